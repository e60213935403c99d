"""Copies: articles that hold the words of others, whole or in part, and who copied whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from dragoman.codebook.merging import CopyRules
from dragoman.stories.sketches import UNIT, Runs, Sketch, among, each_once, likeness, shared_runs

#: Articles of those that share a run with which a later one is compared: so many of the first, and of the latest before it.
COMPARED = 8
#: The part of the shorter article that must be shared, as far as was counted, before all is counted.
WORTH = 0.1
#: The kind of a copy of which the shorter is nearly whole in the longer.
ABRIDGED = "abridged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Two articles of one text: `held` is how much of the shorter stands in the other.

    `kind` is exact, near, abridged (one is a shortening of the other) or partial (each has much that is its own).
    `source` is the id of the one that was there first, None where nothing tells; `ground` says what tells.
    """

    first: str
    second: str
    held: float
    kind: str
    source: str | None = None
    ground: str | None = None


def find_copies(known: Iterable[Sketch], new: Sequence[Sketch], rules: CopyRules) -> Iterator[Copy]:
    """Yield the pairs of copies of which at least one is new; the order of both decides nothing.

    Of what is known only that is kept in memory which shares enough with anything new.
    """
    before = sorted(_near(known, new), key=_place)
    everybody = [*before, *sorted(new, key=_place)]
    pairs = ((everybody[i], everybody[j]) for i, j in _candidates(everybody, len(before)))
    copies = [copy for a, b in pairs if (copy := compare(a, b, rules))]
    yield from _put_together(copies, {sketch.id: sketch for sketch in everybody}, rules)


def _near(known: Iterable[Sketch], new: Sequence[Sketch]) -> Iterator[Sketch]:
    """Yield what is known and shares enough runs with all that is new together."""
    runs, waiting = [sketch.runs for sketch in new if len(sketch.runs)], iter(known)
    first = next(waiting, None)
    if not runs or first is None:
        return
    wanted, least = each_once(np.concatenate(runs)), min(map(len, runs))
    for sketch in chain((first,), waiting):
        shared = np.count_nonzero(among(sketch.runs, wanted))
        if shared and shared >= WORTH * min(len(sketch.runs), least):
            yield sketch


def compare(a: Sketch, b: Sketch, rules: CopyRules) -> Copy | None:
    """Return how two articles are copies, None if they are not."""
    sizes = (len(a.runs), len(b.runs))
    if not min(sizes):
        return None
    shared = shared_runs(a.runs, b.runs)
    held = shared / min(sizes)
    if held < rules.contained or (shared < rules.least and not shared == sizes[0] == sizes[1]):
        return None
    first, second = (b, a) if b.place < a.place else (a, b)
    source, ground = _source(first, second)
    kind = _kind(held, shared / max(sizes), rules)
    return Copy(first=first.id, second=second.id, held=round(held, 3), kind=kind, source=source, ground=ground)


def _kind(held: float, back: float, rules: CopyRules) -> str:
    if back >= rules.exact:
        return "exact"
    if back >= rules.whole:
        return "near"
    return ABRIDGED if held >= rules.whole else "partial"


def _source(first: Sketch, second: Sketch) -> tuple[str | None, str | None]:
    """Return which of two copies was there first, by the agency's credit, else by the clock, else as an office's own words."""
    for mine, other in ((first, second), (second, first)):
        if other.origin and mine.outlet == other.origin and other.outlet != other.origin:
            return mine.id, f"{other.outlet or other.id} credits {other.origin}"
    for mine, other in ((first, second), (second, first)):
        exact = bool(mine.time and other.time)
        ours, theirs = (mine.time, other.time) if exact else (mine.day, other.day)
        if ours and theirs and ours < theirs:
            return mine.id, f"published first, {ours}"
    for mine, other in ((first, second), (second, first)):
        if mine.is_official and not other.is_official:
            return mine.id, f"an office's own report, {mine.outlet or mine.id}"
    return None, None


def _put_together(copies: Sequence[Copy], sketches: Mapping[str, Sketch], rules: CopyRules) -> Iterator[Copy]:
    """Yield copies, with the source of what stands in a page that is put together from others.

    The shorter of two may be an abridgement, or the longer an extension: that one holds the other tells nothing. But what
    holds articles whole that have nothing to do with one another, not even their words, was there after them.
    """
    held: dict[str, list[str]] = defaultdict(list)
    for copy in copies:
        if copy.kind == ABRIDGED:
            short, long = sorted((copy.first, copy.second), key=lambda id_: len(sketches[id_].runs))
            held[long].append(short)
    for shorts in held.values():
        shorts.sort()

    @cache
    def strange(one: str, other: str) -> bool:
        return _strange(sketches[one], sketches[other], rules)

    for copy in copies:
        for short, long in ((copy.first, copy.second), (copy.second, copy.first)):
            if copy.source is not None or short not in held[long]:
                continue
            others = (other for other in held[long][:COMPARED] if strange(*sorted((short, other))))
            if other := next(others, None):
                yield replace(copy, source=short, ground=f"{long} holds {other} too, which is about something else")
                break
        else:
            yield copy


def _strange(a: Sketch, b: Sketch, rules: CopyRules) -> bool:
    """Tell whether two articles are known to have next to nothing in common."""
    return bool(a.terms and b.terms) and likeness(a.terms, b.terms) < rules.strange * UNIT * UNIT


def _place(sketch: Sketch) -> tuple[str, str, str]:
    return sketch.place


def _candidates(sketches: Sequence[Sketch], known: int) -> Iterator[tuple[int, int]]:
    """Yield (earlier, later) places of pairs that share runs enough to be looked at; the later is one of the new."""
    hashes, owners = _shared([sketch.runs for sketch in sketches], known)
    if not len(hashes):
        return
    begins = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
    group = np.repeat(begins, np.diff(np.r_[begins, len(hashes)]))
    later = np.flatnonzero(owners >= known)
    size, found = np.min_scalar_type(len(sketches) ** 2), []  # short numbers are put in order faster
    for step in range(COMPARED):
        first, before = group[later] + step, later - 1 - step
        for partner, fits in ((first, first < later), (before, before >= group[later] + COMPARED)):
            found.append((owners[later[fits]] * len(sketches) + owners[partner[fits]]).astype(size))
    codes, counts = np.unique(np.concatenate(found), return_counts=True)
    sizes = np.array([len(sketch.runs) for sketch in sketches])
    later_of, earlier_of = codes // len(sketches), codes % len(sketches)
    enough = counts >= WORTH * np.minimum(sizes[later_of], sizes[earlier_of])
    for j, i in zip(later_of[enough].tolist(), earlier_of[enough].tolist(), strict=True):
        yield i, j


def _shared(runs: Sequence[Runs], known: int) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Return the runs that several articles have, one of them new, in order, each with its owners in order."""
    hashes = np.concatenate([*runs, np.empty(0, np.uint32)])
    owners = np.repeat(np.arange(len(runs), dtype=np.int64), [len(r) for r in runs])
    wanted = each_once(hashes[owners >= known])
    if known and len(wanted):
        keep = among(hashes, wanted)
        hashes, owners = hashes[keep], owners[keep]
    both = np.sort((hashes.astype(np.uint64) << np.uint64(32)) | owners.astype(np.uint64))
    hashes, owners = (both >> np.uint64(32)).astype(np.uint32), (both & np.uint64(0xFFFFFFFF)).astype(np.int64)
    same = hashes[1:] == hashes[:-1]
    several = np.r_[False, same] | np.r_[same, False]
    return hashes[several[: len(hashes)]], owners[several[: len(hashes)]]
