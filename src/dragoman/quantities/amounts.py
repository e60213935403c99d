"""Numbers with what they count or measure: "28,500 troops", "US$5bn", "1 year and 8 months"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.codebook.units import Units
from dragoman.quantities.counts import divided, group_of, is_harmed, only_number, share_of_some, total
from dragoman.quantities.lengths import added, anniversary, halved
from dragoman.quantities.numbers import DASHES, Amount, number_at, unit_at
from dragoman.records import Sentence, Token

#: Roles of who is told of, and not of what tells of another.
_ROLES = frozenset({"nsubj", "obj", "conj", "obl", "appos"})
SHARE = "share"
_QUOTES = frozenset("\"'“”‘’")
#: Words of a noun phrase between a number and what it counts: "three large Russian transport ships".
_LONGEST_RUN = 5


def find_amounts(sentence: Sentence, units: Units) -> Iterator[Amount]:
    """Yield the numbers that have a unit, from left to right."""
    at, words = 0, units.numbers
    shares, before = units.tables.ones | {units.tables.half}, None
    while at < len(sentence.tokens):
        word = sentence.tokens[at].text.lower()
        if word.isalpha() and word not in words.small and word not in words.ordinals and word not in shares:
            at += 1  # most words
            continue
        number = anniversary(sentence, at, units) or halved(sentence, at, units) or number_at(sentence, at, units)
        if number is None:
            at += 1
            continue
        if number.unit is None and not _is_name(sentence, number, units):
            number = _measured(sentence, number, units)
            number = number if number.unit else total(sentence, number, units)
            number = number if number.unit else share_of_some(sentence, number, units)
            number = number if number.unit else only_number(sentence, number, units, before=before)
        if number.unit is None:
            votes = divided(sentence, at, units)
            yield from votes
            number = votes[-1] if votes else number
            if votes:
                at = number.last
                continue
        number = _ranged(sentence, number, units)
        if number.unit is not None:
            number = added(sentence, number, units)
            before = number
            yield number
        at = max(number.last, at + 1)


def _ranged(sentence: Sentence, number: Amount, units: Units) -> Amount:
    """Return the first number of a range with the scale and the unit of the second: "between $5 and $7 billion"."""
    tokens, link = sentence.tokens, number.last
    if link + 1 >= len(tokens) or number.noun is not None or tokens[link].text.lower() not in units.tables.ranges:
        return number
    signed = tokens[link + 1].text.lower() in units.tables.signs and link + 2 < len(tokens)
    second = number_at(sentence, link + 1 + signed, units)
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


def _is_name(sentence: Sentence, number: Amount, units: Units) -> bool:
    """Tell whether a number is part of a name ("Resolution 2270", "F-16") or tells an age."""
    before = sentence.tokens[number.first - 1] if number.first else None
    if before is None:
        return False
    if before.text in DASHES and before.end == sentence.tokens[number.first].start:
        return number.first < 2 or not sentence.tokens[number.first - 2].text[-1].isdigit()
    text = before.text.lower()
    return text in units.tables.naming or text in units.tables.ages


def _measured(sentence: Sentence, number: Amount, units: Units) -> Amount:
    """Return the number with its unit, if the words behind it give one that matters."""
    tokens, at = sentence.tokens, number.last
    while at < len(tokens) and tokens[at].text in DASHES:
        at += 1
    joined = at > number.last
    if at >= len(tokens):
        return number
    if joined and tokens[at].text.lower() in units.tables.roundly:  # "40-odd ships"
        return _counted(sentence, replace(number, last=at + 1), units)
    unit, last = unit_at(sentence, at, units)
    if joined and unit in units.tables.uncompounded:  # "a six-point accord"
        return number
    told_of = tokens[at].pos == "ADJ" and tokens[at].head > at and last == at + 1  # "12 dead whales"
    if unit is not None and not told_of:
        kind = units.kinds.get(unit, "count")
        aged = any(word.text.lower() in units.tables.ages for word in tokens[last : last + 2])
        vague = " ".join(word.text.lower() for word in tokens[number.first : last]) in units.tables.vague
        alone = (
            kind == "count"
            and number.value < 2
            and unit not in units.tables.measures
            and not is_harmed(sentence, last - 1, units)
        )
        if (kind == "duration" and (aged or vague)) or alone:
            return number
        return replace(number, last=last, unit=unit, kind=kind, noun=last - 1)
    glued = tokens[at].start == tokens[at - 1].end  # "155mm"
    return number if joined or glued or number.plain else _counted(sentence, number, units)


def _counted(sentence: Sentence, number: Amount, units: Units) -> Amount:
    """Return the number with the noun at the end of its phrase as unit: "28,500 US troops", "15 large factories"."""
    noun = noun_behind(sentence, number) or people_behind(sentence, number)
    if noun is None:
        return number
    word = noun.text.lower()
    if word in units.tables.never:
        return number
    unit, harmed = units.units.get(word), is_harmed(sentence, noun.i, units)
    band = group_of(sentence, noun, units)
    if unit is None and band is not None:
        unit = units.units[band.text.lower()]
    if unit is None and harmed:
        unit = word if noun.pos == "NOUN" else noun.text
    if unit is None and word in units.tables.persons and not _is_told_before(sentence, number, noun, units=units):
        unit = word
    if unit is None:
        least = units.tables.least_common if word in units.tables.uncounted else units.tables.least_open
        if number.value < least or not noun.has("Number=Plur"):
            return number
        unit = noun.text if noun.pos == "PROPN" else word
    if number.value < 2 and not harmed:
        return number
    return replace(number, last=noun.i + 1, unit=unit, kind=units.kinds.get(unit, "open"), noun=noun.i)


def _is_told_before(sentence: Sentence, number: Amount, noun: Token, *, units: Units) -> bool:
    """Tell a few that were told of before: "the two guards", or that may be anybody: "two men"."""
    if number.value <= 2 and noun.text.lower() in units.tables.anybody:
        return True
    few = number.value < units.tables.least_open
    return few and any(t.has("Definite=Def") or t.has("PronType=Dem") for t in sentence.children(noun.i, "det"))


def people_behind(sentence: Sentence, number: Amount) -> Token | None:
    """Return a people whose name has no plural: "seven Kyrgyz"."""
    last = sentence.tokens[number.last - 1]
    word = sentence.tokens[last.head]
    fits = last.dep == "nummod" and word.i == number.last and word.pos in {"ADJ", "PROPN"} and word.text[:1].isupper()
    return word if fits and word.dep.partition(":")[0] in _ROLES else None


def noun_behind(sentence: Sentence, number: Amount) -> Token | None:
    """Return the last noun of the run of words behind a number."""
    found = None
    for word in sentence.tokens[number.last : number.last + _LONGEST_RUN]:
        before = sentence.tokens[word.i - 1]
        if word.text in DASHES and before.end != word.start:
            break
        if word.pos in ("NOUN", "PROPN"):
            found = word
        elif word.pos not in ("ADJ", "ADV") and word.text not in DASHES and word.text not in _QUOTES:
            if word.pos == "VERB" and word.has("VerbForm=Part") and word.dep.startswith(("amod", "acl")):
                if found is not None:
                    break
                continue
            break
        elif found is not None and found.pos == "NOUN" and word.pos in ("ADJ", "ADV"):
            break
    unit = sentence.tokens[number.last - 1]
    if number.kind == SHARE and found is not None and unit.head != found.i and unit.dep.partition(":")[0] in _ROLES:
        return None  # "lost 12 percent last week"
    people = found is not None and found.pos == "PROPN" and found.has("Number=Plur") and found.i == number.last
    return found if found is not None and (found.pos == "NOUN" or people) else None
