"""`dragoman show`: one thing of the record, all of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dragoman.cli import options, wording
from dragoman.cli.output import print_json
from dragoman.cli.tables import clean, console, quoted

if TYPE_CHECKING:
    import sqlite3

    from rich.console import RenderableType
    from rich.text import Text

    from dragoman.records import Document

#: Characters around the words of a fact, and of a document, that are shown.
CONTEXT, EXCERPT = 200, 800
NOT_STATED = "not stated"
#: Fields of a fact that have a place of their own on the screen.
APART = frozenset({"id", "kind", "evidence", "document", "current", "reported"})


def show(id_: options.Id, *, json: options.Json = False, record: options.Record = options.RECORD) -> None:
    """Show a fact, a happening, a document or an actor: all its fields, and its words where they stand."""
    from dragoman.store import lookup, open_for_reading

    with open_for_reading(record) as connection:
        found = lookup.find_or_named(connection, id_)
        if found.kind == "document":
            shown = lookup.document(connection, found)
            parts = _document(shown)
        elif found.kind == "happening":
            shown = _joined(connection, found.id)
            parts = _happening(shown)
        elif found.kind == "actor":
            shown = lookup.actor(connection, found)
            parts = _actor(shown)
        else:
            shown = lookup.fact(connection, found)
            parts = _fact(shown, lookup.source(connection, shown))
    if json:
        print_json(shown)
        return
    out = console()
    for part in parts:
        out.print(part)


def fields(pairs: list[tuple[str, Any]]) -> RenderableType:
    """Return names and values as two columns; what is not stated says so."""
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in pairs:
        said = say(value)
        grid.add_row(name.replace("_", " "), said or Text(NOT_STATED, style="dim"))
    return grid


def say(value: Any) -> str:
    """Return any value of a fact on one line."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(filter(None, map(say, value)))
    if not isinstance(value, dict):
        return clean(value)
    if "granularity" in value:
        return _date(value)
    if "name" in value:
        text = value.get("text")
        sector = f", {value['sector']}" if value.get("sector") else ""
        called = f", “{clean(text)}”" if text and text != value["name"] else ""
        return clean(wording.party(value["name"], value.get("country"))) + sector + called
    if value.keys() == {"start", "end", "text"}:
        return f"“{clean(value['text'])}”"
    return clean(value)


def in_context(document: Document, spans: list[dict[str, Any]], around: int = CONTEXT) -> Text:
    """Return the words of a fact where they stand, marked: by colour on a terminal, by « » elsewhere."""
    from rich.text import Text

    text, at = Text(), max(spans[0]["start"] - around, 0)
    text.append(f"{'… ' if at else ''}", style="dim")
    for span in sorted(spans, key=lambda s: s["start"]):
        start = max(span["start"], at)
        if start - at > 2 * around:
            text.append(clean(document.text[at : at + around]) + " … ", style="dim")
            at = start - around
        text.append(_flat(document.text[at:start]), style="dim")
        text.append(mark(_flat(document.text[start : span["end"]])), style="bold green")
        at = max(span["end"], at)
    rest = document.text[at : at + around]
    text.append(_flat(rest) + (" …" if at + around < len(document.text) else ""), style="dim")
    return text


def mark(words: str) -> str:
    """Return words with marks that show without colour."""
    return words if console().is_terminal else f"«{words}»"


def _flat(text: str) -> str:
    """Return text on one line, the spaces at its ends kept."""
    return f"{' ' if text[:1].isspace() else ''}{clean(text)}{' ' if text[-1:].isspace() and text.strip() else ''}"


def _date(date: dict[str, Any]) -> str:
    said = wording.when(date)
    if said.startswith(wording.UNKNOWN):
        return said.replace(wording.UNKNOWN, NOT_STATED)
    words = f": “{clean(date['span']['text'])}”" if date.get("span") else ""
    return f"{said} ({date['granularity']}, {date['basis'] or 'no basis'}{words})"


def _fact(fact: dict[str, Any], document: Document) -> Iterator[RenderableType]:
    from rich.text import Text

    old = "" if fact["current"] else "  (of an earlier version of its document)"
    yield Text.assemble((fact["id"], "bold cyan"), f"  one of the {fact['kind']}{old}\n")
    yield in_context(document, fact["evidence"])
    yield Text("")
    own = [(name, value) for name, value in fact.items() if name not in APART]
    head = fact["document"]
    place = [f"characters {span['start']} to {span['end']}" for span in fact["evidence"]]
    report = [
        (name, head[name]) for name in ("title", "outlet", "published", "dateline", "genre", "doubts", "file", "key")
    ]
    yield fields([*own, ("words at", place), ("reported", fact["reported"]), *report, ("document", head["id"])])


def _joined(connection: sqlite3.Connection, id_: str) -> dict[str, Any]:
    from dragoman.codebook.book import load_codebook
    from dragoman.store.happenings import happening

    return happening(connection, load_codebook(), id_) or {}


def _happening(shown: dict[str, Any]) -> Iterator[RenderableType]:
    """Show a fact of several reports: what it is, then each account on its own line."""
    from rich.text import Text

    sources = "; ".join(f"{number} {kind.replace('_', ' ')}" for kind, number in shown["sources"].items() if number)
    kind = f"{wording.plural(shown['reports'], 'report')} tell one of the {shown['kind_of_fact']}"
    yield Text.assemble((shown["id"], "bold cyan"), f"  {kind}\n")
    apart = APART | {"kind_of_fact", "sources", "history", "differs", "accounts", "cue", "frame", "confidence"}
    yield fields([("sources", sources), *((name, value) for name, value in shown.items() if name not in apart)])
    for state in shown["history"]:
        yield Text(f"as of {state['reported']}: {state['status'] or ''} {state['start'] or 'no date'}", style="yellow")
    for difference in shown["differs"]:
        values = " / ".join(str(value["value"]) for value in difference["values"])
        yield Text(f"they differ on {difference['field']}: {clean(values)}", style="yellow")
    for account in shown["accounts"]:
        head = account["document"]
        told = f"  {head['outlet'] or head['file']}, {account['reported']} · source {account['source'] + 1}, {account['source_kind']}"
        yield Text.assemble("\n", (account["fact"], "cyan"), " ", quoted(clean(account["words"])), (clean(told), "dim"))


def _document(document: dict[str, Any]) -> Iterator[RenderableType]:
    from rich.text import Text

    yield Text.assemble((document["id"], "bold cyan"), "  a document\n")
    names = ("title", "outlet", "published", "language", "file", "key", "url", "first_read", "version")
    yield fields([(name, document[name]) for name in names])
    for version in document["versions"][:-1] if len(document["versions"]) > 1 else ():
        yield Text(f"another version: {version['version']}, first read {version['first_read']}", style="dim")
    for article in document["articles"]:
        facts = ", ".join(f"{number} {kind}" for kind, number in article["facts"].items()) or "no facts"
        yield Text.assemble(
            "\n", (f"article {article['article'] + 1}", "bold"), f"  {clean(article['title'])}: {facts}"
        )
    text = clean(document["text"])
    yield Text("\n" + text[:EXCERPT] + (" … (--json has all of it)" if len(text) > EXCERPT else ""), style="dim")


def _actor(actor: dict[str, Any]) -> Iterator[RenderableType]:
    from rich.text import Text

    yield Text.assemble((actor["id"], "bold cyan"), "  an actor\n")
    offices = [f"{o['office']}, {o['status']} ({o['file']}, {o['reported']})" for o in actor["offices"]]
    names = ("name", "kind", "country", "sector", "variants")
    yield fields([*((name, actor[name]) for name in names), ("offices", offices), ("articles", actor["articles"])])
    yield fields([("because", reason) for reason in actor["reasons"]])
