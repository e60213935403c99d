"""Names in the reading of another language: "Li Zaiming" for Lee Jae-myung, by the characters that both can stand for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from dragoman.codebook.name_rules import NameRules, family_named
from dragoman.codebook.words import fold
from dragoman.names.parts import Part, Personal
from dragoman.names.sounds import keys, syllables

#: The languages of the table, in its order after the character.
LANGUAGES = ("mandarin", "korean", "japanese", "southern")
#: Characters of a surname and of a given name, at most.
SURNAME, GIVEN = 2, 3
#: Letters of a reading, at most.
LONGEST = 7
#: Characters that each part of a name may stand for, one set a place; and all ways to read surname and given name.
Spelled = tuple[frozenset[str], ...]
Readings = tuple[tuple[Spelled, ...], tuple[Spelled, ...]]


def read_alike(a: Personal, b: Personal, rules: NameRules) -> bool:
    """Tell whether two names are the same characters in the readings of two languages."""
    ours, theirs = _all(a, rules), _all(b, rules)
    pairs = product(LANGUAGES, LANGUAGES)
    return any(_meet(x, y) for one, other in pairs if one != other for x in ours[one] for y in theirs[other])


def _meet(
    a: tuple[tuple[Spelled, ...], tuple[Spelled, ...]], b: tuple[tuple[Spelled, ...], tuple[Spelled, ...]]
) -> bool:
    return all(
        any(len(x) == len(y) and all(p & q for p, q in zip(x, y, strict=True)) for x in ours for y in theirs)
        for ours, theirs in zip(a, b, strict=True)
    )


@lru_cache(maxsize=20_000)
def _all(name: Personal, rules: NameRules) -> dict[str, list[Readings]]:
    """Return, for each language, the readings of surname and given name, for either order."""
    parts = [p for p in name.parts if not p.is_initial]
    found: dict[str, list[Readings]] = {language: [] for language in LANGUAGES}
    if len(parts) < 2 or len(parts) != len(name.parts):
        return found
    for surname, given in ((parts[0], parts[1:]), (parts[-1], parts[:-1])):
        for language in LANGUAGES:
            first = tuple(x for x in _spelled(surname.text, language, rules) if len(x) <= SURNAME)
            rest = tuple(_together(given, language, rules))
            if first and rest:
                found[language].append((first, rest))
    return found


def _together(given: list[Part], language: str, rules: NameRules) -> Iterator[Spelled]:
    for parts in product(*(_spelled(p.text, language, rules) for p in given)):
        joined = tuple(place for part in parts for place in part)
        if len(joined) <= GIVEN:
            yield joined


@lru_cache(maxsize=50_000)
def _spelled(text: str, language: str, rules: NameRules) -> tuple[Spelled, ...]:
    """Return the characters that letters may stand for, for each way to cut them into readings."""
    words = keys(text, text, family_named("japanese", rules)) if language == "japanese" else {text}
    found: list[Spelled] = []
    for word in sorted(words):
        found.extend(_cut(word, language, rules))
    return tuple(dict.fromkeys(found))


def _cut(word: str, language: str, rules: NameRules) -> Iterator[Spelled]:
    if not word:
        yield ()
        return
    for end in range(1, min(len(word), LONGEST) + 1):
        here = _meant(word[:end], language, rules)
        if here:
            yield from ((here, *rest) for rest in _cut(word[end:], language, rules) if len(rest) < GIVEN)


def _meant(syllable: str, language: str, rules: NameRules) -> frozenset[str]:
    table = _table(language, rules)
    return frozenset(c for key in _keys(syllable, language, rules) for c in table.get(key, ()))


def _keys(reading: str, language: str, rules: NameRules) -> frozenset[str]:
    """Return the keys by which a reading of one character is found."""
    match language:
        case "mandarin":
            return frozenset(k for k in syllables((reading,), family_named("chinese", rules)) if "-" not in k)
        case "korean":
            return frozenset(k for k in syllables((reading,), family_named("korean", rules)) if "-" not in k) | {
                f"={reading}"
            }
        case _:
            return frozenset({reading})


@lru_cache(maxsize=16)
def _table(language: str, rules: NameRules) -> dict[str, frozenset[str]]:
    """Return the characters by the keys of their readings in a language."""
    found: dict[str, set[str]] = {}
    place = LANGUAGES.index(language) + 1
    for row in rules.characters:
        for reading in row[place].split():
            text = fold(reading)
            written = (
                keys(text, text, family_named("japanese", rules))
                if language == "japanese"
                else _keys(text, language, rules)
            )
            for key in written:
                found.setdefault(key, set()).add(row[0])
    return {key: frozenset(characters) for key, characters in found.items()}
