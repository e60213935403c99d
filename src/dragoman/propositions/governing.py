"""What a word makes of the act behind its preposition, and what is said of an act: "on the verge of leaving", "is imminent"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.codebook.grammar import kind_of
from dragoman.propositions.clauses import Clauses
from dragoman.records import Token

NEGATED = "negated"
CONTINUING = "continuing"
POSSIBLE = "possible"
#: The mark of an ordinal: "in its third week".
ORDINAL = "NumType=Ord"
#: How far behind a linking verb its complement may stand.
REACH = 6
#: How far before "in the event of" the preposition stands.
NEAR = 3


def governed(clauses: Clauses, token: Token) -> str | None:
    """Return what the word above makes of a gerund or noun behind its preposition: "thinking of", "decided against", "week of"."""
    sentence = clauses.sentence
    if token.head == token.i or token.has("VerbForm=Fin") or token.has("VerbForm=Inf"):
        return None
    mark = next((t.text.lower() for t in sentence.children(token.i, "mark", "case") if t.i < token.i), None)
    head = sentence.tokens[token.head]
    if token.pos == "VERB" and not mark and (head.lemma.lower() in clauses.grammar.busy and token.dep != "conj"):
        return CONTINUING
    if mark is None:
        return None
    if _spans(clauses, head):
        return CONTINUING
    words = [clauses.lemma(head.i), head.lemma.lower()]
    words += [f"{head.lemma.lower()} {t.text.lower()}" for t in sentence.children(head.i, "advmod") if t.i < token.i]
    if head.pos == "ADV" and head.head != head.i:  # "thought better of leaving"
        words.append(f"{sentence.tokens[head.head].lemma.lower()} {head.text.lower()}")
    subjects = sentence.children(head.i, "nsubj") if token.pos in {"NOUN", "PROPN"} else ()
    # "Fears grow of an attack", "no end is in sight to it".
    words += [t.lemma.lower() for t in subjects if mark in clauses.grammar.loose]
    kind = next((kind for w in reversed(words) if (kind := kind_of(clauses.grammar.governing, f"{w} {mark}"))), None)
    return None if kind == POSSIBLE and is_known(clauses, token) else kind


def is_known(clauses: Clauses, token: Token) -> bool:
    """Tell an act that is taken for granted: "spoke about the visit", not "spoke about a visit"."""
    return token.pos == "NOUN" and any(
        t.text.lower() == "the" or t.dep == "nmod:poss" for t in clauses.sentence.children(token.i, "det", "nmod:poss")
    )


def said_of(clauses: Clauses, head: Token) -> str | None:
    """Return what a predicate says of the act that is its subject: "is imminent", "remains in doubt", "is into its third week"."""
    sentence = clauses.sentence
    above = sentence.tokens[head.head]
    linked = head.dep == "xcomp" and above.lemma.lower() in clauses.grammar.linking  # "remains an open question"
    named = [head] if linked or sentence.children(head.i, "cop") else []
    if head.lemma.lower() in clauses.grammar.linking:
        named += sentence.children(head.i, "xcomp", "obj", "obl", "advmod")
        named += _beside(clauses, head)
    for token in named:
        if _spans(clauses, token):
            return CONTINUING
        for word in _with_case(clauses, token):
            if kind := kind_of(clauses.grammar.said_of, word):
                return kind
    return None


def _beside(clauses: Clauses, verb: Token) -> list[Token]:
    """Return what a parser hung beside the verb that links it: "remains an open question, they said"."""
    near = clauses.sentence.tokens[verb.i + 1 : verb.i + REACH]
    return [t for t in near if t.head == verb.head and t.dep == verb.dep and t.pos in {"NOUN", "ADJ"}]


def in_event(clauses: Clauses, i: int) -> bool:
    """Tell what stands behind "in the event of": before any comma, and before the word itself."""
    tokens = clauses.sentence.tokens
    for token in reversed(tokens[:i]):
        if token.pos == "PUNCT":
            return False
        if token.lemma.lower() in clauses.grammar.eventualities:
            return any(t.text.lower() == "in" for t in tokens[max(0, token.i - NEAR) : token.i])
    return False


def _with_case(clauses: Clauses, token: Token) -> Iterator[str]:
    """Yield "under discussion", "open question" and the bare word."""
    sentence = clauses.sentence
    for front in sentence.children(token.i, "case", "amod", "compound", "nummod"):
        if front.i < token.i:
            yield f"{front.text.lower()} {token.lemma.lower()}"
    for behind in sentence.children(token.i, "nmod", "advmod"):
        yield f"{token.lemma.lower()} {behind.lemma.lower()}"
    yield token.lemma.lower()


def _spans(clauses: Clauses, token: Token) -> bool:
    """Tell "in the third week" of what goes on."""
    sentence = clauses.sentence
    if token.lemma.lower() not in clauses.grammar.spans:
        return False
    counted = any(t.has(ORDINAL) for t in sentence.children(token.i, "amod", "nummod"))
    return counted and any(t.text.lower() in clauses.grammar.within for t in sentence.children(token.i, "case"))
