"""One writer: whole documents or nothing, versions kept, nothing twice."""

from __future__ import annotations

import sqlite3

import pytest

from dragoman.records import Rejection
from dragoman.store.proof import verify
from dragoman.store.reports import reports
from tests.reports import CHILE, NORWAY, ROJAS, SOLBERG, Maker, document
from tests.store.conftest import keep, number, writer

TEXT = "Talks in Oslo\nForeign Minister Kari Solberg met Rojas on Tuesday."


def talks(text: str = TEXT, *, name: str = "a.txt"):
    make = Maker(text, name=name)
    words = text.split("\n")[1]
    return make.report(
        events=(make.event(words, actors=(SOLBERG, ROJAS)),), offices=(make.office("Foreign Minister Kari Solberg"),),
        actors=(make.actor(SOLBERG), make.actor(NORWAY, kind="state")), warnings=("No byline",),
        rejections=(Rejection(stage="events", reason="Nothing fits", start=0, end=5),), **make.others("Oslo"),
    )  # fmt: skip


def test_a_report_fills_every_table(db: sqlite3.Connection) -> None:
    keep(db, talks())
    kinds = dict(map(tuple, db.execute("SELECT kind, count(*) FROM facts GROUP BY kind")))
    assert kinds == {"events": 1, "offices": 1, "pledges": 1, "measures": 1, "quantities": 1}
    parties = db.execute("SELECT role, name, country FROM parties ORDER BY fact, rowid").fetchall()
    assert [tuple(p) for p in parties] == [
        ("actor", "Kari Solberg", "NOR"), ("actor", "Inés Rojas", "CHL"),
        ("maker", "Norway", "NOR"), ("beneficiary", "Chile", None),
        ("by", None, "CHL"), ("on", None, "NOR"), ("person", "Kari Solberg", "NOR"),
    ]  # fmt: skip
    assert [number(db, t) for t in ("evidence", "actors", "rejections", "warnings")] == [5, 2, 1, 1]
    assert db.execute("SELECT actors FROM events").fetchone()["actors"] == "Kari Solberg; Inés Rojas"
    assert verify(db).failed == 0


def test_writing_the_same_again_changes_nothing(db: sqlite3.Connection) -> None:
    tables = ("documents", "articles", "facts", "parties", "evidence", "actors", "rejections", "warnings", "fact_words")
    keep(db, talks())
    before = list(reports(db)), [number(db, table) for table in tables]
    keep(db, talks())
    keep(db, talks(), talks())
    assert (list(reports(db)), [number(db, table) for table in tables]) == before


def test_a_changed_document_is_a_new_version_and_the_old_one_stays(db: sqlite3.Connection) -> None:
    keep(db, talks())
    keep(db, talks(TEXT + " They agreed on fish."))
    assert number(db, "documents") == 2
    assert number(db, "documents", "is_current") == 1
    assert number(db, "events") == 1
    assert number(db, "facts", "kind = 'events'") == 2
    made = writer(db)
    assert made.state(document(TEXT)) == "unchanged"
    assert not made.is_settled(document(TEXT))
    with made.batch():
        made.confirm(document(TEXT))
    assert "They agreed" not in db.execute("SELECT text FROM documents WHERE is_current").fetchone()[0]


def test_another_pipeline_codes_again_and_leaves_no_rest(db: sqlite3.Connection) -> None:
    keep(db, talks())
    assert writer(db, "two").state(document(TEXT)) == "recoded"
    make = Maker(TEXT)
    keep(db, make.report(), pipeline="two", started="2031-05-01T08:00:00+00:00")
    assert [number(db, t) for t in ("facts", "parties", "evidence", "actors", "warnings", "rejections")] == [0] * 6
    assert number(db, "fact_words") == 0
    assert number(db, "article_words") == 1
    assert db.execute("SELECT first_read FROM documents").fetchone()[0].startswith("2031-04-01")
    assert writer(db, "two").state(document(TEXT)) == "unchanged"


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ({}, "unchanged"),
        ({"published": "2031-01-01"}, "recoded"),
        ({"outlet": "Wire"}, "recoded"),
        ({"name": "b.txt"}, "new"),
    ],
)
def test_what_is_given_beside_the_text_is_part_of_the_coding(db: sqlite3.Connection, given: dict, state: str) -> None:
    keep(db, talks())
    assert writer(db).state(document(TEXT, **given)) == state


def test_a_batch_that_breaks_keeps_nothing(db: sqlite3.Connection) -> None:
    made = writer(db)

    def break_off() -> None:
        with made.batch():
            made.keep(document(TEXT), [talks()])
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        break_off()
    assert number(db, "documents") == number(db, "facts") == 0
    with made.batch():
        made.keep(document("Other", name="b.txt"), [])
    assert (number(db, "documents"), number(db, "articles")) == (1, 0)


def test_an_unreadable_input_is_noted_once_and_forgotten_when_it_is_read(db: sqlite3.Connection) -> None:
    refused = Rejection(stage="read", reason="The file is empty.", file="a.txt")
    for _ in range(2):
        with (made := writer(db)).batch():
            made.reject(refused)
            made.reject(Rejection(stage="read", reason="Not JSON.", file="a.txt", start=3, end=9))
        assert number(db, "rejections") == 2
    with (made := writer(db)).batch():
        made.keep(document(TEXT), [])
    assert number(db, "rejections") == 0


def test_of_two_places_of_one_document_the_first_by_name_is_kept(db: sqlite3.Connection) -> None:
    made = writer(db)
    first, second = document("Same", name="b.txt"), document("Same", name="b.txt")
    object.__setattr__(second, "file", "a.txt")
    with made.batch():
        made.keep(first, [])
    assert not made.is_settled(second)
    with made.batch():
        made.confirm(second)
    assert db.execute("SELECT file FROM documents").fetchone()[0] == "a.txt"
    assert made.is_settled(first)


def test_the_day_of_report_is_that_of_publication_else_of_reading(db: sqlite3.Connection) -> None:
    for name, published in (
        ("a", "2031-03-05T10:00+09:00"),
        ("b", "2031-02"),
        ("c", None),
        ("d", "soon"),
        ("e", "2031-02-31"),
    ):
        keep(db, Maker("Text", name=name, published=published).report())
    found = [tuple(row) for row in db.execute("SELECT reported, published FROM articles ORDER BY row")]
    assert found == [("2031-03-05", "2031-03-05"), ("2031-02-28", "2031-02-28"), *[("2031-04-01", None)] * 3]


def test_parties_without_a_name_are_not_rows(db: sqlite3.Connection) -> None:
    make = Maker(TEXT)
    keep(db, make.report(events=(make.event("met Rojas", actors=(), recipients=(CHILE,)),)))
    assert [tuple(r) for r in db.execute("SELECT role, name FROM parties")] == [("recipient", "Chile")]
