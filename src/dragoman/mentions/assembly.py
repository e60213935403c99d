"""The mentions of one sentence, put together from titles, names, groups, places and pointers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.codebook.cities import city_country
from dragoman.mentions.bodies import Body, read_bodies
from dragoman.mentions.chains import Chain
from dragoman.mentions.groups import Group, read_groups, read_pointers, read_rules
from dragoman.mentions.lines import NAMED, Line, Mark
from dragoman.mentions.persons import Known, cut_to_known, name_end, names_a_thing
from dragoman.mentions.phrases import country_of, states_after
from dragoman.mentions.posts import Post, heading_at, read_posts
from dragoman.mentions.ties import explain, tie
from dragoman.mentions.titles import is_role, read_chains, sharing, singular
from dragoman.records import Mention, Span

KINDS = {"region": "place", "claimed": "state", "people": "demonym", "body": "organization"}
#: Kinds of names that may share their end with another.
HALVED = frozenset({"state", "demonym"})
#: The longest name of a city in words.
CITY_WORDS = 3
#: Words between a comma and the end of the office that explains a name: "the Peruvian foreign minister".
EXPLAINED = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """What all mentions of a line share."""

    line: Line
    known: Known


def assemble(line: Line, known: Known) -> list[Mention]:
    """Return the mentions of a line in order of their first word; inner ones before the outer."""
    frame = Frame(line, known)
    chains = _uncounted(line, read_chains(line, known))
    taken = {i for chain in chains for i in range(chain.first, chain.last)}
    names = _names(frame, taken)
    spans = sorted([*names, *((c.name[0], c.last) for c in chains if c.name)])
    tie(line, chains, spans)
    posts = list(read_posts(line, spans))
    chains = [c for c in chains if not is_role(line, c)]
    rules = list(read_rules(line, names))
    bodies = list(read_bodies(line, taken | {i for a, b in names for i in range(a, b)}))
    taken |= {i for body in bodies for i in range(body.first, body.last)}
    shared = {first: chain for chain in chains if chain.plural for first in sharing(line, chain, names)}
    pointers = list(read_pointers(line, taken))
    pointed = {i for g in (*rules, *pointers) for i in range(g.first, g.last)}
    groups = list(read_groups(line, taken | pointed))
    explain(line, groups, spans)
    grouped = {i for g in groups for i in range(g.first, g.last)}
    found = [
        *(_titled(frame, c) for c in chains if c not in shared.values()),
        *(_person(frame, n, shared.get(n[0])) for n in names),
        *(_post(line, p) for p in posts),
        *(_unknown(frame, b) for b in bodies),
        *(_grouped(frame, g) for g in (*rules, *groups, *pointers)),
        *_places(frame, taken | grouped),
        *_halves(frame, taken | grouped),
        *_short(frame, taken | grouped),
        *_acronyms(frame, taken | grouped),
        *_cities(frame, taken | grouped | {i for a, b in names for i in range(a, b)}),
    ]
    return sorted(found, key=lambda m: (m.first, m.last, m.kind))


def _uncounted(line: Line, chains: list[Chain]) -> list[Chain]:
    """Return the chains without the titles that only count people: "the two leaders"."""
    counted = {g.head for g in read_pointers(line, set()) if g.kind == "nominal"} if chains else set()
    return [c for c in chains if counted.isdisjoint(range(c.title.first, c.title.last))]


def _names(frame: Frame, taken: set[int]) -> list[tuple[int, int]]:
    """Return the names outside titles: full ones, and single words that a full name or the table knows."""
    line, found, i = frame.line, [], 0
    while i < line.size:
        if i in taken or (line.at[i] is None and not line.capitals[i]):
            i += 1
            continue
        end = name_end(line, i)
        if end > i:
            end = cut_to_known(line, i, end, known=frame.known)
        elif line.free(i) and _single(frame, i):
            end = i + 1
            while (
                line.fold(end) == "-"
                and line.glued(end)
                and line.folded[end + 1 : end + 2]
                and (line.folded[end + 1] in frame.known.parts)
            ):
                end += 2
        if end > i and not any(j in taken for j in range(i, end)):
            found.append((i, end))
        i = max(end, i + 1)
    return found


def _single(frame: Frame, i: int) -> bool:
    """Tell whether a lone capitalised word is a surname that somebody in the article or the table bears."""
    line = frame.line
    word, names = line.folded[i], line.table.name_words
    if not line.capital(i) or len(word) < 2 or word in names.not_first or word in names.not_last:
        return False
    if line.fold(i - 1) == "-" and line.glued(i):
        return False
    if line.free(i + 1) and line.capital(i + 1) and not line.headline and word not in frame.known.parts:
        return False  # a longer name that is no person's
    if word in frame.known.parts or _is_explained(line, i):
        return True
    if line.capital(i + 1) and not line.headline and names_a_thing(line, i + 1):
        return False  # "Saint Francis Hospital"
    if line.fold(i - 1) in line.particles.scenes - line.particles.charged:  # "in Masisi" is somewhere
        return False
    return word in line.table.surnames and line.tok(i).pos == "PROPN" and line.fold(i + 1) != "-"


def _is_explained(line: Line, i: int) -> bool:
    """Tell a lone name with what its bearer heads or is behind it: "Asanbekov, who heads the service", "Mr Sisili, the foreign minister"."""
    if line.fold(i + 1) != ",":
        return False
    style = line.mark(i - 1)
    if style is not None and style.kind == "honorific":
        near = range(i + 2, min(i + 2 + EXPLAINED, line.size))
        title = next((m for j in near if (m := line.mark(j)) is not None and m.kind == "title"), None)
        if title is not None and "," not in line.folded[i + 2 : title.first] and line.fold(title.last) in {",", "."}:
            return True
    return heading_at(line, (i, i + 1))[0] is not None


def _titled(frame: Frame, chain: Chain) -> Mention:
    line = frame.line
    head = _head(line, *(chain.name or (chain.title.first, chain.title.last)))
    name = line.text(*chain.name) if chain.name else chain.office
    first = line.token[chain.same] if chain.same is not None else None
    kind = "person" if chain.name else "group" if chain.plural else "office"
    fighting = kind == "group" and chain.sector in line.table.armed and not chain.countries
    where = states_after(line, chain.last + 1)[1] if fighting and line.fold(chain.last) == "in" else []
    countries = chain.countries or where  # "rebel commanders in Chad"
    return _mention(
        line, (chain.first, chain.last), kind=kind, name=name, head=head, office=chain.office,
        country=countries[0] if len(countries) == 1 else None, parts=tuple(countries) if len(countries) > 1 else (),
        sector="PRE" if chain.claimed else chain.sector, status=chain.status,
        owner=_token(line, chain.owner), same=first, plural=chain.plural, posting=chain.posting,
    )  # fmt: skip


def _person(frame: Frame, name: tuple[int, int], chain: Chain | None = None) -> Mention:
    line = frame.line
    if chain is not None:
        return _sharer(line, name, chain)
    first = name[0]
    country, mark = None, line.mark(first - 2)
    if line.fold(first - 1) in {"'s", "'"} and mark is not None and mark.phrase is not None and mark.kind in NAMED:
        first, country = mark.first, mark.phrase.country
    honorific = line.mark(first - 1)
    if honorific is not None and honorific.kind == "honorific":
        first = honorific.first
    if country is None and line.fold(name[1]) == "of":
        end, states = states_after(line, name[1] + 1)
        country = states[0] if len(states) == 1 and line.mark(end) is None and states[0] in line.table.states else None
    return _mention(
        line, (first, name[1]), kind="person", name=line.text(*name), head=_head(line, *name), country=country
    )


def _sharer(line: Line, name: tuple[int, int], chain: Chain) -> Mention:
    """Give one of "Presidents X of Nigeria and Y of Benin" the office."""
    end, states = states_after(line, name[1] + 1) if line.fold(name[1]) == "of" else (name[1], chain.countries)
    country = states[0] if len(states) == 1 and line.mark(end) is None else None
    return _mention(
        line, (name[0], end if country and line.fold(name[1]) == "of" else name[1]), kind="person", name=line.text(*name), head=_head(line, *name),
        office=singular(line, chain), sector=chain.sector, status=chain.status, country=country,
    )  # fmt: skip


def _post(line: Line, post: Post) -> Mention:
    """Let the verb alone stand for who heads a body, and its clause prove it."""
    mention = _mention(
        line, (post.verb, post.verb + 1), kind="office", name=post.office, head=line.token[post.verb], office=post.office,
        country=post.country, sector=post.sector, status=post.status, same=line.token[post.same],
    )  # fmt: skip
    tokens, first, last = line.sentence.tokens, line.token[post.first], line.token[post.last - 1]
    text = line.text(post.first, post.last)
    return replace(mention, span=Span(start=tokens[first].start, end=tokens[last].end, text=text))


def _unknown(frame: Frame, body: Body) -> Mention:
    line = frame.line
    return _mention(
        line, (body.first, body.last), kind="organization", name=body.name,
        head=_head(line, body.first, body.last), country=body.country, sector=body.sector,
    )  # fmt: skip


def _grouped(frame: Frame, group: Group) -> Mention:
    line = frame.line
    return _mention(
        line, (group.first, group.last), kind=group.kind, name=group.name, head=line.token[group.head],
        country=group.countries[0] if len(group.countries) == 1 else None,
        parts=tuple(group.countries) if len(group.countries) > 1 else (), sector=group.sector,
        office=group.rank, owner=_token(line, group.owner), same=_token(line, group.same), plural=group.plural,
    )  # fmt: skip


def _places(frame: Frame, taken: set[int]) -> Iterator[Mention]:
    """Yield states, capitals, adjectives, organizations and outlets that no longer phrase has taken."""
    line = frame.line
    for mark in line.marks:
        if mark.phrase is None or mark.first in taken or mark.kind not in NAMED | {"outlet"}:
            continue
        if mark.kind == "outlet" and mark.phrase.sector == "none":
            continue
        kind = KINDS.get(mark.kind, mark.kind if mark.kind != "outlet" else "organization")
        if mark.phrase.shared and (theirs := _theirs(frame, mark)) is not None:
            yield theirs
            continue
        yield _mention(
            line, (mark.first, mark.last), kind=kind, name=_table_name(line, mark), head=_head(line, mark.first, mark.last),
            actor=mark.phrase.actor, country=mark.phrase.country, plural=mark.phrase.plural,
            sector=line.table.roles["breakaway"] if mark.kind == "claimed" else mark.phrase.sector,
        )  # fmt: skip


def _theirs(frame: Frame, mark: Mark) -> Mention | None:
    """Return the body of another state that has one of this name, or of a state that is yet to be found; None if it is the table's."""
    line, phrase = frame.line, mark.phrase
    country = country_of(line, mark)
    if phrase is None or country == phrase.country:
        return None
    return _mention(
        line, (mark.first, mark.last), kind="organization", name=line.text(mark.first, mark.last), head=_head(line, mark.first, mark.last),
        country=country, sector=phrase.sector,
    )  # fmt: skip


def _table_name(line: Line, mark: Mark) -> str:
    actor = line.table.actors.get(mark.phrase.actor) if mark.phrase and mark.phrase.actor else None
    return actor.name if actor is not None else line.text(mark.first, mark.last)


def _halves(frame: Frame, taken: set[int]) -> Iterator[Mention]:
    """Yield the first of two states that share the end of their name: "North and South Korea"."""
    line = frame.line
    for mark in line.marks:
        i = mark.first - 2
        if (
            mark.kind not in HALVED
            or mark.last - mark.first != 2
            or i < 0
            or line.fold(i + 1) not in line.particles.joining
        ):
            continue
        phrase = line.table.names.get(f"{line.words[i]} {line.words[mark.last - 1]}")
        if phrase is None or phrase.kind != mark.kind or i in taken or not line.free(i):
            continue
        yield _mention(
            line, (i, i + 1), kind=KINDS.get(mark.kind, mark.kind), name=line.table.actors[phrase.actor or ""].name, head=line.token[i],
            actor=phrase.actor, country=phrase.country, plural=phrase.plural, sector=phrase.sector,
        )  # fmt: skip


def _short(frame: Frame, taken: set[int]) -> Iterator[Mention]:
    """Yield "the North" where the article names the state otherwise, and the initials of a party where it names its state."""
    line = frame.line
    for i in range(line.size):
        if line.folded[i] not in line.table.short.phrases:
            continue
        fitting = [
            p for p in line.table.short.all(line.folded, line.words, i) if (p.country or "").lower() in line.active
        ]
        named = [p for p in fitting if p.actor in line.active]
        phrase = next(iter(named or fitting), None)
        if phrase is None or (len(fitting) > 1 and len(named) != 1):
            continue
        last, state = i + len(phrase.words), phrase.kind == "state"
        if any(not line.free(j) or j in taken for j in range(i + state, last)) or (state and line.capital(last)):
            continue
        yield _mention(
            line, (i, last), kind=phrase.kind, name=line.table.actors[phrase.actor or ""].name, head=line.token[last - 1],
            actor=phrase.actor, country=phrase.country, sector=None if state else phrase.sector,
        )  # fmt: skip


def _acronyms(frame: Frame, taken: set[int]) -> Iterator[Mention]:
    """Yield the initials that the article gave a body."""
    line = frame.line
    if not frame.known.acronyms:
        return
    for i in range(line.size):
        body = frame.known.acronyms.get(line.words[i])
        if body is not None and line.free(i) and i not in taken:
            yield _unknown(frame, replace(body, first=i, last=i + 1))


def _cities(frame: Frame, taken: set[int]) -> Iterator[Mention]:
    """Yield cities after a preposition: places, never actors."""
    line, i = frame.line, 0
    while i < line.size:
        before = line.folded[i - 1] if line.capitals[i] and i else ""
        if before not in line.particles.places or not line.free(i) or i in taken:
            i += 1
            continue
        end = i
        while end < min(line.size, i + CITY_WORDS) and line.free(end) and line.capital(end) and end not in taken:
            end += 1
        month = end == i + 1 and line.folded[i] in line.table.name_words.not_first
        country = None if month else city_country(" ".join(line.folded[i:end]))
        if country is not None:
            yield _mention(
                line, (i, end), kind="place", name=line.text(i, end), head=_head(line, i, end), country=country
            )
        i = end


def _mention(line: Line, words: tuple[int, int], *, kind: str, name: str, head: int, **fields: object) -> Mention:
    first, last = line.token[words[0]], line.token[words[1] - 1] + 1
    tokens = line.sentence.tokens
    span = Span(start=tokens[first].start, end=tokens[last - 1].end, text=line.text(*words))
    return Mention(
        sentence=line.sentence.number, first=first, last=last, head=head, kind=kind, name=name, span=span, **fields  # type: ignore[arg-type]
    )  # fmt: skip


def _head(line: Line, first: int, last: int) -> int:
    """Return the token of the words whose governor lies outside them, the last word if there are several or none."""
    inside = range(line.token[first], line.token[last - 1] + 1)
    outer = [i for i in inside if line.sentence.tokens[i].head not in inside or line.sentence.tokens[i].dep == "root"]
    return outer[0] if len(outer) == 1 else inside[-1]


def _token(line: Line, word: int | None) -> int | None:
    return line.token[word] if word is not None else None
