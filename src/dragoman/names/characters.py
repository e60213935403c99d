"""Names in the reading of another language: "Li Zaiming" for Lee Jae-myung, by the characters that both can stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import permutations, product

from dragoman.codebook.name_rules import NameRules, family_named
from dragoman.codebook.words import fold
from dragoman.names.parts import Part, Personal
from dragoman.names.sounds import keys, syllable

#: The languages of the table, in its order after the character.
LANGUAGES = ("mandarin", "korean", "japanese", "southern")
#: Characters of a surname and of a given name, at most.
SURNAME, GIVEN = 2, 3
#: Letters of a reading, at most.
LONGEST = 7
#: Characters that each part of a name may stand for, one set a place.
Spelled = tuple[frozenset[str], ...]


def read_alike(a: Personal, b: Personal, rules: NameRules) -> bool:
    """Tell whether two names are the same characters in the readings of two languages."""
    for ours, theirs in product(_orders(a), _orders(b)):
        for one, other in permutations(LANGUAGES, 2):
            if not _meet(_surnames(ours[0], one, rules), _surnames(theirs[0], other, rules)):
                continue
            if _meet(_together(ours[1], one, rules), _together(theirs[1], other, rules)):
                return True
    return False


def may_be_written(name: Personal, rules: NameRules) -> bool:
    """Tell whether a name has a surname that characters of the table spell: no other name can be read alike."""
    return any(_surnames(surname, language, rules) for surname, _ in _orders(name) for language in LANGUAGES)


def _meet(ours: Sequence[Spelled], theirs: Sequence[Spelled]) -> bool:
    return any(len(x) == len(y) and all(p & q for p, q in zip(x, y, strict=True)) for x in ours for y in theirs)


def _orders(name: Personal) -> tuple[tuple[Part, tuple[Part, ...]], ...]:
    """Return surname and given name, for either order; nothing where a part is an initial."""
    parts = name.parts
    if len(parts) < 2 or any(p.is_initial for p in parts):
        return ()
    return ((parts[0], parts[1:]), (parts[-1], parts[:-1]))


@lru_cache(maxsize=50_000)
def _surnames(part: Part, language: str, rules: NameRules) -> tuple[Spelled, ...]:
    return tuple(way for way in _spelled(part.text, language, rules) if len(way) <= SURNAME)


@lru_cache(maxsize=50_000)
def _together(given: tuple[Part, ...], language: str, rules: NameRules) -> tuple[Spelled, ...]:
    """Return the characters that a given name may stand for."""
    each = product(*(_spelled(p.text, language, rules) for p in given))
    joined = (tuple(place for part in parts for place in part) for parts in each)
    return tuple(way for way in joined if len(way) <= GIVEN)


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


@lru_cache(maxsize=50_000)
def _meant(reading: str, language: str, rules: NameRules) -> frozenset[str]:
    table = _table(language, rules)
    return frozenset(c for key in _keys(reading, language, rules) for c in table.get(key, ()))


def _keys(reading: str, language: str, rules: NameRules) -> frozenset[str]:
    """Return the keys by which a reading of one character is found."""
    match language:
        case "mandarin":
            return syllable(reading, family_named("chinese", rules))
        case "korean":
            return syllable(reading, family_named("korean", rules)) | {f"={reading}"}
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
