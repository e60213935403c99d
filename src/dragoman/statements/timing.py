"""The time that stands beside what is said."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.records import Reading, Time
from dragoman.statements.stream import Range, Stream
from dragoman.times.government import time_of


def time_of_cue(words: Stream, cue: Range | None, *, content: Sequence[Range], reading: Reading) -> Time:
    """Return the time that governs a cue and stands outside what is reported; one within it dates what is told there."""
    if cue is None:
        return Time()
    low = words.bounds(cue[0])[0]
    sentence = words.sentences[words.place[low]]
    mention = time_of(reading.times, sentence, cue[0] - low)
    if mention is None or mention.relation != "in":
        return Time()
    return Time() if any(a <= low + mention.first < b for a, b in content) else mention.time
