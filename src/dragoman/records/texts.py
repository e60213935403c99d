"""Texts: documents, their articles, and the words in them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

#: The genre of what an office publishes of its own acts.
RELEASE = "readout"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words of the source: `Document.text[start:end] == text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """Something that was not used, where, and why, in a sentence that a reader of the record understands."""

    stage: str
    reason: str
    start: int | None = None
    end: int | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text as it was read; `id` is the hash of its identity, `version` the hash of its content."""

    id: str
    version: str
    file: str
    text: str
    key: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    url: str | None = None
    raw_hash: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A named stretch of a page; only `body` yields facts."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Text as it is read: broken words and lines joined, each character still tied to the source.

    `anchors` are (offset in `text`, offset in the source) pairs in rising order, the first at 0; between two anchors
    both offsets advance together.
    """

    text: str
    anchors: tuple[tuple[int, int], ...]
    kind: str = "body"

    def source(self, offset: int) -> int:
        """Return the source offset of the character at `offset` of the reading text."""
        at, start = self.anchors[bisect_right(self.anchors, (offset, 1 << 62)) - 1]
        return start + offset - at

    def source_end(self, offset: int) -> int:
        """Return the source offset just after the character before `offset`."""
        return self.source(offset - 1) + 1 if offset > 0 else self.source(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One story of a document: its own title, date, genre, doubts, and the paragraphs that are read.

    `published` is ISO 8601 (a day, or a time with zone where known); `published_basis` is explicit (printed on the
    page), given (by the source's own data or the user), inferred, or None with `published`.
    `title` is also in `paragraphs`, first, with kind `title`, where the text holds it.
    """

    document: Document
    number: int
    start: int
    end: int
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    agency: str | None = None
    dateline: str | None = None
    published: str | None = None
    published_basis: str | None = None
    language: str | None = None
    genre: str = "news"
    doubts: tuple[str, ...] = ()
    segments: tuple[Segment, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()

    @property
    def is_release(self) -> bool:
        """Tell what an office publishes of its own acts."""
        return self.genre == RELEASE

    def span(self, start: int, end: int) -> Span:
        """Return the words of the source between two offsets."""
        return Span(start=start, end=end, text=self.document.text[start:end])
