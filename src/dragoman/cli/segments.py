"""`dragoman segments`: what was made of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import Json

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from dragoman.records import Article, Document, Rejection, Segment

#: The look of each kind of segment; what is not here is junk and greyed.
STYLES = {"body": "", "title": "bold", "byline": "cyan", "dateline": "magenta", "caption": "yellow"}
JUNK = "dim"
#: Width of the column with the kinds.
MARGIN = 11


def segments(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The page; - reads standard input.")],
    *,
    json: Json = False,
) -> None:
    """Show what was made of a page: its articles, their segments, and what was set aside."""
    from dragoman.articles import split
    from dragoman.cli.output import print_json
    from dragoman.cli.tables import console
    from dragoman.codebook.book import shipped
    from dragoman.codebook.pages import load_pages
    from dragoman.readers import read
    from dragoman.records import Rejection

    clues, unreadable, out = load_pages(shipped()), False, console()
    for item in read([file]):
        if isinstance(item, Rejection):
            typer.echo(f"{item.file}: {item.reason}", err=True)
            unreadable = True
        elif json:
            print_json(page_data(item, split(item, clues)))
        else:
            for part in page(item, split(item, clues)):
                out.print(part)
            out.print()
    if unreadable:
        raise typer.Exit(1)


def page_data(document: Document, made: tuple[Iterable[Article], Iterable[Rejection]]) -> dict[str, Any]:
    """Return what was made of a page as data: the contract's `document` and `segments`, and the words of each."""
    from dragoman.contract import document_data, plain

    articles, rejections = made
    return {
        "file": document.file,
        "characters": len(document.text),
        "articles": [
            {
                "document": document_data(article),
                "segments": [
                    {**plain(segment), "text": document.text[segment.start : segment.end]}
                    for segment in article.segments
                ],
                "paragraphs": [{"kind": paragraph.kind, "text": paragraph.text} for paragraph in article.paragraphs],
            }
            for article in articles
        ],
        "warnings": list(document.warnings),
        "rejections": [plain(rejection) for rejection in rejections],
    }


def page(document: Document, made: tuple[Iterable[Article], Iterable[Rejection]]) -> Iterator[RenderableType]:
    """Yield what is printed of a page."""
    from rich.rule import Rule
    from rich.text import Text

    articles, rejections = tuple(made[0]), tuple(made[1])
    several = f"{len(articles)} article{'s' * (len(articles) != 1)}"
    yield Text.assemble((document.file, "bold"), f"  {len(document.text):,} characters, {several}")
    for warning in document.warnings:
        yield Text(f"warning: {warning}", "yellow")
    for article in articles:
        yield Rule(f"article {article.number + 1}", style="dim")
        yield _head(article)
        yield ""
        yield _body(article)
    for rejection in rejections:
        yield Text(f"set aside: {rejection.reason}", "yellow")


def _head(article: Article) -> RenderableType:
    """Return what was found about an article; what was not found is said too."""
    from rich.table import Table

    basis = f" ({article.published_basis})" if article.published_basis else ""
    rows = (
        ("title", article.title),
        ("published", f"{article.published}{basis}" if article.published else None),
        ("outlet", ", ".join(dict.fromkeys(filter(None, (article.outlet, article.agency)))) or None),
        ("byline", article.byline),
        ("dateline", article.dateline),
        ("genre", article.genre),
        ("language", article.language),
        ("doubts", "; ".join(article.doubts) or None),
        ("segments", _shares(article)),
    )
    table = Table.grid(padding=(0, 1))
    table.add_column(style="dim", width=MARGIN)
    table.add_column(overflow="fold")
    for name, value in rows:
        if value or name in {"title", "published"}:
            table.add_row(name, value or "not stated", style="red" if name == "doubts" else None)
    return table


def _shares(article: Article) -> str:
    """Return how much of the article's stretch each kind takes."""
    characters: dict[str, int] = {}
    for segment in article.segments:
        characters[segment.kind] = characters.get(segment.kind, 0) + segment.end - segment.start
    whole = sum(characters.values()) or 1
    return ", ".join(f"{kind} {count / whole:.0%}" for kind, count in characters.items())


def _body(article: Article) -> RenderableType:
    """Return the text with the kind of each segment in the margin and junk greyed."""
    from rich.table import Table

    table = Table.grid(padding=(0, 1))
    table.add_column(width=MARGIN, style="dim")
    table.add_column(overflow="fold")
    for segment in article.segments:
        table.add_row(segment.kind, _words(article, segment))
    return table


def _words(article: Article, segment: Segment) -> Text:
    from rich.text import Text

    text = article.document.text[segment.start : segment.end].strip()
    shown = "".join(c if c.isprintable() or c == "\n" else " " for c in text)
    return Text(shown, STYLES.get(segment.kind, JUNK))
