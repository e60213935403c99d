"""What the page of a parse shows, as data: the sentences of a fact as the reader takes them apart today, laid out to be drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dragoman.articles import split
from dragoman.records import Document, Sentence, Token
from dragoman.store import lookup
from dragoman.web.answers import fact_found
from dragoman.web.asked import Asked, Id
from dragoman.web.desk import Desk

#: Sentences that are drawn.
SENTENCES = 4
#: Breadth of a letter, room beside a word, height of a step of arcs, of what stands above the highest and below the line.
LETTER, BESIDE, STEP, ABOVE, BELOW = 8, 22, 17, 16, 44
#: How far a curve comes up to the points that pull it.
PEAK = 0.75


def parse(desk: Asked, id: Id) -> dict[str, Any]:  # noqa: A002
    """Show how the sentences of a fact are taken apart: words, parts of speech, and what depends on what."""
    with desk.reading() as db:
        shown = lookup.fact(db, fact_found(db, id))
        document = lookup.source(db, shown)
        coded_by = lookup.coded_by(db, shown)
    sentences = read_again(desk, document, shown)
    words = [shown["cue"]] if isinstance(shown.get("cue"), dict) else []
    return {
        "title": f"The parse of “{desk.phrases.said(shown)}”", "id": shown["id"],
        "sentences": [drawn(sentence, shown["evidence"], words) for sentence in sentences[:SENTENCES]],
        "as_coded": coded_by == f"{desk.codebook.version}; {desk.engine.version}",
    }  # fmt: skip


def read_again(desk: Desk, document: Document, shown: dict[str, Any]) -> list[Sentence]:
    """Return the sentences that hold the words of a fact, as they are read today."""
    articles, _ = split(document, desk.codebook.pages)
    article = next((a for a in articles if a.number == shown["document"]["article"]), None)
    if article is None:
        return []
    (sentences,) = desk.parse([article])
    return [s for s in sentences if any(s.start < e["end"] and e["start"] < s.end for e in shown["evidence"])]


def drawn(sentence: Sentence, evidence: Sequence[dict[str, Any]], cue: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return a sentence laid out: words in a row, each with its place, and arcs from heads to what depends on them."""
    places, across = [], 0.0
    for token in sentence.tokens:
        breadth = LETTER * max(len(token.text), len(token.pos)) + BESIDE
        places.append(across + breadth / 2)
        across += breadth
    steps = levels([(token.head, token.i) for token in sentence.tokens if token.head != token.i])
    line = ABOVE + STEP * max(steps.values(), default=0)
    words = [
        {"i": t.i, "text": t.text, "lemma": t.lemma, "pos": t.pos, "morph": t.morph, "dep": t.dep, "head": t.head, "x": places[t.i],
         "told": _within(t, evidence), "cue": _within(t, cue)}
        for t in sentence.tokens
    ]  # fmt: skip
    arcs = [
        {"dep": sentence.tokens[to].dep, "left": places[min(head, to)], "right": places[max(head, to)], "rightward": to > head,
         "top": line - STEP * step / PEAK, "peak": line - STEP * step, "dependent": places[to]}
        for (head, to), step in steps.items()
    ]  # fmt: skip
    return {"text": sentence.text, "words": words, "arcs": arcs, "line": line, "width": across, "height": line + BELOW}


def levels(arcs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """Return for each arc the step on which it is drawn: above all arcs within its reach."""
    found: dict[tuple[int, int], int] = {}
    for arc in sorted(arcs, key=lambda arc: (abs(arc[0] - arc[1]), arc)):
        low, high = sorted(arc)
        within = [step for other, step in found.items() if low <= min(other) and max(other) <= high]
        found[arc] = 1 + max(within, default=0)
    return found


def _within(token: Token, spans: Sequence[dict[str, Any]]) -> bool:
    return any(token.start < span["end"] and span["start"] < token.end for span in spans)
