"""Whom a user means by a country's code, a state's name, or part of a person's name."""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.store.pairings import of_actors

#: An actor that was met by its name, its adjective or its capital is a state all the same.
STATE = ("state", "demonym", "capital")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """Who is meant: everybody of a country, or actors by id and by name."""

    countries: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    def condition(self) -> tuple[str, tuple[str, ...]]:
        """Return an SQL condition on `parties`, and its values."""
        columns = (("country", self.countries), ("entity", self.entities), ("name", self.names))
        parts = [f"parties.{name} IN ({', '.join('?' * len(values))})" for name, values in columns if values]
        return " OR ".join(parts) or "0", (*self.countries, *self.entities, *self.names)


def who_is_meant(connection: sqlite3.Connection, asked: str) -> Meant:
    """Resolve what a user typed, a code, an id or a name, against those whom the record knows."""
    if not fold(asked):
        return Meant()
    code = asked.strip().upper()
    if connection.execute("SELECT 1 FROM parties WHERE country = ? LIMIT 1", (code,)).fetchone():
        return Meant(countries=(code,), names=_state_names(connection, (code,)))
    if connection.execute("SELECT 1 FROM actors WHERE id = ? LIMIT 1", (asked,)).fetchone():
        return Meant(entities=tuple(sorted(of_actors(connection).one_with((asked,)))))
    states, entities = set[str](), set[str]()
    for row in connection.execute("SELECT DISTINCT id, kind, name, country, body FROM actors"):
        called = [row["name"], *json.loads(row["body"]).get("variants", ())]
        if row["kind"] in STATE and row["country"] and fold(asked) in map(fold, called):
            states.add(row["country"])
        elif is_part(asked, called):
            entities.add(row["id"])
    if states:
        codes = tuple(sorted(states))
        return Meant(countries=codes, names=_state_names(connection, codes))
    entities |= alike(connection, entities)
    names = connection.execute("SELECT DISTINCT name FROM parties WHERE name IS NOT NULL ORDER BY name")
    held = of_actors(connection).one_with(entities)
    return Meant(entities=tuple(sorted(held)), names=tuple(n for (n,) in names if is_part(asked, (n,))))


def is_exact(connection: sqlite3.Connection, asked: str) -> bool:
    """Tell whether what was typed is a country's code or an actor's id that the record knows."""
    query = "SELECT EXISTS (SELECT 1 FROM parties WHERE country = ?) OR EXISTS (SELECT 1 FROM actors WHERE id = ?)"
    return bool(connection.execute(query, (asked.strip().upper(), asked.strip())).fetchone()[0])


def alike(connection: sqlite3.Connection, ids: set[str]) -> set[str]:
    """Return the ids that other spellings of persons have, as known now."""
    from dragoman.codebook.book import load_codebook
    from dragoman.store.desk_names import desk_of
    from dragoman.store.identities import Reported, identify, partners

    desk = desk_of(connection)
    around = partners(connection, ids) | desk.named(connection)
    if not around - ids:
        return set()
    who = identify(connection, load_codebook().actors, around, reported=Reported(), desk=desk)
    return who.with_ids(ids)


def _state_names(connection: sqlite3.Connection, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of states, for facts that name a state and give no code."""
    country, kind = ", ".join("?" * len(codes)), ", ".join("?" * len(STATE))
    query = f"SELECT DISTINCT name FROM actors WHERE country IN ({country}) AND kind IN ({kind}) ORDER BY name"  # noqa: S608
    return tuple(name for (name,) in connection.execute(query, (*codes, *STATE)))


def is_part(asked: str, names: Iterable[str]) -> bool:
    """Tell whether what was typed begins a word of one of the names: "lee" is in "Lee Jae-myung", not in "Sleeman"."""
    start = re.compile(rf"\b{re.escape(fold(asked))}")
    return any(start.search(fold(name)) for name in names)


def fold(text: str) -> str:
    """Return the text without case, accents and hyphens."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[\s\-‐‑–’']+", " ", plain.casefold()).strip()
