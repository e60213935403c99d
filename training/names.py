"""Names in a treebank, as labels of words: written out in our own sentences, read off GUM's entity brackets."""

from __future__ import annotations

import re

#: GUM's entity types and the names that ours have.
KINDS = {"person": "PER", "organization": "ORG", "place": "LOC", "event": "EVENT", "time": "DATE"}
OUTSIDE = "O"
BRACKET = re.compile(r"\((?P<opens>\d+-[^()]*)(?P<whole>\))?|(?P<closes>\d+)\)")


def names_of(rows: list[list[str]]) -> tuple[str, ...]:
    """Return B-, I- and O labels of a sentence's words; of two names one inside the other, the outer one counts."""
    labels = [told[1] if (told := re.search(r"Name=([^|]+)", row[9])) else OUTSIDE for row in rows]
    for first, last, kind in sorted(_names(rows), key=lambda name: name[0] - name[1]):
        if all(label == OUTSIDE for label in labels[first : last + 1]):
            labels[first : last + 1] = [f"B-{kind}", *[f"I-{kind}"] * (last - first)]
    return tuple(labels)


def _names(rows: list[list[str]]) -> list[tuple[int, int, str]]:
    """Return (first word, last word, kind) of the name in each bracket that holds one."""
    found = []
    open_: dict[str, list[tuple[int, str]]] = {}
    for i, row in enumerate(rows):
        entity = re.search(r"Entity=([^|]*)", row[9])
        for mark in BRACKET.finditer(entity[1]) if entity else ():
            if mark["closes"]:
                if begun := open_.get(mark["closes"]):
                    found.append((*begun.pop(), i))
            else:
                number, kind, *_ = mark["opens"].split("-")
                open_.setdefault(number, []).append((i, kind))
                if mark["whole"]:
                    found.append((*open_[number].pop(), i))
    return [
        (*span, KINDS[kind])
        for start, kind, end in found
        if kind in KINDS and (span := _span(rows, start, end, kind=kind))
    ]


def _span(rows: list[list[str]], start: int, end: int, *, kind: str) -> tuple[int, int] | None:
    """Return first and last word of the name in a bracket; None where its head is no proper noun, or its day no number."""
    inside = range(start, end + 1)
    place = {row[0]: i for i, row in enumerate(rows)}
    heads = [place.get(row[6], -1) for row in rows]
    if kind == "time":
        dated = any(rows[i][3] in {"PROPN", "NUM"} for i in inside)
        return (start + (rows[start][3] == "DET" and start < end), end) if dated else None
    head = next((i for i in inside if heads[i] not in inside), start)
    if rows[head][3] != "PROPN":
        return None
    taken = {head}
    while more := {i for i in inside if i not in taken and heads[i] in taken and _belongs(rows[i])}:
        taken |= more
    first = last = head
    while first - 1 in taken:
        first -= 1
    while last + 1 in taken:
        last += 1
    return _trimmed(rows, first, last)


def _belongs(row: list[str]) -> bool:
    """Tell whether a word beside a proper noun is part of the name."""
    relation = row[7].split(":")[0]
    if relation in {"case", "punct"}:
        return row[1] in {"of", "for", "-", "–", "."}
    return relation in {"flat", "compound", "goeswith", "nummod"} or (
        relation in {"nmod", "amod", "conj"} and row[1][:1].isupper() and row[7] != "nmod:poss"
    )


def _trimmed(rows: list[list[str]], first: int, last: int) -> tuple[int, int]:
    """Leave out punctuation and prepositions at the edges."""
    while first < last and rows[first][3] in {"ADP", "PUNCT"}:
        first += 1
    while first < last and rows[last][3] in {"ADP", "PUNCT"}:
        last -= 1
    return first, last
