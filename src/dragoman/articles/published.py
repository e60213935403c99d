"""When an article was published: printed on the page, given by the source, or inferred from days that agree with weekdays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.articles.datelines import Dateline
from dragoman.articles.stamps import Day, days_in
from dragoman.codebook.pages import PageClues

#: Days by which a printed and a given date may differ without a doubt.
TOLERANCE = 3
#: How far from a day its weekday is looked for, and how much of a text is searched for days, in characters.
NEAR, ENOUGH = 24, 30_000
SENTENCE = re.compile(r"[^.!?\n]*[.!?\n]?")
YEAR = re.compile(r"(?<![\d,.$€£-])(?:19|20)\d\d(?![\d%]|,\d)")
AHEAD = re.compile(r"(?:\bby|\buntil|\btill|\bthrough|\bto|\bbefore|[-–—])\s*(?:the\s(?:end\sof|year)\s)?$", re.IGNORECASE)
URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|$|-)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """An ISO 8601 day or time, on what ground, and the doubt that comes with it."""

    when: str | None = None
    basis: str | None = None
    doubt: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A day of the text that stands with its weekday, and whether the text speaks of it as still to come."""

    month: int
    day: int
    weekday: int
    ahead: bool


def settle(printed: str | None, given: str | None, inferred: str | None) -> Published:
    """Return the publication date: printed before given before inferred; a doubt where the first two disagree."""
    if printed is None:
        if given is not None:
            return Published(when=given, basis="given")
        return Published(when=inferred, basis="inferred") if inferred else Published()
    if given is None:
        return Published(when=printed, basis="explicit")
    a, b = day_of(printed), day_of(given)
    if a == b and len(given) > len(printed):
        return Published(when=given, basis="given")
    far = a is not None and b is not None and abs((a - b).days) > TOLERANCE
    return Published(when=printed, basis="explicit", doubt="conflicting dates" if far else None)


def day_of(when: str) -> date | None:
    """Return the day of an ISO 8601 time."""
    try:
        return date.fromisoformat(when[:10])
    except ValueError:
        return None


def day_of_url(url: str | None) -> str | None:
    """Return the day that an address holds (".../2024/05/17/...")."""
    match = URL_DAY.search(url or "")
    if match is None:
        return None
    try:
        return date(*map(int, match.groups())).isoformat()
    except ValueError:
        return None


def before(seen: date, ago: float) -> str:
    """Return the day some days before the page was seen."""
    return (seen - timedelta(days=round(ago))).isoformat()


def infer(text: str, dateline: Dateline | None, printed_year: int | None, clues: PageClues) -> str | None:
    """Return the day of publication by the days of the text that agree with their weekdays in few years.

    A year on the page's copyright line, the years of the text and the people it names choose among these.
    """
    told = told_days(text, clues)
    head = dateline.day if dateline else None
    if head is not None and head.year is not None:
        return date(head.year, head.month, head.day).isoformat()
    if not told:
        if head is None or printed_year is None:
            return None
        return date(printed_year, head.month, min(head.day, 28 if head.month == 2 else 31)).isoformat() if real(printed_year, head) else None
    years = [year for year in range(clues.stamps.earliest_year, clues.stamps.latest_year + 1) if agrees(told, year)]
    year = likeliest(years, text, told, printed_year, clues)
    if year is None:
        return None
    if head is not None and real(year, head):
        return date(year, head.month, head.day).isoformat()
    past = [day for day in told if not day.ahead] or told[:1]
    return max(date(year, day.month, day.day) for day in past).isoformat()


def real(year: int, day: Day) -> bool:
    """Tell whether the calendar of the year has the day."""
    return day.month != 2 or day.day < 29 or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


def agrees(told: Sequence[Told], year: int) -> bool:
    """Tell whether most of the days fall on their weekdays in a year: all of two, three of four."""
    right = 0
    for day in told:
        try:
            right += date(year, day.month, day.day).weekday() == day.weekday
        except ValueError:
            continue
    return 4 * right > 3 * len(told) if len(told) > 3 else right == len(told)


def told_days(text: str, clues: PageClues) -> list[Told]:
    """Return the days without a year that stand beside a weekday, as "Saturday (August 23)" or "Monday, 25 August"."""
    weekdays = "|".join(sorted(clues.stamps.weekdays, key=len, reverse=True))
    found: list[Told] = []
    for sentence in SENTENCE.finditer(text[:ENOUGH]):
        words = sentence[0]
        for day in days_in(words, clues):
            left = re.search(rf"\b({weekdays})\b\.?[\s,(]*(?:the\s)?$", words[max(0, day.start - NEAR) : day.start], re.IGNORECASE)
            right = re.match(rf"[\s,(]*({weekdays})\b", words[day.end : day.end + NEAR], re.IGNORECASE)
            match = left or right
            if match and day.year is None:
                weekday = clues.stamps.weekdays[match[1].casefold()]
                found.append(Told(month=day.month, day=day.day, weekday=weekday, ahead=bool(clues.future.search(words))))
    return found[:40]


def likeliest(years: Sequence[int], text: str, told: Sequence[Told], printed_year: int | None, clues: PageClues) -> int | None:
    """Return the year among several that the rest of the page speaks for."""
    if not years:
        return None
    named = [int(m[0]) for m in YEAR.finditer(text) if not AHEAD.search(text[max(0, m.start() - 20) : m.start()])]
    near = [int(m[0]) for m in YEAR.finditer(text)]
    latest = max((year for year in named if year <= clues.stamps.latest_year), default=0)
    reached = [year for year in years if year >= latest] or list(years)
    people = {year: held(text, told, year, clues) for year in reached}
    best = max(people.values())
    kept = [year for year in reached if people[year] == best]
    if printed_year in kept:
        return printed_year
    if best == 0 and latest:
        close = [year for year in kept if year - latest <= 2 or year in near]
        return close[0] if close else kept[-1]
    return kept[-1]


def held(text: str, told: Sequence[Told], year: int, clues: PageClues) -> int:
    """Return how many of the names in the text were in office on its days in a year."""
    day = f"{year}-{told[0].month:02}-{told[0].day:02}"
    named = [era for era in clues.eras if era.name in text]
    return len({era.name for era in named if era.start <= day <= era.end})


