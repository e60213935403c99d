"""Copies and stories in the record: told anew from the first day on of which a report came, went or changed."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dragoman.codebook.book import Codebook
from dragoman.codebook.merging import Merging
from dragoman.days import off
from dragoman.records import stable_id
from dragoman.store.sketches import DAY, FROM, Reports, place_of, sketch_unread, sketches_of
from dragoman.stories import Copy, Groups, Sketch, find_copies
from dragoman.stories.grouping import Join, may_join, stories_of
from dragoman.stories.sketches import UNDATED


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTold:
    """What the reports of a day bring: copies, and stories that become one."""

    day: str
    copies: list[Copy]
    joins: list[Join]


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What could be told on a day: the story of each article, and the copies that the layer does not hold.

    Those of earlier days than `bound` are in the layer: what was told then is the same today.
    """

    stories: dict[str, str]
    rows: dict[str, int]
    days: dict[int, str]
    bound: str
    copies: list[Copy]


def tell_stories(connection: sqlite3.Connection, book: Codebook) -> None:
    """Bring sketches, copies and stories up to date; to be called within a transaction, after `note_unread`."""
    sketch_unread(connection, book)
    start = _first_day(connection)
    if start is not None:
        _forget(connection, start)
        reports = Reports.known(connection)
        rows = reports.rows()
        for told in Teller(reports=reports, rules=book.merging).tell_from(start, _joins(connection, start)):
            _keep(connection, told, rows)
        _number(connection)
    connection.execute("DELETE FROM touched")


def is_told(connection: sqlite3.Connection, day: str) -> bool:
    """Tell whether all that could be told on a day is in the layer: then each of its stories is part of one of today's."""
    return _parting(Reports.known(connection, as_of=day)) > UNDATED


def told_by(connection: sqlite3.Connection, book: Codebook, day: str) -> Past:
    """Return what could be told on a day, from what was reported by then alone.

    A day depends only on the days before it: what the layer holds is told anew only from the first report on that is
    known in another version today, and for reports that nobody can date.
    """
    reports = Reports.known(connection, as_of=day)
    start = _parting(reports)
    bound = min(start, _day_after(day))
    joins = list(_joins(connection, bound))
    teller = Teller(reports=reports, rules=book.merging)
    again = list(teller.tell_from(start, joins)) if start <= UNDATED else []
    joins.extend(join for told in again for join in told.joins)
    return _past(reports.heads(), joins, bound=bound, again=again)


def part_told_by(connection: sqlite3.Connection, day: str, stories: Sequence[str]) -> Past:
    """Return the same of the reports that are in some of today's stories alone, where all of it `is_told`."""
    heads = Reports.known(connection, as_of=day).heads_in(stories)
    first = min((row["day"] or UNDATED for row in heads), default=UNDATED)
    ids = {row["id"] for row in heads}
    bound = _day_after(day)
    return _past(heads, [join for join in _joins(connection, bound, since=first) if join.left in ids], bound=bound)


def _past(heads: Sequence[sqlite3.Row], joins: Iterable[Join], *, bound: str, again: Sequence[DayTold] = ()) -> Past:
    return Past(
        stories=_named(heads, joins),
        rows={row["id"]: row["article"] for row in heads},
        days={row["article"]: row["day"] or "" for row in heads},
        bound=bound,
        copies=[copy for told in again for copy in told.copies],
    )


def _day_after(day: str) -> str:
    return off(date.fromisoformat(day), 1).isoformat()


def story_id(first: str) -> str:
    """Return the id of a story, which is that of its first report."""
    return stable_id("sy", first)


# ---------------------------------------------------------------- from which day on


def _first_day(connection: sqlite3.Connection) -> str | None:
    """Return the first day whose reports are not all told, None where nothing is to do."""
    found = connection.execute(
        f"SELECT min(day) FROM (SELECT min(day) AS day FROM touched UNION ALL SELECT min({DAY}) {FROM} "  # noqa: S608
        "WHERE documents.is_current AND sketches.article NOT IN (SELECT article FROM stories))"
    ).fetchone()[0]
    return str(found) if found else None


def _parting(reports: Reports) -> str:
    """Return the first day of which other versions were known than today, or `undated`; else what sorts after all days."""
    other = (
        f"SELECT min({DAY}) FROM documents CROSS JOIN articles ON articles.document = documents.row "  # noqa: S608
        f"JOIN sketches ON sketches.article = articles.row WHERE NOT documents.is_current AND {reports.condition}"
    )
    undated = f"SELECT {DAY} {FROM} WHERE {DAY} = '{UNDATED}' AND {reports.condition} LIMIT 1"
    found = [
        row[0] for query in (other, undated) for row in reports.connection.execute(query, reports.values) if row[0]
    ]
    return min(found, default=f"{UNDATED}~")


def _forget(connection: sqlite3.Connection, start: str) -> None:
    connection.execute("DELETE FROM copies WHERE day >= ?", (start,))
    connection.execute("DELETE FROM story_joins WHERE day >= ?", (start,))
    connection.execute(
        "DELETE FROM stories WHERE article IN (SELECT articles.row FROM articles JOIN documents "
        "ON documents.row = articles.document WHERE NOT documents.is_current)"
    )


# ---------------------------------------------------------------- telling anew


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Tells what known reports bring, day by day."""

    reports: Reports
    rules: Merging

    def tell_from(self, start: str, earlier: Iterable[Join]) -> Iterator[DayTold]:
        """Yield what each day from `start` on brings, after what the days before it brought."""
        joins = list(earlier)
        oldest = _days_before(start, self.rules.stories.days)
        window = list(self.reports.bare(f"{DAY} < ? AND {DAY} >= ?", (start, oldest)))
        groups = self._taken_up(joins, start, {sketch.id for sketch in window})
        for day in self.reports.days(start):
            new = list(self.reports.sketches(f"{DAY} = ?", (day,)))
            if day == UNDATED:
                groups = self._taken_up(joins, day, self._open_to(new))
            else:
                window = _recent(window, day, self.rules.stories.days)
            before = window if day != UNDATED else self.reports.bare(f"{DAY} < ?", (day,))
            copies = list(find_copies(before, new, self.rules.copies))
            told = list(groups.add(day, new))
            joins.extend(told)
            yield DayTold(day=day, copies=copies, joins=told)
            window = [*window, *(replace(report, terms={}) for report in new)]

    def _open_to(self, undated: Sequence[Sketch]) -> set[str]:
        """Return the reports of whose stories an undated one may be, of whatever day."""
        dated = self.reports.sketches(f"{DAY} < ?", (UNDATED,))
        return set(may_join(dated, undated, self.rules.stories))

    def _taken_up(self, joins: Sequence[Join], start: str, wanted: Collection[str]) -> Groups:
        """Return the stories of wanted reports, each with all its reports before a day."""
        groups = Groups(self.rules.stories)
        if not wanted:
            return groups
        rows = self.reports.rows(f"{DAY} < ?", (start,))
        told = stories_of(rows, joins)
        leaders = {told[id_] for id_ in wanted}
        members: dict[str, list[int]] = defaultdict(list)
        for id_, leader in told.items():
            if leader in leaders:
                members[leader].append(rows[id_])
        for leader in sorted(members):
            groups.restore(list(sketches_of(self.reports.connection, members[leader])))
        return groups


def _days_before(day: str, days: int) -> str:
    """Return the first day that is still of interest on a day; to the undated all are, and they are looked up apart."""
    return day if day >= UNDATED else off(date.fromisoformat(day), -days).isoformat()


def _recent(window: Iterable[Sketch], day: str, days: int) -> list[Sketch]:
    oldest = _days_before(day, days)
    return [sketch for sketch in window if sketch.day and sketch.day >= oldest]


# ---------------------------------------------------------------- rows of the layer


def _keep(connection: sqlite3.Connection, told: DayTold, rows: dict[str, int]) -> None:
    copies = [_copy_row(told.day, copy, rows) for copy in told.copies]
    connection.executemany("INSERT INTO copies VALUES (?, ?, ?, ?, ?, ?, ?)", copies)
    joins = [(join.day, join.left, join.right, join.alike) for join in told.joins]
    connection.executemany("INSERT INTO story_joins VALUES (?, ?, ?, ?)", joins)


def _copy_row(day: str, copy: Copy, rows: dict[str, int]) -> tuple[Any, ...]:
    source = rows[copy.source] if copy.source else None
    return (day, rows[copy.first], rows[copy.second], copy.held, copy.kind, source, copy.ground)


def _joins(connection: sqlite3.Connection, before: str, *, since: str = "") -> Iterator[Join]:
    """Yield the joins of the days before one, from one on."""
    query = "SELECT * FROM story_joins WHERE day >= ? AND day < ? ORDER BY day, rowid"
    for row in connection.execute(query, (since, before)):
        yield Join(day=row["day"], left=row["left_id"], right=row["right_id"], alike=row["alike"])


def _number(connection: sqlite3.Connection) -> None:
    """Note the story of each article; only what differs is written."""
    rows = connection.execute(
        f"SELECT sketches.id, sketches.article, sketches.day, sketches.time, stories.story {FROM} "
        "LEFT JOIN stories ON stories.article = sketches.article WHERE documents.is_current"
    ).fetchall()
    told = _named(rows, _joins(connection, f"{UNDATED}~"))
    fresh = [(row["article"], told[row["id"]]) for row in rows if told[row["id"]] != row["story"]]
    connection.executemany("INSERT OR REPLACE INTO stories VALUES (?, ?)", fresh)


def _named(rows: Sequence[sqlite3.Row], joins: Iterable[Join]) -> dict[str, str]:
    """Return the story of each article, from rows with its id, day and time."""
    told = stories_of([row["id"] for row in rows], joins)
    first: dict[str, tuple[str, str, str]] = {}
    for row in rows:
        first[told[row["id"]]] = min(place_of(row), first.get(told[row["id"]], place_of(row)))
    names = {leader: story_id(place[2]) for leader, place in first.items()}
    return {id_: names[leader] for id_, leader in told.items()}
