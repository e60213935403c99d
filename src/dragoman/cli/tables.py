"""Tables that fit: columns on a wide terminal, an entry of a few lines on a narrow one, a line a row in a pipe."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

#: From this width on, words have room beside the other columns, of which none is wider than the second figure.
WIDE, WIDEST = 170, 22
#: Characters of quoted words that are shown on a terminal; `show` has them all.
WORDS = 240
OPENING = "“\"‘'«"
#: What must not reach a terminal: control characters, and marks that turn the direction of what follows.
UNSEEN = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column, and its place in an entry: on which line, after which words, `glued` to what stands before it."""

    title: str
    style: str = ""
    line: int = 0
    lead: str = ""
    glued: bool = False
    is_words: bool = False


def console(*, stderr: bool = False) -> Console:
    """Return the console: colour on a terminal only, as wide as the terminal or as COLUMNS says."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, markup=False, emoji=False, soft_wrap=False)


def print_table(columns: Sequence[Column], rows: Iterable[Sequence[str | None]]) -> None:
    """Print rows; the first column is the key of each entry."""
    out = console()
    cells = [[clean(value) for value in row] for row in rows]
    if not out.is_terminal and not os.environ.get("COLUMNS"):
        _print_lines(columns, cells)
    elif out.width >= WIDE:
        _print_columns(out, columns, cells)
    else:
        _print_entries(out, columns, cells)


def print_nothing(sentence: str) -> None:
    """Say that there is nothing, and what to try."""
    console().print(clean(sentence))


def print_note(sentence: str) -> None:
    """Say something about a table beside it, out of the way of a pipe."""
    console(stderr=True).print(clean(sentence), style="dim")


def clean(value: Any) -> str:
    """Return a value on one line, without anything that a terminal would obey."""
    return "" if value is None else UNSEEN.sub(" ", str(value)).strip()


def shorten(text: str, length: int = WORDS) -> str:
    """Return the text, cut at a word when it is too long."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut[length // 2 :] else cut} …"


def quoted(text: str) -> str:
    """Return words in quotation marks, unless they bring some."""
    short = shorten(text)
    return short if not short or short[0] in OPENING else f"“{short}”"


def _print_lines(columns: Sequence[Column], rows: list[list[str]]) -> None:
    """Print a header and a line for each row, columns aligned, nothing cut; words last, as nothing aligns after them."""
    import typer

    order = sorted(range(len(columns)), key=lambda i: columns[i].is_words)
    table = [[column.title.upper() for column in columns], *rows]
    widths = [max(len(row[i]) for row in table) for i in range(len(columns))]
    for row in table:
        typer.echo("  ".join(row[i].ljust(widths[i]) for i in order).rstrip())


def _print_columns(out: Console, columns: Sequence[Column], rows: list[list[str]]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), expand=True, header_style="bold")
    for i, column in enumerate(columns):
        values = [row[i] for row in rows] + [column.title]
        if column.is_words:
            table.add_column(column.title, style=column.style, ratio=1, overflow="fold")
        else:
            width = min(max(map(len, values)), WIDEST)
            table.add_column(column.title, style=column.style, width=width, overflow="fold")
    for row in rows:
        table.add_row(*(Text(quoted(v) if c.is_words else v) for c, v in zip(columns, row, strict=True)))
    out.print(table)


def _print_entries(out: Console, columns: Sequence[Column], rows: list[list[str]]) -> None:
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(max_width=max(10, out.width // 3), style=columns[0].style, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for row in rows:
        table.add_row(row[0], _entry(columns, row))
    out.print(table)


def _entry(columns: Sequence[Column], row: list[str]) -> Text:
    """Return the lines of an entry, after its key."""
    from rich.text import Text

    entry, line = Text(), columns[1].line
    for column, value in list(zip(columns, row, strict=True))[1:]:
        if not value:
            continue
        if column.line != line:
            entry.append("\n" if entry else "")
        elif entry:
            entry.append(" " if column.glued else " · ", style="dim")
        entry.append(quoted(value) if column.is_words else f"{column.lead}{value}", style=column.style)
        line = column.line
    return entry
