"""Times that name a day, month or year themselves; at most the year is to be found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dragoman.times import calendar
from dragoman.times.calendar import NO_YEAR, UNKNOWN, Interval, a_day, days_between, later, part_of, unit_of
from dragoman.times.phrases import Phrase
from dragoman.times.setting import Setting

# ---------------------------------------------------------------- days with a month


def date_(phrase: Phrase, setting: Setting) -> Interval | None:
    """Place "August 25, 2025", "Monday (August 25)", "August 3-5", "May 28 to June 1"."""
    groups, months = phrase.groups, setting.words.tables.months
    first = (months[groups["month"]], number_in(groups["day"]))
    last = (months[groups.get("month2", groups["month"])], number_in(groups["day2"])) if "day2" in groups else first
    return _dated(phrase, setting, first, last=last)


def day_first(phrase: Phrase, setting: Setting) -> Interval | None:
    """Place "25 August 2025", "3-5 August", "28 May to 1 June", "the fifteenth of May", "18-Sep-2025"."""
    groups, months = phrase.groups, setting.words.tables.months
    word = groups.get("day_word")
    day = setting.words.numbers.ordinals[word] if word else number_in(groups.get("day") or groups["number"])
    first = (months[groups.get("month2", groups["month"])], day)
    last = (months[groups["month"]], number_in(groups["day2"])) if "day2" in groups else first
    return _dated(phrase, setting, first, last=last)


def week_of(phrase: Phrase, setting: Setting) -> Interval | None:
    """Place "the week of August 25"."""
    found = date_(phrase, setting)
    return None if found is None or found.start is None else unit_of(found.start, "week").based("explicit")


def _dated(phrase: Phrase, setting: Setting, first: tuple[int, int], *, last: tuple[int, int]) -> Interval | None:
    """Find the year of a month and day, the weekday being a witness, and the year of the day that ends the span."""
    weekday = _weekdaynumber_in(phrase, setting)
    year, note = year_of(phrase, setting), None
    if year is None:
        year, note = _nearest_year(first, setting, weekday)
    start = date(year, *first)
    if year != NO_YEAR and weekday is not None and start.weekday() != weekday and note is None:
        note = "the weekday does not fit the date"
    end = date(year + (last < first and year != NO_YEAR), *last)
    return replace(days_between(start, end), basis="explicit", note=note)


def number_in(word: str) -> int:
    """Return the number of "4" or "4th"."""
    return int("".join(filter(str.isdigit, word)))


def _weekdaynumber_in(phrase: Phrase, setting: Setting) -> int | None:
    groups = phrase.groups
    word = groups.get("weekday") or groups.get("weekday2") or groups.get("full_weekday")
    return None if word is None else setting.words.tables.weekdays[word]


def year_of(phrase: Phrase, setting: Setting) -> int | None:
    """Return the year that the phrase itself gives: 2025, this year, last year, that year."""
    groups = phrase.groups
    if "year" in groups:
        return int(groups["year"])
    shift = groups.get("shift2")
    if shift is not None and setting.published is not None:
        return setting.published.year + setting.words.tables.shifts[shift]
    period = setting.period or setting.now
    return period.year if "pointer" in groups and period is not None else None


def _nearest_year(month_day: tuple[int, int], setting: Setting, weekday: int | None) -> tuple[int, str | None]:
    """Return the likeliest year of a month and day; if the weekday fits a near year, that is it."""
    published = setting.published
    if published is None:
        return NO_YEAR, None
    near = [published.year - 1, published.year, published.year + 1]
    days = [date(year, *month_day) for year in near if _exists(year, month_day)]
    if not days:
        return NO_YEAR, None
    fitting = [day for day in days if weekday in (None, day.weekday())]
    note = None if fitting else "the weekday does not fit the date"
    return min(fitting or days, key=setting.cost).year, note


def _exists(year: int, month_day: tuple[int, int]) -> bool:
    return month_day != (2, 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


def numeric(phrase: Phrase, _: Setting) -> Interval:
    """Place "2025-08-25", "2025. 8. 25."."""
    groups = phrase.groups
    day = number_in(groups.get("day") or groups["number"])
    return a_day(date(int(groups["full_year"]), int(groups["month_number"]), day)).based("explicit")


def slashed(phrase: Phrase, setting: Setting) -> Interval:
    """Place "25/08/2025", "8/25/2025": where both readings are days, the one nearer to publication."""
    year, pair = int(phrase.groups["year"]), (int(phrase.groups["number"]), int(phrase.groups["number2"]))
    days = [date(year, *order) for order in dict.fromkeys((pair, pair[::-1])) if order[0] <= 12]
    near = setting.published or days[0]
    return a_day(min(days, key=lambda day: abs((day - near).days))).based("explicit")


def nth(phrase: Phrase, setting: Setting) -> Interval:
    """Place "the 10th", "the 9th and 10th": of the month nearest to publication on the side where the clause looks."""
    published, number = setting.published, number_in(phrase.groups["nth"])
    if published is None:
        return UNKNOWN
    if "shift" in phrase.groups:
        base = later(published.replace(day=1), setting.words.tables.shifts[phrase.groups["shift"]], "month")
        start = base.replace(day=number)
    else:
        firsts = [later(published.replace(day=1), step, "month") for step in (-1, 0, 1)]
        days = [first.replace(day=number) for first in firsts if number <= _last_day(first)]
        start = min(days, key=setting.cost)
    if "nth2" not in phrase.groups:
        return a_day(start)
    last = number_in(phrase.groups["nth2"])
    end = start if last > number else later(start.replace(day=1), 1, "month")
    return days_between(start, end.replace(day=last))


def era(phrase: Phrase, setting: Setting) -> Interval:
    """Place "Reiwa 7"."""
    number = setting.words.tables.eras[phrase.groups["era"]] + int(phrase.groups["small_number"])
    return calendar.year(number).based("explicit")


def holiday(phrase: Phrase, setting: Setting) -> Interval:
    """Place "Christmas Day", "Easter Monday 2025": the nearest one on the side where the clause looks."""
    tables, name, year = setting.words.tables, phrase.groups["holiday"], year_of(phrase, setting)
    published = setting.published
    if year is None and published is None:
        return UNKNOWN
    years = (year,) if year else tuple((published.year if published else 0) + step for step in (0, -1, 1))
    if name in tables.feasts:
        days = [calendar.easter(number) + timedelta(days=tables.feasts[name]) for number in years]
    else:
        days = [date(number, *tables.holidays[name]) for number in years]
    return a_day(min(days, key=setting.cost))


def _last_day(day: date) -> int:
    end = unit_of(day, "month").end
    return end.day if end else 0


# ---------------------------------------------------------------- months and years


def month_(phrase: Phrase, setting: Setting) -> Interval:
    """Place "June 2025", "early June", "June this year", "last June", "June"."""
    number, published = setting.words.tables.months[phrase.groups["month"]], setting.published
    part = setting.words.tables.parts.get(phrase.groups.get("part", ""))
    year = year_of(phrase, setting)
    if year is None and "shift" in phrase.groups and published is not None:
        year = _shifted_year(number, published, setting.words.tables.shifts[phrase.groups["shift"]])
    if year is None:
        year = NO_YEAR if published is None else _nearest_month(number, published, setting)
    return part_of(calendar.month(year, number), part).based("explicit")


def _shifted_year(number: int, published: date, shift: int) -> int:
    """Return the year of "last June": the June before this month; of "this June": this year."""
    if shift < 0:
        return published.year - (number >= published.month)
    return published.year + (number <= published.month) if shift > 0 else published.year


def _nearest_month(number: int, published: date, setting: Setting) -> int:
    """Return the likeliest year of a bare month."""
    return min(
        (published.year, published.year - 1, published.year + 1),
        key=lambda year: setting.month_cost((year - published.year) * 12 + number - published.month),
    )


def months_(phrase: Phrase, setting: Setting) -> Interval:
    """Place "May to August", "December-January 2026"."""
    months, groups = setting.words.tables.months, phrase.groups
    first, last = months[groups["month"]], months[groups["month2"]]
    year = year_of(phrase, setting)
    if year is None:
        year = NO_YEAR if setting.published is None else _nearest_month(last, setting.published, setting)
    start = calendar.month(year - (first > last and year != NO_YEAR), first).start
    return Interval(start, calendar.month(year, last).end, "range", "explicit")


def year_(phrase: Phrase, setting: Setting) -> Interval:
    """Place "2025", "late 2025"."""
    part = setting.words.tables.parts.get(phrase.groups.get("part", ""))
    return part_of(calendar.year(int(phrase.groups["year"])), part).based("explicit")


def years_(phrase: Phrase, _: Setting) -> Interval | None:
    """Place "1910-1945", "2013-14"."""
    first = int(phrase.groups["year"])
    last = int(phrase.groups.get("year2") or f"{first // 100}{phrase.groups['short_year']}")
    return calendar.years(first, last).based("explicit") if last > first else None
