"""What reports tell of happenings, in columns alone: to count them, and to show each once."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from dragoman.merging.merged import Fact, Sketched
from dragoman.store.asking import ask_in
from dragoman.store.by_hand import laid_over, partners
from dragoman.store.judgements import judged_rows
from dragoman.store.leaves import by_rows
from dragoman.store.pairings import of_facts

HELD = (
    "FROM happenings JOIN told ON told.telling = happenings.telling JOIN facts ON facts.row = told.fact "
    "JOIN articles ON articles.row = facts.article JOIN documents ON documents.row = articles.document "
    "WHERE documents.is_current"
)
#: What is read of a fact, in the order of `Sketched`.
SKETCHED = (
    "happenings.happening, told.telling, facts.row, facts.id, facts.type, facts.mode, facts.status, "
    "coalesce(facts.start_day, json_extract(facts.body, '$.date.start')), "
    "coalesce(facts.end_day, json_extract(facts.body, '$.date.end')), facts.confidence, articles.reported, facts.article, "
    "(SELECT count(*) FROM parties WHERE fact = facts.row AND role IN ('actor', 'recipient')), "
    "json_extract(facts.body, '$.place') IS NOT NULL"
)
ROWS = (
    "SELECT facts.row FROM facts JOIN articles ON articles.row = facts.article JOIN documents "
    "ON documents.row = articles.document WHERE documents.is_current AND facts.id IN"
)


def told(connection: sqlite3.Connection, rows: Sequence[int]) -> Iterator[list[Sketched]]:
    """Yield for each happening of some facts its accounts as people hold them: joined, parted, corrected, without what is wrong."""
    held = of_facts(connection)
    found = _accounts(connection, f"SELECT happening {HELD} AND told.fact IN", rows)
    if held:
        beside = partners(connection, held)
        known = {account.telling for accounts in found.values() for account in accounts}
        while more := {other for telling in known for other in beside.get(telling, ())} - known:
            found |= _accounts(connection, "SELECT happening FROM happenings WHERE telling IN", sorted(more))
            known |= more | {account.telling for accounts in found.values() for account in accounts}
        of = {account.fact: account for accounts in found.values() for account in accounts}
        members = {name: {account.fact: account.telling for account in accounts} for name, accounts in found.items()}
        groups = laid_over(connection, held, members, place=lambda id_: (of[id_].reported, id_))
        found = {name: [of[id_] for id_ in ids] for name, ids in groups.items()}
    judged = judged_rows(connection, [account.row for accounts in found.values() for account in accounts])
    said = {fact["id"]: fact for fact in by_rows(connection, judged)}
    for accounts in found.values():
        kept = [_corrected(account, said.get(account.fact)) for account in accounts]
        if any(kept):
            yield [account for account in kept if account]


def _accounts(connection: sqlite3.Connection, names: str, values: Sequence[int]) -> dict[str, list[Sketched]]:
    """Return the accounts of the happenings whose names a query finds."""
    happenings = sorted({row["happening"] for row in ask_in(connection, names, values)})
    found: dict[str, list[Sketched]] = defaultdict(list)
    for row in ask_in(connection, f"SELECT {SKETCHED} {HELD} AND happenings.happening IN", happenings):
        found[row["happening"]].append(Sketched(*row))
    return dict(found)


def _corrected(account: Sketched, fact: Fact | None) -> Sketched | None:
    """Return an account with what people corrected; None where they hold it to be wrong."""
    if fact is None:
        return account
    if fact.get("verdict") == "wrong":
        return None
    return account._replace(**{name: fact[name] for name in ("type", "mode", "status") if name in fact})


def once(
    connection: sqlite3.Connection, facts: Sequence[dict[str, Any]], *, as_of: str | None = None
) -> list[dict[str, Any]]:
    """Return facts of a list, what is told more than once by the first of them alone.

    `told` says by how many reports, of those known on a day, and which facts of the list it stands for.
    """
    rows = [row["row"] for row in ask_in(connection, ROWS, [fact["id"] for fact in facts])]
    of = {account.fact: group for group in told(connection, rows) for account in group}
    shown: dict[str, dict[str, Any]] = {}
    for fact in facts:
        group = of.get(fact["id"])
        reports = len({a.article for a in group or () if as_of is None or a.reported <= as_of}) or 1
        first = shown.setdefault(
            group[0].fact if group else fact["id"], fact | {"told": {"reports": reports, "also": []}}
        )
        if first["id"] != fact["id"]:
            first["told"]["also"].append(fact["id"])
    return list(shown.values())
