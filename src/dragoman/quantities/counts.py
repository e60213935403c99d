"""Numbers whose unit stands elsewhere: votes told as "82 to 24", "the number of refugees rose to 1.6 million", "nine of our men"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.codebook.units import Units
from dragoman.quantities.numbers import Amount, number_at
from dragoman.records import Sentence, Token

#: Words before a division of votes in which the verb of voting stands.
_NEAR = 8
_NOMINAL = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


def divided(sentence: Sentence, at: int, units: Units) -> tuple[Amount, ...]:
    """Return the votes for and against of "voted 82 to 24" and "passed 12-0"; nobody's vote is no quantity."""
    first = number_at(sentence, at, units)
    if first is None or first.unit is not None or first.last + 1 >= len(sentence.tokens):
        return ()
    link = sentence.tokens[first.last].text.lower()
    second = number_at(sentence, first.last + 1, units) if link in units.tables.against else None
    if second is None or second.unit is not None or second.first != first.last + 1:
        return ()
    before = sentence.tokens[max(0, at - _NEAR) : at]
    if not any(word.lemma.lower() in units.tables.voting for word in before):
        return ()
    votes = (replace(each, unit=units.tables.votes, kind="share", plain=False) for each in (first, second))
    return tuple(each for each in votes if each.value)


def total(sentence: Sentence, number: Amount, units: Units) -> Amount:
    """Return a number with the unit of the total that it ends: "the death toll rose to 45"."""
    last = sentence.tokens[number.last - 1]
    verb = sentence.tokens[last.head]
    marked = any(
        word.text.lower() in units.tables.reaching for word in sentence.tokens[max(0, number.first - 2) : number.first]
    )
    if not marked or verb.pos != "VERB":
        return number
    for subject in sentence.children(verb.i, "nsubj", "obj"):  # "put the number of prisoners at 19"
        unit = units.tables.totals.get(subject.lemma.lower())
        of = next((t for t in sentence.children(subject.i, "nmod") if t.pos in _NOMINAL), None)
        if unit is not None or (subject.lemma.lower() in units.tables.sums and of is not None):
            if unit is None and of is not None:
                unit = units.units.get(of.text.lower(), of.text.lower())
            return replace(number, unit=unit, kind="share", plain=False)
    return number


def share_of_some(sentence: Sentence, number: Amount, units: Units) -> Amount:
    """Return a number with the unit of those it is taken from: "nine of our men", "4,500 of the 28,500 soldiers", "a crew of 22"."""
    tokens, at = sentence.tokens, number.last
    if number.plain or at + 2 >= len(tokens) or tokens[at].text.lower() not in units.tables.of_words:
        return _of_band(sentence, number, units)
    if tokens[at + 1].text.lower() in units.tables.some:
        told = _told_of_some(sentence, number, at + 1)
        if told is None or not _is_open(told, units):
            return number
        return replace(_with_unit(number, told, units), last=told.i + 1)
    noun = sentence.tokens[tokens[at].head]  # what "of" stands before
    opening = tokens[at + 1]
    if opening.pos not in {"PRON", "DET"} or noun.pos != "NOUN" or not at + 1 < noun.i <= at + _REACH:
        return number
    unit = units.units.get(noun.text.lower())
    if unit is not None and units.kinds.get(unit) != "count":
        return number
    counted = unit is not None or is_harmed(sentence, number.last - 1, units) or number.value >= units.tables.least_open
    if not counted or not _is_open(noun, units) or (number.value < 2 and not is_harmed(sentence, number.first, units)):
        return number
    return _with_unit(number, noun, units)


#: Words between "of" and the noun: "4,500 of the 28,500 American soldiers".
_REACH = 5


def _is_open(noun: Token, units: Units) -> bool:
    """Tell a noun in the plural that may be counted."""
    word = noun.text.lower()
    never = word in units.tables.never or word in units.tables.uncounted
    return not never and (noun.has("Number=Plur") or word in units.units)


def _with_unit(number: Amount, noun: Token, units: Units) -> Amount:
    word = noun.text if noun.pos == "PROPN" else noun.text.lower()
    unit = units.units.get(word, word)
    return replace(number, unit=unit, kind=units.kinds.get(unit, "open"), noun=noun.i, plain=False)


def _told_of_some(sentence: Sentence, number: Amount, some: int) -> Token | None:
    """Return what some of them are: "two of them children", "five of them were Chileans"."""
    own = sentence.tokens[some + 1] if some + 1 < len(sentence.tokens) else None
    if own is not None and own.pos == "NOUN" and own.head in {number.last - 1, some}:  # "two of them civilians"
        return own
    told = sentence.tokens[sentence.tokens[number.last - 1].head]
    beside = {t.dep for t in sentence.children(told.i)}
    fits = told.pos in _NOMINAL - {"VERB"} and some < told.i <= some + _REACH
    return told if fits and "case" not in beside else None


def _of_band(sentence: Sentence, number: Amount, units: Units) -> Amount:
    """Return how many a band is of: "a crew of 22"."""
    last = sentence.tokens[number.last - 1]
    band, before = sentence.tokens[last.head], sentence.tokens[number.first - 1] if number.first else None
    unit = units.tables.collectives.get(band.lemma.lower())
    if unit is None or before is None or band.i >= number.first or last.dep != "nmod":
        return number
    if before.text.lower() not in units.tables.of_words:
        return number
    return replace(number, unit=unit, kind=units.kinds.get(unit, "count"), noun=band.i, plain=False)


def group_of(sentence: Sentence, noun: Token, units: Units) -> Token | None:
    """Return the group whose members are counted: "22 members of the crew"."""
    if noun.text.lower() not in units.tables.members:
        return None
    near = sentence.children(noun.i, "nmod")
    return next((t for t in near if t.pos == "NOUN" and units.units.get(t.text.lower())), None)


def only_number(sentence: Sentence, number: Amount, units: Units, *, before: Amount | None) -> Amount:
    """Return a number that stands for whom it counts: "killed 12", "the troops are 45,000", "of the 300 hostages 120 were freed"."""
    last = sentence.tokens[number.last - 1]
    if (
        number.plain
        or number.value < 2
        or sentence.children(last.i, "nmod", "case", "det", "amod", "compound", "nummod")
    ):
        return number
    unit = _of_predicate(sentence, last, units)
    known = before is not None and units.kinds.get(before.unit or "", "open") in {"count", "open"}
    if unit is None and before is not None and known and _is_number_told(sentence, last, units):
        unit = before.unit
    if unit is None and _suffers(sentence, last, units.tables.living) and number.last - number.first == 1:
        unit = before.unit if before is not None and known and before.unit in _beings(units) else units.tables.beings
    return replace(number, unit=unit, kind=units.kinds.get(unit, "open"), plain=False) if unit else number


def _beings(units: Units) -> frozenset[str]:
    return units.tables.persons | {units.tables.beings, *units.tables.collectives.values()}


def _of_predicate(sentence: Sentence, last: Token, units: Units) -> str | None:
    """Return what is said to be so many: "the troops are 45,000", "its soldiers number 3,000"."""
    verb = last if sentence.children(last.i, "cop") else sentence.tokens[last.head]
    if verb is not last and not (verb.lemma.lower() in units.tables.numbering and last.dep.startswith("obj")):
        return None
    subjects = sentence.children(verb.i, "nsubj")
    told = (units.units.get(t.text.lower()) for t in subjects if t.has("Number=Plur"))
    return next((unit for unit in told if unit and units.kinds.get(unit) == "count"), None)


def _is_number_told(sentence: Sentence, last: Token, units: Units) -> bool:
    """Tell a number that is said to be that of what was counted before: "but the real number is 28,500"."""
    if not sentence.children(last.i, "cop"):
        return False
    return any(t.lemma.lower() in units.tables.sums for t in sentence.children(last.i, "nsubj"))


def _suffers(sentence: Sentence, word: Token, harms: frozenset[str]) -> bool:
    return word.dep in {"obj", "nsubj:pass"} and sentence.tokens[word.head].lemma.lower() in harms


def is_harmed(sentence: Sentence, noun: int, units: Units) -> bool:
    """Tell who was killed, hurt, held or freed: of them every one counts."""
    word, seen = sentence.tokens[noun], set[int]()
    while word.dep in {"conj", "appos"} and word.i not in seen:
        seen.add(word.i)
        word = sentence.tokens[word.head]
    above = sentence.tokens[word.head]
    if _suffers(sentence, word, units.tables.harms | units.tables.living):
        return True
    if (
        word.dep == "nmod" and above.lemma.lower() in units.tables.losses and above.i < word.i
    ):  # "the deaths of two guards"
        return sentence.tokens[above.i + 1].text.lower() in units.tables.of_words
    return word.dep == "nsubj" and above.lemma.lower() in units.tables.fates
