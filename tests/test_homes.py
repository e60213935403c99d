"""Which state a report is told from, and whose its bare titles and nouns are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.actors import resolve
from dragoman.mentions import detect
from dragoman.records import Cast
from tests.conftest import make_article
from tests.reading import cast, said, table, who

PUT = "Chad/PROPN/nsubj summoned Niger 's/PART ambassador/NOUN/obj"


def told(*lines: str, **fields: str | None) -> Cast:
    """The cast of sentences in an article with a dateline, an outlet or an agency."""
    sentences, start = [], 0
    for number, words in enumerate(lines):
        sentence = said(words, number=number, start=start)
        sentences.append(sentence)
        start = sentence.end + 1
    article = make_article(" ".join(s.text for s in sentences))
    article = replace(article, published="2015-03-02", **fields)  # type: ignore[arg-type]
    return resolve(article, sentences, detect(sentences, table()), table=table())


def test_the_subject_of_the_first_sentence_outweighs_the_state_most_spoken_of() -> None:
    """Chad summoned Niger's ambassador. Niger's army fired on Niger's farmers. Home Minister Ana Soto warned."""
    found = cast(PUT, "Niger 's/PART army fired", "Niger 's/PART police waited", "Interior Minister Ana Soto warned")
    assert who(found, "Interior Minister Ana Soto") == [("Ana Soto", "TCD")]


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"dateline": "NIAMEY"}, "NER"),
        ({"dateline": "Abeche, Chad"}, "TCD"),
        ({"agency": "GNA"}, "GHA"),
        ({"outlet": "Niger Times"}, "NER"),
        ({"agency": "Chad News Agency"}, "TCD"),
    ],
)
def test_a_dateline_and_an_outlet_tell_whose_bare_titles_are(fields: dict[str, str], state: str | None) -> None:
    """The police met with the police of Chad and Niger. Interior Minister Ana Soto warned."""
    found = told(
        "the talks/NOUN/nsubj waited with Chad and Niger/PROPN/obl", "Interior Minister Ana Soto warned", **fields
    )
    assert who(found, "Interior Minister Ana Soto") == [("Ana Soto", state)]


def test_a_report_is_told_from_where_officials_need_no_state() -> None:
    """Peru met Chile. David Cameron spoke. The minister agreed. (Everybody who reads it knows whose prime minister he is.)"""
    found = cast(
        "envoys from Peru met envoys from Fiji in London",
        "Foreign Secretary Philip Hammond spoke",
        "Home Secretary Jane Roe agreed",
        "Justice Minister Ana Soto agreed",
        published="2015-03-02",
    )
    assert who(found, "Justice Minister Ana Soto") == [("Ana Soto", "GBR")]


def test_an_office_that_few_states_have_is_one_of_theirs() -> None:
    """Fiji met India in Fiji. Foreign Secretary Ana Soto agreed."""
    found = cast("Fiji met India in Fiji", "Fiji waited", "Foreign Secretary Ana Soto agreed")
    assert who(found, "Foreign Secretary Ana Soto") == [("Ana Soto", "IND")]


def test_the_second_of_two_premiers_is_of_the_other_state() -> None:
    """Fiji waited. Prime Minister Jon Vale is to meet Prime Minister Luis Soto. Samoa agreed."""
    found = cast(
        "Fiji waited in Fiji", "Samoa agreed", "Prime Minister Jon Vale met/VERB Prime Minister Luis Soto/PROPN/obj"
    )
    assert who(found, "Prime Minister Jon Vale") == [("Jon Vale", "FJI")]
    assert who(found, "Prime Minister Luis Soto") == [("Luis Soto", "WSM")]


def test_two_presidents_side_by_side_are_not_told_apart() -> None:
    """Peru waited in Peru. Chile agreed. President Jon Vale and President Luis Soto met."""
    found = cast("Peru waited in Peru", "Chile agreed", "President Jon Vale and President Luis Soto met")
    assert [c for _, c in who(found, "President Jon Vale") + who(found, "President Luis Soto")] == [None, None]


def test_an_envoy_after_what_a_state_did_is_its_envoy() -> None:
    """Peru waited in Peru. Chile agreed. The ambassador, Jon Vale, spoke."""
    found = cast("Peru waited in Peru", "Chile agreed", "the ambassador , Jon Vale , spoke")
    assert who(found, "Jon Vale") == [("Jon Vale", "CHL")]


def test_the_prime_minister_is_not_a_minister_named_before() -> None:
    """Peruvian Foreign Minister Jon Vale met with Chile's defence minister. The prime minister agreed. The minister spoke."""
    found = cast(
        "Peru waited in Peru", "the defence/NOUN minister spoke", "the prime/ADJ minister agreed", "the minister spoke"
    )
    assert [n for n, _ in who(found, "prime minister")] == ["prime minister"]
    assert [n for n, _ in who(found, "minister")] == ["defence minister"]


def test_a_ministry_official_is_of_the_ministry_named_before() -> None:
    """Peru waited in Peru. Chile's foreign ministry protested. A ministry official spoke."""
    found = cast(
        "Peru waited in Peru", "Chile 's/PART foreign/ADJ ministry protested", "a ministry/NOUN official spoke"
    )
    assert [c for _, c in who(found, "ministry official")] == ["CHL"]


def test_the_president_is_not_who_an_administration_is_called_after() -> None:
    """President Jon Vale of Peru spoke. The Bush administration agreed. The president waited."""
    found = cast(
        "Peruvian President Jon Vale spoke",
        "the Bush administration/NOUN agreed",
        "the president waited",
        published="2005-03-02",
    )
    assert who(found, "president") == [("Jon Vale", "PER")]


def test_accused_of_something_is_no_office_of_it() -> None:
    """Peruvian Prime Minister Ana Soto spoke. The opposition accused the premier of graft."""
    first = said("Peruvian Prime Minister Ana Soto spoke")
    second = said("the opposition accused the premier of/ADP/case graft/NOUN/obl", number=1, start=first.end + 1)
    tokens = tuple(replace(t, head=6) if t.text == "of" else t for t in second.tokens)
    sentences = (first, replace(second, tokens=tokens))
    article = make_article("\n".join(s.text for s in sentences))
    found = resolve(article, sentences, detect(sentences, table()), table=table())
    assert who(found, "premier") == [("Ana Soto", "PER")]


def test_the_general_is_who_is_called_gen() -> None:
    """Tajik President Jon Vale met US Gen. David Holt. The general spoke."""
    found = cast("Tajik President Jon Vale met US Gen. David Holt", "the general spoke")
    assert who(found, "general") == [("David Holt", "USA")]
