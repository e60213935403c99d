"""The day, week, month or year that a phrase stands for: one rule for each family of forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dragoman.times import absolute, periods, relative, weekdays
from dragoman.times.calendar import Interval
from dragoman.times.phrases import Phrase
from dragoman.times.setting import Setting

RULES: Mapping[str, Callable[[Phrase, Setting], Interval | None]] = {
    "date": absolute.date_,
    "day_first": absolute.day_first,
    "numeric": absolute.numeric,
    "slashed": absolute.slashed,
    "nth": absolute.nth,
    "week_of": absolute.week_of,
    "month": absolute.month_,
    "months": absolute.months_,
    "year": absolute.year_,
    "years": absolute.years_,
    "era": absolute.era,
    "holiday": absolute.holiday,
    "fiscal": periods.fiscal,
    "decade": periods.decade,
    "century": periods.century,
    "quarter": periods.quarter,
    "half": periods.half,
    "run": periods.run,
    "season": periods.season,
    "shifted": relative.shifted,
    "within_unit": relative.within_unit,
    "unit_end": relative.unit_end,
    "window": relative.window,
    "within": relative.within,
    "ago": relative.ago,
    "ahead": relative.ahead,
    "weekday": weekdays.weekday,
    "weeks_on": weekdays.weeks_on,
    "anchored_weekday": weekdays.anchored_weekday,
    "nth_weekday": weekdays.nth_weekday,
    "nth_week": weekdays.nth_week,
    "weekend": weekdays.weekend,
    "dayword": weekdays.dayword,
    "daypart": weekdays.daypart,
    "overnight": weekdays.overnight,
    "anchored": relative.anchored,
    "offset": relative.offset,
    "by_then": relative.by_then,
    "day_of": relative.day_of_span,
    "soon": relative.soon,
}


def resolve(phrase: Phrase, setting: Setting) -> Interval | None:
    """Return the span of time, UNKNOWN where the ground is missing, None where the phrase is no time after all."""
    if phrase.open:  # counted from what follows, if that is a time
        return None
    try:
        return RULES[phrase.family](phrase, setting)
    except (ValueError, OverflowError):
        return None
