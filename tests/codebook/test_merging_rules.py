"""The rules of merging and of relations: what nobody knows is an error with its line."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from dragoman.codebook.book import load_codebook, shipped
from dragoman.codebook.merging import load_merging
from dragoman.codebook.ontology import load_ontology
from dragoman.codebook.relation_rules import load_relations
from dragoman.codebook.yaml_files import CodebookError

ONTOLOGY, BOOK = load_ontology(shipped()), load_codebook()


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("merging.yaml", "[CONSULT,", "[CONSLT,", "unknown event type 'CONSLT'"),
        ("merging.yaml", "once_alone: [vote]", "once_alone: [vtoe]", "unknown kind of item 'vtoe'"),
        ("merging.yaml", "modes_apart: [visit]", "modes_apart: [vist]", "unknown mode 'vist'"),
        ("merging.yaml", "denials: {negated:", "denials: {denied:", "unknown status 'denied'"),
        ("merging.yaml", "    statements:", "    sayings:", "unknown kind of fact 'sayings'"),
        ("relations.yaml", "took_place: [occurred,", "took_place: [happened,", "unknown status 'happened'"),
        ("relations.yaml", "conflict: [3, 4]", "conflict: [3, 5]", "unknown quad class '5'"),
    ],
)
def test_what_nobody_knows(tmp_path: Path, file: str, old: str, new: str, said: str) -> None:
    for name in ("merging.yaml", "relations.yaml"):
        shutil.copy(shipped() / name, tmp_path / name)
    text = (tmp_path / file).read_text(encoding="utf8")
    assert old in text
    (tmp_path / file).write_text(text.replace(old, new), encoding="utf8")
    load = partial(load_merging, ontology=ONTOLOGY, actors=BOOK.actors, agenda=BOOK.agenda)
    with pytest.raises(CodebookError, match=rf"{file}:\d+: {said}"):
        load(tmp_path) if file == "merging.yaml" else load_relations(tmp_path, ONTOLOGY)
