"""What follows a title and belongs to it: "of state", "for the Chinese foreign ministry", "to the US", "of X and Y"."""

from __future__ import annotations

from dragoman.mentions.bodies import run_end
from dragoman.mentions.chains import Chain, spoken
from dragoman.mentions.lines import NAMED, PLACES, POSSESSIVE, Line, Mark
from dragoman.mentions.phrases import BODIES, look_left, states_after


def read_complement(line: Line, chain: Chain) -> None:
    """Read "of state", "for political affairs", "to the US", "of X and Y" after the title."""
    while line.fold(chain.last) in line.table.title_words.links and not _is_seated(line, chain):
        link, at = line.fold(chain.last), chain.last + 1
        if _of_the_country(line, chain.last):
            chain.last = at + 2
            continue
        end, states = states_after(line, at)
        follows = line.mark(end)
        if states and line.fold(end) not in POSSESSIVE and (follows is None or follows.kind == "person"):
            if not _settle(line, chain, link=link, at=at, end=end, states=states):
                return
            continue
        body = _body_of_state(line, at) if link in line.particles.whose else None
        if body is not None:
            before = line.mark(body.first - 1)
            chain.countries = chain.countries or (
                [before.phrase.country] if before and before.phrase and before.phrase.country else []
            )
            chain.office += f" {link} the {spoken(line.folded[body.first : body.last])}"
            chain.last = body.last
            continue
        inner = _inner_title(line, at)
        if inner is not None:
            chain.office += f" {link} the {spoken(line.folded[inner.first : inner.last])}"
            left = look_left(line, inner.first, title=True)
            chain.countries = chain.countries or left.countries[:1]
            chain.inner = inner.first
            chain.owner = inner.first if chain.owner is None and not chain.countries else chain.owner
            return
        owned = bool(states) and link == "of" and line.fold(end) in POSSESSIVE
        end, words = plain_words(line, end + 1 if owned else at, loose=link in line.particles.charged)
        if not words or _counts_a_noun(line, end):
            _of_stranger(line, chain, link=link, at=at)
            return
        chain.countries = chain.countries or (states[:1] if owned else [])
        chain.sector = _of_body(line, chain, end - 1)
        chain.office += f" {link} {spoken(words)}"
        chain.last = _over_possessed(line, end)


def _is_seated(line: Line, chain: Chain) -> bool:
    """Tell "the President of the Republic at the palace": a title that is whole says no more than where he is."""
    rank = chain.title.phrase.rank if chain.title.phrase else None
    return (
        rank in {"leader", "minister"} and " of " in chain.office and line.fold(chain.last) in line.particles.standing
    )


def _of_the_country(line: Line, link: int) -> bool:
    """Tell "the president of our country, Ana Rojas", which names no state."""
    particles = line.particles
    whose = line.fold(link) in particles.charged and line.fold(link + 1) in particles.articles | particles.owners
    return whose and line.fold(link + 2) in line.table.pointers.lands and line.fold(link + 3) not in POSSESSIVE


def _over_possessed(line: Line, end: int) -> int:
    """Step over the rest of "head of the Tigers' political wing, Jon Vale", if a comma and a name follow."""
    if line.fold(end) not in POSSESSIVE:
        return end
    last = end + 1
    while line.free(last) and not line.capital(last) and line.tok(last).pos in {"ADJ", "NOUN"}:
        last += 1
    named = last > end + 1 and line.fold(last) == "," and line.capital(last + 1)
    return last if named else end


def _counts_a_noun(line: Line, end: int) -> bool:
    """Tell "summoned the ambassador for the third time", in which nothing says what the ambassador is for."""
    return line.tok(end - 1).pos in {"ADJ", "NUM"} and line.free(end) and line.tok(end).pos == "NOUN"


def _of_stranger(line: Line, chain: Chain, *, link: str, at: int) -> None:
    """Take a body that no table knows, "president of the Tunisian League for Human Rights": its head is no head of state."""
    first = at + (line.fold(at) in line.particles.articles)
    end = run_end(line, first, set())
    telling = [line.table.body_words[w] for w in line.words[first:end] if w in line.table.body_words]
    if (
        link not in line.particles.whose
        or not telling
        or any(m is not None and m.kind == "title" for m in line.at[first:end])
    ):
        return
    states = [
        m.phrase.country for m in line.at[first:end] if m is not None and m.kind in PLACES and m.phrase is not None
    ]
    chain.countries = chain.countries or [code for code in states[:1] if code]
    chain.office += f" {link} the {spoken(line.folded[first:end])}"
    chain.sector = telling[-1] if chain.sector in {None, line.table.roles["ruler"]} else chain.sector
    chain.last = end


def _of_body(line: Line, chain: Chain, last: int) -> str | None:
    """Return the sector of "leader of Spain's Vox": a general title takes that of the party or armed group it leads."""
    mark, roles = line.mark(last), line.table.roles
    sector = mark.phrase.sector if mark is not None and mark.phrase is not None else None
    own = chain.sector in {None, roles["ruler"], roles["party"]}
    return sector if own and sector in {*line.table.armed, roles["party"]} else chain.sector


def _settle(line: Line, chain: Chain, *, link: str, at: int, end: int, states: list[str]) -> bool:
    """Take a complement made of states: "of" gives the country, "to" is where an ambassador is sent."""
    body = line.mark(at + (line.fold(at) in line.particles.articles))
    speaks = link == "for" and line.fold(chain.title.last - 1) in line.table.title_words.speaking
    posted = line.table.title_words.is_posted(chain.office)
    if link in line.particles.seats or speaks:
        if posted and (chain.countries or chain.owner is not None):  # "recalled its ambassador in Minsk"
            chain.posting = states[0] if len(states) == 1 else None
            return False
        seat = (
            body is not None
            and body.kind == "capital"
            and chain.title.phrase is not None
            and chain.title.phrase.rank == "official"
            and not posted  # "the ambassador in Lima"
        )
        if link == "in" and (chain.countries or not seat):
            return False
        own = [] if line.table.stateless.issuperset(chain.countries) else chain.countries
        chain.countries = list(dict.fromkeys([*own, *states]))
        if body is not None and body.kind == "body":
            chain.office += f" {link} the {spoken(line.folded[body.first : body.last])}"
    elif link in line.particles.posts and not (link == "to" and _stays(chain)):
        names = [line.table.state_name(s) or s for s in states]
        chain.office += f" {link} {' and '.join(names).lower()}"
        chain.posting = states[0] if posted and len(states) == 1 else None
        if chain.sector and body is not None and body.kind == "body" and link == "at" and not chain.countries:
            chain.countries = states
    else:
        return False
    chain.last = end
    return True


def _stays(chain: Chain) -> bool:
    """Tell a colonel, who is handed to a state, and a president, who pays it a visit: an ambassador is sent to it."""
    return chain.title.phrase is not None and chain.title.phrase.rank in {"officer", "leader", "minister"}


def _body_of_state(line: Line, at: int) -> Mark | None:
    """Return the body of "spokesman for the Chinese foreign ministry", "head of the UN mission", whose it is before it."""
    first = at + (line.fold(at) in line.particles.articles)
    state = line.mark(first)
    if state is None or state.kind not in PLACES | {"body"} or state.first != first:
        return None
    body = line.mark(state.last)
    return body if body is not None and body.kind in BODIES and body.first == state.last else None


def _inner_title(line: Line, at: int) -> Mark | None:
    """Return the title of "adviser to Japanese Prime Minister X": modifiers and places may stand before it."""
    for i in range(at, min(at + 11, line.size)):
        mark = line.mark(i)
        if mark is not None and mark.kind == "title" and line.fold(i) not in line.table.title_words.modifiers:
            return mark if not (mark.phrase and mark.phrase.plural) else None
        word = line.folded[i]
        free = (
            word in line.particles.articles | line.particles.owners | POSSESSIVE | {"(", ")"}
            or line.words[i].isupper()
            or word in line.table.title_words.modifiers
            or word in line.table.status_before
        )
        if not free and not (mark is not None and mark.kind in NAMED) and word not in line.table.title_words.adjectives:
            return None
    return None


def _surname(line: Line, i: int) -> bool:
    """Tell "Park Jin" from a park: a Korean surname with a name behind it."""
    return line.folded[i] in line.table.korean and i + 1 < line.size and line.capital(i) and line.capital(i + 1)


def _is_portfolio(line: Line, i: int) -> bool:
    """Tell "European" in "Minister of Foreign Affairs and European Integration"."""
    modifiers = line.table.title_words.modifiers
    return line.fold(i) in modifiers and line.fold(i + 1) in modifiers and line.capital(i) and line.capital(i + 1)


def plain_words(line: Line, at: int, *, loose: bool) -> tuple[int, list[str]]:
    """Read words of an office that name no state: "political affairs", "the Joint Chiefs of Staff", "Hokkaido"."""
    modifiers, found, i = line.table.title_words.modifiers, [], at
    i += line.fold(i) in line.particles.articles
    while i < line.size:
        mark, word = line.mark(i), line.folded[i]
        if mark is not None and (mark.kind in BODIES or mark.kind == "body"):
            found += line.folded[mark.first : mark.last]
            i = mark.last
        elif (mark is None or mark.kind == "title" or _is_portfolio(line, i)) and (
            word in modifiers
            or (word in line.table.name_words.not_last and (loose or line.capital(i)) and not _surname(line, i))
        ):
            found.append(word)
            i += 1
        elif (
            found
            and word in {"and", "&", ","}
            and (line.free(i + 1) or _is_portfolio(line, i + 1))
            and line.fold(i + 1) in modifiers
            and line.capital(i + 1) == line.capital(i - 1)
        ):
            found.append("and" if word == "&" else word)
            i += 1
        elif mark is None and not found and _proper(line, i) and line.fold(at - 1) != "on":
            while _proper(line, i):
                found.append(line.folded[i])
                i += 1
            break
        else:
            break
    return i, found


def _proper(line: Line, i: int) -> bool:
    return (
        line.free(i)
        and line.capital(i)
        and line.words[i].isalpha()
        and line.folded[i] not in line.table.name_words.not_first
    )
