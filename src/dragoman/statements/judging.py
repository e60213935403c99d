"""Judgements and forecasts that nobody is reported to have made: the writer's own, or a crowd's ("is widely seen as")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.codebook.speech import Judging, Speech
from dragoman.records import Reading, Statement, fact_id
from dragoman.records.stream import Range, Stream, trim
from dragoman.statements.contents import last_word
from dragoman.statements.timing import time_of_cue
from dragoman.statements.voices import Voice, Voices

ASSESSMENT = "assessment"
OPINION = "opinion"
#: A marked judgement, and one that only the genre of the text makes one.
MARKED, OF_A_COLUMN = 0.6, 0.5
#: Words of a judgement that says anything.
SHORTEST = 4
CLAUSES = ("csubj", "ccomp", "xcomp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The head of a clause that judges, the words that mark it, and whether they do so in any genre."""

    head: int
    cue: Range
    marked: bool


def judge(reading: Reading, speech: Speech) -> tuple[Statement, ...]:
    """Return the judgements and forecasts of an article that stand outside what somebody is reported to say."""
    words = reading.words
    voices = Voices(words, reading.cast, speech)
    found: dict[str, Statement] = {}
    for judgement in judgements(words, reading, speech):
        if said(words, judgement, reading.statements) or appointed(words, judgement, reading):
            continue
        fact = assessment(words, judgement, reading=reading, voice=holder(words, judgement, voices))
        if fact:
            found.setdefault(fact.id, fact)
    return tuple(found.values())


# ---------------------------------------------------------------- what marks them


def judgements(words: Stream, reading: Reading, speech: Speech) -> Iterator[Judgement]:
    """Yield the judgements of a text, of a column those of its main clauses too; one to a clause."""
    lexicon, opinion = speech.words.judging, reading.article.genre == OPINION
    for at in range(len(words.tokens)):
        if not words.body(at):
            continue
        cue = marker(words, at, reading=reading, speech=speech)
        if cue:
            yield Judgement(head=at, cue=cue, marked=True)
        elif opinion and words.heads[at] == at and (told := opined(words, at, lexicon)) is not None:
            yield Judgement(head=at, cue=(told, told + 1), marked=False)


def marker(words: Stream, at: int, *, reading: Reading, speech: Speech) -> Range | None:
    """Return the words that make a clause a judgement: "is expected", "is likely", "seems", "cannot be ruled out"."""
    lexicon, text, token = speech.words.judging, words.lower[at], words.tokens[at]
    if token.pos == "VERB" and text in speech.judged and words.kids(at, "aux") and not words.kids(at, "obj"):
        helped = [c for c in words.kids(at, "aux") if words.tokens[c].dep == "aux:pass"]
        return (helped[0], at + 1) if helped and goes_on(words, at) else None
    if text in lexicon.adjectives and token.pos == "ADJ" and (cop := words.kids(at, "cop")):
        return (cop[0], at + 1) if goes_on(words, at) else None
    if text in speech.seeming and words.finite(at) and words.kids(at, "xcomp", "ccomp", "csubj"):
        return at, at + 1
    if text in speech.excluded:
        particle = [c for c in words.kids(at, "compound") if words.lower[c] in lexicon.particles]
        if particle and reading.denies(*words.entity_key(at)):
            return min(words.kids(at, "aux"), default=at), particle[0] + 1
    return None


def goes_on(words: Stream, at: int) -> bool:
    """Tell a marker with what it judges: "expected to", "seen as", "believed that"."""
    if words.kids(at, *CLAUSES):
        return True
    return any(words.lower[c] == "as" for k in words.kids(at, "obl", "advcl") for c in words.kids(k, "case", "mark"))


def opined(words: Stream, at: int, lexicon: Judging) -> int | None:
    """Return what makes the main clause of a column a judgement: a verb of meaning, a possibility, or what something is like."""
    token = words.tokens[at]
    if token.pos == "VERB" and token.lemma in lexicon.meaning:
        return at
    modal = next((c for c in words.kids(at, "aux") if words.lower[c] in lexicon.modals), None)
    if modal is not None:
        return modal
    like = next(iter(words.kids(at, "cop")), None)
    return like if token.pos == "ADJ" else None


# ---------------------------------------------------------------- whose they are, and what they say


def said(words: Stream, judgement: Judgement, statements: Sequence[Statement]) -> bool:
    """Tell whether somebody is reported to say it, or it is a report of somebody's words."""
    token = words.tokens[judgement.head]
    above = {words.tokens[at].start for at in path(words, judgement.head)}
    for fact in statements:
        covered = any(span.start <= token.start < span.end for span in fact.evidence)
        cue = fact.cue_span
        if covered or (cue and any(cue.start <= start < cue.end for start in above)):
            return True
    return False


def path(words: Stream, at: int) -> Iterator[int]:
    """Yield a word and all that it hangs on."""
    yield at
    while words.heads[at] != at:
        at = words.heads[at]
        yield at


def appointed(words: Stream, judgement: Judgement, reading: Reading) -> bool:
    """Tell what is only scheduled: "is expected to meet him on Monday"."""
    if not judgement.marked:
        return False
    number, low = words.entity_key(judgement.head)[0], words.bounds(judgement.head)[0]
    inside = range(words.left[judgement.head] - low, words.right[judgement.head] + 1 - low)
    return any(
        m.sentence == number and m.first in inside and m.time.granularity == "day" and m.relation == "in"
        for m in reading.times
    )


def holder(words: Stream, judgement: Judgement, voices: Voices) -> Voice:
    """Return who judges: "is seen by analysts as", else the writer."""
    agents = [c for c in words.kids(judgement.head, "obl") if words.tokens[c].dep == "obl:agent"]
    if agents:
        return voices.of(agents[0])
    article = words.article
    name = article.byline or article.outlet or voices.speech.words.judging.writer
    return Voice(words=None, text=name, name=name)


def assessment(words: Stream, judgement: Judgement, *, reading: Reading, voice: Voice) -> Statement | None:
    """Return the fact: what follows "it is believed that", else the clause with its marker."""
    start, end = clause(words, judgement.head)
    content = trim(words, (start, min(end, last_word(words, judgement.head))))
    if content[1] - content[0] < SHORTEST:
        return None
    evidence = words.span(content)
    return Statement(
        id=fact_id("st", reading.article, (ASSESSMENT, voice.name, evidence.start, evidence.end)),
        speaker=voice.name,
        speaker_text=voice.text,
        speaker_country=voice.country,
        cue=words.text(judgement.cue),
        content=words.text(content),
        direct=False,
        kind=ASSESSMENT,
        evidence=(evidence,),
        date=time_of_cue(words, judgement.cue, content=(content,), reading=reading),
        cue_span=words.span(judgement.cue),
        speaker_id=voice.id,
        confidence=MARKED if judgement.marked else OF_A_COLUMN,
        own=True,
    )


def clause(words: Stream, head: int) -> Range:
    """Return the words of a judgement: those after "it is believed that", else from the subject to the end of the clause."""
    below = words.kids(head, *CLAUSES)
    if words.kids(head, "expl") and below:
        start, end = words.left[below[-1]], words.right[below[-1]] + 1
        return start + (words.lower[start] == "that"), end
    subjects = [words.left[c] for c in words.kids(head, "nsubj", "csubj", "expl")]
    start, end = min(subjects, default=words.left[head]), words.right[head] + 1
    joined = [
        words.left[c] for c in words.kids(head, "conj", "parataxis") if words.left[c] > head and words.kids(c, "nsubj")
    ]
    return start, min([end, *joined])
