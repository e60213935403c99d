"""Contexts of events: words, sectors of the parties, and the mode tell them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dragoman.codebook.book import load_codebook, shipped
from dragoman.codebook.yaml_files import CodebookError


@pytest.mark.parametrize(
    ("text", "contexts"),
    [
        ("Kenya sent vaccines to Malawi.", ("health",)),
        ("Kenya's parliament ratified the fisheries treaty; fishing resumes.", ("legislative", "natural_resource")),
        ("Denmark granted asylum to a journalist.", ("rights_freedoms", "asylum")),
        ("The two leaders met on Monday.", ()),
    ],
)
def test_words_tell_contexts_in_the_order_of_the_ontology(text: str, contexts: tuple[str, ...]) -> None:
    assert load_codebook().contexts.of(text, sectors=(), mode="SUPPORT/None") == contexts


def test_sectors_and_modes_bring_theirs_along() -> None:
    contexts = load_codebook().contexts
    assert contexts.of("", sectors=("MIL", None, "GOV"), mode="COERCE/cyber") == ("military", "cyber")


def test_an_unknown_context_is_named_with_its_line(tmp_path: Path) -> None:
    folder = shutil.copytree(shipped(), tmp_path / "book")
    file = folder / "en" / "lexicon" / "contexts.yaml"
    file.write_text(file.read_text().replace("  cyber:", "  cybr:", 1))
    with pytest.raises(CodebookError, match=r"contexts\.yaml:\d+: unknown context 'cybr' \(did you mean cyber\?\)"):
        load_codebook(folder)
