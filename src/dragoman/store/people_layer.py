"""Persons of new reports met with those of old ones: which names may be one person's; kept, so that the record need not be compared anew."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator

from dragoman.codebook.actor_table import ActorTable
from dragoman.codebook.book import Codebook
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


KNOWN = "SELECT 1 FROM people WHERE id = ? AND name = ? AND office = ?"
NEAR = "SELECT DISTINCT person FROM people_keys WHERE key IN"
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
    """Take persons in, and note with whom each may be one."""
    rules = table.name_rules
    for id_, name, office, country in sorted(told, key=lambda t: tuple(part or "" for part in t)):
        taken = personal(name, rules)
        if not taken.parts or connection.execute(KNOWN, (id_, name, office)).fetchone():
            continue
        number = _number(id_)
        connection.execute("INSERT INTO people VALUES (?, ?, ?, ?, ?)", (id_, name, office, country, number))
        keys = keys_of(taken, None if country in table.stateless else country, (office,) if office else (), rules=rules)
        near = {row["person"] for row in ask_in(connection, NEAR, sorted(map(_number, keys.asked)))} - {number}
        posted = [(key, number) for key in sorted(map(_number, keys.posted))]
        connection.executemany("INSERT OR IGNORE INTO people_keys VALUES (?, ?)", posted)
        for other in ask_in(connection, "SELECT DISTINCT id, name, country FROM people WHERE number IN", sorted(near)):
            pair = Pair(taken, personal(other["name"], rules), frozenset({country or "", other["country"] or ""}))
            if points(by_name(pair, rules), rules) >= rules.weights.asked:
                ends = sorted((id_, other["id"]))
                connection.execute("INSERT OR IGNORE INTO people_pairs VALUES (?, ?)", ends)


def _number(text: str) -> int:
    """Return a whole number of 63 bits for a text, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf8", "replace"), digest_size=8).digest()) >> 1
