"""Coordinated verbs: a simple past goes on from a simple past ("said it would fight and urged Peru"), whatever a parser hung it on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.records import Token

#: Relations by which a clause may hang between the two verbs.
CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "conj", "csubj", "parataxis"})
#: A clause that is said, after which its speaker may go on.
SAID = "ccomp"
AUXILIARY = frozenset({"aux", "cop"})


def rehung(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the words of a sentence with each simple past that hangs on an infinitive, a gerund or "had done" hung on the verb above."""
    helpers: dict[int, list[Token]] = {}
    for token in tokens:
        if token.dep.partition(":")[0] in AUXILIARY:
            helpers.setdefault(token.head, []).append(token)
    own = {token.head for token in tokens if token.dep.startswith("nsubj")}
    return tuple(
        replace(token, head=above.i) if token.i not in own and (above := _above(tokens, token, helpers)) else token
        for token in tokens
    )


def _above(tokens: Sequence[Token], token: Token, helpers: dict[int, list[Token]]) -> Token | None:
    """Return the simple past that a coordinated one goes on from, None where it hangs well."""
    if token.dep != "conj" or token.i in helpers or not _simple_past(token):
        return None
    at = tokens[token.head]
    if _simple_past(at) and at.i not in helpers:
        return None
    if not (at.dep == SAID or _not_finite(at, helpers.get(at.i, []))):
        return None
    while at.dep.partition(":")[0] in CLAUSAL and tokens[at.head].i < at.i:
        at = tokens[at.head]
        if _simple_past(at) and at.i not in helpers:
            return at
    return None


def _simple_past(token: Token) -> bool:
    return token.pos == "VERB" and token.has("Tense=Past") and token.has("VerbForm=Fin")


def _not_finite(verb: Token, helpers: Sequence[Token]) -> bool:
    """Tell an infinitive, also behind "would", and a gerund: neither can share its tense with a past."""
    return (verb.has("VerbForm=Inf") and not any(h.has("Tense=Past") for h in helpers)) or (
        verb.has("Tense=Pres") and verb.has("VerbForm=Part") and not helpers
    )
