"""When an act was, and what became of it: its own time, else that of the meeting at which it was told, else publication."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.codebook.grammar import kind_of
from dragoman.days import day_of
from dragoman.events.background import BEHIND, TOLD, remembered, standing
from dragoman.events.matching import Match
from dragoman.events.meetings import Meeting, meeting_date
from dragoman.events.past import in_past
from dragoman.events.scene import Scene
from dragoman.events.status import SINCE, When, is_headline, long_ago, status_of
from dragoman.propositions.modality import FUTURE, REQUIRED
from dragoman.records import Article, Proposition, Sentence, Time, TimeMention, Token
from dragoman.times import clause_of, time_before_noun, time_of
from dragoman.times.government import governor_of

if TYPE_CHECKING:
    from dragoman.codebook.book import Codebook
    from dragoman.codebook.grammar import Grammar
    from dragoman.codebook.ontology import Ontology

#: The status of a mention that makes its office-holder a past one.
FORMER = "former"
PAST, PRESENT = "Past", "Pres"
EVER = "ever"
HYPHENS = frozenset({"-", "‑", "–"})


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
    if remembered(sentence, proposition, codebook.grammar):  # "Monday was the anniversary of the takeover"
        mention = time_before_noun(scene.reading.times, sentence, proposition.predicate)
    if mention is not None and _ranks(sentence, mention, codebook.grammar):
        mention = None
    shared = mention is not None and _is_shared(sentence, mention, proposition)
    stands = TOLD if mention is not None and not shared else standing(sentence, proposition, codebook.grammar)
    if shared and stands == BEHIND:  # "gathered on Friday to mark the day when armour rolled"
        mention = None
    time = mention.time if mention else None
    stands = TOLD if time is not None else stands
    opening = sentence.tokens[mention.first].text.lower() if mention else ""
    around = When(
        time=time,
        fulfilled=_fulfilled(sentence, proposition, codebook.grammar),
        relation=mention.relation if mention else None,
        background=stands == BEHIND
        or in_past(scene, proposition, codebook)
        or _by_former(scene, found)
        or _before_blame(scene, proposition, codebook),
        headline=is_headline(sentence),
        still=_says(scene, proposition, codebook.grammar.still) or _ever_since(sentence, proposition),
        reported=(mention is None or shared) and _reported(sentence, proposition),
        later=opening in codebook.grammar.yet_to_come,
        earlier=opening in codebook.grammar.so_far,
    )
    status = status_of(proposition, around, article, ontology=codebook.ontology, state=found.frame.state)
    if time is not None and _possible(time, status, article=article, ontology=codebook.ontology):
        return Dated(time=time, status=status)
    if time is not None or status != codebook.ontology.statuses["occurred"] or stands != TOLD:
        return Dated(time=Time(), status=status)
    thread = _on_thread(scene, proposition)
    time = thread if thread is not None else meeting_date(found, meeting) or _published(article.published)
    past = long_ago(time, day_of(article.published), days=codebook.ontology.historical_days)
    return Dated(time=time, status=codebook.ontology.statuses["historical"] if past else status)


def _on_thread(scene: Scene, proposition: Proposition) -> Time | None:
    """Return the day to which the telling has come, for an act in the simple past."""
    if proposition.tense == PRESENT or proposition.perfect:
        return None
    sentence, verb = scene.sentence(proposition.sentence), proposition.verb
    if _at_its_end(sentence, verb, scene.grammar) and (stay := scene.thread.stay(sentence, verb)) is not None:
        return stay
    adverbs = (t for t in sentence.tokens[:verb] if t.dep.partition(":")[0] == "advmod")
    return scene.thread.at(sentence, verb, follows=any(t.text.lower() in scene.grammar.thereupon for t in adverbs))


def _at_its_end(sentence: Sentence, verb: int, grammar: Grammar) -> bool:
    """Tell "on arrival", "on the day he left"."""
    said = [t for t in sentence.children(verb, "obl", "advcl") if sentence.children(t.i, "case", "mark")]
    said += [clause for t in said if t.lemma.lower() in grammar.time_nouns for clause in sentence.children(t.i, "acl")]
    return any(t.lemma.lower() in grammar.journey_ends for t in said)


def _ranks(sentence: Sentence, mention: TimeMention, grammar: Grammar) -> bool:
    """Tell a time that an act is only counted from: "the first visit since January", "the worst raid since 2008"."""
    if mention.relation != SINCE:
        return False
    for word in reversed(sentence.tokens[: mention.first]):
        if word.text.lower() in grammar.ranks:
            return True
        if word.has("VerbForm=Fin"):
            return False
    return False


def _fulfilled(sentence: Sentence, proposition: Proposition, grammar: Grammar) -> bool:
    """Tell a future of the past: "would later bomb", "would go on to bomb"; not "said it would later"."""
    verb = sentence.tokens[proposition.verb]
    head = sentence.tokens[verb.head]
    goes_on = head.lemma.lower() == "go" and sentence.tokens[head.i + 1].lemma.lower() == "on"
    goes_on = goes_on and any(t.text.lower() == "to" for t in sentence.children(verb.i, "mark"))
    over = head if goes_on else verb
    if over.dep == "ccomp" or not any(t.text.lower() in grammar.consequent for t in sentence.children(over.i, "aux")):
        return False
    words = {t.text.lower() for t in sentence.children(over.i, "advmod")}
    return goes_on or bool(words & grammar.fulfilled)


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
        if mention is None or _of_another(sentence, mention, token) or _from_noun(sentence, mention, proposition):
            continue
        if lasts or before or mention.relation not in codebook.grammar.endings:
            return mention
    if proposition.bare:
        return time_before_noun(scene.reading.times, sentence, proposition.predicate)
    return _of_story(scene, proposition) or _of_goal(scene, proposition) or _of_coming(scene, proposition)


def _of_goal(scene: Scene, proposition: Proposition) -> TimeMention | None:
    """Return the time that a parser hung on what was meant: "had threatened to leave in September"."""
    if not (proposition.perfect and proposition.tense == PAST):
        return None
    sentence, published = scene.sentence(proposition.sentence), day_of(scene.reading.article.published)
    for goal in sentence.children(proposition.verb, "xcomp"):
        found = time_of(scene.reading.times, sentence, goal.i)
        end = day_of(found.time.end or found.time.start) if found else None
        if end and published and end < published:
            return found
    return None


def _of_coming(scene: Scene, proposition: Proposition) -> TimeMention | None:
    """Return the time to come of a clause that says when, for an act in the present: "recalls him when it ends next month"."""
    if proposition.tense != PRESENT or proposition.progressive or proposition.perfect:
        return None
    sentence, published = scene.sentence(proposition.sentence), day_of(scene.reading.article.published)
    for clause in sentence.children(proposition.verb, "advcl"):
        bound = any(kind_of(scene.grammar.links, t.text.lower()) for t in sentence.children(clause.i, "mark", "advmod"))
        found = time_of(scene.reading.times, sentence, clause.i) if bound and clause.has("Tense=Pres") else None
        start = day_of(found.time.start) if found else None
        if start and published and start > published:
            return found
    return None


def _from_noun(sentence: Sentence, mention: TimeMention, proposition: Proposition) -> bool:
    """Tell the time of what an act has been so since: "has held them since the quarrel of last spring"."""
    noun = sentence.tokens[governor_of(sentence, mention)]
    since = any(t.text.lower() == SINCE for t in sentence.children(noun.i, "case"))
    return since and noun.pos == "NOUN" and proposition.perfect and noun.i != proposition.predicate


def _reported(sentence: Sentence, proposition: Proposition) -> bool:
    """Tell what somebody said was so: "said it was holding two sailors", without a clause that says when."""
    word = sentence.tokens[proposition.verb]
    above = sentence.tokens[word.head]
    told = any(t.has("Tense=Past") for t in (above, *sentence.children(above.i, "aux")))
    return word.dep == "ccomp" and told and not sentence.children(word.i, "advcl")


def _ever_since(sentence: Sentence, proposition: Proposition) -> bool:
    """Tell "has held them ever since the raid"."""
    clause = clause_of(sentence, proposition.verb)
    return any(
        ever.text.lower() == EVER
        and since.text.lower() == SINCE
        and clause in {(here := clause_of(sentence, ever.i)), clause_of(sentence, sentence.tokens[here].head)}
        for ever, since in pairwise(sentence.tokens)
    )


def _before_blame(scene: Scene, proposition: Proposition, codebook: Codebook) -> bool:
    """Tell a deed without a time for which somebody was blamed long ago: "accused in 2001 of trading"."""
    sentence = scene.sentence(proposition.sentence)
    word = sentence.tokens[proposition.verb]
    marks = {t.text.lower() for t in sentence.children(word.i, "mark")}
    if proposition.tense is not None or not marks & scene.grammar.gerund_marks or word.head == word.i:
        return False
    found = time_of(scene.reading.times, sentence, word.head)
    published = day_of(scene.reading.article.published)
    return found is not None and long_ago(found.time, published, days=codebook.ontology.historical_days)


def _is_shared(sentence: Sentence, mention: TimeMention, proposition: Proposition) -> bool:
    """Tell whether a time is that of another clause."""
    return clause_of(sentence, governor_of(sentence, mention)) != clause_of(sentence, proposition.verb)


def _of_another(sentence: Sentence, mention: TimeMention, token: int) -> bool:
    """Tell a time behind a participle of its own: "freed a trader held since March"."""
    before = sentence.tokens[mention.first - 1] if mention.first else None
    if before is not None and before.pos == "ADP" and before.i:
        before = sentence.tokens[before.i - 1]
    return before is not None and before.dep == "acl" and before.pos == "VERB" and token < before.i


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
    """Tell "the late king", "Chad's then minister", "then-minister": whose time is over."""
    sentence = scene.sentence(proposition.sentence)
    doers = (i for role in ("subject", "poss", "by") for i in proposition.roles.get(role, ()))
    return any(_was(sentence, t, scene.grammar) for i in doers for t in _before_name(sentence, i))


def _before_name(sentence: Sentence, head: int) -> Iterator[Token]:
    """Yield the words before a name and those before its title, and of what stands beside it: "Chad's then minister, Deby"."""
    named = (head, *(t.i for t in sentence.children(head, "nmod:desc", "appos", "compound")))
    return (t for i in named for t in sentence.children(i, "amod", "advmod", "compound") if t.i < i)


def _was(sentence: Sentence, word: Token, grammar: Grammar) -> bool:
    """Tell a word such as "late" behind an article or an owner, or hyphenated."""
    if word.text.lower() not in grammar.bygone:
        return False
    before = sentence.tokens[word.i - 1] if word.i else None
    if sentence.tokens[word.i + 1].text in HYPHENS:
        return word.text.lower() in grammar.joined
    return before is not None and (before.text.lower() in grammar.belonging or before.has("Poss=Yes"))


def _published(published: str | None) -> Time:
    day = day_of(published)
    return Time(start=str(day), end=str(day), granularity="day", basis="inferred") if day else Time()
