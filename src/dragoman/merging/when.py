"""Features of when something took place, or was told."""

from __future__ import annotations

from datetime import date

from dragoman.codebook.merging import FactRules
from dragoman.merging.findings import Found
from dragoman.merging.tellings import Telling

#: What the same day is worth where a year is missing.
YEARLESS = 0.7


def same_day(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find the same days, or the days of one within those of the other; a day without its year is nearly as good."""
    if same_yearless(a, b):
        return YEARLESS, lambda: f"the same day of a year: {a.start or a.yearless} and {b.start or b.yearless}"
    if a.start is None or b.start is None:
        return None
    if (a.start, a.end) == (b.start, b.end):
        return 1.0, lambda: f"the same date: {a.start}"
    if a.start <= (b.end or b.start) and b.start <= (a.end or a.start):
        return 0.5, lambda: f"dates that overlap: {a.start} and {b.start}"
    return None


def near_day(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find a day apart, as clocks and editors are."""
    apart = _apart(a, b)
    return (1.0, lambda: f"a day apart: {a.start} and {b.start}") if apart == 1 else None


def other_day(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find days apart; a meeting put off is another day of the same meeting."""
    apart = _apart(a, b)
    if apart is None or apart <= 1 or _is_moved(a, b, rules):
        return None
    return 1.0, lambda: f"dates apart: {a.start} and {b.start}"


def moved(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find put off: planned for two days, and one report says so."""
    apart = _apart(a, b)
    if apart is None or apart <= 1 or not _is_moved(a, b, rules):
        return None
    return 1.0, lambda: f"put off: {a.start} and {b.start}"


def reported_together(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find without dates of their own, told within days of each other."""
    ours, theirs = a.seen or a.start, b.seen or b.start
    if not ours or not theirs or not (a.seen or b.seen):
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
    """Tell whether month and day are the same, and a year is missing."""
    if not a.yearless and not b.yearless:
        return False
    pairs = ((a, b), (b, a))
    return any(x.yearless and x.yearless == (y.yearless or (y.start or "")[5:]) for x, y in pairs)


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
