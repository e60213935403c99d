"""Leads: each telling of something to come, before the tellings of one happening are put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from dragoman.agenda.titles import title
from dragoman.agenda.wording import clause_tokens, proof
from dragoman.codebook.agenda_words import AgendaWords
from dragoman.days import day_of
from dragoman.records import Event, Proposition, Reading, Sentence, Span, Time, TimeMention, Token
from dragoman.times import clause_of, time_of, time_of_noun
from dragoman.times.outlook import head_of

_VERBAL = frozenset({"VERB", "AUX"})
_DEADLINE, _MEETING, _OTHER = "deadline", "meeting", "other"
#: Relations by which a noun shares the time of its verb: "the vote will be held on", "to attend the summit on".
_PARTS = ("nsubj", "obj", "obl")
#: Modalities that leave open whether anything will happen.
_OPEN = frozenset({"possible", "conditional", "desired"})
#: Roles of those who take part: who meets whom, who travels where.
_TAKING_PART = ("subject", "poss", "modifier", "object", "iobj", "with", "between", "among", "to", "by", "of")
#: Days of the longest span that dates anything: a year.
_LONGEST = 366
#: How far to the left of "finalized" the words "yet to be" stand, and how far "the date".
_NOT_YET, _NEAR_DATE = 4, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """One telling: where, what kind, when, between whom; `named` if the word itself is on the lists; `open` if its date is to be fixed."""

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


def find_leads(desk: Desk, events: Sequence[Event]) -> list[Lead]:
    """Return the leads of an article; those of the event coder know the parties best and come first."""
    found = [
        *_planned(desk, events),
        *_told(desk),
        *_dated(desk),
        *_equated(desk),
        *_deadlines(desk),
        *_to_be_fixed(desk),
    ]
    return sorted(found, key=lambda lead: (lead.sentence, -lead.confidence, lead.token))


def kind_of_word(token: Token, words: AgendaWords) -> str | None:
    """Return the kind under which a word is listed."""
    forms = (token.text.lower(), token.lemma.lower())
    table = words.verbs if token.pos in _VERBAL else words.nouns
    return next((table[form] for form in forms if form in table), None)


def kind_at(sentence: Sentence, token: int, words: AgendaWords) -> str | None:
    """Return the kind of a word, of "takes effect", or of the noun that a verb is said of."""
    word = sentence.tokens[token]
    own = kind_of_word(word, words)
    if own is not None or word.pos not in _VERBAL:
        return own
    near = [near for relation in _PARTS for near in sentence.children(token, relation)]
    if word.dep == "xcomp":  # "talks are due to resume"
        near.extend(sentence.children(word.head, "nsubj"))
    if word.text.lower() in words.tables.effect_verbs and any(n.text.lower() in words.tables.effects for n in near):
        return _DEADLINE
    return next((kind for n in near if n.pos == "NOUN" and (kind := kind_of_word(n, words))), None)


# ---------------------------------------------------------------- what the event coder planned


def _planned(desk: Desk, events: Sequence[Event]) -> Iterator[Lead]:
    tables = desk.words.tables
    for event in events:
        sentence = next((s for s in desk.sentences.values() if s.start <= event.cue.start < s.end), None)
        kind = tables.modes.get(event.mode or "") or tables.events.get(event.type)
        if event.status != tables.planned or sentence is None or kind is None or _is_over(desk, event.date):
            continue
        token = next((t.i for t in sentence.tokens if t.end > event.cue.start), 0)
        proposition = desk.propositions.get((sentence.number, token))
        countries = tuple(dict.fromkeys(e.country for e in (*event.actors, *event.recipients) if e.country))
        time = event.date
        if (
            proposition is not None
            and day_of(time.start) == desk.published
            and _time(desk, sentence, proposition) is None
        ):
            time = Time()  # the day of the talk about it
        known = time.start is not None or time.end is not None
        if not known and (len(countries) < 2 or proposition is None or not _is_set(desk, sentence, proposition)):
            continue
        if proposition is not None:
            kind = _purpose(desk, sentence, proposition) or kind
        lead = _lead(desk, sentence, token, kind=kind, time=time, confidence=0.8 if known else 0.6)
        yield replace(lead, parties=countries or lead.parties)


# ---------------------------------------------------------------- what clauses tell


def _told(desk: Desk) -> Iterator[Lead]:
    """Yield the acts of clauses that look ahead: "will visit", "is set to hold talks"."""
    for proposition in desk.reading.propositions:
        sentence = desk.sentences.get(proposition.sentence)
        if sentence is None or not proposition.polarity or proposition.modality not in desk.words.tables.coming:
            continue
        kind = kind_of_word(sentence.tokens[proposition.predicate], desk.words)
        if kind is None or _has_thing(desk, sentence, proposition):
            continue
        mention = _time(desk, sentence, proposition)
        if mention is not None and (
            mention.relation != "in" or _is_over(desk, mention.time) or _is_far(desk, mention.time)
        ):
            continue
        kind = _purpose(desk, sentence, proposition) or kind
        time = mention.time if mention is not None and not _is_age(mention.time) else Time()
        lead = _lead(desk, sentence, proposition.predicate, kind=kind, time=time, confidence=0.6)
        several = len(lead.parties) > 1 and kind not in (_OTHER, _DEADLINE)
        unplaced = mention is not None and desk.published is None
        if time.start is not None or ((several or unplaced) and _is_set(desk, sentence, proposition)):
            yield lead


def _purpose(desk: Desk, sentence: Sentence, proposition: Proposition) -> str | None:
    """Return visit for what somebody comes or goes to do: "arrived on Monday to hold talks"."""
    verb = sentence.tokens[proposition.verb]
    above = sentence.tokens[verb.head]
    if verb.dep not in ("advcl", "xcomp") or above.pos not in _VERBAL:
        return None
    kind = kind_of_word(above, desk.words)
    return kind if kind == desk.words.tables.journey else None


def _is_far(desk: Desk, time: Time) -> bool:
    """Tell whether a time is so far ahead that it is an aim."""
    start = day_of(time.start)
    if desk.published is None or start is None:
        return False
    return (start - desk.published).days > desk.words.tables.farthest


def _is_age(time: Time) -> bool:
    """Tell whether a time is too long to be the date of anything."""
    start, end = day_of(time.start), day_of(time.end)
    return start is not None and end is not None and (end - start).days > _LONGEST


def _has_thing(desk: Desk, sentence: Sentence, proposition: Proposition) -> bool:
    """Tell "meet the challenges" and "doses arrive" from "meet the premier": who meets and travels is somebody."""
    if proposition.pos not in _VERBAL:
        return False
    kind = kind_of_word(sentence.tokens[proposition.predicate], desk.words)
    relation = {_MEETING: "obj", desk.words.tables.journey: "nsubj"}.get(kind or "")
    near = sentence.children(proposition.predicate, relation) if relation else ()
    things = (word for word in near if word.pos == "NOUN" and word.text.lower() not in desk.words.tables.travellers)
    return any(not desk.reading.cast.at(sentence.number, word.i) for word in things)


def _is_set(desk: Desk, sentence: Sentence, proposition: Proposition) -> bool:
    """Tell a meeting that is arranged from talk of meetings: a clause in the future, or a noun called "upcoming"."""
    if _is_background(desk, sentence, proposition.predicate):
        return False
    if proposition.pos != "NOUN" or proposition.light is not None:
        return proposition.modality != "intended"
    near = sentence.children(proposition.predicate, "amod", "acl")
    return any(word.text.lower() in desk.words.tables.upcoming for word in near)


def _is_background(desk: Desk, sentence: Sentence, token: int) -> bool:
    """Tell whether a noun only surrounds what is told ("during their talks"), or sums it up ("will be the first visit")."""
    if sentence.tokens[token].pos in _VERBAL:
        return False
    if _is_asked_for(desk, sentence, token):
        return True
    cases = {case.text.lower() for case in sentence.children(token, "case")}
    return bool(cases & desk.words.tables.background) or bool(sentence.children(token, "cop"))


def _is_asked_for(desk: Desk, sentence: Sentence, token: int) -> bool:
    """Tell what is only proposed: "a bid for elections"."""
    word = sentence.tokens[token]
    return word.dep == "nmod" and sentence.tokens[word.head].text.lower() in desk.words.tables.proposals


def _time(desk: Desk, sentence: Sentence, proposition: Proposition) -> TimeMention | None:
    """Return the time of an act; a bare noun has only its own: "spoke today about the upcoming summit"."""
    if proposition.pos == "NOUN" and proposition.light is None:
        return time_of_noun(desk.reading.times, sentence, proposition.predicate)
    for token in dict.fromkeys((proposition.predicate, proposition.verb)):
        found = time_of(desk.reading.times, sentence, token)
        if found is not None:
            return found
    return None


# ---------------------------------------------------------------- what times tell


def _dated(desk: Desk) -> Iterator[Lead]:
    """Yield what stands under a day to come: "the election on March 24", "the tariffs take effect on August 1"."""
    for mention in desk.reading.times:
        sentence = desk.sentences.get(mention.sentence)
        if sentence is None or mention.governor is None or mention.relation not in ("in", "since"):
            continue
        proposition = desk.propositions.get((mention.sentence, mention.governor))
        if proposition is not None and not _may_be_listed(desk, sentence, proposition):
            continue
        if mention.time.granularity == "year" and mention.first < mention.governor:  # "the 2020 election"
            continue
        clause = desk.propositions.get((mention.sentence, clause_of(sentence, mention.governor)))
        if not any(_lies_ahead(desk, mention.time, told) for told in (proposition, clause)):
            continue
        time = mention.time
        if mention.relation == "since":  # what takes effect does so on one day
            time = replace(time, end=time.start, granularity="day")
        for token in dict.fromkeys((mention.governor, clause_of(sentence, mention.governor))):
            kind = kind_at(sentence, token, desk.words)
            if kind is not None and not _is_asked_for(desk, sentence, token):
                yield _lead(desk, sentence, token, kind=kind, time=time, confidence=0.5)
                break


def _equated(desk: Desk) -> Iterator[Lead]:
    """Yield what is said to be a day: "the deadline is October 31"."""
    for mention in desk.reading.times:
        sentence = desk.sentences.get(mention.sentence)
        if sentence is None or not _lies_ahead(desk, mention.time, None):
            continue
        head = head_of(sentence, mention.first, mention.last)
        for noun in sentence.children(head, "nsubj") if sentence.children(head, "cop") else ():
            kind = kind_of_word(noun, desk.words)
            if kind is not None:
                yield _lead(desk, sentence, noun.i, kind=kind, time=mention.time, confidence=0.6)


def _may_be_listed(desk: Desk, sentence: Sentence, proposition: Proposition) -> bool:
    return proposition.polarity and proposition.modality not in _OPEN and not _has_thing(desk, sentence, proposition)


def _lies_ahead(desk: Desk, time: Time, proposition: Proposition | None) -> bool:
    """Tell whether a time is to come; the day of publication itself is if the clause says so."""
    start, end, published = day_of(time.start), day_of(time.end), desk.published
    if published is None or start is None:
        return False
    if start > published:
        return not _is_far(desk, time)
    if start < published or proposition is None:
        return False
    goes_on = end is not None and end > published and proposition.tense != "Past"
    return goes_on or proposition.modality in desk.words.tables.coming


def _deadlines(desk: Desk) -> Iterator[Lead]:
    """Yield the ends that times set: "until July 8", "by the end of August", "within 90 days"."""
    for mention in desk.reading.times:
        sentence = desk.sentences.get(mention.sentence)
        end = mention.time.end
        if sentence is None or end is None or mention.governor is None or not _limits(desk, sentence, mention):
            continue
        proposition = desk.propositions.get((mention.sentence, mention.governor))
        if not _is_open_end(desk, end, proposition):
            continue
        words = {t.text.lower() for t in sentence.tokens[max(0, mention.governor - 1) : mention.governor + 2]}
        if words & desk.words.tables.lasting:
            continue
        time = replace(mention.time, start=end, granularity="day")
        yield _lead(desk, sentence, mention.governor, kind=_DEADLINE, time=time, confidence=0.6)


def _limits(desk: Desk, sentence: Sentence, mention: TimeMention) -> bool:
    if mention.relation in ("until", "before"):
        return True
    return sentence.tokens[mention.first].text.lower() in desk.words.tables.deadlines


def _is_open_end(desk: Desk, end: str, proposition: Proposition | None) -> bool:
    """Tell whether an end is still to come; without a day of publication the clause must not be told in the past."""
    day = day_of(end)
    if desk.published is None or day is None:
        return proposition is None or proposition.tense != "Past"
    coming = proposition is not None and proposition.modality in desk.words.tables.coming
    first = desk.published if coming else desk.published + timedelta(days=1)
    return first <= day <= desk.published + timedelta(days=desk.words.tables.farthest)


def _to_be_fixed(desk: Desk) -> Iterator[Lead]:
    """Yield meetings whose date is "yet to be finalized"."""
    tables = desk.words.tables
    for sentence in desk.sentences.values():
        for word in sentence.tokens:
            if word.text.lower() not in tables.unset:
                continue
            before = {t.text.lower() for t in sentence.tokens[max(0, word.i - _NOT_YET) : word.i]}
            if not before & tables.not_yet:
                continue
            near = sentence.tokens[max(0, word.i - _NEAR_DATE) : word.i]
            nouns = [t for t in sentence.tokens[: word.i] if t.pos == "NOUN" and _may_be_unset(t, desk.words)]
            if nouns and any(t.text.lower() in tables.dates for t in near):
                kind = kind_of_word(nouns[-1], desk.words) or _OTHER
                lead = _lead(desk, sentence, nouns[-1].i, kind=kind, time=Time(), confidence=0.7)
                yield replace(lead, open=True)


def _may_be_unset(noun: Token, words: AgendaWords) -> bool:
    return kind_of_word(noun, words) not in (None, _OTHER, _DEADLINE)


# ---------------------------------------------------------------- what all leads share


def _lead(desk: Desk, sentence: Sentence, token: int, *, kind: str, time: Time, confidence: float) -> Lead:
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
    if len(own) > 1 and sentence.tokens[token].pos not in _VERBAL:
        return own
    clause = _countries(desk, sentence, clause_tokens(sentence, token))
    return clause or own or _countries(desk, sentence, range(len(sentence.tokens)))


def _countries(desk: Desk, sentence: Sentence, tokens: Sequence[int]) -> tuple[str, ...]:
    found = (e.country for i in tokens for e in desk.reading.cast.at(sentence.number, i))
    return tuple(dict.fromkeys(country for country in found if country))


def _is_over(desk: Desk, time: Time) -> bool:
    """Tell whether a time is past; without a day of publication, whether the text knows of a later year."""
    end = day_of(time.end) or day_of(time.start)
    if desk.published is not None or end is None:
        return end is not None and desk.published is not None and end < desk.published
    return any(day.year > end.year for m in desk.reading.times if (day := day_of(m.time.start)))
