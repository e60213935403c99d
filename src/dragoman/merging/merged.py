"""Merged facts: one happening with all who tell it, on whose word, and where they differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, NamedTuple

from dragoman.merging.sources import Report, independent
from dragoman.merging.tellings import INFERRED, fold
from dragoman.merging.what import is_rounded
from dragoman.records import RELEASE

Fact = Mapping[str, Any]
#: Of what kind a source is, the nearest to the matter first.
PARTY, THIRD, UNNAMED = "party", "third party", "anonymous"
KINDS = (PARTY, THIRD, UNNAMED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A fact as one report gives it: the contract's object with its `document`, `reported`, and the report as a source."""

    fact: Fact
    report: Report
    genre: str


class Sketched(NamedTuple):
    """What is needed of an account to count its happening."""

    happening: str
    telling: int
    row: int
    fact: str
    type: str
    mode: str | None
    status: str
    start: str | None
    end: str | None
    confidence: float
    reported: str
    article: int
    named: int
    is_placed: bool


def outline(accounts: Sequence[Sketched]) -> dict[str, Any]:
    """Return a happening as `merge` would give it, as far as it is counted."""
    told = sorted(accounts, key=lambda a: (a.reported, a.fact))
    lead = max(told, key=lambda a: (a.named, bool(a.start), a.is_placed, a.confidence, a.fact))
    return {
        "id": lead.happening,
        "type": lead.type,
        "mode": lead.mode,
        "status": settled([(a.reported, a.status) for a in told]),
        "date": {"start": lead.start, "end": lead.end},
        "reports": len({a.article for a in told}),
        "accounts": [{"fact": a.fact} for a in told],
    }


def merge(
    name: str,
    kind: str,
    accounts: Sequence[Account],
    *,
    copies: Iterable[tuple[str, str]],
    says: Callable[[str, str], bool],
    is_one: Callable[[Fact, Fact], bool],
) -> dict[str, Any]:
    """Return a happening as one fact: that of the fullest account, with what all accounts say.

    `copies` are pairs of reports; `says(country, attribution)` tells whether an attribution names a country, `is_one` whether
    two facts are on the word of one speaker.
    """
    told = sorted(accounts, key=place_of)
    lead = max(told, key=_fullness)
    groups = independent(list({a.report.id: a.report for a in told}.values()), copies)
    of = {report: number for number, group in enumerate(groups) for report in group}
    kinds = [_kind([a for a in told if of[a.report.id] == number], says) for number in range(len(groups))]
    days = [a.fact["reported"] for a in told]
    status = told[-1].fact.get("status")
    return {
        **lead.fact,
        "reported": min(days),
        **({"status": settled([(a.fact["reported"], str(a.fact["status"])) for a in told])} if status else {}),
        "id": name,
        "kind_of_fact": kind,
        "lead": lead.fact["id"],
        "reports": len({a.report.id for a in told}),
        "sources": {"independent": len(groups), **{k.replace(" ", "_"): kinds.count(k) for k in KINDS}},
        "first_reported": min(days),
        "last_reported": max(days),
        "history": _history(told),
        "differs": differences(kind, told, is_one),
        "accounts": [_account(a, of[a.report.id], kinds[of[a.report.id]]) for a in told],
    }


def differences(kind: str, told: Sequence[Account], is_one: Callable[[Fact, Fact], bool]) -> list[dict[str, Any]]:
    """Return what reports give differently: each value with the facts that give it, none of them settled.

    Two spellings of one speaker are no difference.
    """
    if len({a.report.id for a in told}) < 2:
        return []
    found = []
    for field, read in VALUES.items():
        values: dict[str, list[Account]] = {}
        for account in told:
            value = read(kind, account.fact)
            if value is not None:
                values.setdefault(value, []).append(account)
        if field == "speaker" and all(is_one(accounts[0].fact, told[0].fact) for accounts in values.values()):
            continue
        reports = [{a.report.id for a in accounts} for accounts in values.values()]
        told_apart = [accounts[0].fact for accounts in values.values()]
        if len(values) > 1 and not _compatible(field, told_apart) and not set.intersection(*reports):
            found.append(
                {"field": field, "values": [_value(value, accounts) for value, accounts in sorted(values.items())]}
            )
    return found


def brief(fact: Fact) -> dict[str, Any]:
    """Return what is shown of a fact beside others: its words, on whose word, and where."""
    head = fact["document"]
    kept = {name: head[name] for name in ("id", "file", "key", "outlet", "published", "article")}
    text = " … ".join(span["text"] for span in fact["evidence"])
    return {
        "fact": fact["id"],
        "reported": fact["reported"],
        "words": text,
        "attribution": list(fact.get("attribution") or ()),
        "document": kept,
    }


# ---------------------------------------------------------------- parts


def place_of(account: Account) -> tuple[str, str, str]:
    """Return what puts accounts in the order in which they were reported."""
    return account.fact["reported"], account.report.id, account.fact["id"]


def _fullness(account: Account) -> tuple[Any, ...]:
    """Rank accounts: who names most, then who dates, then who is sure; the first of several."""
    fact = account.fact
    named = len(fact.get("actors", ())) + len(fact.get("recipients", ()))
    dated = bool((fact.get("date") or {}).get("start"))
    return named, dated, bool(fact.get("place")), fact.get("confidence", 0), fact["id"]


def settled(told: Sequence[tuple[str, str]]) -> str:
    """Return the status that the latest reports give, from (day, status); of several on one day the one that is furthest on."""
    latest = max(day for day, _ in told)
    statuses = [status for day, status in told if day == latest]
    return max(statuses, key=lambda s: (s != "planned", statuses.count(s), s))


def _history(told: Sequence[Account]) -> list[dict[str, Any]]:
    """Return how status and date changed from report to report."""
    found: list[dict[str, Any]] = []
    for account in told:
        date = account.fact.get("date") or {}
        state = {"status": account.fact.get("status"), "start": date.get("start"), "end": date.get("end")}
        if not any(state.values()) or (found and {key: found[-1][key] for key in state} == state):
            continue
        found.append({"reported": account.fact["reported"], **state, "fact": account.fact["id"]})
    return found if len(found) > 1 else []


def _kind(accounts: Sequence[Account], says: Callable[[str, str], bool]) -> str:
    """Return of what kind a source is: a party to the matter, somebody else, or nobody who can be named."""
    kinds = [_kind_of(account, says) for account in accounts]
    return min(kinds, key=KINDS.index)


def _kind_of(account: Account, says: Callable[[str, str], bool]) -> str:
    fact = account.fact
    chain = [str(name) for name in fact.get("attribution") or ()]
    if account.genre == RELEASE:
        return PARTY
    if not chain:
        return THIRD
    parties = [*fact.get("actors", ()), *fact.get("recipients", ())]
    names = {fold(p["name"]) for p in parties}
    countries = {p["country"] for p in parties if p["country"]}
    inner = chain[-1]
    if fold(inner) in names or any(says(country, inner) for country in countries):
        return PARTY
    return THIRD if inner[:1].isupper() else UNNAMED


def _account(account: Account, source: int, kind: str) -> dict[str, Any]:
    return {**brief(account.fact), "source": source, "source_kind": kind}


def _value(value: str, accounts: Sequence[Account]) -> dict[str, Any]:
    return {"value": value, "told": [brief(account.fact) for account in accounts]}


def _compatible(field: str, facts: Sequence[Fact]) -> bool:
    """Tell whether facts of different values contradict each other nowhere: one may only say less than another."""
    holds = {"status": _is_course, "place": _is_within, "number": _is_rounding}.get(field)
    return holds is not None and all(holds(a, b) for a, b in combinations(facts, 2))


def _is_course(a: Fact, b: Fact) -> bool:
    """Tell what was to come and came from what is denied."""
    return "negated" not in (a["status"], b["status"])


def _is_within(a: Fact, b: Fact) -> bool:
    """Tell a town in a region or state, and a building in a town, from two towns and two states."""
    one, other = a["place"], b["place"]
    towns = {place["city"] for place in (one, other) if place.get("city")}
    return one["country"] == other["country"] and len(towns) < 2


def _is_rounding(a: Fact, b: Fact) -> bool:
    """Tell a number from the same, rounded."""
    return a.get("unit") == b.get("unit") and is_rounded(a["value"], b["value"])


def _date(kind: str, fact: Fact) -> str | None:  # noqa: ARG001
    """Return the day that a report tells; of what has none the report's own day is no other account."""
    date = fact.get("date") or {}
    return date["start"] if date.get("granularity") == "day" and date.get("basis") != INFERRED else None


def _place_of(kind: str, fact: Fact) -> str | None:  # noqa: ARG001
    place = fact.get("place")
    return str(place["name"]) if place else None


def _status(kind: str, fact: Fact) -> str | None:
    return fact.get("status") if kind in ("events", "measures") else None


def _number(kind: str, fact: Fact) -> str | None:
    if kind not in ("quantities", "measures") or fact.get("value") is None:
        return None
    return f"{fact['value']:g} {fact.get('unit') or ''}".strip()


def _who(kind: str, fact: Fact) -> str | None:
    """Return who did it to whom, where that is not the same either way round."""
    if kind != "events" or not fact["recipients"]:
        return None
    sides = (sorted({p["country"] or p["name"] for p in side}) for side in (fact["actors"], fact["recipients"]))
    return " toward ".join(", ".join(side) for side in sides)


def _speaker(kind: str, fact: Fact) -> str | None:
    return str(fact["speaker"]) if kind == "statements" and fact["speaker"] else None


#: What may differ, and how it is read from a fact.
VALUES: dict[str, Callable[[str, Fact], str | None]] = {
    "date": _date,
    "place": _place_of,
    "status": _status,
    "number": _number,
    "who": _who,
    "speaker": _speaker,
}
