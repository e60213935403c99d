"""The latest facts that may concern a subject: both sides as parties, one named in words only, an issue by its phrases."""

from __future__ import annotations

import sqlite3

import pytest

from dragoman.codebook.book import shipped
from dragoman.codebook.issues import load_issues
from dragoman.records import Entity
from dragoman.store.concerned import concerned, of_persons, of_reports
from dragoman.store.subjects import subject
from tests.reports import CHILE, NORWAY, ROJAS, SOLBERG, Maker
from tests.store.conftest import keep

PERU = Entity(id="PER", name="Peru", country="PER", sector="GOV", text="Peru")
TEXT = """Fish
Kari Solberg met Inés Rojas. Her minister spoke of Chilean boats. Peru met Chile over copper. Peru thanked Norway for nothing."""
FIRST, MEETING = "Kari Solberg met Inés Rojas.", "Her minister spoke of Chilean boats."
COPPER, THANKS = "Peru met Chile over copper.", "Peru thanked Norway for nothing."


@pytest.fixture
def desk(db: sqlite3.Connection) -> sqlite3.Connection:
    make = Maker(TEXT, name="fish.txt")
    events = (
        make.event(FIRST, actors=(SOLBERG, ROJAS), on="2031-03-01"),
        make.event(MEETING, actors=(SOLBERG,), on="2031-03-02"),
        make.event(COPPER, actors=(PERU, CHILE), on="2031-03-03"),
        make.event(THANKS, actors=(PERU,), recipients=(NORWAY,), on="2031-03-04"),
    )
    offices = (make.office("Kari Solberg"),)
    actors = (make.actor(NORWAY, kind="state"), make.actor(CHILE, kind="state"), make.actor(PERU, kind="state"))
    keep(db, make.report(events=events, offices=offices, actors=(*actors, make.actor(SOLBERG), make.actor(ROJAS))))
    return db


def told(desk: sqlite3.Connection, asked: str, *, most: int = 9) -> list[str]:
    about = subject(desk, asked, load_issues(shipped()))
    facts = concerned(desk, about, "events", as_of=None, most=most)
    return [fact["evidence"][0]["text"] for fact in facts if about.concerns(fact)]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("NOR-CHL", [FIRST, MEETING]),
        ("per-chl", [COPPER]),
        ("PER", [COPPER, THANKS]),
        ("pe_solberg-CHL", [FIRST, MEETING]),
        ("copper", [COPPER]),
        ("tariffs", []),
    ],
)
def test_what_concerns_a_subject_in_the_order_of_time(desk: sqlite3.Connection, asked: str, words: list[str]) -> None:
    """A side may be a party or stand in the words alone; what is between others does not count."""
    assert told(desk, asked) == words


def test_of_many_the_latest_in_which_both_take_part_are_looked_at(desk: sqlite3.Connection) -> None:
    assert told(desk, "NOR-CHL", most=1) == [FIRST]
    assert told(desk, "PER", most=1) == [THANKS]


def test_nothing_is_sorted_that_is_not_shown(desk: sqlite3.Connection) -> None:
    """The index by day drives the question, however many facts there are."""
    asked: list[str] = []
    desk.set_trace_callback(asked.append)
    told(desk, "copper")
    desk.set_trace_callback(None)
    query = next(query for query in asked if "INDEXED BY facts_by_day" in query)
    plan = " ".join(row[3] for row in desk.execute(f"EXPLAIN QUERY PLAN {query}"))
    assert "facts_by_day" in plan
    assert "ORDER BY" not in plan


def test_reports_and_persons(desk: sqlite3.Connection) -> None:
    about = subject(desk, "copper", load_issues(shipped()))
    (fact,) = concerned(desk, about, "events", as_of=None, most=9)
    assert len(of_reports(desk, [fact["document"]["id"]], "events", as_of=None)) == 4
    assert of_reports(desk, [fact["document"]["id"]], "events", as_of="2031-03-04") == []
    assert [office["person"] for office in of_persons(desk, ["pe_solberg", "CHL"], as_of=None)] == ["Kari Solberg"]
