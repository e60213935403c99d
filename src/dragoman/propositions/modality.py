"""Whether an act happened, goes on, will, may, should, or did not: read off auxiliaries, heads, adjectives and negation."""

from __future__ import annotations

from dragoman.codebook.grammar import kind_of
from dragoman.propositions import polarity
from dragoman.propositions.clauses import LONGEST_CHAIN, Clauses
from dragoman.propositions.polarity import denied
from dragoman.records import Token

#: Stands where an infinitive depends on a word that says nothing of its own about modality ("agreed to meet").
INTENDED = "intended"
ACTUAL = "actual"
FUTURE = "future"
POSSIBLE = "possible"
CONDITIONAL = "conditional"
CONTINUING = "continuing"
REQUIRED = "required"
#: The auxiliary that tells the consequence of a condition, and, of a past time, what came true.
WOULD = frozenset({"would", "'d", "’d"})


def modality_of(clauses: Clauses, i: int, depth: int = 0) -> str:
    """Return actual, continuing, future, possible, conditional, intended, desired or required for a verb."""
    sentence, grammar = clauses.sentence, clauses.grammar
    token = sentence.tokens[i]
    if _unreal(clauses, token) or _supposed(clauses, token):
        return CONDITIONAL
    if _of_thought(clauses, token) or _asked(clauses, token) or _doubted(clauses, token):
        return POSSIBLE
    for aux in sentence.children(i, "aux"):
        if kind := grammar.modals.get(aux.text.lower(), grammar.modals.get(aux.lemma.lower())):
            return CONDITIONAL if _conditional(clauses, token) or _consequence(clauses, token, aux) else kind
    if _conditional(clauses, token):
        return CONDITIONAL
    return _of_position(clauses, token, depth)


def noun_modality(clauses: Clauses, i: int) -> str:
    """Return the modality that adjectives, prepositions, and the words above give an event noun."""
    sentence, grammar = clauses.sentence, clauses.grammar
    for token in sentence.children(i, "amod", "compound"):
        kind = kind_of(grammar.adjectives, token.text.lower())
        if kind in {FUTURE, POSSIBLE}:
            return kind
    token = clauses.governor(i)
    head = sentence.tokens[token.head]
    if (
        token.dep in {"nmod", "acl"}
        and head.pos == "NOUN"
        and (kind := kind_of(grammar.frames_of_mind, head.lemma.lower()))
    ):
        return kind
    if any(_says_future(clauses, t) for t in sentence.children(i, "acl")):
        return FUTURE
    if denied(clauses, sentence.tokens[i]) and (
        polarity.negated(clauses, head.i) or modality_of(clauses, head.i) != ACTUAL
    ):
        return POSSIBLE  # "to avoid a withdrawal", "did not rule out a withdrawal"
    return _of_place(clauses, token, head)


def negated(clauses: Clauses, i: int) -> bool:
    """Tell whether the act is denied, where it stands or by a verb such as "fail" above it."""
    token = clauses.sentence.tokens[i]
    if polarity.negated(clauses, i):
        return True
    head = clauses.sentence.tokens[token.head]
    if not denied(clauses, token) or polarity.negated(clauses, head.i):
        return False
    return token.dep == "xcomp" or modality_of(clauses, head.i) == ACTUAL


def _of_position(clauses: Clauses, token: Token, depth: int) -> str:
    """Return what the place of a verb without a modal makes of it: under which head, as which clause."""
    sentence = clauses.sentence
    infinitive = any(t.text.lower() == "to" for t in sentence.children(token.i, "mark"))
    if depth > LONGEST_CHAIN or token.head == token.i:
        return FUTURE if infinitive else ACTUAL
    if infinitive:
        return _of_infinitive(clauses, token, depth)
    if _subjunctive(clauses, token):
        return INTENDED
    if token.dep == "conj" and not sentence.children(token.i, "aux", "nsubj"):
        return modality_of(clauses, token.head, depth + 1)
    if token.dep == "acl" and (kind := _of_gerund(clauses, token)):
        return kind
    if token.dep == "xcomp" and not token.has("VerbForm=Fin"):
        if _never_ended(clauses, token):
            return CONTINUING
        return _of_head(clauses, token.head, depth) or ACTUAL
    return ACTUAL


def _subjunctive(clauses: Clauses, token: Token) -> bool:
    """Tell what is asked for from what is told: "demanded that Chad withdraw", not "saw Chad withdraw"."""
    sentence = clauses.sentence
    bare = token.dep in {"ccomp", "xcomp"} and token.has("VerbForm=Inf") and not sentence.children(token.i, "aux")
    asked = sentence.tokens[token.head].lemma.lower() in clauses.grammar.mandative
    return bare and (asked or any(t.lemma.lower() == "that" for t in sentence.children(token.i, "mark")))


def _of_place(clauses: Clauses, token: Token, head: Token) -> str:
    """Return what the preposition before a noun, or the verb over it, says: "ahead of the talks", "amid talks", "is weighing talks"."""
    sentence, grammar = clauses.sentence, clauses.grammar
    words = {t.text.lower() for t in sentence.children(token.i, "case")}
    first = min((t.i for t in sentence.children(token.i, "case")), default=0)
    if first:
        words.add(sentence.tokens[first - 1].text.lower())
    verb, relation = clauses.lemma(head.i), token.dep.partition(":")[0]
    if words & grammar.amid or (relation == "nmod" and head.lemma.lower() in grammar.middle):
        return CONTINUING
    if words & grammar.beforehand or (relation == "obl" and "for" in words and _readies(clauses, head)):
        return FUTURE
    if relation == "obj" and verb in grammar.weighing and head.pos == "VERB":
        return POSSIBLE
    if (token.dep == "nsubj:pass" or relation == "obj") and verb in grammar.postponing:
        return FUTURE
    return _of_predicate(clauses, head, verb) if relation == "nsubj" else ACTUAL


def _readies(clauses: Clauses, verb: Token) -> bool:
    """Tell "is preparing for", "is getting ready for"."""
    words = {clauses.lemma(verb.i), verb.lemma.lower()}
    return bool(words & clauses.grammar.readying) and not verb.has("Tense=Past|VerbForm=Fin")


def _of_predicate(clauses: Clauses, head: Token, verb: str) -> str:
    """Return what is said of an event noun: "is due", "remains a prospect", "drags on", "entered its third day", "would harm"."""
    sentence, grammar = clauses.sentence, clauses.grammar
    named = (
        [head, *sentence.children(head.i, "xcomp", "obj")]
        if sentence.children(head.i, "cop")
        else sentence.children(head.i, "xcomp")
    )
    if any(kind_of(grammar.frames_of_mind, t.lemma.lower()) == POSSIBLE for t in named):
        return POSSIBLE
    if sentence.children(head.i, "cop"):
        kind = kind_of(grammar.heads, head.lemma.lower())
        if kind in {FUTURE, POSSIBLE}:
            return kind
        if head.lemma.lower() in grammar.under_way:
            return CONTINUING
    if verb in grammar.lasting and not sentence.children(head.i, "aux") and not head.has("Tense=Past"):
        return CONTINUING
    if verb in grammar.entering and any(
        t.lemma.lower() in grammar.spans for t in sentence.children(head.i, "obj", "obl")
    ):
        return CONTINUING
    would = any(t.text.lower() in WOULD for t in sentence.children(head.i, "aux"))
    return POSSIBLE if would and verb not in grammar.occurring else ACTUAL


def _of_gerund(clauses: Clauses, token: Token) -> str | None:
    """Return what "hopes of meeting" and "his stance on meeting" make of the act."""
    sentence, grammar = clauses.sentence, clauses.grammar
    if kind := kind_of(grammar.frames_of_mind, sentence.tokens[token.head].lemma.lower()):
        return kind
    marks = sentence.children(token.i, "mark", "case")
    return "desired" if any(t.lemma.lower() in grammar.prospective for t in marks) else None


def _of_thought(clauses: Clauses, token: Token) -> bool:
    """Tell a clause that is only thought of: "the risk that Chad will close the crossing"."""
    head = clauses.sentence.tokens[token.head]
    that = any(t.text.lower() == "that" for t in clauses.sentence.children(token.i, "mark"))
    return token.dep == "acl" and that and kind_of(clauses.grammar.frames_of_mind, head.lemma.lower()) == POSSIBLE


def _doubted(clauses: Clauses, token: Token) -> bool:
    return any(t.lemma.lower() in clauses.grammar.doubts for t in clauses.sentence.children(token.i, "advmod"))


def _asked(clauses: Clauses, token: Token) -> bool:
    """Tell the verb of an open question: "Will Ankara ratify the accord?"."""
    tokens = clauses.sentence.tokens
    return (
        tokens[-1].text == "?"
        and token.head == token.i
        and any(t.i == 0 for t in clauses.sentence.children(token.i, "aux", "cop"))
    )


def _of_infinitive(clauses: Clauses, token: Token, depth: int) -> str:
    if token.dep == "advcl":
        return INTENDED
    if kind := _of_head(clauses, token.head, depth):
        return kind
    above = modality_of(clauses, token.head, depth + 1)
    return INTENDED if above in {ACTUAL, FUTURE} else above  # "would have allowed China to extradite"


def _of_head(clauses: Clauses, head: int, depth: int) -> str | None:
    """Return what the head of an infinitive makes of it; a head such as "continue" passes its own modality on."""
    above = clauses.sentence.tokens[head]
    kind = kind_of(clauses.grammar.heads, clauses.lemma(head)) or kind_of(clauses.grammar.heads, above.lemma.lower())
    if kind is None and above.lemma.lower() == "be":
        return FUTURE
    if kind == FUTURE and any(t.text.lower() == "had" for t in clauses.sentence.children(head, "aux")):
        return POSSIBLE  # "had been expected to": it may not have come so
    if kind in {ACTUAL, FUTURE}:
        own = modality_of(clauses, head, depth + 1)
        return own if own != ACTUAL else kind
    return kind


def _never_ended(clauses: Clauses, token: Token) -> bool:
    """Tell what has not stopped."""
    head = clauses.sentence.tokens[token.head]
    return head.lemma.lower() in clauses.grammar.stopping and polarity.negated(clauses, head.i)


def _conditional(clauses: Clauses, token: Token) -> bool:
    marks = clauses.sentence.children(token.i, "mark", "advmod")
    return any(t.lemma.lower() in clauses.grammar.conditions for t in marks)


def _supposed(clauses: Clauses, token: Token) -> bool:
    """Tell what happens in a scenario only, or is to be imagined."""
    head = clauses.sentence.tokens[token.head]
    if token.dep == "ccomp" and head.lemma.lower() in clauses.grammar.imagining:
        return True
    return any(t.lemma.lower() in clauses.grammar.suppositions for t in clauses.sentence.children(token.i, "obl"))


def _consequence(clauses: Clauses, token: Token, aux: Token) -> bool:
    """Tell what would follow from a condition told beside it."""
    if aux.text.lower() not in WOULD:
        return False
    beside = clauses.sentence.children(token.i, "advcl")
    return any(_conditional(clauses, t) or _unreal(clauses, t) for t in beside)


def _unreal(clauses: Clauses, token: Token) -> bool:
    """Tell what did not happen: "would have attacked", "had it attacked", "almost attacked"."""
    sentence, grammar = clauses.sentence, clauses.grammar
    auxiliaries = sentence.children(token.i, "aux")
    words = {t.text.lower() for t in auxiliaries}
    if words & grammar.unreal and "have" in words:
        return True
    if any(t.lemma.lower() in grammar.approximators for t in sentence.children(token.i, "advmod")):
        return True
    if token.dep != "advcl":
        return False
    subject = next(iter(sentence.children(token.i, "nsubj")), None)
    if subject is not None and any(t.text.lower() in grammar.inverted and t.i < subject.i for t in auxiliaries):
        return True
    return token.i < token.head and _opens_inverted(clauses, token)


def _opens_inverted(clauses: Clauses, token: Token) -> bool:
    """Tell the first clause of a sentence that opens with "were" or "had": parsers may hang that on the main verb."""
    first, *behind = clauses.sentence.tokens[: token.i + 1]
    verbs = (t for t in behind if t.pos == "VERB")
    return first.pos == "AUX" and first.text.lower() in clauses.grammar.inverted and next(verbs, None) == token


def _says_future(clauses: Clauses, token: Token) -> bool:
    kind = kind_of(clauses.grammar.heads, token.lemma.lower())
    return kind == FUTURE and token.has("VerbForm=Part")
