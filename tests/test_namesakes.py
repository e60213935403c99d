"""Namesakes: places that are somebody's name in the article, and regions called like a state."""

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


def cast(pipeline: Pipeline, text: str, *, day: str = "2031-05-20") -> set[tuple[str, str | None]]:
    document = Document(id="d", version="d", file="d", text=text, published=day, language="en")
    return {(actor.name, actor.country) for report in pipeline.code(document) for actor in report.actors}


def test_a_person_who_is_called_like_a_state_is_no_state(pipeline: Pipeline) -> None:
    assert cast(pipeline, "Michael Jordan praised the plan. Jordan left early.") == {("Michael Jordan", None)}


def test_the_state_stays_where_the_report_tells_of_it(pipeline: Pipeline) -> None:
    found = cast(pipeline, "Michael Jordan landed in Jordan. Jordan rejected the plan.")
    assert ("Jordan", "JOR") in found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Georgia's governor spoke in Atlanta. Georgia voted.", "USA"),
        ("Lawyers came from Alabama and Georgia. Georgia voted.", "USA"),
        ("Georgia and Armenia signed a treaty. Georgia voted.", "GEO"),
        ("Tbilisi is quiet. Georgia voted, and Texas did.", "GEO"),
    ],
)
def test_a_region_is_told_from_a_state_by_what_stands_near(pipeline: Pipeline, text: str, code: str) -> None:
    countries = {country for _, country in cast(pipeline, text)}
    assert ("GEO" in countries) is (code == "GEO")


def test_a_surname_of_the_table_with_another_office_is_somebody_else(pipeline: Pipeline) -> None:
    """The table has a Polish prime minister of this name."""
    assert ("Leszek Miller", "POL") not in cast(pipeline, "Judge Miller jailed the banker.", day="2020-06-15")


def test_people_are_no_state_and_a_side_is(pipeline: Pipeline) -> None:
    assert ("Italians", "ITA") in cast(pipeline, "Thousands of Italians marched.")
    assert ("Italy", "ITA") in cast(pipeline, "The Italians agreed to pull back.")
