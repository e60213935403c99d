"""What a question is about: an issue, an actor, or two sides and what lies between them."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.codebook.book import shipped
from dragoman.codebook.inflection import singular
from dragoman.codebook.issues import Issue, Issues
from dragoman.codebook.state_names import StateNames, load_state_names
from dragoman.store.names import Meant, fold, is_exact, who_is_meant

Fact = Mapping[str, Any]
#: What may stand between the two sides of a dyad: "KOR-USA", "South Korea and Japan".
BETWEEN = re.compile(r"\s+(?:and|vs\.?|with)\s+|\s*[-–—/,+:]\s*|\s+", re.IGNORECASE)
#: Fields of a fact that hold an entity or several, that name somebody with a country, and that name somebody.
ENTITIES = ("actors", "recipients", "by", "partners")
HOLDERS = ("holder", "speaker", "maker")
NAMES = ("beneficiary", "addressee", "on", "by", "person")
#: Characters before a fact in which its sentence may begin.
LEAD = 200
#: Words of a name that is looked for in a text.
LONGEST_NAME = 4
#: Fields in which a fact says what it is about, beside its words.
SAID = ("lead", "issue", "content", "what", "of")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side: whom it means, and the names by which its people and itself are called, folded."""

    asked: str
    meant: Meant
    names: frozenset[str]
    states: StateNames

    def takes_part(self, fact: Fact) -> bool:
        """Tell whether the side is a party of a fact."""
        return any(self.includes(*party) for party in parties(fact))

    def is_named(self, fact: Fact) -> bool:
        """Tell whether the side is a party of a fact or named in its words."""
        return self.takes_part(fact) or self.is_spoken_of(fact)

    def is_spoken_of(self, fact: Fact) -> bool:
        """Tell whether the side is named in the words of a fact."""
        told_of = self.states.find(told(fact)) if self.meant.countries else frozenset[str]()
        return bool(told_of & set(self.meant.countries)) or bool(self.names & set(words_of(fact)))

    def includes(self, name: str | None, country: str | None, entity: str | None) -> bool:
        """Tell whether a party belongs to the side."""
        meant = self.meant
        named = name is not None and (name in meant.names or fold(name) in self.names)
        return country in meant.countries or entity in meant.entities or named


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is asked about: `sides` are none for an issue, one for an actor, two for a dyad; `issues` are the issue's.

    `words` are searched where the codebook knows no such issue, and beside an actor.
    """

    asked: str
    sides: tuple[Side, ...] = ()
    issues: frozenset[str] = frozenset()
    words: str | None = None
    book: Issues | None = None

    @property
    def wider(self) -> frozenset[str]:
        """Return the issues that those asked about belong to, and themselves."""
        found, todo = set(self.issues), list(self.issues)
        while todo and self.book:
            above = set(self.book.by_id[todo.pop()].parents) - found
            found |= above
            todo += above
        return frozenset(found)

    def concerns(self, fact: Fact) -> bool:
        """Tell whether a fact is about the subject; of two sides, one acts and the other is a party or is named."""
        if self.sides:
            first, *others = self.sides
            if not others:
                return first.is_named(fact)
            acting = any(side.takes_part(fact) for side in self.sides)
            return acting and all(side.is_named(fact) for side in self.sides)
        if self.words is not None:
            return stems(self.words) <= stems(told(fact))
        return bool(self.issues & issues_of(fact, self.book))


def with_leads(connection: sqlite3.Connection, facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield facts with `lead`: how the sentence of their words begins, where that lies before them.

    "Concerning the nuclear issue, he claimed that ..." says in its lead what the claim is about.
    """
    for fact in facts:
        start = min(span["start"] for span in fact["evidence"])
        before = max(start - LEAD, 0)
        row = connection.execute(
            "SELECT substr(text, ?, ?) FROM documents WHERE id = ? ORDER BY is_current DESC, row DESC LIMIT 1",
            (before + 1, start - before, fact["document"]["id"]),
        ).fetchone()
        lead = re.split(r"[.!?]['\"”’)]*\s|\n", row[0] if row else "")[-1].strip()
        yield {**fact, "lead": lead} if lead else fact


def is_about(fact: Fact, asked: Subject) -> bool:
    """Tell whether what a fact says is about a subject, whoever says it."""
    if asked.sides:
        worded = asked.words is not None and stems(asked.words) <= stems(told(fact))
        return worded or all(side.is_spoken_of(fact) for side in asked.sides)
    return asked.concerns(fact)


def subject(connection: sqlite3.Connection, asked: str, issues: Issues) -> Subject:
    """Return what was asked about: an issue, two sides, one side, else the words as they stand."""
    known = issue_named(asked, issues)
    if known:
        return Subject(asked=known.name, issues=family(known, issues), book=issues)
    pair = dyad(connection, asked)
    if pair:
        return Subject(asked=asked, sides=pair)
    one = side(connection, asked)
    return Subject(asked=asked, sides=(one,), words=asked) if one else Subject(asked=asked, words=asked)


def dyad(connection: sqlite3.Connection, asked: str) -> tuple[Side, ...]:
    """Return the two sides that were named, or nothing; a name may hold what elsewhere stands between two."""
    parts = [(asked[: found.start()], asked[found.end() :]) for found in BETWEEN.finditer(asked)]
    exact = [pair for pair in parts if all(is_exact(connection, part) for part in pair)]
    if not exact and side(connection, asked):
        return ()
    for pair in exact or parts:
        first, second = (side(connection, part) for part in pair)
        if first and second and first.meant != second.meant:
            return first, second
    return ()


def side(connection: sqlite3.Connection, asked: str) -> Side | None:
    """Return whom a name means, if the record knows anybody so called."""
    if not asked.strip():
        return None
    meant = who_is_meant(connection, asked)
    if meant.condition()[0] == "0":
        return None
    return Side(
        asked=asked, meant=meant, names=frozenset(_names(connection, meant)), states=load_state_names(shipped())
    )


def _names(connection: sqlite3.Connection, meant: Meant) -> Iterator[str]:
    """Yield by what names a text calls a side and its people, folded.

    Of a country's people only full names count, as a surname is borne in other countries too, and of a person a surname only
    where nobody else bears it; a description is no name. Other spellings of a name are those of the latest report that has it.
    """
    columns = ("id", meant.entities), ("country", meant.countries)
    for column, values in columns:
        marks = ", ".join("?" * len(values))
        latest = f"SELECT max(rowid) FROM actors WHERE {column} IN ({marks}) GROUP BY {column}, kind, name, id"  # noqa: S608
        for row in connection.execute(f"SELECT name, body FROM actors WHERE rowid IN ({latest})", values):  # noqa: S608
            for name in (row["name"], *json.loads(row["body"]).get("variants", ())):
                short = column == "id" and (name == row["name"] or not _shared(connection, name, values))
                if name[:1].isupper() and (" " in name or short):
                    yield fold(name)


def _shared(connection: sqlite3.Connection, surname: str, ours: Sequence[str]) -> bool:
    """Tell a surname that others in the record bear too."""
    marks = ", ".join("?" * len(ours))
    found = f"SELECT 1 FROM actors WHERE (name LIKE ? OR name LIKE ?) AND id NOT IN ({marks}) LIMIT 1"  # noqa: S608
    return connection.execute(found, (f"{surname} %", f"% {surname}", *ours)).fetchone() is not None


def issue_named(asked: str, issues: Issues) -> Issue | None:
    """Return the issue that a user means by its id, its name or one of its phrases."""
    known = issues.by_id.get(asked.strip().lower().replace(" ", "_"))
    return known or next((i for i in issues.by_id.values() if fold(asked) in map(fold, (i.name, *i.phrases))), None)


def family(issue: Issue, issues: Issues) -> frozenset[str]:
    """Return the ids of an issue and of all that belong to it."""
    found, todo = {issue.id}, [issue.id]
    while todo:
        parent = todo.pop()
        below = [i.id for i in issues.by_id.values() if parent in i.parents and i.id not in found]
        found.update(below)
        todo.extend(below)
    return frozenset(found)


# ---------------------------------------------------------------- facts


def parties(fact: Fact) -> Iterator[tuple[str | None, str | None, str | None]]:
    """Yield name, country and id of everybody in a fact of any kind."""
    for field in ENTITIES:
        given = fact.get(field)
        for entity in given if isinstance(given, list) else ():
            yield entity["name"], entity["country"], entity["id"]
    for field in HOLDERS:
        if fact.get(field):
            yield fact[field], fact.get(f"{field}_country"), fact.get(f"{field}_id")
    for field in NAMES:
        if isinstance(fact.get(field), str):
            yield fact[field], fact.get("country") if field == "person" else None, fact.get(f"{field}_id")
    for code in fact.get("parties") or ():
        yield None, code, None


def countries(fact: Fact) -> frozenset[str]:
    """Return the countries of those in a fact."""
    return frozenset(country for _, country, _ in parties(fact) if country)


def told(fact: Fact) -> str:
    """Return what a fact says: its words, and what it is about."""
    spans = (span["text"] for span in fact["evidence"])
    return " ".join((*spans, *(str(fact[field]) for field in SAID if fact.get(field))))


def stems(text: str) -> frozenset[str]:
    """Return the words of a text without plural endings, case and accents, as searched words are compared."""
    return frozenset(singular(word) for word in re.findall(r"\w+", fold(text)))


def words_of(fact: Fact) -> Iterator[str]:
    """Yield the words of a fact and its short runs of words, folded, as names are compared."""
    words = re.findall(r"\w+", fold(told(fact)))
    for size in range(1, LONGEST_NAME + 1):
        yield from (" ".join(words[at : at + size]) for at in range(len(words) - size + 1))


def issues_of(fact: Fact, book: Issues | None) -> frozenset[str]:
    """Return the issues that a fact is filed under or names."""
    filed: Iterable[str] = (*(fact.get("issues") or ()), *filter(None, (fact.get("issue_id"),)))
    named = (issue.id for issue in book.find(told(fact))) if book else ()
    return frozenset((*filed, *named))
