"""Times: the days, weeks, months and years that sentences speak of, resolved against publication."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import zip_longest

from dragoman.codebook.time_words import TimeWords
from dragoman.days import day_of
from dragoman.records import Article, Sentence, Span, Time, TimeMention
from dragoman.times.calendar import NO_YEAR, UNKNOWN, Interval, iso
from dragoman.times.government import clause_of, governor_of, is_nominal, opens, settle, time_of, time_of_noun
from dragoman.times.outlook import head_of, outlook
from dragoman.times.phrases import Phrase, find_phrases
from dragoman.times.relative import counted_from
from dragoman.times.resolution import resolve
from dragoman.times.setting import Setting
from dragoman.times.zones import instant_of, local_day

__all__ = ["clause_of", "normalise", "published_day", "time_of", "time_of_noun"]


#: How far a time may stand from what is counted from it, in words, and what may stand between.
_REACH = 12
_QUOTES = '"“”‘’-'
#: Groups of forms that hold two ends.
_PAIRS = frozenset({"day2", "month2", "nth2", "full_weekday2", "year2", "short_year"})


@dataclass(frozen=True, slots=True)
class _Reading:
    """A phrase with its span of time and its relation; `last` of the second of a joined pair."""

    phrase: Phrase
    interval: Interval
    relation: str
    last: int


def normalise(article: Article, sentences: Sequence[Sentence], words: TimeWords) -> tuple[TimeMention, ...]:
    """Return the time expressions of an article, resolved against its day of publication and its own running day."""
    setting = Setting(
        words=words, published=published_day(article), instant=instant_of(article), dateline=article.dateline
    )
    mentions: list[TimeMention] = []
    for sentence in sentences:
        found = list(_of_sentence(sentence, setting))
        mentions.extend(_mention(article, sentence, reading, words=words) for reading in found)
        setting = _moved(setting, sentence, found)
    return tuple(mentions)


def published_day(article: Article) -> date | None:
    """Return the day of publication in the zone in which it is written."""
    return day_of(article.published)


def _of_sentence(sentence: Sentence, setting: Setting) -> Iterator[_Reading]:
    """Yield the resolved phrases of a sentence; a pair such as "from May 1 to May 3" gives one."""
    phrases = find_phrases(sentence, setting.words)
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
        if counted is not None and (whole := _counted(sentence, counted, phrase, interval=interval, setting=near)):
            yield whole
            near = _near(near, whole.interval)
        else:
            near = _near(near, interval)
        counted = None
        joined = _joined(phrase, following, looking) if following is not None else None
        if joined is not None and following is not None:
            skip = True
            yield _Reading(phrase, joined, "in", following.last)
            continue
        relation = _relation(sentence, phrase, looking)
        if interval.granularity == "range" and (interval.start is None or phrase.groups.keys() & _PAIRS):
            relation = "in" if interval.start else "by"
        yield _Reading(phrase, _opened(interval, relation), _NAMES.get(relation, relation), phrase.last)


def _counted(
    sentence: Sentence, outer: Phrase, inner: Phrase, *, interval: Interval, setting: Setting
) -> _Reading | None:
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
    return _Reading(outer, found, "in", last)


def _near(setting: Setting, interval: Interval) -> Setting:
    """Return the setting for the rest of the sentence: "in November 2018, ... that month"."""
    start = interval.start
    if start is None or start.year == NO_YEAR or interval.granularity == "range":
        return setting
    return replace(setting, period=start, day=start if interval.granularity == "day" else setting.day, stated=interval)


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


def _joined(phrase: Phrase, following: Phrase, setting: Setting) -> Interval | None:
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


#: How relations that only resolve differently are called outside.
_NAMES = {"by": "before", "from": "since", "onward": "since"}


def _relation(sentence: Sentence, phrase: Phrase, setting: Setting) -> str:
    """Return how a phrase is placed; the time of a noun ("after the June summit") is "in" whatever stands before."""
    found = setting.words.relation.search(phrase.before)
    relation = setting.words.tables.relations.get(found[1], "in") if found else "in"
    if relation == "in" or is_nominal(sentence, phrase.first, phrase.last):
        return "in"
    if relation == "before" and setting.words.tables.parts.get(phrase.groups.get("part", "")) == "end":
        return "by"  # "before the end of the year"
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


def _mention(article: Article, sentence: Sentence, reading: _Reading, *, words: TimeWords) -> TimeMention:
    first, interval = reading.phrase.first, reading.interval
    start, end = sentence.tokens[first].start, sentence.tokens[reading.last - 1].end
    span = Span(start=start, end=end, text=article.document.text[start:end])
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


def _moved(setting: Setting, sentence: Sentence, found: Sequence[_Reading]) -> Setting:
    """Return the setting for the next sentence: the running day moves with the days that main clauses tell of."""
    for reading in found:
        interval, start = reading.interval, reading.interval.start
        if reading.relation != "in" or start is None or start.year == NO_YEAR or not _leads(sentence, reading):
            continue
        if interval.granularity == "day":
            backward = reading.phrase.family == "anchored" and setting.day is not None and start <= setting.day
            setting = setting if backward else replace(setting, day=start, period=start)
        else:
            setting = replace(setting, period=start)
    return setting


def _leads(sentence: Sentence, reading: _Reading) -> bool:
    """Tell whether a time opens its sentence or stands in a main clause."""
    mention = TimeMention(sentence=sentence.number, first=reading.phrase.first, last=reading.last, time=Time())
    if is_nominal(sentence, mention.first, mention.last):
        return False
    at = governor_of(sentence, mention)
    if opens(sentence, mention):
        return True
    relation = sentence.tokens[clause_of(sentence, at)].dep.partition(":")[0]
    return relation in ("root", "conj", "parataxis") and sentence.tokens[at].pos != "NOUN"
