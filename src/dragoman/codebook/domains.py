"""What a report is about where the words of its acts mislead: games, fiction, rules, disasters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.codebook.ontology import Ontology
from dragoman.codebook.yaml_files import Where, check_known, load_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Domains:
    """The lexicon's `domains.yaml`; the file's comments say what each list is for."""

    games: frozenset[str]
    loose: frozenset[str]
    share: float
    public: frozenset[str]
    captains: frozenset[str]
    fiction: frozenset[str]
    within: frozenset[str]
    norms: frozenset[str]
    under: frozenset[str]
    whoever: frozenset[str]
    disasters: frozenset[str]
    spared: Mapping[str, frozenset[str]]


def load_domains(folder: Path, ontology: Ontology) -> Domains:
    """Return the words; raise CodebookError for an event type or mode that does not exist."""
    path = folder / "en" / "lexicon" / "domains.yaml"
    found = load_yaml(path, Domains)
    for type_, modes in found.spared.items():
        where = Where(file=path, keys=("spared",))
        check_known(type_, list(ontology.types), where, what="event type")
        for mode in sorted(modes):
            check_known(mode, list(ontology.types[type_].modes), where, what=f"mode of {type_}")
    return found
