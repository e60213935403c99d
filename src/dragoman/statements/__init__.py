"""Statements: who said what, in whose words, on whose report."""

from __future__ import annotations

from dragoman.codebook.speech import Speech
from dragoman.records import Reading, Statement, Time, fact_id
from dragoman.statements.stream import Range, Stream, stream
from dragoman.statements.utterances import Listener, Utterance

CONFIDENCE = {"quote": 0.9, "that": 0.8, "left": 0.85, "source": 0.85, "colon": 0.7, "running": 0.6}


def attribute(reading: Reading, speech: Speech) -> tuple[Statement, ...]:
    """Return the statements of an article in reading order."""
    words = stream(reading.article, reading.sentences)
    heard = Listener(words, reading.cast, speech).utterances()
    found = (statement(words, utterance, reading) for utterance in heard)
    return tuple({fact.id: fact for fact in found}.values())


def statement(words: Stream, utterance: Utterance, reading: Reading) -> Statement:
    """Return the fact of an utterance."""
    voice = utterance.voice
    evidence = tuple(words.span(part) for part in utterance.content)
    content = " ".join(words.text(part) for part in utterance.content)
    cue = utterance.cue
    return Statement(
        id=fact_id("st", reading.article, (voice.name, evidence[0].start, evidence[-1].end)),
        speaker=voice.name,
        speaker_text=voice.text,
        speaker_country=voice.country,
        cue=words.text(cue) if cue else None,
        content=content,
        direct=utterance.direct,
        kind=utterance.kind,
        evidence=evidence,
        complete=utterance.complete,
        cue_span=words.span(cue) if cue else None,
        speaker_id=voice.id,
        confidence=CONFIDENCE.get(utterance.how, 0.5),
    )


def chain_at(statements: tuple[Statement, ...], offset: int) -> tuple[Statement, ...]:
    """Return the statements whose content covers a source offset, the outermost first."""
    covering = [s for s in statements if any(span.start <= offset < span.end for span in s.evidence)]
    return tuple(sorted(covering, key=lambda s: (-sum(span.end - span.start for span in s.evidence), s.evidence[0].start)))
