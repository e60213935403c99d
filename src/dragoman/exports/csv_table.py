"""One kind of facts as a CSV table: a row a fact, lists joined by "; "."""

from __future__ import annotations

import csv
import sqlite3
from typing import Any, TextIO

from dragoman.exports.wanted import Wanted
from dragoman.store.views import Question, ask

Fact = dict[str, Any]
#: Columns of each kind after `id`: the name of a field, or a path into one.
COLUMNS: dict[str, tuple[str, ...]] = {
    "events": (
        *(
            "date.start",
            "date.end",
            "date.granularity",
            "date.basis",
            "type",
            "plover_type",
            "mode",
            "contexts",
            "status",
        ),
        *(
            "actors.name",
            "actors.country",
            "actors.sector",
            "recipients.name",
            "recipients.country",
            "recipients.sector",
        ),
        *(
            "place.name",
            "place.country",
            "place.city",
            "place.venue",
            "place.lat",
            "place.lon",
            "attribution",
            "intensity",
            "cameo",
            "frame",
            "confidence",
        ),
    ),
    "statements": (
        *(
            "date.start",
            "date.end",
            "date.granularity",
            "date.basis",
            "kind",
            "speaker",
            "speaker_country",
            "speaker_text",
        ),
        *("cue", "content", "direct", "addressee", "channel", "languages", "attribution", "confidence"),
    ),
    "positions": (
        *("date.start", "date.end", "date.granularity", "date.basis", "holder", "holder_country", "issue", "stance"),
        *("attribution", "confidence"),
    ),
    "schedule": (
        *("date.start", "date.end", "date.granularity", "date.basis", "kind", "state", "what", "parties", "confidence"),
    ),
    "pledges": ("due.start", "due.end", "maker", "maker_country", "beneficiary", "content", "confidence"),
    "measures": ("from", "until", "kind", "what", "by", "on", "value", "unit", "status", "confidence"),
    "quantities": ("value", "unit", "of", "approximate", "confidence"),
    "offices": ("person", "office", "country", "status", "from", "until", "variants", "confidence"),
    "terms": ("kind", "what", "items", "issues", "parties", "attribution", "confidence"),
    "precedents": (
        *("date.start", "date.end", "date.granularity", "date.basis", "kind", "numbers", "dealing", "what", "since"),
        *("by.name", "by.country", "partners.name", "partners.country", "confidence"),
    ),
}
#: What a spreadsheet takes for the beginning of a formula.
FORMULA = ("=", "+", "@", "\t", "\r")
#: Columns of every kind, after its own: the words and where they stand.
PROOF = (
    *("evidence.text", "evidence.start", "evidence.end"),
    *("document.published", "document.outlet", "document.title", "document.file", "document.key", "document.article"),
    "document.id",
)


def write(connection: sqlite3.Connection, out: TextIO, wanted: Wanted) -> int:
    """Write every fact of one kind and return how many."""
    paths = ("id", *COLUMNS[wanted.kind], *PROOF)
    table = csv.writer(out, lineterminator="\n")
    table.writerow(path.replace(".", "_") for path in paths)
    facts = ask(connection, Question(kind=wanted.kind, as_of=wanted.as_of))
    facts.sort(key=_place)
    for fact in facts:
        table.writerow([_cell(_value(fact, path)) for path in paths])
    return len(facts)


def _place(fact: Fact) -> tuple[Any, ...]:
    head = fact["document"]
    return (head["file"], head["key"] or "", head["id"], head["article"])


def _value(fact: Fact, path: str) -> Any:
    """Return what a path leads to; through a list, the list of what it leads to from each item."""
    found: Any = fact
    for name in path.split("."):
        found = [_step(item, name) for item in found] if isinstance(found, list) else _step(found, name)
    return found


def _step(item: Any, name: str) -> Any:
    return None if item is None else item.get(name)


def _cell(value: Any) -> str:
    """Return a value as a cell: empty for nothing, and safe in a spreadsheet, which would run a formula."""
    if isinstance(value, list):
        return _cell("; ".join("" if item is None else str(item) for item in value))
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA) else text
