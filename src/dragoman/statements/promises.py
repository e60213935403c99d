"""Promises told in a noun or a participle: "among her pledges was ...", "came to office on a promise to ...", "the promised aid"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.codebook.stances import Promising
from dragoman.records.stream import Range, Stream, trim
from dragoman.statements.contents import last_word
from dragoman.statements.phrases import own_subject, subject
from dragoman.statements.voices import Voice, Voices

#: A promise: its maker, what is promised, all the words that say so.
Promise = tuple[Voice, Range, Range]


def promises(stream: Stream, voices: Voices, words: Promising) -> Iterator[Promise]:
    """Yield the promises that a text tells of in nouns and participles, in order."""
    for at, text in enumerate(stream.lower):
        if not stream.body(at):
            continue
        if text in words.nouns and stream.tokens[at].pos == "NOUN":
            found = of_noun(stream, at, voices, words=words)
        elif text in words.participles and stream.relation(at) in {"amod", "acl"} and not stream.finite(at):
            found = of_participle(stream, at, voices)
        else:
            continue
        if found:
            yield found


def of_noun(stream: Stream, noun: int, voices: Voices, *, words: Promising) -> Promise | None:
    """Return the promise that a noun names, with whoever makes or owns it."""
    content = named_act(stream, noun) or predicated(stream, noun)
    own = None if stream.lower[noun] in words.owned else owner(stream, noun, voices)
    maker = own or (keeper(stream, noun, voices, words=words) if content else None)
    if content is None or maker is None:
        return None
    top = noun
    while stream.relation(top) == "nmod":  # "one of her pledges"
        top = stream.heads[top]
    start = min(stream.left[top if content[0] > top else noun], content[0])
    return maker, content, trim(stream, (start, max(content[1], noun + 1)))


def of_participle(stream: Stream, at: int, voices: Voices) -> Promise | None:
    """Return what is called promised: "Norway's promised withdrawal", "the aid promised by Norway"."""
    noun = stream.heads[at]
    agents = [c for c in stream.kids(at, "obl") if stream.tokens[c].dep == "obl:agent"]
    maker = voices.of(agents[0]) if agents else owner(stream, noun, voices)
    if maker is None and stream.relation(at) == "amod" and stream.relation(noun) == "obj":
        giver = own_subject(stream, stream.heads[noun])
        maker = voices.of(giver) if giver is not None else None
    if maker is None or not maker.entities or stream.tokens[noun].pos != "NOUN":
        return None
    whole = trim(stream, (stream.left[noun], stream.right[noun] + 1))
    return maker, whole, whole


def named_act(stream: Stream, noun: int) -> Range | None:
    """Return the act or the clause that hangs on a noun: "a promise to end subsidies", "assurances that it would not"."""
    for child in stream.kids(noun, "acl", "ccomp", "advcl"):
        marks = [stream.lower[c] for c in stream.kids(child, "mark")]
        if child > noun and ("to" in marks or "that" in marks):
            start = stream.left[child] + (stream.lower[stream.left[child]] == "that")
            return trim(stream, (start, min(stream.right[child] + 1, last_word(stream, child))))
    return None


def predicated(stream: Stream, noun: int) -> Range | None:
    """Return what a promise is said to be: "one of her pledges was to leave", "among her pledges was a plan"."""
    at = noun
    while stream.relation(at) == "nmod":  # "one of her pledges"
        at = stream.heads[at]
    told = stream.heads[at]
    be = [c for c in stream.kids(told, "cop", "aux") if c > at]
    if told == at or stream.relation(at) not in {"nsubj", "obl"} or not be:
        return None
    if stream.relation(at) == "obl" and told < at:
        return None
    return trim(stream, (be[-1] + 1, min(stream.right[told] + 1, last_word(stream, told))))


def owner(stream: Stream, noun: int, voices: Voices) -> Voice | None:
    """Return whose promise it is: "her pledge", "a promise by the ministry"."""
    for child in stream.kids(noun, "nmod", "amod", "compound"):
        cases = {stream.lower[c] for c in stream.kids(child, "case")}
        if stream.tokens[child].dep == "nmod:poss" or not cases or cases & voices.speech.words.issued:
            voice = voices.of(child)
            if voice.entities:
                return voice
    return None


def keeper(stream: Stream, noun: int, voices: Voices, *, words: Promising) -> Voice | None:
    """Return who makes, gives or keeps a promise, or acts on it: "came to office on a promise to ..."."""
    verb = stream.heads[noun]
    if stream.relation(noun) not in {"obj", "obl"} or stream.tokens[verb].pos != "VERB":
        return None
    on = any(stream.lower[c] in words.on for c in stream.kids(noun, "case"))
    if stream.relation(noun) == "obl" and not on:
        return None
    if stream.relation(noun) == "obj" and stream.tokens[verb].lemma not in words.makers:
        return None
    head = subject(stream, verb)
    voice = voices.of(head) if head is not None else None
    return voice if voice and voice.entities else None
