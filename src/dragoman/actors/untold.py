"""Whose a person is to whom the text gives a title and no state: by the words around, else by the report as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.actors.clauses import SUBJECTS
from dragoman.actors.homes import having
from dragoman.actors.naming import Name
from dragoman.actors.nearby import answers, belonging, doer_before, fronted, speaks_of, where
from dragoman.actors.people import Held, Person, Register, head_word
from dragoman.records import Mention, Sentence

Found = tuple[str, str] | None
#: By how much the foremost state must be ahead of the next to have the officials whom a text leaves without one.
AHEAD = 1.05
#: By how much the second must be ahead of the third to have an official whose office another has in the first.
SECOND = 2.0
#: How many sentences back the body stands that a bare spokesman speaks for.
NEAR = 2
#: How many sentences back somebody without a name is told of who then has one.
NEXT = 4
#: Kinds of mentions of bodies of a state.
HOUSES = frozenset({"organ", "organization"})
PLACED, AGENT = frozenset({"state", "capital"}), "obl:agent"
ACTING = frozenset({"state", "capital", "organ", "office", "organization", "group", "person"})


class Untold:
    """The persons of one article whose state no word and no table gives; `weights` say how much the article is told from each state."""

    def __init__(
        self,
        register: Register,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        *,
        weights: Mapping[str, float],
    ) -> None:
        self.register, self.sentences, self.mentions, self.weights = register, sentences, mentions, weights
        self.here: dict[int, list[Mention]] = {}
        for mention in mentions:
            self.here.setdefault(mention.sentence, []).append(self._owned(mention))

    def _owned(self, mention: Mention) -> Mention:
        """Return a mention with the state of its possessor: "the Bush administration"."""
        if mention.country is not None or mention.owner is None:
            return mention
        owner = self.register.at(mention.sentence, mention.owner)
        if owner is None:
            word = self.sentences[mention.sentence].tokens[mention.owner].text
            known = self.register.holder([Name(word, self.register.table)], None)
            return replace(mention, country=known.country) if known is not None else mention
        return replace(mention, country=owner.country)

    def state_of(self, person: Person) -> Found:
        """Return the state of an office-holder, and on what ground."""
        free = [h for h in person.held if h.mention.owner is None]
        public = any(self.register.rank(h.office) not in {None, "none"} for h in free)
        return (
            self._by_house(person)
            or self._by_surname(person)
            or self._by_body(person)
            or self._by_counterpart(person)
            or (self._by_surroundings(person) or self._by_report(person) if public else None)
        )

    def _by_house(self, person: Person) -> Found:
        """Return the state of the body behind a name: "Deputy Secretary Soto of the Chilean foreign ministry"."""
        for held in person.held:
            mention = held.mention
            at = belonging(self.sentences[mention.sentence], mention.head, words=self.register.table.particles)
            bodies = (
                m for m in self.here[mention.sentence] if m.kind in HOUSES and any(m.first <= i < m.last for i in at)
            )
            code = next((m.country for m in bodies if m.country in self.register.table.states), None)
            if code is not None:
                return code, f"of a body of {code}"
        return None

    def _by_surname(self, person: Person) -> Found:
        table = self.register.table
        first = person.names[0].parts
        if any(n.korean for n in person.names) or (len(first) == 1 and first[0] in table.korean):
            named = {code for m in self.mentions for code in (m.country, *m.parts) if code}
            code = next((c for c in table.korean_states if c in named), None)
            return (code, f"a Korean surname in an article on {code}") if code is not None else None
        return None

    def _by_body(self, person: Person) -> Found:
        """Return the state of the body named just before a bare spokesman: "Turkey's foreign ministry said ... Spokesman Ak said"."""
        speaking = self.register.table.title_words.speaking
        at = next((h.mention for h in person.held if h.mention.owner is None and head_word(h.office) in speaking), None)
        if at is None:
            return None
        before = [
            m
            for m in self.mentions
            if m.kind in HOUSES
            and (m.country in self.register.table.states or (m.country is None and m.kind == "organ"))
            and at.sentence - NEAR <= m.sentence
            and (m.sentence, m.first) < (at.sentence, at.first)
        ]
        acting = [m for m in before if self.sentences[m.sentence].tokens[m.head].dep in SUBJECTS]
        code = next((m.country for m in reversed(acting or before)), None)  # a bare one is of the state at home
        return (code, f"speaks for the body of {code} named before") if code is not None else None

    def _by_counterpart(self, person: Person) -> Found:
        """Return the other state for a counterpart of whom no state is told: not the one that the report is told from."""
        held = next((h for h in person.held if head_word(h.office) in self.register.table.title_words.equals), None)
        if held is None:
            return None
        owner = self.register.at(held.mention.sentence, held.mention.owner) if held.mention.owner is not None else None
        own = owner.country if owner is not None and owner.country else next(iter(self.weights), None)
        others = {code: weight for code, weight in self.weights.items() if code != own}
        code = _foremost(others, SECOND)
        return (code, f"the counterpart of an official of {own}, in an article on {code}") if code is not None else None

    def _by_surroundings(self, person: Person) -> Found:
        """Return the state that the words beside a title give, if nobody else has the office there."""
        signs = (sign for h in person.held if h.country is None for sign in self._signs(h.mention))
        return next(((code, why) for code, why in signs if code is not None and self._free(person, code)), None)

    def _signs(self, mention: Mention) -> Iterator[tuple[str | None, str]]:
        """Yield the states that the words beside a title may give, each with its ground, the surest first."""
        sentence, here = self.sentences[mention.sentence], self.here[mention.sentence]
        unnamed = self._unnamed(mention)
        yield unnamed, f"{mention.office}, after one of {unnamed} without a name"
        site = fronted(sentence, mention.head, here, words=self.register.table.particles)
        yield site, f"a title without a state, in a place of {site}"
        place = where(sentence, mention.head, here)
        yield place, f"met in a place of {place}"
        host = self._place_of_host(mention)
        yield host, f"receives a guest in a place of {host}"
        acting = self._acting_before(mention)
        if self.register.table.title_words.is_posted(mention.office or ""):
            yield acting, f"an envoy, after what {acting} did"
        told = speaks_of(sentence, mention.head, here, table=self.register.table)
        if told in {acting, *list(self.weights)[:2]}:
            yield told, f"says what {told} will do"
        definite = mention.kind == "office" and mention.span.text[:1].islower()
        if definite and acting is not None and not self._answers(mention, acting):
            yield acting, f"a title without a state, after what {acting} did"

    def _acting_before(self, mention: Mention) -> str | None:
        """Return the state that acts in the sentence before: "Spain protested. The foreign minister said"."""
        doer = doer_before(self.sentences, mention, self.register.table.particles)
        before = (m for m in self.here.get(mention.sentence - 1, ()) if m.kind in ACTING and m.country)
        return next((m.country for m in before if doer is not None and m.first <= doer < m.last), None)

    def _unnamed(self, mention: Mention) -> str | None:
        """Return the state of "Chad's ambassador" for "Ambassador Soto" in one of the next sentences."""
        for number in range(mention.sentence, max(-1, mention.sentence - NEXT), -1):
            for other in reversed(self.here.get(number, ())):
                before = (other.sentence, other.first) < (mention.sentence, mention.first)
                if before and other.kind == "office" and other.office == mention.office and other.country:
                    return other.country if other.same is None else None
        return None

    def _answers(self, mention: Mention, code: str) -> bool:
        """Tell a sentence in which somebody answers a state: "the government rejected Chad's claim"."""
        sentence, here = self.sentences[mention.sentence], self.here[mention.sentence]
        return answers(sentence, mention.head, here, code=code, verbs=self.register.table.pointers.answers)

    def _free(self, person: Person, code: str) -> bool:
        return code in self.register.table.states and not self._taken(person, code)

    def _by_report(self, person: Person) -> Found:
        """Return the state of the official named beside, else the one that the article is told from; the next, if the office is another's there."""
        foreign = self._foreign(person)
        beside = self._beside(person)
        if beside is not None and beside not in foreign and not self._taken(person, beside):
            return beside, f"a title without a state, beside an official of {beside}"
        if self._paired(person):
            return None
        own = {code: weight for code, weight in self.weights.items() if code not in foreign}
        few = {code for h in person.held for code in having(self.register.table, h.office)}
        own = {code: weight for code, weight in own.items() if code in few} or own
        home = _foremost(own, AHEAD)
        if home is not None and not self._taken(person, home):
            return home, f"a title without a state, in an article mainly on {home}"
        other = _foremost({code: weight for code, weight in own.items() if code != home}, SECOND) if home else None
        if other is not None and not self._taken(person, other):
            return other, f"a title without a state that another has in {home}, in an article on {home} and {other}"
        return None

    def _taken(self, person: Person, code: str) -> bool:
        """Tell whether somebody else has the office in a state, by the article or by the table on its day."""
        register = self.register
        for held in person.held:
            if held.status not in {None, "current"} or register.rank(held.office) != "leader":
                continue
            others = (p for p in register.people if p is not person and p.country == code)
            if any(self._same(h, held) for p in others for h in p.held):
                return True
            holder = register.incumbent(held.office, code)
            if holder is not None and not any(register.is_holder(n, held.office, holder) for n in person.names):
                return True
        return False

    def _same(self, one: Held, other: Held) -> bool:
        """Tell one office of two words for it; a vice president is no president."""
        means = self.register.table.title_words.means
        return one.status in {None, "current"} and means.get(one.office, one.office) == means.get(
            other.office, other.office
        )

    def _paired(self, person: Person) -> bool:
        """Tell "President Soto and President Vale", whose states nothing tells apart."""
        mention = person.held[0].mention
        if self.register.rank(person.held[0].office) != "leader":
            return False
        tokens = self.sentences[mention.sentence].tokens
        for (sentence, first, last), other in self.register.of.items():
            if (
                sentence != mention.sentence
                or other is person
                or not any(self._same(h, person.held[0]) for h in other.held)
            ):
                continue
            between = tokens[min(last, mention.last) : max(first, mention.first)]
            if [t.text.lower() for t in between] == ["and"]:
                return True
        return False

    def _beside(self, person: Person) -> str | None:
        """Return the state of those named before in the sentence that first gives the title, if it is one."""
        mention = person.held[0].mention
        tokens = self.sentences[mention.sentence].tokens
        head = tokens[mention.head]
        met = head.dep == "obj" and tokens[head.head].lemma.lower() in self.register.table.pointers.meetings
        if met or any(t.text.lower() == "with" for t in tokens[max(0, mention.first - 1) : mention.first]):
            return None
        found = {other.country for other in self._named_before(mention) if other is not person and other.held}
        return found.pop() if len(found) == 1 else None

    def _named_before(self, mention: Mention) -> Iterator[Person]:
        for (sentence, first, _), person in self.register.of.items():
            if sentence == mention.sentence and first < mention.first:
                yield person

    def _foreign(self, person: Person) -> frozenset[str]:
        """Return the states that a report gives to those whom it names after a bare title: "Minister Silva and Peruvian Minister Rojas"."""
        visited = frozenset(code for h in person.held if (code := self._place_of_journey(h.mention)) is not None)
        bare = {(h.mention.sentence, h.mention.first) for h in person.held if h.country is None}
        return visited | frozenset(
            h.country
            for other in self.register.people
            for h in other.held
            if other is not person and h.country and h.mention.country == h.country
            if any(h.mention.sentence == sentence and h.mention.first > first for sentence, first in bare)
        )

    def _place_of_journey(self, mention: Mention) -> str | None:
        """Return the state to which somebody goes: "Minister Soto flew to Lima"."""
        sentence = self.sentences[mention.sentence]
        token = sentence.tokens[mention.head]
        verb = sentence.tokens[token.head]
        if token.dep != "nsubj" or verb.lemma.lower() not in self.register.table.pointers.travels:
            return None
        places = {t.i for t in sentence.children(verb.i, "obl", "obj")}
        return next((m.country for m in self.here[mention.sentence] if m.kind in PLACED and m.head in places), None)

    def _place_of_host(self, mention: Mention) -> str | None:
        """Return the state in which somebody receives a guest whom the text has brought there: "flew to Lima, where he was received by"."""
        sentence, pointers = self.sentences[mention.sentence], self.register.table.pointers
        token = sentence.tokens[mention.head]
        if token.dep not in SUBJECTS | {AGENT} or sentence.tokens[token.head].lemma.lower() not in pointers.hosts:
            return None
        for number in range(mention.sentence, max(-1, mention.sentence - 1 - NEAR), -1):
            tokens = self.sentences[number]
            for other in reversed(self.here.get(number, ())):
                cases = {t.text.lower() for t in tokens.children(other.head, "case")}
                before = (other.sentence, other.first) < (mention.sentence, mention.first)
                if before and other.kind in PLACED and other.country and cases & pointers.bound:
                    return other.country
        return None


def _foremost(weights: Mapping[str, float], ahead: float) -> str | None:
    """Return the state that an article is mainly about, if it is so much ahead of the next."""
    (first, most), (_, next_most) = [*weights.items(), ("", 0.0), ("", 0.0)][:2]
    return first if first and most > 0 and most >= ahead * next_most else None
