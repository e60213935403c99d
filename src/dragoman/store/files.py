"""The record as a file: made whole or not at all, and refused with a sentence when it cannot be used."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import get_ident

from dragoman.errors import RecordRefused
from dragoman.store import migrations

#: Seconds to wait for another program that is writing.
PATIENCE = 2.0
#: Kilobytes of the record that a connection keeps at hand.
CACHE = 16_000
MAGIC = b"SQLite format 3\x00"
#: Files that were found to be records. They are not looked at again: closing a file gives up every lock that this process
#: holds on it, and with it those by which SQLite keeps other programs from tidying up under a reader.
_checked: set[tuple[int, int]] = set()


@contextmanager
def open_for_reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a record that exists, to be asked; an older one is first brought up to date."""
    if not _check(path):
        raise RecordRefused(f"There is no record at {path}: make one with `dragoman read PATH... --record {path}`.")
    with refusals(path), closing(_connect(path, only_reading=True)) as connection:
        current = _known_version(connection, path)
        if current:
            yield connection
    if not current:
        with open_for_writing(path) as connection:
            yield connection


@contextmanager
def open_for_writing(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the record to be written, after making it or bringing it up to date."""
    if _check(path):
        with refusals(path), closing(_connect(path, only_reading=True)) as connection:
            _known_version(connection, path)
    with refusals(path):
        if not _check(path):
            _make(path)
            _check(path)
        with closing(_connect(path)) as connection:
            if migrations.version_of(connection) < len(migrations.MIGRATIONS):
                migrations.migrate(connection)
            yield connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all that follows, or none of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Turn what SQLite says into one sentence."""
    try:
        yield
    except sqlite3.Error as error:
        raise RecordRefused(_sentence(path, error)) from error


def _check(path: Path) -> bool:
    """Tell whether a record is there, without touching it; refuse what is something else."""
    if path.is_dir():
        raise RecordRefused(f"{path} is a folder, not a record: name a file, such as {path / 'desk.db'}.")
    try:
        state = path.stat()
        if (state.st_dev, state.st_ino) in _checked and state.st_size:
            return True
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise RecordRefused(f"The record {path} cannot be opened: {error.strerror}.") from error
    if not head:
        return False
    if not head.startswith(MAGIC):
        raise RecordRefused(f"{path} is not a record of Dragoman (it is not an SQLite file); it was left as it is.")
    if int.from_bytes(head[68:72], "big") != migrations.APPLICATION_ID:
        raise RecordRefused(f"{path} is a database of another program; it was left as it is.")
    _checked.add((state.st_dev, state.st_ino))
    return True


def _known_version(connection: sqlite3.Connection, path: Path) -> bool:
    """Tell whether the record is up to date; refuse one that a later Dragoman wrote."""
    found, known = migrations.version_of(connection), len(migrations.MIGRATIONS)
    if found > known:
        raise RecordRefused(
            f"{path} was written by a newer Dragoman (record version {found}, this program knows {known}): "
            "upgrade Dragoman; it was left as it is."
        )
    return found == known


def _connect(path: Path, *, only_reading: bool = False) -> sqlite3.Connection:
    """Connect; even to read, SQLite wants to write beside a record in WAL mode, and tidies up after itself."""
    try:
        connection = _connection(path, "mode=rw")
    except sqlite3.OperationalError:
        # On a medium that cannot be written, nobody else writes either.
        if only_reading and not os.access(path.parent, os.W_OK) and not _beside(path, "-wal").exists():
            return _connection(path, "mode=ro&immutable=1")
        raise
    if only_reading:
        connection.execute("PRAGMA query_only = ON")
    return connection


def _connection(path: Path, options: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{options}"
    connection = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None)
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{CACHE}")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _make(path: Path) -> None:
    """Make an empty record beside its place, then put it there in one move: no half-made record is ever seen."""
    new = _beside(path, f".new-{os.getpid()}-{get_ident()}")
    try:
        new.touch()
        with closing(sqlite3.connect(new, isolation_level=None)) as connection:
            migrations.migrate(connection)
            connection.execute("PRAGMA journal_mode = WAL")
        with suppress(FileNotFoundError):
            if path.stat().st_size == 0:
                path.unlink()
        try:
            path.hardlink_to(new)  # unlike a rename, never overwrites a record made meanwhile
        except FileExistsError:
            return
        except OSError:
            new.replace(path)
    except OSError as error:
        raise RecordRefused(f"The record {path} cannot be made: {error.strerror}.") from error
    finally:
        for rest in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                _beside(new, rest).unlink()


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _sentence(path: Path, error: sqlite3.Error) -> str:
    """Return what happened and what to do, by SQLite's primary error code."""
    sentences = {
        sqlite3.SQLITE_BUSY: "is being written by another program: try again when it is done",
        sqlite3.SQLITE_LOCKED: "is being written by another program: try again when it is done",
        sqlite3.SQLITE_FULL: "cannot grow, the disk is full: free some space and run this again; what was kept so far stays",
        sqlite3.SQLITE_IOERR: "cannot be read or written, the disk may be full or gone; what was kept so far stays",
        sqlite3.SQLITE_READONLY: "cannot be written: check the permissions of the file and its folder",
        sqlite3.SQLITE_CANTOPEN: "cannot be opened: check that its folder exists and can be written",
        sqlite3.SQLITE_PERM: "cannot be opened: check the permissions of the file and its folder",
        sqlite3.SQLITE_CORRUPT: "is damaged: restore a copy, or read the reports into a new record",
        sqlite3.SQLITE_NOTADB: "is damaged: restore a copy, or read the reports into a new record",
    }
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return f"The record {path} {sentences.get(code, f'failed ({error})')}."
