"""What two general libraries make of the same time expressions, for comparison; they come with the extra `bench`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from bench.dates import FILES, Row, rows

if TYPE_CHECKING:
    from pathlib import Path

    from bench.quality import Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a library found: characters of the sentence, and days."""

    first: int
    last: int
    start: str
    end: str


def dateparser_finds(row: Row) -> Iterable[Found]:
    """Yield what dateparser's search finds: days, and spans of days where it knows one."""
    from dateparser.search import search_dates

    settings = {
        "RELATIVE_BASE": _base(row),
        "RETURN_TIME_SPAN": True,
        "PREFER_DATES_FROM": "current_period",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    found = dict(search_dates(row["sentence"], languages=["en"], settings=settings) or ())
    for words, day in found.items():
        at = row["sentence"].find(words)
        if at >= 0:
            start, end = found.get(f"{words} (start)", day), found.get(f"{words} (end)", day)
            yield Found(first=at, last=at + len(words), start=f"{start:%Y-%m-%d}", end=f"{end:%Y-%m-%d}")


def recognizers_finds(row: Row) -> Iterable[Found]:
    """Yield what Recognizers-Text finds; of several years the nearest to publication; its periods end on the day after."""
    from recognizers_date_time import Culture, recognize_datetime

    base = _base(row)
    for found in recognize_datetime(row["sentence"], Culture.English, reference=base):
        values = [v for v in (found.resolution or {}).get("values", ()) if v["type"].startswith(("date", "datetime"))]
        values = [v for v in values if (v.get("value") or v.get("start") or v.get("end") or "")[:2].isdigit()]
        if values:
            best = min(values, key=lambda value: abs((_day(value) - base.date()).days))
            start, end = _ends(best)
            yield Found(first=found.start, last=found.end + 1, start=start, end=end)


def _base(row: Row) -> datetime:
    return datetime.fromisoformat(row["published"]).replace(tzinfo=None)


def _day(value: dict[str, Any]) -> date:
    return date.fromisoformat((value.get("value") or value.get("start") or value["end"])[:10])


def _ends(value: dict[str, Any]) -> tuple[str, str]:
    """Return first and last day of one of its values."""
    if value.get("value"):
        return value["value"][:10], value["value"][:10]
    start, end = (value.get("start") or "")[:10], (value.get("end") or "")[:10]
    if start and end and not value["timex"].startswith("("):
        end = str(date.fromisoformat(end) - timedelta(days=1))
    return start, end


LIBRARIES: dict[str, tuple[str, Callable[[Row], Iterable[Found]]]] = {
    "dateparser": ("dateparser", dateparser_finds),
    "recognizers": ("recognizers_date_time", recognizers_finds),
}


def answer(row: Row, finds: Callable[[Row], Iterable[Found]]) -> tuple[str, str]:
    """Return the days of what shares most with the row's expression, empty for nothing."""
    start = row["sentence"].index(row["expression"])
    end = start + len(row["expression"])
    near = [(min(end, f.last) - max(start, f.first), f) for f in finds(row)]
    best = max((pair for pair in near if pair[0] > 0), key=lambda pair: pair[0], default=None)
    return (best[1].start, best[1].end) if best else ("", "")


def lies_within(row: Row, given: tuple[str, str]) -> bool:
    """Tell whether an answer lies in the period of the set, or has its one bound: a day of June will do for June."""
    low, high = row["start"], row["end"]
    if not (low or high):
        return given == ("", "")
    if not (low and high):
        return (low or high) in given
    return bool(given[0]) and low <= given[0] and (given[1] or given[0]) <= high


def measure(path: Path) -> Figures:
    """Return the share right of each library that is installed, and the share that lies within."""
    found, figures = rows(path), {}
    for name, (module, finds) in LIBRARIES.items():
        if find_spec(module) is None:
            continue
        answers = [(row, answer(row, finds)) for row in found]
        figures[f"{name}_right"] = sum(given == (row["start"], row["end"]) for row, given in answers) / len(found)
        figures[f"{name}_within"] = sum(lies_within(row, given) for row, given in answers) / len(found)
    return figures


def measures() -> dict[str, Callable[[], Figures]]:
    """Return what can be measured: the same sets as for our own dates."""
    return {section.replace("dates", "libraries"): lambda path=path: measure(path) for section, path in FILES.items()}
