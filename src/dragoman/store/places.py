"""Where events took place, for a map."""

from __future__ import annotations

import sqlite3
from typing import Any

from dragoman.days import day_of, off
from dragoman.store.leaves import STALE, by_rows

PLACES, EVENTS, YEAR = 300, 30, 365
#: Events with a place, by an index that holds all that a map needs.
PLACED = (
    f"FROM facts INDEXED BY facts_by_place WHERE kind = 'events' AND place_name IS NOT NULL AND row NOT IN ({STALE})"
)


def places(
    connection: sqlite3.Connection, *, since: str | None = None, until: str | None = None
) -> list[dict[str, Any]]:
    """Return the places of events within days, with how many and where they lie, most first."""
    rows = connection.execute(
        f"SELECT place_name AS name, count(*) AS events, max(day) AS last, lat, lon {PLACED} "
        "AND day BETWEEN ? AND ? GROUP BY 1, lat, lon ORDER BY 2 DESC, 1, lat LIMIT ?",
        (since or "", (until or "9999") + "~", PLACES),
    )
    return [dict(row) for row in rows]


def at_place(connection: sqlite3.Connection, name: str) -> list[dict[str, Any]]:
    """Return the latest events at a place."""
    rows = connection.execute(
        f"SELECT row {PLACED} AND place_name = ? ORDER BY day DESC, row DESC LIMIT ?", (name, EVENTS)
    )
    return by_rows(connection, [row for (row,) in rows])


def year_before(day: str | None) -> str | None:
    """Return the day a year before a day."""
    given = day_of(day) if day else None
    return off(given, -YEAR).isoformat() if given else None
