"""Promises and what was reported later of the same parties and matter: it bears on them, it proves nothing."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.codebook.issues import Issues
from dragoman.store.subjects import countries, issues_of, told
from dragoman.store.views import Question, ask

Fact = Mapping[str, Any]
#: Later events that are listed under a promise.
LISTED = 3
#: Letters from which a word says something of the matter, and how many such words two facts must share without a known issue.
TELLING, SHARED = 7, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A pledge, with the later events that bear on it, the earliest first."""

    pledge: Fact
    bearing: tuple[Fact, ...]


def promises(connection: sqlite3.Connection, asked: Question, issues: Issues) -> list[Promise]:
    """Return the pledges that answer a question, each with what was reported later of its parties and matter."""
    pledges = ask(connection, asked)
    events = ask(connection, Question(kind="events", as_of=asked.as_of)) if pledges else []
    return [Promise(pledge=pledge, bearing=tuple(_bearing(pledge, events, issues))) for pledge in pledges]


def _bearing(pledge: Fact, events: Sequence[Fact], issues: Issues) -> Sequence[Fact]:
    """Return the events of the maker's side, reported after the promise, on the same issue or in telling words of it."""
    later = [
        e
        for e in events
        if e["reported"] > pledge["reported"]
        and e["document"]["published"]
        and pledge["maker_country"] in countries(e)
        and e["document"]["id"] != pledge["document"]["id"]
    ]
    matter, words = issues_of(pledge, issues), _telling(pledge)
    near = [e for e in later if matter & issues_of(e, issues) or len(words & _telling(e)) >= SHARED]
    once = {
        (e["document"]["id"], e["evidence"][0]["start"]): e for e in sorted(near, key=lambda e: e["id"], reverse=True)
    }
    return sorted(once.values(), key=lambda e: (e["reported"], e["id"]))[:LISTED]


def jointly(found: Sequence[Promise]) -> list[tuple[Promise, ...]]:
    """Return promises with those of others that are made in the same words."""
    groups: dict[object, list[Promise]] = {}
    for promise in found:
        pledge = promise.pledge
        groups.setdefault((pledge["document"]["id"], pledge["evidence"][0]["start"], pledge["content"]), []).append(
            promise
        )
    return [tuple(group) for group in groups.values()]


def _telling(fact: Fact) -> set[str]:
    """Return the longer words of a fact that are no names."""
    return {word for word in re.findall(r"\b[a-z]+\b", told(fact)) if len(word) >= TELLING}
