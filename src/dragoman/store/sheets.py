"""A report as it is read on a page: its text in blocks, cut where facts, names and times begin and end."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from dragoman.contract import FACTS
from dragoman.store import lookup
from dragoman.store.judgements import judged
from dragoman.store.lookup import Found

#: The more telling kind gives a run its colour.
RANK = (
    *("events", "statements", "positions", "pledges", "schedule", "measures", "offices", "quantities"),
    *("precedents", "terms"),
)
BODY, TITLE, LOOSE = "body", "title", "loose"
#: Days around a report in which others are related to it; how many are named, how many shared names each must have.
NEAR, RELATED, SHARED = 3, 8, 2
#: Reports of the same days that are looked at.
LOOKED_AT = 3_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Characters that mean something: the words of a fact, a name, a time."""

    start: int
    end: int
    kind: str
    id: str


def sheet(connection: sqlite3.Connection, found: Found) -> dict[str, Any]:
    """Return a document: its head, its articles, its facts, and its text in blocks of runs."""
    shown = lookup.document(connection, found)
    facts = facts_of(connection, found.id)
    actors = _actors(connection, found.id)
    near = _nearby(_marks(facts, actors))
    segments = [segment for article in shown["articles"] for segment in article["segments"]]
    blocks = [
        block | {"runs": runs(shown["text"], (block["start"], block["end"]), near(block["start"], block["end"]))}
        for block in _blocks(shown["text"], segments)
    ]
    head = {name: shown[name] for name in ("id", "file", "key", "url", "title", "published", "outlet", "language")}
    heads = [{k: v for k, v in article.items() if k != "segments"} for article in shown["articles"]]
    return head | {
        "articles": heads, "versions": shown["versions"], "blocks": blocks, "facts": facts, "actors": actors,
        "characters": len(shown["text"]),
    }  # fmt: skip


def at(facts: Iterable[dict[str, Any]], place: int) -> list[dict[str, Any]]:
    """Return the facts whose words hold a character, the most telling kind first."""
    held = [f for f in facts if any(span["start"] <= place < span["end"] for span in f["evidence"])]
    return sorted(held, key=lambda f: (RANK.index(f["kind"]), f["id"]))


def light(blocks: list[dict[str, Any]], ids: set[str]) -> None:
    """Mark the runs that are words of some facts, and the first of them as the place to go to."""
    lit = [run for block in blocks for run in block["runs"] if ids & set(run["facts"])]
    for run in lit:
        run["lit"] = True
    for run in lit[:1]:
        run["first"] = True


def runs(text: str, bounds: tuple[int, int], marks: Sequence[Mark]) -> list[dict[str, Any]]:
    """Cut a stretch of text where marks begin and end; each run has its words and all that they mean."""
    start, end = bounds
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    cuts = sorted({start, end, *(min(max(place, start), end) for m in inside for place in (m.start, m.end))})
    return [_run(text, (a, b), [m for m in inside if m.start <= a and b <= m.end]) for a, b in pairwise(cuts)]


def related(connection: sqlite3.Connection, document: str) -> list[dict[str, Any]]:
    """Return reports of the same days that name the same actors, each with the reason."""
    own = connection.execute(
        "SELECT DISTINCT actors.id, actors.name, articles.reported FROM actors JOIN articles ON articles.row = actors.article "
        "JOIN documents ON documents.row = articles.document WHERE documents.id = ? AND documents.is_current",
        (document,),
    ).fetchall()
    if not own:
        return []
    names = {row["id"]: row["name"] for row in own}
    day = max(row["reported"] for row in own)
    marks = ", ".join("?" * len(names))
    rows = connection.execute(
        "SELECT articles.row, actors.id FROM (SELECT row FROM articles WHERE reported BETWEEN date(?, ?) AND date(?, ?) "  # noqa: S608
        "ORDER BY abs(julianday(reported) - julianday(?)) LIMIT ?) AS near JOIN articles ON articles.row = near.row "
        "JOIN documents ON documents.row = articles.document JOIN actors ON actors.article = articles.row "
        f"WHERE documents.is_current AND documents.id <> ? AND actors.id IN ({marks})",
        (day, f"-{NEAR} days", day, f"+{NEAR} days", day, LOOKED_AT, document, *names),
    ).fetchall()
    return _ranked(connection, rows, names)


def facts_of(connection: sqlite3.Connection, document: str) -> list[dict[str, Any]]:
    """Return the facts of a document's current version, judged."""
    rows = connection.execute(
        "SELECT facts.kind, facts.body, articles.body AS article, articles.reported FROM facts "
        "JOIN articles ON articles.row = facts.article JOIN documents ON documents.row = articles.document "
        "WHERE documents.id = ? AND documents.is_current ORDER BY articles.number, facts.kind, facts.place",
        (document,),
    )
    found = []
    for row in rows:
        fact = json.loads(row["body"])
        head = {"sort": fact.get("kind"), "kind": row["kind"], "reported": row["reported"]}
        found.append(fact | head | {"document": json.loads(row["article"])["document"]})
    return judged(connection, found)


def reasons(connection: sqlite3.Connection, document: str, ids: Sequence[str]) -> list[dict[str, Any]]:
    """Return how actors of a document came by their names and countries."""
    known = {actor["id"]: actor for actor in _actors(connection, document)}
    wanted = [known[i] for i in dict.fromkeys(ids) if i in known]
    return [{name: actor[name] for name in ("id", "name", "country", "variants", "reasons")} for actor in wanted]


def _ranked(connection: sqlite3.Connection, rows: list[sqlite3.Row], names: dict[str, str]) -> list[dict[str, Any]]:
    """Return the reports that share most names, rare names counting for more than common ones."""
    common = Counter(row["id"] for row in rows)
    shared: dict[int, list[str]] = {}
    for row in rows:
        shared.setdefault(row["row"], []).append(row["id"])
    best = sorted(shared, key=lambda r: (-sum(1 / common[i] ** 0.5 for i in shared[r]), r))
    found = []
    for place in [r for r in best if len(shared[r]) >= SHARED][:RELATED]:
        head = connection.execute(
            "SELECT documents.id, articles.title, articles.outlet, articles.published FROM articles JOIN documents "
            "ON documents.row = articles.document WHERE articles.row = ?",
            (place,),
        ).fetchone()
        rare = sorted(shared[place], key=lambda i: (common[i], names[i]))
        found.append(dict(head) | {"shared": list(dict.fromkeys(names[i] for i in rare))})
    return found


def _run(text: str, bounds: tuple[int, int], marks: list[Mark]) -> dict[str, Any]:
    start, end = bounds
    facts = sorted((m for m in marks if m.kind in FACTS), key=lambda m: RANK.index(m.kind))
    return {
        "text": text[start:end],
        "start": start,
        "kind": facts[0].kind if facts else None,
        "facts": list(dict.fromkeys(m.id for m in facts)),
        "actor": next((m.id for m in marks if m.kind == "actor"), None),
        "time": any(m.kind == "time" for m in marks),
        "lit": False,
        "first": False,
    }


def _nearby(marks: list[Mark]) -> Callable[[int, int], list[Mark]]:
    """Return what finds the marks that may reach into a stretch, without looking at those of the whole document."""
    ordered = sorted(marks, key=lambda mark: mark.start)
    starts = [mark.start for mark in ordered]
    longest = max((mark.end - mark.start for mark in ordered), default=0)
    return lambda start, end: ordered[bisect_left(starts, start - longest) : bisect_left(starts, end)]


def _marks(facts: list[dict[str, Any]], actors: list[dict[str, Any]]) -> list[Mark]:
    found = [Mark(start=s["start"], end=s["end"], kind=f["kind"], id=f["id"]) for f in facts for s in f["evidence"]]
    found += [Mark(start=s["start"], end=s["end"], kind="actor", id=a["id"]) for a in actors for s in a["evidence"]]
    spans = [(f, (f.get(name) or {}).get("span")) for f in facts for name in ("date", "due")]
    return found + [Mark(start=s["start"], end=s["end"], kind="time", id=f["id"]) for f, s in spans if s]


def _blocks(text: str, segments: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the text from end to end: its segments, and what lies between them."""
    blocks, place = [], 0
    for segment in sorted(segments, key=lambda s: (s["start"], s["end"])):
        start = max(segment["start"], place)
        if segment["end"] <= start:
            continue
        if text[place:start].strip():
            blocks.append({"kind": LOOSE, "start": place, "end": start})
        blocks.append({"kind": segment["kind"], "start": start, "end": segment["end"]})
        place = segment["end"]
    if text[place:].strip():
        blocks.append({"kind": LOOSE, "start": place, "end": len(text)})
    return blocks


def _actors(connection: sqlite3.Connection, document: str) -> list[dict[str, Any]]:
    rows = connection.execute(
        "SELECT actors.body FROM actors JOIN articles ON articles.row = actors.article JOIN documents "
        "ON documents.row = articles.document WHERE documents.id = ? AND documents.is_current",
        (document,),
    )
    return [json.loads(row["body"]) for row in rows]
