"""A desk's file in, its settings or one clear sentence out."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.settings import Settings, load_settings


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()


def test_a_model_is_named(tmp_path: Path) -> None:
    (tmp_path / "dragoman.toml").write_text('model = "fr_core_news_sm"\n', encoding="utf8")
    assert load_settings(tmp_path).model == "fr_core_news_sm"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('modle = "x"', "do you mean model"),
        ('colour = "red"', "there is model"),
        ("model = 3", "must be text"),
        ("model =", "cannot be read"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "dragoman.toml").write_text(text, encoding="utf8")
    with pytest.raises(UsageError, match=said):
        load_settings(tmp_path)
