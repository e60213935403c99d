"""What the pages of issues, dates, measures, places, runs and words show, as data."""

from __future__ import annotations

from calendar import monthcalendar
from collections import Counter
from typing import Any

from dragoman.codebook.cities import city_at
from dragoman.errors import UsageError
from dragoman.store import account, leaves, places, search, stands
from dragoman.store.accounts import once
from dragoman.store.dates import ahead, in_force
from dragoman.store.leaves import Choice
from dragoman.web.asked import Asked, Day, Id, Name, Words, iso

#: Dates that name no day: they stand in the list of a month and not in its calendar.
VAGUE = frozenset({"month", "quarter", "season", "year"})


def issues(desk: Asked) -> dict[str, Any]:
    """Say what is at issue: the issues on which the record holds positions, and the latest positions on others."""
    with desk.reading() as db:
        counts = stands.issues(db)
        known = desk.codebook.issues.by_id
        listed = [
            {"id": key, "name": known[key].name, "number": number} for key, number in counts.items() if key in known
        ]
        latest = leaves.leaf(db, Choice(kind="positions"), size=20)["facts"]
        return {"title": "Issues", "issues": listed, "latest": latest}


def issue(desk: Asked, id: Id, as_of: Day = None) -> dict[str, Any]:  # noqa: A002
    """Say who stands where on an issue, over time; what changed; which issues are linked to it."""
    known = desk.codebook.issues.by_id
    if id not in known:
        raise UsageError(f"The codebook has no issue {id!r}; /issues lists them.")
    with desk.reading() as db:
        found = stands.positions(db, id, iso(as_of))
        listed = once(db, found[: leaves.LEAF], as_of=iso(as_of))
        numbers = stands.issues(db)
    linked = dict.fromkeys(
        (*known[id].parents, *known[id].links, *(k for k, i in known.items() if id in (*i.parents, *i.links)))
    )
    return {
        "title": known[id].name[:1].upper() + known[id].name[1:], "id": id, "as_of": iso(as_of), "phrases": list(known[id].phrases),
        "board": stands.matrix(found), "changes": stands.changes(found)[:12], "positions": listed, "number": len(found),
        "linked": [{"id": key, "name": known[key].name, "number": numbers.get(key, 0)} for key in linked],
    }  # fmt: skip


def agenda(desk: Asked, as_of: Day = None, until: Day = None) -> dict[str, Any]:
    """Say what comes next, as known on a day: meetings, visits, deadlines."""
    with desk.reading() as db:
        day = iso(as_of) or account.span(db)["last"]
        found = ahead(db, day, until=iso(until), as_of=iso(as_of)) if day else []
    months = {month: calendar_month(month, items) for month, items in by_month(found).items()}
    return {
        "title": "Agenda",
        "day": day,
        "as_of": iso(as_of),
        "until": iso(until),
        "months": months,
        "number": len(found),
    }


def by_month(items: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return agenda items by the month in which they begin."""
    months: dict[str, list[dict[str, Any]]] = {}
    for item in items:
        months.setdefault(item["day"][:7], []).append(item)
    return months


def calendar_month(month: str, items: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a month as weeks of days, Monday first, each with how many items begin on it."""
    year, number = int(month[:4]), int(month[5:7])
    begun = Counter(int(item["day"][8:10]) for item in items if item["fact"]["date"]["granularity"] not in VAGUE)
    weeks = [
        [{"day": day, "items": begun[day]} if day else None for day in week] for week in monthcalendar(year, number)
    ]
    return {"items": items, "weeks": weeks}


def measures(desk: Asked, on: Day = None) -> dict[str, Any]:
    """Say what is in force on a day: duties, sanctions, embargoes, deployments."""
    with desk.reading() as db:
        day = iso(on) or account.span(db)["last"]
        found = in_force(db, day) if day else []
    return {"title": "Measures", "day": day, "on": iso(on), "measures": found}


def map_(desk: Asked, *, since: Day = None, until: Day = None, place: Name = None) -> dict[str, Any]:
    """Show where events took place; places that the gazetteer does not know are listed apart."""
    with desk.reading() as db:
        last = account.span(db)["last"]
        end = iso(until) or last
        first = iso(since) or places.year_before(end)
        key = ("map", first, end, account.pulse(db))
        found = desk.remembered(key, lambda: [_on_map(row) for row in places.places(db, since=first, until=end)])
        events = places.at_place(db, place) if place else []
    return {
        "title": "Map", "since": first, "until": end, "place": place, "events": events,
        "places": [row for row in found if row["lat"] is not None], "elsewhere": [row for row in found if row["lat"] is None],
    }  # fmt: skip


def _on_map(row: dict[str, Any]) -> dict[str, Any]:
    """Return a place with its point; the gazetteer is asked where the record has none."""
    return row | city_at(row["name"]) if row["lat"] is None else row | {"city": row["name"]}


def find(
    desk: Asked,
    *,
    q: Words = "",
    kind: Name = None,
    type: Name = None,  # noqa: A002
    outlet: Name = None,
    year: Name = None,
) -> dict[str, Any]:
    """Find what holds some words, among facts and reports, with what narrows it."""
    wanted = search.Wanted(text=q, kind=kind, type=type, outlet=outlet, year=year)
    with desk.reading() as db:
        found = search.search(db, wanted)
    chosen = {"kind": kind, "type": type, "outlet": outlet, "year": year}
    return {"title": f"“{q}”" if q else "Search", "q": q, "chosen": chosen, **found}


def runs(desk: Asked, reason: Name = None) -> dict[str, Any]:
    """Say what was read when, with which codebook and model; what was set aside, and why."""
    with desk.reading() as db:
        return {
            "title": "Runs", "record": desk.size(db), "runs": account.runs(db, desk.now()), "reasons": account.reasons(db),
            "reason": reason, "cases": account.cases(db, reason) if reason else [],
        }  # fmt: skip


def codebook(desk: Asked) -> dict[str, Any]:
    """List the event types, what each means, and with how many frames it is found."""
    book = desk.codebook
    frames = [frame.type for frame in book.frames.frames]
    types = [
        {
            "type": name,
            "meaning": kind.meaning,
            "modes": list(kind.modes),
            "score": kind.score,
            "quad": kind.quad,
            "frames": frames.count(name),
        }
        for name, kind in book.ontology.types.items()
    ]
    return {"title": "Codebook", "version": book.version, "types": types, "issues": len(book.issues.by_id)}


def codebook_type(desk: Asked, type: Id) -> dict[str, Any]:  # noqa: A002
    """Show one event type: its modes, and its frames with a sentence that fires each and one that does not."""
    known = desk.codebook.ontology.types.get(type)
    if known is None:
        raise UsageError(f"The codebook has no type {type!r}; /codebook lists them.")
    frames = [
        {
            "id": f.id,
            "words": [*f.verbs, *f.nouns, *f.adjectives],
            "mode": f.mode,
            "fires": [e.text for e in f.fire],
            "silent": [e.text for e in f.silent],
        }
        for f in desk.codebook.frames.frames
        if f.type == type
    ]
    return {
        "title": type,
        "meaning": known.meaning,
        "modes": known.modes,
        "score": known.score,
        "quad": known.quad,
        "frames": frames,
    }
