"""Phrases of time in a sentence, found on its words, before anything is resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dragoman.codebook.time_words import Form, TimeWords
from dragoman.records import Sentence, Token

_PLAIN = str.maketrans({"’": "'", "‘": "'", "–": "-", "‑": "-", "\u00a0": " "})
#: What a noun phrase begins or goes on with; "two days before the summit" is no time of its own.
_TIES = frozenset({"compound", "flat"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM"})
_NAMES = frozenset({"NOUN", "PROPN"})
#: Four digits from here on are taken for a year without a preposition.
EARLY = 1900


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence in lower case, every character tied to its token."""

    text: str
    owners: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that a form fits: tokens half-open, and the words of the form's groups; `before` and `after` are what stands around.

    `open` marks a count that goes on with what it counts from: "two days before (the summit on June 3)".
    """

    family: str
    first: int
    last: int
    start: int
    end: int
    text: str
    before: str
    after: str
    groups: Mapping[str, str]
    open: bool = False


def line_of(sentence: Sentence) -> Line:
    """Write a sentence's tokens out, with one space wherever the source has any gap."""
    pieces: list[str] = []
    owners: list[int] = []
    previous = None
    for token in sentence.tokens:
        if previous is not None and token.start > previous:
            pieces.append(" ")
            owners.append(token.i)
        lowered = token.text.lower()
        pieces.append(lowered)
        owners.extend([token.i] * len(lowered))
        previous = token.end
    return Line(text="".join(pieces).translate(_PLAIN), owners=tuple(owners))


def find_phrases(sentence: Sentence, words: TimeWords) -> tuple[Phrase, ...]:
    """Return the phrases of time from left to right; of those that overlap the earliest and longest stays."""
    kinds = _kinds(sentence, words)
    if not kinds:
        return ()
    line = line_of(sentence)
    found = [
        replace(phrase, open=True) if _goes_on(phrase, sentence, words) else phrase
        for form in words.forms
        if form.needs <= kinds
        for phrase in _matches(form, line)
        if _stands(phrase, sentence, words)
    ]
    found.sort(key=lambda phrase: (phrase.start, -phrase.end))
    kept: list[Phrase] = []
    for phrase in found:
        if not kept or phrase.start >= kept[-1].end:
            kept.append(phrase)
    return tuple(kept)


def _kinds(sentence: Sentence, words: TimeWords) -> frozenset[str]:
    """Return the kinds of time word in a sentence; most sentences have none."""
    kinds: set[str] = set()
    for token in sentence.tokens:
        text = token.text.lower()
        found = words.kinds.get(text) or words.kinds.get(text.rstrip("."))
        if found:
            kinds |= found
        if text.isalpha():  # most words
            continue
        if not found and ("-" in text or "/" in text or "–" in text):
            kinds.update(kind for piece in re.split("[-/–]", text) for kind in words.kinds.get(piece, ()))
        if any(character.isdigit() for character in text):
            kinds.add("digit")
    return frozenset(kinds)


def _matches(form: Form, line: Line) -> Iterator[Phrase]:
    for match in form.pattern.finditer(line.text):
        start, end = match.span()
        if line.text[end - 1] == "." and line.owners[end - 1] != line.owners[end - 2]:
            end -= 1  # a full stop, not that of an abbreviation
        if end > start:
            yield Phrase(
                family=form.family,
                first=line.owners[start],
                last=line.owners[end - 1] + 1,
                start=start,
                end=end,
                text=line.text[start:end],
                before=line.text[max(0, start - 100) : start],
                after=line.text[end : end + 60],
                groups={name.rstrip("_"): word for name, word in match.groupdict().items() if word is not None},
            )


def _stands(phrase: Phrase, sentence: Sentence, words: TimeWords) -> bool:
    """Tell whether a phrase is a time here and not a verb, a name, a rank, a count, or what recurs."""
    following = sentence.tokens[phrase.last] if phrase.last < len(sentence.tokens) else None
    if words.tables.recurring.intersection(phrase.before.split()[-1:]):
        return False
    match phrase.family:
        case "month" | "months" | "date" | "day_first" | "nth_weekday" | "nth_week" | "week_of":
            return "month" not in phrase.groups or _is_month(phrase, sentence, words)
        case "weekday" | "weeks_on" | "anchored_weekday":
            return _is_weekday(phrase, sentence, words)
        case "holiday":
            capital = sentence.tokens[phrase.first].text[0].isupper()
            return capital and not (following is not None and following.pos in _NAMES and following.text[0].isupper())
        case "year":
            return _is_year(phrase, sentence, words)
        case "nth":
            return _is_nth(phrase, sentence, words)
        case "era" | "quarter" if "quarter_number" in phrase.groups or "era" in phrase.groups:
            return any(t.text[0].isupper() or t.text[0].isdigit() for t in sentence.tokens[phrase.first : phrase.last])
        case "dayword":
            first = sentence.tokens[phrase.first]
            before = sentence.tokens[phrase.first - 1] if phrase.first else None
            return not (first.text[0].isupper() and before is not None and before.pos == "PROPN")  # "USA Today"
        case "season":
            return _is_season(phrase, sentence)
        case "ahead":
            return not words.tables.ranking.intersection(phrase.before.split())
    return True


def _is_weekday(phrase: Phrase, sentence: Sentence, words: TimeWords) -> bool:
    """Tell a day from "the Sunday Times" and "Black Friday"."""
    day = next(
        (t for t in sentence.tokens[phrase.first : phrase.last] if t.text.lower() == phrase.groups["full_weekday"]),
        None,
    )
    if day is None or not day.text[0].isupper():
        return day is not None and day.text.isupper()
    if words.tables.day_names.intersection(phrase.before.split()[-1:]):
        return False
    return not _in_name(sentence, day.i)


def _in_name(sentence: Sentence, i: int) -> bool:
    """Tell whether a word is the first of a longer name: "June Carter", "the Sunday Times"."""
    if i + 1 >= len(sentence.tokens):
        return False
    word, following = sentence.tokens[i], sentence.tokens[i + 1]
    tied = (word.head == following.i and word.dep in _TIES) or (following.head == i and following.dep in _TIES)
    return tied and following.text[0].isupper() and following.pos == "PROPN"


def _is_season(phrase: Phrase, sentence: Sentence) -> bool:
    """Tell "in the spring" from "the Arab Spring"; a year or "this" makes a season of either."""
    if phrase.groups.keys() & {"year", "shift", "shift2"}:
        return True
    said = set(phrase.groups.values())
    words = sentence.tokens[phrase.first : phrase.last]
    named = next(t for t in words if not said.isdisjoint(t.text.lower().split("-")))  # "the mid-autumn festival"
    return named.i == 0 or not sentence.tokens[phrase.last - 1].text[0].isupper()


def _is_month(phrase: Phrase, sentence: Sentence, words: TimeWords) -> bool:
    """Tell months from "may", "march" and people of that name."""
    groups = phrase.groups
    token = next(t for t in sentence.tokens[phrase.first : phrase.last] if groups["month"] in t.text.lower())
    if not token.text[0].isupper() and "-" not in token.text:
        return False
    if phrase.family != "month" or groups.keys() & {"year", "shift", "shift2", "part", "pointer"}:
        return True
    if phrase.family == "month" and _in_name(sentence, token.i):
        return False
    if groups["month"] not in words.tables.doubtful_months:
        return phrase.text.endswith(".") or len(groups["month"]) > 3
    if token.pos in ("AUX", "VERB"):
        return False
    opener = phrase.before.split()
    return (bool(opener) and opener[-1] in words.tables.month_openers) or _is_before_noun(sentence, token)


def _is_before_noun(sentence: Sentence, token: Token) -> bool:
    """Tell "the May summit" from "Theresa May"."""
    if token.i == 0 or token.i + 1 >= len(sentence.tokens):
        return False
    return sentence.tokens[token.i - 1].pos in ("DET", "PART") and sentence.tokens[token.i + 1].pos == "NOUN"


def _is_year(phrase: Phrase, sentence: Sentence, words: TimeWords) -> bool:
    """Tell years from counts, resolutions, amounts and names ("Vision 2030"); an early year needs a preposition."""
    if "part" in phrase.groups:
        return True
    before = phrase.before.split()
    following = sentence.tokens[phrase.last] if phrase.last < len(sentence.tokens) else None
    if following is not None and following.text.lower() in words.tables.counted | words.tables.year_names:
        return False
    if before and before[-1] in words.tables.counters:
        return False
    named = sentence.tokens[phrase.first - 1] if phrase.first else None
    if named is not None and named.text[0].isupper() and named.pos in _NAMES and named.text.lower() not in words.kinds:
        return False
    return int(phrase.groups["year"]) >= EARLY or _is_placed(phrase, words)


def _is_nth(phrase: Phrase, sentence: Sentence, words: TimeWords) -> bool:
    """Tell "on the 10th" from "the 10th meeting"."""
    following = sentence.tokens[phrase.last] if phrase.last < len(sentence.tokens) else None
    if "shift" in phrase.groups or _stands_before_subject(phrase, sentence):
        return True
    if following is not None and (following.pos in _NOMINAL - {"DET"} or following.text == "-"):
        return False
    return "weekday" in phrase.groups or _is_placed(phrase, words) or len(phrase.text.split()) > 2


def _stands_before_subject(phrase: Phrase, sentence: Sentence) -> bool:
    """Tell a day that a preposition opens the sentence with, and no article divides from who acts: "On the 19th Chad protested"."""
    nth = sentence.tokens[phrase.last - 1]
    above = sentence.tokens[nth.head]
    if phrase.before.split() not in (["on"], ["on", "the"]) or above.i < nth.i:
        return False
    return nth.dep.partition(":")[0] == "obl" or (above.dep == "nsubj" and above.i > nth.i)


def _is_placed(phrase: Phrase, words: TimeWords) -> bool:
    return bool(words.relation.search(phrase.before) or words.opener.search(phrase.before))


def _goes_on(phrase: Phrase, sentence: Sentence, words: TimeWords) -> bool:
    """Tell whether "the day before" goes on with what it is before."""
    if phrase.family in ("anniversary", "eve"):
        return True
    word = phrase.groups.get("offset") or phrase.groups.get("open_offset")
    if word not in words.tables.open_offsets or phrase.last >= len(sentence.tokens):
        return False
    following = sentence.tokens[phrase.last]
    if following.text.lower() in words.tables.reporting:
        return False  # "denied the day before that it held him"
    return following.pos in _NOMINAL or following.pos in ("PRON", "VERB", "SCONJ")
