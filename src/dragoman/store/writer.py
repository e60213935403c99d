"""The one writer: whole documents into the record, each with all its facts or not at all."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from dragoman import __version__
from dragoman.contract import json_line
from dragoman.records import Actor, Document, Rejection, Report, stable_id
from dragoman.store import rows
from dragoman.store.files import transaction

#: Tables that are filled in bulk, parents before children.
BULK = {
    "articles": "row, document, number, reported, published, title, outlet, language, genre, body",
    "article_words": "rowid, title, text",
    "facts": "row, article, id, kind, place, type, mode, status, start_day, end_day, granularity, confidence, body, day",
    "fact_words": "rowid, words",
    "parties": "fact, role, entity, name, country, sector, kind, day",
    "evidence": "fact, start_at, end_at, text",
    "actors": "article, id, kind, name, country, sector, body",
    "rejections": "article, file, stage, reason, start_at, end_at",
    "warnings": "article, text",
}


class Writer:
    """Writes what was read into an open record; all within `batch()`, which is one transaction.

    `started` is the time of the run, UTC, ISO 8601: the writer has no clock.
    """

    def __init__(self, connection: sqlite3.Connection, *, pipeline: str, command: str, started: str) -> None:
        self._db = connection
        self._pipeline = pipeline
        self._started = started
        self._waiting: dict[str, list[tuple[Any, ...]]] = {table: [] for table in BULK}
        self._next: dict[str, int] = {}
        with transaction(connection):
            row = connection.execute(
                "INSERT INTO runs (started, pipeline, command) VALUES (?, ?, ?)", (started, pipeline, command)
            )
        self._run = row.lastrowid
        unreadable = connection.execute("SELECT DISTINCT file FROM rejections WHERE article IS NULL")
        self._unreadable: set[str | None] = {row["file"] for row in unreadable}

    def finish(self, finished: str, counts: dict[str, Any]) -> None:
        """Note the end of the run."""
        with transaction(self._db):
            self._db.execute(
                "UPDATE runs SET finished = ?, counts = ? WHERE row = ?", (finished, json.dumps(counts), self._run)
            )

    def note(self, at: str, counts: dict[str, Any], *, share: float | None) -> None:
        """Note how far the run has come, for those who look on."""
        with transaction(self._db):
            self._db.execute(
                "UPDATE runs SET seen = ?, counts = ?, share = ? WHERE row = ?",
                (at, json.dumps(counts), share, self._run),
            )

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Keep all that is written within, or nothing of it."""
        with transaction(self._db):
            for table in ("articles", "facts"):
                top = self._db.execute(f"SELECT max(row) FROM {table}").fetchone()[0]  # noqa: S608
                self._next[table] = (top or 0) + 1
            try:
                yield
                self._flush()
            finally:
                for waiting in self._waiting.values():
                    waiting.clear()

    def state(self, document: Document) -> str:
        """Return what the record knows of a document: new, changed (another version), recode, or unchanged."""
        found = self._db.execute(
            "SELECT coding FROM documents WHERE id = ? AND version = ?", (document.id, document.version)
        ).fetchone()
        if found:
            return "unchanged" if found["coding"] == self._coding(document) else "recoded"
        known = self._db.execute("SELECT 1 FROM documents WHERE id = ? LIMIT 1", (document.id,)).fetchone()
        return "changed" if known else "new"

    def is_settled(self, document: Document) -> bool:
        """Tell whether `confirm` of an unchanged document would change nothing."""
        found = self._db.execute(
            "SELECT is_current, file FROM documents WHERE id = ? AND version = ?", (document.id, document.version)
        ).fetchone()
        return bool(found["is_current"]) and found["file"] <= document.file and document.file not in self._unreadable

    def confirm(self, document: Document) -> None:
        """Note that an unchanged document was met again: it is the current version, known by the first of its places."""
        self._meet(document.file)
        self._make_current(document)
        self._db.execute(
            "UPDATE documents SET file = ? WHERE id = ? AND version = ? AND file > ?",
            (document.file, document.id, document.version, document.file),
        )

    def keep(self, document: Document, reports: Iterable[Report]) -> None:
        """Write a document and its facts; those of an earlier coding of the same version go."""
        self._meet(document.file)
        row, first_read = self._document_row(document)
        self._make_current(document)
        for report in reports:
            self._add_article((row, first_read), report)

    def reject(self, rejection: Rejection) -> None:
        """Note an input that could not be read; what an earlier run said of it goes."""
        self._meet(rejection.file)
        self._waiting["rejections"].append(_rejection_row(None, rejection))

    def _meet(self, file: str | None) -> None:
        """Forget, once a run, why a file could not be read: this run says it again if it still holds."""
        if file in self._unreadable:
            self._db.execute("DELETE FROM rejections WHERE article IS NULL AND file IS ?", (file,))
            self._unreadable.discard(file)

    def _coding(self, document: Document) -> str:
        """Return what the facts depend on, beside the text."""
        given = (document.key, document.url, document.title, document.published, document.outlet, document.language)
        return stable_id("cd", __version__, self._pipeline, *given)

    def _document_row(self, document: Document) -> tuple[int, str]:
        """Return the row of this version of a document, made or emptied to be filled anew, and when it was first read."""
        given = (document.key, document.url, document.title, document.published, document.outlet, document.language)
        values = (self._coding(document), self._run, document.file, *given, document.raw_hash)
        names = ("coding", "run", "file", "key", "url", "title", "published", "outlet", "language", "raw_hash")
        found = self._db.execute(
            "SELECT row, first_read FROM documents WHERE id = ? AND version = ?", (document.id, document.version)
        ).fetchone()
        if found:
            self._flush()  # the same version may stand twice in one batch
            self._db.execute("DELETE FROM articles WHERE document = ?", (found["row"],))
            assigned = ", ".join(f"{name} = ?" for name in names)
            self._db.execute(f"UPDATE documents SET {assigned} WHERE row = ?", (*values, found["row"]))  # noqa: S608
            return found["row"], found["first_read"]
        made = self._db.execute(
            f"INSERT INTO documents ({', '.join(names)}, id, version, is_current, first_read, text, text_hash) "  # noqa: S608
            f"VALUES ({', '.join('?' * (len(names) + 6))})",
            (*values, document.id, document.version, 1, self._started, document.text, text_hash(document.text)),
        )
        return made.lastrowid or 0, self._started

    def _make_current(self, document: Document) -> None:
        self._db.execute(
            "UPDATE documents SET is_current = (version = ?) WHERE id = ? AND is_current <> (version = ?)",
            (document.version, document.id, document.version),
        )

    def _add_article(self, document: tuple[int, str], report: Report) -> None:
        row, article = self._take("articles"), report.article
        document_row, first_read = document
        values = rows.article_row(article, first_read)
        self._waiting["articles"].append((row, document_row, *values))
        self._waiting["article_words"].append(
            (row, article.title or article.document.title or "", rows.reading_text(article))
        )
        for kind, place, fact in rows.facts_of(report):
            self._add_fact((row, values[2]), (kind, place), fact)
        self._waiting["actors"].extend(_actor_row(row, actor) for actor in report.actors)
        self._waiting["rejections"].extend(_rejection_row(row, rejection) for rejection in report.rejections)
        warnings = dict.fromkeys((*article.document.warnings, *report.warnings))
        self._waiting["warnings"].extend((row, text) for text in warnings)

    def _add_fact(self, article: tuple[int, str | None], order: tuple[str, int], fact: rows.Fact) -> None:
        row, columns = self._take("facts"), rows.columns(fact)
        article_row, published = article
        day = columns.start or columns.end or published
        self._waiting["facts"].append((row, article_row, fact.id, *order, *rows.fact_row(fact, columns), day))
        self._waiting["fact_words"].append((row, rows.words(fact, columns)))
        self._waiting["parties"].extend((row, *party, order[0], day) for party in rows.party_rows(columns))
        self._waiting["evidence"].extend((row, span.start, span.end, span.text) for span in fact.evidence)

    def _take(self, table: str) -> int:
        row = self._next[table]
        self._next[table] = row + 1
        return row

    def _flush(self) -> None:
        """Hand the waiting rows to SQLite, parents before children."""
        for table, columns in BULK.items():
            waiting = self._waiting[table]
            if waiting:
                marks = ", ".join("?" * (columns.count(",") + 1))
                self._db.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", waiting)  # noqa: S608
                waiting.clear()


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def _actor_row(article: int, actor: Actor) -> tuple[Any, ...]:
    return (article, actor.id, actor.kind, actor.name, actor.country, actor.sector, json_line(actor))


def _rejection_row(article: int | None, rejection: Rejection) -> tuple[Any, ...]:
    where = (rejection.start, rejection.end)
    return (article, rejection.file, rejection.stage, rejection.reason, *where)
