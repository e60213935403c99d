"""Our own annotated sample reports: what is found of the core events, beside pinned floors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.contract import plain, report_data
from dragoman.pipeline import load_pipeline
from dragoman.readers import read
from dragoman.records import Document
from dragoman.samples import folder

GOLD = Path(__file__).parent / "gold"
#: Shares of the annotated core events: found with the right type at the right words; and with parties, status and date.
FLOORS = {"found": 0.58, "exact": 0.40}
#: Of the events that are coded, the share that an annotation bears out.
PRECISION = 0.62
MUTUAL = {"CONSULT", "AGREE", "COOPERATE"}


@pytest.fixture(scope="module")
def cases() -> list[tuple[str, list[Any], list[Any]]]:
    """Text, annotated events and coded events of each report."""
    pipeline = load_pipeline()
    found = []
    for path in sorted(GOLD.glob("*.gold.json")):
        (document,) = (
            d for d in read([str(folder() / path.name.replace(".gold.json", ".txt"))]) if isinstance(d, Document)
        )
        events = [e for report in pipeline.code(document) for e in plain(report_data(report))["events"]]
        found.append((document.text, json.loads(path.read_text(encoding="utf8"))["events"], events))
    return found


def pairs(text: str, gold: list[Any], coded: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Each annotated event with the best unused coded event of its type whose proof covers half its words."""
    used: set[str] = set()
    for wanted in sorted(gold, key=lambda e: not e.get("core", True)):
        start = text.find(wanted["quote"])
        fitting = [
            e
            for e in coded
            if e["type"] == wanted["type"] and e["id"] not in used and covers(e, start, len(wanted["quote"]))
        ]
        best = max(fitting, key=lambda e: exact(wanted, e), default=None)
        if best is not None:
            used.add(best["id"])
            yield wanted, best


def covers(event: Any, start: int, length: int) -> bool:
    return any(min(s["end"], start + length) - max(s["start"], start) >= length / 2 for s in event["evidence"])


def exact(wanted: Any, event: Any) -> bool:
    return (
        sides(wanted) == sides(event)
        and wanted["status"] == event["status"]
        and days(wanted) in {days(event), ("", "")}
    )


def sides(event: Any) -> tuple[frozenset[str], frozenset[str]]:
    actors = frozenset(e["country"] for e in event["actors"] if e["country"])
    recipients = frozenset(e["country"] for e in event["recipients"] if e["country"])
    return (actors | recipients, frozenset()) if event["type"] in MUTUAL else (actors, recipients)


def days(event: Any) -> tuple[str, str]:
    date = event.get("date") or {}
    return (date.get("start") or "", date.get("end") or date.get("start") or "")


def test_core_events_are_found(cases: list[tuple[str, list[Any], list[Any]]]) -> None:
    core = sum(e.get("core", True) for _, gold, _ in cases for e in gold)
    hits = [pair for case in cases for pair in pairs(*case) if pair[0].get("core", True)]
    figures = {"found": len(hits) / core, "exact": sum(exact(*pair) for pair in hits) / core}
    assert all(figures[name] >= floor for name, floor in FLOORS.items()), figures


def test_what_is_coded_is_borne_out(cases: list[tuple[str, list[Any], list[Any]]]) -> None:
    coded = sum(len(events) for _, _, events in cases)
    assert sum(1 for case in cases for _ in pairs(*case)) / coded >= PRECISION


def test_every_proof_stands_in_the_text(cases: list[tuple[str, list[Any], list[Any]]]) -> None:
    assert all(
        text[s["start"] : s["end"]] == s["text"] for text, _, events in cases for e in events for s in e["evidence"]
    )
