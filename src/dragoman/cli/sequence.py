"""`dragoman sequence`: in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli import options, wording
from dragoman.cli.output import print_json
from dragoman.cli.tables import Column, print_note, print_nothing, print_table

if TYPE_CHECKING:
    from dragoman.sequence import Step

COLUMNS = (
    Column(title="order", style="cyan"),
    Column(title="who", style="bold"),
    Column(title="what"),
    Column(title="with", lead="with ", style="bold"),
    Column(title="date"),
    Column(title="words", line=1, is_words=True),
    Column(title="order by", line=2, lead="ordered by ", style="dim"),
    Column(title="source", line=2, style="dim"),
    Column(title="id", line=2, style="dim"),
)


def sequence(
    *,
    actor: options.Actor = None,
    with_: Annotated[
        str | None, typer.Option("--with", metavar="WHO", help="Whom they dealt with; as for --actor.")
    ] = None,
    type_: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="A PLOVER type such as CONSULT.")] = None,
    mode: Annotated[str | None, typer.Option("--mode", metavar="MODE", help="A mode such as phone or visit.")] = None,
    as_of: options.AsOf = None,
    json: options.Json = False,
    record: options.Record = options.RECORD,
) -> None:
    """List dealings in their order, by the text's own count or by date; firsts and comparisons follow."""
    from dragoman.codebook.book import shipped
    from dragoman.codebook.precedent_words import load_precedents
    from dragoman.sequence import Wanted
    from dragoman.sequence import sequence as ordered
    from dragoman.store import open_for_reading

    wanted = Wanted(actor=actor, partner=with_, type=type_, mode=mode, as_of=as_of)
    with open_for_reading(record) as connection:
        steps = ordered(connection, wanted, load_precedents(shipped()).tables)
    if json:
        print_json([data(step) for step in steps])
    elif steps:
        print_table(COLUMNS, map(row, steps))
        print_note("Numbers by date count what the record holds; numbers by the text are the report's own.")
    else:
        print_nothing("Not stated in these reports; leave a filter out to see more.")


def data(step: Step) -> dict[str, Any]:
    """Return a step as JSON: its order and the fact behind it."""
    return {
        "number": step.number,
        "basis": step.basis,
        "what": step.what,
        "who": list(step.who),
        "with": list(step.partners),
        "reports": step.reports,
        "fact": step.fact,
    }


def row(step: Step) -> tuple[str, ...]:
    """Return a step as a row of the table."""
    fact = step.fact
    return (
        str(step.number or fact["kind"]),
        ", ".join(step.who) or "not stated",
        step.what,
        ", ".join(step.partners),
        wording.when(fact["date"]),
        wording.words(fact),
        step.basis,
        wording.source(fact),
        wording.short_id(fact),
    )
