"""What the page of a negotiation shows, as data: sides, envoys, and under each heading the facts with their words."""

from __future__ import annotations

import sqlite3
from typing import Any

from dragoman.codebook.book import shipped
from dragoman.codebook.term_words import load_terms
from dragoman.errors import UsageError
from dragoman.negotiations import HEADINGS, LOOKED_AT
from dragoman.negotiations import negotiation as draw
from dragoman.store import account, lookup
from dragoman.store.judgements import judged
from dragoman.store.subjects import subject
from dragoman.web.asked import Asked, Day, Id, iso

#: Facts under a heading, the latest.
SHOWN = 24


def negotiation(desk: Asked, about: Id, as_of: Day = None) -> dict[str, Any]:
    """Draw together what two sides (`KOR-USA`), or all on an issue, bargain about: tracks, packages, asks, offers, dates."""
    with desk.reading() as db:
        asked = subject(db, about, desk.codebook.issues)
        if not asked.sides and not asked.issues:
            raise UsageError(f"{about!r} is neither two sides, such as KOR-USA, nor an issue; /issues lists those.")
        words = load_terms(shipped()).tables
        key = ("negotiation", about, iso(as_of), account.pulse(db))
        drawn = desk.remembered(key, lambda: draw(db, asked, words=words, as_of=iso(as_of)))
        parts = [
            {"heading": heading, "facts": _shown(db, facts(drawn)[-SHOWN:]), "number": len(facts(drawn))}
            for heading, facts in HEADINGS
        ]
        names = [desk.states.get(c) or c for side in asked.sides for c in side.meant.countries[:1] or (side.asked,)]
    envoys = [{"name": e.name, "country": e.country, "office": e.office, "fact": e.fact["id"]} for e in drawn.envoys]
    return {
        "title": desk.phrases.joined(names) if names else drawn.subject[:1].upper() + drawn.subject[1:], "about": about, "as_of": iso(as_of), "parties": list(drawn.parties),
        "envoys": envoys, "parts": parts, "not_stated": [part["heading"] for part in parts if not part["facts"]], "joined": list(drawn.joined), "on_the_table": list(drawn.on_the_table),
        "empty": not any(part["facts"] for part in parts), "most": LOOKED_AT,
    }  # fmt: skip


def _shown(db: sqlite3.Connection, facts: Any) -> list[dict[str, Any]]:
    """Return facts as pages take them, with what people judge of them."""
    known = lookup.facts(db, [fact["id"] for fact in facts])
    return judged(db, [{"sort": None} | known[fact["id"]] for fact in facts])
