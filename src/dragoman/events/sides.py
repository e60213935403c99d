"""The other side of an act between two states that names only the one: "Chad halted the flights", in a report on Chad and Niger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator

from dragoman.events.scene import Scene
from dragoman.records import Entity, leading_pair

Parties = tuple[Entity, ...]


def both_sides(
    scene: Scene, number: int, *, actors: Parties, recipients: Parties, states: Container[str]
) -> tuple[Parties, Parties]:
    """Return the two sides of an act between two states where a sentence names only those who act or whom it befalls."""
    if actors and not recipients:
        return actors, _one_named(scene, number, actors, states=states) or _of_report(scene, actors, states=states)
    if recipients and not actors:
        return _of_report(scene, recipients, states=states), recipients
    return actors, recipients


def _one_named(scene: Scene, number: int, side: Parties, *, states: Container[str]) -> Parties:
    """Return the one other state that a sentence tells of."""
    own = {e.country for e in side}
    here = [e for e in _named(scene, number) if e.country in states and e.country not in own]
    return tuple(here[:1]) if len({e.country for e in here}) == 1 else ()


def _named(scene: Scene, number: int) -> Iterator[Entity]:
    """Yield the parties that a sentence names, a capital aside that only tells where."""
    for mention in scene.mentions.get(number, ()):
        if not scene.is_venue(number, mention.head):
            yield from scene.reading.cast.at(number, mention.head)


def _of_report(scene: Scene, side: Parties, *, states: Container[str]) -> Parties:
    """Return the other of the two states that a report names most, if one of them is the state of a side."""
    own = {e.country for e in side if e.country}
    parties = [e for s in scene.reading.sentences for e in _named(scene, s.number) if e.country in states]
    pair = set(leading_pair(Counter(e.country for e in parties if e.country)))
    if len(own) != 1 or not own <= pair:
        return ()
    others = [e for e in parties if e.country in pair - own]
    return tuple([*(e for e in others if e.is_state), *others][:1])
