"""Titles that explain a name further off: appositions, "is the foreign minister", "having served as ambassador"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dragoman.mentions.chains import Chain
from dragoman.mentions.groups import Group
from dragoman.mentions.lines import POSSESSIVE, Line
from dragoman.mentions.titles import BREAKS

#: Words between an apposition's comma and its state, and how many: "the highest-ranking active-duty US officer".
DESCRIBING, REACH = frozenset({"ADJ", "NOUN", "NUM", "ADV", "VERB"}), 9
#: Words between "as" and the office in "as his nominee for prime minister".
PICKED = 6
Names = Sequence[tuple[int, int]]


def tie(line: Line, chains: Sequence[Chain], names: Names) -> None:
    """Tie each title without a name of its own to the name that it explains."""
    ends = {last: first for first, last in names}
    _join(line, chains)
    for number, chain in enumerate(chains):
        if chain.name is not None or chain.same is not None or chain.plural:
            continue
        before = _start(line, chain) - 1
        before, status = _lingering(line, before)
        chain.same = _apposition(line, before, ends)
        if chain.same is not None and status is not None:
            chain.status = chain.status or status
        if chain.same is None and number and line.fold(before) == "and":
            earlier = chains[number - 1]
            if earlier.same is not None and earlier.last == before:
                chain.same = earlier.same
        if chain.same is None:
            _served(line, chain, before=before, names=names)
        if chain.same is None and line.fold(before) == "as" and line.fold(chain.last) == ",":
            chain.same = chain.last + 1 if chain.last + 1 in {first for first, _ in names} else None
        if chain.same is None and chain.status is not None and chain.inner is None:
            chain.same = _named_as(line, chain, names=names)
        if chain.same is None and line.fold(before) in line.particles.being and line.fold(chain.last) not in POSSESSIVE:
            chain.same = _subject(line, before, names, reach=3)
            named = line.table.naming.get(line.tok(chain.first).lemma.lower())  # "was appointed head of customs"
            if chain.same is not None and line.fold(before) in line.particles.been:
                chain.status = chain.status or named or "former"


def _join(line: Line, chains: Sequence[Chain]) -> None:
    """Give both titles of "Deputy Prime Minister and Foreign Minister Ana Soto" to her."""
    for one, other in pairwise(chains):
        opening = (
            line.fold(one.last) == "," and one.first == 0
        )  # "Deputy Prime Minister, Foreign Minister Ana Soto visited"
        joined = line.fold(one.last) in {"and", "&"} or opening
        beside = joined and other.first == one.last + 1 and other.name is not None
        bare = one.name is None and one.same is None and not one.plural and one.article is None and one.owner is None
        if beside and bare and line.capital(one.title.first) and not other.countries and not other.plural:
            one.same = other.name[0] if other.name else None
            other.countries = one.countries[:1]


def explain(line: Line, groups: Sequence[Group], names: Names) -> None:
    """Tie "the highest US military officer" to the name or title that it explains."""
    ends, starts = {last: first for first, last in names}, {first for first, _ in names}
    for group in groups:
        if _explains(line, group) and group.last in starts:
            group.same = group.last
            continue
        before = group.first - 1
        while max(-1, group.first - REACH) < before and _between(line, before):
            before -= 1
        if _explains(line, group) and line.fold(before) == ",":
            group.same = ends.get(before)


def _between(line: Line, i: int) -> bool:
    """Tell whether a word may stand between a comma and the group that explains."""
    return line.fold(i) in line.particles.articles or line.fold(i) == "-" or line.tok(i).pos in DESCRIBING


def _explains(line: Line, group: Group) -> bool:
    return group.kind == "group" and not group.plural and bool(group.countries) and group.sector in line.table.official


def _start(line: Line, chain: Chain) -> int:
    """Return where the noun phrase of a title begins, article and possessor included."""
    first = chain.first
    if chain.owner is not None and chain.owner < first:
        first = chain.owner
        while first > 0 and line.free(first - 1) and line.capital(first - 1):
            first -= 1
    while line.fold(first - 1) in line.particles.explaining:
        first -= 1
    return first


def _named_as(line: Line, chain: Chain, *, names: Names) -> int | None:
    """Return whom somebody named "as his nominee for prime minister"."""
    at = next((i for i in range(chain.first - 1, max(-1, chain.first - PICKED), -1) if line.fold(i) == "as"), None)
    verb = next((i for i in range(at - 1, -1, -1) if line.tok(i).pos == "VERB"), None) if at is not None else None
    if at is None or verb is None or line.tok(verb).lemma.lower() not in line.table.naming:
        return None
    return next((first for first, last in names if verb < first and last <= at), None)


def _lingering(line: Line, before: int) -> tuple[int, str | None]:
    """Step over "still" and "no longer" before a title that explains, and return what they say of it."""
    status = line.table.lingering.get(line.fold(before))
    if status is None or (line.fold(before) == "longer" and line.fold(before - 1) not in line.particles.nobody):
        return before, None
    at = before - 1
    at -= line.fold(at) in line.particles.nobody
    return (at, status) if line.fold(at) in BREAKS else (before, None)


def _apposition(line: Line, before: int, ends: dict[int, int]) -> int | None:
    """Return the name before a comma, dash or bracket."""
    at = before
    while line.fold(at) in BREAKS and at > 0 and before - at < 2:
        if at in ends and not _opens_turn(line, ends[at], at):
            return ends[at]
        at -= 1
    if line.fold(before) == ")":
        opening = next((i for i in range(before, max(-1, before - 4), -1) if line.fold(i) == "("), -1)
        return ends.get(opening)
    return None


def _opens_turn(line: Line, name: int, colon: int) -> bool:
    """Tell "MINISTER SOTO: The Prime Minister agreed", where the name only says who speaks."""
    title = line.mark(name - 1)
    return line.fold(colon) == ":" and (name if title is None else title.first) == 0


def _served(line: Line, chain: Chain, *, before: int, names: Names) -> None:
    """Tie "served as", "who was", "nominated as" to the name that is its subject."""
    if line.fold(before) not in line.particles.serving:
        return
    for i in range(before, -1, -1):
        found = line.table.served.longest(line.folded, line.folded, i)
        if found is None or i + len(found.words) - 1 > before:
            continue
        chain.same = _subject(line, i, names)
        if chain.same is None:
            chain.same = next((first for first, _ in names if first > before), None)
        if chain.same is not None:
            chain.status = found.kind
        return


def _subject(line: Line, verb: int, names: Names, *, reach: int = 99) -> int | None:
    """Return the last name or personal pronoun before a verb, with no other clause between."""
    for i in range(verb - 1, max(-1, verb - 1 - reach), -1):
        word = line.fold(i)
        owner = next((first for first, last in names if last == i + 1), None)
        if owner is not None:
            return owner
        if word in line.particles.persons:
            return i
        if word in {";", "but"}:
            return None
    return None
