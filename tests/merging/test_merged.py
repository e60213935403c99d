"""One fact of many reports: who says so, of what kind they are, what changed, and where they differ."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dragoman.contract import plain
from dragoman.merging.merged import Account, differences, merge
from dragoman.merging.sources import Report, independent
from dragoman.records import Place
from tests.reports import CHILE, NORWAY, ROJAS, SOLBERG, Maker


def account(
    name: str, reported: str = "2031-03-05", *, genre: str = "news", attribution: tuple[str, ...] = (), **given: Any
) -> Account:
    words = given.pop("words", f"The ministers met, {name} reported")
    outlet, origin = given.pop("outlet", name), given.pop("origin", None)
    given = {"actors": (SOLBERG, ROJAS)} | given
    fact = plain(Maker(words, name=name).event(words, **given)) | {"attribution": list(attribution)}
    head = {"id": name, "file": name, "key": None, "title": None, "published": reported, "outlet": outlet, "article": 0}
    return Account(
        fact=fact | {"document": head, "reported": reported},
        report=Report(id=name, outlet=outlet, origin=origin),
        genre=genre,
    )


def merged(*accounts: Account, copies: tuple[tuple[str, str], ...] = ()) -> dict[str, Any]:
    def says(country: str, attribution: str) -> bool:
        return {"NOR": "Norw", "CHL": "Chile"}[country] in attribution

    return merge("ha_1", "events", accounts, copies=copies, says=says, is_one=lambda a, b: a["speaker"] == b["speaker"])


def test_copies_outlets_and_agencies_count_once() -> None:
    reports = [
        Report(id=n, outlet=o, origin=a)
        for n, o, a in (("1", "A", None), ("2", "B", None), ("3", "a", None), ("4", "C", "B"), ("5", "D", None))
    ]
    assert independent(reports, [("1", "5")]) == [["1", "3", "5"], ["2", "4"]]


def test_sources_are_parties_others_or_nobody_in_particular() -> None:
    found = merged(
        account("read-out", genre="readout"),
        account("Post", attribution=("Norwegian ministry",)),
        account("Wire"),
        account("Daily", attribution=("diplomatic source",)),
        account("Echo", outlet="Wire"),
    )
    assert found["sources"] == {"independent": 4, "party": 2, "third_party": 1, "anonymous": 1}
    assert found["reports"] == 5


def test_planned_then_done_is_one_happening_with_a_history() -> None:
    found = merged(account("a", "2031-03-01", status="planned"), account("b", "2031-03-05"))
    assert (found["status"], found["differs"]) == ("occurred", [])
    assert [(state["reported"], state["status"]) for state in found["history"]] == [
        ("2031-03-01", "planned"),
        ("2031-03-05", "occurred"),
    ]
    assert (found["first_reported"], found["last_reported"]) == ("2031-03-01", "2031-03-05")


def test_different_dates_stand_side_by_side_with_their_words() -> None:
    found = merged(account("a", on="2031-03-04"), account("b", on="2031-03-05"), account("c", on="2031-03-04"))
    (difference,) = found["differs"]
    assert difference["field"] == "date"
    assert [(v["value"], [t["document"]["file"] for t in v["told"]]) for v in difference["values"]] == [
        ("2031-03-04", ["a", "c"]),
        ("2031-03-05", ["b"]),
    ]


def test_who_asked_whom_and_whether_it_was_denied() -> None:
    ours = account("a", actors=(NORWAY,), recipients=(CHILE,))
    theirs = account("b", actors=(CHILE,), recipients=(NORWAY,), status="negated")
    assert {difference["field"] for difference in merged(ours, theirs)["differs"]} == {"who", "status"}


def test_one_report_alone_contradicts_nobody() -> None:
    assert merged(account("a"))["differs"] == []


@pytest.mark.parametrize(("one", "fields"), [(True, []), (False, ["speaker"])])
def test_another_spelling_of_a_speaker_is_no_difference(one: bool, fields: list[str]) -> None:
    accounts = [
        replace(account(name), fact=account(name).fact | {"speaker": name})
        for name in ("Lee Jae-myung", "Lee Jae-myeong")
    ]
    found = differences("statements", accounts, lambda a, b: one or a is b)
    assert [each["field"] for each in found] == fields


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (Place(name="Washington", country="USA", city="Washington"), Place(name="United States", country="USA"), False),
        (
            Place(name="White House", country="USA", city="Washington"),
            Place(name="Washington", country="USA", city="Washington"),
            False,
        ),
        (Place(name="Bergen", country="NOR", city="Bergen"), Place(name="Oslo", country="NOR", city="Oslo"), True),
        (Place(name="Norway", country="NOR"), Place(name="Chile", country="CHL"), True),
    ],
)
def test_a_place_within_another_is_no_other_place(one: Place, other: Place, differ: bool) -> None:
    accounts = [account(name) for name in ("a", "b")]
    told = [
        replace(each, fact=each.fact | {"place": plain(place)})
        for each, place in zip(accounts, (one, other), strict=True)
    ]
    assert [each["field"] for each in merged(*told)["differs"]] == (["place"] if differ else [])


def test_the_day_of_a_report_is_no_other_day_and_a_rounded_number_no_other_number() -> None:
    ours, theirs = account("a", on="2031-03-04"), account("b", on="2031-03-05")
    date = theirs.fact["date"] | {"basis": "inferred"}
    assert merged(ours, replace(theirs, fact=theirs.fact | {"date": date}))["differs"] == []
    counted = [
        replace(each, fact=each.fact | {"value": v, "unit": "won"})
        for each, v in ((ours, 1.52e12), (theirs, 1.5192e12))
    ]
    assert differences("quantities", counted, lambda a, b: a is b)[1:] == []
    assert "number" not in [each["field"] for each in differences("quantities", counted, lambda a, b: a is b)]
