"""What a number measures: "GDP" in "80 percent of GDP", the call, the counted noun, what lasted so long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.codebook.units import Units
from dragoman.quantities.amounts import noun_behind
from dragoman.quantities.numbers import Amount
from dragoman.quantities.phrases import LONGEST, phrase, words
from dragoman.quantities.rates import charged, rated
from dragoman.records import Sentence, TimeMention, Token

_STOPS = frozenset({"PUNCT", "VERB", "AUX", "SCONJ", "CCONJ"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
#: Words between a rate and what it is charged on.
_BEHIND = 5


def goes_on(sentence: Sentence, amount: Amount, at: int, *, units: Units) -> bool:
    """Tell whether the words from a token on say what is measured: "of exports", for money also "in aid"."""
    if at + 1 >= len(sentence.tokens) or sentence.tokens[at + 1].pos == "NUM":
        return False
    word = sentence.tokens[at].text.lower()
    return word in units.tables.of_words or (amount.kind == "money" and word in units.tables.in_words)


def phrase_end(sentence: Sentence, at: int) -> int:
    """Return the token after the noun phrase that begins at a token."""
    last = at
    for token in sentence.tokens[at : at + LONGEST]:
        gerund = token.i == at and token.pos == "VERB" and token.text.endswith("ing")  # "weeks of fighting"
        if token.pos in _STOPS and not gerund:
            break
        if token.pos == "ADP" and last > at:
            break
        last = token.i + 1
    return last


def measured(sentence: Sentence, amount: Amount, *, units: Units, times: Sequence[TimeMention] = ()) -> str | None:
    """Return what is measured: "GDP" in "80 percent of GDP", the call, the counted noun's phrase, what lasted, or the subject."""
    tokens = sentence.tokens
    if amount.noun is not None and amount.noun >= amount.last:  # the first number of a range
        amount = replace(amount, first=amount.noun, last=amount.noun + 1)
    if amount.noun is not None and amount.noun < amount.first and amount.kind == "count":  # "a crew of 22"
        return words(sentence, min(i for i in sentence.subtree(amount.noun)), amount.noun + 1)
    if amount.kind in ("count", "open") and amount.noun is not None and amount.unit not in units.tables.measures:
        start = amount.first + 1 if amount.noun == amount.first else amount.last - 1
        inside = (t for t in tokens[amount.first : amount.last] if t.text.lower() not in units.tables.roundly)
        run = [t.i for t in inside if t.pos in ("ADJ", "PROPN", "NOUN")]
        return words(sentence, run[0] if run else start, _phrase_end_of(sentence, amount))
    if amount.kind == "count" and amount.noun is None and tokens[amount.last - 1].dep in {"obj", "nsubj:pass"}:
        return None  # "killed 12"
    timed = {i for mention in times for i in range(mention.first, mention.last)}
    if amount.last + 1 not in timed and goes_on(sentence, amount, amount.last, units=units):
        return words(sentence, amount.last + 1, phrase_end(sentence, amount.last + 1))
    noun = noun_behind(sentence, amount)
    if noun is not None and noun.i not in timed and amount.unit != noun.text.lower():
        on = charged(sentence, noun.i, units) if amount.kind == "share" else None
        last = max(sentence.subtree(on.i)) if on is not None and noun.i < on.i <= noun.i + _BEHIND else noun.i
        return words(sentence, amount.last, last + 1)
    if amount.kind == "share" and (rate := rated(sentence, amount, units)):
        return rate
    lasts = amount.kind == "duration" and (_granted(sentence, amount) or _lasting(sentence, amount, units))
    return lasts or _subject(sentence, amount, units)


def _granted(sentence: Sentence, amount: Amount) -> str | None:
    """Return the act that a length of time is granted for: "gave them 14 days to release the president"."""
    at = amount.noun if amount.noun is not None else amount.last - 1
    if sentence.tokens[at].dep != "obj":
        return None
    near = (*sentence.children(at, "acl"), *sentence.children(sentence.tokens[at].head, "advcl", "xcomp"))
    act = next(
        (t for t in near if t.i > at and any(m.text.lower() == "to" for m in sentence.children(t.i, "mark"))), None
    )
    if act is None:
        return None
    opening = min(t.i for t in sentence.children(act.i, "mark"))
    joint = {i for t in sentence.children(act.i, "conj", "advcl", "cc", "punct") for i in sentence.subtree(t.i)}
    last = max(i for i in sentence.subtree(act.i) if i not in joint)
    return words(sentence, opening, last + 1)


def _lasting(sentence: Sentence, amount: Amount, units: Units) -> str | None:
    """Return what went on for so long: "suspended parliament" for five weeks; of what only lasts, its subject."""
    verb = sentence.tokens[sentence.tokens[amount.noun if amount.noun is not None else amount.last - 1].head]
    if verb.pos != "VERB" or verb.lemma in units.tables.lasting:
        return None
    passive = sentence.children(verb.i, "aux") and any(
        t.dep == "nsubj:pass" for t in sentence.children(verb.i, "nsubj")
    )
    # "A writer jailed for ten years."
    if verb.dep in {"acl", "amod"} and verb.has("VerbForm=Part") and not verb.text.endswith("ing"):
        return f"{phrase(sentence, verb.head)} {verb.text}"
    if not passive and any(t.pos == "PRON" for t in sentence.children(verb.i, "obj")):
        return verb.text
    done = next(
        (t for t in sentence.children(verb.i, "obj") if t.pos in _NOMINAL and not amount.first <= t.i < amount.last),
        None,
    )
    if done is None:
        return None
    return f"{verb.text} {phrase(sentence, done.i)}"


def _phrase_end_of(sentence: Sentence, amount: Amount) -> int:
    """Return the end of a counted noun's phrase with what follows directly: "troops stationed in Korea"."""
    noun = amount.noun or amount.last - 1
    beside = (t for t in (*sentence.children(noun, "conj", "cc"), *_relative(sentence, noun)))
    apart = {i for t in beside for i in sentence.subtree(t.i)}
    inside = [i for i in sentence.subtree(noun) if i >= amount.last and i not in apart]
    last = amount.last
    for i in inside:
        if i != last or sentence.tokens[i].pos == "PUNCT":
            break
        last = i + 1
    return min(last, amount.first + LONGEST)


def _relative(sentence: Sentence, noun: int) -> tuple[Token, ...]:
    """Return the relative clauses of a noun."""
    return tuple(t for t in sentence.children(noun, "acl") if t.dep == "acl:relcl")


def _subject(sentence: Sentence, amount: Amount, units: Units) -> str | None:
    """Return the noun before, else the subject of the clause, of a number that stands alone."""
    at, seen = amount.noun if amount.noun is not None else amount.last - 1, set[int]()
    while at not in seen:
        seen.add(at)
        above = sentence.tokens[at]
        is_unit = units.kinds.get(units.units.get(above.text.lower(), ""), "count") != "count"
        if (
            len(seen) > 1 and above.pos in _NOMINAL and at < amount.first and not is_unit
        ):  # "tariffs of up to 25 percent"
            first = min(i for i in sentence.subtree(at) if i <= at and sentence.tokens[i].pos != "ADP")
            return words(sentence, first, at + 1)
        for child in sentence.children(at, "nsubj"):
            told = sentence.tokens[above.head]
            if child.has("PronType=Rel") and told.pos in _NOMINAL and told.i < at:  # "the alliance, which has been ..."
                return phrase(sentence, told.i)
            if child.i not in seen and child.pos in ("NOUN", "PROPN"):
                inside = [i for i in sentence.subtree(child.i) if i <= child.i]
                last = max([child.i, *(t.i for t in sentence.children(child.i, "flat"))])  # "Ana" "Reyes"
                on = charged(sentence, child.i, units)
                last = max(sentence.subtree(on.i)) if on is not None and on.i == last + 2 else last
                return words(sentence, inside[0], last + 1)
        at = sentence.tokens[at].head
    return None
