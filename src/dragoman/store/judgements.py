"""What people judge of facts: a layer that is only added to, found again by its words when a fact was read anew."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from dragoman.errors import UsageError
from dragoman.records import stable_id
from dragoman.store.asking import ask_in
from dragoman.store.files import transaction

VERDICTS = ("right", "wrong", "edit", "same", "different", "unsure", "note", "undo")
#: Verdicts on whether a fact holds; of each reviewer the last one counts.
ON_TRUTH = ("right", "wrong", "edit", "unsure")
FIELDS = (
    *(
        "id",
        "fact",
        "kind",
        "document",
        "words",
        "claim",
        "verdict",
        "other",
        "before",
        "after",
        "reason",
        "reviewer",
        "at",
    ),
)
#: Fields that say what was read out of the words.
CLAIMS = ("type", "stance", "office", "unit")
ACTORS = "actors"
#: Verdicts on two that may be one.
PAIRED = ("same", "different")
#: Fields that an edit may change, by kind; each is one line of text.
EDITABLE = {
    "events": ("type", "mode", "status"),
    "statements": ("speaker", "content"),
    "positions": ("holder", "issue", "stance"),
    "schedule": ("what",),
    "pledges": ("maker", "content"),
    "measures": ("what", "unit", "status"),
    "quantities": ("unit", "of"),
    "offices": ("person", "office", "status"),
    "terms": ("what",),
    "precedents": ("what", "since"),
}
#: Ids that are asked for at once.
CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One verdict of one reviewer on one fact; `before` and `after` are JSON objects of the fields that an edit changes."""

    fact: str
    kind: str
    document: str
    words: str
    claim: str
    verdict: str
    reviewer: str
    at: str
    other: str | None = None
    before: str | None = None
    after: str | None = None
    reason: str | None = None

    @property
    def id(self) -> str:
        """Return the hash of all that it says."""
        return stable_id("jd", *(str(value) for value in asdict(self).values()))


def add(connection: sqlite3.Connection, judgements: Iterable[Judgement]) -> int:
    """Keep judgements, all or none; return how many were new."""
    names = ", ".join(FIELDS)
    marks = ", ".join("?" * len(FIELDS))
    before = connection.total_changes
    with transaction(connection):
        for judgement in judgements:
            values = [getattr(judgement, name) for name in FIELDS]
            connection.execute(f"INSERT OR IGNORE INTO judgements ({names}) VALUES ({marks})", values)  # noqa: S608
    return connection.total_changes - before


def of_fact(fact: dict[str, Any], verdict: str, **rest: Any) -> Judgement:
    """Return a judgement of a fact, anchored in its words."""
    if verdict not in VERDICTS:
        raise UsageError(f"{verdict!r} is no verdict; use one of {', '.join(VERDICTS)}.")
    words, claim = anchor_of(fact)
    kind, document = fact["kind"], fact["document"]["id"]
    return Judgement(fact=fact["id"], kind=kind, document=document, words=words, claim=claim, verdict=verdict, **rest)


def of_actor(actor: dict[str, Any], verdict: str, **rest: Any) -> Judgement:
    """Return a judgement of an actor: that it is the same as another, or is not."""
    return Judgement(fact=actor["id"], kind=ACTORS, document="", words=actor["name"], claim="", verdict=verdict, **rest)


def anchor_of(fact: dict[str, Any]) -> tuple[str, str]:
    """Return the words that prove a fact and what was read out of them: what ties a judgement to it when its id changes."""
    words = " … ".join(" ".join(span["text"].split()) for span in fact["evidence"])
    return words, "/".join(str(fact[name]) for name in CLAIMS if fact.get(name))


def everything(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Yield every judgement, oldest first, the same in any record that holds the same."""
    query = f"SELECT {', '.join(FIELDS)} FROM judgements ORDER BY at, id"  # noqa: S608
    yield from (dict(row) for row in connection.execute(query))


def line_of(judgement: dict[str, Any]) -> str:
    """Return a judgement as a line of a text file."""
    return json.dumps({name: judgement[name] for name in FIELDS}, ensure_ascii=False) + "\n"


def from_line(line: str, place: str) -> Judgement:
    """Return the judgement of a line; raise UsageError that names the place where it is none, or was altered."""
    try:
        given = json.loads(line)
        made = Judgement(**{name: given[name] for name in FIELDS if name != "id"})
    except (ValueError, TypeError, KeyError) as error:
        raise UsageError(f"{place}: this line is no judgement ({error}); nothing was taken in.") from error
    texts = [value for value in asdict(made).values() if value is not None]
    if not all(isinstance(text, str) for text in texts) or made.verdict not in VERDICTS or made.id != given.get("id"):
        raise UsageError(f"{place}: this judgement was altered (its id does not fit); nothing was taken in.")
    return made


def one(connection: sqlite3.Connection, id_: str) -> dict[str, Any]:
    """Return a judgement by its id; raise UsageError where there is none."""
    row = connection.execute("SELECT * FROM judgements WHERE id = ?", (id_,)).fetchone()
    if row is None:
        raise UsageError(f"The record holds no judgement {id_!r}.")
    return dict(row)


def standing(judgements: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the judgements that were not undone, oldest first."""
    undone: set[str] = set()
    kept = []
    for judgement in sorted(judgements, key=lambda j: (j["at"], j["id"]), reverse=True):
        if judgement["verdict"] == "undo":
            if judgement["id"] not in undone:
                undone.add(judgement["other"])
        elif judgement["id"] not in undone:
            kept.append(judgement)
    return kept[::-1]


def judged(connection: sqlite3.Connection, facts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return facts as people judge them: `judged` where somebody did, edits laid over what was extracted."""
    if not facts or not connection.execute("SELECT 1 FROM judgements LIMIT 1").fetchone():
        return facts
    found = _about(connection, facts)
    return [_laid_over(fact, found[_key(fact)]) if found.get(_key(fact)) else fact for fact in facts]


def verdict_of(judgements: Sequence[dict[str, Any]]) -> str | None:
    """Return what reviewers hold of a fact: the one verdict, or `disputed` where the last words of two differ."""
    last = {j["reviewer"]: j["verdict"] for j in judgements if j["verdict"] in ON_TRUTH}
    verdicts = set(last.values()) - ({"unsure"} if len(set(last.values())) > 1 else set())
    return "disputed" if len(verdicts) > 1 else next(iter(verdicts), None)


def sides_of(judgement: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return both facts of a pair with their anchors: `fact`, `kind`, `document`, `words`, `claim`."""
    names = ("fact", "kind", "document", "words", "claim")
    try:
        other = json.loads(judgement["after"] or "{}")
    except ValueError:
        other = {}
    known = other if isinstance(other, dict) else {}
    beside = {name: str(known.get(name, "")) for name in names} | {"fact": judgement["other"]}
    return {name: judgement[name] for name in names}, beside


def orphans(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """Return the standing judgements whose fact, and whose words as a fact of its kind, the record no longer holds.

    Of a pair, both facts must be there.
    """
    gone = "NOT EXISTS (SELECT 1 FROM facts JOIN articles ON articles.row = facts.article JOIN documents "
    gone += "ON documents.row = articles.document WHERE facts.id = judgements.{} AND documents.is_current)"
    paired = f"verdict IN {PAIRED} AND {gone.format('other')}"
    lost = connection.execute(
        f"SELECT * FROM judgements WHERE document <> '' AND verdict <> 'undo' AND ({gone.format('fact')} OR {paired})"  # noqa: S608
    ).fetchall()
    undone = connection.execute("SELECT * FROM judgements WHERE verdict = 'undo'").fetchall()
    kept = standing([dict(row) for row in (*lost, *undone)])
    here = still_there(connection, {id_ for j in kept for id_ in (j["fact"], j["other"]) if id_})
    held: dict[tuple[str, str], set[tuple[str, str]]] = {}

    def is_read(side: Mapping[str, Any]) -> bool:
        key = side["document"], side["kind"]
        if key not in held:
            held[key] = _held(connection, *key)
        return side["fact"] in here or (side["words"], side["claim"]) in held[key]

    return [j for j in kept if not all(map(is_read, sides_of(j) if j["verdict"] in PAIRED else (j,)))]


def judged_rows(connection: sqlite3.Connection, rows: Sequence[int]) -> list[int]:
    """Return those of some facts, by row, that stand in a document of which somebody judged something."""
    if not connection.execute("SELECT 1 FROM judgements WHERE document <> '' LIMIT 1").fetchone():
        return []
    query = (
        "SELECT facts.row FROM facts JOIN articles ON articles.row = facts.article JOIN documents "
        "ON documents.row = articles.document WHERE documents.id IN (SELECT document FROM judgements) AND facts.row IN"
    )
    return [row["row"] for row in ask_in(connection, query, rows)]


def _about(connection: sqlite3.Connection, facts: list[dict[str, Any]]) -> dict[Any, list[dict[str, Any]]]:
    """Return the standing judgements of facts: of their ids, and of their words where the judged fact is gone."""
    ids = {fact["id"] for fact in facts}
    places = {(fact["document"]["id"], fact["kind"]) for fact in facts}
    rows = {row["row"]: dict(row) for row in _chosen(connection, "fact", sorted(ids))}
    for row in _chosen(connection, "document", sorted({document for document, _ in places})):
        if (row["document"], row["kind"]) in places:
            rows[row["row"]] = dict(row)
    for row in _chosen(connection, "other", sorted(ids)):
        rows[row["row"]] = dict(row)
    undos = {row["row"]: dict(row) for row in connection.execute("SELECT * FROM judgements WHERE verdict = 'undo'")}
    kept = standing([*(rows | undos).values()])
    here = still_there(connection, {j["fact"] for j in kept} - ids)
    by_id, by_words = defaultdict(list), defaultdict(list)
    for judgement in kept:
        by_id[judgement["fact"]].append(judgement)
        if judgement["verdict"] in PAIRED and judgement["other"] in ids:
            by_id[judgement["other"]].append(judgement)
        if judgement["fact"] not in here:
            by_words[judgement["document"], judgement["kind"], judgement["words"], judgement["claim"]].append(judgement)
    found = {}
    for fact in facts:
        moved = by_words.get((fact["document"]["id"], fact["kind"], *anchor_of(fact)), [])
        both = by_id.get(fact["id"], []) + [j for j in moved if j["fact"] != fact["id"]]
        found[_key(fact)] = sorted(both, key=lambda j: (j["at"], j["id"]))
    return found


def found_again(connection: sqlite3.Connection, anchor: Mapping[str, Any]) -> str | None:
    """Return the id of the current fact that says the same of the same words as a fact did that is no longer there."""
    rows = _bodies(connection, anchor["document"], anchor["kind"])
    return next((fact["id"] for fact in rows if anchor_of(fact) == (anchor["words"], anchor["claim"])), None)


def still_there(connection: sqlite3.Connection, ids: set[str]) -> set[str]:
    """Return those of some facts that the record still holds as current."""
    query = (
        "SELECT DISTINCT facts.id FROM facts JOIN articles ON articles.row = facts.article JOIN documents "
        "ON documents.row = articles.document WHERE documents.is_current AND facts.id IN ({})"
    )
    return {row["id"] for part in _parts(sorted(ids)) for row in connection.execute(query.format(part[0]), part[1])}


def _chosen(connection: sqlite3.Connection, column: str, values: list[str]) -> Iterator[sqlite3.Row]:
    for marks, part in _parts(values):
        yield from connection.execute(f"SELECT * FROM judgements WHERE {column} IN ({marks})", part)  # noqa: S608


def _parts(values: list[str]) -> Iterator[tuple[str, list[str]]]:
    for start in range(0, len(values), CHUNK):
        part = values[start : start + CHUNK]
        yield ", ".join("?" * len(part)), part


def _key(fact: dict[str, Any]) -> tuple[str, str]:
    return fact["id"], fact["document"]["id"]


def _laid_over(fact: dict[str, Any], judgements: list[dict[str, Any]]) -> dict[str, Any]:
    edits = [json.loads(j["after"]) for j in judgements if j["verdict"] == "edit" and j["after"]]
    free = [name for name in EDITABLE[fact["kind"]] if name in fact]
    changed = {
        name: edit[name] for edit in edits for name in free if isinstance(edit.get(name), str | None) and name in edit
    }
    return fact | changed | {"judged": judgements, "verdict": verdict_of(judgements)}


def _held(connection: sqlite3.Connection, document: str, kind: str) -> set[tuple[str, str]]:
    return {anchor_of(fact) for fact in _bodies(connection, document, kind)}


def _bodies(connection: sqlite3.Connection, document: str, kind: str) -> list[dict[str, Any]]:
    rows = connection.execute(
        "SELECT facts.body FROM facts JOIN articles ON articles.row = facts.article JOIN documents "
        "ON documents.row = articles.document WHERE documents.id = ? AND documents.is_current AND facts.kind = ? ORDER BY facts.row",
        (document, kind),
    )
    return [json.loads(row["body"]) for row in rows]
