"""Which way the words around a time look: back, ahead, or neither."""

from __future__ import annotations

from dragoman.codebook.time_words import Ahead
from dragoman.records import Sentence, Token

_VERBAL = ("VERB", "AUX")


def head_of(sentence: Sentence, first: int, last: int) -> int:
    """Return the token of a phrase that depends on what is outside; the first of several."""
    for token in sentence.tokens[first:last]:
        if not first <= token.head < last or token.head == token.i:
            return token.i
    return first


def outlook(sentence: Sentence, phrase: tuple[int, int], ahead: Ahead) -> str:
    """Return past, future or present; weak past is told by a noun of a past clause, weak future by an infinitive."""
    at, nominal, aside = head_of(sentence, *phrase), False, False
    seen: set[int] = set()
    while at not in seen:
        seen.add(at)
        token = sentence.tokens[at]
        if not phrase[0] <= at < phrase[1]:
            if token.pos in ("NOUN", "PROPN", "ADJ"):
                if _looks_ahead(sentence, token, ahead):
                    return "future"
                nominal, aside = nominal or token.pos == "NOUN", token.dep.startswith("obl")
            if token.pos in _VERBAL or sentence.children(at, "cop", "aux"):
                if aside and token.has("VerbForm=Inf") and not sentence.children(token.i, "aux"):
                    return "present"  # "to bounce back from Monday's debate"
                return _verb_outlook(sentence, token, ahead, nominal=nominal)
        at = token.head
    return "present"


def _looks_ahead(sentence: Sentence, noun: Token, ahead: Ahead) -> bool:
    """Tell whether a noun or participle is "upcoming", "scheduled", "set"."""
    if noun.text.lower() in ahead.participles:
        return True
    return any(child.text.lower() in ahead.participles for child in sentence.children(noun.i, "amod", "acl"))


def _verb_outlook(sentence: Sentence, verb: Token, ahead: Ahead, *, nominal: bool) -> str:
    """Return the outlook of a clause from its verb, auxiliaries and the verb above it."""
    helpers = sentence.children(verb.i, "aux", "cop", "aux:pass")
    if verb.has("VerbForm=Inf") and any(m.text.lower() in ahead.participles for m in sentence.children(verb.i, "mark")):
        return "future"  # "is due to arrive"
    if any(word.text.lower() in ahead.auxiliaries for word in helpers) or verb.text.lower() in ahead.participles:
        return "future"
    if any(word.has("VerbForm=Inf") for word in helpers) and sentence.children(verb.i, "mark"):
        return "weak future"  # "was to be held"
    if any(word.text.lower() in ahead.modals for word in helpers):
        return "present" if nominal else "future"
    if verb.dep == "xcomp" or (verb.has("VerbForm=Inf") and not helpers):
        above = sentence.tokens[verb.head]
        if verb.has("VerbForm=Inf") and sentence.children(verb.i, "mark"):
            return "future" if above.text.lower() in ahead.participles else "weak future"
        if above.i != verb.i and above.pos in _VERBAL:
            return _verb_outlook(sentence, above, ahead, nominal=nominal)
    finite = [verb, *helpers]
    if any(word.has("Tense=Past") and not word.has("VerbForm=Part") for word in finite):
        return "weak past" if nominal else "past"
    if any(word.has("Tense=Pres") for word in finite if word is not verb or not verb.has("VerbForm=Part")):
        return "past" if verb.has("Tense=Past") and verb.has("VerbForm=Part") else "present"
    if verb.has("VerbForm=Part") and verb.has("Tense=Past"):
        return "weak past"
    if verb.dep != "root" and verb.head != verb.i and verb.pos == "VERB" and verb.has("VerbForm=Ger"):
        return _above(sentence, verb, ahead, nominal=nominal)
    return "present"


def _above(sentence: Sentence, verb: Token, ahead: Ahead, *, nominal: bool) -> str:
    """Return the outlook of the nearest verb above a gerund."""
    seen, at = {verb.i}, verb.head
    while at not in seen:
        seen.add(at)
        if sentence.tokens[at].pos in _VERBAL:
            return _verb_outlook(sentence, sentence.tokens[at], ahead, nominal=nominal)
        at = sentence.tokens[at].head
    return "present"
