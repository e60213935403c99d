"""Who does what in each clause and nominalization: predicates with their roles, polarity and modality."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dragoman.codebook.grammar import Grammar, kind_of
from dragoman.propositions.clauses import Clauses
from dragoman.propositions.modality import ACTUAL, FUTURE, modality_of, negated, noun_modality
from dragoman.propositions.nominals import Support, noun_roles, supporting_verb
from dragoman.propositions.verbals import verb_roles
from dragoman.records import Proposition, Sentence, Token
from dragoman.times import clause_of

#: Places of an event noun in which the verb above says whether it happened ("the summit will open", "it will be his first visit").
LENDING = frozenset({"nsubj", "copula", "root", "occurring"})
#: What is under a wish is wished for, wherever the noun stands.
WISHED = "desired"
PAST = "Past"


def extract(sentences: tuple[Sentence, ...], grammar: Grammar, *, nouns: frozenset[str]) -> tuple[Proposition, ...]:
    """Return the propositions of every verb, of every adjective or noun that is said of a subject, and of `nouns`."""
    return tuple(p for sentence in sentences for p in _of_sentence(sentence, grammar, nouns))


def _of_sentence(sentence: Sentence, grammar: Grammar, nouns: frozenset[str]) -> Iterator[Proposition]:
    clauses = Clauses(sentence, grammar)
    verbs = {token.i: _of_verb(clauses, token) for token in sentence.tokens if _predicates(clauses, token)}
    for token in sentence.tokens:
        if token.i in verbs:
            yield verbs[token.i]
        elif token.pos in {"NOUN", "PROPN"} and (lemma := _known(sentence, token, nouns)):
            yield replace(_of_noun(clauses, token, verbs), lemma=lemma)


def nominal(
    sentence: Sentence, token: Token, grammar: Grammar, *, verbs: Mapping[int, Proposition] | None = None
) -> Proposition:
    """Return what a noun tells that is on no list of event nouns; `verbs` are what is known of the verbs already."""
    return _of_noun(Clauses(sentence, grammar), token, verbs or {})


def _known(sentence: Sentence, token: Token, nouns: frozenset[str]) -> str | None:
    """Return the event noun that a token is, alone, as it stands ("shelling"), or as the end of a hyphenated word ("build-up"), if any."""
    words = (sentence.hyphenated(token.i), token.lemma.lower(), token.text.lower())
    return next((word for word in words if word in nouns), None)


def _predicates(clauses: Clauses, token: Token) -> bool:
    if token.pos in {"VERB", "AUX"}:
        return token.dep.partition(":")[0] not in {"aux", "cop", "case", "mark", "amod"}
    if token.pos != "ADJ":
        return False
    return bool(clauses.sentence.children(token.i, "cop")) or clauses.linking(token.i) is not None


def _of_verb(clauses: Clauses, token: Token) -> Proposition:
    sentence = clauses.sentence
    auxiliaries = sentence.children(token.i, "aux", "cop")
    finite = next((t for t in auxiliaries if t.has("VerbForm=Fin")), token)
    bearer = finite if finite.has("VerbForm=Fin") else _bearer(clauses, token)
    return Proposition(
        sentence=sentence.number,
        predicate=token.i,
        lemma=clauses.lemma(token.i),
        pos=token.pos,
        verb=token.i,
        roles=verb_roles(clauses, token.i),
        passive=clauses.passive(token.i),
        polarity=not negated(clauses, token.i),
        modality=modality_of(clauses, token.i),
        tense=PAST if bearer is token and _looks_present(clauses, token) else _tense(bearer),
        progressive=finite.i != token.i
        and any(t.lemma == "be" for t in auxiliaries)
        and (_going_on(token) or any(t.text.lower() in clauses.grammar.being for t in auxiliaries)),
        perfect=any(t.lemma == "have" for t in auxiliaries),
        parent=token.head if token.head != token.i else None,
    )


def _tense(verb: Token | None) -> str | None:
    return next((part[6:] for part in verb.morph.split("|") if part.startswith("Tense=")), None) if verb else None


def _looks_present(clauses: Clauses, verb: Token) -> bool:
    """Tell a past tense that looks like a present: "the officers quit", not "we put"."""
    subjects = clauses.sentence.children(verb.i, "nsubj")
    word, lemma = verb.text.lower(), verb.lemma.lower()
    if verb.pos == "VERB" and verb.has("Tense=Pres") and verb.has("VerbForm=Fin") and word != lemma and word[-1] != "s":
        return True  # "forgave"
    return (
        word == lemma
        and lemma in clauses.grammar.unmarked_past
        and verb.has("VerbForm=Fin")
        and bool(subjects)
        and not any(t.pos == "PRON" for t in subjects)
    )


def _bearer(clauses: Clauses, token: Token) -> Token | None:
    """Return the verb that bears the tense of an infinitive or gerund under it: "continues to supply", "began shelling"."""
    head = clauses.sentence.tokens[token.head]
    mark = next((t.text.lower() for t in clauses.sentence.children(token.i, "mark") if t.i == head.i + 1), "")
    said = clauses.lemma(head.i) if token.dep == "xcomp" else f"{head.lemma.lower()} {mark}"  # "go on shelling"
    phase = token.dep in {"xcomp", "advcl"} and kind_of(clauses.grammar.heads, said) == ACTUAL
    if phase and head.has("VerbForm=Fin"):
        return head
    return _beside(clauses, token)


def _beside(clauses: Clauses, token: Token) -> Token | None:
    """Return the verb in the present beside which a participle goes on: "transports arms, backing the rebels", "is host to units guarding it"."""
    sentence = clauses.sentence
    if token.dep not in {"acl", "advcl"} or not _going_on(token) or sentence.children(token.i, "mark", "aux"):
        return None
    above = sentence.tokens[clause_of(sentence, token.head)]
    words = (above, *sentence.children(above.i, "aux", "cop"))
    finite = next((t for t in words if t.has("VerbForm=Fin")), None)
    present = finite is not None and finite.has("Tense=Pres") and finite.lemma.lower() != "have"
    return finite if present else None


def _going_on(token: Token) -> bool:
    return token.has("VerbForm=Ger") or (token.has("Tense=Pres") and token.has("VerbForm=Part"))


def _planned(clauses: Clauses, support: Support) -> bool:
    """Tell what the verb that carries a noun plans or expects, and nothing more of it."""
    if support.light is None or support.verb is None or clauses.sentence.children(support.verb, "xcomp"):
        return False
    return kind_of(clauses.grammar.heads, support.light) == FUTURE


def _carried_out(support: Support, carrier: Proposition | None, grammar: Grammar) -> bool:
    """Tell what the verb over a noun did: "began a planned visit", "ordered air strikes"."""
    done = carrier is not None and carrier.modality == ACTUAL and carrier.tense == PAST
    return done and support.light in grammar.carrying_out


def _of_noun(clauses: Clauses, token: Token, verbs: Mapping[int, Proposition]) -> Proposition:
    sentence = clauses.sentence
    support = supporting_verb(clauses, token.i)
    carrier = None
    if support.verb is not None:  # the verb above may be a copula's noun, which is no predicate of its own
        carrier = verbs.get(support.verb) or _of_verb(clauses, sentence.tokens[support.verb])
    modality = noun_modality(clauses, token.i)
    if modality == FUTURE and _carried_out(support, carrier, clauses.grammar):
        modality = ACTUAL  # "began a planned visit"
    if (
        modality == ACTUAL
        and carrier is not None
        and (support.light or support.relation in LENDING or carrier.modality == WISHED)
    ):
        modality = carrier.modality
    if modality == ACTUAL and _planned(clauses, support) and not _carried_out(support, carrier, clauses.grammar):
        modality = FUTURE  # "plan a protest", "the release is expected"
    return Proposition(
        sentence=sentence.number,
        predicate=token.i,
        lemma=token.lemma.lower(),
        pos="NOUN",
        verb=support.verb if support.verb is not None else token.i,
        roles=noun_roles(clauses, token.i, support),
        polarity=not negated(clauses, token.i) and (carrier is None or support.light is None or carrier.polarity),
        modality=modality,
        tense=carrier.tense if carrier else None,
        progressive=bool(carrier and carrier.progressive),
        perfect=bool(carrier and carrier.perfect),
        light=support.light,
        parent=token.head if token.head != token.i else None,
    )
