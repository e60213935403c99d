"""Where the words that a cue reports stand."""

from __future__ import annotations

from dragoman.codebook.speech import Speech, SpeechFile
from dragoman.records.stream import BREAKS, MARKS, NOMINAL, Range, Stream
from dragoman.statements.cues import Cue, phrase_at
from dragoman.statements.phrases import behind_aside, noun_phrase, own_subject, right_neighbour
from dragoman.statements.quotations import ENDS

#: Words between a cue and the "that", "to" or "as" that opens its content.
THAT_WINDOW = 24
#: Phrases of time and place that may stand between a cue and a clause without "that".
ADJUNCTS = 3
#: Words of a time such as "on Monday" or "early last week".
DAY = 4
#: What opens no noun phrase, and what may open a clause after "that".
NO_PHRASE = frozenset({"PUNCT", "ADP", "CCONJ", "AUX", "SCONJ"})
#: Relations of a clause or phrase that may stand before its main clause.
FRONTED = frozenset({"advcl", "obl", "acl", "nmod"})
OPENERS = frozenset({"PROPN", "PRON", "DET", "NOUN", "ADJ", "NUM"})


class Contents:
    """Finds what the cues of one article report outside quotation marks."""

    def __init__(self, stream: Stream, speech: Speech) -> None:
        self.stream, self.speech = stream, speech

    def after(self, cue: Cue) -> Range | None:
        """Return the clause or phrase after a cue that is its content."""
        stream = self.stream
        end = last_word(stream, cue.start)
        takes = cue.word.takes
        that = find_that(stream, cue.end, end) if "that" in takes else None
        if that is not None and (that == cue.end or not self.has_object(cue)):
            return self.clip(cue, (that + 1, end))
        told = relative(stream, cue) if "bare" in takes else None
        if told is not None:
            return self.clip(cue, (cue.end, min(stream.right[told] + 1, end)))
        of = matter(stream, cue, self.speech.words)
        if of is not None:
            return self.clip(cue, (stream.left[of] + 1, min(stream.right[of] + 1, end)))
        to = self.find_to(cue, end) if "to" in takes and not cue.passive else None
        if to is not None:
            return self.clip(cue, (to if cue.word.addressee or not cue.word.tail else cue.end, end))
        start = self.past_adjuncts(cue, end)
        if start >= end:
            return None
        if "wh" in takes and stream.lower[start] in self.speech.words.questions:
            return self.clip(cue, (start, end))
        if "bare" in takes and has_clause(stream, start, end, outer=above(stream, cue.start)):
            return self.clip(cue, (start, end))
        if "as" in takes or "complement" in takes:
            return self.complement(cue)
        if "object" in takes and not cue.passive:
            return self.object_phrase(cue)
        return None

    def has_object(self, cue: Cue) -> bool:
        """Tell whether a cue has a noun phrase for its content, so that a later "that" is not its own."""
        head = right_neighbour(self.stream, cue.end - 1) if "object" in cue.word.takes else None
        told = head is not None and self.stream.relation(head) == "iobj"  # "promised Oslo that it would sign"
        return head is not None and not told and self.stream.lower[head] not in self.speech.words.nobody

    def undergoer(self, cue: Cue) -> Range | None:
        """Return the clause after a passive, else its subject: "The raid was condemned by Cairo"."""
        clause = self.after(cue)
        if clause or "object" not in cue.word.takes:
            return clause
        head = own_subject(self.stream, cue.start)
        if head is None or head > cue.start:
            return None
        return self.stream.left[head], min(self.stream.right[head] + 1, cue.start)

    def find_to(self, cue: Cue, end: int) -> int | None:
        """Return the "to", or "not to", of an infinitive that depends on the cue; the one spoken to may stand between."""
        stream = self.stream
        for at in range(cue.end, min(end - 1, cue.end + THAT_WINDOW)):
            if stream.lower[at] == "to" and stream.tokens[at + 1].pos in {"VERB", "AUX", "ADV"}:
                denied = at > cue.end and stream.lower[at - 1] in self.speech.words.negations
                return at - 1 if denied else at
            if stream.finite(at) or stream.lower[at] in MARKS or stream.lower[at] in {";", ":"}:
                return None
            if not cue.word.addressee and at > cue.end + 4:
                return None
        return None

    def past_adjuncts(self, cue: Cue, end: int) -> int:
        """Skip adverbs, the one spoken to, and phrases of time and place between a cue and its clause."""
        stream, start = self.stream, cue.end
        if cue.word.addressee and start < end and not cue.passive:
            head = right_neighbour(stream, start - 1)
            if head is not None:
                start = noun_phrase(stream, head)[1]
        for _ in range(ADJUNCTS):
            while start < end and stream.tokens[start].pos == "ADV" and stream.heads[start] <= cue.start:
                start += 1
            owner = next(
                (c for c in stream.kids(cue.start, "obl", "nmod") if stream.left[c] == start and c >= start), None
            )
            if owner is None or stream.right[owner] + 1 >= end or "bare" not in cue.word.takes:
                break
            start = stream.right[owner] + 1
        return self.past_aside(cue, self.past_day(start, end), end)

    def past_day(self, start: int, end: int) -> int:
        """Skip the day of saying that the parser hung on the clause: "said last week it would"."""
        stream = self.stream
        for at in range(start, min(start + DAY, end - 1)):
            token = stream.tokens[at]
            if token.pos in {"NOUN", "PROPN"} and stream.lower[at] in self.speech.words.nobody:
                return at + 1 if stream.tokens[at + 1].pos in OPENERS else start
            if token.pos not in {"ADP", "DET", "ADJ", "NUM"}:
                break
        return start

    def past_aside(self, cue: Cue, start: int, end: int) -> int:
        """Skip a phrase between commas before the clause: "alleged, by way of example, the airline had ..."."""
        stream = self.stream
        if "bare" not in cue.word.takes or start + 1 >= end or stream.lower[start] != ",":
            return start
        if stream.tokens[start + 1].pos not in {"ADP", "ADV"}:
            return start
        return behind_aside(stream, start, end - 1)

    def clip(self, cue: Cue, words: Range) -> Range | None:
        """Cut a clause where the sentence returns to the one who speaks: ", adding that", "and criticized", ", X said"."""
        stream = self.stream
        start, end = words[0], min(words[1], self.main_clause(cue))
        for at in range(start + 1, end):
            if phrase_at(stream, at, self.speech.sources) and stream.lower[at - 1] in BREAKS | MARKS:
                end = at
                break
            if self.returns(cue, at, start) or self.side_clause(cue, at):
                end = at
                break
        while start < end - 1 and stream.lower[start] in BREAKS:
            start += 1
        while end > start + 1 and (stream.lower[end - 1] in BREAKS | MARKS or stream.tokens[end - 1].pos == "CCONJ"):
            end -= 1
        return (start, end) if end > start else None

    def main_clause(self, cue: Cue) -> int:
        """Return where the main clause goes on: behind the comma of a clause before it, or after the relative clause of the cue."""
        stream, high = self.stream, self.stream.bounds(cue.start)[1]
        at = cue.start
        while stream.heads[at] != at:
            end = stream.right[at] + 1
            fronted = stream.relation(at) in FRONTED and cue.end < end < stream.heads[at]
            if fronted and "," in stream.lower[end - 1 : end + 1]:
                return end
            if stream.tokens[at].dep == "acl:relcl" and end < high and cue.end < end:  # "who threatened to go, has"
                return end
            opens = stream.lower[max(0, stream.left[at] - 1) : at]
            aside = stream.tokens[at].dep == "acl" and at == cue.start and "," in opens
            if aside and cue.end < end < high and stream.lower[end] == ",":  # ", described as rebels, raided"
                return end
            at = stream.heads[at]
        return high

    def returns(self, cue: Cue, at: int, start: int) -> bool:
        """Tell whether at a token a verb begins that stands beside the cue, or a side clause that hangs on it."""
        stream = self.stream
        pause = stream.lower[at] in BREAKS
        if not (pause or stream.tokens[at].pos == "CCONJ") or at <= start + 1:
            return False
        if "that" in stream.lower[at + 1 : at + 3]:
            return False
        for other in stream.kids(cue.start, "conj", "advcl", "parataxis"):
            if other > at and stream.left[other] in {at, at + 1} and stream.tokens[other].pos in {"VERB", "AUX"}:
                relative = any(stream.tokens[c].has("PronType=Rel") for c in stream.kids(other, "nsubj", "obj"))
                return not relative and (pause or stream.relation(other) == "conj")
        return False

    def side_clause(self, cue: Cue, at: int) -> bool:
        """Tell whether ", adding" or "and stressed" begins at a token."""
        stream = self.stream
        if at + 1 >= len(stream.tokens):
            return False
        comma, joint = stream.lower[at] in BREAKS, stream.tokens[at].pos == "CCONJ"
        if not (comma or joint):
            return False
        following = at + 1
        while following < stream.bounds(at)[1] - 1 and stream.tokens[following].pos in {"ADV", "CCONJ"}:
            following += 1
        words = self.speech.cues.get(stream.lower[following], ())
        if not words or stream.tokens[following].pos != "VERB":
            return False
        if words[0].form == "ing":
            return comma
        return joint and words[0].form == cue.word.form and not cue.word.adjective

    def object_phrase(self, cue: Cue) -> Range | None:
        """Return the noun phrase or gerund right after a cue, with all that hangs on it."""
        stream = self.stream
        start, end = cue.end, last_word(stream, cue.start)
        while start < end and stream.tokens[start].pos == "ADV":
            start += 1
        start = past_name(stream, start, end)
        marked = start < end and stream.lower[start] in MARKS
        if start + marked >= end or (not marked and stream.tokens[start].pos in NO_PHRASE):
            return None
        at = head = start + marked
        while stream.heads[head] != head and at <= stream.heads[head] < end:
            head = stream.heads[head]
        right = min(end, max(stream.right[head], head) + 1)
        if right < end and (goes_on(stream, right, end) or self.explains(right)):
            right = end
        alone = right == start + 1 and stream.tokens[start].pos in {"PRON", "DET"}
        return None if alone else self.clip(cue, (start, right))

    def explains(self, at: int) -> bool:
        """Tell whether a reason, a participle or a quotation goes on with a phrase: "criticized Rome for ..."."""
        word = self.stream.lower[at]
        return word in self.speech.words.reasons or word in MARKS or word.endswith("ing")

    def complement(self, cue: Cue) -> Range | None:
        """Return Y of "described X as Y" and "called X Y"; with X before it unless X is a pronoun or Y is quoted."""
        stream = self.stream
        end = last_word(stream, cue.start)
        for at in range(cue.end, min(end, cue.end + THAT_WINDOW)):
            if stream.lower[at] == "as" and at + 1 < end:
                return self.clip(cue, (at + 1, end))
            if stream.finite(at) or stream.lower[at] in {";", ":", ","}:
                break
        if "complement" not in cue.word.takes or not stream.kids(cue.start, "xcomp"):
            return None
        start = cue.end
        if start + 1 < end and stream.tokens[start].pos == "PRON":
            start += 1
        return self.clip(cue, (start, end)) if end - start > 1 and not cue.passive else None


def relative(stream: Stream, cue: Cue) -> int | None:
    """Return the verb of a clause whose subject or object stands before the cue: "a dam, which it says breaks the treaty"."""
    for verb in stream.kids(cue.start, "ccomp"):
        asked = (c for c in stream.kids(verb, "nsubj", "obj") if stream.tokens[c].has("PronType=Rel"))
        if verb > cue.start and any(c < cue.start for c in asked):
            return verb
    return None


def matter(stream: Stream, cue: Cue, words: SpeechFile) -> int | None:
    """Return the matter of which a cue tells somebody: "informed the minister of his intention"."""
    told = any(at > cue.start for at in stream.kids(cue.start, "obj", "iobj"))
    if not (cue.word.addressee and told):
        return None
    beside = (at for at in stream.kids(cue.start, "obl", "nmod") if at > cue.end)
    return next((at for at in beside if any(stream.lower[c] in words.matters for c in stream.kids(at, "case"))), None)


def past_name(stream: Stream, start: int, end: int) -> int:
    """Skip what a thing is called before it is named: "rejected as 'frivolous' a resolution"."""
    if start + 1 >= end or stream.lower[start] != "as":
        return start
    called = stream.heads[start]
    thing = [c for c in stream.kids(called, "appos") if c > called]
    behind = max([called, *stream.kids(called, "punct")]) if thing else start
    return min(stream.left[thing[0]], end) if thing and stream.left[thing[0]] > behind else start


def last_word(stream: Stream, at: int) -> int:
    """Return the end of a sentence without its final marks."""
    low, end = stream.bounds(at)
    while end > low and (stream.tokens[end - 1].text in ENDS or stream.tokens[end - 1].text in MARKS):
        end -= 1
    return end


def find_that(stream: Stream, start: int, end: int) -> int | None:
    """Return the "that" that opens a clause, with no verb or quotation before it."""
    for at in range(start, min(end, start + THAT_WINDOW)):
        if stream.lower[at] == "that" and at + 1 < end:
            token, following = stream.tokens[at], stream.tokens[at + 1]
            if start < stream.heads[stream.heads[at]] < at and stream.tokens[stream.heads[at]].dep == "acl:relcl":
                return None  # "agreed to train officers under a pact that they hope to sign"
            if token.pos == "SCONJ" or stream.relation(at) == "mark":
                return at
            return at if following.pos in OPENERS and not token.has("PronType=Dem") else None
        if stream.finite(at) or stream.lower[at] in MARKS or stream.lower[at] in {";", ":"}:
            return None
    return None


def above(stream: Stream, at: int) -> frozenset[int]:
    """Return all that a token hangs on."""
    found: set[int] = set()
    while stream.heads[at] != at:
        at = stream.heads[at]
        found.add(at)
    return frozenset(found)


def has_clause(stream: Stream, start: int, end: int, *, outer: frozenset[int] = frozenset()) -> bool:
    """Tell whether a stretch reads like a clause: a subject, then a verb with tense, before any break or an `outer` verb."""
    token = stream.tokens[start]
    if token.pos in {"PUNCT", "CCONJ", "VERB", "AUX", "PART", "ADV", "ADP"}:
        return False
    subject = False
    for at in range(start, end):
        if stream.lower[at] in {";", ":"} or at in outer:
            return False
        if subject and stream.finite(at) and stream.relation(at) != "acl":
            return True
        subject = subject or stream.tokens[at].pos in NOMINAL or stream.tokens[at].pos == "DET"
    return False


def goes_on(stream: Stream, at: int, end: int) -> bool:
    """Tell whether "and" joins a further infinitive or noun to a phrase that the parse cut short."""
    if stream.tokens[at].pos != "CCONJ" or at + 1 >= end:
        return False
    following = stream.tokens[at + 1]
    past = stream.finite(at + 1) or following.text.endswith("ed")
    return following.pos in {"VERB", "NOUN", "ADJ", "DET"} and not past


def before(stream: Stream, start: int, *, whole: bool = True) -> Range | None:
    """Return the clause, or the first part of one that goes on later, that ends before a token: "CLAUSE, he said"."""
    low = stream.bounds(start)[0]
    end = start
    while end > low and stream.lower[end - 1] in BREAKS | MARKS | ENDS:
        end -= 1
    while low < end and (stream.lower[low] in MARKS or stream.tokens[low].pos == "PUNCT"):
        low += 1
    verbal = any(stream.finite(at) for at in range(low, end))
    return (low, end) if (end - low > 2 and verbal) or (end > low and not whole) else None
