"""The facts that the record keeps, each with the words that prove it."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.records.texts import Span
from dragoman.records.words import Entity, Time

#: What the `frame` of an event begins with that no frame has coded, but the learned fallback.
LEARNED = "learned."


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
    intensity: float | None = None
    cameo: str | None = None


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
