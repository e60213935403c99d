"""Whether an act is denied: by a negator, by who did it, by the words above it, by a plan that came to nothing."""

from __future__ import annotations

from dragoman.codebook.grammar import kind_of
from dragoman.propositions.clauses import Clauses
from dragoman.propositions.governing import NEGATED, governed
from dragoman.records import Token

#: The mark of a gerund that is refrained from.
FROM = "from"
#: What heads make of an act that they, denied, deny.
BEGUN_OR_PLANNED = frozenset({"actual", "future"})


def negated(clauses: Clauses, i: int) -> bool:
    """Tell whether the act is denied where it stands; what verbs such as "fail" make of it is not looked at."""
    token = clauses.sentence.tokens[i]
    return (
        _by_itself(clauses, token)
        or _by_nobody(clauses, token)
        or _by_absence(clauses, token)
        or _by_ground(clauses, token)
        or _by_plan(clauses, token)
        or _by_delay(clauses, token)
        or _called_off(clauses, token)
        or _by_governor(clauses, token)
        or _by_phase(clauses, token)
        or _dropped(clauses, token)
    )


def denied(clauses: Clauses, token: Token) -> bool:
    """Tell what stands under a verb such as "avoid" or "fail", whether that is done or to be done."""
    head = clauses.sentence.tokens[token.head]
    gerund = token.dep == "advcl" and any(t.text.lower() == FROM for t in clauses.sentence.children(token.i, "mark"))
    kept = token.dep == "obl" and clauses.case(token.i) in clauses.grammar.kept_from
    under = (token.dep in {"xcomp", "obj"} or kept or gerund) and token.head != token.i
    return under and head.pos == "VERB" and clauses.lemma(head.i) in clauses.grammar.denials


def _by_itself(clauses: Clauses, token: Token) -> bool:
    """Tell a negator of the act or of its object: "has not signed", "signed no treaty", "no longer hosts"."""
    sentence = clauses.sentence
    if any(_negator(clauses, t) for t in sentence.children(token.i, "advmod", "det", "cc", "mark")):
        return True
    if any(
        _negator(clauses, n) for t in sentence.children(token.i, "advmod") for n in sentence.children(t.i, "advmod")
    ):
        return True
    empty = (t for o in sentence.children(token.i, "obj", "nsubj") for t in sentence.children(o.i, "det"))
    return token.pos != "NOUN" and any(t.lemma.lower() == "no" and _negator(clauses, t) for t in empty)


def _negator(clauses: Clauses, token: Token) -> bool:
    """Tell a word that denies from a name that looks like one ("No Kwang-chol") and from "not only"."""
    words = clauses.grammar.negators
    if token.lemma.lower() not in words and token.text.lower() not in words:
        return False
    behind = clauses.sentence.tokens[token.i + 1 : token.i + 2]
    if any(t.text.lower() in clauses.grammar.no_denial for t in behind):
        return False
    return not (token.text.istitle() and any(t.pos == "PROPN" for t in behind)) and not (
        token.text.istitle() and token.i > 0
    )


def _by_nobody(clauses: Clauses, token: Token) -> bool:
    """Tell "nobody accused", "neither Kenya nor Mali signed", "at no point attacked"."""
    sentence, grammar = clauses.sentence, clauses.grammar
    subjects = sentence.children(token.i, "nsubj")
    pairs = [t for s in subjects for t in sentence.children(s.i, "cc", "det")]
    if any(_not_one(clauses, s) for s in subjects):
        return True
    if any(t.lemma.lower() in grammar.nobody for t in sentence.children(token.i, "obj")):
        return True  # "promised nothing"
    if any(grammar.nobody & {t.lemma.lower(), t.text.lower()} for t in (*subjects, *pairs)):
        return True
    stages = (t for t in sentence.children(token.i, "obl") if t.lemma.lower() in grammar.stages)
    return any(_negator(clauses, d) for t in stages for d in sentence.children(t.i, "det"))


def _by_absence(clauses: Clauses, token: Token) -> bool:
    """Tell "instead of meeting" and "stopped short of condemning"."""
    words = clauses.grammar.absence
    marks = clauses.sentence.children(token.i, "mark", "case")
    if any(t.text.lower() in words for t in marks):
        return True
    head = clauses.sentence.tokens[token.head]
    return bool(marks) and head.pos in {"ADV", "ADJ"} and head.text.lower() in words


def _by_ground(clauses: Clauses, token: Token) -> bool:
    """Tell a clause whose ground is denied: "there is no sign that", "it is not true that", "denied reports that"."""
    sentence, grammar = clauses.sentence, clauses.grammar
    head = sentence.tokens[token.head]
    relation = token.dep.partition(":")[0]
    if relation == "ccomp" and head.lemma.lower() in grammar.disbelief and not _by_itself(clauses, head):
        return True
    if relation not in {"acl", "csubj", "ccomp", "advcl"} or token.dep == "acl:relcl" or head.i == token.i:
        return False
    above = sentence.tokens[head.head]
    if head.pos == "NOUN" and head.dep in {"obj", "nsubj:pass"} and above.lemma.lower() in grammar.disbelief:
        return not _by_itself(clauses, above)
    if _false(clauses, head) or (head.dep == "nsubj" and _false(clauses, above)):
        return True
    if head.lemma.lower() not in grammar.grounds:
        return False
    holder = head.dep in {"obj", "nsubj", "nsubj:pass"} and above.i != head.i
    return _by_itself(clauses, head) or (holder and _by_itself(clauses, above))


def _by_plan(clauses: Clauses, token: Token) -> bool:
    """Tell a plan that came to nothing: "had meant to leave but did not", "was to travel but has cancelled"."""
    head = clauses.sentence.tokens[token.head]
    if token.dep not in {"xcomp", "ccomp", "advcl"} or not clauses.sentence.children(token.i, "mark"):
        return False
    return any(
        any(c.lemma.lower() == "but" for c in clauses.sentence.children(t.i, "cc"))
        and (_by_itself(clauses, t) or clauses.lemma(t.i) in clauses.grammar.cancelling)
        for t in clauses.sentence.children(head.i, "conj")
    )


def _false(clauses: Clauses, token: Token) -> bool:
    return token.lemma.lower() in clauses.grammar.falsehoods and not _by_itself(clauses, token)


def _by_delay(clauses: Clauses, token: Token) -> bool:
    """Tell what "has yet to" be done."""
    head = clauses.sentence.tokens[token.head]
    if token.dep == "xcomp" and head.lemma.lower() in clauses.grammar.yet:
        return True  # "is yet to leave"
    if token.dep != "xcomp" or head.lemma.lower() not in clauses.grammar.delaying:
        return False
    around = (*clauses.sentence.children(token.i, "advmod"), *clauses.sentence.children(head.i, "advmod"))
    return any(t.lemma.lower() in clauses.grammar.yet for t in around)


def _called_off(clauses: Clauses, token: Token) -> bool:
    """Tell a noun of what was called off or fell through."""
    if token.pos not in {"NOUN", "PROPN"}:
        return False
    if any(
        clauses.lemma(t.i) in clauses.grammar.called_off and clauses.passive(t.i) and not _by_itself(clauses, t)
        for t in clauses.sentence.children(token.i, "acl:relcl")
    ):
        return True  # "the visit, which was cancelled"
    if token.dep not in {"nsubj", "nsubj:pass"}:
        return False
    head = clauses.sentence.tokens[token.head]
    said = {clauses.lemma(head.i), head.lemma.lower()}
    said |= {f"{head.lemma.lower()} {t.lemma.lower()}" for t in clauses.sentence.children(head.i, "advmod")}
    off = said & clauses.grammar.called_off
    if not off or _by_itself(clauses, head):
        return False
    return clauses.passive(head.i) or any(" " in word for word in off)


def _not_one(clauses: Clauses, subject: Token) -> bool:
    """Tell "not a single soldier", "not one minister"."""
    tokens = clauses.sentence.tokens
    negators = [t for t in clauses.sentence.children(subject.i, "advmod", "cc") if _negator(clauses, t)]
    return any(tokens[t.i + 1].text.lower() in clauses.grammar.single for t in negators if t.i < subject.i)


def _by_governor(clauses: Clauses, token: Token) -> bool:
    """Tell "decided against leaving", "in the absence of talks"; the word above must not be denied itself."""
    token = clauses.governor(token.i)
    return governed(clauses, token) == NEGATED and not _by_itself(clauses, clauses.sentence.tokens[token.head])


def _dropped(clauses: Clauses, token: Token) -> bool:
    """Tell what a plan was for that was dropped: "abandoned plans to build", "scrapped its plan for a base"."""
    if token.dep not in {"acl", "nmod", "advcl"}:
        return False
    plan = clauses.sentence.tokens[token.head]
    marks = clauses.sentence.children(token.i, "mark")
    if token.dep == "advcl" and marks:  # parsers hang "its plan to expel" on the verb
        plan = clauses.sentence.tokens[marks[0].i - 1]
    verb = clauses.sentence.tokens[plan.head]
    if plan.pos != "NOUN" or plan.dep not in {"obj", "nsubj:pass"}:
        return False
    meant = kind_of(clauses.grammar.frames_of_mind, plan.lemma.lower()) in {"future", "desired"}
    return meant and clauses.lemma(verb.i) in clauses.grammar.called_off and not _by_itself(clauses, verb)


def _by_phase(clauses: Clauses, token: Token) -> bool:
    """Tell what has not so much as begun or is not planned: "have not started building", "is not expected to meet"; what has not stopped goes on."""
    if token.dep != "xcomp":
        return False
    head = clauses.sentence.tokens[token.head]
    lemma = head.lemma.lower()
    if lemma in clauses.grammar.incapable:
        return not _by_itself(clauses, head)
    phase = kind_of(clauses.grammar.heads, lemma) in BEGUN_OR_PLANNED and lemma not in clauses.grammar.stopping
    infinitive = any(t.text.lower() == "to" for t in clauses.sentence.children(token.i, "mark"))
    return phase and (head.pos == "VERB" or infinitive) and _by_itself(clauses, head)
