"""One article read and coded: its cast, its reading, its facts."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field

from dragoman.records.facts import (
    AgendaItem,
    Event,
    Measure,
    Office,
    Pledge,
    Position,
    Precedent,
    Quantity,
    Statement,
    Term,
)
from dragoman.records.stream import Stream, lined_up
from dragoman.records.texts import Article, Rejection
from dragoman.records.words import Actor, Entity, Mention, Proposition, Sentence, TimeMention


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read of one article before anything is coded; `statements` are coded first, for attribution.

    `words` are its sentences as one run, for what may cross them.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    cast: Cast
    times: tuple[TimeMention, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    statements: tuple[Statement, ...] = ()
    words: Stream = field(init=False, repr=False, compare=False)
    _denied: frozenset[tuple[int, int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Line up the sentences and index the acts that are denied."""
        object.__setattr__(self, "words", lined_up(self.article, self.sentences))
        denied = frozenset((p.sentence, p.predicate) for p in self.propositions if not p.polarity)
        object.__setattr__(self, "_denied", denied)

    def with_statements(self, statements: tuple[Statement, ...]) -> Reading:
        """Return the same reading with what is said in it; its sentences stay lined up."""
        found = copy(self)
        object.__setattr__(found, "statements", statements)
        return found

    def denies(self, sentence: int, token: int) -> bool:
        """Tell whether the act of a token is said not to be: "did not sign", "failed to sign", "has yet to sign"."""
        return (sentence, token) in self._denied


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
    terms: tuple[Term, ...] = ()
    precedents: tuple[Precedent, ...] = ()
    actors: tuple[Actor, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    warnings: tuple[str, ...] = ()
