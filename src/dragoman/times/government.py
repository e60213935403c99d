"""Which time a word of a sentence is told of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.records import Sentence, TimeMention, Token
from dragoman.records.words import VERBAL
from dragoman.times.outlook import head_of, of_opening, spoken_of

#: Relations at which a new clause begins.
_CLAUSES = frozenset({"root", "ccomp", "advcl", "acl", "csubj", "parataxis", "conj", "xcomp"})
#: Relations by which a time before its noun belongs to that noun alone: "the June summit", "Friday's call".
_BEFORE_NOUN = frozenset({"compound", "amod", "nummod", "nmod", "det", "appos", "flat", "obl"})
#: Relations by which words before a noun belong to it: "the 1998 shelling".
_IN_FRONT = ("nummod", "compound", "nmod")
_NAMES = frozenset({"NOUN", "PROPN"})
#: Prepositions that say where and when; and those that say what for.
_PLACES = frozenset({"in", "at", "during", "on"})
_PURPOSES = frozenset({"for", "to", "with", "by"})
#: Prepositions before the deed for which somebody is blamed or thanked; and a year.
_BLAMING = frozenset({"of", "for", "over", "with"})
_YEAR = re.compile(r"(1[89]|20)\d\ds?")
#: Marks of a clause that lies before or after the one above it.
_OTHER_TIME = frozenset({"before", "after", "until", "till", "since", "once"})
#: What does not stand between a time and its noun.
_BREAKS = frozenset({"ADP", "DET", "PRON", "AUX", "CCONJ", "SCONJ", "PUNCT"})
#: What may stand before the time that opens a sentence.
_OPENERS = frozenset({"ADP", "DET", "PUNCT", "CCONJ", "ADV", "SCONJ"})


def time_of(times: Sequence[TimeMention], sentence: Sentence, token: int) -> TimeMention | None:
    """Return the time that governs a token: its own noun's, its clause's, or one that the clauses around it share."""
    here = [mention for mention in times if mention.sentence == sentence.number]
    if not here:
        return None
    own = time_of_noun(here, sentence, token) or _behind(here, sentence, token)
    if own is not None or _lies_deep(sentence, token):
        return own
    free = [m for m in here if not is_nominal(sentence, m.first, m.last) and not _bound(sentence, m, token)]
    return (
        _attached(free, sentence, clause_of(sentence, token), near=token)
        or _shared(free, sentence, token)
        or _opening(here, sentence, token)
        or _nearest(free, sentence, token)
    )


def time_of_noun(times: Sequence[TimeMention], sentence: Sentence, token: int) -> TimeMention | None:
    """Return the time of a noun's own phrase: "the summit in June", "Friday's call", "the talks at the June summit"."""
    here = [mention for mention in times if mention.sentence == sentence.number]
    return _own_noun(here, sentence, token) if here else None


def time_before_noun(times: Sequence[TimeMention], sentence: Sentence, noun: int) -> TimeMention | None:
    """Return the time among the words before a noun that belong to it, whatever it is told of: "the 1998 shelling"."""
    front = {t.i for t in sentence.children(noun, *_IN_FRONT) if t.i < noun}
    here = (m for m in times if m.sentence == sentence.number)
    return next((m for m in here if not front.isdisjoint(range(m.first, m.last))), None)


def _behind(times: Sequence[TimeMention], sentence: Sentence, token: int) -> TimeMention | None:
    """Return the second of two times of a verb where a noun stands between them: "flies on Sunday for a summit on Monday"."""
    word = sentence.tokens[token]
    if word.pos not in _NAMES or word.dep.partition(":")[0] != "obl":
        return None
    told = [m for m in times if m.relation == "in" and governor_of(sentence, m) == word.head]
    behind = [m for m in told if m.first > token]
    return behind[0] if behind and len(behind) < len(told) else None


def settle(sentence: Sentence, first: int, last: int, *, happenings: frozenset[str]) -> int:
    """Return the verb or the noun of a happening that a time belongs to; persons and places pass it on."""
    at = sentence.tokens[head_of(sentence, first, last)].head
    between = sentence.tokens[last:at]
    if any(word.pos == "CCONJ" for word in between):  # "on June 3 and Canada lifted": a parser's slip
        left = [word.i for word in sentence.tokens[:first] if word.pos == "VERB"]
        at = left[-1] if left else at
    seen: set[int] = set()
    while at not in seen and not _takes_time(sentence, at, happenings):
        seen.add(at)
        at = sentence.tokens[at].head
    at = _outside(sentence, at, (first, last))
    at = of_opening(sentence, _blamed(sentence, at, (first, last)), last)
    return _right_verb(sentence, spoken_of(sentence, at, first), (first, last))


def _outside(sentence: Sentence, at: int, phrase: tuple[int, int]) -> int:
    """Return the verb before a time that stands before the "that" of the clause it was hung in: "warned last week that it would"."""
    clause = sentence.tokens[at]
    opens = any(mark.i >= phrase[1] for mark in sentence.children(at, "mark"))
    return clause.head if opens and clause.dep == "ccomp" and clause.head < phrase[0] else at


def _blamed(sentence: Sentence, at: int, phrase: tuple[int, int]) -> int:
    """Return the deed that a year behind it belongs to, not the verb above: "accused Chad of bombing a village in 2003"."""
    tokens, (first, last) = sentence.tokens, phrase
    if at >= first or not any(_YEAR.fullmatch(t.text) for t in tokens[first:last]):
        return at
    below = {at, *(t.i for t in sentence.children(at, "obj", "nsubj:pass"))}
    for word in reversed(tokens[at + 1 : first]):
        if word.pos != "VERB" or word.head not in below or word.has("VerbForm=Fin") or word.has("VerbForm=Inf"):
            continue
        marks = {t.text.lower() for t in sentence.children(word.i, "mark")}
        held = word.dep == "acl" and word.has("Tense=Past") and not tokens[at].has("Tense=Past")
        if marks & _BLAMING or (held and sentence.children(word.i, "obl")):
            return word.i
    return at


def _right_verb(sentence: Sentence, at: int, phrase: tuple[int, int]) -> int:
    """Return the main verb behind the second of two times that a parser left with the relative clause: "who ruled until 1999 last week met"."""
    word, tokens, (first, last) = sentence.tokens[at], sentence.tokens, phrase
    if word.dep != "acl:relcl" or not at < first or last >= len(tokens) or not tokens[first - 1].text.isdigit():
        return at
    behind = tokens[last]
    return behind.i if behind.has("VerbForm=Fin") and behind.i not in sentence.subtree(at) else at


def _takes_time(sentence: Sentence, at: int, happenings: frozenset[str]) -> bool:
    word = sentence.tokens[at]
    if word.pos in VERBAL or sentence.children(at, "cop"):
        return True
    text = word.text.lower()
    return word.lemma.lower() in happenings or text in happenings or text.removesuffix("s") in happenings


def is_nominal(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a time belongs to the noun behind it: "Friday's call", "the 2023 summit", "the July 8 deadline"."""
    if last < len(sentence.tokens) and sentence.tokens[last].text in ("'s", "’s", "'", "’"):
        return True
    head = sentence.tokens[head_of(sentence, first, last)]
    above = sentence.tokens[head.head]
    if above.i < last or above.pos not in _NAMES or head.dep.partition(":")[0] not in _BEFORE_NOUN:
        return False
    between = sentence.tokens[last : above.i]
    return all(word.pos not in _BREAKS or word.text in '-"“”' for word in between)


def clause_of(sentence: Sentence, token: int) -> int:
    """Return the head of the clause of a token."""
    at, seen = token, set()
    while at not in seen:
        seen.add(at)
        word = sentence.tokens[at]
        relation = word.dep.partition(":")[0]
        if relation in _CLAUSES and not _joined(sentence, word, relation):
            return at
        at = word.head
    return at


def _joined(sentence: Sentence, word: Token, relation: str) -> bool:
    """Tell whether a word goes on with the clause above it: a noun joined to a noun, what "seems" or is "called"."""
    if relation == "xcomp":
        return word.pos not in VERBAL or not sentence.children(word.i, "mark")
    return relation == "conj" and word.pos not in VERBAL and not sentence.children(word.i, "nsubj", "cop")


def governor_of(sentence: Sentence, mention: TimeMention) -> int:
    """Return the word that a time belongs to, as settled when it was read, else as parsed."""
    if mention.governor is not None:
        return mention.governor
    return sentence.tokens[head_of(sentence, mention.first, mention.last)].head


def opens(sentence: Sentence, mention: TimeMention) -> bool:
    """Tell whether a time opens its sentence, behind a preposition, article or quotation mark at most."""
    return all(word.pos in _OPENERS for word in sentence.tokens[: mention.first])


def _own_noun(times: Sequence[TimeMention], sentence: Sentence, token: int) -> TimeMention | None:
    """Return the time of the noun itself, or of a noun that says at what it was: the meeting at the June summit."""
    at, seen = token, set()
    while at not in seen:
        seen.add(at)
        told = {at, *_said_of(sentence, at)}
        found = [mention for mention in times if governor_of(sentence, mention) in told]
        if found:
            return min(found, key=lambda m: _distance(m, token))
        below = [
            word.i for word in sentence.children(at, "nmod", "obl") if word.pos in _NAMES and _placed(sentence, word)
        ]
        if not below or sentence.tokens[token].pos not in _NAMES:
            return None
        at = below[0]
    return None


def _said_of(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Return the participles and relative verbs said of a noun: "talks set for Monday", "which will be held on Monday"."""
    return tuple(
        word.i
        for word in sentence.children(noun, "acl")
        if word.dep == "acl" or any(subject.pos == "PRON" for subject in sentence.children(word.i, "nsubj"))
    )


def _lies_deep(sentence: Sentence, token: int) -> bool:
    """Tell whether a noun is only spoken about in its clause, and so is not of its time: "spoke today about the summit"."""
    word, seen = sentence.tokens[token], set[int]()
    if word.pos != "NOUN":
        return False
    while word.i not in seen:
        seen.add(word.i)
        relation = word.dep.partition(":")[0]
        if relation == "nmod" or (relation == "obl" and not _placed(sentence, word, _PURPOSES)):
            return True
        if relation not in ("conj", "compound", "obl"):
            return False
        word = sentence.tokens[word.head]
    return False


def _placed(sentence: Sentence, noun: Token, words: frozenset[str] = frozenset()) -> bool:
    """Tell whether a phrase says in, at or during what; other prepositions leave the time to the noun."""
    return any(case.text.lower() in _PLACES | words for case in sentence.children(noun.i, "case"))


def _bound(sentence: Sentence, mention: TimeMention, token: int) -> bool:
    """Tell whether a time is that of another noun and not of the token: "praised the summit in June"."""
    at = governor_of(sentence, mention)
    word = sentence.tokens[at]
    if word.pos in VERBAL or sentence.children(at, "cop") or word.dep == "root":
        return False
    return word.head != token and not (word.dep.startswith("obl") and _placed(sentence, word))


def _attached(times: Sequence[TimeMention], sentence: Sentence, clause: int, *, near: int) -> TimeMention | None:
    """Return the time nearest to a token of those that hang in a clause."""
    fitting = [mention for mention in times if clause_of(sentence, governor_of(sentence, mention)) == clause]
    return min(fitting, key=lambda mention: (_distance(mention, near), mention.first), default=None)


def _shared(times: Sequence[TimeMention], sentence: Sentence, token: int) -> TimeMention | None:
    """Return the time of the clause above: "met on Friday and signed", "came on Monday to meet", "said Friday it met"."""
    clause = sentence.tokens[clause_of(sentence, token)]
    relation = clause.dep.partition(":")[0]
    goes_on = (
        relation == "conj"
        or (relation == "advcl" and clause.has("VerbForm=Inf"))
        or (relation == "ccomp" and _tells_past(sentence, clause))
    )
    above = clause_of(sentence, clause.head)
    while (
        relation == "conj"
        and sentence.tokens[above].dep == "conj"
        and not _attached(times, sentence, above, near=token)
    ):
        above = clause_of(sentence, sentence.tokens[above].head)
    if (beside := _simultaneous(times, sentence, clause, above=above, near=token)) is not None:
        return beside
    if clause.dep == "root" or (not goes_on and relation != "root"):
        told = [word.i for word in sentence.children(clause.i, "parataxis") if _tells_past(sentence, word)]
        return _attached(times, sentence, told[0], near=token) if told and _tells_past(sentence, clause) else None
    found = _attached(times, sentence, above, near=token) if goes_on else None
    return found if found is not None and (relation != "conj" or found.first < clause.i) else None


def _simultaneous(
    times: Sequence[TimeMention], sentence: Sentence, clause: Token, *, above: int, near: int
) -> TimeMention | None:
    """Return the time of the clause that says when, or of the one that it is said of: "visited in May, when it signed"."""
    if _says_when(sentence, clause) and _tells_past(sentence, sentence.tokens[above]):
        return _attached(times, sentence, above, near=near)
    whens = [word.i for word in sentence.children(clause.i, "advcl") if _says_when(sentence, word)]
    return _attached(times, sentence, whens[0], near=near) if whens and _tells_past(sentence, clause) else None


def _says_when(sentence: Sentence, clause: Token) -> bool:
    """Tell whether a clause in the past begins with "when"."""
    asks = any(word.has("PronType=Int") or word.has("PronType=Rel") for word in sentence.children(clause.i, "advmod"))
    return asks and clause.dep.partition(":")[0] == "advcl" and _tells_past(sentence, clause)


def _opening(times: Sequence[TimeMention], sentence: Sentence, token: int) -> TimeMention | None:
    """Return the time that opens the sentence, for a clause that looks neither farther back nor ahead of it."""
    first = times[0]
    if not opens(sentence, first) or is_nominal(sentence, first.first, first.last):
        return None
    clause = sentence.tokens[clause_of(sentence, token)]
    while clause.dep.partition(":")[0] == "conj" and clause_of(sentence, clause.head) != clause.i:
        clause = sentence.tokens[clause_of(sentence, clause.head)]
    relation = clause.dep.partition(":")[0]
    if relation == "acl" or (relation == "advcl" and not clause.has("VerbForm=Inf")):
        return None
    if relation == "ccomp" and not _tells_past(sentence, clause):
        return None
    return first


def _tells_past(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a clause is in the simple past."""
    words = (verb, *sentence.children(verb.i, "aux", "cop"))
    return any(w.has("Tense=Past") for w in words) and not any(w.lemma == "have" for w in words[1:])


def _nearest(times: Sequence[TimeMention], sentence: Sentence, token: int) -> TimeMention | None:
    """Return the nearest time deeper in the token's clause with no clause beginning in between."""
    clause = clause_of(sentence, token)
    inside = frozenset(sentence.subtree(clause))
    heads = [word.i for word in sentence.tokens if word.i != clause and _begins_clause(sentence, word)]

    def clear(mention: TimeMention) -> bool:
        low, high = min(mention.first, token), max(mention.last, token)
        at = governor_of(sentence, mention)
        told = sentence.tokens[clause_of(sentence, at)]
        relation = told.dep.partition(":")[0]
        # "chased a ship carrying reporters on Monday": what goes on beside the act shares its time; what was done does not.
        during = relation == "acl" and told.has("VerbForm=Ger")
        apart = (
            (relation in ("acl", "ccomp") and not during)
            or _is_matter(sentence, told)
            or _of_other_time(sentence, told)
        )
        nested = at in inside and not apart and sentence.tokens[at].pos != "NOUN"
        return nested and not any(low <= head < high for head in heads if not (during and head == told.i))

    fitting = [mention for mention in times if clear(mention)]
    return min(fitting, key=lambda mention: (_distance(mention, token), mention.first), default=None)


def _of_other_time(sentence: Sentence, clause: Token) -> bool:
    """Tell a clause that lies before or after the one above it: "had left long before they closed the doors this week"."""
    marks = sentence.children(clause.i, "mark", "advmod")
    return clause.dep == "advcl" and any(t.text.lower() in _OTHER_TIME and t.i < clause.i for t in marks)


def _is_matter(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a gerund stands behind a preposition: "accused China of ramming a boat on Sunday"."""
    return (
        verb.dep != "root"
        and not verb.has("VerbForm=Fin")
        and not verb.has("VerbForm=Inf")
        and bool(sentence.children(verb.i, "mark"))
    )


def _begins_clause(sentence: Sentence, word: Token) -> bool:
    relation = word.dep.partition(":")[0]
    return relation in _CLAUSES and not _joined(sentence, word, relation)


def _distance(mention: TimeMention, token: int) -> int:
    return mention.first - token if token < mention.first else token - mention.last + 1
