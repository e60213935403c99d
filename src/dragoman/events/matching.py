"""Frames against propositions: does the frame fire, and who are its parties."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from dragoman.codebook.frames import ANY_WORD, Condition, Frame, Frames
from dragoman.events.idioms import as_idioms
from dragoman.events.scene import Scene, words_of
from dragoman.events.sides import both_sides
from dragoman.propositions.modality import ACTUAL, CONDITIONAL, CONTINUING, FUTURE, INTENDED, POSSIBLE, REQUIRED
from dragoman.records import Entity, Proposition, Sentence, unique

if TYPE_CHECKING:
    from dragoman.codebook.book import Codebook
    from dragoman.codebook.ontology import Ontology, Quarrel


#: The role that an item of a list leaves to the sentence above the list, and the conditions which that meets.
SUBJECT, LENT = "subject", frozenset({"any", "actor", "person"})
#: What a clause that is promised or threatened may say of its act: "will", "to", and "would, unless".
AHEAD = frozenset({FUTURE, INTENDED, CONDITIONAL})
#: Stands between a role and a role of the clause in it, where the envoys in it are sent, or the state of the town in it.
INSIDE, POSTING, LAND = ">", "posting", "land"
#: The role of who says that something was done.
TELLER = "teller"
#: Relations of a verb that goes on from another, and roles in which that one has its other side.
JOINED = frozenset({"conj", "parataxis"})
#: Keywords of conditions on what has not come about; the first on what another must do.
DUTY = "duty"
NOT_YET = frozenset({DUTY, "maybe", "wanted"})
SIDES = ("object", "with", "to", "from", "on", "against", "for")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A frame that fired on a proposition, with its parties."""

    frame: Frame
    proposition: Proposition
    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]

    @property
    def place(self) -> tuple[int, int]:
        """Return the numbers of its sentence and of its word there."""
        return self.proposition.sentence, self.proposition.predicate


def match(scene: Scene, proposition: Proposition, codebook: Codebook) -> Match | None:
    """Return the most demanding frame that fires with the parties it needs; an idiom goes before its verb."""
    read = readings(scene, proposition, codebook.frames)
    return next((found for p in read if (found := _match(scene, p, codebook))), None)


def readings(scene: Scene, proposition: Proposition, frames: Frames) -> tuple[Proposition, ...]:
    """Return what a predicate may be: an idiom, a verb with a particle, itself, itself with another object."""
    proposition = _by_agent(scene, proposition)
    return (
        *as_idioms(scene, proposition, frames),
        *_with_particle(scene, proposition, frames),
        proposition,
        *_of_outer_noun(scene, proposition),
    )


def _by_agent(scene: Scene, proposition: Proposition) -> Proposition:
    """Return a passive with its doer behind "by" as the subject, where the parser took it for an adjunct: "invited to Rabat by Peru"."""
    behind = proposition.roles.get("by", ()) if proposition.passive and SUBJECT not in proposition.roles else ()
    doers = tuple(head for head in behind if scene.phrase(proposition.sentence, head))
    if not doers:
        return proposition
    roles = {role: heads for role, heads in proposition.roles.items() if role != "by"}
    return replace(proposition, roles={**roles, SUBJECT: doers})


def _of_outer_noun(scene: Scene, proposition: Proposition) -> Iterator[Proposition]:
    """Yield a relative clause as one of the noun that the noun before it hangs on: "the ban on maize that Nairobi imposed"."""
    inner, tokens = proposition.parent, scene.sentence(proposition.sentence).tokens
    if proposition.pos != "VERB" or inner is None or inner not in proposition.roles.get("object", ()):
        return
    outer = tokens[inner].head
    if tokens[inner].dep == "nmod" and tokens[outer].pos == "NOUN" and outer < inner < proposition.predicate:
        yield replace(proposition, roles={**proposition.roles, "object": (outer,)})


def _with_particle(scene: Scene, proposition: Proposition, frames: Frames) -> Iterator[Proposition]:
    """Yield a verb as "climb down" or "seal off" where the parser took the particle for an adverb or a preposition."""
    if proposition.pos != "VERB":
        return
    sentence = scene.sentence(proposition.sentence)
    whole = sentence.hyphenated(proposition.predicate)
    if ("VERB", whole) in frames.by_word:
        yield replace(proposition, lemma=whole or "")
    tokens = sentence.tokens
    adverbs = [tokens[i].lemma.lower() for i in proposition.roles.get("how", ())]
    stray = [
        t.lemma.lower()
        for i in proposition.roles.get("object", ())
        for t in sentence.children(i, "case")
        if t.i == proposition.predicate + 1
    ]
    adverbs.extend(stray)  # "drafted in 2,000 officers"
    for particle in (*adverbs, *proposition.roles):
        if particle not in scene.grammar.particles:
            continue
        lemma = f"{proposition.lemma} {particle}"
        if ("VERB", lemma) not in frames.by_word:
            continue
        if particle not in adverbs and ("object" in proposition.roles or _is_timed(scene, proposition, particle)):
            continue  # "gave a speech in Chad" is not "gave in"
        roles = {role: heads for role, heads in proposition.roles.items() if role != particle}
        if particle not in adverbs and "object" not in roles:
            roles["object"] = proposition.roles[particle]
        yield replace(proposition, lemma=lemma, roles=roles)


def _is_timed(scene: Scene, proposition: Proposition, role: str) -> bool:
    """Tell whether all that fills a role is of times."""
    times = [m for m in scene.reading.times if m.sentence == proposition.sentence]
    return all(any(m.first <= head < m.last for m in times) for head in proposition.roles[role])


def _match(scene: Scene, proposition: Proposition, codebook: Codebook) -> Match | None:
    for frame in holding(scene, proposition, codebook.frames):
        actors, recipients = _parties(scene, proposition, frame, irregular=codebook.ontology.irregular)
        if not (recipients or proposition.bare) and _wants_another(frame, len(actors), codebook):
            recipients = elsewhere(scene, proposition, actors) or _before(scene, proposition, actors)
        if frame.tie:
            actors, recipients = both_sides(
                scene, proposition.sentence, actors=actors, recipients=recipients, states=codebook.actors.states
            )
        if codebook.ontology.types[frame.type].mutual and len({e.country for e in actors}) > 1:
            recipients = tuple(e for e in recipients if e in _named(scene, proposition, frame))
        if len(actors) + len(recipients) >= frame.least and actors:
            said = _promised(
                scene, proposition, _ended(scene, proposition, frame, ontology=codebook.ontology), codebook=codebook
            )
            done = replace(proposition, polarity=True, modality=ACTUAL) if frame.denied else proposition
            if frame.quarrel and _is_quarrel(scene, (*actors, *recipients), codebook.ontology.quarrel):
                said = replace(said, type=codebook.ontology.quarrel.type, mode=codebook.ontology.quarrel.mode, modes={})
            return Match(frame=said, proposition=done, actors=actors, recipients=recipients)
    return None


def _is_quarrel(scene: Scene, sides: tuple[Entity, ...], quarrel: Quarrel) -> bool:
    """Tell politicians who attack each other: in words."""

    def politician(party: Entity) -> bool:
        return party.id in scene.people and (party.sector is None or party.sector in quarrel.people)

    known = any(e.sector is not None for e in sides)
    return known and any(map(politician, sides)) and all(politician(e) or e.sector in quarrel.bodies for e in sides)


def holding(scene: Scene, proposition: Proposition, frames: Frames) -> Iterator[Frame]:
    """Yield the frames of a predicate whose conditions hold, the most demanding first."""
    word_class = {"AUX": "VERB", "PROPN": "NOUN"}.get(proposition.pos, proposition.pos)
    known = frames.by_word.get((word_class, proposition.lemma), ())
    for frame in (*known, *frames.by_word.get((word_class, ANY_WORD), ())):
        if frame.denied and (proposition.polarity or proposition.modality != FUTURE):
            continue  # what is denied must be what somebody will not do
        if _holds_all(scene, proposition, frames.conditions[frame.id]):
            yield frame


def _holds_all(
    scene: Scene, proposition: Proposition, conditions: tuple[tuple[Condition, ...], tuple[Condition, ...]]
) -> bool:
    """Tell whether all that must hold does, and nothing that must not."""
    when, unless = conditions
    for condition in when:
        if not _holds(scene, proposition, condition):
            return False
    return not any(_holds(scene, proposition, condition, barring=True) for condition in unless)


def heads_of(proposition: Proposition, roles: str) -> list[int]:
    """Return the heads of each of the roles in "on|against"."""
    return [head for role in _named_roles(roles) for head in proposition.roles.get(role, ())]


@cache
def _named_roles(roles: str) -> tuple[str, ...]:
    return tuple(role.rstrip("*") for role in roles.split("|"))


def _holds(scene: Scene, proposition: Proposition, condition: Condition, *, barring: bool = False) -> bool:
    """Tell whether a condition holds; words that bar a frame say nothing of who only is pointed at: "the three people"."""
    roles, value = condition.roles, condition.wants
    filled = proposition.roles
    heads = filled.get(roles[0], ()) if len(roles) == 1 else [i for role in roles for i in filled.get(role, ())]
    if not heads:
        return isinstance(value, str) and value in LENT and SUBJECT in roles and bool(scene.lent(proposition))
    if not isinstance(value, str):
        sentence = scene.sentence(proposition.sentence)
        return any(
            not value.isdisjoint(_words(scene, sentence, head, deep=condition.deep))
            and not (barring and scene.is_pointer(sentence.number, head))
            for head in heads
        )
    if value == "any":
        return True
    if value == "actor":
        return any(scene.phrase(proposition.sentence, head) for head in heads)
    if value == "person":
        return any(scene.person(proposition.sentence, head) for head in heads)
    if value == "official":
        return any(e.sector in scene.public for head in heads for e in scene.phrase(proposition.sentence, head))
    if value in NOT_YET:
        return any(_not_yet(scene, proposition, head, value=value) for head in heads)
    return any(_future(scene, proposition, head, value=value) for head in heads)


def _words(scene: Scene, sentence: Sentence, head: int, *, deep: bool) -> set[str]:
    """Return the words a condition looks at, looked up once."""
    place = (sentence.number, head, deep)
    if place not in scene.words:
        scene.words[place] = _words_of(scene, sentence, head, deep=deep)
    return scene.words[place]


def _words_of(scene: Scene, sentence: Sentence, head: int, *, deep: bool) -> set[str]:
    """Return the words a condition looks at: the phrase's head, its modifiers, what it counts ("a series of tests"), or with `deep` all."""
    if deep:
        found = [sentence.tokens[i] for i in sentence.subtree(head)]
    else:
        token = sentence.tokens[head]
        found = [token, *sentence.children(head, "compound", "conj", "amod", "nmod:desc")]
        if token.lemma.lower() in scene.grammar.transparent or token.pos == "NUM":  # "eleven of the observers"
            found.extend(sentence.children(head, "nmod"))
    whole = {word for t in found if (word := sentence.hyphenated(t.i))}
    return words_of(found) | whole | _words_meant(scene, sentence, head)


def _words_meant(scene: Scene, sentence: Sentence, head: int) -> set[str]:
    """Return the words of whom a pronoun stands for."""
    if sentence.tokens[head].pos != "PRON":
        return set()
    return {word for e in scene.phrase(sentence.number, head) for word in e.name.lower().split()}


def _not_yet(scene: Scene, proposition: Proposition, head: int, *, value: str) -> bool:
    """Tell whether a clause says what may be (maybe), what is to be done (wanted), by somebody else than its speaker (duty)."""
    clause = scene.propositions.get((proposition.sentence, head))
    if clause is None:
        return False
    if value == "maybe":
        return clause.modality == POSSIBLE
    needs = clause.lemma in scene.grammar.obliging and (clause.passive or "do" in clause.roles)
    owed = clause.modality == REQUIRED or (needs and clause.polarity)
    if value != DUTY:
        return owed or clause.modality == INTENDED
    doers = {e.id for i in clause.roles.get(SUBJECT, ()) for e in scene.phrase(proposition.sentence, i)}
    speakers = {e.id for i in proposition.roles.get(SUBJECT, ()) for e in scene.phrase(proposition.sentence, i)}
    by_nobody = clause.passive and SUBJECT not in clause.roles  # "must be avoided"
    return owed and (by_nobody or bool(doers - speakers))


def _future(scene: Scene, proposition: Proposition, head: int, *, value: str) -> bool:
    """Tell whether a clause says what will be (future), what its speaker will do (own-future) or will not (own-refusal)."""
    clause = scene.propositions.get((proposition.sentence, head))
    if clause is None or clause.modality not in AHEAD or clause.polarity == (value == "own-refusal"):
        return False
    if value == "future":
        return True
    speaker = {e.id for i in proposition.roles.get("subject", ()) for e in scene.phrase(proposition.sentence, i)}
    doer = {e.id for i in clause.roles.get("subject", ()) for e in scene.phrase(proposition.sentence, i)}
    return bool(speaker & doer)


def _parties(
    scene: Scene, proposition: Proposition, frame: Frame, *, irregular: frozenset[str]
) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
    if frame.parties:
        found = unique(e for role in frame.parties for e in fill(scene, proposition, role))
        return _represented(found, irregular=irregular), ()
    actors = first_filled(scene, proposition, frame.actors)
    own = {e.id for e in actors} | {(e.country or "").lower() for e in actors if e.sector not in irregular}
    countries = {e.country for e in actors}
    for role in frame.recipients:
        found = tuple(e for e in fill(scene, proposition, role) if e.id not in own)
        if role.endswith(("*", LAND)):
            found = tuple(e for e in found if e.country not in countries or e.country is None)
        if found:
            return actors, found
    return actors, ()


def _ended(scene: Scene, proposition: Proposition, frame: Frame, *, ontology: Ontology) -> Frame:
    """Return the frame as it is coded: of an act that is stopped, the type that its end has."""
    tokens = scene.sentence(proposition.sentence).tokens
    token = tokens[proposition.predicate]
    stopped = ontology.types[frame.type].stopped
    governed = token.dep == "xcomp" and tokens[token.head].lemma.lower() in scene.grammar.stopping
    if stopped is None or not governed or proposition.modality == CONTINUING:
        return frame
    return replace(frame, type=stopped.type, mode=stopped.mode, modes={}, operator=None, alleged=True)


def _promised(scene: Scene, proposition: Proposition, frame: Frame, *, codebook: Codebook) -> Frame:
    """Return a commitment as it is coded: a promise to yield is yielding in words."""
    if not frame.promise:
        return frame
    heads = (head for role in frame.absorbs for head in proposition.roles.get(role, ()))
    inner = (scene.propositions.get((proposition.sentence, head)) for head in heads)
    for act in (reading for p in inner if p is not None for reading in readings(scene, p, codebook.frames)):
        for other in holding(scene, act, codebook.frames):
            kind = codebook.ontology.types[other.type]
            return frame if kind.is_conflict else replace(frame, type=kind.future)
    return frame


def _wants_another(frame: Frame, sides: int, codebook: Codebook) -> bool:
    """Tell whether an act of one party toward another has found only the one; who acts in common is named as such."""
    kind = codebook.ontology.types[frame.type]
    toward = bool(frame.recipients) and not frame.parties and (kind.needs_recipient or not kind.mutual)
    return sides == 1 and toward and (frame.least > 1 or kind.needs_recipient)


def elsewhere(scene: Scene, proposition: Proposition, actors: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Return the parties first named behind the verb: "gave money to build schools in Chad" helps Chad, however it is parsed."""
    for i in scene.behind(proposition.sentence, proposition.verb):
        if scene.is_venue(proposition.sentence, i):
            continue
        found = others(scene.phrase(proposition.sentence, i), actors)
        if found and scene.person(proposition.sentence, i):
            return found
    return ()


def _before(scene: Scene, proposition: Proposition, actors: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Return the other side of the act that a verb goes on from: "broke off talks with Chad and recalled its envoy"."""
    verb = scene.sentence(proposition.sentence).tokens[proposition.verb]
    first = scene.propositions.get((proposition.sentence, verb.head))
    if first is None or verb.dep not in JOINED or verb.head == verb.i:
        return ()
    doers = {e.id for e in fill(scene, first, SUBJECT)}
    if doers.isdisjoint((*(e.id for e in actors), *(e.country for e in actors))):
        return ()
    return next(filter(None, (others(fill(scene, first, role), actors) for role in SIDES)), ())


def others(parties: Iterable[Entity], actors: Collection[Entity]) -> tuple[Entity, ...]:
    """Return the parties of another side than the actors': not they themselves, nor anybody of their countries."""
    own = {e.id for e in actors} | {e.country for e in actors if e.country}
    return tuple(e for e in parties if e.id not in own and e.country not in own)


def _named(scene: Scene, proposition: Proposition, frame: Frame) -> tuple[Entity, ...]:
    """Return the recipients that are named themselves: in a mutual act those mentioned in its content are none."""
    heads = (head for role in frame.recipients if not role.endswith("*") for head in heads_of(proposition, role))
    return tuple(
        e
        for head in heads
        if scene.person(proposition.sentence, head)
        for e in scene.phrase(proposition.sentence, head)
    )


def _represented(parties: tuple[Entity, ...], *, irregular: frozenset[str]) -> tuple[Entity, ...]:
    """Leave out a state whose own people or organs are among the parties; armed groups do not speak for theirs."""
    spoken_for = {e.country for e in parties if not e.is_state and e.sector not in irregular}
    return tuple(e for e in parties if not (e.is_state and e.country in spoken_for))


def first_filled(scene: Scene, proposition: Proposition, roles: tuple[str, ...]) -> tuple[Entity, ...]:
    """Return the parties that fill the first of some roles that is filled."""
    return next((found for role in roles if (found := fill(scene, proposition, role))), ())


def fill(scene: Scene, proposition: Proposition, role: str) -> tuple[Entity, ...]:
    """Return the parties that fill a role; "object*" means everyone named in the phrase, "that>subject" a role of the clause in it, "object>posting" where its envoy is sent, "in>land" whose town it is."""
    outer, _, inner = role.partition(INSIDE)
    if inner in {POSTING, LAND}:
        look = scene.posting if inner == POSTING else scene.land
        return unique(e for head in heads_of(proposition, outer) for e in look(proposition.sentence, head))
    if inner:
        below = (scene.propositions.get((proposition.sentence, head)) for head in heads_of(proposition, outer))
        return unique(e for clause in below if clause for e in fill(scene, clause, inner))
    look = scene.everyone if role.endswith("*") else scene.phrase
    heads = heads_of(proposition, role)
    if role == SUBJECT and not proposition.bare:
        heads = [head for head in heads if not _befallen(scene, proposition.sentence, head)]
    if role == TELLER:
        return scene.teller(proposition)
    found = unique(e for head in heads for e in look(proposition.sentence, head))
    return found or (scene.lent(proposition) if role == SUBJECT else ())


def _befallen(scene: Scene, number: int, head: int) -> bool:
    """Tell a subject that is no doer: "the death of its leader deprives"."""
    word = scene.sentence(number).tokens[head]
    return word.lemma.lower() in scene.grammar.fates and not scene.person(number, head)
