"""Questions about many rows at once, asked in parts that SQLite takes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

#: Values in one question.
ASKED = 400


def ask_in(
    connection: sqlite3.Connection, query: str, values: Sequence[Any], *, before: Sequence[Any] = (), rest: str = ""
) -> Iterator[sqlite3.Row]:
    """Yield the rows of a query that ends in IN, for all values; `before` fills the marks that stand earlier in it."""
    for at in range(0, len(values), ASKED):
        part = values[at : at + ASKED]
        yield from connection.execute(f"{query} ({', '.join('?' * len(part))}) {rest}", (*before, *part))
