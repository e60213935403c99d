"""One negotiation as the record shows it: sides and envoys, tracks, packages, items, asks, offers, dates, state."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.codebook.term_words import Heading, TermFile
from dragoman.store.concerned import concerned, of_persons, of_reports
from dragoman.store.subjects import Subject, countries, told

Fact = Mapping[str, Any]
#: Facts of a kind that are looked at, the latest that may concern it.
LOOKED_AT = 400
#: Contacts that are shown, the latest, and envoys, the busiest.
SHOWN = 8
#: Actors whose offices are looked up, the busiest.
BUSIEST = 40
PACKAGE = "package"
#: Kinds of terms that have a heading of their own.
TERMS = ("track", "package", "item", "discussed", "open", "state", "settled")
#: Statuses of what was only thought of.
UNREAL = frozenset({"hypothetical", "negated"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Envoy:
    """Somebody who speaks or acts for a side, with the office that the reports give."""

    name: str
    country: str | None
    office: str | None
    fact: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Negotiation:
    """What the reports say of one negotiation; every fact has its words. `parties` are country codes.

    `joined` are the matters that packages join, `on_the_table` those of the items, in the words of the reports.
    """

    subject: str
    parties: tuple[str, ...]
    envoys: tuple[Envoy, ...]
    tracks: tuple[Fact, ...]
    packages: tuple[Fact, ...]
    items: tuple[Fact, ...]
    discussed: tuple[Fact, ...]
    asks: tuple[Fact, ...]
    offers: tuple[Fact, ...]
    refusals: tuple[Fact, ...]
    open: tuple[Fact, ...]
    dates: tuple[Fact, ...]
    measures: tuple[Fact, ...]
    state: tuple[Fact, ...]
    settled: tuple[Fact, ...]
    contacts: tuple[Fact, ...]

    @property
    def joined(self) -> tuple[str, ...]:
        """Return the matters that are joined in packages, each once."""
        return _matters(self.packages)

    @property
    def on_the_table(self) -> tuple[str, ...]:
        """Return the matters on the table, each once."""
        return _matters(self.items)


def negotiation(
    connection: sqlite3.Connection, subject: Subject, *, words: TermFile, as_of: str | None = None
) -> Negotiation:
    """Draw together what the record knows, now or on a day, of a negotiation about an issue or between two sides."""

    def facts(kind: str) -> list[dict[str, Any]]:
        return concerned(connection, subject, kind, as_of=as_of, most=LOOKED_AT)

    terms = [term for term in facts("terms") if _bargained(term, subject)]
    contacts = [e for e in facts("events") if subject.concerns(e) and e["status"] not in UNREAL]
    if len(subject.sides) == 2:
        at_hand = {kind: _told_with(connection, terms, kind, as_of=as_of) for kind in ("positions", "events")}
    else:
        at_hand = {"positions": facts("positions"), "events": contacts}
    positions = [p for p in at_hand["positions"] if _at_stake(p, subject, terms)]
    events = [e for e in at_hand["events"] if e["status"] not in UNREAL and _at_stake(e, subject, terms)]

    def under(heading: Heading, given: Sequence[Fact] = events) -> tuple[Fact, ...]:
        taken = [p for p in positions if p["stance"] in heading.stances]
        done = [e for e in given if e["type"] in heading.events]
        return told_once((*taken, *(e for e in done if not any(_same_words(e, p) for p in taken))))

    shown = {kind: told_once(t for t in terms if t["kind"] == kind) for kind in TERMS}
    asks, offers, refusals = under(words.asks), under(words.offers), under(words.refusals)
    at_table = (*terms, *asks, *offers, *refusals)
    met, parties = under(words.contacts, contacts), _parties(subject, at_table)
    return Negotiation(
        subject=subject.asked,
        parties=parties,
        envoys=_envoys(connection, (*asks, *offers, *refusals, *met), parties, as_of=as_of),
        tracks=shown["track"],
        packages=shown["package"],
        items=shown["item"],
        discussed=tuple(t for t in shown["discussed"] if not any(_same_words(t, other) for other in shown["item"])),
        asks=asks,
        offers=offers,
        refusals=refusals,
        open=shown["open"],
        dates=told_once(i for i in facts("schedule") if subject.concerns(i)),
        measures=told_once(m for m in facts("measures") if subject.concerns(m)),
        state=shown["state"],
        settled=shown["settled"],
        contacts=met[-SHOWN:],
    )


def _told_with(
    connection: sqlite3.Connection, terms: Iterable[Fact], kind: str, *, as_of: str | None
) -> list[dict[str, Any]]:
    """Return the facts of a kind in the reports that have something on the table."""
    return of_reports(connection, {term["document"]["id"] for term in terms}, kind, as_of=as_of)


def told_once(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return facts by the day they were reported; of those that say the same in the same words the first."""
    kept: dict[object, Fact] = {}
    for fact in sorted(facts, key=lambda f: (f["reported"], f["document"]["file"], f["evidence"][0]["start"])):
        spans = tuple((span["start"], span["end"]) for span in fact["evidence"])
        kept.setdefault((fact["document"]["id"], fact.get("kind"), spans), fact)
    return tuple(kept.values())


# ---------------------------------------------------------------- what belongs to it


def _bargained(term: Fact, subject: Subject) -> bool:
    """Tell whether a term is of the negotiation: between two sides both are at the table; a package joins an issue to others."""
    if len(subject.sides) != 2:
        joined = term["kind"] == PACKAGE and bool(subject.wider & set(term["issues"]))
        return joined or subject.concerns(term)
    return all(side.is_named(term) for side in subject.sides)


def _at_stake(fact: Fact, subject: Subject, terms: Sequence[Fact]) -> bool:
    """Tell whether a position or an act is one in the negotiation.

    It is on the issue asked about; or it stands in the words of a term; or it is between the two sides, in a report that
    has something on their table.
    """
    if len(subject.sides) != 2:
        return subject.concerns(fact)
    acting = any(side.takes_part(fact) for side in subject.sides)
    if acting and any(_same_words(fact, term) for term in terms):
        return True
    reports = {term["document"]["id"] for term in terms}
    between = all(side.takes_part(fact) for side in subject.sides) or "holder" in fact
    return between and subject.concerns(fact) and fact["document"]["id"] in reports


def _same_words(fact: Fact, other: Fact) -> bool:
    """Tell whether two facts are read from overlapping words of one report."""
    if fact["document"]["id"] != other["document"]["id"]:
        return False
    spans, others = fact["evidence"], other["evidence"]
    return any(a["start"] < b["end"] and b["start"] < a["end"] for a in spans for b in others)


# ---------------------------------------------------------------- who


def _parties(subject: Subject, facts: Sequence[Fact]) -> tuple[str, ...]:
    """Return the countries of the sides, of an issue those that most facts name."""
    meant = [code for side in subject.sides for code in side.meant.countries]
    counted: dict[str, int] = {}
    for fact in facts:
        for code in countries(fact):
            counted[code] = counted.get(code, 0) + 1
    most = sorted(counted, key=lambda code: (-counted[code], code))
    return tuple(meant) if len(meant) > 1 else tuple(dict.fromkeys((*meant, *most)))[:5]


def _envoys(
    connection: sqlite3.Connection, facts: Sequence[Fact], parties: Sequence[str], *, as_of: str | None
) -> tuple[Envoy, ...]:
    """Return the office-holders who act or speak for one of the parties in most facts, each with the last proof."""
    acting = [entity for fact in facts for entity in _actors(fact) if entity["id"] and entity["country"] in parties]
    busiest = [id_ for id_, _ in Counter(entity["id"] for entity in acting).most_common(BUSIEST)]
    offices = of_persons(connection, busiest, as_of=as_of)
    held = {office["person_id"]: office for office in offices if office["status"] != "former"}
    counted = Counter(entity["name"] for entity in acting if entity["id"] in held)
    found: dict[str, Envoy] = {}
    for entity in acting:
        office = held.get(entity["id"])
        if office:
            envoy = Envoy(name=entity["name"], country=entity["country"], office=office["office"], fact=office)
            found.setdefault(envoy.name, envoy)
    return tuple(found[name] for name, _ in counted.most_common(SHOWN))


def _actors(fact: Fact) -> list[dict[str, Any]]:
    if "holder" in fact:
        return [{"id": fact["holder_id"], "name": fact["holder"], "country": fact["holder_country"]}]
    return [*fact.get("actors", ()), *fact.get("recipients", ())]


def _matters(terms: Iterable[Fact]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for term in terms for item in term["items"]))


# ---------------------------------------------------------------- how it is said

#: The headings in their order, with what is under each.
HEADINGS: tuple[tuple[str, Callable[[Negotiation], Sequence[Fact]]], ...] = (
    ("tracks", lambda n: n.tracks),
    ("joined in one package", lambda n: n.packages),
    ("on the table", lambda n: n.items),
    ("discussed", lambda n: n.discussed),
    ("asked", lambda n: n.asks),
    ("offered or promised", lambda n: n.offers),
    ("refused or opposed", lambda n: n.refusals),
    ("left open", lambda n: n.open),
    ("dates", lambda n: n.dates),
    ("measures", lambda n: n.measures),
    ("how the talks stand", lambda n: n.state),
    ("settled", lambda n: n.settled),
    ("contacts, the latest last", lambda n: n.contacts),
)


def says(fact: Fact) -> str:
    """Return what a fact of a negotiation says, in a line."""
    if "items" in fact:
        return ", ".join(fact["items"]) or str(fact["what"])
    return str(fact.get("issue") or fact.get("what") or "") or told(fact)
