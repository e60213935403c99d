"""Features of who takes part: parties, persons, and the two sides of an act."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.merging import FactRules
from dragoman.merging.findings import Found, listed
from dragoman.merging.tellings import Party, Telling
from dragoman.names import DIFFERENT, SAME


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


def other_parties(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find that besides those in common each names a party that the other does not."""
    ours, theirs = a.sides - b.sides, b.sides - a.sides
    if not ours or not theirs or not a.sides & b.sides:
        return None
    return 1.0, lambda: f"besides, {listed(ours)} and {listed(theirs)}"


def same_persons(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find persons named in both."""
    found = _in_both(a, b, rules)
    return (1.0, lambda: f"named in both: {', '.join(p.name or '' for p in found)}") if found else None


def same_pair(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find persons of two sides named in both."""
    if len(a.people) < 2:
        return None
    sides = {p.country for p in _in_both(a, b, rules)} - {None}
    return (1.0, lambda: f"persons of {listed(sides)} named in both") if len(sides) > 1 else None


def other_persons(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find a country for which different persons stand."""
    alone = (p.country for p in a.people if p.country and _stands_alone(p.country, (a.people, b.people), rules))
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
    if not ours or ours == theirs:
        return None
    turned_round = {("to" if side == "by" else "by", country) for side, country in theirs}
    if ours == turned_round:
        return 1.0, lambda: "who did it and to whom are exchanged"
    return None


def namesake(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find the same full name under two states, of which a report that leaves the state out may have guessed one."""
    ours, theirs = ({p.name for p in x.people if " " in (p.name or "")} for x in (a, b))
    shared = ours & theirs
    if not shared or {(p.name, p.country) for p in a.people} & {(p.name, p.country) for p in b.people}:
        return None
    return 1.0, lambda: f"one name under two states: {listed(shared)}"


# ---------------------------------------------------------------- persons


def _in_both(a: Telling, b: Telling, rules: FactRules) -> list[Party]:
    """Return the persons of one telling who are named in the other, in order."""
    verdict, theirs = rules.persons.verdict, b.people
    return [p for p in a.people if SAME in [verdict(p, q) for q in theirs]]


def _stands_alone(country: str, people: tuple[Sequence[Party], Sequence[Party]], rules: FactRules) -> bool:
    """Tell whether those who stand for a country on one side can be none of those on the other."""
    theirs = [q for q in people[1] if q.country == country]
    if not theirs:
        return False
    ours = [p for p in people[0] if p.country == country]
    return all(rules.persons.verdict(p, q) == DIFFERENT for p in ours for q in theirs)


def _of(country: str, telling: Telling) -> str:
    return listed({p.name for p in telling.people if p.country == country})
