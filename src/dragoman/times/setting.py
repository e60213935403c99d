"""What a phrase of time is resolved against."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from dragoman.codebook.time_words import TimeWords
from dragoman.times.calendar import NO_YEAR, Interval, later

#: What may be counted from a day without a year.
_YEARLESS = frozenset({"day", "week", "month"})
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

    `before` is the day that it spoke of before that one, `week` the week that it spoke of without a day since, `named` the past days that any
    clause named, the last first, `span` the days of the last visit or the like; `stated` is the time that the sentence itself named last;
    `dateline` is the place that the report was sent from; `instant` is the hour of publication with its zone, where both are known.
    """

    words: TimeWords
    published: date | None
    day: date | None = None
    period: date | None = None
    before: date | None = None
    week: date | None = None
    named: tuple[date, ...] = ()
    span: Interval | None = None
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

    def after(self, count: int, unit: str) -> date | None:
        """Return the day some units from the day of the story; what has been lies not ahead of publication, so a day named before is meant."""
        base = self.now if unit in ("day", "week") else self.period or self.now
        if base is not None and base.year <= NO_YEAR + 1 and unit not in _YEARLESS:
            return None
        if base is None or not self.looks_back or self.published is None:
            return later(base, count, unit) if base else None
        days = (later(day, count, unit) for day in (base, *self.named))
        return next((day for day in days if day <= self.published), later(base, count, unit))

    def moved_to(self, day: date) -> Setting:
        """Return the setting once the story has come to a day."""
        before = self.before if self.day == day else self.day
        return replace(self, day=day, period=day, before=before, week=None)

    def cost(self, day: date) -> float:
        """Return the distance of a day from publication, longer on the side where the clause does not look."""
        ahead, back = _DISFAVOUR[self.outlook]
        distance = (day - self.published).days if self.published else 0
        return distance * ahead if distance >= 0 else -distance * back

    def month_cost(self, months: int) -> float:
        """Return the same in months; a past clause looks back even over most of a year."""
        ahead, back = {"past": (13.0, 1.0), "future": (1.0, 13.0)}.get(self.outlook, _DISFAVOUR[self.outlook])
        return months * ahead if months >= 0 else -months * back
