"""When reports are copies, tell one story, and say one fact."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dragoman.codebook.actor_table import ActorTable
from dragoman.codebook.agenda_words import AgendaWords
from dragoman.codebook.ontology import Ontology
from dragoman.codebook.yaml_files import Where, check_known, load_yaml
from dragoman.contract import FACTS
from dragoman.merging.persons import Persons


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRules:
    """What makes a copy; see the head of `merging.yaml`."""

    contained: float
    least: int
    exact: float
    whole: float
    strange: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRules:
    """What makes a story; see the head of `merging.yaml`."""

    alike: int
    fading: int
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRules:
    """From how many points on two tellings of a kind are one fact, or may be, and what each feature weighs."""

    same: float
    maybe: float
    weights: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRules:
    """What makes two tellings one fact; see the head of `merging.yaml`. `persons` decides whether two persons are one."""

    once_a_day: list[str]
    once_listed: list[str]
    once_alone: list[str]
    lasting_within: int
    common_units: frozenset[str]
    single_acts: list[str]
    modes_apart: list[str]
    courses: dict[str, list[str]]
    denials: dict[str, list[str]]
    moved: list[str]
    reported_within: int
    conflicting: list[str]
    alike: dict[str, list[str]]
    general: dict[str, list[str]]
    kinds: dict[str, KindRules]
    persons: Any = field(init=False, repr=False, compare=False, default=None)
    moved_keys: frozenset[int] = field(init=False, repr=False, compare=False, default=frozenset())
    common: dict[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)
    whole: dict[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Index the stems of `moved` by the numbers that stand for words, and the words that mean one thing by each."""
        object.__setattr__(self, "common", {word: name for name, words in self.alike.items() for word in words})
        object.__setattr__(self, "whole", {unit: name for name, units in self.general.items() for unit in units})
        object.__setattr__(self, "moved_keys", frozenset(zlib.crc32(stem.encode()) for stem in self.moved))


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    """All rules of merging."""

    copies: CopyRules
    stories: StoryRules
    facts: FactRules


def load_merging(folder: Path, *, ontology: Ontology, actors: ActorTable, agenda: AgendaWords) -> Merging:
    """Return the merging rules of the codebook in `folder`; raise CodebookError for what nobody knows."""
    path = folder / "merging.yaml"
    rules = load_yaml(path, Merging)
    modes = sorted({mode for kind in ontology.types.values() for mode in kind.modes})
    listed = sorted(agenda.tables.nouns)
    tables = (rules.facts.courses, rules.facts.denials)
    statuses = [status for table in tables for key, then in table.items() for status in (key, *then)]
    checks = (
        ("kinds", list(rules.facts.kinds), list(FACTS), "kind of fact"),
        ("once_a_day", rules.facts.once_a_day, sorted(ontology.types), "event type"),
        *((key, getattr(rules.facts, key), listed, "kind of item") for key in ("once_listed", "once_alone")),
        ("modes_apart", rules.facts.modes_apart, modes, "mode"),
        ("courses", statuses, sorted(set(ontology.statuses.values())), "status"),
    )
    for key, found, allowed, what in checks:
        for word in found:
            check_known(word, allowed, Where(file=path, keys=("facts", key)), what=what)
    object.__setattr__(rules.facts, "persons", Persons(table=actors))
    return rules
