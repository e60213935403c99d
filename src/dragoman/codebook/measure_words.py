"""The words for tariffs, sanctions, ceasefires and other measures in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.codebook.inflection import inflect
from dragoman.codebook.yaml_files import load_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Forces:
    """The words for soldiers abroad."""

    nouns: tuple[str, ...]
    verbs: frozenset[str]
    hosting: frozenset[str]
    existing: frozenset[str]
    kind: str
    unit: str
    places: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureFile:
    """The lexicon of measures as it is written."""

    kinds: dict[str, tuple[str, ...]]
    standing: frozenset[str]
    sides: dict[str, frozenset[str]]
    bearers: frozenset[str]
    acts: dict[str, tuple[str, ...]]
    percent: frozenset[str]
    value_links: frozenset[str]
    states: dict[str, tuple[str, ...]]
    borne: tuple[str, ...]
    irregular: dict[str, tuple[str, ...]]
    nouns: dict[str, frozenset[str]]
    adjectives: dict[str, frozenset[str]]
    modals: frozenset[str]
    again: frozenset[str]
    causes: frozenset[str]
    deciding: tuple[str, ...]
    renewing: frozenset[str]
    reliefs: frozenset[str]
    by: frozenset[str]
    on: frozenset[str]
    articles: frozenset[str]
    forces: Forces


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureWords:
    """The lexicon of measures, its phrases by last word and its verbs by form."""

    words: MeasureFile
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = field(repr=False)
    verbs: Mapping[str, str] = field(repr=False)
    borne: frozenset[str]
    deciding: frozenset[str]
    acts: Mapping[str, str] = field(repr=False)


def load_measures(folder: Path) -> MeasureWords:
    """Load `en/lexicon/measures.yaml` of a codebook folder."""
    words = load_yaml(folder / "en" / "lexicon" / "measures.yaml", MeasureFile)
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, names in words.kinds.items():
        for name in names:
            parts = tuple(name.lower().split())
            phrases.setdefault(parts[-1], []).append((parts, kind))
    verbs = {
        form: status
        for status, bases in words.states.items()
        for base in bases
        for form in inflect(base, words.irregular)
    }
    longest = {last: tuple(sorted(found, key=lambda f: (-len(f[0]), f))) for last, found in phrases.items()}
    borne = frozenset(form for verb in words.borne for form in inflect(verb, words.irregular))
    deciding = frozenset(form for verb in words.deciding for form in inflect(verb, words.irregular))
    acts = {
        form: kind for kind, bases in words.acts.items() for base in bases for form in inflect(base, words.irregular)
    }
    return MeasureWords(words=words, phrases=longest, verbs=verbs, borne=borne, deciding=deciding, acts=acts)
