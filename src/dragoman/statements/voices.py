"""Who speaks: the words that name the speaker, and the actors they stand for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dragoman.actors.people import is_person
from dragoman.codebook.speech import Speech
from dragoman.records import Cast, Entity, unique
from dragoman.records.stream import NOMINAL, Range, Stream
from dragoman.statements.phrases import bare, behind_aside, noun_phrase, own_subject, right_neighbour

#: Most joint speakers besides the first.
MOST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A speaker: the words that name it, and its resolved name, country and id where known."""

    words: Range | None
    text: str
    name: str
    country: str | None = None
    id: str | None = None
    entities: tuple[Entity, ...] = ()


@dataclass(slots=True, kw_only=True)
class Memory:
    """What an article has told so far: its last speaker, the last body, the last of several, who issued its documents, the full names and holders of offices."""

    last: Voice | None = None
    body: Voice | None = None
    group: Voice | None = None
    authors: Voice | None = None
    issuers: dict[str, Voice] = field(default_factory=dict)
    full: dict[str, str] = field(default_factory=dict)
    holders: dict[str, Entity] = field(default_factory=dict)


class Voices:
    """The speakers of one article, resolved in reading order."""

    def __init__(self, stream: Stream, cast: Cast, speech: Speech) -> None:
        self.stream, self.cast, self.speech = stream, cast, speech
        self.memory = Memory()
        self.mentions = {
            (m.sentence, at): m for m in cast.mentions if m.kind != "pronoun" for at in range(m.first, m.last)
        }

    def of(self, head: int) -> Voice:
        """Return the speaker whose phrase a token heads, joint speakers together."""
        stream = self.stream
        ranges = [self.phrase(head)]
        heads = [head]
        for partner in self.partners(ranges[0]):
            heads.append(partner)
            ranges.append(self.phrase(partner))
        words = (ranges[0][0], ranges[-1][1])
        text = stream.text(words)
        if stream.lower[head] in self.speech.words.documents and stream.tokens[head].pos != "PROPN":
            return self.document(head, words)
        if stream.lower[head] == "it":
            above = self.above(head)
            if above:
                return named(words, text, above)
            if self.memory.body:
                return replace(self.memory.body, words=words, text=text)
        entities = unique(e for h, r in zip(heads, ranges, strict=True) for e in self.entities(h, r))
        if entities:
            return named(words, text, entities)
        if stream.tokens[head].pos == "PRON" and not stream.tokens[head].has("PronType=Ind"):
            return self.pronoun(words, text)
        return self.anonymous(head, words)

    def remember(self, voice: Voice) -> None:
        """Keep a voice as the one who spoke last, for pronouns to come."""
        self.memory.last = voice
        if voice.entities and not personal(voice):
            self.memory.body = voice
        if several(voice):
            self.memory.group = voice

    def phrase(self, head: int) -> Range:
        """Return the phrase that a token heads, as wide as the name that the cast knows there."""
        start, end = noun_phrase(self.stream, head)
        sentence, i = self.stream.entity_key(head)
        mention = self.mentions.get((sentence, i))
        if mention is None:
            return start, end
        base = head - i
        return min(start, base + mention.first), max(end, base + mention.last)

    def topic(self, head: int) -> bool:
        """Tell a state before a colon, which a headline is about: "Chad: Court frees reporter"."""
        mention = self.mentions.get(self.stream.entity_key(head))
        return mention is not None and mention.kind == "state"

    def partners(self, words: Range) -> list[int]:
        """Return the others of joint speakers, up to the verb: "X and Y said", "X, Y and Z agreed"."""
        stream, end, joined = self.stream, words[1], False
        heads: list[int] = []
        while end + 1 < len(stream.tokens) and not joined:
            joined = stream.tokens[end].pos == "CCONJ" or stream.tokens[end + 1].pos == "CCONJ"
            link = end + (stream.lower[end] == "," and joined)
            head = right_neighbour(stream, link) if joined or stream.lower[end] == "," else None
            if head is None or stream.place[head] != stream.place[words[0]] or len(heads) == MOST:
                return []
            heads.append(head)
            end = self.phrase(head)[1]
        end = behind_aside(stream, end, len(stream.tokens))
        return heads if end < len(stream.tokens) and stream.tokens[end].pos in {"VERB", "AUX", "ADV"} else []

    def entities(self, head: int, words: Range) -> tuple[Entity, ...]:
        """Return the actors at a head, an office as the person who was named for it."""
        return tuple(self.memory.holders.get(e.id, e) for e in self.meant(head, words))

    def meant(self, head: int, words: Range) -> tuple[Entity, ...]:
        """Return the actors at a head, else at a name that is part of it or stands beside it."""
        sentence, i = self.stream.entity_key(head)
        found = self.cast.at(sentence, i)
        mention = self.mentions.get((sentence, i))
        if not found and mention is not None:
            found = self.cast.at(sentence, mention.head)
        if self.stream.tokens[head].pos != "PROPN":
            return self.called(head, found) or found
        if found:
            return found
        for at in range(words[1] - 1, words[0] - 1, -1):
            if self.stream.heads[at] == head and self.stream.relation(at) in {"flat", "compound", "appos"}:
                inner = self.cast.at(*self.stream.entity_key(at))
                if inner and is_person(inner[0]):
                    return inner
        return ()

    def above(self, pronoun: int) -> tuple[Entity, ...]:
        """Return the body that acts in the clause around a relative clause: "Oslo will oppose the dam, which it says leaks"."""
        stream, at, relative = self.stream, self.stream.heads[pronoun], False
        while stream.heads[at] != at:
            relative, at = relative or stream.tokens[at].dep == "acl:relcl", stream.heads[at]
            verbal = relative and stream.tokens[at].pos not in NOMINAL
            subject = own_subject(stream, at) if verbal else None
            if subject is not None and subject < pronoun:
                found = self.cast.at(*stream.entity_key(subject))
                return () if any(map(is_person, found)) else found
        return ()

    def called(self, head: int, office: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Return the person whose name stands beside an office, with its state: "Quito's delegate, Ana Reyes"."""
        names = (self.cast.at(*self.stream.entity_key(at)) for at in self.stream.kids(head, "appos"))
        person = next((found[0] for found in names if found and is_person(found[0])), None)
        if person is None or len(office) > 1 or any(map(is_person, office)):
            return ()
        held = office[0] if office else person
        known = replace(person, country=person.country or held.country, sector=person.sector or held.sector)
        self.memory.holders[held.id] = known
        return (known,)

    def author(self, voice: Voice) -> Voice:
        """Return who says "I" or "we" in running text: those named beside it, who issued the text, or who signs it."""
        if voice.entities or voice.words is None:
            return voice
        stream, at = self.stream, voice.words[0]
        beside = unique(e for head in self.beside(at) for e in self.entities(head, self.phrase(head)))
        if beside:
            self.memory.authors = named(voice.words, voice.text, beside)
        issuers = self.memory.authors or self.issued_text(at)
        if issuers and stream.lower[at] not in self.speech.words.alone:
            return replace(issuers, words=voice.words, text=voice.text)
        writer = stream.article.byline
        return replace(voice, name=writer) if writer else voice

    def beside(self, at: int) -> tuple[int, ...]:
        """Return the heads of those named beside a pronoun: "We, the ministers of Norway and Finland"."""
        heads = self.stream.kids(at, "appos")
        return (*heads, *(c for head in heads for c in self.stream.kids(head, "conj")))

    def issued_text(self, at: int) -> Voice | None:
        """Return who issued the text, where it says so before: "the following statement was released by the ministers"."""
        for document in range(at):
            if self.stream.lower[document] in self.speech.words.documents:
                found = self.issuer(document) or self.releaser(document)
                if found and found.entities:
                    return found
        return None

    def releaser(self, document: int) -> Voice | None:
        """Return the agent of the passive whose subject a document, or its text, is."""
        stream, head = self.stream, document
        while stream.relation(head) == "nmod":
            head = stream.heads[head]
        verb = stream.heads[head]
        if stream.tokens[head].dep != "nsubj:pass":
            return None
        agent = next((c for c in stream.kids(verb, "obl") if stream.tokens[c].dep == "obl:agent"), None)
        return self.of(agent) if agent is not None else None

    def document(self, head: int, words: Range) -> Voice:
        """Return who issued a document, by its own words or by what was said of it before."""
        stream, kind = self.stream, self.stream.lower[head]
        owner = self.issuer(head)
        if owner is None and not self.new(head):
            owner = self.memory.issuers.get(kind) or self.issued_before(head)
        if owner is None:
            return Voice(words=words, text=stream.text(words), name=stream.text(bare(stream, words)))
        self.memory.issuers[kind] = owner
        return Voice(
            words=words,
            text=stream.text(words),
            name=owner.name,
            country=owner.country,
            id=owner.id,
            entities=owner.entities,
        )

    def new(self, head: int) -> bool:
        """Tell a document that is spoken of for the first time: "a policy"."""
        return any(self.stream.tokens[c].has("Definite=Ind") for c in self.stream.kids(head, "det"))

    def issued_before(self, head: int) -> Voice | None:
        """Return who issued the document of the same kind that was named last before."""
        kind = self.stream.lower[head]
        for at in range(head - 1, -1, -1):
            if self.stream.lower[at] == kind:
                found = self.issuer(at)
                if found:
                    return found
        return None

    def issuer(self, head: int) -> Voice | None:
        """Return the one a document belongs to: "Ankara's statement", "a statement issued by the ministry"."""
        stream = self.stream
        issues = own_subject(stream, stream.heads[head]) if stream.relation(head) == "obj" else None
        if issues is not None and stream.lower[issues] not in self.speech.words.documents:
            return self.of(issues)
        for owner in stream.kids(head, "nmod", "compound", "amod", "acl", "obl"):
            at = owner
            if stream.relation(owner) == "obl":  # "among Oslo's pledges was a plan"
                if stream.lower[owner] in self.speech.words.documents and stream.kids(head, "cop"):
                    return self.issuer(owner)
                continue
            if stream.relation(owner) == "acl":
                agents = [c for c in stream.kids(owner, "obl", "nmod") if self.cased(c)]
                if not agents:
                    continue
                at = agents[0]
            elif stream.relation(owner) == "nmod" and stream.tokens[owner].dep != "nmod:poss" and not self.cased(owner):
                continue
            found = self.cast.at(*stream.entity_key(at))
            words = noun_phrase(stream, at)
            if found:
                return named(words, stream.text(words), found)
            if stream.lower[at] in self.speech.words.people and stream.tokens[at].pos == "NOUN":
                return self.anonymous(at, words)
        return None

    def organ(self, noun: str, words: Range) -> Entity | None:
        """Return the one body of the article that a short phrase ("his office", "the ministry") can mean."""
        stream = self.stream
        short = words[1] - words[0] == 2 and stream.tokens[words[0]].pos in {"PRON", "DET"}
        if not short or noun not in self.speech.words.people:
            return None
        bodies = unique(
            e for found in self.cast.entities.values() for e in found if e.name.lower().split()[-1:] == [noun]
        )
        return bodies[0] if len(bodies) == 1 else None

    def cased(self, at: int) -> bool:
        """Tell whether "by", "from" or "of" marks a noun."""
        return any(self.stream.lower[c] in self.speech.words.issued for c in self.stream.kids(at, "case"))

    def pronoun(self, words: Range, text: str) -> Voice:
        """Return the running speaker for a pronoun that nothing else resolves."""
        low = text.lower()
        last = self.memory.group if low == "they" else self.memory.last
        if (
            last is None
            or (low == "it" and personal(last))
            or low in self.speech.words.first_person | self.speech.words.hearers
        ):
            return Voice(words=words, text=text, name=text)
        return Voice(words=words, text=text, name=last.name, country=last.country, id=last.id, entities=last.entities)

    def anonymous(self, head: int, words: Range) -> Voice:
        """Return a speaker without a name, with the country that its phrase names and its fullest title in the article."""
        stream = self.stream
        inside = [e for at in range(*words) if at != head for e in self.cast.at(*stream.entity_key(at))]
        name = stream.text(bare(stream, words))
        noun = stream.lower[head]
        organ = self.organ(noun, words)
        if organ is not None:
            return named(words, stream.text(words), (organ,))
        fuller = self.memory.full.get(noun)
        if len(name.split()) > 1 and not stream.kids(head, "nmod") and noun not in self.memory.full:
            self.memory.full[noun] = name
        elif len(name.split()) == 1 and fuller and stream.lower[words[0]] == "the":
            name = fuller
        return Voice(words=words, text=stream.text(words), name=name, country=inside[0].country if inside else None)


def personal(voice: Voice) -> bool:
    """Tell a person from an office or a body."""
    return any(map(is_person, voice.entities))


def several(voice: Voice) -> bool:
    """Tell those who may be called "they": more than one, a body, or people in the plural."""
    if voice.entities:
        return len(voice.entities) > 1 or not personal(voice)
    return voice.text.endswith("s")


def named(words: Range | None, text: str, entities: tuple[Entity, ...]) -> Voice:
    """Return the voice of one or more actors; the country is kept where all share it."""
    countries = {e.country for e in entities}
    return Voice(
        words=words,
        text=text,
        name=" and ".join(e.name for e in entities),
        country=entities[0].country if len(countries) == 1 else None,
        id=entities[0].id if len(entities) == 1 else None,
        entities=entities,
    )
