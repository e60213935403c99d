"""Numbers in a sentence, in digits or words, with their scale, sign of currency and unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.codebook.units import Units
from dragoman.records import Sentence, Token

_DIGITS = re.compile(r"(?P<sign>[^\d\s.,+–-]{1,4})?(?P<number>\d[\d,]*(?:\.\d+)?)(?P<suffix>[a-z]{1,3}|%)?\Z")
_RANK = re.compile(r"(\d+)(?:st|nd|rd|th)\Z")
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d\Z")
_DASHES = frozenset("-–‑")
_QUOTES = frozenset("\"'“”‘’")
#: Words of a noun phrase between a number and what it counts: "three large Russian transport ships".
_LONGEST_RUN = 5


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


def find_amounts(sentence: Sentence, units: Units) -> Iterator[Amount]:
    """Yield the numbers that have a unit, from left to right."""
    at, words = 0, units.numbers
    while at < len(sentence.tokens):
        word = sentence.tokens[at].text.lower()
        if word.isalpha() and word not in words.small and word not in words.ordinals:
            at += 1  # most words
            continue
        number = _anniversary(sentence, at, units) or _number(sentence, at, units)
        if number is None:
            at += 1
            continue
        if number.unit is None and not _is_name(sentence, number, units):
            number = _measured(sentence, number, units)
        number = _ranged(sentence, number, units)
        if number.unit is not None:
            number = _added(sentence, number, units)
            yield number
        at = max(number.last, at + 1)


def _ranged(sentence: Sentence, number: Amount, units: Units) -> Amount:
    """Return the first number of a range with the scale and the unit of the second: "between $5 and $7 billion"."""
    tokens, link = sentence.tokens, number.last
    if link + 1 >= len(tokens) or number.noun is not None or tokens[link].text.lower() not in units.tables.ranges:
        return number
    signed = tokens[link + 1].text.lower() in units.tables.signs and link + 2 < len(tokens)
    second = _number(sentence, link + 1 + signed, units)
    if second is None or second.first > link + 2 or second.plain != number.plain:
        return number
    whole = second if second.unit is not None else _measured(sentence, second, units)
    if whole.unit is None or (number.unit is not None and number.unit != whole.unit):
        return number
    scale = 1.0 if scaled(sentence, number, units) else _scales(sentence, second, units)
    value = number.value * scale
    if value > whole.value:
        return number
    return replace(number, value=value, unit=whole.unit, kind=whole.kind, noun=whole.noun)


def scaled(sentence: Sentence, number: Amount, units: Units) -> bool:
    """Tell whether a number has a scale of its own."""
    return _scales(sentence, number, units) != 1.0


def _scales(sentence: Sentence, number: Amount, units: Units) -> float:
    """Return the product of the scale words within a number."""
    product = 1.0
    for token in sentence.tokens[number.first : number.last]:
        product *= units.numbers.scales.get(token.text.lower(), 1)
    return product


def _number(sentence: Sentence, at: int, units: Units) -> Amount | None:
    """Return the number that begins at a token: "28,500", "US$5bn", "26 trillion", "twenty-one", "two dozen"."""
    text = sentence.tokens[at].text
    match = None if text.isalpha() else _DIGITS.match(text.lower())
    if match is not None:
        return _in_digits(sentence, at, match, units=units)
    value, last = _in_words(sentence, at, units)
    if value is None:
        return None
    scale, last = _scale(sentence, last, units)
    return Amount(value=value * scale, first=at, last=last)


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
    value = round(float(match["number"].replace(",", "")) * times, 6)
    plain = bool(_YEAR.match(tokens[at].text)) and last == at + 1
    amount = Amount(value=value, first=first, last=last, plain=plain)
    if sign is not None:
        return replace(amount, unit=units.tables.signs[sign], kind="money")
    if suffix is not None and suffix in units.units and suffix not in units.numbers.short_scales:
        return replace(amount, unit=units.units[suffix], kind=units.kinds[units.units[suffix]], noun=at)
    return amount


def _in_words(sentence: Sentence, at: int, units: Units) -> tuple[float | None, int]:
    """Return the value of number words and the token after them: "twenty-one" may be one token or three."""
    small, tokens = units.numbers.small, sentence.tokens
    value = units.numbers.value(tokens[at].text.lower()) if tokens[at].text[0].isalpha() else None
    if value is None:
        return None, at
    last = at + 1
    if value >= 20 and value % 10 == 0 and last + 1 < len(tokens) and tokens[last].text in _DASHES:
        unit = small.get(tokens[last + 1].text.lower())
        if unit is not None and 0 < unit < 10:
            return value + unit, last + 2
    return value, last


def _scale(sentence: Sentence, at: int, units: Units) -> tuple[float, int]:
    """Return the product of the scale words from a token on, and the token after them."""
    product, tokens = 1.0, sentence.tokens
    while at < len(tokens):
        step = 1 if tokens[at].text in _DASHES and at + 1 < len(tokens) else 0
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


def _anniversary(sentence: Sentence, at: int, units: Units) -> Amount | None:
    """Return the years of "the 60th anniversary"."""
    tokens = sentence.tokens
    word = tokens[at].text.lower()
    rank = None if word.isalpha() else _RANK.match(word)
    value = int(rank[1]) if rank else units.numbers.ordinals.get(word)
    if value is None:
        return None
    for following in tokens[at + 1 : at + 3]:
        if following.text.lower() in units.tables.anniversaries:
            return Amount(value=value, first=at, last=following.i + 1, unit="years", kind="duration", noun=following.i)
    return None


def _is_name(sentence: Sentence, number: Amount, units: Units) -> bool:
    """Tell whether a number is part of a name ("Resolution 2270", "F-16") or tells an age."""
    before = sentence.tokens[number.first - 1] if number.first else None
    if before is None:
        return False
    if before.text in _DASHES and before.end == sentence.tokens[number.first].start:
        return number.first < 2 or not sentence.tokens[number.first - 2].text[-1].isdigit()
    text = before.text.lower()
    return text in units.tables.naming or text in units.tables.ages


def _measured(sentence: Sentence, number: Amount, units: Units) -> Amount:
    """Return the number with its unit, if the words behind it give one that matters."""
    tokens, at = sentence.tokens, number.last
    while at < len(tokens) and tokens[at].text in _DASHES:
        at += 1
    joined = at > number.last
    if at >= len(tokens):
        return number
    unit, last = _unit(sentence, at, units)
    if unit is not None and not (tokens[at].pos == "ADJ" and last == at + 1):
        kind = units.kinds.get(unit, "count")
        aged = any(word.text.lower() in units.tables.ages for word in tokens[last : last + 2])
        vague = " ".join(word.text.lower() for word in tokens[number.first : last]) in units.tables.vague
        alone = kind == "count" and number.value < 2 and not _is_harmed(sentence, last - 1, units)
        if (kind == "duration" and (aged or vague)) or alone:
            return number
        return replace(number, last=last, unit=unit, kind=kind, noun=last - 1)
    glued = tokens[at].start == tokens[at - 1].end  # "155mm"
    return number if joined or glued or number.plain else _counted(sentence, number, units)


def _unit(sentence: Sentence, at: int, units: Units) -> tuple[str | None, int]:
    """Return the unit at a token and the token after it; two words may make one unit."""
    tokens = sentence.tokens
    if at + 1 < len(tokens):
        pair = f"{tokens[at].text} {tokens[at + 1].text}".lower()
        if pair in units.units:
            return units.units[pair], at + 2
    return units.units.get(tokens[at].text.lower()), at + 1


def _counted(sentence: Sentence, number: Amount, units: Units) -> Amount:
    """Return the number with the noun at the end of its phrase as unit: "28,500 US troops", "15 large factories"."""
    noun = noun_behind(sentence, number)
    if noun is None:
        return number
    word = noun.text.lower()
    if word in units.tables.never:
        return number
    unit, harmed = units.units.get(word), _is_harmed(sentence, noun.i, units)
    if unit is None and harmed:
        unit = word
    if unit is None:
        least = units.tables.least_common if word in units.tables.uncounted else units.tables.least_open
        if number.value < least or not noun.has("Number=Plur"):
            return number
        unit = word
    if number.value < 2 and not harmed:
        return number
    return replace(number, last=noun.i + 1, unit=unit, kind=units.kinds.get(unit, "open"), noun=noun.i)


def _is_harmed(sentence: Sentence, noun: int, units: Units) -> bool:
    """Tell who was killed, hurt, held or freed: of them every one counts."""
    word, seen = sentence.tokens[noun], set[int]()
    while word.dep in {"conj", "appos"} and word.i not in seen:
        seen.add(word.i)
        word = sentence.tokens[word.head]
    verb = sentence.tokens[word.head].lemma.lower()
    suffered = word.dep in {"obj", "nsubj:pass"} and verb in units.tables.harms
    return suffered or (word.dep == "nsubj" and verb in units.tables.fates)


def noun_behind(sentence: Sentence, number: Amount) -> Token | None:
    """Return the last noun of the run of words behind a number."""
    found = None
    for word in sentence.tokens[number.last : number.last + _LONGEST_RUN]:
        before = sentence.tokens[word.i - 1]
        if word.text in _DASHES and before.end != word.start:
            break
        if word.pos in ("NOUN", "PROPN"):
            found = word
        elif word.pos not in ("ADJ", "ADV") and word.text not in _DASHES and word.text not in _QUOTES:
            if word.pos == "VERB" and word.has("VerbForm=Part") and word.dep.startswith(("amod", "acl")):
                if found is not None:
                    break
                continue
            break
        elif found is not None and word.pos in ("ADJ", "ADV"):
            break
    return found if found is not None and found.pos == "NOUN" else None


def _added(sentence: Sentence, amount: Amount, units: Units) -> Amount:
    """Return "1 year and 8 months" as twenty months."""
    if amount.kind != "duration" or amount.unit is None:
        return amount
    at = amount.last
    while at < len(sentence.tokens) and sentence.tokens[at].text.lower() in units.tables.linkers:
        at += 1
    if at == amount.last or at >= len(sentence.tokens):
        return amount
    second = _number(sentence, at, units)
    if second is None or second.unit is not None or second.last >= len(sentence.tokens):
        return amount
    unit, last = _unit(sentence, second.last, units)
    ratio = units.tables.ratios.get(f"{amount.unit} {unit}")
    if ratio is None:
        return amount
    return replace(amount, value=amount.value * ratio + second.value, last=last, unit=unit, noun=last - 1)
