"""How like two tellings are: a table of small features, each with a weight of the codebook and a reason in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.codebook.merging import FactRules
from dragoman.codebook.yaml_files import CodebookError
from dragoman.merging import what, when, who
from dragoman.merging.findings import Found
from dragoman.merging.tellings import Telling

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
        Reason(feature=name, points=_points(weight, hit), detail=hit[1]())
        for name, weight in rules.kinds[a.kind].weights.items()
        if (hit := FEATURES[name](a, b, rules))
    ]
    return Likeness(score=round(sum(reason.points for reason in found), 2), reasons=tuple(found))


def scorer(rules: FactRules) -> Callable[[Telling, Telling], float]:
    """Return what gives the score of `compare` alone, which costs less."""
    tables = {
        kind: [(weight, FEATURES[name]) for name, weight in each.weights.items()] for kind, each in rules.kinds.items()
    }

    def score(a: Telling, b: Telling) -> float:
        return round(sum([_points(w, hit) for w, feature in tables[a.kind] if (hit := feature(a, b, rules))]), 2)

    return score


def _points(weight: float, hit: tuple[float, Callable[[], str]]) -> float:
    return round(weight * hit[0], 2)


#: All features by the name that the codebook gives them.
FEATURES: dict[str, Feature] = {
    feature.__name__: feature
    for feature in (
        *(
            who.same_parties,
            who.same_persons,
            who.same_pair,
            who.other_persons,
            who.strangers,
        ),
        *(who.turned,),
        *(
            when.same_day,
            when.near_day,
            when.other_day,
            when.moved,
            when.reported_together,
        ),
        *(when.reported_apart,),
        *(
            what.same_mode,
            what.other_mode,
            what.mode_apart,
            what.same_act,
            what.other_act,
        ),
        *(
            what.once_a_day,
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
            what.other_value,
            what.akin_subject,
            what.same_numbers,
            what.other_numbers,
        ),
        *(what.same_words,),
    )
}


def check(rules: FactRules) -> None:
    """Raise CodebookError for a weight of a feature that does not exist."""
    named = {name for kind in rules.kinds.values() for name in kind.weights} | set(rules.conflicting)
    unknown = sorted(named - FEATURES.keys())
    if unknown:
        raise CodebookError(f"merging.yaml: unknown feature {unknown[0]!r} (allowed: {', '.join(FEATURES)})")
