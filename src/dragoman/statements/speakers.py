"""Who is the subject of a cue, and whether it can speak."""

from __future__ import annotations

from dragoman.records.stream import BREAKS, Range
from dragoman.statements.cues import Cue
from dragoman.statements.phrases import left_neighbour, noun_phrase, own_subject, right_neighbour, subject
from dragoman.statements.quotations import Quotation
from dragoman.statements.quoting import Content, Quotes
from dragoman.statements.voices import Voices

#: A document that opens a sentence stands within so many words ("In a statement, it was stressed ...").
OPENING = 6


class Speakers:
    """Finds the speakers of one article's cues; keeps those of the sentence for cues without a subject."""

    def __init__(self, voices: Voices, quotes: Quotes, *, first_person: bool) -> None:
        self.stream, self.voices, self.quotes = voices.stream, voices, quotes
        self.words, self.first_person = voices.speech.words, first_person
        self._main: list[tuple[int, int, str]] = []

    def of(self, cue: Cue, found: Content, around: Quotation | None) -> int | None:
        """Return the head of the phrase that names the speaker."""
        head = self.agent(cue) if cue.passive else self.active(cue, found)
        if around and head is not None and self.quotes.inside.get(head) is not around:
            head = left_neighbour(self.stream, cue.start)
        return head

    def active(self, cue: Cue, found: Content) -> int | None:
        """Return the subject: shared with the cue before, its own, or the one beside it."""
        stream = self.stream
        shared = self.shared(cue)
        if shared is not None:
            return shared
        candidates = [own_subject(stream, cue.start)]
        if found.how in {"quote", "left"} and found.ranges[0][1] <= cue.start:
            candidates += [left_neighbour(stream, cue.start), right_neighbour(stream, cue.end - 1)]
        candidates.append(subject(stream, cue.start))
        outside = (at for at in candidates if at is not None and not within(at, found.ranges))
        able = (at for at in outside if stream.lower[at] not in self.words.nobody)
        return next(able, left_neighbour(stream, cue.start))

    def remember(self, head: int, cue: Cue, content: tuple[Range, ...]) -> None:
        """Keep a speaker for the cues that follow in its sentence; cues within its content are forgotten."""
        low = self.stream.bounds(cue.start)[0]
        self._main = [
            entry for entry in self._main if entry[1] >= low and not content[0][0] <= entry[1] < content[-1][1]
        ]
        self._main.append((head, cue.start, cue.word.form))

    def shared(self, cue: Cue) -> int | None:
        """Return the speaker of the cue before, for "and stressed" and ", adding" that have no subject of their own."""
        stream, at = self.stream, cue.start - 1
        low = stream.bounds(cue.start)[0]
        while at > low and stream.tokens[at].pos in {"ADV", "AUX"}:
            at -= 1
        gerund = stream.lower[cue.start].endswith("ing")
        aside = gerund and stream.lower[at] in BREAKS
        joint = not gerund and stream.tokens[at].pos == "CCONJ"
        for head, start, form in reversed(self._main):
            if start >= low and (aside or (joint and form == cue.word.form)):
                return head
        return None

    def agent(self, cue: Cue) -> int | None:
        """Return who acts in the passive: "by the minister"; "in a statement, it was stressed" gives the statement."""
        stream = self.stream
        for child in stream.kids(cue.start, "obl"):
            if any(stream.lower[c] == "by" for c in stream.kids(child, "case")):
                return child
        own, low = own_subject(stream, cue.start), stream.bounds(cue.start)[0]
        if own is not None and stream.lower[own] != "it":
            return None
        for at in range(low, min(low + OPENING, cue.start)):
            marked = any(stream.lower[b] in self.words.channel_words for b in range(low, at))
            if marked and stream.lower[at] in self.words.documents:
                return at
        return None

    def owner(self, noun: int) -> tuple[int | None, int]:
        """Return who owns a noun and where its complement starts: "Ankara's claim", "a claim by Ankara"."""
        stream = self.stream
        for child in stream.kids(noun, "nmod"):
            if stream.tokens[child].dep == "nmod:poss" and child < noun:
                return child, noun + 1
        for child in stream.kids(noun, "nmod"):
            cases = [stream.lower[c] for c in stream.kids(child, "case")] if child > noun else []
            owned = not self.words.owners.isdisjoint(cases) and self.voices.cast.at(*stream.entity_key(child))
            if owned or not self.words.authors.isdisjoint(cases):
                return child, noun_phrase(stream, child)[1]
        if stream.relation(noun) == "conj" and stream.tokens[stream.heads[noun]].pos == "NOUN":
            return self.owner(stream.heads[noun])[0], noun + 1  # "her mindset and willingness to"
        return None, noun + 1

    def past_listener(self, noun: int, start: int) -> int:
        """Return where the complement of a noun starts behind a phrase that says to whom, or where."""
        children = (*self.stream.kids(noun, "nmod"), *self.stream.kids(noun, "obl"))
        listener = next((child for child in children if self.stream.left[child] == start < child), None)
        return start if listener is None else noun_phrase(self.stream, listener)[1]

    def may_speak(self, head: int, cue: Cue, around: Quotation | None) -> bool:
        """Tell whether a subject is one who can say something."""
        stream = self.stream
        text, token = stream.lower[head], stream.tokens[head]
        if around and text in self.words.first_person:
            return self.first_person
        if text in self.words.nobody or (text == "it" and cue.word.known_speaker):
            return False
        if any(stream.lower[c] in self.words.negations for c in stream.kids(head, "det")):
            return False
        if not cue.word.known_speaker:
            return True
        if cue.word.document_speaks:
            return text in self.words.documents
        known = bool(self.voices.cast.at(*stream.entity_key(head))) or token.pos in {"PROPN", "PRON"}
        return known or text in self.words.people or text in self.words.documents

    def addressee(self, cue: Cue) -> int | None:
        """Return the head of the phrase that names who is spoken to."""
        if not cue.word.addressee or cue.passive:
            return None
        head = right_neighbour(self.stream, cue.end - 1)
        return head if head is not None and self.stream.lower[head] not in self.words.nobody else None


def within(at: int, content: tuple[Range, ...]) -> bool:
    """Tell whether a token is part of the content."""
    return any(a <= at < b for a, b in content)
