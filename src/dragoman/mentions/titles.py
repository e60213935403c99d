"""Titles with what belongs to them: "US Secretary of State Marco Rubio", "the former trade minister", "leaders of X and Y"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.mentions.chains import Chain, spoken
from dragoman.mentions.complements import plain_words, read_complement
from dragoman.mentions.lines import Line, Mark
from dragoman.mentions.persons import Known, cut_to_known, name_end
from dragoman.mentions.phrases import BODIES, Left, look_left, states_after

BREAKS = frozenset({",", "(", "-", "--", "—", "–", ":"})
CLOSES = frozenset({",", ".", ")", ";", ":", "-", "--", "—", "'s", "'", ""})
#: Relations of a noun that only describes the next one.
DESCRIBING = frozenset({"compound", "amod", "nmod"})


def read_chains(line: Line, known: Known) -> list[Chain]:
    """Return the titles of a line, left to right, with names and appositions tied."""
    chains: list[Chain] = []
    covered = 0
    for mark in line.marks:
        if mark.kind != "title" or mark.first < covered or _absorbed(line, mark) or _describes(line, mark):
            continue
        chain = _chain(line, mark, known, floor=covered)
        chains.append(chain)
        covered = chain.last
    by_title = {chain.title.first: chain for chain in chains}
    for chain in reversed(chains):
        inner = by_title.get(chain.inner) if chain.inner is not None else None
        if inner is not None and not chain.countries:
            chain.countries = inner.countries[:1]
    return chains


def is_role(line: Line, chain: Chain) -> bool:
    """Tell "elected president", "brought to justice", which name an office and nobody in it."""
    said = chain.name is not None or chain.same is not None or chain.owner is not None or chain.article is not None
    if said or chain.plural or chain.countries or chain.status or line.capital(chain.first) or line.headline:
        return False
    return not line.tok(chain.title.last - 1).dep.startswith("nsubj")


def _absorbed(line: Line, mark: Mark) -> bool:
    """Tell whether the title only prepares the next one: "PM adviser", "Prime Minister nominee"."""
    after = line.mark(mark.last)
    if mark.phrase and mark.phrase.plural:
        return False
    return after is not None and after.kind == "title" and line.fold(mark.last) not in line.table.status_after


def _styles(line: Line) -> frozenset[str]:
    """Return the titles that add no office to another."""
    return frozenset(style.replace(".", "") for style in line.table.title_words.styles)


def _styles_a_name(line: Line, mark: Mark) -> bool:
    """Tell "Mr", and "Sheikh", which adds no office to another."""
    return mark.kind == "honorific" or " ".join(line.folded[mark.first : mark.last]) in _styles(line)


def _is_courtesy(line: Line, mark: Mark) -> bool:
    """Tell "Ambassador" in "the foreign minister, Ambassador X"."""
    return (
        line.capital(mark.first) and " ".join(line.folded[mark.first : mark.last]) in line.table.title_words.courtesies
    )


def _in_a_name(line: Line, mark: Mark) -> bool:
    """Tell "Official Residence", the name of a thing, from an official."""
    after = line.fold(mark.last)
    return (
        line.capital(mark.first)
        and line.free(mark.last)
        and line.capital(mark.last)
        and after in line.table.name_words.not_last
        and not line.headline
    )


def _describes(line: Line, mark: Mark) -> bool:
    """Tell "Official Residence", "member states", "judge-led", where the title only describes what follows."""
    after, title = mark.last, line.tok(mark.last - 1)
    if _in_a_name(line, mark):
        return True
    if line.fold(after) == "-" and line.glued(after) and line.glued(after + 1):
        return line.tok(after + 1).pos == "VERB"
    if not line.free(after) or line.capital(after) or line.fold(after) in line.table.status_after:
        return False
    noun = line.tok(after)
    return noun.pos == "NOUN" and title.dep in DESCRIBING and title.head == noun.i


def _chain(line: Line, mark: Mark, known: Known, *, floor: int) -> Chain:
    left = look_left(line, mark.first, title=True)
    left.first = max(left.first, floor)
    own = line.folded[mark.first : mark.last]
    styled = left.styled and " ".join(own) in _styles(line)
    words = left.words if styled else [*left.words, *own]
    phrase = mark.phrase
    if (
        phrase is not None
        and phrase.rank == "leader"
        and len(words) > 1
        and words[0] in line.particles.ordinals
        and words[1:] == own
    ):
        words = own  # "the first president since the war"
    chain = Chain(
        title=mark, first=left.first, last=mark.last, office=spoken(words), countries=left.countries, owner=left.owner,
        sector=_sector(line.table.roles, left, mark), status=left.status, article=left.article, claimed=left.claimed,
        plural=bool(phrase and phrase.plural),
    )  # fmt: skip
    chain.status = line.table.seeking.get(words[-1], chain.status)
    _pick(line, chain)
    _status_after(line, chain)
    read_complement(line, chain)
    _status_after(line, chain)
    _name(line, chain, known)
    return chain


def _sector(roles: Mapping[str, str], left: Left, mark: Mark) -> str | None:
    own = mark.phrase.sector if mark.phrase else None
    general = {None, roles["ruler"], roles["party"]}
    if left.sector and own in general and left.sector not in {roles["body"], roles["outlet"], "none"}:
        return left.sector
    return own


def _pick(line: Line, chain: Chain) -> None:
    """Read "Lee's pick for spy chief": the office is sought, its giver is the owner."""
    at = chain.first - 1
    while at > 0 and line.fold(at) in line.particles.incoming:
        at -= 1
    noun = line.fold(at - 1)
    if line.fold(at) in line.particles.seeking and noun in line.table.status_after:
        giver = look_left(line, at - 1, title=False)
        chain.status = chain.status or line.table.status_after[noun]
        chain.owner = chain.owner if chain.owner is not None else giver.owner
        chain.countries = chain.countries or giver.countries


def _status_after(line: Line, chain: Chain) -> None:
    at = chain.last
    if line.fold(at) == "-" and line.fold(at + 1) in line.table.status_after:
        at += 1
    if line.fold(at) in line.table.status_after and (line.mark(at) is None or line.at[at].last == at + 1):  # type: ignore[union-attr]
        chain.status = line.table.status_after[line.folded[at]]
        chain.last = at + 1


def _name(line: Line, chain: Chain, known: Known) -> None:
    """Tie the name after the title, directly or after a comma."""
    at = chain.last
    mark = line.mark(at)
    if mark is not None and mark.kind == "honorific":
        at = mark.last
    end = name_end(line, at, titled=True)
    if end > at and not chain.plural:
        end = cut_to_known(line, at, end, known=known)
    if end > at and not chain.plural:
        chain.name, chain.last = (at, end), end
        _of_state(line, chain)
        return
    definite = chain.owner is not None or chain.article == "the" or chain.countries or chain.status
    if line.fold(at) == "," and (definite or _enclosed(line, at)) and not chain.plural:
        first = at + 1
        mark = line.mark(first)
        first = mark.last if mark is not None and (_styles_a_name(line, mark) or _is_courtesy(line, mark)) else first
        end = name_end(line, first)
        if end > first and (line.fold(end) in CLOSES or line.tok(end).pos in {"VERB", "AUX"}):
            chain.same = first


def sharing(line: Line, chain: Chain, names: Sequence[tuple[int, int]]) -> list[int]:
    """Return where the names begin that share a plural title: "Presidents X of Nigeria and Y of Benin"."""
    found, at = [], chain.last
    ends = dict(names)
    while at in ends:
        found.append(at)
        at = ends[at]
        if line.fold(at) == "of":
            end, states = states_after(line, at + 1)
            at = end if len(states) == 1 else at
        while line.fold(at) in {",", "and", "&"}:
            at += 1
    return found if found and line.capital(chain.title.first) else []


def singular(line: Line, chain: Chain) -> str:
    """Return the office of one of several: "foreign minister" of "foreign ministers"."""
    title = range(chain.title.first, chain.title.last)
    words = [line.tok(i).lemma.lower() if line.tok(i).has("Number=Plur") else line.folded[i] for i in title]
    return spoken([*chain.office.split()[: -len(title)], *words] if len(chain.office.split()) > len(title) else words)


def _enclosed(line: Line, comma: int) -> bool:
    """Tell "a senator, Ana Soto, said", in which commas and a verb close the name in."""
    end = name_end(line, comma + 1)
    return (
        end > comma + 1 and line.fold(end) == "," and end + 1 < line.size and line.tok(end + 1).pos in {"VERB", "AUX"}
    )


def _of_state(line: Line, chain: Chain) -> None:
    """Read "of the United Kingdom" or "of the Joint Chiefs of Staff" after a name."""
    if line.fold(chain.last) != "of":
        return
    at = chain.last + 1
    end, states = states_after(line, at)
    if states and line.mark(end) is None:
        body = line.mark(at + (line.fold(at) in line.particles.articles))
        own = [] if line.table.stateless.issuperset(chain.countries) else chain.countries
        chain.countries = own or states[:1]
        if body is not None and body.kind == "body":
            chain.office += f" of the {spoken(line.folded[body.first : body.last])}"
        chain.last = end if len(states) == 1 else chain.last
        return
    end, words = plain_words(line, at, loose=False)
    if words and line.capital(at) and all(w in line.table.title_words.modifiers or not w.isalpha() for w in words):
        chain.office += f" of {spoken(words)}"  # "Minister Soto of Energy and Water"
        chain.last = end
        return
    mark = line.mark(at + (line.fold(at) in line.particles.articles))
    if mark is not None and (mark.kind in BODIES or mark.kind == "body"):
        chain.office += f" of the {spoken(line.folded[mark.first : mark.last])}"
        chain.last = mark.last
