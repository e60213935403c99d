"""Facts in an analyst's words: who, when, from where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Fact = dict[str, Any]
UNKNOWN = "no date"
#: Characters of an id that are shown; nearly always enough to be unique.
ID = 9


def parties(entities: Iterable[Mapping[str, Any]]) -> str:
    """Return the names of parties, persons with their country."""
    return ", ".join(dict.fromkeys(party(e["name"], e["country"]) for e in entities))


def party(name: str | None, country: str | None) -> str:
    """Return a name with its country's code where both are known."""
    if name and country and name != country:
        return f"{name} ({country})"
    return name or country or ""


def when(date: Mapping[str, Any] | None) -> str:
    """Return a date or a range as short as it is precise."""
    start, end = (date["start"], date["end"]) if date else (None, None)
    if not start and not end:
        return UNKNOWN
    if not start or not end:
        return f"until {end}" if end else f"since {start}"
    if start == end:
        return str(start)
    fine = date["granularity"] if date else ""
    if fine in {"month", "year"}:
        return str(start)[:7] if fine == "month" else str(start)[:4]
    return f"{start}/{end[8:]}" if start[:8] == end[:8] else f"{start}/{end[5:] if start[:5] == end[:5] else end}"


def words(fact: Fact) -> str:
    """Return the words that prove a fact."""
    return " … ".join(span["text"] for span in fact["evidence"])


def source(fact: Fact) -> str:
    """Return the outlet, else the file, and the day of the report."""
    head = fact["document"]
    name = head["outlet"] or head["file"].rpartition("/")[2]
    return f"{name}, {fact['reported']}" if fact.get("reported") else str(name)


def short_id(fact: Fact) -> str:
    """Return as much of an id as is shown."""
    return str(fact["id"])[:ID]


def plural(number: int, noun: str, nouns: str = "") -> str:
    """Return a number with its noun: 1 document, 2 documents."""
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"
