"""Messages that a report tells of without their words: what was posted, by whom, where, in which languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.codebook.speech import Speech
from dragoman.records.stream import Range, Stream, trim
from dragoman.statements.cues import phrase_at
from dragoman.statements.phrases import own_subject
from dragoman.statements.voices import Voice, Voices

#: Sentences over which the page of a first post holds for those told after it.
NEXT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A message: what it is said to hold, who sent it, the verb, where it stands."""

    content: Range
    voice: Voice
    cue: Range
    channel: str | None


def posts(stream: Stream, voices: Voices, speech: Speech) -> Iterator[Post]:
    """Yield the messages that were posted, each with a platform or languages to know it by."""
    last: tuple[int, Post] | None = None
    for at, text in enumerate(stream.lower):
        verb = stream.heads[at]
        if text not in speech.words.posts or not stream.body(at) or stream.lower[verb] not in speech.posted:
            continue
        if stream.tokens[at].dep not in {"nsubj:pass", "obj"} or unreal(stream, verb, speech):
            continue
        place = stream.place[at]
        goes_on = last[1] if last and place - last[0] <= NEXT else None
        channel = platform(stream, at, speech) or (goes_on.channel if goes_on else None)
        voice = sender(stream, at, voices=voices, speech=speech) or (goes_on.voice if goes_on else None)
        if voice and (channel or tongues(stream, range(*stream.bounds(at)), speech)):
            post = Post(content=held(stream, at, speech), voice=voice, cue=(verb, verb + 1), channel=channel)
            last = place, post
            yield post


def unreal(stream: Stream, verb: int, speech: Speech) -> bool:
    """Tell a message still to be sent, or denied."""
    near = (stream.lower[c] for c in stream.kids(verb, "aux", "advmod", "mark"))
    return not (speech.words.unreal | speech.words.negations).isdisjoint(near)


def platform(stream: Stream, at: int, speech: Speech) -> str | None:
    """Return the platform that the sentence names."""
    for here in range(*stream.bounds(at)):
        end = phrase_at(stream, here, speech.platforms)
        if end and stream.tokens[here].text[:1].isupper():
            return stream.text((here, end))
    return None


def tongues(stream: Stream, places: Iterable[int], speech: Speech) -> tuple[str, ...]:
    """Return the languages that "in" marks: "in both Korean and English"."""
    found = []
    for at in places:
        if stream.tokens[at].text in speech.words.languages and "in" in stream.lower[max(0, at - 4) : at]:
            noun = stream.relation(at) in {"amod", "compound"} and stream.heads[at] > at
            found += [] if noun else [stream.tokens[at].text]
    return tuple(dict.fromkeys(found))


def sender(stream: Stream, at: int, *, voices: Voices, speech: Speech) -> Voice | None:
    """Return who sent a message: who posts it, whose page it stands on, whose message or dealing it tells of."""
    verb = stream.heads[at]
    if stream.relation(at) == "obj":
        head = own_subject(stream, verb)
        return voices.of(head) if head is not None else None
    agents = [c for c in stream.kids(verb, "obl") if stream.tokens[c].dep == "obl:agent"]
    pages = [c for c in stream.kids(verb, "obl") if stream.lower[c] in speech.words.pages]
    owners = [o for page in (*pages, at) for o in stream.kids(page, "nmod") if stream.tokens[o].dep == "nmod:poss"]
    for head in (*agents, *owners):
        voice = voices.of(head)
        if voice.entities:
            return voice
    return None


def held(stream: Stream, at: int, speech: Speech) -> Range:
    """Return the phrase of a message, up to where its language or its place begins."""
    start, end = stream.left[at], stream.right[at] + 1
    for here in range(at + 1, end):
        named = stream.tokens[here].text in speech.words.languages or phrase_at(stream, here, speech.platforms)
        if named and stream.relation(here) in {"nmod", "obl"}:
            end = min(end, stream.left[here])
    return trim(stream, (start, max(end, at + 1)))
