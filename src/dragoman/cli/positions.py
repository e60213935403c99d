"""`dragoman positions`: who stands where."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from dragoman.cli import options, wording
from dragoman.cli.answers import answer
from dragoman.cli.tables import Column

COLUMNS = (
    Column(title="since", style="cyan"),
    Column(title="who", style="bold"),
    Column(title="stance"),
    Column(title="issue", glued=True),
    Column(title="mark", style="yellow"),
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
        str | None,
        typer.Option(
            "--issue", metavar="WHAT", help="An issue with all that belongs to it, an actor, two sides, or words."
        ),
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
    """List positions over time: where each side stands on each issue since when, with change and conflict marked."""
    from dragoman.store.views import Question

    asked = Question(kind="positions", actor=actor, since=since, until=until, as_of=as_of, text=text, limit=limit)
    answer(record, asked, json=json, once=once, table=(COLUMNS, row), noun="position", about=issue, then=over_time)


def over_time(facts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return positions by holder, issue and time, each with what it changes and what contradicts it."""
    from dragoman.standpoints import day, standpoints

    def shown(other: wording.Fact) -> dict[str, Any]:
        return {"id": other["id"], "stance": other["stance"], "since": day(other), "source": wording.source(other)}

    return [
        {
            **point.position,
            "since": point.since,
            "changes": shown(point.changes) if point.changes else None,
            "conflicts": [shown(other) for other in point.conflicts],
        }
        for point in standpoints(facts)
    ]


def row(fact: dict[str, Any]) -> tuple[str, ...]:
    """Return a position as a row of the table."""
    return (
        fact["since"] or wording.UNKNOWN,
        wording.party(fact["holder"], fact["holder_country"]),
        fact["stance"],
        _issue(fact),
        _mark(fact),
        wording.words(fact),
        ", ".join(fact["attribution"]),
        wording.source(fact),
        wording.short_id(fact),
    )


def _issue(fact: dict[str, Any]) -> str:
    """Return what a position is on, with whose it is where a known issue's name does not say so."""
    whose = [name for name in fact.get("of") or () if name not in fact["issue"]] if fact["issue_id"] else []
    return str(fact["issue"]) + (f" of {', '.join(whose)}" if whose else "")


def _mark(fact: dict[str, Any]) -> str:
    """Return what a position changes, and which reports contradict it."""
    before = fact["changes"]
    changed = [f"changed: {before['stance']} on {before['since']} ({_told(before)})"] if before else []
    return "; ".join((*changed, *(f"conflict: {o['stance']} ({_told(o)})" for o in fact["conflicts"])))


def _told(other: dict[str, Any]) -> str:
    return f"{other['source']}, {wording.short_id(other)}"
