"""Running news: the events of whole passages, half of them ordinary ones in which little happens, against a set written by another hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bench.coded import UNTOLD
from bench.dates import SETS, Row, rows
from dragoman.records import Entity, Event

if TYPE_CHECKING:
    from bench.quality import Figures
    from dragoman.pipeline import Pipeline

#: The passages that may be read, and those that are only measured on; each with the rows of their events.
FILES = {
    "running": (SETS / "running.tsv", SETS / "running_events.tsv"),
    "running_held": (SETS / "running_held.tsv", SETS / "running_events_held.tsv"),
}
#: Subjects, and the one in which what is found is mostly a false alarm.
DOMAINS, ORDINARY = ("ordinary", "political"), "ordinary"
#: What a planned act may be called too, by the manual's combination rules.
AHEAD = {
    **dict.fromkeys(("CONSULT", "SUPPORT", "COOPERATE", "AID"), "AGREE"),
    "RETREAT": "CONCEDE",
    **dict.fromkeys(("PROTEST", "SANCTION", "COERCE", "ASSAULT"), "THREATEN"),
}
PLANNED, NOBODY, OPTIONAL = "planned", "-", "1"


@dataclass(frozen=True, slots=True)
class Answer:
    """A passage as it was read: the rows asked for, the event that answers each of them, the events that answer none."""

    domain: str
    asked: Sequence[Row]
    right: Sequence[tuple[Row, Event]]
    false: Sequence[Event]


def measure(passages: Path, events: Path) -> Figures:
    """Return precision and recall by type, and of it with the countries and the status; by domain, and false alarms in ordinary news."""
    from dragoman.pipeline import load_pipeline

    pipeline, told = load_pipeline(), defaultdict[str, list[Row]](list)
    for row in rows(events):
        told[row["passage"]].append(row)
    answers = [answer(pipeline, passage, told[passage["passage"]]) for passage in rows(passages)]
    figures = dict(_scores(answers))
    for domain in DOMAINS:
        own = [a for a in answers if a.domain == domain]
        figures |= {f"{domain}_{name}": value for name, value in _scores(own) if name in {"precision", "recall"}}
    ordinary = [a for a in answers if a.domain == ORDINARY]
    alarms = sum(len(a.false) for a in ordinary)
    return figures | {"false_alarms": 100 * alarms / max(1, len(ordinary))}


def _scores(answers: Sequence[Answer]) -> Iterator[tuple[str, float]]:
    """Yield the figures of some passages; `exact` is type, countries of both sides and status."""
    asked = sum(len(a.asked) for a in answers)
    right = [pair for a in answers for pair in a.right]
    given = len(right) + sum(len(a.false) for a in answers)
    exact = sum(is_exact(row, event) for row, event in right)
    yield "precision", len(right) / max(1, given)
    yield "recall", len(right) / max(1, asked)
    yield "exact_precision", exact / max(1, given)
    yield "exact_recall", exact / max(1, asked)
    yield "status_right", sum(row["status"] == event.status for row, event in right) / max(1, len(right))
    yield "actors_right", sum(_has(row, event, "actors") for row, event in right) / max(1, len(right))
    yield "recipients_right", sum(_has(row, event, "recipients") for row, event in right) / max(1, len(right))


def answer(pipeline: Pipeline, passage: Row, told: Sequence[Row]) -> Answer:
    """Read a passage alone and deal its events out to its rows."""
    found = [event for event in events_of(pipeline, passage) if event.status not in UNTOLD]
    return deal(passage["text"], told, found, domain=passage["domain"])


def deal(text: str, told: Sequence[Row], found: Sequence[Event], *, domain: str = ORDINARY) -> Answer:
    """Give each required row at most one event of its type at its words; what is left counts neither way or is false."""
    asked = [row for row in told if row["optional"] != OPTIONAL]
    right: list[tuple[Row, Event]] = []
    for row in asked:
        taken = {id(event) for _, event in right}
        fitting = [e for e in found if id(e) not in taken and is_typed(row, e) and touches(text, row, e)]
        if fitting:
            right.append((row, max(fitting, key=partial(_worth, text, row))))
    taken = {id(event) for _, event in right}
    left = [event for event in found if id(event) not in taken]
    false = [event for event in left if not any(is_spared(text, row, event) for row in told)]
    return Answer(domain=domain, asked=asked, right=right, false=false)


def events_of(pipeline: Pipeline, passage: Row) -> list[Event]:
    """Return the events of a passage, read as a report of its day and outlet."""
    from dragoman.records import Document, stable_id

    name = stable_id("doc", passage["passage"])
    document = Document(
        id=name, version=name, file="set", text=passage["text"], published=passage["date"],
        outlet=passage["outlet"], language="en",
    )  # fmt: skip
    return [event for report in pipeline.code(document) for event in report.events]


def _worth(text: str, row: Row, event: Event) -> tuple[bool, int]:
    return is_exact(row, event), _overlap(text, row, event)


def is_spared(text: str, row: Row, event: Event) -> bool:
    """Tell an event that counts neither way: at the words of an optional row, or a second one of a required row's type."""
    return touches(text, row, event) and (row["optional"] == OPTIONAL or is_typed(row, event))


def is_typed(row: Row, event: Event) -> bool:
    """Tell whether an event has the row's type, or the one that the act has while it lies ahead."""
    types = {event.type, event.plover_type}
    return row["type"] in types or (row["status"] == PLANNED and AHEAD.get(row["type"]) in types)


def touches(text: str, row: Row, event: Event) -> bool:
    """Tell whether an event's predicate shares a character with the row's words."""
    return _overlap(text, row, event) > 0


def _overlap(text: str, row: Row, event: Event) -> int:
    start = text.index(row["span"])
    return min(start + len(row["span"]), event.cue.end) - max(start, event.cue.start)


def is_exact(row: Row, event: Event) -> bool:
    """Tell whether status and the countries of both sides are the row's."""
    return row["status"] == event.status and _has(row, event, "actors") and _has(row, event, "recipients")


def _has(row: Row, event: Event, side: str) -> bool:
    """Tell whether the countries of a side are the row's; where nobody has one, that of the place does too."""
    found = codes(event.actors if side == "actors" else event.recipients)
    place = event.place.country if event.place is not None else None
    asked = set() if row[side] == NOBODY else set(row[side].split("+"))
    return found == asked or (not asked and found == {place})


def codes(parties: Sequence[Entity]) -> set[str]:
    """Return the countries of a side."""
    return {party.country for party in parties if party.country}


def measures() -> dict[str, Callable[[], Figures]]:
    """Return what can be measured: the sets lie beside this file."""
    return {section: lambda files=files: measure(*files) for section, files in FILES.items() if files[0].exists()}
