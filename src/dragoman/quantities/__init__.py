"""Quantities: the numbers that matter, with their unit and what they measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.codebook.units import Units
from dragoman.quantities.amounts import find_amounts, noun_behind
from dragoman.quantities.numbers import Amount
from dragoman.quantities.phrases import LONGEST
from dragoman.quantities.referents import goes_on, measured, phrase_end
from dragoman.records import Quantity, Reading, Sentence, Span, fact_id
from dragoman.statements import chain_at

__all__ = ["code_quantities"]

_CONFIDENCE = {"share": 0.9, "money": 0.9, "duration": 0.8, "count": 0.8}


def code_quantities(reading: Reading, units: Units) -> tuple[Quantity, ...]:
    """Return the quantities of an article; the same number of the same unit is one, with all its places."""
    found: dict[str, Quantity] = {}
    for sentence in reading.sentences:
        if sentence.kind != "body":
            continue
        for quantity in _of_sentence(reading, sentence, units):
            _keep(found, quantity, reading=reading, units=units)
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
            approximate=_is_approximate(sentence, amount, units),
            evidence=(evidence,),
            parties=parties,
            sentence=reading.article.span(sentence.start, sentence.end),
            attribution=tuple(dict.fromkeys(said.speaker for said in chain if said.speaker)),
            confidence=_CONFIDENCE.get(amount.kind or "", 0.6),
        )


def _keep(found: dict[str, Quantity], quantity: Quantity, *, reading: Reading, units: Units) -> None:
    """Put a quantity with the same one told before, if there is one."""
    alike = [each for each in found.values() if (each.value, each.unit) == (quantity.value, quantity.unit)]
    known = next((each for each in alike if not _are_other_rates(each, quantity, units)), None)
    if known is not None:
        evidence = (*known.evidence, *quantity.evidence)
        found[known.id] = replace(known, of=known.of or quantity.of, evidence=evidence)
        return
    told = (quantity.value, quantity.unit, quantity.of)
    id_ = fact_id("qt", reading.article, told) if alike else quantity.id
    found[id_] = replace(quantity, id=id_)


def _are_other_rates(one: Quantity, other: Quantity, units: Units) -> bool:
    """Tell rates on different things: the tariff on cars and the duties on steel may both be 25 percent."""
    ours, theirs = ({_stem(word) for word in (each.of or "").lower().split()} for each in (one, other))
    levies = units.tables.levies
    if ours.isdisjoint(levies) or theirs.isdisjoint(levies):
        return False
    ours, theirs = ours - levies - units.tables.untelling, theirs - levies - units.tables.untelling
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _stem(word: str) -> str:
    plain = word.strip("\"'“”‘’,")
    return plain[:-1] if plain.endswith("s") and len(plain) > 3 else plain


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


def _is_approximate(sentence: Sentence, amount: Amount, units: Units) -> bool:
    inside = sentence.tokens[amount.first : amount.last]
    return _opening(sentence, amount, units) < amount.first or any(
        t.text.lower() in units.tables.roundly for t in inside
    )


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
