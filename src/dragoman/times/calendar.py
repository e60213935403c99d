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


#: The halves of a period; and units from the finest.
HALVES = ("half1", "half2")
FINENESS = ("day", "week", "month", "quarter", "year", "decade", "century")

#: A time that is spoken of and cannot be placed.
UNKNOWN = Interval(None, None, "unknown")


def iso(day: date | None) -> str | None:
    """Write a day as ISO 8601, `--07-08` where the year is unknown."""
    if day is None:
        return None
    return (
        f"--{day:%m-%d}" if abs(day.year - NO_YEAR) <= 1 else day.isoformat()
    )  # days counted from one may cross a year


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


def easter(year: int) -> date:
    """Return the western Easter Sunday of a year (Butcher's rule)."""
    golden, century, of_century = year % 19, year // 100, year % 100
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - shift + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month_, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month_, day + 1)


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


def part_of(whole: Interval, part: str | None) -> Interval:
    """Return a half of a period; as in TimeML "early", "late" and "the end of" leave the whole."""
    if part not in HALVES or whole.start is None or whole.end is None:
        return whole
    length = (whole.end - whole.start).days + 1  # half of a year are six months, of a decade sixty
    middle = later(whole.start, length // 60, "month") if length > 360 else later(whole.start, length // 2, "day")
    if part == HALVES[0]:
        return replace(whole, end=middle - timedelta(days=1), granularity="range")
    return replace(whole, start=middle, granularity="range")


def moved(interval: Interval, count: int, unit: str) -> Interval:
    """Return a period some units later as a period of its own kind: two months after May 3 is July 3, after May is July."""
    if interval.start is None or interval.granularity == "range" or not _fits(interval.granularity, unit):
        return UNKNOWN
    return unit_of(later(interval.start, count, unit), interval.granularity)


def _fits(granularity: str, unit: str) -> bool:
    """Tell whether a period can be moved by a unit: a year cannot by days."""
    return FINENESS.index(granularity) <= FINENESS.index(unit)
