"""A document from a text and the fields its source gives, with its identity, version and warnings."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import urlsplit

from dragoman.errors import UsageError
from dragoman.readers.dates import iso_date
from dragoman.readers.languages import contradicted, language_code, language_of
from dragoman.readers.raw import STANDARD_INPUT, Unreadable
from dragoman.records import Document, stable_id

#: What a field is called in front matter and in rows, the contract's own name first.
NAMES = {
    "title": ("title", "headline"),
    "published": ("published", "date", "published_at", "publication_date", "pubdate", "datepublished"),
    "outlet": ("outlet", "source", "publisher", "site_name", "sitename"),
    "language": ("language", "lang"),
    "url": ("url", "link", "permalink", "canonical"),
}
#: Most characters of one report; what is longer is a book or a dump of many, and costs minutes.
LONGEST_REPORT = 1_000_000
#: Keys that look like a count of rows; they mean something within their file only.
COUNTER = re.compile(r"\d{1,6}")
#: What no output can hold: halves of a character, and the character that ends a string in C.
UNFIT = re.compile(r"[\ud800-\udfff\0]")
SHOWN = re.compile(r"[^\s\ufeff\u200b\u2060\u00ad]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What the user says of sources that do not say it themselves."""

    published: str | None = None
    outlet: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        """Bring the values into the form of a document; raise UsageError for those that have none."""
        published, language = iso_date(self.published), language_code(self.language)
        if self.published is not None and published is None:
            raise UsageError(f"{self.published!r} is not a date; write it as in 2025-06-04.")
        if self.language is not None and language is None:
            raise UsageError(f"{self.language!r} is not the code of a language; write it as in en or ko.")
        object.__setattr__(self, "published", published)
        object.__setattr__(self, "language", language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What a source says of its text."""

    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    url: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a text comes from: its file, its key there, and the hash of the bytes it was taken from."""

    file: str
    key: str | None = None
    raw_hash: str | None = None
    whole: bool = False


def fields_of(values: Mapping[str, object]) -> Fields:
    """Return the fields that a row or a front matter holds, under any of their usual names."""
    lowered = {name.lower(): value for name, value in reversed(list(values.items()))}
    found: dict[str, str | None] = {}
    warnings: list[str] = []
    for field, names in NAMES.items():
        value = next((lowered[name] for name in names if lowered.get(name) not in (None, "", [], {})), None)
        found[field], problem = _field(field, value)
        warnings.extend(problem)
    if found["outlet"] and found["outlet"].startswith(("http://", "https://")):
        found["url"], found["outlet"] = found["url"] or found["outlet"], None
    return Fields(warnings=tuple(warnings), **found)


def _field(field: str, value: object) -> tuple[str | None, tuple[str, ...]]:
    """Return the value of one field and what is wrong with it."""
    if value is None:
        return None, ()
    if field == "published":
        day = iso_date(value)
        return day, () if day else (_not_a_date(value),)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None, (f"The {field} is not text and was left out.",)
    return one_line(str(value)), ()


def _not_a_date(value: object) -> str:
    return f"The publication date names no certain day: {fit(str(value)[:60])!r}; give it with --published."


def published_or_warning(value: str | None) -> tuple[str | None, tuple[str, ...]]:
    """Return a publication date in ISO 8601, or a warning that it was not understood."""
    return _field("published", value or None)


def fit(text: str) -> str:
    """Return text that any output can hold, of the same length."""
    return UNFIT.sub("\ufffd", text)


def one_line(value: object) -> str | None:
    """Return a value's words in one line; None for what is no string or shows nothing."""
    return " ".join(fit(value).split()) or None if isinstance(value, str) else None


def blank(text: str) -> bool:
    """Tell whether a text shows nothing."""
    return SHOWN.search(text) is None


def make_document(text: str, fields: Fields, origin: Origin, *, defaults: Defaults) -> Document:
    """Return the document; raise Unreadable when the text shows nothing, or is a library."""
    if blank(text):
        raise Unreadable("There is no text in it but white space; nothing was read.")
    if len(text) > LONGEST_REPORT:
        raise Unreadable(
            f"The text is too long to be one report: {len(text):,} characters, where {LONGEST_REPORT:,} are the most; "
            "split it."
        )
    language, doubt = _language(text, fields.language, defaults)
    key, url = origin.key, fields.url
    kept = (fields.title, fields.published or defaults.published, fields.outlet or defaults.outlet, language, url)
    title, published, outlet, language, url = kept
    return Document(
        id=stable_id("doc", *_identity(text, fields, origin)),
        version=stable_id("ver", text, *kept),
        file=origin.file,
        text=text,
        key=key,
        title=title,
        published=published,
        outlet=outlet,
        language=language,
        url=url,
        raw_hash=origin.raw_hash,
        warnings=(*fields.warnings, *doubt),
    )


def _identity(text: str, fields: Fields, origin: Origin) -> tuple[str, ...]:
    """Return what stays the same when the content changes: key, address, or path with what tells its texts apart."""
    if origin.key and not COUNTER.fullmatch(origin.key):
        return (origin.key,)
    if fields.url and names_a_page(fields.url):
        return (fields.url,)
    path = PurePath(os.path.normpath(origin.file)).as_posix()
    if origin.key:
        return (path, origin.key)
    if origin.whole and origin.file != STANDARD_INPUT:
        return (path,)
    return (path, fields.title or "", text)


def names_a_page(url: str) -> bool:
    """Tell whether an address is that of a page, not of a whole site."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.path.strip("/") or parts.query)


def _language(text: str, declared: str | None, defaults: Defaults) -> tuple[str | None, tuple[str, ...]]:
    """Return the language of a text, and a warning where its letters say another than its source."""
    language = language_code(declared) or defaults.language
    if language is None:
        return language_of(text), ()
    if not contradicted(text, language):
        return language, ()
    return language_of(text), (
        f"The text is in another language than is said: {language!r}; it was told from the letters.",
    )
