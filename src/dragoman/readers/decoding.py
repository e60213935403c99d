"""Characters from bytes: binary content refused, the encoding told where it is not UTF-8."""

from __future__ import annotations

import codecs
import re

from dragoman.readers.languages import language_of
from dragoman.readers.raw import Unreadable

#: First bytes of files that are no text, and what they are.
MAGIC = (
    (b"%PDF", "a PDF file; convert it to text first, for example with pdftotext"),
    (b"PK\x03\x04", "a zip archive or an office document (DOCX, ODT); unpack it, or save it as text first"),
    (b"\xd0\xcf\x11\xe0", "an old office document (DOC); save it as text first"),
    (b"{\\rtf", "a rich text document; save it as plain text first"),
    (b"\x89PNG", "an image; give the text of the report"),
    (b"\xff\xd8\xff", "an image; give the text of the report"),
    (b"GIF8", "an image; give the text of the report"),
    (b"RIFF", "an image or a sound; give the text of the report"),
    (b"II*\x00", "an image; give the text of the report"),
    (b"MM\x00*", "an image; give the text of the report"),
    (b"SQLite format 3", "a database, perhaps a record; only reports can be read"),
    (b"7z\xbc\xaf", "an archive; unpack it first"),
    (b"Rar!", "an archive; unpack it first"),
    (b"BZh", "a compressed file; unpack it first"),
    (b"\xfd7zXZ", "a compressed file; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a compressed file; unpack it first"),
    (b"\x7fELF", "a program; give the text of the report"),
)
#: UTF-32 before UTF-16, whose mark it begins with.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Encodings in which reports have been written; the fewer are tried, the fewer are mistaken.
CANDIDATES = [
    "cp1252",
    "cp1250",
    "cp1251",
    "koi8_r",
    "cp949",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5",
    "cp1256",
    "cp1253",
    "cp1254",
    "iso8859_15",
    "mac_roman",
]
#: Languages written in the encoding of western Europe.
WESTERN = ("en", "es", "fr", "de", "it", "pt", "nl", "sv", "id")
CONTROLS = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1b")) + b"\x7f"
#: Bytes that are looked at to tell what a file is.
LOOKED_AT = 1 << 14


def check_head(head: bytes) -> None:
    """Raise Unreadable when there is nothing, or when the first bytes are not those of a text."""
    if not head:
        raise Unreadable("The file is empty; nothing was read.")
    for magic, what in MAGIC:
        if head.startswith(magic):
            raise Unreadable(f"This is {what}.")
    looked = head[:LOOKED_AT]
    if marked(head) is None and (
        b"\0" in looked or len(looked) - len(looked.translate(None, CONTROLS)) > len(looked) / 20
    ):
        raise Unreadable("This is binary data, not text; give the text of the report.")


def marked(data: bytes) -> str | None:
    """Return the encoding that a byte order mark of UTF-16 or UTF-32 announces."""
    return next((encoding for mark, encoding in MARKS if data.startswith(mark)), None)


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text and the warnings; valid UTF-8 is taken as it stands, `declared` is the page's own word."""
    if encoding := marked(data):
        return _strict(data, encoding), ()
    if b"\0" in data:
        raise Unreadable("There is binary data among the text; give the text of the report alone.")
    try:
        return data.decode("utf8"), ()
    except UnicodeDecodeError:
        pass
    if (text := _nearly_utf8(data)) is not None:
        return text, ("Some bytes are not valid UTF-8; they were replaced by marks.",)
    if declared and (text := _as_declared(data, declared)) is not None:
        return text, ()
    encoding = _guess(data)
    return data.decode(encoding), (f"The text is not UTF-8: it was read as {encoding}, so check its letters.",)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(f"The text does not go on as it begins: as {encoding.upper()}; save it as UTF-8.") from error


def _nearly_utf8(data: bytes) -> str | None:
    """Return UTF-8 with a few damaged characters, which must be rare among the sound ones."""
    text = data.decode("utf8", "replace")
    damaged = text.count("\ufffd")
    sound = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text)))
    return text if damaged * 10 <= sound or (sound and damaged == 1) else None


def _as_declared(data: bytes, declared: str) -> str | None:
    try:
        return data.decode(declared)
    except (LookupError, ValueError):
        return None


def _guess(data: bytes) -> str:
    """Return the likeliest encoding; raise Unreadable when none makes sense."""
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=CANDIDATES).best()
    if best is None or best.percent_chaos > 15:
        raise Unreadable("The encoding of this text cannot be told; save it as UTF-8.")
    # The two share most of their letters, and few accents do not tell them apart; the language does.
    if best.encoding == "cp1250" and language_of(_as_declared(data, "cp1252") or "") in WESTERN:
        return "cp1252"
    return str(best.encoding)
