"""The place that a report is sent from, and the agency's credit."""

from __future__ import annotations

import pytest

from dragoman.articles.datelines import read_credit, read_dateline
from tests.articles.pages import article, body, clues


@pytest.mark.parametrize(
    ("line", "place", "agency", "left"),
    [
        ("SEOUL — The two", "SEOUL", None, "The two"),
        ("Nairobi: The two met.", "Nairobi", None, "The two met."),
        ("Nairobi (Lake Monitor), 30 July 2005. The two", "Nairobi", "Lake Monitor", "The two"),
        ("Bamako, 6 juin 2012 - (Sahel Post) The two", "Bamako", None, "(Sahel Post) The two"),
        ("LONDON (Reuters) - The two", "LONDON", "Reuters", "The two"),
        ("BEIJING, Aug. 12 (Xinhua) -- The two", "BEIJING", "Xinhua", "The two"),
        ("(WASHINGTON) — The two", "WASHINGTON", None, "The two"),
        ("MOSCOW, March 5. /TASS/. The two", "MOSCOW", "TASS", "The two"),
        ("Geneva, 4 June 2025 – The two", "Geneva", None, "The two"),
        ("MANILA, Philippines — The two", "MANILA", None, "The two"),
        ("KYIV/WARSAW, Jan 3 (Reuters) - The two", "KYIV", "Reuters", "The two"),
        ("TEHRAN, Jan. 12 (MNA) – The two", "TEHRAN", "MNA", "The two"),
        ("Paris, France | AFP | The two", "Paris", "AFP", "The two"),
        ("ACCRA. The two", "ACCRA", None, "The two"),
        ("ACCRA. — The two", "ACCRA", None, "The two"),
        ("Islamabad—The two", "Islamabad", None, "The two"),
        ("NEWPORT NEWS, Va. - The two", "NEWPORT NEWS", None, "The two"),
        ("Harbour News Network, June 11 -- The two", "", "Harbour News Network", "The two"),
    ],
)
def test_datelines(line: str, place: str, agency: str | None, left: str) -> None:
    found = read_dateline(line, clues())
    assert found is not None
    assert (found.place, found.agency, line[found.end :]) == (place, agency, left)


@pytest.mark.parametrize(
    "line",
    [
        "Ruto: We will not yield",
        "Nairobi: rebels free eleven hostages",
        "HOST: Let us begin",
        "BREAKING — The two",
        "U.S. - China talks",
        "North Korea - which tested",
        "China-Japan talks",
        "Seoul and Washington agreed",
        "By 2030, the two",
    ],
)
def test_what_is_no_dateline(line: str) -> None:
    assert read_dateline(line, clues()) is None


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("they left. (Yonhap)", "Yonhap"),
        ("they left. — AFP", "AFP"),
        ("they left. (With inputs from PTI)", "PTI"),
        ("they left. /TASS/", "TASS"),
    ],
)
def test_credits(line: str, agency: str) -> None:
    assert read_credit(line, clues()) == (10, agency)


def test_dateline_and_credit_stand_apart_from_the_body() -> None:
    page = article("Envoys meet\n\nBAKU, May 3 (Trend) -- Envoys of both sides met. (AFP)\n")
    assert body(page) == ["Envoys of both sides met."]
    assert (page.dateline, page.agency) == ("BAKU", "Trend")
    assert [(s.kind, page.document.text[s.start : s.end]) for s in page.segments] == [
        ("title", "Envoys meet"),
        ("dateline", "BAKU, May 3 (Trend) --"),
        ("body", "Envoys of both sides met."),
        ("byline", "(AFP)"),
    ]


def test_a_dateline_with_a_year_dates_the_report() -> None:
    page = article("Envoys meet\n\nVIENNA, 5 September 2013 — Envoys of both sides met on Thursday.")
    assert (page.published, page.published_basis) == ("2013-09-05", "explicit")


@pytest.mark.parametrize(
    ("line", "published", "place", "agency", "byline"),
    [
        ("BAKU, May 3, 2021 (Harbour Wire)", "2021-05-03", "BAKU", "Harbour Wire", None),
        ("SUVA, Fiji; 3 May 2021", "2021-05-03", "SUVA", None, None),
        ("Lusaka, Zambia - 3 May 2021", "2021-05-03", "Lusaka", None, None),
        ("Mongu, 3 May 2021", "2021-05-03", "Mongu", None, None),
        ("Mon May 3, 2021 09:10 PM", "2021-05-03T21:10", None, None, None),
        ("Posted 3 May 2021", "2021-05-03", None, None, None),
        ("By Ana Silva in Suva, 3 May 2021", "2021-05-03", None, None, "Ana Silva"),
        ("Report by Ana Silva, Suva, 3 May 2021", "2021-05-03", None, None, "Ana Silva"),
        ("Staff Correspondent | Dhaka | 3 May 2021", "2021-05-03", None, None, None),
        ("Staff Correspondent, Dhaka", None, None, None, None),
        ("By a special correspondent in Suva", None, None, None, None),
        ("LA PAZ, Bolivia. March 26, 2018", "2018-03-26", "LA PAZ", None, None),
        ("N'Djamena, 2 February 2022", "2022-02-02", "N'Djamena", None, None),
    ],
)
@pytest.mark.parametrize("title", ["Envoys of two islands sign port deal", "Port deal stays, chief envoy insists on"])
@pytest.mark.parametrize("gaps", [("\n", "\n"), ("\n\n", "\n"), ("\n", "\n\n"), ("\n\n", "\n\n")])
def test_a_line_of_its_own_dates_and_signs_the_report(
    line: str,
    published: str | None,
    place: str | None,
    agency: str | None,
    byline: str | None,
    title: str,
    gaps: tuple[str, str],
) -> None:
    first, second = "Envoys of both sides met and signed, the harbour office said.", "They will meet again in a month."
    page = article(f"{title}{gaps[0]}{line}{gaps[1]}{first}{gaps[1]}{second}")
    assert (page.title, body(page)) == (title, [first, second])
    assert (page.published, page.dateline, page.agency, page.byline) == (published, place, agency, byline)
    assert page.outlet is None


def test_a_headline_broken_over_two_lines_is_one() -> None:
    """What dates nothing goes on with the line above it."""
    page = article(
        "Envoys of the two islands agree to meet in\nSuva before rains begin\n\nThe two envoys met, they said."
    )
    assert page.title == "Envoys of the two islands agree to meet in Suva before rains begin"
