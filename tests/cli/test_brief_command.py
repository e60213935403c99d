"""`dragoman brief`: the one screen of a record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli import app
from dragoman.store import open_for_writing
from dragoman.store.writer import Writer
from tests.reports import CHILE, NORWAY, ROJAS, SOLBERG, Maker

TEXT = """Solberg flies to Santiago
Foreign Minister Kari Solberg met Rojas in Oslo on Tuesday.
“We will not rest until the fisheries treaty is signed by both of us,” Solberg said.
Norway supports a treaty on fishing. They meet again on 20 March.
"""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    make = Maker(TEXT, outlet="The Gazette", published="2031-03-05")
    quote = "We will not rest until the fisheries treaty is signed by both of us"
    report = make.report(
        events=(make.event("Kari Solberg met", recipients=(ROJAS,)),),
        statements=(make.statement(quote),),
        positions=(make.position("Norway supports a treaty on fishing.", issue="a treaty on fishing", holder=NORWAY),),
        schedule=(make.item("They meet again on 20 March.", what="meeting of ministers", on="2031-03-20"),),
        offices=(make.office("Foreign Minister Kari Solberg"),),
        actors=(make.actor(SOLBERG), make.actor(CHILE, kind="state"), make.actor(NORWAY, kind="state")),
    )
    path = tmp_path / "desk.db"
    with open_for_writing(path) as connection:
        writer = Writer(connection, pipeline="one", started="2031-03-06T08:00:00+00:00", command="test")
        with writer.batch():
            writer.keep(make.document, (report,))
    return path


def run(*arguments: object, columns: int = 80) -> Result:
    return CliRunner().invoke(app, ["brief", *map(str, arguments)], env={"COLUMNS": str(columns)})


def test_the_whole_screen(record: Path) -> None:
    shown = run("--record", record).stdout
    assert "1 report" in shown
    assert "4 Mar 2031  Kari Solberg met Inés Rojas, in Oslo" in shown
    assert "Norway supports a treaty on fishing" in shown
    assert "We will not rest until the fisheries treaty" in shown
    assert "20 Mar 2031  meeting of ministers (Norway and Chile)" in shown
    assert "Kari Solberg  foreign minister, Norway" in shown
    assert "dragoman why ev_" in shown


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_fits_the_terminal(record: Path, columns: int) -> None:
    assert max(map(len, run("--record", record, columns=columns).stdout.splitlines())) <= columns


def test_as_of_a_day_before_the_report_there_is_nothing(record: Path) -> None:
    result = run("--record", record, "--as-of", "2031-03-01")
    assert result.exit_code == 0
    assert "no report" in result.stdout


def test_json_names_the_facts(record: Path) -> None:
    data = json.loads(run("--record", record, "--json").stdout)
    assert data["happened"][0]["id"] == data["proof"]
    assert [person["name"] for person in data["people"]] == ["Kari Solberg"]


def test_record_that_is_not_there(tmp_path: Path) -> None:
    result = run("--record", tmp_path / "none.db")
    assert result.exit_code == 3
    assert "There is no record" in result.stderr


def test_a_page_on_a_subject_cites_every_sentence(record: Path) -> None:
    page = run("--record", record, "--on", "NOR").stdout
    assert page.startswith("# Brief: NOR\n")
    claims = [line for line in page.split("## Sources")[0].splitlines() if line.startswith("- ")]
    assert claims
    assert all(line.endswith("]") for line in claims)
    assert "“Norway supports a treaty on fishing.” The Gazette, Solberg flies to Santiago, 2031-03-05" in page
    assert "Not stated in these reports." in page


def test_a_page_as_html_links_each_mark_to_its_proof(record: Path) -> None:
    page = run("--record", record, "--format", "html").stdout
    assert '<a href="#s1">[1]</a>' in page
    assert '<li id="s1">' in page


def test_a_page_of_an_earlier_day_is_empty(record: Path) -> None:
    page = run("--record", record, "--on", "NOR", "--as-of", "2031-03-04").stdout
    assert page.count("Not stated in these reports.") == 7
