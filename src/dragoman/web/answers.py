"""What each page of the record shows, as data: the page and its JSON twin say the same."""

from __future__ import annotations

import sqlite3
from typing import Annotated, Any

from fastapi import Query

from dragoman.brief import Line, write_brief
from dragoman.codebook.book import shipped
from dragoman.codebook.state_names import load_state_names
from dragoman.contract import FACTS
from dragoman.errors import UsageError
from dragoman.store import account, dealings, leaves, lookup, newest, profiles, sheets, stands
from dragoman.store.accounts import once
from dragoman.store.concerned import said_about
from dragoman.store.judgements import judged
from dragoman.store.leaves import Choice
from dragoman.store.names import STATE, Meant
from dragoman.store.relations import over_time
from dragoman.store.reviewing import queue_size
from dragoman.web import tellings
from dragoman.web.asked import Asked, Day, Id, Leaf, Name, iso

#: Characters around the words of a fact.
CONTEXT = 400
#: Facts of a kind on the page of an actor, and on one that has pages for each kind.
GLANCED = 12


def today(desk: Asked, as_of: Day = None) -> dict[str, Any]:
    """Say what is new, what comes next, what changed, what is disputed: on the last day reported, or on another."""
    with desk.reading() as db:
        held = desk.size(db)
        day = iso(as_of) or held["last"]
        if not held["documents"] or not day:
            return {"title": "Today", "empty": True, "record": held}
        return desk.remembered(
            ("today", day, iso(as_of), account.pulse(db)), lambda: _today(desk, db, {"day": day, "as_of": iso(as_of)})
        ) | {"record": held, **account.beside(db, day)}


def _today(desk: Any, db: sqlite3.Connection, asked: dict[str, Any]) -> dict[str, Any]:
    day = asked["day"]
    given = newest.material(db, today=day, as_of=asked["as_of"], states=desk.states)
    told = newest.counted(db, given, as_of=asked["as_of"])
    brief = write_brief(told, ontology=desk.codebook.ontology, wording=desk.wording)
    sections = {
        name: [_line(line) for line in getattr(brief, name)] for name in ("happened", "views", "quotes", "ahead")
    }
    people = [
        {"name": p.name, "office": p.office, "country": p.country, "variants": list(p.variants)} for p in brief.people
    ]
    ids = {actor["name"]: actor["id"] for actor in given.actors}
    return {
        "title": "Today", "empty": False, "day": day, "as_of": asked["as_of"], **sections,
        "people": [person | {"id": ids.get(person["name"])} for person in people],
        "changes": stands.changes(given.positions)[:6], "disputes": newest.disputes(given), "reviews": queue_size(db),
        "stories": [] if asked["as_of"] else tellings.latest(desk, db),
    }  # fmt: skip


def _line(line: Line) -> dict[str, Any]:
    return {"id": line.fact["id"], "when": line.when, "text": line.text, "words": line.words, "reports": line.reports}


def reports(desk: Asked, leaf: Leaf = 1, until: Day = None) -> dict[str, Any]:
    """List the reports of the record, newest first."""
    with desk.reading() as db:
        found = account.reports(db, until=iso(until), number=leaf)
        return {"title": "Reports", "until": iso(until), "record": desk.size(db), **found}


def report(desk: Asked, id: Id, *, at: Annotated[int | None, Query(ge=0)] = None, layer: Name = None) -> dict[str, Any]:  # noqa: A002
    """Show one report: its text with all that was read out of it, and the reports related to it."""
    with desk.reading() as db:
        found = _found(db, id, {"document"})
        sheet = sheets.sheet(db, found)
        chosen = sheets.at(sheet["facts"], at) if at is not None else []
        sheets.light(sheet["blocks"], {fact["id"] for fact in chosen})
        kinds = {kind: sum(fact["kind"] == kind for fact in sheet["facts"]) for kind in FACTS}
        layer = layer if layer in FACTS else None
        return {
            **sheet, "title": _title(sheet), "at": at, "chosen": chosen, "layer": layer,
            "kinds": {kind: number for kind, number in kinds.items() if number}, "related": sheets.related(db, found.id),
        }  # fmt: skip


def _title(sheet: dict[str, Any]) -> str:
    """Return the title of a document, of its one article, or the name of its file."""
    titles = [article["title"] for article in sheet["articles"]]
    return sheet["title"] or (titles[0] if len(titles) == 1 else None) or str(sheet["file"].rpartition("/")[2])


def fact(desk: Asked, id: Id) -> dict[str, Any]:  # noqa: A002
    """Show one fact: what was read, the words that prove it, why it was read so, and what people judge of it."""
    with desk.reading() as db:
        plain = lookup.fact(db, fact_found(db, id))
        shown = judged(db, [plain])[0]
        document = lookup.source(db, plain)
        spans = [*shown["evidence"], *([shown["cue"]] if isinstance(shown.get("cue"), dict) else [])]
        start = _at_word(document.text, max(min(span["start"] for span in spans) - CONTEXT, 0))
        end = min(max(span["end"] for span in spans) + CONTEXT, len(document.text))
        marks = [
            sheets.Mark(start=s["start"], end=s["end"], kind=shown["kind"], id=shown["id"]) for s in shown["evidence"]
        ]
        cue = spans[-1] if len(spans) > len(shown["evidence"]) else None
        marks += [sheets.Mark(start=cue["start"], end=cue["end"], kind="time", id="cue")] if cue else []
        beside = [
            f
            for f in sheets.at(sheets.facts_of(db, document.id), shown["evidence"][0]["start"])
            if f["id"] != shown["id"]
        ]
        frame = next((f for f in desk.codebook.frames.frames if f.id == shown.get("frame")), None)
        kind = desk.codebook.ontology.types.get(shown["type"]) if shown["kind"] == "events" else None
        return {
            "title": desk.phrases.said(shown), "fact": shown, "extracted": plain, "beside": beside,
            "told_by": tellings.told_by(desk, db, shown["id"]), "may_be": tellings.may_be(desk, db, shown["id"]),
            "context": {"runs": sheets.runs(document.text, (start, end), marks), "cut": [start > 0, end < len(document.text)]},
            "why": {
                "coded_by": lookup.coded_by(db, plain), "meaning": kind.meaning if kind else None,
                "frame": {"id": frame.id, "words": [*frame.verbs, *frame.nouns, *frame.adjectives][:12],
                          "example": frame.fire[0].text, "counterexample": frame.silent[0].text} if frame else None,
                "names": sheets.reasons(db, document.id, _parties(shown)),
            },
        }  # fmt: skip


def _at_word(text: str, place: int) -> int:
    """Return the beginning of the next word where a place stands within one."""
    space = text.find(" ", place, place + CONTEXT) if place else -1
    return space + 1 if space >= 0 else place


def actors(desk: Asked, q: Name = None) -> dict[str, Any]:
    """Say who is who: the actors of most reports, or those whose name begins so."""
    with desk.reading() as db:
        key = ("actors", q, account.pulse(db))
        return {
            "title": "Who is who",
            "q": q,
            "actors": desk.remembered(key, lambda: profiles.actors_named(db, q or "")),
        }


def actor(desk: Asked, id: Id, *, kind: Name = None, leaf: Leaf = 1, as_of: Day = None) -> dict[str, Any]:  # noqa: A002
    """Show one actor: its names and offices, where it stands, what it did and said and what was said of it."""
    with desk.reading() as db:
        shown = profiles.profile(db, id)
        who = profiles.whom(db, id)
        kinds = [kind] if kind in FACTS else ["events", "statements", "positions"]
        size = leaves.LEAF if kind in FACTS else 2 * GLANCED
        choices = {k: Choice(kind=k, who=who, as_of=iso(as_of), until=iso(as_of)) for k in kinds}
        found = {
            k: _once(db, leaves.leaf(db, choice, number=leaf, size=size), iso(as_of)) for k, choice in choices.items()
        }
        about = [] if kind in FACTS else said_about(db, _called(shown), who, as_of=iso(as_of), most=GLANCED)
        latest = leaves.leaf(db, Choice(kind="positions", who=who, as_of=iso(as_of)), size=300)["facts"]
        board = stands.matrix(latest, by="issue")
        return {
            "title": shown["name"], "actor": shown, "kind": kind if kind in FACTS else None, "stands": board,
            "lists": {k: listed | {"facts": listed["facts"][: size if kind in FACTS else GLANCED]} for k, listed in found.items()},
            "partners": [p for p in dealings.partners(db, who) if p["country"] in desk.states] if who.countries else [], "as_of": iso(as_of), "about": about,
        }  # fmt: skip


def _once(db: sqlite3.Connection, listed: dict[str, Any], as_of: str | None = None) -> dict[str, Any]:
    """Return a leaf on which what several reports tell stands once."""
    return listed | {"facts": once(db, listed["facts"], as_of=as_of)}


def _called(shown: dict[str, Any]) -> list[str]:
    """Return by what names others speak of an actor: all of a state's, the full ones of anybody else."""
    spelled = [shown["name"], *(spelling["name"] for spelling in shown["spellings"])]
    if shown["kind"] == STATE[0]:
        return [*load_state_names(shipped()).called([shown["country"]]), *spelled]
    return [name for name in spelled if " " in name] or spelled[:1]


def relations(desk: Asked, until: Day = None) -> dict[str, Any]:
    """Say who deals with whom lately."""
    with desk.reading() as db:
        key = ("relations", until, account.pulse(db))
        found = desk.remembered(key, lambda: dealings.pairs(db, desk.codebook.ontology, until=iso(until)))
    known = [pair for pair in found if all(side in desk.states for side in pair["sides"])]
    return {"title": "Relations", "until": iso(until), "pairs": known}


def relation(desk: Asked, sides: Id, *, since: Day = None, until: Day = None, leaf: Leaf = 1) -> dict[str, Any]:
    """Show two or three sides: cooperation and conflict over time, and the events beneath."""
    with desk.reading() as db:
        who = _sides(db, sides)
        chosen = dealings.choice(who, since=iso(since), until=iso(until))
        keys = [profiles.key_of(side) for side in who]
        names = [profiles.called(db, key) for key in keys]
        return {
            "title": desk.phrases.joined(names), "sides": keys, "names": names,
            "since": iso(since), "until": iso(until),
            "periods": desk.remembered(("time", tuple(keys), account.pulse(db)), lambda: over_time(db, desk.codebook, who)),
            "events": _once(db, leaves.leaf(db, chosen, number=leaf)),
        }  # fmt: skip


def _sides(db: sqlite3.Connection, sides: str) -> list[Meant]:
    given = [side for side in dict.fromkeys(sides.split(",")) if side]
    if len(given) not in {2, 3}:
        raise UsageError("A relation has two or three sides: /relation/kor,usa.")
    return [profiles.whom(db, side) for side in given]


def fact_found(db: sqlite3.Connection, id_: str) -> lookup.Found:
    """Return the fact of an id; raise UsageError where it is something else, or nothing."""
    return _found(db, id_, set(FACTS))


def _found(db: sqlite3.Connection, id_: str, kinds: set[str]) -> lookup.Found:
    found = lookup.find(db, id_)
    if found.kind not in kinds:
        raise UsageError(f"{id_!r} is one of the {found.kind}, which have pages of their own.")
    return found


def _parties(shown: dict[str, Any]) -> list[str]:
    parties = [*shown.get("actors", ()), *shown.get("recipients", ())] if shown["kind"] == "events" else []
    ids = [shown.get(name) for name in ("holder_id", "speaker_id", "person_id")]
    return [*(party["id"] for party in parties), *(i for i in ids if i)]
