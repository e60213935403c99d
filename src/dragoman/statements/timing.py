"""The time that stands beside what is said."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.records import Reading, Time
from dragoman.records.stream import Range, Stream
from dragoman.times.government import time_of

COLON = ":"


def time_of_cue(words: Stream, cue: Range | None, *, content: Sequence[Range], reading: Reading) -> Time:
    """Return the time that governs a cue and stands outside what is reported; one within it dates what is told there."""
    if cue is None:
        return Time()
    low = words.bounds(cue[0])[0]
    sentence = words.sentences[words.place[low]]
    outside = [
        m
        for m in reading.times
        if m.sentence == sentence.number
        and not any(a <= low + m.first < b for a, b in content)
        and m.relation == "in"
        and COLON not in words.lower[cue[1] : low + m.first]  # what a colon opens is told, not said then
    ]
    told = time_of(outside, sentence, cue[0] - low)
    # "said last week it would": where the parser hung the time on the clause, its place still tells.
    near = (m for m in outside if low + m.first in {cue[1], cue[1] + 1})
    beside = next((m for m in near if m.governor is None or sentence.tokens[m.governor].pos != "NOUN"), None)
    return told.time if told else beside.time if beside else Time()
