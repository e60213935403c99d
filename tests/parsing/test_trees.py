"""Scores of arcs in, the best tree out."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.parsing.trees import best_tree


def is_tree(heads: list[int]) -> bool:
    """One word heads itself, and every word comes to it."""
    roots = [i for i, head in enumerate(heads) if head == i]
    for word in range(len(heads)):
        seen = set()
        at = word
        while heads[at] != at and at not in seen:
            seen.add(at)
            at = heads[at]
        if at not in roots:
            return False
    return len(roots) == 1


def score(scores: np.ndarray, heads: list[int]) -> float:
    return sum(float(scores[i, len(scores) if head == i else head]) for i, head in enumerate(heads))


@st.composite
def arcs(draw: st.DrawFn, most: int) -> np.ndarray:
    count = draw(st.integers(1, most))
    values = draw(st.lists(st.integers(-50, 50), min_size=count * (count + 1), max_size=count * (count + 1)))
    return np.array(values, dtype=np.float32).reshape(count, count + 1)


@given(arcs(4))
@settings(deadline=None, max_examples=150)
def test_no_tree_is_better(scores: np.ndarray) -> None:
    heads = best_tree(scores)
    every = (list(candidate) for candidate in product(range(len(scores)), repeat=len(scores)))
    assert is_tree(heads)
    assert score(scores, heads) == max(score(scores, other) for other in every if is_tree(other))


@given(arcs(12))
@settings(deadline=None, max_examples=50)
def test_what_comes_out_is_a_tree(scores: np.ndarray) -> None:
    assert is_tree(best_tree(scores))


@pytest.mark.parametrize(
    ("scores", "heads"),
    [
        ([[0, 9, 1], [1, 0, 9]], [1, 1]),
        ([[0, 9, 1], [9, 0, 2]], [1, 1]),  # each wants the other; the better root wins
        ([[0, 1, 9], [1, 0, 8]], [0, 0]),  # both want to be the root
        ([[0, 5]], [0]),
    ],
)
def test_small_trees(scores: list[list[float]], heads: list[int]) -> None:
    assert best_tree(np.array(scores, dtype=np.float32)) == heads
