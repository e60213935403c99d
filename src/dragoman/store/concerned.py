"""The latest facts that may concern a subject, found through the indexes: what is asked of a record of a million facts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from dragoman.store.asking import ask_in
from dragoman.store.leaves import GLANCE, by_rows
from dragoman.store.names import Meant
from dragoman.store.subjects import Side, Subject
from dragoman.store.views import FROM, answered, current

#: Names of a side's people that are looked for in the words of facts.
NAMES = 1_000
#: Of one side alone a part of what is asked is looked at: its words may name the other.
ASIDE = 4
#: Offices of a person that are looked at, the latest.
OFFICES = 3
COLUMNS = "facts.row, facts.body, articles.body AS article, articles.reported, documents.file"
#: By the day, the latest first; the named index keeps the planner from sorting all that fit.
LATEST = (
    f"SELECT {COLUMNS} {FROM} WHERE facts.kind = ? AND ({{known}}) AND ({{fits}}) "
    "ORDER BY facts.day DESC, facts.row DESC LIMIT ?"
).replace("FROM facts", "FROM facts INDEXED BY facts_by_day", 1)
Asked = tuple[str, tuple[Any, ...]]


def concerned(
    connection: sqlite3.Connection, subject: Subject, kind: str, *, as_of: str | None, most: int
) -> list[dict[str, Any]]:
    """Return the latest facts of a kind that may concern a subject, in the order of time; `concerns` has the last word.

    Of two sides: facts that both are in or named in; where these are few, the latest of each, whose words may name the other.
    """
    known, days = current(as_of)
    if len(subject.sides) != 2:
        fits, values = _any_of(subject, kind)
        query = LATEST.format(known=known, fits=fits)
        return answered(connection, kind, connection.execute(query, (kind, *days, *values, most)).fetchall()[::-1])
    rows = set(islice(_rows_of_both(connection, subject.sides, kind), most))
    if len(rows) < most:
        for side in subject.sides:
            rows.update(islice(_rows_of(connection, side, kind), most // ASIDE))
        rows.update(islice(_rows_of_words(connection, subject.sides, kind), most))
    query = f"SELECT {COLUMNS} {FROM} WHERE ({known}) AND facts.row IN"
    return answered(connection, kind, ask_in(connection, query, sorted(rows), before=days))


def said_about(
    connection: sqlite3.Connection, names: Iterable[str], who: Meant, *, as_of: str | None, most: int
) -> list[dict[str, Any]]:
    """Return the latest statements of others in which somebody is named, newest first, as pages take facts."""
    known, days = current(as_of)
    named, words = _worded(" OR ".join(_phrases(names)))
    condition, values = who.condition()
    own = (
        f"EXISTS (SELECT 1 FROM parties WHERE parties.fact = facts.row AND parties.role = 'speaker' AND ({condition}))"  # noqa: S608
    )
    query = LATEST.format(known=known, fits=f"+facts.row IN ({named}) AND NOT {own}")
    rows = connection.execute(query, ("statements", *days, *words, *values, most))
    return by_rows(connection, [row["row"] for row in rows])


def of_reports(
    connection: sqlite3.Connection, reports: Iterable[str], kind: str, *, as_of: str | None
) -> list[dict[str, Any]]:
    """Return the facts of a kind that some reports hold, by the ids of their documents, in the order of time."""
    known, days = current(as_of)
    query = f"SELECT {COLUMNS} {FROM} WHERE facts.kind = ? AND ({known}) AND documents.id IN"
    rows = ask_in(connection, query, sorted(set(reports)), before=(kind, *days), rest="ORDER BY facts.row")
    return answered(connection, kind, rows)


def of_persons(connection: sqlite3.Connection, ids: Iterable[str], *, as_of: str | None) -> list[dict[str, Any]]:
    """Return the latest offices of some persons, by their ids, in the order of time."""
    known, days = current(as_of)
    query = (
        f"SELECT {COLUMNS} {FROM} JOIN parties ON parties.fact = facts.row WHERE parties.entity = ? AND "
        f"parties.kind = 'offices' AND ({known}) ORDER BY parties.day DESC, parties.fact DESC LIMIT {OFFICES}"
    )
    rows = [row for id_ in dict.fromkeys(ids) for row in connection.execute(query, (id_, *days))]
    return answered(connection, "offices", sorted(rows, key=lambda row: int(row["row"])))


def _rows_of_both(connection: sqlite3.Connection, sides: Sequence[Side], kind: str) -> Iterator[int]:
    """Yield the rows of facts in which both sides are parties, the latest first, looking along the rarer side."""
    rarer, other = sorted(sides, key=lambda side: _number(connection, side, kind))
    condition, values = other.meant.condition()
    there = f"EXISTS (SELECT 1 FROM parties WHERE parties.fact = here.fact AND ({condition}))"  # noqa: S608
    return _rows_of(connection, rarer, kind, also=(there, values))


def _rows_of(connection: sqlite3.Connection, side: Side, kind: str, *, also: Asked = ("1", ())) -> Iterator[int]:
    """Yield the rows of facts that a side is a party of, the latest first."""
    parts, given = [], []
    for condition, values in _as_party(side):
        parts.append(f"SELECT fact, day FROM parties AS here WHERE {condition} AND kind = ? AND {also[0]}")  # noqa: S608
        given += [*values, kind, *also[1]]
    query = " UNION ALL ".join(parts) + " ORDER BY day DESC, fact DESC"
    return (row["fact"] for row in connection.execute(query, given))


def _number(connection: sqlite3.Connection, side: Side, kind: str) -> int:
    """Return of how many facts a side is a party, as far as a glance tells."""
    parts = [f"SELECT 1 FROM parties WHERE {condition} AND kind = ?" for condition, _ in _as_party(side)]  # noqa: S608
    given = [value for _, values in _as_party(side) for value in (*values, kind)]
    query = f"SELECT count(*) FROM ({' UNION ALL '.join(parts)} LIMIT {GLANCE})"  # noqa: S608
    return int(connection.execute(query, given).fetchone()[0])


def _as_party(side: Side) -> Iterator[Asked]:
    """Yield by what a side is found among the parties: a state's name counts where no code is given."""
    meant = side.meant
    name = "country IS NULL AND name" if meant.countries else "name"
    for column, values in (("country", meant.countries), ("entity", meant.entities), (name, meant.names)):
        if values:
            yield f"{column} IN ({', '.join('?' * len(values))})", values


def _rows_of_words(connection: sqlite3.Connection, sides: Sequence[Side], kind: str) -> Iterator[int]:
    """Yield the rows of facts in whose words both sides are named, the latest first."""
    first, second = (_called(side) for side in sides)
    if first and second:
        said = "SELECT rowid FROM fact_words WHERE fact_words MATCH ?"
        query = f"SELECT row FROM facts INDEXED BY facts_by_day WHERE kind = ? AND +row IN ({said}) ORDER BY day DESC, row DESC"  # noqa: S608
        yield from (row["row"] for row in connection.execute(query, (kind, f"({first}) AND ({second})")))


def _any_of(subject: Subject, kind: str) -> Asked:
    """Fit facts that somebody is a party of or named in, that are filed under an issue, or that say the words."""
    found = [_party(side, kind) for side in subject.sides]
    found += [_worded(_called(side)) for side in subject.sides]
    if subject.words is not None:
        found.append(_worded(" AND ".join(_phrases(subject.words.split()))))
    if subject.book:
        issues = sorted(subject.wider)
        known = [subject.book.by_id[issue] for issue in issues]
        found.append(_worded(" OR ".join(_phrases(word for issue in known for word in (issue.name, *issue.phrases)))))
        found += _filed(issues, kind)
    fits = " OR ".join(f"+facts.row IN ({query})" for query, _ in found)
    return fits, tuple(value for _, values in found for value in values)


def _filed(issues: Sequence[str], kind: str) -> list[Asked]:
    """Return what finds facts that were filed under issues: a position under one, a term under several."""
    marks = ", ".join("?" * len(issues))
    if kind == "positions":
        issue = "json_extract(facts.body, '$.issue_id')"
        return [(f"SELECT row FROM facts WHERE kind = 'positions' AND {issue} IN ({marks})", tuple(issues))]  # noqa: S608
    if kind == "terms":
        each = "facts JOIN json_each(facts.body, '$.issues') AS issue"
        return [(f"SELECT facts.row FROM {each} WHERE kind = 'terms' AND issue.value IN ({marks})", tuple(issues))]  # noqa: S608
    return []


def _party(side: Side, kind: str) -> Asked:
    condition, values = side.meant.condition()
    return f"SELECT fact FROM parties WHERE kind = ? AND ({condition})", (kind, *values)  # noqa: S608


def _called(side: Side) -> str:
    """Return what finds a side in the words of facts, by the names of its state and of its people."""
    return " OR ".join(_phrases((*side.states.called(side.meant.countries), *sorted(side.names)[:NAMES])))


def _worded(said: str) -> Asked:
    return ("SELECT rowid FROM fact_words WHERE fact_words MATCH ?", (said,)) if said else ("SELECT 0", ())


def _phrases(names: Iterable[str]) -> Iterable[str]:
    """Return names as parts of a full-text query, each once: the words of one stand side by side."""
    plain = (name.replace('"', " ").replace("\0", " ") for name in names)
    return dict.fromkeys(f'"{name}"' for name in plain if any(letter.isalnum() for letter in name))
