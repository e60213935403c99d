"""`dragoman code`: a line for each article and for each input that cannot be read, in order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman import workers
from dragoman.cli import app
from dragoman.cli.code import coded
from dragoman.records import Article, Document, Rejection, Report
from tests.conftest import make_document


class FakePipeline:
    """A report for each paragraph; nothing where the text says so."""

    version = "fake"

    def code(self, document: Document) -> tuple[Report, ...]:
        parts = [] if document.text.startswith("nothing") else document.text.split("\n\n")
        return tuple(Report(article=Article(document=document, number=n, start=0, end=1)) for n in range(len(parts)))

    def stream(self, documents: Iterable[Document]) -> Iterator[tuple[Document, tuple[Report, ...]]]:
        return ((document, self.code(document)) for document in documents)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workers, "load_pipeline", lambda *_, **__: FakePipeline())
    return lambda *arguments: CliRunner().invoke(app, ["code", *map(str, arguments)])


def test_unreadable_inputs_keep_their_place() -> None:
    bad = Rejection(stage="read", reason="It is empty.", file="b.txt")
    found = list(coded([make_document("one"), bad, make_document("two\n\nthree")], FakePipeline()))
    assert [was_read for _, was_read in found] == [True, False, True, True]
    assert [data["document"]["article"] for data, _ in found] == [0, None, 0, 1]
    assert found[1][0]["rejections"][0]["reason"] == "It is empty."


def test_text_without_an_article_still_gives_a_line() -> None:
    ((data, was_read),) = coded([make_document("nothing but a menu")], FakePipeline())
    assert was_read
    assert data["document"]["file"] == "memory.txt"
    assert data["rejections"][0]["stage"] == "split"


def test_inputs_are_streamed() -> None:
    """The first line comes before the last input is read, when something stands between."""

    def inputs() -> Iterator[Document | Rejection]:
        yield make_document("one")
        yield Rejection(stage="read", reason="It is empty.", file="b.txt")
        raise RuntimeError("read too far")

    assert next(coded(inputs(), FakePipeline()))[1]


def test_every_article_is_a_line_of_json(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.\n\nTwo.", encoding="utf8")
    result = run(tmp_path)
    assert result.exit_code == 0
    assert [json.loads(line)["document"]["article"] for line in result.stdout.splitlines()] == [0, 1]


def test_unreadable_input_is_a_line_and_exit_code_1(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.", encoding="utf8")
    result = run(tmp_path / "absent.txt", tmp_path / "a.txt")
    assert result.exit_code == 1
    first, second = map(json.loads, result.stdout.splitlines())
    assert first["document"]["file"].endswith("absent.txt")
    assert first["rejections"][0]["stage"] == "read"
    assert second["document"]["file"].endswith("a.txt")


def test_given_fields_reach_the_documents(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.", encoding="utf8")
    result = run(tmp_path, "--published", "2025-06-04", "--outlet", "The Gazette")
    document = json.loads(result.stdout)["document"]
    assert (document["published"], document["outlet"]) == ("2025-06-04", "The Gazette")


def test_day_that_is_none_is_a_usage_error(run, tmp_path: Path) -> None:
    assert run(tmp_path, "--published", "soon").exit_code == 2


def test_same_input_same_bytes(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ünïcode “quotes”.\n\nTwo.", encoding="utf8")
    assert run(tmp_path).stdout_bytes == run(tmp_path).stdout_bytes
