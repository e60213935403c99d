"""The one family of records: what a report is, what was read in it, and the facts kept from it.

All offsets are half-open character offsets into `Document.text`, unless a field says that it counts tokens.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

# ---------------------------------------------------------------- what was said where


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words of the source: `Document.text[start:end] == text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """Something that was not used, where, and why, in a sentence that a reader of the record understands."""

    stage: str
    reason: str
    start: int | None = None
    end: int | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text as it was read; `id` is the hash of its identity, `version` the hash of its content."""

    id: str
    version: str
    file: str
    text: str
    key: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    url: str | None = None
    raw_hash: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A named stretch of a page; only `body` yields facts."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Text as it is read: broken words and lines joined, each character still tied to the source.

    `anchors` are (offset in `text`, offset in the source) pairs in rising order, the first at 0; between two anchors
    both offsets advance together.
    """

    text: str
    anchors: tuple[tuple[int, int], ...]
    kind: str = "body"

    def source(self, offset: int) -> int:
        """Return the source offset of the character at `offset` of the reading text."""
        at, start = self.anchors[bisect_right(self.anchors, (offset, 1 << 62)) - 1]
        return start + offset - at

    def source_end(self, offset: int) -> int:
        """Return the source offset just after the character before `offset`."""
        return self.source(offset - 1) + 1 if offset > 0 else self.source(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One story of a document: its own title, date, genre, doubts, and the paragraphs that are read.

    `published` is ISO 8601 (a day, or a time with zone where known); `published_basis` is explicit (printed on the
    page), given (by the source's own data or the user), inferred, or None with `published`.
    `title` is also in `paragraphs`, first, with kind `title`, where the text holds it.
    """

    document: Document
    number: int
    start: int
    end: int
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    agency: str | None = None
    dateline: str | None = None
    published: str | None = None
    published_basis: str | None = None
    language: str | None = None
    genre: str = "news"
    doubts: tuple[str, ...] = ()
    segments: tuple[Segment, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """Return the words of the source between two offsets."""
        return Span(start=start, end=end, text=self.document.text[start:end])


# ---------------------------------------------------------------- what was read in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word with its universal part of speech, features ("Number=Sing|Tense=Past") and dependency.

    `i` and `head` count tokens within the sentence; the root is its own head, with relation `root`.
    """

    i: int
    text: str
    lemma: str
    pos: str
    morph: str
    head: int
    dep: str
    start: int
    end: int

    def has(self, feature: str) -> bool:
        """Tell whether the morphology holds a feature such as `Tense=Past`."""
        return feature in self.morph.split("|")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A parsed sentence; `text` is the reading text, `start`/`end` its place in the source."""

    number: int
    paragraph: int
    kind: str
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the dependents of every token."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        object.__setattr__(self, "_children", tuple(map(tuple, below)))

    def children(self, i: int, *relations: str) -> tuple[Token, ...]:
        """Return the dependents of token `i` in order; `relations` keeps those whose relation, or its base, is named."""
        found = (self.tokens[c] for c in self._children[i])
        return tuple(t for t in found if not relations or t.dep in relations or t.dep.partition(":")[0] in relations)

    def subtree(self, i: int) -> tuple[int, ...]:
        """Return the sorted token numbers of the phrase that token `i` heads."""
        found, todo = [], [i]
        while todo:
            j = todo.pop()
            found.append(j)
            todo.extend(self._children[j])
        return tuple(sorted(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name or point at an actor; `first`, `last` (exclusive) and `head` count tokens of the sentence.

    `kind` is state, demonym, capital, organ, organization, person, office, group, nominal or pronoun. `actor` is an id
    of the actor table where the words alone give it. `office` and `status` (current, former, nominee, candidate, acting)
    are given where the mention holds a title.
    """

    sentence: int
    first: int
    last: int
    head: int
    kind: str
    name: str
    span: Span
    actor: str | None = None
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A party as a fact carries it: resolved name, country and sector codes, and the words of the text."""

    id: str
    name: str
    country: str | None
    sector: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """When: two ISO dates, either may be unknown, how fine, on what ground, and the words it came from."""

    start: str | None = None
    end: str | None = None
    granularity: str = "unknown"
    basis: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time expression in a sentence; `relation` is in, until, since, before or after; tokens are counted half-open."""

    sentence: int
    first: int
    last: int
    time: Time
    relation: str = "in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """Who does what in one clause or nominalization; all numbers count tokens of `sentence`.

    `predicate` is the token whose meaning counts (the noun of "held talks"), `lemma` its dictionary form ("call for"
    with its particle), `verb` the verb that carries tense. `roles` maps subject, object, iobj, poss, modifier, that, to,
    gerund and prepositions ("with", "on") to the heads of the phrases that fill them. `polarity` is False under
    negation. `modality` is actual, future, possible, conditional, intended, desired or required.
    `parent` is the predicate token of the clause that embeds this one.
    """

    sentence: int
    predicate: int
    lemma: str
    pos: str
    verb: int
    roles: Mapping[str, tuple[int, ...]]
    passive: bool = False
    polarity: bool = True
    modality: str = "actual"
    tense: str | None = None
    progressive: bool = False
    perfect: bool = False
    light: str | None = None
    parent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One identity of the register: a state, organization, organ or person in a public role."""

    id: str
    name: str
    kind: str
    country: str | None = None
    sector: str | None = None
    variants: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who is who in one article: the actors, and which entities each (sentence, head token) stands for."""

    actors: tuple[Actor, ...]
    entities: Mapping[tuple[int, int], tuple[Entity, ...]]
    mentions: tuple[Mention, ...] = ()
    offices: tuple[Office, ...] = ()

    def at(self, sentence: int, token: int) -> tuple[Entity, ...]:
        """Return the entities that the phrase headed by a token stands for; several for "the two leaders"."""
        return self.entities.get((sentence, token), ())


# ---------------------------------------------------------------- the facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where: the name as written or resolved, and the country's code."""

    name: str
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Who did what to whom, when, where, on whose word."""

    id: str
    type: str
    plover_type: str
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]
    status: str
    date: Time
    place: Place | None
    attribution: tuple[str, ...]
    frame: str
    confidence: float
    evidence: tuple[Span, ...]
    cue: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What somebody said; `content` is without quotation marks and is what `evidence` covers."""

    id: str
    speaker: str | None
    speaker_text: str | None
    speaker_country: str | None
    cue: str | None
    content: str
    direct: bool
    kind: str
    evidence: tuple[Span, ...]
    addressee: str | None = None
    channel: str | None = None
    languages: tuple[str, ...] = ()
    complete: bool = True
    date: Time = field(default_factory=Time)
    cue_span: Span | None = None
    speaker_id: str | None = None
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where an actor stands on an issue; `attribution` says on whose word."""

    id: str
    holder: str
    holder_country: str | None
    issue: str
    stance: str
    evidence: tuple[Span, ...]
    issue_id: str | None = None
    holder_id: str | None = None
    date: Time = field(default_factory=Time)
    attribution: tuple[str, ...] = ()
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """What lies ahead, or is presented as scheduled; `parties` are country codes."""

    id: str
    what: str
    kind: str
    date: Time
    parties: tuple[str, ...]
    evidence: tuple[Span, ...]
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """A promise: who, to whom, what, until when."""

    id: str
    maker: str
    maker_country: str | None
    beneficiary: str | None
    content: str
    due: Time | None
    evidence: tuple[Span, ...]
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure in force or announced: a duty, a pause, an embargo, troops stationed."""

    id: str
    what: str
    kind: str
    by: str | None
    on: str | None
    value: float | None
    unit: str | None
    from_: str | None
    until: str | None
    status: str
    evidence: tuple[Span, ...]
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number that matters, its unit and what it counts."""

    id: str
    value: float
    unit: str
    of: str | None
    approximate: bool
    evidence: tuple[Span, ...]
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Who holds, held or seeks an office."""

    id: str
    person: str
    variants: tuple[str, ...]
    office: str
    country: str | None
    status: str
    evidence: tuple[Span, ...]
    person_id: str | None = None
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read of one article before anything is coded; `statements` are coded first, for attribution."""

    article: Article
    sentences: tuple[Sentence, ...]
    cast: Cast
    times: tuple[TimeMention, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one article gave: its facts and what was set aside."""

    article: Article
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    schedule: tuple[AgendaItem, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    measures: tuple[Measure, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    offices: tuple[Office, ...] = ()
    actors: tuple[Actor, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    warnings: tuple[str, ...] = ()


def stable_id(prefix: str, *parts: object) -> str:
    """Return an id that depends only on its parts: `ev_` and twelve hexadecimal digits."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf8", "surrogatepass")).hexdigest()
    return f"{prefix}_{digest[:12]}"


def fact_id(prefix: str, article: Article, parts: Sequence[object]) -> str:
    """Return the id of a fact of an article: the same report and the same words give the same id."""
    return stable_id(prefix, article.document.id, article.number, *parts)
