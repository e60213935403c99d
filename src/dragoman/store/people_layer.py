"""Persons of new reports met with those of old ones: which names may be one person's; kept, so that the record need not be compared anew."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from itertools import product

from dragoman.codebook.actor_table import ActorTable
from dragoman.codebook.book import Codebook
from dragoman.codebook.name_rules import NameRules
from dragoman.names import personal
from dragoman.names.blocks import keys_of
from dragoman.names.likeness import Pair, by_name, points
from dragoman.store.asking import ask_in

#: Articles taken in at once.
CHUNK = 400
OFFICES = (
    "SELECT DISTINCT parties.entity, facts.type FROM facts JOIN parties ON parties.fact = facts.row AND parties.role = 'person' "
    "WHERE facts.kind = 'offices' AND parties.entity IS NOT NULL AND facts.article IN"
)
NEAR = "SELECT key, person FROM people_keys WHERE key IN"
#: A person as reports have it: id, name, office or nothing, country.
Told = tuple[str, str, str, str | None]
#: Articles whose persons have not been met.
UNMET = "SELECT row FROM articles WHERE row NOT IN (SELECT article FROM people_met)"


def meet_people(connection: sqlite3.Connection, book: Codebook) -> None:
    """Bring the persons of the record up to date; to be called within a transaction. The order of reports decides nothing."""
    while True:
        new = [row for (row,) in connection.execute(f"{UNMET} ORDER BY row LIMIT ?", (CHUNK,))]
        if not new:
            return
        take_in(connection, set(_told(connection, new)), book.actors)
        connection.executemany("INSERT INTO people_met VALUES (?)", [(row,) for row in new])


def _told(connection: sqlite3.Connection, articles: list[int]) -> Iterator[Told]:
    """Yield id, name, office and country of each person of some articles."""
    held: dict[str, set[str]] = {}
    for entity, office in ask_in(connection, OFFICES, articles):
        held.setdefault(entity, set()).add(office or "")
    query = "SELECT DISTINCT id, name, country FROM actors WHERE kind = 'person' AND article IN"
    for id_, name, country in ask_in(connection, query, articles):
        for office in {"", *held.get(id_, ())}:
            yield id_, name, office, country


def take_in(connection: sqlite3.Connection, told: set[Told], table: ActorTable) -> None:
    """Take persons in, and note with whom each may be one.

    Keys are hashes: all of them are written and sought at once and in order, while their places in the record are at hand.
    """
    rules = table.name_rules
    sought: dict[int, set[int]] = {}
    fresh, posted = [], set()
    for id_, name, office, country in _unknown(connection, told):
        taken = personal(name, rules)
        if taken.parts:
            number = _number(id_)
            fresh.append((id_, name, office, country, number))
            keys = keys_of(
                taken, None if country in table.stateless else country, (office,) if office else (), rules=rules
            )
            posted |= {(_number(key), number) for key in keys.posted}
            for key in keys.asked:
                sought.setdefault(_number(key), set()).add(number)
    connection.executemany("INSERT INTO people VALUES (?, ?, ?, ?, ?)", fresh)
    connection.executemany("INSERT OR IGNORE INTO people_keys VALUES (?, ?)", sorted(posted))
    near = {
        (number, other)
        for key, other in ask_in(connection, NEAR, sorted(sought))
        for number in sought[key]
        if number != other
    }
    alike = sorted(_alike(connection, near, rules))
    connection.executemany("INSERT OR IGNORE INTO people_pairs VALUES (?, ?)", alike)


def _unknown(connection: sqlite3.Connection, told: set[Told]) -> list[Told]:
    """Return what nobody told before, in order; of one id, name and office the first country counts."""
    ids = sorted({id_ for id_, *_ in told})
    seen = {tuple(row) for row in ask_in(connection, "SELECT id, name, office FROM people WHERE id IN", ids)}
    found: dict[tuple[str, str, str], Told] = {}
    for one in sorted(told, key=lambda t: tuple(part or "" for part in t)):
        if one[:3] not in seen:
            found.setdefault(one[:3], one)
    return list(found.values())


def _alike(connection: sqlite3.Connection, near: set[tuple[int, int]], rules: NameRules) -> Iterator[tuple[str, str]]:
    """Yield the ids of persons, given by their numbers, whose names may be one's."""
    known: dict[int, set[tuple[str, str, str]]] = {}
    numbers = sorted({number for pair in near for number in pair})
    query = "SELECT DISTINCT number, id, name, country FROM people WHERE number IN"
    for number, id_, name, country in ask_in(connection, query, numbers):
        known.setdefault(number, set()).add((id_, name, country or ""))
    for first, second in {(min(pair), max(pair)) for pair in near}:
        for (id_, name, country), (other, named, of) in product(known[first], known[second]):
            pair = Pair(personal(name, rules), personal(named, rules), frozenset({country, of}))
            if points(by_name(pair, rules), rules) >= rules.weights.asked:
                yield min(id_, other), max(id_, other)


def _number(text: str) -> int:
    """Return a whole number of 63 bits for a text, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf8", "replace"), digest_size=8).digest()) >> 1
