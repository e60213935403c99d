"""The read job: what is new is coded, once; what breaks costs nothing else; interrupted, it is completed later."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.contract import FACTS
from dragoman.executors import BATCH_DOCUMENTS, Counts, Course, read_job
from dragoman.records import Document, Rejection
from dragoman.store import open_for_reading, open_for_writing
from dragoman.store.proof import verify
from dragoman.store.reports import reports
from tests.reports import Coder, document
from tests.store.conftest import number, writer


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with open_for_writing(tmp_path / "desk.db") as connection:
        yield connection


def some(count: int, text: str = "NOR meets CHL.") -> list[Document]:
    return [document(f"{text} Round {i}.", name=f"{i:05}.txt") for i in range(count)]


def test_everything_is_counted(db: sqlite3.Connection) -> None:
    told: list[int] = []
    inputs = [
        *some(2),
        document("FRA meets DEU.", name="b.txt", published="2031-03-01"),
        Rejection(stage="read", reason="The file is empty.", file="c.txt"),
    ]
    counts = read_job(inputs, Coder(), writer(db), tell=lambda counts: told.append(counts.documents.total()))
    assert counts.plain() == {
        "articles": 3,
        "documents": {"new": 3},
        "facts": {"events": 3} | dict.fromkeys(FACTS[1:], 0),
        "rejections": {"No frame": 3},
        "warnings": {"No publication date": 2},
        "unreadable": {"The file is empty.": 1},
    }
    assert counts.told == inputs[-1:]
    assert told == [1, 2, 3, 3]


def test_what_is_known_is_not_coded_again(db: sqlite3.Connection) -> None:
    read_job(some(3), Coder(), writer(db))
    before = list(reports(db))
    coder = Coder()
    counts = read_job([*some(3), *some(3)], coder, writer(db))
    assert counts.documents == {"unchanged": 6}
    assert coder.coded == []
    assert list(reports(db)) == before


def test_a_document_that_stands_twice_in_one_batch_is_coded_once(db: sqlite3.Connection) -> None:
    coder = Coder()
    counts = read_job([*some(2), *some(2)], coder, writer(db))
    assert counts.documents == {"new": 2, "unchanged": 2}
    assert len(coder.coded) == number(db, "documents") == number(db, "articles") == 2


def test_another_version_and_another_coder(db: sqlite3.Connection) -> None:
    read_job(some(2), Coder(), writer(db))
    changed = [document("NOR meets FRA.", name="00000.txt"), *some(2)[1:]]
    assert read_job(changed, Coder(), writer(db)).documents == {"changed": 1, "unchanged": 1}
    assert read_job(changed, Coder("two"), writer(db, "two")).documents == {"recoded": 2}
    assert read_job(some(1), Coder("two"), writer(db, "two")).documents == {"recoded": 1}
    assert number(db, "documents") == 3
    assert number(db, "facts") == 3


def test_a_document_that_breaks_the_coder_costs_no_other(db: sqlite3.Connection) -> None:
    inputs = [*some(2), document("BOOM", name="bad.txt"), document("FRA meets DEU.", name="z.txt")]
    counts = read_job(inputs, Coder(), writer(db))
    assert counts.documents == {"new": 3}
    (failed,) = counts.told
    assert failed.file == "bad.txt"
    assert "ValueError: out of cheese" in failed.reason
    assert [row[0] for row in db.execute("SELECT file FROM rejections WHERE article IS NULL")] == ["bad.txt"]


def test_half_a_character_is_a_rejection(db: sqlite3.Connection) -> None:
    broken = Document(id="d", version="v", file="a.txt", text="Talks \ud83d end")
    counts = read_job([broken, *some(1)], Coder(), writer(db))
    assert (counts.documents.total(), counts.unreadable.total()) == (1, 1)


def test_a_run_notes_how_much_of_what_is_to_be_read_was_coded(
    db: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read and waits to be coded does not count as done."""
    monkeypatch.setattr("dragoman.executors.EVERY", 0.0)
    noted: list[tuple[int, float]] = []
    course = Course(
        writer=writer(db),
        whole=1_000,
        tell=lambda _: None,
        seen=lambda _: None,
        clock=lambda: "2031-01-01T00:00:00+00:00",
    )

    def inputs() -> Iterator[Document]:
        for made in some(BATCH_DOCUMENTS * 2):
            course.read(4)
            yield made

    def note(counts: Counts) -> None:
        course.note(counts)
        noted.append((counts.documents.total(), db.execute("SELECT max(share) FROM runs").fetchone()[0]))

    read_job(course.met(inputs()), Coder(), course.writer, tell=note)
    assert dict(noted)[BATCH_DOCUMENTS] == pytest.approx(0.256)
    assert dict(noted)[BATCH_DOCUMENTS * 2] == pytest.approx(0.512)
    assert [share for _, share in noted] == sorted(share for _, share in noted)


def test_an_interruption_keeps_what_was_coded(db: sqlite3.Connection) -> None:
    inputs = [*some(3), document("KEY", name="key.txt"), document("Later", name="z.txt")]
    counts = Counts()
    with pytest.raises(KeyboardInterrupt):
        read_job(inputs, Coder(), writer(db), counts=counts)
    assert counts.documents == {"new": 3}
    assert number(db, "documents") == 3
    assert verify(db).failed == 0


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_and_the_batches_of_reading_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    found = []
    for order in (1, -1, 7 * seed):
        monkeypatch.setattr("dragoman.executors.BATCH_DOCUMENTS", abs(order) * 3)
        inputs = some(40)[::order] if abs(order) == 1 else [*some(40)[order:], *some(40)[:order]]
        with open_for_writing(tmp_path / f"{order}.db") as db:
            read_job(inputs, Coder(), writer(db))
            found.append(list(reports(db)))
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 40


def test_reading_many_takes_no_more_at_the_end_than_at_the_start(db: sqlite3.Connection) -> None:
    marks: list[tuple[float, int]] = []

    def mark(counts: Counts) -> None:
        if counts.documents.total() % 500 == 0:
            marks.append((time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))

    inputs = (
        document(f"NOR meets CHL. Round {i}. " + "They spoke at length. " * 20, name=f"{i}.txt") for i in range(4000)
    )
    read_job(inputs, Coder(), writer(db), tell=mark)
    (start, first), *_, (end, last) = marks
    assert number(db, "facts") == 4000
    assert last - first < 16_000  # KiB; SQLite's page cache is a few thousand
    assert end - start < 60


READ = """
import sys
from pathlib import Path
from dragoman.executors import read_job
from dragoman.store import open_for_writing
from dragoman.store.writer import Writer
from tests.reports import Coder
from tests.test_executors import some

class Telling(Coder):
    def code(self, document):
        print(document.file, flush=True)
        return super().code(document)

with open_for_writing(Path(sys.argv[1])) as db:
    read_job(some(5000), Telling(), Writer(db, pipeline="one", command="read", started="2031-04-01T08:00:00+00:00"))
"""


@pytest.mark.parametrize("after", [60, 777])
def test_killed_at_any_moment_the_record_stands_and_reading_again_completes_it(tmp_path: Path, after: int) -> None:
    path, root = tmp_path / "desk.db", Path(__file__).parents[1]
    child = subprocess.Popen(
        [sys.executable, "-c", READ, str(path)],
        stdout=subprocess.PIPE,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    for _ in range(after):
        child.stdout.readline()
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    with open_for_reading(path) as db:
        kept = number(db, "documents")
        assert after - 2 * BATCH_DOCUMENTS <= kept < 5000
        assert verify(db).failed == 0
        assert kept == number(db, "articles") == number(db, "facts")
    with open_for_writing(path) as db:
        counts = read_job(some(1000), Coder(), writer(db))
        assert counts.documents["unchanged"] == min(kept, 1000)
        assert number(db, "documents") == number(db, "facts") == max(kept, 1000)
        assert verify(db).failed == 0
