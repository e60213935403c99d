"""The dateline at the head of a report, and the agency's credit at its foot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dragoman.articles.stamps import Day, days_in
from dragoman.codebook.pages import PageClues

#: Longest dateline in characters.
LONGEST = 140
#: Dashes that stand in no word, and marks that need more proof.
LONG_DASHES = frozenset({"—", "–", "―", "--", "---"})
FULL_STOP = re.compile(r"(\.)\s+(?=[A-Z“\"])")
CAPITAL = r"[A-ZÀ-Ý][A-ZÀ-Ý'’.]+(?:-[A-ZÀ-Ý]+)*(?![a-zà-ÿ])"
WORD = r"[A-ZÀ-Ý][\wÀ-ÿ'’.]*(?:-[\wÀ-ÿ'’]+)*"
PLACE = re.compile(rf"{CAPITAL}(?:[ ]{CAPITAL}){{0,3}}|{WORD}(?:[ ](?:{WORD}|de|el|la|of|and)){{0,3}}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where a report was written, for which agency, on which day; `end` counts characters of the collapsed text."""

    place: str
    end: int
    agency: str | None = None
    day: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The patterns of what follows the place, and of a credit at the end of a paragraph."""

    day: re.Pattern[str]
    region: re.Pattern[str]
    agency: re.Pattern[str]
    dash: re.Pattern[str]
    credit: re.Pattern[str]


@cache
def parts(clues: PageClues) -> Parts:
    """Return the patterns, made from the lists of months and agencies."""
    agencies = "|".join(re.escape(name) for name in sorted(clues.agencies.values(), key=len, reverse=True))
    months = "|".join(sorted(clues.stamps.months, key=len, reverse=True))
    weekdays = "|".join(sorted(clues.stamps.weekdays, key=len, reverse=True))
    words = rf"(?:{months})\b\.?\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s(?:19|20)\d\d)?|\d{{1,2}}(?:st|nd|rd|th)?\s(?:{months})\b\.?(?:,?\s(?:19|20)\d\d)?"
    numbers = r"(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.](?:19|20)\d\d"
    bracketed = rf"[(\[/|]\s?(?P<agency>(?i:{agencies}))(?:\s?[,/]\s?(?i:{agencies}))*\s?[)\]/|]\.?|\((?P<other>[A-Z][\w&. -]{{1,24}})\)"
    inputs = r"(?:with\s)?(?:agency\s|additional\s)?(?:inputs?\sfrom\s)?"
    return Parts(
        day=re.compile(rf"[,.]?\s?\(?(?i:(?:(?:{weekdays})\b\.?,?\s)?(?P<day>{words}|{numbers}))\)?[.,]?"),
        region=re.compile(rf",\s(?!(?i:{months}|{weekdays})\b)(?!(?:{agencies})\b){WORD}(?:\s{WORD}){{0,2}}"),
        agency=re.compile(rf",?\s*(?:{bracketed}|,\s(?P<bare>{agencies})\b)"),
        dash=re.compile(r"\s*(—|–|―|--+|-|:|·|•|\|)\s*"),
        credit=re.compile(
            rf"\s*(?:[(\[]\s?(?i:{inputs})(?P<agency>{agencies})(?:(?:[,/]|\sand)\s?(?:{agencies}))*\s?[)\]]|"
            rf"(?:—|–|--|\s-)\s?(?P<bare>{agencies})|/\s?(?P<slashed>{agencies})\s?/)[.\s]*$"
        ),
    )


def read_dateline(text: str, clues: PageClues) -> Dateline | None:
    """Return the dateline that a paragraph begins with."""
    head, found = text[:LONGEST], parts(clues)
    opening = 1 if head[:1] in '([“"' else 0
    match = PLACE.match(head, opening)
    if match is None:
        return None
    place, at = match[0].rstrip("."), match.end() - match[0].endswith(".")
    other = re.compile(r"/").match(head, at) and PLACE.match(head, at + 1)
    at = other.end() if other else at
    for _ in range(2):
        region = found.region.match(head, at)
        at = region.end() if region else at
    closed = head[at : at + 1] in set(")]") if opening else False
    at += closed
    day = found.day.match(head, at)
    at = day.end() if day else at
    agency = found.agency.match(head, at)
    at = agency.end() if agency else at
    if agency and not day:
        day = found.day.match(head, at)
        at = day.end() if day else at
    dash = found.dash.match(head, at)
    if dash is None and place.isupper() and place.casefold() in clues.places:
        dash = FULL_STOP.match(head, at)
    name = agency and (agency["agency"] or agency["bare"] or (day and agency["other"]))
    sure = bool(name or day or closed)
    if not follows(head, place, dash=dash, sure=sure, clues=clues) and not (
        agency and agency["agency"] and head[at : at + 1] == " "
    ):
        return None
    end = dash.end() if dash else at + len(head[at:]) - len(head[at:].lstrip(" ."))
    days = days_in(day["day"], clues) if day else []
    if end >= len(text):
        return None
    return Dateline(
        place=place,
        end=end,
        agency=clues.agencies.get(name.casefold(), name) if name else None,
        day=days[0] if days else None,
    )


def follows(head: str, place: str, *, dash: re.Match[str] | None, sure: bool, clues: PageClues) -> bool:
    """Tell whether what stands before the dash is a place that a report is sent from."""
    if dash is None or all(word.casefold().replace(".", "") in clues.not_places for word in place.split()):
        return False
    spaced = head[dash.end() - 1] == " " and (
        dash[1] in ":." or dash[0].startswith(" ") or head[dash.start() - 1] in ")]"
    )
    if not spaced and dash[1] not in LONG_DASHES:
        return False
    if sure or place.casefold() in clues.places:
        return True
    return place.upper() == place and len(place) > 2 and dash[1] not in {":", "|", "·", "•"}


def read_credit(text: str, clues: PageClues) -> tuple[int, str] | None:
    """Return where the agency's credit at the end of a paragraph begins, and the agency."""
    match = parts(clues).credit.search(text, max(0, len(text) - LONGEST))
    if match is None or match.start() == 0:
        return None
    agency = match["agency"] or match["bare"] or match["slashed"]
    return match.start(), clues.agencies.get(agency.casefold(), agency)
