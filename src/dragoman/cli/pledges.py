"""`dragoman pledges`: what was promised."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli import options, wording
from dragoman.cli.output import print_json
from dragoman.cli.tables import Column, print_note, print_nothing, print_table

if TYPE_CHECKING:
    from dragoman.bearings import Promise

COLUMNS = (
    Column(title="reported", style="cyan"),
    Column(title="maker", style="bold"),
    Column(title="to", lead="to "),
    Column(title="due", lead="due "),
    Column(title="words", line=1, is_words=True),
    Column(title="source", line=2, style="dim"),
    Column(title="id", line=2, style="dim"),
)


def pledges(
    *,
    by: Annotated[str | None, typer.Option("--by", metavar="WHO", help="Who promised; as for --to.")] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="WHO", help="To whom: a country's code or name, or part of a name.")
    ] = None,
    about: Annotated[
        str | None, typer.Option("--about", metavar="WHAT", help="An issue, an actor, two sides, or words.")
    ] = None,
    as_of: options.AsOf = None,
    json: options.Json = False,
    record: options.Record = options.RECORD,
) -> None:
    """List promises, each with what was reported later of the same side and matter: it bears on them, it proves nothing."""
    from dragoman.bearings import jointly, promises
    from dragoman.codebook.book import shipped
    from dragoman.codebook.issues import load_issues
    from dragoman.store import open_for_reading
    from dragoman.store.subjects import is_about, subject, with_leads
    from dragoman.store.views import Question

    issues = load_issues(shipped())
    with open_for_reading(record) as connection:
        found = promises(connection, Question(kind="pledges", by=by, to=to, as_of=as_of), issues)
        if about:
            asked = subject(connection, about, issues)
            whole = with_leads(connection, [promise.pledge for promise in found])
            found = [promise for promise, led in zip(found, whole, strict=True) if is_about(led, asked)]
    if json:
        print_json([{**promise.pledge, "bearing": list(promise.bearing)} for promise in found])
    elif found:
        print_table(COLUMNS, (row for group in jointly(found) for row in rows(group)))
        print_note("“later” is what was reported afterwards of the same side and matter; it proves no fulfilment.")
    else:
        print_nothing("No such promise is stated in these reports; leave a filter out to see more.")


def rows(group: tuple[Promise, ...]) -> Iterator[tuple[str, ...]]:
    """Yield a promise as a row with all who make it, then a row for each later event."""
    pledge = group[0].pledge
    makers = (wording.party(p.pledge["maker"], p.pledge["maker_country"]) for p in group)
    later = {event["id"]: event for promise in group for event in promise.bearing}
    yield (
        wording.reported(pledge),
        ", ".join(makers),
        (pledge["beneficiary"] or "") if len(group) == 1 else "",
        wording.when(pledge["due"]) if pledge["due"] else "",
        *_proof(pledge),
    )
    for event in later.values():
        yield (f"  later {event['reported']}", wording.parties(event["actors"]), "", "", *_proof(event))


def _proof(fact: Any) -> tuple[str, str, str]:
    return wording.words(fact), wording.source(fact), wording.short_id(fact)
