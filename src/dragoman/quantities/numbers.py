"""Numbers in a sentence: in digits or words, with their scale and sign of currency."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from dragoman.codebook.units import Units
from dragoman.records import Sentence

_DIGITS = re.compile(r"(?P<sign>[^\d\s.,+–-]{1,4})?(?P<number>\d[\d,]*(?:\.\d+)?)(?P<suffix>[a-z]{1,3}|%)?\Z")
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d\Z")
DASHES = frozenset("-–‑")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number with its unit; tokens half-open, `noun` is the token of the unit, `plain` a bare four-digit number."""

    value: float
    first: int
    last: int
    unit: str | None = None
    kind: str | None = None
    noun: int | None = None
    plain: bool = False


def number_at(sentence: Sentence, at: int, units: Units) -> Amount | None:
    """Return the number that begins at a token: "28,500", "US$5bn", "26 trillion", "twenty-one", "two dozen"."""
    text = sentence.tokens[at].text
    match = None if text.isalpha() else _DIGITS.match(text.lower())
    if match is not None:
        return _in_digits(sentence, at, match, units=units)
    value, last = _of_scale(sentence, at, units) or _in_words(sentence, at, units)
    if value is None:
        return None
    value, last = _with_half(sentence, value, last, units=units)
    scale, last = _scale(sentence, last, units)
    return _with_rest(sentence, Amount(value=value * scale, first=at, last=last), scale, units=units)


def _in_digits(sentence: Sentence, at: int, match: re.Match[str], *, units: Units) -> Amount | None:
    tokens = sentence.tokens
    suffix, sign, first = match["suffix"], match["sign"], at
    if sign is None and at > 0 and tokens[at - 1].text.lower() in units.tables.signs:
        sign, first = tokens[at - 1].text.lower(), at - 1
    if sign is not None and sign not in units.tables.signs:
        return None
    if suffix is not None and suffix not in units.numbers.short_scales and suffix not in units.units:
        return None
    scale, last = _scale(sentence, at + 1, units)
    times = scale * units.numbers.short_scales.get(suffix or "", 1)
    value = float(Decimal(match["number"].replace(",", "")) * Decimal(times))
    plain = bool(_YEAR.match(tokens[at].text)) and last == at + 1
    amount = Amount(value=value, first=first, last=last, plain=plain)
    amount = _with_rest(sentence, amount, scale, units=units)
    if sign is not None:
        return replace(amount, unit=units.tables.signs[sign], kind="money")
    if suffix is not None and suffix in units.units and suffix not in units.numbers.short_scales:
        return replace(amount, unit=units.units[suffix], kind=units.kinds[units.units[suffix]], noun=at)
    return amount


def _of_scale(sentence: Sentence, at: int, units: Units) -> tuple[float, int] | None:
    """Return the share of a scale that follows: one for "a million", a half for "half a million"."""
    words = [token.text.lower() for token in sentence.tokens[at : at + 3]]
    half = words[:1] == [units.tables.half]
    rest = words[half:]
    if len(rest) < 2 or rest[0] not in units.tables.ones or rest[1] not in units.tables.large:
        return None
    return (0.5 if half else 1.0), at + half + 1


def _in_words(sentence: Sentence, at: int, units: Units) -> tuple[float | None, int]:
    """Return the value of number words and the token after them: "twenty-one" may be one token or three."""
    small, tokens = units.numbers.small, sentence.tokens
    value = units.numbers.value(tokens[at].text.lower()) if tokens[at].text[0].isalpha() else None
    if value is None:
        return None, at
    last = at + 1
    if value >= 20 and value % 10 == 0 and last + 1 < len(tokens) and tokens[last].text in DASHES:
        unit = small.get(tokens[last + 1].text.lower())
        if unit is not None and 0 < unit < 10:
            return value + unit, last + 2
    return value, last


def _with_half(sentence: Sentence, value: float, last: int, *, units: Units) -> tuple[float, int]:
    """Return a number with the half behind it, and the token after both: "two and a half"."""
    half = is_half_more(sentence, last, units)
    return (value + 0.5, last + 3) if half else (value, last)


def is_half_more(sentence: Sentence, at: int, units: Units) -> bool:
    """Tell the words "and a half" at a token."""
    words = [token.text.lower() for token in sentence.tokens[at : at + 3]]
    linked = len(words) > 2 and words[0] in units.tables.joiners and words[1] in units.tables.ones
    return linked and words[2] == units.tables.half


def _with_rest(sentence: Sentence, amount: Amount, scale: float, *, units: Units) -> Amount:
    """Return a number with its smaller parts: "1 trillion 519.2 billion", "two hundred and fifty"."""
    if scale < units.tables.least_scale or amount.last >= len(sentence.tokens):
        return amount
    digits = sentence.tokens[amount.last - 2].text[0].isdigit()
    linked = not digits and sentence.tokens[amount.last].text.lower() in units.tables.joiners
    at = amount.last + linked
    rest = number_at(sentence, at, units) if at < len(sentence.tokens) else None
    if rest is None or rest.unit is not None or rest.plain or not 0 < rest.value < scale:
        return amount
    alike = digits == sentence.tokens[at].text[0].isdigit()
    if not alike or (digits and rest.last == at + 1):  # "2 million 300 people" is no number
        return amount
    return replace(amount, value=amount.value + rest.value, last=rest.last)


def _scale(sentence: Sentence, at: int, units: Units) -> tuple[float, int]:
    """Return the product of the scale words from a token on, and the token after them."""
    product, tokens = 1.0, sentence.tokens
    while at < len(tokens):
        step = 1 if tokens[at].text in DASHES and at + 1 < len(tokens) else 0
        word = tokens[at + step].text.lower()
        scale = units.numbers.scales.get(word)
        if scale is None and product == 1.0 and not step and word in units.numbers.short_scales:
            behind = tokens[at - 1]
            scale = (
                units.numbers.short_scales[word]
                if behind.text[-1].isdigit() and behind.end == tokens[at].start
                else None
            )
        if scale is None:
            break
        product, at = product * scale, at + step + 1
    return product, at


def unit_at(sentence: Sentence, at: int, units: Units) -> tuple[str | None, int]:
    """Return the unit at a token and the token after it; two words may make one unit."""
    tokens = sentence.tokens
    for second in (at + 1, at + 2):  # "square kilometre", "square-kilometre"
        if second < len(tokens) and (second == at + 1 or tokens[at + 1].text in DASHES):
            pair = f"{tokens[at].text} {tokens[second].text}".lower()
            if pair in units.units:
                return units.units[pair], second + 1
    return units.units.get(tokens[at].text.lower()), at + 1
