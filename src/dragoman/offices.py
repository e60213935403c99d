"""Offices: who holds, held or seeks which, as the text says it."""

from __future__ import annotations

from dragoman.records import Office, Reading


def code_offices(reading: Reading) -> tuple[Office, ...]:
    """Return the offices that the article gives, in the order of their proof; each once."""
    unique = {office.id: office for office in reversed(reading.cast.offices)}
    return tuple(sorted(unique.values(), key=lambda office: (office.evidence[0].start, office.id)))
