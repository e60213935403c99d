"""Which time a word of a sentence is told of."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.records import Sentence, TimeMention, Token
from dragoman.times.outlook import head_of

#: Relations at which a new clause begins.
_CLAUSES = frozenset({"root", "ccomp", "advcl", "acl", "csubj", "parataxis", "conj", "xcomp"})
#: Relations by which a time before its noun belongs to that noun alone: "the June summit", "Friday's call".
_BEFORE_NOUN = frozenset({"compound", "amod", "nummod", "nmod", "det", "appos", "flat", "obl"})
_VERBAL = ("VERB", "AUX")
#: A time told of what a phrase names holds for what happens in, at or during it; "after the summit in June" is another matter.
_PLACES = frozenset({"NOUN", "PROPN"})


def time_of(times: Sequence[TimeMention], sentence: Sentence, token: int) -> TimeMention | None:
    """Return the time that governs a token: attached to it or its clause, opening the sentence, or near in its clause."""
    here = [mention for mention in times if mention.sentence == sentence.number]
    if not here:
        return None
    own = _own_noun(here, sentence, token)
    if own is not None:
        return own
    free = [mention for mention in here if not is_nominal(sentence, mention.first, mention.last)]
    return (
        _attached(free, sentence, token)
        or _shared(free, sentence, token)
        or _opening(free, sentence, token)
        or _nearest(free, sentence, token)
    )


def is_nominal(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a time belongs to the noun behind it: "Friday's call", "the 2023 summit", "the July 8 deadline"."""
    if last < len(sentence.tokens) and sentence.tokens[last].text in ("'s", "’s", "'", "’"):
        return True
    head = sentence.tokens[head_of(sentence, first, last)]
    above = sentence.tokens[head.head]
    if above.i < last or above.pos not in _PLACES or head.dep.partition(":")[0] not in _BEFORE_NOUN:
        return False
    between = sentence.tokens[last : above.i]
    return all(word.pos in ("NOUN", "PROPN", "ADJ", "NUM", "SYM", "PART") or word.text in '-"“”' for word in between)


def clause_of(sentence: Sentence, token: int) -> int:
    """Return the head of the clause of a token; an infinitive belongs to the clause that it completes."""
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
    """Tell whether a word goes on with the clause above it: an xcomp, a noun joined to a noun."""
    if relation == "xcomp":
        return True
    return relation == "conj" and word.pos not in _VERBAL and not sentence.children(word.i, "nsubj", "cop")


def _own_noun(times: Sequence[TimeMention], sentence: Sentence, token: int) -> TimeMention | None:
    """Return the time of the noun itself, or of a noun that says where or at what it was: the meeting at the June summit."""
    at, seen = token, set()
    while at not in seen:
        seen.add(at)
        for mention in times:
            if governor(sentence, mention) == at and (at == token or sentence.tokens[at].pos in _PLACES):
                return mention
        below = [t for t in sentence.children(at, "nmod", "obl") if t.pos in _PLACES and _within(sentence, t)]
        if not below or sentence.tokens[token].pos not in _PLACES:
            return None
        at = below[0].i
    return None


def _within(sentence: Sentence, noun: Token) -> bool:
    """Tell whether a phrase says in, at or during what; the case is compared as a part of speech would be too coarse."""
    return any(case.lemma in ("in", "at", "during", "on") for case in sentence.children(noun.i, "case"))


def governor(sentence: Sentence, mention: TimeMention) -> int:
    """Return the token outside a time phrase that it depends on, or the phrase's own head at the root."""
    head = head_of(sentence, mention.first, mention.last)
    return sentence.tokens[head].head


def _attached(times: Sequence[TimeMention], sentence: Sentence, token: int) -> TimeMention | None:
    """Return the nearest time whose phrase hangs in the token's own clause."""
    clause = clause_of(sentence, token)
    fitting = [m for m in times if clause_of(sentence, governor(sentence, m)) == clause and not _bound(sentence, m, token)]
    return min(fitting, key=lambda m: (_distance(m, token), m.first), default=None)


def _bound(sentence: Sentence, mention: TimeMention, token: int) -> bool:
    """Tell whether a time behind a common noun is that noun's own ("the summit in June") and not the token's."""
    at = governor(sentence, mention)
    word = sentence.tokens[at]
    if word.pos != "NOUN" or at == token or word.head == token:
        return False
    relation = word.dep.partition(":")[0]
    if relation in ("obj", "nsubj", "root", "conj"):
        return relation == "nsubj"
    return not (relation == "obl" and _within(sentence, word)) and mention.first - at <= 2  # noqa: PLR2004


def _shared(times: Sequence[TimeMention], sentence: Sentence, token: int) -> TimeMention | None:
    """Return the time of the clause that the token's clause is joined to: "met on Friday and signed"."""
    clause = sentence.tokens[clause_of(sentence, token)]
    if clause.dep.partition(":")[0] != "conj":
        return None
    return _attached(times, sentence, clause.head)


def _opening(times: Sequence[TimeMention], sentence: Sentence, token: int) -> TimeMention | None:
    """Return the time that opens the sentence, for a clause that looks neither farther back nor ahead of it."""
    first = times[0] if times else None
    if first is None or not opens(sentence, first):
        return None
    clause = clause_of(sentence, token)
    relation = sentence.tokens[clause].dep
    if relation.startswith("acl") or relation == "advcl":
        return None
    if relation == "ccomp" and not _tells_past(sentence, sentence.tokens[clause]):
        return None
    return first


def opens(sentence: Sentence, mention: TimeMention) -> bool:
    """Tell whether a time opens its sentence, behind a preposition, article or quotation mark at most."""
    return all(word.pos in ("ADP", "DET", "PUNCT", "CCONJ", "ADV", "SCONJ") for word in sentence.tokens[: mention.first])


def _tells_past(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a clause is in the simple past."""
    words = (verb, *sentence.children(verb.i, "aux", "cop"))
    return any(w.has("Tense=Past") for w in words) and not any(w.lemma == "have" for w in words[1:])


def _nearest(times: Sequence[TimeMention], sentence: Sentence, token: int) -> TimeMention | None:
    """Return the nearest time with no clause beginning in between."""
    clause = clause_of(sentence, token)
    heads = [t.i for t in sentence.tokens if t.dep.partition(":")[0] in _CLAUSES - {"xcomp", "conj"} and t.i != clause]

    def clear(mention: TimeMention) -> bool:
        low, high = min(mention.first, token), max(mention.last, token)
        governed = governor(sentence, mention)
        return not any(low <= head < high for head in heads) and sentence.tokens[governed].pos not in ("NOUN",)

    fitting = [m for m in times if clear(m)]
    return min(fitting, key=lambda m: (_distance(m, token), m.first), default=None)


def _distance(mention: TimeMention, token: int) -> int:
    return mention.first - token if token < mention.first else token - mention.last + 1
