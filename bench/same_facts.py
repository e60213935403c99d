"""Same facts: which tellings of a folder of reports the record holds as one, against keys made by reading."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.dates import SETS, Row, rows
from bench.speed import SAMPLES

if TYPE_CHECKING:
    from bench.quality import Figures

#: Each key, and the reports that it speaks of; the last is not read by who writes rules.
KEYS = {
    "same_facts": (SETS / "same_facts.tsv", SAMPLES),
    "tellings": (SETS / "tellings.tsv", SETS / "tellings"),
    "tellings_more": (SETS / "tellings_more.tsv", SETS / "tellings_more"),
    "tellings_held": (SETS / "tellings_held.tsv", SETS / "tellings_held"),
    "tellings_third_held": (SETS / "tellings_third_held.tsv", SETS / "tellings_third_held"),
}
#: The record's name of each kind of the key.
KINDS = {
    "event": "events",
    "statement": "statements",
    "agenda": "schedule",
    "office": "offices",
    "quantity": "quantities",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A fact of the record in the file of its report, and the happening that it tells."""

    fact: Mapping[str, Any]
    place: int
    happening: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A row of the key with the fact that answers it."""

    row: Row
    found: Found

    def is_pair_with(self, other: Telling) -> bool:
        """Tell whether a pair counts: a plan and its deed may be two facts, and one mention cannot tell two happenings apart."""
        if self.is_one_with(other):
            return self.row["told"] == other.row["told"]
        return self.found.fact["id"] != other.found.fact["id"]

    def is_one_with(self, other: Telling) -> bool:
        """Tell whether the key has both for one happening."""
        return self.row["happening"] == other.row["happening"]

    def is_joined_with(self, other: Telling) -> bool:
        """Tell whether the record has."""
        return self.found.happening == other.found.happening


def measure(key: Path, reports: Path) -> Figures:
    """Return pairwise figures over the key's tellings; those across reports are the ones to quote."""
    asked = rows(key)
    held = recorded(reports)
    found: dict[str, list[Telling]] = {kind: [] for kind in KINDS}
    for row in asked:
        fact = answer(
            row, held[row["report"], KINDS[row["kind"]]], (reports / row["report"]).read_bytes().decode("utf8")
        )
        if fact:
            found[row["kind"]].append(Telling(row=row, found=fact))
    across = {kind: list(pairs(told, within=False)) for kind, told in found.items()}
    everything = [pair for kind in across.values() for pair in kind]
    inner = [pair for told in found.values() for pair in pairs(told, within=True)]
    precision, recall = scores(everything)
    tellings = [told for kind in found.values() for told in kind]
    any_, all_ = happenings(tellings)
    return {
        "pairwise_f1": f1(everything),
        "precision": precision,
        "recall": recall,
        "false_merges": 1 - precision,
        "found": len(tellings) / len(asked),
        "happenings_joined": any_,
        "happenings_whole": all_,
        "within_f1": f1(inner),
        **{f"{kind}_f1": f1(told) for kind, told in across.items()},
        **{
            f"{kind}_found": len(told) / max(1, sum(row["kind"] == kind for row in asked))
            for kind, told in found.items()
        },
    }


def recorded(reports: Path) -> dict[tuple[str, str], list[Found]]:
    """Return the facts of a folder of reports by file and kind, read into a record and compared there."""
    import json

    from dragoman.codebook.book import load_codebook
    from dragoman.pipeline import load_pipeline
    from dragoman.readers import Defaults, read
    from dragoman.records import Document
    from dragoman.store import open_for_writing
    from dragoman.store.layer import catch_up
    from dragoman.store.writer import Writer

    documents = [d for d in read([str(reports)], defaults=Defaults()) if isinstance(d, Document)]
    held: dict[tuple[str, str], list[Found]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as place, open_for_writing(Path(place) / "record.db") as connection:
        writer = Writer(connection, pipeline="bench", command="bench", started="2031-01-01T00:00:00+00:00")
        with writer.batch():
            for document, coded in load_pipeline().stream(documents):
                writer.keep(document, coded)
        catch_up(connection, load_codebook())
        for row in connection.execute(
            "SELECT documents.file, facts.kind, facts.body, facts.row, happenings.happening FROM facts "
            "JOIN articles ON articles.row = facts.article JOIN documents ON documents.row = articles.document "
            "JOIN told ON told.fact = facts.row JOIN happenings ON happenings.telling = told.telling ORDER BY facts.row"
        ):
            fact = Found(fact=json.loads(row["body"]), place=row["row"], happening=row["happening"])
            held[Path(row["file"]).name, row["kind"]].append(fact)
    return held


# ---------------------------------------------------------------- the fact of a row


def answer(row: Row, facts: Sequence[Found], text: str) -> Found | None:
    """Return the fact that a row's words tell, None where there is none; the notes beside the key say how it is chosen."""
    start = text.index(row["span"])
    span = (start, start + len(row["span"]))
    touching = [fact for fact in facts if _shared(fact, span)]
    for is_better in _preferences(row, span):
        touching = list(filter(is_better, touching)) or touching
    return min(touching, key=lambda fact: (_length(fact), -_shared(fact, span), fact.place), default=None)


def _preferences(row: Row, span: tuple[int, int]) -> Iterator[Callable[[Found], bool]]:
    if row["kind"] == "event":
        yield lambda fact: span[0] <= fact.fact["cue"]["start"] and fact.fact["cue"]["end"] <= span[1]
        yield lambda fact: row["type"] in (fact.fact["type"], fact.fact["plover_type"])
    if row["kind"] == "office":
        said = set(row["span"].casefold().split())
        yield lambda fact: bool(said & set(" ".join((fact.fact["person"], *fact.fact["variants"])).casefold().split()))


def _shared(found: Found, span: tuple[int, int]) -> int:
    """Return how many characters of a span a fact's evidence shares."""
    shared = (min(span[1], proof["end"]) - max(span[0], proof["start"]) for proof in found.fact["evidence"])
    return sum(max(0, characters) for characters in shared)


def _length(found: Found) -> int:
    return sum(proof["end"] - proof["start"] for proof in found.fact["evidence"])


# ---------------------------------------------------------------- figures

Pair = tuple[Telling, Telling]


def pairs(told: Sequence[Telling], *, within: bool) -> Iterator[Pair]:
    """Yield the pairs of one kind that count, within one report or across reports."""
    for a, b in combinations(told, 2):
        if (a.row["report"] == b.row["report"]) is within and a.is_pair_with(b):
            yield a, b


def scores(found: Sequence[Pair]) -> tuple[float, float]:
    """Return precision and recall of the joined pairs."""
    joined = [a.is_one_with(b) for a, b in found if a.is_joined_with(b)]
    same = [a.is_joined_with(b) for a, b in found if a.is_one_with(b)]
    return sum(joined) / max(1, len(joined)), sum(same) / max(1, len(same))


def f1(found: Sequence[Pair]) -> float:
    """Return the F1 of the joined pairs."""
    precision, recall = scores(found)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def happenings(told: Sequence[Telling]) -> tuple[float, float]:
    """Return the share of the happenings of several reports of which some, and of which all pairs are joined."""
    by: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for telling in told:
        by[telling.row["kind"], telling.row["happening"]].append(telling)
    joined = [[a.is_joined_with(b) for a, b in pairs(group, within=False)] for group in by.values()]
    several = [answers for answers in joined if answers]
    return sum(map(any, several)) / max(1, len(several)), sum(map(all, several)) / max(1, len(several))


def measures() -> dict[str, Callable[[], Figures]]:
    """Return what can be measured: keys and reports are in the checkout."""
    return {section: partial(measure, key, reports) for section, (key, reports) in KEYS.items()}
