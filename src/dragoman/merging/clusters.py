"""Clusters: tellings that are joined into one happening, the surest pairs first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from typing import NamedTuple

#: More than this part of the pairs across two clusters must not be strangers, so that no chain joins what its ends deny.
ACQUAINTED = 0.65


class Pair(NamedTuple):
    """Two tellings that are, or may be, of one fact."""

    first: str
    second: str
    score: float
    is_same: bool


def cluster(told: Mapping[str, Set[int]], pairs: Iterable[Pair]) -> list[list[str]]:
    """Return the tellings by happening; the order of what is given decides nothing.

    `told` gives the articles of each telling: what one article tells apart is two facts, unless others hold it together.
    """
    beside: dict[str, set[str]] = {id_: set() for id_ in told}
    same: list[tuple[float, str, str]] = []
    for first, second, score, is_same in pairs:
        ours, theirs = told.get(first), told.get(second)
        if ours is not None and theirs is not None and ours.isdisjoint(theirs):
            beside[first].add(second)
            beside[second].add(first)
            if is_same:
                same.append((-score, first, second) if first < second else (-score, second, first))
    of = {id_: [id_] for id_ in sorted(told)}
    for _, first, second in sorted(same):
        one, other = of[first], of[second]
        if one is other:
            continue
        small, large = (one, other) if len(one) <= len(other) else (other, one)
        if _acquainted(small, large, beside):
            large.extend(small)
            of.update(dict.fromkeys(small, large))
    return [sorted(group) for group in {id(group): group for group in of.values()}.values()]


def _acquainted(small: list[str], large: list[str], beside: Mapping[str, set[str]]) -> bool:
    among = set(large)
    known = sum(len(beside[id_] & among) for id_ in small)
    return known > ACQUAINTED * len(small) * len(large)
