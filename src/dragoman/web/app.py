"""The site: every page beside its JSON twin, the guards before both."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Annotated, Any

from anyio.to_thread import current_default_thread_limiter
from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from dragoman import __version__
from dragoman.errors import DragomanError, UsageError
from dragoman.web import answers, bargaining, feeds, judging, lists, parses, tellings
from dragoman.web.desk import Desk
from dragoman.web.guards import Guard, Seal, TooMuch
from dragoman.web.pages import render

WEB = Path(str(resources.files("dragoman.web")))
#: Questions that are answered at the same time.
AT_ONCE = 12
Answer = Callable[..., dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An address, what answers there, and the template that shows it; its JSON twin ends in .json."""

    path: str
    template: str
    answer: Answer


PAGES = (
    Page(path="/today", template="today.html", answer=answers.today),
    Page(path="/reports", template="reports.html", answer=answers.reports),
    Page(path="/report/{id}", template="report.html", answer=answers.report),
    Page(path="/fact/{id}", template="fact.html", answer=answers.fact),
    Page(path="/fact/{id}/parse", template="parse.html", answer=parses.parse),
    Page(path="/actors", template="actors.html", answer=answers.actors),
    Page(path="/actor/{id}", template="actor.html", answer=answers.actor),
    Page(path="/relations", template="relations.html", answer=answers.relations),
    Page(path="/relation/{sides}", template="relation.html", answer=answers.relation),
    Page(path="/stories", template="stories.html", answer=tellings.stories),
    Page(path="/story/{id}", template="story.html", answer=tellings.story),
    Page(path="/negotiation/{about}", template="negotiation.html", answer=bargaining.negotiation),
    Page(path="/issues", template="issues.html", answer=lists.issues),
    Page(path="/issue/{id}", template="issue.html", answer=lists.issue),
    Page(path="/agenda", template="agenda.html", answer=lists.agenda),
    Page(path="/measures", template="measures.html", answer=lists.measures),
    Page(path="/map", template="map.html", answer=lists.map_),
    Page(path="/search", template="search.html", answer=lists.find),
    Page(path="/runs", template="runs.html", answer=lists.runs),
    Page(path="/codebook", template="codebook.html", answer=lists.codebook),
    Page(path="/codebook/{type}", template="codebook_type.html", answer=lists.codebook_type),
    Page(path="/review", template="review.html", answer=judging.review),
)


def make_app(desk: Desk) -> FastAPI:
    """Return the site of a desk."""
    app = FastAPI(
        title="Dragoman: the reading room", version=__version__, docs_url=None, lifespan=_few_at_once, redoc_url=None,
        description="The record as JSON: each address is that of a page with .json at its end.",
    )  # fmt: skip
    app.state.desk, app.state.seal = desk, Seal()
    for page in PAGES:
        _add(app, page)
    app.include_router(feeds.router)
    app.include_router(judging.router)
    app.add_api_route("/", lambda: RedirectResponse("/today", status_code=307), include_in_schema=False)
    app.mount("/static", Files(directory=WEB / "static"), name="static")
    _add_refusals(app)
    app.add_middleware(GZipMiddleware, minimum_size=1_000)
    app.add_middleware(Guard, hosts=desk.hosts, token=desk.token)
    return app


@asynccontextmanager
async def _few_at_once(_: FastAPI) -> AsyncIterator[None]:
    """Answer a dozen questions at once: more would only wait for each other, and hold memory meanwhile."""
    current_default_thread_limiter().total_tokens = AT_ONCE
    yield


class Files(StaticFiles):
    """The files of the site, which change with the program only."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """Return a file that a browser may keep for a while."""
        answer = super().file_response(*args, **kwargs)
        answer.headers["Cache-Control"] = "max-age=3600"
        return answer

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file, or 404 for what cannot be the name of one."""
        if "\x00" in path:
            raise HTTPException(status_code=404)
        return await super().get_response(path, scope)


def _add(app: FastAPI, page: Page) -> None:
    """Put a page and its twin on the site; both ask the same question."""
    given = Annotated[dict[str, Any], Depends(page.answer)]

    def twin(answer: given) -> dict[str, Any]:
        return answer

    def shown(request: Request, answer: given) -> HTMLResponse:
        return render(request, page.template, answer)

    # The annotations are local, and FastAPI looks for them among the globals.
    twin.__annotations__ = {"answer": given, "return": dict[str, Any]}
    shown.__annotations__ = {"request": Request, "answer": given, "return": HTMLResponse}
    name = page.template.removesuffix(".html")
    about = (page.answer.__doc__ or "").strip()
    app.add_api_route(f"{page.path}.json", twin, name=f"{name}_json", summary=about, response_class=JSONResponse)
    app.add_api_route(page.path, shown, name=name, include_in_schema=False, response_class=HTMLResponse)


def _add_refusals(app: FastAPI) -> None:
    """Let every error leave as a sentence: as a page, or as JSON where JSON was asked for."""

    def refuse(request: Request, status: int, sentence: str) -> Response:
        if request.url.path.endswith(".json"):
            return JSONResponse({"error": sentence}, status_code=status)
        return render(request, "refusal.html", {"title": sentence, "status": status}, status=status)

    async def wrong_question(request: Request, error: Exception) -> Response:
        return refuse(request, 404, str(error))

    async def no_record(request: Request, error: Exception) -> Response:
        return refuse(request, 503, str(error))

    async def bad_value(request: Request, error: Exception) -> Response:
        first = (
            error.errors()[0] if isinstance(error, RequestValidationError) else {"loc": ("?",), "msg": "not understood"}
        )
        return refuse(request, 422, f"The value of {first['loc'][-1]} is not understood: {first['msg']}.")

    async def no_page(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 404
        detail = str(getattr(error, "detail", ""))
        return refuse(request, status, "There is no such page." if status == 404 else f"{detail.rstrip('.')}.")

    async def own_fault(request: Request, _: Exception) -> Response:
        return refuse(request, 500, "An error of Dragoman itself; the terminal in which it runs says more.")

    async def too_much(request: Request, _: Exception) -> Response:
        return refuse(request, 413, "That is too much at once.")

    app.add_exception_handler(UsageError, wrong_question)
    app.add_exception_handler(DragomanError, no_record)
    app.add_exception_handler(RequestValidationError, bad_value)
    app.add_exception_handler(HTTPException, no_page)
    app.add_exception_handler(TooMuch, too_much)
    app.add_exception_handler(Exception, own_fault)
