"""Two or three sides: how they dealt with each other over time."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from dragoman.codebook.ontology import Ontology
from dragoman.store.leaves import STALE, Choice
from dragoman.store.names import Meant
from dragoman.store.views import TOOK_PLACE

#: Days up to which a chart counts by week, and up to which by day.
WEEKLY, DAILY = 800, 60
#: Pairs that are listed, and events looked at to find them.
PAIRS, RECENT = 40, 4_000


def over_time(connection: sqlite3.Connection, sides: Sequence[Meant], ontology: Ontology) -> list[dict[str, Any]]:
    """Return what took place between the sides: by period, how many acts of cooperation and of conflict, and their weight."""
    asked = [side.condition() for side in sides]
    shared = " INTERSECT ".join(f"SELECT fact FROM parties WHERE ({where}) AND kind = 'events'" for where, _ in asked)  # noqa: S608
    marks = ", ".join("?" * len(TOOK_PLACE))
    rows = connection.execute(
        f"SELECT start_day, type, mode, count(*) FROM facts WHERE row IN ({shared}) AND status IN ({marks}) "  # noqa: S608
        f"AND start_day IS NOT NULL AND row NOT IN ({STALE}) GROUP BY 1, 2, 3 ORDER BY 1",
        (*(value for _, values in asked for value in values), *sorted(TOOK_PLACE)),
    ).fetchall()
    return _periods([tuple(row) for row in rows], ontology)


def pairs(connection: sqlite3.Connection, ontology: Ontology, *, until: str | None = None) -> list[dict[str, Any]]:
    """Return the pairs of countries of the latest events, most frequent first, with their acts for and against each other."""
    bound, values = ("", ()) if until is None else (" AND day <= ?", (until,))
    rows = connection.execute(
        "SELECT parties.fact, parties.country, parties.day, facts.type, facts.mode, facts.status FROM parties "  # noqa: S608
        "JOIN facts ON facts.row = parties.fact WHERE parties.fact IN (SELECT row FROM facts WHERE kind = 'events'"
        f"{bound} ORDER BY day DESC LIMIT ?) AND parties.country IS NOT NULL AND parties.fact NOT IN ({STALE})",
        (*values, RECENT),
    )
    countries: dict[int, set[str]] = defaultdict(set)
    events = {}
    for row in rows:
        countries[row["fact"]].add(row["country"])
        events[row["fact"]] = row
    found: dict[tuple[str, ...], list[sqlite3.Row]] = defaultdict(list)
    for fact, codes in countries.items():
        for pair in combinations(sorted(codes), 2):
            found[pair].append(events[fact])
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))[:PAIRS]
    return [_dealing(pair, seen, ontology) for pair, seen in ranked]


def _dealing(pair: tuple[str, ...], seen: Sequence[sqlite3.Row], ontology: Ontology) -> dict[str, Any]:
    done = [row for row in seen if row["status"] in TOOK_PLACE and row["type"] in ontology.types]
    weights = [ontology.intensity(row["type"], row["mode"]) for row in done]
    return {
        "sides": list(pair), "events": len(seen), "last": max(row["day"] or "" for row in seen),
        "cooperation": sum(weight > 0 for weight in weights), "conflict": sum(weight < 0 for weight in weights),
    }  # fmt: skip


def partners(connection: sqlite3.Connection, who: Meant) -> list[dict[str, Any]]:
    """Return with which other countries somebody's latest events are, most first."""
    condition, values = who.condition()
    rows = connection.execute(
        "SELECT country, count(DISTINCT fact) AS events FROM parties WHERE fact IN (SELECT fact FROM parties "  # noqa: S608
        f"WHERE ({condition}) AND kind = 'events' ORDER BY day DESC LIMIT ?) AND country IS NOT NULL "
        "GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 13",
        (*values, RECENT),
    )
    return [dict(row) for row in rows if row["country"] not in who.countries]


def choice(sides: Sequence[Meant], **rest: Any) -> Choice:
    """Return the events in which all sides take part."""
    return Choice(kind="events", who=sides[0], other=tuple(sides[1:]), **rest)


def _periods(rows: list[tuple[Any, ...]], ontology: Ontology) -> list[dict[str, Any]]:
    if not rows:
        return []
    days = (date.fromisoformat(rows[-1][0]) - date.fromisoformat(rows[0][0])).days
    found: dict[str, dict[str, Any]] = {}
    for day, type_, mode, number in rows:
        known = ontology.types.get(type_)
        if known is None:
            continue
        start = _start(day, days)
        empty = {"start": start, "cooperation": 0, "conflict": 0, "weight": 0.0}
        period = found.setdefault(start, empty)
        period["cooperation" if known.quad <= 2 else "conflict"] += number
        period["weight"] = round(period["weight"] + number * ontology.intensity(type_, mode), 1)
    return [found[start] for start in sorted(found)]


def _start(day: str, days: int) -> str:
    """Return the first day of the period that a day is counted in."""
    if days <= DAILY:
        return day
    if days > WEEKLY:
        return day[:8] + "01"
    given = date.fromisoformat(day)
    return (given - timedelta(days=given.weekday())).isoformat()
