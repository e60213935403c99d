"""The event types, their modes and scores, and the rules that combine them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from dragoman.codebook.yaml_files import load_yaml

#: The quad classes from this one on are of conflict: in words, then in deeds.
VERBAL_CONFLICT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """What the end of an act is."""

    type: str
    mode: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One type of the ontology; the head of `ontology.yaml` says what the fields mean."""

    meaning: str
    quad: int
    score: float
    future: str
    asked: str
    refused: str
    threatened: str | None = None
    unwilling: str | None = None
    stopped: Ended | None = None
    mutual: bool = False
    needs_recipient: bool = False
    official: bool = False
    part_of: frozenset[str] = frozenset()
    public: frozenset[str] = frozenset()
    modes: dict[str, float] = field(default_factory=dict)

    @property
    def is_conflict(self) -> bool:
        """Tell the quad classes of conflict, in words or in deeds."""
        return self.quad >= VERBAL_CONFLICT

    @property
    def is_deed(self) -> bool:
        """Tell the quad classes of deeds, friendly or hostile."""
        return self.quad % 2 == 0

    @property
    def is_hostile_deed(self) -> bool:
        """Tell the quad class of conflict in deeds."""
        return self.quad > VERBAL_CONFLICT


@dataclass(frozen=True, slots=True, kw_only=True)
class Multilateral:
    """When a meeting takes the multilateral mode."""

    type: str
    mode: str
    countries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallback:
    """When the learned fallback may speak."""

    least: float
    home: float
    mutual: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarrel:
    """What it is when politicians attack each other: persons of these sectors, and bodies that can be attacked in words."""

    type: str
    mode: str
    people: frozenset[str]
    bodies: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """All types and the rules that combine them with promise, request, refusal and threat."""

    types: dict[str, EventType]
    combinations: dict[str, str]
    statuses: dict[str, str]
    journey: str
    multilateral: Multilateral
    historical_days: int
    public: frozenset[str]
    private: frozenset[str]
    irregular: frozenset[str]
    learned: Fallback
    quarrel: Quarrel

    def intensity(self, type_: str, mode: str | None) -> float:
        """Return the score of the mode, else of the type."""
        found = self.types[type_]
        return found.modes.get(mode, found.score) if mode else found.score


def load_ontology(folder: Path) -> Ontology:
    """Return the ontology of the codebook in `folder`, with the types that files in `types/` add."""
    ontology = load_yaml(folder / "ontology.yaml", Ontology)
    types = dict(ontology.types)
    for path in sorted((folder / "types").glob("*.yaml")):
        types |= load_yaml(path, dict[str, EventType])
    return replace(ontology, types=types)
