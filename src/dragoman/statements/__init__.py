"""Statements: who said what, in whose words, on whose report."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.codebook.speech import Speech
from dragoman.records import Cast, Entity, Reading, Statement, fact_id
from dragoman.records.stream import Stream
from dragoman.statements.chains import chain_at
from dragoman.statements.cues import phrase_at
from dragoman.statements.phrases import noun_phrase
from dragoman.statements.posts import tongues
from dragoman.statements.timing import time_of_cue
from dragoman.statements.utterances import Listener, Utterance

__all__ = ["attribute", "chain_at", "in_order", "time_of_cue"]

CONFIDENCE = {
    "quote": 0.9,
    "left": 0.85,
    "source": 0.85,
    "that": 0.8,
    "colon": 0.7,
    "noun": 0.65,
    "running": 0.6,
    "post": 0.7,
}
#: The sector of outlets and agencies.
PRESS = "JRN"
#: What a speaker without a resolved actor costs in confidence.
UNKNOWN = 0.1


def attribute(reading: Reading, speech: Speech) -> tuple[Statement, ...]:
    """Return the statements of an article in reading order."""
    words = reading.words
    heard = Listener(words, reading.cast, speech).utterances()
    found = (statement(words, utterance, reading=reading, speech=speech) for utterance in heard)
    unique = tuple({fact.id: fact for fact in found}.values())
    chained = (replace(fact, attribution=on_whose_word(fact, unique)) for fact in unique)
    return relayed(tuple(chained), {e.id for e in everybody(reading.cast) if e.sector == PRESS})


def everybody(cast: Cast) -> Iterator[Entity]:
    """Yield all that the phrases of an article stand for."""
    for found in cast.entities.values():
        yield from found


def relayed(said: Sequence[Statement], outlets: Collection[str]) -> tuple[Statement, ...]:
    """Return statements with an outlet's word carried on: whom it has relayed once speaks through it later too, if through nobody else."""
    through: dict[str, str] = {}
    found = []
    for fact in said:
        inner = [other for other in said if fact.speaker in other.attribution and other.speaker_id]
        if fact.speaker_id in outlets and fact.speaker:
            through.update({str(other.speaker_id): fact.speaker for other in inner})
        outlet = through.get(fact.speaker_id or "")
        found.append(replace(fact, attribution=(outlet,)) if outlet and not fact.attribution else fact)
    return tuple(found)


def in_order(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return statements as they stand in the text."""
    return tuple(sorted(statements, key=lambda fact: (fact.evidence[0].start, -fact.evidence[-1].end)))


def on_whose_word(fact: Statement, said: Sequence[Statement]) -> tuple[str, ...]:
    """Return those in whose words a statement stands, outermost first."""
    around = (other for other in chain_at(said, fact.evidence[0].start) if other.id != fact.id)
    size = fact.evidence[-1].end - fact.evidence[0].start
    wider = (o for o in around if o.evidence[-1].end - o.evidence[0].start > size and o.speaker != fact.speaker)
    return tuple(dict.fromkeys(other.speaker for other in wider if other.speaker))


def statement(words: Stream, utterance: Utterance, *, reading: Reading, speech: Speech) -> Statement:
    """Return the fact of an utterance."""
    voice, cue = utterance.voice, utterance.cue
    evidence = tuple(words.span(part) for part in utterance.content)
    around = outside(words, utterance)
    heard_at = occasion(words, utterance, speech)
    return Statement(
        id=fact_id("st", reading.article, (voice.name, evidence[0].start, evidence[-1].end)),
        speaker=voice.name,
        speaker_text=voice.text,
        speaker_country=voice.country,
        cue=words.text(cue) if cue else None,
        content=" ".join(words.text(part) for part in utterance.content),
        direct=utterance.direct,
        kind=utterance.kind,
        evidence=evidence,
        addressee=None if heard_at else addressee(words, utterance, reading),
        channel=utterance.channel or heard_at or channel(words, around, speech),
        languages=tongues(words, around, speech),
        complete=utterance.complete,
        date=time_of_cue(words, cue, content=utterance.content, reading=reading),
        cue_span=words.span(cue) if cue else None,
        speaker_id=voice.id,
        confidence=CONFIDENCE[utterance.how] - (0.0 if voice.entities else UNKNOWN),
    )


def outside(words: Stream, utterance: Utterance) -> list[int]:
    """Return the tokens of the cue's sentence that are not content."""
    if utterance.cue is None:
        return []
    said = utterance.content
    return [at for at in range(*words.bounds(utterance.cue[0])) if not any(a <= at < b for a, b in said)]


def addressee(words: Stream, utterance: Utterance, reading: Reading) -> str | None:
    """Return who is spoken to."""
    head = utterance.addressee
    if head is None:
        return None
    found = reading.cast.at(*words.entity_key(head))
    return " and ".join(e.name for e in found) or words.text(noun_phrase(words, head))


def occasion(words: Stream, utterance: Utterance, speech: Speech) -> str | None:
    """Return the channel that is named like a listener: "told a news conference"."""
    head = utterance.addressee
    if head is None:
        return None
    starts = range(noun_phrase(words, head)[0], head + 1)
    at = next((at for at in starts if phrase_at(words, at, speech.channels) == head + 1), None)
    return words.text((at, head + 1)) if at is not None else None


def channel(words: Stream, around: list[int], speech: Speech) -> str | None:
    """Return where something was said: "at a press conference", "on X"; the longest name where there are several."""
    kept = set(around)
    found = ((at, phrase_at(words, at, speech.channels)) for at in around)
    named = [(at, end) for at, end in found if end and kept.issuperset(range(at, end)) and marked(words, at, speech)]
    best = max(named, key=lambda place: (is_platform(words, place[0], speech), place[1] - place[0]), default=None)
    return words.text(best) if best else None


def is_platform(words: Stream, at: int, speech: Speech) -> bool:
    """Tell the name of a platform from other channels."""
    return words.tokens[at].text[:1].isupper() and phrase_at(words, at, speech.platforms) is not None


def marked(words: Stream, at: int, speech: Speech) -> bool:
    """Tell whether a preposition of channels, such as "in", "at" or "on", stands up to four words before."""
    low = words.bounds(at)[0]
    before = range(max(low, at - 4), at)
    return any(words.lower[b] in speech.words.channel_words and words.tokens[b].pos == "ADP" for b in before)
