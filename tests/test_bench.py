"""The bench's own arithmetic."""

from __future__ import annotations

import os
import tomllib
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from bench import __main__ as bench
from bench import (
    chains,
    dates,
    people,
    quality,
    running,
    speed,
    stages,
    status,
)

from dragoman.codebook.book import load_codebook
from dragoman.records import Entity, Span


@pytest.mark.parametrize(
    ("value", "bounds", "kept"),
    [
        (0.31, {"least": 0.3}, True),
        (0.29, {"least": 0.3}, False),
        (0, {"most": 0}, True),
        (1, {"most": 0}, False),
        (9, {}, True),
    ],
)
def test_verdict(value: float, bounds: dict[str, float], kept: bool) -> None:
    assert bench.verdict(value, bounds)[0] is kept


def test_missed_floor_is_said() -> None:
    assert "MISSED" in bench.verdict(0.1, {"least": 0.3})[1]


def test_growth_compares_the_end_with_the_start() -> None:
    """A hundred megabytes more, and the last documents twice as dear as the first."""
    seen = [(n / 1000 if n <= 5000 else 5 + (n - 5000) / 500, n, 200 + n / 100) for n in range(0, 10_001, 100)]
    figures = speed.growth_of(seen)
    assert figures["last_to_first"] == pytest.approx(2, rel=0.05)
    assert figures["megabytes_grown"] == pytest.approx(90)


def test_every_floor_is_of_a_known_section() -> None:
    floors = tomllib.loads((Path(bench.__file__).parent / "floors.toml").read_text(encoding="utf8"))
    words = {f"words_{name}" for name in quality.TREEBANKS}
    known = {"seeds", "copies", "chains", "pronouns", *quality.CORPORA, *words}
    assert set(floors) == known.union(*(part.measures() for part in bench.PARTS))


def test_data_that_is_absent_is_not_measured(tmp_path: Path) -> None:
    assert quality.measures(tmp_path) == {}


def test_every_call_of_a_stage_is_kept() -> None:
    calls: stages.Calls = []
    double = stages.keeping(calls, lambda number: 2 * number)
    assert [double(1), double(number=2)] == [2, 4]
    assert [call() for call in calls] == [2, 4]


SHARED = Path(os.environ.get("SHARED") or Path(bench.__file__).parents[2] / "shared")


@pytest.mark.skipif("seeds" not in quality.measures(SHARED), reason="the annotated reports are not beside the checkout")
def test_annotated_reports_keep_their_floors() -> None:
    floors = tomllib.loads(bench.FLOORS.read_text(encoding="utf8"))["seeds"]
    figures = quality.seeds(SHARED)
    missed = {name: value for name, value in figures.items() if not bench.verdict(value, floors.get(name, {}))[0]}
    assert not missed


@pytest.mark.parametrize("path", dates.FILES.values(), ids=lambda path: path.stem)
def test_a_set_of_dates_is_whole(path: Path) -> None:
    """Each expression stands once in its sentence; its ends are days in order; the held third is held."""
    for row in dates.rows(path):
        assert row["sentence"].count(row["expression"]) == 1, row["id"]
        ends = [date.fromisoformat(row[end]) for end in ("start", "end") if row[end]]
        assert ends == sorted(ends)
        assert (int(sha256(row["id"].encode()).hexdigest(), 16) % 3 == 2) == (path.stem == "times_held")


@pytest.mark.parametrize("path", status.FILES.values(), ids=lambda path: path.stem)
def test_a_set_of_statuses_is_whole(path: Path) -> None:
    """Each act stands once in its sentence; its status is one of the ontology's; the held third is held."""
    known = set(load_codebook().ontology.statuses.values())
    for row in dates.rows(path):
        assert row["sentence"].count(row["predicate"]) == 1, row["id"]
        assert row["status"] in known
        assert (int(sha256(row["id"].encode()).hexdigest(), 16) % 3 == 2) == path.stem.endswith("_held")


def test_what_is_planned_and_told_as_done_is_counted(tmp_path: Path) -> None:
    """Of three marked acts two are found, one of them with its status."""
    sentences = ("Chile will bomb Peru.", "Chile bombed Peru.", "Chile resembles Peru.")
    rows = zip("abc", sentences, ("bomb", "bombed", "resembles"), ("planned", "planned", "ongoing"), strict=True)
    path = tmp_path / "set.tsv"
    lines = [f"{i}\t2025-06-18\t{text}\t{act}\t{status_}\tASSAULT" for i, text, act, status_ in rows]
    path.write_text("\n".join(("id\tpublished\tsentence\tpredicate\tstatus\ttype", *lines)), encoding="utf8")
    figures = status.measure(path)
    assert figures["found"] == pytest.approx(2 / 3)
    assert figures["status_right"] == figures["planned_as_done"] == pytest.approx(0.5)


@pytest.mark.parametrize("path", people.FILES.values(), ids=lambda path: path.stem)
def test_a_set_of_names_is_whole(path: Path) -> None:
    """Each pair has two names and an answer; the held third is held."""
    for row in dates.rows(path):
        assert row["a"]
        assert row["b"]
        assert row["same"] in {"yes", "no"}
        assert (int(sha256(row["id"].encode()).hexdigest(), 16) % 3 == 2) == (path.stem == "name_pairs_held")


def test_the_measure_of_chains() -> None:
    """Two events of which one is found whole and the other in two parts."""
    gold = [frozenset("abc"), frozenset("de")]
    found = [frozenset("abc"), frozenset("d"), frozenset("e")]
    assert chains.conll(gold, gold) == 1
    assert chains.muc(gold, found) == pytest.approx(0.8)
    assert chains.b_cubed(gold, found) == pytest.approx(2 * 1 * 0.8 / 1.8)
    assert chains.ceaf(gold, found) == pytest.approx(2 * (5 / 9) * (5 / 6) / (5 / 9 + 5 / 6))


def test_events_are_paired_for_the_best_sum() -> None:
    """The greedy pairing would take .6 and then nothing."""
    likeness = {(0, 0): 0.6, (0, 1): 0.5, (1, 0): 0.5}
    assert chains._best(likeness) == pytest.approx(1.0)


def test_events_of_running_news_are_dealt_out_to_required_rows_first() -> None:
    """A second telling and one at an optional row count neither way, another one is false."""
    text = "Chad's army shelled the port of Wadi. The attack came early. Fans clapped, and Niger expelled the envoy."
    told = {
        "passage": "p",
        "type": "ASSAULT",
        "status": "occurred",
        "actors": "TCD",
        "recipients": "-",
        "optional": "0",
    }
    required = {**told, "span": "shelled the port of Wadi. The attack came"}
    optional = {**told, "span": "Fans clapped", "optional": "1"}
    chad = Entity(id="tcd", name="Chad", country="TCD", sector="MIL", text="Chad's army")
    facts = [event_at(text, word, type_, chad) for word, type_ in (
        ("shelled", "ASSAULT"), ("attack", "ASSAULT"), ("clapped", "SUPPORT"), ("expelled", "SANCTION"),
    )]  # fmt: skip
    found = running.deal(text, [required, optional], facts)
    assert [event.cue.text for _, event in found.right] == ["shelled"]
    assert [event.cue.text for event in found.false] == ["expelled"]
    assert running.is_exact(*found.right[0])


def event_at(text: str, word: str, type_: str, actor: Entity) -> Any:
    start = text.index(word)
    return SimpleNamespace(
        type=type_, plover_type=type_, status="occurred", actors=(actor,), recipients=(), place=None,
        cue=Span(start=start, end=start + len(word), text=word),
    )  # fmt: skip
