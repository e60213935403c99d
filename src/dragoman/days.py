"""Days of ISO dates, and dates as a reader of the record says them: "22 Aug 2025", "until 8 Jul 2025"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
UNKNOWN = "date unknown"


def day_of(iso: str | None) -> date | None:
    """Return the day of an ISO date or time, None for unknown and month-day values."""
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def off(day: date, days: int) -> date:
    """Return the day so many days off, or the end of the calendar before it."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


def say_day(iso: str) -> str:
    """Return a day in words: "2025-08-22" as 22 Aug 2025, "--08-22" as 22 Aug; what is no full day stays as it is."""
    day = day_of(iso)
    if day is not None:
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    yearless = re.fullmatch(r"--(0[1-9]|1[0-2])-(\d\d)", iso)
    return f"{int(yearless[2])} {MONTHS[int(yearless[1]) - 1]}" if yearless else iso


def say_time(time: Mapping[str, Any] | None) -> str:
    """Return the date of a fact in as few words as its granularity allows."""
    given = time or {}
    start, end = given.get("start"), given.get("end")
    if not start and not end:
        return UNKNOWN
    if not start:
        return f"until {say_day(str(end))}"
    if not end:
        return f"from {say_day(start)}"
    return _say_stretch(start, end, str(given.get("granularity")))


def _say_stretch(start: str, end: str, granularity: str) -> str:
    day = say_day(start)
    if granularity == "month":
        return day.partition(" ")[2]
    if granularity == "quarter":
        return f"{day.partition(' ')[2]}–{say_day(end).partition(' ')[2]}"
    if granularity == "year":
        return start[:4]
    if granularity == "week":
        return f"week of {day}"
    return day if start[:10] == end[:10] else f"{_without(day, say_day(end))}–{say_day(end)}"


def _without(start: str, end: str) -> str:
    """Return the first day of a range without the month and year that the last day repeats: 8–12 Jul 2025."""
    first, last = start.split(), end.split()
    while len(first) > 1 and first[-1] == last[-1]:
        first.pop()
        last.pop()
    return " ".join(first)
