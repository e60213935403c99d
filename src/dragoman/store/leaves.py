"""Facts by the leaf, newest first: what a page shows of a record that may hold a million."""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from dragoman.store.asking import ask_in
from dragoman.store.judgements import judged
from dragoman.store.names import Meant
from dragoman.store.views import FROM, current, fact_of

#: Facts on one leaf, and the last leaf that is turned to: beyond it, a narrower question serves better.
LEAF, LAST_LEAF = 50, 40
#: How far facts of two sides are counted to see who is told of less.
GLANCE = 20_000
COLUMNS = "facts.row, facts.kind, facts.day, facts.body, articles.body AS article, articles.reported, documents.file"
#: Facts of earlier versions. CROSS JOIN fixes the order: there are few such documents, and an index holds them.
STALE = (
    "SELECT facts.row FROM documents CROSS JOIN articles ON articles.document = documents.row "
    "CROSS JOIN facts ON facts.article = articles.row WHERE NOT documents.is_current"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which facts: of a kind, about somebody, perhaps with somebody else, within days, as known on a day.

    They come newest first; of everybody's, `rising` takes the oldest first.
    """

    kind: str
    who: Meant | None = None
    other: tuple[Meant, ...] = ()
    roles: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    rising: bool = False


def leaf(connection: sqlite3.Connection, choice: Choice, *, number: int = 1, size: int = LEAF) -> dict[str, Any]:
    """Return one leaf of facts, newest first, and whether another follows."""
    skip = (min(number, LAST_LEAF) - 1) * size
    found = list(islice(facts(connection, choice), skip, skip + size + 1))
    shown = judged(connection, found[:size])
    return {"facts": shown, "leaf": number, "more": len(found) > size and number < LAST_LEAF}


def facts(connection: sqlite3.Connection, choice: Choice) -> Iterator[dict[str, Any]]:
    """Yield the facts of a choice, newest first, as the contract has them; nothing is read that is not taken."""
    known, days = current(choice.as_of)
    sides = (choice.who, *choice.other) if choice.who else ()
    driver = min(sides, key=lambda side: told_of(connection, choice.kind, side)) if len(sides) > 1 else choice.who
    conditions = [(known, days)]
    for side in sides:
        if side is not driver:
            text, values = side.condition()
            conditions.append((f"EXISTS (SELECT 1 FROM parties WHERE parties.fact = facts.row AND ({text}))", values))  # noqa: S608
    query = f"SELECT {COLUMNS} {FROM} WHERE facts.row = ? AND " + " AND ".join(f"({text})" for text, _ in conditions)
    given = [value for _, values in conditions for value in values]
    for row in _rows(connection, choice, driver):
        found = connection.execute(query, (row, *given)).fetchone()
        if found:
            yield fact_of(found) | {"day": found["day"]}


def numbers(connection: sqlite3.Connection, who: Meant) -> dict[str, int]:
    """Return how many facts of each kind are about somebody."""
    condition, values = who.condition()
    query = (
        f"SELECT kind, count(DISTINCT fact) FROM parties WHERE ({condition}) AND fact NOT IN ({STALE}) "  # noqa: S608
        "GROUP BY kind ORDER BY 2 DESC"
    )
    return dict(map(tuple, connection.execute(query, values)))


def by_rows(connection: sqlite3.Connection, rows: list[int]) -> list[dict[str, Any]]:
    """Return facts by their rows, in the order given, judged."""
    query = f"SELECT {COLUMNS} {FROM} WHERE facts.row IN"
    found = {row["row"]: fact_of(row) for row in ask_in(connection, query, rows)}
    return judged(connection, [found[row] for row in rows if row in found])


def of_reports(
    connection: sqlite3.Connection, reports: Sequence[str], kind: str, *, as_of: str | None, most: int
) -> list[dict[str, Any]]:
    """Return the facts of a kind that some reports tell, the surest in the order of time; a report is its document's id, a dot, its article."""
    known, days = current(as_of)
    query = (
        f"SELECT facts.row, facts.day, facts.confidence {FROM} JOIN sketches ON sketches.article = articles.row "
        f"WHERE facts.kind = ? AND ({known}) AND sketches.id IN"
    )
    rows = list(ask_in(connection, query, list(reports), before=(kind, *days)))
    surest = sorted(rows, key=lambda row: (-(row["confidence"] or 0), row["row"]))[:most]
    return by_rows(
        connection, [row["row"] for row in sorted(surest, key=lambda row: (row["day"] or "9999", row["row"]))]
    )


def told_of(connection: sqlite3.Connection, kind: str, who: Meant) -> int:
    """Return how many facts of a kind are about somebody, as far as a glance tells."""
    condition, values = who.condition()
    query = f"SELECT count(*) FROM (SELECT 1 FROM parties WHERE ({condition}) AND kind = ? LIMIT {GLANCE})"  # noqa: S608
    return int(connection.execute(query, (*values, kind)).fetchone()[0])


def _rows(connection: sqlite3.Connection, choice: Choice, driver: Meant | None) -> Iterator[int]:
    """Yield the rows of facts in the order of an index, whatever names somebody goes by."""
    bounds = [("day >= ?", choice.since), ("day <= ?", choice.until and choice.until + "~")]
    asked = [(text, value) for text, value in bounds if value]
    days, values = "".join(f" AND {text}" for text, _ in asked), [value for _, value in asked]
    if driver is None:
        order = "day, row" if choice.rising else "day DESC, row DESC"
        query = f"SELECT row FROM facts WHERE kind = ?{days} ORDER BY {order}"  # noqa: S608
        yield from (row for (row,) in connection.execute(query, (choice.kind, *values)))
        return
    roles = f" AND role IN ({', '.join('?' * len(choice.roles))})" if choice.roles else ""
    names = [("country", c) for c in driver.countries] + [("entity", e) for e in driver.entities]
    names += [("name", n) for n in driver.names]
    streams = [
        connection.execute(
            f"SELECT coalesce(day, '') AS day, fact FROM parties WHERE {column} = ? AND kind = ?{days}{roles} ORDER BY day DESC, fact DESC",  # noqa: S608
            (name, choice.kind, *values, *choice.roles),
        )
        for column, name in names
    ]
    last = None
    for _, row in heapq.merge(*(map(tuple, stream) for stream in streams), reverse=True):
        if row != last:
            yield row
        last = row
