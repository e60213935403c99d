"""Mentions: the words of each sentence that name or point at an actor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.codebook.actor_table import ActorTable
from dragoman.mentions.assembly import assemble
from dragoman.mentions.bodies import read_bodies
from dragoman.mentions.lines import Line
from dragoman.mentions.namesakes import clear
from dragoman.mentions.persons import Known, bare, name_end
from dragoman.mentions.titles import read_chains
from dragoman.records import Mention, Sentence

__all__ = ["detect"]


def detect(sentences: Sequence[Sentence], table: ActorTable) -> tuple[Mention, ...]:
    """Return the mentions of an article in order; full names teach the short ones, wherever they stand."""
    lines = [Line(sentence, table) for sentence in sentences]
    known = Known.learn(_full_names(lines), (body for line in lines for body in read_bodies(line, set())))
    clear(lines, known)
    active = _named(lines)
    states = tuple(code for code in table.states if code.lower() in active)
    for line in lines:
        line.active, line.states = active, states
    return tuple(mention for line in lines for mention in assemble(line, known))


def _named(lines: Iterable[Line]) -> frozenset[str]:
    """Return the ids of the states and bodies named in full, which their short names need."""
    return frozenset(m.phrase.actor for line in lines for m in line.marks if m.phrase is not None and m.phrase.actor)


def _full_names(lines: Iterable[Line]) -> Iterator[tuple[str, ...]]:
    """Yield the parts of the names in running text, with and without titles."""
    for line in lines:
        if line.headline:
            continue
        for chain in read_chains(line, Known()):
            if chain.name is not None:
                yield bare(tuple(line.folded[slice(*chain.name)]))
        i = 0
        while i < line.size:
            end = name_end(line, i) if line.capitals[i] or line.at[i] is not None else i
            if end > i:
                yield bare(tuple(line.folded[i:end]))
            i = max(end, i + 1)
