"""Places: the tables hold together, and a name of several cities is read by the countries spoken of."""

from __future__ import annotations

import pytest

from dragoman.codebook.book import shipped
from dragoman.codebook.cities import american_state, capital_of, city_at, find_city, zone_of
from dragoman.codebook.place_words import load_places, unknown_cities


def test_every_city_of_the_tables_is_known_to_the_gazetteer() -> None:
    assert list(unknown_cities(load_places(shipped()))) == []


@pytest.mark.parametrize(
    ("name", "near", "country"),
    [
        ("Cambridge", {"GBR"}, "GBR"),
        ("Cambridge", {"USA"}, "USA"),
        ("Tripoli", (), "LBY"),
        ("Tripoli", {"LBN"}, "LBN"),
        ("London", {"CAN"}, "GBR"),  # too small a rival
        ("Geneva", {"USA"}, "CHE"),
        ("Sharm El Sheikh", (), "EGY"),
    ],
)
def test_the_country_spoken_of_chooses_the_city(name: str, near: set[str], country: str) -> None:
    found = find_city(name, near=near)
    assert found is not None
    assert found.country == country


def test_what_stands_behind_the_comma_decides() -> None:
    athens = find_city("Athens", within="Georgia")
    assert athens is not None
    assert athens.country == "USA"
    assert find_city("Bali", within="Indonesia") is None


def test_other_names_count_where_they_are_asked_for() -> None:
    assert find_city("Peking") is None
    beijing = find_city("Peking", other=True)
    assert beijing is not None
    assert beijing.country == "CHN"


def test_capitals_states_and_zones() -> None:
    seoul = capital_of("KOR")
    assert seoul is not None
    assert (seoul.name, seoul.zone) == ("Seoul", "Asia/Seoul")
    assert (american_state("Alaska"), american_state("Bavaria")) == ("USA", None)
    assert zone_of("Japan") == "Asia/Tokyo"
    assert city_at("Nowhereville")["lat"] is None
