"""The lines of a text, trimmed of white space and of characters that cannot be seen."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Characters without width: zero-width spaces and joiners, word joiner, byte order mark, soft hyphen, text direction.
UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069"
BLANKS = rf"[\s{UNSEEN}]"
BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
WITHOUT_WIDTH = re.compile(rf"[{UNSEEN}]")
BLANK_RUN = re.compile(rf"{BLANKS}+")
EDGE = "".join(chr(c) for c in range(0x10000) if BLANK_RUN.fullmatch(chr(c)))

#: What may follow the mark that ends a sentence.
CLOSERS = "\"'”’»)]｣」*_"
ABBREVIATION = re.compile(
    r"(?:\b[A-Za-z]\.(?:[A-Za-z]\.)*|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Maj|Adm|St|No|vs|Inc|Co|Corp|Ltd|Jr|Sr)\.)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is not blank; `blank` counts the blank lines above it, `indent` the characters cut off its left."""

    start: int
    end: int
    blank: int
    indent: int


def lines_of(text: str) -> list[Line]:
    """Return the lines that hold something to see."""
    found: list[Line] = []
    at, blank = 0, 0
    edges = [(m.start(), m.end()) for m in BREAK.finditer(text)]
    for end, following in [*edges, (len(text), len(text))]:
        raw = text[at:end]
        left = raw.lstrip(EDGE)
        if left:
            start = end - len(left)
            found.append(Line(start=start, end=start + len(left.rstrip(EDGE)), blank=blank, indent=start - at))
            blank = 0
        else:
            blank += 1
        at = following
    return found


def collapsed(text: str) -> str:
    """Return the text with each run of white space as one space, and nothing unseen."""
    return " ".join(WITHOUT_WIDTH.sub("", text).split())


def ends_sentence(text: str) -> bool:
    """Tell whether the text ends as a sentence does: a full stop, mark or ellipsis, closing quotes and brackets aside."""
    bare = text[-40:].rstrip(CLOSERS + " ")
    return bare.endswith((".", "!", "?", "…", "。", "‽", "！", "？"))


def ends_in_abbreviation(text: str) -> bool:
    """Tell whether the last full stop may only mark an abbreviation."""
    return ABBREVIATION.search(text[-20:]) is not None


def starts_lower(text: str) -> bool:
    """Tell whether the first character continues a sentence: a small letter."""
    return text[:1].islower()
