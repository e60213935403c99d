"""Who deals with whom lately."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import Any

from dragoman.store.leaves import STALE, Choice
from dragoman.store.names import Meant

#: Pairs that are listed, and events looked at to find them.
PAIRS, RECENT = 40, 4_000
#: What several reports tell is counted once; a fact that was not compared yet stands for itself.
HAPPENING = "coalesce((SELECT happening FROM told JOIN happenings USING (telling) WHERE told.fact = parties.fact), parties.fact)"


def pairs(connection: sqlite3.Connection, *, until: str | None = None) -> list[dict[str, Any]]:
    """Return the pairs of countries of the latest events, most frequent first."""
    bound, values = ("", ()) if until is None else (" AND day <= ?", (until,))
    rows = connection.execute(
        f"SELECT {HAPPENING}, country, day FROM parties WHERE fact IN (SELECT row FROM facts WHERE kind = 'events'"  # noqa: S608
        f"{bound} ORDER BY day DESC LIMIT ?) AND country IS NOT NULL AND fact NOT IN ({STALE})",
        (*values, RECENT),
    )
    countries: dict[str, set[str]] = defaultdict(set)
    days: dict[str, str] = {}
    for happening, country, day in rows:
        countries[happening].add(country)
        days[happening] = max(day or "", days.get(happening, ""))
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for happening, codes in countries.items():
        for pair in combinations(sorted(codes), 2):
            found[pair].append(days[happening])
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))[:PAIRS]
    return [{"sides": list(pair), "events": len(seen), "last": max(seen)} for pair, seen in ranked]


def partners(connection: sqlite3.Connection, who: Meant) -> list[dict[str, Any]]:
    """Return with which other countries somebody's latest events are, most first."""
    condition, values = who.condition()
    rows = connection.execute(
        f"SELECT country, count(DISTINCT {HAPPENING}) AS events FROM parties WHERE fact IN (SELECT fact FROM parties "  # noqa: S608
        f"WHERE ({condition}) AND kind = 'events' ORDER BY day DESC LIMIT ?) AND country IS NOT NULL "
        "GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 13",
        (*values, RECENT),
    )
    return [dict(row) for row in rows if row["country"] not in who.countries]


def choice(sides: Sequence[Meant], **rest: Any) -> Choice:
    """Return the events in which all sides take part."""
    return Choice(kind="events", who=sides[0], other=tuple(sides[1:]), **rest)
