"""Words hung anew where a parse cannot be: a simple past goes on from a simple past, an object stands behind a phrase, a main verb has a subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.records import Token

#: Relations by which a clause may hang between the two verbs.
CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "conj", "csubj", "parataxis"})
#: A clause that is said, after which its speaker may go on.
SAID = "ccomp"
OBJECT, OBJECTS = "obj", frozenset({"obj", "nsubj:pass", "ccomp"})
#: What parsers call an object that they hang on the phrase in front of it.
ASTRAY = frozenset({"appos", "acl:relcl", "dep"})
SUBJECT, OBLIQUE = "nsubj", "obl"
#: Words before a second subject (", and"), how near its verb stands, and what may stand between: "on Monday", "later".
LEADING, NEAR, BETWEEN = 2, 5, frozenset({"ADP", "PROPN", "NOUN", "NUM", "ADV", "DET"})
#: What parsers take a name for that stands before a time without a preposition, and what they take that for.
LOST, TIMED = (
    frozenset({"compound", "nmod", "nmod:poss", "nmod:desc"}),
    frozenset({"obl:unmarked", "nmod:unmarked", "obl"}),
)
AUXILIARY = frozenset({"aux", "cop"})


def rehung(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the words of a sentence, those that hang where they cannot hung on the verb to which they belong."""
    tokens = _subjects_bare(tokens)
    helpers: dict[int, list[Token]] = {}
    for token in tokens:
        if token.dep.partition(":")[0] in AUXILIARY:
            helpers.setdefault(token.head, []).append(token)
    own = {token.head for token in tokens if token.dep.startswith("nsubj")}
    held = {token.head for token in tokens if token.dep in OBJECTS}
    return tuple(
        replace(token, head=verb.i, dep=OBJECT)
        if (verb := _verb_of(tokens, token, held)) is not None
        else replace(token, head=said.i, dep=SUBJECT)
        if (said := _dated_verb(tokens, token, own) or _joined_verb(tokens, token, own)) is not None
        else replace(token, head=above.i)
        if token.i not in own and (above := _above(tokens, token, helpers))
        else token
        for token in tokens
    )


def _subjects_bare(tokens: Sequence[Token]) -> Sequence[Token]:
    """Exchange a subject behind "with" and an oblique name before the verb without a preposition: "Soto met with Vale"."""
    cased = {token.head for token in tokens if token.dep == "case" and token.pos == "ADP"}
    odd = {t.head for t in tokens if t.dep == SUBJECT and t.i in cased and t.i > t.head}
    if not odd:
        return tokens
    bare = {t.head: t.i for t in tokens if t.dep == OBLIQUE and t.head in odd and t.i not in cased and t.i < t.head}
    other = {t.head for t in tokens if t.dep.startswith(SUBJECT) and t.i not in cased}
    turned = bare.keys() - other
    return tuple(
        replace(t, dep=SUBJECT)
        if bare.get(t.head) == t.i and t.head in turned
        else replace(t, dep=OBLIQUE)
        if t.dep == SUBJECT and t.head in turned
        else t
        for t in tokens
    )


def _verb_of(tokens: Sequence[Token], token: Token, held: set[int]) -> Token | None:
    """Return whose object a noun is that hangs on the phrase before it without a comma: "condemns in strong terms the raid"."""
    if token.dep not in ASTRAY or token.pos not in {"NOUN", "PROPN"} or token.head >= token.i:
        return None
    phrase = tokens[token.head]
    verb = tokens[phrase.head]
    between = tokens[phrase.i + 1 : token.i]
    lost = phrase.dep == "obl" and verb.pos == "VERB" and verb.i < phrase.i and verb.i not in held
    return verb if lost and between and between[0].pos == "DET" and all(t.pos != "PUNCT" for t in between) else None


def _dated_verb(tokens: Sequence[Token], token: Token, own: set[int]) -> Token | None:
    """Return the verb without a subject whose a name is that hangs on the time between: "Oslo last week imposed"."""
    week = tokens[token.head]
    if token.dep not in LOST or token.pos != "PROPN" or token.i >= week.i - 1 or week.dep not in TIMED:
        return None
    verb = tokens[week.head]
    behind = verb.i > week.i and verb.pos == "VERB" and verb.has("VerbForm=Fin")
    return verb if behind and verb.i not in own else None


def _joined_verb(tokens: Sequence[Token], token: Token, own: set[int]) -> Token | None:
    """Return the main verb without a subject whose a name is that hangs on a name before: "sat in Lagos, and Kenya on Monday left"."""
    joined = token.dep == "conj" and token.pos in {"NOUN", "PROPN"} and token.head < token.i
    if not joined or token.i < LEADING or [t.pos for t in tokens[token.i - LEADING : token.i]] != ["PUNCT", "CCONJ"]:
        return None
    verb = next((t for t in tokens[token.i + 1 : token.i + NEAR] if t.pos == "VERB"), None)
    if verb is None or verb.dep != "root" or verb.i in own or not verb.has("VerbForm=Fin"):
        return None
    between = tokens[token.i + 1 : verb.i]
    return verb if all(t.pos in BETWEEN for t in between) else None


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
