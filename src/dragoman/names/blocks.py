"""Keys by which persons are met: names are compared only where they share one, so that a long register is not compared with itself.

Every two names that `likeness` can find alike share a key: two parts that sound alike whatever their vowels, a surname and an initial,
a place in the list of other names, or a surname alone with the same office of the same country.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, groupby, product

from dragoman.codebook.name_rules import NameRules, family_named
from dragoman.names import offices
from dragoman.names.alignment import groups, readings, unhyphened
from dragoman.names.characters import may_be_written
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


#: Keys of two parts of a name, of two that a hyphen joins beside others, and of a surname with a letter.
Found = tuple[set[str], set[str], set[str]]


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys under which a person can be found, and those under which others are looked for."""

    posted: frozenset[str]
    asked: frozenset[str]


def keys_of(name: Personal, country: str | None, told: Iterable[str], *, rules: NameRules) -> Keys:
    """Return the keys of a person, by the name and the offices that reports give."""
    whole, inner, letters = _name_keys(name, country, rules)
    short = any(part.is_initial for part in name.parts)
    fits = {f"{key}." for key in letters}
    may = {f"{key}~" for key in letters}
    posted, asked = whole | (fits if short else may), whole | inner | fits | (may if short else set())
    if short or sum(not part.is_small for part in name.parts) <= FULL:
        asked |= {f"{key}~" for key in whole}
    posted |= {f"{key}~" for key in inner}
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


def _name_keys(name: Personal, country: str | None, rules: NameRules) -> Found:
    """Return keys of a full name: two parts that sound alike, two that a hyphen joins, and a surname with a first letter."""
    letters = set[str]()
    found = {f"alias {number}" for number in alias_numbers(name, rules)}, set[str](), letters
    made = families(frozenset({country or ""}), rules)
    for family in made:
        if family in SYLLABIC:
            _by_syllables(name, family, found, rules=rules)
    if not letters:
        for family in made:
            if family not in SYLLABIC:
                _by_letters(name, family, found, rules=rules)
    if not letters:
        _by_letters(name, "european", found, rules=rules)
    return found


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
        {f"any as {post}" for post in high} if written and high and may_be_written(name, rules) else set(),
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


def _by_syllables(name: Personal, family: str, found: Found, *, rules: NameRules) -> None:
    whole, _, letters = found
    for reading in readings(name, family_named(family, rules)):
        surnames = _part(reading.surname, family, rules)
        if reading.given:
            letters.update(f"{surname} {reading.given[0].text[0]}" for surname in surnames)
            texts = tuple(p.text for p in reading.given if not p.is_initial)
            given = {skeleton(key) for key in syllables(texts, family_named(family, rules))}
            whole.update(f"{a} {b}" for a, b in product(surnames, sorted(given)[:WAYS]))
        elif reading.western:
            whole.update(f"{a} {b.text}" for a, b in product(surnames, reading.western))


def _by_letters(name: Personal, family: str, found: Found, *, rules: NameRules) -> None:
    whole, inner, letters = found
    large = tuple(p for p in name.parts if not p.is_small)
    for parts in dict.fromkeys((large, unhyphened(large))):
        words = [p for p in parts if not p.is_initial]
        within = _inner(parts)
        for pair in combinations(words, 2):
            (inner if pair in within else whole).update(_pair(pair, family, rules))
        surnames = _part(words[-1], family, rules) if words else frozenset[str]()
        first = {c for part in parts[:-1] for c in _letters(part, family, rules)}
        letters.update(f"{surname} {letter}" for surname in surnames for letter in first)


def _inner(parts: tuple[Part, ...]) -> set[tuple[Part, Part]]:
    """Return the pairs that a hyphen joins in a name that has other words too.

    Two such names that share no more than this pair are two persons': each has a word that the other lacks. Of three words that
    names share, at most one pair is joined in each, so that they meet by another; an initial may stand for a word.
    """
    if len(parts) <= FULL or any(part.is_initial for part in parts):
        return set()
    words = [list(word) for _, word in groupby(parts, key=lambda part: part.group)]
    return {(word[0], word[1]) for word in words if len(word) == FULL}


def _pair(pair: tuple[Part, Part], family: str, rules: NameRules) -> Iterator[str]:
    """Yield the keys of two parts that sound alike, in either order."""
    ours, theirs = (_part(part, family, rules) for part in pair)
    return (" ".join(sorted(both)) for both in product(ours, theirs))


def _letters(part: Part, family: str, rules: NameRules) -> frozenset[str]:
    return frozenset({part.text[0]} | {key[:1] for key in sounds(part.text, part.marked, family_named(family, rules))})
