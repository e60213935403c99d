"""One happening, one event: mentions of the same act in one article become one event with all its evidence."""

from __future__ import annotations

from dataclasses import replace

from dragoman.codebook.ontology import Ontology
from dragoman.records import Event, Time


def merge(events: list[Event], ontology: Ontology) -> tuple[Event, ...]:
    """Return the events with repeated mentions joined, in the order of their first mention."""
    kept: list[Event] = []
    for event in events:
        for place, other in enumerate(kept):
            if _same(other, event, ontology):
                kept[place] = _join(other, event)
                break
        else:
            kept.append(event)
    return tuple(kept)


def _same(a: Event, b: Event, ontology: Ontology) -> bool:
    """Tell whether two mentions are one happening: of a meeting by its parties and day, of another act by its sentence too."""
    if a.type != b.type or a.status != b.status or (a.mode and b.mode and a.mode != b.mode):
        return False
    if not _compatible(a.date, b.date):
        return False
    if ontology.multilateral.type == a.type:
        return _parties(a) <= _parties(b) or _parties(b) <= _parties(a)
    return _parties(a) == _parties(b) and _near(a, b)


def _near(a: Event, b: Event) -> bool:
    return a.evidence[-1] == b.evidence[0]


def _parties(event: Event) -> frozenset[str]:
    return frozenset(e.id for e in (*event.actors, *event.recipients))


def _compatible(a: Time, b: Time) -> bool:
    if "inferred" in (a.basis, b.basis) or a.start is None or b.start is None:
        return True
    return a.start <= (b.end or b.start) and b.start <= (a.end or a.start)


def _join(a: Event, b: Event) -> Event:
    """Keep the first mention, with the better date, place and fuller parties of either, and the evidence of both."""
    fuller = a if len(a.actors) + len(a.recipients) >= len(b.actors) + len(b.recipients) else b
    date = b.date if _ground(b.date) > _ground(a.date) else a.date
    evidence = tuple(dict.fromkeys((*a.evidence, *b.evidence)))
    return replace(
        a,
        actors=fuller.actors,
        recipients=fuller.recipients,
        mode=a.mode or b.mode,
        date=date,
        place=a.place or b.place,
        evidence=evidence,
        attribution=a.attribution if len(a.attribution) >= len(b.attribution) else b.attribution,
        confidence=max(a.confidence, b.confidence),
    )


def _ground(time: Time) -> int:
    if time.start is None and time.end is None:
        return 0
    return 1 if time.basis == "inferred" else 3 if time.granularity == "day" else 2
