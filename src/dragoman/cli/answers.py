"""What all queries share: ask, print JSON or a table, and say what is not in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any

from dragoman.cli.output import print_json
from dragoman.cli.shared import open_shared
from dragoman.cli.tables import Column, print_note, print_nothing, print_table
from dragoman.cli.wording import plural

if TYPE_CHECKING:
    import sqlite3

    from dragoman.codebook.book import Codebook
    from dragoman.store.views import Question

TOLD = Column(title="told by", line=2, style="dim")
Row = Callable[[dict[str, Any]], Sequence[str | None]]


def answer(
    record: Path,
    question: Question,
    *,
    json: bool,
    table: tuple[Sequence[Column], Row],
    noun: str,
    once: bool = False,
    about: str | None = None,
    then: Callable[[list[dict[str, Any]]], list[dict[str, Any]]] | None = None,
) -> None:
    """Print the facts that answer a question.

    `once` joins what several reports tell; `about` keeps what speaks of an issue, an actor or two sides; `then` is what is
    done with all of them.
    """
    from dragoman.store.happenings import merged
    from dragoman.store.views import ask

    with open_to_ask(record, shared=once) as (connection, book):
        asked = question if about is None else replace(question, limit=None)
        facts = merged(connection, book, asked) if book else ask(connection, asked)
        if about is not None:
            facts = _about(connection, facts, about)[-question.limit if question.limit else 0 :]
        facts = then(facts) if then else facts
        if json:
            print_json(facts)
            return
        if not facts:
            print_nothing(_hint(connection, question, nouns_of(noun), about=about))
        columns, row = table
        if facts:
            rows = ((*row(fact), told(fact)) for fact in facts) if once else map(row, facts)
            print_table((*columns, TOLD) if once else columns, rows)
        if not once:
            _print_rest(connection, question, facts if about is None else [], noun=noun)


@contextmanager
def open_to_ask(record: Path, *, shared: bool) -> Iterator[tuple[sqlite3.Connection, Codebook | None]]:
    """Open a record; with what its reports share, and the codebook that says so, only where that is wanted."""
    from dragoman.store import open_for_reading

    if shared:
        with open_shared(record) as pair:
            yield pair
    else:
        with open_for_reading(record) as connection:
            yield connection, None


def told(fact: dict[str, Any]) -> str:
    """Return by how many a fact is told, and what they do not agree on."""
    sources = plural(fact["sources"]["independent"], "independent source")
    differs = ", ".join(difference["field"] for difference in fact["differs"])
    return f"{plural(fact['reports'], 'report')}, {sources}" + (f"; they differ on {differs}" if differs else "")


def _print_rest(connection: sqlite3.Connection, question: Question, facts: list[dict[str, Any]], *, noun: str) -> None:
    """Say what the answer leaves out."""
    from dragoman.store.views import count, count_undated

    if question.limit and len(facts) == question.limit:
        print_note(f"The latest {len(facts)} of {plural(count(connection, question), noun, nouns_of(noun))}.")
    if question.since or question.until:
        undated = count_undated(connection, question)
        if undated:
            print_note(
                f"{plural(undated, noun, nouns_of(noun))} without a date left out; ask without --since and --until to see them."
            )


def nouns_of(noun: str) -> str:
    """Return the plural of a noun for facts: quantities, positions."""
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def _about(connection: sqlite3.Connection, facts: list[dict[str, Any]], about: str) -> list[dict[str, Any]]:
    """Return the facts that speak of a subject."""
    from dragoman.codebook.book import shipped
    from dragoman.codebook.issues import load_issues
    from dragoman.store.subjects import is_about, subject, with_leads

    asked = subject(connection, about, load_issues(shipped()))
    led = zip(facts, with_leads(connection, facts), strict=True)
    return [fact for fact, whole in led if is_about(whole, asked)]


def _articles_with(connection: sqlite3.Connection, words: str | None, as_of: str | None) -> str:
    """Say how many articles hold some words, or nothing."""
    from dragoman.store.reports import Shelf, articles

    found = len(articles(connection, Shelf(text=words, as_of=as_of))) if words else 0
    return plural(found, "article") if found else ""


def _hint(connection: sqlite3.Connection, question: Question, nouns: str, *, about: str | None = None) -> str:
    """Say that nothing answers, and which filter may be why."""
    from dragoman.store.names import is_part, who_is_meant
    from dragoman.store.views import known

    who = (
        *(("--actor", question.actor), ("--target", question.target)),
        *(("--by", question.by), ("--to", question.to)),
    )
    for option, asked in who:
        if asked and who_is_meant(connection, asked).condition()[0] == "0":
            return f"The record knows nobody called {asked!r} ({option}); `dragoman actors` lists whom it met."
    held = known(connection, question.kind, "type")
    missing = [asked for asked in question.types if asked.upper() not in map(str.upper, held)]
    if missing and held:
        near = [name for name in held if is_part(missing[0][:3], (name,))]
        return f"No {nouns} of type {missing[0]} in the record; it has {', '.join(near or held)}."
    if not held and not known(connection, question.kind, "id"):
        return f"The record has no {nouns} yet; `dragoman read PATH...` adds reports."
    held_in = _articles_with(connection, question.text or about, question.as_of)
    if held_in:
        words = question.text or about
        return f"Not stated as {nouns}; the words stand in {held_in}: `dragoman articles --text {quote(words or '')}` shows where."
    if about is not None:
        return f"Not stated in these reports: no {nouns} about {about!r} answer that; leave a filter out to see more."
    return f"Not stated in these reports: no {nouns} answer that; leave a filter out to see more."
