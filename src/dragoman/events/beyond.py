"""Acts that no frame knows: what the learned fallback makes of them, between two states or with an armed band, where it is sure enough."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from dragoman.codebook.frames import Frame
from dragoman.codebook.grammar import kind_of
from dragoman.codebook.ontology import Ontology
from dragoman.events.learned import NOUN, OTHER, Learned, look
from dragoman.events.matching import Match, elsewhere, fill, first_filled, others
from dragoman.events.scene import Scene
from dragoman.propositions import nominal
from dragoman.propositions.modality import ACTUAL, CONTINUING, FUTURE
from dragoman.records import LEARNED, Entity, Proposition, Sentence, Token

#: What is told of an act that the fallback may name.
TOLD = frozenset({ACTUAL, CONTINUING, FUTURE})
#: Roles in which a noun has its doer; the first that holds one counts.
DOERS = ("subject", "poss", "by", "modifier", "outer")
VERB = "VERB"
PARTICIPLE, OF_PAST = "VerbForm=Part", "Tense=Past"
#: Places of a noun that tells an act by itself; in others it is what another act is about ("lifted the ban").
LEADING = frozenset({"nsubj", "root"})
#: Places of a noun in which a verb may carry it: "held a parley".
CARRIED = frozenset({"obj", "nsubj:pass"})
#: Roles of what is tried, begun or wanted, by which a verb is only the head of another.
HEADED = frozenset({"do", "gerund"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An act that no frame knows, between its two sides."""

    proposition: Proposition
    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]


def beyond(
    scene: Scene, told: Sequence[Proposition], silent: Sequence[int], *, learned: Learned, ontology: Ontology
) -> Iterator[Match]:
    """Yield for each of the `silent` sentences at most one act of `told`, or one that its nouns name, the surest."""
    best: dict[int, Match] = {}
    for candidate in candidates(scene, told, silent, public=ontology.public):
        found = _proposed(scene, candidate, learned=learned, ontology=ontology)
        known = best.get(candidate.proposition.sentence)
        if found is not None and (known is None or found.frame.confidence > known.frame.confidence):
            best[candidate.proposition.sentence] = found
    yield from best.values()


def candidates(
    scene: Scene, told: Sequence[Proposition], silent: Sequence[int], *, public: frozenset[str]
) -> Iterator[Candidate]:
    """Yield what is told of somebody who acts for the public; of what is to come, and by a noun, both sides must be named."""
    for proposition in (*told, *(act for number in silent for act in nouns(scene, number))):
        if not _told(scene, proposition) or "that" in proposition.roles or _is_head(scene, proposition):
            continue
        actors = doers(scene, proposition)
        if any(e.sector in public for e in actors):
            recipients = other_side(scene, proposition, actors)
            if recipients or (proposition.pos != NOUN and proposition.modality != FUTURE):
                yield Candidate(proposition=proposition, actors=actors, recipients=recipients)


def nouns(scene: Scene, number: int) -> Iterator[Proposition]:
    """Yield what the nouns of a sentence that no frame knows may tell of two parties: "the pummelling of Peru by Chile"."""
    mentions = scene.mentions.get(number, ())
    if len(mentions) < 2:
        return
    sentence = scene.sentence(number)
    for token in sentence.tokens:
        if token.pos != NOUN or not _may_tell(scene, sentence, token) or (number, token.i) in scene.propositions:
            continue
        if not any(m.first <= token.i < m.last for m in mentions):
            known = {p.predicate: p for p in scene.told(number) if p.pos != NOUN or p.predicate == token.head}
            yield nominal(sentence, token, scene.grammar, verbs=known)


def _may_tell(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Tell a noun with a phrase to it that leads its clause or is carried by a verb such as "hold"."""
    carrier = sentence.tokens[token.head].lemma.lower()
    if token.dep not in LEADING and not (token.dep in CARRIED and carrier in scene.grammar.light_verbs):
        return False
    return token.dep in CARRIED or bool(sentence.children(token.i, "nmod:poss")) or _has_owner(scene, sentence, token)


def _has_owner(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Tell a noun with a phrase that may tell whose act it is."""
    owning = scene.grammar.owning
    phrases = sentence.children(token.i, "nmod")
    return any(case.lemma.lower() in owning for t in phrases for case in sentence.children(t.i, "case"))


def doers(scene: Scene, proposition: Proposition) -> tuple[Entity, ...]:
    """Return who does what a verb or a noun tells."""
    roles = DOERS if proposition.pos == NOUN else ("subject",)
    return first_filled(scene, proposition, roles)


def _proposed(scene: Scene, candidate: Candidate, *, learned: Learned, ontology: Ontology) -> Match | None:
    """Return the event that a candidate is, if the model is sure enough that it is one."""
    proposition, actors, recipients = candidate.proposition, candidate.actors, candidate.recipients
    seen = look(scene, proposition, actors=actors, recipients=recipients)
    if seen is None:
        return None
    guess = learned.guess(seen)
    clear = proposition.pos == VERB and _abroad(actors, recipients, irregular=ontology.irregular)
    if guess.type is None or guess.confidence < (ontology.learned.least if clear else ontology.learned.home):
        return None
    together = (*actors, *recipients) if guess.type in ontology.learned.mutual else None
    modes = learned.modes.get(guess.type, {})
    frame = Frame(id=f"{LEARNED}{guess.type.lower()}", type=guess.type, modes=modes, confidence=guess.confidence)
    return Match(
        frame=frame, proposition=proposition, actors=together or actors, recipients=() if together else recipients
    )


def _is_head(scene: Scene, proposition: Proposition) -> bool:
    """Tell "is going to", "tried to": nothing is done yet; who is made to do something has something done to him."""
    if not HEADED & proposition.roles.keys() or "object" in proposition.roles:
        return False
    return kind_of(scene.grammar.heads, proposition.lemma) is not None


def other_side(scene: Scene, proposition: Proposition, actors: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Return the first other party in a role of the act, else the first named behind its verb."""
    named = (role for role in OTHER if role in proposition.roles)
    found = (others(fill(scene, proposition, role), actors) for role in named)
    return next(filter(None, found), ()) or elsewhere(scene, proposition, actors)


def _abroad(actors: Sequence[Entity], recipients: Sequence[Entity], *, irregular: Container[str]) -> bool:
    """Tell an act between two states, or with an armed band."""
    countries = [{e.country for e in side if e.country} for side in (actors, recipients)]
    armed = any(e.sector in irregular for e in (*actors, *recipients))
    return bool(recipients) and (armed or (all(countries) and not countries[0] & countries[1]))


def _told(scene: Scene, proposition: Proposition) -> bool:
    """Tell a deed, done, going on or to come, from wishes, from what was not done and what is always so, or only spoken of."""
    if not proposition.polarity or proposition.modality not in TOLD or proposition.pos not in {VERB, NOUN}:
        return False
    token = scene.sentence(proposition.sentence).tokens[proposition.predicate]
    if proposition.bare:
        return token.dep in LEADING
    if token.has(PARTICIPLE) and token.has(OF_PAST) and not (proposition.passive or proposition.perfect):
        return False  # "appeared in court, charged with fraud": to whom it is done is not who does it
    return (
        proposition.tense == "Past" or proposition.perfect or proposition.progressive or proposition.modality == FUTURE
    )
