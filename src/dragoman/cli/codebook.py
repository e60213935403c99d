"""`dragoman codebook`: check, explain and test what a diplomat could correct."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import options

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dragoman.codebook.book import Codebook
    from dragoman.codebook.examples import Code
    from dragoman.codebook.frames import Example, Frame
    from dragoman.records import Event

#: The day on which examples are taken to be published.
EXAMPLE_DAY = "2025-06-18"

app = typer.Typer(help="Check, explain and test the codebook.", no_args_is_help=True)


@app.command()
def check(*, codebook: options.Codebook = None) -> None:
    """Load everything and count it; name what is wrong: file and line, a word that a list repeats, a city nobody knows."""
    from rich.console import Console

    from dragoman.codebook.book import shipped
    from dragoman.codebook.inventory import inventory
    from dragoman.codebook.place_words import unknown_cities
    from dragoman.codebook.repeats import repeats

    book = _load(codebook)
    rows = [(section, f"{count:,}", what) for section, what, count in inventory(book)]
    Console().print(_table(("section", "how many", "of what"), rows, right=1))
    doubts = [*repeats(codebook or shipped()), *unknown_cities(book.places)]
    for doubt in doubts:
        typer.echo(doubt, err=True)
    if doubts:
        raise typer.Exit(1)


@app.command()
def show(
    type_: Annotated[str | None, typer.Argument(metavar="[TYPE]", help="An event type; without it, all types.")] = None,
    *,
    codebook: options.Codebook = None,
) -> None:
    """Explain an event type: its meaning, its modes, and the frames that say it."""
    from rich.console import Console

    book = _load(codebook)
    types = book.ontology.types
    if type_ is None:
        counts = [
            (name, kind.meaning, str(sum(f.type == name for f in book.frames.frames))) for name, kind in types.items()
        ]
        Console().print(_table(("type", "meaning", "frames"), counts, right=2))
        return
    name = _known_type(type_, list(types))
    console = Console(highlight=False, markup=False)
    for part in _explain(book, name):
        console.print(part)


@app.command("test")
def run_examples(*, codebook: options.Codebook = None) -> None:
    """Run the examples of every frame: those that must fire and those that must not."""
    from rich.console import Console

    from dragoman.codebook.examples import failures

    console = Console(highlight=False)
    book = _load(codebook)
    count = 0
    for failure in failures(book.frames.frames, coder(book)):
        count += 1
        console.print(f"[red]{failure.frame}[/]  {failure.problem}", f"    {failure.text}", sep="\n", markup=True)
    total = sum(len(f.fire) + len(f.silent) for f in book.frames.frames)
    console.print(f"{len(book.frames.frames)} frames, {total} examples, {count} wrong.")
    if count:
        raise typer.Exit(1)


def _load(folder: Path | None) -> Codebook:
    """Load a codebook; print what is wrong with it and leave with 1."""
    from dragoman.codebook.book import load_codebook
    from dragoman.codebook.yaml_files import CodebookError

    if folder is not None and not folder.is_dir():
        typer.echo(
            f"{folder}: there is no such folder; --codebook takes a folder with files of your own, laid out like the shipped codebook.",
            err=True,
        )
        raise typer.Exit(2)
    try:
        return load_codebook(folder)
    except CodebookError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


def coder(book: Codebook) -> Code:
    """Return what codes sentences that stand alone."""
    from dragoman.pipeline import Pipeline
    from dragoman.records import Document, stable_id
    from dragoman.sentences import load_engine
    from dragoman.settings import load_settings

    pipeline = Pipeline(codebook=book, engine=load_engine(load_settings().model))

    def document(text: str) -> Document:
        name = stable_id("doc", text)
        return Document(id=name, version=name, file="example", text=text, published=EXAMPLE_DAY, language=book.language)

    def code(texts: Iterable[str]) -> Iterator[tuple[Event, ...]]:
        for _, reports in pipeline.stream(map(document, texts)):
            yield tuple(event for report in reports for event in report.events)

    return code


def _known_type(asked: str, types: list[str]) -> str:
    """Return the type that was asked for, in any case; else say which are near and leave with 2."""
    import difflib

    name = asked.upper()
    if name in types:
        return name
    near = difflib.get_close_matches(name, types, n=1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(types)}."
    typer.echo(f"{asked}: no such event type; {hint}", err=True)
    raise typer.Exit(2)


def _explain(book: Codebook, name: str) -> list[RenderableType]:
    """Return what is printed of one type."""
    from rich.padding import Padding
    from rich.text import Text

    kind = book.ontology.types[name]
    facts = [("while it lies ahead", kind.future), ("quad class", str(kind.quad)), ("score", f"{kind.score:g}")]
    facts += [(f"mode {mode}", f"score {score:g}") for mode, score in kind.modes.items()]
    head = Text.assemble((name, "bold cyan"), "  ", kind.meaning)
    frames = [Padding(_frame(frame), (1, 0, 0, 2)) for frame in book.frames.frames if frame.type == name]
    return [head, Padding(_table(("", ""), facts), (0, 0, 0, 2)), *frames]


def _frame(frame: Frame) -> RenderableType:
    """Return a frame as its words, its roles and its examples."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", width=24)
    grid.add_column(overflow="fold")
    for what, words in _clauses(frame):
        grid.add_row(what, ", ".join(words))
    for example in frame.fire:
        grid.add_row(Text("fires", "green"), _example(example))
    for example in frame.silent:
        grid.add_row(Text("silent", "yellow"), _example(example))
    return Group(Text(frame.id, "bold"), Padding(grid, (0, 0, 0, 2)))


def _clauses(frame: Frame) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield what a frame says, heading and words, leaving out what it does not say."""
    for name in ("verbs", "nouns", "adjectives", "actors", "recipients", "parties", "absorbs"):
        if words := getattr(frame, name):
            yield name, words
    for name in ("mode", "operator"):
        if word := getattr(frame, name):
            yield name, (word,)
    for mode, words in frame.modes.items():
        yield f"mode {mode} near", words
    for name, conditions in (("when", frame.when), ("unless", frame.unless)):
        for role, condition in conditions.items():
            yield f"{name} {role}", (condition,) if isinstance(condition, str) else condition


def _example(example: Example) -> str:
    notes = [note for note in (example.parties, example.status) if note]
    return f"{example.text}  [{'; '.join(notes)}]" if notes else example.text


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], *, right: int | None = None) -> RenderableType:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, show_header=any(heads), header_style="dim")
    for number, head in enumerate(heads):
        table.add_column(head, justify="right" if number == right else "left", overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table
