"""Times: the days, weeks, months and years that sentences speak of, resolved against publication."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from dragoman.codebook.time_words import TimeWords
from dragoman.days import day_of
from dragoman.records import Article, Sentence, Span, Time, TimeMention
from dragoman.times.calendar import NO_YEAR, UNKNOWN, Interval, iso
from dragoman.times.government import clause_of, is_nominal, settle, time_before_noun, time_of, time_of_noun
from dragoman.times.outlook import outlook
from dragoman.times.pairs import Reading, counted_back, counted_on, joined
from dragoman.times.phrases import Phrase, find_phrases
from dragoman.times.relative import steps_back
from dragoman.times.resolution import resolve
from dragoman.times.setting import Setting
from dragoman.times.thread import Thread, leads, thread_of
from dragoman.times.zones import instant_of, local_day

__all__ = [
    "Thread",
    "clause_of",
    "is_spelled_out",
    "normalise",
    "published_day",
    "thread_of",
    "time_before_noun",
    "time_of",
    "time_of_noun",
]


#: Families that only look back a little from the day of the story where they go behind it.
_BACKWARD = frozenset({"anchored", "offset"})
#: Groups of forms that hold two ends.
_PAIRS = frozenset({"day2", "month2", "nth2", "full_weekday2", "year2", "short_year"})


def normalise(article: Article, sentences: Sequence[Sentence], words: TimeWords) -> tuple[TimeMention, ...]:
    """Return the time expressions of an article, resolved against its day of publication and its own running day."""
    setting = Setting(
        words=words, published=published_day(article), instant=instant_of(article), dateline=article.dateline
    )
    mentions: list[TimeMention] = []
    for sentence in sentences:
        phrases = find_phrases(sentence, words)
        if not phrases:
            continue
        found = list(_of_sentence(sentence, phrases, setting))
        behind = [counted_back(sentence, p, found, setting=setting) for p in _left_open(phrases, found)]
        found = sorted((*found, *(reading for reading in behind if reading)), key=lambda reading: reading.phrase.start)
        here = [_mention(article, sentence, reading, words=words) for reading in found]
        mentions.extend(here)
        setting = _moved(setting, sentence, list(zip(found, here, strict=True)))
    return tuple(mentions)


def published_day(article: Article) -> date | None:
    """Return the day of publication in the zone in which it is written."""
    return day_of(article.published)


def _left_open(phrases: Sequence[Phrase], found: Sequence[Reading]) -> list[Phrase]:
    """Return the counts for which no time was found to count from."""
    used = {reading.phrase.start for reading in found}
    return [phrase for phrase in phrases if phrase.open and phrase.start not in used]


def _of_sentence(sentence: Sentence, phrases: Sequence[Phrase], setting: Setting) -> Iterator[Reading]:
    """Yield the resolved phrases of a sentence; a pair such as "from May 1 to May 3" gives one."""
    skip, near = False, replace(setting, stated=None)
    counted: Phrase | None = None
    for phrase, following in zip_longest(phrases, phrases[1:]):
        if skip:
            skip = False
            continue
        if phrase.open:
            counted = phrase
            continue
        looking = _looking(sentence, phrase, near)
        interval = resolve(phrase, looking)
        if interval is None:
            continue
        if counted is not None and (whole := counted_on(sentence, counted, phrase, interval=interval, setting=near)):
            yield whole
            near = _near(near, whole.interval)
        else:
            near = _near(near, interval)
        counted = None
        pair = joined(phrase, following, looking) if following is not None else None
        if pair is not None and following is not None:
            skip = True
            yield Reading(phrase, pair, "in", following.last)
            continue
        relation = _relation(sentence, phrase, looking)
        if interval.granularity == "range" and (interval.start is None or phrase.groups.keys() & _PAIRS):
            relation = "in" if interval.start else "by"
        yield Reading(phrase, _opened(interval, relation), _NAMES.get(relation, relation), phrase.last)


def _near(setting: Setting, interval: Interval) -> Setting:
    """Return the setting for the rest of the sentence: "in November 2018, ... that month"."""
    start = interval.start
    if start is None or not _anchors(start, setting) or interval.granularity == "range":
        return setting
    if interval.granularity == "day":
        setting = setting.moved_to(start)
    return replace(setting, period=start, stated=interval)


def _anchors(start: date, setting: Setting) -> bool:
    """Tell whether other days may be counted from a day: one without a year only where the report has none either."""
    return start.year != NO_YEAR or setting.published is None


def _looking(sentence: Sentence, phrase: Phrase, setting: Setting) -> Setting:
    """Return the setting with the outlook of the phrase's clause, and the day of publication where it takes place."""
    if (here := local_day(sentence, phrase, setting)) is not None:
        setting = replace(setting, published=here)
    return replace(setting, outlook=_outlook(sentence, phrase, setting))


def _outlook(sentence: Sentence, phrase: Phrase, setting: Setting) -> str:
    """Return where the clause of a phrase looks, after its relation, its verb and the words before it."""
    found = setting.words.relation.search(phrase.before)
    relation = setting.words.tables.relations.get(found[1]) if found else None
    if sentence.kind == "caption":  # the present tense of a caption tells what was seen
        return "past"
    ahead, before = setting.words.tables.ahead, phrase.before.split()
    if not ahead.moved.isdisjoint(before[-3:]):  # "was put off to Monday"
        return "future" if ahead.onto.intersection(before[-2:]) else "past"
    if before[-2:-1] and before[-2] in ahead.owed and not ahead.was.intersection(before[-3:-2]):
        return "future"  # "the withdrawal, due in June, has been welcomed"
    looks = outlook(sentence, (phrase.first, phrase.last), ahead)
    if looks != "past" and not ahead.participles.isdisjoint(before[-3:]):  # "is due out in May"
        return "future"
    if relation in ("until", "by"):  # "was paused until July 8" may look ahead in the past tense
        looks = {"past": "near", "weak past": "near", "present": "future"}.get(looks, looks)
    if relation == "since" and looks in ("present", "weak future"):
        return "past"  # "is shut since Monday"
    if looks == "present" and relation not in ("before", "by") and is_nominal(sentence, phrase.first, phrase.last):
        return "weak past"  # "Monday's debate" was, unless something says that it will be
    return looks


#: Granularities of times that reports give with their year only for what is past.
SPELLED_OUT = frozenset({"month", "quarter", "year", "range"})
#: How relations that only resolve differently are called outside.
_NAMES = {"by": "before", "from": "since", "onward": "since"}


def _relation(sentence: Sentence, phrase: Phrase, setting: Setting) -> str:
    """Return how a phrase is placed; the time of a noun ("after the June summit") is "in" whatever stands before."""
    found = setting.words.relation.search(phrase.before)
    relation = setting.words.tables.relations.get(found[1], "in") if found else "in"
    if relation == "in" or phrase.family == "by_then" or is_nominal(sentence, phrase.first, phrase.last):
        return "in"
    if relation == "before" and setting.words.tables.parts.get(phrase.groups.get("part", "")) == "end":
        return "by"  # "before the end of the year"
    if relation == "standing":
        return "in" if setting.looks_back else "onward"
    if relation == "from" and found is not None:
        opening = phrase.start == found.end() - found.start()
        return "from" if opening or setting.looks_ahead else "in"
    return relation


def _opened(interval: Interval, relation: str) -> Interval:
    """Return a span with the end that its relation leaves open."""
    if interval is UNKNOWN or relation == "in":
        return interval
    start, end = {
        "until": (None, interval.end),
        "by": (None, interval.end),
        "before": (None, interval.start),
    }.get(relation, (interval.end if relation == "after" else interval.start, None))
    return replace(interval, start=start, end=end, granularity="range")


def _mention(article: Article, sentence: Sentence, reading: Reading, *, words: TimeWords) -> TimeMention:
    first, interval = reading.phrase.first, reading.interval
    start, end = sentence.tokens[first].start, sentence.tokens[reading.last - 1].end
    span = Span(start=start, end=end, text=article.document.text[start:end])
    governor = reading.governor
    if governor is None:
        governor = settle(sentence, first, reading.last, happenings=words.tables.happenings)
    known = interval.start is not None or interval.end is not None
    return TimeMention(
        sentence=sentence.number,
        first=first,
        last=reading.last,
        time=Time(
            start=iso(interval.start),
            end=iso(interval.end),
            granularity=interval.granularity if known else "unknown",
            basis=interval.basis,
            span=span,
        ),
        relation=reading.relation,
        governor=governor,
        note=interval.note,
    )


def _moved(setting: Setting, sentence: Sentence, found: Sequence[tuple[Reading, TimeMention]]) -> Setting:
    """Return the setting for the next sentence: the running day moves with the days that main clauses tell of."""
    for reading, mention in found:
        interval, start = reading.interval, reading.interval.start
        if reading.relation != "in" or start is None or not _anchors(start, setting) or not leads(sentence, mention):
            continue
        if interval.granularity == "day":
            aside = reading.phrase.family in _BACKWARD and steps_back(reading.phrase, setting)
            backward = aside and setting.day is not None and start <= setting.day
            setting = setting if backward else setting.moved_to(start)
        else:
            week = start if interval.granularity == "week" else setting.week
            setting = replace(setting, period=start, week=week)
    days = (r.interval for r, _ in found if r.interval.granularity == "range" and r.interval.start and r.interval.end)
    return replace(setting, named=_named(setting, found), span=next(days, setting.span))


def _named(setting: Setting, found: Sequence[tuple[Reading, TimeMention]]) -> tuple[date, ...]:
    """Return the past days that the text has named, the last first."""
    spans = [reading.interval for reading, _ in found]
    days = (s.start or s.end for s in spans if s.granularity == "day" or None in (s.start, s.end))  # "since Sunday" too
    new = [day for day in days if day and day.year != NO_YEAR and setting.published and day <= setting.published]
    return (*reversed(new), *setting.named)


def is_spelled_out(time: Time) -> bool:
    """Tell a time that a report without a date of its own gives with its year: it is past."""
    return time.basis == "explicit" and time.granularity in SPELLED_OUT
