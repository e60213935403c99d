"""Publication dates in ISO 8601."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.readers.dates import iso_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2025-06-04", "2025-06-04"),
        ("2025.06.04", "2025-06-04"),
        ("20250604", "2025-06-04"),
        ("2025년 6월 4일 14:30", "2025-06-04T14:30:00"),
        ("2025年6月4日", "2025-06-04"),
        ("2025/07/11 09:50 KST", "2025-07-11T09:50:00+09:00"),
        ("20:00 JST, June 4, 2025", "2025-06-04T20:00:00+09:00"),
        ("Jun. 4, 2025 8:05 p.m.", "2025-06-04T20:05:00"),
        ("12:05 AM, 4th of June, 2025", "2025-06-04T00:05:00"),
        ("4 June 2025", "2025-06-04"),
        ("13/06/2025", "2025-06-13"),
        ("06/13/2025", "2025-06-13"),
        ("4.6.2025", "2025-06-04"),
        ("Wed, 04 Jun 2025 19:49:23 +0000", "2025-06-04T19:49:23+00:00"),
        ("Wed, 04 Jun 25 19:49:23 EST", "2025-06-04T19:49:23-05:00"),
        ("Wed Jun 04 09:00:00 KST 2025", "2025-06-04T09:00:00+09:00"),
        ("2025-06-04T20:00:00.123Z", "2025-06-04T20:00:00+00:00"),
        ("2025-06-04T20:00+0530", "2025-06-04T20:00:00+05:30"),
        ("4 Jun 2025 10:00 GMT-3", "2025-06-04T10:00:00-03:00"),
        ("20250604T095000Z", "2025-06-04T09:50:00+00:00"),
        ("202506040950", "2025-06-04T09:50:00"),
        (1749024000, "2025-06-04T08:00:00+00:00"),
        ("1749024000000", "2025-06-04T08:00:00+00:00"),
        ("Published: June 4, 2025 (updated June 6, 2025)", "2025-06-04"),
    ],
)
def test_dates_are_understood(written, iso):
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    "written",
    ["6 days ago", "Monday", "June 2025", "2025", "04/06/2025", "2025-02-30", "2025-06-04 24:30", "", "x" * 300, None, True, [], 1e300],
)  # fmt: skip
def test_what_names_no_certain_day_is_left_out(written):
    assert iso_date(written) is None


def test_a_zone_whose_letters_mean_several_is_left_out():
    assert iso_date("2025-06-04 12:00 CST") == "2025-06-04T12:00:00"


@given(st.one_of(st.text(), st.floats(), st.integers(), st.datetimes().map(str), st.from_regex(r"[0-9 /:.+\-]{8,25}")))
def test_any_value_gives_a_date_or_none(value):
    assert iso_date(value) is None or iso_date(iso_date(value)) == iso_date(value)
