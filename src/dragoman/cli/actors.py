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


#: The columns of `--uncertain`.
DOUBTS = (
    Column(title="one", style="bold"),
    Column(title="perhaps the other", style="bold"),
    Column(title="points"),
    Column(title="because", line=1, style="dim"),
)


def actors(
    who: Annotated[
        str | None, typer.Argument(metavar="[WHO]", help="A country's code, or part of a name; without it, everybody.")
    ] = None,
    *,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="person, state, organization or another kind shown.")
    ] = None,
    uncertain: Annotated[
        bool,
        typer.Option(
            "--uncertain", help="Persons who may be one and are left apart, with what speaks for and against."
        ),
    ] = False,
    as_of: options.AsOf = None,
    json: options.Json = False,
    record: options.Record = options.RECORD,
) -> None:
    """List who is who: names, offices, countries, spellings; those met most often first."""
    from dragoman.cli.shared import open_shared
    from dragoman.store.names import is_part
    from dragoman.store.register import everybody

    with open_shared(record) as (connection, _):
        found = everybody(connection, as_of)
    if uncertain:
        _uncertain(found.doubts, who, json=json)
        return
    known = found.actors
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


def _uncertain(doubts: list[dict[str, Any]], who: str | None, *, json: bool) -> None:
    """Print pairs of persons who may be one."""
    from dragoman.store.names import is_part

    if who:
        sides = ("first", "second")
        doubts = [
            d for d in doubts
            if any(d[side]["country"] == who.strip().upper() or is_part(who, (d[side]["name"],)) for side in sides)
        ]  # fmt: skip
    if json:
        print_json(doubts)
    elif doubts:
        print_table(DOUBTS, map(_doubt, doubts))
    else:
        print_nothing("No two persons in the record are uncertain.")


def _doubt(doubt: dict[str, Any]) -> tuple[str, ...]:
    """Return two persons who may be one as a row."""
    first, second = (_side(doubt[side]) for side in ("first", "second"))
    because = "; ".join(f"{reason['detail']} ({reason['points']:+g})" for reason in doubt["because"])
    return first, second, f"{doubt['score']:g}", because


def _side(actor: dict[str, Any]) -> str:
    offices = ", ".join(office(held) for held in actor["offices"][:2])
    return ", ".join(filter(None, (actor["name"], actor["country"], offices)))


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
