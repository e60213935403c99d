"""Date lines in many formats."""

from __future__ import annotations

import pytest

from dragoman.articles.stamps import read_stamp
from tests.articles.pages import clues


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("20:00 JST, June 4, 2025", "2025-06-04T20:00+09:00"),
        ("2025/07/11 09:50 KST", "2025-07-11T09:50+09:00"),
        ("Published 3 Sep 2021 14:05 GMT", "2021-09-03T14:05+00:00"),
        ("Friday, January 4, 2019", "2019-01-04"),
        ("2025.08.20 17:30", "2025-08-20T17:30"),
        ("2018. 6. 4. 11:20", "2018-06-04T11:20"),
        ("Aug. 5, 2025 5:14 p.m. ET", "2025-08-05T17:14-04:00"),
        ("Jan. 5, 2024 5:14 p.m. ET", "2024-01-05T17:14-05:00"),
        ("2016-03-09T08:15:00Z", "2016-03-09T08:15+00:00"),
        ("Wed, 03 Aug 2022 19:49:23 +0000", "2022-08-03T19:49+00:00"),
        ("Jan 15, 2024, 08.22 PM IST", "2024-01-15T20:22+05:30"),
        ("Posted: 04 Mar 2020 1200 GMT", "2020-03-04T12:00+00:00"),
        ("December 17, 2021 at 10:03 am GMT+3", "2021-12-17T10:03+03:00"),
        ("12:05 a.m. 1 May 2017", "2017-05-01T00:05"),
        ("1 July 2019 14:05 London time", "2019-07-01T14:05+01:00"),
        ("1 December 2019 14:05 London time", "2019-12-01T14:05+00:00"),
        ("06/25/2014June 25, 2014", "2014-06-25"),
        ("25/06/2014", "2014-06-25"),
        ("06/25/2014", "2014-06-25"),
        ("07.08.2014", "2014-08-07"),
        ("Updated: 09-02-2021 21:40 IST", "2021-02-09T21:40+05:30"),
        ("02/09/2021 9:40 PM EST", "2021-02-09T21:40-05:00"),
        ("June 4, 2025 | 5 min read", "2025-06-04"),
        ("Published : Aug. 20, 2025 - 17:30:11 Updated : Aug. 21, 2025 - 09:00:00", "2025-08-20T17:30"),
    ],
)
def test_printed_dates(line: str, published: str) -> None:
    stamp = read_stamp(line, clues())
    assert stamp is not None
    assert (stamp.published, stamp.rest) == (published, "")


def test_the_names_beside_a_date() -> None:
    stamp = read_stamp("By ANA SILVA | Harbour Daily | Updated: 2019-05-12 07:14", clues())
    assert stamp is not None
    assert stamp.parts == ("ANA SILVA", "Harbour Daily")


def test_the_order_of_day_and_month_is_not_guessed() -> None:
    stamp = read_stamp("05/06/2025", clues())
    assert stamp is not None
    assert stamp.published is None


@pytest.mark.parametrize(
    ("line", "ago", "rest"),
    [
        ("6 days ago", 6, ""),
        ("a day ago", 1, ""),
        ("2 weeks ago", 14, ""),
        ("timea day ago", 1, ""),
        ("Jakarta Post3 days ago", 3, "Jakarta Post"),
        ("yesterday", 1, ""),
    ],
)
def test_relative_stamps(line: str, ago: float, rest: str) -> None:
    stamp = read_stamp(line, clues())
    assert stamp is not None
    assert (stamp.published, stamp.ago, stamp.rest) == (None, ago, rest)


def test_an_update_is_told_from_the_first_publication() -> None:
    stamp = read_stamp("Updated: 5 May 2023", clues())
    assert stamp is not None
    assert stamp.updated


@pytest.mark.parametrize("line", ["25 percent", "Ministers meet", "3-0", "Group of 20", "The year ago"])
def test_what_is_no_stamp(line: str) -> None:
    assert read_stamp(line, clues()) is None
