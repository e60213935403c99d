"""Number words of a language, and the reading of numbers written in digits or words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.codebook.yaml_files import load_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """Words for numbers, multipliers and ranks."""

    small: Mapping[str, int]
    scales: Mapping[str, int]
    short_scales: Mapping[str, int]
    ordinals: Mapping[str, int]

    def value(self, words: str) -> float | None:
        """Return the value of "28,500", "3.5", "twenty-one", or None."""
        if words.isalpha():
            return float(self.small[words]) if words in self.small else None
        plain = words.replace(",", "")
        if plain.replace(".", "", 1).isascii() and plain.replace(".", "", 1).isdigit():
            return float(plain)
        parts = words.replace("-", " ").split()
        if not parts or any(part not in self.small for part in parts):
            return None
        return float(sum(self.small[part] for part in parts))


def load_numbers(folder: Path) -> NumberWords:
    """Return the number words of the codebook in `folder`."""
    return load_yaml(folder / "en" / "lexicon" / "numbers.yaml", NumberWords)
