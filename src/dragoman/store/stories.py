"""Stories out of the record: the reports of each in order, who is in it, where, about what, and which reports are copies."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.codebook.book import Codebook
from dragoman.errors import UsageError
from dragoman.merging.sources import Report, independent
from dragoman.store.asking import ask_in
from dragoman.store.sketches import DAY, article_id, sketches_of
from dragoman.store.story_layer import Past, is_told, part_told_by, told_by
from dragoman.stories import Copy, Sketch
from dragoman.stories.sketches import UNDATED, likeness

#: Stories whose ids may begin alike.
MOST = 20
#: Reports that are looked at for each of the stories reported last, and how many times more where they are not enough.
RECENT, MORE = 20, 8
#: What sorts after every letter, and before the day of the undated.
LAST, BEFORE_UNDATED = "\U0010ffff", "undate"
#: How many actors, places and issues stand for a story.
NAMED = 6
HEAD = ("id", "file", "key", "title", "published", "outlet", "agency", "article")
REPORTS = (
    "SELECT articles.row, articles.number, articles.body, articles.reported, documents.id, documents.file "
    "FROM articles JOIN documents ON documents.row = articles.document WHERE articles.row IN"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which stories: those with a report of these days, with an actor's country or name, of so many reports at least.

    `latest` bounds how many are looked at, from the one reported last backwards; `undated` are those of which no report has a day.
    """

    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    actor: str | None = None
    least: int = 1
    latest: int | None = None
    undated: bool = False


def stories(
    connection: sqlite3.Connection, book: Codebook, wanted: Wanted, *, past: Past | None = None
) -> list[dict[str, Any]]:
    """Return the stories that are wanted, the one reported last at the end; `past` is what could be told on the day, if known."""
    if wanted.undated:
        shelf = _Shelf.of_now(connection, undated(connection, wanted.latest or -1))
    elif wanted.as_of is None:
        latest = _latest(connection, wanted.least, wanted.latest) if wanted.latest else _named(connection)
        shelf = _Shelf.of_now(connection, latest)
    elif past is None and wanted.latest and is_told(connection, wanted.as_of):
        shelf = _latest_by(connection, wanted.as_of, least=wanted.least, most=wanted.latest)
    else:
        shelf = _Shelf.of_past(connection, past or told_by(connection, book, wanted.as_of))
    found = [shelf.story(name) for name in shelf.names(wanted.least, latest=wanted.latest)]
    return sorted((s for s in found if _fits(s, wanted)), key=lambda s: (s["end"], s["start"], s["id"]))


def story(
    connection: sqlite3.Connection,
    book: Codebook,
    beginning: str,
    *,
    as_of: str | None = None,
    past: Past | None = None,
) -> dict[str, Any]:
    """Return the story whose id is, or begins with, what was asked; raise UsageError for none or several."""
    likely = _named(connection, beginning=beginning, most=MOST)
    if as_of is None:
        shelf = _Shelf.of_now(connection, likely)
    elif past is None and is_told(connection, as_of):
        shelf = _Shelf.of_past(connection, part_told_by(connection, as_of, likely))
        if beginning not in shelf.members:  # what is now another story may have begun so then
            shelf = _Shelf.of_past(connection, told_by(connection, book, as_of))
    else:
        shelf = _Shelf.of_past(connection, past or told_by(connection, book, as_of))
    found = [name for name in shelf.names() if name.startswith(beginning)]
    if not found:
        raise UsageError(
            f"No story in the record has an id that begins with {beginning!r}; `dragoman stories` lists them."
        )
    if len(found) > 1:
        raise UsageError(f"{beginning!r} begins several ids: {', '.join(sorted(found)[:8])}. Give more of it.")
    return shelf.story(found[0])


def _named(connection: sqlite3.Connection, *, beginning: str = "", most: int = -1) -> list[str]:
    """Return the ids of stories that begin so; so many at most, the one reported last first."""
    query = (
        "SELECT story FROM stories JOIN sketches USING (article) WHERE story >= ? AND substr(story, 1, ?) = ? "
        "AND story < ? GROUP BY story ORDER BY max(coalesce(day, '')) DESC, story DESC LIMIT ?"
    )
    within = (beginning, len(beginning), beginning, beginning + LAST)
    return [story for (story,) in connection.execute(query, (*within, most))]


def undated(connection: sqlite3.Connection, most: int) -> list[str]:
    """Return the ids of stories of which no report has a day, so many at most."""
    dated = (
        "SELECT 1 FROM stories AS beside JOIN sketches AS told ON told.article = beside.article "
        "WHERE beside.story = stories.story AND told.day IS NOT NULL"
    )
    query = (
        f"SELECT DISTINCT story FROM sketches CROSS JOIN stories USING (article) WHERE {DAY} = '{UNDATED}' "  # noqa: S608
        f"AND NOT EXISTS ({dated}) LIMIT ?"
    )
    return [story for (story,) in connection.execute(query, (most,))]


def _latest(connection: sqlite3.Connection, least: int, most: int) -> list[str]:
    """Return the ids of stories of so many reports at least, the one reported last first, so many of them."""
    query = "SELECT story, max(coalesce(day, '')) AS last FROM stories JOIN sketches USING (article) WHERE story IN"
    for names, bound in _recent(connection, LAST, most):
        told = ask_in(connection, query, names, rest=f"GROUP BY story HAVING count(*) >= {least:d}")
        found = sorted(((last, name) for name, last in told), reverse=True)[:most]
        if bound is None or (len(found) == most and found[-1][0] > bound):
            return [name for _, name in found]
    return []


def _latest_by(connection: sqlite3.Connection, day: str, *, least: int, most: int) -> _Shelf:
    """Return a shelf with the stories that could be told on a day, among others that of those reported last."""
    for names, bound in _recent(connection, day, most):
        shelf = _Shelf.of_past(connection, part_told_by(connection, day, names))
        found = shelf.names(least, latest=most)
        if bound is None or (len(found) == most and max(shelf.days[row] for row in shelf.members[found[-1]]) > bound):
            break
    return shelf


def _recent(connection: sqlite3.Connection, day: str, most: int) -> Iterator[tuple[list[str], str | None]]:
    """Yield the stories of the reports of the latest days up to one, then of more of them, and the day after which none is missing.

    The undated come last: only where all are looked at, then without such a day, they are among them.
    """
    query = f"SELECT story, {DAY} AS day FROM sketches CROSS JOIN stories USING (article) WHERE {DAY} <= ? ORDER BY {DAY} DESC LIMIT ?"  # noqa: S608
    number = RECENT * most
    while True:
        rows = connection.execute(query, (min(day, BEFORE_UNDATED), number)).fetchall()
        if len(rows) < number:
            yield _named(connection), None
            return
        yield list(dict.fromkeys(row["story"] for row in rows)), rows[-1]["day"]
        number *= MORE


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelf:
    """The rows of the articles of each story, from which one story after another is taken down; only what is asked is read.

    `bound` is the day from which on copies are not those of the layer, but `copies`; `days` are those of the articles, where known.
    """

    connection: sqlite3.Connection
    members: dict[str, list[int]]
    bound: str | None = None
    copies: Sequence[Copy] = ()
    days: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def of_now(cls, connection: sqlite3.Connection, names: Sequence[str]) -> _Shelf:
        """Return some stories as they are told now."""
        members: dict[str, list[int]] = defaultdict(list)
        query = (
            "SELECT stories.story, stories.article FROM stories JOIN articles ON articles.row = stories.article "
            "JOIN documents ON documents.row = articles.document WHERE documents.is_current AND stories.story IN"
        )
        for name, row in ask_in(connection, query, names):
            members[name].append(row)
        return cls(connection=connection, members=members)

    @classmethod
    def of_past(cls, connection: sqlite3.Connection, past: Past) -> _Shelf:
        """Return the stories as they could be told on a day."""
        members: dict[str, list[int]] = defaultdict(list)
        for id_, name in past.stories.items():
            members[name].append(past.rows[id_])
        return cls(connection=connection, members=members, bound=past.bound, copies=past.copies, days=past.days)

    def names(self, least: int = 1, *, latest: int | None = None) -> list[str]:
        """Return the ids of the stories of so many reports; with `latest` only so many, the one reported last first."""
        found = [name for name, rows in self.members.items() if len(rows) >= least]
        if latest is None:
            return found
        days = self.days or self._days([row for name in found for row in self.members[name]])
        last = {name: max(days[row] for row in self.members[name]) for name in found}
        return sorted(found, key=lambda name: (last[name], name), reverse=True)[:latest]

    def _days(self, rows: Sequence[int]) -> dict[int, str]:
        query = "SELECT article, coalesce(day, '') FROM sketches WHERE article IN"
        return dict(map(tuple, ask_in(self.connection, query, rows)))

    def story(self, name: str) -> dict[str, Any]:
        """Return one story whole."""
        numbers = sorted(self.members[name])
        members = sorted(sketches_of(self.connection, numbers), key=lambda s: s.place)
        known = {article_id(row["id"], row["number"]): row for row in ask_in(self.connection, REPORTS, numbers)}
        rows = [known[s.id] for s in members]
        copies = self._copies_of(known, numbers)
        dated = sorted(s.day for s in members if s.day)
        days = dated or sorted(row["reported"] for row in rows)  # an undated report is as old as its reading
        reports = [_report(row, sketch, copies) for row, sketch in zip(rows, members, strict=True)]
        return {
            "id": name,
            "title": _title(members, reports),
            "start": days[0],
            "end": days[-1],
            "dated": bool(dated),
            "undated_reports": len(members) - len(dated),
            "reports": len(members),
            "sources": len(independent([_source(s) for s in members], [(c.first, c.second) for c in copies])),
            **_about(self.connection, [row["row"] for row in rows]),
            "articles": reports,
        }

    def _copies_of(self, ids: Collection[str], rows: Sequence[int]) -> list[Copy]:
        """Return the copies among some articles, given by id and by row."""
        stored = map(_copy, ask_in(self.connection, COPIES, rows, before=(self.bound or AFTER_ALL,)))
        return [copy for copy in (*stored, *self.copies) if copy.first in ids and copy.second in ids]


def _report(row: sqlite3.Row, sketch: Sketch, copies: Sequence[Copy]) -> dict[str, Any]:
    """Return the head of a report, and of which others it is a copy."""
    head = json.loads(row["body"])["document"] | {"file": row["file"]}
    beside = [c for c in copies if sketch.id in (c.first, c.second)]
    found = [
        {
            "of": c.first if c.second == sketch.id else c.second,
            "kind": c.kind,
            "held": c.held,
            "source": c.source,
            "ground": c.ground,
        }
        for c in beside
    ]
    kept = {name: head[name] for name in HEAD}
    return kept | {
        "reported": row["reported"],
        "report": sketch.id,
        "copies": sorted(found, key=lambda c: str(c["of"])),
    }


def _about(connection: sqlite3.Connection, rows: Sequence[int]) -> dict[str, Any]:
    """Return who, where and what the facts of articles are about, most often told first."""
    actors: Counter[tuple[str, str | None]] = Counter()
    places: Counter[str] = Counter()
    issues: Counter[str] = Counter()
    called: dict[str, str] = {}  # the shortest words for each issue
    facts = 0
    for row in _facts(connection, rows):
        facts += 1
        body = json.loads(row["body"])
        actors.update(
            {(p["name"], p["country"]) for role in ("actors", "recipients") for p in body.get(role, ()) if p["country"]}
        )
        place = body.get("place")
        if place:
            places[place["name"]] += 1
        if issue := body.get("issue_id"):
            issues[issue] += 1
            called[issue] = min(called.get(issue, body["issue"]), body["issue"], key=lambda words: (len(words), words))
    return {
        "actors": [{"name": name, "country": country} for name, country in _commonest(actors)],
        "places": list(_commonest(places)),
        "issues": list(dict.fromkeys(called[issue] for issue in _commonest(issues))),
        "facts": facts,
    }


COPIES = (
    "SELECT copies.*, a.id AS first_id, b.id AS second_id, c.id AS source_id FROM copies "
    "JOIN sketches AS a ON a.article = copies.first JOIN sketches AS b ON b.article = copies.second "
    "LEFT JOIN sketches AS c ON c.article = copies.source WHERE copies.day < ? AND copies.second IN"
)
#: What sorts after all days and after what has none.
AFTER_ALL = "~"


def _copy(row: sqlite3.Row) -> Copy:
    return Copy(
        first=row["first_id"], second=row["second_id"], held=row["held"], kind=row["kind"],
        source=row["source_id"], ground=row["ground"],
    )  # fmt: skip


def _source(sketch: Sketch) -> Report:
    return Report(id=sketch.id, outlet=sketch.outlet, origin=sketch.origin)


def _facts(connection: sqlite3.Connection, rows: Sequence[int]) -> Iterator[sqlite3.Row]:
    yield from ask_in(connection, "SELECT kind, body FROM facts WHERE article IN", rows)


def _title(members: Sequence[Sketch], reports: Sequence[dict[str, Any]]) -> str | None:
    """Return the title of the report that has most in common with all others."""
    total: dict[int, int] = defaultdict(int)
    for sketch in members:
        for key, weight in sketch.terms.items():
            total[key] += weight
    order = sorted(range(len(members)), key=lambda i: (-likeness(members[i].terms, total), members[i].place))
    return next((reports[i]["title"] for i in order if reports[i]["title"]), None)


def _commonest(counted: Counter[Any]) -> Iterable[Any]:
    return sorted(counted, key=lambda key: (-counted[key], str(key)))[:NAMED]


def _fits(found: dict[str, Any], wanted: Wanted) -> bool:
    if (wanted.since and found["end"] < wanted.since) or (wanted.until and found["start"] > wanted.until):
        return False
    if wanted.actor is None:
        return True
    asked = wanted.actor.casefold()
    return any(asked == str(a["country"]).casefold() or asked in a["name"].casefold() for a in found["actors"])
