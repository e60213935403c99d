"""Whether an act happened, goes on, will, may, should, or did not: read off auxiliaries, heads, adjectives and negation."""

from __future__ import annotations

from dragoman.codebook.grammar import kind_of
from dragoman.propositions import polarity
from dragoman.propositions.clauses import LONGEST_CHAIN, Clauses
from dragoman.propositions.governing import NEGATED, governed, in_event, is_known, said_of
from dragoman.propositions.nominals import outermost
from dragoman.propositions.polarity import denied
from dragoman.propositions.unsaid import asked_for, entertained, performed, told_beside, told_to
from dragoman.records import Token

#: Stands where an infinitive depends on a word that says nothing of its own about modality ("agreed to meet").
INTENDED = "intended"
ACTUAL = "actual"
FUTURE = "future"
POSSIBLE = "possible"
CONDITIONAL = "conditional"
CONTINUING = "continuing"
REQUIRED = "required"
DESIRED = "desired"


def modality_of(clauses: Clauses, i: int, depth: int = 0) -> str:
    """Return actual, continuing, future, possible, conditional, intended, desired or required for a verb."""
    sentence, grammar = clauses.sentence, clauses.grammar
    token = sentence.tokens[i]
    if _unreal(clauses, token) or _supposed(clauses, token) or in_event(clauses, i):
        return CONDITIONAL
    if _of_thought(clauses, token) or _asked(clauses, token) or _doubted(clauses, token):
        return POSSIBLE
    if _left_open(clauses, token):
        return POSSIBLE
    if _of_proposal(clauses, token):
        return CONDITIONAL
    if told_to(clauses, token):
        return DESIRED
    for aux in sentence.children(i, "aux"):
        if kind := grammar.modals.get(aux.text.lower(), grammar.modals.get(aux.lemma.lower())):
            if performed(clauses, token, aux):
                return ACTUAL
            return CONDITIONAL if _conditional(clauses, token) or _consequence(clauses, token, aux) else kind
    if _conditional(clauses, token):
        return CONDITIONAL
    if (kind := governed(clauses, token)) is not None and kind != NEGATED:
        return kind
    if clauses.linking(i) is not None and clauses.sentence.tokens[i].pos != "NOUN":
        return CONTINUING if _stays(clauses, token) else ACTUAL
    found = _of_position(clauses, token, depth)
    return FUTURE if found == ACTUAL and _to_come(clauses, token, depth) else found


def noun_modality(clauses: Clauses, i: int) -> str:
    """Return the modality that adjectives, prepositions, and the words above give an event noun."""
    sentence, grammar = clauses.sentence, clauses.grammar
    for token in sentence.children(i, "amod", "compound"):
        kind = kind_of(grammar.adjectives, token.text.lower())
        if kind in {FUTURE, POSSIBLE}:
            return kind
    if in_event(clauses, i):
        return CONDITIONAL
    for token in dict.fromkeys((clauses.governor(i), outermost(clauses, i))):
        if (kind := governed(clauses, token)) is not None and kind != NEGATED:
            return kind
    head = sentence.tokens[token.head]
    if (
        token.dep in {"nmod", "acl"}
        and head.pos == "NOUN"
        and (kind := kind_of(grammar.frames_of_mind, sentence.hyphenated(head.i) or head.lemma.lower()))
        and not (kind == POSSIBLE and clauses.case(token.i) != "of" and is_known(clauses, token))
    ):
        return kind  # but "concern about their drill" is about a drill that was or will be held
    if any(t.lemma.lower() in grammar.current for t in sentence.children(i, "advmod")):
        return CONTINUING  # "currently on a visit"
    if any(_says_future(clauses, t) for t in sentence.children(i, "acl")):
        return FUTURE
    if _left_open(clauses, sentence.tokens[i]):
        return POSSIBLE
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
    if asked_for(clauses, token):
        return INTENDED
    if token.dep == "conj" and not sentence.children(token.i, "aux", "nsubj") and not told_beside(clauses, token):
        return modality_of(clauses, token.head, depth + 1)
    means = any(t.text.lower() in clauses.grammar.means for t in sentence.children(token.i, "mark", "case"))
    if token.dep == "advcl" and means and not token.has("VerbForm=Fin"):
        return modality_of(clauses, token.head, depth + 1)  # "will respond by expelling", "would gain by sharing"
    if token.dep == "acl" and (kind := _of_gerund(clauses, token) or _of_text(clauses, token)):
        return kind
    if entertained(clauses, token):
        return POSSIBLE
    if token.dep == "advcl" and denied(clauses, token):  # "may bar Peru from entering"
        held = modality_of(clauses, token.head, depth + 1) != ACTUAL or polarity.negated(clauses, token.head)
        return POSSIBLE if held else ACTUAL
    if token.dep == "xcomp" and token.pos != "ADJ" and not token.has("VerbForm=Fin"):
        if _never_ended(clauses, token):
            return CONTINUING
        return _of_head(clauses, token.head, depth) or ACTUAL
    return ACTUAL


def _of_place(clauses: Clauses, token: Token, head: Token) -> str:
    """Return what the preposition before a noun, or the verb over it, says: "ahead of the talks", "amid talks", "is weighing talks"."""
    sentence, grammar = clauses.sentence, clauses.grammar
    words = {t.text.lower() for t in sentence.children(token.i, "case")}
    first = min((t.i for t in sentence.children(token.i, "case")), default=0)
    if first:
        words.add(sentence.tokens[first - 1].text.lower())
    verbs, verb, relation = clauses.wordings(head.i), clauses.lemma(head.i), token.dep.partition(":")[0]
    if words & grammar.amid or (relation == "nmod" and head.lemma.lower() in grammar.middle):
        return CONTINUING
    if words & grammar.beforehand or (relation == "obl" and "for" in words and _readies(clauses, head)):
        return FUTURE
    carried = relation == "obj" or token.dep == "nsubj:pass"
    if carried and verb in grammar.weighing and head.pos == "VERB":
        return POSSIBLE
    if carried and verbs & grammar.postponing:
        return FUTURE
    return _of_predicate(clauses, head, verbs) if relation == "nsubj" else ACTUAL


def _readies(clauses: Clauses, verb: Token) -> bool:
    """Tell "is preparing for", "is getting ready for"."""
    words = {clauses.lemma(verb.i), verb.lemma.lower()}
    return bool(words & clauses.grammar.readying) and not verb.has("Tense=Past|VerbForm=Fin")


def _of_predicate(clauses: Clauses, head: Token, verbs: set[str]) -> str:
    """Return what is said of an event noun: "is due", "remains a prospect", "drags on", "entered its third day", "would harm"."""
    sentence, grammar = clauses.sentence, clauses.grammar
    if kind := said_of(clauses, head):
        return kind
    if (
        verbs & grammar.lasting
        and not sentence.children(head.i, "aux")
        and not (head.has("Tense=Past") and head.has("VerbForm=Fin"))
    ):
        return CONTINUING
    if _going_on(clauses, head) and verbs & grammar.lasting:
        return CONTINUING
    if verbs & grammar.entering and any(
        t.lemma.lower() in grammar.spans for t in sentence.children(head.i, "obj", "obl")
    ):
        return CONTINUING
    if verbs & grammar.hanging and not head.has("Tense=Past"):
        return POSSIBLE
    if verbs & grammar.befalling and not head.has("Tense=Past"):
        return FUTURE
    would = any(t.text.lower() in grammar.consequent for t in sentence.children(head.i, "aux", "cop"))
    return POSSIBLE if would and not verbs & grammar.occurring else ACTUAL


def _going_on(clauses: Clauses, head: Token) -> bool:
    """Tell "is dragging on" and "has lasted" from "was dragging on"."""
    return any(t.has("Tense=Pres") for t in clauses.sentence.children(head.i, "aux"))


def _of_gerund(clauses: Clauses, token: Token) -> str | None:
    """Return what "hopes of meeting" and "his stance on meeting" make of the act."""
    sentence, grammar = clauses.sentence, clauses.grammar
    if kind := kind_of(grammar.frames_of_mind, sentence.tokens[token.head].lemma.lower()):
        return kind
    marks = sentence.children(token.i, "mark", "case")
    return "desired" if any(t.lemma.lower() in grammar.prospective for t in marks) else None


def _of_text(clauses: Clauses, token: Token) -> str | None:
    """Return what "a forthcoming report blaming Chad" and "a possible ban imposed by Chad" make of the act."""
    sentence = clauses.sentence
    kinds = (kind_of(clauses.grammar.adjectives, t.text.lower()) for t in sentence.children(token.head, "amod"))
    return next((kind for kind in kinds if kind in {FUTURE, POSSIBLE}), None)


def _of_proposal(clauses: Clauses, token: Token) -> bool:
    """Tell what "a bill that would ban" only proposes."""
    sentence = clauses.sentence
    if token.dep != "acl:relcl" or sentence.tokens[token.head].lemma.lower() not in clauses.grammar.proposals:
        return False
    return any(t.text.lower() in clauses.grammar.consequent for t in sentence.children(token.i, "aux"))


def _of_thought(clauses: Clauses, token: Token) -> bool:
    """Tell a clause that is only thought of: "the risk that Chad will close the crossing", "fears that Chad will"."""
    head = clauses.sentence.tokens[token.head]
    if token.dep == "ccomp" and head.pos == "VERB" and head.lemma.lower() in clauses.grammar.fearing:
        return True
    if token.dep not in {"acl", "ccomp", "csubj"} or head.pos != "NOUN":
        return False
    thought = kind_of(clauses.grammar.frames_of_mind, head.lemma.lower()) == POSSIBLE
    return thought and any(t.text.lower() == "that" for t in clauses.sentence.children(token.i, "mark"))


def _left_open(clauses: Clauses, token: Token) -> bool:
    """Tell what is not ruled out: "did not exclude sending", "cannot be ruled out"."""
    head = clauses.sentence.tokens[token.head]
    gerund = token.dep == "advcl" and not clauses.sentence.children(token.i, "mark")
    under = (token.dep in {"xcomp", "obj", "nsubj:pass", "ccomp"} or gerund) and token.head != token.i
    return under and clauses.lemma(head.i) in clauses.grammar.excluding and _open(clauses, head)


def _open(clauses: Clauses, head: Token) -> bool:
    """Tell a verb of ruling out that is itself denied: "has not ruled out", "refuses to rule out"."""
    if polarity.negated(clauses, head.i):
        return True
    above = clauses.sentence.tokens[head.head]
    return head.dep == "xcomp" and above.lemma.lower() in clauses.grammar.refusing


def _stays(clauses: Clauses, token: Token) -> bool:
    """Tell "remain deployed" from "stood accused": what is so still."""
    verb = clauses.linking(token.i)
    if verb is None:
        return False
    word = clauses.sentence.tokens[verb]
    return word.lemma.lower() in clauses.grammar.lasting and not word.has("Tense=Past")


def _to_come(clauses: Clauses, token: Token, depth: int) -> bool:
    """Tell a present beside what is to come: "before it leaves", "once it has left, Kenya will"."""
    if token.dep != "advcl" or depth:
        return False
    sentence, grammar = clauses.sentence, clauses.grammar
    bound = any(kind_of(grammar.links, t.text.lower()) for t in sentence.children(token.i, "mark", "advmod"))
    present = any(t.has("Tense=Pres") and t.has("VerbForm=Fin") for t in (token, *sentence.children(token.i, "aux")))
    return bound and present and modality_of(clauses, token.head, depth + 1) in {FUTURE, REQUIRED, INTENDED}


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
    if any(t.lemma.lower() == "be" for t in clauses.sentence.children(token.i, "aux")) and token.dep == "xcomp":
        kind = _of_head(clauses, token.head, depth)
        return kind or modality_of(clauses, token.head, depth + 1)  # "claimed to be seeking"
    head = clauses.sentence.tokens[token.head]
    if token.dep == "advcl" and head.lemma.lower() in clauses.grammar.using and head.pos == "VERB":
        return modality_of(clauses, token.head, depth + 1)  # "used the speech to thank"
    if token.dep == "advcl":
        return INTENDED
    if token.dep == "acl" and _singled_out(clauses, token.head):
        return ACTUAL
    if kind := _of_head(clauses, token.head, depth):
        return kind
    above = modality_of(clauses, token.head, depth + 1)
    if above == ACTUAL and any(t.lemma.lower() == "have" for t in clauses.sentence.children(token.i, "aux")):
        return ACTUAL  # "was reported to have visited"
    return INTENDED if above in {ACTUAL, FUTURE} else above  # "would have allowed China to extradite"


def _singled_out(clauses: Clauses, noun: int) -> bool:
    """Tell "the first state to expel them", which did, from "will be the first state to expel them"."""
    sentence, grammar = clauses.sentence, clauses.grammar
    singled = any(
        t.text.lower() in grammar.singling or t.has("NumType=Ord") for t in sentence.children(noun, "amod", "nummod")
    )
    return singled and not any(t.text.lower() in grammar.modals for t in sentence.children(noun, "aux"))


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
    """Tell "if Chad leaves", "in case Chad leaves", "provided that Chad leaves"."""
    sentence, conditions = clauses.sentence, clauses.grammar.conditions
    head = sentence.tokens[token.head]
    if token.dep == "ccomp" and head.text.lower() in conditions and not sentence.children(head.i, "nsubj"):
        return True
    marks = sentence.children(token.i, "mark", "advmod")
    return any(
        t.lemma.lower() in conditions
        or " ".join([t.text.lower(), *(f.text.lower() for f in sentence.children(t.i, "fixed"))]) in conditions
        for t in marks
    )


def _supposed(clauses: Clauses, token: Token) -> bool:
    """Tell what happens in a scenario only, or is to be imagined."""
    head = clauses.sentence.tokens[token.head]
    if token.dep == "ccomp" and head.lemma.lower() in clauses.grammar.imagining:
        return True
    return any(t.lemma.lower() in clauses.grammar.suppositions for t in clauses.sentence.children(token.i, "obl"))


def _consequence(clauses: Clauses, token: Token, aux: Token) -> bool:
    """Tell what would, or will, follow from a condition told beside it."""
    if clauses.grammar.modals.get(aux.text.lower()) != FUTURE:
        return False
    beside = clauses.sentence.children(token.i, "advcl")
    return any((_conditional(clauses, t) and not _granted(clauses, t)) or _unreal(clauses, t) for t in beside)


def _granted(clauses: Clauses, token: Token) -> bool:
    """Tell a condition on which nothing hangs: "even if", "whether or not"."""
    marks = clauses.sentence.children(token.i, "mark", "advmod")
    return any(t.lemma.lower() in clauses.grammar.concessive for t in marks)


def _unreal(clauses: Clauses, token: Token) -> bool:
    """Tell what did not happen: "would have attacked", "had it attacked", "almost attacked"."""
    sentence, grammar = clauses.sentence, clauses.grammar
    auxiliaries = sentence.children(token.i, "aux")
    words = {t.text.lower() for t in auxiliaries}
    if words & grammar.unreal and "have" in words:
        return True
    helpers = {t.text.lower() for t in sentence.children(token.i, "aux", "cop", "mark")}
    if grammar.unmet_plan <= helpers and helpers & grammar.were:  # "was to have attacked"
        return True
    if any(t.lemma.lower() in grammar.approximators for t in sentence.children(token.i, "advmod")):
        return True
    if _opens_inverted(clauses, token):
        return True
    if token.dep != "advcl":
        return False
    subject = next(iter(sentence.children(token.i, "nsubj")), None)
    return subject is not None and any(t.text.lower() in grammar.inverted and t.i < subject.i for t in auxiliaries)


def _opens_inverted(clauses: Clauses, token: Token) -> bool:
    """Tell the first clause of a sentence that opens with "were" or "had": parsers may hang that on the main verb."""
    tokens = clauses.sentence.tokens
    opens = tokens[0].pos == "AUX" and tokens[0].text.lower() in clauses.grammar.inverted
    verbs = (t for t in tokens[1 : token.i + 1] if t.pos == "VERB")
    return opens and next(verbs, None) == token and tokens[-1].text != "?"


def _says_future(clauses: Clauses, token: Token) -> bool:
    kind = kind_of(clauses.grammar.heads, token.lemma.lower())
    return kind == FUTURE and token.has("VerbForm=Part")
