"""Relations: the events between two or more sides over time, each happening once, cooperation and conflict apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import groupby
from typing import Any

from dragoman.codebook.issues import Issues
from dragoman.codebook.ontology import Ontology
from dragoman.codebook.rarity import Rarity
from dragoman.codebook.relation_rules import RelationRules

Fact = Mapping[str, Any]
#: How much of an ISO day names each period; a quarter is made of the month.
PERIODS = {"year": 4, "quarter": 7, "month": 7, "day": 10}
UNDATED = "no date"


def scored(
    events: Sequence[Fact], ontology: Ontology, rules: RelationRules, *, between: Set[str]
) -> list[dict[str, Any]]:
    """Return events with their quad class and intensity, whether they are `joint`, and whether they count.

    `between` are the facts that pass between the sides; what all sides do together toward others is joint and none of their
    dealings with each other. What people hold to be wrong does not count.
    """
    return [
        {
            **event,
            "quad": ontology.types[event["type"]].quad,
            "intensity": ontology.intensity(event["type"], event["mode"]),
            "joint": not between & {account["fact"] for account in event["accounts"]},
            "counts": event["status"] in rules.took_place
            and event.get("verdict") != "wrong"
            and bool(between & {a["fact"] for a in event["accounts"]}),
        }
        for event in events
        if event["type"] in ontology.types
    ]


def by_period(events: Sequence[Fact], by: str, rules: RelationRules) -> list[dict[str, Any]]:
    """Return for each period the events that took place, by quad class, and how intense they were."""
    told = sorted((e for e in events if e["counts"]), key=lambda e: period(e, by))
    return [_summary(name, list(group), rules) for name, group in groupby(told, key=lambda e: period(e, by))]


def period(event: Fact, by: str) -> str:
    """Return the period in which an event began: 2025, 2025-Q3, 2025-08, 2025-08-23."""
    day = event["date"]["start"] or event["date"]["end"] or ""
    if not day[:4].isdigit():
        return UNDATED
    if by == "quarter":
        return f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"
    return str(day[: PERIODS[by]])


def _summary(name: str, events: Sequence[Fact], rules: RelationRules) -> dict[str, Any]:
    def among(quads: Sequence[int]) -> list[Fact]:
        return [event for event in events if event["quad"] in quads]

    cooperation, conflict = among(rules.cooperation), among(rules.conflict)
    return {
        "period": name,
        "events": len(events),
        "cooperation": len(cooperation),
        "conflict": len(conflict),
        "quads": {meaning: len(among([quad])) for quad, meaning in rules.quads.items()},
        "cooperation_intensity": round(sum(e["intensity"] for e in cooperation), 1),
        "conflict_intensity": round(sum(e["intensity"] for e in conflict), 1),
        "reports": sum(e["reports"] for e in events),
    }


def linked_issues(
    events: Sequence[Fact], issues: Issues, rules: RelationRules, *, rarity: Rarity
) -> list[dict[str, Any]]:
    """Return issues that reports tie to one another in the dealings of the sides, with the sentences that say so."""
    found: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for names, told in _ties(events, issues, rules, rarity=rarity):
        proofs = found.setdefault(names, [])
        if all(proof["words"] != told["words"] for proof in proofs):
            proofs.append(told)
    order = sorted(found, key=lambda names: (-len(found[names]), names))
    return [{"issues": list(names), "proof": found[names]} for names in order]


def _ties(
    events: Sequence[Fact], issues: Issues, rules: RelationRules, *, rarity: Rarity
) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    stems = {rarity.stem(word) for word in rules.linked}
    for event in events:
        for account in event["accounts"]:
            named = issues.find(account["words"])
            if len(named) > 1 and stems & {rarity.stem(word) for word in rarity.words(account["words"])}:
                yield tuple(sorted(issue.name for issue in named)), account
