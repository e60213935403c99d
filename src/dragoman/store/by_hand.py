"""Happenings with what people hold of them laid over: joined where somebody says one, parted where somebody says two."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise, product
from typing import Any

from dragoman.merging.by_hand import regroup
from dragoman.store.asking import ask_in
from dragoman.store.pairings import Pairings

#: The facts of a happening by id, each with its telling.
Members = Mapping[str, int]
TELLING = "SELECT facts.id, telling FROM told JOIN facts ON facts.row = told.fact WHERE facts.id IN"
ALIKE = "SELECT first, second, score FROM pairs WHERE is_same AND first IN"


def partners(connection: sqlite3.Connection, held: Pairings) -> dict[int, set[int]]:
    """Return for tellings those of facts that are held to be one with theirs."""
    ids = sorted({id_ for pair in held.same for id_ in pair})
    told: dict[str, set[int]] = defaultdict(set)
    for row in ask_in(connection, TELLING, ids):
        told[row["id"]].add(row["telling"])
    found: dict[int, set[int]] = defaultdict(set)
    for one, other in held.same:
        for a, b in ((one, other), (other, one)):
            for telling in told[a]:
                found[telling] |= told[b]
    return found


def laid_over(
    connection: sqlite3.Connection, held: Pairings, happenings: Mapping[str, Members], *, place: Callable[[str], Any]
) -> dict[str, list[str]]:
    """Return the ids of the facts of happenings, by name, as people hold them; `place` puts facts in the order of reports."""
    names = {id_: name for name, members in happenings.items() for id_ in members}
    tellings: dict[int, list[str]] = defaultdict(list)
    for members in happenings.values():
        for id_, telling in members.items():
            tellings[telling].append(id_)
    groups = regroup(
        [list(members) for members in happenings.values()],
        same=list(held.same), different=list(held.different), alike=_alike(connection, tellings),
    )  # fmt: skip
    found: dict[str, list[str]] = {}
    taken: set[str] = set()
    for group in sorted(groups, key=lambda group: min(map(place, group))):
        lead = min(group, key=place)
        name = lead if names[lead] in taken else names[lead]
        taken |= {names[id_] for id_ in group}
        found[name] = group
    return found


def _alike(connection: sqlite3.Connection, tellings: Mapping[int, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield pairs of facts that tell alike, the most alike first: those told in the same words, then by their points."""
    for ids in tellings.values():
        yield from pairwise(ids)
    rows = ask_in(connection, ALIKE, sorted(tellings))
    for row in sorted(rows, key=lambda row: (-row["score"], row["first"], row["second"])):
        if row["second"] in tellings:
            yield from product(tellings[row["first"]], tellings[row["second"]])
