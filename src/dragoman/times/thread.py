"""The thread of a report: which day its telling has come to, and whether it tells its own day's news or looks back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.days import day_of
from dragoman.records import Sentence, Time, TimeMention
from dragoman.times.government import clause_of, governor_of, is_nominal, opens

#: Sentences of a paragraph over which its telling stays with a day, and over which "then" goes on from any time told.
REACH, NEAR = 4, 2
#: A report tells of its own day where one of its main clauses is so near to publication. Of what lies farther back than that it says little
#: of the days since; and what lies still farther back it does not review.
NEWS, REVIEWED, OLD = timedelta(days=1), timedelta(days=62), timedelta(days=400)
#: Shares of a report's sentences that tell of days before it, from which on it looks back: where it names no day of its own, and where it does.
SOME, MOST = 0.33, 0.5
STAY = timedelta(days=14)
FINE = frozenset({"day", "week"})
BODY, PAST, FINITE = "body", "Tense=Past", "VerbForm=Fin"
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
TOLD = frozenset({"root", "conj", "parataxis"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A time that a main clause tells of: where it stands, and its days up to publication."""

    sentence: int
    first: int
    paragraph: int
    time: Time
    start: date
    end: date

    @property
    def at(self) -> tuple[int, int]:
        """Where it stands."""
        return self.sentence, self.first

    @property
    def is_fine(self) -> bool:
        """Tell a day or a week from a longer time."""
        return self.time.granularity in FINE

    def lent(self) -> Time:
        """Return the time as it is that of another act."""
        return replace(self.time, basis="inferred", span=None)


@dataclass(frozen=True, slots=True)
class Thread:
    """The times up to publication that the main clauses of a report tell of, in order, and those that any clause does.

    `earlier` are the sentences that tell what "had" been before.
    """

    marks: tuple[Mark, ...]
    asides: tuple[Mark, ...] = ()
    earlier: frozenset[int] = frozenset()
    published: date | None = None
    looks_back: bool = False

    def at(self, sentence: Sentence, token: int, *, follows: bool) -> Time | None:
        """Return when an act without a time of its own was that a word in the past tells, as inferred; None for the day of publication.

        `follows` says that it follows what was told before it, whatever clause told that.
        """
        here = (sentence.number, token)
        last = next((m for m in reversed(self.marks) if m.at < here), None)
        told = next((m for m in reversed(self.asides) if m.at < here), None) if follows else None
        if told and sentence.number - told.sentence <= NEAR and (last is None or last.at <= told.at):
            return told.lent()
        if last and last.paragraph == sentence.paragraph and sentence.number - last.sentence <= REACH:
            return last.lent()
        if sentence.number in self.earlier or (follows and sentence.number - 1 in self.earlier):
            return Time()
        return self._reviewed(last) if self.looks_back else None

    def stay(self, sentence: Sentence, token: int) -> Time | None:
        """Return the days or the week that the telling gave last for a stay, as inferred."""
        before = (m for m in reversed(self.marks) if m.at < (sentence.number, token))
        return next((m.lent() for m in before if m.start < m.end <= m.start + STAY), None)

    def _reviewed(self, last: Mark | None) -> Time | None:
        """Return the days between what was told last, else first, and publication; none where that lies far back."""
        near = [m for m in self.marks if self.published and self.published - m.start <= REVIEWED]
        known = last or next(iter(self.marks), None)
        if known not in near or known is None or self.published is None:
            return Time()
        last = max((m for m in near if m.at <= known.at), key=lambda m: m.start)  # "the day before" is a step aside
        end = last.end if last.start < last.end else self.published
        granularity = "day" if last.start == end else "range"
        return Time(start=str(last.start), end=str(end), granularity=granularity, basis="inferred")


def thread_of(
    sentences: Sequence[Sentence], times: Sequence[TimeMention], *, published: date | None, release: bool
) -> Thread:
    """Return the thread of a report; a press release is of its day."""
    body = {sentence.number: sentence for sentence in sentences if sentence.kind == BODY}
    told = [
        (body[m.sentence], m, mark)
        for m in times
        if m.sentence in body and (mark := _mark(body[m.sentence], m, published=published))
    ]
    marks = tuple(mark for sentence, mention, mark in told if leads(sentence, mention))
    return Thread(
        marks,
        asides=tuple(mark for _, _, mark in told),
        earlier=frozenset(sentence.number for sentence in body.values() if _tells_earlier(sentence)),
        published=published,
        looks_back=not release and _looks_back(list(body.values()), marks, published=published),
    )


def leads(sentence: Sentence, mention: TimeMention) -> bool:
    """Tell whether a time opens its sentence, stands in a main clause, or is that of the deed that is its subject."""
    if is_nominal(sentence, mention.first, mention.last):
        return False
    at = governor_of(sentence, mention)
    if opens(sentence, mention):
        return True
    clause = clause_of(sentence, at)
    if any(child.i < clause for child in sentence.children(clause, "ccomp")):
        return False  # "Kim met Lavrov, the agency reported on Sunday"
    word, head = sentence.tokens[at], sentence.tokens[clause]
    relation = head.dep.partition(":")[0]
    if relation == "advcl" and clause < head.head and head.has(FINITE):  # "When it came to talks on Monday, he left"
        return _is_past(sentence, clause) and sentence.tokens[head.head].dep == "root"
    if relation not in TOLD:
        return False
    return word.pos != "NOUN" or (
        _is_past(sentence, clause)
        and any(at in sentence.subtree(subject.i) for subject in sentence.children(clause, *SUBJECTS))
    )


def _mark(sentence: Sentence, mention: TimeMention, *, published: date | None) -> Mark | None:
    start, end = day_of(mention.time.start), day_of(mention.time.end)
    if start is None or end is None or mention.relation != "in" or (published and start > published):
        return None
    return Mark(sentence.number, mention.first, sentence.paragraph, mention.time, start, min(end, published or end))


def _tells_earlier(sentence: Sentence) -> bool:
    """Tell whether a main clause tells what "had" been."""
    return any(
        word.dep.partition(":")[0] in TOLD
        and word.pos == "VERB"
        and any(t.lemma == "have" and t.has(PAST) for t in sentence.children(word.i, "aux"))
        for word in sentence.tokens
    )


def _looks_back(body: Sequence[Sentence], marks: Sequence[Mark], *, published: date | None) -> bool:
    """Tell a report whose main clauses tell of days before it, and none, or few, of its own."""
    if published is None or not body:
        return False
    old = {m.sentence for m in marks if m.end < published - NEWS and published - m.start <= OLD}
    share = len(old) / len(body)
    if not old or share >= MOST or any(m.end >= published - NEWS for m in marks if m.is_fine):
        return share >= MOST
    return share >= SOME or body[0].number in old or not _tells(body[0])


def _tells(sentence: Sentence) -> bool:
    """Tell whether the main clause of a sentence is in the past or the perfect, as news is told."""
    roots = (t for t in sentence.tokens if t.dep == "root")
    return any(_is_past(sentence, t.i) or any(a.lemma == "have" for a in sentence.children(t.i, "aux")) for t in roots)


def _is_past(sentence: Sentence, verb: int) -> bool:
    words = (sentence.tokens[verb], *sentence.children(verb, "aux", "cop", "aux:pass"))
    return any(word.has(PAST) for word in words)
