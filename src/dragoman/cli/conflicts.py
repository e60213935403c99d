"""`dragoman conflicts`: what reports tell differently."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli import options, wording
from dragoman.cli.output import print_json
from dragoman.cli.shared import open_shared
from dragoman.cli.tables import clean, console, print_note, print_nothing, quoted
from dragoman.contract import FACTS
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType


def conflicts(
    *,
    actor: options.Actor = None,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="KIND", help=f"Facts of a kind: {', '.join(FACTS)}.")
    ] = None,
    since: options.Since = None,
    until: options.Until = None,
    as_of: options.AsOf = None,
    pairs: Annotated[
        bool,
        typer.Option("--pairs", help="Instead, all pairs that may be one fact and were kept apart, with the reasons."),
    ] = False,
    json: options.Json = False,
    record: options.Record = options.RECORD,
) -> None:
    """List what reports tell differently of one fact: dates, numbers, places, who, said or denied; each with its words."""
    from dragoman.store.happenings import conflicts as find
    from dragoman.store.happenings import uncertain
    from dragoman.store.views import Question

    for asked in kind or ():
        if asked not in FACTS:
            raise UsageError(f"There are no facts of kind {asked!r}; there are {', '.join(FACTS)}.")
    with open_shared(record) as (connection, book):
        found = [
            conflict
            for each in kind or FACTS
            for conflict in (uncertain if pairs else find)(
                connection, book, Question(kind=each, actor=actor, since=since, until=until, as_of=as_of)
            )
        ]
    if json:
        print_json(found)
        return
    if not found:
        print_nothing("The reports do not contradict each other there." if not pairs else "No pair is uncertain there.")
        return
    out = console()
    for conflict in found:
        for part in _screen(conflict):
            out.print(part)
    certain = sum(conflict["certain"] for conflict in found)
    print_note(
        f"{wording.plural(certain, 'fact')} told differently, {wording.plural(len(found) - certain, 'pair')} that may be two facts."
    )


def _screen(conflict: dict[str, Any]) -> Iterator[RenderableType]:
    from rich.table import Table
    from rich.text import Text

    yield Text.assemble(
        (_title(conflict), "bold"), f"  {conflict['id'][:9] if conflict['certain'] else 'may be two facts'}"
    )
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(style="cyan", min_width=14, max_width=30, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    for difference in conflict["differs"] or [_alike(conflict)]:
        for value in difference["values"]:
            lines = Text()
            for told in value["told"]:
                lines.append("\n" if lines else "")
                lines.append(quoted(clean(told["words"])))
                lines.append(f"  {clean(_source(told))}", style="dim")
            grid.add_row(f"{_field(difference)}: {value['value']}" if value["value"] else _field(difference), lines)
    yield grid
    yield Text("")


def _alike(conflict: dict[str, Any]) -> dict[str, Any]:
    """Return a pair without a difference as what its facts say."""
    from dragoman.merging.merged import brief

    return {"field": "alike", "values": [{"value": None, "told": [brief(fact)]} for fact in conflict["facts"]]}


def _title(conflict: dict[str, Any]) -> str:
    fact = conflict if conflict["certain"] else conflict["facts"][0]
    who = " and ".join(
        filter(None, (wording.parties(fact.get("actors", ())), wording.parties(fact.get("recipients", ()))))
    )
    what = fact.get("what") or fact.get("content") or fact.get("issue") or fact.get("of") or "/".join(
        filter(None, (fact.get("type"), fact.get("mode")))
    )  # fmt: skip
    said = fact.get("speaker") or fact.get("holder") or fact.get("maker") or fact.get("person")
    if "date" in fact:
        return clean(" · ".join(filter(None, (wording.when(fact["date"]), who or said, str(what)))))
    return clean(" · ".join(filter(None, (who or said, str(what)))))


def _field(difference: dict[str, Any]) -> str:
    return str(difference["field"]).replace("_", " ")


def _source(told: dict[str, Any]) -> str:
    according = f"according to {', '.join(told['attribution'])}; " if told["attribution"] else ""
    head = told["document"]
    return f"{according}{head['outlet'] or head['file'].rpartition('/')[2]}, {told['reported']} · {told['fact'][:9]}"
