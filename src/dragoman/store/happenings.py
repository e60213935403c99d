"""Happenings out of the record: facts of several reports as one, where they differ, and what may be the same."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from itertools import islice
from typing import Any

from dragoman.codebook.book import Codebook
from dragoman.merging.features import Likeness
from dragoman.merging.merged import Account, Fact, brief, merge, place_of
from dragoman.merging.persons import Persons
from dragoman.merging.sources import Report
from dragoman.merging.tellings import Party, fold
from dragoman.names import SAME
from dragoman.store.asking import ask_in
from dragoman.store.by_hand import laid_over, partners
from dragoman.store.fact_layer import joined, likeness_of, linked, named, tellings_told
from dragoman.store.pairings import of_facts
from dragoman.store.sketches import article_id
from dragoman.store.views import BESIDE, FROM, Question, as_judged, current, where
from dragoman.store.views import ORDER as IN_TIME

ROWS = (
    "SELECT facts.row, facts.kind, facts.body, told.telling, articles.row AS article, articles.number, articles.reported, "
    "articles.genre, articles.body AS head, documents.id AS document, documents.file"
)
Told = tuple[sqlite3.Row, Account]
TOLD = FROM.replace("FROM facts", "FROM told JOIN facts ON facts.row = told.fact", 1)


def merged(connection: sqlite3.Connection, book: Codebook, question: Question) -> list[dict[str, Any]]:
    """Return the facts that answer, those that are one as one, each with who tells it, in the order of time.

    A happening answers when one of its accounts does; it is told whole.
    """
    found = Gathering(connection, book, as_of=question.as_of).of(_tellings(connection, question))
    return found if question.limit is None else found[-question.limit :]


def _tellings(connection: sqlite3.Connection, question: Question, *, only: str = "1") -> list[int]:
    """Return the tellings of the facts that answer, in the order of time."""
    condition, values = where(connection, question)
    query = f"SELECT told.telling {TOLD} WHERE {condition} AND ({only}) {IN_TIME}"
    return list(dict.fromkeys(row["telling"] for row in connection.execute(query, values)))


def happening(
    connection: sqlite3.Connection, book: Codebook, fact: str, *, most: int | None = None
) -> dict[str, Any] | None:
    """Return the happening of a fact, or with an id, with so many accounts at most; None where the layer does not know it."""
    rows = connection.execute(
        "SELECT telling FROM told JOIN facts ON facts.row = told.fact WHERE facts.id = ? "
        "UNION SELECT telling FROM happenings WHERE happening = ?",
        (fact, fact),
    )
    found = Gathering(connection, book, as_of=None, most=most).of([row["telling"] for row in rows])
    own = (h for h in found if h["id"] == fact or any(account["fact"] == fact for account in h["accounts"]))
    return next(own, found[0] if found else None)


def shared_in(
    connection: sqlite3.Connection, book: Codebook, reports: Sequence[str], *, as_of: str | None = None
) -> list[dict[str, Any]]:
    """Return the happenings that more than one of some reports tell; a report is its document's id, a dot, its article.

    Offices are none: half of a record may say who is president.
    """
    query = (
        "SELECT DISTINCT told.telling FROM told JOIN facts ON facts.row = told.fact "
        "JOIN sketches ON sketches.article = facts.article WHERE facts.kind <> 'offices' AND sketches.id IN"
    )
    tellings = list(dict.fromkeys(row["telling"] for row in ask_in(connection, query, list(reports))))
    known = set(reports)
    return [
        found
        for found in Gathering(connection, book, as_of=as_of).of(tellings)
        if len({article_of(account) for account in found["accounts"]} & known) > 1
    ]


def article_of(account: dict[str, Any]) -> str:
    """Return the report that an account stands in."""
    return article_id(account["document"]["id"], account["document"]["article"])


def conflicts(connection: sqlite3.Connection, book: Codebook, question: Question) -> list[dict[str, Any]]:
    """Return happenings that reports tell differently, and pairs that differ so that they may be two."""
    paired = "told.telling IN (SELECT first FROM pairs WHERE is_same UNION SELECT second FROM pairs WHERE is_same)"
    told = Gathering(connection, book, as_of=question.as_of).of(_tellings(connection, question, only=paired))
    found = [{"certain": True, **each} for each in told if each["differs"]]
    return found + [pair for pair in uncertain(connection, book, question) if pair["differs"]]


def uncertain(connection: sqlite3.Connection, book: Codebook, question: Question) -> list[dict[str, Any]]:
    """Return pairs of facts that may be one and were kept apart, the likeliest first, with the reasons."""
    condition, values = where(connection, question)
    answers = f"SELECT told.telling {TOLD} WHERE {condition}"
    query = (
        f"SELECT first, second, score FROM pairs WHERE NOT is_same AND first IN ({answers}) AND second IN ({answers})"  # noqa: S608
    )
    rows = connection.execute(query, (*values, *values)).fetchall()
    gathering = Gathering(connection, book, as_of=question.as_of)
    pairs = [pair for pair in map(gathering.pair, rows) if pair]
    open_ = [p for p in pairs if frozenset(fact["id"] for fact in p["facts"]) not in gathering.decided]
    return sorted(open_, key=lambda pair: (-pair["score"], pair["id"]))


def doubtful(connection: sqlite3.Connection, book: Codebook, fact: str, *, most: int = 4) -> list[dict[str, Any]]:
    """Return the facts that may be one with a fact and were kept apart, the likeliest first, nobody having decided."""
    mine = "SELECT telling FROM told JOIN facts ON facts.row = told.fact WHERE facts.id = ?"
    query = f"SELECT first, second, score FROM pairs WHERE NOT is_same AND (first IN ({mine}) OR second IN ({mine})) ORDER BY score DESC, first, second LIMIT ?"  # noqa: S608
    gathering = Gathering(connection, book, as_of=None)
    pairs = filter(None, map(gathering.pair, connection.execute(query, (fact, fact, most)).fetchall()))
    sides = [(pair, next((side for side in pair["facts"] if side["id"] != fact), None)) for pair in pairs]
    decided = gathering.decided
    return [
        {"score": pair["score"], "because": pair["because"], **brief(side)}
        for pair, side in sides
        if side and frozenset((fact, side["id"])) not in decided
    ]


def reasons(connection: sqlite3.Connection, book: Codebook, fact: str) -> dict[str, Any] | None:
    """Return why a fact is one with others: its happening, and each other fact with the score and its reasons."""
    found = happening(connection, book, fact)
    row = connection.execute(
        "SELECT telling FROM told JOIN facts ON facts.row = told.fact WHERE facts.id = ?", (fact,)
    ).fetchone()
    if found is None or row is None or len(found["accounts"]) < 2:
        return None
    mine = row["telling"]
    told = {
        r["id"]: r["telling"]
        for r in ask_in(
            connection, "SELECT facts.id, telling FROM told JOIN facts ON facts.row = told.fact WHERE facts.id IN",
            [a["fact"] for a in found["accounts"]],
        )
    }  # fmt: skip
    held = of_facts(connection).one_with([fact]) if "held_one_by" in found else frozenset[str]()
    others = [
        (BY_HAND if a["fact"] in held else _because(connection, book, (mine, told[a["fact"]]))) | _kept(a)
        for a in found["accounts"]
        if a["fact"] != fact
    ]
    return {"happening": found["id"], "sources": found["sources"], "history": found["history"], "facts": others}


#: The ground on which facts are one that a reviewer holds to be one.
BY_HAND = {"score": None, "because": [{"feature": "by_hand", "points": None, "detail": "held to be one by a reviewer"}]}


def _because(connection: sqlite3.Connection, book: Codebook, tellings: tuple[int, int]) -> dict[str, Any]:
    """Return why two facts are one: told alike, by their own likeness, or through others."""
    if tellings[0] == tellings[1]:
        return {
            "score": None,
            "because": [{"feature": "told_alike", "points": None, "detail": "told in the same words"}],
        }
    query = "SELECT 1 FROM pairs WHERE first = ? AND second = ? AND is_same"
    if connection.execute(query, (min(tellings), max(tellings))).fetchone():
        return _reasons(likeness_of(connection, book, tellings))
    return {
        "score": None,
        "because": [{"feature": "through_others", "points": None, "detail": "each is one with a third"}],
    }


def _kept(account: dict[str, Any]) -> dict[str, Any]:
    return {name: account[name] for name in ("fact", "reported", "words", "document")}


def _reasons(likeness: Likeness) -> dict[str, Any]:
    return {"score": likeness.score, "because": [asdict(reason) for reason in likeness.reasons]}


class Gathering:
    """Gathers the accounts of happenings as they are known now, or were on a day."""

    def __init__(
        self, connection: sqlite3.Connection, book: Codebook, *, as_of: str | None, most: int | None = None
    ) -> None:
        self._db = connection
        self._most = most
        self._as_of = as_of
        self._book = book
        self._says = speaks_for(book)
        self._persons: Persons = book.merging.facts.persons
        self._conflicting = frozenset(book.merging.facts.conflicting)
        self._held = of_facts(connection)

    def of(self, tellings: Sequence[int]) -> list[dict[str, Any]]:
        """Return the happenings of tellings, in the order in which these come."""
        groups = self._groups(tellings)
        members = {telling: name for name, group in groups.items() for telling in group}
        of: dict[str, list[Told]] = defaultdict(list)
        for row, account in self._judged(self._accounts(sorted(members))):
            of[members[row["telling"]]].append((row, account))
        told = self._by_hand(of) if self._held else of
        first: dict[int, list[str]] = defaultdict(list)
        for name, accounts in told.items():
            for telling in dict.fromkeys(row["telling"] for row, _ in accounts):
                first[telling].append(name)
        return [self._merge(name, told[name]) for name in dict.fromkeys(name for t in tellings for name in first[t])]

    def _groups(self, tellings: Sequence[int]) -> dict[str, list[int]]:
        """Return the tellings of the happenings that some tellings are of, and of those that are held to be one with them."""
        group = self._stored if self._as_of is None else self._known
        groups = group(tellings)
        beside = partners(self._db, self._held) if self._held.same else {}
        while beside:
            known = {telling for members in groups.values() for telling in members}
            more = {other for telling in known for other in beside.get(telling, ())} - known
            if not more:
                break
            groups = group(sorted({*tellings, *known, *more}))
            if more - {telling for members in groups.values() for telling in members}:
                break  # not known yet on that day
        return groups

    def _by_hand(self, of: dict[str, list[Told]]) -> dict[str, list[Told]]:
        """Return happenings with what people hold of them laid over: joined, and parted."""
        known = {account.fact["id"]: (row, account) for told in of.values() for row, account in told}
        members = {name: {account.fact["id"]: row["telling"] for row, account in told} for name, told in of.items()}
        groups = laid_over(self._db, self._held, members, place=lambda id_: place_of(known[id_][1]))
        return {name: [known[id_] for id_ in ids] for name, ids in groups.items()}

    def pair(self, row: sqlite3.Row) -> dict[str, Any] | None:
        """Return two facts that may be one, from a row of `pairs`; None where one report tells both apart."""
        sides = [[a for _, a in self._accounts([telling])] for telling in (row["first"], row["second"])]
        if not all(sides) or {a.report.id for a in sides[0]} & {a.report.id for a in sides[1]}:
            return None
        first, second = sorted((side[0].fact for side in sides), key=lambda fact: (fact["reported"], fact["id"]))
        found = _reasons(likeness_of(self._db, self._book, (row["first"], row["second"])))
        because = found["because"]
        kind = self._accounts([row["first"]])[0][0]["kind"]
        apart = [r for r in because if r["points"] < 0 and r["feature"] in self._conflicting]
        return {
            "id": f"{first['id']}+{second['id']}",
            "certain": False,
            "kind_of_fact": kind,
            **found,
            "differs": [
                {
                    "field": reason["feature"],
                    "detail": reason["detail"],
                    "values": [{"value": None, "told": [brief(fact)]} for fact in (first, second)],
                }
                for reason in apart
            ],
            "facts": [first, second],
        }

    @property
    def decided(self) -> frozenset[frozenset[str]]:
        """Return the pairs of facts of which somebody has said whether they are one."""
        return self._held.decided

    def _stored(self, tellings: Sequence[int]) -> dict[str, list[int]]:
        names = {
            r["happening"]
            for r in ask_in(self._db, "SELECT happening FROM happenings WHERE telling IN", list(tellings))
        }
        groups: dict[str, list[int]] = defaultdict(list)
        for row in ask_in(self._db, "SELECT telling, happening FROM happenings WHERE happening IN", sorted(names)):
            groups[row["happening"]].append(row["telling"])
        return groups

    def _known(self, tellings: Sequence[int]) -> dict[str, list[int]]:
        """Join what was known on a day, from what was reported by then alone."""
        rows, pairs = linked(self._db, list(tellings))
        condition, values = current(self._as_of)
        query = f"SELECT told.telling, articles.row, articles.reported {TOLD} WHERE {condition} AND told.telling IN"
        told = tellings_told(tuple(r) for r in ask_in(self._db, query, rows, before=values))
        ids = {r["row"]: r["id"] for r in ask_in(self._db, "SELECT row, id FROM tellings WHERE row IN", rows)}
        numbers = {id_: row for row, id_ in ids.items()}
        groups = joined({ids[row]: told[row] for row in rows if row in told}, named(pairs, ids))
        return {name: [numbers[id_] for id_ in group] for name, group in groups.items()}

    def _accounts(self, tellings: list[int]) -> list[tuple[sqlite3.Row, Account]]:
        condition, values = current(self._as_of)
        rows = ask_in(self._db, f"{ROWS} {TOLD} WHERE ({condition}) AND told.telling IN", tellings, before=values)
        return [(row, _account(row)) for row in islice(rows, self._most)]

    def _judged(self, told: list[Told]) -> Iterator[Told]:
        """Yield accounts as people judge them."""
        by_kind: dict[str, list[Told]] = defaultdict(list)
        for row, account in told:
            by_kind[row["kind"]].append((row, account))
        for kind, accounts in by_kind.items():
            facts = as_judged(self._db, kind, [dict(account.fact) for _, account in accounts])
            for (row, account), fact in zip(accounts, facts, strict=True):
                yield row, replace(account, fact=fact)

    def _is_one(self, a: Fact, b: Fact) -> bool:
        """Tell whether two statements are of one speaker."""
        sides = (Party(side="by", country=f.get("speaker_country"), name=fold(f["speaker"] or "")) for f in (a, b))
        return self._persons.verdict(*sides) == SAME

    def _merge(self, name: str, told: list[Told]) -> dict[str, Any]:
        """Return a happening as one fact; accounts that people hold to be wrong tell it only where no other does."""
        found = [(row, account) for row, account in told if account.fact.get("verdict") != "wrong"] or told
        articles = {row["article"]: account.report.id for row, account in found}
        rows = (
            ask_in(self._db, "SELECT first, second FROM copies WHERE second IN", sorted(articles))
            if len(articles) > 1
            else ()
        )
        copies = [(articles[r["first"]], articles[r["second"]]) for r in rows if r["first"] in articles]
        whole = merge(
            name,
            found[0][0]["kind"],
            [account for _, account in found],
            copies=copies,
            says=self._says,
            is_one=self._is_one,
        )
        reviewers = self._held.who(account.fact["id"] for _, account in found)
        return whole | ({"held_one_by": reviewers} if reviewers else {})


def speaks_for(book: Codebook) -> Callable[[str, str], bool]:
    """Return what tells whether an attribution names a country, by the names and adjectives of the actor table."""
    table = book.actors

    def says(country: str, attribution: str) -> bool:
        words = filter(None, (table.states.get(country), table.adjectives.get(country)))
        return any(re.search(rf"\b{re.escape(word)}\b", attribution) for word in words)

    return says


def _account(row: sqlite3.Row) -> Account:
    head = json.loads(row["head"])["document"] | {"file": row["file"]}
    fact: Fact = json.loads(row["body"]) | {
        "document": {name: head[name] for name in BESIDE},
        "reported": row["reported"],
    }
    report = Report(id=article_id(row["document"], row["number"]), outlet=head["outlet"], origin=head["agency"])
    return Account(fact=fact, report=report, genre=row["genre"])
