"""Universal Dependencies treebanks as paragraphs of annotated sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.names import names_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A sentence as a treebank has it; heads count from 0 and a root is its own head; `names` is None where none were marked."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    tags: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]
    names: tuple[str, ...] | None


def paragraphs(path: Path) -> Iterator[list[Annotated]]:
    """Yield the sentences of each paragraph of a CoNLL-U file."""
    held: list[Annotated] = []
    text = path.read_text(encoding="utf8").strip()
    marked = "Entity=" in text or "Name=" in text
    for block in text.split("\n\n"):
        lines = block.split("\n")
        if held and any(re.match(r"# new(doc|par)\b", line) for line in lines):
            yield held
            held = []
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        held.append(annotated([row for row in rows if "." not in row[0]], marked=marked))
    if held:
        yield held


def annotated(rows: list[list[str]], *, marked: bool) -> Annotated:
    """Return a sentence from its rows."""
    words = words_of(rows)
    only = [row for row, _ in words]
    heads = [int(row[6]) for row in only]
    return Annotated(
        words=tuple(row[1] for row in only),
        spaces=tuple(space for _, space in words),
        tags=tuple(f"{row[3]}|{'' if row[5] == '_' else row[5]}" for row in only),
        lemmas=tuple(row[2] for row in only),
        heads=tuple(head - 1 if head else i for i, head in enumerate(heads)),
        deps=tuple(row[7] if head else "root" for row, head in zip(only, heads, strict=True)),
        names=names_of(only) if marked else None,
    )


def words_of(rows: list[list[str]]) -> list[tuple[list[str], bool]]:
    """Return each syntactic word with whether a space follows it; inside a multi-word token only its last word may have one."""
    words: list[tuple[list[str], bool]] = []
    last, tight = 0, False
    for row in rows:
        if "-" in row[0]:
            last, tight = int(row[0].split("-")[1]), "SpaceAfter=No" in row[9]
            continue
        number = int(row[0])
        if number <= last:
            words.append((row, number == last and not tight))
        else:
            words.append((row, "SpaceAfter=No" not in row[9]))
    return words
