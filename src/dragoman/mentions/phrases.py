"""What stands to the left of a title or noun and to its right: states, bodies, modifiers, status, possessors."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dragoman.codebook.words import pieces
from dragoman.mentions.lines import NAMED, PLACES, POSSESSIVE, Line, Mark

BODIES = frozenset(
    {
        "body",
        "ministry",
        "office",
        "embassy",
        "council",
        "parliament",
        "court",
        "military",
        "police",
        "intelligence",
        "party",
        "opposition",
        "government",
    }
)
#: Relations of a verb that says something of its own, unlike a participle in front: "Lima jailed two", "the jailed leader".
GOVERNING = frozenset({"root", "conj", "ccomp", "advcl", "parataxis", "acl:relcl"})
#: What dates a noun and counts nothing: "a 2017 army crackdown".
YEAR = re.compile(r"(?:19|20)\d\d")
#: Words that a parenthesis before a title may hold: "(ROK)".
INSIDE = 3


@dataclass(slots=True)
class Left:
    """What was read to the left; `first` is where the phrase begins."""

    first: int
    words: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    claimed: bool = False
    status: str | None = None
    owner: int | None = None
    article: str | None = None
    sector: str | None = None
    body: Mark | None = None
    styled: bool = False


def look_left(line: Line, head: int, *, title: bool) -> Left:
    """Walk left from the head of a phrase over all that may belong to it."""
    left = Left(first=head)
    titles = line.table.title_words
    i = head - 1
    while i >= 0:
        mark, word = line.mark(i), line.folded[i]
        compound = _participle(line, i)
        if compound is not None:
            step: int | None = compound
        elif mark is not None:
            step = _over_mark(line, mark, left, title=title)
        elif word in POSSESSIVE:
            step = _possessor(line, i, left, many=line.tok(head).has("Number=Plur"))
            if step is None or left.owner is not None:
                break
        elif word == ")":
            step = _parenthesis(line, i)
        elif word in line.particles.openers:
            _open(line, i, left)
            break
        elif left.countries and not (word in line.table.status_before or word in titles.adjectives or word == "-"):
            break
        else:
            step = _over_word(line, i, left, title=title)
        if step is None:
            break
        left.first, i = step, step - 1
    while line.fold(left.first) == "-":
        left.first += 1
    return left


def _participle(line: Line, i: int) -> int | None:
    """Return where "army-backed" or "Brussels-based" begins: whoever stands in it is not the one described."""
    token = line.tok(i)
    joined = line.free(i) and i > 1 and line.folded[i - 1] == "-" and line.glued(i) and line.glued(i - 1)
    return i - 2 if joined and token.pos == "VERB" and token.dep in {"amod", "acl"} else None


def _over_word(line: Line, i: int, left: Left, *, title: bool) -> int | None:
    titles, word = line.table.title_words, line.folded[i]
    if line.tok(i).pos == "VERB" and line.tok(i).dep in GOVERNING:
        return None
    if word in line.table.status_before:
        left.status = left.status or line.table.status_before[word]
        return i
    if (
        title
        and word in titles.modifiers
        and (line.tok(i).pos not in {"ADP", "VERB", "ADV"} or line.fold(i + 1) == "-")
    ):
        left.words.insert(0, word)
        return i
    if word in titles.adjectives and word != "-":
        return i
    if title and line.words[i] in line.table.body_words and line.capital(i - 1) and i + 1 == left.first:
        left.words.insert(0, word)
        return i
    if word == "-" and line.glued(i) and i > 0 and line.glued(i + 1):
        return i
    if title and word in {"and", "&", ","} and left.words and line.fold(i - 1) in titles.modifiers and line.free(i - 1):
        left.words.insert(0, "and" if word == "&" else word)
        return i
    if not title and line.tok(i).pos in {"ADJ", "NUM"} and word != "-" and not YEAR.fullmatch(word):
        return i
    if not title and line.tok(i).pos == "NOUN" and line.tok(i).dep in {"compound", "amod"}:
        left.words.insert(0, word)
        return i
    return None


def _over_mark(line: Line, mark: Mark, left: Left, *, title: bool) -> int | None:
    if mark.kind in NAMED and mark.kind != "people":
        if left.countries and not _joined(line, mark):
            return None
        _take(line, mark, left)
        return _before_joint(line, mark, left)
    if mark.kind in BODIES and not left.countries:
        left.words[:0] = line.folded[mark.first : mark.last]
        left.sector = left.sector or (mark.phrase.sector if mark.phrase else None)
        return mark.first
    if title and mark.last - mark.first == 1 and line.fold(mark.first) in line.table.title_words.modifiers:
        left.words[:0] = line.folded[mark.first : mark.last]
        return mark.first
    if mark.kind == "title" and title and mark.last == left.first and mark.phrase and not mark.phrase.plural:
        left.words[:0] = line.folded[mark.first : mark.last]
        left.styled = not left.words[mark.last - mark.first :]
        return mark.first
    if mark.kind == "group" and not title and mark.last == left.first:
        left.words[:0] = line.folded[mark.first : mark.last]
        return mark.first
    return None


def _take(line: Line, mark: Mark, left: Left) -> None:
    phrase = mark.phrase
    if phrase is None:
        return
    country = country_of(line, mark)
    if country and country == phrase.country and country not in left.countries:
        left.countries.insert(0, country)
    left.claimed = left.claimed or mark.kind == "claimed"
    if mark.kind == "body" or (
        mark.kind == "capital" and phrase.words[0] not in {line.table.states.get(phrase.country or "", "").casefold()}
    ):
        left.body = mark
        left.words[:0] = pieces(" ".join(line.folded[mark.first : mark.last]))
        left.sector = left.sector or phrase.sector


def country_of(line: Line, mark: Mark) -> str | None:
    """Return whose a marked phrase is; several states may have a body of one name: "Peru's Congress", "Congress" where no America is named."""
    phrase = mark.phrase
    if phrase is None or not phrase.shared:
        return phrase.country if phrase is not None else None
    before = line.mark(mark.first - 1 - (line.fold(mark.first - 1) in POSSESSIVE))
    state = before.phrase if before is not None and before.kind in PLACES else None
    if state is not None and state.country:
        return state.country
    if phrase.country not in line.table.states or not line.states or phrase.country in line.states:
        return phrase.country
    return line.states[0] if len(line.states) == 1 else None


def _joined(line: Line, mark: Mark) -> bool:
    """Tell whether a place is coordinated with the one already read: "US and South Korean"."""
    return mark.kind in PLACES and line.fold(mark.last) in line.particles.joining | {","}


def _before_joint(line: Line, mark: Mark, left: Left) -> int:
    """Step over the places that "and" joins to this one: "US, Japanese and South Korean"."""
    joined = line.headline
    while mark.kind in PLACES:
        before = mark.first - 1
        if line.fold(before) not in line.particles.joining and not (joined and line.fold(before) == ","):
            break
        before -= line.fold(before - 1) == ","
        other = line.mark(before - 1)
        if other is None or other.kind not in PLACES or not other.phrase or other.phrase.country in left.countries:
            break
        _take(line, other, left)
        mark, joined = other, True
    return mark.first


def _possessor(line: Line, i: int, left: Left, *, many: bool) -> int | None:
    """Read what stands before a possessive ending: a state gives the country, a person is the owner; of `many` there may be a list."""
    mark = line.mark(i - 1)
    if mark is not None and mark.kind in NAMED:
        if left.countries:
            return None
        _take(line, mark, left)
        clause = not many and line.fold(mark.first - 1) in line.particles.joining and line.fold(mark.first - 2) == ","
        return mark.first if clause else _before_joint(line, mark, left)  # "Iran won, and India's premier lost"
    if mark is not None and mark.kind in BODIES:
        left.words[:0] = line.folded[mark.first : mark.last]
        return mark.first
    left.owner = i - 1
    return i + 1


def _open(line: Line, i: int, left: Left) -> None:
    """Read the word that opens a phrase: an article, an owner, or "whose" after a state: "Chad, whose foreign minister"."""
    if line.folded[i] in line.particles.articles:
        left.article = line.folded[i]
        return
    if line.folded[i] in line.particles.owners:
        left.owner = i
        return
    at = i - 1 - (line.fold(i - 1) == ",")
    mark = line.mark(at)
    if mark is not None and mark.kind in NAMED and mark.phrase is not None and not left.countries:
        left.countries = [mark.phrase.country] if mark.phrase.country else []


def _parenthesis(line: Line, i: int) -> int | None:
    """Step over "(ROK)" or "(DP)"."""
    for opening in range(i - 1, max(-1, i - 1 - INSIDE), -1):
        if line.fold(opening) == "(":
            inside = line.words[opening + 1 : i]
            return opening if all(w.isupper() for w in inside) else None
    return None


def states_after(line: Line, i: int) -> tuple[int, list[str]]:
    """Read "the US, Japan and South Korea" from word `i`; return its end and the codes."""
    found: list[str] = []
    end = i
    while i < line.size:
        if line.fold(i) in line.particles.articles or line.fold(i) == "both":
            i += 1
            continue
        mark = line.mark(i)
        if mark is None or mark.kind not in NAMED or mark.first != i or mark.phrase is None:
            break
        if mark.kind == "demonym" and (line.mark(mark.last) is not None or _describes(line, mark)):
            break
        if mark.kind == "state" and _describes_a_noun(line, mark):
            break
        if found and mark.phrase.sector in line.table.armed:  # "the government of Chad and the FARF"
            break
        if (country := country_of(line, mark)) is not None:
            found.append(country)
        end = mark.last
        if line.fold(end) == "(" and line.fold(end + 2) == ")":
            end += 3
        i = end
        while line.fold(i) in {",", "and", "&"}:
            i += 1
        if i == end:
            break
    return end, list(dict.fromkeys(found))


def _describes_a_noun(line: Line, mark: Mark) -> bool:
    """Tell "director of the Fiji desk", where the state only says which desk."""
    token, after = line.tok(mark.last - 1), mark.last
    beside = line.free(after) and line.mark(after) is None and line.tok(after).pos == "NOUN"
    return beside and token.dep == "compound" and token.head == line.token[after]


def _describes(line: Line, mark: Mark) -> bool:
    """Tell "of the Tunisian League", where the adjective goes with the noun behind it, from "of Tunisian origin"."""
    after = mark.last
    if not line.free(after) or line.fold(after) in line.table.pointers.origins:
        return False
    return line.tok(after).pos in {"NOUN", "PROPN"} and line.tok(after).head != line.token[after - 1]
