"""Names of ministries, offices and companies that may be two spellings of one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import combinations

from dragoman.codebook.state_names import StateNames
from dragoman.store.names import fold

#: How alike two names must be without that of their country, and each word of the shorter with one of the longer.
ALIKE, WORD = 0.72, 0.8
#: A word so small that it only ties the name of a country to the rest: "of", "in".
SMALL = r"\w{1,3}"
#: What "China's" leaves of its ending when it is folded.
POSSESSIVE = "s"


@dataclass(frozen=True, kw_only=True)
class Body:
    """A body as a report has it, and its name without that of its country: "China's foreign ministry", "Chinese foreign ministry"."""

    id: str
    name: str
    kind: str
    country: str | None
    states: StateNames

    @cached_property
    def own(self) -> tuple[str, ...]:
        """Return the folded words of its name that do not name its country, or all where there are no others."""
        text = fold(self.name)
        called = (fold(name) for name in self.states.called([self.country] if self.country else []))
        for name in sorted(called, key=len, reverse=True):
            text = re.sub(rf"\b(?:{SMALL} )?{re.escape(name)}\b", " ", text)
        return tuple(word for word in text.split() if word != POSSESSIVE) or tuple(fold(self.name).split())


def alike(bodies: Iterable[Body]) -> Iterator[tuple[Body, Body, float]]:
    """Yield pairs of bodies of one kind and country that may be one by their names, with how alike these are."""
    groups: dict[tuple[str, str | None, str], dict[str, Body]] = defaultdict(dict)
    for body in bodies:
        for word in set(body.own):
            groups[body.kind, body.country, word].setdefault(fold(body.name), body)
    seen: set[frozenset[str]] = set()
    for named in groups.values():
        for (_, one), (_, other) in combinations(sorted(named.items()), 2):
            pair = frozenset((one.id, other.id))
            likeness = SequenceMatcher(None, " ".join(one.own), " ".join(other.own)).ratio()
            if pair not in seen and likeness >= ALIKE and _may_be_one(one.own, other.own):
                seen.add(pair)
                yield one, other, likeness


def _may_be_one(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether each word of the shorter name is spelled nearly as one of the longer; a plural is no spelling."""
    shorter, longer = sorted((one, other), key=len)
    if any(_is_plural(a, b) or _is_plural(b, a) for a in one for b in other):
        return False
    return all(any(SequenceMatcher(None, a, b).ratio() >= WORD for b in longer) for a in shorter)


def _is_plural(one: str, many: str) -> bool:
    return many in (one + "s", one + "es", one.removesuffix("y") + "ies")
