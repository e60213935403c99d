"""Lengths of time that are told in parts: "1 year and 8 months", "half an hour", "the 60th anniversary"."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.codebook.units import Units
from dragoman.quantities.numbers import Amount, is_half_more, number_at, unit_at
from dragoman.records import Sentence

_RANK = re.compile(r"(\d+)(?:st|nd|rd|th)\Z")
DURATION = "duration"


def anniversary(sentence: Sentence, at: int, units: Units) -> Amount | None:
    """Return the years of "the 60th anniversary"."""
    tokens = sentence.tokens
    word = tokens[at].text.lower()
    rank = None if word.isalpha() else _RANK.match(word)
    value = int(rank[1]) if rank else units.numbers.ordinals.get(word)
    if value is None:
        return None
    for following in tokens[at + 1 : at + 3]:
        if following.text.lower() in units.tables.anniversaries:
            return Amount(value=value, first=at, last=following.i + 1, unit="years", kind=DURATION, noun=following.i)
    return None


def halved(sentence: Sentence, at: int, units: Units) -> Amount | None:
    """Return "half an hour" in the smaller unit, and "an hour and a half"."""
    words = [token.text.lower() for token in sentence.tokens[at : at + 3]]
    half = words[:1] == [units.tables.half]
    if len(words) < 3 or words[half] not in units.tables.ones:
        return None
    noun = at + half + 1
    unit, last = unit_at(sentence, noun, units)
    if unit is None or units.kinds.get(unit) != DURATION:
        return None
    if not half:
        whole = Amount(value=1.5, first=at, last=last + 3, unit=unit, kind=DURATION, noun=noun)
        return whole if is_half_more(sentence, last, units) else None
    for pair, ratio in units.tables.ratios.items():
        larger, _, smaller = pair.partition(" ")
        if larger == unit:
            return Amount(value=ratio / 2, first=at, last=last, unit=smaller, kind=DURATION, noun=noun)
    return None


def added(sentence: Sentence, amount: Amount, units: Units) -> Amount:
    """Return "1 year and 8 months" as twenty months, "two hours and a half" as two and a half."""
    if amount.kind != DURATION or amount.unit is None:
        return amount
    at = amount.last
    if is_half_more(sentence, at, units):
        return replace(amount, value=amount.value + 0.5, last=at + 3)
    while at < len(sentence.tokens) and sentence.tokens[at].text.lower() in units.tables.linkers:
        at += 1
    if at == amount.last or at >= len(sentence.tokens):
        return amount
    second = number_at(sentence, at, units)
    if second is None or second.unit is not None or second.last >= len(sentence.tokens):
        return amount
    unit, last = unit_at(sentence, second.last, units)
    ratio = units.tables.ratios.get(f"{amount.unit} {unit}")
    if ratio is None:
        return amount
    return replace(amount, value=amount.value * ratio + second.value, last=last, unit=unit, noun=last - 1)
