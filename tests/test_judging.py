"""Judgements and forecasts that nobody is reported to have made: sentence in, holder and content out."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from dragoman.codebook.book import shipped
from dragoman.codebook.speech import Speech, load_speech
from dragoman.records import Statement
from dragoman.statements import attribute
from dragoman.statements.judging import judge
from tests.parses import actor, reading, time

WHO = {"Haugen": actor("Anna Haugen", "NOR"), "Oslo": actor("Norway", "NOR", "state")}
LIKELY = "The/DET/det/2 cost/NOUN/nsubj/4 is/AUX/cop/4 likely/ADJ/root to/PART/mark/8 be/AUX/cop/8 a/DET/det/8 problem/NOUN/xcomp/4 ./PUNCT"
SEEN = "The/DET/det/2 project/NOUN/nsubj:pass/4 is/AUX/aux:pass/4 seen/VERB/root {}as/ADP/case/{} a/DET/det/{} card/NOUN/obl ./PUNCT"


@cache
def speech() -> Speech:
    return load_speech(shipped())


def judged(*lines: str, **article: str) -> tuple[Statement, ...]:
    found = reading(*lines, who=WHO, times={"Tuesday": time("2024-05-07")})
    found = replace(found, article=replace(found.article, **article))
    return judge(replace(found, statements=attribute(found, speech())), speech())


def test_a_forecast_is_the_writers() -> None:
    """The cost is likely to be a problem."""
    (found,) = judged(LIKELY, byline="Nora Lind")
    assert (found.speaker, found.kind, found.cue, found.own) == ("Nora Lind", "assessment", "is likely", True)
    assert found.content == "The cost is likely to be a problem"


def test_without_a_byline_it_is_the_outlets_and_else_the_writers() -> None:
    assert [s.speaker for s in judged(LIKELY, outlet="The Wire")] == ["The Wire"]
    assert [s.speaker for s in judged(LIKELY)] == ["the writer"]


def test_those_who_see_it_so_hold_it() -> None:
    """The project is seen as a card. The project is seen by Oslo as a card."""
    (alone,) = judged(SEEN.format("", 7, 7))
    (named,) = judged(SEEN.format("by/ADP/case/6 Oslo/PROPN/obl:agent ", 9, 9))
    assert (alone.speaker, named.speaker, named.speaker_country) == ("the writer", "Norway", "NOR")


def test_what_is_believed_is_the_clause() -> None:
    """It is believed that Haugen has left."""
    line = "It/PRON/expl/3 is/AUX/aux:pass/3 believed/VERB/root that/SCONJ/mark/7 Haugen/PROPN/nsubj/7 has/AUX/aux/7 left/VERB/csubj:pass/3 ./PUNCT"
    assert [s.content for s in judged(line)] == []  # three words say too little
    longer = line.replace("left/VERB/csubj:pass/3", "left/VERB/csubj:pass/3 the/DET/det/9 talks/NOUN/obj/7")
    assert [s.content for s in judged(longer)] == ["Haugen has left the talks"]


def test_what_cannot_be_ruled_out() -> None:
    """It cannot be ruled out that the talks may fail."""
    line = (
        "It/PRON/expl/5 can/AUX/aux/5 not/PART/advmod/5 be/AUX/aux:pass/5 ruled/VERB/root out/ADP/compound:prt/5 that/SCONJ/mark/11 "
        "the/DET/det/9 talks/NOUN/nsubj/11 may/AUX/aux/11 fail/VERB/ccomp/5 ./PUNCT"
    )
    assert [s.content for s in judged(line)] == ["the talks may fail"]


@pytest.mark.parametrize(
    "line",
    [
        "Haugen/PROPN/nsubj said/VERB/root it/PRON/expl/5 is/AUX/cop/5 possible/ADJ/ccomp/2 “/PUNCT that/SCONJ/mark/11 the/DET/det/9 talks/NOUN/nsubj/11 could/AUX/aux/11 fail/VERB/csubj/5 ”/PUNCT ./PUNCT",
        "Haugen/PROPN/nsubj said/VERB/root the/DET/det/4 cost/NOUN/nsubj/6 was/AUX/cop/6 likely/ADJ/ccomp to/PART/mark/8 rise/VERB/xcomp/6 ./PUNCT",
        "Haugen/PROPN/nsubj:pass/3 is/AUX/aux:pass/3 expected/VERB/root to/PART/mark/5 arrive/VERB/xcomp in/ADP/case/7 Oslo/PROPN/obl/5 on/ADP/case/9 Tuesday/PROPN/obl/5 ./PUNCT",
        "Haugen/PROPN/nsubj met/VERB/root the/DET/det/4 king/NOUN/obj ./PUNCT",
        "The/DET/det/2 talks/NOUN/nsubj:pass/4 were/AUX/aux:pass/4 seen/VERB/root by/ADP/case/6 few/NOUN/obl ./PUNCT",
    ],
)
def test_no_judgement_of_the_writers(line: str) -> None:
    """What somebody said, what is on the agenda, what happened, and a verb without what it judges."""
    assert judged(line) == ()


def test_a_column_judges_with_verbs_of_meaning_and_possibility() -> None:
    """Her visit marks a break with the past. The talks could stall soon."""
    marks = "Her/PRON/nmod:poss/2 visit/NOUN/nsubj/3 marks/VERB/root a/DET/det/5 break/NOUN/obj with/ADP/case/8 the/DET/det/8 past/NOUN/nmod/5 ./PUNCT"
    fail = "The/DET/det/2 talks/NOUN/nsubj/4 could/AUX/aux/4 stall/VERB/root soon/ADV/advmod ./PUNCT"
    marks = marks.replace("marks/VERB", "mark/VERB")  # the lemma of this test's parse is the word
    found = judged(marks, fail, genre="opinion", byline="Nora Lind")
    assert [(s.cue, s.confidence) for s in found] == [("mark", 0.5), ("could", 0.5)]
    assert judged(marks, fail) == ()
