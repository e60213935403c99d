"""How names sound: all keys that a way of writing may stand for, by family; two spellings of one name share a key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

from dragoman.codebook.name_rules import Family, NameRules, Rules
from dragoman.codebook.words import fold

#: Keys of one word, at most: what is more ambiguous says nothing.
MOST = 600
#: Syllables of a Korean or Chinese given name, and letters of a syllable, at most.
SYLLABLES, LONGEST = 3, 7
#: A joined article or "ben" is followed by so many letters or more: "Elbaradei", "Benyounes".
JOINED = 4
KEPT = 100_000
NOTHING: frozenset[str] = frozenset()
DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=KEPT)
def keys(text: str, marked: str, family: Family) -> frozenset[str]:
    """Return the keys of one part of a name in a family that is written letter by letter; none where it cannot be of it."""
    row = family.rules.rows[family.name]
    ways = {text, fold("".join(row.marks.get(c, c) for c in marked))}
    ways |= {way[len(head) :] for way in ways for head in row.prefixes if _is_joined(way, head)}
    found = {key for way in ways for key in _read(way.replace("'", ""), family.rules.letters[family.name])}
    if row.shape:
        shaped = re.compile(row.shape)
        return frozenset(key for key in found if shaped.fullmatch(key))
    return frozenset(DOUBLED.sub(r"\1", key) for key in found)


def _is_joined(way: str, head: str) -> bool:
    return way.startswith(head) and len(way) >= len(head) + JOINED


def _read(word: str, rules: Rules) -> Iterable[str]:
    """Return all readings of a word, the longest letters first."""
    found, at = [""], 0
    while at < len(word):
        step = 1
        sounds: tuple[str, ...] = (word[at],)
        for letters, first, last, keys_ in rules.get(word[at], ()):
            end = at + len(letters)
            if word.startswith(letters, at) and not (first and at) and not (last and end < len(word)):
                step, sounds = len(letters), keys_
                break
        found = [key + sound for key in found for sound in sounds][:MOST]
        at += step
    return found


# ---------------------------------------------------------------- syllables


@lru_cache(maxsize=KEPT)
def syllables(chunks: tuple[str, ...], family: Family) -> frozenset[str]:
    """Return the keys of a Korean or Chinese given name; none where it cannot be one."""
    each = [list(_chunk(chunk, family)) for chunk in chunks]
    if not all(each) or not each:
        return NOTHING
    found: set[str] = set()
    for parts in product(*each):
        found.add("-".join(parts))
        if len(found) > MOST:
            break
    return frozenset(found)


@lru_cache(maxsize=KEPT)
def syllable(text: str, family: Family) -> frozenset[str]:
    """Return the keys of letters that are one syllable of a family; none where they cannot be one."""
    if family.name == "korean":
        for way, put in family.rules.korean.written:
            text = text.replace(way, put)
    return frozenset(_syllable(text, family)) if text and len(text) <= LONGEST else NOTHING


@lru_cache(maxsize=KEPT)
def _chunk(chunk: str, family: Family) -> frozenset[str]:
    """Return the keys of letters that are not parted, of one syllable or several."""
    text = chunk
    if family.name == "korean":
        for way, put in family.rules.korean.written:
            text = text.replace(way, put)
        if "-" in text:
            return syllables(tuple(filter(None, text.split("-"))), family)
    found: set[str] = set()
    for cut in _cuts(text, SYLLABLES):
        each = [_syllable(part, family) for part in cut]
        if all(each):
            found.update("-".join(parts) for parts in product(*each))
    return frozenset(sorted(found)[:MOST])


def _cuts(text: str, most: int) -> Iterator[tuple[str, ...]]:
    """Yield the ways to cut a text into up to `most` parts."""
    if text and len(text) <= LONGEST:
        yield (text,)
    if most > 1:
        for at in range(1, min(len(text), LONGEST + 1)):
            for rest in _cuts(text[at:], most - 1):
                yield (text[:at], *rest)


@lru_cache(maxsize=KEPT)
def _syllable(text: str, family: Family) -> tuple[str, ...]:
    rules = family.rules
    if family.name != "korean":
        return tuple(sorted((rules.pinyin if family.name == "chinese" else rules.southern).get(text, ())))
    return tuple(sorted(_korean(text, rules)))


def _korean(text: str, names: NameRules) -> set[str]:
    found: set[str] = set()
    row = names.korean
    for first in range(4):
        onsets = row.onsets.get(text[:first])
        if onsets is None:
            continue
        for last in range(first + 1, len(text) + 1):
            vowels, codas = row.vowels.get(text[first:last]), row.codas.get(text[last:])
            if vowels and codas:
                found.update(f"{o}{v}{c}" for o in onsets for v in vowels for c in codas)
    return found


# ---------------------------------------------------------------- nearly alike

#: What a change costs: a vowel more or less inside a word, another vowel, any other letter.
VOWEL_MORE, VOWEL_OTHER, OTHER = 0.4, 1.0, 2.0
VOWELS = frozenset("aeiouEO")
#: What no two names that are near differ by.
FAR = 9.0


@lru_cache(maxsize=KEPT)
def distance(a: str, b: str) -> float:
    """Return what it costs to make one key from the other."""
    before = [i * OTHER for i in range(len(b) + 1)]
    for j in range(1, len(b) + 1):
        before[j] = before[j - 1] + _gap(b, j - 1)
    for i in range(1, len(a) + 1):
        now = [before[0] + _gap(a, i - 1)]
        for j in range(1, len(b) + 1):
            now.append(
                min(
                    before[j] + _gap(a, i - 1), now[j - 1] + _gap(b, j - 1), before[j - 1] + _change(a[i - 1], b[j - 1])
                )
            )
        before = now
    return before[-1]


def _gap(word: str, at: int) -> float:
    return VOWEL_MORE if word[at] in VOWELS and at else VOWEL_OTHER if word[at] in VOWELS else OTHER


def _change(a: str, b: str) -> float:
    if a == b:
        return 0.0
    return VOWEL_OTHER if a in VOWELS and b in VOWELS else OTHER


def nearest(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """Return the least distance between two sets of keys; those that differ by more than vowels are not near."""
    skeletons: dict[str, list[str]] = {}
    for key in ours:
        skeletons.setdefault(skeleton(key), []).append(key)
    near = ((a, b) for b in theirs for a in skeletons.get(skeleton(b), ()))
    return min((distance(a, b) for a, b in near), default=FAR)


@lru_cache(maxsize=KEPT)
def skeleton(key: str) -> str:
    """Return a key without its vowels."""
    return "".join(c for c in key if c not in VOWELS and c != "-") or key
