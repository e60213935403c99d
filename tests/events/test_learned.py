"""What the fallback makes of acts that no frame knows: sentence in, events out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.codebook.book import load_codebook
from dragoman.pipeline import Pipeline
from dragoman.records import LEARNED, Document, Event
from dragoman.sentences import load_engine
from dragoman.settings import load_settings

Code = Callable[[str], list[Event]]


def coder(*, strict: bool) -> Code:
    pipeline = Pipeline(codebook=load_codebook(), engine=load_engine(load_settings().model), strict=strict)

    def code(text: str) -> list[Event]:
        document = Document(id="d", version="d", file="d", text=text, published="2031-05-20", language="en")
        return [event for report in pipeline.code(document) for event in report.events]

    return code


@pytest.fixture(scope="module")
def code() -> Code:
    return coder(strict=False)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Norway paid the wages of nurses in Malawi.", "AID"),
        ("Fiji's premier hobnobbed with Tongan ministers in Suva.", "CONSULT"),
    ],
)
def test_an_act_that_no_frame_knows_is_guessed_from_its_words(code: Code, text: str, type_: str) -> None:
    (event,) = code(text)
    assert event.type == type_
    assert event.frame == f"{LEARNED}{type_.lower()}"
    assert 0.3 < event.confidence < 1


@pytest.mark.parametrize(
    "text",
    [
        "Norway resembles Chile.",
        "Norway outscored Chile in the second half.",
        "Norway never paid the wages of nurses in Malawi.",
        "The baker paid the wages of nurses in Malawi.",
        "The Norwegian minister turned sixty.",
    ],
)
def test_nothing_is_guessed_of_what_is_no_deed_or_was_not_done(code: Code, text: str) -> None:
    assert code(text) == []


def test_strict_leaves_frames_alone() -> None:
    code = coder(strict=True)
    assert code("Norway paid the wages of nurses in Malawi.") == []
    assert [event.type for event in code("Norway praised Malawi.")] == ["SUPPORT"]
