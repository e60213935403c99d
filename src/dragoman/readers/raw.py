"""The bytes of a source, piece by piece, with limits; compressed ones are unpacked on the way."""

from __future__ import annotations

import errno
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

#: Bytes that are read at once.
PIECE = 1 << 18
MEGABYTE = 1_000_000
#: Largest single text, whatever carries it: a file, a page, a line of JSON Lines.
LARGEST_TEXT = 16 * MEGABYTE
#: Largest file that has to be read whole although it holds many texts: a feed, a JSON array.
LARGEST_COLLECTION = 32 * MEGABYTE
#: A compressed file that grows beyond both of these is taken for an attack; text hardly shrinks twentyfold.
BOMB_SIZE = 256 * MEGABYTE
BOMB_GROWTH = 200

GZIP = b"\x1f\x8b"
STANDARD_INPUT = "-"

Seen = Callable[[int], None]


class Unreadable(Exception):  # noqa: N818  (never leaves the readers: it becomes a Rejection)
    """Why a source, or the rest of it, cannot be used: what is wrong; what to do.

    What comes before a colon names no single case, so that reasons can be counted.
    """

    def at(self, place: str) -> str:
        """Return the sentence with the place in the file that it is about."""
        wrong, _, remedy = str(self).partition("; ")
        return f"{wrong}: {place}; {remedy}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file that was asked for: `path` opens it, `file` is the same in printable characters."""

    path: str
    file: str
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """An opened source: its first bytes, and all its bytes in pieces, the first included."""

    file: str
    size: int
    head: bytes
    pieces: Iterator[bytes]

    def whole(self, limit: int) -> bytes:
        """Return all bytes; raise Unreadable when there are more than `limit`."""
        kept, length = [], 0
        for piece in self.pieces:
            length += len(piece)
            _refuse(length, limit)
            kept.append(piece)
        return b"".join(kept)

    def refuse_above(self, limit: int) -> None:
        """Raise Unreadable when the file is known to be larger than `limit`."""
        _refuse(self.size, limit)


def _refuse(size: int, limit: int) -> None:
    if size > limit:
        raise Unreadable(
            f"The file is too large to be one report: {-(-size // MEGABYTE)} MB, where {limit // MEGABYTE} MB are the most; "
            "split it, or give many reports as JSON Lines."
        )


@contextmanager
def opened(source: Source, seen: Seen) -> Iterator[Raw]:
    """Open a source; `seen` is told of every stretch of bytes read from the disk."""
    with ExitStack() as stack:
        stream = (
            _standard_input() if source.path == STANDARD_INPUT else stack.enter_context(Path(source.path).open("rb"))
        )
        pieces = _pieces(stream, seen)
        head, size = next(pieces, b""), source.size
        if head.startswith(GZIP):
            pieces = unpacked(chain((head,), pieces))
            head, size = next(pieces, b""), 0
        yield Raw(file=source.file, size=size, head=head, pieces=chain((head,), pieces))


def _standard_input() -> BinaryIO:
    if sys.stdin is None or sys.stdin.closed:
        raise Unreadable("Standard input is closed; pipe a report into the command, or name a file.")
    return sys.stdin.buffer


def _pieces(stream: BinaryIO, seen: Seen) -> Iterator[bytes]:
    while piece := stream.read(PIECE):
        seen(len(piece))
        yield piece


def unpacked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield what gzip packed, never more than a piece at once; raise Unreadable where it is damaged, cut off or a bomb."""
    inflate = zlib.decompressobj(wbits=31)
    taken = made = 0
    try:
        for packed in pieces:
            taken += len(packed)
            rest, piece = packed, b""
            while rest or len(piece) == PIECE:
                if inflate.eof:
                    if not rest.startswith(GZIP[:1]):
                        return
                    inflate = zlib.decompressobj(wbits=31)
                piece = inflate.decompress(rest, PIECE)
                rest = inflate.unconsumed_tail or inflate.unused_data
                made += len(piece)
                if made > BOMB_SIZE and made > BOMB_GROWTH * taken:
                    raise Unreadable(
                        f"The compressed file grows more than {BOMB_GROWTH}-fold, as no text does; "
                        "the rest of it was not read."
                    )
                if piece:
                    yield piece
    except zlib.error as error:
        raise Unreadable("The compressed file is damaged here; fetch it again, or unpack what can be saved.") from error
    if not inflate.eof:
        raise Unreadable("The compressed file is cut off; what came before was read, fetch it again for the rest.")


REASONS = {
    errno.ENOENT: "There is no such file; check the path.",
    errno.EACCES: "Permission to read this is missing; allow it, or read a copy.",
    errno.EPERM: "Permission to read this is missing; allow it, or read a copy.",
    errno.ELOOP: "This link leads back to itself; name the real file.",
    errno.ENAMETOOLONG: "The name is longer than a path may be; check it.",
    errno.EISDIR: "This is a folder although its name ends like a file's; name the files in it.",
    errno.ENOTDIR: "Part of this path is a file, not a folder; check the path.",
    errno.EIO: "The disk reports an error here; read a copy.",
}


def explain(error: OSError) -> str:
    """Return what an operating system's error means for the reader of a report."""
    known = REASONS.get(error.errno or 0)
    return known or f"The system cannot read this: {error.strerror or type(error).__name__}; check it, or read a copy."
