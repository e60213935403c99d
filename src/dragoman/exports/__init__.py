"""Ways out of the record: one file a format, and a line in the table."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TextIO

from dragoman.exports import csv_table, json_lines, merged_lines
from dragoman.exports.wanted import Wanted

#: What writes each format; it returns how many lines of facts or articles it wrote.
EXPORTS: dict[str, Callable[[sqlite3.Connection, TextIO, Wanted], int]] = {
    "csv": csv_table.write,
    "jsonl": json_lines.write,
    "merged": merged_lines.write,
}
