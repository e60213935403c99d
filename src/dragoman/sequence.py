"""The order of dealings: by date, or by the text's own count where there is no date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.codebook.precedent_words import PrecedentFile
from dragoman.store.subjects import countries
from dragoman.store.views import Question, ask

Fact = Mapping[str, Any]
BY_TEXT, BY_DATE, COMPARED = "the text's own count", "date", "the text's own words"
#: Kinds of precedents that have a number.
COUNTED = frozenset({"order"})
#: Statuses of what took place.
TOOK_PLACE = frozenset({"occurred", "ongoing", "historical"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which dealings: whose, with whom, of which type and mode of events, as known on a day."""

    actor: str | None = None
    partner: str | None = None
    type: str | None = None
    mode: str | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One dealing in its order: its number, on what ground, with whom, and the fact that says so."""

    number: int | None
    basis: str
    what: str
    who: tuple[str, ...]
    partners: tuple[str, ...]
    reports: int
    fact: Fact


def sequence(connection: sqlite3.Connection, wanted: Wanted, words: PrecedentFile) -> list[Step]:
    """Return dealings that the text counts, by number; then those with a date, by date; then firsts and comparisons."""
    asked = Question(kind="precedents", by=wanted.actor, to=wanted.partner, as_of=wanted.as_of)
    told = [fact for fact in ask(connection, asked) if _fits(fact, wanted, words)]
    types = (wanted.type,) if wanted.type else ()
    done = Question(kind="events", actor=wanted.actor, target=wanted.partner, types=types, as_of=wanted.as_of)
    events = ask(connection, done)
    dated = [e for e in events if e["date"]["start"] and e["status"] in TOOK_PLACE and _of_mode(e, wanted)]
    counted = sorted((s for fact in told if fact["kind"] in COUNTED for s in _counted(fact)), key=_rank)
    compared = [_compared(fact) for fact in told if fact["kind"] not in COUNTED]
    return [*counted, *_dated(dated), *compared]


def _fits(fact: Fact, wanted: Wanted, words: PrecedentFile) -> bool:
    """Tell whether a precedent is of the type and the mode asked for, as the codebook files its dealing."""
    dealing = fact["dealing"]
    of_type = wanted.type is None or words.types.get(dealing) == wanted.type.upper()
    return of_type and (wanted.mode is None or words.modes.get(dealing) == wanted.mode)


def _of_mode(event: Fact, wanted: Wanted) -> bool:
    return wanted.mode is None or event["mode"] == wanted.mode


def _counted(fact: Fact) -> Iterator[Step]:
    """Yield a step for each number: of several, each has its partner in the order in which they are named."""
    partners, numbers = _names(fact["partners"]), fact["numbers"]
    paired = len(partners) == len(numbers) > 1
    for place, number in enumerate(numbers):
        yield _step(fact, number=number, basis=BY_TEXT, partners=partners[place : place + 1] if paired else partners)


def _compared(fact: Fact) -> Step:
    return _step(fact, number=None, basis=COMPARED, partners=_names(fact["partners"]))


def _step(fact: Fact, *, number: int | None, basis: str, partners: tuple[str, ...]) -> Step:
    what = " ".join(filter(None, (fact["what"], fact["since"])))
    return Step(number=number, basis=basis, what=what, who=_names(fact["by"]), partners=partners, reports=1, fact=fact)


def _rank(step: Step) -> tuple[Any, ...]:
    return (step.who, str(step.fact["dealing"]), step.number, step.fact["reported"])


def _dated(events: Iterable[Fact]) -> Iterator[Step]:
    """Yield a step for each happening, numbered by date; what several reports tell of one day is one."""
    groups: dict[object, list[Fact]] = {}
    for event in events:
        key = (event["date"]["start"], event["type"], event["mode"], countries(event))
        groups.setdefault(key, []).append(event)
    for number, group in enumerate(groups.values(), 1):
        fact = max(group, key=lambda e: (e["confidence"], e["id"]))
        yield Step(
            number=number,
            basis=BY_DATE,
            what="/".join(filter(None, (fact["type"], fact["mode"]))),
            who=_names(fact["actors"]),
            partners=_names(fact["recipients"]),
            reports=len({e["document"]["id"] for e in group}),
            fact=fact,
        )


def _names(entities: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(entity["name"]) for entity in entities))
