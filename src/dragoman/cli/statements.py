"""`dragoman statements`: who said what."""

from __future__ import annotations

from typing import Any

from dragoman.cli import options, wording
from dragoman.cli.answers import answer
from dragoman.cli.tables import Column

COLUMNS = (
    Column(title="date", style="cyan"),
    Column(title="who", style="bold"),
    Column(title="how"),
    Column(title="to", lead="to "),
    Column(title="what", line=1, is_words=True),
    Column(title="source", line=2, style="dim"),
    Column(title="id", line=2, style="dim"),
)


def statements(  # noqa: PLR0913  (an option is an argument)
    *,
    actor: options.Actor = None,
    since: options.Since = None,
    until: options.Until = None,
    as_of: options.AsOf = None,
    text: options.Text = None,
    limit: options.Limit = None,
    once: options.Once = False,
    json: options.Json = False,
    record: options.Record = options.RECORD,
) -> None:
    """List statements: who said what, in which words."""
    from dragoman.store.views import Question

    asked = Question(
        kind="statements", actor=actor, since=since, until=until, as_of=as_of, text=text, limit=limit
    )  # fmt: skip
    answer(record, asked, json=json, once=once, table=(COLUMNS, row), noun="statement")


def row(fact: dict[str, Any]) -> tuple[str | None, ...]:
    """Return a statement as a row of the table; what is quoted directly is told from what is reported."""
    how = "quoted" if fact["direct"] else "reported"
    return (
        wording.when(fact["date"]),
        wording.party(fact["speaker"] or fact["speaker_text"] or "somebody unnamed", fact["speaker_country"]),
        f"{fact['kind']}, {how}",
        fact["addressee"],
        fact["content"],
        wording.source(fact),
        wording.short_id(fact),
    )
