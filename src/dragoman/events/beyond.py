"""Acts that no frame knows: what the learned fallback makes of them, between two states or with an armed band, where it is sure enough."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from dragoman.codebook.frames import Frame
from dragoman.codebook.grammar import kind_of
from dragoman.codebook.ontology import Ontology
from dragoman.events.learned import OTHER, Learned, look
from dragoman.events.matching import Match, elsewhere, fill
from dragoman.events.scene import Scene
from dragoman.propositions.modality import ACTUAL, CONTINUING
from dragoman.records import LEARNED, Entity, Proposition

#: What is told of an act that the fallback may name.
TOLD = frozenset({ACTUAL, CONTINUING})


def beyond(scene: Scene, told: Sequence[Proposition], *, learned: Learned, ontology: Ontology) -> Iterator[Match]:
    """Yield for each sentence of `told` at most one act, the surest."""
    best: dict[int, Match] = {}
    for proposition in told:
        found = _proposed(scene, proposition, learned=learned, ontology=ontology)
        known = best.get(proposition.sentence)
        if found is not None and (known is None or found.frame.confidence > known.frame.confidence):
            best[proposition.sentence] = found
    yield from best.values()


def _proposed(scene: Scene, proposition: Proposition, *, learned: Learned, ontology: Ontology) -> Match | None:
    """Return what one verb does between two sides, if it is an event."""
    if proposition.pos != "VERB" or "that" in proposition.roles or not _told(proposition):
        return None
    if kind_of(scene.grammar.heads, proposition.lemma):  # "is going to", "tried to": nothing is done yet
        return None
    actors = fill(scene, proposition, "subject")
    if not any(e.sector in ontology.public for e in actors):
        return None
    recipients = _other(scene, proposition, actors)
    if not _abroad(actors, recipients, irregular=ontology.irregular):
        return None
    guess = learned.guess(look(scene, proposition, actors=actors, recipients=recipients))
    if guess.type is None or guess.confidence < ontology.learned.least:
        return None
    sides = (*actors, *recipients) if guess.type in ontology.learned.mutual else None
    modes = learned.modes.get(guess.type, {})
    frame = Frame(id=f"{LEARNED}{guess.type.lower()}", type=guess.type, modes=modes, confidence=guess.confidence)
    return Match(frame=frame, proposition=proposition, actors=sides or actors, recipients=() if sides else recipients)


def _other(scene: Scene, proposition: Proposition, actors: tuple[Entity, ...]) -> tuple[Entity, ...]:
    own = {e.id for e in actors} | {e.country for e in actors if e.country}
    for role in OTHER:
        found = tuple(e for e in fill(scene, proposition, role) if e.id not in own and e.country not in own)
        if found:
            return found
    return elsewhere(scene, proposition, actors)


def _abroad(actors: Sequence[Entity], recipients: Sequence[Entity], *, irregular: Container[str]) -> bool:
    """Tell an act between two states, or with an armed band: at home too much is done that is no event."""
    countries = [{e.country for e in side if e.country} for side in (actors, recipients)]
    armed = any(e.sector in irregular for e in (*actors, *recipients))
    return bool(recipients) and (armed or (all(countries) and not countries[0] & countries[1]))


def _told(proposition: Proposition) -> bool:
    """Tell a clause that tells a deed, done or going on, from wishes and plans, from what was not done and what is always so."""
    moved = proposition.tense == "Past" or proposition.perfect or proposition.progressive
    return moved and proposition.tense is not None and proposition.polarity and proposition.modality in TOLD
