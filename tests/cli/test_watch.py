"""Watching a folder: what has settled is read, once."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

from dragoman.cli.watch import arrivals


def looks(folder: Path, *changes: Callable[[], object]) -> list[list[str]]:
    """What is ready at each look, with a change before each of them but the first."""
    waiting = iter(changes)

    def wait() -> None:
        next(waiting)()

    found = arrivals(folder, wait=wait)
    return [[path.name for path in ready] for ready in itertools.islice(found, len(changes) + 1)]


def test_files_are_read_once_and_again_when_changed(tmp_path: Path) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "below" / "two.txt"
    one.write_text("a")

    def arrive() -> None:
        two.parent.mkdir()
        two.write_text("b")

    nothing = lambda: None  # noqa: E731
    seen = looks(tmp_path, nothing, arrive, nothing, lambda: one.write_text("longer"), nothing, one.unlink)
    assert seen == [["one.txt"], [], [], ["two.txt"], [], ["one.txt"], []]


def test_hidden_files_do_not_count(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("x")
    (tmp_path / ".part").write_text("x")
    assert looks(tmp_path) == [[]]


def test_watch_reads_into_the_record(run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("NOR meets CHL.")
    done = run("watch", str(tmp_path / "in"), "--record", str(tmp_path / "w.db"), "--once")
    assert "1 new: 1 fact" in done.output
    assert run("watch", str(tmp_path / "none"), "--once").exit_code == 2
