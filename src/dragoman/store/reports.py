"""Whole articles out of the record, as the contract has them, in an order that depends on nothing but themselves."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.contract import FACTS, OWN, REST, apart, unreadable_data
from dragoman.records import Rejection
from dragoman.store.views import current, matching

#: Words of a passage that is shown of an article.
PASSAGE = 40
ORDER = "ORDER BY documents.file, documents.key, documents.id, articles.number"
HEADS = "SELECT articles.*, documents.file FROM articles JOIN documents ON documents.row = articles.document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Which articles are wanted; days of publication, or of reading where that is unknown."""

    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    text: str | None = None


def articles(connection: sqlite3.Connection, shelf: Shelf) -> list[dict[str, Any]]:
    """Return the heads of the articles that are wanted, by the day they were reported."""
    parts = [current(shelf.as_of)]
    if shelf.outlet:
        parts.append(("instr(lower(articles.outlet), lower(?))", (shelf.outlet,)))
    if shelf.since:
        parts.append(("articles.reported >= ?", (shelf.since,)))
    if shelf.until:
        parts.append(("articles.reported <= ?", (shelf.until,)))
    if shelf.text:
        parts.append(_holding(shelf.text))
    condition = " AND ".join(f"({text})" for text, _ in parts)
    order = ORDER.replace("BY ", "BY articles.reported, ")
    rows = connection.execute(f"{HEADS} WHERE {condition} {order}", [v for _, values in parts for v in values])
    return [
        _head(row)
        | {"reported": row["reported"], "facts": _count(connection, row["row"])}
        | ({"passage": _passage(connection, row["row"], shelf.text)} if shelf.text else {})
        for row in rows
    ]


def _passage(connection: sqlite3.Connection, row: int, text: str) -> str | None:
    """Return the words of an article around what was searched, if it has words."""
    query = (
        "SELECT snippet(article_words, 1, '', '', '…', ?) FROM article_words WHERE article_words MATCH ? AND rowid = ?"
    )
    if not (text.isascii() and matching(text)):
        return None
    found = connection.execute(query, (PASSAGE, matching(text), row)).fetchone()
    return str(found[0]) if found else None


def reports(connection: sqlite3.Connection, as_of: str | None = None) -> Iterator[dict[str, Any]]:
    """Yield the object of every article, then one for each input that could not be read."""
    condition, values = current(as_of)
    for row in connection.execute(f"{HEADS} WHERE {condition} {ORDER}", values):
        yield _report(connection, row)
    if as_of is None:
        for rejection in rejections(connection, unreadable=True):
            kept = {name: rejection[name] for name in ("stage", "reason", "start", "end", "file")}
            yield unreadable_data(Rejection(**kept))


def rejections(connection: sqlite3.Connection, *, unreadable: bool = False) -> list[dict[str, Any]]:
    """Return what was set aside, inputs that could not be read first."""
    rows = connection.execute(
        "SELECT coalesce(documents.file, rejections.file) AS file, documents.id AS document, articles.number AS article, "
        "rejections.stage, rejections.reason, rejections.start_at AS start, rejections.end_at AS end, "
        "substr(documents.text, rejections.start_at + 1, rejections.end_at - rejections.start_at) AS text "
        "FROM rejections LEFT JOIN articles ON articles.row = rejections.article "
        "LEFT JOIN documents ON documents.row = articles.document "
        "WHERE rejections.article IS NULL OR (documents.is_current AND NOT ?) "
        "ORDER BY rejections.article IS NOT NULL, 1, documents.key, 2, 3, rejections.start_at, 4, 5",
        (unreadable,),
    )
    return [dict(row) for row in rows]


def _report(connection: sqlite3.Connection, row: sqlite3.Row) -> dict[str, Any]:
    body = json.loads(row["body"])
    data: dict[str, Any] = {"document": _head(row), **{kind: [] for kind in (*FACTS, OWN, *REST)}}
    for fact in connection.execute(
        "SELECT kind, body FROM facts WHERE article = ? ORDER BY kind, place", (row["row"],)
    ):
        data[fact["kind"]].append(json.loads(fact["body"]))
    data |= apart({kind: data[kind] for kind in FACTS})
    data["segments"] = body["segments"]
    data["rejections"] = [dict(kept) for kept in _rows(connection, "rejections", row["row"])]
    data["actors"] = [json.loads(kept["body"]) for kept in _rows(connection, "actors", row["row"])]
    data["warnings"] = [kept["text"] for kept in _rows(connection, "warnings", row["row"])]
    return data


def _rows(connection: sqlite3.Connection, table: str, article: int) -> sqlite3.Cursor:
    columns = {
        "rejections": "stage, reason, start_at AS start, end_at AS end, file",
        "actors": "body",
        "warnings": "text",
    }
    return connection.execute(f"SELECT {columns[table]} FROM {table} WHERE article = ? ORDER BY rowid", (article,))  # noqa: S608


def _head(row: sqlite3.Row) -> dict[str, Any]:
    head: dict[str, Any] = json.loads(row["body"])["document"]
    return head | {"file": row["file"]}


def _count(connection: sqlite3.Connection, article: int) -> int:
    return int(connection.execute("SELECT count(*) FROM facts WHERE article = ?", (article,)).fetchone()[0])


def _holding(text: str) -> tuple[str, tuple[str, ...]]:
    """Match articles that hold the words; scripts without spaces have no words, so there the characters are sought."""
    query = matching(text)
    if text.isascii() and query:
        return "articles.row IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)", (query,)
    found = "articles.row IN (SELECT rowid FROM article_words WHERE instr(lower(title), ?1) OR instr(lower(text), ?1))"
    return found.replace("?1", "lower(?)"), (text, text)
