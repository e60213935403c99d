"""`dragoman actors`: who is who."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from dragoman.cli import options, wording
from dragoman.cli.output import print_json
from dragoman.cli.tables import Column, print_nothing, print_table

COLUMNS = (
    Column(title="name", style="bold"),
    Column(title="country"),
    Column(title="office"),
    Column(title="kind"),
    Column(title="also", lead="also ", line=1, style="dim"),
    Column(title="articles", line=1, style="dim"),
    Column(title="id", line=1, style="dim"),
)


def actors(
    who: Annotated[
        str | None, typer.Argument(metavar="[WHO]", help="A country's code, or part of a name; without it, everybody.")
    ] = None,
    *,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="person, state, organization or another kind shown.")
    ] = None,
    as_of: options.AsOf = None,
    json: options.Json = False,
    record: options.Record = options.RECORD,
) -> None:
    """List who is who: names, offices, countries, spellings; those met most often first."""
    from dragoman.store import open_for_reading
    from dragoman.store.names import is_part
    from dragoman.store.register import actors as everybody

    with open_for_reading(record) as connection:
        known = everybody(connection, as_of)
    if who:
        known = [
            a
            for a in known
            if a["country"] == who.strip().upper() or is_part(who, (a["name"], *a["variants"], a["id"]))
        ]
    if kind:
        known = [a for a in known if a["kind"] == kind]
    if json:
        print_json(known)
    elif known:
        print_table(COLUMNS, map(row, known))
    else:
        print_nothing("Nobody in the record answers that; `dragoman actors` without filters lists everybody it met.")


def row(actor: dict[str, Any]) -> tuple[str, ...]:
    """Return an actor as a row of the table."""
    return (
        actor["name"],
        actor["country"] or "",
        ", ".join(office(held) for held in actor["offices"]),
        actor["kind"],
        ", ".join(actor["variants"]),
        wording.plural(actor["articles"], "article"),
        actor["id"],
    )


def office(held: dict[str, Any]) -> str:
    """Return an office, with its status unless it is held now."""
    return str(held["office"]) if held["status"] == "current" else f"{held['office']} ({held['status']})"
