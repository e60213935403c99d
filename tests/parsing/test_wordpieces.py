"""A word in, the numbers of its pieces and of its shape out."""

from __future__ import annotations

import pytest

from dragoman.parsing.wordpieces import MOST_PIECES, WordPieces, shape

PIECES = WordPieces(["[PAD]", "[UNK]", "talk", "##s", "ta", "u", ".", "s", "seoul", "外", "交", "é", "e", "##e"])


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("talks", ["talk", "##s"]),
        ("Seoul", ["seoul"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("外交", ["外", "交"]),
        ("É", ["e"]),
        ("zebra", ["[UNK]"]),
        ("", ["[UNK]"]),
        ("\x00", ["[UNK]"]),
    ],
)
def test_pieces(word: str, pieces: list[str]) -> None:
    names = {number: piece for piece, number in PIECES.ids.items()}
    assert [names[number] for number in PIECES.of(word)] == pieces


def test_a_long_run_keeps_its_ends() -> None:
    found = PIECES.of("." * 50 + "s")
    assert len(found) == MOST_PIECES
    assert found[-1] == PIECES.ids["s"]


def test_shapes_tell_case_and_space() -> None:
    words = ["talks", "Talks", "T", "TALKS", "McKay", "2nd", "!", "外交"]
    assert len({shape(word, space=True) for word in words[:-1]}) == 7
    assert shape("外交", space=True) == shape("talks", space=True)
    assert shape("talks", space=True) != shape("talks", space=False)
    assert 0 not in {shape(word, space=space) for word in words for space in (True, False)}
