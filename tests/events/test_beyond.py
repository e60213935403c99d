"""Of which acts the fallback is asked, and how sure it must be: a model that always says the same, sentences in, events out."""

from __future__ import annotations

from typing import cast

import pytest

from dragoman.articles import split
from dragoman.events import code_events
from dragoman.events.learned import Guess, Learned, Seen
from dragoman.pipeline import Pipeline, load_pipeline
from dragoman.records import Document, Event

ABROAD = "Norway baptised Malawi."
HOME = "Norwegian police baptised Norwegian nurses in Oslo."
ALONE = "The Norwegian government baptised a yacht."
BAND = "Al-Shabaab baptised Kenyan soldiers."
NOUN = "The baptising of Malawi by Norway lasted an hour."
FUTURE = "Norway will baptise Malawi."


class Certain:
    """A model that is so sure of one type, whatever it sees."""

    def __init__(self, confidence: float) -> None:
        self.confidence = confidence
        self.modes: dict[str, dict[str, tuple[str, ...]]] = {}
        self.asked: list[str] = []

    def guess(self, seen: Seen) -> Guess:
        self.asked.append(seen.verb)
        return Guess(type="ASSAULT", confidence=self.confidence)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load_pipeline()


def code(pipeline: Pipeline, text: str, model: Certain) -> list[Event]:
    document = Document(id="d", version="d", file="d", text=text, published="2031-05-20", language="en")
    (article,), _ = split(document, pipeline.codebook.pages)
    (sentences,) = pipeline.engine.parse([article])
    events, _ = code_events(pipeline.read(article, sentences), pipeline.codebook, learned=cast("Learned", model))
    return list(events)


@pytest.mark.parametrize(
    ("text", "sure", "unsure"),
    [(ABROAD, True, True), (BAND, True, True), (HOME, True, False), (ALONE, True, False), (NOUN, True, False)],
)
def test_at_home_and_of_nouns_it_must_be_surer(pipeline: Pipeline, text: str, sure: bool, unsure: bool) -> None:
    rule = pipeline.codebook.ontology.learned
    assert bool(code(pipeline, text, Certain(rule.home))) == sure
    assert bool(code(pipeline, text, Certain(rule.least))) == unsure
    assert code(pipeline, text, Certain(rule.least - 0.05)) == []


def test_what_is_to_come_is_planned_and_wants_two_sides(pipeline: Pipeline) -> None:
    (event,) = code(pipeline, FUTURE, Certain(0.9))
    assert (event.plover_type, event.status) == ("THREATEN", "planned")
    assert code(pipeline, "The Norwegian government will baptise early.", Certain(0.9)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Norway praised Malawi.",  # a frame fires
        "Norway never baptised Malawi.",
        "Norway wanted to baptise Malawi.",
        "Norway baptises Malawi.",
        "The baker baptised Malawi.",
        "A Norwegian minister sat in Oslo, baptised in Malawi.",  # to whom it was done
        "Parliament debated the baptising of Malawi by Norway.",  # what another act is about
    ],
)
def test_it_is_not_asked(pipeline: Pipeline, text: str) -> None:
    model = Certain(0.9)
    code(pipeline, text, model)
    assert not [verb for verb in model.asked if verb.startswith("baptis")]


def test_a_sentence_has_one_guess_at_most(pipeline: Pipeline) -> None:
    assert len(code(pipeline, "Norway baptised Malawi and christened Kenya.", Certain(0.9))) == 1
