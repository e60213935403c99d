"""Quantities: the numbers that matter, with their unit and what they measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.codebook.units import Units
from dragoman.quantities.amounts import find_amounts, noun_behind
from dragoman.quantities.numbers import Amount
from dragoman.quantities.referents import LONGEST, goes_on, measured, phrase_end
from dragoman.records import Quantity, Reading, Sentence, Span, fact_id
from dragoman.statements import chain_at

__all__ = ["code_quantities"]

_CONFIDENCE = {"share": 0.9, "money": 0.9, "duration": 0.8, "count": 0.8}


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
    named = (
        e for m in reading.cast.mentions if m.sentence == sentence.number for e in reading.cast.at(m.sentence, m.head)
    )
    parties = tuple(sorted({e.country for e in named if e.country}))
    for amount in find_amounts(sentence, units):
        if amount.kind == "duration" and _first_word(sentence, amount.last) in units.tables.offsets:
            continue
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
            of=measured(sentence, amount, units=units, times=dated),
            approximate=_opening(sentence, amount, units) < amount.first,
            evidence=(evidence,),
            parties=parties,
            sentence=reading.article.span(sentence.start, sentence.end),
            attribution=tuple(dict.fromkeys(said.speaker for said in chain if said.speaker)),
            confidence=_CONFIDENCE.get(amount.kind or "", 0.6),
        )


def _first_word(sentence: Sentence, at: int) -> str:
    return sentence.tokens[at].text.lower() if at < len(sentence.tokens) else ""


def _opening(sentence: Sentence, amount: Amount, units: Units) -> int:
    """Return the first token of "more than", "around" before a number, else of the number."""
    words = [token.text.lower() for token in sentence.tokens[: amount.first]]
    for length in (3, 2, 1):
        if " ".join(words[-length:]) in units.tables.approximate and len(words) >= length:
            particle = sentence.tokens[amount.first - length].dep == "compound:prt"  # "handed over 12 prisoners"
            return amount.first if particle else amount.first - length
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
    if amount.noun is not None and amount.noun >= last:  # the first number of a range
        last = amount.noun + 1
    if goes_on(sentence, amount, last, units=units):
        last = phrase_end(sentence, last + 1)
    last = max(min(last, first + LONGEST), amount.last)
    return reading.article.span(tokens[first].start, tokens[last - 1].end)
