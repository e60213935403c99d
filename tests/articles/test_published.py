"""When an article was published, and on what ground that is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.articles import split
from dragoman.articles.published import infer, settle
from dragoman.codebook.pages import Era
from dragoman.records import Article
from tests.articles.pages import article, articles, clues
from tests.conftest import make_document


def test_a_printed_date_goes_before_a_given_one() -> None:
    page = article("Envoys meet\n2 March 2018\n\nEnvoys met in Suva.", published="2018-03-03")
    assert (page.published, page.published_basis, page.doubts) == ("2018-03-02", "explicit", ())


def test_dates_that_disagree_are_doubted() -> None:
    page = article("Envoys meet\n2 March 2018\n\nEnvoys met in Suva.", published="2019-03-03")
    assert (page.published, page.doubts) == ("2018-03-02", ("conflicting dates",))


def test_a_given_time_is_kept_where_the_page_prints_only_the_day() -> None:
    assert settle("2018-03-02", "2018-03-02T08:00Z", None).when == "2018-03-02T08:00Z"


def test_the_first_publication_counts_not_the_update() -> None:
    page = article("Envoys meet\nUpdated: 4 May 2021 10:00\nPublished: 3 May 2021 09:00\n\nEnvoys met in Suva.")
    assert page.published == "2021-05-03T09:00"


def test_an_address_may_hold_the_day() -> None:
    page = article("Envoys met in Suva.", url="https://news.example/world/2016/11/05/envoys")
    assert (page.published, page.published_basis) == ("2016-11-05", "given")


def test_without_any_date_none_is_made_up() -> None:
    page = article("Envoys meet\n\nEnvoys met in Suva on Friday. They will meet again on May 3.")
    assert (page.published, page.published_basis) == (None, None)


def infer_with(text: str, *eras: Era, year: int | None = None) -> str | None:
    return infer(text, None, year, clues=replace(clues(), eras=eras))


def test_weekday_day_and_the_terms_of_the_named_give_the_year() -> None:
    """On Tuesday (May 4), Ana Silva met the envoys. They will meet again on Friday (May 7)."""
    text = str(test_weekday_day_and_the_terms_of_the_named_give_the_year.__doc__)
    assert infer_with(text, Era(name="Ana Silva", start="2009-01", end="2012-06")) == "2010-05-04"
    assert infer_with(text, Era(name="Ana Silva", start="2018-01", end="")) == "2021-05-04"


def test_a_year_in_the_text_gives_the_year() -> None:
    text = "Envoys met on Tuesday (May 4). They last met in 2009, and want a treaty by 2030."
    assert infer_with(text) == "2010-05-04"


def test_a_day_told_in_full_with_its_weekday_dates_the_report() -> None:
    assert infer_with("Envoys met on Tuesday, May 4, 2021, in Suva.") == "2021-05-04"
    assert infer_with("Envoys met on May 4, 2021, in Suva.") is None  # may be long ago
    assert infer_with("Envoys will meet on Tuesday, May 4, 2021.") is None


def test_the_copyright_gives_the_year() -> None:
    page = article("Envoys meet\n\nEnvoys met in Suva on Tuesday (May 4).\n\n© 2021 The Suva Observer")
    assert (page.published, page.published_basis, page.outlet) == ("2021-05-04", "inferred", "The Suva Observer")


def test_several_years_and_nothing_to_choose_by() -> None:
    assert infer_with("Envoys met on Tuesday (May 4).") is None


def test_the_articles_of_a_page_date_each_other() -> None:
    """The first is dated and six days old; the second is two days old."""
    second = (
        "Fishing talks open in Suva\nFishing talks open in Suva\n2 days ago\n\n"
        + "Delegates of nine island states opened talks on fishing. " * 9
    )
    page = f"Envoys meet in Suva\n10 June 2019, 10:00\n6 days ago\n\nEnvoys of two islands met in Suva.\n\nRelated Articles\n\n{second}"
    found = articles(page)
    assert [(a.published, a.published_basis) for a in found] == [
        ("2019-06-10T10:00", "explicit"),
        ("2019-06-14", "inferred"),
    ]


@pytest.mark.parametrize("text", ["", "On Monday (February 30) nothing happened.", "Saturday, August 99"])
def test_days_that_no_calendar_has(text: str) -> None:
    assert infer_with(text) is None


@pytest.mark.parametrize(
    "line", ["By a staff writer | Suva | 4 May 2021, 21:40 GMT+12", "Ana Silva in Suva Tue 4 May 2021 21.40 GMT"]
)
def test_a_line_with_a_bar_or_an_hour_dates_the_report_whoever_is_named_there(line: str) -> None:
    page = article(
        f"Envoys of nine islands meet to share the tuna\n{line}\n\nEnvoys of nine islands met in Suva to share the tuna."
    )
    assert (page.published or "")[:10] == "2021-05-04"
    assert page.title == "Envoys of nine islands meet to share the tuna"


def test_a_headline_with_a_year_stays_a_headline() -> None:
    page = article(
        "Envoys to meet on 4 May 2021 in Suva\n\nEnvoys of nine islands will meet in Suva to share the tuna."
    )
    assert page.title == "Envoys to meet on 4 May 2021 in Suva"


def test_a_headline_that_is_the_date_line_too() -> None:
    page = article(
        "Regular Press Conference of the Ministry Spokesperson on March 14, 2018\n\nThe envoys will visit Suva. They want to share the tuna."
    )
    assert (page.published, page.title) == (
        "2018-03-14",
        "Regular Press Conference of the Ministry Spokesperson on March 14, 2018",
    )


def test_a_copyright_line_with_an_hour_still_names_the_outlet() -> None:
    page = article(
        "Envoys meet\n\nEnvoys met in Suva. They shared the tuna.\n\n2021/05/04 07:31 KST  Copyrights(C) The Suva Observer, all rights reserved"
    )
    assert ((page.published or "")[:10], page.outlet) == ("2021-05-04", "The Suva Observer")


def named(text: str, name: str) -> Article:
    """The only article of a file of that name."""
    ((found,), _) = split(replace(make_document(text), file=name), clues())
    return found


@pytest.mark.parametrize(
    ("name", "text", "day"),
    [
        ("cuttings/2016-07-13-envoys.txt", "Envoys met in Suva on Friday.", "2016-07-13"),
        ("2016_01_02.txt", "SUVA, Dec. 31 (AP) - Envoys met on Friday.", "2015-12-31"),
        ("2016-07-13-envoys.txt", "SUVA, March 3 (AP) - Envoys met on Friday.", "2016-07-13"),
        ("report-20160713.txt", "Envoys met in Suva on Friday.", "2016-07-13"),
        ("resolution-2016-99-13.txt", "Envoys met in Suva on Friday.", None),
        ("call-1234567890123.txt", "Envoys met in Suva on Friday.", None),
    ],
)
def test_the_name_of_a_file_dates_what_nothing_else_dates_and_is_doubted(name: str, text: str, day: str | None) -> None:
    page = named(text, name)
    doubts = ("dated by the name of its file",) if day else ()
    assert (page.published, page.published_basis, page.doubts) == (day, "inferred" if day else None, doubts)


def test_a_printed_day_goes_before_the_name_of_the_file() -> None:
    page = named("Envoys meet\n2 March 2018\n\nEnvoys met in Suva.", "2019-01-01.txt")
    assert (page.published, page.doubts) == ("2018-03-02", ())


def test_a_dateline_may_end_with_the_stop_of_its_day() -> None:
    page = article("DUSHANBE, 14.07.2016. A note was handed over on Wednesday.")
    assert (page.published, page.dateline) == ("2016-07-14", "DUSHANBE")
