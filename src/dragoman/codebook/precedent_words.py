"""The words by which reports count dealings and compare them with earlier ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.codebook.inflection import inflect
from dragoman.codebook.number_words import load_numbers
from dragoman.codebook.yaml_files import load_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecedentFile:
    """The lexicon's `precedents.yaml`; the file's comments say what each table is for."""

    dealings: dict[str, tuple[str, ...]]
    anniversaries: frozenset[str]
    digits: tuple[str, ...]
    since: frozenset[str]
    spans: frozenset[str]
    eras: frozenset[str]
    units: frozenset[str]
    partners: frozenset[str]
    orders: dict[str, tuple[str, ...]]
    acts: tuple[str, ...]
    act_nouns: frozenset[str]
    irregular: dict[str, tuple[str, ...]]
    words_of_speech: frozenset[str]
    types: dict[str, str]
    modes: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecedentWords:
    """The lexicon of precedents, with the name of a dealing by its last word, ranks by word, the acts' forms, and orders by first word."""

    tables: PrecedentFile
    dealings: Mapping[str, str]
    ordinals: Mapping[str, int]
    acts: frozenset[str]
    orders: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]

    def rank(self, word: str) -> int | None:
        """Return the rank that a word gives: "fourth", "60th"."""
        low = word.lower()
        digits = low[:-2] if low.endswith(self.tables.digits) else ""
        return int(digits) if digits.isascii() and digits.isdigit() else self.ordinals.get(low)


def load_precedents(folder: Path) -> PrecedentWords:
    """Load `en/lexicon/precedents.yaml` and the ranks of `numbers.yaml`."""
    tables = load_yaml(folder / "en" / "lexicon" / "precedents.yaml", PrecedentFile)
    names = {phrase.split()[-1]: name for name, phrases in tables.dealings.items() for phrase in phrases}
    dealings = {form: name for word, name in names.items() for form in (word, f"{word}s")}
    acts = frozenset(form for verb in tables.acts for form in inflect(verb, tables.irregular))
    orders: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, phrases in tables.orders.items():
        for words in (tuple(phrase.split()) for phrase in phrases):
            orders.setdefault(words[0], []).append((words, kind))
    ordinals = load_numbers(folder).ordinals
    return PrecedentWords(tables=tables, dealings=dealings, ordinals=ordinals, acts=acts, orders=orders)
