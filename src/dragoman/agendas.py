"""What later reports make of an item of the agenda: a date that was open is set, what was set is put off or called off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Item = Mapping[str, Any]
#: States in which an item waits for its date, and those that end it as it was.
WAITING, MOVED = frozenset({"unset", "postponed"}), frozenset({"postponed", "cancelled"})


def followed(items: Sequence[Item]) -> list[dict[str, Any]]:
    """Return items, each with `later`: what a later report says of the same parties' dealing of the same kind, if any.

    It is the date that is set for an item without one, or that a dated one is postponed or cancelled.
    """
    return [{**item, "later": _later(item, items)} for item in items]


def _later(item: Item, items: Sequence[Item]) -> dict[str, Any] | None:
    """Return the head of the first item, in the order given, that a later report has for this one."""
    after = [other for other in items if other["reported"] > item["reported"] and _alike(item, other)]
    found = next((other for other in after if _answers(item, other)), None)
    if found is None:
        return None
    return {name: found.get(name) for name in ("id", "state", "date", "reported")}


def _alike(item: Item, other: Item) -> bool:
    """Tell whether two items can be one dealing: of one kind, between the same two sides or more."""
    parties = set(item["parties"])
    return item["kind"] == other["kind"] and len(parties) > 1 and parties == set(other["parties"])


def _answers(item: Item, other: Item) -> bool:
    """Tell whether a later item settles an earlier one: gives the date it waits for, else moves or ends it."""
    waiting = item.get("state") in WAITING or not (item["date"]["start"] or item["date"]["end"])
    if waiting:
        return bool(other["date"]["start"])
    return other.get("state") in MOVED
