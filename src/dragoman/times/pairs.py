"""Times of which one leads to the other: spans from day to day, and days counted from days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from dragoman.records import Sentence
from dragoman.times.calendar import FINENESS, NO_YEAR, UNKNOWN, Interval, later, unit_of
from dragoman.times.government import clause_of, is_nominal, settle
from dragoman.times.outlook import head_of
from dragoman.times.phrases import Phrase
from dragoman.times.relative import counted, counted_from, step
from dragoman.times.resolution import resolve
from dragoman.times.setting import Setting

#: How far a time may stand from what is counted from it, in words, and what may stand between.
_REACH = 12
_QUOTES = '"“”‘’-'


@dataclass(frozen=True, slots=True)
class Reading:
    """A phrase with its span of time and its relation; `last` of the second of a joined pair."""

    phrase: Phrase
    interval: Interval
    relation: str
    last: int
    governor: int | None = None


def counted_on(
    sentence: Sentence, outer: Phrase, inner: Phrase, *, interval: Interval, setting: Setting
) -> Reading | None:
    """Return the time counted from another in its clause: "two days after the summit on June 3", "a day before Friday's vote"."""
    between = sentence.tokens[outer.last : inner.first]
    verbs = sum(token.pos == "VERB" for token in between)
    if (
        len(between) > _REACH
        or verbs > 1
        or any(token.pos == "PUNCT" and token.text not in _QUOTES for token in between)
    ):
        return None
    found = counted_from(outer, interval, setting)
    if found is UNKNOWN:
        return None
    last = inner.last
    if is_nominal(sentence, inner.first, inner.last):
        last = max(last, sentence.tokens[head_of(sentence, inner.first, inner.last)].head + 1)
    return Reading(outer, found, "in", last)


def counted_back(sentence: Sentence, phrase: Phrase, found: Sequence[Reading], *, setting: Setting) -> Reading | None:
    """Return the time of a clause that another is counted from: "met on Monday, two months after Yoon declared martial law"."""
    tables = setting.words.tables
    groups = phrase.groups
    if phrase.family not in ("offset", "anchored") or tables.approximating.intersection(phrase.before.split()[-1:]):
        return None
    told = _counted_to(sentence, phrase, tables.happenings)
    above = clause_of(sentence, sentence.tokens[told].head if clause_of(sentence, told) == told else told)
    days = [r.interval for r in found if _of_clause(sentence, r, above, happenings=tables.happenings)]
    number = (
        counted(groups, setting)
        if phrase.family == "offset"
        else (1, tables.units.get(groups.get("unit", "day"), "day"))
    )
    if not days or number is None or days[0].start is None or days[0].start.year == NO_YEAR:
        return None
    direction = tables.offsets[groups["offset"]] if phrase.family == "offset" else step(groups, setting)
    main, unit = days[0], number[1]
    if main.granularity not in FINENESS or unit not in FINENESS:
        return None
    coarse = max(unit, main.granularity, key=FINENESS.index)
    day = later(days[0].start, -direction * number[0], unit)
    return Reading(phrase, unit_of(day, coarse), "in", phrase.last, told)


def _counted_to(sentence: Sentence, phrase: Phrase, happenings: frozenset[str]) -> int:
    """Return the verb or noun behind the preposition of a count, else what the count hangs on."""
    last = sentence.tokens[phrase.last - 1]
    if last.dep in ("mark", "case") and last.head >= phrase.last:
        return last.head
    return settle(sentence, phrase.first, phrase.last, happenings=happenings)


def _of_clause(sentence: Sentence, reading: Reading, clause: int, *, happenings: frozenset[str]) -> bool:
    """Tell whether a time is told of the act of a clause."""
    if reading.relation != "in" or is_nominal(sentence, reading.phrase.first, reading.last):
        return False
    return clause_of(sentence, settle(sentence, reading.phrase.first, reading.last, happenings=happenings)) == clause


def joined(phrase: Phrase, following: Phrase, setting: Setting) -> Interval | None:
    """Return the span between two times that an opener and a joiner tie together."""
    gap = following.before[-(following.start - phrase.end) :].strip(" ,") if following.start > phrase.end else ""
    opener = setting.words.opener.search(phrase.before)
    joiners = setting.words.tables.range_openers.get(opener[1], []) if opener else ["-"]
    joiner = setting.words.opener.search(gap + " ")
    if gap == "and" and not opener:
        return _consecutive(phrase, following, setting)
    if gap not in joiners and not (joiner and joiner.start() == 0 and joiner[1] in joiners):
        return None
    second = resolve(following, setting)
    if second is None or second.end is None:
        return None
    ahead = replace(setting, published=second.end, outlook="past") if second.end.year != NO_YEAR else setting
    first = resolve(phrase, ahead)
    if first is None or first.start is None or first.start > second.end:
        return None
    return Interval(first.start, second.end, "range", first.basis)


def _consecutive(phrase: Phrase, following: Phrase, setting: Setting) -> Interval | None:
    """Return the span of two days or months of which the second follows the first: "on Monday and Tuesday"."""
    first, second = resolve(phrase, setting), resolve(following, setting)
    if first is None or second is None or first.end is None or second.start is None or following.after.startswith("'"):
        return None
    if first.granularity != second.granularity or first.granularity not in ("day", "month"):
        return None
    follows = second.start == first.end + timedelta(days=1)
    return Interval(first.start, second.end, "range", first.basis) if follows else None
