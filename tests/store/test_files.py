"""The record as a file: made whole or not at all, refused with a sentence, left as it was."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from dragoman.errors import RecordRefused
from dragoman.store import migrations, open_for_reading, open_for_writing
from tests.reports import Maker
from tests.store.conftest import keep, number


def refused(path: Path, *, write: bool = True) -> str:
    with pytest.raises(RecordRefused) as caught, (open_for_writing if write else open_for_reading)(path) as db:
        db.execute("BEGIN IMMEDIATE")
    assert caught.value.exit_code == 3
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_new_record_is_in_wal_mode_marked_and_alone_in_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with open_for_writing(path) as db:
        assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert db.execute("PRAGMA application_id").fetchone()[0] == migrations.APPLICATION_ID
        assert migrations.version_of(db) == len(migrations.MIGRATIONS)
    assert [p.name for p in tmp_path.iterdir()] == ["desk.db"]


def test_asking_changes_nothing_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with open_for_writing(path) as db:
        keep(db, Maker("Talks").report())
    before = path.read_bytes()
    with open_for_reading(path) as db, pytest.raises(sqlite3.OperationalError, match="readonly"):
        db.execute("DELETE FROM documents")
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["desk.db"]


def test_a_record_on_a_medium_that_cannot_be_written_can_be_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "desk.db"
    with open_for_writing(path) as db:
        keep(db, Maker("Talks").report())
    connect = sqlite3.connect

    def only_as_it_stands(address: str, **given: object) -> sqlite3.Connection:
        if "immutable" not in address:
            raise sqlite3.OperationalError("unable to open database file")
        return connect(address, **given)

    monkeypatch.setattr(sqlite3, "connect", only_as_it_stands)
    monkeypatch.setattr("os.access", lambda *_: False)
    with open_for_reading(path) as db:
        assert number(db, "documents") == 1


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    (tmp_path / "desk.db").touch()
    with open_for_writing(tmp_path / "desk.db") as db:
        assert number(db, "documents") == 0


def test_a_record_that_is_not_there_cannot_be_asked(tmp_path: Path) -> None:
    assert "dragoman read" in refused(tmp_path / "desk.db", write=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("write", [True, False])
def test_what_is_not_a_record_is_refused_and_left_alone(tmp_path: Path, write: bool) -> None:
    text, other = tmp_path / "report.txt", tmp_path / "other.db"
    text.write_text("Talks in Oslo. " * 20)
    with closing(sqlite3.connect(other)) as db:
        db.execute("CREATE TABLE coins (year)")
    for path, sentence in ((text, "not an SQLite file"), (other, "another program"), (tmp_path, "is a folder")):
        before = path.read_bytes() if path.is_file() else b""
        assert sentence in refused(path, write=write)
        assert not path.is_file() or path.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["other.db", "report.txt"]


@pytest.mark.parametrize("write", [True, False])
def test_a_newer_record_is_refused_and_left_alone(tmp_path: Path, write: bool) -> None:
    path = tmp_path / "desk.db"
    with open_for_writing(path) as db:
        db.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    assert "newer Dragoman" in refused(path, write=write)
    assert path.read_bytes() == before


def test_a_record_that_is_open_is_not_opened_as_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing a file gives up this process's locks on it, also those of SQLite: readers would see the record change under them."""
    path = tmp_path / "desk.db"
    with open_for_writing(path) as db, monkeypatch.context() as patch:
        keep(db, Maker("Talks").report())
        patch.setattr(Path, "open", lambda *_, **__: pytest.fail("opened beside a connection"))
        for opened in (open_for_reading, open_for_writing):
            with opened(path) as other:
                assert number(other, "documents") == 1


def test_an_older_record_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "desk.db"
    with open_for_writing(path) as db:
        keep(db, Maker("Talks").report())

    def one_more(db: sqlite3.Connection) -> None:
        db.execute("ALTER TABLE documents ADD COLUMN note TEXT")

    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, one_more))
    with open_for_reading(path) as db:
        assert migrations.version_of(db) == len(migrations.MIGRATIONS)
        assert db.execute("SELECT text, note FROM documents").fetchone()[:] == ("Talks", None)


def test_a_migration_that_breaks_leaves_the_record_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "desk.db"
    with open_for_writing(path) as db:
        keep(db, Maker("Talks").report())

    def breaks(db: sqlite3.Connection) -> None:
        db.execute("DROP TABLE facts")
        db.execute("INSERT INTO nowhere VALUES (1)")

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, breaks))
        assert "nowhere" in refused(path)
    with open_for_reading(path) as db:
        assert (migrations.version_of(db), number(db, "documents"), number(db, "facts")) == (
            len(migrations.MIGRATIONS),
            1,
            0,
        )


def test_a_record_that_another_program_writes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.store.files.PATIENCE", 0.05)
    path = tmp_path / "desk.db"
    with open_for_writing(path) as db:
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT INTO runs (started, pipeline, command) VALUES ('', '', '')")
        assert "being written by another program" in refused(path)
        with open_for_reading(path) as reading:
            assert number(reading, "runs") == 0
        db.execute("COMMIT")


def test_on_a_full_disk_what_was_kept_stays(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"

    def fill() -> None:
        with open_for_writing(path) as db:
            keep(db, Maker("Talks").report())
            pages = db.execute("PRAGMA page_count").fetchone()[0]
            db.execute(f"PRAGMA max_page_count = {pages + 2}")
            keep(db, Maker("Long " * 100_000, name="b.txt").report())

    with pytest.raises(RecordRefused, match="disk is full"):
        fill()
    with open_for_reading(path) as db:
        assert [row[0] for row in db.execute("SELECT file FROM documents")] == ["a.txt"]
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


@pytest.mark.parametrize("folder", ["missing", "/proc/dragoman"])
def test_a_place_where_no_file_can_be_made_is_refused(tmp_path: Path, folder: str) -> None:
    assert "cannot be made" in refused(tmp_path / folder / "desk.db")


def test_a_damaged_record_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with open_for_writing(path):
        pass
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 9000)
    assert "is damaged" in refused(path)


def test_two_that_make_a_record_at_once_share_it(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"

    def write(name: str) -> None:
        with open_for_writing(path) as db:
            keep(db, Maker("Talks", name=name).report())

    threads = [threading.Thread(target=write, args=(name,)) for name in ("a.txt", "b.txt")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_for_reading(path) as db:
        assert number(db, "documents") == 2


def test_a_name_with_signs_of_an_address_is_a_name(tmp_path: Path) -> None:
    path = tmp_path / "desk?mode=memory#1 %41.db"
    with open_for_writing(path) as db:
        keep(db, Maker("Talks").report())
    assert path.stat().st_size > 4096


def test_every_index_is_planned_as_of_a_large_record(tmp_path: Path) -> None:
    """Without figures of ANALYZE, questions of a million facts take the wrong index; each index has its line in statistics.sql."""
    with open_for_writing(tmp_path / "desk.db") as db:
        indexes = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
        given = {name for (name,) in db.execute("SELECT idx FROM sqlite_stat1")}
        plan = db.execute("EXPLAIN QUERY PLAN SELECT body FROM facts WHERE id = 'ev_1' AND kind = 'events'").fetchall()
    assert indexes - given == set()
    assert "facts_by_id" in plan[0]["detail"]
