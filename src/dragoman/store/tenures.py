"""Offices as the reports give them: each once for a person, as last reported by a day."""

from __future__ import annotations

import sqlite3
from typing import Any

from dragoman.codebook.book import load_codebook
from dragoman.store.desk_names import desk_of
from dragoman.store.identities import Reported, identify
from dragoman.store.names import fold, is_part, who_is_meant
from dragoman.store.views import Question, ask


def tenures(connection: sqlite3.Connection, who: str | None = None, on: str | None = None) -> list[dict[str, Any]]:
    """Return the offices of a country, of a person, or whose name has some words in it; by country, person, report."""
    told = ask(connection, Question(kind="offices", as_of=on))
    if who:
        meant = who_is_meant(connection, who)
        told = [
            o
            for o in told
            if o["country"] in meant.countries
            or o["person_id"] in meant.entities
            or o["person"] in meant.names
            or is_part(who, (o["office"], o["person"], *o["variants"]))
        ]
    ids = {o["person_id"] for o in told if o["person_id"]}
    one = identify(connection, load_codebook().actors, ids, reported=Reported(as_of=on), desk=desk_of(connection)).of
    last: dict[tuple[str, str], dict[str, Any]] = {}
    for office in sorted(told, key=lambda o: (o["reported"], o["document"]["file"])):
        person = one.get(office["person_id"], office["person_id"]) or fold(office["person"])
        last[person, fold(office["office"])] = office
    return sorted(last.values(), key=lambda o: (o["country"] or "", fold(o["person"]), o["reported"], o["office"]))
