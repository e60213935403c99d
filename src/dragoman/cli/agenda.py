"""`dragoman agenda`: what comes next."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from dragoman.cli import options, wording
from dragoman.cli.answers import TOLD, open_to_ask, told
from dragoman.cli.output import print_json
from dragoman.cli.tables import Column, print_note, print_nothing, print_table

COLUMNS = (
    Column(title="date", style="cyan"),
    Column(title="what", style="bold"),
    Column(title="kind"),
    Column(title="parties"),
    Column(title="words", line=1, is_words=True),
    Column(title="source", line=2, style="dim"),
    Column(title="id", line=2, style="dim"),
)


def agenda(
    *,
    actor: options.Actor = None,
    as_of: options.AsOf = None,
    text: options.Text = None,
    ics: Annotated[
        Path | None, typer.Option("--ics", metavar="FILE", help="Write them as an iCalendar file; - for the pipe.")
    ] = None,
    once: options.Once = False,
    json: options.Json = False,
    record: options.Record = options.RECORD,
) -> None:
    """List what lies ahead of a day: deadlines, meetings, votes; without --as-of, of the day of the newest report."""
    from dragoman.agendas import followed
    from dragoman.store.happenings import merged
    from dragoman.store.register import country_names
    from dragoman.store.views import Question, ask, newest_report

    with open_to_ask(record, shared=once) as (connection, book):
        day = as_of or newest_report(connection) or options.today()
        asked = Question(kind="schedule", actor=actor, as_of=as_of, ahead=day, text=text)
        items = followed(merged(connection, book, asked) if book else ask(connection, asked))
        names = country_names(connection)
    if ics:
        _write(items, names, ics)
        return
    if json:
        print_json(items)
        return
    if items and once:
        print_table((*COLUMNS, TOLD), ((*row(item, names), told(item)) for item in items))
    elif items:
        print_table(COLUMNS, (row(item, names) for item in items))
    if items:
        print_note(f"As of {day}" + ("." if as_of else ", the day of the newest report; --as-of DAY asks for another."))
    else:
        print_nothing(f"Nothing is known to lie ahead of {day}; --as-of DAY asks for another day.")


def _write(items: list[dict[str, Any]], names: dict[str, str], file: Path) -> None:
    """Write the items as an iCalendar file, and say how many could not be entered."""
    from dragoman.calendars import calendar
    from dragoman.errors import UsageError

    written, left_out = calendar(items, names=names)
    if str(file) == "-":
        typer.get_binary_stream("stdout").write(written)
    else:
        try:
            file.write_bytes(written)
        except OSError as error:
            raise UsageError(f"{file} cannot be written: {error.strerror}; give another place to --ics.") from error
        print_note(f"{wording.plural(len(items) - left_out, 'entry', 'entries')} in {file}.")
    if left_out:
        print_note(f"{wording.plural(left_out, 'item')} without a day left out.")


def row(fact: dict[str, Any], names: dict[str, str]) -> tuple[str, ...]:
    """Return an agenda item as a row of the table; `names` are those of the countries."""
    return (
        wording.when(fact["date"]),
        fact["what"],
        ", ".join(filter(None, (fact["kind"], fact.get("state"), _later(fact.get("later"))))),
        ", ".join(names.get(code, code) for code in fact["parties"]),
        wording.words(fact),
        wording.source(fact),
        wording.short_id(fact),
    )


def _later(later: dict[str, Any] | None) -> str:
    """Return what a later report says of an item."""
    if later is None:
        return ""
    what = f"set for {wording.when(later['date'])}" if later["date"]["start"] else later["state"]
    return f"later {what} ({wording.short_id(later)})"
