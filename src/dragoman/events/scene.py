"""One article as the event coder sees it: phrases as parties, in their sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dragoman.codebook.actor_table import TableActor
from dragoman.codebook.grammar import Grammar
from dragoman.days import day_of
from dragoman.records import Entity, Mention, Proposition, Reading, Sentence, Token, unique
from dragoman.times import Thread, thread_of

#: Relations of the words in front of a noun that name whom it belongs to, and of the phrases behind it, with their prepositions.
IN_FRONT = frozenset({"compound", "amod", "nmod", "nmod:desc", "flat", "dep"})
BEHIND = ("appos", "flat", "nmod")
INNER = frozenset({"acl", "advcl", "ccomp", "parataxis"})
CLAUSES = frozenset({"acl", "advcl", "ccomp", "csubj", "conj", "parataxis", "appos"})
#: The part of speech of "and", and relations under which parsers lose the second of two joined names.
JOINING, ARTICLE = "CCONJ", "DET"
COMMA = ","
ASTRAY = frozenset({"appos", "compound", "flat", "dep", "nmod:desc", "conj"})
JOINED = "conj"
#: Kind of mention that is a party ("Oslo protested") or a place ("signed in Oslo"), and prepositions that make it a place.
CAPITAL, TOWN = "capital", "place"
PERSON = "person"
PEOPLE = frozenset({PERSON, "office", "group"})
#: Relations of who is sent.
MOVED = frozenset({"obj", "nsubj:pass"})
#: Kinds of mentions that share the noun of the next: "the British and EU negotiators".
SHARED = frozenset({"demonym", "state"})
FIRST_PERSON, RELATIVE, ONE = "Person=1", "PronType=Rel", "Number=Sing"
#: A report of fewer sentences has no subject of its own.
FEW = 3
#: What ends a sentence that a list follows.
LEADS_IN = ":"
#: Kinds of mentions that "it" may stand for where somebody says something of himself.
BODIES = frozenset({"state", "demonym", "capital", "organ", "organization", "group"})


@dataclass(frozen=True)
class Scene:
    """A reading with the look-ups that frames need; all methods take a sentence number and a token number.

    `public` are the sectors whose people act for the public, `known` the actors of the table by id.
    """

    reading: Reading
    grammar: Grammar
    public: frozenset[str] = frozenset()
    known: Mapping[str, TableActor] = field(default_factory=dict)

    @cached_property
    def propositions(self) -> dict[tuple[int, int], Proposition]:
        """Return the propositions by sentence and predicate."""
        return {(p.sentence, p.predicate): p for p in self.reading.propositions}

    @cached_property
    def thread(self) -> Thread:
        """Return the days that the report's telling comes to."""
        article = self.reading.article
        published, release = day_of(article.published), article.is_release  # what is published is of its day
        return thread_of(self.reading.sentences, self.reading.times, published=published, release=release)

    @cached_property
    def _told(self) -> dict[int, list[Proposition]]:
        """Return the propositions of each sentence."""
        found: dict[int, list[Proposition]] = {}
        for proposition in self.reading.propositions:
            found.setdefault(proposition.sentence, []).append(proposition)
        return found

    def told(self, number: int) -> Sequence[Proposition]:
        """Return what a sentence tells."""
        return self._told.get(number, ())

    @cached_property
    def people(self) -> frozenset[str]:
        """Return the ids of the persons in the cast, those known by their office among them."""
        return frozenset(a.id for a in self.reading.cast.actors if a.kind in PEOPLE)

    @cached_property
    def mentions(self) -> dict[int, list[Mention]]:
        """Return the mentions of each sentence."""
        found: dict[int, list[Mention]] = {}
        for mention in self.reading.cast.mentions:
            found.setdefault(mention.sentence, []).append(mention)
        return found

    def sentence(self, number: int) -> Sentence:
        """Return a sentence of the article."""
        return self.reading.sentences[number]

    def phrase(self, number: int, token: int) -> tuple[Entity, ...]:
        """Return the parties that a phrase and its coordinated phrases stand for, else those it belongs to."""
        known = self._phrases.get((number, token))
        if known is None:
            known = self._phrases[number, token] = self._phrase(number, token)
        return known

    @cached_property
    def _phrases(self) -> dict[tuple[int, int], tuple[Entity, ...]]:
        """Return the phrases looked at so far: many frames ask for the same."""
        return {}

    @cached_property
    def words(self) -> dict[tuple[int, int, bool], set[str]]:
        """Return the words of phrases looked at so far, with or without all that stands below their heads."""
        return {}

    def vocabulary(self, number: int) -> frozenset[str]:
        """Return the words of a sentence and their lemmas, in lower case."""
        known = self._vocabularies.get(number)
        if known is None:
            known = self._vocabularies[number] = frozenset(words_of(self.sentence(number).tokens))
        return known

    @cached_property
    def _vocabularies(self) -> dict[int, frozenset[str]]:
        """Return the words of the sentences looked at so far."""
        return {}

    def share(self, words: frozenset[str]) -> float:
        """Return in which share of the sentences some words stand; of one or two sentences nothing is told."""
        if len(self.reading.sentences) < FEW:
            return 0.0
        if words not in self._shares:
            having = sum(not words.isdisjoint(self.vocabulary(s.number)) for s in self.reading.sentences)
            self._shares[words] = having / max(1, len(self.reading.sentences))
        return self._shares[words]

    @cached_property
    def _shares(self) -> dict[frozenset[str], float]:
        """Return the shares asked for so far."""
        return {}

    def _phrase(self, number: int, token: int) -> tuple[Entity, ...]:
        sentence = self.sentence(number)
        heads = dict.fromkeys((token, *self._conjuncts(sentence, token), *self._joined(sentence, token)))
        return unique(e for head in heads for e in self._named(number, head) or self._owner(sentence, head))

    def lent(self, proposition: Proposition) -> tuple[Entity, ...]:
        """Return who does what an item of a list says without a subject: "The ministers:", then "reaffirmed the treaty"."""
        sentence = self.sentence(proposition.sentence)
        if "subject" in proposition.roles or not _is_item(sentence, proposition.verb):
            return ()
        for before in reversed(self.reading.sentences[: proposition.sentence]):
            if before.tokens[-1].text == LEADS_IN:
                return self.phrase(before.number, next((t.i for t in before.tokens if t.dep == "root"), 0))
            if not _is_item(before, next((t.i for t in before.tokens if t.dep == "root"), 0)):
                return ()
        return ()

    def teller(self, proposition: Proposition) -> tuple[Entity, ...]:
        """Return who says, in the same sentence, what a clause tells: "the exercise with Greece began, Egypt's army said"."""
        sentence = self.sentence(proposition.sentence)
        clause = sentence.tokens[proposition.verb]
        while clause.dep == JOINED and clause.head != clause.i:
            clause = sentence.tokens[clause.head]
        tellers = sentence.children(clause.head, "nsubj") if clause.dep == "ccomp" else ()
        return unique(e for t in tellers for e in self.phrase(sentence.number, t.i))

    def everyone(self, number: int, token: int) -> tuple[Entity, ...]:
        """Return every party named anywhere in the phrase, in order; the capital in which something is done is none, nor who is sent."""
        sentence = self.sentence(number)
        return unique(
            entity
            for i in sentence.subtree(token)
            if not _in_inner_clause(sentence, i, token) and not self.is_venue(number, i) and not self._sent(number, i)
            for entity in self._named(number, i)
        )

    def posting(self, number: int, token: int) -> tuple[Entity, ...]:
        """Return the states to which the envoys of a phrase are sent: "its ambassador to Chad"; a body of states is none."""
        sentence, heads = self.sentence(number), {token, *self._conjuncts(self.sentence(number), token)}
        sent = (m for m in self.mentions.get(number, ()) if m.head in heads and m.posting)
        return unique(e for m in sent for e in self._of_state(m.posting, sentence.tokens[m.last - 1].text))

    def land(self, number: int, token: int) -> tuple[Entity, ...]:
        """Return the state of the town that a phrase names."""
        towns = (m for m in self.mentions.get(number, ()) if m.kind == TOWN and m.first <= token < m.last)
        return tuple(e for m in towns for e in self._of_state(m.country, m.span.text))

    def _of_state(self, code: str | None, text: str) -> Iterator[Entity]:
        """Yield the state of a code under words of the text, if it is one."""
        actor = self.known.get((code or "").lower())
        if actor is not None:
            yield Entity(id=actor.id, name=actor.name, country=actor.country, sector=actor.sector, text=text)

    def _sent(self, number: int, token: int) -> bool:
        """Tell people of no state that are sent somewhere: "to send observers"."""
        tokens = self.sentence(number).tokens
        word = tokens[token]
        moved = word.dep in MOVED and tokens[word.head].lemma.lower() in self.grammar.dispatching
        return moved and not any(e.country for e in self._named(number, token))

    def is_venue(self, number: int, token: int) -> bool:
        """Tell a capital that only says where something is done: "met in Quito"."""
        cases = self.sentence(number).children(token, "case")
        return any(case.lemma.lower() in self.grammar.venues for case in cases) and any(
            m.kind == CAPITAL and m.first <= token < m.last for m in self.mentions.get(number, ())
        )

    def behind(self, number: int, token: int) -> tuple[int, ...]:
        """Return the words of a clause behind its verb, without the clauses in it that have a subject of their own."""
        sentence, found, todo = self.sentence(number), [], [token]
        while todo:
            for child in sentence.children(todo.pop()):
                apart = child.dep.partition(":")[0] in CLAUSES and sentence.children(child.i, "nsubj")
                if child.i > token and not apart:
                    found.append(child.i)
                    todo.append(child.i)
        return tuple(sorted(found))

    def words_of_clause(self, number: int, token: int) -> set[str]:
        """Return the words and lemmas of a phrase without the clauses and conjuncts in it."""
        sentence, found, todo = self.sentence(number), [token], [token]
        while todo:
            for child in sentence.children(todo.pop()):
                if child.dep.partition(":")[0] not in CLAUSES:
                    found.append(child.i)
                    todo.append(child.i)
        return words_of(sentence.tokens[i] for i in found)

    def person(self, number: int, token: int) -> bool:
        """Tell whether the phrase's head names parties itself."""
        return bool(self._named(number, token))

    def is_pointer(self, number: int, token: int) -> bool:
        """Tell one word that stands for several parties: "the two men"; one body of two states is no pointer."""
        found = self.reading.cast.at(number, token)
        several = len(found) > 1 and len({entity.text for entity in found}) == 1
        return several and not self.sentence(number).tokens[token].has(ONE)

    def _named(self, number: int, token: int) -> tuple[Entity, ...]:
        found = self.reading.cast.at(number, token)
        if found:
            return found
        word = self.sentence(number).tokens[token]
        if word.pos not in {"PRON", "DET"}:
            return ()
        return self._speaker(word) if word.has(FIRST_PERSON) else self._teller(number, word)

    def _teller(self, number: int, word: Token) -> tuple[Entity, ...]:
        """Return who says of himself "it has", where the cast knows nobody for the pronoun."""
        sentence = self.sentence(number)
        clause = sentence.tokens[word.head]
        if word.dep.partition(":")[0] != "nsubj" or clause.dep != "ccomp" or not word.has("PronType=Prs"):
            return ()
        tellers = sentence.children(clause.head, "nsubj")
        if word.has("Number=Plur"):
            many = (t.i for t in tellers if t.has("Number=Plur") and t.pos == "NOUN")
            return unique(e for i in many for e in self.phrase(number, i))
        bodies = {m.head for m in self.mentions.get(number, ()) if m.kind in BODIES}
        one = (t for t in tellers if t.i in bodies and not t.has("Number=Plur"))
        return unique(e for t in one for e in self.reading.cast.at(number, t.i))

    def _speaker(self, word: Token) -> tuple[Entity, ...]:
        """Return who says "we": the speaker of the innermost statement around the word."""
        inside = [s for s in self.reading.statements if any(e.start <= word.start < e.end for e in s.evidence)]
        if not inside:
            return ()
        said = min(inside, key=lambda s: s.evidence[0].end - s.evidence[0].start)
        actor = next((a for a in self.reading.cast.actors if a.id == said.speaker_id), None)
        if actor is None:
            return ()
        return (Entity(id=actor.id, name=actor.name, country=actor.country, sector=actor.sector, text=word.text),)

    def _owner(self, sentence: Sentence, token: int) -> tuple[Entity, ...]:
        """Return the parties of "Yoon's efforts", "the Korean bid", "the ministry of Peru": the possessor, else those in front, else behind."""
        front = [sentence.tokens[i] for i in sentence.subtree(token) if i < token]
        word = sentence.tokens[token].lemma.lower()
        if word in self.grammar.adversaries:
            return ()
        other = word in self.grammar.counterparts and any(
            t.dep == "amod" and self._named(sentence.number, t.i) for t in front
        )
        for owner in front:
            if other:  # "his Polish colleague" is Poland's
                break
            if owner.dep == "nmod:poss" and (
                found := self._named(sentence.number, owner.i) or self._owner(sentence, owner.i)
            ):
                return found
        if found := unique(e for t in front if _in_front(sentence, t) for e in self._named(sentence.number, t.i)):
            return found
        behind = (child for child in sentence.children(token, *BEHIND) if child.i > token)
        grammar, owning = self.grammar, self.grammar.owning
        if word in grammar.unnamed:  # "nobody in the cabinet"
            owning |= grammar.among
        owners = sorted(self._owning(sentence, behind, owning), key=lambda found: found[1] != grammar.doer)
        for child, _ in owners:  # the doer first: "the killing of pilots by Niger"
            if found := self.phrase(sentence.number, child.i):
                return found
        return ()

    @staticmethod
    def _owning(
        sentence: Sentence, behind: Iterable[Token], owning: frozenset[str]
    ) -> Iterator[tuple[Token, str | None]]:
        """Yield the phrases that tell whose a noun is, with their preposition."""
        for child in behind:
            case = next(iter(sentence.children(child.i, "case")), None)
            if case is None or case.lemma.lower() in owning:
                yield child, case.lemma.lower() if case else None

    def _conjuncts(self, sentence: Sentence, token: int) -> Iterator[int]:
        for child in sentence.children(token, "conj"):
            if child.pos in {"NOUN", "PROPN", "PRON"}:
                yield child.i
                yield from self._conjuncts(sentence, child.i)
        for name in sentence.children(token, "appos"):  # "the president, Ana Rojas, and her guest Luis Prado"
            if self._names(sentence, name):
                yield from (child.i for child in sentence.children(name.i, "conj") if self._names(sentence, child))

    def _names(self, sentence: Sentence, token: Token) -> bool:
        """Tell a word of somebody's name, or of the title before it."""
        named = (m for m in self.mentions.get(sentence.number, ()) if m.kind == PERSON)
        return any(m.first <= token.i < m.last for m in named)

    def _joined(self, sentence: Sentence, token: int) -> Iterator[int]:
        """Yield the heads of mentions joined to the token's own by "and", where the parser hung them elsewhere."""
        here = self.mentions.get(sentence.number, [])
        own = next((m for m in here if m.first <= token < m.last), None)
        if own is not None and own.first > 1 and _joins(sentence.tokens[own.first - 1]):
            front = (m for m in here if m.last == own.first - 1 and m.kind in SHARED)  # "British and EU negotiators"
            yield from (m.head for m in front if sentence.tokens[m.head].dep in IN_FRONT)
        while own is not None and own.last < len(sentence.tokens) and sentence.tokens[own.last].pos == JOINING:
            behind = own.last + 1
            behind += behind < len(sentence.tokens) and sentence.tokens[behind].pos == ARTICLE
            own = next((m for m in here if m.first == behind and sentence.tokens[m.head].dep in ASTRAY), None)
            if own is not None:
                yield own.head


def _in_inner_clause(sentence: Sentence, at: int, head: int) -> bool:
    """Tell words of a clause within a clause of a phrase: "people driven out by a clash in which two died"; or "in which".

    Parsers hang the latter on any noun before it.
    """
    clauses = 0
    while at != head:
        token = sentence.tokens[at]
        if token.dep.partition(":")[0] in INNER:
            clauses += 1 + any(t.has(RELATIVE) and sentence.children(t.i, "case") for t in sentence.children(at, "obl"))
        at = token.head
    return clauses > 1


def _is_item(sentence: Sentence, verb: int) -> bool:
    """Tell whether a sentence begins with its verb, in the past and without a subject."""
    word = sentence.tokens[verb]
    opening = next((t.i for t in sentence.tokens if t.pos != "PUNCT"), 0)
    return verb == opening and word.dep == "root" and word.has("Tense=Past") and not sentence.children(verb, "nsubj")


def _joins(word: Token) -> bool:
    """Tell "and", and the comma that stands for it in headlines: "Jordanian, Iraqi commandos"."""
    return word.pos == JOINING or word.text == COMMA


def _in_front(sentence: Sentence, token: Token) -> bool:
    """Tell a word that says of a noun behind it whose it is, and one joined to such a word: "Peruvian and Chilean sappers"."""
    return token.dep in IN_FRONT or (token.dep == JOINED and sentence.tokens[token.head].dep in IN_FRONT)


def words_of(tokens: Iterable[Token]) -> set[str]:
    """Return the words of tokens as they stand and as lemmas, in lower case: what the codebook's lists are held against."""
    return {word for t in tokens for word in (t.lemma.lower(), t.text.lower())}
