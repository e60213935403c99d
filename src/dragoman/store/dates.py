"""What comes next, and what is in force: facts by the days on which they fall due or hold."""

from __future__ import annotations

import sqlite3
from typing import Any

from dragoman.calendars import is_off, is_sure
from dragoman.store.judgements import judged
from dragoman.store.views import FROM, current, fact_of

#: Items and measures on one page.
ITEMS, MEASURES = 300, 300
#: Statuses of a measure that does not hold (yet).
NOT_HELD = ("proposed", "ended")
COLUMNS = "facts.kind, facts.body, facts.day, articles.body AS article, articles.reported, documents.file"


def ahead(
    connection: sqlite3.Connection, day: str, *, until: str | None = None, as_of: str | None = None
) -> list[dict[str, Any]]:
    """Return the agenda from a day on, soonest first: what several reports say of one date and parties stands together.

    What runs already counts too, up to a year back: "later this year" begins in January.
    """
    known, days = current(as_of)
    rows = connection.execute(
        f"SELECT {COLUMNS} {FROM} WHERE facts.kind = 'schedule' AND facts.day BETWEEN ? AND ? "
        "AND coalesce(facts.end_day, facts.start_day) IS NOT NULL "
        f"AND ({known}) ORDER BY facts.day, facts.row LIMIT ?",
        (day, (until or "9999") + "~", *days, ITEMS),
    )
    running = connection.execute(
        f"SELECT {COLUMNS} {FROM} WHERE facts.kind = 'schedule' AND facts.day < ? AND facts.day > date(?, '-366 days') "
        f"AND facts.end_day >= ? AND ({known}) ORDER BY facts.day, facts.row LIMIT ?",
        (day, day, day, *days, ITEMS),
    )
    facts = judged(connection, [fact_of(row) | {"day": row["day"]} for row in (*running, *rows)])
    groups: dict[Any, list[dict[str, Any]]] = {}
    for fact in facts:
        if fact.get("verdict") != "wrong":
            groups.setdefault((fact["day"], fact["date"]["end"], tuple(sorted(fact["parties"]))), []).append(fact)
    return [_item(group) for group in groups.values()]


def _item(group: list[dict[str, Any]]) -> dict[str, Any]:
    """Return one item: its best wording, whether it is confirmed, and whether it is called off."""
    best = max(group, key=lambda f: (f["confidence"], -len(f["what"]), f["id"]))
    reports = len({fact["document"]["id"] for fact in group})
    return {
        "day": best["day"],
        "fact": best,
        "reports": reports,
        "confirmed": is_sure(best),
        "off": is_off(best),
        "others": [f["id"] for f in group if f is not best],
    }


def in_force(connection: sqlite3.Connection, day: str) -> list[dict[str, Any]]:
    """Return the measures that hold on a day as far as reported by then, latest first; those without dates are marked so."""
    rows = connection.execute(
        f"SELECT {COLUMNS} {FROM} WHERE facts.kind = 'measures' AND facts.day <= ? AND documents.is_current "
        "AND articles.reported <= ? AND (facts.start_day IS NULL OR facts.start_day <= ?) "
        "AND (facts.end_day IS NULL OR facts.end_day >= ?) "
        f"AND coalesce(facts.status, '') NOT IN ({', '.join('?' * len(NOT_HELD))}) ORDER BY facts.day DESC, facts.row DESC LIMIT ?",
        (day + "~", day, day, day, *NOT_HELD, MEASURES),
    )
    return judged(connection, [fact_of(row) | {"day": row["day"]} for row in rows])
