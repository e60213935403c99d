"""The walk through an article's mentions, in order, each resolved by what came before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.actors.naming import Name
from dragoman.actors.people import Held, Person, Register, head_word
from dragoman.actors.pointing import PERSONS, counted, pronoun, retext
from dragoman.actors.stage import Parties, Stage
from dragoman.actors.standing import only_of, sent, take
from dragoman.actors.tenure import offices_of
from dragoman.codebook.actor_table import ActorTable
from dragoman.codebook.words import fold
from dragoman.records import Actor, Article, Cast, Entity, Mention, Sentence, stable_id

#: Organs that a report names together with their people.
EXECUTIVE = frozenset({"government", "ministry", "office", "council"})
INDEFINITE = frozenset({"a", "an"})
DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their"})
OUTER = frozenset({"person", "office", "group", "organ", "nominal"})


class Casting:
    """One article being read for who is who."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        *,
        table: ActorTable,
        register: Register,
        homes: tuple[str, ...],
    ) -> None:
        self.article, self.sentences, self.table = article, sentences, table
        self.register, self.homes = register, homes
        self.stage = Stage(sentences, table, homes)
        self.found: dict[tuple[int, int, int, str], Parties] = {}
        self.last_body: dict[str, Entity] = {}
        self.last_office: dict[str, Entity] = {}

    def cast(self, mentions: Sequence[Mention]) -> Cast:
        """Return the cast."""
        for mention in mentions:
            if mention.kind == "person":
                self.stage.persons.setdefault(mention.sentence, []).append(mention)
        for mention in mentions:
            person = self._person(mention)
            parties = self._parties(mention, person)
            self.found[self._key(mention)] = parties
            self.stage.enter(mention, parties, person or self._as_person(parties))
        self._look_ahead(mentions)
        self._apposed(mentions)
        return Cast(
            actors=self._actors(mentions),
            entities=self._tokens(mentions),
            mentions=tuple(mentions),
            offices=offices_of(self.article, self.sentences, self.register),
        )

    def _key(self, mention: Mention) -> tuple[int, int, int, str]:
        return mention.sentence, mention.first, mention.last, mention.kind

    # ---------------------------------------------------------------- persons

    def _person(self, mention: Mention) -> Person | None:
        if mention.kind == "group" and mention.same is not None:
            return self.register.of.get(self.register.key(mention))
        if mention.kind == "person":
            known = self.register.of.get(self.register.key(mention))
            return known or self._surname(mention)
        if mention.kind == "office" and not mention.plural:
            return self._titled(mention)
        return None

    def _as_person(self, parties: Parties) -> Person | None:
        if len(parties) != 1:
            return None
        return next((p for p in self.register.people if p.id == parties[0].id), None)

    def _surname(self, mention: Mention) -> Person | None:
        """Find whom a lone surname names: the last one so called, else somebody named later, else the table's."""
        name = Name(mention.name, self.table)
        part = name.parts[0] if name.parts else ""
        fitting = [
            p
            for p in self.register.people
            if p.bears(part) and (not mention.country or p.country in {None, mention.country})
        ]
        for seen in self.stage.back(mention, 99):
            if seen.person in fitting and seen.mention.kind == "person":
                return self._tied(mention, seen.person, name)
        if fitting:
            return self._tied(mention, max(fitting, key=lambda p: any(n.surname == part for n in p.names)), name)
        holder = self.register.holder([name], None, mention.country)
        if holder is None and not mention.country:
            return None
        person = Person(names=[])
        self.register.people.append(person)
        self.register.tie(mention, person, name)
        if holder is not None:
            take(person, holder)
            person.sector = self.table.roles["ruler"]
        person.country = mention.country or person.country
        return person

    def _tied(self, mention: Mention, person: Person, name: Name) -> Person:
        self.register.tie(mention, person, name)
        return person

    def _titled(self, mention: Mention) -> Person | None:
        """Find whom a title without a name means: the apposed name, the last bearer of the office, the table's."""
        if self.register.key(mention) in self.register.of:
            return self.register.of[self.register.key(mention)]
        if mention.same is not None:
            return self._pronoun_taught(mention)
        office = mention.office or ""
        country = None if sent(self.table, office, mention.country) else mention.country
        country = country or self._owner_country(mention)
        definite = self._definite(mention)
        mirrored = head_word(office) in self.table.title_words.mirrored
        if not definite and country is None:
            return None
        last = self._last_bearer(mention, office, country, mirrored=mirrored)
        if last is not None or mirrored or country is None or not definite:
            return last
        holder = self.register.incumbent(office, country)
        if holder is None or mention.status is not None:
            return None
        known = next((p for p in self.register.people if p.canonical == holder.name), None)
        if known is not None:
            return known
        person = Person(names=[Name(holder.name, self.table)], sector=mention.sector)
        take(person, holder)
        self.register.people.append(person)
        return person

    def _last_bearer(self, mention: Mention, office: str, country: str | None, *, mirrored: bool) -> Person | None:
        bearers = [p for p in self.register.people if self._bears(p, office, country, mirrored=mirrored)]
        if mention.status != "former":
            bearers = [p for p in bearers if not all(h.status == "former" for h in p.held)] or bearers
        if not bearers:
            return None
        for seen in self.stage.back(mention, 99):
            if seen.person in bearers:
                return seen.person
        return bearers[0] if country is not None and head_word(office) in self.table.pointers.single else None

    def _bears(self, person: Person, office: str, country: str | None, *, mirrored: bool) -> bool:
        if country is not None and person.country != country:
            return False
        if mirrored:
            return country is not None and bool(person.held)
        return any(h.office == office or (" " not in office and head_word(h.office) == office) for h in person.held)

    def _pronoun_taught(self, mention: Mention) -> Person | None:
        """Teach "he was the ambassador" to whom the pronoun stands for."""
        for seen in reversed(self.stage.seen):
            if (
                seen.mention.sentence == mention.sentence
                and seen.mention.first <= (mention.same or 0) < seen.mention.last
                and seen.person
            ):
                self.register.teach(mention, seen.person)
                return seen.person
        for later in self.stage.persons.get(mention.sentence, ()):
            person = self._person(later) if later.first <= (mention.same or 0) < later.last else None
            if person is not None:
                self.register.teach(mention, person)
                return person
        return None

    # ---------------------------------------------------------------- parties

    def _parties(self, mention: Mention, person: Person | None) -> Parties:
        text = mention.span.text
        if person is not None:
            return (Entity(id=person.id, name=person.name, country=person.country, sector=person.sector, text=text),)
        match mention.kind:
            case "person" | "place":
                return self._stranger(mention)
            case "pronoun":
                return retext(pronoun(self.stage, self.register, mention), text)
            case "nominal":
                return retext(counted(self.stage, self.register, mention, count=self._count(mention)), text)
            case "state" | "capital" | "demonym":
                return (self._state(mention),) if mention.country else ()
            case "organization":
                return (
                    Entity(
                        id=mention.actor or self._id(mention.name, mention.country),
                        name=mention.name,
                        country=mention.country,
                        sector=mention.sector,
                        text=text,
                    ),
                )
            case _:
                return self._body(mention)

    def _stranger(self, mention: Mention) -> Parties:
        if mention.kind == "place" or " " not in mention.name:
            return ()
        return (
            Entity(
                id=self._id(mention.name, None), name=mention.name, country=None, sector=None, text=mention.span.text
            ),
        )

    def _count(self, mention: Mention) -> int:
        counts = self.table.pointers.counts
        return next((counts[fold(w)] for w in mention.span.text.split() if fold(w) in counts), 0)

    def _state(self, mention: Mention) -> Entity:
        actor = self.table.actors[mention.actor or ""]
        sector = self.table.roles["breakaway"] if mention.sector == self.table.roles["breakaway"] else actor.sector
        return Entity(id=actor.id, name=actor.name, country=actor.country, sector=sector, text=mention.span.text)

    def _body(self, mention: Mention) -> Parties:
        """Resolve an organ, a group or an unnamed office-holder."""
        if mention.parts:
            return tuple(self._of_state(mention, code) for code in mention.parts)
        country = mention.country or self._owner_country(mention)
        if self._relational(mention):
            country = None
        elif mention.kind == "office" and country is None:
            country = only_of(self.table, mention.office or "")
        if mention.kind == "organ" and mention.owner is not None:
            self._rule(mention)
        if country is None and mention.kind == "organ" and self._definite(mention):
            last = self.last_body.get(mention.name)
            if last is not None:
                return retext([last], mention.span.text)
        unnamed = self.last_office.get(head_word(mention.name)) if mention.kind == "office" else None
        if country is None and unnamed is not None and self._definite(mention) and mention.span.text[:1].islower():
            return retext([unnamed], mention.span.text)
        if country is None and self._at_home(mention):
            country = self._home(mention)
        entity = Entity(
            id=self._id(mention.name, country), name=self._name(mention, country), country=country, sector=mention.sector, text=mention.span.text
        )  # fmt: skip
        if mention.kind == "office" and country:
            self.last_office[head_word(mention.name)] = entity
        if mention.kind == "organ" and country:
            self.last_body[mention.name] = self.last_body[mention.name.rpartition(" ")[2]] = entity
        return (entity,)

    def _of_state(self, mention: Mention, code: str) -> Entity:
        """Return one state's part of "the leaders of X and Y", by name where the article gives it."""
        singular = self.sentences[mention.sentence].tokens[mention.head].lemma.lower()
        for person in self.register.people:
            if (
                person.country == code
                and any(head_word(h.office) == head_word(singular) for h in person.held)
                and mention.kind == "group"
            ):
                return Entity(
                    id=person.id, name=person.name, country=code, sector=person.sector, text=mention.span.text
                )
        name = f"{singular} of {self.table.states.get(code, code)}"
        return Entity(id=self._id(name, code), name=name, country=code, sector=mention.sector, text=mention.span.text)

    def _name(self, mention: Mention, country: str | None) -> str:
        text = mention.span.text
        if mention.country or country is None or mention.kind != "organ":
            return text
        return f"{self.table.adjectives.get(country, '')} {mention.name}".strip() if mention.owner is None else text

    def _relational(self, mention: Mention) -> bool:
        """Tell "its allies", who are somebody else's people."""
        if mention.kind != "group":
            return False
        return self.sentences[mention.sentence].tokens[mention.head].lemma.lower() in self.table.pointers.relational

    def _rule(self, mention: Mention) -> None:
        """Let "the Trump administration" teach the office of its head, as the table has it."""
        person = next(
            (
                s.person
                for s in self.stage.back(mention, 0)
                if s.person and s.mention.first <= (mention.owner or 0) < s.mention.last
            ),
            None,
        )
        if person is None:
            person = next(
                (
                    s.person
                    for s in reversed(self.stage.seen[-3:])
                    if s.person and s.mention.sentence == mention.sentence and s.mention.first == mention.owner
                ),
                None,
            )
        if person is None or person.held or mention.office != "government":
            return
        holder = self.register.holder(person.names, None, person.country)
        if holder is not None and self.register.rank(holder.office) == "leader":
            person.held.append(Held(holder.office, holder.country, None, mention))

    def _home(self, mention: Mention) -> str | None:
        """Return whose a bare organ or office is: of an organ the nearest official's, of an office not the one met."""
        if mention.kind != "office":
            near = self._near(mention) if mention.office in EXECUTIVE else None
            return near or next(iter(self.homes), None)
        if self.register.rank(mention.office or "") not in {"leader", "minister"}:
            return self._near(mention) or next(iter(self.homes), None)
        met = {p.country for (s, *_), p in self.register.of.items() if s == mention.sentence and p.held}
        return next((code for code in self.homes if code not in met), None)

    def _near(self, mention: Mention) -> str | None:
        """Return the state of the official nearest to a bare organ: "the presidential office said President Lee"."""
        people = [
            (abs(s - mention.sentence) * 100 + abs(first - mention.first), p.country)
            for (s, first, _), p in self.register.of.items()
            if abs(s - mention.sentence) <= 1 and p.country and p.held
        ]
        return min(people)[1] if people else None

    def _at_home(self, mention: Mention) -> bool:
        """Tell whether a bare noun belongs to the state that the article is about."""
        if mention.kind == "office":
            return self._definite(mention) and self.register.rank(mention.office or "") in {*PERSONS, "officer"}
        if self._relational(mention):
            return False
        noun = self.table.nouns.get(mention.name) or self.table.nouns.get(mention.name.rpartition(" ")[2])
        title = self.table.titles.get(self.sentences[mention.sentence].tokens[mention.head].text)
        public = title is not None and title.rank not in {None, "none"}
        return mention.kind == "organ" or public or (noun is not None and noun.home)

    def _definite(self, mention: Mention) -> bool:
        tokens = self.sentences[mention.sentence].tokens
        if mention.first and tokens[mention.first - 1].text.lower() in INDEFINITE:
            return False
        if mention.country or mention.owner is not None or mention.span.text[:1].isupper():
            return True
        before = tokens[max(0, mention.first - 2) : mention.first]
        return any(t.text.lower() in DEFINITE for t in before)

    def _owner_country(self, mention: Mention) -> str | None:
        """Return the state of the possessor: "his office", "Lee's pick", "the Trump administration"."""
        if mention.owner is None:
            return None
        for seen in reversed(self.stage.seen):
            inside = seen.mention.first <= mention.owner < seen.mention.last
            if seen.mention.sentence == mention.sentence and inside and len(seen.parties) == 1:
                return seen.parties[0].country
        word = self.sentences[mention.sentence].tokens[mention.owner].text
        person = self.register.at(mention.sentence, mention.owner) or self.register.bearing(word)
        return person.country if person is not None else None

    def _id(self, name: str, country: str | None) -> str:
        return stable_id("ac", fold(name), country)

    # ---------------------------------------------------------------- afterwards

    def _look_ahead(self, mentions: Sequence[Mention]) -> None:
        """Let a pronoun before its name find the next subject of its sentence: "Before his trip, Lee said"."""
        for mention in mentions:
            if mention.kind != "pronoun" or mention.office not in {"man", "woman"} or self.found[self._key(mention)]:
                continue
            later = (
                s for s in self.stage.seen if s.mention.sentence == mention.sentence and s.mention.first > mention.first
            )
            found = next((s for s in later if s.person is not None and s.subject), None)
            if found is not None:
                self.found[self._key(mention)] = retext(found.parties, mention.span.text)

    def _apposed(self, mentions: Iterable[Mention]) -> None:
        """Refresh what persons are called and where they belong, now that the whole article is known."""
        by_id = {id(m): p for p in self.register.people for m in p.mentions}
        for mention in mentions:
            person = by_id.get(id(mention))
            if person is not None:
                self.found[self._key(mention)] = (
                    Entity(
                        id=person.id,
                        name=person.name,
                        country=person.country,
                        sector=person.sector,
                        text=mention.span.text,
                    ),
                )

    def _tokens(self, mentions: Sequence[Mention]) -> dict[tuple[int, int], Parties]:
        """Map every token of a mention to its parties; inner mentions come last and win."""
        table: dict[tuple[int, int], Parties] = {}
        for mention in sorted(mentions, key=lambda m: (m.first - m.last, m.sentence, m.first)):
            parties = self.found[self._key(mention)]
            if parties:
                table.update({(mention.sentence, i): parties for i in range(mention.first, mention.last)})
        return dict(sorted(table.items()))

    def _actors(self, mentions: Sequence[Mention]) -> tuple[Actor, ...]:
        actors: dict[str, Actor] = {}
        people = {p.id: p for p in self.register.people if p.names}
        for mention in mentions:
            for entity in self.found[self._key(mention)]:
                if entity.id in actors:
                    continue
                person = people.get(entity.id)
                actors[entity.id] = Actor(
                    id=entity.id, name=entity.name, kind="person" if person else mention.kind, country=entity.country, sector=entity.sector,
                    variants=tuple(dict.fromkeys(m.name for m in person.mentions)) if person else (),
                    reasons=tuple(person.reasons) if person else (),
                    evidence=(self.article.span(mention.span.start, mention.span.end),),
                )  # fmt: skip
        return tuple(actors.values())
