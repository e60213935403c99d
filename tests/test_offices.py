"""Offices: who holds, held or seeks which, as the text says it."""

from __future__ import annotations

import pytest

from dragoman.offices import code_offices
from dragoman.records import Office, Reading
from tests.conftest import make_article
from tests.reading import cast, story


def offices(*lines: str, published: str | None = None) -> tuple[Office, ...]:
    sentences = story(*lines)
    article = make_article("\n".join(s.text for s in sentences), published=published)
    return code_offices(Reading(article=article, sentences=sentences, cast=cast(*lines, published=published)))


@pytest.mark.parametrize(
    ("words", "person", "office", "country", "status"),
    [
        ("US Secretary of State Marco Rubio spoke", "Marco Rubio", "secretary of state", "USA", "current"),
        ("former/ADJ Japanese Prime Minister Kishida spoke", "Fumio Kishida", "prime minister", "JPN", "former"),
        ("South Korean Prime Minister nominee Kim Min - seok spoke", "Kim Min-seok", "prime minister", "KOR", "nominee"),
        ("Ana Soto , Peru 's trade minister , spoke", "Ana Soto", "trade minister", "PER", "current"),
        ("Ana Soto previously/ADV served/VERB as Peruvian ambassador to Chile", "Ana Soto", "ambassador to chile", "PER", "former"),
        ("Ana Soto was Peruvian trade minister", "Ana Soto", "trade minister", "PER", "former"),
        ("President Jon Vale 's pick for Peruvian spy chief , Ana Soto , spoke", "Ana Soto", "spy chief", "PER", "nominee"),
    ],
)  # fmt: skip
def test_offices_from_text(words: str, person: str, office: str, country: str, status: str) -> None:
    found = [(o.person, o.office, o.country, o.status) for o in offices(words)]
    assert (person, office, country, status) in found


def test_a_term_that_is_over_is_former() -> None:
    """President Biden spoke, in a report of 2025."""
    (found,) = offices("President Biden spoke", published="2025-08-23")
    assert (found.person, found.status) == ("Joe Biden", "former")


def test_one_office_for_many_mentions_with_all_spellings() -> None:
    """Japanese Prime Minister Shigeru Ishiba spoke. Prime Minister Ishiba Shigeru agreed."""
    (found,) = offices("Japanese Prime Minister Shigeru Ishiba spoke", "Prime Minister Ishiba Shigeru agreed")
    assert found.variants == ("Shigeru Ishiba", "Ishiba Shigeru")


def test_the_evidence_is_the_words_of_the_text() -> None:
    """Peruvian President Jon Vale spoke."""
    (found,) = offices("Peruvian President Jon Vale spoke")
    assert [e.text for e in found.evidence] == ["Peruvian President Jon Vale"]


@pytest.mark.parametrize("words", ["Ana Soto , an analyst , spoke", "actor Jon Vale spoke", "Jon Vale spoke"])
def test_private_persons_hold_no_office(words: str) -> None:
    assert offices(words) == ()


def test_a_counterpart_holds_the_same_office() -> None:
    """Peruvian Foreign Minister Ana Soto met her Chilean counterpart Jon Vale."""
    found = offices("Peruvian Foreign Minister Ana Soto met her Chilean counterpart Jon Vale")
    assert [(o.person, o.office, o.country) for o in found] == [
        ("Ana Soto", "foreign minister", "PER"), ("Jon Vale", "foreign minister", "CHL"),
    ]  # fmt: skip


def test_a_counterpart_of_an_office_that_only_one_state_has() -> None:
    """Secretary of State Marco Rubio met his Chilean counterpart Jon Vale."""
    found = offices("US Secretary of State Marco Rubio met his Chilean counterpart Jon Vale")
    assert ("Jon Vale", "foreign minister") in [(o.person, o.office) for o in found]


def test_a_style_is_no_office_beside_another() -> None:
    """The emir of Qatar, Sheikh Tamim bin Hamad, spoke."""
    (found,) = offices("the emir of Qatar , Sheikh Tamim bin Hamad , spoke")
    assert (found.office, found.country) == ("emir", "QAT")


def test_short_forms_are_written_out() -> None:
    """Danish PM Ana Holt spoke. Prime Minister Ana Holt agreed."""
    (found,) = offices("Danish PM Ana Holt spoke", "Prime Minister Ana Holt agreed")
    assert found.office == "prime minister"
