"""`dragoman measures`: tariffs, sanctions, pauses, troops abroad, and how they stand."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from dragoman.cli import options, wording
from dragoman.cli.answers import answer
from dragoman.cli.tables import Column

COLUMNS = (
    Column(title="status", style="cyan"),
    Column(title="what", style="bold"),
    Column(title="size"),
    Column(title="by", lead="by "),
    Column(title="on", lead="on "),
    Column(title="from", lead="from "),
    Column(title="until", lead="until "),
    Column(title="words", line=1, is_words=True),
    Column(title="source", line=2, style="dim"),
    Column(title="id", line=2, style="dim"),
)


def measures(
    *,
    actor: options.Actor = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="tariff, sanctions, deployment or another kind shown.")
    ] = None,
    status: Annotated[
        str | None, typer.Option("--status", metavar="STATUS", help="in-force, paused, announced, proposed or ended.")
    ] = None,
    as_of: options.AsOf = None,
    text: options.Text = None,
    json: options.Json = False,
    record: options.Record = options.RECORD,
) -> None:
    """List measures: what, how much, by whom, on whom, from when, until when, and how it stands."""
    from dragoman.store.views import Question

    types = (kind,) if kind else ()
    asked = Question(kind="measures", actor=actor, types=types, status=status, as_of=as_of, text=text)
    answer(record, asked, json=json, table=(COLUMNS, row), noun="measure")


def row(fact: dict[str, Any]) -> tuple[str | None, ...]:
    """Return a measure as a row of the table."""
    size = f"{fact['value']:,.15g} {fact['unit']}" if fact["value"] is not None else ""
    return (
        fact["status"],
        fact["what"],
        size,
        fact["by"] or "not stated",
        fact["on"],
        wording.open_day(fact["from"]),
        wording.open_day(fact["until"]),
        wording.words(fact),
        wording.source(fact),
        wording.short_id(fact),
    )
