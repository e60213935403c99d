"""x."""

from __future__ import annotations

import sqlite3

from dragoman.codebook.book import Codebook


def merge_facts(connection: sqlite3.Connection, book: Codebook) -> None:
    """X."""
