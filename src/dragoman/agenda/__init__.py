"""The agenda: meetings, visits, votes and deadlines that lie ahead, each once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.agenda.leads import Desk, Lead, find_leads
from dragoman.agenda.wording import state_of
from dragoman.codebook.agenda_words import AgendaWords
from dragoman.records import AgendaItem, Event, Reading, Time, fact_id
from dragoman.times import published_day

__all__ = ["code_agenda"]

#: Sentences over which the day of a meeting or visit holds for what the same parties will do.
_REACH = 4


def code_agenda(reading: Reading, events: Sequence[Event], words: AgendaWords) -> tuple[AgendaItem, ...]:
    """Return what lies ahead at publication or is presented as scheduled; a happening told twice is one item."""
    desk = Desk(reading=reading, words=words, published=published_day(reading.article))
    leads = _with_day(desk, find_leads(desk, events), events)
    groups: list[list[Lead]] = []
    for lead in leads:
        group = next((group for group in groups if any(_same(lead, other) for other in group)), None)
        if group is None:
            groups.append([lead])
        else:
            group.append(lead)
    return tuple(_item(reading, group, words) for group in groups)


def _known(time: Time) -> bool:
    return time.start is not None or time.end is not None


def _with_day(desk: Desk, leads: Sequence[Lead], events: Sequence[Event]) -> list[Lead]:
    """Give an undated lead the day on which, a few sentences before, the same parties meet or have arrived."""
    days = [(lead.sentence, frozenset(lead.parties), lead.date) for lead in leads if lead.date.granularity == "day"]
    published = desk.published.isoformat() if desk.published else None
    for event in events:
        sentence = next((s.number for s in desk.sentences.values() if s.start <= event.cue.start < s.end), None)
        stated = event.date.granularity == "day" and event.date.basis != "inferred"
        arrived = bool(event.recipients)  # a journey has a host, a meeting has only parties
        if sentence is not None and arrived and stated and published and (event.date.start or "") >= published:
            parties = frozenset(e.country for e in (*event.actors, *event.recipients) if e.country)
            days.append((sentence, parties, event.date))
    return [_dated(lead, days) if lead.date.span is None and not _known(lead.date) else lead for lead in leads]


def _dated(lead: Lead, days: Sequence[tuple[int, frozenset[str], Time]]) -> Lead:
    fitting = [
        (lead.sentence - sentence, time)
        for sentence, parties, time in days
        if 0 < lead.sentence - sentence <= _REACH and len(parties) > 1 and parties == frozenset(lead.parties)
    ]
    if not fitting:
        return lead
    return replace(lead, date=replace(min(fitting, key=lambda pair: pair[0])[1], basis="inferred"))


def _same(one: Lead, other: Lead) -> bool:
    """Tell whether two leads tell of one happening."""
    if (one.sentence, one.token) == (other.sentence, other.token):
        return True
    equal_day = (one.date.start, one.date.end) == (other.date.start, other.date.end) and _known(one.date)
    either_open = not _known(one.date) or not _known(other.date)
    if one.sentence == other.sentence:
        equal_words = one.date.span is not None and one.date.span == other.date.span
        return equal_day or equal_words or (either_open and one.kind == other.kind)
    if one.kind != other.kind:
        return False
    parties, others = frozenset(one.parties), frozenset(other.parties)
    if equal_day:
        return parties <= others or others <= parties
    if parties == others and parties and (_holds(one.date, other.date) or _holds(other.date, one.date)):
        return True
    return either_open and parties == others and len(parties) > 1


def _holds(whole: Time, part: Time) -> bool:
    """Tell whether one span of days lies within another."""
    if not (whole.start and whole.end and part.start and part.end):
        return False
    return whole.start <= part.start and part.end <= whole.end


def _item(reading: Reading, group: Sequence[Lead], words: AgendaWords) -> AgendaItem:
    """Put the tellings of one happening together; the surest gives kind, parties and words, a dated one the date."""
    best = max(group, key=lambda lead: (lead.confidence, -lead.sentence))
    time = best.date if _known(best.date) else next((lead.date for lead in group if _known(lead.date)), best.date)
    return AgendaItem(
        id=fact_id("ag", reading.article, (best.kind, time.start, time.end, *best.parties, best.evidence.start)),
        what=max(group, key=lambda lead: (lead.named, lead.confidence, -lead.sentence)).what,
        kind=best.kind,
        date=time,
        parties=best.parties,
        evidence=tuple(dict.fromkeys(lead.evidence for lead in group)),
        state=_state(reading, group, time=time, words=words),
        confidence=best.confidence,
    )


def _state(reading: Reading, group: Sequence[Lead], *, time: Time, words: AgendaWords) -> str | None:
    """Return what has become of an item: what a verb says of it, else whether its date is set or still to be."""
    told = next((lead.state for lead in group if lead.state), None)
    if told:
        return told
    sentences = {sentence.number: sentence for sentence in reading.sentences}
    said = (state_of(reading, sentences[lead.sentence], lead.token, words=words) for lead in group)
    found = next((state for state in said if state), None)
    if found:
        return found
    if any(lead.open for lead in group) and not _known(time):
        return words.tables.unset_state
    return words.tables.set_state if _known(time) else None
