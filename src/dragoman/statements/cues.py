"""Where a sentence reports words: verbs, phrases, nouns and "according to"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.codebook.speech import CueWord, Speech, SpeechFile
from dragoman.records.stream import Range, Stream
from dragoman.statements.phrases import right_neighbour


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that report: tokens [start, end), the verb, and what the lexicon says of it."""

    start: int
    end: int
    word: CueWord
    passive: bool = False


class Source(NamedTuple):
    """Words that name a source, and the head of the phrase for who that is."""

    words: Range
    head: int


def verb_cues(stream: Stream, speech: Speech) -> Iterator[Cue]:
    """Yield the verbs that report words as said, in order."""
    skip = 0
    for at, text in enumerate(stream.lower):
        if at < skip:
            continue
        for word in speech.cues.get(text, ()):
            end = matches(stream, at, word)
            if end and moved(stream, (at, end), speech):
                continue
            if end and fits(stream, at, word=word, sure=speech.words.sure) and real(stream, at, speech):
                yield Cue(start=at, end=end, word=word, passive=not word.adjective and passive(stream, at, speech))
                skip = end
                break


def matches(stream: Stream, at: int, word: CueWord) -> int | None:
    """Return the token after a cue that stands at `at`; one adverb may stand between its words."""
    end, high = at + 1, stream.bounds(at)[1]
    for part in word.tail:
        if end < high and stream.lower[end] != part and stream.tokens[end].pos == "ADV":
            end += 1
        if end >= high or stream.lower[end] != part:
            return None
        end += 1
    return end


def moved(stream: Stream, words: Range, speech: Speech) -> bool:
    """Tell a verb of which a particle behind it makes another: "called home its envoy", "called off the vote"."""
    at, end = words
    particle = end < stream.bounds(at)[1] and stream.lower[end] in speech.words.particles
    return particle and stream.heads[end] == at and stream.relation(end) in {"compound", "advmod"}


def fits(stream: Stream, at: int, *, word: CueWord, sure: frozenset[str]) -> bool:
    """Tell whether a word is used as the cue's part of speech."""
    token = stream.tokens[at]
    if word.adjective:  # "is against the plan", not "plots against the plan"
        return token.pos in {"ADJ", "VERB"} or (token.pos == "ADP" and bool(stream.kids(stream.heads[at], "cop")))
    if token.text in sure:
        return True
    if token.pos == "VERB":
        modifier = stream.relation(at) == "amod" and at + 1 == stream.heads[at] and not word.tail
        return not modifier or helped(stream, at)
    following = stream.lower[at + 1] if at + 1 < len(stream.lower) else ""
    return token.pos == "NOUN" and following == "that" and word.form == "s"


def helped(stream: Stream, at: int) -> bool:
    """Tell whether an auxiliary stands before a participle, adverbs between."""
    back = at - 1
    while back > 0 and stream.tokens[back].pos == "ADV":
        back -= 1
    return back >= 0 and stream.tokens[back].pos == "AUX"


def real(stream: Stream, at: int, speech: Speech) -> bool:
    """Tell words that were said from words denied, wished or yet to be said."""
    low, words = stream.bounds(at)[0], speech.words
    if any(stream.lower[c] in words.doubting for c in stream.kids(at, "mark")) or charged(stream, at, words):
        return False
    back = at - 1
    aux = stream.kids(at, "aux")
    joint = not aux and stream.relation(at) == "conj" and not stream.kids(at, "nsubj")
    shared = stream.kids(stream.heads[at], "aux") if joint else ()
    unreal = any(stream.lower[c] in words.unreal for c in (*aux, *shared))
    while back >= low and (stream.tokens[back].pos in {"AUX", "ADV", "PART"} or stream.lower[back] in words.unreal):
        if stream.lower[back] in words.negations:
            return False
        unreal = unreal or stream.lower[back] in words.unreal
        back -= 1
    if not unreal:
        return True
    head = stream.heads[at]
    return head < at and stream.lower[head] in words.realized_by


def charged(stream: Stream, at: int, words: SpeechFile) -> bool:
    """Tell a gerund of which somebody is only accused: "blamed Chad for backing the rebels"."""
    marked = any(stream.lower[c] in words.charges for c in stream.kids(at, "mark", "case"))
    blamed = stream.kids(stream.heads[at], "obj") if marked and stream.lower[at].endswith("ing") else ()
    return any(c < at for c in blamed)


def passive(stream: Stream, at: int, speech: Speech) -> bool:
    """Tell a participle behind a form of be, behind the noun of whom it is said, or before it: "Asked whether ..., he"."""
    token = stream.tokens[at]
    if (token.dep == "acl" and token.has("Voice=Pass")) or asked(stream, at, speech):
        return True
    back, low = at - 1, stream.bounds(at)[0]
    while back >= low and stream.tokens[back].pos in {"ADV", "PART"}:
        back -= 1
    participle = not stream.tokens[at].has("VerbForm=Fin") and not stream.lower[at].endswith("ing")
    return (
        participle and back >= low and stream.lower[back] in speech.words.passive and stream.tokens[back].pos == "AUX"
    )


def asked(stream: Stream, at: int, speech: Speech) -> bool:
    """Tell a participle that opens a sentence or a phrase and says what was done to the subject behind it."""
    before = stream.relation(at) in {"advcl", "acl"} and stream.heads[at] > at
    participle = any(word.form == "past" for word in speech.cues.get(stream.lower[at], ()))
    return before and participle and not stream.kids(at, "nsubj", "mark", "aux")


def source_cues(stream: Stream, speech: Speech) -> Iterator[Source]:
    """Yield the words of each "according to X" and "in X's words", with the head of who is named."""
    for at, text in enumerate(stream.lower):
        end = phrase_at(stream, at, speech.sources) if text in speech.sources else None
        head = right_neighbour(stream, end - 1) if end and end - at > 1 else None
        if end and head is not None:
            yield Source((at, end), head)
        if text in speech.words.owned_sources:
            yield from owned_source(stream, at, speech)


def owned_source(stream: Stream, at: int, speech: Speech) -> Iterator[Source]:
    """Yield "in the minister's words" for the preposition that opens it."""
    noun, sought = stream.heads[at], speech.words.owned_sources[stream.lower[at]]
    if noun <= at or stream.lower[noun] not in sought:
        return
    owner = next((c for c in stream.kids(noun, "nmod") if stream.tokens[c].dep == "nmod:poss"), None)
    if owner is not None and at < owner < noun:
        yield Source((at, noun + 1), owner)


def noun_cues(stream: Stream, speech: Speech) -> Iterator[Range]:
    """Yield the nouns that stand for words ("the claim that ...")."""
    for at, text in enumerate(stream.lower):
        if text in speech.nouns and stream.tokens[at].pos == "NOUN":
            yield at, at + 1


def phrase_at(stream: Stream, at: int, phrases: Mapping[str, tuple[tuple[str, ...], ...]]) -> int | None:
    """Return the end of the longest of some phrases that stands at a token."""
    for words in phrases.get(stream.lower[at], ()):
        if stream.lower[at : at + len(words)] == words:
            return at + len(words)
    return None
