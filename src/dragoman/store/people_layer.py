"""Persons of new reports met with those of old ones: which names may be one person's; kept, so that the record need not be compared anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

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


#: Articles whose persons have not been met.
UNMET = "SELECT row FROM articles WHERE row NOT IN (SELECT article FROM people_met)"


def meet_people(connection: sqlite3.Connection, book: Codebook) -> None:
    """Bring the persons of the record up to date; to be called within a transaction. The order of reports decides nothing."""
    while True:
        new = [row for (row,) in connection.execute(f"{UNMET} ORDER BY row LIMIT ?", (CHUNK,))]
        if not new:
            return
        take_in(connection, set(_told(connection, new)), book.actors.name_rules)
        connection.executemany("INSERT INTO people_met VALUES (?)", [(row,) for row in new])


def _told(connection: sqlite3.Connection, articles: list[int]) -> Iterator[tuple[str, str, str, str | None]]:
    """Yield id, name, office and country of each person of some articles."""
    held: dict[str, set[str]] = {}
    for entity, office in ask_in(connection, OFFICES, articles):
        held.setdefault(entity, set()).add(office or "")
    query = "SELECT DISTINCT id, name, country FROM actors WHERE kind = 'person' AND article IN"
    for id_, name, country in ask_in(connection, query, articles):
        for office in {"", *held.get(id_, ())}:
            yield id_, name, office, country


def take_in(connection: sqlite3.Connection, told: set[tuple[str, str, str, str | None]], rules: NameRules) -> None:
    """Take persons in, each told by id, name, office and country, and note with whom each may be one."""
    for id_, name, office, country in sorted(told, key=lambda t: tuple(part or "" for part in t)):
        known = connection.execute(
            "SELECT 1 FROM people WHERE id = ? AND name = ? AND office = ?", (id_, name, office)
        ).fetchone()
        taken = personal(name, rules)
        if known or not taken.parts:
            continue
        connection.execute("INSERT INTO people VALUES (?, ?, ?, ?)", (id_, name, office, country))
        keys = keys_of(taken, country, (office,) if office else (), rules=rules)
        query = "SELECT DISTINCT id FROM people_keys WHERE key IN"
        near = sorted({row["id"] for row in ask_in(connection, query, sorted(keys.asked))} - {id_})
        connection.executemany(
            "INSERT OR IGNORE INTO people_keys VALUES (?, ?)", [(k, id_) for k in sorted(keys.posted)]
        )
        mine = (taken, country or "")
        for other in ask_in(connection, "SELECT DISTINCT id, name, country FROM people WHERE id IN", near):
            pair = Pair(mine[0], personal(other["name"], rules), frozenset({mine[1], other["country"] or ""}))
            if points(by_name(pair, rules), rules) >= rules.weights.asked:
                ends = sorted((id_, other["id"]))
                connection.execute("INSERT OR IGNORE INTO people_pairs VALUES (?, ?)", ends)
