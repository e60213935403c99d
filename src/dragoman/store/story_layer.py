"""Copies and stories in the record: told anew from the first day on of which a report came, went or changed."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np

from dragoman.codebook.book import Codebook
from dragoman.codebook.merging import StoryRules
from dragoman.records import stable_id
from dragoman.store.asking import ask_in
from dragoman.store.views import current
from dragoman.stories import Copy, Groups, Sketch, find_copies, make_sketch
from dragoman.stories.grouping import Join, group, stories_of
from dragoman.stories.sketches import UNDATED

SKETCHES = (
    "SELECT sketches.* FROM sketches JOIN articles ON articles.row = sketches.article "
    "JOIN documents ON documents.row = articles.document"
)
#: Articles that were not looked at yet; both sides are read from an index, as rows with texts and sketches are long.
UNREAD = "SELECT row FROM articles EXCEPT SELECT article FROM sketches"
#: The full texts come last: SQLite cannot tell how long it takes to go through all of them.
MISSING = (
    "SELECT articles.row, articles.number, articles.body, documents.id, article_words.title, article_words.text "
    "FROM unread CROSS JOIN articles ON articles.row = unread.article CROSS JOIN documents ON documents.row = articles.document "
    "CROSS JOIN article_words ON article_words.rowid = articles.row"
)
#: Articles sketched at once.
CHUNK = 500
#: Whether the day of a sketch is not before, is before, and is a day; the undated come last.
FROM_DAY, BEFORE_DAY, ON_DAY = (f"coalesce(sketches.day, 'undated') {sign} ?" for sign in (">=", "<", "="))


def tell_stories(connection: sqlite3.Connection, book: Codebook) -> None:
    """Bring sketches, copies and stories up to date; to be called within a transaction, after `note_unread`."""
    _sketch_new(connection, book)
    start = _first_day(connection)
    if start is not None:
        _forget(connection, start)
        _tell_from(connection, book, start)
        _number(connection)
    connection.execute("DELETE FROM touched")


def note_unread(connection: sqlite3.Connection) -> None:
    """Note for this connection which articles nothing is known of yet."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS unread (article INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM unread")
    connection.execute(f"INSERT INTO unread {UNREAD}")


def sketches(connection: sqlite3.Connection, condition: str, values: Iterable[Any] = ()) -> Iterator[Sketch]:
    """Yield the sketches that fit a condition on `sketches`, `articles` and `documents`."""
    for row in connection.execute(f"{SKETCHES} WHERE {condition}", tuple(values)):
        yield _sketch(row)


def stories_as_of(connection: sqlite3.Connection, book: Codebook, day: str) -> dict[str, str]:
    """Return the story of each article as it could be told on a day: from what was reported by then alone."""
    condition, values = current(day)
    known = list(sketches(connection, condition, values))
    return _named([s.id for s in known], group(known, book.merging.stories), known)


def copies_as_of(connection: sqlite3.Connection, book: Codebook, day: str) -> list[Copy]:
    """Return the copies among what was reported by a day."""
    condition, values = current(day)
    return list(find_copies([], list(sketches(connection, condition, values)), book.merging.copies))


def _sketch_new(connection: sqlite3.Connection, book: Codebook) -> None:
    """Sketch the articles that are `unread`."""
    found = connection.execute(MISSING)
    while missing := found.fetchmany(CHUNK):
        rows = ((row["row"], *_sketch_row(make_sketch(_text(row), book.rarity, **_head(row)))) for row in missing)
        connection.executemany("INSERT INTO sketches VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _text(row: sqlite3.Row) -> str:
    title, text = row["title"] or "", row["text"]
    return text if title and title in text else f"{title}\n{text}"


def _head(row: sqlite3.Row) -> dict[str, str | None]:
    head = json.loads(row["body"])["document"]
    day, time = clock(head["published"])
    return {
        "id": article_id(row["id"], row["number"]),
        "day": day,
        "time": time,
        "outlet": head["outlet"],
        "origin": head["agency"],
    }


def article_id(document: str, number: int) -> str:
    """Return the id of an article, the same in every record."""
    return f"{document}.{number}"


def clock(published: str | None) -> tuple[str | None, str | None]:
    """Return the day of publication where it is a full one, and the time in UTC where that is known."""
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return None, None
    day = (published or "")[:10]
    if len(published or "") > len(day) and moment.tzinfo:
        return day, moment.astimezone(UTC).isoformat(timespec="minutes")
    return day, None


def _sketch_row(sketch: Sketch) -> tuple[Any, ...]:
    pairs = array("I", [number for pair in sorted(sketch.terms.items()) for number in pair])
    known = (sketch.id, sketch.day, sketch.time, sketch.outlet, sketch.origin)
    return (*known, sketch.runs.tobytes(), pairs.tobytes())


def _sketch(row: sqlite3.Row) -> Sketch:
    pairs = array("I")
    pairs.frombytes(row["terms"])
    known = {name: row[name] for name in ("id", "day", "time", "outlet", "origin")}
    terms = dict(zip(pairs[::2], pairs[1::2], strict=True))
    return Sketch(runs=np.frombuffer(row["runs"], np.uint32), terms=terms, **known)


# ---------------------------------------------------------------- telling anew


def _first_day(connection: sqlite3.Connection) -> str | None:
    """Return the first day whose reports are not all told, None where nothing is to do."""
    found = connection.execute(
        "SELECT min(day) FROM (SELECT min(day) AS day FROM touched UNION ALL "
        "SELECT min(coalesce(sketches.day, 'undated')) FROM sketches JOIN articles ON articles.row = sketches.article "
        "JOIN documents ON documents.row = articles.document "
        "WHERE documents.is_current AND sketches.article NOT IN (SELECT article FROM stories))"
    ).fetchone()[0]
    return str(found) if found else None


def _forget(connection: sqlite3.Connection, start: str) -> None:
    connection.execute("DELETE FROM copies WHERE day >= ?", (start,))
    connection.execute("DELETE FROM story_joins WHERE day >= ?", (start,))
    connection.execute(
        "DELETE FROM stories WHERE article IN (SELECT articles.row FROM articles JOIN documents "
        "ON documents.row = articles.document WHERE NOT documents.is_current)"
    )


def _tell_from(connection: sqlite3.Connection, book: Codebook, start: str) -> None:
    """Join the reports of each day from `start` on with what was told in the days before it."""
    rules = book.merging
    window = _bare(connection, *_before(start, rules.stories.days))
    groups = _taken_up(connection, rules.stories, (window, start))
    rows = _rows(connection)
    for day in _days(connection, start):
        reports = list(sketches(connection, f"documents.is_current AND {ON_DAY}", (day,)))
        if day == UNDATED and start != UNDATED:
            window = _bare(connection, BEFORE_DAY, (UNDATED,))
            groups = _taken_up(connection, rules.stories, (window, UNDATED))
        known = window if day == UNDATED else _recent(window, day, rules.stories.days)
        found = find_copies(known, reports, rules.copies)
        connection.executemany(
            "INSERT INTO copies VALUES (?, ?, ?, ?, ?, ?, ?)", [_copy_row(day, copy, rows) for copy in found]
        )
        joins = [(join.day, join.left, join.right, join.alike) for join in groups.add(day, reports)]
        connection.executemany("INSERT INTO story_joins VALUES (?, ?, ?, ?)", joins)
        window = [*known, *(replace(report, terms={}) for report in reports)]


def _days(connection: sqlite3.Connection, start: str) -> list[str]:
    """Return the days from `start` on of which there are reports, the undated last."""
    query = SKETCHES.replace("sketches.*", "DISTINCT coalesce(sketches.day, 'undated') AS told_on")
    rows = connection.execute(f"{query} WHERE documents.is_current AND {FROM_DAY} ORDER BY told_on", (start,))
    return [row["told_on"] for row in rows]


def _before(start: str, days: int) -> tuple[str, tuple[str, ...]]:
    """Return the condition for reports before `start` that are still of interest: to the undated, those of all days."""
    if start == UNDATED:
        return BEFORE_DAY, (start,)
    return f"{BEFORE_DAY} AND sketches.day >= ?", (start, _days_before(start, days))


def _bare(connection: sqlite3.Connection, condition: str, values: Sequence[str]) -> list[Sketch]:
    """Return sketches without their words, which only stories need."""
    columns = ", ".join(f"sketches.{name}" for name in ("id", "day", "time", "outlet", "origin", "runs"))
    query = SKETCHES.replace("sketches.*", f"{columns}, x'' AS terms")
    rows = connection.execute(f"{query} WHERE documents.is_current AND {condition}", tuple(values))
    return [_sketch(row) for row in rows]


def _taken_up(connection: sqlite3.Connection, rules: StoryRules, known: tuple[list[Sketch], str]) -> Groups:
    """Return the stories of which a report stands in the window, each with all its reports before a day."""
    window, start = known
    query = SKETCHES.replace("sketches.*", "sketches.id")
    rows = connection.execute(f"{query} WHERE documents.is_current AND {BEFORE_DAY}", (start,))
    told = stories_of([row["id"] for row in rows], _joins(connection))
    wanted = {told[sketch.id] for sketch in window}
    members: dict[str, list[str]] = defaultdict(list)
    for id_, leader in told.items():
        if leader in wanted:
            members[leader].append(id_)
    groups = Groups(rules)
    for leader in sorted(members):
        groups.restore(list(_by_id(connection, members[leader])))
    return groups


def _rows(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the row of each current article by its id."""
    query = SKETCHES.replace("sketches.*", "sketches.id, sketches.article")
    return dict(map(tuple, connection.execute(f"{query} WHERE documents.is_current")))


def _by_id(connection: sqlite3.Connection, ids: list[str]) -> Iterator[Sketch]:
    for row in ask_in(connection, f"{SKETCHES} WHERE documents.is_current AND sketches.id IN", ids):
        yield _sketch(row)


def _recent(window: Iterable[Sketch], day: str, days: int) -> list[Sketch]:
    oldest = _days_before(day, days)
    return [sketch for sketch in window if sketch.day and sketch.day >= oldest]


def _days_before(day: str, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()


def _copy_row(day: str, copy: Copy, rows: dict[str, int]) -> tuple[Any, ...]:
    source = rows[copy.source] if copy.source else None
    return (day, rows[copy.first], rows[copy.second], copy.held, copy.kind, source, copy.ground)


def _joins(connection: sqlite3.Connection) -> Iterator[Join]:
    for row in connection.execute("SELECT * FROM story_joins ORDER BY day, rowid"):
        yield Join(day=row["day"], left=row["left_id"], right=row["right_id"], alike=row["alike"])


def _number(connection: sqlite3.Connection) -> None:
    """Note the story of each article; only what differs is written."""
    rows = connection.execute(
        "SELECT sketches.id, sketches.article, sketches.day, sketches.time, stories.story FROM sketches "
        "JOIN articles ON articles.row = sketches.article JOIN documents ON documents.row = articles.document "
        "LEFT JOIN stories ON stories.article = sketches.article WHERE documents.is_current"
    ).fetchall()
    told = stories_of([row["id"] for row in rows], _joins(connection))
    first: dict[str, tuple[str, str, str]] = {}
    for row in rows:
        place = (row["day"] or UNDATED, row["time"] or "", row["id"])
        first[told[row["id"]]] = min(place, first.get(told[row["id"]], place))
    names = {leader: story_id(place[2]) for leader, place in first.items()}
    fresh = [(row["article"], names[told[row["id"]]]) for row in rows if names[told[row["id"]]] != row["story"]]
    connection.executemany("INSERT OR REPLACE INTO stories VALUES (?, ?)", fresh)


def _named(ids: list[str], joins: Iterable[Join], known: Iterable[Sketch]) -> dict[str, str]:
    told = stories_of(ids, joins)
    first: dict[str, Sketch] = {}
    for sketch in sorted(known, key=lambda s: s.place):
        first.setdefault(told[sketch.id], sketch)
    return {id_: story_id(first[told[id_]].id) for id_ in ids}


def story_id(first: str) -> str:
    """Return the id of a story, which is that of its first report."""
    return stable_id("sy", first)
