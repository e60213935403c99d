"""Reading: paths in, documents out, and for what gives none a sentence that says why."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dragoman.readers.decoding import LOOKED_AT, check_head
from dragoman.readers.documents import Defaults
from dragoman.readers.feeds import read_feed
from dragoman.readers.json_lines import read_json, read_json_lines
from dragoman.readers.paths import find
from dragoman.readers.plain_text import front_matter_end, read_text
from dragoman.readers.raw import LARGEST_COLLECTION, LARGEST_TEXT, Seen, Source, Unreadable, explain, opened
from dragoman.readers.web_pages import read_web_page
from dragoman.records import Document, Rejection

__all__ = ["READERS", "Defaults", "Reader", "count", "front_matter_end", "measure", "read"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A source format: the endings of its files' names, the most bytes a file may have, and what reads one."""

    endings: tuple[str, ...]
    limit: int | None
    read: Callable[..., Iterator[Document | Rejection]]


#: Every source format; any of them may be packed with gzip (`.jsonl.gz`).
READERS = {
    "text": Reader(endings=(".txt", ".text", ".md", ".markdown"), limit=LARGEST_TEXT, read=read_text),
    "html": Reader(endings=(".html", ".htm", ".xhtml"), limit=LARGEST_TEXT, read=read_web_page),
    "json-lines": Reader(endings=(".jsonl", ".ndjson"), limit=None, read=read_json_lines),
    "json": Reader(endings=(".json",), limit=LARGEST_COLLECTION, read=read_json),
    "feed": Reader(endings=(".rss", ".atom", ".xml"), limit=LARGEST_COLLECTION, read=read_feed),
}
#: What a format looks like at its beginning, for names that do not tell; the first that fits counts, else it is text.
LOOKS = (
    (
        "html",
        re.compile(
            rb"(<\?xml[^>]*>\s*)?(<!--(?:(?!-->).)*-->\s*)*<(!doctype\s+html|html|head|body)\b",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
    ("feed", re.compile(rb"<\?xml\b|<(rss|feed|rdf:RDF)\b", re.IGNORECASE)),
    ("json-lines", re.compile(rb"\{[^\n]*\}[ \t\r]*(\n|\Z)")),
    ("json", re.compile(rb"\{\s*\"|\[\s*\{")),
)


def read(
    paths: Iterable[str], *, defaults: Defaults | None = None, seen: Seen | None = None
) -> Iterator[Document | Rejection]:
    """Yield the documents of files, folders, patterns and `-` in order, and why others give none.

    `seen` is told of bytes as they are dealt with; in the end they add up to `measure(paths)`.
    """
    for source in find(paths, is_known):
        if isinstance(source, Rejection):
            yield source
        else:
            yield from _read_one(source, defaults or Defaults(), seen or (lambda _: None))


def count(paths: Iterable[str]) -> int:
    """Return how many sources `paths` name, without opening them."""
    return sum(isinstance(source, Source) for source in find(paths, is_known))


def measure(paths: Iterable[str]) -> int:
    """Return how many bytes the sources of `paths` hold on the disk; standard input counts nothing."""
    return sum(source.size for source in find(paths, is_known) if isinstance(source, Source))


def is_known(name: str) -> bool:
    """Tell whether a file's name is that of a format that can be read."""
    return _named(name) is not None


def _named(name: str) -> Reader | None:
    """Return the reader that a file's name asks for."""
    bare = name.lower().removesuffix(".gz")
    return next((reader for reader in READERS.values() if bare.endswith(reader.endings)), None)


def _looks(head: bytes) -> Reader:
    """Return the reader that a file's first bytes ask for."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return READERS[next((name for name, look in LOOKS if look.match(start[:LOOKED_AT])), "text")]


def _read_one(source: Source, defaults: Defaults, seen: Seen) -> Iterator[Document | Rejection]:
    """Yield what one source gives; whatever is wrong with it ends in a sentence."""
    left = source.size

    def tell(taken: int) -> None:
        nonlocal left
        if left > 0:
            seen(min(taken, left))
        left -= taken

    try:
        with opened(source, tell) as raw:
            reader = _named(source.path) or _looks(raw.head)
            if reader.limit:
                raw.refuse_above(reader.limit)
            check_head(raw.head)
            yield from reader.read(raw, defaults=defaults)
    except Unreadable as error:
        yield Rejection(stage="read", reason=str(error), file=source.file)
    except OSError as error:
        yield Rejection(stage="read", reason=explain(error), file=source.file)
    finally:
        tell(max(left, 0))
