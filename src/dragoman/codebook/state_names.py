"""The names of states in a text: their own, their adjectives, capitals and seats of government."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from dragoman.codebook.actor_shapes import StateRow
from dragoman.codebook.yaml_files import load_yaml

WORD = re.compile(r"\w+")
DOTTED = re.compile(r"(?:\b[A-Z]\.){2,}")
Name = tuple[tuple[str, ...], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StateNames:
    """Names of states by their first word, the longest first, so that "North Korean" is not read as Korean."""

    names: Mapping[str, tuple[Name, ...]] = field(repr=False)

    def find(self, text: str) -> frozenset[str]:
        """Return the codes of the states that a text names; case counts, as "us" is no state."""
        words = WORD.findall(DOTTED.sub(lambda found: found[0].replace(".", ""), text))
        found, at = set(), 0
        while at < len(words):
            near = self.names.get(words[at], ())
            hit = next((name for name in near if tuple(words[at : at + len(name[0])]) == name[0]), None)
            if hit:
                found.add(hit[1])
            at += len(hit[0]) if hit else 1
        return frozenset(found)

    @property
    def words(self) -> frozenset[str]:
        """Return all words of which the names are made."""
        return frozenset(word for near in self.names.values() for words, _ in near for word in words)

    def called(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Return the names by which some states go."""
        wanted = frozenset(codes)
        return tuple(sorted(" ".join(words) for near in self.names.values() for words, code in near if code in wanted))


@cache
def load_state_names(folder: Path) -> StateNames:
    """Load the states of the actor table in a codebook folder."""
    found: dict[str, list[Name]] = {}
    for path in sorted((folder / "actors" / "states").glob("*.yaml")):
        for row in load_yaml(path, list[StateRow]):
            told = (row.name, *row.names, *row.short, *row.adjectives, *row.people, *row.capitals, *row.seats)
            for name in told:
                words = tuple(WORD.findall(DOTTED.sub(lambda dots: dots[0].replace(".", ""), name)))
                words = words[1:] if words[0] == "the" else words
                found.setdefault(words[0], []).append((words, row.code))
    return StateNames(names={first: tuple(sorted(names, key=lambda n: -len(n[0]))) for first, names in found.items()})
