"""Publication dates in ISO 8601 from the many ways in which files and feeds write them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

NAMES = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
MONTHS = {name: i for i, name in enumerate(NAMES.split("|"), 1)}
#: Zones whose letters mean one thing only; with others the clock time is kept without a zone. In minutes east.
ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "ut": 0, "wet": 0, "bst": 60, "cet": 60, "west": 60, "cest": 120, "eet": 120,
    "eest": 180, "msk": 180, "kst": 540, "jst": 540, "hkt": 480, "sgt": 480, "pht": 480, "wib": 420, "ict": 420,
    "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "est": -300, "edt": -240, "cdt": -300, "mst": -420,
    "mdt": -360, "pst": -480, "pdt": -420,
}  # fmt: skip
MONTH = rf"(?P<month>{NAMES})[a-z]*\.?"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
DAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){YEAR}\s?[-/.年년]\s?(?P<month>[01]?\d)\s?[-/.月월]\s?{DAY}(?!\d)",
        rf"(?<!\d){YEAR}(?P<month>[01]\d)(?P<day>[0-3]\d)(?=\d{{4}}(?:\d\d)?(?!\d)|T|(?!\d))",
        rf"\b{MONTH}\s+{DAY},?\s+{YEAR}\b",
        rf"\b{MONTH}\s+{DAY}\s+[\d:]{{5,8}}\s+(?:[a-z]{{1,5}}\s+)?{YEAR}\b",
        rf"(?<!\d){DAY}(?:\s+of)?[\s-]+{MONTH},?[\s-]+{YEAR}\b",
    )
)
EITHER_WAY = re.compile(rf"(?<!\d)(?P<a>[0-3]?\d)(?P<mark>[-/.])(?P<b>[0-3]?\d)(?P=mark){YEAR}(?!\d)")
CLOCK = re.compile(
    r"(?<![\d:])(?P<hour>[0-2]?\d):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?\s*(?P<zone>(?:utc|gmt)?[+-][01]?\d:?(?:[0-5]\d)?(?!\d)|[a-z]{1,4}\b)?",
    re.IGNORECASE,
)
SHORT_CLOCK = re.compile(
    r"(?:(?:19|20)\d{6})T?(?P<hour>[0-2]\d)(?P<minute>[0-5]\d)(?P<second>[0-5]\d)?(?P<zone>Z)?(?!\d)"
)
OFFSET = re.compile(r"(?:utc|gmt)?([+-])(\d{1,2}):?(\d\d)?$", re.IGNORECASE)
#: Longest text that is looked at; a date is short.
LONGEST = 200


def iso_date(value: object) -> str | None:
    """Return a day (`2025-06-04`) or a time, with its zone where known; None where the value says no certain day."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value).strip()
    if re.fullmatch(r"\d{9,10}(\.\d+)?|\d{13}", text):
        return _since_1970(float(text))
    if len(text) > LONGEST:
        return None
    try:
        day = _day(text)
        return _with_clock(text, day) if day else _by_mail(text)
    except ValueError:
        return None


def _since_1970(seconds: float) -> str | None:
    """Return the time of a count of seconds, or thousandths, since 1970."""
    seconds = seconds / 1000 if seconds > 1e11 else seconds
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(seconds))
    return moment.isoformat() if moment.year < 2033 else None


def _day(text: str) -> datetime | None:
    """Return the first day that the text names; ValueError when there is no such day."""
    for pattern in DAYS:
        if found := pattern.search(text):
            month = found["month"].lower()
            return datetime(int(found["year"]), MONTHS.get(month[:3]) or int(month), int(found["day"]))
    if found := EITHER_WAY.search(text):
        a, b = int(found["a"]), int(found["b"])
        if found["mark"] == "." or a > 12 or a == b:
            return datetime(int(found["year"]), b, a)
        if b > 12:
            return datetime(int(found["year"]), a, b)
    return None


def _with_clock(text: str, day: datetime) -> str:
    """Return the day, with the time of day where the text tells it."""
    found = SHORT_CLOCK.search(text) or CLOCK.search(text)
    if not found:
        return day.date().isoformat()
    parts = found.groupdict()
    hour = int(parts["hour"])
    if half := parts.get("half"):
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    moment = day.replace(hour=hour, minute=int(parts["minute"]), second=int(parts["second"] or 0), tzinfo=_zone(parts))
    return moment.isoformat()


def _zone(parts: dict[str, str | None]) -> timezone | None:
    """Return the zone that a clock time names, if it can only be one."""
    name = (parts["zone"] or "").lower()
    if offset := OFFSET.match(name):
        sign, hours, minutes = offset.groups()
        return timezone((1 if sign == "+" else -1) * timedelta(hours=int(hours), minutes=int(minutes or 0)))
    return timezone(timedelta(minutes=ZONES[name])) if name in ZONES else None


def _by_mail(text: str) -> str | None:
    """Return a date in the form of electronic mail, as feeds write it with two digits for the year."""
    if not re.search(r"\d\d:\d\d", text):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, IndexError, OverflowError):
        return None
    return moment.isoformat() if 1900 <= moment.year <= 2100 else None
