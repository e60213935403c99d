"""Promises with what was reported later of the same side and matter."""

from __future__ import annotations

import sqlite3

import pytest

from dragoman.bearings import jointly, promises
from dragoman.codebook.book import shipped
from dragoman.codebook.issues import load_issues
from dragoman.records import Pledge, Time
from dragoman.store.views import Question
from tests.reports import CHILE, NORWAY, Maker, span
from tests.store.conftest import keep

MARCH = "Norway and Chile vowed to end the fishing quota."
MAY = "Norway lifted the fishing quota. Norway opened a school. Peru praised the fishing quota."


def pledge(make: Maker, maker: str, country: str) -> Pledge:
    return Pledge(
        id=f"pl_{country}", maker=maker, maker_country=country, beneficiary=None, content="to end the fishing quota",
        due=Time(), evidence=(span(MARCH, MARCH),),
    )  # fmt: skip


@pytest.fixture
def desk(db: sqlite3.Connection) -> sqlite3.Connection:
    march, may = (
        Maker(MARCH, name="march.txt", published="2031-03-05"),
        Maker(MAY, name="may.txt", published="2031-05-07"),
    )
    keep(
        db,
        march.report(pledges=(pledge(march, "Norway", "NOR"), pledge(march, "Chile", "CHL"))),
        may.report(
            events=(
                may.event("Norway lifted the fishing quota.", actors=(NORWAY,)),
                may.event("Norway opened a school.", actors=(NORWAY,)),
                may.event("Peru praised the fishing quota.", actors=(CHILE,)),
            )
        ),
    )
    return db


def test_later_events_of_the_side_on_the_matter_bear_on_a_promise(desk: sqlite3.Connection) -> None:
    found = promises(desk, Question(kind="pledges", by="NOR"), load_issues(shipped()))
    (bearing,) = found[0].bearing
    assert bearing["evidence"][0]["text"] == "Norway lifted the fishing quota."


def test_nothing_bears_on_it_before_it_is_reported(desk: sqlite3.Connection) -> None:
    asked = Question(kind="pledges", by="NOR", as_of="2031-03-31")
    assert promises(desk, asked, load_issues(shipped()))[0].bearing == ()


def test_what_is_promised_together_stands_together(desk: sqlite3.Connection) -> None:
    (group,) = jointly(promises(desk, Question(kind="pledges"), load_issues(shipped())))
    assert sorted(promise.pledge["maker"] for promise in group) == ["Chile", "Norway"]
