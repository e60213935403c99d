"""What the form of a verb makes of an act, with no auxiliary to say it: told to, asked for, entertained, done by saying so."""

from __future__ import annotations

from dragoman.propositions.clauses import Clauses
from dragoman.records import Token

FIRST_PERSON = "Person=1"


def asked_for(clauses: Clauses, token: Token) -> bool:
    """Tell what is asked for from what is told: "demanded that Chad withdraw", not "saw Chad withdraw"."""
    sentence = clauses.sentence
    asked = sentence.tokens[token.head].lemma.lower() in clauses.grammar.mandative
    base = token.has("VerbForm=Inf") or (asked and _disagrees(clauses, token))
    bare = token.dep in {"ccomp", "xcomp"} and base and not sentence.children(token.i, "aux")
    return bare and (asked or any(t.lemma.lower() == "that" for t in sentence.children(token.i, "mark")))


def _disagrees(clauses: Clauses, token: Token) -> bool:
    """Tell a verb without the ending that its subject asks for: "that Chad withdraw"."""
    if (
        token.pos not in {"VERB", "AUX"}
        or token.text.lower() != token.lemma.lower()
        or token.lemma.lower() in clauses.grammar.unmarked_past
    ):
        return False
    subjects = clauses.sentence.children(token.i, "nsubj")
    third = (t.pos == "PROPN" or (t.has("Number=Sing") and not t.has("Person=1")) for t in subjects)
    return any(third) and not any(clauses.sentence.children(t.i, "conj") for t in subjects)


def entertained(clauses: Clauses, token: Token) -> bool:
    """Tell a gerund that is only spoken or thought of: "opposed sending", "compared legalising it to a crime"."""
    gerund = token.has("VerbForm=Ger") and token.dep in {"xcomp", "ccomp", "obj"} and token.head != token.i
    plain = not clauses.sentence.children(token.i, "mark", "case", "aux", "nsubj")
    return gerund and plain and clauses.lemma(token.head) in clauses.grammar.entertaining


def told_to(clauses: Clauses, token: Token) -> bool:
    """Tell what somebody is told to do: "please step down", "resign!"."""
    if not token.has("Mood=Imp") or token.dep in {"acl", "advcl"}:
        return False
    return not clauses.sentence.children(token.i, "nsubj", "aux", "mark", "nsubj:pass")


def performed(clauses: Clauses, token: Token, aux: Token) -> bool:
    """Tell what is done by saying it: "I would urge Chad to leave"."""
    said = aux.text.lower() in clauses.grammar.consequent and clauses.lemma(token.i) in clauses.grammar.performing
    return said and any(t.has(FIRST_PERSON) for t in clauses.sentence.children(token.i, "nsubj"))


def told_beside(clauses: Clauses, token: Token) -> bool:
    """Tell a deed beside what was not done: "would have faced a trial but resigned"."""
    sentence = clauses.sentence
    modal = any(t.lemma.lower() in clauses.grammar.modals for t in sentence.children(token.head, "aux"))
    apart = any(t.lemma.lower() in clauses.grammar.contrasting for t in sentence.children(token.i, "cc"))
    return modal and apart and token.has("Tense=Past")
