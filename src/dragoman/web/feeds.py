"""What pages and other programs fetch beside the pages: charts, the calendar, the pulse of the record."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dragoman import calendars
from dragoman.store import account
from dragoman.web import answers, lists
from dragoman.web.asked import Asked, Day, Id, Words

router = APIRouter()


@router.get("/relation", include_in_schema=False)
def chosen(sides: Words) -> RedirectResponse:
    """Lead from the form of two or three sides to their page."""
    named = [side.strip().lower() for side in sides.split(",") if side.strip()]
    return RedirectResponse("/relation/" + quote(",".join(named)[:200], safe=","), status_code=303)


@router.get("/relation/{sides}/chart.json")
def chart(desk: Asked, sides: Id) -> dict[str, Any]:
    """Draw a chart of cooperation and conflict over time, as Vega-Lite with its data."""
    given = answers.relation(desk, sides)
    rows = [
        {"start": period["start"], "what": what, "acts": period[what] if what == "cooperation" else -period[what]}
        for period in given["periods"]
        for what in ("cooperation", "conflict")
    ]
    axis = {
        "labelFlush": True,
        "labelOverlap": True,
        "labelSeparation": 12,
        "grid": False,
        "title": None,
        "format": "%-d %b %Y",
    }
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": "container", "height": 180, "data": {"values": rows}, "background": None,
        "params": [{"name": "brush", "select": {"type": "interval", "encodings": ["x"]}}],
        "mark": {"type": "bar", "tooltip": True, "width": {"band": 0.9}} if len(rows) > 400 else {"type": "bar", "tooltip": True, "size": 9},
        "encoding": {
            "x": {"field": "start", "type": "temporal", "axis": axis},
            "y": {"field": "acts", "type": "quantitative", "axis": {"title": "acts", "tickCount": 5}},
            "color": {"field": "what", "type": "nominal", "legend": {"orient": "top", "title": None},
                      "scale": {"domain": ["cooperation", "conflict"], "range": ["#2f6f8f", "#b5452c"]}},
        },
    }  # fmt: skip


@router.get("/agenda.ics", response_class=Response, responses={200: {"content": {"text/calendar": {}}}})
def calendar(desk: Asked, as_of: Day = None) -> Response:
    """Give the agenda as a calendar that other programs subscribe to."""
    items = [item["fact"] for month in lists.agenda(desk, as_of)["months"].values() for item in month["items"]]
    written, _ = calendars.calendar(
        [item | {"kind": item["sort"]} for item in items], names=desk.states, called=f"Agenda of {desk.record.stem}"
    )
    headers = {"Content-Disposition": 'inline; filename="agenda.ics"'}
    return Response(written, media_type="text/calendar; charset=utf-8", headers=headers)


@router.get("/pulse", include_in_schema=False)
def pulse(desk: Asked, seen: Words = "") -> Response:
    """Nothing while the record is as it was; else a sentence, how far a reading has come, and the news for the page."""
    with desk.reading() as connection:
        now, course = account.pulse(connection), account.progress(connection, desk.now())
        held = desk.size(connection)
    before, _, then = seen.partition("~")
    told = say_progress(course)
    if (now, told) == (before, then):
        return Response(status_code=204)
    grown = f"The record has grown: {held['documents']:,} reports, {held['facts']:,} facts." if now != before else ""
    changed = {"HX-Trigger": "record-changed"} if now != before else {}
    html = f'<span data-pulse="{now}">{" ".join(filter(None, (grown, told)))}</span>' if grown or told else ""
    return HTMLResponse(html, headers={"X-Pulse": quote(f"{now}~{told}"), **changed})


def say_progress(course: dict[str, Any] | None) -> str:
    """Return in words how far a reading has come."""
    if course is None:
        return ""
    share = f"{course['share']:.0%}, " if course["share"] is not None else ""
    return f"Reading: {share}{course['documents']:,} reports and {course['facts']:,} facts so far."
