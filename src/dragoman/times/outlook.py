"""Which way the words around a time look: back, ahead, or neither."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.time_words import Ahead
from dragoman.records import Sentence, Token
from dragoman.records.words import VERBAL

_INFINITIVE = "VerbForm=Inf"
#: What sets a verb of saying apart from what is said on both sides of it.
_APART = frozenset({",", "”", '"'})


def head_of(sentence: Sentence, first: int, last: int) -> int:
    """Return the token of a phrase that depends on what is outside; the first of several."""
    for token in sentence.tokens[first:last]:
        if not first <= token.head < last or token.head == token.i:
            return token.i
    return first


def spoken_of(sentence: Sentence, at: int, first: int) -> int:
    """Return the verb that a time in front belongs to: of "From May, he said, it backs" and "On Friday it leaves, he said" what is said."""
    verb = sentence.tokens[at]
    if verb.pos != "VERB" or first >= at:
        return at
    subject = next(iter(sentence.children(at, "nsubj")), verb)
    for clause in sentence.children(at, "ccomp"):
        if first < clause.i < at:
            return clause.i
        words = (sentence.tokens[i] for i in sentence.subtree(clause.i) if i > at)
        opening = next((t for t in words if t.pos != "PUNCT"), clause)
        apart = sentence.tokens[opening.i - 1].text in _APART and not sentence.children(clause.i, "mark")
        if apart and first < subject.i < at < clause.i:  # "from May, he said, it backs"
            return clause.i
    return at


def of_opening(sentence: Sentence, at: int, last: int) -> int:
    """Return the verb of the clause in front that a time closes: "long before they closed the doors this week, it had left"."""
    tokens = sentence.tokens
    if last >= at or last >= len(tokens) or tokens[last].text != ",":
        return at
    for clause in sentence.children(at, "advcl"):
        between = tokens[clause.i : last]
        opened = clause.i < last and not any(t.text == "," for t in between)
        if opened and clause.has("VerbForm=Fin") and sentence.children(clause.i, "mark", "advmod"):
            return clause.i
    return at


def outlook(sentence: Sentence, phrase: tuple[int, int], ahead: Ahead) -> str:
    """Return past, future or present; weak past is told by a noun of a past clause, weak future by an infinitive or the present."""
    at, nominal, aside = head_of(sentence, *phrase), False, False
    if _is_predicate(sentence, at):
        return "weak future"  # "the vote is on Friday"
    seen: set[int] = set()
    while at not in seen:
        seen.add(at)
        token = sentence.tokens[at]
        if not phrase[0] <= at < phrase[1]:
            if token.pos in ("NOUN", "PROPN", "ADJ"):
                if _is_awaited(sentence, token, ahead):
                    return _awaited(sentence, at, ahead)
                if _looks_ahead(sentence, token, ahead):
                    return _unless_past(sentence, token)
                away = any(case.text.lower() in ahead.away for case in sentence.children(token.i, "case"))
                nominal, aside = nominal or token.pos == "NOUN", token.dep.startswith("obl") and away
            if token.pos in VERBAL or sentence.children(at, "cop", "aux"):
                token = sentence.tokens[spoken_of(sentence, of_opening(sentence, at, phrase[1]), phrase[0])]
                if _is_moved_on(sentence, token, head_of(sentence, *phrase), ahead=ahead):
                    return "future"
                if aside and token.has("VerbForm=Inf") and not sentence.children(token.i, "aux"):
                    return "present"  # "to bounce back from Monday's debate"
                return _verb_outlook(sentence, token, ahead, nominal=nominal)
        at = token.head
    return "present"


def _is_moved_on(sentence: Sentence, verb: Token, day: int, *, ahead: Ahead) -> bool:
    """Tell a day to which something is put off: "moved the vote to Monday", "has been put back to May 3"."""
    word = sentence.tokens[day]
    if word.head != verb.i or not any(t.text.lower() in ahead.onto for t in sentence.children(day, "case")):
        return False
    if verb.text.lower() in ahead.moved:
        return True
    beside = {t.text.lower() for t in sentence.children(verb.i, "advmod", "compound")}
    return verb.text.lower() in ahead.shifted and not beside.isdisjoint(ahead.shifting)


def _is_predicate(sentence: Sentence, at: int) -> bool:
    """Tell whether a time is what is said of something in the present: "the deadline is Friday"."""
    helpers = sentence.children(at, "cop")
    return bool(helpers) and not sentence.children(at, "aux") and any(word.has("Tense=Pres") for word in helpers)


def _unless_past(sentence: Sentence, word: Token) -> str:
    """Return future, but past for a plan of the past: "had been due", "were to have met"."""
    helpers = sentence.children(word.i, "aux", "cop", "aux:pass")
    return "past" if any(helper.lemma.lower() == "have" for helper in helpers) else "future"


def _is_awaited(sentence: Sentence, noun: Token, ahead: Ahead) -> bool:
    """Tell whether a noun stands behind "ahead of" or "pending"."""
    above = sentence.tokens[noun.head].text.lower() if noun.dep in ("obl", "nmod") else ""
    return above in ahead.cases or any(
        w.text.lower() in ahead.cases for w in sentence.children(noun.i, "case", "mark", "advmod")
    )


def _awaited(sentence: Sentence, noun: int, ahead: Ahead) -> str:
    """Return future for what a clause awaits in the present; what was awaited may have come since, and the nearer day counts."""
    above = _above(sentence, sentence.tokens[noun], ahead, nominal=True)
    return "near" if above in ("past", "weak past") else "future"


def _looks_ahead(sentence: Sentence, noun: Token, ahead: Ahead) -> bool:
    """Tell whether a noun or participle is "upcoming", "scheduled", "set", or stands behind "expects"."""
    if noun.text.lower() in ahead.participles | ahead.due:
        return True
    for_it = noun.dep == "obl" and any(w.text.lower() == "for" for w in sentence.children(noun.i, "case"))
    if (noun.dep in ("obj", "nsubj:pass") or for_it) and sentence.tokens[noun.head].lemma.lower() in ahead.verbs:
        return True
    return any(child.text.lower() in ahead.participles for child in sentence.children(noun.i, "amod", "acl"))


def _verb_outlook(sentence: Sentence, verb: Token, ahead: Ahead, *, nominal: bool) -> str:
    """Return the outlook of a clause from its verb, auxiliaries and the verb above it."""
    helpers = sentence.children(verb.i, "aux", "cop", "aux:pass")
    if said := _said_by_helpers(sentence, verb, ahead):
        return said
    if any(word.text.lower() in ahead.modals for word in helpers):
        return "present" if nominal else "future"
    if verb.dep == "xcomp" or (verb.has(_INFINITIVE) and not helpers):
        above = sentence.tokens[verb.head]
        if verb.has(_INFINITIVE) and sentence.children(verb.i, "mark"):
            return _unless_past(sentence, above) if above.text.lower() in ahead.participles else "weak future"
        if above.i != verb.i and above.pos in VERBAL:
            return _verb_outlook(sentence, above, ahead, nominal=nominal)
    found = _tense_outlook(verb, helpers, nominal=nominal)
    if found is None and _hangs_as_gerund(verb, helpers):
        return _above(sentence, verb, ahead, nominal=nominal)
    return found or "present"


def _said_by_helpers(sentence: Sentence, verb: Token, ahead: Ahead) -> str | None:
    """Return the outlook that the words around a verb give it: "will leave", "is due to leave", "was to have left"."""
    helpers = sentence.children(verb.i, "aux", "cop", "aux:pass")
    marks = sentence.children(verb.i, "mark")
    if verb.has(_INFINITIVE) and any(mark.text.lower() in ahead.participles for mark in marks):
        return _unless_past(sentence, verb)  # "is due to arrive"
    if marks and any(word.has(_INFINITIVE) and word.lemma.lower() == "have" for word in helpers):
        return "past"  # "were to have met"
    if any(word.text.lower() in ahead.auxiliaries for word in helpers):
        return "future"
    if verb.text.lower() in ahead.participles and not verb.has("VerbForm=Fin"):  # "is set", not "they set fire"
        return _unless_past(sentence, verb)
    if marks and any(word.has(_INFINITIVE) for word in helpers):
        return "future" if verb.dep == "acl" else "weak future"  # "the summit to be held", "was to be held"
    if marks and verb.has(_INFINITIVE) and any(word.lemma.lower() == "be" for word in helpers):
        return "weak future"  # "was to take effect"
    return None


def _hangs_as_gerund(verb: Token, helpers: Sequence[Token]) -> bool:
    """Tell a verb in -ing under another word."""
    ing = verb.has("VerbForm=Ger") or (verb.has("VerbForm=Part") and verb.has("Tense=Pres") and not helpers)
    return ing and verb.pos == "VERB" and verb.dep != "root" and verb.head != verb.i


def _tense_outlook(verb: Token, helpers: Sequence[Token], *, nominal: bool) -> str | None:
    """Return where the tense of a verb looks; the simple present with a day looks ahead ("arrives on Thursday")."""
    participle = verb.has("VerbForm=Part") and verb.has("Tense=Past")
    if any(word.has("Tense=Past") and not word.has("VerbForm=Part") for word in (verb, *helpers)):
        return "weak past" if nominal else "past"
    if any(word.lemma.lower() == "have" for word in helpers):
        return "past"
    if any(word.has("Tense=Pres") for word in (verb, *helpers) if word is not verb or not verb.has("VerbForm=Part")):
        return "past" if participle else "present" if nominal else "weak future"
    return "weak past" if participle else None


def _above(sentence: Sentence, word: Token, ahead: Ahead, *, nominal: bool) -> str:
    """Return the outlook of the nearest verb above a gerund or a noun."""
    seen, at = {word.i}, word.head
    while at not in seen:
        seen.add(at)
        if sentence.tokens[at].pos in VERBAL:
            return _verb_outlook(sentence, sentence.tokens[at], ahead, nominal=nominal)
        at = sentence.tokens[at].head
    return "present"
