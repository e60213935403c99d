"""The arguments of an event noun, and of the verb that supports it ("held talks", "the visit comes")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.propositions.clauses import Clauses
from dragoman.records import Token

#: Roles of which one says whose a noun is.
WHOSE = frozenset({"poss", "subject", "by", "outer", "of"})
#: Relations of a noun that is said of whom the sentence is about.
OBLIQUE = frozenset({"obl", "nmod"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """The verb over an event noun, if any; `light` is its lemma where it only carries the noun."""

    verb: int | None = None
    light: str | None = None
    relation: str = ""


def supporting_verb(clauses: Clauses, i: int) -> Support:
    """Return the verb that carries a noun's tense, through coordination and nouns such as "a series of"."""
    token = outermost(clauses, i)
    head = clauses.sentence.tokens[token.head]
    relation = token.dep.partition(":")[0]
    if token.head == token.i:
        return Support(verb=token.i, relation="root") if clauses.sentence.children(i, "cop") else Support()
    if head.pos not in {"VERB", "AUX"}:
        if relation == "nsubj" and clauses.sentence.children(head.i, "cop"):
            return Support(verb=head.i, relation="copula")
        if relation in OBLIQUE and clauses.sentence.children(head.i, "cop"):  # "is in Rome for talks"
            return Support(verb=head.i, relation=relation)
        return Support(verb=_verb_above(clauses, head), relation="far")
    if relation == "nsubj":
        head = _last_infinitive(clauses, head)
    lemma = head.lemma.lower()
    carried = relation == "obj" or token.dep == "nsubj:pass" or (token.dep == "acl" and clauses.passive(head.i))
    if carried and lemma in clauses.grammar.light_verbs and not _is_named(clauses, head):
        return Support(verb=head.i, light=lemma, relation="carried")
    if relation == "nsubj" and lemma in clauses.grammar.occurring:
        return Support(verb=head.i, light=lemma, relation="occurring")
    if telling := _telling(clauses, i):
        return Support(verb=telling[0].i, light=telling[0].lemma.lower(), relation="carried")
    return Support(verb=head.i, relation=relation)


def _is_named(clauses: Clauses, verb: Token) -> bool:
    """Tell what is only called something: "called the stabbing an act of barbarity"."""
    return any(t.pos in {"NOUN", "PROPN", "ADJ"} for t in clauses.sentence.children(verb.i, "xcomp"))


def _last_infinitive(clauses: Clauses, verb: Token) -> Token:
    """Return the verb that tells what becomes of the event: "begin" in "the talks are expected to begin"."""
    below = next((t for t in clauses.sentence.children(verb.i, "xcomp") if t.pos == "VERB"), None)
    return below if below is not None and below.lemma.lower() in clauses.grammar.occurring else verb


def noun_roles(clauses: Clauses, i: int, support: Support) -> dict[str, tuple[int, ...]]:
    """Return the heads that fill each role of an event noun; `outer` is the subject of the verb it stands under."""
    sentence = clauses.sentence
    found: dict[str, tuple[int, ...]] = {}
    for name, tokens in (("poss", sentence.children(i, "nmod:poss")), ("modifier", _modifiers(clauses, i))):
        if tokens:
            found[name] = tuple(clauses.antecedent(t) for t in tokens)
    if cases := tuple(t.i for t in sentence.children(i, "case") if t.i < i):
        found["case"] = cases
    _merge(found, clauses.prepositions(i))
    for name, head in _hung_low(clauses, i):
        found.setdefault(name, (head,))
    _merge(found, _of_participles(clauses, i))
    if support.verb is not None:
        _merge(found, _by_whom(clauses, i, support.verb))
        _add_support(clauses, found, support)
    if not WHOSE & found.keys() and (doers := _on_it(clauses, i)):
        found["outer"] = doers
    for clause in _telling(clauses, i):
        found.setdefault("subject", clauses.subjects(clause.i))
        for name, heads in clauses.prepositions(clause.i).items():
            found.setdefault(name, heads)
    return {name: heads for name, heads in found.items() if heads}


def _of_participles(clauses: Clauses, i: int) -> dict[str, tuple[int, ...]]:
    """Return the roles that the clauses behind a noun give: "the march staged by nurses", "a plan to leave"."""
    found: dict[str, tuple[int, ...]] = {}
    for clause in clauses.sentence.children(i, "acl"):
        if clauses.passive(clause.i) and clauses.lemma(clause.i) in clauses.grammar.beheld:
            continue  # "a raid described by the press"
        if clauses.passive(clause.i):
            _merge(found, {"by": clauses.subjects(clause.i), **clauses.prepositions(clause.i)})
        elif not clause.dep.endswith("relcl"):
            found["do"] = (clause.i,)
    return found


def _on_it(clauses: Clauses, i: int) -> tuple[int, ...]:
    """Return who is on a visit or strike: "the premier, on a visit to Chad", "is in Chad on a visit"."""
    token = clauses.sentence.tokens[i]
    head = clauses.sentence.tokens[token.head]
    if clauses.case(i) != "on" or head.pos not in {"NOUN", "PROPN"} or token.head == i:
        return ()
    if clauses.sentence.children(head.i, "cop"):
        return clauses.subjects(head.i)
    return (head.i,)


def _telling(clauses: Clauses, i: int) -> tuple[Token, ...]:
    """Return the relative clauses that tell whose act a noun is: "the march that students announced", "the visit he pays"."""
    return tuple(
        t
        for t in clauses.sentence.children(i, "acl:relcl")
        if t.lemma.lower() in clauses.grammar.light_verbs and i in clauses.objects(t.i)
    )


def _hung_low(clauses: Clauses, i: int) -> Iterator[tuple[str, int]]:
    """Yield the phrases that a parser hung on the noun's own phrase: "the freeing of the crew by Togo", "the recall by Laos of its envoy"."""
    sentence = clauses.sentence
    for phrase in sentence.children(i, "nmod"):
        own = clauses.case(phrase.i)
        for below in sentence.children(phrase.i, "nmod"):
            name = clauses.case(below.i)
            if below.i > phrase.i and name and own in clauses.grammar.inner.get(name, ()):
                yield name, below.i


def _by_whom(clauses: Clauses, i: int, verb: int) -> dict[str, tuple[int, ...]]:
    """Return the doer of a noun that a parser hung on the active verb above: "signed a pact during a visit by the premier"."""
    behind = () if clauses.passive(verb) or verb >= i else clauses.prepositions(verb).get("by", ())
    doers = tuple(head for head in behind if head > i and clauses.sentence.tokens[head].pos in {"NOUN", "PROPN"})
    return {"by": doers} if doers else {}


def _add_support(clauses: Clauses, found: dict[str, tuple[int, ...]], support: Support) -> None:
    verb = support.verb
    if verb is None or support.relation in {"far", "root"}:
        if verb is not None and support.relation == "root":
            _merge(found, {"outer": tuple(t.i for t in clauses.sentence.children(verb, "nsubj"))})
        return
    if support.relation == "copula":
        case = clauses.case(verb)
        _merge(found, {case or "is": (verb,)})
        return
    if support.light is not None:
        given = tuple(t.i for t in clauses.sentence.children(verb, "iobj"))  # "handed Togo a note"
        _merge(found, {"subject": clauses.subjects(verb), "iobj": given} if support.relation == "carried" else {})
        _merge(found, clauses.prepositions(verb))
        return
    _merge(found, {"outer": clauses.subjects(verb)})


def _merge(found: dict[str, tuple[int, ...]], more: dict[str, tuple[int, ...]]) -> None:
    for name, heads in more.items():
        new = tuple(h for h in heads if h not in found.get(name, ()))
        if new:
            found[name] = found.get(name, ()) + new


def _modifiers(clauses: Clauses, i: int) -> tuple[Token, ...]:
    """Return the nouns and adjectives before the noun, those inside compounds too ("a Lee-Trump summit")."""
    found: list[Token] = []
    for token in clauses.sentence.children(i, "compound", "amod", "nmod"):
        if token.i < i and token.dep != "nmod:poss":
            found.append(token)
            found.extend(
                t for t in clauses.sentence.children(token.i, "compound", "conj", "flat", "nmod", "dep") if t.i < i
            )
    return tuple(found)


def outermost(clauses: Clauses, i: int) -> Token:
    """Return the word whose place in the sentence an event noun shares: "series" in "a series of talks"."""
    token = clauses.governor(i)
    while token.dep == "nmod" and clauses.case(token.i) == "of":
        above = clauses.sentence.tokens[token.head]
        if above.lemma.lower() not in clauses.grammar.transparent:
            break
        token = clauses.governor(above.i)
    return token


def _verb_above(clauses: Clauses, token: Token) -> int | None:
    for _ in range(len(clauses.sentence.tokens)):
        if token.pos in {"VERB", "AUX"}:
            return token.i
        if token.head == token.i:
            return None
        token = clauses.sentence.tokens[token.head]
    return None
