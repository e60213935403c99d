"""Who deals with whom lately."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import Any

from dragoman.codebook.ontology import Ontology
from dragoman.store.leaves import STALE, Choice
from dragoman.store.names import Meant
from dragoman.store.views import TOOK_PLACE

#: Pairs that are listed, and events looked at to find them.
PAIRS, RECENT = 40, 4_000
#: What several reports tell is counted once; a fact that was not compared yet stands for itself.
HAPPENING = "coalesce((SELECT happening FROM told JOIN happenings USING (telling) WHERE told.fact = parties.fact), parties.fact)"


def pairs(connection: sqlite3.Connection, ontology: Ontology, *, until: str | None = None) -> list[dict[str, Any]]:
    """Return the pairs of countries of the latest events, most frequent first, with their acts for and against each other."""
    bound, values = ("", ()) if until is None else (" AND day <= ?", (until,))
    rows = connection.execute(
        f"SELECT {HAPPENING} AS happening, parties.country, parties.day, facts.type, facts.mode, facts.status FROM parties "  # noqa: S608
        "JOIN facts ON facts.row = parties.fact WHERE parties.fact IN (SELECT row FROM facts WHERE kind = 'events'"
        f"{bound} ORDER BY day DESC LIMIT ?) AND parties.country IS NOT NULL AND parties.fact NOT IN ({STALE})",
        (*values, RECENT),
    )
    countries: dict[str, set[str]] = defaultdict(set)
    events: dict[str, sqlite3.Row] = {}
    for row in rows:
        name = row["happening"]
        countries[name].add(row["country"])
        events[name] = max(row, events.get(name, row), key=lambda told: told["day"] or "")
    found: dict[tuple[str, ...], list[sqlite3.Row]] = defaultdict(list)
    for name, codes in countries.items():
        for pair in combinations(sorted(codes), 2):
            found[pair].append(events[name])
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
        f"SELECT country, count(DISTINCT {HAPPENING}) AS events FROM parties WHERE fact IN (SELECT fact FROM parties "  # noqa: S608
        f"WHERE ({condition}) AND kind = 'events' ORDER BY day DESC LIMIT ?) AND country IS NOT NULL "
        "GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 13",
        (*values, RECENT),
    )
    return [dict(row) for row in rows if row["country"] not in who.countries]


def choice(sides: Sequence[Meant], **rest: Any) -> Choice:
    """Return the events in which all sides take part."""
    return Choice(kind="events", who=sides[0], other=tuple(sides[1:]), **rest)
