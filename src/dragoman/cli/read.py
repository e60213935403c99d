"""`dragoman read`: reports into the record."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import typer

from dragoman.__main__ import INTERRUPTED
from dragoman.cli import options
from dragoman.cli.output import print_json
from dragoman.cli.tables import clean, console
from dragoman.cli.wording import plural

if TYPE_CHECKING:
    from dragoman.executors import Counts
    from dragoman.readers import Defaults

#: Lines of a kind in the summary.
LINES = 12


def read(
    paths: options.Paths,
    *,
    record: options.Record = options.RECORD,
    published: options.Published = None,
    outlet: options.Outlet = None,
    language: options.Language = None,
    codebook: options.Codebook = None,
    json: options.Json = False,
) -> None:
    """Read reports into the record; what it holds already is left alone, what has changed becomes a new version."""
    from dragoman.executors import Counts
    from dragoman.readers import Defaults

    defaults = Defaults(published=published, outlet=outlet, language=language)
    counts, begun, interrupted = Counts(), monotonic(), False
    try:
        into_record(paths, record, defaults=defaults, counts=counts, codebook=codebook)
    except KeyboardInterrupt:
        interrupted = True
    seconds = monotonic() - begun
    if json:
        print_json(counts.plain() | {"seconds": round(seconds, 1), "interrupted": interrupted})
    else:
        typer.echo("\n".join(summary(counts, record, seconds)))
    for rejection in counts.told:
        typer.echo(f"dragoman: {clean(rejection.file)}: {clean(rejection.reason)}", err=True)
    if counts.unreadable.total() > len(counts.told):
        typer.echo(
            f"dragoman: and {counts.unreadable.total() - len(counts.told)} more; see `dragoman rejections`.", err=True
        )
    if interrupted:
        typer.echo("dragoman: Interrupted; what is counted above is kept. Read the same again to go on.", err=True)
        raise typer.Exit(INTERRUPTED)
    if counts.unreadable:
        raise typer.Exit(1)


def into_record(
    paths: list[str], record: Path, *, defaults: Defaults, counts: Counts, codebook: Path | None = None
) -> None:
    """Read reports into the record as one run; `counts` is kept up to date."""
    from dragoman.codebook.book import load_codebook
    from dragoman.executors import Course, read_job
    from dragoman.store import open_for_writing
    from dragoman.store.layer import catch_up
    from dragoman.store.writer import Writer

    with open_for_writing(record) as connection:
        from dragoman.readers import measure
        from dragoman.readers import read as read_paths
        from dragoman.workers import working

        command, whole = " ".join(sys.argv[1:]), measure(paths)
        with working(codebook) as coder, _progress(whole) as (seen, tell):
            writer = Writer(connection, pipeline=coder.version, command=command, started=options.now())
            course = Course(writer=writer, whole=whole, tell=tell, seen=seen, clock=options.now)
            inputs = course.met(read_paths(paths, defaults=defaults, seen=course.read))
            try:
                read_job(inputs, coder, writer, counts=counts, tell=course.note)
            finally:
                writer.finish(options.now(), counts.plain())
        with _comparing():
            catch_up(connection, load_codebook())


def summary(counts: Counts, record: Path, seconds: float) -> Iterator[str]:
    """Yield the lines that say what was read."""
    states = ", ".join(f"{number:,} {state}" for state, number in counts.documents.most_common())
    yield f"{plural(counts.documents.total(), 'document')} in {record}" + (f": {states}" if states else "")
    yield f"{plural(counts.articles, 'article')} coded in {seconds:.1f} seconds"
    yield from _lines("facts", counts.facts)
    yield from _lines("set aside", counts.rejections)
    yield from _lines("warnings", counts.warnings)
    yield from _lines("not read", counts.unreadable)


def _lines(title: str, counter: Counter[str]) -> Iterator[str]:
    shown = [(what, number) for what, number in counter.most_common() if number]
    if shown:
        yield f"{title}: {sum(number for _, number in shown):,}"
    for what, number in shown[:LINES]:
        yield f"{number:>8,}  {clean(what)}"
    if len(shown) > LINES:
        yield f"          and {len(shown) - LINES} more kinds"


@contextmanager
def _comparing() -> Iterator[None]:
    """Say, on a terminal, that reports are being compared with one another."""
    out = console(stderr=True)
    if not out.is_terminal:
        yield
        return
    with out.status("comparing the reports"):
        yield


@contextmanager
def _progress(whole: int) -> Iterator[tuple[Callable[[int], None], Callable[[Any], None]]]:
    """Show how far reading has come, on a terminal; yield what is told of bytes, and of counts."""
    out = console(stderr=True)
    if not out.is_terminal:
        yield lambda _: None, lambda _: None
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    text = TextColumn("{task.description}")
    with Progress(text, BarColumn(), TimeRemainingColumn(), console=out, transient=True) as progress:
        task = progress.add_task("reading", total=whole or None)
        yield (
            lambda size: progress.advance(task, size),
            lambda counts: progress.update(task, description=plural(counts.documents.total(), "document")),
        )
