"""Noun phrases and subjects, read so that small errors of the parse do no harm."""

from __future__ import annotations

from dragoman.records.stream import NOMINAL, Range, Stream

MARKS = {'"', "“", "”", "''", "``", "’’", "‘", ","}
STOPS = {"ADP", "SCONJ", "CCONJ", "AUX", "INTJ"}
HYPHENS = {"-", "–", "/", ".", "&"}
OWNING = {"of", "for", "from", "at", "in", "to"}
LONGEST_TAIL = 9
#: Words of a phrase between commas that may stand before a verb or its clause.
ASIDE = 8
#: Relations by which words on the left hang on the head of their noun phrase, and how far away it may be.
INNER, NEAR = {"compound", "flat", "amod", "det", "nmod", "nummod"}, 8


def noun_phrase(stream: Stream, head: int) -> Range:
    """Return the words of the phrase that a noun heads, without clauses and appositions."""
    start, end = head, head + 1
    low, high = stream.bounds(head)
    low = max(low, stream.left[head])
    while start > low and joins(stream, start - 1):
        start -= 1
    end = right_of_name(stream, head, high)
    return start, tail(stream, head, end)


def joins(stream: Stream, at: int) -> bool:
    """Tell whether a word to the left still belongs to a name or noun phrase."""
    token = stream.tokens[at]
    if token.pos == "PUNCT":
        return token.text in HYPHENS
    if token.pos == "VERB" and stream.relation(at) != "amod":
        return False
    return token.pos not in STOPS and not stream.finite(at)


def right_of_name(stream: Stream, head: int, high: int) -> int:
    """Return the end of the proper nouns that go on after a head ("Minister Cho Hyun")."""
    end = head + 1
    while end < high and stream.right[head] >= end:
        token = stream.tokens[end]
        hyphen = token.text in {"-", "–"} and end + 1 < high and stream.right[head] > end
        if token.pos not in {"PROPN", "NUM"} and not hyphen and token.text not in {"'s", "’s"}:
            break
        if token.text in {"'s", "’s"}:
            break
        end += 1
    return end


def tail(stream: Stream, head: int, end: int) -> int:
    """Extend a common noun over one prepositional phrase of its own ("spokesman for the ministry")."""
    while end < len(stream.tokens) and end <= stream.right[head] and stream.lower[end] in OWNING:
        owned = [c for c in stream.kids(head, "nmod") if stream.left[c] <= end <= c]
        if not owned:
            break
        inner = right_of_name(stream, owned[0], stream.bounds(head)[1])
        if inner - end > LONGEST_TAIL or any(stream.lower[at] in MARKS for at in range(end, inner)):
            break
        end = inner
        if stream.kids(owned[0], "nmod"):
            end = tail(stream, owned[0], end)
    return end


def bare(stream: Stream, words: Range) -> Range:
    """Return a phrase without its article."""
    start, end = words
    while start < end - 1 and stream.lower[start] in {"the", "a", "an"}:
        start += 1
    return start, end


def subject(stream: Stream, verb: int) -> int | None:
    """Return the subject of a verb, its own or that of the verb it hangs on."""
    at = verb
    for _ in range(6):
        found = own_subject(stream, at)
        if found is not None:
            return found
        relation, head = stream.relation(at), stream.heads[at]
        if relation not in {"conj", "xcomp", "advcl", "acl", "parataxis", "ccomp"} or head == at:
            return None
        if relation == "acl" and stream.tokens[head].pos in NOMINAL:
            return head
        if relation in {"ccomp", "parataxis"} and not stream.tokens[verb].has("VerbForm=Part"):
            return None
        at = head
    return None


def own_subject(stream: Stream, verb: int) -> int | None:
    """Return the subject that hangs on the verb itself; a relative pronoun gives the noun it stands for."""
    for child in stream.kids(verb, "nsubj"):
        if stream.tokens[child].has("PronType=Rel"):
            head = stream.heads[verb]
            return head if head < verb and stream.tokens[head].pos in NOMINAL else None
        if stream.tokens[child].pos in NOMINAL or stream.tokens[child].pos in {"DET", "ADJ"}:
            return child
    return None


def left_neighbour(stream: Stream, verb: int) -> int | None:
    """Return the noun that stands right before a verb and its auxiliaries, or before an apposition between commas."""
    at, low = verb - 1, stream.bounds(verb)[0]
    while at >= low and (stream.tokens[at].pos in {"AUX", "ADV", "PART"} or stream.lower[at] in {")", "]"}):
        at -= 1
    if at >= low and stream.lower[at] == ",":
        at = before_apposition(stream, at, low)
    return at if at >= low and stream.tokens[at].pos in NOMINAL else None


def before_apposition(stream: Stream, comma: int, low: int) -> int:
    """Return the word before the commas that set off an apposition ("Kim, the minister, said")."""
    at = comma - 1
    while at >= low and not stream.finite(at) and stream.lower[at] not in MARKS - {","}:
        if stream.lower[at] == "," and at > low and stream.tokens[at - 1].pos in NOMINAL:
            return at - 1
        at -= 1
    return low - 1


def right_neighbour(stream: Stream, verb: int) -> int | None:
    """Return the head of the noun phrase that stands right after a verb ("said Kim")."""
    at, high = verb + 1, stream.bounds(verb)[1]
    while at < high and stream.tokens[at].pos in {"DET", "ADJ"}:
        at += 1
    if at >= high:
        return None
    head = climb(stream, at)
    return head if stream.tokens[head].pos in NOMINAL else None


def climb(stream: Stream, at: int) -> int:
    """Return the head, further right, of the noun phrase that a word begins; the word itself where it heads none."""
    best = at
    while stream.relation(at) in INNER and at < stream.heads[at] < at + NEAR:
        at = stream.heads[at]
        if stream.tokens[at].pos in NOMINAL:
            best = at
    return best


def behind_aside(stream: Stream, at: int, end: int) -> int:
    """Return where the sentence goes on behind a short phrase between commas that opens at a token: ", for its part, said"."""
    if at >= end or stream.lower[at] != ",":
        return at
    close = next((i for i in range(at + 2, min(end, at + ASIDE)) if stream.lower[i] == "," or stream.finite(i)), None)
    return close + 1 if close is not None and stream.lower[close] == "," else at
