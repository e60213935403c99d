"""Whose an organ, a group or an unnamed office-holder is."""

from __future__ import annotations

from dragoman.actors.clauses import clause_of, subject_of
from dragoman.actors.homes import EMBASSY, having, is_bare, only_of
from dragoman.actors.nearby import answers, doer_before, fronted, placed, scene_of, shared, spoken_about, struck, where
from dragoman.actors.people import Held, Person, Register, head_word
from dragoman.actors.pointing import NEAR, PERSONS, SIDE, as_state, pair_of, retext
from dragoman.actors.several import states_of
from dragoman.actors.stage import FAR, REACH, Parties, Stage
from dragoman.codebook.words import fold
from dragoman.records import Entity, Mention, stable_id

#: Organs that a report names together with their people.
GOVERNMENT = "government"
LEADER = "leader"
#: Organs that a town has too: "the court in Ohrid".
LOCAL = frozenset({"court", "police"})
EXECUTIVE = frozenset({GOVERNMENT, "ministry", "office", "council"})


def body_id(name: str, country: str | None) -> str:
    """Return the id of a body or group by its name and country."""
    return stable_id("ac", fold(name), country)


class Bodies:
    """The bodies of one article, as far as it has been read."""

    def __init__(self, stage: Stage, register: Register) -> None:
        self.stage, self.register = stage, register
        self.last_body: dict[str, Entity] = {}
        self.last_at: dict[str, int] = {}
        self.last_office: dict[str, Entity] = {}
        self.last_group: dict[str, str] = {}
        self.last_several: dict[str, tuple[int, tuple[str, ...]]] = {}
        self.last_embassy: str | None = None

    def resolve(self, mention: Mention) -> Parties:
        """Resolve an organ, a group or an unnamed office-holder."""
        if mention.parts:
            return tuple(self._of_state(mention, code) for code in mention.parts)
        if several := self.of_several(mention):
            return several
        country = self._stated(mention)
        if country is None and mention.plural and (owners := self._owners(mention)) and not self._relational(mention):
            return tuple(self._of_state(mention, code) for code in owners)
        if mention.kind == "organ" and mention.owner is not None:
            self._rule(mention)
        alone = country is None and not self.of_another(mention)
        around = self._around(mention) if alone else None
        before = self._named(mention) if alone and around is None and self.definite(mention) else None
        if alone and around is None and before is None and self.definite(mention):
            around = self._continued(mention)
            before = self._before(mention) if around is None else None
        if before is not None:
            return retext([before], mention.span.text)
        if around is not None:
            country = around
        elif alone and self._at_home(mention):
            country = self._home(mention)
        entity = Entity(
            id=body_id(mention.name, country), name=self._name(mention, country), country=country, sector=mention.sector, text=mention.span.text
        )  # fmt: skip
        self._remember(mention, entity)
        return (entity,)

    def of_several(self, mention: Mention) -> Parties:
        """Return the officials or the body of both states where the words mean those of two that they do not name."""
        codes = states_of(self.stage, self.register, mention) or self._several_before(mention)
        if codes and mention.plural:
            self.last_several[self.stage.noun(mention)] = mention.sentence, codes
        return tuple(self._of_state(mention, code) for code in codes)

    def _several_before(self, mention: Mention) -> tuple[str, ...]:
        """Return the states of "the chiefs" who were "the police chiefs of both countries" before."""
        at, codes = self.last_several.get(self.stage.noun(mention), (-FAR, ()))
        near = mention.sentence - at <= 2 * REACH and mention.plural and mention.country is None and not mention.parts
        return codes if near and mention.owner is None and self.definite(mention) else ()

    def of_rank(self, mention: Mention, found: Parties) -> Parties:
        """Return parties under their own rank: "the presidents" are not the unnamed ministers who met before, nor are "the sides"."""
        rank, states = mention.office or "", self.stage.table.states
        nouns = [p.name.removesuffix(f" of {states.get(p.country or '', '')}") for p in found]
        if not found or any(noun == p.name for noun, p in zip(nouns, found, strict=True)):
            return found  # named, or a state
        if rank == SIDE:
            return tuple(as_state(self.stage, p, mention) for p in found)
        if rank not in NEAR or all(self.register.rank(noun) in NEAR[rank] for noun in nouns):
            return found
        return tuple(self._of_state(mention, p.country or "") for p in found)

    def _remember(self, mention: Mention, entity: Entity) -> None:
        """Let "the ministry", "the minister", "the fishermen" look back at one that was named in full."""
        country = entity.country
        if not country:
            return
        if mention.kind == "office" and self.stage.sentences[mention.sentence].kind != "title":
            self.last_office[mention.name] = entity
            if self.register.rank(mention.office or "") != LEADER:
                self.last_office[head_word(mention.name)] = entity
        if mention.kind == "group" and mention.plural:
            noun = self.stage.noun(mention)
            self.last_group[noun], self.last_at[noun] = country, mention.sentence
        if mention.kind == "organ":
            self.last_embassy = country if mention.office == EMBASSY else self.last_embassy
            for name in (mention.name, mention.name.rpartition(" ")[2]):
                self.last_body[name], self.last_at[name] = entity, mention.sentence

    def _around(self, mention: Mention) -> str | None:
        """Return the state that the words around a bare noun give: "where", a shared modifier, a place, the topic spoken about."""
        sentence, words = self.stage.sentences[mention.sentence], self.stage.table.particles
        here = self.stage.mentions.get(mention.sentence, ())
        code = where(sentence, mention.head, here) or fronted(sentence, mention.head, here, words=words)
        if code is not None:
            return self._of_states(code)
        if mention.kind == "office":
            posted = mention.name in self.stage.table.title_words.sent and mention.name not in self.last_office
            return (self.last_embassy if posted and self.definite(mention) else None) or self._housed(mention)
        if mention.kind == "organ":
            topic = spoken_about(sentence, mention.head, here, words=words) if mention.office == GOVERNMENT else None
            site = placed(sentence, mention.head, here, spoken_of=self.stage.count, words=words)
            return self._of_states(topic or (site if mention.office in LOCAL else None))
        if mention.sector in self.stage.table.armed - self.stage.table.official or self._relational(mention):
            return None
        found = shared(sentence, mention.head, here) or (None if mention.plural else self._housed(mention))
        found = found or placed(sentence, mention.head, here, spoken_of=self.stage.count, words=words)
        return self._of_states(found) or self._of_group(mention)

    def _continued(self, mention: Mention) -> str | None:
        """Return the foreign state that acts in the sentence before: "Peru's president agreed. The army is ready"."""
        stage, table = self.stage, self.stage.table
        lower = mention.span.text[:1].islower() and self.definite(mention)
        if not lower or mention.kind not in {"organ", "office"}:
            return None
        doer = doer_before(stage.sentences, mention, table.particles)
        if doer is None or stage.sentences[mention.sentence - 1].kind == "title":
            return None
        before = stage.within.get(mention.sentence - 1, ())
        seen = next((s for s in before if s.mention.first <= doer < s.mention.last and len(s.parties) == 1), None)
        code = seen.parties[0].country if seen is not None else None
        if seen is None or code is None or code not in table.states or code in stage.homes[:1]:
            return None
        abroad = table.title_words.is_posted(seen.mention.office or "") and mention.office != EMBASSY
        sentence, here = stage.sentences[mention.sentence], stage.mentions.get(mention.sentence, ())
        answer = answers(sentence, mention.head, here, code=code, verbs=table.pointers.answers)
        return None if abroad or answer else code

    def _of_states(self, code: str | None) -> str | None:
        return code if code in self.stage.table.states else None

    def _of_group(self, mention: Mention) -> str | None:
        """Return the state of "the fishermen" who were "41 Vietnamese fishermen" just before."""
        noun = self.stage.noun(mention)
        near = mention.sentence - self.last_at.get(noun, -FAR) <= 2 * REACH
        pointing = mention.plural and near and self.definite(mention)
        return self.last_group.get(noun) if pointing else None

    def _housed(self, mention: Mention) -> str | None:
        """Return the state of the body in "a ministry official": the one last named, else of an organ at home."""
        noun = mention.name.rpartition(" ")[0]
        entry = self.stage.table.nouns.get(noun) or self.stage.table.nouns.get(noun.rpartition(" ")[2])
        if entry is None or entry.kind == "group" or mention.owner is not None:
            return None
        last = self.last_body.get(noun) or self.last_body.get(noun.rpartition(" ")[2])
        if last is not None or entry.kind == EMBASSY:
            return last.country if last is not None else None
        return next(iter(self.stage.homes), None)

    def _stated(self, mention: Mention) -> str | None:
        """Return the state that the words give: by name, by possessor, by an office that only one state has."""
        if self._relational(mention):
            return None
        if mention.country is None and head_word(mention.office or "") in self.stage.table.title_words.equals:
            return self._opposite(mention)
        country = mention.country or self.owner_country(mention)
        if country is None and mention.kind == "office":
            return only_of(self.stage.table, mention.office or "")
        return country

    def _opposite(self, mention: Mention) -> str | None:
        """Return the state of "his counterpart", whom no word names: the other of the two that the report is about."""
        own, pair = self.owner_country(mention), pair_of(self.stage)
        return next((code for code in pair if code != own), None) if own in pair else None

    def _before(self, mention: Mention) -> Entity | None:
        """Return the organ or the unnamed office-holder that was named so before; "the government" looks less far back."""
        if mention.kind == "organ":
            near = mention.sentence - self.last_at.get(mention.name, 0) <= REACH
            return self.last_body.get(mention.name) if near or mention.office != GOVERNMENT else None
        if mention.kind == "office" and mention.span.text[:1].islower():
            meant = self.stage.table.title_words.means.get(mention.name, mention.name)
            return self.last_office.get(mention.name) or self.last_office.get(meant)
        return None

    def _named(self, mention: Mention) -> Entity | None:
        """Return the named body that "the department", "the council" looks back at: one that has the noun in its name."""
        last = self.last_body.get(mention.name)
        if mention.kind != "organ" or last is not None or mention.office == GOVERNMENT or " " in mention.name:
            return None
        for seen in self.stage.back(mention, FAR):
            if seen.mention.kind != "organization" or len(seen.parties) != 1:
                continue
            if mention.name in fold(f"{seen.mention.span.text} {seen.parties[0].name}").split():
                return seen.parties[0]
        return None

    def _of_state(self, mention: Mention, code: str) -> Entity:
        """Return one state's part of "the leaders of X and Y", by name where the article gives it."""
        singular = self.stage.sentences[mention.sentence].tokens[mention.head].lemma.lower()
        for person in self.register.people:
            if (
                person.country == code
                and any(head_word(h.office) == head_word(singular) for h in person.held)
                and any(self._is_second(h.office) == self._is_second(mention.name) for h in person.held)
                and mention.kind in {"group", "nominal"}
            ):
                return Entity(
                    id=person.id, name=person.name, country=code, sector=person.sector, text=mention.span.text
                )
        name = f"{singular} of {self.stage.table.states.get(code, code)}"
        return Entity(id=body_id(name, code), name=name, country=code, sector=mention.sector, text=mention.span.text)

    def _is_second(self, office: str) -> bool:
        """Tell a deputy's office."""
        return not self.stage.table.pointers.deputies.isdisjoint(fold(office).replace("-", " ").split())

    def _name(self, mention: Mention, country: str | None) -> str:
        text = mention.span.text
        if mention.country or country is None or mention.kind != "organ" or mention.owner is not None:
            return text
        return f"{self.stage.table.adjectives.get(country, '')} {mention.name}".strip()

    def _relational(self, mention: Mention) -> bool:
        """Tell "its allies", who are somebody else's people."""
        noun = self.stage.sentences[mention.sentence].tokens[mention.head].lemma.lower()
        return mention.kind == "group" and noun in self.stage.table.pointers.relational

    def _rule(self, mention: Mention) -> None:
        """Let "the Trump administration" teach the office of its head, as the table has it."""
        here = (s for s in reversed(self.stage.seen) if s.mention.sentence == mention.sentence and s.person is not None)
        person = next((s.person for s in here if s.mention.first <= (mention.owner or 0) < s.mention.last), None)
        if person is None or person.held or mention.office != GOVERNMENT:
            return
        holder = self.register.holder(person.names, None, person.country)
        if holder is not None and self.register.rank(holder.office) == "leader":
            person.held.append(Held(holder.office, holder.country, None, mention))

    def _home(self, mention: Mention) -> str | None:
        """Return whose a bare organ or office is: of an organ the nearest official's, of an office not the one met."""
        few = having(self.stage.table, mention.office if mention.kind == "office" and mention.office else mention.name)
        homes = [code for code in self.stage.homes if code in few] or self.stage.homes
        if mention.kind != "office":
            if (sender := self._sender(mention)) is not None:
                return sender
            near = self._near(mention) if mention.office in EXECUTIVE and not few else None
            return self._not_of_its_victims(mention, near or self._told_by(mention) or next(iter(homes), None))
        if self.register.rank(mention.office or "") not in {"leader", "minister"}:
            return self._near(mention) or next(iter(homes), None)
        here = (p for (s, *_), p in self.register.of.items() if s == mention.sentence and p.held)
        met = {p.country for p in here if not is_bare(p)} | self._guests(mention)
        return next((code for code in homes if code not in met), None)

    def _not_of_its_victims(self, mention: Mention, home: str | None) -> str | None:
        """Return the state in which a deed is done, where the one at home is that of those to whom it is done."""
        sentence, beside = self.stage.sentences[mention.sentence], self.stage.mentions.get(mention.sentence, ())
        if not self.stage.is_subject(mention) or home not in struck(sentence, mention.head, beside):
            return home
        return scene_of(sentence, beside, states=self.stage.table.states, words=self.stage.table.particles) or home

    def _guests(self, mention: Mention) -> set[str | None]:
        """Return the states of whom an office-holder receives, who is not of theirs: "he was received by the president"."""
        sentence = self.stage.sentences[mention.sentence]
        verb = sentence.tokens[sentence.tokens[mention.head].head]
        if verb.lemma.lower() not in self.stage.table.pointers.hosts or not self.stage.is_subject(mention):
            return set()
        guests = {t.i for t in sentence.children(verb.i, "nsubj:pass", "obj")} - {mention.head}
        here = self.stage.within.get(mention.sentence, ())
        return {p.country for s in here if s.mention.head in guests for p in s.parties}

    def _sender(self, mention: Mention) -> str | None:
        """Return the state that sends or uses what it has: "the US will send more troops", "Turkey began an offensive with airstrikes"."""
        sentence = self.stage.sentences[mention.sentence]
        verb = clause_of(sentence.tokens, mention.head)
        if sentence.tokens[verb].lemma.lower() not in self.stage.table.pointers.sends or self.stage.is_subject(mention):
            return None
        at = subject_of(sentence, verb, self.stage.table.particles)
        for seen in self.stage.within.get(mention.sentence, ()):
            if at is not None and seen.mention.first <= at < seen.mention.last and len(seen.parties) == 1:
                country = seen.parties[0].country
                return country if country in self.stage.table.states else None
        return None

    def _near(self, mention: Mention) -> str | None:
        """Return the state of the official nearest to a bare organ: "the presidential office said President Lee"."""
        people = [
            (abs(s - mention.sentence) * 100 + abs(first - mention.first), p.country)
            for (s, first, _), p in self.register.of.items()
            if abs(s - mention.sentence) <= 1
            and self.stage.sentences[s].paragraph == self.stage.sentences[mention.sentence].paragraph
            and p.country in self.stage.table.states
            and p.held
            and not self._foreign(mention, (s, first), p)
            and not any(self.stage.table.title_words.is_posted(h.office) for h in p.held)
        ]
        return min(people)[1] if people else None

    def _told_by(self, mention: Mention) -> str | None:
        """Return the state of the foreigner who speaks of a body of his own: "the Taliban's foreign minister said the court would decide"."""
        sentence = self.stage.sentences[mention.sentence]
        clause = clause_of(sentence.tokens, mention.head)
        if sentence.tokens[clause].dep != "ccomp" or mention.kind != "organ":
            return None
        speaker = subject_of(sentence, sentence.tokens[clause].head, self.stage.table.particles)
        for seen in self.stage.within.get(mention.sentence, ()):
            if speaker is not None and seen.mention.first <= speaker < seen.mention.last and len(seen.parties) == 1:
                posted = self.stage.table.title_words.is_posted(seen.mention.office or "")
                country = seen.parties[0].country
                return country if country in self.stage.table.states and not posted else None
        return None

    def _foreign(self, mention: Mention, at: tuple[int, int], person: Person) -> bool:
        """Tell the other state's official whom an organ deals with: "the foreign ministry summoned Chad's envoy"."""
        after = at[0] == mention.sentence and at[1] > mention.first
        said = any((m.sentence, m.first) == at and m.country for m in person.mentions)
        return after and said and person.country != next(iter(self.stage.homes), None)

    def _at_home(self, mention: Mention) -> bool:
        """Tell whether a bare noun belongs to the state that the article is about."""
        if mention.kind == "office":
            return self.definite(mention) and self.register.rank(mention.office or "") in {*PERSONS, "officer"}
        if self._relational(mention) or self._elsewhere(mention):
            return False
        noun = self.stage.table.nouns.get(mention.name) or self.stage.table.nouns.get(mention.name.rpartition(" ")[2])
        title = self.stage.table.titles.get(self.stage.sentences[mention.sentence].tokens[mention.head].text)
        public = title is not None and title.rank not in {None, "none"}
        return mention.kind == "organ" or public or (noun is not None and noun.home)

    def _elsewhere(self, mention: Mention) -> bool:
        """Tell "foreign troops", "world leaders", and "the government of X", whoever X is: they are not of the state at home."""
        words, nouns = mention.span.text.split(), self.stage.table.nouns
        noun = next((k for k in range(len(words)) if nouns.get(" ".join(words[k:])) is not None), 0)
        tokens = self.stage.sentences[mention.sentence].tokens
        words = [*words[:noun], *(t.text for t in tokens[max(0, mention.first - 1) : mention.first])]
        before = {fold(part) for word in words for part in word.split("-")}
        return mention.owner is not None or bool(before & self.stage.table.pointers.elsewhere)

    def of_another(self, mention: Mention) -> bool:
        """Tell "the president of the company", whose company no word says: it is not the president of the state at home."""
        tokens = self.stage.sentences[mention.sentence].tokens[mention.last :]
        named = mention.country or mention.owner is not None or mention.kind == "group"
        if named or not tokens or tokens[0].text.lower() != "of":
            return False
        charged = self.stage.sentences[mention.sentence].tokens[tokens[0].head]
        if tokens[0].dep in {"case", "mark"} and charged.dep.startswith(("obl", "advcl")):
            return False  # "accused the premier of hiding the costs"
        noun = next((t for t in tokens[1:] if t.pos in {"NOUN", "PROPN"}), None)
        return noun is None or noun.lemma.lower() not in self.stage.table.pointers.lands

    def nobody(self, mention: Mention) -> bool:
        """Tell "no president", "every minister"."""
        before = self.stage.sentences[mention.sentence].tokens[mention.first - 1] if mention.first else None
        return before is not None and before.text.lower() in self.stage.table.particles.nobody

    def definite(self, mention: Mention) -> bool:
        """Tell whether the words mean one that is known."""
        tokens = self.stage.sentences[mention.sentence].tokens
        if mention.first and tokens[mention.first - 1].text.lower() in self.stage.table.particles.indefinite:
            return False
        if mention.country or mention.owner is not None or mention.span.text[:1].isupper():
            return True
        before = tokens[max(0, mention.first - 2) : mention.first]
        return any(t.text.lower() in self.stage.table.particles.definite for t in before)

    def _owners(self, mention: Mention) -> tuple[str, ...]:
        """Return the states of several possessors: "their teams"."""
        if mention.owner is None:
            return ()
        for seen in reversed(self.stage.within.get(mention.sentence, ())):
            if seen.mention.first <= mention.owner < seen.mention.last and len(seen.parties) > 1:
                codes = (p.country for p in seen.parties if p.country)
                return tuple(dict.fromkeys(code for code in codes if code in self.stage.table.states))
        return ()

    def owner_country(self, mention: Mention) -> str | None:
        """Return the state of the possessor: "his office", "Lee's pick", "the Trump administration"."""
        if mention.owner is None:
            return None
        for seen in reversed(self.stage.within.get(mention.sentence, ())):
            inside = seen.mention.first <= mention.owner < seen.mention.last
            if inside and len(seen.parties) == 1:
                return seen.parties[0].country
        word = self.stage.sentences[mention.sentence].tokens[mention.owner].text
        person = self.register.at(mention.sentence, mention.owner) or self.register.bearing(word)
        return person.country if person is not None else None
