"""How like two tellings are: a table of small features, each with a weight of the codebook and a reason in words."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Set
from dataclasses import dataclass
from itertools import count
from operator import attrgetter
from typing import NamedTuple

from dragoman.codebook.merging import FactRules
from dragoman.codebook.yaml_files import CodebookError
from dragoman.merging import what, when, who
from dragoman.merging.findings import Found
from dragoman.merging.tellings import FIELDS, Telling

#: What of a telling is its time, with the status that tells what may be put off, how it is told, and what it says, in which most differ.
TIME = ("status", "start", "end", "grain", "guessed", "inferred", "yearless", "weekday", "seen")
ACTS = ("act", "acts")
SAYING = ("numbers", "words", "setting")
#: Features that look at the time alone, those that look at acts or at more than one part, and those that look at what is said.
TIMED = frozenset({"same_day", "near_day", "other_day", "moved", "reported_together", "reported_apart"})
ACTED = frozenset({"once_a_day", "lasting", "same_act", "other_act"})
SAID = frozenset(
    {
        "same_numbers",
        "other_numbers",
        "same_words",
        "same_setting",
        "once_there",
        "long_after",
        "akin_subject",
    }
)
WHEN = attrgetter("kind", *TIME)
WHO = attrgetter("status", *(name for name in FIELDS if name not in {*TIME, *ACTS, *SAYING}))
#: Parts of tellings, and pairs of them, that are remembered; a record of any length must not grow the memory.
REMEMBERED = 200_000
Feature = Callable[[Telling, Telling, FactRules], Found]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A feature that spoke, and what it added to the score."""

    feature: str
    points: float
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How like two tellings are, and why."""

    score: float
    reasons: tuple[Reason, ...]


def compare(a: Telling, b: Telling, rules: FactRules) -> Likeness:
    """Return how like two tellings of one kind are, and why; who comes first decides nothing."""
    found = [
        Reason(feature=name, points=round(weight * hit[0], 2), detail=hit[1]())
        for name, weight in rules.kinds[a.kind].weights.items()
        if (hit := FEATURES[name](a, b, rules))
    ]
    return Likeness(score=round(sum(reason.points for reason in found), 2), reasons=tuple(found))


class Seen(NamedTuple):
    """A telling with the numbers of its time, of all that is neither that nor wording, and of all but what it says."""

    telling: Telling
    when: int
    who: int
    whole: int


class Scorer:
    """Gives the score of `compare` alone, which costs less: what many tellings have in common is compared once."""

    def __init__(self, rules: FactRules) -> None:
        self.rules = rules
        self._when, self._who = _Part(rules, TIMED), _Part(rules, FEATURES.keys() - TIMED - ACTED - SAID)
        self._acts, self._said = _Part(rules, ACTED), _Part(rules, SAID)
        self._whole: dict[tuple[int, int], float] = {}

    def see(self, telling: Telling) -> Seen:
        """Return a telling as it is scored."""
        is_moved = not self.rules.moved_keys.isdisjoint(telling.weights)
        when, who = self._when.number((WHEN(telling), is_moved)), self._who.number(WHO(telling))
        return Seen(telling, when, who, self._acts.number((when, who, telling.act, telling.acts)))

    def score(self, one: Seen, other: Seen) -> float:
        """Return how like two tellings are."""
        pair = (one.whole, other.whole)
        known = self._whole.get(pair)
        if known is None:
            if len(self._whole) >= REMEMBERED:
                self._whole.clear()
            known = self._whole[pair] = self._known(one, other)
        return round(known + self._said.sum(one.telling, other.telling), 2)

    def _known(self, one: Seen, other: Seen) -> float:
        (a, when, who, _), (b, then, whom, _) = one, other
        return self._when.known(a, b, (when, then)) + self._who.known(a, b, (who, whom)) + self._acts.sum(a, b)


class _Part:
    """Some of the features, and what they found of parts of tellings."""

    def __init__(self, rules: FactRules, names: Set[str]) -> None:
        self._rules = rules
        self._asked = {
            kind: [(weight, FEATURES[name]) for name, weight in each.weights.items() if name in names]
            for kind, each in rules.kinds.items()
        }
        self._numbers: dict[Hashable, int] = {}
        self._next = count()
        self._found: dict[tuple[int, int], float] = {}

    def number(self, part: Hashable) -> int:
        """Return a number for a part of a telling: the same for the same, as long as it is remembered."""
        number = self._numbers.get(part)
        if number is None:
            if len(self._numbers) >= REMEMBERED:
                self._numbers.clear()
            number = self._numbers[part] = next(self._next)
        return number

    def known(self, a: Telling, b: Telling, numbers: tuple[int, int]) -> float:
        """Return what these features give for two tellings whose parts have these numbers."""
        found = self._found.get(numbers)
        if found is None:
            if len(self._found) >= REMEMBERED:
                self._found.clear()
            found = self._found[numbers] = self.sum(a, b)
        return found

    def sum(self, a: Telling, b: Telling) -> float:
        """Return what these features give for two tellings."""
        rules = self._rules
        asked = self._asked[a.kind]
        return sum([round(weight * hit[0], 2) for weight, feature in asked if (hit := feature(a, b, rules))])


#: All features by the name that the codebook gives them.
FEATURES: dict[str, Feature] = {
    feature.__name__: feature
    for feature in (
        *(
            who.same_parties,
            who.other_parties,
            who.same_persons,
            who.same_pair,
            who.other_persons,
            who.strangers,
            who.namesake,
        ),
        *(who.turned,),
        *(
            when.same_day,
            when.near_day,
            when.other_day,
            when.moved,
            when.reported_together,
        ),
        *(when.reported_apart, when.long_after),
        *(
            what.same_mode,
            what.other_mode,
            what.mode_apart,
            what.same_act,
            what.other_act,
        ),
        *(
            what.once_a_day,
            what.lasting,
            what.same_status,
            what.course,
            what.denied,
            what.other_status,
        ),
        *(
            what.same_place,
            what.other_place,
            what.same_subject,
            what.other_subject,
            what.same_value,
        ),
        *(
            what.telling_value,
            what.same_thing,
            what.other_value,
            what.akin_subject,
            what.same_numbers,
            what.other_numbers,
        ),
        *(what.same_words, what.same_setting, what.once_there),
    )
}


def check(rules: FactRules) -> None:
    """Raise CodebookError for a weight of a feature that does not exist."""
    named = {name for kind in rules.kinds.values() for name in kind.weights} | set(rules.conflicting)
    unknown = sorted(named - FEATURES.keys())
    if unknown:
        raise CodebookError(f"merging.yaml: unknown feature {unknown[0]!r} (allowed: {', '.join(FEATURES)})")
