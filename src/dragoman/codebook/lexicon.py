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
    """Phrases by their first word and the second, None for those of one word; the longest first."""

    phrases: Mapping[str, Mapping[str | None, tuple[Phrase, ...]]]

    def longest(self, folded: Sequence[str], words: Sequence[str], at: int) -> Phrase | None:
        """Return the longest phrase that begins at word `at`."""
        return next(self._beginning(folded, words, at), None) if folded[at] in self.phrases else None

    def all(self, folded: Sequence[str], words: Sequence[str], at: int) -> list[Phrase]:
        """Return every phrase that begins at word `at`, the longest first."""
        return list(self._beginning(folded, words, at))

    def _beginning(self, folded: Sequence[str], words: Sequence[str], at: int) -> Iterator[Phrase]:
        known = self.phrases.get(folded[at])
        if known is None:
            return
        if at + 1 < len(folded):
            for phrase in known.get(folded[at + 1], ()):
                last = at + len(phrase.words)
                if tuple(folded[at:last]) == phrase.words and fits(phrase, words[at:last]):
                    yield phrase
        for phrase in known.get(None, ()):
            if fits(phrase, words[at : at + 1]):
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
    found: dict[str, dict[str | None, tuple[Phrase, ...]]] = {}
    for item in sorted(phrases, key=lambda p: -len(p.words)):
        first, second, *_ = (*item.words, None)
        begun = found.setdefault(first or "", {})
        begun[second] = (*begun.get(second, ()), item)
    return Lexicon(phrases=found)
