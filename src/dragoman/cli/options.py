"""Options that several commands share."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

#: Where the record is unless the user says otherwise.
RECORD = Path("dragoman.db")


def iso_day(text: str) -> str:
    """Return a day as ISO 8601; `today` is understood."""
    if text == "today":
        return today()
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is not a day; write it as in 2025-08-23.") from error


def now() -> str:
    """Return the time, UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def today() -> str:
    """Return the day, UTC."""
    return now()[:10]


Record = Annotated[Path, typer.Option("--record", metavar="FILE", help="The record.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DAY", parser=iso_day, help="Use only what was reported by that day.")
]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DAY", parser=iso_day, help="What happened on that day or later.")
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DAY", parser=iso_day, help="What happened on that day or before.")
]
Actor = Annotated[
    str | None,
    typer.Option("--actor", metavar="WHO", help="A country's code or name, or part of a person's or body's name."),
]
Text = Annotated[str | None, typer.Option("--text", metavar="WORDS", help="What has these words in it.")]
Once = Annotated[
    bool,
    typer.Option("--once", help="Each fact once, however many reports tell it, with how many sources are independent."),
]
Limit = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, help="The latest N only (all, if not given).")
]
Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Files, folders, patterns, or - for standard input.")
]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="Publication date of sources that give none.")
]
Outlet = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Outlet of sources that give none.")]
Language = Annotated[str | None, typer.Option("--language", metavar="CODE", help="Language of sources that give none.")]
Codebook = Annotated[
    Path | None, typer.Option("--codebook", metavar="DIR", help="A codebook of your own, laid over the shipped one.")
]
Strict = Annotated[
    bool, typer.Option("--strict", help="Only events that a frame of the codebook knows, none that are guessed.")
]
Id = Annotated[
    str, typer.Argument(metavar="ID", help="An id, or as much of its beginning as is unique; the name of an actor.")
]
