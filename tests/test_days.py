"""Dates in words."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.days import off, say_time


@pytest.mark.parametrize(
    ("start", "end", "granularity", "words"),
    [
        ("2025-08-22", "2025-08-22", "day", "22 Aug 2025"),
        ("2025-08-22T10:00+09:00", "2025-08-22", "day", "22 Aug 2025"),
        ("2025-08-01", "2025-08-31", "month", "Aug 2025"),
        ("2025-07-01", "2025-09-30", "quarter", "Jul 2025–Sep 2025"),
        ("2025-01-01", "2025-12-31", "year", "2025"),
        ("2025-08-18", "2025-08-24", "week", "week of 18 Aug 2025"),
        ("2025-07-08", "2025-07-12", "range", "8–12 Jul 2025"),
        ("2025-07-30", "2025-08-02", "range", "30 Jul–2 Aug 2025"),
        ("2024-12-30", "2025-01-02", "range", "30 Dec 2024–2 Jan 2025"),
        (None, "2025-07-08", "range", "until 8 Jul 2025"),
        ("2025-07-08", None, "range", "from 8 Jul 2025"),
        ("--07-08", "--07-08", "day", "8 Jul"),
        ("--13-08", "--13-08", "day", "--13-08"),
        (None, None, "unknown", "date unknown"),
    ],
)
def test_say_time(start: str | None, end: str | None, granularity: str, words: str) -> None:
    assert say_time({"start": start, "end": end, "granularity": granularity}) == words


def test_no_time_at_all() -> None:
    assert say_time(None) == "date unknown"


def test_the_calendar_has_ends() -> None:
    assert off(date(2025, 8, 31), 1) == date(2025, 9, 1)
    assert off(date.max, 5) == date.max
    assert off(date.min, -5) == date.min
