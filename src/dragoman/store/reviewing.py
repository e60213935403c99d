"""What people should look at first: names that may be one person, then readings that are doubtful, then what weighs most."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from dragoman.codebook.book import shipped
from dragoman.codebook.ontology import Ontology
from dragoman.codebook.state_names import load_state_names
from dragoman.records import LEARNED
from dragoman.store.body_names import Body, alike
from dragoman.store.judgements import ON_TRUTH
from dragoman.store.leaves import STALE, Choice, by_rows, leaf
from dragoman.store.names import Meant
from dragoman.store.pairings import Pairings, of_actors, of_facts
from dragoman.store.register import Everybody, everybody

#: Confidence below which a fact asks for a reviewer; kinds that are reviewed; facts that are weighed at once.
DOUBT, KINDS, WEIGHED = 0.55, ("events", "positions", "statements"), 300
#: Facts on whose truth somebody decided and did not take it back.
DECIDED = (
    f"SELECT fact FROM judgements WHERE verdict IN ({', '.join(map(repr, ON_TRUTH))}) "  # noqa: S608
    "AND id NOT IN (SELECT other FROM judgements WHERE verdict = 'undo')"
)
#: Names met lately that are compared, and pairs that are asked.
MET, PAIRS = 2_000, 12
#: What sorts after every day.
NEVER = "~"
#: Characters shown on either side of a name.
AROUND = 90
PERSON = "person"


def queue(
    connection: sqlite3.Connection, ontology: Ontology, *, size: int = 40, known: Everybody | None = None
) -> list[dict[str, Any]]:
    """Return what to review: each with its `question` (same, one or right), its reason, and the fact, the two actors or facts.

    `known` is whom reports met lately, where it is at hand.
    """
    names = pairs_of_names(connection, known or met_lately(connection))
    pairs = [{"question": "same", "reason": p["reason"], "pair": p["pair"]} for p in names]
    pairs += [{"question": "one", "reason": p["reason"], "facts": p["facts"]} for p in pairs_of_facts(connection)]
    facts = sorted(_doubtful(connection), key=lambda fact: _rank(fact, ontology))
    asked = [{"question": "right", "reason": _reason(fact), "fact": fact} for fact in facts]
    return [*pairs, *asked][:size]


def met_lately(connection: sqlite3.Connection) -> Everybody:
    """Return whom the latest reports met."""
    return everybody(connection, since=_since(connection))


def queue_size(connection: sqlite3.Connection) -> int:
    """Return how many facts ask for a reviewer: those in doubt, less what is judged or of an earlier version."""
    marks = ", ".join("?" * len(KINDS))
    doubtful = f"SELECT count(*) FROM facts WHERE kind IN ({marks}) AND confidence < ?"  # noqa: S608
    settled = f"row IN ({STALE} UNION SELECT facts.row FROM facts WHERE id IN ({DECIDED}))"  # noqa: S608
    (total,) = connection.execute(doubtful, (*KINDS, DOUBT)).fetchone()
    (less,) = connection.execute(f"{doubtful} AND {settled}", (*KINDS, DOUBT)).fetchone()
    return int(total) - int(less)


def pairs_of_names(connection: sqlite3.Connection, known: Everybody) -> list[dict[str, Any]]:
    """Return persons met lately who may be one, then bodies of one country whose names are alike; nobody decided on them yet."""
    held = of_actors(connection)
    one_of = {id_: actor["id"] for actor in known.actors for id_ in actor["ids"]}
    persons: list[dict[str, Any]] = [
        {
            "pair": [_short(doubt["first"]), _short(doubt["second"])],
            "reason": "; ".join(r["detail"] for r in doubt["because"]),
        }
        for doubt in known.doubts
    ]
    pairs = sorted(alike(_bodies(connection)), key=lambda pair: (-pair[2], pair[0].name, pair[1].name))
    bodies = [
        {"pair": [_body(one), _body(other)], "reason": "two names that may be one body's"}
        for one, other, _ in pairs
        if one_of.get(one.id, one.id) != one_of.get(other.id, other.id)
    ]
    decided = held.decided
    asked = (p for p in (*persons, *bodies) if frozenset(one["id"] for one in p["pair"]) not in decided)
    chosen = list(islice(_not_through_others(asked, held), PAIRS))
    return [each | {"pair": [one | _acquaint(connection, one["id"]) for one in each["pair"]]} for each in chosen]


def _bodies(connection: sqlite3.Connection) -> Iterator[Body]:
    """Yield the bodies met lately."""
    rows = connection.execute(
        "SELECT DISTINCT id, name, kind, country FROM (SELECT * FROM actors WHERE kind IN ('organ', 'organization') "
        "ORDER BY rowid DESC LIMIT ?)",
        (MET,),
    )
    states = load_state_names(shipped())
    yield from (Body(**dict(row), states=states) for row in rows)


def _body(body: Body) -> dict[str, Any]:
    return {"id": body.id, "name": body.name, "kind": body.kind, "country": body.country}


def _since(connection: sqlite3.Connection) -> str:
    """Return the day of the earliest report among those in which actors were met lately."""
    lately = "SELECT article FROM actors ORDER BY rowid DESC LIMIT ?"
    query = f"SELECT min(reported) FROM articles WHERE row IN ({lately})"  # noqa: S608
    return connection.execute(query, (MET,)).fetchone()[0] or NEVER


def _short(actor: dict[str, Any]) -> dict[str, Any]:
    return {"kind": PERSON} | {name: actor[name] for name in ("id", "name", "country")}


def _not_through_others(asked: Iterable[dict[str, Any]], held: Pairings) -> Iterator[dict[str, Any]]:
    """Yield the pairs that tell something: of three spellings two pairs do, as the third follows."""
    leader: dict[str, str] = {}

    def top(id_: str) -> str:
        while (above := leader.setdefault(id_, id_)) != id_:
            id_ = above
        return id_

    for one, other in held.same:
        leader[top(one)] = top(other)
    for pair in asked:
        first, second = (top(one["id"]) for one in pair["pair"])
        if first != second:
            leader[first] = second
            yield pair


def _acquaint(connection: sqlite3.Connection, id_: str) -> dict[str, Any]:
    """Return what helps to tell who somebody is: the number of reports, the latest office, and words that name them."""
    (articles,) = connection.execute("SELECT count(*) FROM actors WHERE id = ?", (id_,)).fetchone()
    offices = leaf(connection, Choice(kind="offices", who=Meant(entities=(id_,))), size=1)["facts"]
    rows = connection.execute(
        "SELECT actors.body, articles.title, documents.id AS document, documents.text FROM actors JOIN articles "
        "ON articles.row = actors.article JOIN documents ON documents.row = articles.document "
        "WHERE actors.id = ? AND documents.is_current ORDER BY actors.rowid DESC LIMIT 1",
        (id_,),
    ).fetchall()
    bodies = [(json.loads(row["body"]), row) for row in rows]
    spans = [
        (span, row)
        for body, row in bodies
        for span in sorted(body["evidence"], key=lambda s: body["name"] not in s["text"])
    ]
    words = [
        {"before": row["text"][max(span["start"] - AROUND, 0) : span["start"]].partition(" ")[2], "text": span["text"],
         "after": row["text"][span["end"] : span["end"] + AROUND].rpartition(" ")[0], "start": span["start"], "document": row["document"],
         "title": row["title"]}
        for span, row in spans[:1]
    ]  # fmt: skip
    return {
        "articles": articles,
        "office": offices[0]["office"] if offices else None,
        "words": words[0] if words else None,
    }


def pairs_of_facts(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """Return facts of different reports that may be one and were kept apart, the likeliest first, nobody having decided."""
    decided = of_facts(connection).decided
    lead = f"(SELECT min(fact) FROM told WHERE fact NOT IN ({STALE}) AND telling = pairs.{{}})"  # noqa: S608
    sides = ", ".join(
        f"{lead.format(side)} AS {side}, (SELECT id FROM facts WHERE row = {lead.format(side)}) AS {side}_id"  # noqa: S608
        for side in ("first", "second")
    )
    query = f"SELECT {sides}, score FROM pairs WHERE NOT is_same ORDER BY score DESC, pairs.first, pairs.second"  # noqa: S608
    open_ = (r for r in connection.execute(query) if frozenset((r["first_id"], r["second_id"])) not in decided)
    found = []
    for row in islice(open_, 2 * PAIRS):
        facts = by_rows(connection, [row["first"] or 0, row["second"] or 0])
        if len({fact["document"]["id"] for fact in facts}) == 2:
            found.append(
                {"facts": facts, "reason": f"two reports may tell one fact; {row['score'] / 100:.1f} points alike"}
            )
    return found[: PAIRS // 2]


def _doubtful(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """Return the least certain facts on whose truth nobody has decided."""
    rows: list[int] = []
    for kind in KINDS:
        found = connection.execute(
            "SELECT row FROM facts WHERE kind = ? AND confidence < ? "  # noqa: S608
            f"AND id NOT IN ({DECIDED}) AND row NOT IN ({STALE}) "
            "ORDER BY confidence, row LIMIT ?",
            (kind, DOUBT, WEIGHED // len(KINDS)),
        )
        rows += [row for (row,) in found]
    return [fact for fact in by_rows(connection, rows) if fact.get("verdict") is None]


def _rank(fact: dict[str, Any], ontology: Ontology) -> tuple[Any, ...]:
    known = fact["kind"] == "events" and fact["type"] in ontology.types
    weight = abs(ontology.intensity(fact["type"], fact["mode"])) if known else 0.0
    guessed = str(fact.get("frame") or "").startswith(LEARNED)
    return not _unresolved(fact), not guessed, round(fact["confidence"], 1), -weight, fact["id"]


def _unresolved(fact: dict[str, Any]) -> bool:
    if fact["kind"] == "events":
        return any(not party["country"] for party in (*fact["actors"], *fact["recipients"]))
    return not (fact.get("holder_country") or fact.get("speaker_country"))


def _reason(fact: dict[str, Any]) -> str:
    doubt = f"{round(100 * fact['confidence'])} % sure"
    if _unresolved(fact):
        return f"a party without a country; {doubt}"
    guessed = str(fact.get("frame") or "").startswith(LEARNED)
    return f"no frame fits, a guess; {doubt}" if guessed else f"a doubtful reading; {doubt}"
