"""`dragoman quantities`: how much and how many."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from dragoman.cli import options, wording
from dragoman.cli.answers import answer
from dragoman.cli.tables import Column

COLUMNS = (
    Column(title="value", style="cyan"),
    Column(title="unit"),
    Column(title="of", style="bold"),
    Column(title="words", line=1, is_words=True),
    Column(title="on whose word", line=2, lead="according to ", style="dim"),
    Column(title="source", line=2, style="dim"),
    Column(title="id", line=2, style="dim"),
)


def quantities(
    *,
    of: Annotated[
        str | None, typer.Option("--of", metavar="WORDS", help="What is measured, or words beside the number.")
    ] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="UNIT", help="percent, troops, won, minutes or another unit shown.")
    ] = None,
    as_of: options.AsOf = None,
    limit: options.Limit = None,
    json: options.Json = False,
    record: options.Record = options.RECORD,
) -> None:
    """List quantities: money, shares, troops, counts and lengths of time, with what they measure."""
    from dragoman.store.views import Question

    types = (unit,) if unit else ()
    asked = Question(kind="quantities", text=of, types=types, as_of=as_of, limit=limit)
    answer(record, asked, json=json, table=(COLUMNS, row), noun="quantity")


def row(fact: dict[str, Any]) -> tuple[str, ...]:
    """Return a quantity as a row of the table."""
    value = f"{fact['value']:,.15g}"
    return (
        f"about {value}" if fact["approximate"] else value,
        fact["unit"],
        fact["of"] or "",
        wording.words(fact),
        ", ".join(fact.get("attribution", ())),
        wording.source(fact),
        wording.short_id(fact),
    )
