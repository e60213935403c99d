"""Tellings meet where one looks for a key under which the other stands, whoever came first."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from dragoman.merging.keys import DAY, Keys
from dragoman.store import meetings as module
from dragoman.store import open_for_writing
from dragoman.store.meetings import meetings

Made = Sequence[tuple[int, Keys]]


def some_keys(number: int) -> Made:
    """Tellings by row, each under some of a few keys; what it looks for lies around where it stands."""
    chance = random.Random(17)
    made = []
    for row in range(1, number + 1):
        stands = frozenset(chance.randrange(1, 60) * DAY + 5 for _ in range(3))
        made.append(
            (row, Keys(stands=stands, looks=frozenset(key + near for key in stands for near in (-DAY, 0, DAY))))
        )
    return made


def met_in(path: Path, parts: Sequence[Made]) -> list[tuple[int, int]]:
    with open_for_writing(path) as connection:
        return sorted(pair for part in parts for pair in meetings(connection, part))


@pytest.mark.parametrize("size", [1, 7, 40])
@pytest.mark.parametrize("laid_out", [3, 2_000_000])
def test_each_pair_is_found_once_however_many_come_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, laid_out: int
) -> None:
    monkeypatch.setattr(module, "LAID_OUT", laid_out)
    monkeypatch.setattr(module, "SOUGHT", 11)
    made = some_keys(40)
    expected = [(a, b) for a, ours in made for b, theirs in made if a < b and theirs.looks & ours.stands]
    assert 50 < len(expected) < 40 * 39 / 2
    assert met_in(tmp_path / "record.db", [made[at : at + size] for at in range(0, len(made), size)]) == expected


def test_nothing_meets_nothing(tmp_path: Path) -> None:
    alone = Keys(stands=frozenset({1}), looks=frozenset({2}))
    assert met_in(tmp_path / "record.db", [[], [(1, alone)], [(2, alone)]]) == []
