"""Soldiers stationed abroad: how many, whose, where."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.codebook.inflection import singular
from dragoman.codebook.measure_words import MeasureWords
from dragoman.measures.named import NUMBER, owner, there
from dragoman.records import Entity, Measure, Reading, fact_id
from dragoman.records.stream import Stream
from dragoman.statements.phrases import noun_phrase, subject


def forces(words: Stream, reading: Reading, lexicon: MeasureWords) -> Iterator[Measure]:
    """Yield soldiers stationed abroad, with their number."""
    names = lexicon.words.forces
    for at, text in enumerate(words.lower):
        if singular(text) not in names.nouns or not words.body(at):
            continue
        figure = next((words.tokens[c] for c in words.kids(at, "nummod") if NUMBER.match(words.tokens[c].text)), None)
        low, high = words.bounds(at)
        near = range(max(low, at - 12), min(high, at + 5))
        verb = next((v for v in near if words.lower[v] in names.verbs), None)
        exists = next((v for v in near if words.lower[v] in names.existing and words.relation(v) == "expl"), None)
        if figure is None or (verb is None and exists is None):
            continue
        by = owner(words, at, reading=reading, lexicon=lexicon)
        hosted = verb is not None and words.lower[verb] in names.hosting
        if by is None and verb is not None and not hosted:
            sender = subject(words, verb)
            by = (
                next(iter(reading.cast.at(*words.entity_key(sender))), None)
                if sender is not None and sender != at
                else None
            )
        where = location(words, range(at, min(high, at + 8)), reading=reading, links=names.places)
        where = where or (acting_host(words, verb, reading) if verb is not None and hosted and verb < at else None)
        if verb is None and where is None:
            continue
        first, last = min(words.left[at], at), max(words.right[at] + 1, at + 1)
        span = words.span((first, last))
        yield Measure(
            id=fact_id("me", reading.article, (names.kind, span.start, span.end)),
            what=words.text(noun_phrase(words, at)),
            kind=names.kind,
            by=state_of(by, reading) if by else None,
            on=where,
            value=float(figure.text.replace(",", "")),
            unit=names.unit,
            from_=None,
            until=None,
            status="in-force",
            evidence=(span,),
            confidence=0.7,
        )


def state_of(actor: Entity, reading: Reading) -> str:
    """Return the state whose soldiers they are, where the article names it."""
    states = (a.name for a in reading.cast.actors if a.kind == "state" and a.country == actor.country)
    return next(states, actor.name)


def location(words: Stream, places: range, *, reading: Reading, links: frozenset[str]) -> str | None:
    """Return the first actor or place in a stretch that a preposition of place marks."""
    for at in places:
        if any(words.lower[c] in links for c in words.kids(at, "case")):
            found = reading.cast.at(*words.entity_key(at))
            if found:
                return found[0].name if found[0].name[:1].isalpha() else words.text((at, at + 1))
    return None


def acting_host(words: Stream, verb: int, reading: Reading) -> str | None:
    """Return the host of foreign troops: "the two countries host ..."."""
    return there(words, subject(words, verb), reading)
