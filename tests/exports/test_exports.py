"""Exports: the same reports give the same bytes, in whatever order and batches they were read."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.contract import FACTS, json_line, report_data
from dragoman.exports import EXPORTS
from dragoman.exports.wanted import Wanted
from dragoman.records import Rejection, Report
from dragoman.store import open_for_writing
from tests.reports import CHILE, NORWAY, Maker
from tests.store.conftest import keep, writer

TEXT = "Talks\n=SUM(A1) said Norway, “and more”; Chile met Norway."


def some(count: int) -> list[Report]:
    makers = [
        Maker(f"{TEXT} Round {i}.", name=f"{i % 7}/{i:02}.txt", published=f"2031-03-{1 + i % 5:02}")
        for i in range(count)
    ]
    return [
        make.report(
            events=(make.event("Chile met Norway.", actors=(CHILE, NORWAY)), make.event("=SUM(A1) said Norway", on=None)),
            statements=(make.statement("and more"),), actors=(make.actor(CHILE, kind="state"),), **make.others("Talks"),
        )
        for make in makers
    ]  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with open_for_writing(tmp_path / "desk.db") as db:
        keep(db, *some(12))
        yield db


def written(db: sqlite3.Connection, name: str, **wanted: str) -> str:
    out = io.StringIO()
    EXPORTS[name](db, out, Wanted(**wanted))
    return out.getvalue()


@pytest.mark.parametrize(("name", "kind"), [("jsonl", "events"), *(("csv", kind) for kind in FACTS)])
def test_the_order_of_reading_changes_no_byte(desk: sqlite3.Connection, tmp_path: Path, name: str, kind: str) -> None:
    with open_for_writing(tmp_path / "other.db") as other:
        for report in reversed(some(12)):
            keep(other, report, started="2032-01-01T00:00:00+00:00")
        assert written(other, name, kind=kind) == written(desk, name, kind=kind)


def test_lines_are_what_code_prints(desk: sqlite3.Connection) -> None:
    expected = sorted((report_data(report) for report in some(12)), key=lambda data: data["document"]["file"])
    assert written(desk, "jsonl").splitlines() == [json_line(data) for data in expected]


def test_an_unreadable_input_has_its_line_at_the_end(desk: sqlite3.Connection) -> None:
    with (made := writer(desk)).batch():
        made.reject(Rejection(stage="read", reason="The file is empty.", file="0/a.txt"))
    assert '"file": "0/a.txt"' in written(desk, "jsonl").splitlines()[-1]
    assert len(written(desk, "jsonl").splitlines()) == 13


def test_a_table_is_safe_in_a_spreadsheet(desk: sqlite3.Connection) -> None:
    rows = list(csv.DictReader(io.StringIO(written(desk, "csv"))))
    assert len(rows) == 24
    assert rows[0]["actors_name"] == "Chile; Norway"
    assert rows[0]["recipients_name"] == ""
    assert rows[1]["evidence_text"] == "'=SUM(A1) said Norway"
    assert (rows[1]["date_start"], rows[1]["date_basis"]) == ("", "")


def test_as_of_a_day(desk: sqlite3.Connection) -> None:
    assert len(written(desk, "jsonl", as_of="2031-03-01").splitlines()) == 3
    assert len(written(desk, "csv", as_of="2031-03-01").splitlines()) == 1 + 6
