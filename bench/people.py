"""Names: whether two spellings are one person's, against a set written by someone who does not write the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bench.dates import SETS, Row, rows

if TYPE_CHECKING:
    from bench.quality import Figures
    from dragoman.codebook.actor_table import ActorTable

#: The pairs that may be read, and those that are only measured on.
FILES = {"names": SETS / "name_pairs.tsv", "names_held": SETS / "name_pairs_held.tsv"}


def measure(path: Path) -> Figures:
    """Return precision and recall of "the same person" over the pairs of a set."""
    from dragoman.codebook.book import load_codebook

    table = load_codebook().actors
    answers = [(row["same"] == "yes", is_same(row, table)) for row in rows(path)]
    found = sum(answer for _, answer in answers)
    right = sum(truth and answer for truth, answer in answers)
    return {"precision": right / max(1, found), "recall": right / max(1, sum(truth for truth, _ in answers))}


def is_same(row: Row, table: ActorTable) -> bool:
    """Tell what the names' comparison says of a pair, with what each report says beside the name."""
    from dragoman.actors.naming import SAME, Name, compare

    return compare(Name(row["a"], table), Name(row["b"], table), tuple(_around(row)))[0] >= SAME


def _around(row: Row) -> Iterator[str]:
    if row["a_office"] and row["a_office"].casefold() == row["b_office"].casefold():
        yield "same office"
    if row["a_country"] and row["b_country"]:
        yield "same country" if row["a_country"] == row["b_country"] else "another country"


def measures() -> dict[str, Callable[[], Figures]]:
    """Return what can be measured: the sets lie beside the bench."""
    return {section: lambda path=path: measure(path) for section, path in FILES.items()}
