"""`dragoman events`: who did what to whom."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli import options, wording
from dragoman.cli.answers import answer
from dragoman.cli.tables import Column
from dragoman.records.facts import LEARNED

if TYPE_CHECKING:
    from dragoman.codebook.wording import Wording

#: Stands behind the type of an event that no frame has coded.
GUESSED = ", guessed"

COLUMNS = (
    Column(title="date", style="cyan"),
    Column(title="who", style="bold"),
    Column(title="what", glued=True),
    Column(title="whom", style="bold", glued=True),
    Column(title="where", lead="in "),
    Column(title="status"),
    Column(title="words", line=1, is_words=True),
    Column(title="on whose word", line=2, lead="according to ", style="dim"),
    Column(title="type", line=2, style="dim"),
    Column(title="source", line=2, style="dim"),
    Column(title="id", line=2, style="dim"),
)


def events(  # noqa: PLR0913  (an option is an argument)
    *,
    actor: options.Actor = None,
    target: Annotated[
        str | None, typer.Option("--target", metavar="WHO", help="Whom it was done to, or who was met; as for --actor.")
    ] = None,
    type_: Annotated[
        list[str] | None, typer.Option("--type", metavar="TYPE", help="A PLOVER type such as CONSULT; may be repeated.")
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(
            "--status", metavar="STATUS", help="occurred, ongoing, planned, hypothetical, negated or historical."
        ),
    ] = None,
    strict: options.Strict = False,
    since: options.Since = None,
    until: options.Until = None,
    as_of: options.AsOf = None,
    text: options.Text = None,
    limit: options.Limit = None,
    once: options.Once = False,
    json: options.Json = False,
    record: options.Record = options.RECORD,
) -> None:
    """List events: who did what to whom, when, and the words that say so."""
    from dragoman.store.views import Question

    asked = Question(
        kind="events", actor=actor, target=target, types=tuple(type_ or ()), status=status, strict=strict,
        since=since, until=until, as_of=as_of, text=text, limit=limit,
    )  # fmt: skip
    answer(record, asked, json=json, once=once, table=(COLUMNS, row), noun="event")


def row(fact: dict[str, Any]) -> tuple[str, ...]:
    """Return an event as a row of the table."""
    from dragoman.codebook.wording import form_of

    form = form_of(fact["actors"], fact["recipients"])
    return (
        wording.when(fact["date"]),
        wording.parties(fact["actors"]) or "somebody unnamed",
        plain_words().verb(fact["type"], fact["mode"], form=form, status=fact["status"]),
        wording.parties(fact["recipients"]),
        _place(fact),
        fact["status"],
        wording.words(fact),
        ", ".join(fact["attribution"]),
        "/".join(filter(None, (fact["type"], fact["mode"]))) + (GUESSED if fact["frame"].startswith(LEARNED) else ""),
        wording.source(fact),
        wording.short_id(fact),
    )


def _place(fact: dict[str, Any]) -> str:
    """Return where it was, unless a party says so."""
    name = (fact.get("place") or {}).get("name") or ""
    return "" if name in {party["name"] for party in (*fact["actors"], *fact["recipients"])} else name


@cache
def plain_words() -> Wording:
    """Return the words in which events and stances are said."""
    from dragoman.codebook.book import shipped
    from dragoman.codebook.wording import load_wording

    return load_wording(shipped())
