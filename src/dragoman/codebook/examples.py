"""The examples of the frames, run: what must fire and what must stay silent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.codebook.frames import Example, Frame
from dragoman.records import Entity, Event

#: Gives the events of each sentence, which stands alone, in order.
Code = Callable[[Iterable[str]], Iterable[Sequence[Event]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An example that does not do what its frame says."""

    frame: str
    text: str
    problem: str


def failures(frames: Iterable[Frame], code: Code) -> Iterator[Failure]:
    """Yield the examples that fail, in the order of the codebook."""
    cases = [(frame, example, is_fire) for frame in frames for example, is_fire in _examples(frame)]
    for (frame, example, is_fire), events in zip(cases, code(case[1].text for case in cases), strict=True):
        problem = must_fire(frame, example, events) if is_fire else must_not_fire(frame, events)
        if problem is not None:
            yield Failure(frame=frame.id, text=example.text, problem=problem)


def _examples(frame: Frame) -> Iterator[tuple[Example, bool]]:
    """Yield (example, whether it must fire)."""
    yield from ((example, True) for example in frame.fire)
    yield from ((example, False) for example in frame.silent)


def must_fire(frame: Frame, example: Example, events: Sequence[Event]) -> str | None:
    """Say what is wrong with the events of an example under `fire`, or None."""
    fired = [event for event in events if event.frame == frame.id]
    if not fired:
        others = ", ".join(event.frame for event in events)
        return f"did not fire; fired instead: {others}" if others else "did not fire, and nothing else did"
    problems = [_difference(example, event) for event in fired]
    return None if None in problems else problems[0]


def must_not_fire(frame: Frame, events: Sequence[Event]) -> str | None:
    """Say what is wrong with the events of an example under `silent`, or None."""
    fired = next((event for event in events if event.frame == frame.id), None)
    return f"fired, with {parties(fired)}" if fired else None


def parties(event: Event) -> str:
    """Return the countries of an event as an example writes them: `FRA > DEU`, or `FRA, DEU` without recipients."""
    actors, recipients = _countries(event.actors), _countries(event.recipients)
    return f"{actors} > {recipients}" if recipients else actors


def _countries(entities: Iterable[Entity]) -> str:
    return ", ".join(dict.fromkeys(entity.country or "?" for entity in entities))


def _difference(example: Example, event: Event) -> str | None:
    found = parties(event)
    if example.parties is not None and _order(found) != _order(example.parties):
        return f"found {found or 'no party'}, not {example.parties}"
    if example.status is not None and event.status != example.status:
        return f"is {event.status}, not {example.status}"
    return None


def _order(written: str) -> list[list[str]]:
    """Return the parties of each side in alphabetical order: within a side the order does not count."""
    return [sorted(name.strip() for name in side.split(",")) for side in written.split(">")]
