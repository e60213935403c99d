"""`dragoman statements`: who said what."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from dragoman.cli import options, wording
from dragoman.cli.answers import answer
from dragoman.cli.tables import Column

COLUMNS = (
    Column(title="date", style="cyan"),
    Column(title="who", style="bold"),
    Column(title="how"),
    Column(title="to", lead="to "),
    Column(title="where"),
    Column(title="what", line=1, is_words=True),
    Column(title="on whose word", line=2, lead="according to ", style="dim"),
    Column(title="source", line=2, style="dim"),
    Column(title="id", line=2, style="dim"),
)


def statements(  # noqa: PLR0913  (an option is an argument)
    *,
    actor: options.Actor = None,
    by: Annotated[str | None, typer.Option("--by", metavar="WHO", help="Who said it; as for --actor.")] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="WHO", help="To whom it was said; as for --actor.")] = None,
    about: Annotated[
        str | None, typer.Option("--about", metavar="WHAT", help="An issue, an actor, two sides, or words.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="statement, or assessment: a judgement or forecast.")
    ] = None,
    unnamed: Annotated[bool, typer.Option("--unnamed", help="Only those of sources without a name.")] = False,
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
        kind="statements", actor=actor, by=by, to=to, types=(kind,) if kind else (), unnamed=_unnamed() if unnamed else (),
        since=since, until=until, as_of=as_of, text=text, limit=limit,
    )  # fmt: skip
    then = _unvouched if unnamed else None
    answer(record, asked, json=json, once=once, table=(COLUMNS, row), noun="statement", about=about, then=then)


def _unvouched(facts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out what somebody with a name answers for; an outlet that relays a source answers for nothing."""
    from dragoman.codebook.book import shipped
    from dragoman.codebook.pages import load_pages

    pages = load_pages(shipped())
    outlets = {*pages.agencies, *pages.outlets}

    def vouched(name: str) -> bool:
        return name[:1].isupper() and name.casefold() not in outlets

    return [fact for fact in facts if not any(map(vouched, fact.get("attribution") or ()))]


def _unnamed() -> tuple[str, ...]:
    """Return the words for sources without a name."""
    from dragoman.codebook.book import shipped
    from dragoman.codebook.speech import load_speech

    return tuple(sorted(load_speech(shipped()).words.unnamed))


def row(fact: dict[str, Any]) -> tuple[str | None, ...]:
    """Return a statement as a row of the table; what is quoted directly is told from what is reported."""
    how = ("quoted" if fact["direct"] else "reported") + ("" if fact["complete"] else ", breaks off")
    where = ", ".join(filter(None, (fact["channel"], " and ".join(fact["languages"]))))
    return (
        wording.when(fact["date"]),
        wording.party(fact["speaker"] or fact["speaker_text"] or "somebody unnamed", fact["speaker_country"]),
        f"{fact['kind']}, {how}",
        fact["addressee"],
        where,
        fact["content"],
        ", ".join(fact.get("attribution", ())),
        wording.source(fact),
        wording.short_id(fact),
    )
