"""Status: what became of the marked acts in sentences, against two sets written by someone who does not write the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bench.dates import SETS, Row, rows

if TYPE_CHECKING:
    from bench.quality import Figures
    from dragoman.pipeline import Pipeline
    from dragoman.records import Event, Span

#: The rows that may be read, and those that are only measured on.
FILES = {
    name: SETS / f"{name}.tsv"
    for name in ("status", "status_held", "status_more", "status_more_held", "status_third", "status_third_held")
}
#: What has not come about, and what it is called where it is taken for done.
UNDONE, DONE = frozenset({"planned", "hypothetical", "negated"}), "occurred"


def measure(path: Path) -> Figures:
    """Return the share of marked acts that are events, and of those the share with the right status, in all and by status."""
    from dragoman.pipeline import load_pipeline

    pipeline = load_pipeline()
    answers = [(row, answer(pipeline, row)) for row in rows(path)]
    found = [(row["status"], event.status) for row, event in answers if event]
    undone = [given for gold, given in found if gold in UNDONE]
    figures = {
        "found": len(found) / len(answers),
        "status_right": _share(found),
        "planned_as_done": undone.count(DONE) / max(1, len(undone)),
    }
    by_status = Counter(gold for gold, _ in found)
    return figures | {status: _share([f for f in found if f[0] == status]) for status in sorted(by_status)}


def events_of(pipeline: Pipeline, row: Row) -> list[Event]:
    """Return the events of a row's sentence, read alone on its day."""
    from dragoman.records import Document, stable_id

    name = stable_id("doc", row["id"])
    document = Document(
        id=name, version=name, file="set", text=row["sentence"], published=row["published"], language="en"
    )
    return [event for report in pipeline.code(document) for event in report.events]


def answer(pipeline: Pipeline, row: Row) -> Event | None:
    """Return the event that stands at the marked words, by its predicate, else by its evidence."""
    events = events_of(pipeline, row)
    start = row["sentence"].index(row["predicate"])
    end = start + len(row["predicate"])

    def touches(span: Span | None) -> bool:
        return span is not None and span.start < end and start < span.end

    near = [e for e in events if touches(e.cue)] or [e for e in events if any(touches(s) for s in e.evidence)]
    return min(
        near,
        key=lambda e: (row["type"] not in {e.type, e.plover_type}, min(s.end - s.start for s in e.evidence)),
        default=None,
    )


def _share(found: list[tuple[str, str]]) -> float:
    return sum(gold == given for gold, given in found) / max(1, len(found))


def measures() -> dict[str, Callable[[], Figures]]:
    """Return what can be measured: the sets lie beside this file."""
    return {section: lambda path=path: measure(path) for section, path in FILES.items()}
