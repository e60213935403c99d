"""Dates: the values of time expressions in sentences, against a set written by someone who does not write the rules."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.quality import Figures
    from dragoman.pipeline import Pipeline
    from dragoman.records import TimeMention

SETS = Path(__file__).with_name("sets")
#: The rows that may be read, and those that are only measured on.
FILES = {"dates": SETS / "times.tsv", "dates_held": SETS / "times_held.tsv"}

Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    """Return the rows of a set."""
    with path.open(encoding="utf8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def measure(path: Path) -> Figures:
    """Return the share of expressions whose first and last day are right, and of those the share with the right granularity."""
    from dragoman.pipeline import load_pipeline

    pipeline, found = load_pipeline(), rows(path)
    answers = [answer(pipeline, row) for row in found]
    right = [(row, given) for row, given in zip(found, answers, strict=True) if is_right(row, given)]
    fine = sum(row["granularity"] == (given.time.granularity if given else "unknown") for row, given in right)
    return {"value_right": len(right) / len(found), "granularity_right": fine / max(1, len(right))}


def answer(pipeline: Pipeline, row: Row) -> TimeMention | None:
    """Return what is read of a row's expression: of the mentions that overlap it the one that shares most with it."""
    from dragoman.articles import as_is
    from dragoman.records import Document, stable_id

    before = f"{row['dateline']} -- " if row["dateline"] else ""
    text = before + row["sentence"]
    name = stable_id("doc", row["id"])
    document = Document(id=name, version=name, file="set", text=text, published=row["published"], language="en")
    article = replace(as_is(document), dateline=row["dateline"] or None)
    (sentences,) = pipeline.engine.parse([article])
    start = text.index(row["expression"], len(before))
    end = start + len(row["expression"])

    def shared(mention: TimeMention) -> int:
        span = mention.time.span
        return min(end, span.end) - max(start, span.start) if span else 0

    def closest(mention: TimeMention) -> tuple[int, int]:
        return shared(mention), mention.first - mention.last

    return max((m for m in pipeline.read(article, sentences).times if shared(m) > 0), key=closest, default=None)


def is_right(row: Row, given: TimeMention | None) -> bool:
    """Tell whether both ends are as the set has them; no answer is an answer without ends."""
    found = (given.time.start or "", given.time.end or "") if given else ("", "")
    return found == (row["start"], row["end"])


def measures() -> dict[str, Callable[[], Figures]]:
    """Return what can be measured: the sets lie beside this file."""
    return {section: lambda path=path: measure(path) for section, path in FILES.items()}
