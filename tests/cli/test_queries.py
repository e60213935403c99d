"""Commands that ask the record: tables that fit, JSON that is whole, sentences where there is nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.cli.conftest import Run

QUERIES = ("events", "statements", "positions", "agenda", "actors", "articles", "rejections", "offices", "sequence")


@pytest.mark.parametrize("width", [60, 80, 120, 160])
@pytest.mark.parametrize("query", QUERIES)
def test_tables_fit_the_terminal(record: Path, run: Run, query: str, width: int) -> None:
    result = run(query, width=width)
    assert result.exit_code == 0
    assert max(map(cell_len, result.stdout.splitlines())) <= width
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize("query", QUERIES)
def test_in_a_pipe_a_row_is_a_line_and_nothing_is_cut(record: Path, run: Run, query: str) -> None:
    lines = run(query).stdout.splitlines()
    assert lines[0].split()[0].isupper()
    assert "…" not in "".join(lines)
    assert all(line == line.rstrip() for line in lines)
    assert len(lines) - 1 == len(json.loads(run(query, "--json").stdout))


def test_events_tell_who_did_what_to_whom(record: Path, run: Run) -> None:
    told = run("events", width=80).stdout
    assert "2031-03-03" in told
    assert "Kari Solberg (NOR)" in told
    assert "“On Monday Foreign Minister Kari Solberg visited Chile.”" in told
    assert "North Wire, 2031-03-05" in told
    assert told.index("2031-03-03") < told.index("no date")


def test_json_is_the_fact_with_its_report(record: Path, run: Run) -> None:
    (fact,) = json.loads(run("events", "--type", "consult", "--json").stdout)
    assert fact["mode"] == "visit"
    assert fact["date"]["basis"] == "explicit"
    assert fact["document"] == {
        "id": fact["document"]["id"], "file": "desk/solberg.txt", "key": None, "title": "Solberg in Santiago",
        "published": "2031-03-05", "outlet": "North Wire", "article": 0, "genre": "news", "byline": None,
    }  # fmt: skip
    assert fact["reported"] == "2031-03-05"
    assert run("events", "--type", "AID", "--json").stdout == "[]\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("events", "--actor", "Atlantis"), "The record knows nobody called 'Atlantis' (--actor)"),
        (("events", "--target", "Atlantis"), "The record knows nobody called 'Atlantis' (--target)"),
        (("events", "--type", "AID"), "No events of type AID in the record; it has ACCUSE, CONSULT."),
        (("events", "--type", "CONS"), "it has CONSULT."),
        (("events", "--status", "planned"), "Not stated in these reports: no events answer that; leave a filter out"),
        (("events", "--as-of", "2031-03-04"), "no events answer that"),
        (("agenda", "--as-of", "2031-12-01"), "Nothing is known to lie ahead of 2031-12-01"),
        (("actors", "Atlantis"), "Nobody in the record answers that"),
        (("articles", "--text", "Atlantis"), "No articles answer that"),
        (("positions", "--issue", "copper"), "no positions about 'copper' answer that"),
    ],
)
def test_nothing_is_said_in_a_sentence(record: Path, run: Run, words: tuple[str, ...], sentence: str) -> None:
    result = run(*words, width=200)
    assert result.exit_code == 0
    assert sentence in result.stdout
    assert len(result.stdout.splitlines()) == 1


def test_what_is_left_out_is_said_beside_the_table(record: Path, run: Run) -> None:
    assert "1 event without a date left out" in run("events", "--since", "2031-01-01", width=200).stderr
    assert "The latest 1 of 2 events" in run("events", "--limit", "1", width=200).stderr


def test_the_agenda_is_as_of_the_newest_report_unless_a_day_is_given(record: Path, run: Run) -> None:
    result = run("agenda", width=100)
    assert "Norway and Chile meet" in result.stdout
    assert "Norway, Chile" in result.stdout
    assert "As of 2031-03-05, the day of the newest report" in result.stderr


def test_uncertain_persons_are_listed_with_reasons(record: Path, run: Run) -> None:
    assert "No two persons in the record are uncertain." in run("actors", "--uncertain").stdout
    assert json.loads(run("actors", "--uncertain", "--json").stdout) == []


def test_actors_have_their_offices_and_spellings(record: Path, run: Run) -> None:
    told = run("actors", "NOR", "--kind", "person", width=100).stdout
    assert "Kari Solberg" in told
    assert "foreign minister" in told
    assert "also Solberg" in told
    assert "Rojas" not in told


@pytest.mark.parametrize("asked", ["NOR", "norway"])
def test_positions_of_one_side(record: Path, run: Run, asked: str) -> None:
    told = run("positions", asked, "--issue", "fishing", width=100).stdout
    assert "condemn fishing quotas" in told


def test_what_a_page_says_cannot_command_the_terminal(record: Path, run: Run) -> None:
    from dragoman.cli.tables import clean

    assert clean("red \x1b[31m alert\u202e \x07[bold]x[/bold]\n") == "red [31m alert [bold]x[/bold]"


@pytest.mark.parametrize("day", ["2031-13-01", "tomorrowish", "05/03/2031"])
def test_a_day_that_is_none_is_a_usage_error(record: Path, run: Run, day: str) -> None:
    result = run("events", "--since", day, width=200)
    assert result.exit_code == 2
    assert "is not a day" in result.stderr


def test_a_search_in_articles_shows_the_passage(record: Path, run: Run) -> None:
    (found,) = json.loads(run("articles", "--text", "overfishing", "--json").stdout)
    assert "accused Chile of overfishing" in found["passage"]
    assert "passage" not in json.loads(run("articles", "--json").stdout)[0]
