"""Sketches in the record: what is compared of each article, made once, and read by day or by what is known on a day."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np

from dragoman.codebook.book import Codebook
from dragoman.store.asking import ask_in
from dragoman.store.views import current
from dragoman.stories import Sketch, make_sketch
from dragoman.stories.sketches import UNDATED

#: Articles that were not looked at yet; both sides are read from an index, as rows with texts and sketches are long.
UNREAD = "SELECT row FROM articles EXCEPT SELECT article FROM sketches"
#: The full texts come last: SQLite cannot tell how long it takes to go through all of them.
MISSING = (
    "SELECT articles.row, articles.number, articles.body, documents.id, article_words.title, article_words.text "
    "FROM unread CROSS JOIN articles ON articles.row = unread.article CROSS JOIN documents ON documents.row = articles.document "
    "CROSS JOIN article_words ON article_words.rowid = articles.row"
)
FROM = (
    "FROM sketches JOIN articles ON articles.row = sketches.article JOIN documents ON documents.row = articles.document"
)
#: What is kept of an article beside its words and runs.
HEAD = ("id", "day", "time", "outlet", "origin")
#: Articles sketched at once.
CHUNK = 500
OFFICIAL = "articles.genre = 'readout' AS is_official"
DAY = "coalesce(sketches.day, 'undated')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """The reports that are known, now or on a day: a condition on `articles` and `documents`, with its values."""

    connection: sqlite3.Connection
    condition: str
    values: tuple[str, ...]
    as_of: str | None = None

    @classmethod
    def known(cls, connection: sqlite3.Connection, *, as_of: str | None = None) -> Reports:
        """Return what is known now, or was on a day."""
        condition, values = current(as_of)
        return cls(connection=connection, condition=f"({condition})", values=values, as_of=as_of)

    def sketches(self, condition: str, values: Sequence[str] = ()) -> Iterator[Sketch]:
        """Yield the sketches that fit a condition on `sketches`."""
        yield from map(_sketch, self._asked(f"sketches.*, {OFFICIAL}", condition, values))

    def bare(self, condition: str, values: Sequence[str] = ()) -> Iterator[Sketch]:
        """Yield sketches without their words, which only stories need."""
        columns = ", ".join(f"sketches.{name}" for name in (*HEAD, "runs"))
        yield from map(_sketch, self._asked(f"{columns}, x'' AS terms, {OFFICIAL}", condition, values))

    def heads(self) -> list[sqlite3.Row]:
        """Return the row, id, day and time of each article."""
        columns = "sketches.article, sketches.id, sketches.day, sketches.time"
        if (
            self.as_of is None
            or self.connection.execute("SELECT 1 FROM documents WHERE NOT is_current LIMIT 1").fetchone()
        ):
            return self._asked(columns).fetchall()
        # Every document has one version: the day of its report tells whether it was known, and two indexes hold all that is asked.
        from_ = "FROM articles CROSS JOIN sketches ON sketches.article = articles.row"
        query = f"SELECT {columns} {from_} WHERE articles.reported <= ?"
        return self.connection.execute(query, (self.as_of,)).fetchall()

    def heads_in(self, stories: Sequence[str]) -> list[sqlite3.Row]:
        """Return the same of the articles that are in some stories now."""
        query = (
            "SELECT sketches.article, sketches.id, sketches.day, sketches.time FROM stories "  # noqa: S608
            "CROSS JOIN articles ON articles.row = stories.article CROSS JOIN documents ON documents.row = articles.document "
            f"CROSS JOIN sketches ON sketches.article = articles.row WHERE {self.condition} AND stories.story IN"
        )
        return list(ask_in(self.connection, query, stories, before=self.values))

    def rows(self, condition: str = "1", values: Sequence[str] = ()) -> dict[str, int]:
        """Return the row of each article by its id."""
        return dict(map(tuple, self._asked("sketches.id, sketches.article", condition, values)))

    def days(self, start: str) -> list[str]:
        """Return the days from `start` on of which there are reports, the undated last."""
        return sorted(row["told_on"] for row in self._asked(f"DISTINCT {DAY} AS told_on", f"{DAY} >= ?", (start,)))

    def _asked(self, columns: str, condition: str = "1", values: Sequence[str] = ()) -> sqlite3.Cursor:
        query = f"SELECT {columns} {FROM} WHERE {self.condition} AND ({condition})"
        return self.connection.execute(query, (*self.values, *values))


def note_unread(connection: sqlite3.Connection) -> None:
    """Note for this connection which articles nothing is known of yet."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS unread (article INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM unread")
    connection.execute(f"INSERT INTO unread {UNREAD}")


def sketch_unread(connection: sqlite3.Connection, book: Codebook) -> None:
    """Sketch the articles that are `unread`."""
    found = connection.execute(MISSING)
    while missing := found.fetchmany(CHUNK):
        rows = ((row["row"], *_sketch_row(make_sketch(_text(row), book.rarity, **_head(row)))) for row in missing)
        connection.executemany("INSERT INTO sketches VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def sketches_of(connection: sqlite3.Connection, rows: Sequence[int]) -> Iterator[Sketch]:
    """Yield the sketches of some articles."""
    yield from map(_sketch, ask_in(connection, f"SELECT sketches.*, {OFFICIAL} {FROM} WHERE sketches.article IN", rows))


# ---------------------------------------------------------------- one article


def article_id(document: str, number: int) -> str:
    """Return the id of an article, the same in every record."""
    return f"{document}.{number}"


def clock(published: str | None) -> tuple[str | None, str | None]:
    """Return the day of publication where it is a full one, and the time in UTC where that is known."""
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return None, None
    day = (published or "")[:10]
    if len(published or "") > len(day) and moment.tzinfo:
        return day, moment.astimezone(UTC).isoformat(timespec="minutes")
    return day, None


def place_of(row: sqlite3.Row) -> tuple[str, str, str]:
    """Return where an article stands among all others, from a row with its day, time and id."""
    return row["day"] or UNDATED, row["time"] or "", row["id"]


def _text(row: sqlite3.Row) -> str:
    title, text = row["title"] or "", row["text"]
    return text if title and title in text else f"{title}\n{text}"


def _head(row: sqlite3.Row) -> dict[str, str | None]:
    head = json.loads(row["body"])["document"]
    day, time = clock(head["published"])
    return {
        "id": article_id(row["id"], row["number"]),
        "day": day,
        "time": time,
        "outlet": head["outlet"],
        "origin": head["agency"],
    }


def _sketch_row(sketch: Sketch) -> tuple[Any, ...]:
    pairs = array("I", [number for pair in sorted(sketch.terms.items()) for number in pair])
    return (*(getattr(sketch, name) for name in HEAD), sketch.runs.tobytes(), pairs.tobytes())


def _sketch(row: sqlite3.Row) -> Sketch:
    known = {name: row[name] for name in HEAD}
    return Sketch(
        runs=np.frombuffer(row["runs"], np.uint32),
        terms=unpacked(row["terms"]),
        is_official=bool(row["is_official"]),
        **known,
    )


def unpacked(terms: bytes) -> dict[int, int]:
    """Return the words of a sketch with their weights, as the record keeps them."""
    pairs = array("I")
    pairs.frombytes(terms)
    return dict(zip(pairs[::2], pairs[1::2], strict=True))
