"""Which tellings meet: where each stands by its keys, and the pairs that share one and so are compared."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.merging.keys import Keys

Numbers = NDArray[np.int64]
#: Keys sought in one question.
SOUGHT = 20_000
#: Meetings laid out at once, of which many are of one pair.
LAID_OUT = 2_000_000
#: Bits of the second row where a pair is one number.
ROW = np.int64(32)


class Places(NamedTuple):
    """Keys in order, and the row of a telling for each."""

    keys: Numbers
    rows: Numbers


def meetings(connection: sqlite3.Connection, made: Iterable[tuple[int, Keys]]) -> Iterator[tuple[int, int]]:
    """Note where new tellings stand, by row, and yield their pairs with what they look for, each once and in order."""
    known = list(made)
    stands = _places((row, keys.stands) for row, keys in known)
    looks = _places((row, keys.looks) for row, keys in known)
    del known
    old = _standing(connection, np.unique(looks.keys))
    connection.executemany(
        "INSERT INTO telling_keys VALUES (?, ?)", zip(stands.keys.tolist(), stands.rows.tolist(), strict=True)
    )
    pairs = np.unique(np.concatenate([*_met(looks, old), *_met(looks, stands), np.empty(0, np.int64)]))
    del stands, looks, old
    for part in np.array_split(pairs, 1 + len(pairs) // LAID_OUT):
        yield from zip((part >> ROW).tolist(), (part & ((1 << ROW) - 1)).tolist(), strict=True)


def _places(held: Iterable[tuple[int, Collection[int]]]) -> Places:
    keys, rows = array("q"), array("q")
    for row, numbers in held:
        keys.extend(numbers)
        rows.extend([row] * len(numbers))
    return _ordered(np.frombuffer(keys, np.int64), np.frombuffer(rows, np.int64))


def _ordered(keys: Numbers, rows: Numbers) -> Places:
    order = np.argsort(keys, kind="stable")
    return Places(keys[order], rows[order])


def _standing(connection: sqlite3.Connection, keys: Numbers) -> Places:
    """Return what stands under keys, which are in order: so few pages of the record are turned, and each once."""
    query = (
        "SELECT telling_keys.key, telling_keys.telling FROM json_each(?) AS sought "
        "CROSS JOIN telling_keys ON telling_keys.key = sought.value"
    )
    found = array("q")
    for at in range(0, len(keys), SOUGHT):
        found.extend(chain.from_iterable(connection.execute(query, (json.dumps(keys[at : at + SOUGHT].tolist()),))))
    both = np.frombuffer(found, np.int64).reshape(-1, 2)
    return Places(both[:, 0], both[:, 1])


def _met(looks: Places, stands: Places) -> Iterator[Numbers]:
    """Yield the pairs that share a key, each as one number, the smaller row first."""
    first = np.searchsorted(stands.keys, looks.keys, "left")
    number = np.searchsorted(stands.keys, looks.keys, "right") - first
    found = number.nonzero()[0]
    ends = np.cumsum(number[found])
    bounds = np.searchsorted(ends, np.arange(LAID_OUT, ends[-1] if len(ends) else 0, LAID_OUT))
    for part in np.split(found, bounds):
        ours = np.repeat(looks.rows[part], number[part])
        theirs = stands.rows[_stretches(first[part], number[part])]
        apart = ours != theirs
        yield np.unique((np.minimum(ours, theirs) << ROW | np.maximum(ours, theirs))[apart])


def _stretches(first: Numbers, number: Numbers) -> Numbers:
    """Return so many numbers from each first one on."""
    ends = np.cumsum(number)
    return np.repeat(first - ends + number, number) + np.arange(ends[-1] if len(ends) else 0)
