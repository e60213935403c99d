"""`dragoman read`: into the record, and what it says of it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(
        "NOR meets CHL. The two ministers spoke for an hour in the capital on Monday."
    )
    (tmp_path / "in" / "b.txt").write_text("FRA meets DEU. The talks about the river took place in the morning.")
    return tmp_path / "in"


def test_reading_twice_changes_nothing(reports: Path, run: Run) -> None:
    first = run("read", "in", "--published", "2031-03-01")
    assert first.exit_code == 0
    assert "2 documents in dragoman.db: 2 new" in first.stdout
    assert "       2  events" in first.stdout
    exported = run("export", "jsonl").stdout
    again = run("read", "in", "--published", "2031-03-01")
    assert "2 unchanged" in again.stdout
    assert run("export", "jsonl").stdout == exported
    assert run("verify").exit_code == 0


def test_a_changed_report_is_a_new_version(reports: Path, run: Run) -> None:
    run("read", "in")
    (reports / "a.txt").write_text("NOR meets PER. The two ministers spoke for an hour in the capital on Monday.")
    assert "1 changed" in run("read", "in").stdout
    (document,) = {e["document"]["id"] for e in json.loads(run("events", "--actor", "PER", "--json").stdout)}
    assert len(json.loads(run("show", document, "--json").stdout)["versions"]) == 2
    assert json.loads(run("events", "--actor", "CHL", "--json").stdout) == []


def test_one_bad_input_is_a_sentence_and_exit_code_1(reports: Path, run: Run) -> None:
    (reports / "empty.txt").touch()
    result = run("read", "in", "missing.txt")
    assert result.exit_code == 1
    assert result.stdout.count("new") == 1
    assert {line.split(": ")[1] for line in result.stderr.splitlines()} == {"in/empty.txt", "missing.txt"}
    assert {r["file"] for r in json.loads(run("rejections", "--json").stdout) if r["document"] is None} == {
        "in/empty.txt",
        "missing.txt",
    }


def test_json_summary(reports: Path, run: Run) -> None:
    counts = json.loads(run("read", "in", "--json").stdout)
    assert counts["documents"] == {"new": 2}
    assert counts["facts"]["events"] == 2
    assert counts["interrupted"] is False


def test_interrupted_it_says_so_and_goes_on_later(reports: Path, run: Run) -> None:
    (reports / "aa.txt").write_text("KEY and other words that make a text of some length in English.")
    result = run("read", "in")
    assert result.exit_code == 130
    assert "Interrupted" in result.stderr
    (reports / "aa.txt").unlink()
    assert "1 new" in run("read", "in").stdout
    assert run("verify").exit_code == 0


@pytest.mark.parametrize("command", [("read", "in"), ("events",), ("verify",), ("export", "csv"), ("show", "ev_")])
def test_a_foreign_file_is_refused_by_every_command(reports: Path, run: Run, command: tuple[str, ...]) -> None:
    with closing(sqlite3.connect("coins.db")) as db:
        db.execute("CREATE TABLE coins (year)")
    before = Path("coins.db").read_bytes()
    result = run(*command, "--record", "coins.db")
    assert result.exit_code == 3
    assert result.stderr == "dragoman: coins.db is a database of another program; it was left as it is.\n"
    assert Path("coins.db").read_bytes() == before


def test_there_must_be_a_record_to_ask(reports: Path, run: Run) -> None:
    result = run("events")
    assert result.exit_code == 3
    assert "There is no record at dragoman.db" in result.stderr
    assert not Path("dragoman.db").exists()


def test_usage_errors(reports: Path, run: Run) -> None:
    assert run("read").exit_code == 2
    assert run("read", "in", "--published", "soon").exit_code == 2
    assert run("reed").exit_code == 2
