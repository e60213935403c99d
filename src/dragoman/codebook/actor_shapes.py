"""The shapes of the actor files: what a diplomat may write in each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """The codes that the other files may use."""

    sectors: tuple[str, ...]
    stateless: tuple[str, ...]
    surname_first: frozenset[str]
    korean_names: tuple[str, ...]
    roles: dict[str, str]
    armed: frozenset[str]
    official: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRow:
    """A state and the words that name it; `namesakes` are its regions that are called like another state."""

    code: str
    name: str
    names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    namesakes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRow:
    """An organization or a named organ; without a country, several states use the name.

    A name under `shared` is this one's unless another state stands before it or is the only one named: "Peru's Congress".
    """

    name: str
    sector: str
    country: str | None = None
    names: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    any_case: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NounRow:
    """Common nouns for organs and groups; with `home`, a bare one belongs to the state that the article is about."""

    sector: str
    nouns: tuple[str, ...]
    kind: str = "group"
    home: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsRow:
    """Who held one office of one state: (name, since, until, f)."""

    country: str
    office: str
    terms: tuple[tuple[str | None, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletNames:
    """Names that hold the name of a state; sector `none` is no party at all."""

    sector: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlets:
    """Media, firms and things whose name holds a state."""

    names: tuple[OutletNames, ...]
    after_place: dict[str, tuple[str, ...]]
    homes: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleRow:
    """Titles of one sector and rank."""

    sector: str
    rank: str
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """How offices are written."""

    heads: tuple[TitleRow, ...]
    modifiers: frozenset[str]
    status_before: dict[str, tuple[str, ...]]
    status_after: dict[str, tuple[str, ...]]
    seeking: dict[str, tuple[str, ...]]
    adjectives: frozenset[str]
    links: frozenset[str]
    served: dict[str, tuple[str, ...]]
    lingering: dict[str, tuple[str, ...]]
    heading: frozenset[str]
    keeping: frozenset[str]
    naming: dict[str, tuple[str, ...]]
    who: frozenset[str]
    infinitive: frozenset[str]
    head: str
    ministry: dict[str, str]
    headed: dict[str, tuple[str, ...]]
    styles: frozenset[str]
    courtesies: frozenset[str]
    sent: frozenset[str]
    posted: frozenset[str]
    speaking: frozenset[str]
    mirrored: frozenset[str]
    equals: frozenset[str]
    abroad: dict[str, str]
    means: dict[str, str]
    written: dict[str, str]
    only: dict[str, tuple[str, ...]]
    few: dict[str, tuple[str, ...]]
    worldly: frozenset[str]
    regional: frozenset[str]

    def is_posted(self, office: str) -> bool:
        """Tell an office that a state has abroad: "deputy ambassador", "special envoy"."""
        words = office.split(" ")
        return any(" ".join(words[first:]) in self.posted for first in range(len(words)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """How personal names are written."""

    particles: frozenset[str]
    honorifics: tuple[str, ...]
    women: frozenset[str]
    men: frozenset[str]
    suffixes: frozenset[str]
    not_last: frozenset[str]
    bodies: dict[str, tuple[str, ...]]
    worldwide: frozenset[str]
    common: frozenset[str]
    not_first: frozenset[str]
    regions: frozenset[str]
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenNames:
    """Given names that tell a person's sex."""

    women: frozenset[str]
    men: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointers:
    """Words that point at parties named elsewhere."""

    counts: dict[str, int]
    plural: dict[str, frozenset[str]]
    anyone: dict[str, frozenset[str]]
    single: frozenset[str]
    bodies: frozenset[str]
    lands: frozenset[str]
    pronouns: dict[str, str]
    joiners: frozenset[str]
    meetings: frozenset[str]
    relational: frozenset[str]
    ruling: frozenset[str]
    vague: frozenset[str]
    abstract: frozenset[str]
    elsewhere: frozenset[str]
    hosts: frozenset[str]
    journeys: frozenset[str]
    travels: frozenset[str]
    bound: frozenset[str]
    judges: frozenset[str]
    sends: frozenset[str]
    ordered: dict[str, int]
    others: frozenset[str]
    sides: frozenset[str]
    other: frozenset[str]
    origins: frozenset[str]
    suffers: frozenset[str]
    answers: frozenset[str]
    one_of_each: frozenset[str]
    deputies: frozenset[str]
    mutual: frozenset[str]
    amid: frozenset[str]
    shared: frozenset[str]
    shared_bodies: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Particles:
    """Small words around names, titles and nouns of people; the comments of `particles.yaml` say what each list is for."""

    articles: frozenset[str]
    indefinite: frozenset[str]
    definite: frozenset[str]
    nobody: frozenset[str]
    owners: frozenset[str]
    openers: frozenset[str]
    pointing: frozenset[str]
    single: frozenset[str]
    several: frozenset[str]
    these: frozenset[str]
    explaining: frozenset[str]
    incoming: frozenset[str]
    ordinals: frozenset[str]
    being: frozenset[str]
    been: frozenset[str]
    serving: frozenset[str]
    seeking: frozenset[str]
    joints: frozenset[str]
    joining: frozenset[str]
    inside_names: frozenset[str]
    of_states: frozenset[str]
    whose: frozenset[str]
    charged: frozenset[str]
    seats: frozenset[str]
    posts: frozenset[str]
    standing: frozenset[str]
    places: frozenset[str]
    living: frozenset[str]
    scenes: frozenset[str]
    within: frozenset[str]
    towards: frozenset[str]
    reasons: frozenset[str]
    beside: frozenset[str]
    called: frozenset[str]
    coming: frozenset[str]
    persons: frozenset[str]
