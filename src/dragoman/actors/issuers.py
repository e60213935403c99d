"""Which state's office issues a report: "Ministry of Foreign Affairs, Lima" above its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.codebook.actor_table import ActorTable
from dragoman.codebook.lexicon import Phrase
from dragoman.codebook.words import fold, pieces, plain
from dragoman.records import Article

#: Bodies that issue reports of their own; an embassy's is of the state that sent it.
ISSUING = frozenset({"ministry", "office", "embassy", "government", "military", "parliament"})
#: What stands behind the name of a body in a line that is no headline ("Ministry of Justice and Peace", "of Chad"), and what may stand before it.
GOES_ON = frozenset({"", ",", "of", "and", "for", "-", "–", "—", ":", "|", "/", "("})
BETWEEN = frozenset({"the", "'s", "’s"})
STATES = frozenset({"state", "capital"})
#: Words of a line that may name an issuer or its seat.
LINE = 14


def issuer(article: Article, table: ActorTable) -> str | None:
    """Return the state whose office stands above the text of a report; None where none does, or those of several."""
    lines = [[plain(word) for word in pieces(line)] for line in _head(article)]
    lines = [line for line in lines if line and len(line) <= LINE]
    named = [line for line in lines if _names_a_body(line, table)]
    if not named:
        return None
    within = {code for line in named for code in _states(line, table)}
    found = within or {code for line in lines if line not in named for code in _states(line, table)}
    return found.pop() if len(found) == 1 else None


def _head(article: Article) -> Iterator[str]:
    """Yield the lines above the text."""
    first = next((s.start for s in article.segments if s.kind == "body"), 0)
    for segment in article.segments:
        if segment.end <= first:
            yield from article.document.text[segment.start : segment.end].splitlines()


def _names_a_body(line: Sequence[str], table: ActorTable) -> bool:
    """Tell "Ministry of Foreign Affairs of Peru" and "Peru, Foreign Ministry" from "Foreign ministry summons envoy"."""
    folded = [fold(word) for word in line]
    at = 0
    while at < len(line):
        state = _state(line, at, table)
        body = table.nouns.longest(folded, line, at) if state is None else None
        if body is not None and body.kind in ISSUING and line[at][:1].isupper():
            after = at + len(body.words)
            return (folded[after] if after < len(line) else "") in GOES_ON
        if state is None and folded[at] not in GOES_ON | BETWEEN:
            return False
        at += len(state.words) if state is not None else 1
    return False


def _states(line: Sequence[str], table: ActorTable) -> Iterator[str]:
    for at in range(len(line)):
        found = _state(line, at, table)
        code = (found.country or "") if found is not None else ""
        if code in table.states:
            yield code


def _state(line: Sequence[str], at: int, table: ActorTable) -> Phrase | None:
    found = table.names.longest([fold(word) for word in line], line, at)
    return found if found is not None and found.kind in STATES else None
