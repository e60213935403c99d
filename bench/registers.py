"""Who is who in a large register: what persons of new reports cost beside 100,000 who are known already."""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bench.quality import Figures
from bench.speed import make_articles
from bench.stages import calls_of, seconds

if TYPE_CHECKING:
    from dragoman.codebook.name_rules import NameRules

KNOWN, NEW, SEED = 100_000, 2_000, 20251130
#: Persons whom an article of 450 words names, by the sample reports.
EACH, WORDS = 6, 450
POSTS = (
    "{} minister",
    "deputy {} minister",
    "{} commissioner",
    "director of the {} agency",
    "lawmaker",
    "ambassador",
    "general",
    "",
)
FIELDS = (
    "trade",
    "health",
    "energy",
    "labor",
    "justice",
    "transport",
    "fisheries",
    "culture",
    "tourism",
    "science",
    "housing",
    "mining",
)
COUNTRIES = (
    "KOR",
    "CHN",
    "JPN",
    "RUS",
    "EGY",
    "USA",
    "FRA",
    "UKR",
    "IRQ",
    "DEU",
    "TWN",
    "BRA",
    "GBR",
    "SAU",
    "POL",
    "ESP",
)
Person = tuple[str, str, str, str | None]


def people(number: int, rules: NameRules, *, seed: int) -> Iterator[Person]:
    """Yield made persons: names of the codebook's own parts, some surnames far more frequent than others."""
    chance = random.Random(seed)
    given, surnames = sorted(rules.given), sorted(rules.families.common)
    made = ["".join(pair) for pair in zip(given, reversed(given), strict=True)]
    syllables = sorted(s for s in rules.pinyin if len(s) > 1)
    for _ in range(number):
        country = chance.choice(COUNTRIES)
        surname = chance.choice(surnames) if chance.random() < 0.3 else chance.choice(made)
        first = "-".join(chance.sample(syllables, 2)) if country in COUNTRIES[:3] else chance.choice(given)
        name = f"{surname} {first}" if country in COUNTRIES[:2] else f"{first} {surname}"
        yield f"per_{name}_{country}", name.title(), chance.choice(POSTS).format(chance.choice(FIELDS)), country


def registers() -> Figures:
    """Return microseconds by the word: resolving in an article, and meeting its persons in an empty and in a full register."""
    from dragoman.codebook.book import load_codebook
    from dragoman.store import open_for_writing
    from dragoman.store.files import transaction
    from dragoman.store.layer import CACHE
    from dragoman.store.people_layer import take_in

    table = load_codebook().actors
    new = list(people(NEW, table.name_rules, seed=SEED + 1))
    with tempfile.TemporaryDirectory() as place:
        words = make_articles(Path(place) / "articles")
        calls = calls_of(Path(place) / "articles")
        resolve, parse = (1e6 * seconds(calls[stage]) / words for stage in ("resolve", "parse"))
        cost = []
        for size in (0, KNOWN):
            with open_for_writing(Path(place) / f"{size}.db") as connection, transaction(connection):
                connection.execute(f"PRAGMA cache_size = -{CACHE}")
                take_in(connection, set(people(size, table.name_rules, seed=SEED)), table)
                forget_names()  # what the first register taught must not help the second
                start = time.process_time()
                take_in(connection, set(new), table)
                cost.append(1e6 * (time.process_time() - start) / (NEW / EACH * WORDS))
    return {
        "resolve": resolve,
        "meet_in_empty": cost[0],
        "meet_in_full": cost[1],
        "full_to_empty": (resolve + cost[1]) / (resolve + cost[0]),
        "of_parse": (resolve + cost[1]) / parse,
    }


def forget_names() -> None:
    """Empty what the comparison of names remembers."""
    for name, module in list(sys.modules.items()):
        if name.startswith("dragoman.names"):
            for found in vars(module).values():
                if hasattr(found, "cache_clear"):
                    found.cache_clear()


def measures() -> dict[str, Callable[[], Figures]]:
    """Return what can be measured on any machine."""
    return {"registers": registers}
