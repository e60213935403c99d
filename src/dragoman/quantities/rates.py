"""What a share is told of: what a rate is charged on, and what a verb brings from one rate to another."""

from __future__ import annotations

from dragoman.codebook.units import Units
from dragoman.quantities.numbers import Amount
from dragoman.quantities.phrases import phrase
from dragoman.records import Sentence, Token

_NOMINAL = frozenset({"NOUN", "PROPN"})
_CLAUSAL = frozenset({"VERB", "AUX"})


def charged(sentence: Sentence, head: int, units: Units) -> Token | None:
    """Return what something is charged on: "15 percent on beef"."""
    near = sentence.children(head, "nmod", "obl")
    return next((t for t in near if t.pos in _NOMINAL and case_of(sentence, t) in units.tables.charged), None)


def rated(sentence: Sentence, amount: Amount, units: Units) -> str | None:
    """Return the rate whose height is told, with what it is charged on: "the tariff on wine" in "cut the tariff on wine to 15 percent"."""
    at = amount.noun if amount.noun is not None else amount.last - 1
    unit = sentence.tokens[at]
    above = sentence.tokens[unit.head]
    on = charged(sentence, at, units)
    if unit.dep == "nmod" and above.i < amount.first and above.pos in _NOMINAL | {"PRON"}:
        return _of_noun(sentence, above, on, units=units)
    if on is not None and unit.dep in {"obj", "conj"}:
        return phrase(sentence, on.i)
    if unit.dep.startswith("obl") and above.pos in _CLAUSAL:
        return _changed(sentence, amount, unit, above=above, units=units)
    return None


def _of_noun(sentence: Sentence, noun: Token, on: Token | None, *, units: Units) -> str | None:
    """Return the noun that a rate stands behind, with what either is charged on: "tariffs of 25 percent on steel"."""
    own = charged(sentence, noun.i, units) or on
    name = noun
    if noun.pos == "PRON":  # "duties on cars stand at 25 percent and those on steel at 50"
        before = (t for t in reversed(sentence.tokens[: noun.i]) if t.pos == "NOUN" and charged(sentence, t.i, units))
        name = next(before, noun) if noun.text.lower() in units.tables.rates else noun
        if name is noun:
            return None
    if own is None:
        return None
    case = next((t.text for t in sentence.children(own.i, "case")), "")
    first = min([name.i, *(t.i for t in sentence.children(name.i, "amod", "compound"))])
    named = sentence.text[sentence.tokens[first].start - sentence.start : name.end - sentence.start]
    return f"{named} {case} {phrase(sentence, own.i)}"


def _changed(sentence: Sentence, amount: Amount, unit: Token, *, above: Token, units: Units) -> str | None:
    """Return what a verb brings to a rate: its object, of the passive its subject."""
    if case_of(sentence, unit) not in units.tables.changed:
        return None
    done = next((t for t in sentence.children(above.i, "obj") if t.pos in _NOMINAL and t.i < amount.first), None)
    return phrase(sentence, done.i) if done is not None else None


def case_of(sentence: Sentence, token: Token) -> str:
    """Return the preposition of a noun."""
    return next((t.text.lower() for t in sentence.children(token.i, "case")), "")
