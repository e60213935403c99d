"""Times in whole sentences, read by the shipped model: the grammar of news dates, one sentence for each way of writing."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.articles import as_is
from dragoman.pipeline import Pipeline, load_pipeline
from dragoman.records import Document, TimeMention

SENTENCES = Path(__file__).with_name("times_in_sentences.tsv")
ROWS = list(csv.DictReader(SENTENCES.open(encoding="utf8", newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load_pipeline()


def read(pipeline: Pipeline, row: dict[str, str]) -> TimeMention | None:
    """What is read of the row's expression; no words but its own are asked for."""
    text = f"{row['dateline']} -- {row['sentence']}" if row["dateline"] else row["sentence"]
    document = Document(id="d", version="d", file="f", text=text, published=row["published"], language="en")
    article = replace(as_is(document), dateline=row["dateline"] or None)
    (sentences,) = pipeline.engine.parse([article])
    start = text.rindex(row["expression"])
    end = start + len(row["expression"])
    found = [
        (min(end, m.time.span.end) - max(start, m.time.span.start), m.first - m.last, m)
        for m in pipeline.read(article, sentences).times
        if m.time.span is not None and m.time.span.start < end and start < m.time.span.end
    ]
    return max(found, key=lambda scored: scored[:2])[2] if found else None


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['expression']}: {row['sentence'][:40]}" for row in ROWS])
def test_a_time_is_read_in_its_sentence(pipeline: Pipeline, row: dict[str, str]) -> None:
    found = read(pipeline, row)
    given = (found.time.start, found.time.end) if found else (None, None)
    assert given == (row["start"] or None, row["end"] or None)
