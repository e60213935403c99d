"""`dragoman review`: judgements between desks, and how far reviewers agree."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from dragoman.cli import options
from dragoman.cli.output import print_json
from dragoman.cli.tables import Column, print_nothing, print_table
from dragoman.cli.wording import plural
from dragoman.errors import UsageError

app = typer.Typer(
    help="Judgements of facts: out to a text file, in from one, and how far reviewers agree.", no_args_is_help=True
)
COLUMNS = (
    Column(title="between", style="bold"),
    Column(title="n"),
    Column(title="per cent"),
    Column(title="alpha"),
    Column(title="interval"),
)


@app.command("export")
def export_(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Where to write; else to standard output.")
    ] = None,
    *,
    record: options.Record = options.RECORD,
) -> None:
    """Write every judgement as one line of JSON, oldest first: a file that git can hold and merge."""
    from dragoman.store import judgements, open_for_reading

    with open_for_reading(record) as connection:
        lines = "".join(map(judgements.line_of, judgements.everything(connection)))
    if file is None:
        sys.stdout.write(lines)
        return
    try:
        file.write_text(lines, encoding="utf8")
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}.") from error
    typer.echo(f"{plural(lines.count(chr(10)), 'judgement')} in {file}", err=True)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What another desk exported.")],
    *,
    record: options.Record = options.RECORD,
) -> None:
    """Take in the judgements of another desk; those that are here already are kept once."""
    from dragoman.store import judgements, open_for_writing

    try:
        text = file.read_text(encoding="utf8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{file} cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8 text'}."
        ) from error
    given = [
        judgements.from_line(line, f"{file}:{number}")
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip()
    ]
    with open_for_writing(record) as connection:
        new = judgements.add(connection, given)
        lost = len(judgements.orphans(connection))
    typer.echo(f"{plural(len(given), 'judgement')} read, {new:,} new")
    if lost:
        typer.echo(
            f"{plural(lost, 'judgement')} without a place in this record; `dragoman review list --lost` shows them."
        )


@app.command("list")
def list_(
    *,
    lost: Annotated[bool, typer.Option("--lost", help="Only those whose words the record no longer reads so.")] = False,
    json: options.Json = False,
    record: options.Record = options.RECORD,
) -> None:
    """List the judgements that stand, oldest first."""
    from dragoman.store import judgements, open_for_reading

    with open_for_reading(record) as connection:
        kept = judgements.orphans(connection) if lost else judgements.standing(list(judgements.everything(connection)))
    if json:
        print_json(kept)
    elif kept:
        titles = ("verdict", "fact", "reviewer", "at", "words", "reason")
        print_table(
            tuple(Column(title=t) for t in titles),
            ([j["verdict"], j["fact"], j["reviewer"], j["at"][:10], j["words"][:80], j["reason"]] for j in kept),
        )
    else:
        print_nothing(
            "No judgement is without a place." if lost else "Nobody has judged yet; `dragoman serve` is where one does."
        )


@app.command("agreement")
def agreement_(*, json: options.Json = False, record: options.Record = options.RECORD) -> None:
    """Say how far reviewers agree with the machine and with each other."""
    from dragoman.agreement import agreement
    from dragoman.store import judgements, open_for_reading

    with open_for_reading(record) as connection:
        found = agreement(judgements.standing(list(judgements.everything(connection))))
    if json:
        print_json(found)
    elif found["machine"]:
        print_table(COLUMNS, _rows(found))
    else:
        print_nothing("Nobody has judged whether a fact is right; `dragoman serve` is where one does.")


def _rows(found: dict[str, Any]) -> list[list[str]]:
    rows = [[f"{row['reviewer']} and the machine", *_figures(row)] for row in found["machine"]]
    rows += [[" and ".join(row["pair"]), *_figures(row)] for row in found["pairs"]]
    return rows + ([["all reviewers", *_figures(found["reviewers"])]] if found["reviewers"] else [])


def _figures(row: dict[str, Any]) -> list[str]:
    interval = " to ".join(map(str, row["interval"])) if row["interval"] else ""
    return [*("" if row.get(name) is None else str(row[name]) for name in ("n", "percent", "alpha")), interval]
