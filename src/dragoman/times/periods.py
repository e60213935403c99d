"""Quarters, halves, seasons, decades, centuries and runs of months."""

from __future__ import annotations

from datetime import date

from dragoman.times import calendar
from dragoman.times.absolute import month_, number_in, year_of
from dragoman.times.calendar import UNKNOWN, Interval, days_between, later, part_of, unit_of
from dragoman.times.phrases import Phrase
from dragoman.times.relative import counted
from dragoman.times.setting import Setting
from dragoman.times.zones import in_south


def decade(phrase: Phrase, setting: Setting) -> Interval:
    """Place "the 1990s", "the late 1980s", "the '90s", "the nineties"."""
    groups = phrase.groups
    if "decade" in groups:
        first = int(groups["decade"][:4])
    elif "decade_word" in groups:
        first = setting.words.tables.decades[groups["decade_word"]]
    else:
        first = 1900 + number_in(groups["short_decade"])
    return part_of(calendar.years(first, first + 9), setting.words.tables.parts.get(groups.get("part", ""))).based(
        "explicit"
    )


def century(phrase: Phrase, setting: Setting) -> Interval:
    """Place "the 19th century", "the twentieth century"."""
    word = phrase.groups.get("day_word")
    number = setting.words.numbers.ordinals[word] if word else number_in(phrase.groups["nth"])
    whole = calendar.years(100 * (number - 1) + 1, 100 * number).based("explicit")
    return part_of(whole, setting.words.tables.parts.get(phrase.groups.get("part", "")))


def quarter(phrase: Phrase, setting: Setting) -> Interval | None:
    """Place "the third quarter of 2025", "Q3": without a year the nearest one on the side where the clause looks."""
    groups = phrase.groups
    if "ordinal" in groups:
        number = setting.words.numbers.ordinals[groups["ordinal"]]
    else:
        number = 4 if "final" in groups else number_in(groups["quarter_number"])
    if number > 4:
        return None
    year = year_of(phrase, setting) or _nearest(3 * number - 2, 3, setting)
    return UNKNOWN if year is None else calendar.quarter_of(date(year, 3 * number, 1)).based("explicit")


def half(phrase: Phrase, setting: Setting) -> Interval | None:
    """Place "the second half of this year", "the first half of June", "H1 2025", "the first half"."""
    groups = phrase.groups
    if "latter" in groups:
        number = 2
    else:
        number = (
            setting.words.numbers.ordinals[groups["ordinal"]]
            if "ordinal" in groups
            else number_in(groups["half_number"])
        )
    if number > 2:
        return None
    if "month" in groups:
        return part_of(month_(phrase, setting), calendar.HALVES[number - 1])
    year = year_of(phrase, setting)
    if year is None and phrase.text.endswith("the year"):
        year = setting.published.year if setting.published else None
    elif year is None:
        year = _nearest(6 * number - 5, 6, setting)
    return UNKNOWN if year is None else calendar.months(year, 1 if number == 1 else 7, 6).based("explicit")


def run(phrase: Phrase, setting: Setting) -> Interval:
    """Place "the first three months of the year", "the last ten days of May"."""
    groups = phrase.groups
    found, whole = counted(groups, setting), _whole(phrase, setting)
    if found is None or whole.start is None or whole.end is None:
        return UNKNOWN
    count, unit = found
    if "opening" in groups:
        end = later(later(whole.start, count, unit), -1, "day")
        return days_between(whole.start, min(end, whole.end))
    after = later(whole.end, 1, "day")
    return days_between(max(later(after, -count, unit), whole.start), whole.end)


def _whole(phrase: Phrase, setting: Setting) -> Interval:
    """Return the period that a run is part of."""
    groups, tables, published = phrase.groups, setting.words.tables, setting.published
    if "month" in groups:
        return month_(phrase, setting)
    if "year" in groups:
        return calendar.year(int(groups["year"]))
    if published is None:
        return UNKNOWN
    unit = tables.units[groups["unit2"]]
    return unit_of(later(published, tables.shifts.get(groups.get("shift2", ""), 0), unit), unit)


def season(phrase: Phrase, setting: Setting) -> Interval:
    """Place "this spring", "the summer of 2026", "autumn"; in the south the months are turned over."""
    tables, published, year = setting.words.tables, setting.published, year_of(phrase, setting)
    first = tables.seasons[phrase.groups.get("season") or phrase.groups["open_season"]]
    if in_south(setting.dateline):
        first = first + 6 if first <= 6 else first - 6
    if year is None and published is None:
        return UNKNOWN
    if year is None and published is not None:
        year = _season_year(first, setting, tables.shifts.get(phrase.groups.get("shift", "")))
    return part_of(calendar.months(year or 0, first, 3), tables.parts.get(phrase.groups.get("part", "")))


def _season_year(first: int, setting: Setting, shift: int | None) -> int | None:
    """Return the year in which a season begins; a season across New Year began last year in January."""
    published = setting.published
    if published is None or shift is None:
        return _nearest(first, 3, setting)
    this = published.year - (first + 2 > 12 and published.month <= (first + 2) % 12)
    begun = date(this, first, 1) <= published
    ended = begun and later(date(this, first, 1), 3, "month") <= published
    if shift == 0:
        return this + 1 if ended and setting.looks_ahead else this
    return (this if ended else this - 1) if shift < 0 else (this + 1 if begun else this)


def _nearest(first: int, length: int, setting: Setting) -> int | None:
    """Return the likeliest year of a run of months that holds publication, else lies on the side where the clause looks."""
    published = setting.published
    if published is None:
        return None

    def cost(year: int) -> float:
        begins = (year - published.year) * 12 + first - published.month
        return (
            0.0 if begins <= 0 < begins + length else setting.month_cost(begins if begins > 0 else begins + length - 1)
        )

    return min((published.year, published.year - 1, published.year + 1), key=cost)


def fiscal(_: Phrase, __: Setting) -> Interval:
    """Place "fiscal 2026" nowhere: its bounds differ by country."""
    return UNKNOWN
