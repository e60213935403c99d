"""The sample reports say what they are, can all be read, and hold the words that their annotations quote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.readers import is_known, read
from dragoman.records import Document
from dragoman.samples import NOTICE, folder

GOLD = Path(__file__).parent / "gold"
REPORTS = sorted(path for path in folder().iterdir() if is_known(path.name))
ANNOTATED = sorted(GOLD.glob("*.gold.json"))


def test_there_is_a_sample_worth_the_name() -> None:
    assert len(REPORTS) >= 34
    assert len(ANNOTATED) == 6


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_report_says_that_it_was_written_for_the_sample(path: Path) -> None:
    assert NOTICE in path.read_text(encoding="utf-8-sig")


def test_every_report_gives_documents_and_no_rejection() -> None:
    found = list(read([str(folder())]))
    assert {type(item) for item in found} == {Document}
    assert {Path(item.file).name for item in found} == {path.name for path in REPORTS}
    assert {item.language for item in found} == {"en"}


@pytest.mark.parametrize("path", ANNOTATED, ids=lambda path: path.stem)
def test_what_an_annotation_quotes_stands_in_the_report(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (folder() / gold["document"]["file"]).read_bytes().decode("utf-8")
    facts = [fact for kind in gold.values() if isinstance(kind, list) for fact in kind]
    missing = [words for fact in facts if (words := fact.get("quote") or fact["content"]) not in text]
    assert missing == []
    assert gold["document"]["published_quote"] in text
