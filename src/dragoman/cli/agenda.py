"""`dragoman agenda`: what comes next."""

from __future__ import annotations

from typing import Any

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
    once: options.Once = False,
    json: options.Json = False,
    record: options.Record = options.RECORD,
) -> None:
    """List what lies ahead of a day: deadlines, meetings, votes; without --as-of, of the day of the newest report."""
    from dragoman.store.happenings import merged
    from dragoman.store.register import country_names
    from dragoman.store.views import Question, ask, newest_report

    with open_to_ask(record, shared=once) as (connection, book):
        day = as_of or newest_report(connection) or options.today()
        asked = Question(kind="schedule", actor=actor, as_of=as_of, ahead=day, text=text)
        items = merged(connection, book, asked) if book else ask(connection, asked)
        names = country_names(connection)
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


def row(fact: dict[str, Any], names: dict[str, str]) -> tuple[str, ...]:
    """Return an agenda item as a row of the table; `names` are those of the countries."""
    return (
        wording.when(fact["date"]),
        fact["what"],
        fact["kind"],
        ", ".join(names.get(code, code) for code in fact["parties"]),
        wording.words(fact),
        wording.source(fact),
        wording.short_id(fact),
    )
