"""Forms of verbs: regular ones made, irregular ones listed."""

from __future__ import annotations

import pytest

from dragoman.codebook.book import shipped
from dragoman.codebook.inflection import inflect
from dragoman.codebook.speech import load_speech


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("note", {"note": "base", "notes": "s", "noted": "past", "noting": "ing"}),
        ("deny", {"deny": "base", "denies": "s", "denied": "past", "denying": "ing"}),
        ("push", {"push": "base", "pushes": "s", "pushed": "past", "pushing": "ing"}),
        ("agree", {"agree": "base", "agrees": "s", "agreed": "past", "agreeing": "ing"}),
        ("speak", {"speak": "base", "speaks": "s", "spoke": "past", "spoken": "past", "speaking": "ing"}),
    ],
)
def test_forms(verb: str, forms: dict[str, str]) -> None:
    assert inflect(verb, {"speak": ("speaks", "spoke", "spoken", "speaking")}) == forms


def test_the_longest_phrase_comes_first() -> None:
    """ "called for" is tried before "called"."""
    tails = [cue.tail for cue in load_speech(shipped()).cues["called"]]
    assert tails == sorted(tails, key=len, reverse=True)
    assert ("for",) in tails
    assert () in tails


def test_a_word_of_two_classes_does_what_either_does() -> None:
    (cue,) = (cue for cue in load_speech(shipped()).cues["warned"] if not cue.tail)
    assert {"tell", "hint"} <= set(cue.names)
    assert cue.addressee
