"""`dragoman parse`: CoNLL-U, each word tied to the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman import sentences
from dragoman.cli import app
from dragoman.records import Article, Sentence, Token

PAGE = """Home | News | Sport
Envoys meet in Lisbon

Chile's envoy arrived in Lisbon on Monday. Talks will begin on Tuesday, the ministry said.

Copyright 2031 The Gazette. All rights reserved.
"""


class WordEngine:
    """Takes each paragraph for a sentence and each run of letters for a word."""

    version = "words"

    def parse(self, articles: Iterable[Article]) -> Iterator[tuple[Sentence, ...]]:
        return (tuple(self._sentences(article)) for article in articles)

    def _sentences(self, article: Article) -> Iterator[Sentence]:
        for n, paragraph in enumerate(article.paragraphs):
            found = enumerate(re.finditer(r"\w+|[^\w\s]", paragraph.text))
            tokens = tuple(
                Token(i=i, text=m[0], lemma=m[0].lower(), pos="X", morph="", head=0, dep="dep" if i else "root",
                      start=paragraph.source(m.start()), end=paragraph.source_end(m.end()))
                for i, m in found
            )  # fmt: skip
            yield Sentence(
                number=n,
                paragraph=n,
                kind=paragraph.kind,
                start=tokens[0].start,
                end=tokens[-1].end,
                text=paragraph.text,
                tokens=tokens,
            )


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(sentences, "load_engine", lambda _model: WordEngine())
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["parse", *map(str, arguments)])


def words(output: str) -> list[tuple[str, str]]:
    """Each word with the characters of the page at its TokenRange."""
    rows = [line.split("\t") for line in output.splitlines() if line and not line.startswith("#")]
    places = [re.search(r"TokenRange=(\d+):(\d+)", row[9]) for row in rows]
    return [(row[1], PAGE[int(at[1]) : int(at[2])]) for row, at in zip(rows, places, strict=True) if at]


def test_words_stand_where_they_say(page: Path) -> None:
    result = run("--format", "conllu", page)
    assert result.exit_code == 0
    assert ("envoy", "envoy") in words(result.stdout)
    assert all(word == slice_ for word, slice_ in words(result.stdout))


def test_what_surrounds_the_report_is_not_parsed(page: Path) -> None:
    assert "Copyright" not in dict(words(run(page).stdout))


def test_as_is_reads_everything(page: Path) -> None:
    found = dict(words(run("--as-is", page).stdout))
    assert {"Home", "envoy", "Copyright"} <= set(found)


def test_unreadable_file(page: Path) -> None:
    result = run(page.with_name("absent.txt"))
    assert result.exit_code == 1
    assert "absent.txt: There is no such file" in result.stderr
    assert result.stdout == ""
