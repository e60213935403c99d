"""The proof: it holds for what was read, and every forgery shows."""

from __future__ import annotations

import sqlite3

import pytest

from dragoman.store.proof import verify
from tests.reports import Maker, day, span
from tests.store.conftest import keep

TEXT = "On Tuesday Foreign Minister Kari Solberg met Rojas."


@pytest.fixture
def desk(db: sqlite3.Connection) -> sqlite3.Connection:
    make = Maker(TEXT)
    keep(
        db,
        make.report(events=(make.event("Kari Solberg met Rojas", date=day("2031-03-04", span(TEXT, "On Tuesday"))),)),
    )
    keep(db, Maker(TEXT + " Then he left.").report())
    return db


def test_a_record_as_it_was_written_stands(desk: sqlite3.Connection) -> None:
    proof = verify(desk)
    assert (proof.documents, proof.facts, proof.spans, proof.failed) == (2, 1, 3, 0)


@pytest.mark.parametrize(
    ("forgery", "reason"),
    [
        ("UPDATE documents SET text = replace(text, 'Rojas', 'Rosas')", "The text is not"),
        ("UPDATE evidence SET text = 'Kari Solberg left Rojas'", "The evidence is not"),
        ("UPDATE evidence SET start_at = start_at + 1", "The evidence is not"),
        ("DELETE FROM evidence", "The evidence is not"),
        ("UPDATE facts SET body = json_set(body, '$.date.span.text', 'On Friday')", "do not say 'On Friday'"),
        ("UPDATE facts SET body = json_set(body, '$.evidence', json('[]'))", "no evidence"),
    ],
)
def test_a_forgery_shows(desk: sqlite3.Connection, forgery: str, reason: str) -> None:
    desk.execute(forgery)
    assert any(reason in failure["reason"] for failure in verify(desk).failures)
