"""A meeting that is numbered and dated, and names nobody: those who met before meet again."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.events import code_events
from dragoman.propositions import extract
from dragoman.records import Cast, Reading, Time, TimeMention
from tests.conftest import make_article, parsed
from tests.events.test_events import KNOWN, codebook

__all__ = ["codebook"]

MET = (
    "Chile Chile PROPN 2 nsubj\nmet meet VERB 0 root Tense=Past|VerbForm=Fin\nPeru Peru PROPN 2 obj\n. . PUNCT 2 punct"
)
SECOND = (
    "A a DET 3 det\nsecond second ADJ 3 amod\nmeeting meeting NOUN 5 nsubj\nwill will AUX 5 aux VerbForm=Fin\n"
    "take take VERB 0 root VerbForm=Inf\nplace place NOUN 5 obj\non on ADP 8 case\nFriday Friday PROPN 5 obl"
)
TUESDAY = Time(start="2031-05-20", end="2031-05-20", granularity="day", basis="relative")
FRIDAY = Time(start="2031-05-23", end="2031-05-23", granularity="day", basis="relative")
BARE = SECOND.replace("second second ADJ", "secret secret ADJ")
OTHERS = f"{SECOND}\nwith with ADP 10 case\nBolivia Bolivia PROPN 3 nmod"


@pytest.mark.parametrize(("after", "met_again"), [(SECOND, True), (BARE, False), (OTHERS, False)])
def test_a_second_meeting_is_of_those_who_met(after: str, met_again: bool, codebook: Any) -> None:
    """Chile met Peru. / A second meeting will be held on Friday."""
    sentences = (parsed(MET), parsed(after, number=1, start=len("Chile met Peru .")))
    article = make_article(" ".join(s.text for s in sentences), published="2031-05-20")
    entities = {(s.number, t.i): (KNOWN[t.text],) for s in sentences for t in s.tokens if t.text in KNOWN}
    events, _ = code_events(
        Reading(
            article=article,
            sentences=sentences,
            cast=Cast(actors=(), entities=entities),
            propositions=extract(sentences, codebook.grammar, nouns=codebook.frames.nouns),
            times=(
                TimeMention(sentence=0, first=1, last=2, time=TUESDAY),
                TimeMention(sentence=1, first=7, last=8, time=FRIDAY),
            ),
        ),
        codebook,
    )
    later = [e for e in events if e.cue.text == "meeting" and {x.country for x in e.actors} == {"CHL", "PER"}]
    assert bool(later) is met_again
