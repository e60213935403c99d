"""Numbers whose unit stands elsewhere: votes told as "82 to 24", and totals such as "the number of refugees rose to 1.6 million"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.codebook.units import Units
from dragoman.quantities.numbers import Amount, number_at
from dragoman.records import Sentence

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
    for subject in sentence.children(verb.i, "nsubj"):
        unit = units.tables.totals.get(subject.lemma.lower())
        of = next((t for t in sentence.children(subject.i, "nmod") if t.pos in _NOMINAL), None)
        if unit is not None or (subject.lemma.lower() in units.tables.sums and of is not None):
            if unit is None and of is not None:
                unit = units.units.get(of.text.lower(), of.text.lower())
            return replace(number, unit=unit, kind="share", plain=False)
    return number
