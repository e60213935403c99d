"""CAMEO codes: every type and mode has one, and errors name their line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dragoman.codebook.book import load_codebook, shipped
from dragoman.codebook.yaml_files import CodebookError


def test_every_type_and_mode_has_a_code_planned_or_not() -> None:
    book = load_codebook()
    for name, kind in book.ontology.types.items():
        for mode in (None, *kind.modes):
            for plover in (name, kind.future, kind.unwilling or name):
                assert book.cameo.code(type_=name, plover=plover, mode=mode, frame="", contexts=()), (
                    name,
                    mode,
                    plover,
                )


def test_a_context_and_a_frame_refine_the_code() -> None:
    cameo = load_codebook().cameo
    assert cameo.code(type_="AID", plover="AID", mode=None, frame="aid.give", contexts=("health",)) == "073"
    assert cameo.code(type_="SUPPORT", plover="SUPPORT", mode=None, frame="support.sign", contexts=()) == "057"


def test_an_unknown_mode_is_named_with_its_line(tmp_path: Path) -> None:
    folder = shutil.copytree(shipped(), tmp_path / "book")
    file = folder / "cameo.yaml"
    file.write_text(file.read_text().replace("mode: phone", "mode: fone", 1))
    with pytest.raises(
        CodebookError, match=r"cameo\.yaml:\d+: unknown mode of CONSULT 'fone' \(did you mean phone\?\)"
    ):
        load_codebook(folder)
