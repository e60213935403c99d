"""How a text sets its paragraphs: by blank lines, a line each, wrapped at a width, or cut every so many characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from dragoman.articles.lines import Line, collapsed, ends_in_abbreviation, ends_sentence, lines_of, starts_lower
from dragoman.codebook.pages import PageClues

#: Widths at which lines are wrapped by hand or by a mailer.
NARROWEST, WIDEST = 45, 132
#: Shortest line that can be the first half of a broken sentence; the second half may stand for it if twice as long.
SHORTEST_BROKEN = 30
#: Longest line that dates or signs a report, in characters.
LONGEST_SIGNATURE = 100
#: Shortest distance of breaks that a buffer of fixed size leaves.
SHORTEST_PERIOD = 200
BULLET = re.compile(r"(?:[-–—•·▪▲△■□◆◇○●◦‣⁃*+▷▶►]|\(?\d{1,2}[.)]|\(?[a-z]\))(?=\s|$)")
#: A dash inside a sentence, at the beginning of a wrapped line.
ASIDE = re.compile(r"[–—]\s+[a-z]")
CLOSED = re.compile(r"[.!?:;…。\"”’')\]]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph as the page sets it; `text` is for judging only, `cut` says that breaks may fall inside words."""

    start: int
    end: int
    text: str
    blank: int = 0
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The convention of a text: `width` is that of wrapped or cut lines, `cuts` the places of fixed breaks in running text."""

    kind: str
    width: int = 0
    cuts: frozenset[int] = frozenset()


def blocks_of(text: str, clues: PageClues, *, signs: Callable[[str], bool]) -> list[Block]:
    """Return the paragraphs of a text, by its own convention; `signs` tells a line that dates or signs a report."""
    lines = lines_of(text)
    layout = learn(text, lines)
    groups: list[list[Line]] = []
    for line in lines:
        if (
            groups
            and continues(text, groups[-1], line, layout=layout, clues=clues)
            and not (len(groups[-1]) == 1 and below_title(text, line, signs))
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    cut = layout.kind == "cut"
    return [
        Block(
            start=group[0].start,
            end=group[-1].end,
            text=collapsed(text[group[0].start : group[-1].end]),
            blank=group[0].blank,
            cut=cut or any(line.end in layout.cuts for line in group),
        )
        for group in groups
    ]


def below_title(text: str, line: Line, signs: Callable[[str], bool]) -> bool:
    """Tell a date or signature of its own from the second line of a headline: "talks go on", then "LIMA, 3 May 2009 (AP)"."""
    below = collapsed(text[line.start : line.end])
    return len(below) <= LONGEST_SIGNATURE and not starts_lower(below) and signs(below)


def learn(text: str, lines: list[Line]) -> Layout:
    """Tell the convention of the text from the lengths of lines that have a line right below them."""
    upper = [(a, b) for a, b in pairwise(lines) if b.blank == 0 and text[a.start : a.end] != text[b.start : b.end]]
    lengths = [a.end - a.start + a.indent for a, _ in upper]
    if len(upper) >= 3:
        length, count = Counter(lengths).most_common(1)[0]
        # A space at the break may have been eaten or left hanging, so a cut line can be one shorter.
        near = sum(length - 1 <= other <= length for other in lengths)
        if length >= NARROWEST and count >= 4 and near >= 0.9 * len(lengths):
            return Layout(kind="cut", width=length)
        # What cannot be broken, such as an address, runs over the width.
        within = sorted(length for length in lengths if length <= WIDEST)
        width = within[int(0.9 * (len(within) - 1))] if 5 * len(within) >= 4 * len(lengths) else 0
        over = sum(b.end - b.start > width + 2 and " " in text[b.start : b.end] for b in lines)
        if width >= NARROWEST and 5 * over <= len(lines) and wraps(text, upper, width) >= 0.8:
            return Layout(kind="wrapped", width=width)
    return Layout(kind="lines", cuts=fixed_breaks(text, upper))


def wraps(text: str, upper: list[tuple[Line, Line]], width: int) -> float:
    """Return the share of lines that end because the next word would not have fitted, of those that end no sentence."""
    open_ended = [(a, b) for a, b in upper if not ends_sentence(text[max(a.start, a.end - 40) : a.end])]
    if len(open_ended) < max(2, 0.3 * len(upper)):
        return 0.0
    return sum(full(text, a, b, width=width) for a, b in open_ended) / len(open_ended)


def full(text: str, line: Line, below: Line, *, width: int) -> bool:
    """Tell whether the first word of the line below would not have fitted."""
    word = text[below.start : min(below.end, below.start + 40)].split(" ", 1)[0]
    return line.end - line.start + line.indent + 1 + len(word) > width - 2


def fixed_breaks(text: str, upper: list[tuple[Line, Line]]) -> frozenset[int]:
    """Return the places of breaks in running text that lie the same distance apart, as a fixed buffer leaves them."""
    broken = [
        a.end for a, b in upper if not CLOSED.search(text[a.end - 1]) and text[b.start].isalnum() and long_enough(a, b)
    ]
    gaps = Counter((b - a) // 8 for a, b in pairwise(broken) if b - a >= SHORTEST_PERIOD)
    kept: set[int] = set()
    for a, b in pairwise(broken):
        # Characters eaten at a break move the next one by a few; buckets side by side count together.
        often = sum(gaps[(b - a) // 8 + step] for step in (-1, 0, 1)) >= 2
        if b - a >= SHORTEST_PERIOD and (often or is_round(b - a - 1)):
            kept |= {a, b}
    return frozenset(kept)


def is_round(size: int) -> bool:
    """Tell whether a size is one that programmers give to buffers, give or take four."""
    return any(size >= unit - 4 and (size + 4) % unit <= 8 for unit in (256, 500))


def is_long(text: str) -> bool:
    """Tell whether a text can be the first half of a broken sentence."""
    return len(text) >= SHORTEST_BROKEN


def long_enough(line: Line, below: Line) -> bool:
    """Tell whether two lines can be the halves of a broken sentence, rather than entries of a list."""
    return line.end - line.start >= SHORTEST_BROKEN or below.end - below.start >= 2 * SHORTEST_BROKEN


def continues(text: str, group: list[Line], line: Line, *, layout: Layout, clues: PageClues) -> bool:
    """Tell whether a line carries on the paragraph above it."""
    last = group[-1]
    above, below = text[max(last.start, last.end - 40) : last.end], text[line.start : min(line.end, line.start + 40)]
    if line.blank or (
        BULLET.match(below[:6]) and not (ASIDE.match(below) and not ends_sentence(above) and above[-1] not in ":;")
    ):
        return False
    if last.end in layout.cuts:
        return True
    if " " not in text[line.start : line.end].strip() and below.strip().casefold() in clues.picture_words:
        return False
    if layout.kind == "cut":
        return last.end - last.start + last.indent >= layout.width - 1
    if layout.kind == "wrapped":
        return (
            full(text, last, line, width=layout.width)
            or (not ends_sentence(above) and not below[0].isupper())
            or broken(above, below, clues)
        )
    return broken(above, below, clues) and (len(group) > 1 or long_enough(last, line))


def broken(above: str, below: str, clues: PageClues) -> bool:
    """Tell whether a sentence is broken between two stretches of text."""
    if not above or not below or above[-1] in ":;" or (ends_sentence(above) and not ends_in_abbreviation(above)):
        return False
    if starts_lower(below):
        return True
    word = re.findall(r"[^\W\d_]+$|,$", above)
    dangling = bool(word) and (word[0] == "," or word[0] in clues.dangling)
    first = re.match(r"[^\W_]+", below)
    return dangling and first is not None and first[0].casefold() not in clues.opening
