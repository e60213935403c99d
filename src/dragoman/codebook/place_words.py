"""Places that no list of cities has, seats of government, and the words that say where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.codebook.cities import find_city
from dragoman.codebook.words import fold
from dragoman.codebook.yaml_files import CodebookError, load_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class VenueEntry:
    """A city with the venues in it."""

    city: str
    country: str
    names: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFile:
    """The codebook's `places.yaml`; the file's comments say what each table is for."""

    seats: dict[str, str]
    venues: list[VenueEntry]
    sites: dict[str, tuple[float, float, str | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLexicon:
    """The lexicon's `places.yaml`."""

    cases: frozenset[str]
    towards: frozenset[str]
    parts: frozenset[str]
    meanwhile: frozenset[str]
    remote: frozenset[str]
    journeys: frozenset[str]
    struck: frozenset[str]
    left: frozenset[str]
    placed: frozenset[str]
    loose: frozenset[str]
    matters: frozenset[str]
    topics: frozenset[str]
    visiting: frozenset[str]
    where: frozenset[str]
    seated: frozenset[str]
    capitals: frozenset[str]
    met: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place of its own."""

    name: str
    country: str | None
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """The tables, ready to look up by folded name: `venues` lead to a city and its country."""

    words: PlaceLexicon
    seats: Mapping[str, str]
    venues: Mapping[str, tuple[str, str]]
    sites: Mapping[str, Site]
    longest: int


def load_places(folder: Path) -> PlaceWords:
    """Return the places of the codebook in `folder`; `unknown_cities` looks the cities up."""
    path = folder / "places.yaml"
    file = load_yaml(path, PlaceFile)
    sites = {
        fold(name): Site(name=name, country=country, latitude=latitude, longitude=longitude)
        for name, (latitude, longitude, country) in file.sites.items()
    }
    venues = {fold(name): (entry.city, entry.country) for entry in file.venues for name in entry.names}
    for name, (latitude, longitude, _) in file.sites.items():
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            raise CodebookError(f"{path}: {name!r} lies nowhere on earth: {latitude}, {longitude}")
    longest = max(len(name.split()) for name in (*sites, *venues))
    return PlaceWords(
        words=load_yaml(folder / "en" / "lexicon" / "places.yaml", PlaceLexicon),
        seats=file.seats,
        venues=venues,
        sites=sites,
        longest=longest,
    )


def unknown_cities(words: PlaceWords) -> Iterator[str]:
    """Yield a sentence for each city of a seat or venue that the gazetteer does not know in its country."""
    wanted = {*words.seats.items(), *((country, city) for city, country in words.venues.values())}
    for country, city in sorted(wanted):
        found = find_city(city, near={country}, other=True)
        if found is None or found.country != country:
            yield f"places.yaml: the gazetteer knows no {city!r} in {country}"
