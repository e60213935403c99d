"""What people hold to be one, or two: pairs of facts and of actors, the last word on each counting."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dragoman.store.judgements import ACTORS, anchor_of, found_again, sides_of, standing, still_there

SAME, DIFFERENT = "same", "different"
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairings:
    """Ids that are held to be one and to be two, each pair with who says so; the newest first."""

    same: Mapping[Pair, str] = field(default_factory=dict)
    different: Mapping[Pair, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Tell whether anybody paired anything."""
        return bool(self.same or self.different)

    @property
    def decided(self) -> frozenset[frozenset[str]]:
        """Return the pairs on which somebody has decided."""
        return frozenset(map(frozenset, (*self.same, *self.different)))

    def one_with(self, ids: Iterable[str]) -> frozenset[str]:
        """Return some ids with all that are held to be one with them, through others too."""
        found = set(ids)
        edge = found
        while edge:
            edge = {b for pair in self.same for a, b in (pair, pair[::-1]) if a in edge} - found
            found |= edge
        return frozenset(found)

    def apart_from(self, id_: str) -> frozenset[str]:
        """Return the ids that are held to be somebody or something else."""
        return frozenset(b for pair in self.different for a, b in (pair, pair[::-1]) if a == id_)

    def who(self, ids: Iterable[str]) -> list[str]:
        """Return who holds some of these to be one."""
        known = set(ids)
        return sorted({reviewer for pair, reviewer in self.same.items() if set(pair) <= known})


def of_actors(connection: sqlite3.Connection) -> Pairings:
    """Return what people hold of actors, by their ids."""
    kept = _standing(connection, f"kind = '{ACTORS}'")
    return _pairings((j, j["fact"], j["other"]) for j in kept)


def of_facts(connection: sqlite3.Connection) -> Pairings:
    """Return what people hold of facts, by the ids that these have now: each is found again by its words."""
    kept = _standing(connection, f"kind <> '{ACTORS}'")
    here = still_there(connection, {id_ for j in kept for id_ in (j["fact"], j["other"])})

    def now(side: dict[str, Any]) -> str | None:
        return side["fact"] if side["fact"] in here else found_again(connection, side)

    return _pairings((j, now(one), now(other)) for j in kept for one, other in (sides_of(j),))


def anchor(fact: dict[str, Any]) -> str:
    """Return as JSON what ties a pair to its other fact, should that have another id when it is read anew."""
    words, claim = anchor_of(fact)
    given = {
        "fact": fact["id"],
        "kind": fact["kind"],
        "document": fact["document"]["id"],
        "words": words,
        "claim": claim,
    }
    return json.dumps(given, ensure_ascii=False, sort_keys=True)


def _standing(connection: sqlite3.Connection, condition: str) -> list[dict[str, Any]]:
    """Return the pairs that stand, oldest first."""
    paired = f"({condition}) AND verdict IN ('{SAME}', '{DIFFERENT}')"
    if not connection.execute(f"SELECT 1 FROM judgements WHERE {paired} LIMIT 1").fetchone():  # noqa: S608
        return []
    rows = connection.execute(f"SELECT * FROM judgements WHERE {paired} OR verdict = 'undo'")  # noqa: S608
    return [j for j in standing([dict(row) for row in rows]) if j["other"]]


def _pairings(given: Iterable[tuple[dict[str, Any], str | None, str | None]]) -> Pairings:
    last: dict[Pair, dict[str, Any]] = {}
    for judgement, one, other in given:
        if one and other and one != other:
            pair = min(one, other), max(one, other)
            last.pop(pair, None)
            last[pair] = judgement
    found = {
        verdict: {pair: str(j["reviewer"]) for pair, j in reversed(last.items()) if j["verdict"] == verdict}
        for verdict in (SAME, DIFFERENT)
    }
    return Pairings(same=found[SAME], different=found[DIFFERENT])
