"""Reports as rows of the record: what of each kind of fact becomes a column, a party, a searchable word."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.contract import FACTS, document_data, json_line
from dragoman.records import (
    AgendaItem,
    Article,
    Entity,
    Event,
    Measure,
    Office,
    Pledge,
    Position,
    Precedent,
    Quantity,
    Report,
    Statement,
    Term,
    Time,
)

Fact = Event | Statement | Position | AgendaItem | Pledge | Measure | Quantity | Office | Term | Precedent


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody in a fact, by role; `country` alone where the fact gives no more."""

    role: str
    name: str | None
    entity: str | None = None
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What queries ask of a fact, whatever its kind; `words` are searched beside its evidence."""

    type: str | None = None
    mode: str | None = None
    status: str | None = None
    start: str | None = None
    end: str | None = None
    granularity: str | None = None
    parties: tuple[Party, ...] = ()
    words: tuple[str | None, ...] = ()


def facts_of(report: Report) -> Iterator[tuple[str, int, Fact]]:
    """Yield (kind, place, fact) in the order of the contract."""
    for kind in FACTS:
        for place, fact in enumerate(getattr(report, kind)):
            yield kind, place, fact


def columns(fact: Fact) -> Columns:
    """Return the columns of a fact of any kind."""
    match fact:
        case Event():
            return _event(fact)
        case Statement():
            return _statement(fact)
        case Position():
            holder = Party(role="holder", name=fact.holder, entity=fact.holder_id, country=fact.holder_country)
            return Columns(type=fact.stance, parties=(holder,), words=(fact.issue,), **_days(fact.date))
        case AgendaItem():
            parties = tuple(Party(role="party", name=None, country=code) for code in fact.parties)
            return Columns(type=fact.kind, status=fact.state, parties=parties, words=(fact.what,), **_days(fact.date))
        case Pledge():
            made = (
                Party(role="maker", name=fact.maker, country=fact.maker_country),
                Party(role="beneficiary", name=fact.beneficiary),
            )
            return Columns(parties=made, words=(fact.content,), **_days(fact.due or Time()))
        case Measure():
            return _measure(fact)
        case Quantity():
            return Columns(type=fact.unit, words=(fact.of,))
        case Office():
            person = Party(role="person", name=fact.person, entity=fact.person_id, country=fact.country)
            return Columns(type=fact.office, status=fact.status, parties=(person,), words=(*fact.variants, fact.office))
        case Term():
            parties = tuple(Party(role="party", name=None, country=code) for code in fact.parties)
            return Columns(type=fact.kind, parties=parties, words=(fact.what, *fact.items))
        case Precedent():
            there = (*_named("by", fact.by), *_named("partner", fact.partners))
            return Columns(type=fact.kind, parties=there, words=(fact.what, fact.since), **_days(fact.date))


def _event(fact: Event) -> Columns:
    roles = (("actor", fact.actors), ("recipient", fact.recipients))
    return Columns(
        type=fact.type,
        mode=fact.mode,
        status=fact.status,
        parties=tuple(party for role, entities in roles for party in _named(role, entities)),
        words=(fact.place.name if fact.place else None,),
        **_days(fact.date),
    )


def _named(role: str, entities: Iterable[Entity]) -> Iterator[Party]:
    """Yield the parties of one role."""
    for e in entities:
        yield Party(role=role, name=e.name, entity=e.id, country=e.country, sector=e.sector)


def _statement(fact: Statement) -> Columns:
    speaker = Party(role="speaker", name=fact.speaker, entity=fact.speaker_id, country=fact.speaker_country)
    return Columns(
        type=fact.kind,
        parties=(speaker, Party(role="addressee", name=fact.addressee)),
        words=(fact.content, fact.speaker_text, fact.channel, *fact.languages),
        **_days(fact.date),
    )


def _measure(fact: Measure) -> Columns:
    return Columns(
        type=fact.kind,
        status=fact.status,
        start=_full(fact.from_),
        end=_full(fact.until),
        parties=(_named_or_coded("by", fact.by), _named_or_coded("on", fact.on)),
        words=(fact.what,),
    )


def _named_or_coded(role: str, who: str | None) -> Party:
    """Return a party of a measure, which gives a country's code or a name."""
    coded = who is not None and re.fullmatch(r"[A-Z]{3}", who) is not None
    return Party(role=role, name=None if coded else who, country=who if coded else None)


def _days(time: Time) -> dict[str, Any]:
    return {"start": _full(time.start), "end": _full(time.end), "granularity": time.granularity}


def _full(day: str | None) -> str | None:
    """Return a day that has a year; others cannot be put in order."""
    return day if day and re.match(r"\d{4}-\d\d-\d\d", day) else None


# ---------------------------------------------------------------- rows


def article_row(article: Article, first_read: str) -> tuple[Any, ...]:
    """Return the columns of `articles` after `row` and `document`."""
    head = document_data(article)
    published = known_day(head["published"])
    body = json_line({"document": head, "segments": article.segments})
    reported = published or first_read[:10]
    return (article.number, reported, published, head["title"], head["outlet"], head["language"], article.genre, body)


def fact_row(fact: Fact, shape: Columns) -> tuple[Any, ...]:
    """Return the columns of `facts` after `kind` and `place`."""
    when = (shape.start, shape.end, shape.granularity)
    confidence = getattr(fact, "confidence", None)
    return (shape.type, shape.mode, shape.status, *when, confidence, json_line(fact))


def party_rows(shape: Columns) -> Iterator[tuple[Any, ...]]:
    """Yield the columns of `parties` after `fact`, for those who have a name or a country."""
    for party in shape.parties:
        if party.name or party.country:
            yield party.role, party.entity, party.name, party.country, party.sector


def words(fact: Fact, shape: Columns) -> str:
    """Return the words by which a fact is found."""
    names = (party.name for party in shape.parties)
    return joined((*(span.text for span in fact.evidence), *shape.words, *names))


def reading_text(article: Article) -> str:
    """Return the text of an article as it is searched: broken words joined."""
    return "\n".join(p.text for p in article.paragraphs) or article.document.text[article.start : article.end]


def joined(parts: Iterable[str | None]) -> str:
    """Return the parts that say something, each once, in order."""
    return "\n".join(dict.fromkeys(part for part in parts if part))


def known_day(published: str | None) -> str | None:
    """Return the day of a publication date, the last day where only the month or the year is known."""
    found = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)", published or "")
    if not found:
        return None
    year, month, day = found[1], found[2] or "12", found[3]
    if not (1 <= int(month) <= 12 and int(year) > 0):
        return None
    last = calendar.monthrange(int(year), int(month))[1]
    return f"{year}-{month}-{day or last}" if 1 <= int(day or last) <= last else None
