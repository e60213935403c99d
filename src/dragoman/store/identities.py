"""Who is one person across the record: spellings joined, namesakes told apart, what is uncertain left apart and said."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from itertools import combinations

from dragoman.codebook.actor_table import ActorTable
from dragoman.merging.clusters import Pair, cluster
from dragoman.names import DIFFERENT, SAME, UNCERTAIN, Decision, Known, Reason, compare, personal
from dragoman.store.asking import ask_in
from dragoman.store.desk_names import WORD, Desk
from dragoman.store.views import current

#: Statuses of an office that is held on the day of the report; others say nothing of what else is held then.
HELD = frozenset({"current", "acting"})
#: What parts the id of a person from the number of a namesake.
NAMESAKE = "~"
#: How near a second person must come to make the first uncertain.
NEAR = 0.5
MET = (
    "SELECT actors.id, actors.name, actors.country, articles.row AS article, articles.reported FROM actors "
    "JOIN articles ON articles.row = actors.article JOIN documents ON documents.row = articles.document "
    "WHERE actors.kind = 'person' AND {condition} AND actors.id IN"
)
TOLD = (
    "SELECT parties.entity, facts.type AS office, facts.status, articles.row AS article FROM parties "
    "JOIN facts ON facts.row = parties.fact AND facts.kind = 'offices' JOIN articles ON articles.row = facts.article "
    "JOIN documents ON documents.row = articles.document WHERE parties.role = 'person' AND {condition} AND parties.entity IN"
)


@dataclass(slots=True, kw_only=True)
class Unit:
    """One person as some articles have it: what they say, and when."""

    id: str
    name: str
    country: str | None
    articles: set[int] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    offices: dict[str, bool] = field(default_factory=dict)

    def known(self, table: ActorTable) -> Known:
        """Return it as it is compared."""
        held = [office for office, now in self.offices.items() if now] or list(self.offices)
        return Known(
            name=personal(self.name, table.name_rules), offices=tuple(sorted(held)), country=self.country,
            first=min(self.days, default=""), last=max(self.days, default=""),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two persons as reports have them, and what was decided of them."""

    first: str
    second: str
    decision: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Identities:
    """Whose each sighting is: `of` by unit, `units` by id and article; `links` are joined, `doubts` left apart."""

    of: Mapping[str, str]
    units: Mapping[tuple[str, int], str]
    links: tuple[Link, ...]
    doubts: tuple[Link, ...]

    def unit(self, id_: str, article: int) -> str:
        """Return the unit to which a sighting belongs."""
        return self.units.get((id_, article), id_)

    def one(self, id_: str, article: int) -> str:
        """Return the leader of the person whom an article means by an id."""
        unit = self.unit(id_, article)
        return self.of.get(unit, unit)

    def with_ids(self, ids: Collection[str]) -> set[str]:
        """Return the ids of all who are one with persons of some ids."""
        leaders = {self.of[unit] for (id_, _), unit in self.units.items() if id_ in ids}
        return {id_ for (id_, _), unit in self.units.items() if self.of[unit] in leaders}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """The reports that are looked at: those known on a day, from one day to another."""

    as_of: str | None = None
    since: str = ""
    until: str = "9999"

    def condition(self) -> tuple[str, tuple[str, ...]]:
        """Return an SQL condition and its values."""
        known, values = current(self.as_of)
        return f"articles.reported BETWEEN ? AND ? AND ({known})", (self.since, self.until, *values)


def identify(
    connection: sqlite3.Connection, table: ActorTable, ids: Collection[str], *, reported: Reported, desk: Desk
) -> Identities:
    """Return who of some persons, by ids, is one, from some reports alone."""
    found = _units(connection, sorted(ids), reported)
    units, apart = _namesakes(found, table)
    by_id = defaultdict(list)
    for key in sorted(units):
        by_id[units[key].id].append(key)
    pairs = [
        (a, b)
        for first, second in sorted(_pairs(connection, list(by_id)))
        for a in by_id[first]
        for b in by_id[second]
    ]  # fmt: skip
    decided = [_link(a, b, units=units, table=table) for a, b in pairs]
    meant = {key: (u.id, u.name, u.country) for key, u in units.items()}
    links = desk.over(_undecided([*decided, *apart]), meant)
    groups = together({key: unit.articles for key, unit in units.items()}, links)
    of = {key: group[0] for group in groups for key in group}
    return Identities(
        of=of,
        units={(unit.id, article): key for key, unit in units.items() for article in unit.articles},
        links=tuple(i for i in links if of[i.first] == of[i.second] and i.decision.verdict == SAME),
        doubts=tuple(i for i in links if of[i.first] != of[i.second] and i.decision.verdict != DIFFERENT),
    )


def together(told: Mapping[str, Set[int]], links: Iterable[Link]) -> list[list[str]]:
    """Return who is one: pairs are joined surest first, and two groups only where no two across them are held to be two.

    Two whom one article tells apart are two, and so are names that are nowhere alike, unless the desk says otherwise.
    """
    verdicts = {(i.first, i.second): i.decision.verdict for i in links}
    of = {key: [key] for key in sorted(told)}
    sworn: set[str] = set()
    same = [i for i in links if i.decision.verdict == SAME]
    for link in sorted(same, key=lambda i: (-i.decision.score, i.first, i.second)):
        ours, theirs = of[link.first], of[link.second]
        by_word = link.decision.score >= WORD
        sworn |= {link.first, link.second} if by_word else set()
        if ours is not theirs and (
            by_word or all(_may_be_one(a, b, told, links=(verdicts, sworn)) for a in ours for b in theirs)
        ):
            ours.extend(theirs)
            of.update((key, ours) for key in theirs)
    return [sorted(group) for group in {id(group): group for group in of.values()}.values()]


def _may_be_one(
    first: str, second: str, told: Mapping[str, Set[int]], *, links: tuple[Mapping[tuple[str, str], str], Set[str]]
) -> bool:
    verdicts, sworn = links
    verdict = verdicts.get((min(first, second), max(first, second)))
    if first in sworn or second in sworn:
        return verdict != DIFFERENT
    return verdict in {SAME, UNCERTAIN} and not told[first] & told[second]


def _undecided(links: list[Link]) -> list[Link]:
    """Leave a person apart who may as well be the one as the other of two: a name without a country that two countries have."""
    verdicts = {(i.first, i.second): i.decision.verdict for i in links}
    same = defaultdict(list)
    for link in links:
        if link.decision.verdict == SAME:
            same[link.first].append((link.second, link.decision.score))
            same[link.second].append((link.first, link.decision.score))
    torn = set()
    for unit, others in same.items():
        best = max(score for _, score in others)
        near = sorted(other for other, score in others if score >= best - NEAR)
        if any(verdicts.get(pair, DIFFERENT) == DIFFERENT for pair in combinations(near, 2)):
            torn |= {(min(unit, other), max(unit, other)) for other in near}
    return [
        _doubted(link) if (min(link.first, link.second), max(link.first, link.second)) in torn else link
        for link in links
    ]


def _doubted(link: Link) -> Link:
    reason = Reason(feature="torn", points=0.0, says="another person fits as well")
    decision = replace(link.decision, verdict=UNCERTAIN, reasons=(*link.decision.reasons, reason))
    return replace(link, decision=decision)


def partners(connection: sqlite3.Connection, ids: Iterable[str]) -> set[str]:
    """Return the ids to which chains of names that may be one lead."""
    found = set(ids)
    edge = sorted(found)
    while edge:
        beside = {i for (i,) in ask_in(connection, "SELECT second FROM people_pairs WHERE first IN", edge)}
        beside |= {i for (i,) in ask_in(connection, "SELECT first FROM people_pairs WHERE second IN", edge)}
        edge = sorted(beside - found)
        found |= beside
    return found


def _pairs(connection: sqlite3.Connection, ids: list[str]) -> set[tuple[str, str]]:
    among = set(ids)
    rows = ask_in(connection, "SELECT first, second FROM people_pairs WHERE first IN", sorted(ids))
    return {(row["first"], row["second"]) for row in rows if row["second"] in among}


def _link(a: str, b: str, *, units: Mapping[str, Unit], table: ActorTable) -> Link:
    first, second = sorted((a, b))
    return Link(first=first, second=second, decision=compare(units[a].known(table), units[b].known(table), table))


def _units(connection: sqlite3.Connection, ids: list[str], reported: Reported) -> dict[str, dict[int, Unit]]:
    """Return what each article says of each person, by id and article."""
    condition, values = reported.condition()
    found: dict[str, dict[int, Unit]] = defaultdict(dict)
    for row in ask_in(connection, MET.format(condition=f"({condition})"), ids, before=values):
        unit = Unit(
            id=row["id"], name=row["name"], country=row["country"], articles={row["article"]}, days={row["reported"]}
        )
        found[row["id"]][row["article"]] = unit
    for row in ask_in(connection, TOLD.format(condition=f"({condition})"), ids, before=values):
        told = found.get(row["entity"], {}).get(row["article"])
        if told is not None and row["office"]:
            told.offices[row["office"]] = told.offices.get(row["office"], False) or row["status"] in HELD
    return found


def _namesakes(found: Mapping[str, Mapping[int, Unit]], table: ActorTable) -> tuple[dict[str, Unit], list[Link]]:
    """Return the units of all articles: one an id, unless offices and days tell that two bear the name."""
    units: dict[str, Unit] = {}
    doubts: list[Link] = []
    for id_, sightings in found.items():
        by_office: dict[tuple[str, ...], Unit] = {}
        for article in sorted(sightings):
            _add(by_office, tuple(sorted(sightings[article].offices)), sightings[article])
        plain = by_office.pop((), None)
        groups, links = _told_apart(by_office, table)
        if plain is not None or not groups:
            groups = [_joined([plain, *groups[:1]] if plain else groups[:1]), *groups[1:]]
        keys = [id_, *(f"{id_}{NAMESAKE}{n}" for n in range(2, len(groups) + 1))]
        units.update(zip(keys, groups, strict=True))
        doubts += [Link(first=keys[i], second=keys[j], decision=decision) for i, j, decision in links]
    return units, doubts


def _add(groups: dict[tuple[str, ...], Unit], key: tuple[str, ...], unit: Unit) -> None:
    groups[key] = _joined([groups[key], unit]) if key in groups else unit


def _joined(units: list[Unit]) -> Unit:
    offices: dict[str, bool] = {}
    for unit in units:
        for office, now in unit.offices.items():
            offices[office] = offices.get(office, False) or now
    return Unit(
        id=units[0].id, name=min(u.name for u in units), country=units[0].country,
        articles=set().union(*(u.articles for u in units)), days=set().union(*(u.days for u in units)), offices=offices,
    )  # fmt: skip


def _told_apart(
    by_office: Mapping[tuple[str, ...], Unit], table: ActorTable
) -> tuple[list[Unit], list[tuple[int, int, Decision]]]:
    """Join what several offices say of one name, where they may be one person's; the most reported comes first."""
    names = sorted(by_office)
    decisions = {
        (a, b): compare(by_office[a].known(table), by_office[b].known(table), table) for a, b in combinations(names, 2)
    }
    keys = {str(i): name for i, name in enumerate(names)}
    pairs = [
        Pair(first=str(names.index(a)), second=str(names.index(b)), score=d.score, is_same=d.verdict == SAME)
        for (a, b), d in decisions.items()
    ]
    parts = [
        [keys[i] for i in part] for part in cluster({i: by_office[name].articles for i, name in keys.items()}, pairs)
    ]
    parts.sort(key=lambda part: (-sum(len(by_office[name].articles) for name in part), part))
    links = [
        (i, j, max((decisions[min(a, b), max(a, b)] for a in parts[i] for b in parts[j]), key=lambda d: d.score))
        for i, j in combinations(range(len(parts)), 2)
    ]
    return [_joined([by_office[name] for name in part]) for part in parts], links
