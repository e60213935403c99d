"""Web pages: the text taken out once, with what the page says of itself."""

from __future__ import annotations

import hashlib
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from dragoman.readers.dates import iso_date
from dragoman.readers.decoding import LOOKED_AT, decode
from dragoman.readers.documents import Defaults, Fields, Origin, blank, fit, make_document, one_line
from dragoman.readers.languages import language_code, language_of
from dragoman.readers.raw import LARGEST_TEXT, Raw, Unreadable
from dragoman.records import Document

CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE
)
ROOT = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
#: Where pages give the time of publication, the surest first; trafilatura keeps the day only.
STAMPS = (
    "//meta[@property='article:published_time' or @name='article:published_time']/@content",
    "//meta[@itemprop='datePublished' or @name='parsely-pub-date' or @name='pubdate' or @name='date']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//time/@datetime",
)
LINKED_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
#: More elements than any report has; the time to read a page grows with them.
MOST_ELEMENTS = 50_000
#: The latest date believed; a fixed one, so that the same page reads the same on any day.
LATEST = "2099-12-31"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What was taken out of a page."""

    text: str
    fields: Fields


def read_web_page(raw: Raw, *, defaults: Defaults) -> Iterator[Document]:
    """Yield the one document of a page."""
    data = raw.whole(LARGEST_TEXT)
    declared = CHARSET.search(data[:LOOKED_AT])
    html, doubts = decode(data, declared[1].decode("ascii", "replace") if declared else None)
    if blank(html):
        raise Unreadable("There is no text in it but white space; nothing was read.")
    page = page_text(html)
    if page is None:
        raise Unreadable("No text of a report was found in this page; save the page once more, or its text alone.")
    origin = Origin(file=raw.file, raw_hash=hashlib.sha256(data).hexdigest(), whole=True)
    fields = replace(page.fields, warnings=(*doubts, *page.fields.warnings))
    yield make_document(page.text, fields, origin, defaults=defaults)


def page_text(html: str) -> Page | None:
    """Return the text of a page, or of a part of one, and what it says of itself; None where it holds no text."""
    import trafilatura

    whole = html if ROOT.search(html) else f"<html><body><article>{html}</article></body></html>"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the libraries that read dates, on zones they do not know
        try:
            tree = trafilatura.load_html(fit(whole))
            if tree is None:
                return None
            _refuse_huge(tree)
            language, stamps = tree.get("lang"), list(_stamps(tree))
            found = trafilatura.bare_extraction(
                tree,
                favor_precision=True,
                include_comments=False,
                with_metadata=True,
                date_extraction_params={"original_date": True, "extensive_search": False, "max_date": LATEST},
            )
            text = (found.text if found else None) or trafilatura.baseline(whole)[1]
        except Unreadable:
            raise
        except Exception as error:  # pages are hostile, and any error of the libraries means the same to a reader
            raise Unreadable("This page is too broken to be read; save its text alone.") from error
    return None if blank(text) else Page(text=fit(text), fields=_fields(found, language, stamps, text=text))


def _refuse_huge(tree: Any) -> None:
    if tree.xpath("count(//*)") > MOST_ELEMENTS:
        raise Unreadable(f"This page has more than {MOST_ELEMENTS} elements; save its text alone.")


def _stamps(tree: Any) -> Iterator[str]:
    """Yield what a page says of its time of publication."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        yield from LINKED_DATA.findall(str(script))
    for path in STAMPS:
        yield from map(str, tree.xpath(path))


def _fields(found: Any, language: str | None, stamps: list[str], *, text: str) -> Fields:
    """Return the fields of a page; its own word on the language counts where the text is too short to tell."""
    day = found.date if found else None
    times = (time for stamp in stamps if (time := iso_date(stamp)))
    return Fields(
        title=one_line(found and found.title),
        published=next((time for time in times if time[:10] == day), day),
        outlet=one_line(found and found.sitename),
        language=language_of(text) or language_code(language),
        url=one_line(found and found.url),
    )
