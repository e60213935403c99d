"""What an analyst wants on one screen, chosen from the facts of a record."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.codebook.ontology import Ontology
from dragoman.codebook.wording import Wording, form_of
from dragoman.days import say_time
from dragoman.merging.tellings import PERSON
from dragoman.store.views import TOOK_PLACE

#: A fact as the record gives it: the contract's object with its `document` and the day it was `reported`.
Fact = Mapping[str, Any]

#: Stances that say where somebody stands; the others say what somebody does about it.
FIRM = frozenset({"support", "oppose", "demand", "condemn"})
#: How much of each the screen holds.
HAPPENED, VIEWS, QUOTES, AHEAD, PEOPLE = 7, 6, 3, 5, 6
#: Of one type, and of one set of countries, so that one story does not fill the screen.
OF_A_TYPE, OF_A_PAIR = 5, 3
#: Days for which an event is news.
FRESH = 10
#: Names that are written out before "and others".
NAMED = 3
#: Characters: a quotation that says enough and fits, an issue that is a name and not a sentence, what stands before a cue.
SHORTEST_QUOTE, LONGEST_QUOTE, LONGEST_ISSUE, LEAD = 40, 220, 90, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that a brief is made of; `states` names countries by code, `actors` is the register, `today` the day of the brief."""

    events: Sequence[Fact]
    statements: Sequence[Fact]
    positions: Sequence[Fact]
    schedule: Sequence[Fact]
    offices: Sequence[Fact]
    actors: Sequence[Fact]
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
    return Brief(
        happened=tuple(sorted(happened, key=lambda line: (_start(line.fact), line.text), reverse=True)),
        views=views(material, wording),
        quotes=quotes(material),
        ahead=ahead(material, wording),
        people=people(material),
        proof=max((line.fact for line in happened), key=lambda fact: fact["confidence"], default=None),
    )


# ---------------------------------------------------------------- what happened


def happenings(material: Material, *, ontology: Ontology, wording: Wording, dated: bool = True) -> list[Line]:
    """Return the most telling events that took place, with a day or without, one line for each, the most telling first."""
    done = (e for e in material.events if e["status"] in TOOK_PLACE and say_parties(e["actors"], material))
    told = [e for e in done if _start(e)[:1].isdigit() == dated]
    support = _support(told)
    known = {actor_id for actor in _office_holders(material) for actor_id in actor["ids"]}

    def weight(event: Fact) -> tuple[float, str]:
        strength = (
            abs(ontology.intensity(event["type"], event["mode"])) / 10 if event["type"] in ontology.types else 0.0
        )
        sides = 2 * (len(_countries(event)) > 1) + min(len(_persons(event, known)), 2)
        fresh = _freshness(_start(event), material.today)
        return 2 * support[event["id"]] + strength + sides + fresh + 2 * event["confidence"] - _depth(event), event[
            "id"
        ]

    chosen: list[Fact] = []
    for event in sorted(told, key=weight, reverse=True):
        same_type = sum(kept["type"] == event["type"] for kept in chosen)
        same_pair = sum(_countries(kept) == _countries(event) for kept in chosen)
        is_told = any(_same_happening(kept, event) or kept["evidence"] == event["evidence"] for kept in chosen)
        if len(chosen) < HAPPENED and same_type < OF_A_TYPE and same_pair < OF_A_PAIR and not is_told:
            chosen.append(event)
    return [_event_line(event, material, wording=wording, reports=support[event["id"]]) for event in chosen]


def say_event(event: Fact, material: Material, wording: Wording) -> str:
    """Return an event as a short sentence: who did what to whom, where."""
    sides = (say_parties(event[role], material) for role in ("actors", "recipients"))
    actors, recipients = ([wording.party(name) for name in names] for names in sides)
    form = form_of(actors, recipients)
    verb = wording.verb(event["type"], event["mode"], form=form, status=event["status"])
    place = (event.get("place") or {}).get("name")
    where = f", in {place}" if _is_name(place) and wording.party(str(place)) not in {*actors, *recipients} else ""
    return _sentence(" ".join(filter(None, (_listed(actors), verb, _listed(recipients)))) + where)


def say_parties(parties: Iterable[Mapping[str, Any]], material: Material) -> list[str]:
    """Return the names of parties; one that is only described ("a spokesperson") gives the name of its country."""
    names = (party["name"] if _is_name(party["name"]) else material.states.get(party["country"]) for party in parties)
    return list(dict.fromkeys(name for name in names if name))


def _event_line(event: Fact, material: Material, *, wording: Wording, reports: int) -> Line:
    return Line(
        when=say_time(event["date"]),
        text=say_event(event, material, wording),
        words=_words(event),
        reports=reports,
        fact=event,
    )


def _support(events: Sequence[Fact]) -> dict[str, int]:
    """Return for each event how many reports tell of it: as the record has counted (`told`), else by type, day and countries."""
    told: dict[tuple[str, str], dict[tuple[str, ...], list[Fact]]] = {}
    for event in events:
        by_sides = told.setdefault((event["type"], _start(event)), {})
        by_sides.setdefault(_countries(event), []).append(event)
    found: dict[str, int] = {}
    for by_sides in told.values():
        for sides, group in by_sides.items():
            alike = (others for other, others in by_sides.items() if other == sides or len({*other} & {*sides}) > 1)
            found |= dict.fromkeys((e["id"] for e in group), _reports([e for others in alike for e in others]))
    return found | {event["id"]: event["told"]["reports"] for event in events if "told" in event}


def _other_people(first: Fact, second: Fact) -> bool:
    """Tell two happenings of the record in which persons are named, and none in both."""
    if "told" not in first or "told" not in second:
        return False  # one person may be spelled in two ways
    ours, theirs = (
        {p["id"] for p in (*e["actors"], *e["recipients"]) if p["id"].startswith(PERSON)} for e in (first, second)
    )
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _freshness(start: str, today: str) -> float:
    """Return what an event gains by having happened in the days before the brief."""
    try:
        days = (date.fromisoformat(today[:10]) - date.fromisoformat(start[:10])).days
    except ValueError:
        return 0.0
    return 2.5 if days <= FRESH else 1.0 if days <= 4 * FRESH else 0.0


def _depth(event: Fact) -> float:
    """Return how far into its words an event is told, 0 to 1: what a sentence tells first matters most."""
    span, cue = event["evidence"][0], event.get("cue")
    if not cue or not span["start"] <= cue["start"] < span["end"]:
        return 0.0
    return float((cue["start"] - span["start"]) / (span["end"] - span["start"]))


def _same_happening(first: Fact, second: Fact) -> bool:
    if (first["type"], _start(first)) != (second["type"], _start(second)) or _other_people(first, second):
        return False
    shared = set(_countries(first)) & set(_countries(second))
    return len(shared) >= 2 or _countries(first) == _countries(second)


# ---------------------------------------------------------------- who said and wants what


def views(material: Material, wording: Wording, *, each: int = 1) -> tuple[Line, ...]:
    """Return where the sides stand: of each so many positions, those that say most, the sides with most positions first."""
    fit = [
        p
        for p in material.positions
        if p["holder_country"] and len(p["issue"]) <= LONGEST_ISSUE and _holder(p, material)
    ]
    sides = _group(fit, key=lambda p: p["holder_country"])
    sides.sort(key=lambda side: (-len(side), str(side[0]["holder"])))
    chosen: list[list[Fact]] = []
    for side in sides[:VIEWS]:
        groups = sorted(_group(side, key=_stand), key=_telling, reverse=True)
        fresh = [group for group in groups if all(_stand(group[0]) != _stand(other[0]) for other in chosen)]
        chosen.extend((fresh or groups)[:each])
    return tuple(_view(group, material, wording) for group in chosen)


def _telling(group: Sequence[Fact]) -> tuple[bool, int, bool, str]:
    """Return how much a stance says: what it is about is firm, told by many, known."""
    return group[0]["stance"] in FIRM, _reports(group), bool(group[0]["issue_id"]), group[0]["id"]


def _stand(position: Fact) -> tuple[str, str]:
    return position["stance"], position["issue_id"] or _fold(position["issue"])


def _view(group: Sequence[Fact], material: Material, wording: Wording) -> Line:
    fact = max(group, key=lambda p: (_is_name(p["holder"]), p["confidence"], p["reported"], p["id"]))
    text = _sentence(f"{wording.party(_holder(fact, material) or '')} {wording.stand(fact)}")
    return Line(when=say_time(fact.get("date")), text=text, words=_words(fact), reports=_reports(group), fact=fact)


def _holder(position: Fact, material: Material) -> str | None:
    """Return who holds a position: the name, else the country."""
    holder = position["holder"]
    return str(holder) if _is_name(holder) else material.states.get(position["holder_country"])


def quotes(material: Material) -> tuple[Line, ...]:
    """Return the latest direct quotation of each speaker, the best known speakers first."""
    holders = _office_holders(material)
    ranks = {key: rank for rank, actor in enumerate(holders) for key in (*actor["ids"], _fold(actor["name"]))}
    fit = [
        s
        for s in material.statements
        if s["direct"] and s["speaker"] and SHORTEST_QUOTE <= len(s["content"]) <= LONGEST_QUOTE
    ]
    latest: dict[str, Fact] = {}
    for said in sorted(fit, key=lambda s: (_day(s), s["id"])):
        latest[_fold(said["speaker"])] = said

    def rank(said: Fact) -> int:
        return min(ranks.get(str(said.get("speaker_id")), len(ranks)), ranks.get(_fold(said["speaker"]), len(ranks)))

    newest = sorted(latest.values(), key=lambda s: (_day(s), s["id"]), reverse=True)
    return tuple(_quote(said, material) for said in sorted(newest, key=rank)[:QUOTES])


def _quote(said: Fact, material: Material) -> Line:
    name, country = str(said["speaker"]), material.states.get(said["speaker_country"])
    speaker = f"{name}, {country}" if country and country not in name else name
    words = _one_line(said["content"]).rstrip(" ,")
    return Line(
        when=say_time({"start": _day(said), "end": _day(said)}), text=speaker, words=words, reports=1, fact=said
    )


def _day(fact: Fact) -> str:
    """Return the day of the report, where it is known."""
    return str(fact["document"]["published"] or "")[:10]


# ---------------------------------------------------------------- what comes next


def ahead(material: Material, wording: Wording) -> tuple[Line, ...]:
    """Return what lies ahead by date: the schedule, and planned events that it does not hold."""
    items = [item for item in material.schedule if (_start(item) or _end(item)) >= material.today]
    items.sort(key=lambda item: (-item["confidence"], len(item["what"]), item["id"]))
    groups = _group(items, key=lambda item: (_start(item), _end(item), *sorted(item["parties"])))
    lines = [_item_line(group, material) for group in groups]
    known = {(_start(item), country) for item in items for country in item["parties"]}
    planned = [e for e in material.events if e["status"] == "planned" and _start(e) and _end(e) >= material.today]
    for event in planned:
        fresh = not any((_start(event), country) in known for country in _countries(event))
        if fresh and say_parties(event["actors"], material):
            lines.append(_event_line(event, material, wording=wording, reports=1))
            known.update((_start(event), country) for country in _countries(event))
    lines.sort(key=lambda line: (_start(line.fact) or _end(line.fact), -line.reports, line.text))
    return tuple(lines[:AHEAD])


def _item_line(group: Sequence[Fact], material: Material) -> Line:
    fact = group[0]
    what = _one_line(fact["what"])
    missing = [name for code in fact["parties"] if (name := material.states.get(code)) and name not in what]
    text = f"{what} ({_listed(missing)})" if missing else what
    return Line(when=say_time(fact["date"]), text=text, words=_words(fact), reports=_reports(group), fact=fact)


# ---------------------------------------------------------------- who is who


def people(material: Material) -> tuple[Person, ...]:
    """Return the office-holders whom most reports name, with their present office and other spellings."""
    return tuple(_person(actor, material) for actor in _office_holders(material)[:PEOPLE])


def _office_holders(material: Material) -> list[Fact]:
    """Return named persons who hold an office, most often met first, as the register has them."""
    return [a for a in material.actors if a["kind"] == "person" and a["offices"] and " " in a["name"]]


def _person(actor: Fact, material: Material) -> Person:
    office = _office(actor, material)
    others = [variant for variant in actor["variants"] if " " in variant]
    country = material.states.get(actor["country"])
    return Person(name=actor["name"], office=office, country=country, variants=tuple(others[:3]))


def _office(actor: Fact, material: Material) -> str:
    """Return the office that most reports give somebody, one held now before others."""
    names = {_fold(actor["name"]), *map(_fold, actor["variants"])}
    held = [o for o in material.offices if o.get("person_id") in actor["ids"] or _fold(o["person"]) in names]
    groups = _group(held or actor["offices"], key=lambda o: (o["status"], _fold(o["office"])))
    best = max(groups, key=lambda g: (g[0]["status"] == "current", len(g), g[-1]["reported"], g[0]["office"]))[0]
    return str(best["office"]) if best["status"] == "current" else f"{best['status']} {best['office']}"


# ---------------------------------------------------------------- words


def _group(facts: Iterable[Fact], *, key: Callable[[Fact], object]) -> list[list[Fact]]:
    groups: dict[object, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(key(fact), []).append(fact)
    return list(groups.values())


def _reports(group: Sequence[Fact]) -> int:
    return len({fact["document"]["id"] for fact in group})


def _is_name(name: str | None) -> bool:
    """Tell a name from a description: "spokesperson", "minister of Israel" are none."""
    return bool(name) and str(name)[:1].isupper()


def _persons(event: Fact, known: Collection[str]) -> set[str]:
    """Return the parties of an event that are office-holders by name."""
    return {party["id"] for party in (*event["actors"], *event["recipients"]) if party["id"] in known}


def _countries(event: Fact) -> tuple[str, ...]:
    parties = (*event["actors"], *event["recipients"])
    return tuple(sorted({str(party["country"] or party["name"]) for party in parties}))


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
    """Return the words that prove a fact, from a little before its cue on where that stands late."""
    span, cue = fact["evidence"][0], fact.get("cue")
    text = span["text"]
    if cue and span["start"] + LEAD < cue["start"] < span["end"]:
        cut = text.find(" ", cue["start"] - span["start"] - LEAD)
        text = f"… {text[cut + 1 :]}"
    return _one_line(text)


def _sentence(text: str) -> str:
    """Return words with the capital of a sentence."""
    return text[:1].upper() + text[1:]


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _fold(text: object) -> str:
    return re.sub(r"\W+", " ", str(text)).strip().lower()
