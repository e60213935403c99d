"""The facts that the record keeps, each with the words that prove it."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.records.texts import Span
from dragoman.records.words import Entity, Time

#: What the `frame` of an event begins with that no frame has coded, but the learned fallback.
LEARNED = "learned."


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where: the name as written or resolved, the country's code, and where that lies; `venue` is what in the city.

    Of a state that is named alone the point is its capital, `city`.
    """

    name: str
    country: str | None = None
    city: str | None = None
    venue: str | None = None
    lat: float | None = None
    lon: float | None = None


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
    """What somebody said; `content` is without quotation marks and is what `evidence` covers.

    `attribution` says on whose word the report has it, outermost first, the speaker left out; `own`
    marks the writer's judgement, which nobody is reported to have made.
    """

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
    attribution: tuple[str, ...] = ()
    confidence: float = 0.5
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where an actor stands on an issue; `of` names whose the issue or the act is, `attribution` says on whose word."""

    id: str
    holder: str
    holder_country: str | None
    issue: str
    stance: str
    evidence: tuple[Span, ...]
    of: tuple[str, ...] = ()
    issue_id: str | None = None
    holder_id: str | None = None
    date: Time = field(default_factory=Time)
    attribution: tuple[str, ...] = ()
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """What lies ahead, or is presented as scheduled; `parties` are country codes.

    `state` is scheduled, unset (the date is still to be fixed), confirmed, postponed or cancelled, where it is told.
    """

    id: str
    what: str
    kind: str
    date: Time
    parties: tuple[str, ...]
    evidence: tuple[Span, ...]
    state: str | None = None
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
    """A number that matters, its unit and what it counts; `attribution` says on whose word.

    `parties` are the codes of the countries that its sentence names, and `sentence` is that sentence.
    """

    id: str
    value: float
    unit: str
    of: str | None
    approximate: bool
    evidence: tuple[Span, ...]
    attribution: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    sentence: Span | None = None
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Who holds, held or seeks an office; `from_` and `until` are years or days that the report gives."""

    id: str
    person: str
    variants: tuple[str, ...]
    office: str
    country: str | None
    status: str
    evidence: tuple[Span, ...]
    person_id: str | None = None
    from_: str | None = None
    until: str | None = None
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What is on the table between sides: a track, a package, an item, a point left open, how the talks stand.

    `items` are the matters named, in the words of the report; `issues` are the ids of those that the codebook knows;
    `parties` are country codes.
    """

    id: str
    kind: str
    what: str
    items: tuple[str, ...]
    issues: tuple[str, ...]
    parties: tuple[str, ...]
    attribution: tuple[str, ...]
    evidence: tuple[Span, ...]
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """A dealing counted or compared by the text itself: "his fourth call", "the first visit since", an anniversary.

    `kind` is order, first, anniversary, before or after; `dealing` is the plain name of what is counted ("call");
    `numbers` are the ranks; `since` is what it is compared with.
    """

    id: str
    kind: str
    what: str
    dealing: str | None
    numbers: tuple[int, ...]
    by: tuple[Entity, ...]
    partners: tuple[Entity, ...]
    since: str | None
    date: Time
    evidence: tuple[Span, ...]
    confidence: float = 0.5
