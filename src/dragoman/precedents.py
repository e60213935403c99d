"""Precedents: dealings that a report counts or compares: "his fourth call", "the first visit since", anniversaries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.codebook.precedent_words import PrecedentWords
from dragoman.records import Entity, Precedent, Reading, Time, fact_id, unique
from dragoman.records.stream import NOMINAL, Range, Stream, trim
from dragoman.statements.phrases import bare, own_subject, subject

#: Tokens from a rank to the noun it counts, and from that noun to what it is compared with.
NEAR, REACH = 5, 24
#: What ends a noun phrase on its left.
BREAKS = frozenset({"VERB", "AUX", "ADP", "SCONJ", "PRON", "PUNCT"})
#: Words of a comparison, and of an act put before or after another.
LONGEST = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was found of a precedent; who takes part is looked for where it is not given."""

    kind: str
    what: str
    numbers: tuple[int, ...] = ()
    dealing: str | None = None
    since: str | None = None
    by: tuple[Entity, ...] | None = None
    partners: tuple[Entity, ...] | None = None
    apart: Range = (0, 0)


def code_precedents(reading: Reading, lexicon: PrecedentWords) -> tuple[Precedent, ...]:
    """Return the counted and compared dealings of an article."""
    words = reading.words
    finder = Finder(words, reading, lexicon)
    return tuple({fact.id: fact for fact in finder.found()}.values())


class Finder:
    """Finds the precedents of one article."""

    def __init__(self, words: Stream, reading: Reading, lexicon: PrecedentWords) -> None:
        self.words, self.reading, self.lexicon = words, reading, lexicon

    def found(self) -> Iterator[Precedent]:
        """Yield the precedents in reading order."""
        for at, text in enumerate(self.words.lower):
            if not self.words.body(at):
                continue
            if text in self.lexicon.dealings or text in self.lexicon.tables.anniversaries:
                yield from self.counted(at)
            if text in self.lexicon.orders:
                yield from self.ordered(at)

    # ------------------------------------------------------------ ranks

    def counted(self, noun: int) -> Iterator[Precedent]:
        """Yield a noun that ranks stand before: "fourth and fifth calls", "60th anniversary"."""
        name = self.lexicon.dealings.get(self.words.lower[noun])
        if self.words.tokens[noun].pos not in NOMINAL:
            return
        ranks = [(at, rank) for at in self.before(noun) if (rank := self.lexicon.rank(self.words.tokens[at].text))]
        if not ranks:
            return
        numbers = tuple(rank for _, rank in ranks)
        if name is None:
            yield self.fact(noun, Draft(kind="anniversary", numbers=numbers, what=self.marked(noun), partners=()))
            return
        since, apart = self.compared(noun)
        first = numbers == (1,) and (since is not None or not self.owner(noun))
        what = self.words.text(trim(self.words, bare(self.words, (ranks[0][0], noun + 1))))
        kind = "first" if first else "order"
        yield self.fact(noun, Draft(kind=kind, numbers=numbers, what=what, dealing=name, since=since, apart=apart))

    def before(self, noun: int) -> Iterator[int]:
        """Yield the tokens in front of a noun that belong to its phrase."""
        low = self.words.bounds(noun)[0]
        for at in range(max(low, noun - NEAR), noun):
            between = range(at, noun)
            if all(self.words.tokens[i].pos not in BREAKS or self.joins(i) for i in between):
                yield at

    def joins(self, at: int) -> bool:
        """Tell a hyphen or comma within a phrase, and a participle that describes, from what ends it."""
        return self.words.lower[at] in {"-", ","} or self.words.relation(at) in {"amod", "compound"}

    def marked(self, noun: int) -> str:
        """Return what an anniversary is of."""
        below = next((c for c in self.words.kids(noun, "nmod") if c > noun), None)
        if below is None:
            return self.words.lower[noun]
        cases = [c + 1 for c in self.words.kids(below, "case")]
        start = max([self.words.left[below], *cases])
        return self.words.text(self.cut((start, self.words.right[below] + 1)))

    def compared(self, noun: int) -> tuple[str | None, Range]:
        """Return what a dealing is compared with, and where: "since taking office", "in 8 months", "under ..."."""
        tables, high = self.lexicon.tables, self.words.bounds(noun)[1]
        for at in range(noun + 1, min(high, noun + REACH)):
            text = self.words.lower[at]
            length = range(at + 1, min(high, at + 4))
            span = text in tables.spans and any(self.words.lower[i] in tables.units for i in length)
            if text in tables.since or text in tables.eras or span:
                end = next((i for i in range(at + 1, high) if self.words.lower[i] in {".", ",", ";", "—"}), high)
                return self.words.text(self.cut((at, end))), (at, end)
        return None, (0, 0)

    def cut(self, part: Range) -> Range:
        """Return a range without marks at its ends and not too long."""
        start, end = trim(self.words, part)
        return start, min(end, start + LONGEST)

    # ------------------------------------------------------------ before and after

    def ordered(self, at: int) -> Iterator[Precedent]:
        """Yield an act that the report puts before or after another: "before traveling to Canada"."""
        kind, size = self.order(at)
        if kind is None or not at + size < self.words.bounds(at)[1]:
            return
        head = self.act(at, size)
        if head is None:
            return
        main = self.main(head, at)
        if main is None:
            return
        actor = subject(self.words, main)
        by = self.parties([actor] if actor is not None else [])
        if by and self.words.lower[main] not in self.lexicon.tables.words_of_speech:
            since = self.words.text(self.cut((at, self.words.right[head] + 1)))
            ids = {e.id for e in by}
            partners = tuple(e for e in self.parties(range(at, self.words.right[head] + 1)) if e.id not in ids)
            yield self.fact(main, Draft(kind=kind, what=self.clause(main, at), since=since, by=by, partners=partners))

    def order(self, at: int) -> tuple[str | None, int]:
        """Return which order words begin at a token, and how many they are."""
        for words, kind in self.lexicon.orders.get(self.words.lower[at], ()):
            if self.words.lower[at : at + len(words)] == words:
                return kind, len(words)
        return None, 0

    def act(self, at: int, size: int) -> int | None:
        """Return the verb or noun behind order words, if it is a dealing and hangs on another act."""
        for i in range(at + size, min(at + size + NEAR, self.words.bounds(at)[1])):
            text = self.words.lower[i]
            verb = text in self.lexicon.acts and self.words.relation(i) == "advcl"
            noun = text in self.lexicon.tables.act_nouns and self.words.relation(i) == "obl"
            if (verb or noun) and self.words.left[i] <= at:
                return i
        return None

    def main(self, head: int, at: int) -> int | None:
        """Return the verb that is put in order: the nearest before the order words, else the one that they hang on."""
        low = self.words.bounds(at)[0]
        verbs = (i for i in range(at - 1, low - 1, -1) if self.words.tokens[i].pos == "VERB")
        nearest = next((i for i in verbs if own_subject(self.words, i) is not None), None)
        above = self.words.heads[head]
        return nearest if nearest is not None else above if self.words.tokens[above].pos == "VERB" else None

    def clause(self, main: int, apart: int) -> str:
        """Return the main act in its words, without what stands apart."""
        low, high = self.words.left[main], self.words.right[main] + 1
        start = next((c for c in self.words.kids(main, "nsubj")), main)
        start = max(low, self.words.left[start])
        return self.words.text(self.cut((start, apart if apart > main else high)))

    # ------------------------------------------------------------ who

    def owner(self, noun: int) -> tuple[Entity, ...]:
        """Return whose dealing it is: "his first call", "Lee's third call"."""
        owned = [c for c in self.words.kids(noun, "nmod", "compound") if c < noun]
        found = self.parties(owned)
        low = self.words.bounds(noun)[0]
        return found or self.parties(i for i in range(max(low, noun - NEAR - 1), noun))

    def actor(self, noun: int) -> tuple[Entity, ...]:
        """Return who deals: the owner, else the subject of the clause, else who does it "by"."""
        low, high = self.words.bounds(noun)
        subjects = self.parties(i for i in range(low, noun) if self.words.relation(i) == "nsubj")
        agents = self.parties(c for c in self.words.kids(noun, "nmod") if "by" in self.cases(c))
        named = self.parties(range(low, min(high, noun)))
        return self.owner(noun) or agents or subjects or named[:1]

    def others(self, noun: int, by: tuple[Entity, ...]) -> tuple[tuple[Entity, ...], Range | None]:
        """Return with whom: those behind "to" or "with", all named after it, those behind "with" before it, the next sentence's.

        Where it is the next sentence, that is returned too, as it belongs to the proof.
        """
        if len({e.country for e in by} - {None}) > 1:  # "the two presidents held their first summit"
            return (), None
        low, high = self.words.bounds(noun)
        after = range(noun + 1, min(high, noun + REACH))
        there = [i for i in after if self.parties([i])]
        marked = [i for i in there if self.cases(i) & self.lexicon.tables.partners]
        before = [i for i in range(low, noun) if self.cases(i) & self.lexicon.tables.partners]
        following = self.following(noun)
        ids, homes = {e.id for e in by}, {e.country for e in by}
        for places in (marked[:1], there, before, range(*following)):
            found = tuple(e for e in self.parties(places) if e.id not in ids and e.country)
            if found:
                foreign = tuple(e for e in found if e.country not in homes)
                return foreign or found, following if isinstance(places, range) else None
        return tuple(e for e in self.parties(there) if e.id not in ids), None

    def following(self, noun: int) -> Range:
        """Return the sentence after that of a noun; an empty range after the last."""
        low = self.words.bounds(noun)[1]
        return self.words.bounds(low) if low < len(self.words.tokens) else (low, low)

    def cases(self, at: int) -> set[str]:
        """Return the prepositions of a noun."""
        return {self.words.lower[c] for c in self.words.kids(at, "case")}

    def parties(self, places: Iterable[int]) -> tuple[Entity, ...]:
        """Return who stands at some tokens, each once."""
        found = (e for at in places for e in self.reading.cast.at(*self.words.entity_key(at)))
        return unique(found)

    # ------------------------------------------------------------ facts

    def fact(self, at: int, draft: Draft) -> Precedent:
        """Return the fact of a draft; the sentence of its word proves it."""
        sentence = self.words.bounds(at)
        evidence = self.words.span(sentence)
        doing = self.actor(at) if draft.by is None else draft.by
        partners, beyond = (draft.partners, None) if draft.partners is not None else self.others(at, doing)
        return Precedent(
            id=fact_id("pr", self.reading.article, (draft.kind, draft.numbers, draft.what, evidence.start)),
            kind=draft.kind,
            what=draft.what,
            dealing=draft.dealing,
            numbers=draft.numbers,
            by=doing,
            partners=partners,
            since=draft.since,
            date=self.time(sentence, draft.apart),
            evidence=(evidence, *((self.words.span(beyond),) if beyond else ())),
            confidence=0.7 if doing else 0.5,
        )

    def time(self, sentence: Range, apart: Range) -> Time:
        """Return the one time that a sentence is told of, where it has only one outside of what is compared with."""
        number, low = self.words.entity_key(sentence[0])[0], sentence[0]
        here = [m for m in self.reading.times if m.sentence == number and m.relation == "in" and m.time.start]
        times = [m.time for m in here if not apart[0] <= low + m.first < apart[1]]
        return times[0] if len(times) == 1 else Time()
