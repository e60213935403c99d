"""What the relations of two or more sides are made of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dragoman.codebook.ontology import Ontology
from dragoman.codebook.yaml_files import Where, check_known, load_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRules:
    """The fields of `relations.yaml`; its head says what they mean."""

    took_place: list[str]
    quads: dict[int, str]
    cooperation: list[int]
    conflict: list[int]
    linked: list[str]


def load_relations(folder: Path, ontology: Ontology) -> RelationRules:
    """Return the rules of the codebook in `folder`; raise CodebookError for a status or a quad class that nobody knows."""
    path = folder / "relations.yaml"
    rules = load_yaml(path, RelationRules)
    for status in rules.took_place:
        where = Where(file=path, keys=("took_place",))
        check_known(status, sorted(set(ontology.statuses.values())), where, what="status")
    for key, quads in (("cooperation", rules.cooperation), ("conflict", rules.conflict)):
        for quad in quads:
            check_known(str(quad), list(map(str, rules.quads)), Where(file=path, keys=(key,)), what="quad class")
    return rules
