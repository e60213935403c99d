"""Plain text and Markdown: the decoded file exactly as it stands, with the fields of a front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import yaml

from dragoman.readers.decoding import decode
from dragoman.readers.documents import NAMES, Defaults, Fields, Origin, fields_of, fit, make_document
from dragoman.readers.raw import LARGEST_TEXT, Raw
from dragoman.records import Document

#: A front matter is a block between lines of three dashes at the very beginning.
FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<block>.{1,20000}?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
KNOWN = {name for names in NAMES.values() for name in names} | {"author", "tags", "id"}


def read_text(raw: Raw, *, defaults: Defaults) -> Iterator[Document]:
    """Yield the one document of a text file."""
    text, warnings = decode(raw.whole(LARGEST_TEXT))
    given = fields_of(front_matter(text))
    fields = Fields(
        title=given.title,
        published=given.published,
        outlet=given.outlet,
        language=given.language,
        url=given.url,
        warnings=(*warnings, *given.warnings),
    )
    yield make_document(fit(text), fields, Origin(file=raw.file, whole=True), defaults=defaults)


def front_matter(text: str) -> Mapping[str, object]:
    """Return the values of a text's front matter, all as they are written; none where there is none."""
    found = FRONT_MATTER.match(text)
    if not found:
        return {}
    try:
        values = yaml.load(found["block"].replace("\r\n", "\n"), Loader)  # noqa: S506  (the loader that makes strings only)
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}
    if not isinstance(values, dict):
        return {}
    named = {name: value for name, value in values.items() if isinstance(name, str)}
    return named if KNOWN & {name.lower() for name in named} else {}


def front_matter_end(text: str) -> int:
    """Return the offset just after a text's front matter and the line that closes it; 0 where there is none."""
    found = FRONT_MATTER.match(text)
    return found.end() if found and front_matter(text) else 0
