"""JSON Lines, one report a row, and JSON files that hold one row or a list of them."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dragoman.readers.decoding import decode, marked
from dragoman.readers.documents import Defaults, Fields, Origin, fields_of, fit, make_document
from dragoman.readers.raw import LARGEST_COLLECTION, LARGEST_TEXT, MEGABYTE, Raw, Unreadable
from dragoman.records import Document, Rejection

#: Faulty rows of one file that are each reported; of more, only their number.
MOST_REPORTED = 100
KEYS = ("id", "url")
EXAMPLE = '{"id": "1", "text": "..."}'


def read_json_lines(raw: Raw, *, defaults: Defaults) -> Iterator[Document | Rejection]:
    """Yield a document for each line, or why it gives none; empty lines are passed over."""
    encoding = marked(raw.head)
    pieces = _as_utf8(raw.pieces, encoding) if encoding else raw.pieces
    rows = faulty = 0
    for number, line in enumerate(lines(pieces, LARGEST_TEXT), 1):
        if line is not None and not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        rows += 1
        try:
            found: Document | Rejection = _of_line(line, raw.file, defaults)
        except Unreadable as error:
            faulty += 1
            found = Rejection(stage="read", reason=error.at(f"line {number}"), file=raw.file)
        if isinstance(found, Document) or faulty <= MOST_REPORTED:
            yield found
    if faulty > MOST_REPORTED:
        more = faulty - MOST_REPORTED
        raise Unreadable(f"More lines cannot be used either: {more} of them; check what made this file.")
    if not rows:
        raise Unreadable("There is no row in it; nothing was read.")


def read_json(raw: Raw, *, defaults: Defaults) -> Iterator[Document | Rejection]:
    """Yield a document for the one row or each row of a list, or why it gives none."""
    text, _ = decode(raw.whole(LARGEST_COLLECTION))
    found = parse(text.removeprefix("\ufeff"))
    for number, row in enumerate(found if isinstance(found, list) else [found], 1):
        try:
            yield of_row(row, raw.file, defaults=defaults)
        except Unreadable as error:
            yield Rejection(stage="read", reason=error.at(f"row {number}"), file=raw.file)
    if found == []:
        raise Unreadable("There is no row in it; nothing was read.")


def _as_utf8(pieces: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """Yield what is in another encoding as UTF-8, damaged characters as marks."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    for piece in pieces:
        yield decoder.decode(piece).encode("utf8", "replace")


def lines(pieces: Iterator[bytes], limit: int) -> Iterator[bytes | None]:
    """Yield lines, and None for each that is longer than `limit`, which is never held whole."""
    kept: list[bytes] = []
    length = 0
    for piece in pieces:
        *ended, rest = piece.split(b"\n")
        for end in ended:
            yield b"".join((*kept, end)) if length + len(end) <= limit else None
            kept, length = [], 0
        length += len(rest)
        if length > limit:
            kept = []
        elif rest:
            kept.append(rest)
    if length:
        yield b"".join(kept) if length <= limit else None


def _of_line(line: bytes | None, file: str, defaults: Defaults) -> Document:
    if line is None:
        raise Unreadable(f"A line is longer than {LARGEST_TEXT // MEGABYTE} MB; split its text.")
    text, warnings = decode(line)
    return of_row(parse(text.removeprefix("\ufeff")), file, defaults=defaults, warnings=warnings)


def parse(text: str) -> Any:
    """Return what a JSON text says, NaN as a missing value; raise Unreadable where it is not JSON."""
    try:
        return json.loads(text, parse_constant=lambda _: None, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise Unreadable(f"This is not JSON; correct it at character {error.pos + 1} ({error.msg}).") from error
    except RecursionError as error:
        raise Unreadable(f"This is nested too deeply to be a report; write a row as in {EXAMPLE}.") from error
    except ValueError as error:
        raise Unreadable("This holds a number that is too long; write it as text.") from error


class _Twice(dict[str, Any]):
    """An object that names some of its fields twice."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    return values if len(values) == len(pairs) else _Twice(values)


def of_row(row: Any, file: str, *, defaults: Defaults, warnings: tuple[str, ...] = ()) -> Document:
    """Return the document of a row; raise Unreadable when it holds no text."""
    if not isinstance(row, dict):
        raise Unreadable(f"This is JSON but no row; write a row as in {EXAMPLE}.")
    text = row.get("text")
    if text is None:
        names = ", ".join(fit(name)[:30] for name in list(row)[:8]) or "nothing"
        raise Unreadable(f"The row has no field 'text'; it has {names}, so name the report's words 'text'.")
    if not isinstance(text, str):
        raise Unreadable("The row's 'text' is not a string; give the words of the report there.")
    fields = fields_of({name: value for name, value in row.items() if name != "text"})
    key = next((fit(str(row[name])) for name in KEYS if _is_key(row.get(name))), None)
    doubts = (
        *warnings,
        *(("The row names a field twice; the last value was taken.",) if isinstance(row, _Twice) else ()),
        *(("Characters that no text can hold were replaced by marks.",) if fit(text) != text else ()),
    )
    return make_document(fit(text), _warned(fields, doubts), Origin(file=file, key=key), defaults=defaults)


def _is_key(value: object) -> bool:
    """Tell whether a value can name a row."""
    return isinstance(value, int | str) and not isinstance(value, bool) and bool(str(value).strip())


def _warned(fields: Fields, warnings: tuple[str, ...]) -> Fields:
    return replace(fields, warnings=(*warnings, *fields.warnings))
