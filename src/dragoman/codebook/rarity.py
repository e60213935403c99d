"""How rare words are, so that what two reports share can be weighed."""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from dragoman.codebook.yaml_files import load_yaml

#: Plain letters come first, which are found faster than letters of whatever script; a word has all of either.
WORD = re.compile(r"[a-z]++(?![^\W\d_])|[^\W\d_]+|\d+(?:[.,]\d+)*")
#: Words that are remembered; a record of any length must not grow the memory.
REMEMBERED = 300_000
#: Where a word and its weight are one number, what is left of this heaviest weight stands above so many bits of the word:
#: then what says most comes first.
HEAVIEST, BITS = (1 << 16) - 1, 32


class _Read(dict[str, tuple[int, ...]]):
    """What is told of the parts of texts, each read where it is met first."""

    def __init__(self, read: Callable[[str], tuple[int, ...]]) -> None:
        super().__init__()
        self._first = read

    def __missing__(self, part: str) -> tuple[int, ...]:
        if len(self) >= REMEMBERED:
            self.clear()
        found = self[part] = self._first(part)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Rarity:
    """The bands of `rarity.yaml`; the head of the file says what the fields mean."""

    least: int
    common: float
    endings: list[tuple[str, str]]
    texts: int
    bands: dict[int, list[str]]
    _band: dict[str, int] = field(init=False, repr=False, compare=False, default_factory=dict)
    _seen: dict[str, tuple[int, int]] = field(init=False, repr=False, compare=False, default_factory=dict)
    _stems: dict[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)
    _read: _Read = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the bands by word."""
        object.__setattr__(self, "_read", _Read(self._telling))
        self._band.update((word, band) for band, words in self.bands.items() for word in words)

    def words(self, text: str) -> list[str]:
        """Return the words and numbers of a text in lower case, in order."""
        return WORD.findall(text.lower())

    def telling(self, text: str) -> list[int]:
        """Return what `weigh` says of the words of a text that say something, in order, each as one number.

        No word goes over a space, so that what stands between two is read once and then remembered.
        """
        return list(chain.from_iterable(map(self._read.__getitem__, text.split())))

    def _telling(self, part: str) -> tuple[int, ...]:
        told = map(self.weigh, self.words(part))
        return tuple([HEAVIEST - weight << BITS | word for word, weight in told if weight])

    def stem(self, word: str) -> str:
        """Return a word without its ending."""
        found = self._stems.get(word)
        if found is None:
            if len(self._stems) >= REMEMBERED:
                self._stems.clear()
            found = self._stems[word] = self._stem(word)
        return found

    def _stem(self, word: str) -> str:
        for ending, instead in self.endings:
            if word.endswith(ending) and len(word) - len(ending) >= self.least:
                return word[: -len(ending)] + instead
        return word

    def weigh(self, word: str) -> tuple[int, int]:
        """Return a number that stands for a word's stem, and how much it says in thousandths; 0 says nothing."""
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) >= REMEMBERED:
                self._seen.clear()
            stem = self._stem(word)
            found = self._seen[word] = (zlib.crc32(stem.encode("utf8", "replace")), self._weight(stem))
        return found

    def _weight(self, stem: str) -> int:
        if len(stem) == 1 and not stem.isdigit():
            return 0
        band = self._band.get(stem)
        texts = 1.5 * 2**band if band is not None else 0.0
        return 0 if texts > self.common * self.texts else round(1000 * math.log((1 + self.texts) / (1 + texts)))


def load_rarity(folder: Path) -> Rarity:
    """Return the rarities of the codebook in `folder`."""
    return load_yaml(folder / "en" / "lexicon" / "rarity.yaml", Rarity)
