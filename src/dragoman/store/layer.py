"""What several reports share, kept up to date: a layer over the facts, which stay as they were coded."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dragoman import __version__
from dragoman.codebook.book import Codebook, load_codebook
from dragoman.errors import RecordRefused
from dragoman.records import stable_id
from dragoman.store.fact_layer import merge_facts
from dragoman.store.files import open_for_reading, open_for_writing, transaction
from dragoman.store.people_layer import UNMET, meet_people
from dragoman.store.sketches import UNREAD, note_unread
from dragoman.store.story_layer import tell_stories

#: Kilobytes of the record kept at hand meanwhile: keys are hashes, and each may stand anywhere.
CACHE = 128_000
#: The tables of the layer.
TABLES = (
    "sketches",
    "copies",
    "story_joins",
    "stories",
    "touched",
    "told",
    "telling_keys",
    "pairs",
    "happenings",
    "changed",
    "tellings",
    "people",
    "people_keys",
    "people_pairs",
    "people_met",
)


@contextmanager
def open_shared(path: Path) -> Iterator[tuple[sqlite3.Connection, Codebook]]:
    """Open a record to be asked, with the codebook; where reports came since they were last compared, that is done first.

    Where it cannot be done, as another program is writing, the record answers as it was last compared: `is_behind` tells.
    """
    book = load_codebook()
    with open_for_reading(path) as connection:
        behind = is_behind(connection, book)
    if behind:
        with suppress(RecordRefused), open_for_writing(path) as connection:
            catch_up(connection, book)
    with open_for_reading(path) as connection:
        yield connection, book


def catch_up(connection: sqlite3.Connection, book: Codebook) -> None:
    """Bring the layer up to date, all of it or nothing."""
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    with transaction(connection):
        if not _is_of(connection, book):
            for table in TABLES:
                connection.execute(f"DELETE FROM {table}")  # noqa: S608
            connection.execute("DELETE FROM layer")
            connection.execute("INSERT INTO layer VALUES (?)", (_version(book),))
        note_unread(connection)
        tell_stories(connection, book)
        merge_facts(connection, book)
        meet_people(connection, book)


def is_behind(connection: sqlite3.Connection, book: Codebook) -> bool:
    """Tell whether reports came, went or changed since the layer was made."""
    if not _is_of(connection, book):
        return True
    waiting = ("SELECT 1 FROM touched", "SELECT 1 FROM changed", UNREAD, UNMET)
    return any(connection.execute(f"{query} LIMIT 1").fetchone() for query in waiting)


def _is_of(connection: sqlite3.Connection, book: Codebook) -> bool:
    found = connection.execute("SELECT version FROM layer").fetchone()
    return bool(found) and found["version"] == _version(book)


def _version(book: Codebook) -> str:
    """Return what the layer depends on, besides the reports."""
    return stable_id("ly", __version__, book.version)
