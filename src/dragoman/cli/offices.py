"""`dragoman offices`: who held which office on a day."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from dragoman.cli import options, wording
from dragoman.cli.output import print_json
from dragoman.cli.tables import Column, print_note, print_nothing, print_table

COLUMNS = (
    Column(title="person", style="bold"),
    Column(title="office"),
    Column(title="status"),
    Column(title="also", lead="also ", line=1, style="dim"),
    Column(title="words", line=1, is_words=True),
    Column(title="source", line=2, style="dim"),
    Column(title="id", line=2, style="dim"),
)


def offices(
    who: Annotated[
        str | None, typer.Argument(metavar="[WHO]", help="A country's code or name, a person, or part of an office.")
    ] = None,
    *,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", parser=options.iso_day, help="As last reported by that day.")
    ] = None,
    json: options.Json = False,
    record: options.Record = options.RECORD,
) -> None:
    """List who holds, held or seeks which office, as last reported, now or by a day; the words say which."""
    from dragoman.store import open_for_reading
    from dragoman.store.tenures import tenures

    with open_for_reading(record) as connection:
        held = tenures(connection, who, on)
    if json:
        print_json(held)
    elif held:
        print_table(COLUMNS, map(row, held))
        print_note(f"As last reported by {on}." if on else "As last reported; --on DAY asks for another day.")
    else:
        print_nothing("Not stated in these reports; `dragoman offices` without filters lists all that are.")


def row(fact: dict[str, Any]) -> tuple[str, ...]:
    """Return an office as a row of the table."""
    return (
        wording.party(fact["person"], fact["country"]),
        fact["office"],
        " ".join(filter(None, (fact["status"], _years(fact)))),
        ", ".join(name for name in fact["variants"] if name != fact["person"]),
        wording.words(fact),
        wording.source(fact),
        wording.short_id(fact),
    )


def _years(fact: dict[str, Any]) -> str:
    years = [day[:4] for day in (fact.get("from"), fact.get("until")) if day]
    return "–".join(dict.fromkeys(years))
