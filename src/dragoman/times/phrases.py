"""Phrases of time in a sentence, found on its words, before anything is resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.codebook.time_words import Form, TimeWords
from dragoman.records import Sentence, Token

_PLAIN = str.maketrans({"’": "'", "‘": "'", "–": "-", "‑": "-", "\u00a0": " "})
#: What a noun phrase begins or goes on with; "two days before the summit" is no time of its own.
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM"})
#: Four digits from here on are taken for a year without a preposition.
EARLY = 1900


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence in lower case, every character tied to its token."""

    text: str
    owners: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that a form fits: tokens half-open, and the words of the form's groups; `before` is what stands before."""

    family: str
    first: int
    last: int
    start: int
    end: int
    text: str
    before: str
    groups: Mapping[str, str]


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
        phrase
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
        kind = words.kinds.get(text) or words.kinds.get(text.rstrip("."))
        if kind:
            kinds.add(kind)
        elif "-" in text or "/" in text or "–" in text:
            kinds.update(words.kinds[piece] for piece in re.split("[-/–]", text) if piece in words.kinds)
        if not text.isalpha() and any(character.isdigit() for character in text):
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
                groups={name.rstrip("_"): word for name, word in match.groupdict().items() if word is not None},
            )


def _stands(phrase: Phrase, sentence: Sentence, words: TimeWords) -> bool:
    """Tell whether a phrase is a time here and not a verb, a name, a rank or a count."""
    following = sentence.tokens[phrase.last] if phrase.last < len(sentence.tokens) else None
    match phrase.family:
        case "month" | "months" | "date" | "day_first":
            return _is_month(phrase, sentence, words)
        case "weekday":
            return any(t.text[0].isupper() for t in sentence.tokens[phrase.first : phrase.last])
        case "year":
            return _is_year(phrase, following, words)
        case "nth":
            return _is_nth(phrase, following, words)
        case "dayword":
            first = sentence.tokens[phrase.first]
            before = sentence.tokens[phrase.first - 1] if phrase.first else None
            return not (first.text[0].isupper() and before is not None and before.pos == "PROPN")  # "USA Today"
        case "season":
            return "season" in phrase.groups or _is_placed(phrase, words)
        case "anchored" | "offset":
            return not _goes_on(phrase, following, words)
        case "ahead":
            return not words.tables.ranking.intersection(phrase.before.split())
    return True


def _is_month(phrase: Phrase, sentence: Sentence, words: TimeWords) -> bool:
    """Tell months from "may", "march" and people of that name."""
    groups = phrase.groups
    token = next(t for t in sentence.tokens[phrase.first : phrase.last] if groups["month"] in t.text.lower())
    if not token.text[0].isupper() and "-" not in token.text:
        return False
    if phrase.family != "month" or groups.keys() & {"year", "shift", "shift2", "part", "pointer"}:
        return True
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


def _is_year(phrase: Phrase, following: Token | None, words: TimeWords) -> bool:
    """Tell years from counts, resolutions and amounts; an early year needs a preposition."""
    if "part" in phrase.groups:
        return True
    before = phrase.before.split()
    if following is not None and following.text.lower() in words.tables.counted:
        return False
    if before and before[-1] in words.tables.counters:
        return False
    return int(phrase.groups["year"]) >= EARLY or _is_placed(phrase, words)


def _is_nth(phrase: Phrase, following: Token | None, words: TimeWords) -> bool:
    """Tell "on the 10th" from "the 10th meeting"."""
    if following is not None and (following.pos in _NOMINAL - {"DET"} or following.text == "-"):
        return False
    return "weekday" in phrase.groups or _is_placed(phrase, words) or len(phrase.text.split()) > 2


def _is_placed(phrase: Phrase, words: TimeWords) -> bool:
    return bool(words.relation.search(phrase.before) or words.opener.search(phrase.before))


def _goes_on(phrase: Phrase, following: Token | None, words: TimeWords) -> bool:
    """Tell whether "the day before" goes on with what it is before."""
    word = phrase.groups.get("offset") or phrase.groups.get("open_offset")
    if word not in words.tables.open_offsets or following is None:
        return False
    return following.pos in _NOMINAL or following.pos in ("PRON", "VERB", "SCONJ")
