"""The record with what its reports share brought up to date, for the commands that ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.cli.tables import print_note

if TYPE_CHECKING:
    import sqlite3

    from dragoman.codebook.book import Codebook


@contextmanager
def open_shared(record: Path) -> Iterator[tuple[sqlite3.Connection, Codebook]]:
    """Open a record with what its reports share; imported only when a command asks."""
    from dragoman.store import layer

    with layer.open_shared(record) as (connection, book):
        if layer.is_behind(connection, book):
            print_note(
                "Another program is writing the record: what came last is not compared yet and not in the answer."
            )
        yield connection, book
