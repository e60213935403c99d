"""Facts in an analyst's words: who, when, from where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Fact = Mapping[str, Any]
UNKNOWN = "no date"
#: Genres in which the author speaks, not the outlet.
BY_AUTHOR = frozenset({"opinion", "analysis"})
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
    """Return a date or a range as short as it is precise; a year that is not known is a question mark, a day that is not its words."""
    start, end = (open_day(date["start"]), open_day(date["end"])) if date else ("", "")
    if not start and not end:
        words = ((date or {}).get("span") or {}).get("text")
        return f"{UNKNOWN} (“{words}”)" if words else UNKNOWN
    if not start or not end:
        return f"until {end}" if end else f"since {start}"
    if start == end:
        return start
    fine = date["granularity"] if date else ""
    if fine in {"month", "year"}:
        return start.rpartition("-")[0] if fine == "month" else start[:4]
    same = next((i for i in (8, 5) if start[:i] == end[:i] and len(start) == len(end) == 10), 0)
    return f"{start}/{end[same:]}"


def open_day(day: str | None) -> str:
    """Return a day as it is known; a year that is not known is a question mark."""
    return f"?-{day[2:]}" if day and day.startswith("--") else day or ""


def words(fact: Fact) -> str:
    """Return the words that prove a fact."""
    return " … ".join(span["text"] for span in fact["evidence"])


def reported(fact: Fact) -> str:
    """Return the day of publication; the day of reading is none that a report states."""
    published = fact["document"]["published"]
    return str(published)[:10] if published else "undated"


def source(fact: Fact) -> str:
    """Return the outlet, else the file, whose opinion it is where it is one, the day, and what reviewers hold."""
    head = fact["document"]
    name = head["outlet"] or head["file"].rpartition("/")[2]
    if head.get("genre") in BY_AUTHOR:
        name += f", {head['genre']}" + (f" of {head['byline']}" if head.get("byline") else "")
    judged = f", judged {fact['verdict']}" if fact.get("verdict") else ""
    return f"{name}, {head['published'][:10] if head['published'] else 'undated'}{judged}"


def short_id(fact: Fact) -> str:
    """Return as much of an id as is shown."""
    return str(fact["id"])[:ID]


def plural(number: int, noun: str, nouns: str = "") -> str:
    """Return a number with its noun: 1 document, 2 documents."""
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"
