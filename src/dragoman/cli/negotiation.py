"""`dragoman negotiation`: what two sides, or all on an issue, bargain about."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli import options, wording
from dragoman.cli.output import print_json
from dragoman.cli.tables import clean, console, print_nothing, quoted

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from dragoman.cli.wording import Fact
    from dragoman.codebook.issues import Issues
    from dragoman.negotiations import Envoy, Negotiation

NOT_STATED = "not stated in these reports"


def negotiation(
    about: Annotated[
        str, typer.Argument(metavar="ISSUE|DYAD", help="An issue such as tariffs, or two sides such as KOR-USA.")
    ],
    *,
    as_of: options.AsOf = None,
    json: options.Json = False,
    record: options.Record = options.RECORD,
) -> None:
    """Draw a negotiation together: sides and envoys, tracks, packages, asks, offers, refusals, dates, state."""
    from dragoman.codebook.book import shipped
    from dragoman.codebook.term_words import load_terms
    from dragoman.negotiations import HEADINGS
    from dragoman.negotiations import negotiation as draw
    from dragoman.store import open_for_reading
    from dragoman.store.register import country_names
    from dragoman.store.subjects import subject

    with open_for_reading(record) as connection:
        asked = subject(connection, about, known_issues())
        drawn = draw(connection, asked, words=load_terms(shipped()).tables, as_of=as_of)
        names = country_names(connection)
    if json:
        print_json(data(drawn))
        return
    if not any(facts(drawn) for _, facts in HEADINGS):
        day = f" by {as_of}" if as_of else ""
        print_nothing(f"Nothing of a negotiation on {about} is stated in these reports{day}.")
        return
    out = console()
    for part in screen(drawn, names=names, as_of=as_of):
        out.print(part)


def data(drawn: Negotiation) -> dict[str, Any]:
    """Return a negotiation as JSON: under each heading whole facts."""
    from dataclasses import fields

    lists = {f.name: list(getattr(drawn, f.name)) for f in fields(drawn) if f.name not in {"subject", "envoys"}}
    envoys = [{"name": e.name, "country": e.country, "office": e.office, "fact": e.fact} for e in drawn.envoys]
    matters = {"joined": list(drawn.joined), "on_the_table": list(drawn.on_the_table)}
    return {"subject": drawn.subject, **lists, "envoys": envoys, **matters}


def screen(drawn: Negotiation, *, names: dict[str, str], as_of: str | None) -> Iterator[RenderableType]:
    """Yield the lines of the screen; a heading with nothing under it says so."""
    from rich.text import Text

    from dragoman.negotiations import HEADINGS

    day = f"  as of {as_of}" if as_of else ""
    sides = ", ".join(names.get(code, code) for code in drawn.parties)
    yield Text.assemble(("Negotiation", "bold"), f"  {clean(drawn.subject)}{day}")
    yield heading("the sides and who speaks for them")
    yield Text(sides or NOT_STATED)
    for envoy in drawn.envoys:
        yield _envoy(envoy)
    for title, facts in HEADINGS:
        yield heading(title)
        found = facts(drawn)
        if not found:
            yield Text(NOT_STATED, style="dim")
        for fact in found:
            yield from line(fact)


def heading(words: str) -> Text:
    """Return the heading of a part of a screen."""
    from rich.text import Text

    return Text.assemble("\n", (words.upper(), "bold cyan"))


def line(fact: Fact) -> Iterator[RenderableType]:
    """Yield what a fact says with who says or does it, then its words with their source."""
    from rich.padding import Padding
    from rich.text import Text

    said = " ".join(filter(None, (_who(fact), _what(fact))))
    yield Text.assemble((clean(said), "bold"))
    told = ", ".join(fact.get("attribution") or ())
    source = f"{wording.source(fact)} · {wording.short_id(fact)}" + (f" · according to {told}" if told else "")
    words = Text.assemble(quoted(clean(wording.words(fact))), (f"  {clean(source)}", "dim"))
    yield Padding(words, (0, 0, 0, 2), expand=False)


@cache
def known_issues() -> Issues:
    """Return the issues of the shipped codebook."""
    from dragoman.codebook.book import shipped
    from dragoman.codebook.issues import load_issues

    return load_issues(shipped())


def _who(fact: Fact) -> str:
    if "holder" in fact:
        return wording.party(fact["holder"], fact["holder_country"])
    if "recipients" in fact:
        return wording.parties(fact["actors"])
    return ""


def _what(fact: Fact) -> str:
    from dragoman.cli.events import plain_words
    from dragoman.codebook.wording import form_of
    from dragoman.negotiations import says
    from dragoman.store.subjects import told

    if "holder" in fact:
        return plain_words().stand(fact)
    if "recipients" in fact:
        form = form_of(fact["actors"], fact["recipients"])
        verb = plain_words().verb(fact["type"], fact["mode"], form=form, status=fact["status"])
        about = ", ".join(issue.name for issue in known_issues().find(told(fact)))
        when = f"({wording.when(fact['date'])}, {fact['status']})"
        parts = (verb, wording.parties(fact["recipients"]), about and f"on {about}", when)
        return " ".join(filter(None, parts))
    if "value" in fact:
        return measure(fact)
    if "date" in fact:
        return f"{fact['what']}: {_day(fact)}"
    if fact["kind"] in {"package", "track"} and fact["items"]:
        return f"{fact['what']}: {says(fact)}"
    return (
        says(fact)
        if fact["kind"] == "item"
        else f"{fact['what']}{': ' if fact['items'] else ''}{', '.join(fact['items'])}"
    )


def _day(fact: Fact) -> str:
    said = wording.when(fact["date"])
    return said.replace(wording.UNKNOWN, "no date set or stated")


def measure(fact: Fact) -> str:
    """Return a measure in a line: what, by whom, on whom, how it stands."""
    laid = f"by {fact['by'] or 'somebody not stated'}" + (f" on {fact['on']}" if fact["on"] else "")
    until = f" until {wording.open_day(fact['until'])}" if fact["until"] else ""
    since = f" from {wording.open_day(fact['from'])}" if fact["from"] else ""
    return f"{fact['what']} {laid}: {fact['status']}{since}{until}"


def _envoy(envoy: Envoy) -> Text:
    from rich.text import Text

    told = f"  {clean(envoy.office)}, {wording.source(envoy.fact)} · {wording.short_id(envoy.fact)}"
    return Text.assemble((clean(wording.party(envoy.name, envoy.country)), "bold"), (told, "dim"))
