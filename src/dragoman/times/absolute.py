"""Times that name a day, month or year themselves; at most the year is to be found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.times import calendar
from dragoman.times.calendar import NO_YEAR, UNKNOWN, Interval, a_day, days_between, later, part_of, unit_of
from dragoman.times.phrases import Phrase
from dragoman.times.setting import Setting

# ---------------------------------------------------------------- days with a month


def date_(phrase: Phrase, setting: Setting) -> Interval | None:
    """Place "August 25, 2025", "Monday (August 25)", "August 3-5", "May 28 to June 1"."""
    groups, months = phrase.groups, setting.words.tables.months
    first = (months[groups["month"]], _number(groups["day"]))
    last = (months[groups.get("month2", groups["month"])], _number(groups["day2"])) if "day2" in groups else first
    return _dated(phrase, setting, first, last=last)


def day_first(phrase: Phrase, setting: Setting) -> Interval | None:
    """Place "25 August 2025", "3-5 August", "28 May to 1 June"."""
    groups, months = phrase.groups, setting.words.tables.months
    first = (months[groups.get("month2", groups["month"])], _number(groups["day"]))
    last = (months[groups["month"]], _number(groups["day2"])) if "day2" in groups else first
    return _dated(phrase, setting, first, last=last)


def week_of(phrase: Phrase, setting: Setting) -> Interval | None:
    """Place "the week of August 25"."""
    found = date_(phrase, setting)
    return None if found is None or found.start is None else unit_of(found.start, "week").based("explicit")


def _dated(phrase: Phrase, setting: Setting, first: tuple[int, int], *, last: tuple[int, int]) -> Interval | None:
    """Find the year of a month and day, the weekday being a witness, and the year of the day that ends the span."""
    weekday = _weekday_number(phrase, setting)
    year, note = _year_of(phrase, setting), None
    if year is None:
        year, note = _nearest_year(first, setting, weekday)
    start = date(year, *first)
    if year != NO_YEAR and weekday is not None and start.weekday() != weekday and note is None:
        note = "the weekday does not fit the date"
    end = date(year + (last < first and year != NO_YEAR), *last)
    return replace(days_between(start, end), basis="explicit", note=note)


def _number(word: str) -> int:
    """Return the number of "4" or "4th"."""
    return int("".join(filter(str.isdigit, word)))


def _weekday_number(phrase: Phrase, setting: Setting) -> int | None:
    word = phrase.groups.get("weekday") or phrase.groups.get("full_weekday")
    return None if word is None else setting.words.tables.weekdays[word]


def _year_of(phrase: Phrase, setting: Setting) -> int | None:
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
    """Place "2025-08-25"."""
    groups = phrase.groups
    return a_day(date(int(groups["year"]), int(groups["month_number"]), _number(groups["day"]))).based("explicit")


def slashed(phrase: Phrase, setting: Setting) -> Interval:
    """Place "25/08/2025", "8/25/2025": where both readings are days, the one nearer to publication."""
    year, pair = int(phrase.groups["year"]), (int(phrase.groups["number"]), int(phrase.groups["number2"]))
    days = [date(year, *order) for order in dict.fromkeys((pair, pair[::-1])) if order[0] <= 12]
    near = setting.published or days[0]
    return a_day(min(days, key=lambda day: abs((day - near).days))).based("explicit")


def nth(phrase: Phrase, setting: Setting) -> Interval:
    """Place "the 10th": of the month nearest to publication on the side where the clause looks."""
    published, number = setting.published, _number(phrase.groups["nth"])
    if published is None:
        return UNKNOWN
    if "shift" in phrase.groups:
        base = later(published.replace(day=1), setting.words.tables.shifts[phrase.groups["shift"]], "month")
        return a_day(base.replace(day=number))
    firsts = [later(published.replace(day=1), step, "month") for step in (-1, 0, 1)]
    days = [first.replace(day=number) for first in firsts if first.day <= number <= _last_day(first)]
    return a_day(min(days, key=setting.cost))


def _last_day(day: date) -> int:
    end = unit_of(day, "month").end
    return end.day if end else 0


# ---------------------------------------------------------------- months and years


def month_(phrase: Phrase, setting: Setting) -> Interval:
    """Place "June 2025", "early June", "June this year", "last June", "June"."""
    number, published = setting.words.tables.months[phrase.groups["month"]], setting.published
    part = setting.words.tables.parts.get(phrase.groups.get("part", ""))
    year = _year_of(phrase, setting)
    if year is None and "shift" in phrase.groups and published is not None:
        year = _shifted_year(number, published, setting.words.tables.shifts[phrase.groups["shift"]])
    if year is None:
        year = NO_YEAR if published is None else _nearest_month(number, published, setting)
    whole = calendar.month(year, number)
    return part_of(whole, part, published).based("explicit")


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
    year = _year_of(phrase, setting)
    if year is None:
        year = NO_YEAR if setting.published is None else _nearest_month(last, setting.published, setting)
    start = calendar.month(year - (first > last and year != NO_YEAR), first).start
    return Interval(start, calendar.month(year, last).end, "range", "explicit")


def year_(phrase: Phrase, setting: Setting) -> Interval:
    """Place "2025", "late 2025"."""
    part = setting.words.tables.parts.get(phrase.groups.get("part", ""))
    return part_of(calendar.year(int(phrase.groups["year"])), part, setting.published).based("explicit")


def years_(phrase: Phrase, _: Setting) -> Interval | None:
    """Place "1910-1945", "2013-14"."""
    first = int(phrase.groups["year"])
    last = int(phrase.groups.get("year2") or f"{first // 100}{phrase.groups['short_year']}")
    return calendar.years(first, last).based("explicit") if last > first else None


def decade(phrase: Phrase, setting: Setting) -> Interval:
    """Place "the 1990s", "the late 1980s"."""
    first = int(phrase.groups["decade"][:4])
    part = setting.words.tables.parts.get(phrase.groups.get("part", ""))
    first, last = {"early": (first, first + 3), "middle": (first + 4, first + 6), "late": (first + 7, first + 9)}.get(
        part or "", (first, first + 9)
    )
    return calendar.years(first, last).based("explicit")


def century(phrase: Phrase, _: Setting) -> Interval:
    """Place "the 19th century"."""
    number = _number(phrase.groups["nth"])
    return calendar.years(100 * (number - 1) + 1, 100 * number).based("explicit")


def quarter(phrase: Phrase, setting: Setting) -> Interval | None:
    """Place "the third quarter of 2025"."""
    word = phrase.groups.get("ordinal")
    number = setting.words.numbers.ordinals[word] if word else int(phrase.groups["quarter_number"][1])
    year = _year_of(phrase, setting) or (setting.published.year if setting.published else None)
    if number > 4:
        return None
    return UNKNOWN if year is None else calendar.quarter_of(date(year, 3 * number, 1)).based("explicit")


def half(phrase: Phrase, setting: Setting) -> Interval | None:
    """Place "the second half of this year"."""
    number, year = setting.words.numbers.ordinals[phrase.groups["ordinal"]], _year_of(phrase, setting)
    year = year or (setting.published.year if setting.published else None)
    if number > 2:
        return None
    return UNKNOWN if year is None else calendar.months(year, 1 if number == 1 else 7, 6).based("explicit")


def season(phrase: Phrase, setting: Setting) -> Interval:
    """Place "this spring", "the summer of 2026", "autumn"."""
    first = setting.words.tables.seasons[phrase.groups.get("season") or phrase.groups["open_season"]]
    published, year = setting.published, _year_of(phrase, setting)
    if year is None and published is None:
        return UNKNOWN
    if year is None and published is not None:
        shift = setting.words.tables.shifts.get(phrase.groups.get("shift", ""))
        year = _season_year(first, published, shift)
    part = setting.words.tables.parts.get(phrase.groups.get("part", ""))
    return part_of(calendar.months(year or 0, first, 3), part, published)


def _season_year(first: int, published: date, shift: int | None) -> int:
    """Return the year in which a season begins; winter began last year in January."""
    this = published.year - (first + 2 > 12 and published.month <= (first + 2) % 12)
    begun = date(this, first, 1) <= published
    if shift is None or shift == 0:
        return this
    ended = begun and later(date(this, first, 1), 3, "month") <= published
    return (this if ended else this - 1) if shift < 0 else (this + 1 if begun else this)
