"""What the pages of stories show, as data: developments, their reports, and what several of them tell."""

from __future__ import annotations

import sqlite3
from typing import Any

from dragoman.store import account, happenings, leaves
from dragoman.store.stories import Wanted
from dragoman.store.stories import stories as find_stories
from dragoman.store.stories import story as find_story
from dragoman.store.stories import undated as undated_stories
from dragoman.store.story_layer import Past, is_told
from dragoman.store.story_layer import told_by as told_by_then
from dragoman.web.asked import Asked, Day, Id, iso
from dragoman.web.desk import Desk

#: Stories on a page, those of today, and shared facts on the page of one.
LISTED, GLANCED, SHARED = 60, 5, 40
#: Acts that one report alone tells, on the page of a story.
ALONE = 14
#: Accounts of a fact that are looked at, and shown on its page.
ACCOUNTS, TOLD = 400, 30
#: Kinds of facts in the order in which a story shows them: what was done and said before who is who.
FIRST = (
    "events",
    "statements",
    "positions",
    "measures",
    "schedule",
    "pledges",
    "terms",
    "precedents",
    "quantities",
    "offices",
)


def stories(desk: Asked, as_of: Day = None, *, undated: bool = False) -> dict[str, Any]:
    """Say which developments the reports tell of, the latest first, undated ones last, or these alone."""
    with desk.reading() as db:
        as_of = None if undated else as_of
        found = _listed(desk, db, Wanted(as_of=iso(as_of), latest=LISTED, undated=undated))
        hidden = 0 if as_of or undated else len(undated_stories(db, LISTED)) - sum(not s["dated"] for s in found)
    listed = sorted(found, key=lambda s: (s["dated"], s["end"], s["sources"]), reverse=True)
    return {
        "title": "Undated stories" if undated else "Stories", "as_of": iso(as_of), "undated": undated, "stories": listed,
        "more": len(listed) == LISTED, "hidden": hidden,
    }  # fmt: skip


def latest(desk: Desk, db: sqlite3.Connection) -> list[dict[str, Any]]:
    """Return the latest developments that more than one report tells, the last first."""
    return _listed(desk, db, Wanted(least=2, latest=GLANCED))[::-1]


def _listed(desk: Desk, db: sqlite3.Connection, wanted: Wanted) -> list[dict[str, Any]]:
    key = ("stories", wanted, account.pulse(db))
    past = _past(desk, db, wanted.as_of)
    return desk.remembered(key, lambda: [_brief(s) for s in find_stories(db, desk.codebook, wanted, past=past)])


def _past(desk: Desk, db: sqlite3.Connection, as_of: str | None) -> Past | None:
    """Return what could be told on a day, which the pages of that day share; None where the layer has all of it."""
    if as_of is None or desk.remembered(("told", as_of, account.pulse(db)), lambda: is_told(db, as_of)):
        return None
    return desk.remembered(("past", as_of, account.pulse(db)), lambda: told_by_then(db, desk.codebook, as_of))


def story(desk: Asked, id: Id, as_of: Day = None) -> dict[str, Any]:  # noqa: A002
    """Show one development: its reports in order, copies marked, and the facts that several of them tell."""
    with desk.reading() as db:
        found = find_story(db, desk.codebook, id, as_of=iso(as_of), past=_past(desk, db, iso(as_of)))
        reports = [report["report"] for report in found["articles"]]
        told = happenings.shared_in(db, desk.codebook, reports, as_of=iso(as_of))
        alone = leaves.of_reports(db, reports, "events", as_of=iso(as_of), most=SHARED)
    shared, known = sorted(told, key=lambda happening: FIRST.index(happening["kind_of_fact"])), frozenset(reports)
    names = {report["report"]: _name(report) for report in found["articles"]}
    return {
        "title": found["title"] or "A story without a title", "story": found, "as_of": iso(as_of), "names": names,
        "shared": [_as_fact(_here(happening, known)) for happening in shared[:SHARED]], "shared_number": len(shared),
        "alone": [fact for fact in alone if fact["id"] not in _facts(shared)][:ALONE],
        "differing": [_as_fact(happening) for happening in shared if happening["differs"]],
    }  # fmt: skip


def _facts(shared: list[dict[str, Any]]) -> frozenset[str]:
    return frozenset(account["fact"] for happening in shared for account in happening["accounts"])


def _here(happening: dict[str, Any], reports: frozenset[str]) -> dict[str, Any]:
    """Return a happening whose accounts say whether they stand in some reports."""
    accounts = [a | {"here": happenings.article_of(a) in reports} for a in happening["accounts"]]
    return happening | {"accounts": accounts}


def told_by(desk: Desk, db: sqlite3.Connection, fact: str) -> dict[str, Any] | None:
    """Return the happening of a fact that others tell too; None where nobody does, or reports were not compared yet."""
    found = happenings.happening(db, desk.codebook, fact, most=ACCOUNTS)
    if found is None or len(found["accounts"]) < 2:
        return None
    return found | {"accounts": found["accounts"][:TOLD], "more": len(found["accounts"]) >= ACCOUNTS}


def may_be(desk: Desk, db: sqlite3.Connection, fact: str) -> list[dict[str, Any]]:
    """Return the facts of other reports that may be one with a fact, the likeliest first."""
    return happenings.doubtful(db, desk.codebook, fact)


def _as_fact(happening: dict[str, Any]) -> dict[str, Any]:
    """Return a happening as pages take facts: `kind` is the kind of fact, `sort` the fact's own."""
    return happening | {"kind": happening["kind_of_fact"], "sort": happening.get("kind")}


def _brief(story: dict[str, Any]) -> dict[str, Any]:
    """Return what a list shows of a story."""
    names = (
        "id",
        "title",
        "start",
        "end",
        "dated",
        "undated_reports",
        "reports",
        "sources",
        "actors",
        "places",
        "issues",
    )
    return {name: story[name] for name in names}


def _name(report: dict[str, Any]) -> str:
    return str(report["outlet"] or report["agency"] or report["file"].rpartition("/")[2])
