"""Words in windows that the encoder can hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: Most pieces of a window, and the pieces that two windows of one text share.
LONGEST = 224
SHARED = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Words start to end of a text."""

    start: int
    end: int


def windows(sizes: Sequence[int]) -> Iterator[Window]:
    """Yield windows over a text whose words have these numbers of pieces; neighbours share SHARED pieces or some more."""
    start = end = 0
    while end < len(sizes):
        end, total = start, 0
        while end < len(sizes) and total + sizes[end] <= LONGEST:
            total += sizes[end]
            end += 1
        yield Window(start=start, end=end)
        start, shared = end, 0
        while shared < SHARED and end < len(sizes):
            start -= 1
            shared += sizes[start]


def seam(window: Window, following: Window, starts: NDArray[np.float32]) -> int:
    """Return the word at which reading goes over to the following window.

    It is the likeliest start of a sentence among the shared words, which `starts` scores as such, so that a sentence is read
    off one window; the middle where none is likely. Words too near an edge for either window are left out.
    """
    shared = window.end - following.start
    edge = shared // 4
    inner = starts[edge : shared - edge]
    at = int(inner.argmax())
    return following.start + (edge + at if inner[at] > 0 else shared // 2)
