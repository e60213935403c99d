"""The walk through an article's mentions, in order, each resolved by what came before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dragoman.actors.bodies import Bodies, body_id
from dragoman.actors.citizens import citizens
from dragoman.actors.naming import Name
from dragoman.actors.nearby import where
from dragoman.actors.people import Held, Person, Register, head_word, is_person
from dragoman.actors.pointing import counted, retext
from dragoman.actors.pronouns import pronoun
from dragoman.actors.stage import Appearance, Parties, Stage
from dragoman.actors.standing import sent, take
from dragoman.actors.tenure import offices_of
from dragoman.codebook.actor_table import ActorTable
from dragoman.codebook.words import fold
from dragoman.records import Actor, Article, Cast, Entity, Mention, Sentence

#: Ranks that a counterpart shares.
MIRRORED = frozenset({"leader", "minister"})
NONE, LEADER = "none", "leader"
#: The length of words that titles write small.
OF = 3
#: How often a lone surname must have named somebody to be that person's in the article.
USUAL = 3


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
        self.register = register
        self.stage = Stage(sentences, table, homes)
        self.found: dict[tuple[int, int, int, str], Parties] = {}
        self.bodies = Bodies(self.stage, register)
        self.people: dict[str, Person] = {}
        self.owned: dict[str, str] = {}

    def cast(self, mentions: Sequence[Mention]) -> Cast:
        """Return the cast."""
        for mention in mentions:
            self.stage.mentions.setdefault(mention.sentence, []).append(mention)
            if mention.kind == "person":
                self.stage.persons.setdefault(mention.sentence, []).append(mention)
        for mention in mentions:
            person = self._person(mention)
            parties = self._parties(mention, person)
            self.found[self._key(mention)] = parties
            self.stage.enter(mention, parties, person or self._as_person(parties))
            self._mirror(mention)
            self._learn_sex(mention, parties)
        self._look_ahead(mentions)
        self._refresh()
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
            person = self.register.of.get(self.register.key(mention)) or self._surname(mention)
            if person is not None and person.country is None and mention.owner is not None:
                person.country = self.bodies.owner_country(mention)
            return person
        if mention.kind == "office" and not mention.plural:
            person = self._titled(mention)
            if person is not None and person.country is None and mention.owner is not None:
                person.country = self.bodies.owner_country(mention)
            return person
        return None

    def _as_person(self, parties: Parties) -> Person | None:
        if len(parties) != 1 or not is_person(parties[0]):
            return None
        return next((p for p in self.register.people if p.is_called(parties[0])), None)

    def _surname(self, mention: Mention) -> Person | None:
        """Find whom a lone surname names: the last one so called, the subject before others, else one named later, else the table's."""
        name = Name(mention.name, self.table)
        part = name.parts[0] if name.parts else ""
        fitting = [
            p
            for p in self.register.people
            if p.bears(part) and (not mention.country or p.country in {None, mention.country})
        ]
        called = [s for s in self.stage.back(mention, 99) if s.person in fitting and s.mention.kind == "person"]
        called = self._by_surname(called)
        beside = [s for s in called if s.mention.sentence == called[0].mention.sentence]
        last = next((s.person for s in beside if s.subject), called[0].person if called else None)
        if last is not None:
            return self.register.tie(mention, last, name)
        if fitting:
            return self.register.tie(mention, max(fitting, key=lambda p: any(n.surname == part for n in p.names)), name)
        holder = self.register.holder([name], None, mention.country)
        if holder is None and not mention.country:  # of several so called, the one whose state the article names
            here = [h for code in self.stage.homes if (h := self.register.holder([name], None, code)) is not None]
            holder = here[0] if len(here) == 1 else None
        known = holder is None or holder.country in self.stage.homes or not self.register.is_doubtful(holder, part)
        holder = holder if known else None
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

    def _by_surname(self, called: list[Appearance]) -> list[Appearance]:
        """Of two who bear a surname, keep the one whom the article calls by it alone: "Mugabe", beside his wife Grace Mugabe."""
        alone = Counter(s.person for s in called if s.person is not None and " " not in s.mention.span.text)
        (most, often), (_, other) = [*alone.most_common(2), (None, 0), (None, 0)][:2]
        return [s for s in called if s.person is most] if often >= USUAL and other == 0 else called

    def _titled(self, mention: Mention) -> Person | None:
        """Find whom a title without a name means: the apposed name, the last bearer of the office, the table's."""
        if self.register.key(mention) in self.register.of:
            return self.register.of[self.register.key(mention)]
        if mention.same is not None:
            return self._pronoun_taught(mention)
        office = mention.office or ""
        country = None if sent(self.table, office, mention.country) else mention.country
        country = country or self.bodies.owner_country(mention) or self._there(mention)
        definite = self.bodies.definite(mention)
        mirrored = head_word(office) in self.table.title_words.mirrored
        if (not definite and country is None) or self.bodies.nobody(mention) or self.bodies.of_another(mention):
            return None
        last = self._last_bearer(mention, office, country, mirrored=mirrored)
        if last or mirrored or country is None or not definite or mention.status is not None:
            return last
        holder = self.register.incumbent(office, country)
        if holder is None:
            return None
        known = next((p for p in self.register.people if p.canonical == holder.name), None)
        if known is not None:
            return known
        person = Person(names=[Name(holder.name, self.table)], sector=mention.sector)
        take(person, holder)
        self.register.people.append(person)
        return person

    def _there(self, mention: Mention) -> str | None:
        """Return the state of "Madrid" in "flew to Madrid, where he met the president"."""
        return where(self.sentences[mention.sentence], mention.head, self.stage.mentions.get(mention.sentence, ()))

    def _last_bearer(self, mention: Mention, office: str, country: str | None, *, mirrored: bool) -> Person | None:
        bearers = [p for p in self.register.people if self._bears(p, office, country, mirrored=mirrored)]
        if mention.status != "former":
            bearers = [p for p in bearers if not all(h.status == "former" for h in p.held)] or bearers
        if not bearers:
            return None
        seen = [s for s in self.stage.back(mention, 99) if s.person in bearers]
        acting = [s for s in seen if not self._names_a_body(s.mention)] or seen
        if mention.country is None and all(word[:1].isupper() for word in mention.span.text.split() if len(word) > OF):
            acting = self._of_the_text(acting)
        if acting:
            beside = [s for s in acting if s.mention.sentence == acting[0].mention.sentence]
            return next((s.person for s in beside if s.subject), acting[0].person)
        return bearers[0] if country is not None and head_word(office) in self.table.pointers.single else None

    def _of_the_text(self, acting: list[Appearance]) -> list[Appearance]:
        """Of the bearers of an office written with a capital, keep whom a release is about, else those who acted: "the Minister"."""
        subjects = [s for s in acting if s.subject]
        first = [
            s for s in subjects if s.person is subjects[-1].person and s.parties[0].country in self.stage.homes[:1]
        ]
        return (first if self.article.is_release else None) or subjects or acting

    def _names_a_body(self, mention: Mention) -> bool:
        """Tell "Bush" in "the Bush administration", who is not there himself."""
        here = self.stage.mentions.get(mention.sentence, ())
        return any(m.kind == "organ" and m.owner == mention.first and m.head != mention.head for m in here)

    def _bears(self, person: Person, office: str, country: str | None, *, mirrored: bool) -> bool:
        if country is not None and person.country != country:
            return False
        if mirrored:
            return country is not None and bool(person.held)
        meant = self.table.title_words.means.get(office, office)
        offices = [h.office for h in person.held] or self._by_table(person)
        if any(o in {office, meant} or self._shortens(office, o) for o in offices):
            return True
        if any(office in self.table.pointers.anyone.get(self.register.rank(o) or "", ()) for o in offices):
            return country is not None or head_word(office) not in self.bodies.last_office
        if self.table.title_words.is_posted(office) and any(map(self.table.title_words.is_posted, offices)):
            return True  # "the envoy", who was called the ambassador
        styled = (word for m in person.mentions for word in fold(m.span.text).split())
        written = self.table.title_words.written
        return office in self.table.title_words.styles and any(written.get(word, word) == office for word in styled)

    def _shortens(self, word: str, office: str) -> bool:
        """Tell whether "the minister" can be the foreign minister; the prime minister is called so in full."""
        if " " in word or head_word(office) != word:
            return False
        return self.register.rank(office) != LEADER or self.register.rank(word) == LEADER

    def _by_table(self, person: Person) -> list[str]:
        """Return the office that the table has for somebody whom the text calls by name alone."""
        holder = self.register.holder(person.names, None, person.country) if person.names and person.country else None
        return [holder.office] if holder is not None else []

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
            self.people[person.id] = person
            return (self._entity(person, text),)
        match mention.kind:
            case "person" | "place":
                return self._stranger(mention)
            case "pronoun":
                return retext(pronoun(self.stage, self.register, mention), text)
            case "nominal":
                found = counted(self.stage, self.register, mention, count=self._count(mention))
                return retext(self.bodies.of_rank(mention, found) or self.bodies.of_several(mention), text)
            case "state" | "capital" | "demonym":
                return (self._state(mention),) if mention.country else ()
            case "organization":
                return self.bodies.of_several(mention) or (self._organization(mention),)
            case _:
                return () if self._of_one_house(mention) else self.bodies.resolve(mention)

    def _of_one_house(self, mention: Mention) -> bool:
        """Tell "his colleagues", whose state no word tells: they are as likely his own people as another's."""
        titles, head = self.table.title_words, head_word(mention.name).removesuffix("s")
        told = mention.country is not None or bool(mention.parts)
        return mention.plural and not told and head in titles.mirrored - titles.equals

    def _organization(self, mention: Mention) -> Entity:
        """Resolve a named body; an unknown public one belongs to the state that the article is about."""
        said, country, actor, name = fold(mention.span.text), mention.country, mention.actor, mention.name
        if actor is None and country is not None:
            self.owned[said] = country
        elif said in self.owned:  # "Peru's Congress" before
            country, actor, name = self.owned[said], None, mention.span.text
        domestic = self.table.official | self.table.armed | {self.table.roles["party"]}
        if actor is None and country is None and mention.sector in domestic and not self._worldwide(mention):
            country = next(iter(self.stage.homes), None)
        return Entity(
            id=actor or body_id(name, country),
            name=name,
            country=country,
            sector=mention.sector,
            text=mention.span.text,
        )

    def _worldwide(self, mention: Mention) -> bool:
        return bool(self.table.name_words.worldwide & set(fold(mention.name).split()))

    def _stranger(self, mention: Mention) -> Parties:
        if mention.kind == "place" or " " not in mention.name:
            return ()
        return (
            Entity(
                id=body_id(mention.name, None), name=mention.name, country=None, sector=None, text=mention.span.text
            ),
        )

    def _count(self, mention: Mention) -> int:
        counts = self.table.pointers.counts
        return next((counts[fold(w)] for w in mention.span.text.split() if fold(w) in counts), 0)

    def _state(self, mention: Mention) -> Entity:
        actor = self.table.actors[mention.actor or ""]
        if people := citizens(mention, self.sentences[mention.sentence], self.table):
            return people
        sector = self.table.roles["breakaway"] if mention.sector == self.table.roles["breakaway"] else actor.sector
        return Entity(id=actor.id, name=actor.name, country=actor.country, sector=sector, text=mention.span.text)

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

    def _mirror(self, mention: Mention) -> None:
        """Give "his Egyptian counterpart X" the office of the one whose counterpart X is."""
        if mention.owner is None or head_word(mention.office or "") not in self.table.title_words.equals:
            return
        person = self.register.of.get(self.register.key(mention)) or self._behind(mention)
        owner = self._at(mention.sentence, mention.owner)
        if person is None or owner is None or any(self._mirrored_office(h) for h in person.held):
            return
        held = next((h for h in owner.held if self._mirrored_office(h)), None)
        own = self.register.holder(person.names, None, mention.country)
        office = own.office if own else self.table.title_words.abroad.get(held.office, held.office) if held else NONE
        if office != NONE:
            person.held.append(Held(office, mention.country or person.country, None, mention))

    def _learn_sex(self, mention: Mention, parties: Parties) -> None:
        """Let "X told her staff" teach the sex of the only person named before in the sentence."""
        if mention.kind != "pronoun" or mention.office not in {"man", "woman"} or len(parties) != 1:
            return
        before = {s.person.id: s.person for s in self.stage.back(mention, 0) if s.person is not None}
        person = before.get(parties[0].id)
        if person is not None and len(before) == 1 and person.woman is None:
            person.woman = mention.office == "woman"

    def _mirrored_office(self, held: Held) -> bool:
        return self.register.rank(held.office) in MIRRORED and held.status in {None, "current"}

    def _behind(self, mention: Mention) -> Person | None:
        return self.register.at(mention.sentence, mention.same) if mention.same is not None else None

    def _at(self, sentence: int, token: int) -> Person | None:
        """Return the person for whom a word stands, a pronoun too."""
        for seen in self.stage.seen:
            if seen.mention.sentence == sentence and seen.mention.first <= token < seen.mention.last:
                return seen.person or self._as_person(seen.parties)
        return None

    def _refresh(self) -> None:
        """Bring what is called a person up to date, now that the whole article is known."""
        for key, parties in self.found.items():
            if any(p.id in self.people for p in parties):
                self.found[key] = tuple(
                    self._entity(self.people[p.id], p.text) if p.id in self.people else p for p in parties
                )

    def _entity(self, person: Person, text: str) -> Entity:
        return Entity(id=person.id, name=person.name, country=person.country, sector=person.sector, text=text)

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
