"""The examples that stand beside the frames, run with the shipped model."""

from __future__ import annotations

from dragoman.cli.codebook import coder
from dragoman.codebook.book import load_codebook
from dragoman.codebook.examples import failures


def test_examples_fire_and_stay_silent() -> None:
    book = load_codebook()
    found = [
        f"{failure.frame}: {failure.text} ({failure.problem})" for failure in failures(book.frames.frames, coder(book))
    ]
    assert not found, "\n".join(("", *found))
