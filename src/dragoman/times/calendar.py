"""Arithmetic of days, weeks, months and years, as spans of time."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

#: The year of dates whose year is unknown; it is a leap year and far from any that reports speak of.
NO_YEAR = 4


@dataclass(frozen=True, slots=True)
class Interval:
    """From day to day, both included; either may be open."""

    start: date | None
    end: date | None
    granularity: str
    basis: str = "relative"
    note: str | None = None

    def based(self, basis: str) -> Interval:
        """Return the same span on another ground."""
        return replace(self, basis=basis)


#: A time that is spoken of and cannot be placed.
UNKNOWN = Interval(None, None, "unknown")


def iso(day: date | None) -> str | None:
    """Write a day as ISO 8601, `--07-08` where the year is unknown."""
    if day is None:
        return None
    return f"--{day:%m-%d}" if day.year == NO_YEAR else day.isoformat()


def a_day(day: date) -> Interval:
    """Return one day."""
    return Interval(day, day, "day")


def days_between(start: date, end: date) -> Interval:
    """Return a span of days."""
    return Interval(start, end, "day" if start == end else "range")


def week_of(day: date) -> Interval:
    """Return the ISO week of a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Interval(monday, monday + timedelta(days=6), "week")


def month(year: int, number: int) -> Interval:
    """Return a month of a year."""
    return Interval(date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month")


def months(year: int, number: int, count: int) -> Interval:
    """Return a run of months."""
    last = later(date(year, number, 1), count - 1, "month")
    return Interval(date(year, number, 1), month(last.year, last.month).end, "range")


def quarter_of(day: date) -> Interval:
    """Return the calendar quarter of a day."""
    run = months(day.year, 3 * ((day.month - 1) // 3) + 1, 3)
    return replace(run, granularity="quarter")


def year(number: int) -> Interval:
    """Return a year."""
    return Interval(date(number, 1, 1), date(number, 12, 31), "year")


def years(first: int, last: int) -> Interval:
    """Return a run of years."""
    return Interval(date(first, 1, 1), date(last, 12, 31), "range")


def unit_of(day: date, unit: str) -> Interval:
    """Return the day, week, month, quarter, year, decade or century that holds a day."""
    match unit:
        case "day":
            return a_day(day)
        case "week":
            return week_of(day)
        case "month":
            return month(day.year, day.month)
        case "quarter":
            return quarter_of(day)
        case "year":
            return year(day.year)
        case "decade":
            return years(day.year // 10 * 10, day.year // 10 * 10 + 9)
    return years((day.year - 1) // 100 * 100 + 1, (day.year - 1) // 100 * 100 + 100)


def later(day: date, count: int, unit: str) -> date:
    """Return the day some units later, earlier for a negative count; the last of a month stays within the month."""
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    total = (
        day.year * 12 + day.month - 1 + count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit, 1200)
    )
    year_, month_ = divmod(total, 12)
    return date(year_, month_ + 1, min(day.day, monthrange(year_, month_ + 1)[1]))


def part_of(whole: Interval, part: str | None, published: date | None) -> Interval:
    """Return a third or half of a period, its end (of a year the last month), or what has elapsed or remains."""
    if part is None or whole.start is None or whole.end is None or whole.start == whole.end:
        return whole
    start, end, length = whole.start, whole.end, (whole.end - whole.start).days + 1
    match part:
        case "elapsed" | "remaining" if published is None or not start <= published <= end:
            return whole
        case "elapsed":
            return replace(whole, end=published)
        case "remaining":
            return replace(whole, start=published)
        case "half1" | "half2":
            middle = later(start, 6, "month") if length > 360 else start + timedelta(days=length // 2)
            return replace(whole, start=middle) if part == "half2" else replace(whole, end=middle - timedelta(days=1))
    first, second = _thirds(start, end)
    if part == "end" and length > 360:
        return replace(whole, start=date(end.year, end.month, 1))
    if part == "early":
        return replace(whole, end=first - timedelta(days=1))
    if part == "middle":
        return replace(whole, start=first, end=second - timedelta(days=1))
    return replace(whole, start=second)


def _thirds(start: date, end: date) -> tuple[date, date]:
    """Return where the second and the last third of a period begin: of a month ten days, of a year four months."""
    length = (end - start).days + 1
    if length > 360:
        return later(start, length // 90, "month"), later(start, 2 * (length // 90), "month")
    third = timedelta(days=max(1, length // 3))
    return start + third, start + 2 * third
