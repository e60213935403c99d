"""Times told from publication, or from the day that the text spoke of last."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.times.calendar import UNKNOWN, Interval, a_day, days_between, later, moved, part_of, unit_of
from dragoman.times.phrases import Phrase
from dragoman.times.setting import Setting

#: Parts of a phrase that tell how many units it goes on.
STEPS = ("anchor", "pointer", "open_offset")


def shifted(phrase: Phrase, setting: Setting) -> Interval | None:
    """Place "last week", "earlier this month", "the end of next year"."""
    tables, published = setting.words.tables, setting.published
    unit = tables.units[phrase.groups["unit"]]
    shift = tables.outer[phrase.groups["outer"]] if "outer" in phrase.groups else tables.shifts[phrase.groups["shift"]]
    if unit in ("hour", "day") or (unit == "century" and shift):
        return None
    if published is None or phrase.groups["unit"] != unit:  # "the coming weeks" has no bounds
        return UNKNOWN
    part = tables.parts.get(phrase.groups.get("part", ""))
    return part_of(unit_of(later(published, shift, unit), unit), part)


def within_unit(phrase: Phrase, setting: Setting) -> Interval | None:
    """Place "the end of the year", "later in the week"."""
    unit = setting.words.tables.units[phrase.groups["unit"]]
    base = setting.now if unit == "day" else setting.published
    if base is None:
        return UNKNOWN
    if unit == "hour" or phrase.groups["unit"] != unit:
        return None
    return part_of(unit_of(base, unit), setting.words.tables.parts[phrase.groups["part"]])


def unit_end(phrase: Phrase, setting: Setting) -> Interval | None:
    """Place "year-end", "month's end"."""
    unit = setting.words.tables.units[phrase.groups["unit"]]
    if unit in ("hour", "day") or (unit == "week" and "'" not in phrase.text):
        return None
    return UNKNOWN if setting.published is None else unit_of(setting.published, unit)


def window(phrase: Phrase, setting: Setting) -> Interval:
    """Place "the past two years", "the next ten days", "the past 24 hours", "the coming weeks"."""
    groups, tables = phrase.groups, setting.words.tables
    single = tables.units[groups["unit"]] == groups["unit"]
    found = counted(groups, setting, words=groups.get("count", "a" if single else None))
    if setting.published is None or found is None or "vague" in groups:
        return UNKNOWN
    count, unit = found
    other = later(setting.published, count * tables.windows[groups["window"]], unit)
    return days_between(min(other, setting.published), max(other, setting.published))


def within(phrase: Phrase, setting: Setting) -> Interval:
    """Place "within 90 days": up to that day, where the clause does not look back."""
    found = counted(phrase.groups, setting)
    if setting.published is None or found is None or setting.looks_back:
        return UNKNOWN
    return Interval(None, later(setting.published, *found), "range")


def counted(groups: Mapping[str, str], setting: Setting, *, words: str | None = None) -> tuple[int, str] | None:
    """Return how many of which unit "48 hours", "a fortnight", "half a year" are, None for "several" and "ten hours"."""
    tables, count = (
        setting.words.tables,
        setting.words.count(words or groups["count"]) if words or "count" in groups else None,
    )
    unit = tables.units[groups["unit"]]
    if count is None or count != int(count):
        return None
    number = int(count) * tables.multiples.get(groups["unit"], 1)
    if "halves" in groups or "halves2" in groups:
        if unit not in tables.halved:
            return None
        half, smaller = tables.halved[unit]
        whole = 0 if "halves" in groups else number
        return (whole * 2 + 1) * half, smaller
    if unit == "hour":
        return (number // 24, "day") if number and number % 24 == 0 else None
    return (number, unit) if number else None


def ago(phrase: Phrase, setting: Setting) -> Interval:
    """Place "three weeks ago", "a year ago today", "two years ago this month", "this time last year"."""
    groups, tables = phrase.groups, setting.words.tables
    found = (tables.shifts[groups["shift2"]], "year") if "shift2" in groups else counted(groups, setting)
    if setting.published is None or found is None:
        return UNKNOWN
    count, unit = found
    day = later(setting.published, count if "shift2" in groups else -count, unit)
    if "now_day" in groups:
        return a_day(day)
    if "shift2" in groups:
        return unit_of(day, tables.units.get(groups.get("unit2", ""), "month"))
    return unit_of(day, tables.units[groups["unit2"]] if "unit2" in groups else unit)


def ahead(phrase: Phrase, setting: Setting) -> Interval | None:
    """Place "in two weeks", "two weeks from now"."""
    if not setting.looks_ahead and "now" not in phrase.groups:
        return None
    found = counted(phrase.groups, setting)
    if setting.published is None or found is None:
        return UNKNOWN
    return unit_of(later(setting.published, *found), found[1])


def anchored(phrase: Phrase, setting: Setting) -> Interval | None:
    """Place "the same day", "the previous day", "the following month", "that year", "the day after", "the next morning"."""
    groups, tables = phrase.groups, setting.words.tables
    unit = tables.units[groups["unit"]] if "unit" in groups else "day"
    if unit == "hour" or ("unit" in groups and groups["unit"] != unit):
        return None
    day = setting.after(step(groups, setting), unit)
    return UNKNOWN if day is None else unit_of(day, unit)


def step(groups: Mapping[str, str], setting: Setting) -> int:
    """Return how many units "same", "following", "before" go on."""
    tables = setting.words.tables
    steps = {**tables.anchors, **tables.pointers, **tables.offsets}
    return steps[next(groups[name] for name in STEPS if name in groups)]


def steps_back(phrase: Phrase, setting: Setting) -> bool:
    """Tell "the day before", "a week earlier" from "the same day" and "two days later"."""
    groups = phrase.groups
    return (setting.words.tables.offsets[groups["offset"]] if "offset" in groups else step(groups, setting)) < 0


def offset(phrase: Phrase, setting: Setting) -> Interval:
    """Place "two days later", "a week earlier": from what the sentence has named, else from the running day."""
    found = counted(phrase.groups, setting)
    if found is None:
        hours = setting.words.tables.units[phrase.groups["unit"]] == "hour"
        return (soon(phrase, setting) if hours else None) or UNKNOWN
    count, unit = found[0] * setting.words.tables.offsets[phrase.groups["offset"]], found[1]
    if setting.stated is not None and (near := moved(setting.stated, count, unit)) is not UNKNOWN:
        return near
    day = setting.after(count, unit)
    return UNKNOWN if day is None else unit_of(day, unit)


def soon(phrase: Phrase, setting: Setting) -> Interval | None:  # noqa: ARG001  (all rules are asked alike)
    """Place "hours later", "within hours": on the day of the story, where the clause looks back."""
    return a_day(setting.day).based("inferred") if setting.day and setting.looks_back else None


def day_of_span(phrase: Phrase, setting: Setting) -> Interval | None:
    """Place "the first day of the visit" in the days that the text gave it."""
    groups, span = phrase.groups, setting.span
    if groups["unit"] != "day" or span is None or span.start is None or span.end is None:
        return None
    if "final" in groups:
        return a_day(span.end)
    number = setting.words.numbers.ordinals.get(groups.get("ordinal", ""), 1)
    day = later(span.start, int(number) - 1, "day")
    return a_day(day) if day <= span.end else UNKNOWN


def by_then(phrase: Phrase, setting: Setting) -> Interval | None:  # noqa: ARG001
    """Place "by then": between the day of the story before and the one it has come to."""
    if setting.day is None or setting.looks_ahead:
        return None
    since = setting.before if setting.before and setting.before < setting.day else None
    return Interval(since, setting.day, "range")


def counted_from(phrase: Phrase, inner: Interval, setting: Setting) -> Interval:
    """Place "two days after", "the day before", "the second anniversary of", "the eve of" another time."""
    groups, words = phrase.groups, setting.words
    if phrase.family == "eve":
        return moved(inner, -1, "day")
    if phrase.family == "anniversary":
        return _anniversary(phrase, inner, setting)
    if phrase.family == "offset":
        found = counted(groups, setting)
        if found is None or words.tables.approximating.intersection(phrase.before.split()[-1:]):
            return UNKNOWN
        return moved(inner, found[0] * words.tables.offsets[groups["offset"]], found[1])
    if groups.keys().isdisjoint(STEPS):  # "minutes after"
        return UNKNOWN
    unit = words.tables.units.get(groups.get("unit", "day"), "day")
    return moved(inner, step(groups, setting), unit)


def _anniversary(phrase: Phrase, inner: Interval, setting: Setting) -> Interval:
    """Return the anniversary that is counted, else the one nearest to publication."""
    groups, words = phrase.groups, setting.words
    number: float | None = None
    if "ordinal" in groups:
        number = words.numbers.ordinals[groups["ordinal"]]
    elif "rank" in groups:
        number = float("".join(filter(str.isdigit, groups["rank"])))
    elif "count" in groups:
        number = words.count(groups["count"])
    elif setting.published is not None and inner.start is not None:
        number = setting.published.year - inner.start.year
    if not number:
        return UNKNOWN
    counted = moved(inner, int(number), "year")
    # "the 60th anniversary of their ties on June 22": a day without a year is when it is marked, not when it all began.
    own = (
        setting.published is not None and counted.start is not None and counted.start.year > setting.published.year + 1
    )
    return inner if own else counted
