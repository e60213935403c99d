"""One person or two: the features that speak for two mentions, their weights, and the decision with its reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.codebook.actor_table import ActorTable
from dragoman.codebook.name_rules import NameRules
from dragoman.names.likeness import Pair, by_name, points
from dragoman.names.parts import Personal
from dragoman.names.surroundings import Known, beside

#: What a decision is.
SAME, UNCERTAIN, DIFFERENT = "same", "uncertain", "different"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A feature that spoke, and what it added."""

    feature: str
    points: float
    says: str

    def __str__(self) -> str:
        """Return it in words, with its points."""
        return f"{self.says} ({self.points:+g})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """How far two mentions are one person, and why."""

    score: float
    verdict: str
    reasons: tuple[Reason, ...]


def compare(a: Known, b: Known, table: ActorTable) -> Decision:
    """Return whether two mentions are one person, and why; who comes first decides nothing."""
    rules = table.name_rules
    spoken = by_name(pair_of(a, b), rules)
    if points(spoken, rules) >= rules.weights.asked:
        spoken = (*spoken, *beside(a, b, spoken=spoken, table=table))
    return decided(spoken, rules)


def pair_of(a: Known, b: Known) -> Pair:
    """Return the names of two mentions with their countries."""
    return Pair(a.name, b.name, frozenset({a.country or "", b.country or ""}))


def decided(spoken: Iterable[str], rules: NameRules) -> Decision:
    """Return the decision that features give."""
    weights = rules.weights
    found = tuple(
        Reason(feature=name, points=weight.points, says=weight.says)
        for name, weight in ((name, weights.features[name]) for name in spoken)
    )
    score = round(sum(reason.points for reason in found), 2)
    verdict = SAME if score >= weights.same else UNCERTAIN if score >= weights.maybe else DIFFERENT
    return Decision(score=score, verdict=verdict, reasons=found)


def same_surname(alone: Personal, full: Personal, country: str | None, *, rules: NameRules) -> bool:
    """Tell whether a name that stands alone is the surname of a full one, in whatever spelling."""
    spoken = by_name(Pair(alone, full, frozenset({country or ""})), rules)
    return len(full.parts) > 1 and "alone" in spoken and "close_surname" not in spoken
