"""The arguments of a verb or predicative adjective, each under the name of its role."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.propositions.clauses import Clauses, gerund
from dragoman.records import Token

Roles = dict[str, tuple[int, ...]]
#: Classes of words that tell how or where: "sent them home" has a noun, "gave back the boat" a preposition.
ADVERBIAL = frozenset({"ADV", "ADP", "NOUN"})


def verb_roles(clauses: Clauses, i: int) -> Roles:
    """Return the heads that fill each role of a verb or predicative adjective."""
    found = _of_phrases(clauses, i)
    _add_contents(clauses, i, found)
    _add_complements(clauses, i, found)
    if not found["object"]:  # a noun under a verb that has no object is one, whatever the parser calls it
        nouns = (t for t in clauses.sentence.children(i, "xcomp") if t.pos == "NOUN")
        found["object"] = tuple(t.i for t in nouns if clauses.plain(t.i))
    for name, head in _marked_gerunds(clauses, i):
        found[name] = (*found.get(name, ()), head)
    if "do" not in found:
        _add_aim(clauses, i, found)
    return {name: heads for name, heads in found.items() if heads}


def _of_phrases(clauses: Clauses, i: int) -> Roles:
    """Return what nouns, adverbs and prepositions fill."""
    sentence = clauses.sentence
    found = {"subject": clauses.subjects(i), "object": clauses.objects(i)}
    found["iobj"] = tuple(t.i for t in sentence.children(i, "iobj"))
    found["how"] = tuple(t.i for t in sentence.children(i, "advmod") if t.pos in ADVERBIAL)
    for name, heads in clauses.prepositions(i).items():
        found[name] = found.get(name, ()) + heads
    for name, heads in _after_object(clauses, i).items():
        found.setdefault(name, heads)
    if found["iobj"] and found["object"] == found["iobj"]:  # "gave four diplomats a week to leave"
        found["object"] = found.get("bare", found["object"])
    return found


def _after_object(clauses: Clauses, i: int) -> Roles:
    """Return the prepositions behind a direct object: parsers hang "with Peru" on either in "discussed fish with Peru"."""
    behind = (clauses.prepositions(t.i) for t in clauses.sentence.children(i, "obj"))
    return {name: heads for found in behind for name, heads in found.items() if name not in {"of", "bare"}}


def _add_contents(clauses: Clauses, i: int, found: Roles) -> None:
    """Add the clauses that say what is told or asked for: "said it would" has one with its own subject, "asked Peru to leave" none."""
    sentence = clauses.sentence
    for token in (*sentence.children(i, "ccomp"), *_raised(clauses, i)):
        name = "do" if clauses.infinitive(token.i) and not sentence.children(token.i, "nsubj") else "that"
        found[name] = (*found.get(name, ()), token.i)
    found["that"] = (*found.get("that", ()), *_told(clauses, i))


def _raised(clauses: Clauses, i: int) -> tuple[Token, ...]:
    """Return the clause behind a passive verb that "it" stands for: "it was agreed that the lake would be cleaned"."""
    below = clauses.sentence.children(i, "csubj") if clauses.passive(i) else ()
    return tuple(t for t in below if t.i > i and clauses.sentence.children(t.i, "mark"))


def _told(clauses: Clauses, i: int) -> tuple[int, ...]:
    """Return the clauses that a parser hung on the hearer: "told a news conference that Israel must go"."""
    sentence = clauses.sentence
    if sentence.tokens[i].lemma.lower() not in clauses.grammar.telling:
        return ()
    hearers = sentence.children(i, "obj", "iobj")
    below = (t for hearer in hearers for t in sentence.children(hearer.i, "acl") if t.dep != "acl:relcl")
    return tuple(t.i for t in below if sentence.children(t.i, "mark") and sentence.children(t.i, "nsubj"))


def _add_complements(clauses: Clauses, i: int, found: Roles) -> None:
    """Add what is done, or said of the subject or object, by a clause without a subject: "agreed to leave", "put its troops on alert"."""
    for token in clauses.sentence.children(i, "xcomp"):
        infinitive = clauses.infinitive(token.i)
        if infinitive and not clauses.follows(i, token.i):
            continue
        if token.has("VerbForm=Ger"):
            found["gerund"] = (token.i,)
        elif infinitive:
            found["do"] = (token.i,)
        else:
            name = clauses.case(token.i) or "as"
            found[name] = (*found.get(name, ()), token.i)


def _marked_gerunds(clauses: Clauses, i: int) -> Iterator[tuple[str, int]]:
    """Yield the gerunds behind a preposition: "accused Peru of bombing", "thanked Peru for helping"."""
    sentence = clauses.sentence
    below = (i, *(t.i for t in sentence.children(i, "obj")))
    hung = [t for j in below for t in sentence.children(j, "acl", "advcl", "obl")]
    # "For fires and for backing."
    joined = [t for j in (i, *(t.i for t in hung)) for t in sentence.children(j, "conj")]
    for token in (*hung, *joined):
        mark = next(iter(sentence.children(token.i, "mark", "case")), None)
        if mark is None or token.pos != "VERB" or not gerund(token):
            continue
        if mark.lemma.lower() in clauses.grammar.gerund_marks:
            yield mark.lemma.lower(), token.i


def _add_aim(clauses: Clauses, i: int, found: Roles) -> None:
    """Add an infinitive hung on a verb: what it asks for, where it asks, else what it is done for."""
    sentence = clauses.sentence
    asks = sentence.tokens[i].lemma.lower() in clauses.grammar.infinitive
    below = sentence.children(i, "advcl", "parataxis") if asks else sentence.children(i, "advcl")
    if asks and found["iobj"]:  # "gave Rwanda two days to withdraw", with the clause hung on the days
        below += tuple(t for given in found["object"] for t in sentence.children(given, "acl"))
    found["do" if asks else "purpose"] = tuple(t.i for t in below if t.i > i and clauses.follows(i, t.i))
