"""`dragoman code`: the facts of reports as JSON Lines, without a record."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli import options

if TYPE_CHECKING:
    from dragoman.executors import Coder
    from dragoman.records import Document, Rejection


#: What is said of an input that was read and holds no article.
NO_ARTICLE = "The text holds no article, only what surrounds one; nothing was coded."


class CodeFormat(enum.StrEnum):
    """How facts are printed."""

    jsonl = "jsonl"


def code(
    paths: options.Paths,
    *,
    format: Annotated[CodeFormat, typer.Option(help="How the facts are printed.")] = CodeFormat.jsonl,  # noqa: A002, ARG001
    published: options.Published = None,
    outlet: options.Outlet = None,
    language: options.Language = None,
    codebook: options.Codebook = None,
    strict: options.Strict = False,
) -> None:
    """Print the facts of reports, one JSON object per article, in input order; an unreadable input gives a line too."""
    from dragoman.contract import json_line
    from dragoman.readers import Defaults, read
    from dragoman.workers import working

    inputs = read(paths, defaults=Defaults(published=published, outlet=outlet, language=language))
    out = typer.get_binary_stream("stdout")
    unreadable = False
    with working(codebook, strict=strict) as coder:
        for data, was_read in coded(inputs, coder):
            out.write(f"{json_line(data)}\n".encode())
            out.flush()
            unreadable = unreadable or not was_read
    if unreadable:
        raise typer.Exit(1)


def coded(inputs: Iterable[Document | Rejection], pipeline: Coder) -> Iterator[tuple[dict[str, Any], bool]]:
    """Yield (the object of an article, True) and (the object of an unreadable input, False), in input order."""
    from dragoman.contract import report_data, unreadable_data
    from dragoman.records import Document, Rejection

    # A run of documents is coded as one stream, so that the engine may read several together.
    for readable, run in groupby(inputs, key=lambda item: isinstance(item, Document)):
        if readable:
            for document, reports in pipeline.stream(item for item in run if isinstance(item, Document)):
                yield from ((report_data(report), True) for report in reports)
                if not reports:
                    yield unreadable_data(Rejection(stage="split", reason=NO_ARTICLE, file=document.file)), True
        else:
            yield from ((unreadable_data(item), False) for item in run if isinstance(item, Rejection))
