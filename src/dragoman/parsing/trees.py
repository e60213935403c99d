"""Dependency trees: the best one under given scores of arcs (Chu and Liu 1965, Edmonds 1967), with a single root."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def best_tree(scores: Scores) -> list[int]:
    """Return the head of each word under scores[word, head], whose last column is the root; the root's word heads itself.

    A word's score as its own head is ignored. One word, the best one for the whole tree, hangs on the root.
    """
    count = len(scores)
    within = scores.astype(np.float64)
    within[np.arange(count), np.arange(count)] = -np.inf
    heads = within.argmax(1)
    if not _is_tree(heads, count):
        spread = float(np.ptp(within[np.isfinite(within)])) + 1.0
        within[:, count] -= spread * (count + 1)  # so much that the best tree hangs no more than one word on the root
        heads = _arborescence(within)
    return [i if head == count else int(head) for i, head in enumerate(heads)]


def _is_tree(heads: NDArray[np.intp], root: int) -> bool:
    """Tell whether exactly one word hangs on the root and every word reaches it."""
    return int((heads == root).sum()) == 1 and _cycle(heads, root) is None


def _cycle(heads: NDArray[np.intp], root: int) -> list[int] | None:
    """Return the words of one cycle, if there is any."""
    seen = np.zeros(root + 1, dtype=np.intp)
    seen[root] = -1
    for start in range(root):
        word = start
        while seen[word] == 0:
            seen[word] = start + 1
            word = int(heads[word])
        if seen[word] == start + 1:
            found = [word]
            while (word := int(heads[word])) != found[0]:
                found.append(word)
            return found
    return None


def _arborescence(scores: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return the heads of the best arborescence; a cycle is made one word, solved, and opened again."""
    root = len(scores)
    heads: NDArray[np.intp] = scores.argmax(1)
    cycle = _cycle(heads, root)
    if cycle is None:
        return heads
    inside = np.array(cycle)
    outside = np.setdiff1d(np.arange(root), inside)
    rows = [*outside.tolist(), None]  # the last word of the smaller problem is the cycle
    lost = scores[inside, heads[inside]]
    small = np.full((len(rows), len(rows) + 1), -np.inf)
    small[:-1, : len(outside)] = scores[np.ix_(outside, outside)]
    small[:-1, len(outside)] = scores[np.ix_(outside, inside)].max(1) if len(outside) else 0
    small[:-1, -1] = scores[outside, root]
    entering = scores[inside] - lost[:, None]
    columns = np.array([*outside.tolist(), root])
    small[-1, [*range(len(outside)), len(rows)]] = entering[:, columns].max(0)
    solved = _arborescence(small)
    result: NDArray[np.intp] = heads.copy()
    for row, word in enumerate(outside):
        head = int(solved[row])
        if head == len(outside):
            result[word] = inside[int(scores[word, inside].argmax())]
        else:
            result[word] = root if head == len(rows) else outside[head]
    head = root if solved[-1] == len(rows) else int(outside[solved[-1]])
    entry = inside[int(entering[:, head].argmax())]
    result[entry] = head
    return result
