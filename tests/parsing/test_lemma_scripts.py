"""A form and its lemma in, the script that makes one of the other out."""

from __future__ import annotations

import pytest

from dragoman.parsing.lemma_scripts import apply, script


@pytest.mark.parametrize(
    ("form", "lemma", "made"),
    [
        ("talks", "talk", "L1:"),
        ("Talks", "talk", "L1:"),
        ("parties", "party", "L3:y"),
        ("was", "be", "L3:be"),
        ("Seoul", "Seoul", "K0:"),
        ("SEOUL", "Seoul", "T0:"),
        ("said", "say", "L2:y"),
        ("n't", "not", "L2:ot"),
    ],
)
def test_scripts(form: str, lemma: str, made: str) -> None:
    assert script(form, lemma) == made
    assert apply(made, form) == lemma


def test_a_lemma_that_only_a_list_could_tell_has_no_script() -> None:
    assert script("petsmart", "PetSmart") is None


@pytest.mark.parametrize("form", ["a", "is", ""])
def test_a_script_that_would_leave_nothing_leaves_the_form(form: str) -> None:
    assert apply("L3:", form) == form
