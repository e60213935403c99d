"""The desk: an article with the words of the agenda, and what is asked of any telling of something to come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dragoman.agenda.titles import title
from dragoman.agenda.wording import clause_tokens, proof
from dragoman.codebook.agenda_words import AgendaWords
from dragoman.days import day_of
from dragoman.records import Proposition, Reading, Sentence, Span, Time, Token
from dragoman.records.words import VERBAL

DEADLINE, MEETING, OTHER, VOTE = "deadline", "meeting", "other", "vote"
#: A day that is given is kept so many times farther ahead than a month or a year.
_EXACT = 3
#: Relations by which a noun shares the time of its verb: "the vote will be held on", "to attend the summit on".
_PARTS = ("nsubj", "obj", "obl")
#: Prepositions of a place.
#: Roles of those who take part: who meets whom, who travels where.
_TAKING_PART = ("subject", "poss", "modifier", "object", "iobj", "with", "between", "among", "to", "by", "of")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """One telling: where, what kind, when, between whom; `named` if the word is on the lists, `open` if its date is to be fixed, `state` if told."""

    sentence: int
    token: int
    kind: str
    date: Time
    parties: tuple[str, ...]
    what: str
    evidence: Span
    confidence: float
    named: bool
    open: bool = False
    state: str | None = None


@dataclass(frozen=True)
class Desk:
    """An article on the desk: what was read, the words to look for, the day of publication."""

    reading: Reading
    words: AgendaWords
    published: date | None

    @cached_property
    def sentences(self) -> dict[int, Sentence]:
        """Return the sentences of the body by number."""
        return {s.number: s for s in self.reading.sentences if s.kind == "body"}

    @cached_property
    def propositions(self) -> dict[tuple[int, int], Proposition]:
        """Return the propositions by sentence and token, nouns also under the verb that carries them."""
        found = {(p.sentence, p.verb): p for p in self.reading.propositions if p.pos == "NOUN"}
        return found | {(p.sentence, p.predicate): p for p in self.reading.propositions}

    @cached_property
    def home(self) -> str | None:
        """Return the country of most that is named in the article, if it is more than half: whose "the election" is."""
        named = Counter(
            e.country for m in self.reading.cast.mentions for e in self.reading.cast.at(m.sentence, m.head) if e.country
        )
        country, times = next(iter(named.most_common(1)), (None, 0))
        return country if times * 2 > named.total() else None


def kind_of_word(token: Token, words: AgendaWords) -> str | None:
    """Return the kind under which a word is listed."""
    forms = (token.text.lower(), token.lemma.lower())
    table = words.verbs if token.pos in VERBAL else words.nouns
    return next((table[form] for form in forms if form in table), None)


def kind_at(sentence: Sentence, token: int, words: AgendaWords) -> str | None:
    """Return the kind of a word, of "takes effect", or of the noun that a verb is said of."""
    word = sentence.tokens[token]
    own = kind_of_word(word, words) or _with_particle(sentence, word, words)
    if own is not None or word.pos not in VERBAL:
        if (own is None or word.pos in VERBAL) and word.lemma.lower() in words.tables.phases:  # "the session opens"
            return next((k for t in sentence.children(token, "nsubj") if (k := kind_of_word(t, words))), own)
        held = (kind_of_word(t, words) for t in sentence.children(token, "nmod"))
        return VOTE if own == MEETING and VOTE in held else own  # "the second round of the election"
    near = [near for relation in _PARTS for near in sentence.children(token, relation)]
    if word.dep == "xcomp":  # "talks are due to resume"
        near.extend(sentence.children(word.head, "nsubj"))
    if word.text.lower() in words.tables.effect_verbs and any(n.text.lower() in words.tables.effects for n in near):
        return DEADLINE
    return next((kind for n in near if n.pos == "NOUN" and (kind := kind_of_word(n, words))), None)


def _with_particle(sentence: Sentence, word: Token, words: AgendaWords) -> str | None:
    """Return the kind of a verb with its particle: "runs out"."""
    particles = (t for t in sentence.children(word.i, "compound") if t.dep == "compound:prt")
    return next((kind for t in particles if (kind := words.verbs.get(f"{word.text} {t.text}".lower()))), None)


def is_awaited(desk: Desk, sentence: Sentence, token: int) -> bool:
    """Tell who is "expected in Rome", and so comes there, from who is expected to do something."""
    word = sentence.tokens[token]
    if word.text.lower() not in desk.words.tables.awaited or sentence.children(token, "xcomp", "ccomp"):
        return False
    who = any(desk.reading.cast.at(sentence.number, t.i) for t in sentence.children(token, "nsubj"))
    timed = {i for m in desk.reading.times if m.sentence == sentence.number for i in range(m.first, m.last)}
    there = (t for t in sentence.children(token, "obl") if t.pos == "PROPN" and t.i not in timed)
    return who and any(
        c.text.lower() in desk.words.tables.placing for t in there for c in sentence.children(t.i, "case")
    )


def has_thing(desk: Desk, sentence: Sentence, proposition: Proposition) -> bool:
    """Tell "meet the challenges" and "doses arrive" from "meet the premier": who meets and travels is somebody."""
    if proposition.pos not in VERBAL:
        return False
    word = sentence.tokens[proposition.predicate]
    if word.lemma.lower() in desk.words.tables.sitting:
        above = word.head if word.dep == "xcomp" else word.i
        who = (*sentence.children(word.i, "nsubj"), *sentence.children(above, "nsubj"))
        return not any(t.lemma.lower() in desk.words.tables.sitters for t in who)
    kind = kind_of_word(word, desk.words)
    joint = word.lemma.lower() in desk.words.tables.joint
    relation = "obj" if joint else {desk.words.tables.journey: "nsubj"}.get(kind or "")
    near = sentence.children(proposition.predicate, relation) if relation else ()
    if kind == MEETING and any(t.dep == "aux:pass" for t in sentence.children(word.i, "aux")):
        # What "will be discussed" is no meeting; talks that "will be convened" are.
        above = word.head if word.dep == "xcomp" else word.i
        told = (*sentence.children(word.i, "nsubj"), *sentence.children(above, "nsubj"))
        return not any(kind_of_word(t, desk.words) for t in told)
    things = (word for word in near if word.pos == "NOUN" and word.text.lower() not in desk.words.tables.travellers)
    return any(not desk.reading.cast.at(sentence.number, word.i) for word in things)


def is_asked_for(desk: Desk, sentence: Sentence, token: int) -> bool:
    """Tell what is only proposed: "a bid for elections"."""
    word = sentence.tokens[token]
    return word.dep == "nmod" and sentence.tokens[word.head].text.lower() in desk.words.tables.proposals


def ahead(desk: Desk, time: Time, *, verb: Token) -> bool:
    """Tell whether a time is to come; the day of publication is where a present clause says "today"."""
    start = day_of(time.start)
    if desk.published is None or start is None:
        return False
    if start > desk.published:
        return not is_far(desk, time)
    return start == desk.published and is_today(desk, time) and verb.has("Tense=Pres")


def is_today(desk: Desk, time: Time) -> bool:
    """Tell a time that is told as the day of publication itself: "today", "this evening"."""
    return time.span is not None and time.span.text.lower() in desk.words.tables.today


def is_far(desk: Desk, time: Time) -> bool:
    """Tell whether a time is so far ahead that it is an aim."""
    start = day_of(time.start)
    if desk.published is None or start is None:
        return False
    limit = desk.words.tables.farthest * (_EXACT if time.granularity == "day" else 1)
    return (start - desk.published).days > limit


def lead_at(desk: Desk, sentence: Sentence, token: int, *, kind: str, time: Time, confidence: float) -> Lead:
    """Return the lead that a token gives."""
    return Lead(
        sentence=sentence.number,
        token=token,
        kind=kind,
        date=time,
        parties=_parties(desk, sentence, token),
        what=title(sentence, token, desk.words, cast=desk.reading.cast, times=desk.reading.times),
        evidence=proof(desk.reading.article, sentence, token),
        confidence=confidence,
        named=kind_of_word(sentence.tokens[token], desk.words) is not None,
    )


def _parties(desk: Desk, sentence: Sentence, token: int) -> tuple[str, ...]:
    """Return the countries of those who take part; else of the noun's phrase, the clause, the sentence."""
    proposition = desk.propositions.get((sentence.number, token))
    roles = proposition.roles if proposition is not None else {}
    taking = _countries(desk, sentence, [i for role in _TAKING_PART for i in roles.get(role, ())])
    if len(taking) > 1:
        return taking
    own = _countries(desk, sentence, sentence.subtree(token))
    if len(own) > 1 and sentence.tokens[token].pos not in VERBAL:
        return own
    clause = _countries(desk, sentence, [*_told_of(sentence, token), *clause_tokens(sentence, token)])
    inside = [e for i in sentence.subtree(token) for e in desk.reading.cast.at(sentence.number, i) if e.country]
    if inside and all(e.sector in desk.words.tables.bodies for e in inside):  # "the APEC summit", whoever speaks of it
        return own
    around = clause or own or _countries(desk, sentence, range(len(sentence.tokens)))
    found = tuple(dict.fromkeys((*taking, *around)))  # a second verb lends its subject from the first
    own_vote = not found and desk.home and kind_of_word(sentence.tokens[token], desk.words) == VOTE
    return (desk.home,) if own_vote and desk.home else found


def _told_of(sentence: Sentence, token: int) -> Sequence[int]:
    """Return the words of what a relative clause tells of: "the tariff on Kenyan sugar, which Uganda suspended until July 8"."""
    word = sentence.tokens[token]
    if word.dep != "acl:relcl" or word.pos not in VERBAL:
        return ()
    below = set(sentence.subtree(token))
    return [i for i in sentence.subtree(word.head) if i not in below]


def _countries(desk: Desk, sentence: Sentence, tokens: Sequence[int]) -> tuple[str, ...]:
    found = (e.country for i in tokens for e in desk.reading.cast.at(sentence.number, i))
    return tuple(dict.fromkeys(country for country in found if country))


def is_over(desk: Desk, time: Time) -> bool:
    """Tell whether a time is past; without a day of publication, whether the text knows of a later year."""
    end = day_of(time.end) or day_of(time.start)
    if desk.published is not None or end is None:
        return end is not None and desk.published is not None and end < desk.published
    return any(day.year > end.year for m in desk.reading.times if (day := day_of(m.time.start)))
