"""What is compared of an article: the telling words, weighted, and the runs of words that only a copy shares."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.codebook.rarity import BITS, HEAVIEST, Rarity

#: Hashes of runs of words, sorted, each once.
Runs = NDArray[np.uint32]
#: The numbers of words, in order.
Words = NDArray[np.uint64]
#: Words in a run. Common words are left out first: they are what an editor changes, and what strangers share.
RUN = 3
#: The length of a vector of words. Whole numbers, as their sums are the same in any order.
UNIT = 1000
#: How much the repetition of a word in one text adds to its first mention.
REPEATED = 0.5
#: The words that say most; more of a long article would only cost time.
TELLING = 150
#: The day of reports that nobody can date; it sorts after all days.
UNDATED = "undated"
_BITS, _WORD = np.uint64(BITS), np.uint64((1 << BITS) - 1)
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """One article as it is compared.

    `id` is the article's own and the same in every record. `day` is when it was published, None where nobody knows; `time`
    is that in UTC, where it is known so well. `origin` is the agency credited, `outlet` where it appeared; `is_official` tells
    that an office reports of itself.
    """

    id: str
    day: str | None
    runs: Runs = field(repr=False, compare=False)
    terms: dict[int, int] = field(repr=False, compare=False)
    time: str | None = None
    outlet: str | None = None
    origin: str | None = None
    is_official: bool = False

    @property
    def place(self) -> tuple[str, str, str]:
        """Return where the article stands among all others: by day, time and id, the undated last."""
        return self.day or UNDATED, self.time or "", self.id


def make_sketch(text: str, rarity: Rarity, **known: str | None) -> Sketch:
    """Return the sketch of a text; `known` are the other fields."""
    words, terms = read_terms(text, rarity)
    given: dict[str, Any] = {"id": "", "day": None} | known
    return Sketch(runs=runs_of(words), terms=terms, **given)


def read_terms(text: str, rarity: Rarity) -> tuple[Words, dict[int, int]]:
    """Return the words of a text that say something, in order, and how much each says within the text."""
    told = np.array(rarity.telling(text), np.uint64)
    words = told & _WORD
    if not len(told):
        return words, {}
    each, counts = _counted(told)
    heavy = HEAVIEST - (each >> _BITS).astype(np.float64)
    several = (counts > 1).nonzero()[0]
    heavy[several] *= [_repeated(number) for number in counts[several].tolist()]
    if len(heavy) > TELLING:
        first = np.argsort(-heavy, kind="stable")[:TELLING]
        each, heavy = each[first], heavy[first]
    length = math.sqrt(math.fsum((heavy * heavy).tolist()))
    weights = np.rint(UNIT * heavy / length).astype(np.int64).tolist()
    numbers = (each & _WORD).tolist()
    return words, {number: weight for number, weight in zip(numbers, weights, strict=True) if weight}


def _counted(told: Words) -> tuple[Words, NDArray[np.int64]]:
    """Return each number once, in order, and how often it stands."""
    ordered = np.sort(told)
    ends = np.append((ordered[1:] != ordered[:-1]).nonzero()[0], len(ordered) - 1)
    counts = ends.copy()
    counts[0] += 1
    counts[1:] -= ends[:-1]
    return ordered[ends], counts


@cache
def _repeated(number: int) -> float:
    """Return how often a word counts that is said so often."""
    return 1 + REPEATED * math.log(number)


def runs_of(words: Words) -> Runs:
    """Return the runs of three words, as hashes."""
    if len(words) < RUN:
        return np.empty(0, np.uint32)
    mixed = words[:-2] * _MIX[0] + words[1:-1] * _MIX[1] + words[2:] * _MIX[2]
    mixed = (mixed ^ (mixed >> np.uint64(29))) * _MIX[0]
    return each_once((mixed >> np.uint64(32)).astype(np.uint32))


def each_once(runs: Runs) -> Runs:
    """Return runs in order, each once; they are put in order where they stand."""
    runs.sort()
    kept: Runs = runs[np.concatenate((np.ones(min(len(runs), 1), bool), runs[1:] != runs[:-1]))]
    return kept


def among(runs: Runs, known: Runs) -> NDArray[np.bool_]:
    """Tell of each run whether it is one of some that are in order."""
    places = np.minimum(np.searchsorted(known, runs), len(known) - 1)
    found: NDArray[np.bool_] = known[places] == runs
    return found


def shared_runs(a: Runs, b: Runs) -> int:
    """Return how many runs two articles share."""
    both = np.concatenate((a, b))
    both.sort()
    return int(np.count_nonzero(both[1:] == both[:-1]))


def likeness(a: dict[int, int], b: dict[int, int]) -> int:
    """Return how much two articles, or sums of articles, have in common: up to UNIT * UNIT for each pair."""
    return sum([a[key] * b[key] for key in a.keys() & b.keys()])
