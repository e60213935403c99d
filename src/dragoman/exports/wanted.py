"""What of the record is to be exported."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The kind of facts, for formats that are one table; and the day whose knowledge is wanted."""

    kind: str = "events"
    as_of: str | None = None
