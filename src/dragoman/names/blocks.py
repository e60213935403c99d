"""Keys by which persons are met: names are compared only where they share one, so that a long register is not compared with itself.

Every two names that `likeness` can find alike share a key: two parts that sound alike whatever their vowels, a surname and an initial,
a place in the list of other names, or a surname alone with the same office of the same country.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product

from dragoman.codebook.name_rules import NameRules, family_named
from dragoman.names import offices
from dragoman.names.alignment import groups, readings, unhyphened
from dragoman.names.likeness import SYLLABIC, alias_numbers, families
from dragoman.names.parts import Part, Personal
from dragoman.names.sounds import keys as sounds
from dragoman.names.sounds import skeleton, syllables

#: Ways to write one part that are looked at.
WAYS = 24
#: Parts of a full name, at least.
FULL = 2
#: The ends of keys of persons without a country, and of all persons.
NOBODY, ANY = "@", "@*"
#: Families whose names stand in either order, and are written in characters.
TURNED = SYLLABIC | {"japanese"}


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys under which a person can be found, and those under which others are looked for."""

    posted: frozenset[str]
    asked: frozenset[str]


def keys_of(name: Personal, country: str | None, told: Iterable[str], *, rules: NameRules) -> Keys:
    """Return the keys of a person, by the name and the offices that reports give."""
    whole, letters = _name_keys(name, country, rules)
    short = any(part.is_initial for part in name.parts)
    fits = {f"{key}." for key in letters}
    may = {f"{key}~" for key in letters}
    posted, asked = whole | (fits if short else may), whole | fits | (may if short else set())
    surnames, posts = _office_keys(name, country, told, rules=rules)
    alone = {f"{key}." for key in surnames}
    full = {f"{key}~" for key in surnames}
    if _is_short_of(name, rules):
        return _in_country(posted | alone | posts, asked | alone | full | posts, country)
    return _in_country(posted | full | posts, asked | alone | posts, country)


def _in_country(posted: set[str], asked: set[str], country: str | None) -> Keys:
    """Return the keys with a country: two who serve two states are not one; whose state is not known may be anybody's."""
    own = f"{NOBODY}{country or ''}"
    sought = {own, NOBODY} if country else {ANY}
    return Keys(
        frozenset(key + end for key in posted for end in (own, ANY)),
        frozenset(key + end for key in asked for end in sought),
    )


def _is_short_of(name: Personal, rules: NameRules) -> bool:
    """Tell a lone surname, or one with a Western name alone, which says nothing of a Chinese one."""
    return sum(part.text not in rules.western for part in name.parts) < FULL


def _name_keys(name: Personal, country: str | None, rules: NameRules) -> tuple[set[str], set[str]]:
    """Return keys of a full name: two parts that sound alike, and a surname with a first letter."""
    whole, letters = {f"alias {number}" for number in alias_numbers(name, rules)}, set[str]()
    made = families(frozenset({country or ""}), rules)
    for family in made:
        if family in SYLLABIC:
            _by_syllables(name, family, (whole, letters), rules=rules)
    if not letters:
        for family in made:
            if family not in SYLLABIC:
                _by_letters(name, family, (whole, letters), rules=rules)
    if not letters:
        _by_letters(name, "european", (whole, letters), rules=rules)
    return whole, letters


def _office_keys(
    name: Personal, country: str | None, told: Iterable[str], *, rules: NameRules
) -> tuple[set[str], set[str]]:
    """Return keys of a surname with an office, and of a high office alone where names are written in characters."""
    made = families(frozenset({country or ""}), rules)
    surnames = {key for family in made for part in _ends(name, family) for key in _part(part, family, rules)}
    posts = {key for office in told for key in _post(office, rules)}
    written = all(family in TURNED for family in made)
    high = {
        " ".join(sorted(post.words)) for post in (offices.post(o, rules) for o in told) if post.kind in offices.HIGH
    }
    return (
        {f"{surname} as {post}" for surname in surnames for post in posts},
        {f"any as {post}" for post in high} if written else set(),
    )


def _ends(name: Personal, family: str) -> tuple[Part, ...]:
    """Return the parts that may be the surname: the last, and where names are often turned, the first."""
    parts = [p for p in name.parts if not p.is_initial and not p.is_small]
    return tuple(dict.fromkeys(parts[:1] + parts[-1:] if family in TURNED else parts[-1:]))


def _post(office: str, rules: NameRules) -> Iterator[str]:
    """Yield an office by its words, and by its kind and each word that says more."""
    post = offices.post(office, rules)
    yield " ".join(sorted(post.words))
    if post.kind in offices.SOLE or not post.about:
        yield str(post.kind)
    yield from post.about


@lru_cache(maxsize=100_000)
def _part(part: Part, name: str, rules: NameRules) -> frozenset[str]:
    """Return the sounds of one part without its vowels, and the given names that are one with it."""
    family = family_named(name, rules)
    if name in SYLLABIC:
        found = set(syllables((part.text,), family)) | set(rules.korean_surnames.get(part.text, ()))
    else:
        found = set(sounds(part.text, part.marked, family))
    same = {f"={number}" for number in groups(part, family)} if name not in SYLLABIC else set[str]()
    return frozenset(sorted({skeleton(key) for key in found})[:WAYS]) | same


def _by_syllables(name: Personal, family: str, found: tuple[set[str], set[str]], *, rules: NameRules) -> None:
    whole, letters = found
    for reading in readings(name, family_named(family, rules)):
        surnames = _part(reading.surname, family, rules)
        if reading.given:
            letters.update(f"{surname} {reading.given[0].text[0]}" for surname in surnames)
            texts = tuple(p.text for p in reading.given if not p.is_initial)
            given = {skeleton(key) for key in syllables(texts, family_named(family, rules))}
            whole.update(f"{a} {b}" for a, b in product(surnames, sorted(given)[:WAYS]))
        elif reading.western:
            whole.update(f"{a} {b.text}" for a, b in product(surnames, reading.western))


def _by_letters(name: Personal, family: str, found: tuple[set[str], set[str]], *, rules: NameRules) -> None:
    whole, letters = found
    large = tuple(p for p in name.parts if not p.is_small)
    for parts in dict.fromkeys((large, unhyphened(large))):
        sounds_of = [_part(p, family, rules) for p in parts if not p.is_initial]
        for ours, theirs in combinations(sounds_of, 2):
            whole.update(" ".join(sorted(pair)) for pair in product(ours, theirs))
        first = {c for part in parts[:-1] for c in _letters(part, family, rules)}
        letters.update(f"{surname} {letter}" for surname in (sounds_of or [frozenset()])[-1] for letter in first)


def _letters(part: Part, family: str, rules: NameRules) -> frozenset[str]:
    return frozenset({part.text[0]} | {key[:1] for key in sounds(part.text, part.marked, family_named(family, rules))})
