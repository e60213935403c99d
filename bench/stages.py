"""Where the time goes: what each stage costs by the word, each run again on what the pipeline gave it."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from bench.quality import Figures
from bench.speed import make_articles

#: The stages as the pipeline calls them.
STAGES = (
    *("split", "detect", "resolve", "normalise", "extract", "attribute", "code_events", "taken", "judge"),
    *("code_positions", "code_agenda", "code_pledges", "code_measures", "code_quantities", "code_offices"),
    *("code_terms", "code_precedents"),
)
ROUNDS = 3
Calls = list[Callable[[], Any]]


def stages() -> Figures:
    """Return the microseconds of the processor by the word: reading, the parse, each stage, writing JSON."""
    with tempfile.TemporaryDirectory() as place:
        words = make_articles(Path(place))
        found = {name: 1e6 * seconds(calls) / words for name, calls in calls_of(Path(place)).items()}
    return {**found, "all_but_parse": sum(cost for name, cost in found.items() if name != "parse")}


def calls_of(folder: Path) -> dict[str, Calls]:
    """Return every call of every stage in a run over a folder, to be made again: stages are pure, so any order will do."""
    from dragoman import pipeline
    from dragoman.contract import json_line, report_data
    from dragoman.readers import Defaults, read
    from dragoman.records import Document

    def reading() -> list[Document]:
        return [item for item in read([str(folder)], defaults=Defaults()) if isinstance(item, Document)]

    kept: dict[str, Calls] = {"read": [reading], "parse": []}
    whole = pipeline.load_pipeline()
    with ExitStack() as stack:
        for name in STAGES:
            kept[name] = []
            stack.enter_context(mock.patch.object(pipeline, name, keeping(kept[name], getattr(pipeline, name))))
        reports = [report for _, found in whole.stream(reading()) for report in found]
    kept["parse"] = [lambda: list(whole.engine.parse([report.article for report in reports]))]
    kept["write"] = [partial(lambda report: json_line(report_data(report)).encode(), report) for report in reports]
    return kept


def keeping(calls: Calls, stage: Callable[..., Any]) -> Callable[..., Any]:
    """Return the stage, each of whose calls is kept to be made again."""

    def called(*given: Any, **named: Any) -> Any:
        calls.append(partial(stage, *given, **named))
        return stage(*given, **named)

    return called


def seconds(calls: Calls) -> float:
    """Return what the calls cost of the processor, the best of three rounds."""
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for call in calls:
            call()
        rounds.append(time.process_time() - start)
    return min(rounds)


def measures() -> dict[str, Callable[[], Figures]]:
    """Return what can be measured on any machine."""
    return {"stages": stages}
