"""`dragoman story`: one development, its reports in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dragoman.cli import options
from dragoman.cli.output import print_json
from dragoman.cli.shared import open_shared
from dragoman.cli.tables import clean, console
from dragoman.cli.wording import plural
from dragoman.days import say_day, say_time

if TYPE_CHECKING:
    from rich.console import RenderableType


def story(
    id_: options.Id, *, as_of: options.AsOf = None, json: options.Json = False, record: options.Record = options.RECORD
) -> None:
    """Show a story: who is in it, and its reports in order, with those that are copies of others."""
    from dragoman.store.stories import story as find

    with open_shared(record) as (connection, book):
        found = find(connection, book, id_, as_of=as_of)
    if json:
        print_json(found)
        return
    out = console()
    for part in _screen(found):
        out.print(part)


def _screen(found: dict[str, Any]) -> Iterator[RenderableType]:
    from rich.table import Table
    from rich.text import Text

    from dragoman.cli.show import fields

    yield Text.assemble((found["id"], "bold cyan"), "  ", (clean(found["title"] or "(no title)"), "bold"), "\n")
    told = f"{plural(found['reports'], 'report')} of {plural(found['sources'], 'independent source')}"
    actors = ", ".join(clean(actor["name"]) for actor in found["actors"])
    about = (("actors", actors), ("places", ", ".join(found["places"])), ("issues", ", ".join(found["issues"])))
    days = say_time({"start": found["start"], "end": found["end"]}) if found["dated"] else "undated"
    yield fields([("days", days), ("told by", told), *about, ("facts", str(found["facts"]))])
    yield Text("")
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(style="cyan", no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    names = {report["report"]: _name(report) for report in found["articles"]}
    for report in found["articles"]:
        text = Text(clean(report["title"] or "(no title)"), style="bold")
        text.append(f"\n{clean(_name(report))} · {report['id']}", style="dim not bold")
        for copy in report["copies"]:
            text.append(f"\n{clean(_copy(report, copy, names))}", style="yellow not bold")
        grid.add_row(say_day(str(report["published"] or "")[:10]) or "no date", text)
    yield grid


def _name(report: dict[str, Any]) -> str:
    return str(report["outlet"] or report["agency"] or report["file"])


def _copy(report: dict[str, Any], copy: dict[str, Any], names: dict[str, str]) -> str:
    """Return a copy in words: whose, how much, and who was first where that is known."""
    other = names.get(copy["of"], copy["of"])
    share = f"{round(100 * copy['held'])} % of the shorter text"
    if copy["source"] is None:
        return f"shares its text with {other} ({copy['kind']}, {share})"
    if copy["source"] == report["report"]:
        return f"copied by {other} ({copy['kind']}, {share}; {copy['ground']})"
    return f"copied from {other} ({copy['kind']}, {share}; {copy['ground']})"
