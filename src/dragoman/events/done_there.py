"""Acts told without their parties after another act between two states ("an accord was signed"): these did them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.days import day_of
from dragoman.events.matching import Match, first_filled, holding, readings
from dragoman.events.scene import Scene
from dragoman.propositions.modality import FUTURE
from dragoman.records import Entity, Proposition
from dragoman.times import time_of, time_of_noun

if TYPE_CHECKING:
    from dragoman.codebook.book import Codebook
    from dragoman.codebook.frames import Frame

#: Sentences over which the last act told lends its parties.
REACH = 5
#: How many states it must be between: what three agree on, not all of them may sign.
PARTIES = 2
NOUN, VERB, PRESENT = "NOUN", "VERB", "Pres"
#: Prepositions of those with whom something is agreed.
PARTNERS = frozenset({"with", "between", "among"})
#: Relations of a clause that tells on the level of its sentence, or is what somebody says or hears.
TELLING = frozenset({"root", "conj", "parataxis", "ccomp", "advcl"})


def done_there(
    scene: Scene, silent: Sequence[Proposition], fired: Sequence[Match], *, codebook: Codebook
) -> Iterator[Match]:
    """Yield the acts of frames that need no party named, with those of the last act told that their frames name."""
    between = [m for m in fired if m.proposition.polarity and len(_countries(m)) == PARTIES]
    for proposition in silent:
        if not between or not _is_told(scene, proposition, codebook.frames.there):
            continue
        frame = _frame(scene, proposition, codebook)
        last = _last_before(between, proposition, frame.there) if frame is not None else None
        if frame is not None and last is not None and _agree(scene, proposition, last, codebook=codebook):
            toward = first_filled(scene, proposition, frame.recipients)
            reached = {e.country for e in toward}
            doers = tuple(e for e in _states(last, codebook) if e.country not in reached)
            yield Match(frame=frame, proposition=proposition, actors=doers, recipients=toward)


def _frame(scene: Scene, proposition: Proposition, codebook: Codebook) -> Frame | None:
    """Return the first frame that needs no party named and whose conditions hold."""
    read = readings(scene, proposition, codebook.frames)
    return next((f for p in read for f in holding(scene, p, codebook.frames) if f.there), None)


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


def _is_told(scene: Scene, proposition: Proposition, words: Collection[str]) -> bool:
    """Tell a clause with one of some words, of the report's own, not one that describes a thing: "the treaty signed in 1972"."""
    word = scene.sentence(proposition.sentence).tokens[proposition.predicate]
    if word.lemma.lower() not in words:
        return False
    if proposition.bare:
        return _is_singled_out(scene, proposition)
    if proposition.pos != NOUN and _has_partners(scene, proposition):
        return False
    if _is_habit(proposition) and time_of(scene.reading.times, scene.sentence(proposition.sentence), word.i) is None:
        return False
    return (word.dep in TELLING or proposition.pos == NOUN) and (
        proposition.tense is not None or proposition.modality == FUTURE
    )


def _has_partners(scene: Scene, proposition: Proposition) -> bool:
    """Tell what is done with others: "an agreement was reached with the miners"."""
    sentence = scene.sentence(proposition.sentence)
    below = (t for i in proposition.roles.get("object", ()) for t in sentence.children(i, "nmod"))
    cases = {case.lemma.lower() for t in below for case in sentence.children(t.i, "case")}
    return not PARTNERS.isdisjoint(cases | proposition.roles.keys())


def _is_habit(proposition: Proposition) -> bool:
    """Tell a plain present: "the committee meets every week"."""
    plain = not (proposition.passive or proposition.perfect or proposition.progressive)
    return plain and proposition.pos == VERB and proposition.tense == PRESENT


def _is_singled_out(scene: Scene, proposition: Proposition) -> bool:
    """Tell a noun with a day or a number of its own: "the second session", "the session of June 20"."""
    sentence, noun = scene.sentence(proposition.sentence), proposition.predicate
    counted = any(t.lemma.lower() in scene.grammar.singling for t in sentence.children(noun, "amod"))
    return counted or time_of_noun(scene.reading.times, sentence, noun) is not None


def _last_before(between: Sequence[Match], proposition: Proposition, types: Collection[str]) -> Match | None:
    """Return the act of some types that was told last before another."""
    place = (proposition.sentence, proposition.predicate)
    before = [
        m
        for m in between
        if m.frame.type in types and m.place < place and proposition.sentence - m.proposition.sentence <= REACH
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
