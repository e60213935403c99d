"""One thing of the record by its id, or by as much of the id as is unique."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.contract import FACTS
from dragoman.errors import UsageError
from dragoman.records import Document
from dragoman.store.asking import ask_in
from dragoman.store.names import STATE, listed, one_named, who_is_meant
from dragoman.store.register import actors

#: Ids that are listed when a beginning fits several.
CHOICES = 8
FACT = (
    "SELECT facts.row, facts.id, facts.kind, facts.body, articles.body AS article, articles.reported, documents.row AS document, "
    "documents.is_current FROM facts JOIN articles ON articles.row = facts.article JOIN documents ON documents.row = articles.document "
    "WHERE facts.id IN"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A thing with an id: a fact, a document, an actor or a happening."""

    id: str
    kind: str


def find(connection: sqlite3.Connection, beginning: str) -> Found:
    """Return the one thing whose id is, or begins with, what was asked; raise UsageError for none or several."""
    found = _candidates(connection, beginning)
    exact = [thing for thing in found if thing.id == beginning]
    if len(exact) == 1 or len(found) == 1:
        return (exact or found)[0]
    if not found:
        raise UsageError(f"Nothing in the record has an id that begins with {beginning!r}.")
    choices = listed([thing.id for thing in found], CHOICES)
    raise UsageError(f"{beginning!r} begins several ids: {choices}. Give more of it.")


def find_or_named(connection: sqlite3.Connection, asked: str) -> Found:
    """Return the one thing whose id is, or begins with, what was asked, else the one actor of that name; raise UsageError otherwise."""
    if _candidates(connection, asked):
        return find(connection, asked)
    meant = who_is_meant(connection, asked)
    named = [
        known
        for known in (actors(connection) if meant.countries or meant.entities else ())
        if not set(meant.entities).isdisjoint(known["ids"])
        or (known["kind"] == STATE[0] and known["country"] in meant.countries)
    ]
    if one := one_named(asked, named):
        return Found(id=one["id"], kind="actor")
    if not named:
        raise UsageError(
            f"Nothing in the record has an id that begins with {asked!r}, and nobody is called so; `dragoman actors` lists whom it met."
        )
    choices = listed([f"{known['name']} ({known['id']})" for known in named], CHOICES)
    raise UsageError(f"{asked!r} may be {choices}. Give the whole name, or the id.")


def fact(connection: sqlite3.Connection, found: Found) -> dict[str, Any]:
    """Return a fact with its document's head, from the version of the document that is current, else the latest."""
    return facts(connection, [found.id])[found.id]


def facts(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return facts by their ids, each as `fact` does."""
    rows = ask_in(connection, FACT, ids)
    latest = sorted(rows, key=lambda row: (row["is_current"], row["document"], -row["row"]))
    return {row["id"]: _fact_of(row) for row in latest}


def _fact_of(row: sqlite3.Row) -> dict[str, Any]:
    head = json.loads(row["article"])["document"]
    kept = {"kind": row["kind"], "current": bool(row["is_current"]), "reported": row["reported"]}
    body: dict[str, Any] = json.loads(row["body"])
    sort = {"sort": body["kind"]} if "kind" in body else {}
    return body | {"document": head} | kept | sort


def actor(connection: sqlite3.Connection, found: Found) -> dict[str, Any]:
    """Return an actor as joined across the record."""
    return next(known for known in actors(connection) if found.id in known["ids"])


def document(connection: sqlite3.Connection, found: Found) -> dict[str, Any]:
    """Return a document's head, its articles and their facts by kind, and its versions."""
    versions = connection.execute("SELECT * FROM documents WHERE id = ? ORDER BY row", (found.id,)).fetchall()
    shown = next((v for v in versions if v["is_current"]), versions[-1])
    articles = []
    for row in connection.execute("SELECT * FROM articles WHERE document = ? ORDER BY number", (shown["row"],)):
        counts = connection.execute(
            "SELECT kind, count(*) FROM facts WHERE article = ? GROUP BY kind ORDER BY kind", (row["row"],)
        )
        body = json.loads(row["body"])
        articles.append(body["document"] | {"facts": dict(map(tuple, counts)), "segments": body["segments"]})
    names = (
        "id",
        "version",
        "file",
        "key",
        "url",
        "title",
        "published",
        "outlet",
        "language",
        "first_read",
        "raw_hash",
    )
    listed = [
        {n: v[n] for n in ("version", "first_read", "text_hash")} | {"current": bool(v["is_current"])} for v in versions
    ]
    return {name: shown[name] for name in names} | {"text": shown["text"], "articles": articles, "versions": listed}


def source(connection: sqlite3.Connection, shown: dict[str, Any]) -> Document:
    """Return the document, as it was read, that a fact of `fact()` comes from."""
    head = shown["document"]
    row = connection.execute(
        "SELECT * FROM documents WHERE id = ? AND version = ?", (head["id"], head["version"])
    ).fetchone()
    names = ("id", "version", "file", "text", "key", "title", "published", "outlet", "language", "url", "raw_hash")
    return Document(**{name: row[name] for name in names})


def coded_by(connection: sqlite3.Connection, shown: dict[str, Any]) -> str:
    """Return the version of the pipeline that coded a fact of `fact()`."""
    head = shown["document"]
    row = connection.execute(
        "SELECT runs.pipeline FROM documents JOIN runs ON runs.row = documents.run WHERE id = ? AND version = ?",
        (head["id"], head["version"]),
    ).fetchone()
    return str(row["pipeline"])


def _candidates(connection: sqlite3.Connection, beginning: str) -> list[Found]:
    """Return what begins so, by id; ranges rather than patterns, so that an index serves."""
    bounds = (beginning, beginning + "\U0010ffff")
    queries = (
        "SELECT DISTINCT id, kind FROM facts WHERE id >= ? AND id < ?",
        "SELECT DISTINCT id, 'document' AS kind FROM documents WHERE id >= ? AND id < ?",
        "SELECT DISTINCT id, 'actor' AS kind FROM actors WHERE id >= ? AND id < ?",
        "SELECT DISTINCT happening AS id, 'happening' AS kind FROM happenings WHERE happening >= ? AND happening < ?",
    )
    found = [Found(id=row["id"], kind=row["kind"]) for query in queries for row in connection.execute(query, bounds)]
    return sorted(found, key=lambda thing: (thing.id, (*FACTS, "document", "actor", "happening").index(thing.kind)))
