"""Acts that a later sentence only points back to ("the talks lasted an hour"): further proof of an event told before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.events.merging import compatible
from dragoman.events.scene import Scene
from dragoman.propositions.modality import ACTUAL, CONTINUING, FUTURE
from dragoman.records import Entity, Event, Proposition, Sentence
from dragoman.times import time_of_noun

if TYPE_CHECKING:
    from dragoman.codebook.book import Codebook
    from dragoman.codebook.ontology import Ontology

#: What points back: "the", "this", "these".
POINTING = "det"
#: Relations by which an act is narrowed down to another than the one told before, names and days of its own apart.
NARROWING = ("nmod", "acl", "compound", "nummod", "appos")
#: Sentences over which "the talks" are still those last told of.
REACH = 8


def name_again(scene: Scene, events: Sequence[Event], codebook: Codebook) -> tuple[Event, ...]:
    """Return the events, each with the sentences added to its evidence that point back to its act and name no party."""
    known = list(events)
    told = {event.cue.start for event in events}
    agreeing = _agreeing(codebook.ontology)
    acts = [_acts(event, codebook) for event in events]
    for proposition in scene.reading.propositions:
        sentence = scene.sentence(proposition.sentence)
        if sentence.tokens[proposition.predicate].start in told or not _points_back(scene, proposition):
            continue
        named = set(codebook.acts.find(sentence.tokens[proposition.predicate].text))
        fits = [
            place
            for place, event in enumerate(known)
            if not named.isdisjoint(acts[place])
            and (proposition.modality, event.status) in agreeing
            and _fits(scene, proposition, event)
        ]
        meant = _told_last(scene, proposition, known, among=fits)
        if meant is not None:
            proof = scene.reading.article.span(sentence.start, sentence.end)
            event = known[meant]
            known[meant] = replace(event, evidence=tuple(dict.fromkeys((*event.evidence, proof))))
    return tuple(known)


def _points_back(scene: Scene, proposition: Proposition) -> bool:
    """Tell "the talks" from "talks", "the next talks" and "the talks on fishing"."""
    if proposition.pos != "NOUN" or not proposition.polarity or proposition.tense is None:
        return False
    sentence, noun = scene.sentence(proposition.sentence), proposition.predicate
    grammar = scene.grammar
    return (
        any(t.lemma.lower() in grammar.pointing for t in sentence.children(noun, POINTING))
        and all(t.lemma.lower() not in grammar.singling | grammar.differing for t in sentence.children(noun, "amod"))
        and all(_is_no_other(scene, sentence, t.i) for t in sentence.children(noun, *NARROWING))
    )


def _is_no_other(scene: Scene, sentence: Sentence, i: int) -> bool:
    """Tell what names a party or a day, which the event told before must then have too."""
    timed = any(m.first <= i < m.last for m in scene.reading.times if m.sentence == sentence.number)
    return timed or bool(scene.phrase(sentence.number, i))


def _told_last(scene: Scene, proposition: Proposition, events: Sequence[Event], *, among: Sequence[int]) -> int | None:
    """Return which of some events was told last before a noun; None where that leaves two, or is too far back."""
    sentence = scene.sentence(proposition.sentence)
    after = sentence.start
    reach = scene.sentence(max(0, sentence.number - REACH)).start
    near = [
        (last, place)
        for place in among
        if reach <= (last := max((e.start for e in events[place].evidence if e.start < after), default=-1))
        and events[place].cue.start < after
    ]
    latest = max((last for last, _ in near), default=None)
    nearest = [place for last, place in near if last == latest]
    return nearest[0] if len(nearest) == 1 else None


def _acts(event: Event, codebook: Codebook) -> tuple[str, ...]:
    """Return the classes of the act that a noun may point back to: of meetings and deeds, not of words."""
    ontology = codebook.ontology
    pointed_at = event.type == ontology.multilateral.type or ontology.types[event.type].is_deed
    return codebook.acts.find(event.cue.text) if pointed_at else ()


def _fits(scene: Scene, proposition: Proposition, event: Event) -> bool:
    """Tell whether the parties and the day that a noun names are among those of an event."""
    sentence = scene.sentence(proposition.sentence)
    sides = {x for e in (*event.actors, *event.recipients) for x in (e.id, e.country) if x}
    if any(e.id not in sides and e.country not in sides for e in _named_below(scene, sentence, proposition.predicate)):
        return False
    when = time_of_noun(scene.reading.times, sentence, proposition.predicate)
    return when is None or compatible(when.time, event.date)


def _agreeing(ontology: Ontology) -> set[tuple[str, str]]:
    """Return what is said of an act beside the statuses of an event that it can be: what will be is none that was."""
    told = (ontology.statuses[name] for name in ("occurred", "ongoing", "historical"))
    ahead = ontology.statuses["future"]
    return {(FUTURE, ahead), *((modality, status) for modality in (ACTUAL, CONTINUING) for status in told)}


def _named_below(scene: Scene, sentence: Sentence, noun: int) -> Iterator[Entity]:
    for i in sentence.subtree(noun):
        if i != noun:
            yield from scene.reading.cast.at(sentence.number, i)
