"""Whether an act happened, will, may, should, or did not: read off auxiliaries, heads, adjectives and negation."""

from __future__ import annotations

from dragoman.codebook.grammar import kind_of
from dragoman.propositions.clauses import LONGEST_CHAIN, Clauses
from dragoman.records import Token

#: Stands where an infinitive depends on a word that says nothing of its own about modality ("agreed to meet").
INTENDED = "intended"
ACTUAL = "actual"
FUTURE = "future"
CONDITIONAL = "conditional"


def modality_of(clauses: Clauses, i: int, depth: int = 0) -> str:
    """Return actual, future, possible, conditional, intended, desired or required for a verb."""
    sentence, grammar = clauses.sentence, clauses.grammar
    token = sentence.tokens[i]
    if _unreal(clauses, token):
        return CONDITIONAL
    for aux in sentence.children(i, "aux"):
        if kind := grammar.modals.get(aux.text.lower(), grammar.modals.get(aux.lemma.lower())):
            return CONDITIONAL if _conditional(clauses, token) else kind
    if _conditional(clauses, token):
        return CONDITIONAL
    infinitive = any(t.text.lower() == "to" for t in sentence.children(i, "mark"))
    if depth > LONGEST_CHAIN or token.head == i:
        return "future" if infinitive else ACTUAL
    if infinitive:
        return _of_infinitive(clauses, token, depth)
    if token.dep == "conj" and not sentence.children(i, "aux", "nsubj"):
        return modality_of(clauses, token.head, depth + 1)
    if token.dep == "acl" and (kind := _of_gerund(clauses, token)):
        return kind
    if token.dep == "xcomp" and not token.has("VerbForm=Fin"):
        return _of_head(clauses, token.head, depth) or ACTUAL
    return ACTUAL


def noun_modality(clauses: Clauses, i: int) -> str:
    """Return the modality that adjectives and the nouns above give an event noun."""
    sentence, grammar = clauses.sentence, clauses.grammar
    for token in sentence.children(i, "amod", "compound"):
        kind = kind_of(grammar.adjectives, token.text.lower())
        if kind in {"future", "possible"}:
            return kind
    token = clauses.governor(i)
    head = sentence.tokens[token.head]
    if (
        token.dep in {"nmod", "acl"}
        and head.pos == "NOUN"
        and (kind := kind_of(grammar.frames_of_mind, head.lemma.lower()))
    ):
        return kind
    if any(_says_future(clauses, t) for t in sentence.children(i, "acl")):
        return "future"
    if denied(clauses, sentence.tokens[i]) and modality_of(clauses, sentence.tokens[i].head) != ACTUAL:
        return "possible"  # "to avoid a withdrawal"
    return ACTUAL


def negated(clauses: Clauses, i: int) -> bool:
    """Tell whether the act is denied: by a negator of its own, of its object, or by a verb such as "fail" above it."""
    sentence, grammar = clauses.sentence, clauses.grammar
    token = sentence.tokens[i]
    own = any(_negator(clauses, t) for t in sentence.children(i, "advmod", "det", "cc", "mark"))
    empty = token.pos != "NOUN" and any(
        t.lemma.lower() == "no" and _negator(clauses, t)
        for o in sentence.children(i, "obj", "nsubj")
        for t in sentence.children(o.i, "det")
    )
    head = sentence.tokens[token.head]
    if token.dep == "ccomp" and head.lemma.lower() in grammar.disbelief:
        return True
    if own or empty or not denied(clauses, token):
        return own or empty
    return token.dep == "xcomp" or modality_of(clauses, head.i) == ACTUAL


def denied(clauses: Clauses, token: Token) -> bool:
    """Tell what stands under a verb such as "avoid" or "fail", whether that is done or to be done."""
    head = clauses.sentence.tokens[token.head]
    under = token.dep in {"xcomp", "obj", "obl"} and token.head != token.i
    return under and head.pos == "VERB" and head.lemma.lower() in clauses.grammar.denials


def _negator(clauses: Clauses, token: Token) -> bool:
    """Tell a word that denies from a name that looks like one: "No Kwang-chol"."""
    words = clauses.grammar.negators
    if token.lemma.lower() not in words and token.text.lower() not in words:
        return False
    behind = clauses.sentence.tokens[token.i + 1 : token.i + 2]
    return not (token.text.istitle() and (token.i > 0 or any(t.pos == "PROPN" for t in behind)))


def _of_gerund(clauses: Clauses, token: Token) -> str | None:
    """Return what "hopes of meeting" and "his stance on meeting" make of the act."""
    sentence, grammar = clauses.sentence, clauses.grammar
    if kind := kind_of(grammar.frames_of_mind, sentence.tokens[token.head].lemma.lower()):
        return kind
    marks = sentence.children(token.i, "mark", "case")
    return "desired" if any(t.lemma.lower() in grammar.prospective for t in marks) else None


def _of_infinitive(clauses: Clauses, token: Token, depth: int) -> str:
    if token.dep == "advcl":
        return INTENDED
    if kind := _of_head(clauses, token.head, depth):
        return kind
    above = modality_of(clauses, token.head, depth + 1)
    return INTENDED if above in {ACTUAL, FUTURE} else above  # "would have allowed China to extradite"


def _of_head(clauses: Clauses, head: int, depth: int) -> str | None:
    """Return what the head of an infinitive makes of it; a head such as "continue" passes its own modality on."""
    above = clauses.sentence.tokens[head]
    kind = kind_of(clauses.grammar.heads, above.lemma.lower())
    if kind is None and above.lemma.lower() == "be":
        return "future"
    if kind == FUTURE and any(t.text.lower() == "had" for t in clauses.sentence.children(head, "aux")):
        return "possible"  # "had been expected to": it may not have come so
    if kind in {ACTUAL, "future"}:
        own = modality_of(clauses, head, depth + 1)
        return own if own != ACTUAL else kind
    return kind


def _conditional(clauses: Clauses, token: Token) -> bool:
    marks = clauses.sentence.children(token.i, "mark", "advmod")
    return any(t.lemma.lower() in clauses.grammar.conditions for t in marks)


def _unreal(clauses: Clauses, token: Token) -> bool:
    """Tell what did not happen: "would have attacked", "had it attacked", "almost attacked"."""
    sentence, grammar = clauses.sentence, clauses.grammar
    auxiliaries = sentence.children(token.i, "aux")
    words = {t.text.lower() for t in auxiliaries}
    if words & grammar.unreal and "have" in words:
        return True
    if any(t.lemma.lower() in grammar.approximators for t in sentence.children(token.i, "advmod")):
        return True
    subject = next(iter(sentence.children(token.i, "nsubj")), None)
    return (
        token.dep == "advcl"
        and subject is not None
        and any(t.text.lower() in grammar.inverted and t.i < subject.i for t in auxiliaries)
    )


def _says_future(clauses: Clauses, token: Token) -> bool:
    kind = kind_of(clauses.grammar.heads, token.lemma.lower())
    return kind == "future" and token.has("VerbForm=Part")
