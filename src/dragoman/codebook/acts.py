"""Acts: words by which one act is told, so that two reports may tell of one raid as a raid and as an attack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.codebook.inflection import inflect
from dragoman.codebook.rarity import Rarity
from dragoman.codebook.yaml_files import load_yaml

#: Words of a phrase, at most.
PHRASE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ActWords:
    """The classes of `acts.yaml`, each with its words, and the forms that no rule makes."""

    acts: dict[str, list[str]]
    irregular: dict[str, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """Classes of acts, by the stems of the words and phrases that tell them."""

    rarity: Rarity
    words: ActWords
    _of: dict[tuple[str, ...], frozenset[str]] = field(init=False, repr=False, compare=False, default_factory=dict)
    _first: set[str] = field(init=False, repr=False, compare=False, default_factory=set)

    def __post_init__(self) -> None:
        """Index the classes by stems."""
        for name, phrases in self.words.acts.items():
            for form in (form for phrase in phrases for form in self._forms(phrase)):
                stems = self._stems(form)
                self._of[stems] = self._of.get(stems, frozenset()) | {name}
                self._first.update(stems[:1])

    def find(self, text: str) -> tuple[str, ...]:
        """Return the classes of the acts that some words tell, in order; none where nobody knows."""
        stems = self._stems(text)
        parts = (
            tuple(stems[i : i + n]) for i in range(len(stems)) if stems[i] in self._first for n in range(1, PHRASE + 1)
        )
        found = {name for part in parts for name in self._of.get(part, ())}
        return tuple(sorted(found))

    def head(self, text: str) -> str | None:
        """Return the stem that says most in the words that tell an act."""
        stems = {self.rarity.stem(word): self.rarity.weigh(word)[1] for word in self.rarity.words(text)}
        return max(stems, key=lambda stem: (stems[stem], stem), default=None)

    def _forms(self, phrase: str) -> Iterator[str]:
        """Yield a phrase in all forms of its first word; what a noun would be as a verb harms nobody."""
        verb, _, rest = phrase.partition(" ")
        yield from (f"{form} {rest}" for form in inflect(verb, self.words.irregular))

    def _stems(self, text: str) -> tuple[str, ...]:
        return tuple(map(self.rarity.stem, self.rarity.words(text)))


def load_acts(folder: Path, rarity: Rarity) -> Acts:
    """Return the acts of the codebook in `folder`."""
    return Acts(rarity=rarity, words=load_yaml(folder / "en" / "lexicon" / "acts.yaml", ActWords))
