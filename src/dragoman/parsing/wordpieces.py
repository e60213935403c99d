"""Words as the encoder takes them: pieces of its vocabulary, and the shape that its lower-cased vocabulary loses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

#: File of a network's folder that lists the pieces, one a line.
VOCABULARY = "vocabulary.txt"
#: Most pieces of one word; of a longer one (an address, a run of symbols) the first and the last stay.
MOST_PIECES = 8
#: Ids of the vocabulary that stand for no word.
UNKNOWN, OPEN, CLOSE, MASK = "[UNK]", "[CLS]", "[SEP]", "[MASK]"
#: What is a piece by itself: punctuation, symbols, and characters of scripts written without spaces.
ALONE = re.compile(r"[^\w\s]|_|[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
#: Remembered words; a newspaper uses fewer.
REMEMBERED = 50_000

#: Shapes of words; each is told apart by whether a space follows.
LOWER, TITLE, INITIAL, UPPER, MIXED, DIGITS, OTHER = range(7)
SHAPES = 2 * 7 + 1


class WordPieces:
    """A WordPiece vocabulary (Wu et al. 2016), lower-cased and without accents as BERT's uncased models have it."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self.ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.of = lru_cache(maxsize=REMEMBERED)(self._of)

    @classmethod
    def load(cls, path: Path) -> WordPieces:
        """Read a vocabulary, one piece a line."""
        return cls(path.read_text(encoding="utf8").rstrip("\n").split("\n"))

    def _of(self, word: str) -> tuple[int, ...]:
        """Return the ids of a word's pieces, at least one and at most MOST_PIECES."""
        plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        found = [piece for run in ALONE.sub(r" \g<0> ", plain).split() for piece in self._greedy(run)]
        if len(found) > MOST_PIECES:
            found = found[: MOST_PIECES - 2] + found[-2:]
        return tuple(found) or (self.ids[UNKNOWN],)

    def _greedy(self, run: str) -> list[int]:
        """Return the longest pieces from left to right; a run that has none, or is no word, is unknown."""
        found: list[int] = []
        start = 0
        while start < len(run) <= 100:
            for end in range(len(run), start, -1):
                piece = self.ids.get(("##" if start else "") + run[start:end])
                if piece is not None:
                    found.append(piece)
                    start = end
                    break
            else:
                return [self.ids[UNKNOWN]]
        return found or [self.ids[UNKNOWN]]


def shape(word: str, *, space: bool) -> int:
    """Return the id of a word's shape, from 1; 0 is left to what is no word."""
    return 1 + 2 * _case(word) + space


@lru_cache(maxsize=REMEMBERED)
def _case(word: str) -> int:
    letters = [c for c in word if c.isalpha()]
    if any(c.isdigit() for c in word):
        return DIGITS
    if not letters:
        return OTHER
    if word.islower() or not any(c.isupper() for c in letters):
        return LOWER
    if all(c.isupper() for c in letters):
        return INITIAL if len(letters) == 1 else UPPER
    if letters[0].isupper() and not any(c.isupper() for c in letters[1:]):
        return TITLE
    return MIXED
