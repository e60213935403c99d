"""Features of when something took place, or was told."""

from __future__ import annotations

from datetime import date

from dragoman.codebook.merging import FactRules
from dragoman.merging.findings import Found
from dragoman.merging.tellings import Telling

#: What the same day is worth where a year is missing, and where only the day of the week is told.
YEARLESS, WEEKDAY = 0.7, 0.5
#: What days within a longer time are worth: of a week, of a month, of more.
WITHIN = ((7, 0.8), (31, 0.6), (10_000, 0.4))
#: Words that reports of one development have in common, of those by which each is known.
ONE_SETTING = 3
#: Days by which one that is inferred from what a report tells before may be wrong.
LOOSELY = 3
#: What dates are worth that overlap, and none holds the other.
OVERLAP = 0.5


def same_day(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find the same days, less where one is within a longer time, where the year is missing, or where only the weekday is told."""
    if same_yearless(a, b):
        return YEARLESS, lambda: f"the same day of a year: {a.start or a.yearless} and {b.start or b.yearless}"
    if same_weekday(a, b):
        return WEEKDAY, lambda: f"the same day of the week as {a.start or b.start or 'the other'}"
    if a.start is None or b.start is None:
        return None
    if (a.start, a.end) == (b.start, b.end):
        return 1.0, lambda: f"the same date: {a.start}"
    if a.start > (b.end or b.start) or b.start > (a.end or a.start):
        return None
    return _shared(a, b), lambda: f"dates that overlap: {a.start} and {b.start}"


def near_day(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find a day apart, as clocks and editors are."""
    apart = _apart(a, b)
    return (1.0, lambda: f"a day apart: {a.start} and {b.start}") if apart == 1 else None


def other_day(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find days apart; a meeting put off is another day of the same meeting, and the day of a report dates little."""
    if _other_weekday(a, b):
        return WEEKDAY, lambda: f"another day of the week than {a.start or b.start or 'the other'}"
    apart = _apart(a, b)
    near = LOOSELY if a.inferred or b.inferred else 1
    if apart is None or apart <= near or _is_moved(a, b, rules) or _may_be_told_after(a, b):
        return None
    return 1.0, lambda: f"dates apart: {a.start} and {b.start}"


def long_after(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find told without a day of its own, long after what happened elsewhere: only reports of one development go back so far."""
    if not _may_be_told_after(a, b) or told_after(a, b, rules):
        return None
    if is_one_setting(a, b) and not (a.guessed and b.guessed):  # both new on the day of their reports
        return None
    return 1.0, lambda: f"told long after: {a.start} and {b.start}"


def moved(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find put off: planned for two days, and one report says so."""
    apart = _apart(a, b)
    if apart is None or apart <= 1 or not _is_moved(a, b, rules):
        return None
    return 1.0, lambda: f"put off: {a.start} and {b.start}"


def reported_together(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find without dates of their own, told within days of each other."""
    ours, theirs = a.seen or a.start, b.seen or b.start
    if not ours or not theirs or not (a.seen or b.seen or told_after(a, b, rules)):
        return None
    days = days_between(ours, theirs)
    if days > rules.reported_within:
        return None
    return 1 - days / (2 * rules.reported_within), lambda: f"told within {days} days of each other"


def reported_apart(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find told long after each other."""
    if not a.seen or not b.seen:
        return None
    days = days_between(a.seen, b.seen)
    return (1.0, lambda: f"told {days} days apart") if days > rules.reported_within else None


# ---------------------------------------------------------------- days


def same_yearless(a: Telling, b: Telling) -> bool:
    """Tell whether month and day are the same, or a day lies in the month, and a year is missing."""
    if not a.yearless and not b.yearless:
        return False
    ours, theirs = (x.yearless or ((x.start or "")[5:] if x.grain == "day" else "") for x in (a, b))
    return bool(ours and theirs) and (ours.startswith(theirs) or theirs.startswith(ours))


def same_weekday(a: Telling, b: Telling) -> bool:
    """Tell whether one is dated by no more than the day of the week that the other was."""
    days = _weekdays(a, b)
    return days is not None and days[0] == days[1]


def _other_weekday(a: Telling, b: Telling) -> bool:
    """Tell whether days of the week are more than a day apart."""
    days = _weekdays(a, b)
    return days is not None and (days[0] - days[1]) % 7 not in {0, 1, 6}


def _weekdays(a: Telling, b: Telling) -> tuple[int, int] | None:
    """Return the days of the week where at least one is known by no more."""
    if a.weekday is None and b.weekday is None:
        return None
    ours, theirs = (_weekday(x) for x in (a, b))
    return None if ours is None or theirs is None else (ours, theirs)


def _weekday(telling: Telling) -> int | None:
    if telling.start and telling.start == telling.end and not telling.guessed:
        return date.fromisoformat(telling.start).weekday()
    return telling.weekday


def told_after(a: Telling, b: Telling, rules: FactRules) -> bool:
    """Tell whether what one report tells without a day of its own may be what the other dates some days before it."""
    return _may_be_told_after(a, b) and (_apart(a, b) or 0) <= rules.reported_within


def _may_be_told_after(a: Telling, b: Telling) -> bool:
    """Tell whether the later of two days is only that of a report, which may tell what was before."""
    if not _apart(a, b) or not (a.guessed or b.guessed):
        return False
    return bool(max((a, b), key=lambda telling: telling.start or "").guessed)


def is_one_setting(a: Telling, b: Telling) -> bool:
    """Tell whether two reports have so many of their telling words in common that they tell of one development."""
    return shared_setting(a, b) >= ONE_SETTING


def shared_setting(a: Telling, b: Telling) -> int:
    """Return how many of the words by which two reports are known are the same."""
    return len(set(a.setting).intersection(b.setting))


def within(a: Telling, b: Telling) -> bool:
    """Tell whether the days of one lie in those of the other."""
    ours, theirs = ((x.start or "", x.end or x.start or "") for x in (a, b))
    return (max(ours[0], theirs[0]), min(ours[1], theirs[1])) in (ours, theirs)


def _shared(a: Telling, b: Telling) -> float:
    """Return what overlapping dates are worth: the more the shorter the longer of two, of which one holds the other."""
    if not within(a, b) or not a.end or not b.end:
        return OVERLAP
    return next(worth for days, worth in WITHIN if longest(a, b) <= days)


def longest(a: Telling, b: Telling) -> int:
    """Return the days of the longer of two stretches."""
    return max(days_between(x.start or "", x.end or x.start or "") for x in (a, b)) + 1


def _is_moved(a: Telling, b: Telling, rules: FactRules) -> bool:
    if a.status != b.status or a.status not in rules.courses:
        return False
    said = {key for key, _ in (*a.words, *b.words)}
    return bool(said & rules.moved_keys)


def _apart(a: Telling, b: Telling) -> int | None:
    """Return the days between two dates that do not overlap; 0 where they do."""
    if a.start is None or b.start is None:
        return None
    if a.start == a.end == b.start == b.end:
        return 0
    first, second = sorted(((a.start, a.end or a.start), (b.start, b.end or b.start)))
    return max(0, days_between(first[1], second[0])) if first[1] < second[0] else 0


def days_between(a: str, b: str) -> int:
    """Return how many days are between two."""
    return 0 if a == b else abs((date.fromisoformat(a) - date.fromisoformat(b)).days)
