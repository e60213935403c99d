"""Whom a user means by a country's code, a state's name, or part of a person's name."""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dragoman.store.pairings import of_actors

if TYPE_CHECKING:
    from dragoman.store.identities import Identities

#: An actor that was met by its name, its adjective or its capital is a state all the same.
STATE = ("state", "demonym", "capital")
#: Sightings of persons by which their spellings are compared, the latest.
SIGHTINGS = 2_000


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
    from dragoman.store.identities import partners

    around = partners(connection, ids) | _named_by_desk(connection)
    return _identified(connection, around).with_ids(ids) if around - ids else set()


def one_of(connection: sqlite3.Connection, ids: set[str]) -> dict[str, str]:
    """Return for persons whose names may be others' too, by id, which id stands for all spellings of theirs."""
    from dragoman.store.identities import partners

    said = _named_by_desk(connection)
    around = {id_: partners(connection, {id_}) for id_ in ids}
    paired = {id_ for id_, others in around.items() if len(others) > 1 or id_ in said}
    if not paired:
        return {}
    who = _identified(connection, said.union(*(around[id_] for id_ in paired)))
    return {id_: min(who.with_ids({id_}), default=id_) for id_ in paired}


def _named_by_desk(connection: sqlite3.Connection) -> set[str]:
    from dragoman.store.desk_names import desk_of

    return desk_of(connection).named(connection)


def _identified(connection: sqlite3.Connection, ids: set[str]) -> Identities:
    """Return who some persons are, by their latest sightings."""
    from dragoman.codebook.book import load_codebook
    from dragoman.store.desk_names import desk_of
    from dragoman.store.identities import Reported, identify

    reported = Reported(since=_since(connection, ids))
    return identify(connection, load_codebook().actors, ids, reported=reported, desk=desk_of(connection))


def _since(connection: sqlite3.Connection, ids: set[str]) -> str:
    """Return the day from which on persons are looked at: that of the first of their latest sightings."""
    marks = ", ".join("?" * len(ids))
    query = (
        "SELECT articles.reported FROM actors JOIN articles ON articles.row = actors.article "  # noqa: S608
        f"WHERE actors.id IN ({marks}) ORDER BY 1 DESC LIMIT 1 OFFSET ?"
    )
    row = connection.execute(query, (*sorted(ids), SIGHTINGS)).fetchone()
    return str(row["reported"]) if row else ""


def _state_names(connection: sqlite3.Connection, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of states, for facts that name a state and give no code."""
    country, kind = ", ".join("?" * len(codes)), ", ".join("?" * len(STATE))
    query = f"SELECT DISTINCT name FROM actors WHERE country IN ({country}) AND kind IN ({kind}) ORDER BY name"  # noqa: S608
    return tuple(name for (name,) in connection.execute(query, (*codes, *STATE)))


def is_part(asked: str, names: Iterable[str]) -> bool:
    """Tell whether what was typed begins a word of one of the names: "lee" is in "Lee Jae-myung", not in "Sleeman"."""
    start = re.compile(rf"\b{re.escape(fold(asked))}")
    return any(start.search(fold(name)) for name in names)


def one_named(asked: str, known: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the one of some actors whose name is exactly what was asked, or the only one there is."""
    exact = [actor for actor in known if fold(actor["name"]) == fold(asked)]
    return (exact or known)[0] if len(exact) == 1 or len(known) == 1 else None


def listed(choices: Sequence[str], most: int) -> str:
    """Return what may be chosen, in a line, with dots for what is left out."""
    return ", ".join(choices[:most]) + (", ..." if len(choices) > most else "")


def fold(text: str) -> str:
    """Return the text without case, accents and hyphens."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[\s\-‐‑–’']+", " ", plain.casefold()).strip()
