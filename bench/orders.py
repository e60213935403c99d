"""The sample reports read in many orders and parts: the exports must be the same bytes."""

from __future__ import annotations

import io
import random
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.quality import Figures
from bench.speed import SAMPLES

ORDERS, SEED = 50, 20251130
#: Parts in which an order is read, at most.
PARTS = 6
Coded = Sequence[tuple[Any, Any]]


def coded() -> Coded:
    """Return the sample documents with their reports."""
    from dragoman.pipeline import load_pipeline
    from dragoman.readers import Defaults, read
    from dragoman.records import Document

    documents = [d for d in read([str(SAMPLES)], defaults=Defaults()) if isinstance(d, Document)]
    return list(load_pipeline().stream(documents))


def export(path: Path, parts: Sequence[Coded]) -> str:
    """Read parts one after the other into a record, compared after each, and return all exports."""
    from dragoman.codebook.book import load_codebook
    from dragoman.contract import FACTS
    from dragoman.exports import EXPORTS
    from dragoman.exports.wanted import Wanted
    from dragoman.store import open_for_writing
    from dragoman.store.layer import catch_up
    from dragoman.store.writer import Writer

    out = io.StringIO()
    with open_for_writing(path) as connection:
        for part in parts:
            writer = Writer(connection, pipeline="orders", command="orders", started="2031-01-01T00:00:00+00:00")
            with writer.batch():
                for document, reports in part:
                    writer.keep(document, reports)
            catch_up(connection, load_codebook())
        for name, write in EXPORTS.items():
            for kind in FACTS if name == "csv" else FACTS[:1]:
                write(connection, out, Wanted(kind=kind))
        EXPORTS["merged"](connection, out, Wanted(as_of="2025-07-31"))
    return out.getvalue()


def orders(number: int = ORDERS) -> Figures:
    """Return how many orders were tried and how many different exports came of them."""
    chance, read = random.Random(SEED), list(coded())
    seen = set()
    with tempfile.TemporaryDirectory() as place:
        for turn in range(number):
            chance.shuffle(read)
            cuts = sorted(chance.sample(range(1, len(read)), chance.randrange(PARTS)))
            parts = [read[a:b] for a, b in zip([0, *cuts], [*cuts, len(read)], strict=True)]
            seen.add(export(Path(place) / f"{turn}.db", parts))
    return {"orders": float(number), "different": float(len(seen))}


def measures() -> dict[str, Callable[[], Figures]]:
    """Return what can be measured on any machine."""
    return {"orders": orders}
