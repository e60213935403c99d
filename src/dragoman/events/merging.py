"""One happening, one event: tellings of the same act in one article become one event with all its evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.codebook.acts import Acts
from dragoman.codebook.ontology import Ontology
from dragoman.events.matching import Match
from dragoman.records import Entity, Event, Place, Time

#: How fine a date is, coarsest first.
GRAIN = ("unknown", "range", "year", "quarter", "month", "week", "day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One telling of an act.

    `weight` is 0 where the act is only named ("the summit"), 1 with a day, 2 where a clause tells it; `guess` says that
    the mode is only likely.
    """

    event: Event
    weight: int
    guess: bool = False


def merge(tellings: list[Telling], ontology: Ontology, acts: Acts) -> tuple[Event, ...]:
    """Return the events with repeated tellings joined, in the order of their first telling."""
    kept: list[Telling] = []
    for telling in sorted(tellings, key=lambda t: -t.weight):
        place = next((i for i, other in enumerate(kept) if _same(other, telling, ontology=ontology, acts=acts)), None)
        if place is None:
            kept.append(telling)
        else:
            kept[place] = _join(kept[place], telling)
    order = {id(t.event.evidence[0]): i for i, t in enumerate(tellings)}
    return tuple(
        sorted((t.event for t in kept), key=lambda e: min(order.get(id(span), len(order)) for span in e.evidence))
    )


def _finer(a: Place | None, b: Place | None) -> Place | None:
    """Return the first place, but a city rather than its country."""
    if a is None or b is None:
        return a or b
    return b if a.city is None and b.city is not None and a.country == b.country else a


def party_ids(act: Event | Match) -> frozenset[str]:
    """Return the ids of all parties of an act."""
    return frozenset(e.id for e in (*act.actors, *act.recipients))


def _same(known: Telling, new: Telling, *, ontology: Ontology, acts: Acts) -> bool:
    """Tell whether two tellings are one happening: meetings by who and when, deeds by both sides and the act, words within a sentence."""
    a, b = known.event, new.event
    if a.type != b.type or _contrary(known, new, ontology):
        return False
    if ontology.multilateral.type != a.type:
        if a.status != b.status:
            return False
        if a.evidence[-1] == b.evidence[0]:
            return party_ids(a) == party_ids(b) or (ontology.types[a.type].is_hostile_deed and _is_result(a, b))
        return ontology.types[a.type].is_deed and _same_deed(a, b, acts)
    told = {ontology.statuses["occurred"], ontology.statuses["ongoing"]}
    # A bare "the summit" may be one to come; one said to be to come is none that was held.
    if a.status != b.status and (new.weight > 0 or b.status not in told):
        return False
    return compatible(a.date, b.date) and same_sides(a, b)


def _is_result(a: Event, b: Event) -> bool:
    """Tell one deed told by what was done and by what came of it: "fired rockets, wounding three"."""
    one_sided = not a.recipients or not b.recipients
    return bool(a.actors) and one_sided and _ids(a.actors) == _ids(b.actors) and compatible(a.date, b.date)


def _same_deed(a: Event, b: Event, acts: Acts) -> bool:
    """Tell one deed told again in another sentence: the same two sides, a word for the same act, and no other day."""
    if not (a.recipients and _ids(a.actors) == _ids(b.actors) and _ids(a.recipients) == _ids(b.recipients)):
        return False
    same_words = a.frame == b.frame or not set(acts.find(a.cue.text)).isdisjoint(acts.find(b.cue.text))
    return same_words and compatible(a.date, b.date)


def _ids(parties: tuple[Entity, ...]) -> frozenset[str]:
    return frozenset(e.id for e in parties)


def _contrary(known: Telling, new: Telling, ontology: Ontology) -> bool:
    """Tell whether two modes cannot be of one act; a journey is never the talks held on it."""
    a, b = known.event.mode, new.event.mode
    if (a == ontology.journey) != (b == ontology.journey):
        return True
    return bool(a and b) and a != b and not (known.guess and new.guess)


def same_sides(a: Event, b: Event) -> bool:
    """Tell whether one side list holds the other, and no country is stood for by different people."""
    ours, theirs = _sides(a), _sides(b)
    if not (ours.keys() <= theirs.keys() or theirs.keys() <= ours.keys()):
        return False
    shared = ours.keys() & theirs.keys()
    return all(not ours[c] or not theirs[c] or ours[c] & theirs[c] for c in shared)


def is_one_sided(event: Event, *, than: Event) -> bool:
    """Tell whether an event has fewer sides than another."""
    return len(_sides(event)) < len(_sides(than))


def _sides(event: Event) -> dict[str, set[str]]:
    """Return each country with the ids of those who stand for it, the state itself left out."""
    sides: dict[str, set[str]] = {}
    for entity in (*event.actors, *event.recipients):
        sides.setdefault(entity.country or entity.id, set()).update(() if entity.is_state else (entity.id,))
    return sides


def compatible(a: Time, b: Time) -> bool:
    """Tell whether two times can be of one act: one is not known, or they share a day."""
    if "inferred" in (a.basis, b.basis) or a.start is None or b.start is None:
        return True
    return a.start <= (b.end or b.start) and b.start <= (a.end or a.start)


def _join(known: Telling, new: Telling) -> Telling:
    """Keep the known telling, with the better date, the surer mode, the fuller parties, and the evidence of both."""
    a, b = known.event, new.event
    fuller = max((a, b), key=lambda event: (len(_sides(event)), len(party_ids(event))))
    mode = b.mode if known.guess and not new.guess else a.mode if new.guess else a.mode or b.mode
    event = replace(
        a,
        actors=fuller.actors,
        recipients=fuller.recipients,
        mode=mode,
        date=b.date if _ground(b.date) > _ground(a.date) else a.date,
        place=_finer(a.place, b.place),
        evidence=(*a.evidence, *(span for span in b.evidence if span not in a.evidence)),
        attribution=a.attribution if len(a.attribution) >= len(b.attribution) else b.attribution,
        confidence=max(a.confidence, b.confidence),
    )
    return replace(known, event=event, guess=known.guess and new.guess)


def _ground(time: Time) -> int:
    if time.start is None and time.end is None:
        return -1
    return 0 if time.basis == "inferred" else GRAIN.index(time.granularity) if time.granularity in GRAIN else 1
