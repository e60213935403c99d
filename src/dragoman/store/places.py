"""Where events took place, for a map."""

from __future__ import annotations

import sqlite3
from typing import Any

from dragoman.store.leaves import STALE, by_rows

PLACE = "json_extract(facts.body, '$.place.name')"
LAT, LON = "json_extract(facts.body, '$.place.lat')", "json_extract(facts.body, '$.place.lon')"
PLACES, EVENTS = 300, 30


def places(
    connection: sqlite3.Connection, *, since: str | None = None, until: str | None = None
) -> list[dict[str, Any]]:
    """Return the places of events within days, with how many and where they lie, most first."""
    rows = connection.execute(
        f"SELECT {PLACE} AS name, count(*) AS events, max(day) AS last, {LAT} AS lat, {LON} AS lon FROM facts WHERE kind = 'events' AND {PLACE} IS NOT NULL "  # noqa: S608
        f"AND day BETWEEN ? AND ? AND row NOT IN ({STALE}) GROUP BY 1, lat, lon ORDER BY 2 DESC, 1, lat LIMIT ?",
        (since or "", (until or "9999") + "~", PLACES),
    )
    return [dict(row) for row in rows]


def at_place(connection: sqlite3.Connection, name: str) -> list[dict[str, Any]]:
    """Return the latest events at a place."""
    rows = connection.execute(
        f"SELECT row FROM facts WHERE kind = 'events' AND {PLACE} = ? AND row NOT IN ({STALE}) ORDER BY day DESC, row DESC LIMIT ?",  # noqa: S608
        (name, EVENTS),
    )
    return by_rows(connection, [row for (row,) in rows])


def year_before(day: str | None) -> str | None:
    """Return the day a year before a day."""
    return f"{int(day[:4]) - 1:04}{day[4:]}" if day else None
