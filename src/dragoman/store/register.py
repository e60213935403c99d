"""Who is who: what each article learned of its actors, joined across the record."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dragoman.codebook.book import load_codebook
from dragoman.store.desk_names import Desk, desk_of, is_meant
from dragoman.store.identities import Identities, Link, Reported, identify
from dragoman.store.names import STATE, fold
from dragoman.store.views import current

#: Offices by ("id", id of the person) and by ("name", folded name).
Offices = defaultdict[tuple[str, str | None], list[dict[str, Any]]]
#: The kind of those whose names are compared.
PERSON = "person"
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
    return everybody(connection, as_of, since=since, until=until).actors


@dataclass(frozen=True, slots=True, kw_only=True)
class Everybody:
    """Whom reports of some days met, and pairs of persons who may be one and are left apart."""

    actors: list[dict[str, Any]]
    doubts: list[dict[str, Any]]


def everybody(
    connection: sqlite3.Connection, as_of: str | None = None, *, since: str = "", until: str = "9999"
) -> Everybody:
    """Return whom reports of some days met, with what is uncertain."""
    reported = Reported(as_of=as_of, since=since, until=until)
    condition, values = reported.condition()
    rows = connection.execute(f"{MET} WHERE {condition} {ORDER}, actors.id", values).fetchall()
    if not rows:
        return Everybody(actors=[], doubts=[])
    offices = _offices(connection, as_of, since=since, until=until)
    desk = desk_of(connection)
    persons = {row["id"] for row in rows if row["kind"] == PERSON}
    who = identify(connection, load_codebook().actors, persons, reported=reported, desk=desk)
    groups = [(_identity(group, offices), group) for group in _joined(rows, who)]
    known = [_as_said(one, group, who=who, desk=desk) for one, group in groups]
    by_leader = {
        who.one(row["id"], row["met"]): one for one, (_, group) in zip(known, groups, strict=True) for row in group
    }
    doubts = [_doubt(link, by_leader, who) for link in who.doubts]
    return Everybody(
        actors=sorted(known, key=lambda a: (-a["articles"], fold(a["name"]), a["id"])),
        doubts=sorted((d for d in doubts if d), key=lambda d: (-d["score"], d["first"]["name"], d["second"]["name"])),
    )


def country_names(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the names of the countries that the record met, by code."""
    rows = connection.execute("SELECT DISTINCT id, kind, country, name FROM actors ORDER BY name DESC")
    return {row["country"]: row["name"] for row in rows if row["country"] and _is_state(row)}


def _as_said(one: dict[str, Any], rows: list[sqlite3.Row], *, who: Identities, desk: Desk) -> dict[str, Any]:
    """Return an identity with why its spellings are one, and with what the desk says of name and offices."""
    units = {who.unit(row["id"], row["met"]): row for row in rows}
    links = [link for link in who.links if link.first in units and link.second in units]
    joined = [
        {"first": units[i.first]["name"], "second": units[i.second]["name"], "score": i.decision.score, "because": because(i)}
        for i in links
    ]  # fmt: skip
    meant = [(row["id"], row["name"], row["country"]) for row in units.values()]
    called = next(filter(None, map(desk.name, meant)), None)
    if called and called != one["name"]:
        one = one | {"name": called, "variants": sorted({*one["variants"], one["name"]} - {called})}
    given = [o for o in desk.offices if any(is_meant(o.person, unit) for unit in meant)]
    if given:
        said = {fold(o.office) for o in given}
        new = [
            {
                "office": o.office,
                "country": o.country or one["country"],
                "status": o.status,
                "reported": None,
                "file": None,
                "id": None,
            }
            for o in given
        ]
        one = one | {"offices": [*new, *(o for o in one["offices"] if fold(o["office"]) not in said)]}
    return one | {"joined": joined}


def because(link: Link) -> list[dict[str, Any]]:
    """Return the reasons of a decision as JSON has them."""
    return [{"feature": r.feature, "points": r.points, "detail": r.says} for r in link.decision.reasons]


def _doubt(link: Link, by_leader: dict[str, dict[str, Any]], who: Identities) -> dict[str, Any] | None:
    first, second = (by_leader.get(who.of[unit]) for unit in (link.first, link.second))
    if first is None or second is None or first is second:
        return None
    kept = ("id", "name", "country", "offices", "articles")
    return {
        "first": {name: first[name] for name in kept},
        "second": {name: second[name] for name in kept},
        "score": link.decision.score,
        "because": because(link),
    }


def _joined(rows: Iterable[sqlite3.Row], who: Identities) -> list[list[sqlite3.Row]]:
    """Group rows that are one identity: persons as decided, others by id, or by kind, name and country where no other country has the name."""
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
        if row["kind"] == PERSON:
            continue
        named = (_kind(row), fold(row["name"]))
        others = countries[named] - {None}
        country = row["country"] or (next(iter(others)) if len(others) == 1 else None)
        first, second = sorted((top(("id", row["id"])), top((*named, country or ""))))
        leader[second] = first
    groups: dict[Any, list[sqlite3.Row]] = {}
    for row in rows:
        key = ("one", who.one(row["id"], row["met"])) if row["kind"] == PERSON else ("id", row["id"])
        groups.setdefault(top(key), []).append(row)
    return list(groups.values())


def _kind(row: sqlite3.Row) -> str:
    return STATE[0] if _is_state(row) else str(row["kind"])


def _is_state(row: sqlite3.Row) -> bool:
    """Tell a state also where it was first met as "the country": its id is its code."""
    return row["kind"] in STATE or row["id"] == (row["country"] or "").lower()


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
