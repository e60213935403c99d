"""Which quotation belongs to which cue."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.codebook.speech import Speech
from dragoman.records.stream import NOMINAL, Range, Stream
from dragoman.statements.cues import Cue
from dragoman.statements.quotations import ENDS, Quotation, quotations

#: Words that may stand between a quotation and its cue.
GAP = 14
#: The share of a clause that a quotation must fill to stand for it, and the words it may drop ("that he would ...").
MOSTLY, LEAD = 0.6, 5
#: Quoted words up to this many may be part of a clause of the reporter ("said 'real progress' had been made").
SHORT = 8
#: The name of a work or programme in quotation marks is no longer than this.
TITLE = 8
#: What a phrase of time or place is made of: "said on Friday".
ADJUNCT = {"ADP", "PROPN", "NOUN", "NUM", "DET", "ADV", "ADJ", "PUNCT"}
DASHES = {"-", "--", "—", "–"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Where the content of a cue stands, the quotation if it is one, and how it was found."""

    ranges: tuple[Range, ...] = ()
    quotation: Quotation | None = None
    how: str = "that"


class Quotes:
    """The quotations of one article, and which of them a cue has claimed."""

    def __init__(self, stream: Stream, speech: Speech) -> None:
        self.stream, self.speech = stream, speech
        self.all = quotations(stream)
        self.inside = {at: q for q in self.all for start, end in q.pieces for at in range(start, end)}
        self.used: set[int] = set()
        self._begun: set[int] = set()

    def beside(self, cue: Cue) -> Content | None:
        """Return the quotation that stands right before or right after a cue."""
        left, right = self.before(cue), self.after(cue)
        if left and "quote" in cue.word.takes:
            self.used.add(left.opened)
            words = left.pieces[-1:] if left.opened in self._begun else self.with_clause(left)
            if right and self.goes_on(cue, right):
                self.used.add(right.opened)
                return Content(ranges=(*words, *right.pieces), quotation=left, how="quote")
            pure = words == left.pieces or words == left.pieces[-1:]
            return Content(ranges=words, quotation=left if pure else None, how="quote")
        if right:
            self.used.add(right.opened)
            pieces = right.pieces[:1] if self.answered(right) else right.pieces
            self._begun.add(right.opened)
            whole = replace(right, pieces=pieces)  # one that goes on in the next paragraph has not broken off
            return Content(ranges=pieces, quotation=whole, how="quote")
        return None

    def mixed(self, words: Range) -> Content:
        """Return a clause, or the quotation that is nearly all of it."""
        words = self.balanced(words)
        for q in self.all:
            if q.start >= words[0] and q.end <= words[1] + 1 and q.opened - words[0] <= LEAD:
                inside = sum(max(0, min(b, words[1]) - max(a, words[0])) for a, b in q.pieces)
                if inside >= MOSTLY * (words[1] - words[0]):
                    self.used.add(q.opened)
                    return Content(ranges=q.pieces, quotation=q)
        return Content(ranges=(words,))

    def balanced(self, words: Range) -> Range:
        """Take in the mark that closes a quotation at the end of some words."""
        start, end = words
        for q in self.all:
            if start <= q.opened < end <= q.closed <= end + 1 and q.complete:
                return start, q.closed + 1
        return words

    def with_clause(self, quotation: Quotation) -> tuple[Range, ...]:
        """Return a quotation, with the words before it when it only ends the clause that is reported."""
        low = self.stream.bounds(quotation.start)[0]
        before = [at for at in range(low, quotation.opened) if self.stream.tokens[at].pos != "PUNCT"]
        if not before or quotation.end - quotation.start > len(before) + 2 or before[-1] in self.inside:
            return quotation.pieces
        verbal = any(self.stream.finite(at) for at in before)
        return ((before[0], quotation.end),) if verbal else quotation.pieces

    def before(self, cue: Cue) -> Quotation | None:
        """Return the quotation that ends right before a cue and its subject."""
        for quotation in reversed(self.all):
            if quotation.closed < cue.start:
                near = cue.start - quotation.closed <= GAP
                same = self.stream.paragraph(quotation.closed) == self.stream.paragraph(cue.start)
                return quotation if near and same and quotation.complete and self.tight(quotation, cue) else None
        return None

    def tight(self, quotation: Quotation, cue: Cue) -> bool:
        """Tell whether only a subject stands between a closing mark and a cue ("...," Kim also said)."""
        stream, after = self.stream, quotation.closed + 1
        last = stream.tokens[quotation.end - 1].text
        comma = after < len(stream.tokens) and stream.tokens[after].text in {",", *DASHES}
        if last == "." or not (last in ENDS | DASHES or comma) or self.titled(quotation):
            return False
        between = range(after + comma, cue.start)
        if any(self.predicate(at) or stream.tokens[at].text in {".", ";", ":"} for at in between):
            return False
        return not between or stream.tokens[between[0]].pos in NOMINAL | {"DET", "ADJ", "ADV", "VERB"}

    def predicate(self, at: int) -> bool:
        """Tell a verb with tense from one in a relative clause."""
        stream = self.stream
        return stream.tokens[at].pos == "VERB" and stream.finite(at) and stream.relation(at) != "acl"

    def titled(self, quotation: Quotation) -> bool:
        """Tell the quoted name of a work or a programme (on "Meet the Press,") from words that were said."""
        words = [self.stream.tokens[at] for at in range(quotation.start, quotation.end)]
        words = [token for token in words if token.pos != "PUNCT"]
        capitals = sum(token.text[:1].isupper() for token in words)
        before = self.stream.tokens[quotation.opened - 1] if quotation.opened else None
        named = 1 < len(words) <= TITLE and capitals >= len(words) - len(words) // 3
        return named and before is not None and before.pos in {"ADP", "DET", "NOUN", "PROPN"}

    def after(self, cue: Cue) -> Quotation | None:
        """Return the quotation that a cue opens: said, "..."; told reporters that "..."."""
        stream = self.stream
        for quotation in self.all:
            if quotation.opened >= cue.end:
                gap = range(cue.end, quotation.opened)
                same = stream.paragraph(quotation.opened) == stream.paragraph(cue.start)
                return quotation if same and len(gap) <= GAP and self.leads(cue, quotation, gap) else None
        return None

    def leads(self, cue: Cue, quotation: Quotation, gap: range) -> bool:
        """Tell whether nothing but adjuncts stands between a cue and a quotation."""
        stream, takes = self.stream, cue.word.takes
        if not self.ends_phrase(quotation):
            return False
        if any(stream.tokens[at].text in {".", ";"} or stream.finite(at) for at in gap):
            return False
        last = stream.lower[gap[-1]] if gap else ""
        said = "quote" in takes and (last in {",", ":", "that"} or (cue.word.addressee and len(gap) <= 4))
        if "quote" in takes and gap and not said:
            said = self.sentence(quotation) and all(stream.tokens[at].pos in ADJUNCT for at in gap)
        thing = any(at in gap and stream.left[at] == gap[0] for at in stream.kids(cue.start, "obj"))
        named = ("as" in takes or "complement" in takes) and (last == "as" or len(gap) <= 2 or thing)
        return not gap or bool(said or named)

    def sentence(self, quotation: Quotation) -> bool:
        """Tell a quoted sentence from quoted words."""
        verbal = any(self.stream.finite(at) for at in range(quotation.start, quotation.end))
        return verbal and self.stream.tokens[quotation.start].text[:1].isupper()

    def ends_phrase(self, quotation: Quotation) -> bool:
        """Tell whether what follows a quotation is not more of the same clause."""
        stream, after = self.stream, quotation.closed + 1
        long = quotation.end - quotation.start > SHORT
        if long or not quotation.complete or after >= len(stream.tokens):
            return True
        if (
            stream.paragraph(after) != stream.paragraph(quotation.closed)
            or stream.tokens[quotation.end - 1].text in ENDS
        ):
            return True
        if stream.tokens[after].pos == "ADP":  # "called it 'a farce' in July" is over, "'progress' in the talks" is not
            noun = stream.heads[after]
            return noun > after and not quotation.start <= stream.heads[noun] < quotation.end
        return stream.tokens[after].pos not in {"AUX", "VERB", "NOUN", "PROPN", "PART"}

    def answered(self, quotation: Quotation) -> bool:
        """Tell whether the last paragraph of a quotation has a cue of its own."""
        stream, after = self.stream, quotation.closed + 1
        if len(quotation.pieces) < 2:
            return False
        near = range(after, min(len(stream.tokens), after + SHORT))
        return any(
            stream.lower[at] in self.speech.cues
            and stream.tokens[at].pos == "VERB"
            and stream.paragraph(at) == stream.paragraph(quotation.closed)
            for at in near
        )

    def goes_on(self, cue: Cue, right: Quotation) -> bool:
        """Tell whether a comma after the cue lets the sentence go on in a second quotation."""
        last = right.opened - 1
        last -= self.stream.tokens[last].pos == "CCONJ"
        return right.opened - cue.end <= GAP and self.stream.tokens[last].text in {",", *DASHES}
