"""What events have to do with: the contexts of PLOVER, told by words, by the sectors of the parties, and by the mode."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from dragoman.codebook.issues import WORD, fold
from dragoman.codebook.ontology import Ontology
from dragoman.codebook.yaml_files import Where, check_known, load_yaml


@dataclass(frozen=True, kw_only=True)
class Contexts:
    """The lexicon's `contexts.yaml`; `order` is that of the ontology."""

    phrases: Mapping[str, tuple[str, ...]]
    sectors: Mapping[str, str]
    modes: Mapping[str, str]
    order: tuple[str, ...] = field(default=())

    @cached_property
    def by_first(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        """Return the folded phrases by their first word."""
        index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for context, phrases in self.phrases.items():
            for phrase in phrases:
                words = tuple(fold(word) for word in WORD.findall(phrase))
                index.setdefault(words[0], []).append((words, context))
        return index

    def of(self, text: str, *, sectors: Iterable[str | None], mode: str) -> tuple[str, ...]:
        """Return the contexts of an act told in `text`; `mode` is written TYPE/mode."""
        words = [fold(word) for word in WORD.findall(text)]
        found = {
            context
            for at, word in enumerate(words)
            for phrase, context in self.by_first.get(word, ())
            if tuple(words[at : at + len(phrase)]) == phrase
        }
        found |= {self.sectors[sector] for sector in sectors if sector is not None and sector in self.sectors}
        found |= {self.modes[mode]} if mode in self.modes else set()
        return tuple(context for context in self.order if context in found)


def load_contexts(folder: Path, ontology: Ontology) -> Contexts:
    """Return the words of contexts of the codebook in `folder`."""
    order = load_yaml(folder / "contexts.yaml", list[str])
    path = folder / "en" / "lexicon" / "contexts.yaml"
    read = load_yaml(path, Contexts)
    for key, contexts in (
        ("phrases", list(read.phrases)),
        ("sectors", read.sectors.values()),
        ("modes", read.modes.values()),
    ):
        for context in contexts:
            check_known(context, order, Where(file=path, keys=(key,)), what="context")
    known = [f"{name}/{mode}" for name, kind in ontology.types.items() for mode in kind.modes]
    for mode in read.modes:
        check_known(mode, known, Where(file=path, keys=("modes", mode)), what="TYPE/mode")
    return Contexts(phrases=read.phrases, sectors=read.sectors, modes=read.modes, order=tuple(order))
