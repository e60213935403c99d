"""When an act was, and what became of it: its own time, else that of the meeting at which it was told, else publication."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.days import day_of
from dragoman.events.background import BEHIND, TOLD, standing
from dragoman.events.matching import Match
from dragoman.events.meetings import Meeting, meeting_date
from dragoman.events.scene import Scene
from dragoman.events.status import When, in_background, in_era, is_headline, status_of
from dragoman.propositions.modality import FUTURE, REQUIRED
from dragoman.records import Article, Proposition, Sentence, Time, TimeMention
from dragoman.times import time_of

if TYPE_CHECKING:
    from dragoman.codebook.book import Codebook
    from dragoman.codebook.ontology import Ontology

#: The status of a mention that makes its office-holder a past one.
FORMER = "former"
PAST = "Past"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """Time and status of an act."""

    time: Time
    status: str


def dated(scene: Scene, found: Match, *, codebook: Codebook, meeting: Meeting | None) -> Dated:
    """Return status and date; without time words a recent act takes the day of its meeting, else of publication, as inferred."""
    proposition, article = found.proposition, scene.reading.article
    sentence = scene.sentence(proposition.sentence)
    mention = _time(scene, found, codebook)
    time = mention.time if mention else None
    stands = TOLD if time is not None else standing(sentence, proposition, codebook.grammar)
    around = When(
        time=time,
        relation=mention.relation if mention else None,
        background=stands == BEHIND
        or in_background(sentence, proposition.verb, codebook.grammar)
        or in_era(sentence, proposition.verb, codebook.grammar)
        or _by_former(scene, found),
        headline=is_headline(sentence),
        still=_says(scene, proposition, codebook.grammar.still),
    )
    status = status_of(proposition, around, article, ontology=codebook.ontology, state=found.frame.state)
    if time is not None and _possible(time, status, article=article, ontology=codebook.ontology):
        return Dated(time=time, status=status)
    if time is not None or status != codebook.ontology.statuses["occurred"] or stands != TOLD:
        return Dated(time=Time(), status=status)
    return Dated(time=meeting_date(found, meeting) or _published(article.published), status=status)


def _possible(time: Time, status: str, *, article: Article, ontology: Ontology) -> bool:
    """Tell whether the date can be the act's: what is planned does not lie before publication, what occurred not after it."""
    start, end, published = day_of(time.start), day_of(time.end or time.start), day_of(article.published)
    if published is None or end is None:
        return True
    if status == ontology.statuses["future"]:
        return end >= published
    return status != ontology.statuses["occurred"] or start is None or start <= published


def _says(scene: Scene, proposition: Proposition, words: frozenset[str]) -> bool:
    """Tell whether an adverb of the verb is one of the words."""
    tokens = scene.sentence(proposition.sentence).tokens
    return any(tokens[i].lemma.lower() in words for i in proposition.roles.get("how", ()))


def _time(scene: Scene, found: Match, codebook: Codebook) -> TimeMention | None:
    """Return the time of the act, else of its verb; a deadline dates only what lasts."""
    proposition = found.proposition
    sentence = scene.sentence(proposition.sentence)
    carried = proposition.light is not None or "outer" in proposition.roles
    for token in dict.fromkeys((proposition.predicate, proposition.verb if carried else proposition.predicate)):
        mention = time_of(scene.reading.times, sentence, token)
        lasts = found.frame.state or proposition.modality == REQUIRED
        before = proposition.perfect and proposition.tense == PAST  # "by 1998 it had left"
        if mention is None or _of_another(sentence, mention, token):
            continue
        if lasts or before or mention.relation not in codebook.grammar.endings:
            return mention
    return _in_front(scene, proposition) if proposition.bare else _of_story(scene, proposition)


def _of_another(sentence: Sentence, mention: TimeMention, token: int) -> bool:
    """Tell a time behind a participle of its own: "freed a trader held since March"."""
    before = sentence.tokens[mention.first - 1] if mention.first else None
    if before is not None and before.pos == "ADP" and before.i:
        before = sentence.tokens[before.i - 1]
    return before is not None and before.dep == "acl" and before.pos == "VERB" and token < before.i


def _in_front(scene: Scene, proposition: Proposition) -> TimeMention | None:
    """Return the time that stands before a noun: "the 1998 shelling"."""
    sentence = scene.sentence(proposition.sentence)
    front = {
        t.i
        for t in sentence.children(proposition.predicate, "nummod", "compound", "nmod")
        if t.i < proposition.predicate
    }
    here = (m for m in scene.reading.times if m.sentence == sentence.number)
    return next((m for m in here if front & set(range(m.first, m.last))), None)


def _of_story(scene: Scene, proposition: Proposition) -> TimeMention | None:
    """Return the time of a story whose "would" looks ahead: "reached Moscow in 1939; hours later he would sign"."""
    sentence = scene.sentence(proposition.sentence)
    token = sentence.tokens[proposition.verb]
    looks = proposition.modality == FUTURE and any(
        t.text.lower() in scene.grammar.consequent for t in sentence.children(token.i, "aux")
    )
    # "In 1998, he said, it had left."
    earlier = proposition.perfect and proposition.tense == PAST and token.dep == "ccomp"
    cleft = token.dep.startswith("acl") and bool(sentence.children(token.head, "expl"))  # "it was in 1998 that"
    if not (earlier or cleft or (looks and token.dep in {"conj", "parataxis"})) or token.head == token.i:
        return None
    found = time_of(scene.reading.times, sentence, token.head)
    return found or (_at(scene, sentence, token.head) if cleft else None)


def _at(scene: Scene, sentence: Sentence, token: int) -> TimeMention | None:
    """Return the time that a word is part of."""
    here = (m for m in scene.reading.times if m.sentence == sentence.number)
    return next((m for m in here if m.first <= token < m.last), None)


def _by_former(scene: Scene, found: Match) -> bool:
    """Tell whether a former office-holder is told to have acted before the story: "had improved", "for declaring"."""
    proposition = found.proposition
    if _by_predecessor(scene, proposition) or _by_then(scene, proposition):
        return True
    if proposition.tense is not None and not (proposition.perfect and proposition.tense == PAST):
        return False
    first = found.actors[0].id
    mentions = (m for m in scene.mentions.get(proposition.sentence, ()) if m.status == FORMER)
    return any(e.id == first for m in mentions for e in scene.reading.cast.at(m.sentence, m.head))


def _by_predecessor(scene: Scene, proposition: Proposition) -> bool:
    """Tell "his predecessor's boycott"."""
    tokens = scene.sentence(proposition.sentence).tokens
    owners = (i for role in ("poss", "subject", "by") for i in proposition.roles.get(role, ()))
    return any(tokens[i].lemma.lower() in scene.grammar.predecessors for i in owners)


def _by_then(scene: Scene, proposition: Proposition) -> bool:
    """Tell "the then mayor", "the late king": whose time is over."""
    sentence = scene.sentence(proposition.sentence)
    doers = (i for role in ("subject", "poss", "by") for i in proposition.roles.get(role, ()))
    return any(
        t.text.lower() in scene.grammar.bygone and sentence.tokens[max(t.i - 1, 0)].text.lower() == "the"
        for i in doers
        for t in sentence.tokens[max(0, i - 5) : i]
    )


def _published(published: str | None) -> Time:
    day = day_of(published)
    return Time(start=str(day), end=str(day), granularity="day", basis="inferred") if day else Time()
