"""Judgements from one desk to another, on the command line."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from dragoman.store import open_for_writing
from dragoman.store.judgements import add, of_fact
from dragoman.store.views import Question, ask
from tests.cli.conftest import Run


def judge(record: Path) -> None:
    with open_for_writing(record) as db:
        for number, fact in enumerate(ask(db, Question(kind="events"))):
            add(
                db,
                [
                    of_fact(
                        fact | {"kind": "events"},
                        "right" if number else "wrong",
                        reviewer="ana",
                        at=f"2031-04-0{number + 1}",
                    )
                ],
            )


def test_nobody_has_judged(run: Run, record: Path) -> None:
    assert "Nobody has judged" in run("review", "list").output
    assert "Nobody has judged" in run("review", "agreement").output


def test_out_and_in_again(run: Run, record: Path, tmp_path: Path) -> None:
    judge(record)
    assert "2 judgements" in run("review", "export", "team.jsonl").output
    with open_for_writing(tmp_path / "other.db"):
        pass
    taken = run("review", "import", "team.jsonl", "--record", "other.db")
    assert "2 judgements read, 2 new" in taken.output
    assert "2 judgements without a place" in taken.output
    assert "0 new" in run("review", "import", "team.jsonl", "--record", "other.db").output
    assert len(json.loads(run("review", "list", "--lost", "--json", "--record", "other.db").output)) == 2
    assert run("review", "export", "--record", "other.db").stdout == (tmp_path / "team.jsonl").read_text(
        encoding="utf8"
    )


def test_agreement_with_the_machine(run: Run, record: Path) -> None:
    judge(record)
    assert json.loads(run("review", "agreement", "--json").output)["machine"][0]["percent"] == 50.0
    assert "ana and the machine" in run("review", "agreement").output


def test_a_file_that_is_none(run: Run, record: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("{}\n")
    refused = run("review", "import", "bad.jsonl")
    assert refused.exit_code == 2
    assert "bad.jsonl:1" in refused.output
    assert run("review", "import", "none.jsonl").exit_code == 2


def test_what_needs_the_extra_says_so(run: Run, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    refused = run("serve")
    assert refused.exit_code == 2
    assert "pip install 'dragoman[web]'" in refused.output
