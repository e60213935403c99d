"""Numbers of pieces in, windows out."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.parsing.windows import LONGEST, SHARED, Window, seam, windows
from dragoman.parsing.wordpieces import MOST_PIECES

SIZES = st.lists(st.integers(1, MOST_PIECES), max_size=900)


@given(SIZES)
def test_windows_cover_a_text_share_their_edges_and_are_not_too_long(sizes: list[int]) -> None:
    found = list(windows(sizes))
    assert [w.start for w in found[:1]] == [0] * bool(sizes)
    assert [w.end for w in found[-1:]] == [len(sizes)] * bool(sizes)
    assert all(sum(sizes[w.start : w.end]) <= LONGEST for w in found)
    assert all(sum(sizes[later.start : w.end]) >= SHARED for w, later in pairwise(found))


def test_reading_goes_over_at_the_likeliest_start_of_a_sentence() -> None:
    first, second, *_ = windows([1] * 1000)
    starts = np.full(SHARED, -5, dtype=np.float32)
    assert seam(first, second, starts) == second.start + SHARED // 2
    starts[[2, 20, 40]] = [9, 3, 4]  # the first is too near the edge
    assert seam(first, second, starts) == second.start + 40


def test_a_text_that_fits_is_one_window() -> None:
    assert list(windows([2, 1, 3])) == [Window(start=0, end=3)]
