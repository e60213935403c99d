"""What times tell: what stands under a day to come, the ends that are set, and days that are yet to be fixed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from dragoman.agenda.desk import (
    DEADLINE,
    OTHER,
    Desk,
    Lead,
    has_thing,
    is_asked_for,
    is_awaited,
    is_far,
    is_over,
    is_today,
    kind_at,
    kind_of_word,
    lead_at,
)
from dragoman.agenda.titles import due
from dragoman.codebook.agenda_words import AgendaWords
from dragoman.days import day_of
from dragoman.records import Proposition, Sentence, Time, TimeMention, Token
from dragoman.times import clause_of
from dragoman.times.outlook import head_of

#: Modalities of an aim, which sets no deadline: "hopes to finish by March".
_UNSURE = frozenset({"possible", "desired"})
#: Modalities that leave open whether anything will happen.
_OPEN = _UNSURE | {"conditional"}
#: How far to the left of "finalized" the words "yet to be" stand, how far "the date", and how far behind it what it is of.
_NOT_YET, _NEAR_DATE, _BEHIND = 4, 12, 8


def dated(desk: Desk) -> Iterator[Lead]:
    """Yield what stands under a day to come: "the election on March 24", "the tariffs take effect on August 1"."""
    for mention in desk.reading.times:
        sentence = desk.sentences.get(mention.sentence)
        if sentence is None or mention.governor is None or mention.relation not in ("in", "since"):
            continue
        proposition = desk.propositions.get((mention.sentence, mention.governor))
        if proposition is not None and not _may_be_listed(desk, sentence, proposition):
            yield from _gone_to(desk, sentence, mention)
            continue
        if moved := _moved(desk, sentence, mention):
            yield from [moved] if not is_over(desk, moved.date) else []
            continue
        if _is_moved_from(desk, sentence, mention):
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
            if kind is None and is_awaited(desk, sentence, token):
                kind = desk.words.tables.journey
            if kind is not None and not is_asked_for(desk, sentence, token) and not _is_season(desk, sentence, token):
                yield lead_at(desk, sentence, token, kind=kind, time=time, confidence=0.5)
                break


def _gone_to(desk: Desk, sentence: Sentence, mention: TimeMention) -> Iterator[Lead]:
    """Yield the meeting that takes place whoever goes there: "may skip the summit in Lima on June 3"."""
    verb = mention.governor
    if verb is None or sentence.tokens[verb].lemma.lower() not in desk.words.tables.attending:
        return
    for noun in sentence.children(verb, "obj", "obl"):
        kind = kind_of_word(noun, desk.words)
        known = any(t.dep == "det" and t.has("Definite=Def") for t in sentence.children(noun.i, "det"))
        if kind is not None and known and noun.i < mention.first and _lies_ahead(desk, mention.time, None):
            yield lead_at(desk, sentence, noun.i, kind=kind, time=mention.time, confidence=0.5)


def _moved(desk: Desk, sentence: Sentence, mention: TimeMention) -> Lead | None:
    """Return what is put from one day on another: "moved the vote from May 3 to June 7"."""
    if mention.time.granularity == "day" and _case(sentence, mention) in desk.words.tables.onward:
        return _of_moving(desk, sentence, mention, time=mention.time)  # "put off to May 3"
    if mention.time.granularity != "range" or mention.time.end is None:
        return None
    time = replace(mention.time, start=mention.time.end, granularity="day")
    return _of_moving(desk, sentence, mention, time=time)


def _is_moved_from(desk: Desk, sentence: Sentence, mention: TimeMention) -> bool:
    """Tell the old day of what is put on another: "the visit, due on May 3, has been brought forward to Monday"."""
    beside = (m for m in desk.reading.times if m.sentence == sentence.number and m.governor == mention.governor)
    return any(m is not mention and _moved(desk, sentence, m) for m in beside)


def _case(sentence: Sentence, mention: TimeMention) -> str:
    return sentence.tokens[mention.first - 1].text.lower() if mention.first else ""


def _put_off(desk: Desk, sentence: Sentence, mention: TimeMention) -> Lead | None:
    """Return what is put off until a day or month, in which it is then to be: "put off the summit until May"."""
    end, span = day_of(mention.time.end), mention.time.span
    if mention.relation != "until" or end is None or span is None:
        return None
    whole = (end + timedelta(days=1)).day == 1 and not any(map(str.isdigit, span.text))
    start = end.replace(day=1) if whole else end
    time = replace(mention.time, start=start.isoformat(), granularity="month" if whole else "day")
    return _of_moving(desk, sentence, mention, time=time)


def _of_moving(desk: Desk, sentence: Sentence, mention: TimeMention, *, time: Time) -> Lead | None:
    """Return the meeting or vote that a verb puts on another day."""
    governor = mention.governor
    if governor is None or sentence.tokens[governor].lemma.lower() not in desk.words.tables.moving:
        return None
    near = ((t, kind_of_word(t, desk.words)) for t in sentence.children(governor, "obj", "nsubj"))
    noun, kind = next(((t, kind) for t, kind in near if kind), (None, None))
    if noun is None or kind is None:
        return None
    return lead_at(desk, sentence, noun.i, kind=kind, time=time, confidence=0.7)


def _is_season(desk: Desk, sentence: Sentence, token: int) -> bool:
    """Tell what begins or ends by itself: "the lean season begins in June"."""
    if sentence.tokens[token].lemma.lower() not in desk.words.tables.phases:
        return False
    subjects = sentence.children(token, "nsubj")
    return any(
        t.pos == "NOUN" and kind_of_word(t, desk.words) is None and not desk.reading.cast.at(sentence.number, t.i)
        for t in subjects
    )


def equated(desk: Desk) -> Iterator[Lead]:
    """Yield what is said to be a day: "the deadline is October 31"."""
    for mention in desk.reading.times:
        sentence = desk.sentences.get(mention.sentence)
        if sentence is None or not _lies_ahead(desk, mention.time, None):
            continue
        head = head_of(sentence, mention.first, mention.last)
        for noun in sentence.children(head, "nsubj") if sentence.children(head, "cop") else ():
            kind = kind_of_word(noun, desk.words)
            if kind is not None:
                yield lead_at(desk, sentence, noun.i, kind=kind, time=mention.time, confidence=0.6)


def _may_be_listed(desk: Desk, sentence: Sentence, proposition: Proposition) -> bool:
    return proposition.polarity and proposition.modality not in _OPEN and not has_thing(desk, sentence, proposition)


def _lies_ahead(desk: Desk, time: Time, proposition: Proposition | None) -> bool:
    """Tell whether a time is to come; the day of publication itself is if the clause says so."""
    start, end, published = day_of(time.start), day_of(time.end), desk.published
    if published is None or start is None:
        return False
    if start > published:
        return not is_far(desk, time)
    if start < published or proposition is None:
        return False
    if is_today(desk, time) and proposition.tense == "Pres" and not proposition.perfect:
        return True
    goes_on = end is not None and end > published and proposition.tense != "Past"
    return goes_on or proposition.modality in desk.words.tables.coming


def deadlines(desk: Desk) -> Iterator[Lead]:
    """Yield the ends that times set: "until July 8", "by the end of August", "within 90 days"."""
    for mention in desk.reading.times:
        sentence = desk.sentences.get(mention.sentence)
        end = mention.time.end
        if sentence is None or end is None or mention.governor is None or not _limits(desk, sentence, mention):
            continue
        if moved := _put_off(desk, sentence, mention):
            yield moved
            continue
        proposition = desk.propositions.get((mention.sentence, mention.governor))
        if not _is_open_end(desk, end, proposition) or (proposition is not None and proposition.modality in _UNSURE):
            continue
        above = sentence.tokens[mention.governor]
        limited = above.lemma.lower() in desk.words.tables.limited or kind_of_word(above, desk.words)
        if above.pos == "NOUN" and proposition is None and not limited:  # "stability until November"
            continue
        words = {t.text.lower() for t in sentence.tokens[max(0, mention.governor - 1) : mention.governor + 2]}
        if words & desk.words.tables.lasting:
            continue
        time = replace(mention.time, start=end, granularity="day")
        lead = lead_at(desk, sentence, mention.governor, kind=DEADLINE, time=time, confidence=0.6)
        named = due(sentence, mention, desk.words, reading=desk.reading)
        yield replace(lead, what=named) if named else lead


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


def to_be_fixed(desk: Desk) -> Iterator[Lead]:
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
            before_ = sentence.tokens[: word.i]
            nouns = [t for t in before_ if t.pos == "NOUN" and _may_be_unset(t, desk.words)]
            behind = sentence.tokens[word.i : word.i + _BEHIND]
            nouns = nouns or [t for t in behind if t.pos == "NOUN" and _may_be_unset(t, desk.words)][:1]
            if nouns and any(t.text.lower() in tables.dates for t in near):
                kind = kind_of_word(nouns[-1], desk.words) or OTHER
                lead = lead_at(desk, sentence, nouns[-1].i, kind=kind, time=Time(), confidence=0.7)
                yield replace(lead, open=True)


def _may_be_unset(noun: Token, words: AgendaWords) -> bool:
    return kind_of_word(noun, words) not in (None, OTHER, DEADLINE)
