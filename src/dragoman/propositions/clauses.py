"""Who acts and is acted on in a clause, found through control, relative clauses, coordination, participles and passives."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.codebook.grammar import Grammar, kind_of
from dragoman.records import Sentence, Token

#: How far a missing subject is looked for: longer chains are parse errors.
LONGEST_CHAIN = 6
STOP = "."
WHOSE = "whose"


class Clauses:
    """A sentence as clauses; every method takes and returns token numbers."""

    def __init__(self, sentence: Sentence, grammar: Grammar) -> None:
        self.sentence = sentence
        self.grammar = grammar
        self._passive: dict[int, bool] = {}

    def lemma(self, i: int) -> str:
        """Return the lemma with its particle: "call off"."""
        lemma, particles = self.sentence.tokens[i].lemma.lower(), self.sentence.children(i, "compound:prt")
        return " ".join([lemma, *(p.lemma.lower() for p in particles)]) if particles else lemma

    def wordings(self, i: int) -> set[str]:
        """Return the lemma alone, with its particle, and with each adverb just behind it: "put back", "run on"."""
        lemma = self.sentence.tokens[i].lemma.lower()
        behind = (t.lemma.lower() for t in self.sentence.children(i, "advmod") if i < t.i <= i + 2)
        return {lemma, self.lemma(i), *(f"{lemma} {word}" for word in behind)}

    def passive(self, i: int) -> bool:
        """Tell whether the token is a passive verb or a bare past participle after its noun; found once, as it is asked often."""
        known = self._passive.get(i)
        if known is None:
            known = self._passive[i] = self._is_passive(i)
        return known

    def _is_passive(self, i: int) -> bool:
        token = self.sentence.tokens[i]
        if self.sentence.children(i, "aux:pass"):
            return True
        if self.linking(i) is not None:
            return token.pos == "VERB" and _past_participle(token)
        if self.sentence.children(i, "cop"):
            return False
        if self.sentence.children(
            i, "nsubj:pass"
        ):  # a finite verb of its own is active, whatever the parser says of its subject
            return not token.has("VerbForm=Fin") and not self._must_be_finite(i)
        if token.dep == "conj" and not self.sentence.children(i, "nsubj", "aux") and _past_participle(token):
            return self.passive(token.head)
        return (
            token.dep in {"acl", "advcl"}
            and _past_participle(token)
            and not self.sentence.children(i, "aux", "nsubj", "obj")
        )

    def _must_be_finite(self, i: int) -> bool:
        """Tell the main verb of a whole sentence or of what is said, no headline: without an auxiliary it is a past tense."""
        tokens = self.sentence.tokens
        main = tokens[i].head == i or tokens[i].dep == "ccomp"
        return main and tokens[-1].text == STOP and not self.sentence.children(i, "aux", "cop")

    def linking(self, i: int) -> int | None:
        """Return the verb that links an adjective or participle just behind it to its subject: "remain deployed"."""
        tokens = self.sentence.tokens
        token, before = tokens[i], i - 1
        if token.pos not in {"ADJ", "VERB"} or before < 0:
            return None
        while before > 0 and tokens[before].pos == "ADV":
            before -= 1
        verb = tokens[before]
        if verb.pos != "VERB" or verb.lemma.lower() not in self.grammar.linking:
            return None
        fits = not token.has("VerbForm=Fin") and not token.has("VerbForm=Ger")
        same = token.head == verb.i or (token.head == verb.head and token.dep == verb.dep)
        return verb.i if fits and same and not self.sentence.children(i, "aux", "mark") else None

    def subjects(self, i: int, depth: int = 0) -> tuple[int, ...]:
        """Return who acts; nothing for an agentless passive."""
        if depth > LONGEST_CHAIN:
            return ()
        if self.passive(i):
            return self._agents(i)
        own = tuple(self.antecedent(t) for t in self._nominatives(i)[0])
        verb = self.linking(i)
        if verb is not None and depth < LONGEST_CHAIN:
            raised = tuple(t.i for t in self.sentence.children(i, "nsubj:pass"))
            return own or raised or self.subjects(verb, depth + 1)
        return own or self._behind_relative(i) or self._lent_subject(i, depth) or self._left_neighbour(i)

    def objects(self, i: int, depth: int = 0) -> tuple[int, ...]:
        """Return what is acted on, the subject of a passive included."""
        children = self.sentence.children(i)
        wanted = {"obj", "nsubj:pass"} if self.passive(i) else {"obj"}
        own = tuple(self.antecedent(t) for t in children if t.dep in wanted)
        own = own or tuple(t.i for t in (*self._nominatives(i)[1], *self.sentence.children(i, "iobj")))
        verb = self.linking(i)
        if not own and verb is not None and self.passive(i):
            return self.subjects(verb, depth + 1)
        if own or depth > LONGEST_CHAIN:
            return own
        token = self.sentence.tokens[i]
        if self.passive(i) and token.dep == "conj":
            return self.objects(token.head, depth + 1)
        if self.passive(i) and token.dep == "acl":
            return (token.head,)
        if self.passive(i) and token.dep == "advcl":
            return self.subjects(token.head, depth + 1)
        if self.passive(i) and token.dep == "xcomp":  # "two preachers are expected to be deported"
            return self._controller(self.sentence.tokens[token.head], depth)
        if token.dep == "acl:relcl" and self._gap(i):
            return (token.head,)
        return tuple(obj for t in self.sentence.children(i, "conj") if t.i - i <= 3 for obj in self._direct(t.i))

    def _nominatives(self, i: int) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
        """Return a verb's subjects, and what stands behind it and is called a second one: its object."""
        subjects = self.sentence.children(i, "nsubj")
        before = tuple(t for t in subjects if t.i < i)
        if not before or len(before) == len(subjects) or self.passive(i):
            return subjects, ()
        return before, tuple(t for t in subjects if t.i > i)

    def prepositions(self, i: int) -> dict[str, tuple[int, ...]]:
        """Return the oblique phrases of a token by their preposition ("with", "on behalf of"), those behind a name in them too."""
        found: dict[str, tuple[int, ...]] = {}
        behind: list[tuple[str, int]] = []
        adverbs = [t.i for t in self.sentence.children(i, "advmod") if t.i > i]  # "stayed away from", "went back to"
        for token in (t for j in (i, *adverbs) for t in self.sentence.children(j, "obl", "nmod")):
            if token.dep == "nmod:poss" or (token.dep == "obl:agent" and self.passive(i)):
                continue
            for name, head in self._cases(token):
                found[name] = (*found.get(name, ()), head)
            behind.extend(self._behind_name(token))
        for name, head in behind:
            found.setdefault(name, (head,))
        return found

    def _behind_name(self, token: Token) -> Iterator[tuple[str, int]]:
        """Yield the phrases that a parser hung on a name in front: "to Lebanon" in "aid from Qatar to Lebanon"."""
        if token.pos != "PROPN":
            return
        for below in self.sentence.children(token.i, "nmod"):
            name = self.case(below.i)
            if below.i > token.i and name and name != "of" and name != self.case(token.i):
                yield name, below.i
                yield from self._behind_name(below)

    def case(self, i: int) -> str | None:
        """Return the preposition that introduces a phrase, in lower case, its fixed parts included."""
        case = next(iter(self.sentence.children(i, "case")), None)
        if case is None or case.text in {"'s", "’s", "'", "’"}:
            return None
        fixed = self.sentence.children(case.i, "fixed")
        return " ".join(t.text.lower() for t in (case, *fixed)) if fixed else case.text.lower()

    def governor(self, i: int) -> Token:
        """Return the first of the coordinated phrases that the token belongs to."""
        token = self.sentence.tokens[i]
        while token.dep == "conj" and token.head != token.i:
            token = self.sentence.tokens[token.head]
        return token

    def _cases(self, token: Token) -> Iterator[tuple[str, int]]:
        name = self.case(token.i)
        yield name or "bare", self.antecedent(token)
        for other in self.sentence.children(token.i, "conj"):
            if second := self.case(other.i):
                yield second, other.i

    def _agents(self, i: int) -> tuple[int, ...]:
        heads = (i, *(t.i for t in self.sentence.children(i, "xcomp")))  # "were let go by Peru"
        obliques = [t for head in heads for t in self.sentence.children(head, "obl", "nmod")]
        return tuple(t.i for t in obliques if t.dep == "obl:agent" or self.case(t.i) == "by")

    def _direct(self, i: int) -> tuple[int, ...]:
        return tuple(t.i for t in self.sentence.children(i, "obj"))

    def antecedent(self, token: Token) -> int:
        """Return what a relative pronoun stands for, else the token itself."""
        if token.text.lower() not in self.grammar.relatives or token.pos not in {"PRON", "SCONJ", "DET"}:
            return token.i
        clause = self.sentence.tokens[token.head]
        if token.text.lower() == WHOSE and clause.pos in {"NOUN", "PROPN"}:  # "Bolivia, whose plea went unheard"
            clause = self.sentence.tokens[clause.head]
        while clause.dep in {"conj", "xcomp", "ccomp"} and clause.head != clause.i:
            clause = self.sentence.tokens[clause.head]
        return clause.head if clause.dep == "acl:relcl" else token.i

    def _gap(self, i: int) -> bool:
        """Tell whether a relative clause with its own subject lacks its object ("the deal they signed")."""
        subject = self.sentence.children(i, "nsubj")
        return bool(subject) and subject[0].text.lower() not in self.grammar.relatives

    def plain(self, i: int) -> bool:
        """Tell whether nothing introduces a phrase."""
        return not self.sentence.children(i, "case", "mark", "cop")

    def infinitive(self, i: int) -> bool:
        """Tell an infinitive, with or without "to"."""
        token = self.sentence.tokens[i]
        return token.has("VerbForm=Inf") or any(t.text.lower() == "to" for t in self.sentence.children(i, "mark"))

    def follows(self, i: int, infinitive: int) -> bool:
        """Tell whether an infinitive comes before any other finite verb: else it belongs to that one."""
        between = self.sentence.tokens[i + 1 : infinitive]
        return self.infinitive(infinitive) and not any(t.has("VerbForm=Fin") for t in between)

    def _lent_subject(self, i: int, depth: int) -> tuple[int, ...]:
        """Return the subject that a clause without one takes from the clause above it."""
        token = self.sentence.tokens[i]
        head = self.sentence.tokens[token.head]
        if token.head == i:
            return ()
        if token.dep == "conj" or (token.dep == "parataxis" and token.i > head.i and token.has("VerbForm=Fin")):
            return self.objects(head.i, depth + 1) if self.passive(head.i) else self.subjects(head.i, depth + 1)
        if token.dep in {"xcomp", "ccomp"}:
            return self._controller(head, depth)
        if token.dep in {"advcl", "obl"}:
            return self._adjunct_controller(token, head, depth)
        if token.dep == "acl:relcl":
            return (head.i,)
        if token.dep == "acl":
            return self._noun_controller(token, head, depth)
        return ()

    def _behind_relative(self, i: int) -> tuple[int, ...]:
        """Return the noun between "which" and its verb, which a parser hung elsewhere: "the pact, which Chad threatened to quit"."""
        tokens = self.sentence.tokens
        before = i - 1
        while before >= 0 and tokens[before].pos in {"ADV", "AUX", "PART"}:
            before -= 1
        opening = next(
            (t.i for t in tokens[tokens[i].head + 1 : max(before, 0)] if t.text.lower() in self.grammar.relatives), None
        )
        if tokens[i].dep != "acl:relcl" or opening is None or tokens[before].pos not in {"PROPN", "NOUN"}:
            return ()
        at = before
        while opening < tokens[at].head < i and tokens[at].head != at:
            at = tokens[at].head
        return (at,)

    def _left_neighbour(self, i: int) -> tuple[int, ...]:
        """Return the noun just before a finite root verb: the subject that a parser missed."""
        tokens = self.sentence.tokens
        if tokens[i].head != i or not tokens[i].has("VerbForm=Fin"):
            return ()
        before = i - 1
        while before >= 0 and tokens[before].pos in {"ADV", "AUX", "PART"}:
            before -= 1
        return (
            (self.governor(before).i,)
            if before >= 0 and tokens[before].pos in {"PROPN", "NOUN", "PRON"} and tokens[before].head != i
            else ()
        )

    def _granted(self, head: Token) -> tuple[int, ...]:
        """Return who is given time or means to act: "gave the junta a week to leave"."""
        granting = head.lemma.lower() in self.grammar.granting
        return tuple(t.i for t in self.sentence.children(head.i, "iobj")) if granting else ()

    def _controller(self, head: Token, depth: int) -> tuple[int, ...]:
        if granted := self._granted(head):
            return granted
        objects = self.objects(head.i, depth + 1)
        if objects and (self.passive(head.i) or head.lemma.lower() in self.grammar.object_control):
            return objects
        return self.subjects(head.i, depth + 1)

    def _adjunct_controller(self, token: Token, head: Token, depth: int) -> tuple[int, ...]:
        """Return who acts in an adjunct: the one accused "of bombing", else the subject of the clause above."""
        if head.pos in {"ADV", "ADJ"} and head.dep == "advmod":  # "stopped short of accusing"
            return self._adjunct_controller(token, self.sentence.tokens[head.head], depth)
        if head.pos not in {"VERB", "AUX"} and (owners := self._owners(head)):  # taggers take rare nouns for adjectives
            return owners
        mark = next(iter(self.sentence.children(token.i, "mark", "case")), None)
        if self.infinitive(token.i) and (granted := self._granted(head)):
            return granted
        blamed = mark is not None and gerund(token) and mark.lemma.lower() in self.grammar.gerund_marks
        if self.passive(head.i) or (blamed and self.objects(head.i, depth + 1)):
            return self.objects(head.i, depth + 1)
        return self.subjects(head.i, depth + 1)

    def _owners(self, noun: Token) -> tuple[int, ...]:
        """Return whose a noun is: "his plan", "the impeachment of Soto"."""
        owners = self.sentence.children(noun.i, "nmod:poss")
        return tuple(
            t.i
            for t in owners or self.sentence.children(noun.i, "nmod")
            if t in owners or self.case(t.i) in self.grammar.owners
        )

    def _noun_controller(self, token: Token, noun: Token, depth: int) -> tuple[int, ...]:
        """Return who is to act in "his plan to visit", "made a pledge to cut": the owner, or who has the noun as object."""
        marked = bool(self.sentence.children(token.i, "mark", "case"))
        if marked and self.sentence.children(noun.i, "cop"):  # "is on the verge of leaving"
            return self.subjects(noun.i, depth + 1)
        if gerund(token) and not marked and noun.dep == "obj" and noun.lemma.lower() in self.grammar.carriers:
            return self.subjects(noun.head, depth + 1)
        if not self.infinitive(token.i) and not marked:
            return (noun.i,)
        if (
            marked
            and not self.infinitive(token.i)
            and self.sentence.tokens[noun.head].pos == "VERB"
            and noun.dep == "obj"
            and kind_of(self.grammar.frames_of_mind, noun.lemma.lower()) is None  # "has no intention of leaving"
        ):
            return (noun.i,)
        if owners := self._owners(noun):
            return owners
        governor = self.governor(noun.i)
        return self.subjects(governor.head, depth + 1) if governor.dep in {"obj", "obl"} else ()


def gerund(token: Token) -> bool:
    """Tell a verb in -ing."""
    return token.has("VerbForm=Ger") or (token.has("VerbForm=Part") and token.has("Tense=Pres"))


def _past_participle(token: Token) -> bool:
    return token.has("VerbForm=Part") and (token.has("Tense=Past") or token.has("Voice=Pass"))
