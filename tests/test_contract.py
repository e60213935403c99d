"""The JSON that leaves Dragoman: every field of the contract, in its order, from any report."""

from __future__ import annotations

import json

from dragoman.contract import FACTS, HEAD, OWN, apart, json_line, plain, report_data, unreadable_data
from dragoman.records import Rejection, Time
from tests.reports import CHILE, Maker

TEXT = "Talks\nForeign Minister Kari Solberg met Rojas."
KEYS = ["document", *FACTS, OWN, "segments", "rejections", "actors", "warnings"]


def test_a_report_has_every_list_even_when_it_is_empty() -> None:
    data = report_data(Maker(TEXT).report())
    assert list(data) == KEYS
    assert list(data["document"]) == list(HEAD)
    assert all(data[kind] == [] for kind in FACTS)


def test_the_writers_judgements_stand_apart_from_what_people_said() -> None:
    said, judged = {"id": "a", "own": False}, {"id": "b", "own": True}
    lists = apart({"events": [], "statements": [said, judged]})
    assert (lists["statements"], lists[OWN]) == ([said], [judged])


def test_facts_are_as_the_contract_has_them() -> None:
    make = Maker(TEXT)
    data = report_data(
        make.report(events=(make.event("Solberg met Rojas", recipients=(CHILE,)),), **make.others("Talks"))
    )
    (event,), (measure,) = data["events"], data["measures"]
    assert event["recipients"] == [{"id": "CHL", "name": "Chile", "country": "CHL", "sector": "GOV", "text": "Chile"}]
    assert event["date"] == {
        "start": "2031-03-04",
        "end": "2031-03-04",
        "granularity": "day",
        "basis": "explicit",
        "span": None,
    }
    assert event["place"] == dict.fromkeys(("city", "venue", "lat", "lon")) | {"name": "Oslo", "country": "NOR"}
    (span,) = event["evidence"]
    assert TEXT[span["start"] : span["end"]] == span["text"] == "Solberg met Rojas"
    assert (measure["from"], measure["until"]) == ("2031-01-01", None)
    assert data["pledges"][0]["due"] is None


def test_what_the_article_says_of_itself_wins() -> None:
    data = report_data(Maker(TEXT, published="2031-03-05", title="Given", outlet="Wire").report())["document"]
    assert (data["title"], data["published"], data["outlet"], data["language"]) == ("Talks", "2031-03-05", "Wire", None)


def test_an_unreadable_input_has_an_object_too() -> None:
    data = unreadable_data(Rejection(stage="read", reason="The file is empty.", file="a.txt"))
    assert list(data) == KEYS
    assert data["document"]["file"] == "a.txt"
    assert data["rejections"][0]["reason"] == "The file is empty."


def test_a_line_is_utf8_whatever_it_holds() -> None:
    assert json_line({"name": "Inés"}) == '{"name": "Inés"}'
    assert json.loads(json_line({"half": "\ud83d"}).encode()) == {"half": "\ud83d"}
    assert "\n" not in json_line({"text": "two\nlines"})


def test_plain_takes_records_and_what_holds_them() -> None:
    assert plain({"times": (Time(), None)}) == {"times": [plain(Time()), None]}
