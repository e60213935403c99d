"""Events: what was done, by whom to whom, when, where, on whose word, by which frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.days import day_of
from dragoman.events.beyond import beyond
from dragoman.events.dating import Dated, dated
from dragoman.events.done_there import done_there
from dragoman.events.fitness import unfit
from dragoman.events.headlines import prove
from dragoman.events.matching import Match, holding, match
from dragoman.events.meetings import Meeting, held, meeting_place, stated
from dragoman.events.merging import Telling, merge
from dragoman.events.met_again import met_again
from dragoman.events.named_again import name_again
from dragoman.events.places import place_of
from dragoman.events.scene import Scene, words_of
from dragoman.propositions.modality import ACTUAL, CONDITIONAL, FUTURE, INTENDED
from dragoman.records import (
    Event,
    Proposition,
    Reading,
    Rejection,
    Sentence,
    Span,
    fact_id,
)
from dragoman.statements import chain_at
from dragoman.times import time_of

if TYPE_CHECKING:
    from dragoman.codebook.book import Codebook
    from dragoman.codebook.grammar import Grammar
    from dragoman.codebook.ontology import Ontology
    from dragoman.events.learned import Learned

#: A sentence longer than this is proved by the part of it around the cue.
LONGEST_EVIDENCE = 400
#: Roles that may stand outside their clause: "a bomb planted by rebels", "the bomber fled, killing two".
CORE = ("subject", "object")
TITLE = "title"
#: What a clause that is promised says of its act.
PLANNED = frozenset({FUTURE, INTENDED})


def code_events(
    reading: Reading, codebook: Codebook, *, learned: Learned | None = None
) -> tuple[tuple[Event, ...], tuple[Rejection, ...]]:
    """Return the events of an article, one for each happening, and the acts that were set aside.

    `learned` proposes events in sentences in which no frame fires; without it frames alone speak.
    """
    scene = Scene(reading, codebook.grammar, codebook.ontology.public, codebook.actors.actors)
    matches, rejected = _matches(scene, codebook, learned)
    kept = _without_absorbed(scene, matches, codebook.ontology)
    tellings: list[Telling] = []
    meeting: Meeting | None = None
    for found in kept:
        event = _event(scene, found, codebook=codebook, meeting=meeting)
        tellings.append(
            Telling(event=event, weight=_weight(found, event), guess=_guessed(found, event, codebook.ontology))
        )
        meeting = held(event, found.proposition.sentence, before=meeting, codebook=codebook)
    remote = codebook.places.words.remote
    events = [
        replace(e, place=None) if e.mode in remote else e for e in merge(tellings, codebook.ontology, codebook.acts)
    ]
    named = name_again(scene, events, codebook)
    return prove(named, _headlines(scene, codebook), codebook.ontology), tuple(rejected)


def _headlines(scene: Scene, codebook: Codebook) -> Iterator[Event]:
    """Yield what the headlines tell, where a body tells it too."""
    told = [p for p in scene.reading.propositions if scene.sentence(p.sentence).kind == TITLE]
    if len(told) < len(scene.reading.propositions):
        fired = _fired(scene, _with_status(told, codebook.ontology), codebook)
        for found in _without_absorbed(scene, fired, codebook.ontology):
            yield _event(scene, found, codebook=codebook, meeting=None)


def _guessed(found: Match, event: Event, ontology: Ontology) -> bool:
    """Tell whether the mode is only likely: the frame says so, or it was counted from the countries."""
    if event.mode == found.frame.mode:
        return found.frame.guess
    return event.mode == ontology.multilateral.mode and ontology.multilateral.mode not in found.frame.modes


def _weight(found: Match, event: Event) -> int:
    """Return how much a telling says by itself: 2 for a clause, 1 for a noun with a day, 0 for a bare noun."""
    return int(stated(event.date)) if found.proposition.bare else 2


def _matches(scene: Scene, codebook: Codebook, learned: Learned | None) -> tuple[list[Match], list[Rejection]]:
    """Return the acts that a frame knows or the fallback proposes, in reading order, and those that are no events."""
    told, fired = by_frames(scene, codebook)
    if learned is not None:
        silent = unframed(scene, told, fired)
        fired = sorted(
            (*fired, *beyond(scene, *silent, learned=learned, ontology=codebook.ontology)),
            key=lambda act: act.place,
        )
    found: list[Match] = []
    rejected: list[Rejection] = []
    for act in fired:
        if reason := unfit(scene, act, codebook):
            sentence = scene.sentence(act.proposition.sentence)
            rejected.append(Rejection(stage="events", reason=reason, start=sentence.start, end=sentence.end))
        else:
            found.append(act)
    return found, rejected


def by_frames(scene: Scene, codebook: Codebook) -> tuple[list[Proposition], list[Match]]:
    """Return what an article tells, and what the frames make of it."""
    told = [p for p in _with_status(_told(scene), codebook.ontology) if not _leaves_open(p, codebook.grammar)]
    fired = _fired(scene, told, codebook)
    for follow in (done_there, met_again):
        known = {act.place for act in fired}
        silent = [p for p in told if (p.sentence, p.predicate) not in known]
        fired = sorted((*fired, *follow(scene, silent, fired, codebook=codebook)), key=lambda act: act.place)
    return told, fired


def unframed(scene: Scene, told: Iterable[Proposition], fired: Iterable[Match]) -> tuple[list[Proposition], list[int]]:
    """Return what is told in the sentences in which no frame fired, and the numbers of these sentences."""
    framed = {act.proposition.sentence for act in fired}
    silent = [p for p in told if p.sentence not in framed]
    return silent, [s.number for s in _read(scene) if s.number not in framed]


def _with_status(propositions: Iterable[Proposition], ontology: Ontology) -> list[Proposition]:
    """Return what was done, and what has a status though it was not."""
    return [p for p in propositions if p.modality == ACTUAL or p.modality in ontology.statuses]


def _fired(scene: Scene, propositions: Iterable[Proposition], codebook: Codebook) -> list[Match]:
    """Return the acts in which a frame fires."""
    return [act for p in propositions if (act := match(scene, p, codebook)) is not None]


def _leaves_open(proposition: Proposition, grammar: Grammar) -> bool:
    """Tell "has not ruled out": nothing is refused."""
    return not proposition.polarity and proposition.lemma in grammar.excluding


def _told(scene: Scene) -> list[Proposition]:
    """Return what is told in the sentences that are read for their facts."""
    read = {sentence.number for sentence in _read(scene)}
    return [p for p in scene.reading.propositions if p.sentence in read]


def _read(scene: Scene) -> list[Sentence]:
    """Return the sentences of the body; a headline is read for its facts only where there is no body."""
    body = [s for s in scene.reading.sentences if s.kind != TITLE]
    return body or list(scene.reading.sentences)


def _without_absorbed(scene: Scene, matches: list[Match], ontology: Ontology) -> list[Match]:
    """Drop the acts that are the content ("agreed to hold talks"), the purpose or a part of another act in the same sentence."""
    absorbed: set[tuple[int, int]] = set()
    beside: dict[int, list[Match]] = {}
    for found in matches:
        beside.setdefault(found.proposition.sentence, []).append(found)
    for found in matches:
        inner = _absorbed_tokens(scene, found)
        for other in beside[found.proposition.sentence]:
            place = (other.proposition.sentence, other.proposition.predicate)
            if (
                other is not found
                and place in inner
                and (found.frame.alleged or not _stands_alone(scene, other, ontology, within=found))
            ) or any(joins(scene, other, of=found, ontology=ontology) for joins in (_is_purpose, _is_part)):
                absorbed.add(place)
    return [m for m in matches if m.place not in absorbed]


def _is_purpose(scene: Scene, inner: Match, *, of: Match, ontology: Ontology) -> bool:
    """Tell what an act is for: "gave money to build schools" is help once, "marched to denounce" no second quarrel."""
    sentence = scene.sentence(of.proposition.sentence)
    kind, purpose = ontology.types[of.frame.type], ontology.types[inner.frame.type]
    once = kind.needs_recipient and inner.frame.type == of.frame.type
    return (
        inner.proposition.modality == INTENDED
        and not _lies_ahead(scene, inner)
        and (once or (kind.is_hostile_deed and purpose.is_conflict))
        and inner.proposition.predicate != of.proposition.predicate
        and inner.proposition.predicate in sentence.subtree(of.proposition.predicate)
    )


def _is_part(scene: Scene, inner: Match, *, of: Match, ontology: Ontology) -> bool:
    """Tell a move that the same party makes in a graver deed: "a missile launched by Chad struck a camp"."""
    sentence = scene.sentence(of.proposition.sentence)
    sides = {e.country or e.id for e in of.actors}
    return (
        of.frame.type in ontology.types[inner.frame.type].part_of
        and any((e.country or e.id) in sides for e in inner.actors)
        and inner.proposition.predicate in sentence.subtree(of.proposition.predicate)
    )


def _absorbed_tokens(scene: Scene, found: Match) -> set[tuple[int, int]]:
    """Return the places of the words under the roles that the act's frame takes in, its own word left out."""
    sentence = scene.sentence(found.proposition.sentence)
    heads = [head for role in found.frame.absorbs for head in found.proposition.roles.get(role, ())]
    return {(sentence.number, i) for head in heads for i in sentence.subtree(head)} - {
        (sentence.number, found.proposition.predicate)
    }


def _stands_alone(scene: Scene, found: Match, ontology: Ontology, *, within: Match) -> bool:
    """Tell whether an act inside another is one of its own: told as done, a meeting with a date, or a noun that its frame lets stand."""
    proposition = found.proposition
    carried = proposition.light is not None and proposition.verb == within.proposition.predicate
    if carried and found.frame.type == within.frame.type:
        return False  # "extended their condolences"
    if proposition.modality == ACTUAL and not proposition.bare:
        return True
    dated = time_of(scene.reading.times, scene.sentence(proposition.sentence), proposition.predicate) is not None
    if _is_dated_plan(scene, found, ontology, within=within):
        return True
    meets = (
        dated and found.frame.type == ontology.multilateral.type and not (proposition.bare and within.frame.operator)
    )
    return meets or (proposition.bare and (found.frame.state or found.frame.stands))


def _is_dated_plan(scene: Scene, found: Match, ontology: Ontology, *, within: Match) -> bool:
    """Tell a deed to come that a promise or threat gives a day: "vowed to withdraw by May" is a vow, and a withdrawal planned."""
    proposition = found.proposition
    promised = within.frame.type in {kind.future for kind in ontology.types.values()}
    if not promised or proposition.bare or not proposition.polarity or proposition.modality not in PLANNED:
        return False
    sides = {e.country or e.id for e in within.actors}
    return _lies_ahead(scene, found) and any((e.country or e.id) in sides for e in found.actors)


def _lies_ahead(scene: Scene, found: Match) -> bool:
    """Tell whether an act, or a clause under it, has a day to come."""
    proposition = found.proposition
    sentence, published = scene.sentence(proposition.sentence), day_of(scene.reading.article.published)
    below = sentence.subtree(proposition.predicate)
    times = [time_of(scene.reading.times, sentence, proposition.predicate)]
    times += [m for m in scene.reading.times if m.sentence == sentence.number and m.first in below]
    ends = (day_of(m.time.end or m.time.start) for m in times if m is not None)
    return published is not None and any(end > published for end in ends if end is not None)


def _event(scene: Scene, found: Match, *, codebook: Codebook, meeting: Meeting | None) -> Event:
    """Return the event of an act; `meeting` is the last one told, which lends its day and place."""
    proposition, frame, ontology = found.proposition, found.frame, codebook.ontology
    sentence = scene.sentence(proposition.sentence)
    token = sentence.tokens[proposition.predicate]
    when = dated(scene, found, codebook=codebook, meeting=meeting)
    mode = _mode(scene, found, codebook=codebook)
    evidence = evidence_span(scene, sentence, proposition.predicate)
    plover = _plover_type(found, when.status, ontology)
    sectors = [e.sector for e in (*found.actors, *found.recipients)]
    contexts = codebook.contexts.of(evidence.text, sectors=sectors, mode=f"{frame.type}/{mode}")
    return Event(
        id=fact_id(
            "ev",
            scene.reading.article,
            (frame.type, token.start, *(e.id for e in found.actors), *(e.id for e in found.recipients)),
        ),
        type=frame.type,
        plover_type=plover,
        mode=mode,
        contexts=contexts,
        actors=found.actors,
        recipients=found.recipients,
        status=when.status,
        date=when.time,
        place=place_of(scene, found, mode=mode, places=codebook.places)
        or meeting_place(scene, found, time=when.time, status=when.status, meeting=meeting, codebook=codebook),
        attribution=_attribution(scene, token.start),
        frame=frame.id,
        confidence=_confidence(scene, found, when),
        evidence=(evidence,),
        cue=scene.reading.article.span(token.start, token.end),
        intensity=ontology.intensity(plover, mode if plover == frame.type else None),
        cameo=codebook.cameo.code(type_=frame.type, plover=plover, mode=mode, frame=frame.id, contexts=contexts),
    )


def _plover_type(found: Match, status: str, ontology: Ontology) -> str:
    """Return the manual's type: what is to come may be a promise or a threat, what will not be a refusal."""
    kind = ontology.types[found.frame.type]
    if status == ontology.statuses["future"]:
        return kind.future
    if status == ontology.statuses["negated"] and found.proposition.modality in {FUTURE, CONDITIONAL}:
        return kind.unwilling or found.frame.type
    return found.frame.type


def _mode(scene: Scene, found: Match, *, codebook: Codebook) -> str | None:
    """Return how it was done: by the words near, by how many countries take part, else as the frame says."""
    frame, proposition, ontology = found.frame, found.proposition, codebook.ontology
    sentence = scene.sentence(proposition.sentence)
    if frame.operator is not None:
        return _operator_mode(scene, found, codebook=codebook)
    looked_at = (
        proposition.verb,
        proposition.predicate,
        *(i for role in CORE for i in proposition.roles.get(role, ())),
    )
    near = set().union(*(scene.words_of_clause(sentence.number, i) for i in looked_at))
    for mode, words in frame.modes.items():
        if not near.isdisjoint(words):
            return mode
    rule = ontology.multilateral
    if frame.type == rule.type and frame.mode is None:
        countries = {e.country for e in (*found.actors, *found.recipients) if e.country}
        return rule.mode if len(countries) >= rule.countries else None
    return frame.mode


def _operator_mode(scene: Scene, found: Match, *, codebook: Codebook) -> str | None:
    """Return the mode that the act asked for, refused or threatened gives."""
    frame, ontology = found.frame, codebook.ontology
    inner = sorted(_absorbed_tokens(scene, found))
    tokens = scene.sentence(found.proposition.sentence).tokens
    heads = words_of(tokens[i] for role in frame.absorbs for i in found.proposition.roles.get(role, ()))
    if said := next((mode for mode, known in frame.modes.items() if not heads.isdisjoint(known)), None):
        return said
    for place in inner:
        proposition = scene.propositions.get(place)
        if proposition is None:
            continue
        for other in holding(scene, proposition, codebook.frames):
            mode: str | None = getattr(ontology.types[other.type], frame.operator or "")
            if mode in ontology.types[frame.type].modes:
                return mode
    sentence = scene.sentence(found.proposition.sentence)
    words = words_of(sentence.tokens[i] for _, i in inner)
    return next((mode for mode, known in frame.modes.items() if not words.isdisjoint(known)), frame.mode)


def _attribution(scene: Scene, offset: int) -> tuple[str, ...]:
    """Return on whose word something stands, outermost first."""
    names = [s.speaker or s.speaker_text for s in chain_at(scene.reading.statements, offset)]
    return tuple(dict.fromkeys(name for name in names if name))


def _confidence(scene: Scene, found: Match, when: Dated) -> float:
    """Return the frame's confidence, lowered for each ground of doubt."""
    doubts = len(scene.reading.article.doubts) + (not stated(when.time)) + found.proposition.bare
    return round(max(0.1, found.frame.confidence - 0.08 * doubts), 2)


def evidence_span(scene: Scene, sentence: Sentence, token: int) -> Span:
    """Return the sentence as the words that prove; of a very long sentence the part around the token."""
    article = scene.reading.article
    if sentence.end - sentence.start <= LONGEST_EVIDENCE:
        return article.span(sentence.start, sentence.end)
    cue, reach = sentence.tokens[token].start, LONGEST_EVIDENCE // 2
    near = [t for t in sentence.tokens if t.start >= cue - reach and t.end <= cue + reach]
    return article.span(near[0].start, near[-1].end)
