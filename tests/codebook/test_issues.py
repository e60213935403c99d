"""Issues: found by their phrases, checked when loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.codebook.book import shipped
from dragoman.codebook.issues import fold, load_issues
from dragoman.codebook.yaml_files import CodebookError


def names(text: str) -> list[str]:
    return [issue.id for issue in load_issues(shipped()).find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the tariffs on steel", ["tariffs"]),
        ("Tehran’s uranium enrichment", ["iran_nuclear"]),
        ("patrols in the South China Sea and the Taiwan Strait", ["south_china_sea", "taiwan"]),
        ("a free trade agreement", ["trade_deal"]),
        ("a lighthouse", []),
    ],
)
def test_issues_are_found_by_their_phrases(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_a_longer_phrase_hides_the_shorter_one_in_it() -> None:
    """Trilateral cooperation is not an alliance as well, though "alliance" is a phrase of its own."""
    assert names("their trilateral alliance") == ["trilateral_cooperation"]


@pytest.mark.parametrize(
    ("word", "folded"), [("Duties", "duty"), ("Iran's", "iran"), ("crisis", "crisis"), ("talks", "talk")]
)
def test_words_are_folded(word: str, folded: str) -> None:
    assert fold(word) == folded


def write(folder: Path, text: str) -> Path:
    (folder / "issues").mkdir()
    (folder / "contexts.yaml").write_text("[military]", encoding="utf8")
    (folder / "issues" / "some.yaml").write_text(text, encoding="utf8")
    return folder


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("- {id: a, name: one, phrases: []}\n- {id: a, name: two, phrases: []}\n", "'a' is defined twice"),
        ("- {id: a, name: one, phrases: [], parents: [b]}\n", "unknown issue 'b'"),
        ("- {id: a, name: one, phrases: [], contexts: [milltary]}\n", "did you mean military"),
    ],
)
def test_a_wrong_codebook_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(CodebookError, match=complaint):
        load_issues(write(tmp_path, text))
