"""Offices that a verb tells: "X, who heads the border service", "named X to lead the agency"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.codebook.cities import city_country
from dragoman.mentions.chains import spoken
from dragoman.mentions.lines import PLACES, POSSESSIVE, Line

_ADVERBS = frozenset({"ADV", "AUX"})
_WORDS = frozenset({"ADJ", "NOUN", "PROPN"})
#: Words before a name in which the verb stands that names somebody to an office.
_REACH = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """An office told by a verb, of the name that begins at `same`; all numbers count words."""

    first: int
    last: int
    verb: int
    same: int
    office: str
    country: str | None
    sector: str
    status: str | None


def read_posts(line: Line, names: Sequence[tuple[int, int]]) -> Iterator[Post]:
    """Yield the offices that clauses behind names tell."""
    if line.headline:
        return
    for name in names:
        verb, status = heading_at(line, name)
        if verb is None:
            continue
        found = _body(line, verb + 1, kept=line.tok(verb).lemma.lower() in line.table.title_words.keeping)
        if found is not None:
            office, country, sector, last = found
            yield Post(
                first=name[1] + (line.fold(name[1]) == ","), last=last, verb=verb, same=name[0], office=office, country=country, sector=sector, status=status,
            )  # fmt: skip


def heading_at(line: Line, name: tuple[int, int]) -> tuple[int | None, str | None]:
    """Return the verb behind a name that says what somebody heads, and the status that its clause gives."""
    at, words = name[1], line.table.title_words
    if at >= line.size:
        return None, None
    if line.fold(at) == "," or line.fold(at) in words.who:
        at += line.fold(at) == ","
        if line.fold(at) not in words.who:
            return None, None
        at = _over(line, at + 1)
        former = at < line.size and line.tok(at).has("Tense=Past") and line.fold(at - 1) in words.who
        return (at, "former" if former else None) if _heads(line, at) else (None, None)
    status = _named(line, name)
    at = _over(line, at)
    if status is None and at < line.size and line.tok(at).lemma.lower() in line.table.naming:
        status, at = line.table.naming[line.tok(at).lemma.lower()], at + 1
    goes = status is not None and line.fold(at) in words.infinitive and _heads(line, at + 1)
    return (at + 1, status) if goes else (None, None)


def _over(line: Line, at: int) -> int:
    """Step over adverbs and auxiliaries: "who now heads", "was chosen"."""
    while at < line.size and line.tok(at).pos in _ADVERBS:
        at += 1
    return at


def _heads(line: Line, at: int) -> bool:
    return (
        at < line.size and line.tok(at).pos == "VERB" and line.tok(at).lemma.lower() in line.table.title_words.heading
    )


def _named(line: Line, name: tuple[int, int]) -> str | None:
    """Return the status that a verb before a name gives: "nominated X", "the president chose X"."""
    for i in range(name[0] - 1, max(-1, name[0] - 1 - _REACH), -1):
        if line.tok(i).pos == "VERB":
            return line.table.naming.get(line.tok(i).lemma.lower())
    return None


def _body(line: Line, at: int, *, kept: bool) -> tuple[str, str | None, str, int] | None:
    """Return the office of who heads the body that begins at a word, its state, its sector, and the word after it."""
    words: list[str] = []
    country, i, particles = None, at, line.particles
    while i < line.size:
        mark, word = line.mark(i), line.folded[i]
        if mark is not None and mark.kind in PLACES and mark.phrase is not None and not words:
            country, i = mark.phrase.country, mark.last
        elif not words and (word in particles.articles or word in particles.owners or word in POSSESSIVE):
            i += 1
        elif line.tok(i).pos in _WORDS or (words and (word == "-" or word in POSSESSIVE)):
            words.append(word)
            i += 1
        else:
            break
    if not words:
        return None
    country = country or _seat(line, i)
    titles = line.table.title_words
    noun = words[-1]
    if noun in titles.ministry and len(words) > 1:
        return f"{spoken(words[:-1])} {titles.ministry[noun]}", country, line.table.headed[noun], i
    sector = line.table.headed.get(" ".join(words[-2:])) or line.table.headed.get(noun)
    if kept or sector is None:
        return None
    return f"{titles.head} of the {spoken(words)}", country, sector, i


def _seat(line: Line, at: int) -> str | None:
    """Return the state of the place in which a body is: "the interior ministry in Niamey"."""
    if line.fold(at) not in line.particles.seats or not line.capital(at + 1):
        return None
    mark = line.mark(at + 1)
    if mark is None:
        return city_country(line.words[at + 1]) if not line.capital(at + 2) else None
    return mark.phrase.country if mark.phrase is not None and mark.kind in PLACES else None
