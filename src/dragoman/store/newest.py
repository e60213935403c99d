"""What is new on a day: the material of a brief, bounded so that a large record answers at once."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from itertools import islice
from typing import Any

from dragoman.brief import Fact, Material
from dragoman.days import day_of, off
from dragoman.store.accounts import once
from dragoman.store.judgements import judged
from dragoman.store.leaves import Choice, facts
from dragoman.store.register import actors

#: Days that are looked back on, and ahead; facts of each kind that are looked at; days of reports that say who is who.
BACK, AHEAD, SOON, LOOKED_AT, ACQUAINTED = 45, 400, 30, 500, 7
#: Days within which contrary facts are set side by side, and how many are shown.
DISPUTE, DISPUTES = 15, 6
#: Stances that exclude each other.
CONTRARY = ({"support", "oppose"}, {"support", "condemn"})


def material(connection: sqlite3.Connection, *, today: str, as_of: str | None, states: dict[str, str]) -> Material:
    """Return what a brief of a day is made of: the latest facts, what lies ahead, and those in recent reports."""

    def latest(kind: str, *, since: str, until: str, rising: bool = False) -> list[Fact]:
        choice = Choice(kind=kind, as_of=as_of, since=since, until=until, rising=rising)
        found = islice(facts(connection, choice), LOOKED_AT // 4 if rising else LOOKED_AT)
        return [fact for fact in judged(connection, list(found)) if fact.get("verdict") != "wrong"]

    back = _off(today, -BACK)
    given = {kind: latest(kind, since=back, until=today) for kind in ("statements", "positions")}
    soon = latest("events", since=today, until=_off(today, SOON), rising=True)
    events = [*latest("events", since=back, until=today), *(e for e in soon if e["date"]["start"] != today)]
    schedule = latest("schedule", since=today, until=_off(today, AHEAD), rising=True)
    people = actors(connection, as_of, since=_off(today, -ACQUAINTED), until=today)
    offices = latest("offices", since=back, until=today)
    return Material(
        **given, events=events, schedule=schedule, offices=offices, actors=people, states=states, today=today
    )


def counted(connection: sqlite3.Connection, given: Material, *, as_of: str | None) -> Material:
    """Return the material of a brief with each happening once, counted as the record has joined its reports."""
    return replace(given, events=once(connection, list(map(dict, given.events)), as_of=as_of))


def disputes(given: Material) -> list[dict[str, Any]]:
    """Return facts that cannot both hold, side by side: an act and its denial, contrary stances of one holder."""
    pairs = [*_denied(given.events), *_contrary(given.positions)]
    return [{"one": one, "other": other} for one, other in pairs[:DISPUTES]]


def _denied(events: Any) -> list[tuple[Fact, Fact]]:
    done: dict[Any, Fact] = {_what(e): e for e in events if e["status"] not in {"negated", "hypothetical", "planned"}}
    denied = [e for e in events if e["status"] == "negated" and _what(e) in done and len(_what(e)[1]) > 1]
    return [(done[_what(e)], e) for e in denied if _near(done[_what(e)], e) and _told_apart(done[_what(e)], e)]


def _what(event: Fact) -> Any:
    return event["type"], tuple(
        sorted({str(p["country"] or p["name"]) for p in (*event["actors"], *event["recipients"])})
    )


def _told_apart(one: Fact, other: Fact) -> bool:
    """Tell whether two facts come from two documents: one that weighs both sides does not contradict itself."""
    return bool(one["document"]["id"] != other["document"]["id"])


def _near(one: Fact, other: Fact) -> bool:
    first, second = day_of(one["date"]["start"]), day_of(other["date"]["start"])
    return first is None or second is None or abs((first - second).days) <= DISPUTE


def _contrary(positions: Any) -> list[tuple[Fact, Fact]]:
    last: dict[Any, Fact] = {}
    found = []
    for position in sorted(positions, key=lambda p: (p["reported"], p["id"])):
        key = position["holder"], position["issue_id"] or position["issue"].lower()
        before = last.get(key)
        if (
            before
            and _told_apart(before, position)
            and any(pair == {before["stance"], position["stance"]} for pair in CONTRARY)
        ):
            found.append((before, position))
        last[key] = position
    return found[::-1]


def _off(day: str, days: int) -> str:
    """Return the day so many days off, or the end of the calendar before it."""
    given = day_of(day)
    return day if given is None else off(given, days).isoformat()
