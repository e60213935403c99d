"""The record with what its reports share brought up to date, for the commands that ask for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.codebook.book import Codebook


@contextmanager
def open_shared(record: Path) -> Iterator[tuple[sqlite3.Connection, Codebook]]:
    """Open a record to be asked; where reports came since they were last compared, that is done first."""
    from dragoman.codebook.book import load_codebook
    from dragoman.store import open_for_reading, open_for_writing
    from dragoman.store.layer import catch_up, is_behind

    book = load_codebook()
    with open_for_reading(record) as connection:
        behind = is_behind(connection, book)
        if not behind:
            yield connection, book
    if behind:
        with open_for_writing(record) as connection:
            catch_up(connection, book)
            yield connection, book
