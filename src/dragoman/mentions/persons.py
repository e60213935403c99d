"""Personal names in a line: where a run of capitalised words is one, and how far it goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dragoman.codebook.cities import city_country
from dragoman.mentions.bodies import Body
from dragoman.mentions.lines import Line

#: Longest personal name, in words without hyphens.
LONGEST = 6
#: Words of a Korean name in three: "Kim Jong Un" is not of the UN.
KOREAN = 3
#: Most words of a given name and a surname in a headline.
GIVEN_AND_SURNAME = 3
SEPARATE = frozenset({"VERB", "AUX", "ADP", "DET", "SCONJ", "CCONJ", "PUNCT", "ADV", "NUM"})
SINGLE_PLACES = frozenset({"state", "capital", "body", "title"})


@dataclass(frozen=True, slots=True)
class Known:
    """The names that an article teaches: full ones, the parts that may stand for them alone, surnames told with a title."""

    full: frozenset[tuple[str, ...]] = frozenset()
    parts: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    acronyms: Mapping[str, Body] = field(default_factory=dict)

    @classmethod
    def learn(cls, names: Iterable[tuple[str, ...]], bodies: Iterable[Body]) -> Known:
        """Return what full names teach, and bodies with their initials in brackets."""
        told = frozenset(names)
        full = frozenset(n for n in told if len(n) > 1)
        parts = frozenset(p for n in full for p in (n[-1], n[0]) if len(p) > 1)
        return cls(
            full,
            parts,
            frozenset(n[0] for n in told - full if n),
            {body.acronym: body for body in bodies if body.acronym},
        )


def name_end(line: Line, first: int, *, titled: bool = False) -> int:
    """Return the end of the personal name at word `first`, or `first` if there is none; `titled` follows a title."""
    opening = line.mark(first)
    if not line.capital(first) if opening is None else opening.kind != "person":
        return first
    names, i, parts, joined = line.table.name_words, first, 0, 0
    while i < line.size and parts < LONGEST:
        mark = line.mark(i)
        if mark is not None and mark.kind == "person":
            i, parts = mark.last, parts + 2
        elif mark is not None and not _may_be_name(line, i, parts):
            break
        elif _opens(line, i, parts):
            i, parts = i + 1, parts + 1
        elif parts and line.fold(i) == "-" and line.glued(i) and line.glued(i + 1) and _hyphened(line, i):
            joined += line.folded[i - 1] in names.particles  # "al-Sadiq" is a part of its own
            i += 2
        elif parts and line.folded[i] in names.particles and _goes_on(line, i):
            i += 1
        elif parts and line.fold(i) == "," and line.fold(i + 1) in names.suffixes:
            i += 2
        elif parts and line.folded[i] in names.suffixes:
            i += 1
        else:
            break
    return i if i > first and (titled or parts + joined > 1) and _is_name(line, first, i, titled=titled) else first


def _goes_on(line: Line, i: int) -> bool:
    """Tell whether a capital follows a particle, with or without a hyphen: "bin Salman", "el-Sisi"."""
    return (
        (line.capital(i + 1) and line.free(i + 1))
        or (line.fold(i + 1) == "-" and line.capital(i + 2))
        or (line.fold(i + 1) in line.table.name_words.particles and line.capital(i + 2))
    )


def _hyphened(line: Line, i: int) -> bool:
    word = line.words[i + 1]
    return (
        (word.isalpha() and not line.headline)
        or line.capital(i + 1)
        or (word.isalpha() and word.islower() and len(word) <= 6)
    )


def _opens(line: Line, i: int, parts: int) -> bool:
    """Tell whether word `i` can be a part of a name."""
    word = line.words[i]
    if not word[:1].isupper() or not all(c.isalpha() or c == "'" for c in word):
        return False
    if parts == 0 and line.folded[i] in line.table.korean and line.capital(i + 1) and line.fold(i + 2) == "-":
        return True
    if line.folded[i] in line.table.name_words.not_first and (parts == 0 or line.tok(i).pos in SEPARATE):
        return False
    return line.tok(i).pos not in {"VERB", "AUX"} or (parts > 0 and not line.headline)


def _may_be_name(line: Line, i: int, parts: int) -> bool:
    """Let a place's or title's word be a name inside a name: "Michael Jordan", "Chad Smith" never at the start."""
    mark = line.at[i]
    if mark is None or parts == 0 or mark.last - mark.first > 1 or mark.kind not in SINGLE_PLACES:
        return False
    if not line.capital(i) or line.headline or line.words[i].isupper():
        return False
    return line.tok(i).dep == "flat" or (mark.kind == "body" and parts > 1)


def _is_name(line: Line, first: int, last: int, *, titled: bool) -> bool:
    names, titles = line.table.name_words, line.table.title_words
    if line.mark(first) and line.at[first].kind == "person":  # type: ignore[union-attr]
        return True
    words = [w for w in line.folded[first:last] if w != "-"]
    thing = words[0] in names.not_last and not (len(words) > 1 and words[0] in line.table.korean)
    if words[-1] in names.not_last or thing or len(words[-1]) == 1:
        return False
    if titled:
        return True
    if not line.headline and line.capital(last) and names_a_thing(line, last):
        return False
    if city_country(" ".join(line.folded[first:last])) is not None:
        return False
    shouted = any(len(w) > 2 and w.isupper() for w in line.words[first:last])
    return (
        len(words) > 1
        and not shouted
        and not any(
            w in names.not_last or w in titles.modifiers or w in names.regions
            for w in words[KOREAN if words[0] in line.table.korean else 0 :]
        )
    )


def names_a_thing(line: Line, after: int) -> bool:
    """Tell "John Radcliffe Hospital" by the capitalised word behind the name; a government may bear its head's name."""
    thing = line.folded[after] in line.table.name_words.not_last or line.words[after] in line.table.body_words
    return thing and line.folded[after] not in line.table.pointers.ruling


def cut_to_known(line: Line, first: int, last: int, *, known: Known) -> int:
    """In a headline, end a run of capitals where a known name ends, "Lee Visits Japan"; an unknown one is none."""
    if not line.headline:
        return last
    mark = line.mark(first)
    if mark is not None and mark.kind == "person":
        return mark.last
    words = tuple(line.folded[first:last])
    for end in range(last, first, -1):
        if bare(words[: end - first]) in known.full:
            return end
    for end in range(min(last, first + GIVEN_AND_SURNAME), first + 1, -1):
        if words[end - first - 1] in known.surnames:  # "Ana Silva Visits": the report goes on with "Minister Silva"
            return end
    if words[0] not in known.parts and words[0] not in line.table.surnames:
        return first
    surname = first + 1
    while surname < last and line.fold(surname) == "-":
        surname += 2
    return min(surname, last)


def bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the parts of a name without hyphens, commas and suffixes."""
    return tuple(w for w in words if w not in {"-", ",", "jr", "sr"})
