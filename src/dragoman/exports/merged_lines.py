"""What reports share as JSON Lines: every happening with who tells it, then every story."""

from __future__ import annotations

import sqlite3
from typing import TextIO

from dragoman.codebook.book import load_codebook
from dragoman.contract import FACTS, json_line
from dragoman.exports.wanted import Wanted
from dragoman.store.happenings import merged
from dragoman.store.stories import Wanted as WantedStories
from dragoman.store.stories import stories
from dragoman.store.views import Question


def write(connection: sqlite3.Connection, out: TextIO, wanted: Wanted) -> int:
    """Write every happening and every story, and return how many."""
    book, lines = load_codebook(), 0
    for kind in FACTS:
        found = merged(connection, book, Question(kind=kind, as_of=wanted.as_of))
        for happening in sorted(found, key=lambda fact: (fact["first_reported"], fact["id"])):
            out.write(json_line({"happening": happening}) + "\n")
            lines += 1
    for story in stories(connection, book, WantedStories(as_of=wanted.as_of)):
        out.write(json_line({"story": story}) + "\n")
        lines += 1
    return lines
