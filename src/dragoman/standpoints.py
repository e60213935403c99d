"""Positions over time: where a side stood before, and where reports contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.store.names import fold

Fact = Mapping[str, Any]
#: Stances for and against what they are about; what is asked, offered or promised on a matter is neither.
FOR, AGAINST = frozenset({"support"}), frozenset({"oppose", "condemn"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standpoint:
    """A position, with the earlier one that it changes, and those of other reports that contradict it."""

    position: Fact
    since: str | None
    changes: Fact | None = None
    conflicts: tuple[Fact, ...] = ()


def standpoints(positions: Sequence[Fact]) -> list[Standpoint]:
    """Return positions by holder, issue and time, with change and conflict marked.

    A stance on the other side of the same issue is a change where both have a day and the days differ; it is a conflict
    where another report has it of no later day, or where a day is not known.
    """
    groups: dict[tuple[str, str], list[Fact]] = {}
    for position in positions:
        groups.setdefault((_holder(position), _issue(position)), []).append(position)
    found = [_standpoint(one, group) for group in groups.values() for one in sorted(group, key=_order)]
    return sorted(found, key=lambda s: (_holder(s.position), _issue(s.position), _order(s.position)))


def disputed(points: Iterable[Standpoint]) -> list[Standpoint]:
    """Return the standpoints that other reports contradict, one of each pair."""
    told: set[frozenset[str]] = set()
    kept = []
    for point in points:
        pairs = {frozenset((point.position["id"], other["id"])) for other in point.conflicts}
        if pairs - told:
            kept.append(point)
        told |= pairs
    return kept


def day(position: Fact) -> str | None:
    """Return since when a position is known: the day the report gives it, else that of the report."""
    return position["date"]["start"] or (position["document"]["published"] or "")[:10] or None


def other_matter(one: Fact, other: Fact) -> bool:
    """Tell whether two positions on one issue are about the acts of different sides."""
    return bool(one.get("of") and other.get("of")) and not set(one["of"]) & set(other["of"])


def _standpoint(position: Fact, group: Sequence[Fact]) -> Standpoint:
    since = day(position)
    against = [other for other in group if _contrary(position, other)]
    earlier = [o for o in against if since and (before := day(o)) and before < since]
    elsewhere = [o for o in against if o["document"]["id"] != position["document"]["id"] and o not in earlier]
    undated = [o for o in elsewhere if not since or not day(o) or day(o) == since]
    last = max(earlier, key=_order, default=None)
    return Standpoint(position=position, since=since, changes=last, conflicts=tuple(undated))


def _contrary(one: Fact, other: Fact) -> bool:
    if other_matter(one, other):
        return False
    sides = {one["stance"], other["stance"]}
    return bool(sides & FOR) and bool(sides & AGAINST)


def _holder(position: Fact) -> str:
    return fold(position["holder"])


def _issue(position: Fact) -> str:
    return position["issue_id"] or fold(position["issue"])


def _order(position: Fact) -> tuple[str, str, int]:
    return day(position) or "9999", position["document"]["file"], position["evidence"][0]["start"]
