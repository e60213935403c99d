"""How personal names are compared: families of spelling, given names that are one, other names, offices, and weights."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from dragoman.codebook.words import fold
from dragoman.codebook.yaml_files import CodebookError, Where, check_known, load_yaml

#: One way of writing: the letters, whether only at the start or the end of a word, and what they may stand for.
Rule = tuple[str, bool, bool, tuple[str, ...]]
#: Rules by the first letter of what is written, the longest first.
Rules = Mapping[str, tuple[Rule, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class KoreanRow:
    """The make of Korean names."""

    surnames: tuple[tuple[str, ...], ...]
    onsets: dict[str, tuple[str, ...]]
    vowels: dict[str, tuple[str, ...]]
    codas: dict[str, tuple[str, ...]]
    written: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChineseRow:
    """The make of Chinese names."""

    syllables: dict[str, tuple[str, ...]]
    initials: dict[str, tuple[str, ...]]
    finals: dict[str, tuple[str, ...]]
    whole: dict[str, tuple[str, ...]]
    double: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpellingRow:
    """The make of names that are written letter by letter."""

    rules: tuple[tuple[str, str], ...]
    shape: str = ""
    marks: dict[str, str] = field(default_factory=dict)
    articles: frozenset[str] = frozenset()
    assimilated: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    kunya: frozenset[str] = frozenset()
    servant: tuple[str, ...] = ()
    compound: frozenset[str] = frozenset()
    joined: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenRow:
    """Given names that are one, and those of Western habit."""

    equivalent: tuple[tuple[str, ...], ...]
    western: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FamiliesRow:
    """Whose names are made in which way."""

    countries: dict[str, frozenset[str]]
    common: frozenset[str]
    reigning: frozenset[str]
    numbers: dict[str, str]
    dropped: frozenset[str]
    particles: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aliases:
    """Persons known by several names: (country, name, other names)."""

    people: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Characters:
    """Characters of names with their readings in each language."""

    rows: tuple[tuple[str, str, str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What a feature adds, and what it says."""

    points: float
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The table of features; see the head of `weights.yaml`."""

    same: float
    maybe: float
    asked: float
    features: dict[str, Weight]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficesRow:
    """What offices are to one another."""

    dropped: frozenset[str]
    status: frozenset[str]
    same: tuple[tuple[str, ...], ...]
    kinds: dict[str, tuple[str, ...]]
    deputy_words: frozenset[str]
    deputies: dict[str, str]
    akin: tuple[frozenset[str], ...]
    lesser: dict[str, frozenset[str]]
    apart: tuple[frozenset[str], ...]
    single: frozenset[str]
    callings: dict[str, frozenset[str]]
    near_callings: frozenset[str]
    at_once_days: int
    still_years: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NameRules:
    """All that is known of names, ready for use; `titles` are the words of titles, which may stand before a name."""

    titles: frozenset[str]

    korean: KoreanRow
    korean_surnames: Mapping[str, frozenset[str]]
    pinyin: Mapping[str, frozenset[str]]
    southern: Mapping[str, frozenset[str]]
    chinese: ChineseRow
    letters: Mapping[str, Rules]
    rows: Mapping[str, SpellingRow]
    given: Mapping[str, frozenset[int]]
    groups: tuple[tuple[str, ...], ...]
    western: frozenset[str]
    families: FamiliesRow
    family_of: Mapping[str, frozenset[str]]
    aliases: Aliases
    characters: tuple[tuple[str, str, str, str, str], ...]
    weights: Weights
    offices: OfficesRow


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """A way in which names are made, with all rules."""

    name: str
    rules: NameRules


@lru_cache(maxsize=64)
def family_named(name: str, rules: NameRules) -> Family:
    """Return a family of the rules, always the same object."""
    return Family(name, rules)


#: Families that are written letter by letter.
SPELLED = ("japanese", "arabic", "slavic", "european")
#: All of them.
FAMILIES = ("korean", "chinese", "southern", *SPELLED)


def load_names(folder: Path, titles: Iterable[str]) -> NameRules:
    """Return the rules of the codebook in `folder`; raise CodebookError with file and line."""
    base = folder / "names"
    korean, chinese = load_yaml(base / "korean.yaml", KoreanRow), load_yaml(base / "chinese.yaml", ChineseRow)
    rows = {name: load_yaml(base / f"{name}.yaml", SpellingRow) for name in SPELLED}
    given, characters = load_yaml(base / "given.yaml", GivenRow), load_yaml(base / "characters.yaml", Characters).rows
    families = load_yaml(base / "families.yaml", FamiliesRow)
    weights = load_yaml(base / "weights.yaml", Weights)
    _check(base, families, weights)
    return NameRules(
        titles=(frozenset(titles) | families.reigning) - {way for row in korean.surnames for way in row},
        korean=korean,
        korean_surnames=_turned((row[0], row) for row in korean.surnames),
        pinyin=_turned(_pinyin(chinese)),
        southern=_turned((*_pinyin(chinese), *_southern(characters))),
        chinese=chinese,
        letters={name: _rules(row) for name, row in rows.items()},
        rows=rows,
        given={name: frozenset(found) for name, found in _numbers(given).items()},
        groups=given.equivalent,
        western=given.western,
        families=families,
        family_of=_turned((family, sorted(codes)) for family, codes in families.countries.items()),
        aliases=load_yaml(base / "aliases.yaml", Aliases),
        characters=characters,
        weights=weights,
        offices=load_yaml(base / "offices.yaml", OfficesRow),
    )


def _check(base: Path, families: FamiliesRow, weights: Weights) -> None:
    where = Where(file=base / "families.yaml", keys=("countries",))
    for family in families.countries:
        check_known(family, list(FAMILIES), where, what="family of names")
    if weights.maybe > weights.same:
        raise CodebookError(f"{base / 'weights.yaml'}: `maybe` must not be more than `same`")


def _turned(groups: Iterable[tuple[str, Iterable[str]]]) -> dict[str, frozenset[str]]:
    """Return the keys of each way of writing."""
    found: dict[str, set[str]] = {}
    for key, written in groups:
        for way in written:
            found.setdefault(way, set()).add(key)
    return {way: frozenset(keys) for way, keys in found.items()}


def _numbers(given: GivenRow) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for number, group in enumerate(given.equivalent):
        for name in group:
            found.setdefault(fold(name), set()).add(number)
    return found


def _pinyin(row: ChineseRow) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each syllable of pinyin with all its ways of writing."""
    for initial, finals in row.syllables.items():
        for final in finals:
            syllable = initial + final
            if syllable in row.whole:
                yield syllable, (syllable, *row.whole[syllable])
                continue
            starts = (initial, *row.initials.get(initial, ()))
            ends = (final, *row.finals.get(final, ()))
            yield syllable, tuple(dict.fromkeys(start + end for start in starts for end in ends))


def _southern(characters: Iterable[tuple[str, str, str, str, str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the readings of the south by the pinyin of their characters."""
    for _, mandarin, _, _, southern in characters:
        for syllable in mandarin.split():
            yield fold(syllable), tuple(southern.split())


def _rules(row: SpellingRow) -> dict[str, tuple[Rule, ...]]:
    found: dict[str, list[Rule]] = {}
    for written, keys in row.rules:
        letters = written.strip("^$")
        rule = (letters, written.startswith("^"), written.endswith("$"), tuple(keys.split("|")))
        found.setdefault(letters[0], []).append(rule)
    return {
        first: tuple(sorted(rules, key=lambda r: (-len(r[0]), not r[2], not r[1]))) for first, rules in found.items()
    }


def composed(text: str) -> str:
    """Return a text with its marks joined to their letters, in lower case."""
    return unicodedata.normalize("NFC", text).casefold()
