"""Shared ways of making input: parses written by hand, articles from a few words."""

from __future__ import annotations

from dragoman.records import Article, Document, Paragraph, Sentence, Token


def make_document(text: str, **fields: str | None) -> Document:
    return Document(id="doc", version="v1", file="memory.txt", text=text, **fields)


def make_article(text: str, **fields: object) -> Article:
    """One article whose paragraphs are the lines of the text."""
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(text=line, anchors=((0, at),)))
        at += len(line) + 1
    document = make_document(text)
    return Article(document=document, number=0, start=0, end=len(text), paragraphs=tuple(paragraphs), **fields)


def parsed(rows: str, *, number: int = 0, start: int = 0) -> Sentence:
    """A sentence from lines of `form lemma POS head relation [morphology]`, numbered from 1, head 0 for the root.

    Words are separated by one space, except before closing punctuation, clitics and after opening brackets.
    """
    tokens, at, text = [], start, ""
    for i, row in enumerate(line.split() for line in rows.strip().splitlines()):
        form, lemma, pos, head, relation, *morph = row
        glued = (
            form in {",", ".", ")", "?", "!", ":", ";", "”", "n't", "%"}
            or form.startswith(("'", "’"))
            or text.endswith(("(", "“", "$"))
        )
        if text and not glued:
            text, at = text + " ", at + 1
        parent = int(head) - 1 if head != "0" else i
        tokens.append(
            Token(
                i=i,
                text=form,
                lemma=lemma,
                pos=pos,
                morph=morph[0] if morph else "",
                head=parent,
                dep=relation,
                start=at,
                end=at + len(form),
            )
        )
        text, at = text + form, at + len(form)
    return Sentence(number=number, paragraph=0, kind="body", start=start, end=at, text=text, tokens=tuple(tokens))
