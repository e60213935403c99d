"""What a question is about: issues, actors, two sides, words."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from dragoman.codebook.book import shipped
from dragoman.codebook.issues import Issues, load_issues
from dragoman.codebook.state_names import load_state_names
from dragoman.store.subjects import is_about, subject, with_leads
from dragoman.store.views import Question, ask
from tests.reports import CHILE, NORWAY, ROJAS, SOLBERG, Maker
from tests.store.conftest import keep

TEXT = """Fish
On copper, Kari Solberg said that Norway would wait. She told Chilean envoys that the fishing quota of Norway stands. Rojas spoke of ships."""


@pytest.fixture
def desk(db: sqlite3.Connection) -> sqlite3.Connection:
    make = Maker(TEXT, name="fish.txt")
    said = ("Norway would wait", "the fishing quota of Norway stands", "ships")
    statements = (make.statement(said[0]), make.statement(said[1]), make.statement(said[2], speaker=ROJAS))
    actors = (make.actor(NORWAY, kind="state"), make.actor(CHILE, kind="state"), make.actor(SOLBERG), make.actor(ROJAS))
    keep(db, make.report(statements=statements, actors=actors))
    return db


def found(desk: sqlite3.Connection, asked: str) -> list[str]:
    issues = load_issues(shipped())
    facts = ask(desk, Question(kind="statements"))
    about = subject(desk, asked, issues)
    whole = with_leads(desk, facts)
    return [fact["content"] for fact, led in zip(facts, whole, strict=True) if is_about(led, about)]


@pytest.mark.parametrize(
    ("asked", "contents"),
    [
        ("fisheries", ["the fishing quota of Norway stands"]),
        ("NOR", ["Norway would wait", "the fishing quota of Norway stands"]),
        ("copper", ["Norway would wait"]),
        ("NOR-CHL", ["the fishing quota of Norway stands"]),
        ("ships", ["ships"]),
        ("tariffs", []),
    ],
)
def test_what_statements_are_about(desk: sqlite3.Connection, asked: str, contents: list[str]) -> None:
    """How a sentence begins counts, whoever speaks does not."""
    assert found(desk, asked) == contents


@pytest.mark.parametrize("asked", ["NOR-CHL", "Norway and Chile", "NOR CHL", "norway/chile", "Solberg-Rojas"])
def test_two_sides(desk: sqlite3.Connection, asked: str) -> None:
    assert len(subject(desk, asked, load_issues(shipped())).sides) == 2


def test_an_issue_takes_in_those_below_it(desk: sqlite3.Connection) -> None:
    issues: Issues = load_issues(shipped())
    assert {"trade", "tariffs"} <= subject(desk, "trade", issues).issues


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("the North Korean nuclear issue", {"PRK"}),
        ("U.S. and Korean envoys", {"USA", "KOR"}),
        ("they told us", set()),
    ],
)
def test_states_in_a_text(text: str, codes: set[Any]) -> None:
    assert load_state_names(shipped()).find(text) == codes
