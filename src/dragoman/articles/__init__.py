"""Pages into articles: segments, reading text, title, date, writer, genre and doubts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.articles.article import Page, make_article
from dragoman.articles.labels import Piece, is_signature, label, mended
from dragoman.articles.layout import blocks_of
from dragoman.articles.parts import Cut, cut
from dragoman.articles.reading import Lexicon, as_it_stands
from dragoman.articles.stories import stories_of
from dragoman.codebook.pages import PageClues
from dragoman.days import day_of
from dragoman.records import Article, Document, Rejection, Segment

__all__ = ["as_is", "split"]

STAGE = "articles"
BLANK_LINES = re.compile(r"(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def split(document: Document, clues: PageClues) -> tuple[tuple[Article, ...], tuple[Rejection, ...]]:
    """Return the articles of a document, numbered from 0, and what is left without one."""
    blocks = blocks_of(document.text, clues, signs=lambda line: is_signature(line, clues))
    pieces = mended([label(block, clues) for block in blocks])
    if not pieces:
        return (), (Rejection(stage=STAGE, reason="The text is empty: there is nothing to read.", file=document.file),)
    stories = stories_of(pieces)
    page = replace(page_of(document, pieces, clues), is_single=len(stories) == 1)
    cuts = [cut(story, document.title if number == 0 else None, clues) for number, story in enumerate(stories)]
    starts = [0, *(made.pieces[0].block.start for made in cuts[1:]), len(document.text)]
    articles = [make_article(page, made, number=n, bounds=(starts[n], starts[n + 1])) for n, made in enumerate(cuts)]
    listed = [story.listed for story in stories]
    dated = solve_relative(articles, cuts, listed)
    unread = [article for article in dated if not any(p.kind == "body" for p in article.paragraphs)]
    reason = "No report was found here: only titles, lists or notices of a page."
    return tuple(dated), tuple(
        Rejection(stage=STAGE, reason=reason, start=a.start, end=a.end, file=document.file) for a in unread
    )


def page_of(document: Document, pieces: Sequence[Piece], clues: PageClues) -> Page:
    """Return what all articles of a document share."""
    lines = [piece for piece in pieces if piece.label == "copyright"]
    years = [int(year) for piece in lines for year in YEAR.findall(piece.text)]
    return Page(
        document=document,
        clues=clues,
        lexicon=Lexicon(document.text, clues.words),
        year=max((year for year in years if year <= clues.stamps.latest_year), default=None),
        outlet=next((piece.outlet for piece in lines if piece.outlet), None),
    )


def solve_relative(articles: Sequence[Article], cuts: Sequence[Cut], listed: Sequence[bool]) -> list[Article]:
    """Date the articles of a page by each other: "6 days ago" on the dated one tells when the page was seen."""
    ages = [age(made) for made in cuts]
    seen = next((s for a, ago in zip(articles, ages, strict=True) if (s := day_seen(a, ago)) is not None), None)
    first = articles[0].published
    found = []
    for article, ago, in_list in zip(articles, ages, listed, strict=True):
        when = None
        if article.published is None and seen is not None and ago is not None:
            when = (seen - timedelta(days=round(ago))).isoformat()
        elif article.published is None and article.number and not in_list and first is not None:
            when = first[:10]
        found.append(replace(article, published=when, published_basis="inferred") if when else article)
    return found


def age(made: Cut) -> float | None:
    """Return how many days before the page was seen a story says that it was published."""
    stamps = (
        p.stamp for p, kind in zip(made.pieces, made.kinds, strict=True) if p.stamp is not None and kind == "byline"
    )
    return next((stamp.ago for stamp in stamps if stamp.ago is not None and not stamp.updated), None)


def day_seen(article: Article, ago: float | None) -> date | None:
    """Return the day on which a page was seen, by an article that has a date and an age."""
    when = day_of(article.published) if article.published else None
    return when + timedelta(days=round(ago)) if when is not None and ago is not None else None


def as_is(document: Document) -> Article:
    """Return the whole document as body text without cleaning: paragraphs at blank lines, all offsets as they are."""
    text, paragraphs, at = document.text, [], 0
    for gap in (*BLANK_LINES.finditer(text), None):
        end = gap.start() if gap else len(text)
        if text[at:end].strip():
            paragraphs.append(as_it_stands(text, at, end))
        at = gap.end() if gap else end
    body = text.strip()
    start = len(text) - len(text.lstrip())
    return Article(
        document=document,
        number=0,
        start=0,
        end=len(text),
        title=document.title,
        outlet=document.outlet,
        published=document.published,
        published_basis="given" if document.published else None,
        language=document.language,
        segments=(Segment(kind="body", start=start, end=start + len(body)),) if body else (),
        paragraphs=tuple(paragraphs),
    )
