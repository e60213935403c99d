"""Bodies that no table knows: runs of capitals with a word such as Front or University in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.mentions.lines import PLACES, Line

#: The longest name of a body in words.
LONGEST = 9
APART = frozenset({"body", "outlet", "person", "people", "title", "honorific"})


@dataclass(frozen=True, slots=True)
class Body:
    """The name of a body at words `first` to `last` (exclusive)."""

    first: int
    last: int
    name: str
    sector: str
    country: str | None
    acronym: str | None = None


def read_bodies(line: Line, taken: set[int]) -> Iterator[Body]:
    """Yield the names of unknown bodies in running text; in a headline capitals say nothing."""
    i = 0
    while i < line.size and not line.headline:
        if not line.capitals[i]:
            i += 1
            continue
        end = run_end(line, i, taken)
        body = _body(line, i, end) if end - i > 1 else None
        if body is not None:
            yield body
        i = max(end, i + 1)


def run_end(line: Line, first: int, taken: set[int]) -> int:
    """Return the end of the run of capitals at a word; small words may stand inside."""
    i = end = first
    while i < min(line.size, first + LONGEST) and i not in taken:
        if _part(line, i, opening=i == first):
            i = end = i + 1
        elif i > first and line.folded[i] in line.particles.inside_names and i - end < 2:
            i += 1
        else:
            break
    return end


def _part(line: Line, i: int, *, opening: bool) -> bool:
    mark = line.at[i]
    if not line.capital(i) or not line.words[i].replace("'", "").isalpha():
        return False
    if mark is not None:
        return mark.kind not in APART
    return not opening or not (
        line.folded[i] in line.particles.articles or line.folded[i] in line.table.name_words.not_first
    )


def _body(line: Line, first: int, last: int) -> Body | None:
    """Make a body of a run that has a telling word at its end, or before "of" and "for"."""
    words = line.table.body_words
    telling = [
        i
        for i in range(first, last)
        if line.words[i] in words and (i == last - 1 or line.fold(i + 1) in line.particles.inside_names)
    ]
    if not telling or not any(line.free(i) and i not in telling and line.capital(i) for i in range(first, last)):
        return None
    places = [
        m.phrase
        for i in range(first, last)
        if (m := line.at[i]) is not None and m.kind in PLACES and m.phrase is not None
    ]
    bracket = line.fold(last) == "(" and line.fold(last + 2) == ")" and line.words[last + 1].isupper()
    country = places[0].country if places else None
    return Body(
        first=first, last=last + 3 if bracket else last, name=line.text(first, last), sector=words[line.words[telling[-1]]],
        country=country, acronym=line.words[last + 1] if bracket else None,
    )  # fmt: skip
