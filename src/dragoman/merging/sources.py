"""Sources: which reports speak for themselves, and which only repeat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article as a source: where it appeared, and the agency that it credits."""

    id: str
    outlet: str | None = None
    origin: str | None = None


def independent(reports: Sequence[Report], copies: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return the reports by independent source: copies, one outlet, and one agency count once; in the order given."""
    leader: dict[str, str] = {}

    def top(key: str) -> str:
        while leader.setdefault(key, key) != key:
            key = leader[key]
        return key

    def join(a: str, b: str) -> None:
        leader[top(a)] = top(b)

    known = {f"report {report.id}" for report in reports}
    for report in reports:
        origin = report.origin or report.outlet
        if origin:
            join(f"report {report.id}", f"source {origin.casefold()}")
    for first, second in copies:
        if f"report {first}" in known and f"report {second}" in known:
            join(f"report {first}", f"report {second}")
    groups: dict[str, list[str]] = {}
    for report in reports:
        groups.setdefault(top(f"report {report.id}"), []).append(report.id)
    return list(groups.values())
