"""Cues that interrupt or follow the clause they report: "The deal, he said, is dead"."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from dragoman.codebook.speech import SpeechFile
from dragoman.records.stream import BREAKS, MARKS, Range, Stream
from dragoman.statements import contents
from dragoman.statements.cues import Cue
from dragoman.statements.phrases import left_neighbour, noun_phrase, own_subject, right_neighbour
from dragoman.statements.quotations import ENDS

#: Words that may stand between the cue and the comma after it.
NEAR = 10
EDGES = ENDS | BREAKS | MARKS


class Aside(NamedTuple):
    """A cue that interrupts or follows its clause: where its words begin, and the half of the clause behind it, if it divides one."""

    start: int
    cue: Cue
    rest: Range | None


def aside_of(stream: Stream, cue: Cue, quoted: Container[int], *, words: SpeechFile) -> Aside | None:
    """Return a cue as an aside, None where it reports what stands behind it."""
    begin = start(stream, cue, words)
    if "left" not in cue.word.takes or not parenthetical(stream, cue, begin, quoted=quoted, words=words):
        return None
    return Aside(begin, cue, rest(stream, cue, begin))


def parenthetical(stream: Stream, cue: Cue, begin: int, *, quoted: Container[int], words: SpeechFile) -> bool:
    """Tell whether a cue only says who reports a clause: ", he said", ", said the minister" or "As he said,"."""
    low, high = stream.bounds(cue.start)
    opens = begin == low and stream.lower[begin] in words.as_said
    if not opens and (begin <= low or stream.lower[begin - 1] not in BREAKS | MARKS):
        return False
    if (cue.end < high and stream.lower[cue.end] == "that") or complete(stream, cue, words):
        return False
    if begin == cue.start and (right_neighbour(stream, cue.end - 1) is None or stream.lower[cue.start].endswith("ing")):
        return False
    for at in range(cue.end, high):
        if stream.lower[at] in EDGES:
            break
        if stream.finite(at) or stream.lower[at] == "that" or at in quoted:
            return False
    return True


def complete(stream: Stream, cue: Cue, words: SpeechFile) -> bool:
    """Tell a cue with an object of its own, behind what only sets its scene: "While many wait, Oslo announced a plan"."""
    if any(at >= cue.end for at in stream.kids(cue.start, "obj")) and not cue.word.addressee:
        return True
    if contents.matter(stream, cue, words) is not None:
        return True
    subjects = stream.kids(cue.start, "nsubj")
    relative = any(stream.tokens[at].has("PronType=Rel") for s in subjects for at in range(stream.left[s], s + 1))
    if relative and stream.kids(cue.start, "xcomp", "ccomp", "obj"):  # "Chad, whose minister threatened to resign, has"
        return True
    scene = (at for at in stream.kids(cue.start, "advcl") if at < cue.start)
    return any(stream.lower[c] not in words.reportable for at in scene for c in stream.kids(at, "mark"))


def start(stream: Stream, cue: Cue, words: SpeechFile) -> int:
    """Return where the subject right before a cue begins, with the "as" before it, else the cue."""
    head = left_neighbour(stream, cue.start)
    if head is None:
        return cue.start
    own = own_subject(stream, cue.start)
    heads = [head] if own is None or own > cue.start else [head, own]
    begin = min(noun_phrase(stream, at)[0] for at in heads)
    opens = begin > stream.bounds(cue.start)[0] and stream.lower[begin - 1] in words.as_said
    return begin - 1 if opens else begin


def rest(stream: Stream, cue: Cue, begin: int) -> Range | None:
    """Return the second half of a clause that a cue divides, whose words begin at a token."""
    end = contents.last_word(stream, cue.start)
    comma = next((at for at in range(cue.end, min(end, cue.end + NEAR)) if stream.lower[at] == ","), None)
    if comma is None or comma + 2 >= end or any(stream.finite(at) for at in range(cue.end, comma)):
        return None
    second = comma + 1
    verb = second + (stream.tokens[second].pos == "CCONJ")
    if stream.finite(verb):
        return second, end
    opening = range(stream.bounds(cue.start)[0], begin)
    complete = any(stream.finite(at) for at in opening)
    return (second, end) if not complete and any(stream.finite(at) for at in range(second, end)) else None
