"""Units of measure and what is worth counting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.codebook.number_words import NumberWords, load_numbers
from dragoman.codebook.yaml_files import load_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFile:
    """The lexicon's `units.yaml`; the file's comments say what each table is for."""

    shares: dict[str, list[str]]
    split_units: dict[str, str]
    money: dict[str, list[str]]
    signs: dict[str, str]
    durations: dict[str, list[str]]
    ratios: dict[str, int]
    linkers: frozenset[str]
    joiners: frozenset[str]
    ranges: frozenset[str]
    lasting: frozenset[str]
    measures: frozenset[str]
    of_words: frozenset[str]
    in_words: frozenset[str]
    ones: frozenset[str]
    half: str
    large: frozenset[str]
    least_scale: int
    uncompounded: frozenset[str]
    voting: frozenset[str]
    against: frozenset[str]
    votes: str
    reaching: frozenset[str]
    totals: dict[str, str]
    collectives: dict[str, str]
    persons: frozenset[str]
    anybody: frozenset[str]
    members: frozenset[str]
    numbering: frozenset[str]
    beings: str
    sums: frozenset[str]
    offsets: frozenset[str]
    deadlines: frozenset[str]
    anniversaries: frozenset[str]
    counts: dict[str, list[str]]
    least_open: int
    never: frozenset[str]
    uncounted: frozenset[str]
    least_common: int
    harms: frozenset[str]
    living: frozenset[str]
    losses: frozenset[str]
    fates: frozenset[str]
    vague: frozenset[str]
    approximate: frozenset[str]
    roundly: frozenset[str]
    rates: frozenset[str]
    levies: frozenset[str]
    untelling: frozenset[str]
    charged: frozenset[str]
    changed: frozenset[str]
    some: frozenset[str]
    naming: frozenset[str]
    ages: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """The tables of `units.yaml` with each word's unit: `kinds` tells shares, money, durations and counts apart."""

    tables: UnitFile
    numbers: NumberWords
    units: Mapping[str, str]
    kinds: Mapping[str, str]


def load_units(folder: Path) -> Units:
    """Return the units of the codebook in `folder`."""
    tables = load_yaml(folder / "en" / "lexicon" / "units.yaml", UnitFile)
    units, kinds = dict(tables.split_units), {}
    sections = {"count": tables.counts, "duration": tables.durations, "money": tables.money, "share": tables.shares}
    for kind, section in sections.items():
        for unit, words in section.items():
            kinds[unit] = kind
            units.update(dict.fromkeys(words, unit))
    return Units(tables=tables, numbers=load_numbers(folder), units=units, kinds=kinds)
