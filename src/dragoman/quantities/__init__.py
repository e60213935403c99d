"""Quantities: the numbers that matter, with their unit and what they measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.codebook.units import Units
from dragoman.quantities.amounts import Amount, find_amounts, noun_behind
from dragoman.records import Quantity, Reading, Sentence, Span, fact_id
from dragoman.statements import chain_at

__all__ = ["code_quantities"]

#: Words of a quantity's proof and of what it measures.
_LONGEST = 12
_CONFIDENCE = {"share": 0.9, "money": 0.9, "duration": 0.8, "count": 0.8}
_STOPS = frozenset({"PUNCT", "VERB", "AUX", "SCONJ", "CCONJ"})


def code_quantities(reading: Reading, units: Units) -> tuple[Quantity, ...]:
    """Return the quantities of an article; the same number of the same unit is one, with all its places."""
    found: dict[tuple[float, str], Quantity] = {}
    for sentence in reading.sentences:
        if sentence.kind != "body":
            continue
        for quantity in _of_sentence(reading, sentence, units):
            known = found.get((quantity.value, quantity.unit))
            if known is None:
                found[quantity.value, quantity.unit] = quantity
            else:
                evidence = (*known.evidence, *quantity.evidence)
                found[quantity.value, quantity.unit] = replace(known, of=known.of or quantity.of, evidence=evidence)
    return tuple(found.values())


def _of_sentence(reading: Reading, sentence: Sentence, units: Units) -> Iterator[Quantity]:
    dated = [m for m in reading.times if m.sentence == sentence.number]
    for amount in find_amounts(sentence, units):
        in_time = [m for m in dated if m.first < amount.last and amount.first < m.last]
        if in_time and not any(_first_word(sentence, m.first) in units.tables.deadlines for m in in_time):
            continue
        unit = amount.unit or ""
        evidence = _evidence(reading, sentence, amount, units=units)
        chain = chain_at(reading.statements, evidence.start)
        yield Quantity(
            id=fact_id("qt", reading.article, (amount.value, unit)),
            value=int(amount.value) if float(amount.value).is_integer() else amount.value,
            unit=unit,
            of=_measured(sentence, amount, units),
            approximate=_opening(sentence, amount, units) < amount.first,
            evidence=(evidence,),
            attribution=tuple(dict.fromkeys(said.speaker for said in chain if said.speaker)),
            confidence=_CONFIDENCE.get(amount.kind or "", 0.6),
        )


def _first_word(sentence: Sentence, at: int) -> str:
    return sentence.tokens[at].text.lower()


def _opening(sentence: Sentence, amount: Amount, units: Units) -> int:
    """Return the first token of "more than", "around" before a number, else of the number."""
    words = [token.text.lower() for token in sentence.tokens[: amount.first]]
    for length in (3, 2, 1):
        if " ".join(words[-length:]) in units.tables.approximate and len(words) >= length:
            return amount.first - length
    return amount.first


def _evidence(reading: Reading, sentence: Sentence, amount: Amount, *, units: Units) -> Span:
    """Return the words of the number, its noun and what directly follows of it."""
    tokens = sentence.tokens
    first, last = _opening(sentence, amount, units), amount.last
    if first and tokens[first - 1].pos == "DET":
        first -= 1
    noun = noun_behind(sentence, amount)
    if noun is not None:
        last = noun.i + 1
    if _goes_on(sentence, amount, last, units=units):
        last = _phrase_end(sentence, last + 1)
    last = max(min(last, first + _LONGEST), amount.last)
    return reading.article.span(tokens[first].start, tokens[last - 1].end)


def _goes_on(sentence: Sentence, amount: Amount, at: int, *, units: Units) -> bool:
    """Tell whether the words from a token on say what is measured: "of exports", for money also "in aid"."""
    if at + 1 >= len(sentence.tokens) or sentence.tokens[at + 1].pos == "NUM":
        return False
    word = _first_word(sentence, at)
    return word in units.tables.of_words or (amount.kind == "money" and word in units.tables.in_words)


def _phrase_end(sentence: Sentence, at: int) -> int:
    """Return the token after the noun phrase that begins at a token."""
    last = at
    for token in sentence.tokens[at : at + _LONGEST]:
        if token.pos in _STOPS:
            break
        if token.pos == "ADP" and last > at:
            break
        last = token.i + 1
    return last


def _measured(sentence: Sentence, amount: Amount, units: Units) -> str | None:
    """Return what is measured: "GDP" in "80 percent of GDP", the call, the counted noun's phrase, or the subject."""
    tokens = sentence.tokens
    if amount.kind in ("count", "open") and amount.noun is not None:
        start = amount.first + 1 if amount.noun == amount.first else amount.last - 1
        run = [t.i for t in tokens[amount.first : amount.last] if t.pos in ("ADJ", "PROPN", "NOUN")]
        return _words(sentence, run[0] if run else start, _phrase_end_of(sentence, amount))
    if _goes_on(sentence, amount, amount.last, units=units):
        return _words(sentence, amount.last + 1, _phrase_end(sentence, amount.last + 1))
    noun = noun_behind(sentence, amount)
    if noun is not None:
        return _words(sentence, amount.last, noun.i + 1)
    return _subject(sentence, amount)


def _phrase_end_of(sentence: Sentence, amount: Amount) -> int:
    """Return the end of a counted noun's phrase with what follows directly: "troops stationed in Korea"."""
    inside = [i for i in sentence.subtree(amount.noun or amount.last - 1) if i >= amount.last]
    last = amount.last
    for i in inside:
        if i != last or sentence.tokens[i].pos == "PUNCT":
            break
        last = i + 1
    return min(last, amount.first + _LONGEST)


def _subject(sentence: Sentence, amount: Amount) -> str | None:
    """Return the noun before, else the subject of the clause, of a number that stands alone."""
    at, seen = amount.noun if amount.noun is not None else amount.last - 1, set[int]()
    while at not in seen:
        seen.add(at)
        above = sentence.tokens[at]
        if len(seen) > 1 and above.pos in ("NOUN", "PROPN") and at < amount.first:  # "tariffs of up to 25 percent"
            return _words(sentence, min(i for i in sentence.subtree(at) if i <= at), at + 1)
        for child in sentence.children(at, "nsubj"):
            if child.i not in seen and child.pos in ("NOUN", "PROPN"):
                inside = [i for i in sentence.subtree(child.i) if i <= child.i]
                return _words(sentence, inside[0], child.i + 1)
        at = sentence.tokens[at].head
    return None


def _words(sentence: Sentence, first: int, last: int) -> str | None:
    """Return tokens as they are written, without dashes and quotation marks at the edges."""
    last = min(last, first + _LONGEST)
    text = ""
    for token in sentence.tokens[first:last]:
        gap = token.i > first and token.start > sentence.tokens[token.i - 1].end
        text += (" " if gap else "") + token.text
    return text.strip(" -–\"'“”‘’,;") or None
