"""Features of who takes part: parties, persons, and the two sides of an act."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from dragoman.codebook.merging import FactRules
from dragoman.merging.findings import Found, listed
from dragoman.merging.tellings import Party, Telling

#: How alike names are that may be two spellings of one.
SPELLED = 0.8


def same_parties(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find the same sides: countries, or names where there is no country."""
    ours, theirs = a.sides, b.sides
    shared = ours & theirs
    if not shared:
        return None
    if ours == theirs:
        return 1.0, lambda: f"the same parties: {listed(shared)}"
    if shared in (ours, theirs):
        return 0.75, lambda: f"parties of one among those of the other: {listed(shared)}"
    return 0.4, lambda: f"some parties in common: {listed(shared)}"


def same_persons(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find persons named in both."""
    found = _in_both(a, b)
    return (1.0, lambda: f"named in both: {', '.join(p.name or '' for p in found)}") if found else None


def same_pair(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find persons of two sides named in both."""
    sides = {p.country for p in _in_both(a, b)} - {None}
    return (1.0, lambda: f"persons of {listed(sides)} named in both") if len(sides) > 1 else None


def other_persons(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find a country for which different persons stand."""
    alone = (p.country for p in a.people if p.country and _stands_alone(p.country, a.people, b.people))
    country = next(alone, None)
    if country is None:
        return None
    return 1.0, lambda: f"different persons of {country}: {_of(country, a)} and {_of(country, b)}"


def strangers(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find that both name parties, and none in common."""
    ours, theirs = a.sides, b.sides
    if not ours or not theirs or ours & theirs:
        return None
    return 1.0, lambda: f"no party in common: {listed(ours)} and {listed(theirs)}"


def turned(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find who did it and to whom it was done, exchanged."""
    ours = {(p.side, p.country) for p in a.parties if p.country}
    theirs = {(p.side, p.country) for p in b.parties if p.country}
    turned_round = {("to" if side == "by" else "by", country) for side, country in theirs}
    if ours and ours != theirs and ours == turned_round:
        return 1.0, lambda: "who did it and to whom are exchanged"
    return None


# ---------------------------------------------------------------- names


def _in_both(a: Telling, b: Telling) -> list[Party]:
    """Return the persons of one telling who may be named in the other, in order."""
    return [p for p in a.people if p.name and any(q.name and is_one(p.name, q.name) for q in b.people)]


def _stands_alone(country: str, ours: Sequence[Party], theirs: Sequence[Party]) -> bool:
    """Tell whether those who stand for a country on one side may be none of those on the other."""
    mine = [p.name for p in ours if p.country == country and p.name]
    other = [p.name for p in theirs if p.country == country and p.name]
    return bool(other) and not any(is_one(x, y) or _may_be_one(x, y) for x in mine for y in other)


def _of(country: str, telling: Telling) -> str:
    return listed({p.name for p in telling.people if p.country == country})


def is_one(a: str, b: str) -> bool:
    """Tell whether two folded names may be of one person: the words of one are among those of the other, in any order."""
    ours, theirs = _name_words(a), _name_words(b)
    return bool(ours & theirs) and (ours <= theirs or theirs <= ours)


@lru_cache(maxsize=50_000)
def _may_be_one(a: str, b: str) -> bool:
    """Tell names that are spelled so alike that they cannot be held against each other: Lee Jae-myung, Lee Jae Myong."""
    ours, theirs = a.replace(" ", ""), b.replace(" ", "")
    return a[:1] == b[:1] and SequenceMatcher(None, ours, theirs).ratio() >= SPELLED


@lru_cache(maxsize=50_000)
def _name_words(name: str) -> frozenset[str]:
    words = name.split()
    return frozenset(word for word in words if len(word) > 1) or frozenset(words)
