"""What an analyst wants on one screen, chosen from the facts of a record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.codebook.ontology import Ontology
from dragoman.codebook.wording import Wording
from dragoman.days import say_time

#: A fact as the record gives it: the contract's object with its `document` and the day it was `reported`.
Fact = Mapping[str, Any]

#: How much of each the screen holds.
HAPPENED, VIEWS, QUOTES, AHEAD, PEOPLE = 8, 6, 3, 6, 7
#: Of one type, and of one set of countries, so that one story does not fill the screen.
OF_A_TYPE, OF_A_PAIR = 4, 3
#: Names that are written out before "and others".
NAMED = 3
#: A quotation that fits: shorter says too little, longer does not fit.
SHORTEST_QUOTE, LONGEST_QUOTE = 40, 220


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that a brief is made of; `states` names countries by code, `today` is the day it is written for."""

    events: Sequence[Fact]
    statements: Sequence[Fact]
    positions: Sequence[Fact]
    schedule: Sequence[Fact]
    offices: Sequence[Fact]
    states: Mapping[str, str]
    today: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a brief: when, what in plain words, the words of a report, how many reports, and the fact behind it."""

    when: str
    text: str
    words: str
    reports: int
    fact: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in a public role, with other spellings that the reports use."""

    name: str
    office: str
    country: str | None
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The one screen."""

    happened: tuple[Line, ...]
    views: tuple[Line, ...]
    quotes: tuple[Line, ...]
    ahead: tuple[Line, ...]
    people: tuple[Person, ...]
    proof: Fact | None


def write_brief(material: Material, *, ontology: Ontology, wording: Wording) -> Brief:
    """Choose and word what matters."""
    happened = happenings(material, ontology=ontology, wording=wording)
    shown = tuple(sorted(happened, key=lambda line: (_start(line.fact), line.text), reverse=True))
    return Brief(
        happened=shown,
        views=views(material, wording),
        quotes=quotes(material),
        ahead=ahead(material, wording),
        people=people(material),
        proof=happened[0].fact if happened else None,
    )


# ---------------------------------------------------------------- what happened


def happenings(material: Material, *, ontology: Ontology, wording: Wording) -> list[Line]:
    """Return the most telling events that took place, one line for each happening, the most telling first."""
    told = [
        event
        for event in material.events
        if event["status"] in ("occurred", "ongoing") and _parties(event) and _start(event)
    ]
    groups = _group(told, key=_happening)

    def weight(group: list[Fact]) -> tuple[float, str]:
        best = _clearest(group)
        strength = abs(ontology.intensity(best["type"], best["mode"])) / 5 if best["type"] in ontology.types else 0
        sides = min(len(_countries(best)), 3)
        return (2 * _reports(group) + strength + sides + 2 * best["confidence"], best["id"])

    chosen: list[Line] = []
    for group in sorted(groups, key=weight, reverse=True):
        line = _event_line(group, wording)
        same_type = sum(kept.fact["type"] == line.fact["type"] for kept in chosen)
        same_pair = sum(_countries(kept.fact) == _countries(line.fact) for kept in chosen)
        if len(chosen) < HAPPENED and same_type < OF_A_TYPE and same_pair < OF_A_PAIR:
            chosen.append(line)
    return chosen


def say_event(event: Fact, wording: Wording) -> str:
    """Return an event as a short sentence: who did what to whom, where."""
    actors, recipients = _names(event["actors"]), _names(event["recipients"])
    form = "toward" if recipients else "together" if len(actors) > 1 else "alone"
    verb = wording.verb(event["type"], event["mode"], form=form, status=event["status"])
    place = (event.get("place") or {}).get("name")
    where = f", in {place}" if place and place not in {*actors, *recipients} else ""
    return " ".join(filter(None, (_listed(actors), verb, _listed(recipients)))) + where


def _event_line(group: list[Fact], wording: Wording) -> Line:
    fact = _clearest(group)
    return Line(
        when=say_time(fact["date"]),
        text=say_event(fact, wording),
        words=_words(fact),
        reports=_reports(group),
        fact=fact,
    )


def _happening(event: Fact) -> tuple[object, ...]:
    return event["type"], _countries(event), _start(event)


# ---------------------------------------------------------------- who said and wants what


def views(material: Material, wording: Wording) -> tuple[Line, ...]:
    """Return where the actors stand: the positions that most reports carry, spread over the holders."""
    groups = sorted(_group(material.positions, key=_view), key=lambda group: (-_reports(group), group[0]["id"]))
    rounds: list[tuple[int, list[Fact]]] = []
    seen: dict[str, int] = {}
    for group in groups:
        holder = str(group[0]["holder"])
        seen[holder] = seen.get(holder, 0) + 1
        rounds.append((seen[holder], group))
    chosen = [group for _, group in sorted(rounds, key=lambda pair: pair[0])][:VIEWS]
    return tuple(
        Line(
            when=say_time(group[0].get("date")),
            text=f"{group[0]['holder']} {wording.stance(group[0]['stance'])} {_one_line(group[0]['issue'])}",
            words=_words(group[0]),
            reports=_reports(group),
            fact=group[0],
        )
        for group in sorted(chosen, key=lambda group: str(group[0]["holder"]))
    )


def quotes(material: Material) -> tuple[Line, ...]:
    """Return the latest direct quotations of named speakers, one of each."""
    fit = [
        s
        for s in material.statements
        if s["direct"] and s["speaker"] and SHORTEST_QUOTE <= len(s["content"]) <= LONGEST_QUOTE
    ]
    fit.sort(key=lambda s: (s["reported"], s["confidence"], s["id"]), reverse=True)
    latest = {str(s["speaker"]): s for s in reversed(fit)}
    chosen = sorted(latest.values(), key=lambda s: (s["reported"], s["confidence"], s["id"]), reverse=True)[:QUOTES]
    return tuple(
        Line(
            when=say_time({"start": s["reported"], "end": s["reported"]}),
            text=str(s["speaker"]),
            words=_one_line(s["content"]),
            reports=1,
            fact=s,
        )
        for s in chosen
    )


def _view(position: Fact) -> tuple[object, ...]:
    return position["holder"], position["stance"], _fold(position.get("issue_id") or position["issue"])


# ---------------------------------------------------------------- what comes next


def ahead(material: Material, wording: Wording) -> tuple[Line, ...]:
    """Return what lies ahead by date: the schedule, and planned events that it does not hold."""
    items = [item for item in material.schedule if _end(item) >= material.today]
    planned = [
        e
        for e in material.events
        if e["status"] == "planned" and _parties(e) and _end(e) >= material.today and _start(e)
    ]
    lines = [
        _item_line(group, material)
        for group in _group(items, key=lambda i: (i["kind"], _start(i) or _end(i), tuple(sorted(i["parties"]))))
    ]
    known = {(_start(item), country) for item in items for country in item["parties"]}
    unknown = (
        group
        for group in _group(planned, key=_happening)
        if not any((_start(group[0]), c) in known for c in _countries(group[0]))
    )
    lines.extend(_event_line(group, wording) for group in unknown)
    lines.sort(key=lambda line: (_start(line.fact) or _end(line.fact), -line.reports, line.text))
    return tuple(lines[:AHEAD])


def _item_line(group: list[Fact], material: Material) -> Line:
    fact = max(group, key=lambda item: (item["confidence"], item["reported"], item["id"]))
    who = [material.states.get(code, code) for code in fact["parties"]]
    what = _one_line(fact["what"])
    missing = [name for name in who if name not in what]
    return Line(
        when=say_time(fact["date"]),
        text=f"{what} ({_listed(missing)})" if missing else what,
        words=_words(fact),
        reports=_reports(group),
        fact=fact,
    )


# ---------------------------------------------------------------- who is who


def people(material: Material) -> tuple[Person, ...]:
    """Return the office-holders whom most reports name, with their present office and other spellings."""
    groups = _group(material.offices, key=lambda office: office.get("person_id") or _fold(office["person"]))
    ranked = sorted(groups, key=lambda group: (-_reports(group), str(group[0]["person"])))
    return tuple(_person(group, material) for group in ranked[:PEOPLE])


def _person(group: list[Fact], material: Material) -> Person:
    latest = max(
        group,
        key=lambda office: (office["status"] == "current", office["reported"], office["confidence"], office["id"]),
    )
    name = str(latest["person"])
    spelled = dict.fromkeys(v for office in group for v in (office["person"], *office["variants"]))
    others = [v for v in spelled if v != name and len(v.split()) > 1]
    office = latest["office"] if latest["status"] == "current" else f"{latest['status']} {latest['office']}"
    country = latest["country"]
    return Person(name=name, office=office, country=material.states.get(country, country), variants=tuple(others[:3]))


# ---------------------------------------------------------------- words


def _group(facts: Iterable[Fact], *, key: Callable[[Fact], object]) -> list[list[Fact]]:
    groups: dict[object, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(key(fact), []).append(fact)
    return list(groups.values())


def _clearest(group: list[Fact]) -> Fact:
    """Return the event of a happening that says most: named persons before states, then the surest."""
    return max(group, key=lambda e: (len({p["id"] for p in _parties(e)}), e["confidence"], e["id"]))


def _reports(group: Sequence[Fact]) -> int:
    return len({fact["document"]["id"] for fact in group})


def _parties(event: Fact) -> list[Mapping[str, Any]]:
    return [party for party in (*event["actors"], *event["recipients"]) if party["name"]]


def _countries(event: Fact) -> tuple[str, ...]:
    return tuple(sorted({str(party["country"] or party["name"]) for party in _parties(event)}))


def _names(parties: Iterable[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(str(party["name"]) for party in parties if party["name"]))


def _listed(names: Sequence[str]) -> str:
    if len(names) > NAMED + 1:
        names = [*names[:NAMED], f"{len(names) - NAMED} others"]
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _time(fact: Fact) -> Mapping[str, Any]:
    return fact.get("date") or {}


def _start(fact: Fact) -> str:
    return str(_time(fact).get("start") or "")


def _end(fact: Fact) -> str:
    return str(_time(fact).get("end") or _start(fact))


def _words(fact: Fact) -> str:
    return _one_line(" … ".join(span["text"] for span in fact["evidence"]))


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _fold(text: object) -> str:
    return re.sub(r"\W+", " ", str(text)).strip().lower()
