"""Stances taken in an article, found as statements are found and read by the same lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.codebook.stances import Stances
from dragoman.records import Reading
from dragoman.statements import contents
from dragoman.statements.chains import chain_at
from dragoman.statements.phrases import own_subject, subject
from dragoman.statements.stream import NOMINAL, Range, Stream, stream
from dragoman.statements.utterances import Listener, Utterance
from dragoman.statements.voices import Voice, Voices

#: Tokens between a speaker and a cue that still make one clause.
REACH = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A stance: who takes it, on what words, the clause that says so."""

    stance: str
    voice: Voice
    about: tuple[Range, ...]
    clause: tuple[Range, ...]
    how: str
    cue: Range | None = None


def taken(reading: Reading, stances: Stances) -> tuple[Stream, tuple[Taken, ...]]:
    """Return the stances of an article in reading order."""
    words = stream(reading.article, reading.sentences)
    listener = Listener(words, reading.cast, stances.lexicon, first_person=True)
    found = [stand for heard in listener.utterances() for stand in decided(words, heard, reading, stances)]
    found.extend(holders(words, listener.voices, stances))
    found.sort(key=lambda t: (t.clause[0], t.stance))
    return words, tuple(found)


def decided(words: Stream, heard: Utterance, reading: Reading, stances: Stances) -> Iterator[Taken]:
    """Yield the stances of an utterance, if it takes any and its holder is known; a quotation sentence by sentence."""
    heard = replace(heard, voice=quoted_speaker(words, heard, reading))
    if not holds(words, heard.voice, stances):
        return
    if heard.how in {"quote", "running"} and heard.names[:1] in {("say",), ()}:
        for part in heard.content:
            for sentence in by_sentence(words, part):
                said = replace(heard, content=(sentence,), names=("say",))
                stance = meant(words, said, reading, stances)
                if stance:
                    yield Taken(stance=stance, voice=heard.voice, about=(sentence,), clause=(sentence,), how="quote")
        return
    if heard.cue is None:
        return
    if heard.how == "noun":
        link = words.lower[heard.content[0][0] - 1]
        link = "to" if words.lower[heard.content[0][0]] == "to" else link
        stance = stances.nouns.get((heard.lemma, link))
    elif heard.names and heard.names[0] in stances.words.cues:
        stance = meant(words, heard, reading, stances)
    else:
        stance = None
    if stance:
        yield Taken(
            stance=stance, voice=heard.voice, about=heard.content, clause=clause(words, heard), how=heard.how, cue=heard.cue
        )


def quoted_speaker(words: Stream, heard: Utterance, reading: Reading) -> Voice:
    """Return the voice, or whoever is quoted where the voice is "I" or "we"."""
    voice = heard.voice
    if voice.entities or voice.words is None or voice.text.lower() not in {"i", "we"}:
        return voice
    chain = [s for s in chain_at(reading.statements, words.tokens[voice.words[0]].start) if s.direct]
    if not chain:
        return voice
    said = chain[-1]
    name = said.speaker or voice.name
    text = said.speaker_text or voice.text
    found = {e.id: e for entities in reading.cast.entities.values() for e in entities}
    known = (found[said.speaker_id],) if said.speaker_id in found else ()
    return Voice(words=None, text=text, name=name, country=said.speaker_country, id=said.speaker_id, entities=known)


def by_sentence(words: Stream, part: Range) -> Iterator[Range]:
    """Yield the stretch of a range that lies in each of its sentences."""
    at = part[0]
    while at < part[1]:
        end = min(words.bounds(at)[1], part[1])
        yield at, end
        at = end


def holds(words: Stream, voice: Voice, stances: Stances) -> bool:
    """Tell a holder that is an actor, or a person or body named by a common noun, from the rest."""
    if voice.entities:
        return True
    if voice.words is None:
        return voice.country is not None
    people = stances.lexicon.words.people
    tokens = [words.tokens[at] for at in range(*voice.words)]
    if len(tokens) == 1 and tokens[0].pos == "PRON":
        return False
    return any(token.pos == "PROPN" or token.text.lower() in people for token in tokens)


def meant(words: Stream, heard: Utterance, reading: Reading, stances: Stances) -> str | None:
    """Return the stance of a cue; where the cue leaves it open, that of the words reported."""
    name = heard.names[0]
    stance = stances.words.cues[name].stance
    start, end = heard.content[0]
    if name == "decline":
        silent = any(words.lower[at] in stances.words.silence for at in range(start, min(end, start + 3)))
        return "declined" if silent else None
    if stance == "demand" and name == "demand":
        return "support" if shares(words, (start, end), stances) else "demand"
    if stance != "content":
        return stance
    if name == "express":
        return felt(words, (start, end), stances)
    return valued(words, heard, stances) or urged(words, heard, reading, stances)


def shares(words: Stream, content: Range, stances: Stances) -> bool:
    """Tell whether a phrase is about what is shared, such as cooperation or ties."""
    return any(words.lower[at] in stances.words.shared for at in range(content[0], min(content[1], content[0] + 14)))


def felt(words: Stream, content: Range, stances: Stances) -> str | None:
    """Return the stance of a feeling: "his hope for", "deep regret", "concerns over"."""
    for at in range(content[0], min(content[1], content[0] + 6)):
        for stance, nouns in stances.words.feelings.items():
            if words.lower[at] in nouns:
                return stance
    return None


def valued(words: Stream, heard: Utterance, stances: Stances) -> str | None:
    """Return support where "the importance of" or "is essential" says so."""
    start, end = heard.content[0]
    noun = None
    if heard.names[0] == "stress":
        noun = next((at for at in range(start, min(end, start + 5)) if words.tokens[at].pos == "NOUN"), None)
    if noun is not None and words.lower[noun] in stances.words.values:
        return "demand" if words.lower[noun] in stances.words.needs and not shares(words, (noun, end), stances) else "support"
    first = next((at for at in range(start, end) if words.finite(at)), None)
    if first is not None and any(words.lower[at] in stances.words.goods for at in range(first, min(end, first + 6))):
        return "support"
    return None


def urged(words: Stream, heard: Utterance, reading: Reading, stances: Stances) -> str | None:
    """Return what a clause about oneself or another takes: "he would", "we need to", "Moscow must"."""
    start, end = heard.content[0]
    while start < end and words.tokens[start].pos in {"ADV", "PUNCT", "SCONJ", "CCONJ"}:
        start += 1
    verb = next((at for at in range(start, min(end, start + 12)) if words.finite(at)), None)
    if verb is None or verb == start:
        return None
    self_ = verb - start <= 3 and words.lower[start] in stances.words.selves and same(words, start, heard.voice, reading)
    if self_ and words.lower[verb] in stances.words.futures:
        return "pledge"
    if self_ and (words.lower[verb] in stances.words.hopes or words.lower[verb] in stances.words.duties):
        return "support"
    following = words.lower[verb + 1] if verb + 1 < end else ""
    required = words.lower[verb] in stances.words.duties and (words.tokens[verb].pos == "AUX" or following == "to")
    return "demand" if required and words.lower[start] not in {"it", "there"} else None


def same(words: Stream, at: int, voice: Voice, reading: Reading) -> bool:
    """Tell whether a pronoun stands for the speaker, as far as the cast knows."""
    found = reading.cast.at(*words.entity_key(at))
    return not found or not voice.entities or bool({e.id for e in found} & {e.id for e in voice.entities})


def clause(words: Stream, heard: Utterance) -> tuple[Range, ...]:
    """Return the words that prove a stance: from the holder through the content where they stand in that order."""
    cue, content = heard.cue, heard.content
    if cue is None or content[0][0] < cue[0]:
        return content
    start = cue[0]
    holder = heard.voice.words
    if holder and words.bounds(holder[0])[0] == words.bounds(start)[0] and holder[0] < start <= holder[1] + REACH:
        between = range(holder[1], start)
        verbs = any(words.tokens[at].pos == "VERB" and words.finite(at) for at in between)
        start = start if verbs else holder[0]
    if heard.names[:1] == ("decline",):
        low, _ = words.bounds(start)
        return ((low, contents.last_word(words, start)),)
    return ((start, content[-1][1]),)


def holders(words: Stream, voices: Voices, stances: Stances) -> Iterator[Taken]:
    """Yield the stances of those called an advocate or a critic of something."""
    for stance, nouns in stances.words.holders.items():
        for at, text in enumerate(words.lower):
            if text in nouns and words.tokens[at].pos == "NOUN" and words.body(at):
                following = words.lower[at + 1] if at + 1 < len(words.tokens) else ""
                head = bearer(words, at)
                if following != "of" or head is None:
                    continue
                end = min(max(words.right[at] + 1, at + 3), contents.last_word(words, at))
                voice = voices.of(head)
                if holds(words, voice, stances) and end > at + 2:
                    start = voice.words[0] if voice.words and voice.words[0] < at else at
                    yield Taken(stance=stance, voice=voice, about=((at + 2, end),), clause=((start, end),), how="noun")


def bearer(words: Stream, noun: int) -> int | None:
    """Return who is called by a noun: "Kim is a critic", "Kim, a critic", "Kim is seen as a critic"."""
    own = own_subject(words, noun)
    if own is not None:
        return own
    head = words.heads[noun]
    if words.relation(noun) == "appos" and words.tokens[head].pos in NOMINAL:
        return head
    if any(words.lower[c] == "as" for c in words.kids(noun, "case")) and words.tokens[head].pos == "VERB":
        return subject(words, head)
    return None
