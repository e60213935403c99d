"""Reports as the JSON that leaves Dragoman: one object per article, the same from `code`, `--json` and the exports."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the command line reads this module for every --help
    from dragoman.records import Article, Rejection, Report

#: The lists of facts of a report, in the order in which they are written; also the kinds of facts of a record.
FACTS = (
    *("events", "statements", "positions", "schedule", "pledges", "measures", "quantities", "offices"),
    *("terms", "precedents"),
)
#: The list of the writer's judgements; a record keeps them among the statements.
OWN = "assessments"
#: What else stands in the object of an article, after the facts.
REST = ("segments", "rejections", "actors", "warnings")
#: What JSON holds as it is.
SIMPLE = frozenset({str, int, float, bool, type(None)})
#: What the object says of its document and article, in this order; `id` names the document.
HEAD = (
    *("id", "file", "key", "title", "published", "outlet", "dateline", "language", "article", "start", "end"),
    *("version", "url", "published_basis", "byline", "agency", "genre", "doubts"),
)


def report_data(report: Report) -> dict[str, Any]:
    """Return the object of one article: its document, its facts, and what was set aside."""
    return {
        "document": document_data(report.article),
        **apart({kind: plain(getattr(report, kind)) for kind in FACTS}),
        "segments": plain(report.article.segments),
        "rejections": plain(report.rejections),
        "actors": plain(report.actors),
        "warnings": list(dict.fromkeys((*report.article.document.warnings, *report.warnings))),
    }


def apart(lists: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Return the lists of facts with the writer's own judgements, which nobody is reported to have made, in one of their own."""
    said = lists["statements"]
    return {**lists, "statements": [s for s in said if not s["own"]], OWN: [s for s in said if s["own"]]}


def document_data(article: Article) -> dict[str, Any]:
    """Return what the object of an article says of it and of its document; the article's word wins."""
    document = article.document
    found = {
        "id": document.id,
        "file": document.file,
        "key": document.key,
        "title": article.title or document.title,
        "published": article.published or document.published,
        "outlet": article.outlet or document.outlet,
        "dateline": article.dateline,
        "language": article.language or document.language,
        "article": article.number,
        "start": article.start,
        "end": article.end,
        "version": document.version,
        "url": document.url,
        "published_basis": article.published_basis,
        "byline": article.byline,
        "agency": article.agency,
        "genre": article.genre,
        "doubts": list(article.doubts),
    }
    return {name: found[name] for name in HEAD}


def unreadable_data(rejection: Rejection) -> dict[str, Any]:
    """Return the object of an input that could not be read: its file and why."""
    head: dict[str, Any] = {**dict.fromkeys(HEAD), "file": rejection.file, "doubts": []}
    empty: dict[str, Any] = {kind: [] for kind in (*FACTS, OWN, *REST)}
    return {"document": head, **empty, "rejections": [plain(rejection)]}


def plain(value: Any) -> Any:
    """Return records as dicts, tuples as lists; a field named like a keyword loses its underscore."""
    if isinstance(value, tuple | list):
        return [item if type(item) in SIMPLE else plain(item) for item in value]
    if value is None or isinstance(value, str | int | float):
        return value
    given = value if isinstance(value, dict) else _fields(value)
    return {key: item if type(item) in SIMPLE else plain(item) for key, item in given.items()}


def json_line(data: Any) -> str:
    """Return JSON on one line, in the order given; half a surrogate pair, which UTF-8 cannot hold, is escaped.

    Records may stand anywhere in it, and are written as `plain` gives them.
    """
    text = _ENCODER.encode(data)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(data, default=_fields)
    return text


def _fields(record: Any) -> dict[str, Any]:
    """Return the fields of a record by the names that they have in JSON."""
    shape: Any = type(record)
    keys, values = _shape(shape)
    return dict(zip(keys, values(record), strict=True))


@cache
def _shape(shape: type) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """Return the names that the fields of a record have in JSON, and what gives their values."""
    if not is_dataclass(shape):
        raise TypeError(f"{shape.__name__} cannot be written as JSON")
    names = [f.name for f in fields(shape) if not f.name.startswith("_")]
    values = attrgetter(*names) if len(names) > 1 else lambda record: tuple(getattr(record, name) for name in names)
    return tuple(name.removesuffix("_") for name in names), values


_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, default=_fields)
