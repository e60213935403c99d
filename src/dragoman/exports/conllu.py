"""Parses as CoNLL-U, each word tied to its place in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.records import Sentence, Token


def conllu(sentence: Sentence, *, article: int = 0) -> str:
    """Return one sentence as CoNLL-U, with its closing blank line; `article` keeps the ids of a page's stories apart."""
    head = (f"# sent_id = {article + 1}.{sentence.number + 1}", f"# text = {_line(sentence.text)}")
    return "\n".join((*head, *_rows(sentence), "", ""))


def _rows(sentence: Sentence) -> Iterator[str]:
    """Yield a line for each word; `SpaceAfter=No` where the reading text goes on without a space."""
    at = 0
    for token in sentence.tokens:
        at = sentence.text.index(token.text, at) + len(token.text)
        glued = at < len(sentence.text) and not sentence.text[at].isspace()
        yield _row(token, glued=glued)


def _row(token: Token, *, glued: bool) -> str:
    place = f"TokenRange={token.start}:{token.end}"
    return "\t".join(
        (
            str(token.i + 1),
            _line(token.text),
            _line(token.lemma) or "_",
            token.pos or "_",
            "_",
            token.morph or "_",
            "0" if token.head == token.i else str(token.head + 1),
            token.dep or "_",
            "_",
            f"SpaceAfter=No|{place}" if glued else place,
        )
    )


def _line(text: str) -> str:
    """Return the text on one line, as a column or a comment must be."""
    return re.sub(r"\s+", " ", text)
