"""When an article was published: printed on the page, given by the source, or inferred from days and weekdays that agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from dragoman.articles.datelines import Dateline
from dragoman.articles.stamps import Day, days_in
from dragoman.codebook.pages import Era, PageClues
from dragoman.days import day_of

#: Days by which a printed and a given date may differ without a doubt.
TOLERANCE = 3
#: How far from a day its weekday is looked for; how much of a text is searched for days, and for the first weekday.
NEAR, ENOUGH, LEAD = 24, 30_000, 600
#: Letters before and after the first space of a name by which it is missed soonest.
JOINT = 2
#: How many people must have been in office for a year that nothing else tells.
SURE = 2
SENTENCE = re.compile(r"[^.!?\n]*[.!?\n]?")
YEAR = re.compile(r"(?<![\d,.$€£-])(?:19|20)\d\d(?![\d%]|,\d)")
AHEAD = re.compile(
    r"(?:\bby|\buntil|\btill|\bthrough|\bto|\bbefore|[-–—])\s*(?:the\s(?:end\sof|year)\s)?$", re.IGNORECASE
)
#: A day in the name of a file, and how far the day of a dateline without a year may lie from it.
NAMED_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?!\d)")
SAVED = 14
BY_NAME = "dated by the name of its file"
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

    def date(self, year: int) -> date | None:
        """Return the day in a year, None where the calendar has no such day."""
        return calendar_day(year, self.month, self.day)


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


def calendar_day(year: int, month: int, day: int) -> date | None:
    """Return a day, None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_of_url(url: str | None) -> str | None:
    """Return the day that an address holds (".../2024/05/17/...")."""
    match = URL_DAY.search(url or "")
    found = calendar_day(*map(int, match.groups())) if match else None
    return found.isoformat() if found else None


def by_name(file: str, dateline: Dateline | None) -> Published:
    """Return the day in the name of a file, or near it the dateline's own; whoever saved the report chose the name, so it is doubted."""
    match = NAMED_DAY.search(re.split(r"[/\\]", file)[-1])
    named = calendar_day(*map(int, match.groups())) if match else None
    if named is None:
        return Published()
    head = dateline.day if dateline else None
    days = (calendar_day(year, head.month, head.day) for year in range(named.year - 1, named.year + 2)) if head else ()
    near = [day for day in days if day is not None and abs((named - day).days) <= SAVED]
    return Published(when=(near or [named])[0].isoformat(), basis="inferred", doubt=BY_NAME)


def infer(text: str, dateline: Dateline | None, printed_year: int | None, *, clues: PageClues) -> str | None:
    """Return the day of publication, its year by the weekdays that the text gives its days.

    The year of the copyright line, the years of the text and the terms of the people it names choose among several.
    """
    told, head = told_days(text, clues), dateline.day if dateline else None
    if not told:
        told_in_full = full_day(text[:LEAD], clues)
        return infer_from_dateline(text, head, printed_year, clues=clues) if head else told_in_full
    first, last = clues.stamps.earliest_year, clues.stamps.latest_year
    years = [year for year in range(first, last + 1) if agrees(told, year)]
    year = likeliest(years, text, printed_year, told=told, clues=clues)
    if year is None:
        return None
    if head is not None:
        found = calendar_day(year, head.month, head.day)
        return found.isoformat() if found else None
    past = [day for day in told if not day.ahead] or told[:1]
    days = [when for day in past if (when := day.date(year)) is not None]
    return max(days).isoformat() if days else None


def infer_from_dateline(text: str, head: Day, printed_year: int | None, *, clues: PageClues) -> str | None:
    """Return the dateline's day in the copyright's year, or in the one year that its weekday and the named people allow."""
    if printed_year is not None:
        found = calendar_day(printed_year, head.month, head.day)
        return found.isoformat() if found else None
    match = re.search(rf"\bon ({'|'.join(clues.stamps.weekdays)})\b", text[:LEAD], re.IGNORECASE)
    if match is None:
        return None
    weekday, named = clues.stamps.weekdays[match[1].casefold()], named_in(text, clues)
    years = range(clues.stamps.earliest_year, clues.stamps.latest_year + 1)
    days = [when for year in years if (when := calendar_day(year, head.month, head.day)) is not None]
    # A report speaks of its own day or of the day before by the weekday.
    fitting = [(held(named, when), when) for when in days if (when.weekday() - weekday) % 7 in {0, 1}]
    best = max((count for count, _ in fitting), default=0)
    kept = [when for count, when in fitting if count == best]
    return kept[0].isoformat() if best >= SURE and len(kept) == 1 else None


def full_day(text: str, clues: PageClues) -> str | None:
    """Return the last day that a text tells in full with its weekday, "Saturday, October 19, 2019": so news tells its own."""
    found = []
    for day in days_in(text, clues):
        when = calendar_day(day.year, day.month, day.day) if day.year else None
        beside = beside_weekday(text, day, clues)
        if when is not None and beside == when.weekday() and not clues.future.search(sentence_around(text, day.start)):
            found.append(when)
    return max(found).isoformat() if found else None


def sentence_around(text: str, at: int) -> str:
    """Return the sentence in which a character stands."""
    return next((s[0] for s in SENTENCE.finditer(text) if s.start() <= at < s.end()), "")


def agrees(told: Sequence[Told], year: int) -> bool:
    """Tell whether the days fall on their weekdays in a year: all of up to three, most of more."""
    days = [(day.date(year), day.weekday) for day in told]
    right = sum(when is not None and when.weekday() == weekday for when, weekday in days)
    return 4 * right > 3 * len(told) if len(told) > 3 else right == len(told)


def told_days(text: str, clues: PageClues) -> list[Told]:
    """Return the days without a year that stand beside a weekday, as "Saturday (August 23)" or "Monday, 25 August"."""
    found: list[Told] = []
    for sentence in SENTENCE.finditer(text[:ENOUGH]):
        words = sentence[0]
        for day in days_in(words, clues):
            weekday = beside_weekday(words, day, clues)
            if weekday is not None and day.year is None:
                found.append(
                    Told(month=day.month, day=day.day, weekday=weekday, ahead=bool(clues.future.search(words)))
                )
    return found[:40]


def beside_weekday(text: str, day: Day, clues: PageClues) -> int | None:
    """Return the weekday that stands right before or behind a day, Monday as 0."""
    left, right = weekday_patterns(clues)
    match = left.search(text[max(0, day.start - NEAR) : day.start]) or right.match(text[day.end : day.end + NEAR])
    return clues.stamps.weekdays[match[1].casefold()] if match else None


@cache
def weekday_patterns(clues: PageClues) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a weekday before a day and behind it."""
    weekdays = "|".join(sorted(clues.stamps.weekdays, key=len, reverse=True))
    left = re.compile(rf"\b({weekdays})\b\.?[\s,(]*(?:the\s)?$", re.IGNORECASE)
    return left, re.compile(rf"[\s,(]*({weekdays})\b", re.IGNORECASE)


def likeliest(
    years: Sequence[int], text: str, printed_year: int | None, *, told: Sequence[Told], clues: PageClues
) -> int | None:
    """Return the year among several that the rest of the page speaks for."""
    if not years:
        return None
    passed = [int(m[0]) for m in YEAR.finditer(text) if not AHEAD.search(text[max(0, m.start() - 20) : m.start()])]
    latest = max((year for year in passed if year <= clues.stamps.latest_year), default=0)
    reached = [year for year in years if year >= latest] or list(years)
    named = named_in(text, clues)
    # A year that the text names weighs as much as two people, the year after it as much as one.
    weights = {year: held(named, told[0].date(year)) + 2 * (year in passed) + (year - 1 in passed) for year in reached}
    best = max(weights.values())
    kept = [year for year in reached if weights[year] == best]
    if printed_year in kept:
        return printed_year
    if best == 0:
        return kept[0] if len(years) == 1 or 0 < latest <= kept[0] <= latest + 2 else None
    return kept[-1]


def named_in(text: str, clues: PageClues) -> list[Era]:
    """Return the terms of the people whose full names stand in the text."""
    said = _plain(text[:ENOUGH])
    words = said.split(" ")
    meet = {a[-JOINT:] + b[:JOINT] for a, b in pairwise(words)} | {""}
    return [era for name, joint, era in _eras(clues) if joint in meet and name in said]


@cache
def _eras(clues: PageClues) -> tuple[tuple[str, str, Era], ...]:
    """Return the terms with the names as they are looked for, and the letters where first name and next meet: few texts have them."""
    return tuple((name, _joint(name), era) for era in clues.eras for name in (_plain(era.name),))


def _joint(name: str) -> str:
    first, *others = name.split(" ")
    letters = first[-JOINT:] + (others[0][:JOINT] if others else "")
    return letters if len(letters) == 2 * JOINT else ""


def _plain(text: str) -> str:
    return text.replace("-", " ").casefold()


def held(named: Sequence[Era], when: date | None) -> int:
    """Return how many of the named were in office on a day."""
    if when is None:
        return 0
    day = when.isoformat()
    return len(
        {
            era.name
            for era in named
            if era.start <= day[: len(era.start)] and (not era.end or day[: len(era.end)] <= era.end)
        }
    )
