"""Where the words that a cue reports stand."""

from __future__ import annotations

from dragoman.codebook.speech import Speech
from dragoman.statements.cues import Cue, phrase_at
from dragoman.statements.phrases import noun_phrase, own_subject, right_neighbour
from dragoman.statements.quotations import ENDS
from dragoman.statements.stream import BREAKS, MARKS, NOMINAL, Range, Stream

THAT_WINDOW = 24
OPENERS = frozenset({"PROPN", "PRON", "DET", "NOUN", "ADJ", "NUM"})


def last_word(stream: Stream, at: int) -> int:
    """Return the end of a sentence without its final marks."""
    low, end = stream.bounds(at)
    while end > low and (stream.tokens[end - 1].text in ENDS or stream.tokens[end - 1].text in MARKS):
        end -= 1
    return end


def after(stream: Stream, cue: Cue, speech: Speech) -> Range | None:
    """Return the clause or phrase after a cue that is its content."""
    end = last_word(stream, cue.start)
    takes = cue.word.takes
    start = cue.end
    if start >= end:
        return None
    if "that" in takes:
        that = find_that(stream, start, end)
        if that is not None:
            return clip(stream, cue, (that + 1, end), speech)
    if "to" in takes and not cue.passive:
        to = find_to(stream, cue, end)
        if to is not None:
            return clip(stream, cue, (to if cue.word.addressee or not cue.word.tail else cue.end, end), speech)
    start = past_adjuncts(stream, cue, start, end)
    if start >= end:
        return None
    if "wh" in takes and stream.lower[start] in speech.words.questions:
        return clip(stream, cue, (start, end), speech)
    if "bare" in takes and has_clause(stream, start, end):
        return clip(stream, cue, (start, end), speech)
    if "as" in takes or "complement" in takes:
        return complement(stream, cue, speech)
    if "object" in takes and not cue.passive:
        return object_phrase(stream, cue, speech)
    return None


def find_that(stream: Stream, start: int, end: int) -> int | None:
    """Return the "that" that opens a clause, with no verb or quotation before it."""
    for at in range(start, min(end, start + THAT_WINDOW)):
        if stream.lower[at] == "that" and at + 1 < end:
            token, following = stream.tokens[at], stream.tokens[at + 1]
            if token.pos == "SCONJ" or stream.relation(at) == "mark":
                return at
            return at if following.pos in OPENERS and not token.has("PronType=Dem") else None
        if stream.finite(at) or stream.lower[at] in MARKS or stream.lower[at] in {";", ":"}:
            return None
    return None


def find_to(stream: Stream, cue: Cue, end: int) -> int | None:
    """Return the "to" of an infinitive that depends on the cue; the one spoken to may stand between."""
    for at in range(cue.end, min(end - 1, cue.end + THAT_WINDOW)):
        if stream.lower[at] == "to" and stream.tokens[at + 1].pos in {"VERB", "AUX", "ADV"}:
            return at
        if stream.finite(at) or stream.lower[at] in MARKS or stream.lower[at] in {";", ":"}:
            return None
        if not cue.word.addressee and at > cue.end + 4:
            return None
    return None


def past_adjuncts(stream: Stream, cue: Cue, start: int, end: int) -> int:
    """Skip adverbs, the one spoken to, and phrases of time and place between a cue and its clause."""
    if cue.word.addressee and start < end and not cue.passive:
        head = right_neighbour(stream, start - 1)
        if head is not None:
            start = noun_phrase(stream, head)[1]
    for _ in range(3):
        while start < end and stream.tokens[start].pos == "ADV" and stream.heads[start] <= cue.start:
            start += 1
        owner = next((c for c in stream.kids(cue.start, "obl", "nmod") if stream.left[c] == start and c >= start), None)
        if owner is None or stream.right[owner] + 1 >= end or "bare" not in cue.word.takes:
            return start
        start = stream.right[owner] + 1
    return start


def has_clause(stream: Stream, start: int, end: int) -> bool:
    """Tell whether a stretch reads like a clause: a subject, then a verb with tense, before any break."""
    token = stream.tokens[start]
    if token.pos in {"PUNCT", "CCONJ", "VERB", "AUX", "PART", "ADV"} or (token.pos == "ADP" and stream.lower[start] != "in"):
        return False
    subject = False
    for at in range(start, end):
        if stream.lower[at] in {";", ":"}:
            return False
        if subject and stream.finite(at) and stream.relation(at) != "acl":
            return True
        subject = subject or stream.tokens[at].pos in NOMINAL or stream.tokens[at].pos == "DET"
    return False


def clip(stream: Stream, cue: Cue, words: Range, speech: Speech) -> Range | None:
    """Cut a clause where the sentence returns to the one who speaks: ", adding that", "and criticized", ", X said"."""
    start, end = words
    for at in range(start + 1, end):
        if phrase_at(stream, at, speech.sources) and stream.lower[at - 1] in BREAKS | MARKS:
            end = at
            break
        if returns(stream, cue, at, start) or side_clause(stream, cue, at, speech):
            end = at
            break
    while end > start + 1 and (stream.lower[end - 1] in BREAKS | MARKS or stream.tokens[end - 1].pos == "CCONJ"):
        end -= 1
    return (start, end) if end > start else None


def returns(stream: Stream, cue: Cue, at: int, start: int) -> bool:
    """Tell whether at a token a verb begins that stands beside the cue, or a side clause that hangs on it."""
    if stream.tokens[at].pos == "CCONJ" or stream.lower[at] in BREAKS:
        if "that" in stream.lower[at + 1 : at + 3]:
            return False
        for other in stream.kids(cue.start, "conj", "advcl", "parataxis"):
            verbal = stream.tokens[other].pos in {"VERB", "AUX"}
            relative = any(stream.tokens[c].has("PronType=Rel") for c in stream.kids(other, "nsubj", "obj"))
            if other > at and stream.left[other] in {at, at + 1} and verbal and at > start + 1 and not relative:
                joined = stream.relation(other) == "conj"
                return joined or stream.lower[at] in BREAKS
    return False


def side_clause(stream: Stream, cue: Cue, at: int, speech: Speech) -> bool:
    """Tell whether ", adding" or "and stressed" begins at a token."""
    if at + 1 >= len(stream.tokens):
        return False
    comma, joint = stream.lower[at] in BREAKS, stream.tokens[at].pos == "CCONJ"
    if not (comma or joint):
        return False
    following = at + 1
    while following < stream.bounds(at)[1] - 1 and stream.tokens[following].pos in {"ADV", "CCONJ"}:
        following += 1
    words = speech.cues.get(stream.lower[following], ())
    if not words or stream.tokens[following].pos != "VERB":
        return False
    if words[0].form == "ing":
        return comma
    return joint and words[0].form == cue.word.form and not cue.word.adjective


def object_phrase(stream: Stream, cue: Cue, speech: Speech) -> Range | None:
    """Return the noun phrase or gerund right after a cue, with all that hangs on it."""
    start, end = cue.end, last_word(stream, cue.start)
    while start < end and stream.tokens[start].pos == "ADV":
        start += 1
    if start >= end or stream.tokens[start].pos in {"PUNCT", "ADP", "CCONJ", "AUX", "SCONJ"} and stream.lower[start] not in MARKS:
        return None
    at = start + 1 if stream.lower[start] in MARKS and start + 1 < end else start
    head = at
    while stream.heads[head] != head and at <= stream.heads[head] < end:
        head = stream.heads[head]
    right = min(end, max(stream.right[head], head) + 1)
    if right < end and goes_on(stream, right, end):
        right = end
    if right < end and (stream.lower[right] in speech.words.reasons | MARKS or stream.lower[right].endswith("ing")):
        right = end
    alone = right == start + 1 and stream.tokens[start].pos in {"PRON", "DET"}
    if alone:
        return None
    return clip(stream, cue, (start, right), speech)


def goes_on(stream: Stream, at: int, end: int) -> bool:
    """Tell whether "and" joins a further infinitive or noun to a phrase that the parse cut short."""
    if stream.tokens[at].pos != "CCONJ" or at + 1 >= end:
        return False
    following = stream.tokens[at + 1]
    return following.pos in {"VERB", "NOUN", "ADJ", "DET"} and not stream.finite(at + 1) and not following.text.endswith("ed")


def complement(stream: Stream, cue: Cue, speech: Speech) -> Range | None:
    """Return Y of "described X as Y" and "called X Y"; with X before it unless X is a pronoun or Y is quoted."""
    end = last_word(stream, cue.start)
    for at in range(cue.end, min(end, cue.end + THAT_WINDOW)):
        if stream.lower[at] == "as" and at + 1 < end:
            return clip(stream, cue, (at + 1, end), speech)
        if stream.finite(at) or stream.lower[at] in {";", ":", ","}:
            break
    if "complement" not in cue.word.takes or not stream.kids(cue.start, "xcomp"):
        return None
    start = cue.end
    if start + 1 < end and stream.tokens[start].pos == "PRON":
        start += 1
    return clip(stream, cue, (start, end), speech) if end - start > 1 and not cue.passive else None


def before(stream: Stream, start: int) -> Range | None:
    """Return the clause that ends before a token: "CLAUSE, he said"."""
    low = stream.bounds(start)[0]
    end = start
    while end > low and (stream.lower[end - 1] in BREAKS or stream.lower[end - 1] in MARKS or stream.lower[end - 1] in ENDS):
        end -= 1
    while low < end and (stream.lower[low] in MARKS or stream.tokens[low].pos == "PUNCT"):
        low += 1
    verbal = any(stream.finite(at) for at in range(low, end))
    return (low, end) if end - low > 2 and verbal else None


def undergoer(stream: Stream, cue: Cue, speech: Speech) -> Range | None:
    """Return the subject of a passive, else the clause after it: "The raid was condemned by Cairo"."""
    if "object" not in cue.word.takes:
        return after(stream, cue, speech)
    head = own_subject(stream, cue.start)
    if head is None or head > cue.start:
        return None
    return stream.left[head], min(stream.right[head] + 1, cue.start)
