"""Offices that a verb or an adverb tells: a sentence in, who holds what out."""

from __future__ import annotations

import pytest

from tests.test_offices import offices

OFFICE = tuple[str, str, str | None, str]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "Ana Soto , who head/VERB the Peruvian/ADJ border service , spoke",
            ("Ana Soto", "head of the border service", "PER", "current"),
        ),
        ("Ana Soto , who hold/VERB the finance portfolio in Lima , spoke", ("Ana Soto", "finance minister", "PER", "current")),
        ("Ana Soto , who run/VERB the interior ministry in Lima , spoke", ("Ana Soto", "interior minister", "PER", "current")),
        ("Lima name/VERB Ana Soto to lead/VERB Peru 's spy/NOUN agency", ("Ana Soto", "head of the spy agency", "PER", "current")),
        (
            "Ana Soto was/AUX pick/VERB to head/VERB Peru 's customs/NOUN agency",
            ("Ana Soto", "head of the customs agency", "PER", "nominee"),
        ),
        ("Soto , who head/VERB Peru 's navy , spoke", ("Soto", "head of the navy", "PER", "current")),
        ("Ana Soto , still Peru 's trade minister , spoke", ("Ana Soto", "trade minister", "PER", "current")),
        ("Ana Soto , no longer Peru 's trade minister , spoke", ("Ana Soto", "trade minister", "PER", "former")),
        ("Mr Soto , the Peruvian/ADJ foreign minister , spoke", ("Soto", "foreign minister", "PER", "current")),
        ("Lima name/VERB Ana Soto , a doctor , as her nominee for Peruvian/ADJ prime minister", ("Ana Soto", "prime minister", "PER", "nominee")),
        ("Minister Soto of Trade spoke in Peru", ("Soto", "minister of trade", "PER", "current")),
    ],
)  # fmt: skip
def test_offices_told_by_a_verb(words: str, found: OFFICE) -> None:
    assert [(o.person, o.office, o.country, o.status) for o in offices(words)] == [found]


@pytest.mark.parametrize(
    "words",
    [
        "Ana Soto , who run/VERB the race in Lima , spoke",
        "Ana Soto , who hold/VERB the embassy in Lima , spoke",
        "Mr Soto , a friend of the foreign minister , spoke",
        "Ana Soto want/VERB to lead/VERB Peru 's navy",
    ],
)
def test_not_everything_that_is_led_is_an_office(words: str) -> None:
    assert offices(words) == ()


def test_a_surname_is_not_taken_for_a_holder_of_another_office_or_state() -> None:
    """The table knows a president Kaboré of Burkina Faso, and a foreign minister Osmani of North Macedonia."""
    (security,) = offices("Mr Kabore , the Burkinabe/ADJ security minister , spoke", published="2019-04-16")
    assert (security.person, security.office, security.country) == ("Kabore", "security minister", "BFA")
    (energy,) = offices("Minister Osmani spoke in Afghanistan", published="2021-05-12")
    assert (energy.person, energy.country) == ("Osmani", "AFG")
    (foreign,) = offices("Minister Osmani of North Macedonia spoke", published="2021-05-12")
    assert (foreign.person, foreign.country) == ("Bujar Osmani", "MKD")
