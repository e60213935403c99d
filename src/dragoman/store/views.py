"""Questions to the record: facts by kind, with filters and both clocks, as the objects of the contract."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.records import LEARNED
from dragoman.store.judgements import judged
from dragoman.store.names import Meant, who_is_meant

#: What is kept of an article's head beside each fact that is printed.
BESIDE = ("id", "file", "key", "title", "published", "outlet", "article", "genre", "byline")

#: Statuses of what took place and is no background.
TOOK_PLACE = frozenset({"occurred", "ongoing"})

#: Statuses of a measure that end with the day until which it is to hold, and what it is then.
RUNS_OUT, ENDED = ("in-force", "announced"), "ended"

FROM = "FROM facts JOIN articles ON articles.row = facts.article JOIN documents ON documents.row = articles.document "
#: Roles of those who speak, hold or act, and of those to whom it is said or done.
DOING = ("actor", "speaker", "holder", "maker", "by", "person")
DONE_TO = ("recipient", "addressee", "beneficiary", "partner", "on")
#: By time, the undated last; then by report and place, so that the same facts stand in the same order in any record.
ORDER = (
    "ORDER BY facts.start_day IS NULL AND facts.end_day IS NULL, coalesce(facts.start_day, facts.end_day), "
    "articles.reported, documents.file, documents.key, documents.id, articles.number, facts.place"
)
#: The version of a document that was known on a day: the last of those reported by then. Most documents have one only.
AS_OF = (
    "articles.reported <= ? AND (documents.id NOT IN (SELECT id FROM documents WHERE NOT is_current) OR NOT EXISTS (SELECT 1 FROM documents AS later JOIN articles AS told "
    "ON told.document = later.row WHERE later.id = documents.id AND told.reported <= ? "
    "AND (later.is_current, later.row) > (documents.is_current, documents.row)))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What to look for; what is None is not asked. Days are ISO 8601.

    `since` and `until` bound when it happened, `as_of` when it was reported; `ahead` keeps what is not over by a day,
    or has no day. `strict` leaves out what no frame has coded. `rows` are rows of facts. `by` is who speaks, holds or acts, `to` whom it is said or done to; `unnamed` keeps what sources say that are only called by one of its words. `text` is searched in the words of the facts. `limit` keeps the latest.
    """

    kind: str
    actor: str | None = None
    target: str | None = None
    types: tuple[str, ...] = ()
    status: str | None = None
    strict: bool = False
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    ahead: str | None = None
    by: str | None = None
    to: str | None = None
    unnamed: tuple[str, ...] = ()
    text: str | None = None
    issue: str | None = None
    rows: tuple[int, ...] | None = None
    limit: int | None = None


def ask(connection: sqlite3.Connection, question: Question) -> list[dict[str, Any]]:
    """Return the facts that answer, each with its `document`, the day on which it was `reported`, and what people judge."""
    condition, values = where(connection, question)
    order, limit = ORDER, ""
    if question.limit is not None:
        order = ORDER.replace("facts.end_day), ", "facts.end_day) DESC, ", 1)
        limit = f"LIMIT {question.limit:d}"
    columns = "facts.body, facts.end_day, articles.body AS article, articles.reported, documents.file"
    query = f"SELECT {columns} {FROM} WHERE {condition} {order} {limit}"
    rows = connection.execute(query, values)
    answers = as_judged(connection, question.kind, [answer_of(row) | _run_out(row, question) for row in rows])
    return answers if question.limit is None else _in_time(answers)


def answered(connection: sqlite3.Connection, kind: str, rows: Iterable[sqlite3.Row]) -> list[dict[str, Any]]:
    """Return rows of facts of a kind as answers, with what people judge, in the order of time."""
    return sorted(as_judged(connection, kind, [answer_of(row) for row in rows]), key=_place_in_time)


def count(connection: sqlite3.Connection, question: Question) -> int:
    """Return how many facts answer, without any limit."""
    condition, values = where(connection, question)
    return int(connection.execute(f"SELECT count(*) {FROM} WHERE {condition}", values).fetchone()[0])


def count_undated(connection: sqlite3.Connection, question: Question) -> int:
    """Return how many facts answer but for their unknown date."""
    condition, values = where(connection, question, undated=True)
    return int(connection.execute(f"SELECT count(*) {FROM} WHERE {condition}", values).fetchone()[0])


def known(connection: sqlite3.Connection, kind: str, column: str) -> list[str]:
    """Return the values of a column that the record holds for a kind of fact: what could have been asked for."""
    query = f"SELECT DISTINCT {column} FROM facts WHERE kind = ? AND {column} IS NOT NULL ORDER BY 1"  # noqa: S608
    return [str(value) for (value,) in connection.execute(query, (kind,))]


def newest_report(connection: sqlite3.Connection) -> str | None:
    """Return the latest day of publication in the record."""
    found = connection.execute("SELECT max(published) FROM articles").fetchone()[0]
    return str(found) if found else None


def current(as_of: str | None) -> tuple[str, tuple[str, ...]]:
    """Return the SQL condition for what is known, now or on a day, and its values."""
    return ("documents.is_current", ()) if as_of is None else (AS_OF, (as_of, as_of))


def matching(text: str) -> str:
    """Return what a user typed as a full-text query: every word, or the words in quotation marks side by side."""
    parts = re.findall(r'"([^"]+)"|(\S+)', text.replace("\0", " "))
    quoted = ('"' + (phrase or word).replace('"', "") + '"' for phrase, word in parts)
    return " ".join(part for part in quoted if re.search(r"\w", part))


# ---------------------------------------------------------------- conditions


def where(connection: sqlite3.Connection, question: Question, *, undated: bool = False) -> tuple[str, list[Any]]:
    """Return the SQL condition of a question on `facts`, `articles` and `documents`, and its values."""
    parts = [("facts.kind = ?", (question.kind,)), current(question.as_of)]
    parts.extend(_of_fact(question))
    if undated:
        parts.append(("facts.start_day IS NULL AND facts.end_day IS NULL", ()))
    else:
        parts.extend(_of_time(question))
    if question.actor:
        parts.append(_actor(question.kind, who_is_meant(connection, question.actor)))
    if question.target:
        parts.append(_target(who_is_meant(connection, question.target)))
    for roles, asked in ((DOING, question.by), (DONE_TO, question.to)):
        if asked:
            parts.append(_in_role(roles, who_is_meant(connection, asked)))
    return " AND ".join(f"({text})" for text, _ in parts), [value for _, values in parts for value in values]


def _of_fact(question: Question) -> Iterator[tuple[str, tuple[Any, ...]]]:
    if question.types:
        marks = ", ".join("?" * len(question.types))
        yield f"facts.type COLLATE NOCASE IN ({marks})", question.types
    if question.status:
        yield _status(question)
    if question.strict:
        yield "json_extract(facts.body, '$.frame') NOT LIKE ?", (f"{LEARNED}%",)
    if question.issue:
        yield (
            "instr(lower(json_extract(facts.body, '$.issue')), lower(?)) OR json_extract(facts.body, '$.issue_id') = ?",
            (question.issue, question.issue),
        )
    if question.unnamed:
        yield _unnamed(question.unnamed)
    if question.rows is not None:
        yield f"facts.row IN ({', '.join(map(str, question.rows))})", ()
    if question.text:
        query = matching(question.text)
        found = "facts.row IN (SELECT rowid FROM fact_words WHERE fact_words MATCH ?)"
        yield (found, (query,)) if query else ("0", ())


def _status(question: Question) -> tuple[str, tuple[Any, ...]]:
    """Match a status; on a day, a measure has ended that has run past its stated end."""
    asked = str(question.status)
    if question.kind != "measures" or not question.as_of:
        return "facts.status = ? COLLATE NOCASE", (asked,)
    over = f"facts.status IN {RUNS_OUT} AND facts.end_day < ?"
    return f"CASE WHEN {over} THEN '{ENDED}' ELSE facts.status END = ? COLLATE NOCASE", (question.as_of, asked)


def _unnamed(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Match what a source without a name says: one that is called by one of the words and stands for no known actor."""
    speaker = "json_extract(facts.body, '$.speaker')"
    called = "' ' || lower(json_extract(facts.body, '$.speaker_text')) || ' '"
    small = f"{speaker} IS NULL OR unicode({speaker}) NOT BETWEEN 65 AND 90"
    named = " OR ".join(f"instr({called}, ?)" for _ in words)
    return f"({small}) AND ({named})", tuple(f" {word} " for word in words)


def _of_time(question: Question) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield conditions on when it happened; a range that is open on one side reaches as far as asked."""
    if question.since or question.until:
        yield "facts.start_day IS NOT NULL OR facts.end_day IS NOT NULL", ()
    if question.since:
        yield "facts.end_day IS NULL OR facts.end_day >= ?", (question.since,)
    if question.until:
        yield "facts.start_day IS NULL OR facts.start_day <= ?", (question.until,)
    if question.ahead:
        yield "coalesce(facts.end_day, facts.start_day, ?) >= ?", (question.ahead, question.ahead)


def _actor(kind: str, meant: Meant) -> tuple[str, tuple[str, ...]]:
    """Match who acts: of an event its actors, of other facts anybody in them."""
    condition, values = meant.condition()
    acting = "parties.role = 'actor' AND " if kind == "events" else ""
    return f"facts.row IN (SELECT fact FROM parties WHERE {acting}({condition}))", values  # noqa: S608


def _target(meant: Meant) -> tuple[str, tuple[str, ...]]:
    """Match whom it was done to; in a meeting of equals, which has no recipient, one of those who met others."""
    condition, values = meant.condition()
    received, met = _party("recipient", condition), _party("actor", condition)
    equals = f"NOT {_party('recipient', '1')}"
    others = _party("actor", f"NOT coalesce(({condition}), 0)")
    return f"{received} OR ({equals} AND {met} AND {others})", (*values, *values, *values)


def _in_role(roles: tuple[str, ...], meant: Meant) -> tuple[str, tuple[str, ...]]:
    """Match whoever has one of the roles."""
    condition, values = meant.condition()
    marks = ", ".join("?" * len(roles))
    found = f"SELECT fact FROM parties WHERE role IN ({marks}) AND ({condition})"  # noqa: S608
    return f"facts.row IN ({found})", (*roles, *values)


def _party(role: str, condition: str) -> str:
    here = f"parties.fact = facts.row AND parties.role = '{role}'"
    return f"EXISTS (SELECT 1 FROM parties WHERE {here} AND ({condition}))"  # noqa: S608


# ---------------------------------------------------------------- answers


def answer_of(row: sqlite3.Row) -> dict[str, Any]:
    """Return a fact with its document and the day it was reported, from `body`, `article`, `reported` and `file`."""
    fact: dict[str, Any] = json.loads(row["body"])
    head = json.loads(row["article"])["document"] | {"file": row["file"]}
    return fact | {"document": {name: head[name] for name in BESIDE}, "reported": row["reported"]}


def _run_out(row: sqlite3.Row, question: Question) -> dict[str, Any]:
    """Return the status of a measure that on the day has run past its stated end, beside the one that was reported."""
    day, end = question.as_of, row["end_day"]
    if question.kind != "measures" or not day or not end or end >= day:
        return {}
    status = json.loads(row["body"])["status"]
    return {"status": ENDED, "reported_status": status} if status in RUNS_OUT else {}


def fact_of(row: sqlite3.Row) -> dict[str, Any]:
    """Return a fact that says of which `kind` of facts it is; what kind of statement, item or measure moves to `sort`."""
    fact = answer_of(row)
    return fact | {"sort": fact.get("kind"), "kind": row["kind"]}


def as_judged(connection: sqlite3.Connection, kind: str, answers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return answers of a kind of facts as people judge them; their own `kind` says what kind of statement, item or measure they are."""
    laid = judged(connection, [answer | {"kind": kind} for answer in answers])
    own = ({"kind": answer["kind"]} if "kind" in answer else {} for answer in answers)
    return [
        {k: v for k, v in fact.items() if k != "kind" or given} | given for fact, given in zip(laid, own, strict=True)
    ]


def _in_time(answers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return answers that were taken latest first in the order of time, the undated last."""
    return sorted(answers, key=_day)


def _day(answer: dict[str, Any]) -> str:
    date = answer.get("date") or answer.get("due") or {"start": answer.get("from"), "end": answer.get("until")}
    return str(date["start"] or date["end"] or "9999")


def _place_in_time(answer: dict[str, Any]) -> tuple[Any, ...]:
    head, span = answer["document"], answer["evidence"][0]
    return _day(answer), answer["reported"], head["file"], head["article"], span["start"]
