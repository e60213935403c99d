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
UNKNOWN_CREDIT = re.compile(r"(?<=[.!?”\"])\s*\(([A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,4})\)\s*$")
SENTENCE = re.compile(r"[.!?][”\"’')]*(?:\s|$)")
FULL_STOP = re.compile(r"(\.)\s+(?=[A-Z“\"])")
BEHIND_STOP = re.compile(r"()\s+(?=[A-Z“\"])")
CAPITAL = r"[A-ZÀ-Ý][A-ZÀ-Ý'’.]+(?:-[A-ZÀ-Ý]+)*(?![A-Za-zÀ-ÿ])"
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
        region=re.compile(
            rf",\s(?!(?i:{months}|{weekdays})\b)(?!(?:{agencies})\b){WORD}(?:\s(?!(?i:{months}|{weekdays})\b){WORD}){{0,2}}"
        ),
        agency=re.compile(rf",?\s*(?:{bracketed}|,\s(?P<bare>{agencies})\b)"),
        dash=re.compile(r"\.?\s*(—|–|―|--+|-|:|·|•|\|)\s*"),
        credit=re.compile(
            rf"\s*(?:[(\[]\s?(?i:ends?)\s?[)\]]|[(\[]\s?(?i:{inputs})(?P<agency>{agencies})(?:(?:[,/]|\sand)\s?(?:{agencies}))*\s?[)\]]|"
            rf"(?:—|–|--|\s-)\s?(?P<bare>{agencies})|/\s?(?P<slashed>{agencies})\s?/)[.\s]*$"
        ),
    )


@dataclass(slots=True, kw_only=True)
class Head:
    """The beginning of a paragraph, read as a dateline up to `at`."""

    text: str
    at: int
    place: str = ""
    closed: bool = False
    day: str | None = None
    agency: str | None = None
    other: str | None = None

    @property
    def name(self) -> str | None:
        """The agency; a name in brackets that no list has is one where a day stands beside it."""
        return self.agency or (self.other if self.day else None)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Read on where the pattern fits."""
        match = pattern.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return match


def read_dateline(text: str, clues: PageClues) -> Dateline | None:
    """Return the dateline that a paragraph begins with."""
    head, found = read_head(text[:LONGEST], parts(clues)), parts(clues)
    if head is None:
        return None
    at, dash = head.at, head.take(found.dash)
    stopped = bool(head.day) and text[head.at - 1] == "."
    if dash is None and (head.place.isupper() or stopped) and head.place.casefold() in clues.places:
        dash = head.take(BEHIND_STOP if stopped else FULL_STOP)
    by_agency = bool(head.agency) or (bool(head.name) and head.place.isupper())
    signed = by_agency and head.text[at : at + 1] == " " and head.text[at - 1] in ")]/|."
    if not (dash is not None and follows(head, dash, clues)) and not signed:
        return None
    if dash is not None and dash[1] == ":" and not (head.name or head.day) and not SENTENCE.search(text):
        return None  # "Freetown: rebels free hostages" is a headline
    end = dash.end() if dash else at + len(head.text[at:]) - len(head.text[at:].lstrip(" ."))
    if end >= len(text):
        return None
    days = days_in(head.day or "", clues)
    agency = clues.agencies.get(head.name.casefold(), head.name) if head.name else None
    if not head.place.isupper() and is_outlet(head.place, clues):
        return Dateline(place="", end=end, agency=agency or head.place, day=days[0] if days else None)
    return Dateline(place=head.place, end=end, agency=agency, day=days[0] if days else None)


def read_head(text: str, found: Parts) -> Head | None:
    """Read a place, its region, a day and an agency, in this order or with the last two turned."""
    opening = 1 if text[:1] in {"(", "[", "“", '"'} else 0
    match = PLACE.match(text, opening)
    if match is None:
        return None
    head = Head(text=text, at=match.end() - match[0].endswith("."), place=match[0].rstrip("."))
    if text[head.at : head.at + 1] == "/":
        other = PLACE.match(text, head.at + 1)
        head.at = other.end() if other else head.at
    for _ in range(2):
        head.take(found.region)
    head.closed = bool(opening) and text[head.at : head.at + 1] in {")", "]"}
    head.at += head.closed
    for _ in range(2):
        if head.day is None and (day := head.take(found.day)):
            head.day = day["day"]
        if head.agency is None and head.other is None and (agency := head.take(found.agency)):
            head.agency, head.other = agency["agency"] or agency["bare"], agency["other"]
    return head


def follows(head: Head, dash: re.Match[str], clues: PageClues) -> bool:
    """Tell whether what stands before the dash is a place that a report is sent from."""
    place, text = head.place, head.text
    if all(word.casefold().replace(".", "") in clues.not_places for word in place.split()):
        return False
    apart = dash[1] in ":." or dash[0].startswith(" ") or text[dash.start() - 1] in ")]"
    if not (text[dash.end() - 1] == " " and apart) and dash[1] not in LONG_DASHES:
        return False
    if head.name or head.day or head.closed or place.casefold() in clues.places:
        return True
    return place.upper() == place and len(place) > 2 and dash[1] not in {":", "|", "·", "•"}


def is_outlet(name: str, clues: PageClues) -> bool:
    """Tell whether a name holds a word of outlets' names."""
    return any(word.casefold() in clues.outlet_words for word in name.split())


def read_credit(text: str, clues: PageClues) -> tuple[int, str] | None:
    """Return where the agency's credit, or "(End)", begins at the end of a paragraph, and the agency if one is named."""
    match = parts(clues).credit.search(text, max(0, len(text) - LONGEST))
    if match is None or match.start() == 0:
        other = UNKNOWN_CREDIT.search(text, max(0, len(text) - LONGEST))
        return (other.start(), other[1]) if other and is_outlet(other[1], clues) else None
    agency = match["agency"] or match["bare"] or match["slashed"] or ""
    return match.start(), clues.agencies.get(agency.casefold(), agency)
