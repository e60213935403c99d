"""What is read in a sentence: tokens, mentions, entities, times, propositions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dragoman.records.texts import Span

HYPHEN = "-"
#: Parts of speech of verbs.
VERBAL = frozenset({"VERB", "AUX"})


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
        return feature in self.morph and feature in self.morph.split("|")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A parsed sentence; `text` is the reading text, `start`/`end` its place in the source.

    `senses` is an array with a row for each token, what the reading engine makes of its meaning where it stands; None if it tells nothing of it.
    """

    number: int
    paragraph: int
    kind: str
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    senses: Any = field(default=None, repr=False, compare=False)
    _children: tuple[tuple[Token, ...], ...] = field(init=False, repr=False, compare=False)
    _by_relation: dict[int, dict[str, tuple[Token, ...]]] = field(init=False, repr=False, compare=False)
    _below: dict[int, tuple[int, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the dependents of every token."""
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token)
        object.__setattr__(self, "_children", tuple(map(tuple, below)))
        object.__setattr__(self, "_by_relation", {})
        object.__setattr__(self, "_below", {})

    def children(self, i: int, *relations: str) -> tuple[Token, ...]:
        """Return the dependents of token `i` in order; `relations` keeps those whose relation, or its base, is named."""
        if not relations:
            return self._children[i]
        known = self._by_relation.get(i)
        if known is None:
            known = self._related(i)
        found: tuple[Token, ...] = ()
        for relation in relations:  # a plain loop, as this is asked of every token, over and over
            more = known.get(relation)
            if more is None:
                continue
            if found:
                return self._of_several(i, relations)
            found = more
        return found

    def _of_several(self, i: int, relations: tuple[str, ...]) -> tuple[Token, ...]:
        """Return the dependents of a token in any of several relations, in order."""
        return tuple(t for t in self._children[i] if t.dep in relations or t.dep.partition(":")[0] in relations)

    def _related(self, i: int) -> dict[str, tuple[Token, ...]]:
        """Return the dependents of a token by relation and by its base; kept, as they are asked for over and over."""
        found: dict[str, tuple[Token, ...]] = {}
        for token in self._children[i]:
            for name in {token.dep, token.dep.partition(":")[0]}:
                found[name] = (*found.get(name, ()), token)
        self._by_relation[i] = found
        return found

    def subtree(self, i: int) -> tuple[int, ...]:
        """Return the sorted token numbers of the phrase that token `i` heads."""
        known = self._below.get(i)
        if known is None:
            found = [i]
            for j in found:  # grows as it is walked through
                found.extend([token.i for token in self._children[j]])
            known = self._below[i] = tuple(sorted(found))
        return known

    def hyphenated(self, i: int) -> str | None:
        """Return the word of which token `i` is the last part, where a tokenizer took it apart: "build-up"."""
        if i <= 1 or self.tokens[i - 1].text != HYPHEN:
            return None
        first, hyphen, last = self.tokens[i - 2 : i + 1]
        if first.end != hyphen.start or hyphen.end != last.start:
            return None
        return f"{first.lemma.lower()}-{last.lemma.lower()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name or point at an actor; `first`, `last` (exclusive) and `head` count tokens of the sentence.

    `kind` is state, demonym, capital, organ, organization, person, office, group, nominal or pronoun. `actor` is an id
    of the actor table where the words alone give it. `office` and `status` (current, former, nominee, candidate, acting)
    are given where the mention holds a title. `parts` are the country codes of "the leaders of X and Y". `owner` and
    `same` are tokens of the sentence: the possessor ("his office", "Lee's pick"), the name that an apposition explains.
    `posting` is the code of the state that an envoy is sent to.
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
    parts: tuple[str, ...] = ()
    owner: int | None = None
    same: int | None = None
    plural: bool = False
    posting: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A party as a fact carries it: resolved name, country and sector codes, and the words of the text."""

    id: str
    name: str
    country: str | None
    sector: str | None
    text: str

    @property
    def is_state(self) -> bool:
        """Tell the state itself from those who act for it: a state's id is its code in lower case."""
        return self.country is not None and self.id == self.country.lower()


def leading_pair(named: Counter[str]) -> tuple[str, ...]:
    """Return the two that are named most, each more than once and nearly twice as often as a third; none where two do not lead so."""
    first, second, third = [*named.most_common(3), ("", 0), ("", 0), ("", 0)][:3]
    return (first[0], second[0]) if second[1] > max(1, 2 * third[1] - 1) else ()


def unique(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return the parties, each as it is named first."""
    found: dict[str, Entity] = {}
    for entity in entities:
        found.setdefault(entity.id, entity)
    return tuple(found.values())


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
    """A time expression in a sentence; `relation` is in, until, since, before or after; tokens are counted half-open.

    `governor` is the verb or noun that the time is told of; `note` says what does not fit, such as a weekday
    beside its date.
    """

    sentence: int
    first: int
    last: int
    time: Time
    relation: str = "in"
    governor: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """Who does what in one clause or nominalization; all numbers count tokens of `sentence`.

    `predicate` is the token whose meaning counts (the noun of "held talks"), `lemma` its dictionary form ("call for"
    with its particle), `verb` the verb that carries tense. `roles` maps subject, object, iobj, poss, modifier, outer, that,
    do, gerund, as, bare and prepositions ("with", "on") to the heads of the phrases that fill them. `polarity` is False under
    negation. `modality` is actual, continuing, future, possible, conditional, intended, desired or required.
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

    @property
    def bare(self) -> bool:
        """Tell an act that is only named by a noun ("the summit") from one that a clause tells."""
        return self.pos == "NOUN" and self.light is None


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
