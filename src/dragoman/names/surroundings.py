"""What stands beside two names: country, offices, days, and the table of office-holders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.codebook.actor_table import ActorTable, Holder
from dragoman.codebook.name_rules import NameRules
from dragoman.names import offices
from dragoman.names.likeness import Pair, by_name, points
from dragoman.names.parts import Personal, personal

#: Years after which another office, or any, speaks against one person.
LONG, VERY_LONG, LIFETIME = 10, 20, 40
DAYS, MONTHS = 365, 12
Posts = list[tuple[offices.Post, offices.Post]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a mention says of a person: the name, and what stands beside it; days are ISO days, months, years or empty."""

    name: Personal
    offices: tuple[str, ...] = ()
    country: str | None = None
    first: str = ""
    last: str = ""


def beside(a: Known, b: Known, *, spoken: Sequence[str], table: ActorTable) -> Iterator[str]:
    """Yield the features of what stands beside two names that may be one."""
    if a.country and b.country and not {a.country, b.country} & table.stateless:
        yield "same_country" if a.country == b.country else "other_country"
    if "known_alias" in spoken:
        return
    alone = "alone" in spoken or "other_kind" in spoken
    yield from _in_time(a, b, alone=alone, rules=table.name_rules)
    ours, theirs = _holder(a, table), _holder(b, table)
    if ours and theirs:
        one = ours.name == theirs.name or is_one(ours.name, theirs.name, table.name_rules)
        if alone or not one:
            yield "one_holder" if one else "two_holders"


def _in_time(a: Known, b: Known, *, alone: bool, rules: NameRules) -> Iterator[str]:
    """Yield what offices say, with the years between them."""
    years = between(a, b)
    posts = [(offices.post(p, rules), offices.post(q, rules)) for p in a.offices for q in b.offices]
    if any(offices.same(p, q) for p, q in posts):
        yield "same_office"
    elif any(offices.akin(p, q, rules) for p, q in posts):
        yield "akin_office"
    elif posts:
        yield from _apart(posts, years, rules)
    if alone and years is not None and years > rules.offices.still_years:
        yield "long_after"
    if years is not None and years > LIFETIME:
        yield "lifetime"


def _apart(posts: Posts, years: float | None, rules: NameRules) -> Iterator[str]:
    """Yield what speaks against one person in two offices."""
    together = years is not None and years * DAYS <= rules.offices.at_once_days
    if together and all(offices.at_once(p, q, rules) for p, q in posts):
        yield "at_once"
    elif together and all(offices.portfolios(p, q, rules) for p, q in posts):
        yield "portfolios"
    worlds = {offices.callings(p, q, rules) for p, q in posts}
    if len(worlds) == 1:
        yield from filter(None, worlds)
    if all(offices.lesser(p, q, rules) for p, q in posts):
        yield "lesser"
    if years is not None and years > LONG:
        yield "decades_apart" if years > VERY_LONG else "years_apart"


def between(a: Known, b: Known) -> float | None:
    """Return the years between two mentions, 0 where their times overlap; None where a day is missing."""
    if not (a.first and b.first):
        return None
    early, late = sorted((a, b), key=lambda k: (k.first, k.last))
    return max(0.0, _year(late.first) - _year(early.last or early.first))


def _year(day: str) -> float:
    year, *rest = (int(part) for part in day.split("-"))
    return year + (rest[0] - 1) / MONTHS + (rest[1] / DAYS if len(rest) > 1 else 0.04) if rest else year + 0.5


# ---------------------------------------------------------------- the table


def _holder(known: Known, table: ActorTable) -> Holder | None:
    """Return the one office-holder of the table whom a mention means by name, office, country and day."""
    if not (known.offices and known.country and known.first):
        return None
    rules = table.name_rules
    held = [offices.post(office, rules) for office in known.offices]
    found = {}
    for holder in table.holders_of.get(known.country, ()):
        if holder.holds(known.first) and any(offices.same(p, offices.post(holder.office, rules)) for p in held):
            pair = Pair(known.name, personal(holder.name, rules), frozenset({known.country}))
            if points(by_name(pair, rules), rules) >= rules.weights.asked:
                found[holder.name] = holder
    names = sorted(found)
    if not names or not all(is_one(names[0], other, rules) for other in names[1:]):
        return None
    return found[names[0]]


def is_one(a: str, b: str, rules: NameRules) -> bool:
    """Tell whether two full names alone are one person's."""
    return points(by_name(Pair(personal(a, rules), personal(b, rules)), rules), rules) >= rules.weights.same
