"""Relations out of the record: what two or more sides did to and with each other, each happening once."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dragoman.codebook.book import Codebook
from dragoman.errors import UsageError
from dragoman.merging.merged import outline
from dragoman.relations import by_period, linked_issues, scored
from dragoman.store.accounts import told
from dragoman.store.asking import ask_in
from dragoman.store.happenings import merged
from dragoman.store.names import Meant, who_is_meant
from dragoman.store.views import Question

#: Days up to which a chart counts by week, and up to which by day.
WEEKLY, DAILY = 800, 60
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def relations(
    connection: sqlite3.Connection, book: Codebook, sides: Sequence[str], *, question: Question, by: str = "month"
) -> dict[str, Any]:
    """Return the events between sides, which all must be in: by period, and each with its quad class and intensity.

    `question` bounds the time; raise UsageError for a side that the record does not know.
    """
    meant = [who_is_meant(connection, side) for side in sides]
    for side, known in zip(sides, meant, strict=True):
        if known.condition()[0] == "0":
            raise UsageError(f"The record knows nobody called {side!r}; `dragoman actors` lists whom it met.")
    rows = _shared(connection, meant)
    between = _between(connection, rows, meant)
    found = merged(connection, book, replace(question, kind="events", rows=tuple(rows)))
    events = scored(found, book.ontology, book.relations, between=between)
    return {
        "sides": list(sides),
        "periods": by_period(events, by, book.relations),
        "linked_issues": linked_issues(events, book.issues, book.relations, rarity=book.rarity),
        "events": events,
    }


def counted(connection: sqlite3.Connection, book: Codebook, sides: Sequence[Meant]) -> list[dict[str, Any]]:
    """Return what `relations` counts between sides, from the columns of the record alone: no words, no proof.

    So a long relation is counted in a moment; type, mode, status and day of each happening are those that `merged` gives.
    """
    rows = _shared(connection, sides)
    between = _between(connection, rows, sides)
    events = [outline(accounts) for accounts in told(connection, rows)]
    return [event for event in scored(events, book.ontology, book.relations, between=between) if event["counts"]]


def over_time(connection: sqlite3.Connection, book: Codebook, sides: Sequence[Meant]) -> list[dict[str, Any]]:
    """Return what took place between sides: by period, how many acts of cooperation and of conflict, and their weight."""
    events = sorted(
        (e for e in counted(connection, book, sides) if DAY.fullmatch(e["date"]["start"] or "")), key=_start
    )
    if not events:
        return []
    days = (date.fromisoformat(_start(events[-1])) - date.fromisoformat(_start(events[0]))).days
    found: dict[str, dict[str, Any]] = {}
    for event in events:
        start = _first_day(_start(event), days)
        period = found.setdefault(start, {"start": start, "cooperation": 0, "conflict": 0, "weight": 0.0})
        period["cooperation" if event["quad"] in book.relations.cooperation else "conflict"] += 1
        period["weight"] = round(period["weight"] + event["intensity"], 1)
    return [found[start] for start in sorted(found)]


def _start(event: dict[str, Any]) -> str:
    return str(event["date"]["start"])


def _first_day(day: str, days: int) -> str:
    """Return the first day of the period that a day is counted in."""
    if days <= DAILY:
        return day
    if days > WEEKLY:
        return day[:8] + "01"
    given = date.fromisoformat(day)
    return (given - timedelta(days=given.weekday())).isoformat()


def _shared(connection: sqlite3.Connection, sides: Sequence[Meant]) -> list[int]:
    """Return the rows of the events that somebody of each side is in."""
    asked = [side.condition() for side in sides]
    query = " INTERSECT ".join(
        f"SELECT fact FROM parties WHERE kind = 'events' AND role IN ('actor', 'recipient') AND ({condition})"  # noqa: S608
        for condition, _ in asked
    )
    return sorted(row for (row,) in connection.execute(query, [value for _, values in asked for value in values]))


def _between(connection: sqlite3.Connection, rows: Sequence[int], sides: Sequence[Meant]) -> set[str]:
    """Return the ids of the events that pass between the sides, and not from all of them together toward others.

    These have nobody toward whom they are done, or the sides stand in both roles.
    """
    either = " OR ".join(f"({condition})" for condition, _ in (side.condition() for side in sides))
    values = [value for side in sides for value in side.condition()[1]]
    query = (
        "SELECT id FROM facts WHERE (NOT EXISTS (SELECT 1 FROM parties WHERE fact = facts.row AND role = 'recipient') "  # noqa: S608
        f"OR (SELECT count(DISTINCT role) FROM parties WHERE fact = facts.row AND role IN ('actor', 'recipient') AND ({either})) > 1) "
        "AND row IN"
    )
    return {row["id"] for row in ask_in(connection, query, rows, before=values)}
