"""Acts told without their parties at a meeting told before ("an accord on fish was signed"): those who met did them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.days import day_of
from dragoman.events.matching import Match, holding
from dragoman.events.scene import Scene
from dragoman.records import Entity, Proposition
from dragoman.times import time_of

if TYPE_CHECKING:
    from dragoman.codebook.book import Codebook

#: Sentences over which what is signed is signed by those who were told to deal with each other.
REACH = 5
#: How many states deal with each other; what more than two sign, not all of them may have signed.
PARTIES = 2
#: Relations of a clause that tells on the level of its sentence, or is what somebody says or hears.
TELLING = frozenset({"root", "conj", "parataxis", "ccomp", "advcl"})


def done_there(
    scene: Scene, silent: Sequence[Proposition], fired: Sequence[Match], *, codebook: Codebook
) -> Iterator[Match]:
    """Yield the acts of frames that need no party, with the two states that were told last to deal with each other."""
    dealings = [m for m in fired if _is_dealing(m, codebook)]
    for proposition in silent:
        if not dealings or not _is_told(scene, proposition):
            continue
        frame = next((f for f in holding(scene, proposition, codebook.frames) if f.there), None)
        last = _last_before(dealings, proposition)
        if frame is None or last is None or not _agree(scene, proposition, last, codebook=codebook):
            continue
        yield Match(frame=frame, proposition=proposition, actors=_states(last, codebook), recipients=())


def _is_dealing(found: Match, codebook: Codebook) -> bool:
    """Tell an act by which exactly two states deal with each other as equals."""
    mutual = codebook.ontology.types[found.frame.type].mutual
    return mutual and found.proposition.polarity and len(_countries(found)) == PARTIES


def _countries(found: Match) -> dict[str, Entity]:
    """Return one party for each country, in the order of the text."""
    sides: dict[str, Entity] = {}
    for entity in (*found.actors, *found.recipients):
        if entity.country:
            sides.setdefault(entity.country, entity)
    return sides


def _states(found: Match, codebook: Codebook) -> tuple[Entity, ...]:
    """Return the states themselves: which of their people signed is not told."""
    table = codebook.actors
    return tuple(
        replace(party, id=code.lower(), name=table.states[code], sector=table.roles["ruler"])
        if code in table.states
        else party
        for code, party in _countries(found).items()
    )


def _is_told(scene: Scene, proposition: Proposition) -> bool:
    """Tell a clause of the report's own, not one that describes a thing: "the treaty signed in 1972"."""
    word = scene.sentence(proposition.sentence).tokens[proposition.predicate]
    return word.dep in TELLING and not proposition.bare and proposition.tense is not None


def _last_before(dealings: Sequence[Match], proposition: Proposition) -> Match | None:
    """Return the dealing told last before an act."""
    place = (proposition.sentence, proposition.predicate)
    before = [
        m
        for m in dealings
        if (m.proposition.sentence, m.proposition.predicate) < place
        and proposition.sentence - m.proposition.sentence <= REACH
    ]
    return before[-1] if before else None


def _agree(scene: Scene, proposition: Proposition, last: Match, *, codebook: Codebook) -> bool:
    """Tell whether an act names no other country, and no day long past."""
    sentence = scene.sentence(proposition.sentence)
    below = sentence.subtree(proposition.predicate)
    named = {e.country for i in below for e in scene.reading.cast.at(sentence.number, i) if e.country}
    when = time_of(scene.reading.times, sentence, proposition.predicate)
    told, published = day_of(when.time.end if when else None), day_of(scene.reading.article.published)
    old = told and published and (published - told).days > codebook.ontology.historical_days
    return named <= set(_countries(last)) and not old
