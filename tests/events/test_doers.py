"""Who does an act, and whether anybody does one: sentence in, type and parties out."""

from __future__ import annotations

import pytest

from dragoman.codebook.book import load_codebook
from dragoman.pipeline import Pipeline
from dragoman.records import Document
from dragoman.sentences import load_engine
from dragoman.settings import load_settings


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(codebook=load_codebook(), engine=load_engine(load_settings().model), strict=True)


def told(pipeline: Pipeline, text: str) -> list[tuple[str, str, str]]:
    document = Document(id="d", version="d", file="d", text=text, published="2031-05-20", language="en")
    events = (event for report in pipeline.code(document) for event in report.events)
    return [
        (e.type, ", ".join(str(a.country) for a in e.actors), ", ".join(str(r.country) for r in e.recipients))
        for e in events
    ]


def test_two_states_may_share_the_end_of_their_name(pipeline: Pipeline) -> None:
    assert told(pipeline, "North and South Korea exchanged artillery fire on Monday.") == [("ASSAULT", "KOR, PRK", "")]


def test_a_mans_critics_are_others_than_he(pipeline: Pipeline) -> None:
    (event,) = told(pipeline, "Chile's president has spoken, and his critics blame Peru for the fires.")
    assert event[0] == "ACCUSE"
    assert event[2] == "PER"


@pytest.mark.parametrize(
    "text",
    [
        "The loss of its leader deprives Peru's army of a commander.",
        "A raid described by Chilean newspapers as bold cost millions.",
        "Chilean singers met a Chilean chef in Lima.",
        "Chile's president gave a speech in Peru.",
        "Please step down, the Chilean senator said.",
    ],
)
def test_nobody_does_what_befalls_or_is_described_or_is_private(pipeline: Pipeline, text: str) -> None:
    assert told(pipeline, text) == []


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Chilean senator Ana Rojas attacked President Luis Vega over the tax.", "ACCUSE"),
        ("Chilean senator Ana Rojas shot President Luis Vega.", "ASSAULT"),
        ("Chilean troops attacked a Peruvian post.", "ASSAULT"),
    ],
)
def test_politicians_attack_each_other_in_words(pipeline: Pipeline, text: str, type_: str) -> None:
    assert [event[0] for event in told(pipeline, text)] == [type_]
