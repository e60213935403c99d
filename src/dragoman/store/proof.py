"""The proof of the record: every text is what was read, every span still says what it said."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from dragoman.store.writer import text_hash

#: Failures that are told one by one.
TOLD = 100


@dataclass(slots=True, kw_only=True)
class Proof:
    """How much was checked, and what does not hold."""

    documents: int = 0
    facts: int = 0
    spans: int = 0
    failed: int = 0
    failures: list[dict[str, Any]] = field(default_factory=list)

    def fail(self, where: str, reason: str) -> None:
        """Note what does not hold."""
        self.failed += 1
        if len(self.failures) < TOLD:
            self.failures.append({"id": where, "reason": reason})


def verify(connection: sqlite3.Connection) -> Proof:
    """Check the file itself, every text, every fact; old versions too."""
    proof = Proof()
    for (said,) in connection.execute("PRAGMA integrity_check"):
        if said != "ok":
            proof.fail("file", f"SQLite finds damage: {said}")
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        proof.fail("file", f"Row {row} of {table} belongs to nothing in {parent}")
    for document in connection.execute("SELECT row, id, text, text_hash FROM documents ORDER BY row"):
        proof.documents += 1
        if text_hash(document["text"]) != document["text_hash"]:
            proof.fail(document["id"], "The text is not the text that was read")
        _check_facts(connection, document, proof)
    return proof


def _check_facts(connection: sqlite3.Connection, document: sqlite3.Row, proof: Proof) -> None:
    facts = connection.execute(
        "SELECT facts.row, facts.id, facts.body FROM facts JOIN articles ON articles.row = facts.article "
        "WHERE articles.document = ? ORDER BY facts.row",
        (document["row"],),
    )
    for fact in facts:
        proof.facts += 1
        body = json.loads(fact["body"])
        kept = connection.execute(
            "SELECT start_at AS start, end_at AS end, text FROM evidence WHERE fact = ? ORDER BY rowid", (fact["row"],)
        )
        if not body["evidence"]:
            proof.fail(fact["id"], "The fact has no evidence")
        if [dict(row) for row in kept] != body["evidence"]:
            proof.fail(fact["id"], "The evidence is not the evidence that was kept")
        for span in spans(body):
            proof.spans += 1
            if document["text"][span["start"] : span["end"]] != span["text"]:
                proof.fail(fact["id"], f"Characters {span['start']} to {span['end']} do not say {span['text'][:60]!r}")


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every span of a fact: its evidence, its cue, the words of its dates."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "text"}:
            yield value
        else:
            for part in value.values():
                yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)
