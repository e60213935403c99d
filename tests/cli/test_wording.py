"""Facts in an analyst's words."""

from __future__ import annotations

import pytest

from dragoman.cli import wording


@pytest.mark.parametrize(
    ("start", "end", "granularity", "said"),
    [
        ("2031-03-04", "2031-03-04", "day", "2031-03-04"),
        ("2031-03-04", "2031-03-09", "range", "2031-03-04/09"),
        ("2031-03-30", "2031-04-02", "range", "2031-03-30/04-02"),
        ("2031-12-30", "2032-01-02", "range", "2031-12-30/2032-01-02"),
        ("2031-03-01", "2031-03-31", "month", "2031-03"),
        ("2031-01-01", "2031-12-31", "year", "2031"),
        ("2031-01-01", "2031-03-31", "quarter", "2031-01-01/03-31"),
        (None, "2031-03-04", "range", "until 2031-03-04"),
        ("2031-03-04", None, "range", "since 2031-03-04"),
        ("--03-04", "--03-04", "day", "?-03-04"),
        (None, None, "unknown", "no date"),
    ],
)
def test_dates(start: str | None, end: str | None, granularity: str, said: str) -> None:
    assert wording.when({"start": start, "end": end, "granularity": granularity}) == said


@pytest.mark.parametrize(
    ("name", "country", "said"),
    [
        ("Kari Solberg", "NOR", "Kari Solberg (NOR)"),
        ("NOR", "NOR", "NOR"),
        (None, "NOR", "NOR"),
        ("Solberg", None, "Solberg"),
        (None, None, ""),
    ],
)
def test_parties(name: str | None, country: str | None, said: str) -> None:
    assert wording.party(name, country) == said


def test_sources() -> None:
    head = {"outlet": None, "file": "desk/a.txt", "published": "2031-03-05T10:00+09:00"}
    assert wording.source({"document": head}) == "a.txt, 2031-03-05"
    assert wording.source({"document": head | {"outlet": "Wire", "published": None}}) == "Wire, undated"


def test_numbers() -> None:
    assert [wording.plural(n, "fact") for n in (0, 1, 1200)] == ["0 facts", "1 fact", "1,200 facts"]
