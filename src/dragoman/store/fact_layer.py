"""Facts that are the same, in the record: what came is compared with what shares a key, and only what it touches is joined anew."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from dragoman.codebook.book import Codebook, shipped
from dragoman.codebook.state_names import load_state_names
from dragoman.merging.clusters import Pair, cluster
from dragoman.merging.features import Likeness, Scorer, Seen, check, compare
from dragoman.merging.keys import keys
from dragoman.merging.tellings import Reader, Telling, from_json
from dragoman.records import stable_id
from dragoman.store.asking import ask_in
from dragoman.store.meetings import meetings
from dragoman.store.sketches import clock, unpacked

#: Tellings joined at once.
CHUNK = 5_000
#: Facts whose keys are written and sought at once: the more they are, the fewer pages of the record each of them turns.
READ = 20_000
#: Tellings that are kept in memory while pairs are compared.
REMEMBERED = 30_000
#: Words by which a report is known, and reports whose words are kept at hand: facts come by report.
SETTING, SETTINGS = 20, 16
#: Two tellings by row, their points in hundredths, and whether they are the same.
Scored = tuple[int, int, int, int]
#: New tellings by row.
Fresh = dict[int, Telling]
CURRENT = (
    "FROM told JOIN facts ON facts.row = told.fact JOIN articles ON articles.row = facts.article "
    "JOIN documents ON documents.row = articles.document WHERE documents.is_current"
)


def merge_facts(connection: sqlite3.Connection, book: Codebook) -> None:
    """Bring tellings, pairs and happenings up to date; to be called within a transaction, after `note_unread`."""
    rules = book.merging.facts
    check(rules)
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS moved (telling INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM moved")
    connection.execute("INSERT OR IGNORE INTO moved SELECT telling FROM changed")
    connection.execute("DELETE FROM changed")
    scorer = Scorer(rules)
    recall = lru_cache(maxsize=REMEMBERED)(lambda row: scorer.see(_telling(connection, row)))
    for fresh in _read_new(connection, book):
        made = ((row, keys(telling, rules)) for row, telling in fresh.items())
        met = meetings(connection, made)
        new = {row: scorer.see(telling) for row, telling in fresh.items()}
        alike = list(_alike(met, _at_hand(new, recall), scorer))
        connection.executemany("INSERT INTO pairs VALUES (?, ?, ?, ?)", alike)
    _join_moved(connection)


# ---------------------------------------------------------------- tellings


def _read_new(connection: sqlite3.Connection, book: Codebook) -> Iterator[Fresh]:
    """Read how each fact of the articles that are `unread` is told; yield what nobody told so before, by row."""
    reader = Reader.of(book)
    found = connection.execute(
        "SELECT facts.row, facts.kind, facts.body, articles.published, sketches.terms "
        "FROM unread CROSS JOIN articles ON articles.row = unread.article "
        "CROSS JOIN sketches ON sketches.article = articles.row CROSS JOIN facts ON facts.article = articles.row"
    )
    setting = lru_cache(maxsize=SETTINGS)(partial(_setting, but=_state_words(book)))
    while rows := found.fetchmany(READ):
        read = [
            (
                row["row"],
                reader.read(
                    row["kind"], json.loads(row["body"]), clock(row["published"])[0], setting=setting(row["terms"])
                ),
            )
            for row in rows
        ]
        yield _keep(connection, read)


def _setting(terms: bytes, *, but: frozenset[int]) -> tuple[int, ...]:
    """Return the words that say most of a report, first those that say more; names of states are compared apart."""
    told = [(-weight, word) for word, weight in unpacked(terms).items() if word not in but]
    return tuple(word for _, word in sorted(told)[:SETTING])


def _state_words(book: Codebook) -> frozenset[int]:
    """Return the numbers of the words of which names of states are made."""
    return frozenset(book.rarity.weigh(word.lower())[0] for word in load_state_names(shipped()).words)


def _keep(connection: sqlite3.Connection, read: list[tuple[int, Telling]]) -> Fresh:
    """Write tellings and who told them; what is told anew has `moved`."""
    last = connection.execute("SELECT coalesce(max(row), 0) FROM tellings").fetchone()[0]
    texts = {fact: telling.json() for fact, telling in read}
    ids = {fact: stable_id("tl", texts[fact]) for fact, _ in read}
    known = dict(map(tuple, ask_in(connection, "SELECT id, row FROM tellings WHERE id IN", sorted(set(ids.values())))))
    fresh: Fresh = {}
    rows = []
    for fact, telling in read:
        if ids[fact] not in known:
            last += 1
            known[ids[fact]] = last
            fresh[last] = telling
            rows.append((last, ids[fact], telling.kind, texts[fact]))
    connection.executemany("INSERT INTO tellings VALUES (?, ?, ?, ?)", rows)
    connection.executemany("INSERT INTO told VALUES (?, ?)", [(fact, known[ids[fact]]) for fact, _ in read])
    connection.executemany("INSERT OR IGNORE INTO moved VALUES (?)", [(known[ids[fact]],) for fact, _ in read])
    return fresh


# ---------------------------------------------------------------- pairs


def _alike(
    pairs: Iterable[tuple[int, int]], recall: Callable[[int], Seen], scorer: Scorer
) -> Iterator[tuple[Any, ...]]:
    for first, second in pairs:
        a, b = recall(first), recall(second)
        bounds, points = scorer.rules.kinds[a.telling.kind], scorer.score(a, b)
        if points >= bounds.maybe:
            yield first, second, round(100 * points), points >= bounds.same


def _at_hand(new: dict[int, Seen], recall: Callable[[int], Seen]) -> Callable[[int], Seen]:
    return lambda row: new.get(row) or recall(row)


def _telling(connection: sqlite3.Connection, row: int) -> Telling:
    (body,) = connection.execute("SELECT body FROM tellings WHERE row = ?", (row,)).fetchone()
    return from_json(body)


# ---------------------------------------------------------------- happenings


def _join_moved(connection: sqlite3.Connection) -> None:
    """Join anew every happening that something moved in; the others stay as they are."""
    waiting = [row for (row,) in connection.execute("SELECT telling FROM moved ORDER BY telling")]
    seen: set[int] = set()
    for at in range(0, len(waiting), CHUNK):
        together, pairs = linked(connection, [row for row in waiting[at : at + CHUNK] if row not in seen])
        seen.update(together)
        _join(connection, together, pairs)


def linked(connection: sqlite3.Connection, start: list[int]) -> tuple[list[int], list[Scored]]:
    """Return all tellings that chains of pairs lead to, in order, and the pairs of which one of them is the first."""
    found, edge = set(start), list(start)
    pairs: list[Scored] = []
    while edge:
        forth = list(
            map(tuple, ask_in(connection, "SELECT first, second, score, is_same FROM pairs WHERE first IN", edge))
        )
        pairs.extend(forth)
        beside = {second for _, second, _, is_same in forth if is_same}
        beside |= {row for (row,) in ask_in(connection, "SELECT first FROM pairs WHERE is_same AND second IN", edge)}
        edge = sorted(beside - found)
        found |= beside
    return sorted(found), pairs


def _join(connection: sqlite3.Connection, rows: list[int], pairs: list[Scored]) -> None:
    ids = dict(map(tuple, ask_in(connection, "SELECT row, id FROM tellings WHERE row IN", rows)))
    told = tellings_told(
        tuple(row)
        for row in ask_in(
            connection, f"SELECT told.telling, articles.row, articles.reported {CURRENT} AND told.telling IN", rows
        )
    )
    old = dict(map(tuple, ask_in(connection, "SELECT telling, happening FROM happenings WHERE telling IN", rows)))
    groups = joined({ids[row]: told[row] for row in rows if row in told}, named(pairs, ids))
    names = {id_: name for name, members in groups.items() for id_ in members}
    gone = [(row,) for row in rows if row in old and row not in told]
    connection.executemany("DELETE FROM happenings WHERE telling = ?", gone)
    new = [(row, names[ids[row]]) for row in rows if row in told and old.get(row) != names[ids[row]]]
    connection.executemany("INSERT OR REPLACE INTO happenings VALUES (?, ?)", new)


def likeness_of(connection: sqlite3.Connection, book: Codebook, tellings: tuple[int, int]) -> Likeness:
    """Return how like two tellings are, and why: the same as when they were compared."""
    first, second = (_telling(connection, row) for row in tellings)
    return compare(first, second, book.merging.facts)


def named(pairs: Iterable[Scored], ids: dict[int, str]) -> Iterator[Pair]:
    """Yield the pairs among tellings that are given by row with their ids."""
    for first, second, points, is_same in pairs:
        if second in ids:
            yield Pair(ids[first], ids[second], points, bool(is_same))


@dataclass(slots=True, kw_only=True)
class Told:
    """Who tells something: the articles, and the first day of a report."""

    articles: set[int]
    first: str


def tellings_told(rows: Iterable[tuple[Any, ...]]) -> dict[int, Told]:
    """Return who tells each telling, from rows of telling, article, and day of the report."""
    found: dict[int, Told] = {}
    for telling, article, reported in rows:
        known = found.setdefault(telling, Told(articles=set(), first=reported))
        known.articles.add(article)
        known.first = min(known.first, reported)
    return found


def joined(told: dict[str, Told], pairs: Iterable[Pair]) -> dict[str, list[str]]:
    """Return the tellings of each happening by its id, which is that of the telling that was reported first."""
    groups = cluster({id_: known.articles for id_, known in told.items()}, pairs)
    return {stable_id("ha", min((told[id_].first, id_) for id_ in group)[1]): group for group in groups}
