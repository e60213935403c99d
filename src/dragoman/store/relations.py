"""Relations out of the record: what two or more sides did to and with each other."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dragoman.codebook.book import Codebook
from dragoman.errors import UsageError
from dragoman.relations import by_period, linked_issues, scored
from dragoman.store.asking import ask_in
from dragoman.store.happenings import merged
from dragoman.store.names import who_is_meant
from dragoman.store.views import Question


def relations(
    connection: sqlite3.Connection, book: Codebook, sides: Sequence[str], *, question: Question, by: str = "month"
) -> dict[str, Any]:
    """Return the events between sides, which all must be in: by period, and each with its quad class and intensity.

    `question` bounds the time; raise UsageError for a side that the record does not know.
    """
    roles = [_roles(connection, side) for side in sides]
    rows = sorted(set.intersection(*(set(role) for role in roles)))
    between = _between(connection, rows, roles)
    found = merged(connection, book, replace(question, kind="events", rows=tuple(rows)))
    events = scored(found, book.ontology, book.relations, between=between)
    return {
        "sides": list(sides),
        "periods": by_period(events, by, book.relations),
        "linked_issues": linked_issues(events, book.issues, book.relations, rarity=book.rarity),
        "events": events,
    }


def _roles(connection: sqlite3.Connection, side: str) -> dict[int, set[str]]:
    """Return the rows of the events that somebody of a side is in, each with the roles."""
    condition, values = who_is_meant(connection, side).condition()
    if condition == "0":
        raise UsageError(f"The record knows nobody called {side!r}; `dragoman actors` lists whom it met.")
    query = f"SELECT fact, role FROM parties WHERE role IN ('actor', 'recipient') AND ({condition})"  # noqa: S608
    found: dict[int, set[str]] = defaultdict(set)
    for row in connection.execute(query, values):
        found[row["fact"]].add(row["role"])
    return found


def _between(connection: sqlite3.Connection, rows: Sequence[int], roles: Sequence[dict[int, set[str]]]) -> set[str]:
    """Return the ids of the events that pass between the sides, and not from all of them together toward others."""
    query = (
        "SELECT row, id, EXISTS (SELECT 1 FROM parties WHERE fact = facts.row AND role = 'recipient') AS is_toward "
        "FROM facts WHERE row IN"
    )
    return {
        row["id"]
        for row in ask_in(connection, query, rows)
        if not row["is_toward"] or len(set.union(*(role[row["row"]] for role in roles))) > 1
    }
