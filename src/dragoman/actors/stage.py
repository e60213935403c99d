"""Who has appeared so far: what pronouns and pointers look back at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.actors.clauses import quotations
from dragoman.actors.people import Person
from dragoman.codebook.actor_table import ActorTable
from dragoman.codebook.words import fold
from dragoman.records import Entity, Mention, Sentence, Token

Parties = tuple[Entity, ...]
#: How many sentences back a pronoun looks, and a pointer such as "the two leaders".
REACH, FAR = 3, 12
#: Of a list of this many, a comma alone joins nothing.
PAIR = 2
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "obl:agent"})
#: Places of a noun of dealing in its clause: "held talks with", "talks with X began".
DIRECT = frozenset({"obj", "root", "nsubj", "nsubj:pass", "conj", "appos"})
PARTY = frozenset(
    {"state", "capital", "demonym", "person", "office", "organ", "organization", "group", "pronoun", "nominal"}
)


@dataclass(frozen=True, slots=True)
class Appearance:
    """A mention with the parties that it was found to stand for."""

    mention: Mention
    parties: Parties
    person: Person | None
    subject: bool
    owner: bool
    leads: bool


@dataclass(slots=True)
class Joint:
    """Parties that a sentence joins: "Japan and South Korea", "Lee met Ishiba"."""

    sentence: int
    at: int
    parties: Parties
    dealing: bool


@dataclass(slots=True)
class Stage:
    """The appearances of an article in order, with the sentences that they stand in.

    `mentions` are those of each sentence, `persons` those of them that name somebody, both also of what is still to come.
    `count` is how often a state appeared, `alone` how often a person did.
    """

    sentences: Sequence[Sentence]
    table: ActorTable
    homes: tuple[str, ...] = ()
    mentions: dict[int, list[Mention]] = field(default_factory=dict)
    persons: dict[int, list[Mention]] = field(default_factory=dict)
    seen: list[Appearance] = field(default_factory=list)
    within: dict[int, list[Appearance]] = field(default_factory=dict)
    count: Counter[str] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)
    quoted: dict[int, tuple[int, ...]] = field(init=False)

    def __post_init__(self) -> None:
        """Find what is quoted."""
        self.quoted = quotations(self.sentences)

    def sex(self, seen: Appearance) -> tuple[bool | None, bool | None]:
        """Return whether an appearance is known to be a woman, and whether it likely is one by the given name."""
        if seen.person is not None:
            first = next((n.parts[0] for n in seen.person.names if len(n.parts) > 1), "")
            return seen.person.woman, self.table.given.get(first)
        words, names = set(fold(seen.mention.name).split()), self.table.name_words
        return (True, None) if words & names.women else (False, None) if words & names.men else (None, None)

    def enter(self, mention: Mention, parties: Parties, person: Person | None) -> None:
        """Note an appearance."""
        tokens = self.sentences[mention.sentence].tokens
        token = tokens[mention.head]
        owner = token.dep == "nmod:poss"
        appearance = Appearance(
            mention, parties, person, self.is_subject(mention), owner, owner and tokens[token.head].dep in SUBJECTS
        )
        self.seen.append(appearance)
        self.within.setdefault(mention.sentence, []).append(appearance)
        if person is not None and len(parties) == 1:
            self.alone[parties[0].id] += 1
        for party in parties:
            if party.country:
                self.count[party.country] += 1

    def noun(self, mention: Mention) -> str:
        """Return the head of a mention in lower case."""
        return self.sentences[mention.sentence].tokens[mention.head].text.lower()

    def is_subject(self, mention: Mention) -> bool:
        """Tell whether the phrase is the subject of a clause, whichever of its words the parse took as head."""
        tokens = self.sentences[mention.sentence].tokens
        return any(
            tokens[i].dep in SUBJECTS and not mention.first <= tokens[i].head < mention.last
            for i in range(mention.first, mention.last)
        )

    def back(self, mention: Mention, reach: int = REACH) -> Iterator[Appearance]:
        """Yield what stands before a mention, the nearest first."""
        for seen in reversed(self.seen):
            if mention.sentence - seen.mention.sentence > reach:
                return
            if seen.mention.sentence < mention.sentence or seen.mention.first < mention.first:
                yield seen

    def joints(self, mention: Mention) -> list[Joint]:
        """Return the joined parties before a mention, the nearest first."""
        by_sentence: dict[int, list[Appearance]] = {}
        for seen in self.back(mention, FAR):
            by_sentence.setdefault(seen.mention.sentence, []).insert(0, seen)
        return [
            j
            for number in sorted(by_sentence, reverse=True)
            for j in reversed(list(self._joined(number, by_sentence[number])))
        ]

    def _joined(self, number: int, seen: list[Appearance]) -> Iterator[Joint]:
        tokens = self.sentences[number].tokens
        outlet = self.table.roles["outlet"]
        parties = [s for s in seen if s.mention.kind in PARTY and s.parties and s.parties[0].sector != outlet]
        before: list[Appearance] = []
        for run in self._runs(tokens, parties):
            yield from self._joint(run, number, dealing=False)
            if len(run) == 1 and len(run[0].parties) > 1:
                yield Joint(number, run[0].mention.first, run[0].parties, dealing=True)
            if before and self._deals(run[0], before):
                first = next((p for p in before if p.subject), before[-1])
                yield from self._joint([first, *run], number, dealing=True)
            before += run

    def _joint(self, run: Sequence[Appearance], number: int, *, dealing: bool) -> Iterator[Joint]:
        """Yield the parties of a run, one for each state; an armed group is a side of its own in its state."""
        parties = distinct((p for one in run for p in one.parties), apart=self.table.armed)
        if len(run) > 1 and len(parties) > 1:
            yield Joint(number, run[-1].mention.first, parties, dealing)

    def _runs(self, tokens: Sequence[Token], parties: Sequence[Appearance]) -> list[list[Appearance]]:
        """Return the parties in runs of those that stand side by side."""
        runs: list[list[Appearance]] = []
        for one in parties:
            between = tokens[runs[-1][-1].mention.last : one.mention.first] if runs else ()
            if runs and self._adjacent(between) and not _begins_a_clause(between, one, before=runs[-1][-1]):
                runs[-1].append(one)
            else:
                runs.append([one])
        return [part for run in runs for part in self._whole(tokens, run)]

    def _whole(self, tokens: Sequence[Token], run: list[Appearance]) -> list[list[Appearance]]:
        """Part two that only a comma joins: "to Chad, the minister said"."""
        if len(run) == PAIR and all(t.text == "," for t in tokens[run[0].mention.last : run[1].mention.first]):
            return [[one] for one in run]
        return [run]

    def _adjacent(self, between: Sequence[Token]) -> bool:
        words = [fold(t.text) for t in between]
        return 0 < len(words) <= 3 and all(w in self.table.particles.joints for w in words) and words != ["'s"]

    def _deals(self, one: Appearance, before: Sequence[Appearance]) -> bool:
        """Tell whether a party is the other side of a dealing: "with X", "met X"."""
        mention, pointers = one.mention, self.table.pointers
        tokens = self.sentences[mention.sentence].tokens
        left = tokens[max(0, mention.first - 2) : mention.first]
        governor = tokens[tokens[mention.head].head]
        if any(t.lemma.lower() in pointers.joiners and t.text.lower() != "and" for t in left):
            return governor.pos != "NOUN" or governor.lemma.lower() in pointers.meetings or governor.dep in DIRECT
        return (
            tokens[mention.head].dep == "obj"
            and governor.lemma.lower() in pointers.meetings
            and any(b.subject for b in before)
        )


def _begins_a_clause(between: Sequence[Token], one: Appearance, *, before: Appearance) -> bool:
    """Tell "took it to Geneva, and Chad agreed", in which a comma and a subject begin another clause."""
    return one.subject and not before.subject and any(t.text == "," for t in between)


def distinct(parties: Iterable[Entity], *, apart: Container[str | None] = ()) -> Parties:
    """Return the parties, one for each state; those without a state, and those of the sectors that stand apart, each once."""
    named = {p.id if p.sector in apart else p.country or p.id: p for p in reversed(list(parties))}
    return tuple(named.values())[::-1]
