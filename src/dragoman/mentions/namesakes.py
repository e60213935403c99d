"""Places whose name is another's in this article: of a person called so, of a region of another state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.codebook.cities import city_country
from dragoman.mentions.lines import Line, Mark
from dragoman.mentions.persons import Known

#: Kinds of places after which people are called.
BEARERS = frozenset({"state", "capital", "region"})
STATE, REGION, TITLE = "state", "region", "title"
#: The longest way from a place to the office that tells what it is: "the state of Georgia's first governor".
NEAR = 3


def clear(lines: Sequence[Line], known: Known) -> None:
    """Take the marks from places that are somebody's name, and give regions that are called like a state to theirs."""
    _call_people(lines, known)
    _give_regions(lines)


def _call_people(lines: Sequence[Line], known: Known) -> None:
    """Free "Jordan rejected it" where the article has a Michael Jordan and never tells of the place."""
    called = [(line, mark) for line in lines for mark in _lone(line, BEARERS) if line.folded[mark.first] in known.parts]
    for word in dict.fromkeys(line.folded[mark.first] for line, mark in called):
        marks = [(line, mark) for line, mark in called if line.folded[mark.first] == word]
        surname = any(word == n[-1] and n[0] in marks[0][0].table.given for n in known.full)
        given = any(word == n[0] for n in known.full) and not _told_otherwise(lines, marks)
        if (surname or given) and not any(_is_place(line, mark) for line, mark in marks):
            for line, mark in marks:
                line.replace(mark)


def _is_place(line: Line, mark: Mark) -> bool:
    """Tell "in Jordan"; headlines say nothing."""
    return line.fold(mark.first - 1) in line.particles.scenes and not line.headline


def _give_regions(lines: Sequence[Line]) -> None:
    """Read "Georgia" as the American one where the article tells of America's regions and never of the state otherwise."""
    here = [
        (line, mark)
        for line in lines
        for mark in _lone(line, {STATE})
        if line.folded[mark.first] in line.table.namesakes
    ]
    for word in dict.fromkeys(line.folded[mark.first] for line, mark in here):
        marks = [(line, mark) for line, mark in here if line.folded[mark.first] == word]
        code = marks[0][0].table.namesakes[word]
        if _told_otherwise(lines, marks) or not (
            _has_regions(lines, code) or any(_is_local(line, m) for line, m in marks)
        ):
            continue
        for line, mark in marks:
            if mark.phrase is not None:
                phrase = replace(mark.phrase, kind=REGION, actor=code.lower(), country=code)
                line.replace(mark, Mark(REGION, mark.first, mark.last, phrase))


def _told_otherwise(lines: Sequence[Line], marks: Sequence[tuple[Line, Mark]]) -> bool:
    """Tell whether the state has another name in the article: an adjective, its capital, a people."""
    own, first = {id(mark) for _, mark in marks}, marks[0][1].phrase
    return any(
        m.phrase is not None and first is not None and m.phrase.country == first.country and id(m) not in own
        for line in lines
        for m in line.marks
    )


def _has_regions(lines: Sequence[Line], code: str) -> bool:
    """Tell whether the article names a region of a state, or a town in it."""
    regions = (m for line in lines for m in line.marks if m.kind == REGION and m.phrase is not None)
    return any(m.phrase is not None and m.phrase.country == code for m in regions) or any(
        city_country(town) == code for line in lines for town in _towns(line)
    )


def _towns(line: Line) -> Iterator[str]:
    """Yield the lone capitalised words behind a word of place."""
    for i in range(1, line.size):
        if line.free(i) and line.capital(i) and line.fold(i - 1) in line.particles.scenes and not line.capital(i + 1):
            yield line.folded[i]


def _is_local(line: Line, mark: Mark) -> bool:
    """Tell "Georgia's governor", "the governor of Georgia"."""
    near = range(max(0, mark.first - NEAR), min(line.size, mark.last + NEAR))
    return any(line.folded[i] in line.table.title_words.regional for i in near)


def _lone(line: Line, kinds: frozenset[str] | set[str]) -> Iterator[Mark]:
    """Yield places of one word."""
    yield from (m for m in line.marks if m.kind in kinds and m.last == m.first + 1)
