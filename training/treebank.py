"""Universal Dependencies treebanks as spaCy training documents."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

#: Straight quotation marks become curly ones in this share of the documents: the treebanks hold few, the news many.
CURLY_SHARE = 0.35
#: Longest document in sentences: the parser must learn to end a sentence, so it reads several at a time.
MAX_SENTENCES = 12


def read_blocks(path: Path) -> Iterator[tuple[bool, list[list[str]]]]:
    """Yield (begins a document or paragraph, rows) for each sentence of a CoNLL-U file; ranges kept, empty nodes dropped."""
    for block in path.read_text(encoding="utf8").strip().split("\n\n"):
        lines = block.split("\n")
        opens = any(re.match(r"# new(doc|par)\b", line) for line in lines)
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        yield opens, [row for row in rows if "." not in row[0]]


def tokens_of(rows: list[list[str]]) -> list[tuple[list[str], bool]]:
    """Return each syntactic word with whether a space follows it; inside a multi-word token only its last word may have one."""
    words: list[tuple[list[str], bool]] = []
    last, tight = 0, False
    for row in rows:
        if "-" in row[0]:
            last, tight = int(row[0].split("-")[1]), "SpaceAfter=No" in row[9]
            continue
        number = int(row[0])
        if number < last:
            words.append((row, False))
        elif number == last:
            words.append((row, not tight))
        else:
            words.append((row, "SpaceAfter=No" not in row[9]))
    return words


def curl(words: list[str], spaces: list[bool]) -> list[str]:
    """Replace straight quotation marks and apostrophes by curly ones, opening or closing by the space before them."""
    curled = []
    for i, word in enumerate(words):
        opening = i == 0 or spaces[i - 1]
        if word in {'"', "``", "''"}:
            curled.append("“" if opening else "”")
        else:
            curled.append(word.replace("'", "’"))
    return curled


def to_doc(vocab: Vocab, sentences: list[list[list[str]]], *, curly: bool = False) -> Doc:
    """Build one Doc from the rows of its sentences; relations lose their subtypes except passive and agent ones."""
    words, spaces, pos, morphs, lemmas, heads, deps, starts = [], [], [], [], [], [], [], []
    for rows in sentences:
        base = len(words)
        for i, (row, space) in enumerate(tokens_of(rows)):
            head = int(row[6])
            words.append(row[1])
            spaces.append(space)
            lemmas.append(row[2])
            pos.append(row[3])
            morphs.append("" if row[5] == "_" else row[5])
            heads.append(base + head - 1 if head else base + i)
            deps.append("ROOT" if head == 0 else row[7])
            starts.append(i == 0)
        spaces[-1] = True
    if curly:
        words = curl(words, spaces)
    return Doc(
        vocab,
        words=words,
        spaces=spaces,
        pos=pos,
        morphs=morphs,
        lemmas=lemmas,
        heads=heads,
        deps=deps,
        sent_starts=starts,
    )


def documents(vocab: Vocab, paths: list[Path], *, augment: bool) -> Iterator[Doc]:
    """Yield documents of at most MAX_SENTENCES sentences; `augment` makes a fixed random share of them curly-quoted."""
    choose = random.Random(7)
    for path in paths:
        held: list[list[list[str]]] = []
        for opens, rows in read_blocks(path):
            if held and (opens or len(held) == MAX_SENTENCES):
                yield to_doc(vocab, held, curly=augment and choose.random() < CURLY_SHARE)
                held = []
            held.append(rows)
        if held:
            yield to_doc(vocab, held, curly=augment and choose.random() < CURLY_SHARE)
