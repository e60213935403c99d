"""`dragoman parse`: what the reading engine saw."""

from __future__ import annotations

import enum
from typing import Annotated

import typer


class ParseFormat(enum.StrEnum):
    """How a parse is printed."""

    conllu = "conllu"


def parse(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The report; - reads standard input.")],
    *,
    format: Annotated[ParseFormat, typer.Option(help="How the parse is printed.")] = ParseFormat.conllu,  # noqa: A002, ARG001
    as_is: Annotated[bool, typer.Option("--as-is", help="Read the whole file as body text, without cleaning.")] = False,
) -> None:
    """Print what the reading engine saw: words, parts of speech, dependencies, and their place in the source."""
    from dragoman.articles import as_is as whole
    from dragoman.articles import split
    from dragoman.codebook.book import shipped
    from dragoman.codebook.pages import load_pages
    from dragoman.exports.conllu import conllu
    from dragoman.readers import read
    from dragoman.records import Rejection
    from dragoman.sentences import load_engine
    from dragoman.settings import load_settings

    out = typer.get_binary_stream("stdout")
    engine, unreadable = load_engine(load_settings().model), False
    for item in read([file]):
        if isinstance(item, Rejection):
            typer.echo(f"{item.file}: {item.reason}", err=True)
            unreadable = True
            continue
        found = (whole(item),) if as_is else split(item, load_pages(shipped()))[0]
        for number, sentences in enumerate(engine.parse(found)):
            out.write("".join(conllu(sentence, article=number) for sentence in sentences).encode("utf8", "replace"))
            out.flush()
    if unreadable:
        raise typer.Exit(1)
