"""Keys: two names that may be one share one, and a long register is not compared with itself."""

from __future__ import annotations

import pytest

from dragoman.codebook.book import load_codebook
from dragoman.names import personal
from dragoman.names.blocks import keys_of


def meet(one: str, other: str, country: str, *, office: str = "") -> tuple[bool, bool]:
    """Tell whether each of two names finds the other."""
    rules = load_codebook().actors.name_rules
    told = (office,) if office else ()
    a, b = (keys_of(personal(name, rules), country, told, rules=rules) for name in (one, other))
    return bool(a.asked & b.posted), bool(b.asked & a.posted)


@pytest.mark.parametrize(
    ("one", "other", "country"),
    [
        ("Jean-Marc Ayrault", "Jean-Marc", "FRA"),
        ("Jean-Marc Ayrault", "Jean Marc Ayrault", "FRA"),
        ("Jean-Marc Ayrault", "Jean Marc", "FRA"),
        ("Jean-Marc Ayrault", "Jean-Marc A.", "FRA"),
        ("Jean-Marc Ayrault", "J. Ayrault", "FRA"),
        ("Jean-Marc Ayrault Dubois", "Jean Marc-Ayrault", "FRA"),
        ("Ayrault Jean-Marc", "Jean-Marc Ayrault", "FRA"),
        ("Lee Jae-myung", "Yi Jae Myung", "KOR"),
    ],
)
def test_names_that_may_be_one_find_each_other(one: str, other: str, country: str) -> None:
    assert meet(one, other, country) == (True, True)


def test_a_hyphened_given_name_alone_does_not_make_two_full_names_meet() -> None:
    assert meet("Jean-Marc Ayrault", "Jean-Marc Dubois", "FRA") == (False, False)
    assert meet("Smith Jae-Qi", "Popov Jae-Qi", "KOR") == (False, False)


def test_the_holders_of_a_high_office_meet_where_characters_spell_their_names() -> None:
    assert meet("Lee Jae-myung", "Li Zaiming", "KOR", office="president") == (True, True)
    assert meet("Giovanni Bianchi", "Ramzan Okonkwo", "KOR", office="president") == (False, False)
