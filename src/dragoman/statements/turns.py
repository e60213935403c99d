"""The turns of a transcript: whose words the paragraphs under a name and a colon are ("Q: ...", "MS. SILVA: ...")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.actors.people import is_person
from dragoman.codebook.speech import SpeechFile
from dragoman.records import Entity
from dragoman.records.stream import NOMINAL, Range, Stream, trim
from dragoman.statements.quotations import paragraphs
from dragoman.statements.voices import Voice, Voices, named

#: Longest label in words, the colon left out; shortest turn; turns that make a transcript.
LABEL, SHORTEST, ENOUGH = 6, 3, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The words of one speaker up to the next label, a range for each paragraph; `voice` is None where somebody asks."""

    colon: Range
    content: tuple[Range, ...]
    voice: Voice | None

    def holds(self, at: int) -> bool:
        """Tell whether a token is part of the turn's words."""
        return any(start <= at < end for start, end in self.content)


def turns(voices: Voices) -> tuple[Turn, ...]:
    """Return the turns of a transcript in order; of any other article the paragraphs under a name in capitals."""
    stream, words = voices.stream, voices.speech.words
    found: list[tuple[Range, list[Range]]] = []
    for low, high in paragraphs(stream):
        if not stream.body(low):
            continue
        colon = label_end(stream, low, high, words=words)
        if colon is not None:
            found.append(((low, colon), []))
        start = low if colon is None else colon + 1
        if found and high - start >= SHORTEST:
            found[-1][1].append(trim(stream, (start, high)))
    labels = [stream.text(label) for label, _ in found]
    if len(labels) < ENOUGH or not (_answers(labels, words) or len(set(labels)) < len(labels)):
        found = [
            (label, parts[:1]) for label, parts in found if _shouted(stream, label) and not voices.topic(label[1] - 1)
        ]
    return tuple(
        Turn(colon=(label[1], label[1] + 1), content=tuple(parts), voice=_voice(voices, label, first=found[0][0][0]))
        for label, parts in found
        if parts
    )


def _shouted(stream: Stream, label: Range) -> bool:
    """Tell a name in capitals from a word that opens a list: "HAUGEN:"."""
    words = [stream.tokens[at].text for at in range(*label) if stream.tokens[at].pos != "PUNCT"]
    return all(word.isupper() for word in words) and any(len(word) > 1 for word in words)


def label_end(stream: Stream, low: int, high: int, *, words: SpeechFile) -> int | None:
    """Return the colon after a short name, title or "Q" that opens a paragraph."""
    for at in range(low + 1, min(low + LABEL + 1, high)):
        if stream.lower[at] == ":":
            name = range(low, at)
            asks = stream.lower[low] in words.askers | words.answerers and at == low + 1
            return at if asks or all(_in_name(stream, i) for i in name) else None
    return None


def _in_name(stream: Stream, at: int) -> bool:
    text = stream.tokens[at].text
    return text in {".", "-"} or (text[:1].isupper() and stream.tokens[at].pos in NOMINAL | {"ADJ", "ADP", "X"})


def _answers(labels: Sequence[str], words: SpeechFile) -> bool:
    """Tell whether somebody asks, or answers, under these labels."""
    return any(label.lower() in words.askers | words.answerers for label in labels)


def _voice(voices: Voices, label: Range, *, first: int) -> Voice | None:
    """Return whose label it is: nobody's where a reporter asks, the one the transcript opens with under "A"."""
    stream, words = voices.stream, voices.speech.words
    low = stream.lower[label[0]]
    if low in words.askers:
        return None
    if low not in words.answerers:
        known = voices.of(label[1] - 1)
        return known if known.entities else _by_surname(voices, label) or known
    opened = next(_opened_with(voices, first), None)
    return named(None, opened.text, (opened,)) if opened else None


def _opened_with(voices: Voices, first: int) -> Iterator[Entity]:
    """Yield who is named above the first label, persons before bodies."""
    stream, cast = voices.stream, voices.cast
    above = [e for at in range(first) for e in cast.at(*stream.entity_key(at))]
    yield from (e for e in above if is_person(e))
    yield from above


def _by_surname(voices: Voices, label: Range) -> Voice | None:
    """Return the person of the article whose surname a label in capitals ends with."""
    surname = voices.stream.lower[label[1] - 1]
    bearers = {
        e.id: e
        for found in voices.cast.entities.values()
        for e in found
        if is_person(e) and e.name.lower().split()[-1] == surname
    }
    if len(bearers) != 1:
        return None
    return named(label, voices.stream.text(label), tuple(bearers.values()))
