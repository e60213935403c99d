"""The time that stands beside what is said."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.records import Reading, Time
from dragoman.statements.stream import Stream


def time_among(words: Stream, around: Sequence[int], reading: Reading) -> Time:
    """Return the time that stands among some tokens of a sentence."""
    if not around:
        return Time()
    kept, (low, _) = set(around), words.bounds(around[0])
    number = words.sentences[words.place[low]].number
    for mention in reading.times:
        if mention.sentence == number and mention.relation == "in" and low + mention.first in kept:
            return mention.time
    return Time()
