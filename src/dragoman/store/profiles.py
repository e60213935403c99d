"""One actor: who it is by every name the reports give it, and what offices it held."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from dragoman.errors import UsageError
from dragoman.store.asking import ask_in
from dragoman.store.leaves import Choice, leaf, numbers
from dragoman.store.names import STATE, Meant, alike, listed, one_named, one_of
from dragoman.store.pairings import of_actors

#: Articles that are looked at for spellings and reasons, and reports of offices.
LOOKED_AT, OFFICES = 200, 200
#: Kinds of actors that have no name of their own, and those that stand for a state.
UNNAMED, BY_STATE = ("group", "office"), (*STATE, "nominal")
#: The kind of actors whose spellings are compared.
PERSON = "person"
#: Actors that are listed where a name is that of several, and one more.
NAMED = 9
#: How many spellings are looked at for each actor of a list.
SPELLED = 4


def whom(connection: sqlite3.Connection, asked: str) -> Meant:
    """Return who is meant by a country's code, an id of an actor, or a name as facts give it; raise UsageError for nobody."""
    code = asked.upper()
    if connection.execute("SELECT 1 FROM parties WHERE country = ? LIMIT 1", (code,)).fetchone():
        return Meant(countries=(code,))
    ids = _ids(connection, asked)
    if ids:
        return Meant(entities=ids)
    met = connection.execute("SELECT 1 FROM actors WHERE name = ? LIMIT 1", (asked,)).fetchone()
    if not met and connection.execute("SELECT 1 FROM parties WHERE name = ? LIMIT 1", (asked,)).fetchone():
        return Meant(names=(asked,))
    return _of_name(connection, asked)


def key_of(who: Meant) -> str:
    """Return what stands for somebody in an address: a country's code, an id, or a name."""
    return who.countries[0].lower() if who.countries else min((*who.entities, *who.names))


def _of_name(connection: sqlite3.Connection, asked: str) -> Meant:
    """Return the one who bears a name, or of whose name a word begins so; raise UsageError for nobody and for several."""
    named = actors_named(connection, asked, limit=NAMED)
    if one := one_named(asked, named):
        state = one["kind"] in STATE
        return Meant(countries=(one["country"],)) if state else Meant(entities=_ids(connection, one["id"]))
    if not named:
        raise UsageError(f"The record knows no actor {asked!r}.")
    choices = listed([known["name"] for known in named], NAMED - 1)
    raise UsageError(f"{asked!r} may be {choices}. Give the whole name.")


def profile(connection: sqlite3.Connection, asked: str) -> dict[str, Any]:
    """Return an actor by its id or a country's code: names, spellings with proof, offices over time, numbers of facts."""
    who = whom(connection, asked)
    ids = who.entities or tuple(code.lower() for code in who.countries)
    marks = ", ".join("?" * len(ids))
    query = f"SELECT name, kind, country, count(DISTINCT article) AS articles FROM actors WHERE id IN ({marks}) GROUP BY 1, 2, 3"  # noqa: S608
    named = connection.execute(f"{query} ORDER BY articles DESC, length(name) DESC, name", ids).fetchall()
    names = Counter({row["name"]: 0 for row in named})
    for row in named:
        names[row["name"]] += row["articles"]
    is_state = bool(who.countries)
    kind = STATE[0] if is_state else str(named[0]["kind"]) if named else "name only"
    offices = [] if is_state else leaf(connection, Choice(kind="offices", who=who), size=OFFICES)["facts"]
    return {
        "id": key_of(who),
        "name": str(named[0]["name"]) if named else key_of(who).upper() if is_state else asked,
        "kind": STATE[0] if kind in STATE else kind,
        "country": who.countries[0] if is_state else next((row["country"] for row in named if row["country"]), None),
        "articles": _articles(connection, ids),
        "ids": list(ids),
        **_spellings(connection, ids, set(names)),
        "offices": _terms(offices),
        "facts": numbers(connection, who),
    }


def _articles(connection: sqlite3.Connection, ids: Sequence[str]) -> int:
    """Return how many articles name an actor, under whatever name."""
    marks = ", ".join("?" * len(ids))
    query = f"SELECT count(DISTINCT article) FROM actors WHERE id IN ({marks})"  # noqa: S608
    return int(connection.execute(query, ids).fetchone()[0])


def actors_named(connection: sqlite3.Connection, asked: str, *, limit: int = 60) -> list[dict[str, Any]]:
    """Return actors of whose name a word begins so, those in most articles first; without words, of everybody."""
    wanted, values = ("1", []) if not asked else ("name LIKE ? OR name LIKE ?", [f"{asked}%", f"% {asked}%"])
    rows = connection.execute(
        "SELECT min(id) AS id, name, max(kind) AS kind, country, count(*) AS articles FROM actors "  # noqa: S608
        f"WHERE ({wanted}) AND kind NOT IN {UNNAMED} "
        "GROUP BY name, country ORDER BY articles DESC, name LIMIT ?",
        (*values, SPELLED * limit),
    )
    listed: dict[Any, dict[str, Any]] = {}
    found, leader = rows.fetchall(), _joined_names(connection)
    one = one_of(connection, {row["id"] for row in found if row["kind"] == PERSON})
    for row in found:
        name = row["name"], row["country"]
        key = leader.get(name) or one.get(row["id"]) or name
        kind = STATE[0] if row["kind"] in BY_STATE else row["kind"]
        known = listed.setdefault(key, dict(row) | {"kind": kind, "articles": 0})
        known["articles"] += row["articles"]
    return sorted(listed.values(), key=lambda known: (-known["articles"], known["name"]))[:limit]


def _joined_names(connection: sqlite3.Connection) -> dict[Any, Any]:
    """Return for the names, with countries, of actors that are held to be one which of these stands for all."""
    held = of_actors(connection)
    ids = sorted({id_ for pair in held.same for id_ in pair})
    named = defaultdict(set)
    for row in ask_in(connection, "SELECT DISTINCT id, name, country FROM actors WHERE id IN", ids):
        named[row["id"]].add((row["name"], row["country"]))
    together = (held.one_with([id_]) for id_ in ids)
    groups = ({name for id_ in group for name in named[id_]} for group in together)
    return {name: min(group, key=str) for group in groups for name in group}


def called(connection: sqlite3.Connection, asked: str) -> str:
    """Return the name that most reports give an actor, by its id or a country's code."""
    row = connection.execute(
        "SELECT name, count(*) FROM actors WHERE id IN (?, ?, ?) GROUP BY 1 ORDER BY 2 DESC LIMIT 1",
        (asked, asked.lower(), asked.upper()),
    ).fetchone()
    return str(row["name"]) if row else asked.upper()


def _ids(connection: sqlite3.Connection, asked: str) -> tuple[str, ...]:
    """Return the ids of one identity: that asked for, those of the same name, kind and country, and other spellings of a person."""
    named = connection.execute(
        "SELECT name, kind, country, count(*) FROM actors WHERE id = ? GROUP BY 1, 2, 3 ORDER BY 4 DESC LIMIT 5",
        (asked,),
    ).fetchall()
    found = {asked} if named else set()
    for row in named:
        same = "SELECT DISTINCT id FROM actors WHERE name = ? AND kind = ? AND country IS ?"
        found |= {i for (i,) in connection.execute(same, (row["name"], row["kind"], row["country"]))}
    if any(row["kind"] == PERSON for row in named):
        found |= alike(connection, found)
    held = of_actors(connection)
    return tuple(sorted(held.one_with(found) - held.apart_from(asked)))


def _spellings(connection: sqlite3.Connection, ids: tuple[str, ...], names: set[str]) -> dict[str, Any]:
    """Return other spellings, each with words that show it, and the reasons of the register."""
    marks = ", ".join("?" * len(ids))
    rows = connection.execute(
        "SELECT actors.body, documents.id AS document FROM actors JOIN articles ON articles.row = actors.article "  # noqa: S608
        f"JOIN documents ON documents.row = articles.document WHERE actors.id IN ({marks}) AND documents.is_current LIMIT ?",
        (*ids, LOOKED_AT),
    )
    spellings: dict[str, dict[str, Any]] = {}
    reasons: Counter[str] = Counter()
    for row in rows:
        body = json.loads(row["body"])
        reasons.update(body["reasons"])
        for name in (*body["variants"], *names):
            proof = next((span for span in body["evidence"] if name in span["text"]), None)
            if proof or name in body["variants"]:
                known = spellings.setdefault(name, {"name": name, "span": None, "document": row["document"]})
                if proof and not known["span"]:
                    known |= {"span": proof, "document": row["document"]}
    return {
        "spellings": sorted(spellings.values(), key=lambda s: s["name"]),
        "reasons": [{"text": text, "articles": number} for text, number in reasons.most_common(12)],
    }


def _terms(offices: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return offices over time: each with the first and the last report that gives it, and the proof."""
    terms: dict[Any, dict[str, Any]] = {}
    for fact in reversed(offices):
        key = fact["office"].lower(), fact["country"], fact["status"]
        day = fact["day"] or ""
        kept = terms.setdefault(key, {"first": day, "reports": 0, "proof": fact})
        kept |= {"office": fact["office"], "country": fact["country"], "status": fact["status"], "last": day}
        kept["first"] = kept["first"] or day
        kept["reports"] += 1
    return sorted(terms.values(), key=lambda t: (t["last"], t["reports"]), reverse=True)
