"""Stances taken in an article, found as statements are found and read by the same engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.codebook.stances import Stance, Stances
from dragoman.records import Reading
from dragoman.statements.chains import chain_at
from dragoman.statements.contents import last_word
from dragoman.statements.phrases import own_subject, subject
from dragoman.statements.promises import promises
from dragoman.statements.stream import NOMINAL, Range, Stream, stream
from dragoman.statements.utterances import Listener, Utterance
from dragoman.statements.voices import Voice, Voices

COLON, PLEDGE = ":", "pledge"
#: Cues of what somebody tries to do.
AIMS = frozenset({"aim", "aim_adjective"})
#: Tokens between a holder and a cue that still make one clause.
REACH = 25
#: Tokens from the start of a content in which its head noun, its verb or a shared good is looked for.
NOUN, VERB, SHARED = 6, 12, 14


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


#: The words of an article and the stances taken in them, in reading order.
Stands = tuple[Stream, tuple[Taken, ...]]


def taken(reading: Reading, stances: Stances) -> Stands:
    """Return the stances of an article, from which positions and pledges are coded."""
    words = stream(reading.article, reading.sentences)
    judge = Judge(words, reading, stances)
    listener = Listener(words, reading.cast, stances.lexicon, first_person=True)
    found = [stand for heard in listener.utterances() for stand in judge.stands(heard)]
    found.extend(judge.holders(listener.voices))
    found.extend(judge.promises(listener.voices, found))
    alike: dict[tuple[str, str], list[Taken]] = {}
    for stand in found:
        alike.setdefault((stand.stance, stand.voice.name), []).append(stand)
    rivals = ((stand, alike[stand.stance, stand.voice.name]) for stand in found)
    kept = (stand for stand, others in rivals if not any(outdone(stand, other) for other in others))
    return words, tuple(sorted(kept, key=lambda t: (t.clause[0], t.stance)))


def outdone(stand: Taken, other: Taken) -> bool:
    """Tell whether another stance of the same holder says the same better: a verb over a noun, the inner clause over the outer."""
    if stand is other or stand.stance != other.stance or stand.voice.name != other.voice.name:
        return False
    if stand.how == "noun":
        return other.how != "noun" and covers(other, stand)
    return other.how != "noun" and covers(stand, other)


def covers(outer: Taken, inner: Taken) -> bool:
    """Tell whether one clause lies within another and is shorter."""
    a, b = outer.clause[0][0], outer.clause[-1][1]
    c, d = inner.clause[0][0], inner.clause[-1][1]
    return a <= c and d <= b and (a, b) != (c, d)


class Judge:
    """Decides what stance the utterances of one article take."""

    def __init__(self, words: Stream, reading: Reading, stances: Stances) -> None:
        self.stream, self.reading, self.stances = words, reading, stances
        self.words = stances.words

    def stands(self, heard: Utterance) -> Iterator[Taken]:
        """Yield the stances of an utterance whose holder is known; a quotation is judged sentence by sentence."""
        heard = replace(heard, voice=self.quoted_speaker(heard))
        if not self.holds(heard.voice):
            return
        if heard.how in {"quote", "running"} and heard.names[:1] in {("say",), ()}:
            for sentence in (s for part in heard.content for s in self.by_sentence(part)):
                stance = self.meant(replace(heard, content=(sentence,), names=("say",)))
                if stance:
                    yield Taken(stance=stance, voice=heard.voice, about=(sentence,), clause=(sentence,), how="quote")
            return
        known = heard.names[:1] and heard.names[0] in self.words.cues
        stance = self.of_noun(heard) if heard.how == "noun" else self.meant(heard) if known else None
        if stance is None and heard.names[:1] == ("say",):
            yield from self.promised(heard)
        if stance:
            clause = self.clause(heard)
            yield Taken(
                stance=stance,
                voice=heard.voice,
                about=self.opposed(heard) if stance == "oppose" else heard.content,
                clause=clause,
                how=heard.how,
                cue=heard.cue,
                addressee=heard.addressee,
            )

    def quoted_speaker(self, heard: Utterance) -> Voice:
        """Return the voice, or whoever is quoted where the voice is "I" or "we"."""
        voice = heard.voice
        if voice.entities or voice.words is None or voice.text.lower() not in {"i", "we"}:
            return voice
        at = self.stream.tokens[voice.words[0]].start
        chain = [said for said in chain_at(self.reading.statements, at) if said.direct or said.cue == COLON]
        if not chain:
            return voice
        said = chain[-1]
        known = (e for entities in self.reading.cast.entities.values() for e in entities if e.id == said.speaker_id)
        return Voice(
            words=None,
            text=said.speaker_text or voice.text,
            name=said.speaker or voice.name,
            country=said.speaker_country,
            id=said.speaker_id,
            entities=tuple(e for e in (next(known, None),) if e),
        )

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

    def of_noun(self, heard: Utterance) -> str | None:
        """Return the stance of a noun with what links it to its object: "demand for", "refusal to"."""
        first = heard.content[0][0]
        link = "to" if self.infinitive(first) else self.stream.lower[first - 1]
        if link == "on" and self.stream.tokens[first].lemma not in self.words.fosters:  # a stance on what is open
            return None
        return self.stances.nouns.get((heard.lemma, link))

    def meant(self, heard: Utterance) -> str | None:
        """Return the stance of a cue; where the cue leaves it open, that of the words reported."""
        name, (start, end) = self.sense(heard), heard.content[0]
        stance = self.words.cues[name].stance
        if name in {"decline", "refuse"}:
            silent = any(self.stream.lower[at] in self.words.silence for at in range(start, min(end, start + 3)))
            return "declined" if silent else stance if name == "refuse" else None
        if name == "demand":
            return "support" if self.shares((start, end)) else "demand"
        if stance != "content":
            return stance
        if name == "express":
            return self.felt((start, end))
        if name in AIMS:
            verb = self.stream.lower[start]
            return "support" if verb in self.words.fosters else "oppose" if verb in self.words.hampers else None
        if name in {"stress", "agree_on"}:
            felt = self.felt((start, end)) if "express" in heard.names else None
            return self.valued(heard, noun=True) or self.urged(heard) or felt
        return self.urged(heard) or self.valued(heard, noun=False)

    def sense(self, heard: Utterance) -> str:
        """Return which meaning of a cue its content takes: "agreed to" or "agreed that"."""
        act = self.infinitive(heard.content[0][0])
        fitting = (name for name in heard.names if act == ("to" in self.words.cues[name].takes))
        return next(fitting, heard.names[0])

    def opposed(self, heard: Utterance) -> tuple[Range, ...]:
        """Return what is opposed: "trying to contain the influence" is against the influence."""
        (start, end), *more = heard.content
        hampers = heard.names[0] in AIMS and self.stream.lower[start] in self.words.hampers and end - start > 1
        return ((start + hampers, end), *more)

    def infinitive(self, at: int) -> bool:
        """Tell "to act" and "not to act"."""
        opening = self.stream.lower[at : at + 2]
        return opening[0] == "to" or (opening[0] in self.stances.lexicon.words.negations and opening[1:] == ("to",))

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
        if ours and found[0].id != heard.voice.id and stream.lower[act] not in self.words.planned:
            voice = Voice(
                words=(head, head + 1),
                text=found[0].text,
                name=found[0].name,
                country=found[0].country,
                id=found[0].id,
                entities=found,
            )
            denied = any(stream.lower[at] in self.stances.lexicon.words.negations for at in range(verb, act + 1))
            stance: Stance = "oppose" if denied and stream.lower[act] in self.words.accepting else "pledge"
            yield Taken(
                stance=stance, voice=voice, about=heard.content, clause=heard.content, how="left", cue=(act, act + 1)
            )

    def shares(self, content: Range) -> bool:
        """Tell whether a phrase is about what is shared, such as cooperation or ties."""
        near = range(content[0], min(content[1], content[0] + SHARED))
        return any(self.stream.lower[at] in self.words.shared for at in near)

    def felt(self, content: Range) -> str | None:
        """Return the stance of a feeling: "his hope for", "deep regret", "concerns over"."""
        for at in range(content[0], min(content[1], content[0] + NOUN)):
            for stance, nouns in self.words.feelings.items():
                if self.stream.lower[at] in nouns:
                    return stance
        return None

    def valued(self, heard: Utterance, *, noun: bool) -> str | None:
        """Return support where "the importance of" or "is essential" says so; a need of another's act demands it."""
        stream, (start, end) = self.stream, heard.content[0]
        nouns = (at for at in range(start, min(end, start + NOUN)) if stream.tokens[at].pos == "NOUN")
        first = next(nouns, None) if noun else None
        if first is not None and stream.lower[first] in self.words.values:
            needed = stream.lower[first] in self.words.needs and not self.shares((first, end))
            return "demand" if needed else "support"
        verb = next((at for at in range(start, end) if stream.finite(at)), None)
        copula = verb is not None and stream.lower[verb] in self.stances.lexicon.words.passive | self.words.copulas
        after = range(verb, min(end, verb + NOUN)) if verb is not None and copula else ()
        return "support" if any(stream.lower[at] in self.words.goods for at in after) else None

    def urged(self, heard: Utterance) -> str | None:
        """Return what a clause about oneself or another takes: "he would", "we need to", "Moscow must"."""
        stream, (start, end) = self.stream, heard.content[0]
        if stream.tokens[start].pos == "SCONJ":  # "If confirmed, I will"
            commas = (at for at in range(start, min(end, start + VERB)) if stream.lower[at] == ",")
            start = next(commas, start)
        while start < end and stream.tokens[start].pos in {"ADV", "PUNCT", "SCONJ", "CCONJ"}:
            start += 1
        verb = next((at for at in range(start, min(end, start + VERB)) if stream.finite(at)), None)
        if verb is None or verb == start:
            return None
        word, subject_ = stream.lower[verb], stream.lower[start]
        selves = self.words.speaking_selves if heard.direct else self.words.selves
        if verb - start <= 3 and subject_ in selves and self.same(start, heard.voice):
            if word in self.words.futures:
                return None if self.idle(verb, end) else "pledge"
            bound = word in self.words.duties and subject_ not in self.words.alone
            return "support" if word in self.words.hopes or bound else None
        if word in self.words.futures and heard.voice.entities and self.undertaken(verb, end):
            return "pledge"
        following = stream.lower[verb + 1] if verb + 1 < end else ""
        required = word in self.words.duties and (stream.tokens[verb].pos == "AUX" or following == "to")
        return "demand" if required and subject_ not in {"it", "there"} else None

    def undertaken(self, verb: int, end: int) -> bool:
        """Tell whether a future says what will be done to a thing, without a word by whom: "would be sought"."""
        stream = self.stream
        act = next((at for at in range(verb + 1, end) if stream.tokens[at].pos == "VERB"), None)
        if act is None or stream.lower[act] not in self.words.promised_acts:
            return False
        head = own_subject(stream, act)
        agent = any(stream.tokens[c].dep == "obl:agent" for c in stream.kids(act, "obl"))
        return head is not None and not agent and not self.reading.cast.at(*stream.entity_key(head))

    def idle(self, verb: int, end: int) -> bool:
        """Tell whether no act follows a future: "would prefer", "would be wrong"."""
        stream, at = self.stream, verb + 1
        if any(stream.lower[a] in self.words.idle for a in range(at, min(end, at + 2))):
            return True
        while at < end and stream.tokens[at].pos in {"AUX", "ADV"}:
            at += 1
        return at >= end or (stream.tokens[at].pos != "VERB" and stream.lower[at] not in self.words.engaged)

    def same(self, at: int, voice: Voice) -> bool:
        """Tell whether a pronoun stands for the speaker, as far as the cast knows."""
        found = self.reading.cast.at(*self.stream.entity_key(at))
        return not found or not voice.entities or bool({e.id for e in found} & {e.id for e in voice.entities})

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
