"""The agenda as an iCalendar file, for real calendar programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from dragoman.days import day_of

Fact = Mapping[str, Any]
PRODUCT = "-//Dragoman//the record//EN"
#: Confidence from which an item is entered as confirmed; one whose day is not stated outright never is.
SURE = 0.6
#: Grounds of a date on which a confirmed entry may stand.
STATED = frozenset({"explicit", "relative"})


def calendar(items: Iterable[Fact], *, names: Mapping[str, str], called: str | None = None) -> tuple[bytes, int]:
    """Return agenda items with a day as an iCalendar file, and how many have none and are left out.

    An item is tentative unless its day is stated; the words that prove it, their source and the id are its description.
    It is stamped with the day on which it was reported, so that the same items make the same file; `called` names the calendar.
    """
    from icalendar import Calendar

    written = Calendar()
    written.add("prodid", PRODUCT)
    written.add("version", "2.0")
    if called:
        written.add("x-wr-calname", called)
    left_out = 0
    for item in items:
        days = _days(item)
        if days is None:
            left_out += 1
        else:
            written.add_component(_entry(item, days, names=names))
    return written.to_ical(), left_out


def _entry(item: Fact, days: tuple[date, date], *, names: Mapping[str, str]) -> Any:
    from icalendar import Event

    entry = Event()
    entry.add("uid", f"{item['id']}@dragoman")
    entry.add("dtstamp", datetime.fromisoformat(item["reported"][:10]).replace(tzinfo=UTC))
    entry.add("dtstart", days[0])
    entry.add("dtend", days[1] + timedelta(days=days[1] < date.max))  # an all-day entry ends on the day after
    entry.add("summary", _summary(item, names))
    entry.add("description", "\n".join(_proof(item)))
    entry.add("status", "CANCELLED" if is_off(item) else "CONFIRMED" if is_sure(item) else "TENTATIVE")
    entry.add("categories", [item["kind"]])
    entry.add("transp", "TRANSPARENT")
    return entry


def is_sure(item: Fact) -> bool:
    """Tell an item whose day the report states from one that was worked out or is only expected."""
    state = item.get("state")
    stated = item["date"]["basis"] in STATED and item["date"]["granularity"] == "day"
    return state == "confirmed" or (stated and item["confidence"] >= SURE and state in {None, "scheduled"})


def is_off(item: Fact) -> bool:
    """Tell an item that its report or a later one calls off."""
    return "cancelled" in {item.get("state"), (item.get("later") or {}).get("state")}


def _days(item: Fact) -> tuple[date, date] | None:
    """Return the first and the last day of an item, if they are known; a deadline is its last day."""
    first, last = day_of(item["date"]["start"]), day_of(item["date"]["end"])
    first = first or last
    return None if first is None else (first, max(first, last or first))


def _summary(item: Fact, names: Mapping[str, str]) -> str:
    sides = ", ".join(names.get(code, code) for code in item["parties"])
    return f"{item['what']} ({sides})" if sides else str(item["what"])


def _proof(item: Fact) -> Sequence[str]:
    """Return the words of an item, where they stand, and on what ground its day stands."""
    head, span = item["document"], item["evidence"][0]
    words = " … ".join(span["text"] for span in item["evidence"])
    source = ", ".join(filter(None, (head["outlet"], head["title"], head["published"] or "undated")))
    return (
        f"“{' '.join(words.split())}”",
        source,
        f"{head['file']}, characters {span['start']}-{span['end']}",
        f"Day: {item['date']['basis'] or 'not stated'}; {item['id']}",
    )
