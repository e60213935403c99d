"""Who is who: what each article learned of its actors, joined across the record."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from dragoman.store.names import STATE, fold
from dragoman.store.views import current

#: Offices by ("id", id of the person) and by ("name", folded name).
Offices = defaultdict[tuple[str, str | None], list[dict[str, Any]]]
#: Statuses of an office, those that count now first.
STATUSES = ("current", "acting", "nominee", "candidate", "former")
#: CROSS JOIN fixes the order: by articles, whose days an index holds.
MET = (
    "SELECT actors.*, articles.row AS met FROM articles CROSS JOIN actors ON actors.article = articles.row "
    "JOIN documents ON documents.row = articles.document"
)
HELD = (
    "SELECT facts.body, articles.reported, documents.file FROM articles CROSS JOIN facts ON facts.article = articles.row "
    "JOIN documents ON documents.row = articles.document"
)
ORDER = "ORDER BY articles.reported, documents.file, documents.key, documents.id, articles.number"


def actors(
    connection: sqlite3.Connection, as_of: str | None = None, *, since: str = "", until: str = "9999"
) -> list[dict[str, Any]]:
    """Return everybody whom reports of some days met, as known now or on a day, most often met first.

    One identity is one id of the coder's, or one name of one country.
    """
    condition, values = current(as_of)
    within = "articles.reported BETWEEN ? AND ?"
    query = f"{MET} WHERE {within} AND ({condition}) {ORDER}, actors.id"
    rows = connection.execute(query, (since, until, *values)).fetchall()
    offices = _offices(connection, as_of, since=since, until=until)
    known = [_identity(group, offices) for group in _joined(rows)]
    return sorted(known, key=lambda a: (-a["articles"], fold(a["name"]), a["id"]))


def country_names(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the names of the countries that the record met, by code."""
    rows = connection.execute("SELECT DISTINCT kind, country, name FROM actors ORDER BY name DESC")
    return {row["country"]: row["name"] for row in rows if row["country"] and row["kind"] in STATE}


def _joined(rows: Iterable[sqlite3.Row]) -> list[list[sqlite3.Row]]:
    """Group rows that are one identity: by id, or by kind, name and country where no other country has the name."""
    rows = list(rows)
    leader: dict[Any, Any] = {}

    def top(key: Any) -> Any:
        while leader.setdefault(key, key) != key:
            key = leader[key]
        return key

    countries = defaultdict(set)
    for row in rows:
        countries[_kind(row), fold(row["name"])].add(row["country"])
    for row in rows:
        named = (_kind(row), fold(row["name"]))
        others = countries[named] - {None}
        country = row["country"] or (next(iter(others)) if len(others) == 1 else None)
        first, second = sorted((top(("id", row["id"])), top((*named, country or ""))))
        leader[second] = first
    groups: dict[Any, list[sqlite3.Row]] = {}
    for row in rows:
        groups.setdefault(top(("id", row["id"])), []).append(row)
    return list(groups.values())


def _kind(row: sqlite3.Row) -> str:
    return STATE[0] if row["kind"] in STATE else str(row["kind"])


def _identity(rows: list[sqlite3.Row], offices: Offices) -> dict[str, Any]:
    """Return one identity: the name and country that most articles give, all variants, its offices."""
    bodies = [json.loads(row["body"]) for row in rows]
    name = _commonest(row["name"] for row in rows)
    ids = sorted({row["id"] for row in rows})
    country = _commonest(row["country"] for row in rows)
    called = dict.fromkeys(v for body in bodies for v in (body["name"], *body["variants"]))
    folded = {fold(row["name"]) for row in rows}
    by_id = [o for key in ids for o in offices["id", key]]
    by_name = [o for key in folded for o in offices["name", key] if o["country"] in {country, None}]
    held = sorted({o["place"]: o for o in (*by_id, *by_name)}.values(), key=lambda o: o["place"])
    return {
        "id": _commonest(row["id"] for row in rows),
        "name": name,
        "kind": _kind(rows[0]),
        "country": country,
        "sector": _commonest(row["sector"] for row in rows),
        "variants": sorted(v for v in called if v != name),
        "offices": _latest(held),
        "articles": len({row["met"] for row in rows}),
        "ids": ids,
        "reasons": list(dict.fromkeys(r for body in bodies for r in body["reasons"])),
    }


def _offices(connection: sqlite3.Connection, as_of: str | None, *, since: str, until: str) -> Offices:
    """Return every office that a report of some days gives somebody, by id and by name, earliest report first."""
    condition, values = current(as_of)
    within = "articles.reported BETWEEN ? AND ?"
    query = f"{HELD} WHERE facts.kind = 'offices' AND {within} AND ({condition}) {ORDER}, facts.place"
    rows = connection.execute(query, (since, until, *values))
    found: Offices = defaultdict(list)
    for place, row in enumerate(rows):
        office = json.loads(row["body"]) | {"reported": row["reported"], "file": row["file"], "place": place}
        found["id", office["person_id"]].append(office)
        found["name", fold(office["person"])].append(office)
    return found


def _latest(offices: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return each office once, as last reported, those held now first."""
    last: dict[Any, dict[str, Any]] = {}
    for office in offices:
        kept = ("office", "country", "status", "reported", "file", "id")
        last[fold(office["office"]), office["country"]] = {name: office[name] for name in kept}
    order = {status: i for i, status in enumerate(STATUSES)}
    return sorted(last.values(), key=lambda o: (order.get(o["status"], len(STATUSES)), o["office"]))


def _commonest(values: Iterable[str | None]) -> str | None:
    """Return the value that most rows give; the longest, then the first by alphabet, of several."""
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda v: (-counted[v], -len(v), v)) if counted else None
