"""`dragoman stories`: which developments the reports tell of."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from dragoman.cli import options
from dragoman.cli.output import print_json
from dragoman.cli.shared import open_shared
from dragoman.cli.tables import Column, print_nothing, print_table
from dragoman.cli.wording import plural
from dragoman.days import say_time

COLUMNS = (
    Column(title="days", style="cyan"),
    Column(title="story", style="bold"),
    Column(title="reports", line=1),
    Column(title="independent", line=1),
    Column(title="actors", line=1),
    Column(title="about", line=2, style="dim"),
    Column(title="id", line=2, style="dim"),
)


def stories(
    *,
    actor: options.Actor = None,
    since: options.Since = None,
    until: options.Until = None,
    as_of: options.AsOf = None,
    least: Annotated[int, typer.Option("--least", metavar="N", min=1, help="Stories of at least N reports.")] = 1,
    json: options.Json = False,
    record: options.Record = options.RECORD,
) -> None:
    """List stories: the reports of one development together, and how many of them are independent."""
    from dragoman.store.stories import Wanted
    from dragoman.store.stories import stories as find

    with open_shared(record) as (connection, book):
        found = find(connection, book, Wanted(since=since, until=until, as_of=as_of, actor=actor, least=least))
    if json:
        print_json(found)
    elif found:
        print_table(COLUMNS, map(row, found))
    else:
        print_nothing(
            "No stories answer that; leave a filter out to see more, or `dragoman read PATH...` to add reports."
        )


def row(found: dict[str, Any]) -> tuple[str, ...]:
    """Return a story as a row of the table."""
    return (
        say_time({"start": found["start"], "end": found["end"]}) if found["dated"] else "undated",
        found["title"] or "(no title)",
        plural(found["reports"], "report"),
        f"{found['sources']} independent" if found["reports"] > 1 else "",
        ", ".join(actor["name"] for actor in found["actors"]),
        ", ".join([*found["issues"], *found["places"]]),
        found["id"][:9],
    )
