"""Answers as pages: templates that only lay out, with the words that a page needs beside its data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from dragoman import __version__
from dragoman.days import MONTHS, say_day, say_time
from dragoman.store import account
from dragoman.store.judgements import EDITABLE
from dragoman.web.desk import Desk
from dragoman.web.phrases import KINDS, short

#: The pages of the bar, in the order in which a desk asks.
BAR = (
    *(
        ("today", "Today"),
        ("stories", "Stories"),
        ("agenda", "Agenda"),
        ("relations", "Relations"),
        ("issues", "Issues"),
        ("measures", "Measures"),
    ),
    *(("actors", "Who is who"), ("map", "Map"), ("reports", "Reports"), ("review", "Review")),
)
REVIEWER = "dragoman_reviewer"


def render(request: Request, template: str, answer: Mapping[str, Any], *, status: int = 200) -> HTMLResponse:
    """Return an answer as a page."""
    desk: Desk = request.app.state.desk
    path = request.url.path
    query = f"?{request.url.query}" if request.url.query else ""
    beside = {
        "answer": answer, "bar": BAR, "here": path.split("/")[1], "path": path, "query": query, "version": __version__,
        "twin": f"{path}.json{query}", "seal": request.app.state.seal.of(request.scope["session_id"]),
        "reviewer": request.cookies.get(REVIEWER) or desk.reviewer, "read_only": desk.read_only, "phrases": desk.phrases,
        "record": desk.record.name, "pulse": _pulse(desk) if status == 200 else "", "cited_on": say_day(desk.now()[:10]),
        "issue_name": desk.issue_name, "editable": EDITABLE,
    }  # fmt: skip
    return HTMLResponse(_environment().get_template(template).render(beside), status_code=status)


def _pulse(desk: Desk) -> str:
    with desk.reading() as connection:
        return account.pulse(connection)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("dragoman.web"), autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters |= {
        "day": lambda iso: say_day(iso) if iso else "date unknown",
        "time": say_time,
        "month": lambda iso: f"{MONTHS[int(iso[5:7]) - 1]} {iso[:4]}" if len(iso) >= 7 else iso,
        "part": lambda text: quote(str(text), safe=",~"),
        "query": lambda pairs: urlencode([(k, v) for k, v in dict(pairs).items() if v not in {None, ""}]),
        "short": short,
        "number": lambda value: f"{value:,}",
        "figure": lambda value: f"{value:,.15g}",
        "plural": lambda number, one, many=None: f"{number:,} {one if number == 1 else many or one + 's'}",
        "facet": lambda value, name: KINDS[value][1] if name == "kind" else value.lower() if name == "type" else value,
        "kind": lambda kind: KINDS[kind][0],
        "kinds": lambda kind: KINDS[kind][1],
        "per_cent": lambda value: f"{round(100 * value)} %",
        "web_address": lambda text: text if str(text).startswith(("https://", "http://")) else None,
    }
    made.globals["static"] = _static
    return made


def _static(name: str) -> str:
    """Return the address of a file of the site, marked with the program's version so that a new one is fetched anew."""
    return f"/static/{name}?{_stamp()}"


@cache
def _stamp() -> str:
    files = resources.files("dragoman.web").joinpath("static").iterdir()
    return f"{__version__}-{sum(len(f.read_bytes()) for f in files if f.is_file()) % 100_000}"
