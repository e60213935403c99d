"""Weekdays, weekends, and the days and nights beside today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dragoman.times.absolute import month_
from dragoman.times.calendar import UNKNOWN, Interval, a_day, days_between, later, month, week_of
from dragoman.times.phrases import Phrase
from dragoman.times.relative import counted, step
from dragoman.times.setting import Setting

_SATURDAY = 5


def weekday(phrase: Phrase, setting: Setting) -> Interval:
    """Place "Monday", "last Friday", "Monday to Wednesday", "Tuesday of next week", "the Friday before last"."""
    groups, tables, published = phrase.groups, setting.words.tables, setting.published
    if published is None:
        return UNKNOWN
    number = tables.weekdays[groups["full_weekday"]]
    shift = tables.shifts.get(groups.get("shift", ""))
    if groups.get("shift") in tables.upcoming:
        shift, setting = 0, replace(setting, outlook="future")
    if "shift2" in groups:
        monday = later(published, tables.shifts[groups["shift2"]], "week")
        start = monday - timedelta(days=monday.weekday() - number)
    elif "outer" in groups:
        steps = tables.outer[groups["outer"]]
        near = -1 if steps < 0 else 1
        start = later(_weekday(number, setting, near), steps - near, "week")
    else:
        start = _weekday(number, setting, shift)
    if "full_weekday2" not in groups:
        return a_day(start)
    return days_between(start, start + timedelta(days=(tables.weekdays[groups["full_weekday2"]] - number) % 7))


def weeks_on(phrase: Phrase, setting: Setting) -> Interval:
    """Place "a week from Monday", "Monday week", "a week ago on Monday", "Friday two weeks ago"."""
    groups, published = phrase.groups, setting.published
    found = counted(groups, setting) if "count" in groups else (1, "week")
    if published is None or found is None or found[1] != "week":
        return UNKNOWN
    number, back = setting.words.tables.weekdays[groups["full_weekday"]], "ago" in groups
    near = _weekday(number, replace(setting, outlook="past" if back else "future"), None)
    return a_day(later(near, -found[0] if back else found[0], "week"))


def anchored_weekday(phrase: Phrase, setting: Setting) -> Interval:
    """Place "the following Monday", "that Friday", "the Monday before": from the day that the text spoke of last."""
    number, base = setting.words.tables.weekdays[phrase.groups["full_weekday"]], setting.now
    if base is None:
        return UNKNOWN
    if not phrase.groups.keys() & {"anchor", "pointer", "open_offset"}:
        return _of_story(number, setting)
    steps = step(phrase.groups, setting)
    if steps == 0:
        monday = week_of(base).start
        return a_day(monday + timedelta(days=number)) if monday else UNKNOWN
    if steps > 0:
        return a_day(base + timedelta(days=(number - base.weekday() - 1) % 7 + 1))
    return a_day(base - timedelta(days=(base.weekday() - number - 1) % 7 + 1))


def _of_story(number: int, setting: Setting) -> Interval:
    """Place "on the Monday": in the week that the text spoke of, else from its day on; in a text without either it is any Monday."""
    base = setting.week or setting.day
    day = base + timedelta(days=(number - base.weekday()) % 7) if base else None
    if day is None or (setting.published and setting.looks_back and day > setting.published):
        return a_day(_weekday(number, setting, None)) if setting.published else UNKNOWN
    return a_day(day)


def nth_weekday(phrase: Phrase, setting: Setting) -> Interval | None:
    """Place "the second Tuesday of next month", "the last Friday in June"."""
    whole = _month_meant(phrase, setting)
    if whole.start is None or whole.end is None:
        return UNKNOWN
    number = setting.words.tables.weekdays[phrase.groups["full_weekday"]]
    if "final" in phrase.groups:
        return a_day(whole.end - timedelta(days=(whole.end.weekday() - number) % 7))
    first = whole.start + timedelta(days=(number - whole.start.weekday()) % 7)
    day = later(first, setting.words.numbers.ordinals[phrase.groups["ordinal"]] - 1, "week")
    return a_day(day).based("explicit") if day <= whole.end else None


def nth_week(phrase: Phrase, setting: Setting) -> Interval | None:
    """Place "the first week of August": its first seven days, and so on."""
    whole = _month_meant(phrase, setting)
    if whole.start is None or whole.end is None:
        return UNKNOWN
    if "final" in phrase.groups:
        return Interval(whole.end - timedelta(days=6), whole.end, "week", "explicit")
    start = later(whole.start, setting.words.numbers.ordinals[phrase.groups["ordinal"]] - 1, "week")
    return (
        Interval(start, min(start + timedelta(days=6), whole.end), "week", "explicit") if start <= whole.end else None
    )


def _month_meant(phrase: Phrase, setting: Setting) -> Interval:
    """Return the month of "of November", "of next month", "of the month"."""
    if "month" in phrase.groups:
        return month_(phrase, setting)
    if setting.published is None:
        return UNKNOWN
    first = later(setting.published, setting.words.tables.shifts.get(phrase.groups.get("shift", ""), 0), "month")
    return month(first.year, first.month)


def _weekday(number: int, setting: Setting, shift: int | None) -> date:
    """Return the day of a weekday: the last one is before publication, the next one in the week after it."""
    published = setting.published
    assert published is not None  # noqa: S101  (told to mypy; the callers have looked)
    back, on = (published.weekday() - number) % 7, (number - published.weekday()) % 7
    if shift is not None and shift < 0:
        return published - timedelta(days=back or 7)
    if shift is not None and shift > 0:
        return published + timedelta(days=7 - published.weekday() + number)
    if shift == 0 and not setting.looks_back:
        return published + timedelta(days=on)
    if setting.looks_ahead or (setting.outlook in ("present", "near") and on < back):
        return published + timedelta(days=on)
    return published - timedelta(days=back)


def weekend(phrase: Phrase, setting: Setting) -> Interval:
    """Place "last weekend", "over the weekend", "that weekend"."""
    anchored = phrase.groups.keys() & {"anchor", "pointer"}
    published = setting.now if anchored else setting.published
    if published is None:
        return UNKNOWN
    this = published + timedelta(days=_SATURDAY - published.weekday())
    if anchored:
        saturday = later(this, step(phrase.groups, setting), "week")
        return days_between(saturday, saturday + timedelta(days=1))
    shift = setting.words.tables.shifts.get(phrase.groups.get("shift", ""))
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
    """Place "this morning", "last night", "the night before last"."""
    tables, groups = setting.words.tables, phrase.groups
    if setting.published is None:
        return UNKNOWN
    return a_day(
        later(
            setting.published,
            tables.outer[groups["outer"]] if "outer" in groups else tables.shifts[groups["shift"]],
            "day",
        )
    )


def overnight(_: Phrase, setting: Setting) -> Interval:
    """Place "overnight": the night before publication, where the clause does not look ahead."""
    if setting.published is None:
        return UNKNOWN
    if setting.looks_ahead:
        return days_between(setting.published, later(setting.published, 1, "day"))
    return days_between(later(setting.published, -1, "day"), setting.published)
