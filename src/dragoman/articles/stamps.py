"""Date lines of a page: when it was published, in which zone, and whose name stands beside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dragoman.codebook.pages import PageClues

#: A line longer than this is a sentence.
LONGEST_STAMP = 160
TIME = re.compile(
    r"\b(?P<h>2[0-4]|[01]?\d)(?!\d)(?:[:.](?P<m>[0-5]\d)(?:[:.](?P<s>[0-5]\d)(?:\.\d+)?)?|h(?P<hm>[0-5]\d)\b)?\s*(?P<half>[ap]\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
MILITARY = re.compile(r"\b(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)\s*(?=hrs?\b|hours\b|GMT\b|UTC\b|Z\b)", re.IGNORECASE)
OFFSET = re.compile(r"(?:\b(?:GMT|UTC)\s?|(?<=\d)\s?)(?P<sign>[+\-−])(?P<h>\d{1,2})(?::?(?P<m>[0-5]\d))?\b")
ISO = re.compile(
    r"\b(?P<y>(?:19|20)\d\d)-(?P<mo>\d\d)-(?P<d>\d\d)[T ](?P<h>\d\d):(?P<m>\d\d)(?::\d\d(?:\.\d+)?)?\s?(?P<z>Z|[+-]\d\d:?\d\d)?\b"
)
NUMERIC = re.compile(
    r"\b(?P<y>(?:19|20)\d\d)\s?(?P<sep>[-/.年])\s?(?P<mo>\d{1,2})\s?(?:(?P=sep)|月)\s?(?P<d>\d{1,2})\b[日.]?"
)
TURNED = re.compile(r"\b(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?!\d)\.?")
ABBREVIATION = re.compile(r"(?<![A-Za-z])[A-Z]{1,4}(?![A-Za-z])")
DIGIT = re.compile(r"\d")
#: What parts the phrases of a date line.
BETWEEN_PARTS = re.compile(r"\s*[|·•;:()\[\],»>]+\s*|\s+[-–—/]+\s+|^[-–—/]+\s+|\s+[-–—/]+$")
AGO = re.compile(
    r"(?:(?P<n>\d+)\+?|(?P<one>an?|one))\s*(?P<unit>[a-z]+?)s?\.?\s+ago\b|(?P<word>just now|yesterday|today)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a date line tells; `published` is ISO 8601, `ago` days before the page was seen, `parts` the other phrases."""

    published: str | None = None
    ago: float | None = None
    timed: bool = False
    labelled: bool = False
    updated: bool = False
    parts: tuple[str, ...] = ()

    @property
    def rest(self) -> str:
        """All the other words."""
        return " ".join(self.parts)


@cache
def day_patterns(clues: PageClues) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a day with its month in words: month first, and day first."""
    months = "|".join(sorted(clues.stamps.months, key=len, reverse=True))
    year = r"(?P<y>(?:19|20)\d\d)"
    first = rf"(?<![^\W\d])(?P<mo>{months})\b\.?[\s-]{{0,2}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:\d)(?:\s?[,-]?\s?{year})?"
    second = rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s-]{{0,2}}(?:of\s)?(?P<mo>{months})\b\.?(?:\s?[,-]?\s?{year})?"
    return re.compile(first, re.IGNORECASE), re.compile(second, re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day found in words; the year may be missing."""

    start: int
    end: int
    month: int
    day: int
    year: int | None = None


def days_in(text: str, clues: PageClues) -> list[Day]:
    """Return the days that a text names, with or without a year, in order."""
    if DIGIT.search(text) is None:
        return []
    found: list[Day] = []
    for pattern in day_patterns(clues):
        for match in pattern.finditer(text):
            year = int(match["y"]) if match["y"] else None
            found += checked(match, month=clues.stamps.months[match["mo"].casefold()], day=int(match["d"]), year=year)
    for match in (*ISO.finditer(text), *NUMERIC.finditer(text)):
        found += checked(match, month=int(match["mo"]), day=int(match["d"]), year=int(match["y"]))
    found += (day for match in TURNED.finditer(text) for day in turned(match, text, clues))
    found.sort(key=lambda day: (day.start, -day.end))
    return [day for i, day in enumerate(found) if i == 0 or day.start >= found[i - 1].end]


def checked(match: re.Match[str], *, month: int, day: int, year: int | None) -> list[Day]:
    """Return the day if the calendar has it."""
    try:
        date(year or 2000, month, day)
    except ValueError:
        return []
    return [Day(start=match.start(), end=match.end(), month=month, day=day, year=year)]


def turned(match: re.Match[str], text: str, clues: PageClues) -> list[Day]:
    """Return the day of 05/06/2025 where its order can be told: by a number over 12, equal numbers, full stops, a zone."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    if a > 12 or a == b or match["sep"] == ".":
        return checked(match, month=b, day=a, year=year)
    if b > 12:
        return checked(match, month=a, day=b, year=year)
    zones = clues.stamps.zones.keys() | clues.stamps.summer_zones.keys()
    zone = next((m[0] for m in ABBREVIATION.finditer(text) if m[0] in zones), None)
    if zone is None:
        return []
    first = zone in clues.stamps.month_first
    return checked(match, month=a if first else b, day=b if first else a, year=year)


def read_stamp(text: str, clues: PageClues) -> Stamp | None:
    """Read a line as a date line; None where it holds no time or is a sentence."""
    if len(text) > LONGEST_STAMP or not (any(c.isdigit() for c in text) or AGO.search(text)):
        return None
    days = days_in(text, clues)
    ambiguous = [m for m in TURNED.finditer(text) if not turned(m, text, clues)]
    ago, span = relative(text, clues)
    rest, cut = text, [*((d.start, d.end) for d in days), *(m.span() for m in ambiguous), *span]
    iso = ISO.search(text)
    clock, zone, used = (None, None, []) if ago is not None and not days else clock_of(text, cut, clues)
    if not days and not ambiguous and ago is None and clock is None:
        return None
    for start, end in sorted([*cut, *used, *((iso.span(),) if iso else ())], reverse=True):
        rest = rest[:start] + " | " + rest[end:]
    parts, labels = without_filler(rest, clues)
    chosen = next((d for d in choose(text, days, clues) if d.year is not None), None)
    return Stamp(
        published=iso_time(chosen, clock, zone, clues=clues) if chosen else None,
        ago=ago,
        timed=clock is not None,
        labelled=bool(labels),
        updated="updated" in labels and "published" not in labels,
        parts=parts,
    )


def choose(text: str, days: list[Day], clues: PageClues) -> list[Day]:
    """Return the days, those first that do not follow a word for a later change."""
    if len(days) < 2:
        return days
    later, first = (
        re.compile(pattern.pattern + r"[^|;]*$", re.IGNORECASE) for pattern in label_patterns(clues).values()
    )
    rank = []
    for i, day in enumerate(days):
        before = text[days[i - 1].end if i else 0 : day.start]
        rank.append((bool(later.search(before)) and not first.search(before), i))
    return [days[i] for _, i in sorted(rank)]


def relative(text: str, clues: PageClues) -> tuple[float | None, list[tuple[int, int]]]:
    """Return how many days ago, and where that is said; icon text may be glued to it ("timea day ago")."""
    match = AGO.search(text)
    if match is None:
        return None, []
    if match["word"]:
        alone = len(text.split()) <= 3
        return ({"yesterday": 1.0}.get(match["word"].lower(), 0.0), [match.span()]) if alone else (None, [])
    size = clues.stamps.relative_units.get(match["unit"].casefold())
    return (None, []) if size is None else (size * int(match["n"] or 1), [match.span()])


def clock_of(
    text: str, days: list[tuple[int, int]], clues: PageClues
) -> tuple[str | None, str | None, list[tuple[int, int]]]:
    """Return the time, its zone, and where they stand."""
    bare = text
    iso = ISO.search(text)
    if iso:
        if iso["z"] is None:
            zone, used = zone_of(text[iso.end() :], clues)
            return f"{iso['h']}:{iso['m']}", zone, [iso.span(), *((a + iso.end(), b + iso.end()) for a, b in used)]
        offset = "+00:00" if iso["z"] == "Z" else iso["z"]
        return f"{iso['h']}:{iso['m']}", f"{offset[:3]}:{offset[-2:]}", [iso.span()]
    for start, end in days:
        bare = bare[:start] + "#" * (end - start) + bare[end:]
    zone, used = zone_of(bare, clues)
    match = MILITARY.search(bare) or next((m for m in TIME.finditer(bare) if m["m"] or m["hm"] or m["half"]), None)
    if match is None:
        return None, zone, used
    parts = match.groupdict()
    hour, minute = int(parts["h"]), parts["m"] or parts.get("hm") or "00"
    half = (parts.get("half") or " ")[0].lower()
    hour = hour % 12 + (12 if half == "p" else 0) if half in "ap" and hour <= 12 else hour % 24
    return f"{hour:02}:{minute}", zone, [*used, match.span()]


def zone_of(text: str, clues: PageClues) -> tuple[str | None, list[tuple[int, int]]]:
    """Return the zone as an offset or as the name of a zone with summer time, and where it stands."""
    used: list[tuple[int, int]] = []
    offset = OFFSET.search(text)
    if offset and int(offset["h"]) <= 14:
        sign = "-" if offset["sign"] in "-−" else "+"
        return f"{sign}{int(offset['h']):02}:{offset['m'] or '00'}", [offset.span()]
    for name, zone in clues.stamps.zone_names.items():
        at = text.casefold().find(name)
        if at >= 0:
            return clues.stamps.zones.get(zone, zone), [(at, at + len(name))]
    for match in ABBREVIATION.finditer(text):
        if match[0] in clues.stamps.zones or match[0] in clues.stamps.summer_zones:
            used.append(match.span())
            return clues.stamps.zones.get(match[0], match[0]), used
    return None, used


def iso_time(day: Day, clock: str | None, zone: str | None, *, clues: PageClues) -> str:
    """Return the day, with time and offset where known, in ISO 8601."""
    when = date(day.year or 1, day.month, day.day)
    if clock is None:
        return when.isoformat()
    if zone is not None and zone in clues.stamps.summer_zones:
        rule = clues.stamps.summer_zones[zone]
        zone = rule.summer if is_summer(when, rule.rule) else rule.winter
    return f"{when.isoformat()}T{clock}{zone or ''}"


def is_summer(day: date, rule: str) -> bool:
    """Tell whether summer time holds: second Sunday of March to first of November (us), last of March to last of October (eu)."""
    if rule == "us":
        return nth_sunday(day.year, 3, 2) <= day < nth_sunday(day.year, 11, 1)
    return nth_sunday(day.year, 4, 1) - timedelta(7) <= day < nth_sunday(day.year, 11, 1) - timedelta(7)


def nth_sunday(year: int, month: int, n: int) -> date:
    """Return the n-th Sunday of a month."""
    first = date(year, month, 1)
    return first + timedelta((6 - first.weekday()) % 7 + 7 * (n - 1))


@cache
def label_patterns(clues: PageClues) -> dict[str, re.Pattern[str]]:
    """Return the patterns of the words for a later change, and for the first publication."""
    kinds = {"updated": clues.stamps.updated, "published": clues.stamps.published}
    return {
        kind: re.compile(
            rf"\b(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\b\s*:?", re.IGNORECASE
        )
        for kind, words in kinds.items()
    }


def without_filler(text: str, clues: PageClues) -> tuple[tuple[str, ...], set[str]]:
    """Return the phrases that are no label, weekday or filler, and which kinds of label stood there."""
    stamps, labels, kept = clues.stamps, set[str](), text
    for kind, pattern in label_patterns(clues).items():
        if pattern.search(kept):
            labels.add(kind)
            kept = pattern.sub(" | ", kept)
    dropped = {*stamps.filler, *stamps.weekdays}
    parts = (bare_ends(part.split(), dropped) for part in BETWEEN_PARTS.split(kept))
    return tuple(" ".join(words) for words in parts if words), labels


def bare_ends(words: list[str], dropped: set[str]) -> list[str]:
    """Return the words without those at both ends that say nothing."""
    kept = [word for word in words if re.search(r"[^\W\d_]", word)]
    while kept and kept[0].casefold().strip(".,") in dropped:
        kept = kept[1:]
    while kept and kept[-1].casefold().strip(".,") in dropped:
        kept = kept[:-1]
    return kept
