"""Where an act took place: what its clause says, and what parsers hang on the people in it."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.events.scene import Scene
from dragoman.records import Mention, Place, Proposition

PLACE_ROLES = ("in", "at")
#: Kinds of mentions that are somewhere.
PLACES = frozenset({"place", "state", "capital"})


def place_of(scene: Scene, proposition: Proposition) -> Place | None:
    """Return where the clause says that the act took place: a city, a region, or a state."""
    for head in (*_said_of(proposition), *_beside_people(scene, proposition)):
        for mention in scene.mentions.get(proposition.sentence, ()):
            if mention.first <= head < mention.last and mention.kind in PLACES:
                return Place(name=_place_name(scene, mention), country=mention.country)
    return None


def _said_of(proposition: Proposition) -> Iterator[int]:
    yield from (head for role in PLACE_ROLES for head in proposition.roles.get(role, ()))


def _beside_people(scene: Scene, proposition: Proposition) -> Iterator[int]:
    """Yield what parsers hang on a person: "met the minister in Lima" tells where they met."""
    sentence, people = scene.sentence(proposition.sentence), scene.mentions.get(proposition.sentence, ())
    for head in sorted(head for heads in proposition.roles.values() for head in heads if head > proposition.predicate):
        if any(m.first <= head < m.last and m.kind == "person" for m in people):
            for child in (c for i in sentence.subtree(head) for c in sentence.children(i, "nmod")):
                if child.i > head and any(
                    mark.text.lower() in PLACE_ROLES for mark in sentence.children(child.i, "case")
                ):
                    yield child.i


def _place_name(scene: Scene, mention: Mention) -> str:
    """Return the name of a place; a capital that may stand for its state is a city where something takes place."""
    if mention.kind != "capital":
        return mention.name
    tokens = scene.sentence(mention.sentence).tokens[mention.first : mention.last]
    return " ".join(token.text for token in tokens)
