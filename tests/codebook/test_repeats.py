"""Words that a list holds twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.codebook.book import shipped
from dragoman.codebook.repeats import repeats


def test_no_list_of_ours_repeats_a_word() -> None:
    assert list(repeats(shipped())) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("verbs: [call, urge,\n  call]\n", ["2: 'call' is in this list already, in line 1"]),
        ("verbs:\n  - call\n  - urge\n  - call\n", ["4: 'call' is in this list already, in line 2"]),
        (
            "same:\n  - [leader, chief]\n  - [envoy, delegate, envoy]\n",
            ["3: 'envoy' is in this list already, in line 3"],
        ),
        ("readings:\n  - [li, lee]\n  - [ma, ma]\n", []),  # a table: each place has its meaning
        ("place: [1.5, 1.5]\n", []),
        ("verbs: [call]\nnouns: [call]\n", []),
        ("", []),
    ],
)
def test_a_repeated_word_is_told_with_its_line(tmp_path: Path, text: str, places: list[str]) -> None:
    path = tmp_path / "words.yaml"
    path.write_text(text, encoding="utf8")
    assert list(repeats(tmp_path)) == [f"{path}:{place}" for place in places]
