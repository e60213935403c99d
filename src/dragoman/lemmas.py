"""Dictionary forms: the model's guess, checked against a word list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.lookups import Lookups

#: Parts of speech whose lemmas are checked, by the names of the word list's tables.
CHECKED = {"VERB": "verb", "NOUN": "noun", "ADJ": "adj"}
#: Endings of the forms that verbs make by rule.
REGULAR = ("ed", "ing")
#: Words of one short syllable, which double their last letter before an ending.
DOUBLING = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


@dataclass(frozen=True)
class Lemmas:
    """Word lists by part of speech: known lemmas, irregular forms, endings (old, new) that regular forms lose."""

    known: dict[str, frozenset[str]]
    irregular: dict[str, dict[str, tuple[str, ...]]]
    endings: dict[str, tuple[tuple[str, str], ...]]

    @classmethod
    def load(cls, lookups: Lookups) -> Lemmas:
        """Return the word lists that the model carries; empty ones where it carries none."""
        return cls(
            known={
                pos: frozenset(_table(lookups, "lemma_index", name=name, empty=())) for pos, name in CHECKED.items()
            },
            irregular={
                pos: {form: tuple(lemmas) for form, lemmas in _table(lookups, "lemma_exc", name=name, empty={}).items()}
                for pos, name in CHECKED.items()
            },
            endings={
                pos: tuple((old, new) for old, new in _table(lookups, "lemma_rules", name=name, empty=()))
                for pos, name in CHECKED.items()
            },
        )

    def of(self, form: str, pos: str, guess: str) -> str:
        """Return the guess if it is a word or nothing better is known, else the first known word the form can be of."""
        known = self.known.get(pos)
        if not known:
            return guess
        if _undoubled(form.lower(), guess) and f"{guess}e" in known:
            return f"{guess}e"
        word = form.lower()
        irregular = self.irregular[pos].get(word, ())
        if irregular and guess != word and guess not in irregular:
            return irregular[0]  # "sank" is of "sink", whatever the model thinks
        possible = [lemma for lemma in self._candidates(word, pos) if lemma in known]
        if guess in known and not (word.endswith(REGULAR) and word not in possible and guess not in possible):
            return guess
        return next(iter(possible), guess)  # "deplored" is not of "deploy"

    def _candidates(self, word: str, pos: str) -> Iterator[str]:
        yield from self.irregular[pos].get(word, ())
        yield word
        for old, new in self.endings[pos]:
            if word.endswith(old):
                yield word[: len(word) - len(old)] + new
                if old in {"ed", "ing"} and len(word) > len(old) + 2 and word[-len(old) - 1] == word[-len(old) - 2]:
                    yield word[: -len(old) - 1]


def _undoubled(form: str, guess: str) -> bool:
    """Tell a form that the guess would spell with two consonants: "staged" is not of "stag"."""
    return form in {f"{guess}ed", f"{guess}ing"} and DOUBLING.fullmatch(guess) is not None


def _table(lookups: Lookups, table: str, *, name: str, empty: Any) -> Any:
    return lookups.get_table(table).get(name, empty) if lookups.has_table(table) else empty
