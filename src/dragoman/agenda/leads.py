"""Leads: each telling of something to come, before the tellings of one happening are put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.agenda.clauses import called_off, held, journeys
from dragoman.agenda.dated import dated, deadlines, equated, to_be_fixed
from dragoman.agenda.desk import (
    DEADLINE,
    OTHER,
    Desk,
    Lead,
    has_thing,
    is_asked_for,
    is_far,
    is_over,
    kind_of_word,
    lead_at,
)
from dragoman.days import day_of
from dragoman.records import Event, Proposition, Sentence, Time, TimeMention
from dragoman.records.words import VERBAL
from dragoman.times import clause_of, is_spelled_out, time_of, time_of_noun

__all__ = ["Desk", "Lead", "find_leads"]

_FUTURE, _INTENDED = "future", "intended"
#: Spans of days by which any act to come is on the agenda; months and years date only what is on the lists.
_NEAR = ("day", "week")
#: Days of the longest span that dates anything: a year.
_LONGEST = 366


def find_leads(desk: Desk, events: Sequence[Event]) -> list[Lead]:
    """Return the leads of an article; those of the event coder know the parties best and come first."""
    found = [
        *_planned(desk, events),
        *_told(desk),
        *dated(desk),
        *held(desk),
        *called_off(desk),
        *journeys(desk),
        *equated(desk),
        *deadlines(desk),
        *to_be_fixed(desk),
    ]
    return sorted(found, key=lambda lead: (lead.sentence, -lead.confidence, lead.token))


# ---------------------------------------------------------------- what the event coder planned


def _planned(desk: Desk, events: Sequence[Event]) -> Iterator[Lead]:
    tables = desk.words.tables
    for event in events:
        sentence = next((s for s in desk.sentences.values() if s.start <= event.cue.start < s.end), None)
        kind = tables.modes.get(event.mode or "") or tables.events.get(event.type)
        if event.status != tables.planned or sentence is None or kind is None or is_over(desk, event.date):
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
        lead = lead_at(desk, sentence, token, kind=kind, time=time, confidence=0.8 if known else 0.6)
        yield replace(lead, parties=countries or lead.parties)


# ---------------------------------------------------------------- what clauses tell


def _told(desk: Desk) -> Iterator[Lead]:
    """Yield the acts of clauses that look ahead: "will visit", "is set to hold talks"."""
    for proposition in desk.reading.propositions:
        sentence = desk.sentences.get(proposition.sentence)
        if sentence is None or not proposition.polarity or proposition.modality not in desk.words.tables.coming:
            continue
        mention = _time(desk, sentence, proposition)
        if mention is not None and (
            mention.relation != "in" or is_over(desk, mention.time) or is_far(desk, mention.time)
        ):
            continue
        if mention is not None and desk.published is None and proposition.bare and is_spelled_out(mention.time):
            continue  # "preparations for the summits of June 2018"
        kind = kind_of_word(sentence.tokens[proposition.predicate], desk.words) or _act(desk, proposition, mention)
        if kind is None or has_thing(desk, sentence, proposition):
            continue
        purpose = _purpose(desk, sentence, proposition)
        if proposition.modality == _INTENDED and purpose is None and _is_borrowed(sentence, proposition, mention):
            continue  # "signed a truce on Friday to end the war"
        kind = purpose or kind
        time = mention.time if mention is not None and not _is_age(mention.time) else Time()
        lead = lead_at(desk, sentence, proposition.predicate, kind=kind, time=time, confidence=0.6)
        several = len(lead.parties) > 1 and kind not in (OTHER, DEADLINE)
        unplaced = mention is not None and desk.published is None
        if time.start is not None or ((several or unplaced) and _is_set(desk, sentence, proposition)):
            yield lead


def _act(desk: Desk, proposition: Proposition, mention: TimeMention | None) -> str | None:
    """Return the kind of any act that somebody will do on a day to come: "Morocco will deliver the aid next week"."""
    if mention is None or mention.time.granularity not in _NEAR or proposition.pos not in VERBAL:
        return None
    sentence = desk.sentences[proposition.sentence]
    doers = (e for i in proposition.roles.get("subject", ()) for e in desk.reading.cast.at(sentence.number, i))
    idle = sentence.tokens[proposition.predicate].lemma.lower() in desk.words.tables.no_acts
    own = not _is_borrowed(sentence, proposition, mention)
    return OTHER if own and not idle and proposition.modality == _FUTURE and any(doers) else None


def _is_borrowed(sentence: Sentence, proposition: Proposition, mention: TimeMention | None) -> bool:
    """Tell whether a time is told of another clause than that of an act and the verb it hangs on ("is due to vote")."""
    if mention is None or mention.governor is None:
        return False
    verb = sentence.tokens[proposition.verb]
    own = {proposition.predicate, proposition.verb}
    if verb.dep == "xcomp":
        own.add(verb.head)
    return clause_of(sentence, mention.governor) not in own and mention.governor not in own


def _purpose(desk: Desk, sentence: Sentence, proposition: Proposition) -> str | None:
    """Return visit for what somebody comes or goes to do: "arrived on Monday to hold talks"."""
    verb = sentence.tokens[proposition.verb]
    above = sentence.tokens[verb.head]
    if verb.dep not in ("advcl", "xcomp") or above.pos not in VERBAL:
        return None
    kind = kind_of_word(above, desk.words)
    return kind if kind == desk.words.tables.journey else None


def _is_age(time: Time) -> bool:
    """Tell whether a time is too long to be the date of anything."""
    start, end = day_of(time.start), day_of(time.end)
    return start is not None and end is not None and (end - start).days > _LONGEST


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
    if sentence.tokens[token].pos in VERBAL:
        return False
    if is_asked_for(desk, sentence, token):
        return True
    cases = {case.text.lower() for case in sentence.children(token, "case")}
    return bool(cases & desk.words.tables.background) or bool(sentence.children(token, "cop"))


def _time(desk: Desk, sentence: Sentence, proposition: Proposition) -> TimeMention | None:
    """Return the time of an act; a bare noun has only its own: "spoke today about the upcoming summit"."""
    if proposition.pos == "NOUN" and proposition.light is None:
        return time_of_noun(desk.reading.times, sentence, proposition.predicate)
    for token in dict.fromkeys((proposition.predicate, proposition.verb)):
        found = time_of(desk.reading.times, sentence, token)
        if found is not None:
            return found
    return None
