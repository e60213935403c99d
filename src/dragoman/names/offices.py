"""Offices side by side: one, akin, or such as nobody holds together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dragoman.codebook.name_rules import NameRules
from dragoman.codebook.words import fold

#: Kinds whose offices are all one in a state unless something follows: there is one president.
SOLE = frozenset({"leader", "head_of_state", "spokesperson"})
#: Kinds that few hold: to share such an office is much.
HIGH = frozenset({"leader", "head_of_state", "minister"})
#: What the words of akin offices share at least.
SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Post:
    """An office as it is compared: its words, its kind, and what it is about."""

    words: frozenset[str]
    kind: str | None
    about: frozenset[str]


@lru_cache(maxsize=20_000)
def post(office: str, rules: NameRules) -> Post:
    """Return an office as it is compared."""
    text = " ".join(w for w in re.findall(r"[^\W_]+(?:-[^\W_]+)*", fold(office)) if w not in rules.offices.status)
    text = _one(text, rules)
    words = frozenset(_deputy(w, rules) for w in re.split(r"[\s-]", text) if w not in rules.offices.dropped)
    kind, noun, before = _kind(text, rules)
    if rules.offices.deputy_words & set(re.split(r"[\s-]", before)):
        kind = rules.offices.deputies.get(kind or "", kind)
    return Post(words, kind, words - frozenset(re.split(r"[\s-]", noun)) - rules.offices.deputy_words)


def _deputy(word: str, rules: NameRules) -> str:
    """Return one word for all that make a deputy."""
    return min(rules.offices.deputy_words) if word in rules.offices.deputy_words else word


def _one(text: str, rules: NameRules) -> str:
    """Return the common word for an office that has several."""
    return _synonyms(rules).get(text, text)


@lru_cache(maxsize=4)
def _synonyms(rules: NameRules) -> dict[str, str]:
    return {fold(way): row[0] for row in reversed(rules.offices.same) for way in row}


@lru_cache(maxsize=4)
def _nouns(rules: NameRules) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    found = [(noun, kind) for kind, nouns in rules.offices.kinds.items() for noun in nouns]
    found.sort(key=lambda pair: -len(pair[0]))
    return tuple((noun, kind, re.compile(rf"(?<![\w-]){re.escape(fold(noun))}s?(?![\w-])")) for noun, kind in found)


def _kind(text: str, rules: NameRules) -> tuple[str | None, str, str]:
    """Return the kind of an office by the noun that comes first, the longest of several there, that noun, and what is before."""
    best: tuple[int, int, str | None, str] = (len(text) + 1, 0, None, "")
    for noun, kind, pattern in _nouns(rules):
        match = pattern.search(text)
        if match is not None and not _within(text, match.start()):
            best = min(best, (match.start(), -len(noun), kind, noun), key=lambda b: (b[0], b[1]))
    return best[2], best[3], text[: best[0]]


def _within(text: str, at: int) -> bool:
    """Tell a noun that only says whose the office is: "aide to the president"."""
    return bool(re.search(r"\b(?:of|to|for)\b", text[:at]))


def same(a: Post, b: Post) -> bool:
    """Tell whether two offices are one."""
    return bool(a.words) and a.words == b.words


def akin(a: Post, b: Post, rules: NameRules) -> bool:
    """Tell whether two offices may be one, told in other words."""
    if a.kind is not None and a.kind == b.kind and (a.kind in SOLE or not a.about or not b.about):
        return True
    shared = a.words & b.words
    if a.kind and b.kind and a.kind != b.kind and frozenset({a.kind, b.kind}) not in rules.offices.akin:
        return False
    if frozenset({a.kind, b.kind}) in rules.offices.akin and not (a.about and b.about):
        return True
    return bool(a.about & b.about) and len(shared) / min(len(a.words), len(b.words)) >= SHARED


def at_once(a: Post, b: Post, rules: NameRules) -> bool:
    """Tell whether nobody holds both at once."""
    if a.kind is None or b.kind is None or a.kind == b.kind:
        return False
    return any(a.kind in row and b.kind in row for row in rules.offices.apart)


def portfolios(a: Post, b: Post, rules: NameRules) -> bool:
    """Tell two posts of one kind, each about something else."""
    return (
        a.kind is not None
        and a.kind == b.kind
        and a.kind in rules.offices.single
        and bool(a.about and b.about)
        and not a.about & b.about
    )


def callings(a: Post, b: Post, rules: NameRules) -> str | None:
    """Tell a soldier from a minister, and a coach from a deputy, who are further apart."""
    ours = {name for name, kinds in rules.offices.callings.items() if a.kind in kinds}
    theirs = {name for name, kinds in rules.offices.callings.items() if b.kind in kinds}
    if not ours or not theirs or ours & theirs:
        return None
    return "callings" if ours | theirs <= rules.offices.near_callings else "worlds"


def lesser(a: Post, b: Post, rules: NameRules) -> bool:
    """Tell the head of a state from a plain member of a house."""
    return b.kind in rules.offices.lesser.get(a.kind or "", ()) or a.kind in rules.offices.lesser.get(b.kind or "", ())
