"""Whom a report means that does not name both sides, read by the shipped model: a report in, its parties out."""

from __future__ import annotations

from functools import cache

import pytest

from dragoman.articles import split
from dragoman.pipeline import Pipeline, load_pipeline
from dragoman.records import Document

CHAD, NIGER = ("TCD", "NER")
OPENING = "Chad and Niger quarrel over a well\n\nLAGOS, 4 March 2008 - Soldiers of Chad fired at guards of Niger on Monday.\n\n"
VISIT = (
    "Press release\nMinistry of Foreign Affairs of the Republic of Moldova\n11 February 2022\n\n"
    "Deputy Prime Minister, Minister of Foreign Affairs and European Integration Ana Rusu paid a visit to Bucharest on 10-11 February. "
    "On the first day of the visit the Minister met her Romanian counterpart, Ion Pop. Minister Pop thanked Moldova. "
)


@cache
def pipeline() -> Pipeline:
    return load_pipeline()


def parties(text: str, said: str) -> list[tuple[str, str | None]]:
    """Name and state of whom words of the report stand for, at their last mention."""
    document = Document(id="d", version="d", file="d", text=text, language="en")
    articles, _ = split(document, pipeline().codebook.pages)
    (sentences,) = pipeline().engine.parse(articles[:1])
    cast = pipeline().read(articles[0], sentences).cast
    mention = next(m for m in reversed(cast.mentions) if m.span.text == said)
    return [(e.name, e.country) for e in cast.at(mention.sentence, mention.head)]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The commanders of both armies spoke by radio.", "commanders"),
        ("The chiefs of the two border forces sat down together.", "chiefs"),
        ("The deputy ministers met in Kano.", "deputy ministers"),
        ("The presidents rang each other up.", "The presidents"),
        ("Kano hosted the meeting of the foreign ministers.", "foreign ministers"),
    ],
)
def test_several_of_one_office_are_of_both_states(sentence: str, said: str) -> None:
    assert {country for _, country in parties(OPENING + sentence, said)} == {CHAD, NIGER}


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Chad's president telephoned his counterpart.", "counterpart"),
        ("Chad accused its neighbour of sending spies.", "its neighbour"),
        ("The governor of Bol, Sami Hassan, blamed the neighbour.", "the neighbour"),
        ("Chad gave the other side five days.", "the other side"),
    ],
)
def test_the_other_of_two_is_the_other_state(sentence: str, said: str) -> None:
    assert [country for _, country in parties(OPENING + "Chad closed the road. " + sentence, said)] == [NIGER]


def test_the_presidents_are_not_the_ministers_who_met_before() -> None:
    text = OPENING + "The foreign ministers met in Kano. The presidents rang each other up."
    assert {name for name, _ in parties(text, "The presidents")} == {"president of Chad", "president of Niger"}


def test_the_minister_of_a_release_is_its_own() -> None:
    assert parties(VISIT + "Later the Minister visited the parliament.", "Minister") == [("Ana Rusu", "MDA")]


def test_who_receives_the_visitor_is_the_host() -> None:
    text = VISIT + "\n\nShe was received by the President of the Republic at the Victoria palace."
    assert [country for _, country in parties(text, "President of the Republic")] == ["ROU"]


def test_an_official_goes_to_another_state_than_his_own() -> None:
    text = "Chad and Niger make peace\n\nChad freed the men. Chad paid Niger. Deputy Prime Minister Ali Moussa flew to Chad."
    assert parties(text, "Deputy Prime Minister Ali Moussa") == [("Ali Moussa", "NER")]


def test_who_receives_a_guest_is_of_the_place() -> None:
    text = "Kenya sends its minister to Somalia\n\nKenya's foreign minister, Mary Otieno, paid a visit to Mogadishu. She was received by Foreign Minister Ahmed Awad."
    assert parties(text, "Foreign Minister Ahmed Awad") == [("Ahmed Awad", "SOM")]


def test_the_chiefs_of_both_stay_those_of_both() -> None:
    text = OPENING + "The police chiefs of the two countries agreed to meet. The chiefs signed a plan."
    assert {country for _, country in parties(text, "chiefs")} == {CHAD, NIGER}


def test_the_ambassador_is_of_the_embassy_named_before() -> None:
    text = OPENING + "Niger lodged a protest with the embassy of Chad. The ambassador rejected it."
    assert [country for _, country in parties(text, "ambassador")] == [CHAD]


def test_the_two_are_not_whose_envoy_one_is() -> None:
    text = "Trump's envoy, Steve Witkoff, met Vladimir Putin in Moscow. The two talked for an hour."
    assert [name for name, _ in parties(text, "The two")] == ["Steve Witkoff", "Vladimir Putin"]
