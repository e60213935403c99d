"""Stances taken in an article, found as statements are found and read by the same engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.codebook.stances import Stance, Stances
from dragoman.records import Reading, Statement
from dragoman.records.stream import NOMINAL, Range, Stream
from dragoman.statements.chains import chain_at
from dragoman.statements.contents import last_word
from dragoman.statements.meaning import PLEDGE, VERB, Meaning
from dragoman.statements.phrases import own_subject, subject
from dragoman.statements.promises import promises
from dragoman.statements.utterances import Listener, Utterance
from dragoman.statements.voices import Voice, Voices

COLON = ":"
#: Tokens between a holder and a cue that still make one clause.
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
    addressee: int | None = None


def taken(reading: Reading, stances: Stances) -> tuple[Taken, ...]:
    """Return the stances of an article in reading order, from which positions and pledges are coded.

    They are heard as statements are, with other cues: what reports words ("said") seldom takes sides ("rejected").
    """
    words = reading.words
    judge = Judge(words, reading, stances)
    listener = Listener(words, reading.cast, stances.lexicon, first_person=True)
    found = [stand for heard in listener.utterances() for stand in judge.stands(heard)]
    found.extend(judge.holders(listener.voices))
    found.extend(judge.promises(listener.voices, found))
    found.extend(judge.silences(listener.voices))
    kept = (stand for stand in found if not any(outdone(stand, other) for other in found))
    return tuple(sorted(kept, key=lambda t: (t.clause[0], t.stance)))


def outdone(stand: Taken, other: Taken) -> bool:
    """Tell whether another stance of the same side says the same better: a verb over a noun, the inner clause over the outer."""
    if stand is other or other.clause[0][0] >= stand.clause[-1][1] or stand.clause[0][0] >= other.clause[-1][1]:
        return False
    same, side = stand.voice.name == other.voice.name, stand.voice.country
    if stand.stance == "support" and other.stance == PLEDGE:  # "reaffirmed its commitment to defend the isle"
        return same and other.how == "noun" and covers(stand, other)
    if stand.stance != other.stance:
        return False
    if stand.how == "noun":  # "reaffirmed Chad's support" is the minister's
        return (
            other.how != "noun"
            and (same or (side is not None and side == other.voice.country))
            and covers(other, stand)
        )
    return same and other.how != "noun" and covers(stand, other)


def covers(outer: Taken, inner: Taken) -> bool:
    """Tell whether one clause lies within another and is shorter."""
    a, b = outer.clause[0][0], outer.clause[-1][1]
    c, d = inner.clause[0][0], inner.clause[-1][1]
    return a <= c and d <= b and (a, b) != (c, d)


class Judge:
    """Decides what stance the utterances of one article take."""

    def __init__(self, words: Stream, reading: Reading, stances: Stances) -> None:
        self.stream, self.reading, self.stances = words, reading, stances
        self.words, self.meaning = stances.words, Meaning(words, reading, stances)

    def stands(self, heard: Utterance) -> Iterator[Taken]:
        """Yield the stances of an utterance whose holder is known; a quotation is judged sentence by sentence."""
        heard = replace(heard, voice=self.quoted_speaker(replace(heard, voice=self.reported_speaker(heard))))
        if not self.holds(heard.voice) or self.disowned(heard):
            return
        if heard.how in {"quote", "running"} and heard.names[:1] in {("say",), ()}:
            for sentence in (s for part in heard.content for s in self.by_sentence(part)):
                stance = self.meaning.meant(replace(heard, content=(sentence,), names=("say",)))
                if stance:
                    yield Taken(stance=stance, voice=heard.voice, about=(sentence,), clause=(sentence,), how="quote")
            return
        known = heard.names[:1] and heard.names[0] in self.words.cues
        stance = self.meaning.of_noun(heard) if heard.how == "noun" else self.meaning.meant(heard) if known else None
        if stance is None and heard.names[:1] == ("say",):
            yield from self.promised(heard)
        if stance:
            clause = self.clause(heard)
            yield Taken(
                stance=stance,
                voice=heard.voice,
                about=self.meaning.opposed(heard) if stance == "oppose" else heard.content,
                clause=clause,
                how=heard.how,
                cue=heard.cue,
                addressee=heard.addressee,
            )

    def disowned(self, heard: Utterance) -> bool:
        """Tell a stance that its holder denies: "Rwanda denies backing the rebels"."""
        if heard.cue is None or heard.how == "noun":
            return False
        return self.reading.denies(*self.stream.entity_key(heard.cue[0]))

    def reported_speaker(self, heard: Utterance) -> Voice:
        """Return whom the statement of the same cue has for its speaker, so that there is one answer to who says it."""
        at = self.stream.tokens[heard.cue[0]].start if heard.cue else None
        same = (s for s in self.reading.statements if s.cue_span and s.cue_span.start == at and s.speaker_id)
        said = next(same, None) if heard.voice.words else None
        known = said is None or said.speaker_id in {heard.voice.id, *(e.id for e in heard.voice.entities)}
        return heard.voice if said is None or known else self.voice_of(said, heard.voice)

    def voice_of(self, said: Statement, voice: Voice) -> Voice:
        """Return the speaker of a statement as a voice."""
        known = (e for entities in self.reading.cast.entities.values() for e in entities if e.id == said.speaker_id)
        return Voice(
            words=None,
            text=said.speaker_text or voice.text,
            name=said.speaker or voice.name,
            country=said.speaker_country,
            id=said.speaker_id,
            entities=tuple(e for e in (next(known, None),) if e),
        )

    def quoted_speaker(self, heard: Utterance) -> Voice:
        """Return the voice, or whoever is quoted where the voice is "I" or "we"."""
        voice = heard.voice
        if voice.entities or voice.words is None or voice.text.lower() not in self.stances.lexicon.words.first_person:
            return voice
        at = self.stream.tokens[voice.words[0]].start
        chain = [said for said in chain_at(self.reading.statements, at) if said.direct or said.cue == COLON]
        return voice if not chain or chain[-1].speaker == voice.name else self.voice_of(chain[-1], voice)

    def by_sentence(self, part: Range) -> Iterator[Range]:
        """Yield the stretch of a range that lies in each of its sentences."""
        at = part[0]
        while at < part[1]:
            end = min(self.stream.bounds(at)[1], part[1])
            yield at, end
            at = end

    def holds(self, voice: Voice) -> bool:
        """Tell a holder that is an actor, or a person or body named by a common noun, from the rest."""
        if voice.entities or voice.words is None:
            return bool(voice.entities) or voice.country is not None
        tokens = [self.stream.tokens[at] for at in range(*voice.words)]
        if len(tokens) == 1 and tokens[0].pos == "PRON":
            return voice.name != voice.text  # the "I" of a column has its writer's name
        people = self.stances.lexicon.words.people
        return any(token.pos == "PROPN" or token.text.lower() in people for token in tokens)

    def promised(self, heard: Utterance) -> Iterator[Taken]:
        """Yield what a spokesman says that another of his side will do: a promise of the one who will do it."""
        stream, (start, end) = self.stream, heard.content[0]
        verb = next((at for at in range(start, min(end, start + VERB)) if stream.lower[at] in self.words.futures), None)
        head = own_subject(stream, stream.heads[verb]) if verb is not None else None
        if verb is None or head is None or not start <= head < verb:
            return
        found = self.reading.cast.at(*stream.entity_key(head))
        act = next((at for at in range(verb + 1, end) if stream.tokens[at].pos in {"VERB", "AUX"}), verb)
        ours = {e.country for e in found} == {heard.voice.country} != {None}
        idle = stream.lower[act] in self.words.planned or stream.tokens[act].lemma in self.words.unwanted
        if ours and found[0].id != heard.voice.id and not idle:
            voice = Voice(
                words=(head, head + 1),
                text=found[0].text,
                name=found[0].name,
                country=found[0].country,
                id=found[0].id,
                entities=found,
            )
            denied = self.reading.denies(*stream.entity_key(act))
            spares = stream.tokens[act].lemma in self.words.harms
            stance: Stance = "oppose" if denied and not spares else "pledge"
            yield Taken(
                stance=stance, voice=voice, about=heard.content, clause=heard.content, how="left", cue=(act, act + 1)
            )

    def clause(self, heard: Utterance) -> tuple[Range, ...]:
        """Return the words that prove a stance: from the holder through the content where they stand in that order."""
        cue, content, stream = heard.cue, heard.content, self.stream
        holder = heard.voice.words
        if cue is None or content[0][0] < cue[0]:
            near = holder and holder[0] >= cue[1] and stream.place[holder[0]] == stream.place[cue[0]] if cue else None
            whole = heard.how == "that" and cue is not None
            return ((content[0][0], holder[1] if holder and near else cue[1]),) if whole and cue else content
        start = cue[0]
        if heard.names[0] == "decline":
            return ((stream.bounds(start)[0], last_word(stream, start)),)
        if holder and stream.place[holder[0]] == stream.place[start] and holder[0] < start <= holder[1] + REACH:
            verbs = (self.predicate(at) for at in range(holder[1], start))
            start = start if any(verbs) else holder[0]
        return ((start, content[-1][1]),)

    def predicate(self, at: int) -> bool:
        """Tell a verb of a clause from a participle that modifies a noun."""
        return self.stream.tokens[at].pos == "VERB" and self.stream.relation(at) not in {"amod", "acl"}

    def promises(self, voices: Voices, found: Sequence[Taken]) -> Iterator[Taken]:
        """Yield the promises told in nouns and participles, but for those found already."""
        known = [part for stand in found if stand.stance == PLEDGE for part in stand.about]
        for voice, content, clause in promises(self.stream, voices, self.words.promising):
            if self.holds(voice) and not any(a < content[1] and content[0] < b for a, b in known):
                yield Taken(stance=PLEDGE, voice=voice, about=(content,), clause=(clause,), how="noun")

    def silences(self, voices: Voices) -> Iterator[Taken]:
        """Yield those who would not speak: "would not say whether Chad backs the bid"."""
        stream = self.stream
        for at, text in enumerate(stream.lower):
            if text not in self.words.silence or stream.tokens[at].pos != "VERB" or not stream.body(at):
                continue
            would = any(stream.lower[c] in self.words.futures for c in stream.kids(at, "aux"))
            denied = self.reading.denies(*stream.entity_key(at))
            head = own_subject(stream, at) if would and denied else None
            voice = voices.of(head) if head is not None else None
            if voice and self.holds(voice):
                whole, end = (stream.bounds(at)[0], last_word(stream, at)), stream.right[at] + 1
                yield Taken(
                    stance="declined", voice=voice, about=((at, end),), clause=(whole,), how="that", cue=(at, at + 1)
                )

    def holders(self, voices: Voices) -> Iterator[Taken]:
        """Yield the stances of those called an advocate or a critic of something."""
        stream = self.stream
        for stance, nouns in self.words.holders.items():
            for at, text in enumerate(stream.lower):
                if text not in nouns or not stream.body(at) or stream.lower[at + 1 : at + 2] != ("of",):
                    continue
                head, end = bearer(stream, at), min(max(stream.right[at] + 1, at + 3), last_word(stream, at))
                if head is None or end <= at + 2:
                    continue
                voice = voices.of(head)
                if self.holds(voice):
                    start = voice.words[0] if voice.words and voice.words[0] < at else at
                    yield Taken(stance=stance, voice=voice, about=((at + 2, end),), clause=((start, end),), how="noun")


def bearer(words: Stream, noun: int) -> int | None:
    """Return who is called by a noun: "Kim is a critic", "Kim, a critic", "Kim is seen as a critic"."""
    own = own_subject(words, noun)
    if own is not None:
        return own
    head = words.heads[noun]
    if words.relation(noun) == "conj" and words.tokens[head].pos == "NOUN":  # "a friend and backer of"
        return bearer(words, head)
    if words.relation(noun) == "appos" and words.tokens[head].pos in NOMINAL:
        return head
    if any(words.lower[c] == "as" for c in words.kids(noun, "case")) and words.tokens[head].pos == "VERB":
        return subject(words, head)
    return None
