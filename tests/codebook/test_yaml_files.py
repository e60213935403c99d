"""YAML files as typed records: what is wrong in them is told with its line."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dragoman.codebook.yaml_files import CodebookError, load_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    title: str
    rank: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mission:
    city: str
    staff: tuple[Post, ...] = ()
    titles: dict[str, Post] = field(default_factory=dict)


def load(folder: Path, text: str) -> list[Mission]:
    path = folder / "missions.yaml"
    path.write_text(text, encoding="utf8")
    return load_yaml(path, list[Mission])


def test_words_that_yaml_takes_for_truth_stay_words(tmp_path: Path) -> None:
    (found,) = load(tmp_path, "- city: no\n  staff: [{title: on}]\n")
    assert (found.city, found.staff) == ("no", (Post(title="on"),))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("- city: Riga\n  stuff: []\n", r"missions.yaml:2: unknown key 'stuff' \(did you mean staff\?\)"),
        ("- city: Riga\n  zeal: 1\n", r"missions.yaml:2: unknown key 'zeal' \(allowed: city, staff, titles\)"),
        ("- city: Riga\n  staff:\n    - {title: envoy}\n    - {title: aide, rnak: 1}\n", "yaml:4: .* mean rank"),
        ("- city: Riga\n  titles:\n    first: {titel: envoy, title: envoy}\n", "yaml:3: .* mean title"),
        ("- city: Riga\n  staff: [{title: envoy, rank: high}]\n", "yaml:2: 0.staff.0.rank: .* integer"),
        ("- staff: []\n", "yaml:1: 0.city: Field required"),
        ("- city: [\n", "not valid YAML"),
        ("", "valid list"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(CodebookError, match=complaint):
        load(tmp_path, text)
