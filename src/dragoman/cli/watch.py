"""`dragoman watch`: reads reports as they arrive in a folder."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli import options
from dragoman.errors import UsageError

#: What is seen of a file: when it was written, and its size.
Seen = dict[Path, tuple[int, int]]


def watch(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder; what lies in its folders counts too.")],
    *,
    record: options.Record = options.RECORD,
    every: Annotated[float, typer.Option(metavar="SECONDS", min=0.2, help="How often to look.")] = 5.0,
    once: Annotated[bool, typer.Option("--once", help="Read what is there now and stop.")] = False,
) -> None:
    """Read what is in a folder, then what is added or changed, until Ctrl-C; a site that is open shows it at once."""
    if not folder.is_dir():
        raise UsageError(f"{folder} is not a folder; `dragoman read` reads single files.")
    typer.echo(f"Watching {folder} for {record}; Ctrl-C stops.", err=True)
    for arrived in arrivals(folder, wait=lambda: time.sleep(every)):
        if arrived:
            _read(arrived, record)
        if once:
            break


def arrivals(folder: Path, *, wait: Callable[[], None]) -> Iterator[list[Path]]:
    """Yield the files that are new or changed since the last look and no longer growing, first all that are there."""
    read: Seen = {}
    before = look(folder)
    while True:
        now = look(folder)
        ready = [path for path, state in now.items() if before.get(path) == state and read.get(path) != state]
        read |= {path: now[path] for path in ready}
        yield sorted(ready)
        before = now
        wait()


def look(folder: Path) -> Seen:
    """Return what is seen of each file; hidden files and those that go while one looks do not count."""
    found: Seen = {}
    for path in folder.rglob("*"):
        if any(part.startswith(".") for part in path.relative_to(folder).parts):
            continue
        try:
            state = path.stat()
        except OSError:
            continue
        if path.is_file():
            found[path] = (state.st_mtime_ns, state.st_size)
    return found


def _read(paths: list[Path], record: Path) -> None:
    """Read some files and say in one line what they gave."""
    from dragoman.cli.read import into_record
    from dragoman.cli.wording import plural
    from dragoman.executors import Counts
    from dragoman.readers import Defaults

    counts = Counts()
    into_record([str(path) for path in paths], record, defaults=Defaults(), counts=counts)
    states = ", ".join(f"{number:,} {state}" for state, number in counts.documents.most_common()) or "nothing"
    unread = f"; {plural(counts.unreadable.total(), 'input')} not read" if counts.unreadable else ""
    typer.echo(f"{options.now()}  {states}: {plural(counts.facts.total(), 'fact')}{unread}")
