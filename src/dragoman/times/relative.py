"""Times told from publication, or from the day that the text spoke of last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dragoman.times.calendar import UNKNOWN, Interval, a_day, days_between, later, part_of, unit_of, week_of
from dragoman.times.phrases import Phrase
from dragoman.times.setting import Setting

_SATURDAY, _SUNDAY = 5, 6


def shifted(phrase: Phrase, setting: Setting) -> Interval | None:
    """Place "last week", "earlier this month", "the end of next year"."""
    tables, published = setting.words.tables, setting.published
    unit, shift = tables.units[phrase.groups["unit"]], tables.shifts[phrase.groups["shift"]]
    if unit in ("day", "century"):
        return None
    if published is None or phrase.groups["unit"] != unit:  # "the coming weeks" has no bounds
        return UNKNOWN
    part = tables.parts.get(phrase.groups.get("part", ""))
    return part_of(unit_of(later(published, shift, unit), unit), part, published)


def within_unit(phrase: Phrase, setting: Setting) -> Interval:
    """Place "the end of the year", "later in the week"."""
    base = setting.now if phrase.groups["unit"] == "day" else setting.published
    if base is None:
        return UNKNOWN
    unit = setting.words.tables.units[phrase.groups["unit"]]
    return part_of(unit_of(base, unit), setting.words.tables.parts[phrase.groups["part"]], setting.published)


def unit_end(phrase: Phrase, setting: Setting) -> Interval | None:
    """Place "year-end", "month-end"."""
    unit = setting.words.tables.units[phrase.groups["unit"]]
    if setting.published is None or unit in ("day", "week"):
        return UNKNOWN if unit not in ("day", "week") else None
    return part_of(unit_of(setting.published, unit), "end", setting.published)


def window(phrase: Phrase, setting: Setting) -> Interval:
    """Place "the past two years", "the next ten days", "the coming weeks"."""
    groups, tables = phrase.groups, setting.words.tables
    unit = tables.units[groups["unit"]]
    count = setting.words.count(groups["count"]) if "count" in groups else float(groups["unit"] == unit)
    if setting.published is None or not count or "vague" in groups:
        return UNKNOWN
    other = later(setting.published, int(count) * tables.windows[groups["window"]], unit)
    return days_between(min(other, setting.published), max(other, setting.published))


def within(phrase: Phrase, setting: Setting) -> Interval:
    """Place "within 90 days": from publication on, where the clause does not look back."""
    count = setting.words.count(phrase.groups["count"])
    if setting.published is None or not count or setting.looks_back:
        return UNKNOWN
    unit = setting.words.tables.units[phrase.groups["unit"]]
    return days_between(setting.published, later(setting.published, int(count), unit))


def ago(phrase: Phrase, setting: Setting) -> Interval:
    """Place "three weeks ago"."""
    return _away(phrase, setting, -1)


def ahead(phrase: Phrase, setting: Setting) -> Interval | None:
    """Place "in two weeks", "two weeks from now"."""
    return _away(phrase, setting, 1) if setting.looks_ahead or "now" in phrase.groups else None


def _away(phrase: Phrase, setting: Setting, direction: int) -> Interval:
    count, unit = setting.words.count(phrase.groups["count"]), setting.words.tables.units[phrase.groups["unit"]]
    if setting.published is None or count is None:
        return UNKNOWN
    return unit_of(later(setting.published, direction * int(count), unit), unit)


def weekday(phrase: Phrase, setting: Setting) -> Interval:
    """Place "Monday", "last Friday", "Monday to Wednesday", "Tuesday of next week"."""
    groups, tables, published = phrase.groups, setting.words.tables, setting.published
    if published is None:
        return UNKNOWN
    number = tables.weekdays[groups["full_weekday"]]
    if "shift2" in groups:
        monday = week_of(later(published, tables.shifts[groups["shift2"]], "week")).start
        return a_day(monday + timedelta(days=number)) if monday else UNKNOWN
    shift = tables.shifts.get(groups.get("shift", ""))
    if groups.get("shift") in tables.upcoming:
        shift, setting = 0, replace(setting, outlook="future")
    start = _weekday(number, setting, shift)
    if "full_weekday2" not in groups:
        return a_day(start)
    return days_between(start, start + timedelta(days=(tables.weekdays[groups["full_weekday2"]] - number) % 7))


def _weekday(number: int, setting: Setting, shift: int | None) -> date:
    """Return the day of a weekday: the last one is before publication, the next one in the week after it."""
    published = setting.published
    assert published is not None  # noqa: S101  (told to mypy; weekday has looked)
    back, on = (published.weekday() - number) % 7, (number - published.weekday()) % 7
    if shift is not None and shift < 0:
        return published - timedelta(days=back or 7)
    if shift is not None and shift > 0:
        return published + timedelta(days=7 - published.weekday() + number)
    if shift == 0 and not setting.looks_back:
        return published + timedelta(days=on)
    if setting.looks_ahead or (setting.outlook == "present" and on < back):
        return published + timedelta(days=on)
    return published - timedelta(days=back)


def weekend(phrase: Phrase, setting: Setting) -> Interval:
    """Place "last weekend", "over the weekend"."""
    published = setting.published
    if published is None:
        return UNKNOWN
    shift = setting.words.tables.shifts.get(phrase.groups.get("shift", ""))
    this = published + timedelta(days=_SATURDAY - published.weekday())
    if shift is None or (shift == 0 and setting.looks_back):
        looks_back = not setting.looks_ahead and published.weekday() < _SATURDAY
        shift = -1 if looks_back else 0
    saturday = later(this, shift, "week")
    return days_between(saturday, saturday + timedelta(days=1))


def dayword(phrase: Phrase, setting: Setting) -> Interval:
    """Place "today", "yesterday evening", "the day before yesterday"."""
    tables = setting.words.tables
    if setting.published is None:
        return UNKNOWN
    offset = tables.days[phrase.groups["dayword"]] + tables.beyond.get(phrase.groups.get("beyond", ""), 0)
    return a_day(later(setting.published, offset, "day"))


def daypart(phrase: Phrase, setting: Setting) -> Interval:
    """Place "this morning", "last night"."""
    if setting.published is None:
        return UNKNOWN
    return a_day(later(setting.published, setting.words.tables.shifts[phrase.groups["shift"]], "day"))


def anchored(phrase: Phrase, setting: Setting) -> Interval:
    """Place "the same day", "the previous day", "the following month", "that year", "the day after"."""
    groups, tables = phrase.groups, setting.words.tables
    unit = tables.units[groups["unit"]]
    base = setting.now if unit in ("day", "week") else setting.period or setting.now
    if base is None:
        return UNKNOWN
    steps = {**tables.anchors, **tables.pointers, **tables.offsets}
    word = groups.get("anchor") or groups.get("pointer") or groups["open_offset"]
    return unit_of(later(base, steps[word], unit), unit)


def offset(phrase: Phrase, setting: Setting) -> Interval:
    """Place "two days later", "a week earlier"."""
    count, unit = setting.words.count(phrase.groups["count"]), setting.words.tables.units[phrase.groups["unit"]]
    base = setting.now if unit in ("day", "week") else setting.period or setting.now
    if base is None or count is None:
        return UNKNOWN
    return unit_of(later(base, int(count) * setting.words.tables.offsets[phrase.groups["offset"]], unit), unit)
