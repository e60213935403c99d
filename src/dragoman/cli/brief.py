"""`dragoman brief`: what an analyst wants, on one screen."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import RECORD, AsOf, Json, Record

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from dragoman.brief import Brief, Line, Material, Person
    from dragoman.dossier import Page

#: Facts of a kind that are looked at, the latest; a brief is about now.
LOOKED_AT = 20_000
#: Quotation marks that words may bring with them.
QUOTES = '“”"'


class Format(StrEnum):
    """Where a brief is written."""

    SCREEN = "screen"
    MARKDOWN = "markdown"
    HTML = "html"


def brief(
    *,
    on: Annotated[
        str | None, typer.Option("--on", metavar="WHAT", help="An issue, an actor, or two sides such as KOR-USA.")
    ] = None,
    format_: Annotated[
        Format, typer.Option("--format", help="A page as markdown or html has every sentence with its proof.")
    ] = Format.SCREEN,
    record: Record = RECORD,
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """Say on one screen what happened, who said and wants what, what comes next, who is who; and prove one fact.

    On a subject, or as a page: what happened, who stands where, what is promised, comes next and is disputed, all cited.
    """
    if on or format_ is not Format.SCREEN:
        _page(record, on=on, as_of=as_of, form="json" if json else format_.value)
    else:
        _one_screen(record, as_of=as_of, json=json)


def _page(record: Path, *, on: str | None, as_of: str | None, form: str) -> None:
    """Print the page of a subject."""
    from dragoman import dossier
    from dragoman.cli.output import print_json
    from dragoman.codebook.book import shipped
    from dragoman.codebook.issues import load_issues
    from dragoman.codebook.ontology import load_ontology
    from dragoman.codebook.wording import load_wording
    from dragoman.store import open_for_reading
    from dragoman.store.subjects import subject

    with open_for_reading(record) as connection:
        _, material = collect(connection, as_of)
        asked = subject(connection, on, load_issues(shipped())) if on else None
        page = dossier.write_page(
            connection,
            material,
            subject=asked,
            as_of=as_of,
            ontology=load_ontology(shipped()),
            wording=load_wording(shipped()),
        )
    if form == "json":
        print_json(_page_data(page))
    else:
        written = dossier.html(page) if form == Format.HTML else dossier.markdown(page)
        typer.get_binary_stream("stdout").write(written.encode())


def _page_data(page: Page) -> dict[str, Any]:
    sections = {
        heading: [{"text": claim.text, "facts": list(claim.facts)} for claim in claims]
        for heading, claims in page.sections
    }
    return {"title": page.title, "below": page.below, "sections": sections}


def _one_screen(record: Path, *, as_of: str | None, json: bool) -> None:
    """Print the brief of the whole record."""
    from dragoman.brief import write_brief
    from dragoman.cli.output import print_json
    from dragoman.cli.tables import console, print_nothing
    from dragoman.codebook.book import shipped
    from dragoman.codebook.ontology import load_ontology
    from dragoman.codebook.wording import load_wording
    from dragoman.store import open_for_reading

    with open_for_reading(record) as connection:
        head, material = collect(connection, as_of)
    if not head["reports"]:
        print_nothing("The record holds no report yet; fill it with `dragoman read PATH...`.")
        raise typer.Exit
    written = write_brief(material, ontology=load_ontology(shipped()), wording=load_wording(shipped()))
    if json:
        print_json(_data(head, written))
        return
    out = console()
    for part in _screen(head, written):
        out.print(part)


def collect(connection: sqlite3.Connection, as_of: str | None) -> tuple[dict[str, Any], Material]:
    """Return what the record is, in numbers, and all that a brief is made of."""
    from dragoman.brief import Material
    from dragoman.store.accounts import once
    from dragoman.store.register import actors, country_names
    from dragoman.store.views import Question, ask, current

    known, days = current(as_of)
    tables = "articles JOIN documents ON documents.row = articles.document"
    counts = (
        "count(DISTINCT documents.row) AS reports, count(DISTINCT articles.outlet) AS outlets, "
        "min(articles.published) AS first, max(articles.published) AS last"
    )
    row = connection.execute(f"SELECT {counts} FROM {tables} WHERE {known}", days).fetchone()  # noqa: S608
    head = {key: row[key] for key in ("reports", "outlets", "first", "last")}
    kinds = ("events", "statements", "positions", "schedule", "offices")
    asked = {kind: ask(connection, Question(kind=kind, as_of=as_of, limit=LOOKED_AT)) for kind in kinds}
    facts = {kind: [fact for fact in found if fact.get("verdict") != "wrong"] for kind, found in asked.items()}
    facts["events"] = once(connection, facts["events"], as_of=as_of)
    today = as_of or head["last"] or ""
    return head, Material(**facts, actors=actors(connection, as_of), states=country_names(connection), today=today)


def _data(head: dict[str, Any], written: Brief) -> dict[str, Any]:
    """Return the brief as JSON: each line with the id of the fact behind it."""

    def lines(given: Iterable[Line]) -> list[dict[str, Any]]:
        return [
            {"id": line.fact["id"], "when": line.when, "text": line.text, "words": line.words, "reports": line.reports}
            for line in given
        ]

    sections = {name: lines(getattr(written, name)) for name in ("happened", "views", "quotes", "ahead")}
    people = [
        {"name": p.name, "office": p.office, "country": p.country, "variants": list(p.variants)} for p in written.people
    ]
    return {**head, **sections, "people": people, "proof": written.proof and written.proof["id"]}


# ---------------------------------------------------------------- the screen


def _screen(head: dict[str, Any], written: Brief) -> Iterator[RenderableType]:
    """Yield the parts of the screen; a part with nothing in it is left out."""
    yield _title(head)
    yield from _part("What happened", _lines(written.happened, words="below"))
    yield from _part("Who stands where", _lines(written.views, dated=False, words="beside"))
    yield from _part("Who said what", _lines(written.quotes, words="after"))
    yield from _part("What comes next", _lines(written.ahead, words="none"))
    yield from _part("Who is who", _people(written.people))
    yield from _part("One fact, proved", _proof(written.proof))


def _title(head: dict[str, Any]) -> Text:
    from rich.text import Text

    from dragoman.cli.wording import plural
    from dragoman.days import say_time

    time = say_time({"start": head["first"], "end": head["last"], "granularity": "range"})
    outlets = f" of {head['outlets']} outlets" if head["outlets"] > 1 else ""
    return Text.assemble(("The brief", "bold"), f"  {plural(head['reports'], 'report')}{outlets}, {time}")


def _part(heading: str, rows: Sequence[RenderableType]) -> Iterator[RenderableType]:
    from rich.text import Text

    if rows:
        yield Text.assemble("\n", (heading.upper(), "bold cyan"))
        yield from rows


def _lines(lines: Sequence[Line], *, dated: bool = True, words: str) -> list[RenderableType]:
    """Return lines as a grid: the day and the sentence.

    The words that prove it stand below it or beside it, cut where the line ends; after it, whole; or not at all.
    """
    from rich.table import Table

    if not lines:
        return []
    grid = Table.grid(padding=(0, 2, 0, 0))
    if dated:
        grid.add_column(no_wrap=True, style="green", width=max(len(line.when) for line in lines))
    grid.add_column()
    for line in lines:
        grid.add_row(*([line.when] if dated else []), _line(line, words))
    return [grid]


def _line(line: Line, words: str) -> RenderableType:
    from rich.console import Group
    from rich.text import Text

    from dragoman.cli.tables import clean

    told = f"  ({line.reports} reports)" if line.reports > 1 else ""
    head = Text.assemble((clean(line.text), "bold"), (told, "dim"))
    quoted = Text(
        f"“{clean(line.words).strip(QUOTES)}”", "" if words == "after" else "dim", no_wrap=True, overflow="ellipsis"
    )
    if words == "none":
        return head
    if words == "below":
        return Group(head, quoted)
    joined = Text.assemble(head, "  ", quoted)
    joined.no_wrap, joined.overflow = words == "beside", "ellipsis" if words == "beside" else "fold"
    return joined


def _people(people: Sequence[Person]) -> list[RenderableType]:
    from rich.table import Table
    from rich.text import Text

    from dragoman.cli.tables import clean

    if not people:
        return []
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="bold", width=max(len(person.name) for person in people))
    grid.add_column()
    for person in people:
        office = ", ".join(filter(None, (person.office, person.country)))
        also = f"  also {', '.join(map(clean, person.variants))}" if person.variants else ""
        grid.add_row(clean(person.name), Text.assemble(clean(office), (also, "dim")))
    return [grid]


def _proof(fact: Any) -> list[RenderableType]:
    """Return the words of one event with what it was read from marked, and where they stand."""
    from rich.text import Text

    from dragoman.cli.tables import clean
    from dragoman.days import say_day

    if fact is None:
        return []
    document, span = fact["document"], fact["evidence"][0]
    title = f"“{document['title']}”" if document["title"] else None
    told = ", ".join(filter(None, (title, document["outlet"], say_day(fact["reported"]))))
    place = f"{document['file']}, characters {span['start']}–{span['end']}; the whole proof: dragoman why {fact['id']}"
    return [_marked(fact, span), Text(clean(told), "dim"), Text(clean(place), "dim")]


def _marked(fact: Any, span: dict[str, Any]) -> Text:
    """Return a span's words with the parties and the cue marked; what a terminal would obey becomes a space."""
    from rich.text import Text

    text = Text("".join(c if c.isprintable() else " " for c in span["text"]))
    for party in (*fact["actors"], *fact["recipients"]):
        text.highlight_words([party["text"]], "bold yellow")
    cue = fact["cue"]
    if span["start"] <= cue["start"] < cue["end"] <= span["end"]:
        text.stylize("bold reverse", cue["start"] - span["start"], cue["end"] - span["start"])
    return text
