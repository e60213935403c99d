"""`dragoman rejections`: what was set aside, and why."""

from __future__ import annotations

from typing import Any

from dragoman.cli import options
from dragoman.cli.output import print_json
from dragoman.cli.tables import Column, print_nothing, print_table

COLUMNS = (
    Column(title="stage", style="cyan"),
    Column(title="why", style="bold"),
    Column(title="words", line=1, is_words=True),
    Column(title="where", line=2, style="dim"),
)


def rejections(*, json: options.Json = False, record: options.Record = options.RECORD) -> None:
    """List what was set aside and why: inputs that could not be read first, then stretches of text."""
    from dragoman.store import open_for_reading
    from dragoman.store.reports import rejections as find

    with open_for_reading(record) as connection:
        found = find(connection)
    if json:
        print_json(found)
    elif found:
        print_table(COLUMNS, map(row, found))
    else:
        print_nothing("Nothing was rejected.")


def row(rejection: dict[str, Any]) -> tuple[str | None, ...]:
    """Return a rejection as a row of the table."""
    where = rejection["file"] or "?"
    if rejection["start"] is not None:
        where += f", characters {rejection['start']} to {rejection['end']}"
    return (rejection["stage"], rejection["reason"], rejection["text"], where)
