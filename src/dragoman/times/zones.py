"""The day at the place that a time is told of, where the hour of publication is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from dragoman.codebook.cities import latitude_of, zone_of
from dragoman.codebook.time_words import TimeWords
from dragoman.records import Article, Sentence, Token
from dragoman.times.outlook import head_of
from dragoman.times.phrases import Phrase
from dragoman.times.setting import Setting

#: Families whose day depends on where one stands, even without "local time".
_LOCAL = frozenset({"weekday", "nth", "daypart"})
#: How far from a time its zone may stand ("at 9 p.m. on Thursday, Seoul time").
_REACH = 40
#: Words of a place that are tried, the longest first.
_PLACE_WORDS = 3


def instant_of(article: Article) -> datetime | None:
    """Return when an article was published, where the hour and the zone are known."""
    try:
        found = datetime.fromisoformat(article.published or "")
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def in_south(dateline: str | None) -> bool:
    """Tell whether a report comes from the southern half of the world, where seasons are turned over."""
    place = (dateline or "").partition(",")[0].strip()
    latitude = latitude_of(place) if place else None
    return latitude is not None and latitude < 0


def local_day(sentence: Sentence, phrase: Phrase, setting: Setting) -> date | None:
    """Return the day of publication at the place that a time is told of, None where that changes nothing."""
    if setting.instant is None:
        return None
    zone = _named(sentence, phrase, setting.words)
    if zone is None and phrase.family in _LOCAL:
        zone = next((zone for place in _beside(sentence, phrase, setting.words) if (zone := zone_of(place))), None)
    return setting.instant.astimezone(ZoneInfo(zone)).date() if zone else None


def _named(sentence: Sentence, phrase: Phrase, words: TimeWords) -> str | None:
    """Return the zone of "Seoul time", "KST", or of the place beside "local time"."""
    match = (
        words.zone.search(phrase.text)
        or words.zone.search(phrase.after[:_REACH])
        or words.zone.search(phrase.before[-_REACH:])
    )
    if match is None:
        return None
    if match["near"]:
        places = (
            *_beside(sentence, phrase, words),
            *(place for token in sentence.tokens for place in _place_at(sentence, token, words)),
        )
        return next((zone for place in places if (zone := zone_of(place))), None)
    name = match["zone"] or match["code"]
    if name:
        return words.tables.zones[name]
    place: str = match["place"]
    return zone_of(place) or zone_of(place.rpartition(" ")[2])


def _beside(sentence: Sentence, phrase: Phrase, words: TimeWords) -> Iterator[str]:
    """Yield the places told of the same word as a time, or standing right behind it."""
    time = sentence.tokens[head_of(sentence, phrase.first, phrase.last)]
    for token in sentence.tokens:
        if token.text.lower() in words.tables.places:
            follows = phrase.last <= token.i <= phrase.last + 3
            placed = sentence.tokens[token.head]
            if follows or placed.head in (time.head, time.i) or (placed.i == time.head and placed.pos == "PROPN"):
                yield from _place_at(sentence, token, words)


def _place_at(sentence: Sentence, at: Token, words: TimeWords) -> Iterator[str]:
    """Yield the names behind a preposition, the longest first."""
    if at.text.lower() not in words.tables.places:
        return
    behind = sentence.tokens[at.i + 1 : at.i + 1 + _PLACE_WORDS]
    for length in range(len(behind), 0, -1):
        if all(token.text[0].isupper() for token in behind[:length]):
            yield " ".join(token.text for token in behind[:length])
