"""What holds some words: facts and reports, with what they could be narrowed by."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from dataclasses import dataclass
from typing import Any

from dragoman.store.leaves import by_rows
from dragoman.store.views import matching

#: Hits that are ranked and counted; of more, the latest read. Facts and reports that are shown.
RANKED, FACTS, REPORTS = 2_000, 30, 10
#: Letters from which on a last word that nothing holds is taken as the beginning of one.
BEGUN = 3
FACETS = ("kind", "type", "outlet", "year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The words, and what narrows them."""

    text: str
    kind: str | None = None
    type: str | None = None
    outlet: str | None = None
    year: str | None = None


def search(connection: sqlite3.Connection, wanted: Wanted) -> dict[str, Any]:
    """Return the best facts and reports, the number of hits as far as they were counted, and the facets of those."""
    query = matching(wanted.text)
    if not query:
        return {"facts": [], "reports": [], "hits": 0, "capped": False, "facets": {name: [] for name in FACETS}}
    hits = _hits(connection, query)
    if not hits and _is_begun(wanted.text):
        query += "*"
        hits = _hits(connection, query)
    kept = [hit for hit in hits if all(getattr(wanted, n) in {None, hit[n]} for n in FACETS)]
    best = sorted(kept, key=lambda hit: hit["rank"])
    facets = {name: _facet(hits, wanted, name) for name in FACETS}
    shown = by_rows(connection, [hit["row"] for hit in best[:FACTS]])
    reports = _reports(connection, query)
    return {"facts": shown, "reports": reports, "hits": len(kept), "capped": len(hits) == RANKED, "facets": facets}


def _is_begun(text: str) -> bool:
    """Tell whether the last word may be one that is still being typed."""
    last = re.search(r"\w+$", text)
    return last is not None and len(last[0]) >= BEGUN


def _hits(connection: sqlite3.Connection, query: str) -> list[dict[str, Any]]:
    """Return the latest hits with what ranks and narrows them; bm25 is computed for these only."""
    rows = connection.execute(
        "SELECT facts.row, facts.kind, facts.type, articles.outlet, substr(facts.day, 1, 4) AS year, found.rank "
        "FROM (SELECT rowid, bm25(fact_words) AS rank FROM fact_words WHERE fact_words MATCH ? ORDER BY rowid DESC LIMIT ?) AS found "
        "JOIN facts ON facts.row = found.rowid JOIN articles ON articles.row = facts.article "
        "JOIN documents ON documents.row = articles.document WHERE documents.is_current",
        (query, RANKED),
    )
    return [dict(row) for row in rows]


def _facet(hits: list[dict[str, Any]], wanted: Wanted, name: str) -> list[dict[str, Any]]:
    """Return the values of a column among the hits that the other facets leave."""
    others = [n for n in FACETS if n != name]
    left = [hit for hit in hits if all(getattr(wanted, n) in {None, hit[n]} for n in others)]
    counted = Counter(hit[name] for hit in left if hit[name])
    return [{"value": value, "number": number} for value, number in counted.most_common(12)]


def _reports(connection: sqlite3.Connection, query: str) -> list[dict[str, Any]]:
    rows = connection.execute(
        "SELECT documents.id, documents.file, articles.title, articles.outlet, articles.published FROM "
        "(SELECT rowid FROM article_words WHERE article_words MATCH ? ORDER BY rowid DESC LIMIT ?) AS found "
        "JOIN articles ON articles.row = found.rowid JOIN documents ON documents.row = articles.document "
        "WHERE documents.is_current ORDER BY articles.published DESC LIMIT ?",
        (query, RANKED // 10, REPORTS),
    )
    return [dict(row) for row in rows]
