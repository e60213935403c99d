"""The actor table: the shipped files are sound, and mistakes are told with file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dragoman.codebook.actor_table import load_actors
from dragoman.codebook.book import shipped
from dragoman.codebook.cities import city_country
from dragoman.codebook.words import fold, pieces, plurals
from dragoman.codebook.yaml_files import CodebookError
from tests.reading import table


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for part in ("actors", "en/lexicon"):
        shutil.copytree(shipped() / part, tmp_path / part)
    return tmp_path


def test_every_state_has_a_name_of_its_own() -> None:
    names = list(table().states.values())
    assert len(names) == len(set(names)) > 190


@pytest.mark.parametrize(
    ("text", "country"),
    [("USA", "USA"), ("Britain", "GBR"), ("ROK", "KOR"), ("Burma", "MMR"), ("Danes", "DNK"), ("South Koreans", "KOR"), ("NATO", "IGO"), ("WHO", "UNO"),
     ("Hamas", "PSE"), ("al-Qaeda", "IMG"), ("Bundestag", "DEU"), ("Brussels", "EUR"), ("Red Cross", "NGO")],
)  # fmt: skip
def test_names_lead_to_their_country(text: str, country: str) -> None:
    found = table().names.get(text)
    assert found is not None
    assert found.country == country


def test_an_unknown_country_is_told_with_its_line(folder: Path) -> None:
    with (folder / "actors" / "organs.yaml").open("a", encoding="utf8") as file:
        file.write("- {name: Althing, country: ISX, sector: LEG}\n")
    with pytest.raises(CodebookError, match=r"organs\.yaml:\d+: unknown country 'ISX' \(did you mean ISR\?\)"):
        load_actors(folder)


def test_an_unknown_sector_is_told(folder: Path) -> None:
    (folder / "actors" / "agents.yaml").write_text("- {sector: GUV, nouns: [official]}\n", encoding="utf8")
    with pytest.raises(CodebookError, match=r"agents\.yaml:1: unknown sector 'GUV'"):
        load_actors(folder)


def test_a_term_needs_a_date(folder: Path) -> None:
    (folder / "actors" / "holders" / "europe.yaml").write_text(
        "- {country: FRA, office: president, terms: [[Jon Vale, soon]]}\n", encoding="utf8"
    )
    with pytest.raises(CodebookError, match=r"europe\.yaml:1: a term is \[name, since, until, f\]"):
        load_actors(folder)


def test_holders_hold_between_their_dates() -> None:
    (biden,) = (h for h in table().holders[fold("Joe Biden")] if h.office == "president")
    assert [biden.holds(day) for day in ("2020-12-31", "2022-05-01", "2025-08-01")] == [False, True, False]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Workers' Party", ("Workers", "'", "Party")),
        ("People's", ("People", "'s")),
        ("Côte d'Ivoire", ("Côte", "d'Ivoire")),
        ("al-Qaeda", ("al", "-", "Qaeda")),
    ],
)
def test_names_are_cut_as_text_is(text: str, words: tuple[str, ...]) -> None:
    assert pieces(text) == words


@pytest.mark.parametrize(
    ("word", "folded"),
    [("U.S.", "us"), ("Élysée", "elysee"), ("Støre", "store"), ("D.C.", "dc"), ("Erdoğan", "erdogan")],
)
def test_words_are_folded(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("secretary of state", "secretaries of state"),
        ("secretary general", "secretaries general"),
        ("spokesman", "spokesmen"),
        ("attorney", "attorneys"),
        ("coach", "coaches"),
    ],
)
def test_plurals(noun: str, many: str) -> None:
    assert many in plurals(noun)


def test_the_largest_city_of_a_name_counts() -> None:
    assert (city_country("Osaka"), city_country("São Paulo"), city_country("Nowhereville")) == ("JPN", "BRA", None)
