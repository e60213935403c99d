"""`dragoman positions`: who stands where."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from dragoman.cli import options, wording
from dragoman.cli.answers import answer
from dragoman.cli.tables import Column

COLUMNS = (
    Column(title="date", style="cyan"),
    Column(title="who", style="bold"),
    Column(title="stance"),
    Column(title="issue", glued=True),
    Column(title="words", line=1, is_words=True),
    Column(title="on whose word", line=2, lead="according to ", style="dim"),
    Column(title="source", line=2, style="dim"),
    Column(title="id", line=2, style="dim"),
)


def positions(  # noqa: PLR0913  (an option is an argument)
    actor: Annotated[
        str | None, typer.Argument(metavar="[ACTOR]", help="A country's code or name, or part of a person's name.")
    ] = None,
    *,
    issue: Annotated[
        str | None, typer.Option("--issue", metavar="WORDS", help="The issue, or part of its name.")
    ] = None,
    since: options.Since = None,
    until: options.Until = None,
    as_of: options.AsOf = None,
    text: options.Text = None,
    limit: options.Limit = None,
    once: options.Once = False,
    json: options.Json = False,
    record: options.Record = options.RECORD,
) -> None:
    """List positions: where each side stands on each issue, and since when."""
    from dragoman.store.views import Question

    asked = Question(
        kind="positions", actor=actor, issue=issue, since=since, until=until, as_of=as_of, text=text, limit=limit
    )
    answer(record, asked, json=json, once=once, table=(COLUMNS, row), noun="position")


def row(fact: dict[str, Any]) -> tuple[str, ...]:
    """Return a position as a row of the table."""
    return (
        wording.when(fact["date"]),
        wording.party(fact["holder"], fact["holder_country"]),
        fact["stance"],
        fact["issue"],
        wording.words(fact),
        ", ".join(fact["attribution"]),
        wording.source(fact),
        wording.short_id(fact),
    )
