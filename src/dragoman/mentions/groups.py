"""Groups, organs and pointers: "US troops", "the foreign ministry", "the two leaders", "both sides", "they"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.mentions.chains import spoken
from dragoman.mentions.lines import POSSESSIVE, Line, Mark
from dragoman.mentions.phrases import BODIES, Left, look_left, states_after

#: Adjectives between "two" and its noun.
BETWEEN = 3
#: Ranks whose bare plural means all who deal with each other.
JOINED = frozenset({"leader", "minister", "party", "state"})
#: Relations of those who act and are acted on.
PARTY = frozenset({"nsubj", "obj", "iobj"})
#: The rank of a body of two states, and of the state with which another deals; how many states a pair is.
SHARED, OTHER, PAIR = "shared", "other", 2
LIGHT = frozenset({"compound", "amod", "flat"})


@dataclass(slots=True)
class Group:
    """A phrase that names a group, an organ, or points at parties; all numbers count words."""

    kind: str
    first: int
    last: int
    head: int
    name: str
    countries: list[str] = field(default_factory=list)
    sector: str | None = None
    owner: int | None = None
    plural: bool = False
    rank: str | None = None
    claimed: bool = False
    same: int | None = None


def read_groups(line: Line, taken: set[int]) -> Iterator[Group]:
    """Yield groups and organs whose words no title has taken."""
    covered = 0
    for mark in line.marks:
        if mark.phrase is None or mark.kind not in BODIES | {"group"} or mark.first < covered or mark.first in taken:
            continue
        after = line.mark(mark.last)
        if mark.kind == "body" or (after is not None and after.first not in taken and _goes_on(mark, after)):
            continue
        group = _group(line, mark)
        if group is not None and group.head not in taken:
            covered = group.last
            yield group


def _goes_on(mark: Mark, after: Mark) -> bool:
    """Tell whether the noun only prepares the next: "ministry officials", "navy ships"."""
    return after.kind in BODIES | {"group"} and after.kind != "body" and after.first == mark.last


def _group(line: Line, mark: Mark) -> Group | None:
    """Return the group or organ of a noun, with whose it is; None where the noun means nobody."""
    if mark.phrase is None:
        return None
    left = look_left(line, mark.first, title=False)
    if left.countries or (left.owner is not None and line.fold(mark.first) in line.table.pointers.ruling):
        last = mark.last
    else:
        last, left.countries = _states_behind(line, mark)
    if not left.countries and left.owner is None and line.fold(last) == "of" and _is_name(line, last + 1):
        left.owner = last + 1
    if not _is_somebody(line, mark, left) or not (left.countries or _means_itself(line, mark, left)):
        return None
    return Group(
        kind="group" if mark.kind == "group" else "organ",
        first=left.first,
        last=last,
        head=mark.last - 1,
        name=spoken([*left.words, *line.folded[mark.first : mark.last]]),
        countries=left.countries,
        owner=left.owner,
        sector=left.sector if left.sector in line.table.armed else mark.phrase.sector,
        plural=mark.phrase.plural,
        claimed=left.claimed,
        rank=mark.kind,
    )


def _states_behind(line: Line, mark: Mark) -> tuple[int, list[str]]:
    """Return where a noun ends with the states behind it, and these: "the government of Mali"."""
    link = line.fold(mark.last)
    if link in line.particles.of_states and (link != "in" or _is_seated(line, mark)):
        end, states = states_after(line, mark.last + 1)
        if states and line.mark(end) is None and not _of_verb(line, mark, end - 1):
            return end, states
    return mark.last, []


def _is_name(line: Line, i: int) -> bool:
    """Tell a capital that no phrase has taken."""
    return line.capital(i) and line.free(i)


def _is_somebody(line: Line, mark: Mark, left: Left) -> bool:
    """Tell people and bodies from what a noun else means ("took office") and from what only describes the next ("a press release")."""
    noun, pointers = line.fold(mark.first), line.table.pointers
    alone = (
        mark.last == mark.first + 1
    )  # "the department", but "the Department of Foreign Affairs" is one that is meant
    loose = alone and (noun in pointers.vague or noun in pointers.abstract)
    owned = left.owner is not None and noun not in pointers.abstract
    if loose and not left.countries and not owned and not _acts(line, mark):
        return False
    light = mark.kind == "group" and line.tok(mark.last - 1).dep in LIGHT
    return not light or (bool(left.countries) and not _before_noun(line, mark))


def _means_itself(line: Line, mark: Mark, left: Left) -> bool:
    """Tell whether a noun of no known state is a party all the same: owned, or a body, several or a doer outside another name."""
    if left.owner is not None:
        return True
    plural = mark.phrase is not None and mark.phrase.plural
    party = mark.kind != "group" or plural or _is_party(line, mark)
    return party and not _in_a_name(line, mark)


def _in_a_name(line: Line, mark: Mark) -> bool:
    """Tell "the Visiting Forces Agreement" and "Union Banks", which name something else, from "the Armed Forces"."""
    after = mark.last
    capitals = line.capital(mark.first) and line.capital(after) and line.free(after)
    if capitals and line.tok(after).pos in {"NOUN", "PROPN"} and line.tok(after - 1).head == line.token[after]:
        return True
    before = mark.first - 1  # "Union Banks" are a reef: people are written small
    return (
        mark.kind == "group"
        and not line.headline
        and before >= 0
        and line.capital(mark.first)
        and line.tok(before).pos == "PROPN"
        and line.tok(before).head == line.token[mark.last - 1]
    )


def _of_verb(line: Line, mark: Mark, place: int) -> bool:
    """Tell "withdrew troops from Kherson", where the place belongs to the verb."""
    head = line.tok(line.tok(place).head)
    left = line.fold(mark.last) == "from" and line.tok(place).dep.startswith("obl")
    return left and head.lemma.lower() in line.table.pointers.sends


def _is_seated(line: Line, mark: Mark) -> bool:
    """Tell whether "in" names whose a body is: "the government in Mali", "the military in Seoul", but no embassy in Seoul."""
    place = line.mark(mark.last + 1)
    at_seat = place is not None and place.kind == "capital" and mark.kind != "embassy"
    return mark.kind in {"group", "government"} or at_seat


def _before_noun(line: Line, mark: Mark) -> bool:
    """Tell "a NATO press release", which is no press."""
    after = mark.last
    return line.free(after) and line.tok(after).pos == "NOUN" and line.tok(mark.last - 1).head == line.token[after]


def _acts(line: Line, mark: Mark) -> bool:
    """Tell whether a singular noun is a doer: "a student", "the company said"."""
    token = line.tok(mark.last - 1)
    return token.dep.partition(":")[0] == "nsubj" and line.fold(mark.first - 1) in line.particles.articles


def _is_party(line: Line, mark: Mark) -> bool:
    """Tell whether a singular noun acts or is acted on: "stabbed a warder", "any vessel"."""
    token = line.tok(mark.last - 1)
    return token.dep.partition(":")[0] in PARTY and line.fold(mark.first - 1) in line.particles.single


def read_rules(line: Line, names: list[tuple[int, int]]) -> Iterator[Group]:
    """Yield "the Trump administration": a name before the noun of a government."""
    for first, last in names:
        mark = line.mark(last)
        noun = line.fold(last)
        if noun in line.table.pointers.ruling and mark is not None and mark.phrase is not None:
            name = line.text(first, mark.last)
            yield Group(
                kind="organ",
                first=first,
                last=mark.last,
                head=mark.last - 1,
                name=name,
                sector=mark.phrase.sector,
                owner=first,
                rank="government",
            )


def read_pointers(line: Line, taken: set[int]) -> Iterator[Group]:
    """Yield "the two leaders", "both sides", "the two" and the personal pronouns."""
    pointers = line.table.pointers
    i = 0
    while i < line.size:
        word, before = line.folded[i], line.folded[i - 1] if i else ""
        count = pointers.counts.get(word)
        kind = pointers.pronouns.get(word)
        if count and (word == "both" or before in line.particles.several):
            group = _counted(line, i)
            if group is not None:
                yield group
                i = group.last
                continue
        elif word in pointers.shared and (shared := _shared_body(line, i, taken)) is not None:
            yield shared
            i = shared.last
            continue
        elif before == "the" and word in pointers.ordered and _bare(line, i):
            yield Group(kind="nominal", first=i - 1, last=i + 1, head=i, name=line.text(i - 1, i + 1), rank=word)
        elif i not in taken and (last := _other_side(line, i)) is not None:
            yield Group(
                kind="nominal",
                first=max(0, i - 1),
                last=last,
                head=last - 1,
                name=line.text(max(0, i - 1), last),
                rank=OTHER,
            )
            i = last
            continue
        elif before == "the" and (rank := _all_of(line, i)) is not None:
            yield Group(
                kind="nominal", first=i - 1, last=i + 1, head=i, name=line.text(i - 1, i + 1), rank=rank, plural=True
            )
        elif (word in pointers.lands or word in pointers.bodies) and i not in taken and _points(line, i):
            rank = "land" if word in pointers.lands else "body"
            first = max(i - 1, 0)
            yield Group(kind="nominal", first=first, last=i + 1, head=i, name=line.text(first, i + 1), rank=rank)
        elif kind and i not in taken and line.words[i] not in {"HE", "IT", "US"} and line.tok(i).pos in {"PRON", "DET"}:
            yield Group(kind="pronoun", first=i, last=i + 1, head=i, name=word, rank=kind, plural=kind == "group")
        i += 1


def _shared_body(line: Line, i: int, taken: set[int]) -> Group | None:
    """Read "the joint border commission" from its adjective on: a body of the two states behind it, or that deal with each other."""
    first = i - 1 if line.fold(i - 1) in line.particles.articles else i
    for at in range(i + 1, min(i + BETWEEN + 1, line.size)):
        if line.folded[at] in line.table.pointers.shared_bodies:
            behind = line.fold(at + 1) in {"of", *line.table.pointers.amid}
            states = states_after(line, at + 2)[1] if behind else []
            if at in taken or (behind and len(states) != PAIR):
                return None
            name = line.text(first, at + 1)
            return Group(kind="nominal", first=first, last=at + 1, head=at, name=name, countries=states, rank=SHARED)
        if line.tok(at).pos not in {"ADJ", "NOUN", "PROPN"}:
            return None
    return None


def _bare(line: Line, i: int) -> bool:
    """Tell "the latter agreed" from "the latter plan"."""
    after = line.tok(i + 1) if i + 1 < line.size else None
    return (
        i not in {line.size}
        and line.free(i)
        and (after is None or after.pos in {"VERB", "AUX", "PUNCT", "ADP", "PART", "CCONJ"})
    )


def _other_side(line: Line, i: int) -> int | None:
    """Return where "neighbour" ends, behind an article or possessor, or "other side": one state that is not named."""
    pointers, before = line.table.pointers, line.tok(i - 1) if i else None
    if before is None or not (line.fold(i - 1) in line.particles.pointing or before.has("Poss=Yes")):
        return None
    if line.folded[i] in pointers.others:
        charged = i + 2 < line.size and line.tok(i + 2).pos == "VERB"  # "accused its neighbour of sending spies"
        alone = charged or line.fold(i + 1) not in line.particles.of_states
        return i + 1 if line.tok(i).pos == "NOUN" and alone else None
    both = line.folded[i] in pointers.other and line.fold(i + 1) in pointers.sides
    return i + 2 if both and line.fold(i + 2) not in line.particles.of_states else None


def _all_of(line: Line, i: int) -> str | None:
    """Return the rank of "leaders", "sides" behind "the": all those joined before."""
    mark = line.mark(i)
    if (
        (line.capital(i) and line.headline)
        or not line.folded[i].endswith("s")
        or line.fold(i + 1) in line.particles.of_states | POSSESSIVE
    ):
        return None
    if (
        line.tok(i).pos not in {"NOUN", "PROPN"}
        or line.capital(i + 1)
        or (mark is not None and mark.last - mark.first > 1)
    ):
        return None
    rank = _rank(line, i)
    return rank if rank in JOINED else None


def _points(line: Line, i: int) -> bool:
    """Tell whether "bloc" or "country" looks back, as in "the bloc", "the country"."""
    opening = i == 0 and line.capital(i) and line.tok(i).dep.startswith("nsubj")
    if (
        not (line.fold(i - 1) in line.particles.pointing or opening)
        or line.headline
        or line.tok(i).pos not in {"NOUN", "PROPN"}
    ):
        return False
    if line.capital(i) and (
        not line.free(i) or line.capital(i + 1) or line.fold(i + 1) in {*line.particles.of_states, "for", "-"}
    ):
        return False
    return not (
        i + 1 < line.size and line.tok(i + 1).pos in {"NOUN", "PROPN"} and line.tok(i).head == line.token[i + 1]
    )


def _counted(line: Line, i: int) -> Group | None:
    """Read from a count word: the noun may follow some adjectives; "the two" alone must be a subject."""
    pointers, first = line.table.pointers, i - (line.fold(i - 1) in line.particles.articles | line.particles.these)
    start = i + 1 + (line.fold(i + 1) in line.particles.articles | line.particles.owners)
    for at in range(start, min(start + BETWEEN + 1, line.size)):
        rank = _rank(line, at)
        if rank is not None and line.fold(at + 1) not in POSSESSIVE | {"-"}:
            return Group(
                kind="nominal", first=first, last=at + 1, head=at, name=line.text(first, at + 1), rank=rank, plural=True
            )
        if rank is not None:
            return Group(
                kind="nominal", first=first, last=at + 1, head=at, name=line.text(first, at + 1), rank=rank, plural=True
            )
        if line.tok(at).pos not in {"ADJ", "NOUN", "PROPN", "VERB"} or line.fold(at) == "and":
            break
    if (
        line.tok(i + 1 if i + 1 < line.size else i).pos in {"VERB", "AUX", "ADV"}
        and pointers.counts[line.folded[i]] == 2
        and (line.folded[i] == "two" or _stands_alone(line, i))
    ):
        return Group(
            kind="nominal", first=first, last=i + 1, head=i, name=line.text(first, i + 1), rank="leader", plural=True
        )
    return None


def _stands_alone(line: Line, i: int) -> bool:
    """Tell "both agreed" from "they both agreed", "both speaking and writing"."""
    after = line.tok(i + 1)
    floats = i > 0 and line.tok(i - 1).pos in {"PRON", "AUX"}
    return after.pos != "ADV" and not floats and not after.has("VerbForm=Ger") and line.tok(i).dep != "cc:preconj"


def _rank(line: Line, at: int) -> str | None:
    """Return what a plural noun asks for; its mark may cover several words."""
    mark, token = line.mark(at), line.tok(at)
    words = [
        token.lemma.lower(),
        line.folded[at],
        line.folded[at].removesuffix("s"),
        line.folded[at].removesuffix("ies") + "y",
    ]
    if mark is not None and mark.last == at + 1 and mark.last - mark.first > 1:
        return None
    return next((rank for rank, nouns in line.table.pointers.plural.items() if any(w in nouns for w in words)), None)
