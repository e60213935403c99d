"""`dragoman articles`: what was read."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from dragoman.cli import options, wording
from dragoman.cli.output import print_json
from dragoman.cli.tables import Column, print_nothing, print_table

COLUMNS = (
    Column(title="reported", style="cyan"),
    Column(title="title", style="bold"),
    Column(title="outlet", line=1),
    Column(title="genre", line=1),
    Column(title="language", line=1),
    Column(title="facts", line=1),
    Column(title="doubts", line=1),
    Column(title="passage", line=2, is_words=True),
    Column(title="file", line=3, style="dim"),
    Column(title="id", line=3, style="dim"),
)


def articles(
    *,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="The outlet, or part of its name.")
    ] = None,
    since: options.Since = None,
    until: options.Until = None,
    as_of: options.AsOf = None,
    text: options.Text = None,
    json: options.Json = False,
    record: options.Record = options.RECORD,
) -> None:
    """List the articles that were read, also those in languages that are not coded; --text searches them whole and shows the passage."""
    from dragoman.store import open_for_reading
    from dragoman.store.reports import Shelf
    from dragoman.store.reports import articles as find

    with open_for_reading(record) as connection:
        found = find(connection, Shelf(outlet=outlet, since=since, until=until, as_of=as_of, text=text))
    if json:
        print_json(found)
    elif found:
        print_table(COLUMNS, map(row, found))
    else:
        print_nothing(
            "No articles answer that; leave a filter out to see more, or `dragoman read PATH...` to add some."
        )


def row(head: dict[str, Any]) -> tuple[str | None, ...]:
    """Return an article as a row of the table."""
    return (
        head["published"] or "undated",
        head["title"] or "(no title)",
        head["outlet"],
        head["genre"],
        head["language"],
        wording.plural(head["facts"], "fact"),
        ", ".join(head["doubts"]),
        head.get("passage"),
        _place(head),
        head["id"],
    )


def _place(head: dict[str, Any]) -> str:
    """Return the file, the row in it, and the article on the page where there are several."""
    article = f"article {head['article'] + 1}" if head["article"] else None
    return ", ".join(filter(None, (head["file"], head["key"], article)))
