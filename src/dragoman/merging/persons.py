"""Persons of different reports: one or two, by name and country; each pair is decided once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.codebook.actor_table import ActorTable
from dragoman.names import SAME, Known, compare, personal

if TYPE_CHECKING:
    from dragoman.merging.tellings import Party

#: Pairs that are remembered; a record of any length must not grow the memory.
REMEMBERED = 200_000
Bearer = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Persons:
    """Decides whether two parties are one person."""

    table: ActorTable
    _seen: dict[tuple[str | None, str | None, str | None, str | None], str] = field(default_factory=dict, repr=False)

    def verdict(self, a: Party, b: Party) -> str:
        """Return whether two persons are the same, different, or it is uncertain."""
        pair = (a.name, a.country, b.name, b.country)
        found = self._seen.get(pair)
        if found is None:
            if len(self._seen) >= REMEMBERED:
                self._seen.clear()
            one, two = sorted(((a.name or "", a.country or ""), (b.name or "", b.country or "")))
            found = self._seen[pair] = SAME if one == two else self._decided(one, two)
        return found

    def _decided(self, one: Bearer, two: Bearer) -> str:
        ours, theirs = (frozenset(word for word in name.split() if len(word) > 1) for name, _ in (one, two))
        if ours and theirs and one[1] == two[1] and (ours <= theirs or theirs <= ours):
            return SAME  # an article that names nobody else calls a person by the surname, or leaves out a middle name
        return compare(self._known(one), self._known(two), self.table).verdict

    def _known(self, bearer: Bearer) -> Known:
        return Known(name=personal(bearer[0], self.table.name_rules), country=bearer[1] or None)
