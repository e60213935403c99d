"""Phrases found by their words, the longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.codebook.words import fold, pieces, plain

#: Longest abbreviation whose case counts: "US" is no pronoun, "WHO" no question.
LONGEST_ABBREVIATION = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words with what they stand for; `case` is any, proper (a capital first) or exact."""

    words: tuple[str, ...]
    plain: tuple[str, ...]
    kind: str
    case: str = "any"
    actor: str | None = None
    country: str | None = None
    sector: str | None = None
    rank: str | None = None
    plural: bool = False
    home: bool = False
    shared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Phrases by their first word, the longest first."""

    phrases: Mapping[str, tuple[Phrase, ...]]

    def longest(self, folded: Sequence[str], words: Sequence[str], at: int) -> Phrase | None:
        """Return the longest phrase that begins at word `at`."""
        return next(self._beginning(folded, words, at), None) if folded[at] in self.phrases else None

    def all(self, folded: Sequence[str], words: Sequence[str], at: int) -> list[Phrase]:
        """Return every phrase that begins at word `at`, the longest first."""
        return list(self._beginning(folded, words, at))

    def _beginning(self, folded: Sequence[str], words: Sequence[str], at: int) -> Iterator[Phrase]:
        second = folded[at + 1] if at + 1 < len(folded) else None
        for phrase in self.phrases.get(folded[at], ()):
            sought = phrase.words
            size = len(sought)
            if size > 1 and (sought[1] != second or tuple(folded[at : at + size]) != sought):
                continue
            if phrase.case == "any" or fits(phrase, words[at : at + size]):
                yield phrase

    def get(self, text: str) -> Phrase | None:
        """Return the phrase that is the whole of a text."""
        words = pieces(text)
        if not words:
            return None
        found = self.longest([fold(w) for w in words], [plain(w) for w in words], 0)
        return found if found and len(found.words) == len(words) else None


def fits(phrase: Phrase, words: Sequence[str]) -> bool:
    """Tell whether the case of the text allows the phrase."""
    if phrase.case == "any":
        return True
    if phrase.case == "exact":
        return tuple(words) == phrase.plain
    return all(w[:1].isupper() or not p[:1].isupper() for w, p in zip(words, phrase.plain, strict=True))


def case_of(text: str) -> str:
    """Return how the case of a proper name counts: abbreviations are exact."""
    bare = plain(text)
    short = " " not in bare and len(bare) <= LONGEST_ABBREVIATION
    if short and (bare.isupper() or not bare.isalpha() or bare[1:] != bare[1:].lower()):
        return "exact"
    return "proper"


def phrase(text: str, **fields: object) -> Phrase:
    """Return a phrase of a text; without a case given, names are compared as names."""
    words = pieces(text)
    fields.setdefault("case", case_of(text))
    return Phrase(words=tuple(map(fold, words)), plain=tuple(map(plain, words)), **fields)  # type: ignore[arg-type]


def build(phrases: Iterable[Phrase]) -> Lexicon:
    """Return the lexicon; of equal phrases the one that came first wins."""
    by_first: dict[str, list[Phrase]] = {}
    for item in phrases:
        by_first.setdefault(item.words[0], []).append(item)
    return Lexicon(
        phrases={first: tuple(sorted(found, key=lambda p: -len(p.words))) for first, found in by_first.items()}
    )
