"""The record as JSON Lines: one article a line, as `code` prints it."""

from __future__ import annotations

import sqlite3
from typing import TextIO

from dragoman.contract import json_line
from dragoman.exports.wanted import Wanted
from dragoman.store.reports import reports


def write(connection: sqlite3.Connection, out: TextIO, wanted: Wanted) -> int:
    """Write every article and return how many."""
    lines = 0
    for report in reports(connection, wanted.as_of):
        out.write(json_line(report) + "\n")
        lines += 1
    return lines
