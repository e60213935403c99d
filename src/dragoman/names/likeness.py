"""What two names say by themselves, in the family that reads them best."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dragoman.codebook.name_rules import FAMILIES, SPELLED, NameRules, family_named
from dragoman.names.alignment import features
from dragoman.names.characters import read_alike
from dragoman.names.parts import Personal, personal

#: Families that are read by syllables.
SYLLABIC = frozenset(FAMILIES) - frozenset(SPELLED)
#: Letters of a short name.
SHORT = 8
Found = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names with the countries that their bearers serve, as far as they are known."""

    a: Personal
    b: Personal
    countries: frozenset[str] = frozenset()


def points(spoken: Iterable[str], rules: NameRules) -> float:
    """Return the sum of what features add."""
    return sum(rules.weights.features[feature].points for feature in spoken)


@lru_cache(maxsize=200_000)
def by_name(pair: Pair, rules: NameRules) -> Found:
    """Return the features that speak for and against two names being one person's."""
    found: list[Found] = [("known_alias",)] if is_alias(pair, rules) else []
    made = families(pair.countries, rules)
    found += _made(pair, [f for f in made if f in SYLLABIC], rules)
    if not found or "known_alias" in found[0]:  # what is read by syllables is not read by letters too
        found += _made(pair, [f for f in made if f not in SYLLABIC], rules)
    found = found or _made(pair, ["european"], rules) or [("other_surname",)]
    best = max(found, key=lambda f: (points(f, rules), f))
    if points(best, rules) < rules.weights.asked and is_read_alike(pair, rules):
        best = ("read_alike",)
    return (*best, *_number(pair), *_frequent(pair, best, rules))


def _made(pair: Pair, names: Iterable[str], rules: NameRules) -> list[Found]:
    return [found for name in names for found in features(pair.a, pair.b, family_named(name, rules))]


def families(countries: frozenset[str], rules: NameRules) -> tuple[str, ...]:
    """Return the families in which names of some countries may be made; all where no country is known."""
    known = [rules.family_of.get(code, frozenset({"european"})) for code in countries if code]
    if not known:
        return FAMILIES
    return tuple(f for f in FAMILIES if any(f in given for given in known))


def is_read_alike(pair: Pair, rules: NameRules) -> bool:
    """Tell two readings of one name, where the names may be written in characters."""
    written = SYLLABIC | {"japanese"}
    known = [rules.family_of.get(code, frozenset()) for code in pair.countries if code]
    return all(written & made for made in known) and read_alike(pair.a, pair.b, rules)


def _number(pair: Pair) -> Found:
    if pair.a.number == pair.b.number:
        return ()
    return ("other_number",) if pair.a.number and pair.b.number else ("one_number",)


def _frequent(pair: Pair, spoken: Found, rules: NameRules) -> Found:
    """Return what weakens a name that many bear."""
    if any(feature.startswith("other_") and feature != "other_kind" for feature in spoken) or "known_alias" in spoken:
        return ()
    ends = [part.text for name in (pair.a, pair.b) for part in (name.parts[0], name.parts[-1])]
    if not any(text in rules.families.common for text in ends):
        return ()
    short = all(len(n.parts) == 2 and sum(len(p.text) for p in n.parts) <= SHORT for n in (pair.a, pair.b))
    return ("common_surname", "short_name") if short else ("common_surname",)


# ---------------------------------------------------------------- other names


def is_alias(pair: Pair, rules: NameRules) -> bool:
    """Tell whether the list of other names has both for one person."""
    table, ours, theirs = _aliases(rules), _plain(pair.a), _plain(pair.b)
    shared = table.get(ours, frozenset()) & table.get(theirs, frozenset())
    anywhere = not any(pair.countries)
    return ours != theirs and any(anywhere or code in pair.countries for code, _ in shared)


def alias_numbers(name: Personal, rules: NameRules) -> frozenset[int]:
    """Return the persons of the list of other names who bear a name."""
    return frozenset(number for _, number in _aliases(rules).get(_plain(name), ()))


def _plain(name: Personal) -> str:
    titled = sorted(name.titles) if len(name.parts) == 1 else []
    return " ".join((*titled, *sorted(name.words)))


@lru_cache(maxsize=4)
def _aliases(rules: NameRules) -> dict[str, frozenset[tuple[str, int]]]:
    found: dict[str, set[tuple[str, int]]] = {}
    for number, (country, *names) in enumerate(rules.aliases.people):
        for name in names:
            found.setdefault(_plain(personal(name, rules)), set()).add((country, number))
    return {name: frozenset(people) for name, people in found.items()}
