"""RSS and Atom feeds, one report an entry; hostile XML is refused before anything else reads it."""

from __future__ import annotations

import hashlib
import html
import io
import re
import xml.sax
from collections.abc import Iterator
from typing import Any

from dragoman.readers.decoding import marked
from dragoman.readers.documents import (
    Defaults,
    Fields,
    Origin,
    blank,
    fit,
    make_document,
    one_line,
    published_or_warning,
)
from dragoman.readers.languages import language_code, language_of
from dragoman.readers.raw import LARGEST_COLLECTION, Raw, Unreadable
from dragoman.readers.web_pages import page_text
from dragoman.records import Document, Rejection

TAG = re.compile(r"<[a-zA-Z!/][^<>]*>")
ENTITY = re.compile(r"<!\s*ENTITY", re.IGNORECASE)
HOSTILE = (
    "This XML defines entities of its own, as attacks do; it was not read, so fetch the feed again from its source."
)
NO_FEED = "This is XML but neither RSS nor Atom; give a feed, a page, or the text."
ROOTS = {"rss", "feed", "RDF"}
#: Elements within elements; pages inside feeds are escaped and do not count.
DEEPEST = 200


class Guard(xml.sax.ContentHandler):
    """Looks at the elements of a feed before they are read, and stops at what is none."""

    depth = 0

    def startElement(self, name: str, attrs: object) -> None:  # noqa: ARG002, N802
        """Raise Unreadable for a root that no feed has, and for endless nesting."""
        if self.depth == 0 and name.rpartition(":")[2] not in ROOTS:
            raise Unreadable(NO_FEED)
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unreadable("This XML is nested too deeply to be a feed; fetch the feed again from its source.")

    def endElement(self, name: str) -> None:  # noqa: ARG002, N802
        """Leave an element."""
        self.depth -= 1


def read_feed(raw: Raw, *, defaults: Defaults) -> Iterator[Document | Rejection]:
    """Yield a document for each entry, or why it gives none."""
    data = raw.whole(LARGEST_COLLECTION)
    refuse_hostile(data)
    feed = _parsed(data)
    if not feed.entries:
        raise Unreadable("The feed has no entries; nothing was read." if feed.version else NO_FEED)
    broken = ("The feed is not well-formed XML; what could be read of it was read.",) if feed.bozo else ()
    for number, entry in enumerate(feed.entries, 1):
        try:
            yield _of_entry(entry, feed.feed, raw.file, defaults=defaults, warnings=broken)
        except Unreadable as error:
            yield Rejection(stage="read", reason=error.at(f"entry {number}"), file=raw.file)
        broken = ()


def refuse_hostile(data: bytes) -> None:
    """Raise Unreadable for XML that declares entities, draws in other files or is no feed; broken XML passes."""
    import defusedxml.sax
    from defusedxml.common import DefusedXmlException

    try:
        defusedxml.sax.parse(io.BytesIO(data), Guard(), forbid_dtd=False)
    except DefusedXmlException as error:
        raise Unreadable(HOSTILE) from error
    except (xml.sax.SAXException, ValueError, LookupError, AssertionError) as error:
        text = data.decode(marked(data) or "latin-1", "replace")
        if ENTITY.search(text):
            raise Unreadable(HOSTILE) from error


def _parsed(data: bytes) -> Any:
    import feedparser

    # As a stream, because other values might be taken for an address or the name of a file.
    try:
        return feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # whatever goes wrong inside, the feed is what is wrong
        raise Unreadable("This feed is too broken to be read; fetch it again.") from error


def _of_entry(entry: Any, feed: Any, file: str, *, defaults: Defaults, warnings: tuple[str, ...]) -> Document:
    """Return the document of an entry; raise Unreadable when it holds no text."""
    body = max((str(part.get("value") or "") for part in entry.get("content") or ()), key=len, default="")
    if blank(body):
        body = str(entry.get("summary") or "")
    text = _plain(body)
    if blank(text):
        raise Unreadable("An entry has no text besides its headline; give the report's page instead.")
    published, doubt = published_or_warning(entry.get("published") or entry.get("updated"))
    link = one_line(entry.get("link"))
    address = link if link and "://" in link else None
    fields = Fields(
        title=one_line(_plain(str(entry.get("title") or ""))),
        published=published,
        outlet=one_line((entry.get("source") or {}).get("title") or feed.get("title")),
        language=language_of(text) or language_code(feed.get("language")),
        url=address,
        warnings=(*warnings, *doubt),
    )
    digest = hashlib.sha256(body.encode("utf8", "surrogatepass")).hexdigest()
    origin = Origin(file=file, key=one_line(entry.get("id")) or link, raw_hash=digest)
    return make_document(text, fields, origin, defaults=defaults)


def _plain(markup: str) -> str:
    """Return the text of what may be HTML."""
    if not TAG.search(markup):
        return fit(html.unescape(markup))
    page = page_text(markup)
    return page.text if page else fit(html.unescape(TAG.sub(" ", markup)))
