"""A personal name taken apart: titles put aside, initials, fathers' names, articles and numbers told from the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.codebook.name_rules import NameRules, SpellingRow, composed
from dragoman.codebook.words import fold

#: Apostrophes and marks of sounds that are written or left out at will.
QUOTES = re.compile("[’‘ʻʼ`´ʾʿ′]")
INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]?\.?|[^\W\d_]")
#: An abbreviation in capitals of at most so many letters is initials: "JD Vance".
CAPITALS = 2
#: Names kept at hand.
KEPT = 60_000
#: A servant's name has at least so many letters after "Abd al-".
SERVED = 3
#: A given name and a surname.
SHORT = 2


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a name: as it is compared, with its marks, and what it is; parts of one `group` were hyphened."""

    text: str
    marked: str
    group: int
    is_initial: bool = False
    is_father: bool = False
    is_small: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Personal:
    """A name taken apart; `turned` tells that the surname stands first, `titles` what was put aside."""

    text: str
    parts: tuple[Part, ...]
    titles: frozenset[str]
    number: str | None
    turned: bool

    @property
    def words(self) -> tuple[str, ...]:
        """Return the parts as they are compared."""
        return tuple(part.text for part in self.parts)


@lru_cache(maxsize=KEPT)
def personal(text: str, rules: NameRules) -> Personal:
    """Return a name taken apart."""
    bare = re.sub(r"\([^)]*\)|[\"“”]", " ", QUOTES.sub("'", text))
    _, comma, after = bare.partition(",")
    turned = bool(comma) and bool(after.strip()) and fold(after.strip()) not in rules.families.numbers
    words = bare.replace(",", " ").split()
    words, titles = _untitled(words, rules)
    number, words = _number(words, rules)
    turned = turned or _capitals_first(words)
    parts = tuple(_joined_fathers(list(_parts(words, rules)), rules))
    return Personal(text, parts, titles, number, turned)


def _untitled(words: list[str], rules: NameRules) -> tuple[list[str], frozenset[str]]:
    """Put titles aside: all that stand before the name, and honours before or after it."""
    titles = set()
    while len(words) > 1 and _is_title(words, rules):
        titles.add(fold(words[0]).strip("."))
        words = words[1:]
    while len(words) > 1 and _is_dropped(words[-1], rules):
        words = words[:-1]
    return words, frozenset(titles)


def _is_title(words: Sequence[str], rules: NameRules) -> bool:
    word = fold(words[0]).strip(".")
    if _is_dropped(words[0], rules):
        return True
    return word in rules.titles and len(word) > 1 and not (word in rules.western and len(words) == SHORT)


def _is_dropped(word: str, rules: NameRules) -> bool:
    """Tell an honour: in capitals where the list has capitals, with a dot where it has one."""
    dropped = rules.families.dropped
    return (
        word in dropped or word.strip(".") in dropped or word.lower() in dropped or word.lower().strip(".") in dropped
    )


def _number(words: list[str], rules: NameRules) -> tuple[str | None, list[str]]:
    """Return the number of a ruler or a generation, and the words without it."""
    last = words[-1].strip(".") if words else ""
    found = rules.families.numbers.get(fold(last)) if len(words) > 1 else None
    roman = found is not None and found.isdigit()
    if found is None or (roman and not last.isupper()) or (roman and all(w.isupper() for w in words)):
        return None, words
    return found, words[:-1]


def _capitals_first(words: Sequence[str]) -> bool:
    """Tell "ISHIBA Shigeru" from "Shigeru ISHIBA": a surname in capitals says where it stands."""
    loud = [len(w) > CAPITALS and w.isupper() for w in words]
    return len(words) > 1 and loud[0] and not any(loud[1:])


def _parts(words: Sequence[str], rules: NameRules) -> Iterator[Part]:
    """Yield the parts of a name: initials one by one, hyphened parts apart, articles, particles and "bin" left out."""
    row, father = rules.rows["arabic"], False
    long = any(len(w) > CAPITALS for w in words)
    for place, word in enumerate(words):
        if INITIALS.fullmatch(word) or (len(word) <= CAPITALS and word.isupper() and word.isascii() and long):
            yield from (Part(fold(c), composed(c), place, is_initial=True) for c in word if c.isalpha())
            continue
        pieces = _without_article([p for p in word.split("-") if p.strip("'.")], row)
        inside = 0 < place < len(words) - 1 and len(pieces) == 1
        for piece in pieces:
            marked = composed(piece).strip(".").replace("'", "")
            text = fold(marked)
            small = len(pieces) == 1 and _is_small(text, words, first=not place, rules=rules)
            if place and text in row.links and (inside or piece.islower()):
                father = True
            elif text and not (small and piece.islower()) and not (inside and text in row.articles):
                yield Part(text, marked, place, is_father=father, is_small=small)
                father = False


def _without_article(pieces: list[str], row: SpellingRow) -> list[str]:
    """Take "al-" and the like from the front: "ash-Shaybani"."""
    while len(pieces) > 1:
        first, then = (fold(piece).replace("'", "") for piece in pieces[:2])
        doubled = first in row.assimilated and then.startswith((first[-1:], first[1:]))
        if first not in row.articles and not doubled:
            break
        pieces = pieces[1:]
    return pieces


def _is_small(text: str, words: Sequence[str], *, first: bool, rules: NameRules) -> bool:
    """Tell a particle; the first of two words is none, unless it is written small."""
    return text in rules.families.particles and (not first or len(words) > SHORT or words[0].islower())


def _joined_fathers(parts: list[Part], rules: NameRules) -> Iterator[Part]:
    """Join "Abu" and "Abd al-" with what follows; part "Benyounes" and "Abdelmadjid"."""
    arabic = rules.rows["arabic"]
    waiting = ""
    for place, part in enumerate(parts):
        if waiting:
            text = f"{waiting}din" if part.text in arabic.compound else waiting + part.text
            yield Part(text, text, part.group, is_father=part.is_father)
            waiting = ""
        elif place < len(parts) - 1 and parts[place + 1].text in arabic.compound:
            waiting = f"{part.text}_"
        elif part.text in arabic.kunya and place < len(parts) - 1:
            waiting = "abu_"
        elif part.text in arabic.servant and place < len(parts) - 1 and part.text != "abdou":
            waiting = "abd_"
        else:
            served = None if part.text in rules.given else _compound(part.text, arabic)
            yield Part(served, served, part.group, is_father=part.is_father) if served else part


def _compound(text: str, row: SpellingRow) -> str | None:
    """Return "abd_rahman" for "abderrahman", "nour_din" for "noureddine"."""
    for end in row.joined:
        stem = text.removesuffix(end)
        if stem != text and len(stem) >= SERVED:
            return f"{stem}_din"
    for servant in sorted(row.servant, key=len, reverse=True):
        rest = text.removeprefix(servant)
        if rest != text and len(rest) >= (SERVED if len(servant) > SERVED else SERVED + 2):
            return f"abd_{rest}"
    return None
