"""Clusters: tellings that are joined into one happening, the surest pairs first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

#: More than this part of the pairs across two clusters must not be strangers, so that no chain joins what its ends deny.
ACQUAINTED = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two tellings that are, or may be, of one fact."""

    first: str
    second: str
    score: float
    is_same: bool


def cluster(told: Mapping[str, Set[int]], pairs: Iterable[Pair]) -> list[list[str]]:
    """Return the tellings by happening; the order of what is given decides nothing.

    `told` gives the articles of each telling: what one article tells apart is two facts, unless others hold it together.
    """
    pairs = [p for p in pairs if p.first in told and p.second in told and not told[p.first] & told[p.second]]
    beside: dict[str, set[str]] = {id_: set() for id_ in told}
    for pair in pairs:
        beside[pair.first].add(pair.second)
        beside[pair.second].add(pair.first)
    of = {id_: [id_] for id_ in sorted(told)}
    for pair in sorted((p for p in pairs if p.is_same), key=lambda p: (-p.score, *sorted((p.first, p.second)))):
        ours, theirs = of[pair.first], of[pair.second]
        if ours is not theirs and _acquainted(ours, theirs, beside):
            ours.extend(theirs)
            of.update((id_, ours) for id_ in theirs)
    return [sorted(group) for group in {id(group): group for group in of.values()}.values()]


def _acquainted(ours: list[str], theirs: list[str], beside: Mapping[str, set[str]]) -> bool:
    small, large = sorted((ours, theirs), key=len)
    among = set(large)
    known = sum(len(beside[id_] & among) for id_ in small)
    return known > ACQUAINTED * len(small) * len(large)
