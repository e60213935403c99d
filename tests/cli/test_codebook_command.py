"""`dragoman codebook`: checks, explains, and runs the examples."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli import app
from dragoman.codebook.book import load_codebook, shipped


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["codebook", *map(str, arguments)], env={"COLUMNS": "100"})


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped(), tmp_path / "codebook"))


def test_check_counts_what_is_there() -> None:
    result = run("check")
    assert result.exit_code == 0
    types = len(load_codebook().ontology.types)
    assert ["ontology", str(types), "types"] in [line.split() for line in result.stdout.splitlines()]


def test_check_names_file_and_line(copy: Path) -> None:
    path = copy / "en" / "frames" / "consult.yaml"
    path.write_text(path.read_text(encoding="utf8").replace("type: CONSULT", "type: CONSLT"), encoding="utf8")
    result = run("check", "--codebook", copy)
    assert result.exit_code == 1
    assert "consult.yaml:2: unknown event type 'CONSLT' (did you mean CONSULT?)" in result.stderr


def test_folder_that_is_not_there() -> None:
    result = run("check", "--codebook", "nowhere")
    assert result.exit_code == 2
    assert "no such folder" in result.stderr


def test_show_lists_all_types() -> None:
    result = run("show")
    assert all(name in result.stdout for name in load_codebook().ontology.types)


def test_show_explains_a_type_in_any_case() -> None:
    result = run("show", "consult")
    kind = load_codebook().ontology.types["CONSULT"]
    assert kind.meaning in result.stdout
    assert all(mode in result.stdout for mode in kind.modes)
    assert "fires" in result.stdout
    assert "silent" in result.stdout


def test_show_suggests_the_nearest_type() -> None:
    result = run("show", "consalt")
    assert result.exit_code == 2
    assert "did you mean CONSULT?" in result.stderr
