"""The steps that bring a record of any earlier version up to date, oldest first."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from importlib import resources

#: Marks the SQLite file as a record of Dragoman ("Drag").
APPLICATION_ID = 0x44726167


def m001_first(connection: sqlite3.Connection) -> None:
    """Make the tables of the first version."""
    _run(connection, "schema.sql")


def m002_judgements(connection: sqlite3.Connection) -> None:
    """Make room for judgements, and for leafing by day."""
    _run(connection, "judgements.sql")


def m003_shared(connection: sqlite3.Connection) -> None:
    """Make the tables of what several reports share; they are filled when the record is next read into, or asked."""
    _run(connection, "shared.sql")


def m004_dyads(connection: sqlite3.Connection) -> None:
    """Make it quick to find the people of a country, and facts that name a state and give no code."""
    _run(connection, "dyads.sql")


def m005_progress(connection: sqlite3.Connection) -> None:
    """Let a run say how far it has come."""
    _run(connection, "progress.sql")


def m006_heads(connection: sqlite3.Connection) -> None:
    """Let what was known on a day be listed without reading texts."""
    connection.execute("CREATE INDEX sketches_by_head ON sketches (article, id, day, time)")


def m007_people(connection: sqlite3.Connection) -> None:
    """Make the tables by which persons are met across reports; they are filled as those of what reports share."""
    _run(connection, "people.sql")


def m008_open_pairs(connection: sqlite3.Connection) -> None:
    """Let the likeliest of the facts that may be one be found without looking at all of them."""
    connection.execute("CREATE INDEX pairs_open ON pairs (score DESC, first, second) WHERE NOT is_same")


def m009_places(connection: sqlite3.Connection) -> None:
    """Let a map of many events be drawn without reading them."""
    _run(connection, "places.sql")


def m010_statistics(connection: sqlite3.Connection) -> None:
    """Let questions be planned for a large record, whatever its size."""
    _run(connection, "statistics.sql")


def m011_keys_by_day(connection: sqlite3.Connection) -> None:
    """Let the layer be made anew: its keys begin with a day now."""
    connection.execute("DELETE FROM layer")


#: Never reorder or change what has been released; add at the end. The number of steps is the version.
MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    m001_first,
    m002_judgements,
    m003_shared,
    m004_dyads,
    m005_progress,
    m006_heads,
    m007_people,
    m008_open_pairs,
    m009_places,
    m010_statistics,
    m011_keys_by_day,
)


def version_of(connection: sqlite3.Connection) -> int:
    """Return how many steps the record has behind it."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Take the missing steps, all or none of them."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in MIGRATIONS[version_of(connection) :]:
            step(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _run(connection: sqlite3.Connection, file: str) -> None:
    script = resources.files("dragoman.store").joinpath(file).read_text(encoding="utf8")
    for statement in statements(script):
        connection.execute(statement)


def statements(script: str) -> Iterator[str]:
    """Yield the statements of a script one by one, as `executescript` would end the transaction."""
    waiting = ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""
