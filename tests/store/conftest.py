"""A record in a temporary folder, open for the writer."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.records import Report
from dragoman.store import open_for_writing
from dragoman.store.writer import Writer

NOW = "2031-04-01T08:00:00+00:00"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with open_for_writing(tmp_path / "desk.db") as connection:
        yield connection


def writer(db: sqlite3.Connection, pipeline: str = "one", started: str = NOW) -> Writer:
    return Writer(db, pipeline=pipeline, command="read .", started=started)


def keep(db: sqlite3.Connection, *reports: Report, pipeline: str = "one", started: str = NOW) -> None:
    """Write reports, each the whole of its document."""
    with (made := writer(db, pipeline, started)).batch():
        for report in reports:
            made.keep(report.article.document, [report])


def number(db: sqlite3.Connection, table: str, where: str = "1") -> int:
    return int(db.execute(f"SELECT count(*) FROM {table} WHERE {where}").fetchone()[0])
