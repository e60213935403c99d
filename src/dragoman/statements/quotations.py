"""Words between quotation marks, found with marks of any kind, unbalanced ones included."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records.stream import Range, Stream

DOUBLE = {'"', "“", "”", "„", "‟", "«", "»", "''", "``", "’’", "‘‘", "＂"}
SINGLE = {"'", "‘", "’", "`"}
OPENING = {"“", "„", "«", "``", "‘‘", "‘"}
CLOSING = {"”", "»", "’’", "’"}
ENDS = {".", ",", "!", "?", ";", "…", "..."}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Quoted words: the ranges between the marks, one for each paragraph, and whether the closing mark is there.

    `opened` and `closed` are the tokens just inside the outermost marks' outer edges: the mark itself where there is one.
    """

    pieces: tuple[Range, ...]
    opened: int
    closed: int
    complete: bool = True

    @property
    def start(self) -> int:
        """Return the first quoted token."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Return the token after the last quoted one."""
        return self.pieces[-1][1]


def quotations(stream: Stream) -> tuple[Quotation, ...]:
    """Return the quotations of an article in order; one that runs over paragraphs is one quotation."""
    found: list[Quotation] = []
    for start, end in paragraphs(stream):
        for quotation in in_paragraph(stream, start, end):
            joined = join(stream, found[-1], quotation) if found else None
            if joined:
                found[-1] = joined
            else:
                found.append(quotation)
    return tuple(found)


def paragraphs(stream: Stream) -> list[Range]:
    """Return the token ranges of the paragraphs."""
    found: list[Range] = []
    for number, sentence in enumerate(stream.sentences):
        words = stream.first[number], stream.first[number + 1]
        if number and stream.sentences[number - 1].paragraph == sentence.paragraph:
            found[-1] = (found[-1][0], words[1])
        else:
            found.append(words)
    return found


def join(stream: Stream, last: Quotation, new: Quotation) -> Quotation | None:
    """Join a quotation left open at the end of a paragraph with the one that opens the next."""
    next_paragraph = stream.paragraph(new.opened) == stream.paragraph(last.end - 1) + 1
    opens = new.opened == 0 or stream.paragraph(new.opened - 1) != stream.paragraph(new.opened)
    if last.complete or not (next_paragraph and opens):
        return None
    return Quotation(pieces=(*last.pieces, *new.pieces), opened=last.opened, closed=new.closed, complete=new.complete)


def in_paragraph(stream: Stream, start: int, end: int) -> list[Quotation]:
    """Return the quotations of one paragraph."""
    found: list[Quotation] = []
    at = start
    while at < end:
        if opens(stream, at, start):
            close = closing(stream, at, end)
            until = close if close is not None else unclosed(stream, at, end)
            if until > at + 1:
                closed = until if close is not None else until - 1
                found.append(Quotation(pieces=((at + 1, until),), opened=at, closed=closed, complete=close is not None))
                at = until if close is not None else until - 1
        at += 1
    return found


def opens(stream: Stream, at: int, start: int) -> bool:
    """Tell whether a token is a mark that opens: free on its left, tight on its right."""
    text = stream.tokens[at].text
    if text not in DOUBLE and text not in SINGLE:
        return False
    if text in CLOSING:
        return False
    if text in OPENING:
        return True
    loose = at == start or stream.tokens[at - 1].end < stream.tokens[at].start or stream.tokens[at - 1].text in "([—–-"
    tight = at + 1 < len(stream.tokens) and stream.tokens[at].end == stream.tokens[at + 1].start
    return loose and tight


def closing(stream: Stream, opened: int, end: int) -> int | None:
    """Return the mark that closes what `opened` opens, None when another opens before or none comes."""
    double = stream.tokens[opened].text in DOUBLE
    best = None
    for at in range(opened + 1, end):
        text = stream.tokens[at].text
        if double and text in DOUBLE:
            return None if opens(stream, at, opened + 1) else at
        if not double and text in DOUBLE:
            return best
        if (
            not double
            and text in SINGLE
            and text not in OPENING
            and stream.tokens[at - 1].end == stream.tokens[at].start
        ):
            before = stream.tokens[at - 1].text
            if before in ENDS or (best is None and not before.endswith("s")):
                return at
            best = best or at
    return best


def unclosed(stream: Stream, opened: int, end: int) -> int:
    """Return where a quotation without a closing mark ends: before the next one, else with the paragraph."""
    if stream.tokens[opened].text in SINGLE:
        return opened
    for at in range(opened + 1, end):
        if stream.tokens[at].text in DOUBLE and opens(stream, at, opened + 1):
            return next((end for end in range(at, opened, -1) if stream.tokens[end - 1].text in ENDS), opened)
    return end
