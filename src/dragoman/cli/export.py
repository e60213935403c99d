"""`dragoman export`: the record for other programs."""

from __future__ import annotations

import enum
import io
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli import options
from dragoman.cli.shared import open_shared
from dragoman.cli.tables import print_note
from dragoman.cli.wording import plural
from dragoman.contract import FACTS
from dragoman.errors import DragomanError, UsageError


class ExportFormat(enum.StrEnum):
    """What the record is written as."""

    csv = "csv"
    jsonl = "jsonl"
    merged = "merged"


def export(
    format: Annotated[  # noqa: A002
        ExportFormat,
        typer.Argument(help="csv: one kind of facts as a table; jsonl: every article; merged: what reports share."),
    ],
    *,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write; else standard output.")
    ] = None,
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help=f"For csv: {', '.join(FACTS)}.")] = FACTS[0],
    as_of: options.AsOf = None,
    record: options.Record = options.RECORD,
) -> None:
    """Write the record as CSV or JSON Lines; the same reports give the same bytes, in whatever order they were read."""
    from dragoman.exports import EXPORTS
    from dragoman.exports.wanted import Wanted

    if kind not in FACTS:
        raise UsageError(f"There are no facts of kind {kind!r}; there are {', '.join(FACTS)}.")
    with open_shared(record) as (connection, _):
        wanted = Wanted(kind=kind, as_of=as_of)
        if output is None:
            out = io.TextIOWrapper(typer.get_binary_stream("stdout"), encoding="utf8", newline="", write_through=True)
            EXPORTS[format.value](connection, out, wanted)
            out.detach()
            return
        new = output.with_name(f"{output.name}.part")
        try:
            with new.open("w", encoding="utf8", newline="") as file:
                lines = EXPORTS[format.value](connection, file, wanted)
            new.replace(output)
        except OSError as error:
            new.unlink(missing_ok=True)
            raise DragomanError(f"{output} cannot be written: {error.strerror}.") from error
    print_note(f"{plural(lines, 'line')} written to {output}.")
