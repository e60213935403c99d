"""Short ways from a page to what was made of it."""

from __future__ import annotations

from functools import cache

from dragoman.articles import split
from dragoman.codebook.book import shipped
from dragoman.codebook.pages import PageClues, load_pages
from dragoman.records import Article
from tests.conftest import make_document


@cache
def clues() -> PageClues:
    """The clues of the shipped codebook."""
    return load_pages(shipped())


def articles(text: str, **fields: str | None) -> tuple[Article, ...]:
    """The articles of a page."""
    return split(make_document(text, **fields), clues())[0]


def article(text: str, **fields: str | None) -> Article:
    """The only article of a page."""
    (found,) = articles(text, **fields)
    return found


def segments(found: Article, kind: str) -> list[str]:
    """The words of all segments of a kind."""
    return [found.document.text[s.start : s.end] for s in found.segments if s.kind == kind]


def body(found: Article) -> list[str]:
    """The reading text of the body."""
    return [p.text for p in found.paragraphs if p.kind == "body"]
