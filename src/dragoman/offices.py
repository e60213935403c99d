"""Offices: who holds, held or seeks which, as the text says it."""

from __future__ import annotations

from dataclasses import replace

from dragoman.records import Office, Reading

FORMER = "former"


def code_offices(reading: Reading) -> tuple[Office, ...]:
    """Return the offices that the article gives, in the order of their proof; each once."""
    unique = {office.id: office for office in reversed(reading.cast.offices)}
    dated = (with_years(office, reading) for office in unique.values())
    return tuple(sorted(dated, key=lambda office: (office.evidence[0].start, office.id)))


def with_years(office: Office, reading: Reading) -> Office:
    """Return an office once held with the time that its sentence gives for it: "from 2001-2014 she served as"."""
    at = office.evidence[0].start
    sentence = next((s for s in reading.sentences if s.start <= at < s.end), None)
    times = [m for m in reading.times if sentence and m.sentence == sentence.number and m.time.start]
    if office.status != FORMER or len(times) != 1:
        return office
    (mention,) = times
    first, last = mention.time.start, mention.time.end
    if not first or not last or first[:4] == last[:4]:  # a year or a day is that of something else told beside it
        return office
    span = mention.time.span
    evidence = (*office.evidence, *((span,) if span else ()))
    return replace(office, from_=mention.time.start, until=mention.time.end, evidence=evidence)
