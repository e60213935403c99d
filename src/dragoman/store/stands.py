"""Who stands where: positions on an issue by holder and time, with what changed."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from dragoman.store.judgements import judged
from dragoman.store.leaves import STALE
from dragoman.store.views import FROM, current, fact_of

#: Positions that a matrix looks at, the latest; holders and periods that it shows.
LOOKED_AT, HOLDERS, PERIODS = 1_500, 24, 12
#: Stances for and against; the others take no side.
SIDE = {"support": 1, "offer": 1, "pledge": 1, "oppose": -1, "condemn": -1}
ISSUE = "json_extract(facts.body, '$.issue_id')"


def issues(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many positions the record holds on each issue of the codebook, most first."""
    rows = connection.execute(
        f"SELECT {ISSUE} AS issue, count(*) FROM facts WHERE kind = 'positions' AND {ISSUE} IS NOT NULL "  # noqa: S608
        f"AND row NOT IN ({STALE}) GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return dict(map(tuple, rows))


def positions(connection: sqlite3.Connection, issue: str, as_of: str | None = None) -> list[dict[str, Any]]:
    """Return the latest positions on an issue, newest first."""
    known, days = current(as_of)
    rows = connection.execute(
        "SELECT facts.row, facts.kind, facts.body, articles.body AS article, articles.reported, documents.file, facts.day "
        f"{FROM} WHERE facts.kind = 'positions' AND {ISSUE} = ? AND ({known}) ORDER BY facts.day DESC, facts.row DESC LIMIT ?",
        (issue, *days, LOOKED_AT),
    )
    return judged(connection, [fact_of(row) | {"day": row["day"]} for row in rows])


def matrix(facts: Iterable[dict[str, Any]], *, by: str = "holder") -> dict[str, Any]:
    """Return positions as rows of cells: by holder (or by issue), one cell a period, changes of stance marked."""
    cells: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    held = [fact for fact in facts if fact.get("verdict") != "wrong"]
    length = _length([fact for fact in held if fact["day"]])
    for fact in held:
        row = fact["holder_country"] or fact["holder"] if by == "holder" else fact["issue_id"]
        if row and fact["day"]:
            cells[row][fact["day"][:length]].append(fact)
    periods = sorted({period for row in cells.values() for period in row})[-PERIODS:]
    ranked = sorted(cells, key=lambda row: (-sum(map(len, cells[row].values())), row))[:HOLDERS]
    return {"periods": periods, "rows": [_row(name, cells[name], periods) for name in ranked]}


def changes(facts: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return where a holder went, from one report to a later one, from one side of an issue to the other; newest first."""
    last: dict[tuple[str, str], Mapping[str, Any]] = {}
    found = []
    for fact in sorted(facts, key=lambda f: (f.get("day") or f["reported"], f["id"])):
        if not fact["issue_id"] or fact.get("verdict") == "wrong":
            continue
        key = fact["holder"], fact["issue_id"]
        told_apart = key in last and last[key]["document"]["id"] != fact["document"]["id"]
        if told_apart and SIDE.get(last[key]["stance"], 0) * SIDE.get(fact["stance"], 0) < 0:
            found.append({"holder": fact["holder"], "issue": fact["issue"], "before": last[key], "after": fact})
        if fact["stance"] in SIDE:
            last[key] = fact
    return found[::-1]


def _length(facts: list[dict[str, Any]]) -> int:
    """Return how much of a day names a period: the month, or the year where the months are too many."""
    return 7 if len({fact["day"][:7] for fact in facts}) <= 3 * PERIODS else 4


def _row(name: str, found: dict[str, list[dict[str, Any]]], periods: list[str]) -> dict[str, Any]:
    """Return the cells of one row: in each the stances taken, with a fact and its words for each."""
    cells = []
    before: set[str] = set()
    for period in periods:
        first: dict[str, dict[str, Any]] = {}
        for fact in found.get(period, []):
            first.setdefault(fact["stance"], fact)
        stances = [{"stance": s, "id": f["id"], "words": f["evidence"][0]["text"]} for s, f in first.items()]
        changed = any(SIDE.get(was, 0) * SIDE.get(now, 0) < 0 for was in before for now in first if now not in before)
        cells.append({"period": period, "stances": stances, "changed": changed, "number": len(found.get(period, []))})
        before = set(first) or before
    return {"name": name, "cells": cells, "number": sum(map(len, found.values()))}
