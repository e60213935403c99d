"""The words of bargaining: tracks, packages, what is on the table, what is open, how talks stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.codebook.issues import WORD, fold
from dragoman.codebook.yaml_files import load_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a negotiation lists under a heading: positions by stance, events by type."""

    stances: frozenset[str]
    events: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermFile:
    """The lexicon's `terms.yaml`; the file's comments say what each table is for."""

    kinds: dict[str, tuple[str, ...]]
    dealings: frozenset[str]
    other_packages: frozenset[str]
    holders: frozenset[str]
    asks: Heading
    offers: Heading
    refusals: Heading
    contacts: Heading


@dataclass(frozen=True, slots=True, kw_only=True)
class TermWords:
    """The lexicon of bargaining, its folded phrases with their kinds by first word, the longest first."""

    tables: TermFile
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = field(repr=False)
    dealings: frozenset[str]


def load_terms(folder: Path) -> TermWords:
    """Load `en/lexicon/terms.yaml` of a codebook folder."""
    tables = load_yaml(folder / "en" / "lexicon" / "terms.yaml", TermFile)
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, phrases in tables.kinds.items():
        for phrase in phrases:
            words = tuple(fold(word) for word in WORD.findall(phrase))
            found.setdefault(words[0], []).append((words, kind))
    longest = {first: tuple(sorted(entries, key=lambda e: (-len(e[0]), e))) for first, entries in found.items()}
    return TermWords(tables=tables, phrases=longest, dealings=frozenset(map(fold, tables.dealings)))
