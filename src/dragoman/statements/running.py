"""Quotations without a cue, given to the speaker of the moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.records.stream import Range
from dragoman.statements.quotations import Quotation
from dragoman.statements.quoting import Quotes
from dragoman.statements.voices import Voice, Voices

#: Fewest quoted words that stand as a statement of their own.
SENTENCE = 5
#: Sentences, and paragraphs, after which a quotation no longer belongs to the last speaker.
FAR, APART = 6, 2
Spoken = tuple[tuple[Range, ...], Voice, Range | None]


def free(quotes: Quotes, voices: Voices, spoken: Sequence[Spoken]) -> Iterator[tuple[Quotation, Voice]]:
    """Yield the quoted sentences that no utterance covers, each with its speaker."""
    stream = quotes.stream
    covered = [part for content, _, _ in spoken for part in content]
    turns = sorted(
        ((cue[0], voice) for _, voice, cue in spoken if cue and not any(a <= cue[0] < b for a, b in covered)),
        key=lambda turn: turn[0],
    )
    for quotation in quotes.all:
        known = any(a <= quotation.start and quotation.end <= b + 1 for a, b in covered)
        if known or quotation.opened in quotes.used or not stream.body(quotation.start):
            continue
        if sentence_like(quotes, quotation):
            if not leads(quotes, quotation) and quotes.stream.lower[quotation.opened - 1] != ":":
                continue
            voice = introduced(quotes, voices, quotation) or speaker_of_the_moment(quotes, quotation, turns)
            if voice:
                yield quotation, voice


def sentence_like(quotes: Quotes, quotation: Quotation) -> bool:
    """Tell quoted sentences from quoted words."""
    return quotation.end - quotation.start >= SENTENCE and quotes.sentence(quotation)


def leads(quotes: Quotes, quotation: Quotation) -> bool:
    """Tell whether a quotation opens its sentence, or follows another one, without words of the reporter."""
    stream = quotes.stream
    before = range(stream.bounds(quotation.opened)[0], quotation.opened)
    return all(at in quotes.inside or stream.tokens[at].pos in {"PUNCT", "CCONJ", "SYM"} for at in before)


def speaker_of_the_moment(quotes: Quotes, quotation: Quotation, turns: Sequence[tuple[int, Voice]]) -> Voice | None:
    """Return who spoke last before a quotation, if that was not long ago."""
    stream = quotes.stream
    before = [(at, voice) for at, voice in turns if at < quotation.opened and at not in quotes.inside]
    if not before:
        return None
    last, voice = before[-1]
    near = stream.place[quotation.opened] - stream.place[last] <= FAR
    return voice if near and stream.paragraph(quotation.start) - stream.paragraph(last) <= APART else None


def introduced(quotes: Quotes, voices: Voices, quotation: Quotation) -> Voice | None:
    """Return the actor named before a colon that opens a quotation: "one of Kim's favourite lines: '...'"."""
    stream, colon = quotes.stream, quotation.opened - 1
    if colon < 1 or stream.lower[colon] != ":":
        return None
    for at in range(colon - 1, stream.bounds(colon)[0] - 1, -1):
        if at not in quotes.inside and voices.cast.at(*stream.entity_key(at)):
            return voices.of(at)
    return None
