"""What pages and other programs fetch beside the pages: charts, the calendar, the pulse of the record."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dragoman.days import day_of
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
    axis = {"labelFlush": True, "grid": False, "title": None}
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
    from icalendar import Calendar, Event

    made = Calendar()
    made.add("prodid", "-//Dragoman//Agenda//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", f"Agenda of {desk.record.stem}")
    for item in (item for month in lists.agenda(desk, as_of)["months"].values() for item in month["items"]):
        fact, entry = item["fact"], Event()
        start = day_of(fact["date"]["start"]) or day_of(fact["date"]["end"])
        if start is None:
            continue
        end = day_of(fact["date"]["end"]) or start
        entry.add("uid", f"{fact['id']}@dragoman")
        entry.add("summary", desk.phrases.said(fact))
        entry.add("dtstart", start)
        entry.add("dtend", _after(max(start, end)))
        entry.add("dtstamp", desk.stamp(fact["reported"]))
        entry.add("status", "CONFIRMED" if item["confirmed"] else "TENTATIVE")
        entry.add("description", f"{fact['evidence'][0]['text']}\n\n{desk.phrases.cite(fact)}")
        made.add_component(entry)
    headers = {"Content-Disposition": 'inline; filename="agenda.ics"'}
    return Response(made.to_ical(), media_type="text/calendar; charset=utf-8", headers=headers)


@router.get("/pulse", include_in_schema=False)
def pulse(desk: Asked, seen: Words = "") -> Response:
    """Nothing while the record is as it was; else a sentence, and the news for the page."""
    with desk.reading() as connection:
        now = account.pulse(connection)
        if now == seen:
            return Response(status_code=204)
        held = desk.size(connection)
    text = f"The record has grown: {held['documents']:,} reports, {held['facts']:,} facts."
    return HTMLResponse(
        f'<span data-pulse="{now}">{text}</span>', headers={"HX-Trigger": "record-changed", "X-Pulse": now}
    )


def _after(day: date) -> date:
    """Return the day after, where a calendar ends what lasts whole days."""
    return day + timedelta(days=1) if day < date.max else day
