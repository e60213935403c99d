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


TOAST = """type: SUPPORT
frames:
  - id: support.toast
    verbs: [toast]
    when: {object: actor}
    actors: [subject]
    recipients: [object]
    fire:
      - {text: "The king of Norway toasted Chile.", parties: "NOR > CHL"}
    silent:
      - {text: "The king of Norway toasted the winners."}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    (folder / "en" / "frames").mkdir(parents=True)
    return folder


def test_own_frames_are_laid_over_ours(own: Path) -> None:
    (own / "en" / "frames" / "support.yaml").write_text(TOAST)
    frames = {frame.id for frame in load_codebook(own).frames.frames}
    assert frames == {frame.id for frame in load_codebook().frames.frames} | {"support.toast"}


def test_an_own_frame_takes_the_place_of_ours_and_one_without_words_takes_it_away(own: Path) -> None:
    (own / "en" / "frames" / "mine.yaml").write_text(
        TOAST.replace("support.toast", "support.praise") + "  - {id: support.back}\n"
    )
    frames = {frame.id: frame for frame in load_codebook(own).frames.frames}
    assert frames["support.praise"].verbs == ("toast",)
    assert "support.back" not in frames


def test_a_type_of_ones_own_is_a_file(own: Path) -> None:
    (own / "types").mkdir()
    (own / "types" / "toast.yaml").write_text(
        "TOAST: {meaning: a glass raised to another, quad: 1, score: 3, future: AGREE, asked: assist, refused: assist}\n"
    )
    (own / "en" / "frames" / "toast.yaml").write_text(TOAST.replace("type: SUPPORT", "type: TOAST"))
    book = load_codebook(own)
    assert book.ontology.types["TOAST"].score == 3
    assert next(f for f in book.frames.frames if f.id == "support.toast").type == "TOAST"


def test_errors_name_the_users_own_file(own: Path) -> None:
    path = own / "en" / "frames" / "mine.yaml"
    path.write_text(TOAST.replace("recipients:", "recipiants:"))
    result = run("check", "--codebook", own)
    assert result.exit_code == 1
    assert f"{path}:7: unknown key 'recipiants' (did you mean recipients?)" in result.stderr


def test_a_file_that_nothing_reads_is_an_error(own: Path) -> None:
    (own / "frames.yaml").write_text(TOAST)
    result = run("check", "--codebook", own)
    assert result.exit_code == 1
    assert "frames.yaml: no such file in the codebook" in result.stderr
