"""`dragoman segments`: what was made of a page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli import app

PAGE = """Envoys meet in Lisbon to revive fishing talks

LISBON, March 4 (Agency) - Chile's envoy arrived in Lisbon on Tuesday for talks on fishing rights, the ministry said.

The two sides will meet again next week, according to a statement that both of them released after the first round.

Copyright 2031 The Gazette. All rights reserved.
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf8")
    return path


def run(*arguments: object, columns: int = 80, **more: object) -> Result:
    return CliRunner().invoke(app, ["segments", *map(str, arguments)], env={"COLUMNS": str(columns)}, **more)


def test_page_with_its_kinds_in_the_margin(page: Path) -> None:
    shown = run(page).stdout
    assert "1 article" in shown
    assert "title       Envoys meet in Lisbon to revive fishing talks" in shown
    assert "copyright   Copyright 2031 The Gazette." in shown
    assert "dateline    LISBON" in shown


def test_what_is_not_stated_is_said(page: Path) -> None:
    page.write_text(PAGE.replace("March 4", "").replace("LISBON,", ""), encoding="utf8")
    assert "published   not stated" in run(page).stdout


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_fits_the_terminal(page: Path, columns: int) -> None:
    assert max(map(len, run(page, columns=columns).stdout.splitlines())) <= columns


def test_json_has_the_words_of_each_segment(page: Path) -> None:
    data = json.loads(run(page, "--json").stdout)
    segments = data["articles"][0]["segments"]
    assert all(segment["text"] == PAGE[segment["start"] : segment["end"]] for segment in segments)
    assert {"body", "copyright"} <= {segment["kind"] for segment in segments}


def test_terminal_is_not_commanded(page: Path) -> None:
    page.write_text(PAGE.replace("envoy", "en\x1b[31mvoy"), encoding="utf8")
    assert "\x1b" not in run(page).stdout


def test_unreadable_file(tmp_path: Path) -> None:
    result = run(tmp_path / "absent.txt")
    assert result.exit_code == 1
    assert "There is no such file" in result.stderr
