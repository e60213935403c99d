"""Commands that draw facts together: negotiations, sequences, promises, calendars, offices, statements by and about."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cli.conftest import Run

NOT_STATED = "ot stated in these reports"


def test_a_negotiation_between_two_sides(record: Path, run: Run) -> None:
    told = run("negotiation", "NOR-CHL", width=100).stdout
    assert "Norway, Chile" in told
    assert "ON THE TABLE\nfishing quotas" in told
    assert "“Norway accused Chile of overfishing”" in told
    assert "Norway and Chile meet: 2031-06-03" in told
    assert told.count(NOT_STATED) > 3


def test_a_negotiation_on_an_issue_as_json(record: Path, run: Run) -> None:
    drawn = json.loads(run("negotiation", "fisheries", "--json").stdout)
    assert drawn["on_the_table"] == ["fishing quotas"]
    assert drawn["items"][0]["evidence"][0]["text"] == "Norway accused Chile of overfishing"


def test_a_negotiation_knows_nothing_before_it_was_reported(record: Path, run: Run) -> None:
    told = run("negotiation", "NOR-CHL", "--as-of", "2031-03-04", width=100).stdout
    assert told == "Nothing of a negotiation on NOR-CHL is stated in these reports by 2031-03-04.\n"


def test_the_order_of_dealings(record: Path, run: Run) -> None:
    steps = json.loads(run("sequence", "--actor", "Solberg", "--json").stdout)
    assert [(s["number"], s["basis"], s["with"]) for s in steps] == [
        (2, "the text's own count", ["Inés Rojas"]),
        (1, "date", ["Chile"]),
    ]
    assert "ordered by date" in run("sequence", "--type", "CONSULT", "--mode", "visit", width=100).stdout


def test_the_agenda_as_a_calendar(record: Path, run: Run, tmp_path: Path) -> None:
    assert "1 entry in out.ics" in run("agenda", "--ics", "out.ics", width=100).stderr
    (entry,) = Calendar.from_ical((tmp_path / "out.ics").read_bytes()).walk("VEVENT")
    assert entry["summary"] == "Norway and Chile meet (Norway, Chile)"
    assert entry["status"] == "TENTATIVE"
    assert "They meet again on 3 June." in entry["description"]
    assert run("agenda", "--ics", "nowhere/out.ics").exit_code == 2


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("--by", "Rojas"), 1),
        (("--by", "NOR"), 0),
        (("--about", "fleet"), 1),
        (("--about", "tariffs"), 0),
        (("--by", "CHL", "--text", "fleet", "--limit", "1"), 1),
        (("--unnamed",), 0),
    ],
)
def test_statements_by_and_about(record: Path, run: Run, words: tuple[str, ...], found: int) -> None:
    assert len(json.loads(run("statements", *words, "--json").stdout)) == found


@pytest.mark.parametrize("who", [(), ("NOR",), ("Solberg",), ("foreign minister",), ("--on", "2031-03-05")])
def test_offices(record: Path, run: Run, who: tuple[str, ...]) -> None:
    (held,) = json.loads(run("offices", *who, "--json").stdout)
    assert (held["person"], held["office"]) == ("Kari Solberg", "foreign minister")


@pytest.mark.parametrize(
    "words",
    [
        ("offices", "--on", "2031-03-04"),
        ("pledges", "--by", "NOR"),
        ("sequence", "--mode", "phone"),
        ("negotiation", "copper"),
        ("statements", "--by", "NOR"),
    ],
)
def test_not_stated_is_an_answer(record: Path, run: Run, words: tuple[str, ...]) -> None:
    result = run(*words, width=100)
    assert result.exit_code == 0
    assert "stated in these reports" in result.stdout
