"""Articles in, each deed once out."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Pipeline, load_pipeline
from tests.conftest import make_document


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load_pipeline()


def deeds(pipeline: Pipeline, text: str) -> list[tuple[str, str, int]]:
    (report,) = pipeline.code(make_document(text, published="2020-06-15"))
    return [(e.type, e.cue.text, len(e.evidence)) for e in report.events]


def test_what_was_done_and_what_came_of_it_is_one_deed(pipeline: Pipeline) -> None:
    assert deeds(pipeline, "Militants fired 95 rockets at southern Israel, wounding three people.") == [
        ("ASSAULT", "fired", 1)
    ]


def test_a_deed_told_again_is_one_with_two_proofs(pipeline: Pipeline) -> None:
    text = "Kenya expelled the Sudanese ambassador on Monday. Kenya expelled the ambassador of Sudan after a quarrel over gold."
    assert deeds(pipeline, text) == [("SANCTION", "expelled", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "Turkey bombed Kurdish rebels in Iraq on Monday. Turkey bombed Kurdish rebels in Iraq on Friday.",
        "Turkey bombed Syria on Monday. Turkey bombed Iraq on Monday.",
    ],
)
def test_other_days_and_other_sides_are_other_deeds(pipeline: Pipeline, text: str) -> None:
    assert len(deeds(pipeline, text)) == 2


def test_a_launch_is_part_of_the_strike(pipeline: Pipeline) -> None:
    assert deeds(pipeline, "A missile launched by Iran struck an Israeli school.") == [("ASSAULT", "struck", 1)]
