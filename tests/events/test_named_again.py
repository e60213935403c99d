"""Sentence in, proofs out: what a noun points back to is the event told before, if it can be no other."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import parsed
from tests.events.test_events import codebook
from tests.events.test_headlines import read

__all__ = ["codebook"]

MET = (
    "Chile Chile PROPN 2 nsubj\nmet meet VERB 0 root Tense=Past|VerbForm=Fin\nPeru Peru PROPN 2 obj\n. . PUNCT 2 punct"
)
THE_TALKS = (
    "The the DET 2 det\ntalks talk NOUN 3 nsubj\nlasted last VERB 0 root Tense=Past|VerbForm=Fin\nhours hour NOUN 3 obj"
)
TALKS = "Talks talk NOUN 2 nsubj\nlasted last VERB 0 root Tense=Past|VerbForm=Fin\nhours hour NOUN 2 obj"
EARLIER = (
    "The the DET 3 det\nearlier earlier ADJ 3 amod\ntalks talk NOUN 4 nsubj\n"
    "lasted last VERB 0 root Tense=Past|VerbForm=Fin\nhours hour NOUN 4 obj"
)
WITH_BOLIVIA = (
    "The the DET 2 det\ntalks talk NOUN 5 nsubj\nwith with ADP 4 case\nBolivia Bolivia PROPN 2 nmod\n"
    "lasted last VERB 0 root Tense=Past|VerbForm=Fin\nhours hour NOUN 5 obj"
)
WITH_PERU = WITH_BOLIVIA.replace("Bolivia", "Peru")
ON_FISH = WITH_BOLIVIA.replace("with with", "on on").replace("Bolivia Bolivia PROPN", "fish fish NOUN")
TO_COME = (
    "The the DET 2 det\ntalks talk NOUN 4 nsubj\nwill will AUX 4 aux VerbForm=Fin\nlast last VERB 0 root VerbForm=Inf\n"
    "hours hour NOUN 4 obj"
)
RAID = THE_TALKS.replace("talks talk", "raid raid")


@pytest.mark.parametrize(
    ("after", "points_back"),
    [
        (THE_TALKS, True),
        (WITH_PERU, True),
        (TALKS, False),
        (EARLIER, False),
        (WITH_BOLIVIA, False),
        (ON_FISH, False),
        (TO_COME, False),
        (RAID, False),
    ],
)
def test_the_talks_are_those_told_before(after: str, points_back: bool, codebook: Any) -> None:
    """Chile met Peru. / The talks lasted hours."""
    sentence = parsed(after, number=1, start=20)
    events = read(parsed(MET), sentence, codebook=codebook)
    met = next(e for e in events if e.cue.text == "met")
    assert any(span.start >= 20 for span in met.evidence) is points_back


def test_two_meetings_in_one_sentence_leave_open_which_is_meant(codebook: Any) -> None:
    """Chile met Peru and Bolivia met Chile. / The talks lasted hours."""
    two = (
        "Chile Chile PROPN 2 nsubj\nmet meet VERB 0 root Tense=Past|VerbForm=Fin\nPeru Peru PROPN 2 obj\nand and CCONJ 6 cc\n"
        "Bolivia Bolivia PROPN 6 nsubj\nmet meet VERB 2 conj Tense=Past|VerbForm=Fin\nChile Chile PROPN 6 obj"
    )
    first = parsed(two)
    events = read(first, parsed(THE_TALKS, number=1, start=len(first.text) + 1), codebook=codebook)
    assert [len(e.evidence) for e in events] == [1, 1]
