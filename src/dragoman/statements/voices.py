"""Who speaks: the words that name the speaker, and the actors they stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.codebook.speech import Speech
from dragoman.records import Cast, Entity
from dragoman.statements.phrases import bare, noun_phrase
from dragoman.statements.stream import NOMINAL, Range, Stream


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
    """What an article has told so far: its last speaker, who issued its documents, the full names of its offices."""

    last: Voice | None = None
    issuers: dict[str, Voice] = field(default_factory=dict)
    full: dict[str, str] = field(default_factory=dict)


class Voices:
    """The speakers of one article, resolved in reading order."""

    def __init__(self, stream: Stream, cast: Cast, speech: Speech) -> None:
        self.stream, self.cast, self.speech = stream, cast, speech
        self.memory = Memory()

    def of(self, head: int) -> Voice:
        """Return the speaker whose phrase a token heads."""
        stream = self.stream
        heads = [head, *(c for c in stream.kids(head, "conj") if stream.tokens[c].pos in NOMINAL)]
        ranges = [noun_phrase(stream, h) for h in heads]
        words = (ranges[0][0], max(end for _, end in ranges))
        if words[1] - words[0] > 20:
            words, heads = ranges[0], heads[:1]
        text = stream.text(words)
        if stream.lower[head] in self.speech.words.documents:
            return self.document(head, words)
        entities = unique(e for h, r in zip(heads, ranges, strict=False) for e in self.entities(h, r))
        if entities:
            return named(words, text, entities)
        if stream.tokens[head].pos == "PRON" and not stream.tokens[head].has("PronType=Ind"):
            return self.pronoun(words, text)
        return self.anonymous(head, words)

    def entities(self, head: int, words: Range) -> tuple[Entity, ...]:
        """Return the actors at a head, else at a name that is part of it."""
        found = self.cast.at(*self.stream.entity_key(head))
        if found or self.stream.tokens[head].pos != "PROPN":
            return found
        for at in range(words[1] - 1, words[0] - 1, -1):
            if self.stream.heads[at] == head and self.stream.relation(at) in {"flat", "compound", "appos"}:
                inner = self.cast.at(*self.stream.entity_key(at))
                if inner and inner[0].id.startswith("per"):
                    return inner
        return ()

    def document(self, head: int, words: Range) -> Voice:
        """Return who issued a document, by its own words or by what was said of it before."""
        stream, kind = self.stream, self.stream.lower[head]
        owner = self.issuer(head)
        if owner is None:
            owner = self.memory.issuers.get(kind)
        if owner is None:
            return Voice(words=words, text=stream.text(words), name=stream.text(bare(stream, words)))
        self.memory.issuers[kind] = owner
        return Voice(
            words=words, text=stream.text(words), name=owner.name, country=owner.country, id=owner.id, entities=owner.entities
        )

    def issuer(self, head: int) -> Voice | None:
        """Return the one a document belongs to: "Ankara's statement", "a statement issued by the ministry"."""
        stream = self.stream
        for owner in stream.kids(head, "nmod", "compound", "amod", "acl"):
            at = owner
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

    def cased(self, at: int) -> bool:
        """Tell whether "by", "from" or "of" marks a noun."""
        return any(self.stream.lower[c] in self.speech.words.issued for c in self.stream.kids(at, "case"))

    def pronoun(self, words: Range, text: str) -> Voice:
        """Return the running speaker for a pronoun that nothing else resolves."""
        last = self.memory.last
        if last is None or text.lower() in {"i", "we", "you"}:
            return Voice(words=words, text=text, name=text)
        return Voice(words=words, text=text, name=last.name, country=last.country, id=last.id, entities=last.entities)

    def anonymous(self, head: int, words: Range) -> Voice:
        """Return a speaker without a name, with the country that its phrase names and its fullest title in the article."""
        stream = self.stream
        inside = [e for at in range(*words) if at != head for e in self.cast.at(*stream.entity_key(at))]
        name = stream.text(bare(stream, words))
        noun = stream.lower[head]
        fuller = self.memory.full.get(noun)
        if len(name.split()) > 1 and not stream.kids(head, "nmod") and noun not in self.memory.full:
            self.memory.full[noun] = name
        elif len(name.split()) == 1 and fuller and stream.lower[words[0]] == "the":
            name = fuller
        return Voice(words=words, text=stream.text(words), name=name, country=inside[0].country if inside else None)


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


def unique(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Drop repeated actors, keeping order."""
    return tuple({e.id: e for e in entities}.values())
