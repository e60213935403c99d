"""The reading engine on treebanks with their own words and sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

    from bench.quality import Figures

Row = list[str]


def sentences(path: Path) -> Iterator[list[Row]]:
    """Yield the rows of each sentence of a CoNLL-U file, multi-word tokens left in, empty nodes out."""
    for block in path.read_text(encoding="utf8").strip().split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if not line.startswith("#")]
        yield [row for row in rows if "." not in row[0]]


def given(rows: Iterable[Row]) -> tuple[list[Row], list[bool]]:
    """Return the syntactic words and whether a space follows each; a multi-word token has spaces only behind it."""
    words, spaces, until, tight = [], [], 0, False
    for row in rows:
        if "-" in row[0]:
            until, tight = int(row[0].split("-")[1]), "SpaceAfter=No" in row[9]
            continue
        number = int(row[0])
        words.append(row)
        spaces.append((number == until and not tight) if number <= until else "SpaceAfter=No" not in row[9])
    return words, spaces


def measure(nlp: Language, path: Path) -> Figures:
    """Return percentages of words with the right head, head and universal relation, part of speech, and lemma."""
    from spacy.tokens import Doc

    gold = [given(rows) for rows in sentences(path)]
    docs = (
        Doc(nlp.vocab, [row[1] for row in words], spaces, sent_starts=[i == 0 for i in range(len(words))])
        for words, spaces in gold
    )
    right: Counter[str] = Counter()
    for (words, _), doc in zip(gold, nlp.pipe(docs), strict=True):
        for row, token in zip(words, doc, strict=True):
            head = 0 if token.head.i == token.i else token.head.i + 1
            relation = "root" if head == 0 else token.dep_.split(":")[0]
            attached = head == int(row[6])
            right.update(
                words=1,
                uas=attached,
                las=attached and relation == row[7].split(":")[0],
                pos=token.pos_ == row[3],
                lemma=token.lemma_.lower() == row[2].lower(),
            )
    return {name: 100 * right[name] / right["words"] for name in ("uas", "las", "pos", "lemma")}
