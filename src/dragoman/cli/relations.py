"""`dragoman relations`: what two or more sides did with and to each other, over time."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli import options, wording
from dragoman.cli.output import print_json
from dragoman.cli.shared import open_shared
from dragoman.cli.tables import clean, console, print_nothing, quoted
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

#: Cells of the longest bar, and of proofs of linked issues that are shown.
BAR, PROOFS = 24, 3


class Period(enum.StrEnum):
    """By what the events are counted."""

    day = "day"
    month = "month"
    quarter = "quarter"
    year = "year"


def relations(
    sides: Annotated[
        list[str],
        typer.Argument(metavar="SIDE...", help="Two or more: a country's code or name, or part of an actor's name."),
    ],
    *,
    by: Annotated[Period, typer.Option("--by", help="Count by day, month, quarter or year.")] = Period.month,
    since: options.Since = None,
    until: options.Until = None,
    as_of: options.AsOf = None,
    limit: options.Limit = None,
    json: options.Json = False,
    record: options.Record = options.RECORD,
) -> None:
    """Show the dealings of two or more sides: cooperation and conflict by month, each happening counted once."""
    from dragoman.store.relations import relations as find
    from dragoman.store.views import Question

    if len(sides) < 2:
        raise UsageError("Relations are between two sides or more: `dragoman relations KOR JPN`.")
    asked = Question(kind="events", since=since, until=until, as_of=as_of)
    with open_shared(record) as (connection, book):
        found = find(connection, book, sides, question=asked, by=by.value)
    if json:
        print_json(found)
        return
    if not found["events"]:
        print_nothing(f"The record has no event in which {' and '.join(sides)} are all in.")
        return
    out = console()
    for part in _screen(found, limit):
        out.print(part)


def _screen(found: dict[str, Any], limit: int | None) -> Iterator[RenderableType]:
    from rich.text import Text

    yield Text.assemble((clean(" – ".join(found["sides"])), "bold"), "\n")
    yield _chart(found["periods"])
    if found["linked_issues"]:
        yield Text("\nTIED TOGETHER", style="bold cyan")
        for tie in found["linked_issues"]:
            yield Text(" + ".join(tie["issues"]), style="bold")
            for proof in tie["proof"][:PROOFS]:
                yield Text.assemble("  ", quoted(clean(proof["words"])), (f"  {_source(proof)}", "dim"))
    yield Text("\nWHAT HAPPENED", style="bold cyan")
    yield _events(found["events"] if limit is None else found["events"][-limit:])


def _chart(periods: list[dict[str, Any]]) -> Table:
    """Return bars of conflict to the left and of cooperation to the right of one line, with the sums of intensity."""
    from rich.table import Table

    most = max((max(p["cooperation"], p["conflict"]) for p in periods), default=1) or 1
    chart = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    chart.add_column("period", style="cyan", no_wrap=True)
    chart.add_column("conflict", justify="right", style="red", no_wrap=True)
    chart.add_column("cooperation", style="green", no_wrap=True)
    chart.add_column("intensity", justify="right", style="dim", no_wrap=True)
    chart.add_column("in words / in deeds", style="dim", overflow="fold")
    for p in periods:
        chart.add_row(
            p["period"],
            f"{p['conflict'] or ''} {_bar(p['conflict'], most)}▏",
            f"{_bar(p['cooperation'], most)} {p['cooperation'] or ''}",
            f"{p['conflict_intensity']:g} / {p['cooperation_intensity']:+g}",
            ", ".join(f"{number} {quad}" for quad, number in p["quads"].items() if number),
        )
    return chart


def _bar(number: int, most: int) -> str:
    return "█" * (max(1, round(BAR * number / most)) if number else 0)


def _events(events: list[dict[str, Any]]) -> Table:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(style="cyan", no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    for event in events:
        style = "green" if event["intensity"] >= 0 else "red"
        text = Text.assemble((clean(_said(event)), "bold"), (f"  {_told(event)}", "dim"))
        text.append("\n" + quoted(clean(event["accounts"][0]["words"])))
        grid.add_row(wording.when(event["date"]), Text(f"{event['intensity']:+g}", style=style), text)
    return grid


def _said(event: dict[str, Any]) -> str:
    from dragoman.cli.events import row

    _, who, what, whom, status, *_ = row({**event, "document": event["accounts"][0]["document"]})
    return " ".join(filter(None, (who, what, whom))) + (
        "" if event["counts"] else " · together" if event["joint"] else f" · {status}"
    )


def _told(event: dict[str, Any]) -> str:
    sources = wording.plural(event["sources"]["independent"], "source")
    return f"{wording.plural(event['reports'], 'report')}, {sources} · {event['id'][:9]}"


def _source(told: dict[str, Any]) -> str:
    head = told["document"]
    return f"{head['outlet'] or head['file'].rpartition('/')[2]}, {told['reported']}"
