"""Names: whether two spellings are one person's, against a set written by someone who does not write the rules."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bench.dates import SETS, Row, rows

if TYPE_CHECKING:
    from bench.quality import Figures
    from dragoman.codebook.actor_table import ActorTable
    from dragoman.names import Known

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
    from dragoman.names import compare

    return compare(_known(row, "a", table), _known(row, "b", table), table).verdict == "same"


def _known(row: Row, side: str, table: ActorTable) -> Known:
    from dragoman.names import Known, personal

    office, country, day = (row[f"{side}_{field}"] for field in ("office", "country", "date"))
    return Known(
        name=personal(row[side], table.name_rules),
        offices=(office,) if office else (),
        country=country or None,
        first=day,
        last=day,
    )


def measures() -> dict[str, Callable[[], Figures]]:
    """Return what can be measured: the sets lie beside the bench."""
    return {section: lambda path=path: measure(path) for section, path in FILES.items()}
