"""What was read when and with what, what was set aside and why, and how much there is."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime, timedelta
from typing import Any

from dragoman.store.leaves import LEAF, STALE

RUNS, REASONS, CASES = 50, 60, 50
#: After so long without a sign of life a run counts as cut off.
SILENCE = timedelta(minutes=2)


def size(connection: sqlite3.Connection) -> dict[str, Any]:
    """Return how much the record holds, and from when to when."""
    (documents,) = connection.execute(
        "SELECT count(*) - (SELECT count(*) FROM documents WHERE NOT is_current) FROM documents"
    ).fetchone()
    (facts,) = connection.execute(f"SELECT count(*) - (SELECT count(*) FROM ({STALE})) FROM facts").fetchone()  # noqa: S608
    return {"documents": documents, "facts": facts, **span(connection)}


def span(connection: sqlite3.Connection) -> dict[str, str | None]:
    """Return the first and the last day of publication, else of reading."""

    def end(which: str) -> str | None:  # one end at a time, as an index gives it at once
        queries = (f"SELECT {which}({column}) FROM articles" for column in ("published", "reported"))  # noqa: S608
        days = (connection.execute(query).fetchone()[0] for query in queries)
        return next((day for day in days if day), None)

    return {"first": end("min"), "last": end("max")}


def beside(connection: sqlite3.Connection, day: str) -> dict[str, str | None]:
    """Return the days of reports before and after a day."""
    asked = (("earlier", "max", "<"), ("later", "min", ">"))
    query = "SELECT {}(published) FROM articles WHERE published {} ?"
    return {name: connection.execute(query.format(end, sign), (day,)).fetchone()[0] for name, end, sign in asked}


def runs(connection: sqlite3.Connection, now: str) -> list[dict[str, Any]]:
    """Return the latest runs, each with what it read, or has read so far, and the codebook and model it reads with."""
    rows = connection.execute("SELECT * FROM runs ORDER BY row DESC LIMIT ?", (RUNS,))
    done = "SELECT count(*) FROM documents WHERE run = ?"
    return [
        {
            **dict(row),
            "counts": json.loads(row["counts"]) if row["counts"] else None,
            "running": is_running(dict(row), now),
            "documents": connection.execute(done, (row["row"],)).fetchone()[0],
        }
        for row in rows
    ]


def progress(connection: sqlite3.Connection, now: str) -> dict[str, Any] | None:
    """Return how far the run has come that goes on now, if one does: its `share`, where known, its documents and facts."""
    row = connection.execute("SELECT * FROM runs ORDER BY row DESC LIMIT 1").fetchone()
    if row is None or not is_running(dict(row), now):
        return None
    counts = json.loads(row["counts"] or "{}")
    documents, facts = (sum(counts.get(name, {}).values()) for name in ("documents", "facts"))
    return {"run": row["row"], "share": row["share"], "documents": documents, "facts": facts}


def is_running(run: dict[str, Any], now: str) -> bool:
    """Tell whether a run has given a sign of life lately, and no end."""
    last = run["seen"] or run["started"]
    begun, after = datetime.fromisoformat(last), datetime.fromisoformat(now)
    return run["finished"] is None and abs(after - begun) < SILENCE


def reasons(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """Return why things were set aside, most frequent first."""
    rows = connection.execute(
        "SELECT reason, stage, count(*) AS number FROM rejections GROUP BY 1, 2 ORDER BY 3 DESC, 1 LIMIT ?", (REASONS,)
    )
    return [dict(row) for row in rows]


def cases(connection: sqlite3.Connection, reason: str) -> list[dict[str, Any]]:
    """Return what was set aside for a reason, with its words."""
    rows = connection.execute(
        "SELECT coalesce(documents.file, rejections.file) AS file, documents.id AS document, rejections.start_at AS start, "
        "substr(documents.text, rejections.start_at + 1, min(rejections.end_at - rejections.start_at, 400)) AS text "
        "FROM rejections LEFT JOIN articles ON articles.row = rejections.article "
        "LEFT JOIN documents ON documents.row = articles.document WHERE rejections.reason = ? LIMIT ?",
        (reason, CASES),
    )
    return [dict(row) for row in rows]


def pulse(connection: sqlite3.Connection) -> str:
    """Return a mark that changes whenever something was read or judged."""
    return f"{read_mark(connection)}-{_last(connection, 'judgements')}"


def read_mark(connection: sqlite3.Connection) -> str:
    """Return a mark that changes whenever something was read."""
    return "-".join(_last(connection, table) for table in ("documents", "facts", "runs"))


def _last(connection: sqlite3.Connection, table: str) -> str:
    return str(connection.execute(f"SELECT max(row) FROM {table}").fetchone()[0] or 0)  # noqa: S608


def reports(connection: sqlite3.Connection, *, until: str | None = None, number: int = 1) -> dict[str, Any]:
    """Return one leaf of the reports, newest first, each with the number of its facts."""
    rows = connection.execute(
        "SELECT articles.row, documents.id, articles.title, articles.outlet, articles.reported, articles.published, "
        "articles.genre, documents.file, articles.number FROM articles JOIN documents ON documents.row = articles.document "
        "WHERE documents.is_current AND (? IS NULL OR articles.published <= ?) ORDER BY articles.published DESC, articles.row DESC LIMIT ? OFFSET ?",
        (until, until, LEAF + 1, (number - 1) * LEAF),
    ).fetchall()
    count = "SELECT count(*) FROM facts WHERE article = ?"
    listed = [dict(row) | {"facts": connection.execute(count, (row["row"],)).fetchone()[0]} for row in rows[:LEAF]]
    return {
        "reports": [{k: v for k, v in r.items() if k != "row"} for r in listed],
        "leaf": number,
        "more": len(rows) > LEAF,
    }
