"""Acts: words that may tell of one act, and words that may not."""

from __future__ import annotations

import pytest

from dragoman.codebook.book import load_codebook

ACTS = load_codebook().acts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("raided", "attack"),
        ("the signing", "inked"),
        ("stepped down", "resignation"),
        ("strike", "walkouts"),
        ("struck", "bombing"),
        ("negotiations", "bargained"),
        ("called off", "cancels"),
        ("met", "talks"),
        ("gave up", "surrender"),
    ],
)
def test_words_for_one_act(one: str, other: str) -> None:
    assert set(ACTS.find(one)) & set(ACTS.find(other))


@pytest.mark.parametrize(
    ("one", "other"), [("raided", "treaty"), ("walkout", "bombing"), ("resigned", "elected"), ("stepped", "down")]
)
def test_words_for_two(one: str, other: str) -> None:
    assert not set(ACTS.find(one)) & set(ACTS.find(other))


def test_what_nobody_knows_is_an_act_of_its_own() -> None:
    assert ACTS.find("quibbled") == ()
    assert ACTS.head("quibbled over") == "quibbl"
    assert ACTS.head("") is None


def test_every_class_can_be_told_in_several_ways() -> None:
    assert all(len(set(words)) > 1 for words in ACTS.words.acts.values())
