"""What a phrase of time is resolved against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dragoman.codebook.time_words import TimeWords
from dragoman.times.calendar import Interval

#: How much farther a day on the unlikely side of publication counts, by outlook: (ahead of it, before it).
_DISFAVOUR = {
    "past": (8.0, 1.0),
    "weak past": (3.0, 1.0),
    "near": (1.0, 1.0),
    "present": (1.2, 1.0),
    "weak future": (1.0, 2.5),
    "future": (1.0, 8.0),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a phrase is resolved against: publication, the day and the period that the text spoke of last, the outlook.

    `stated` is the time that the sentence itself named last; `dateline` is the place that the report was sent from;
    `instant` is the hour of publication with its zone, where both are known.
    """

    words: TimeWords
    published: date | None
    day: date | None = None
    period: date | None = None
    stated: Interval | None = None
    dateline: str | None = None
    instant: datetime | None = None
    outlook: str = "present"

    @property
    def looks_ahead(self) -> bool:
        """Tell whether the clause looks ahead."""
        return self.outlook in ("future", "weak future")

    @property
    def looks_back(self) -> bool:
        """Tell whether the clause looks back."""
        return self.outlook in ("past", "weak past")

    @property
    def now(self) -> date | None:
        """The day of the story, else of publication."""
        return self.day or self.published

    def cost(self, day: date) -> float:
        """Return the distance of a day from publication, longer on the side where the clause does not look."""
        ahead, back = _DISFAVOUR[self.outlook]
        distance = (day - self.published).days if self.published else 0
        return distance * ahead if distance >= 0 else -distance * back

    def month_cost(self, months: int) -> float:
        """Return the same in months; a past clause looks back even over most of a year."""
        ahead, back = {"past": (13.0, 1.0), "future": (1.0, 13.0)}.get(self.outlook, _DISFAVOUR[self.outlook])
        return months * ahead if months >= 0 else -months * back
