"""When two names are one person's: small weighted features, each with its reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from dragoman.codebook.actor_table import ActorTable
from dragoman.codebook.words import fold, pieces

#: From this sum of weights on, two names are one person's.
SAME = 0.8
#: Parts of a Korean given name.
GIVEN_PARTS = 2


@dataclass(frozen=True)
class Name:
    """A personal name taken apart; `parts` are folded, hyphened parts apart."""

    text: str
    table: ActorTable

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Return the parts without hyphens, initials' dots and suffixes."""
        suffixes = self.table.name_words.suffixes
        return tuple(p for p in map(fold, pieces(self.text)) if p not in {"-", ",", "'", "'s"} and p not in suffixes)

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the parts, in no order."""
        return frozenset(self.parts)

    @cached_property
    def joined(self) -> str:
        """Return all letters in a row."""
        return "".join(self.parts)

    @cached_property
    def hyphened(self) -> bool:
        """Tell whether a hyphen joins parts."""
        return "-" in pieces(self.text)

    @cached_property
    def surname(self) -> str:
        """Return the part that most likely stands for the person alone."""
        return self.parts[0] if self.korean else self.parts[-1] if self.parts else ""

    @cached_property
    def korean(self) -> bool:
        """Tell whether the name is made as Korean ones are: a known surname, then one or two short syllables."""
        given = self.parts[1:]
        if not given or self.parts[0] not in self.table.korean:
            return False
        return len(given) <= GIVEN_PARTS and all(len(g) <= (6 if len(given) > 1 or self.hyphened else 9) for g in given)

    @cached_property
    def key(self) -> tuple[str, str]:
        """Return surname and given name by their Korean sounds: Wi Sung-lac and Wi Song-rak have one key."""
        return self.table.korean[self.parts[0]], "".join(
            sounds(p, self.table.name_words.korean_sounds) for p in self.parts[1:]
        )


def sounds(syllable: str, rules: tuple[tuple[str, str], ...]) -> str:
    """Return the sounds of a romanized syllable, each romanization's letters read alike."""
    found, i = "", 0
    while i < len(syllable):
        for written, sound in rules:
            if syllable.startswith(written, i):
                found += sound
                i += len(written)
                break
        else:
            found += syllable[i]
            i += 1
    return found


def same_words(a: Name, b: Name) -> bool:
    """Tell whether the names hold the same words, in any order."""
    return sorted(a.parts) == sorted(b.parts) or a.joined == b.joined


def same_sounds(a: Name, b: Name) -> bool:
    """Tell whether they are two romanizations of one Korean name."""
    return a.korean and b.korean and a.key == b.key


def shorter_form(a: Name, b: Name) -> bool:
    """Tell whether one is the other without a middle name or initial."""
    few, many = sorted((a.parts, b.parts), key=len)
    long = tuple(p for p in few if len(p) > 1)
    return (
        len(long) > 1
        and (few[-1] == many[-1] or (few[0] == many[0] and not a.korean and not b.korean))
        and set(long) <= set(many)
    )


def same_initials(a: Name, b: Name) -> bool:
    """Tell whether surname and first letter agree and one given name is short for the other."""
    if len(a.parts) < 2 or len(b.parts) < 2 or a.parts[-1] != b.parts[-1]:
        return False
    short, long = sorted((a.parts[0], b.parts[0]), key=len)
    return long.startswith(short) or (short[:2] == long[:2] and len(short) < len(long))


def shared_part(a: Name, b: Name) -> bool:
    """Tell whether the names share a part."""
    return bool({p for p in a.parts if len(p) > 2} & {p for p in b.parts if len(p) > 2})


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """A ground for or against one identity, and its weight."""

    func: Callable[[Name, Name], bool]
    why: str
    weight: float


FEATURES = (
    Feature(func=same_words, why="the same words, in any order", weight=1.0),
    Feature(func=same_sounds, why="two romanizations of one Korean name", weight=0.9),
    Feature(func=shorter_form, why="one is the other without a middle name or initial", weight=0.9),
    Feature(func=same_initials, why="the same surname and first letter", weight=0.6),
    Feature(func=shared_part, why="a shared part of the name", weight=0.1),
)
#: Weights of what is known beside the name.
OTHER: Mapping[str, float] = {"same office": 0.25, "same country": 0.05, "another country": -0.3}


def compare(a: Name, b: Name, around: tuple[str, ...] = ()) -> tuple[float, tuple[str, ...]]:
    """Return how strongly two names are one person's and why; `around` names the keys of OTHER that hold."""
    if a.words.isdisjoint(b.words) and a.joined != b.joined and not (a.korean and b.korean):
        return 0.0, ()  # most pairs: nothing in common
    held = [f for f in FEATURES if f.func(a, b)]
    if not held:
        return 0.0, ()
    score = max(f.weight for f in held) + sum(OTHER[key] for key in around)
    return score, (held[0].why, *around)
