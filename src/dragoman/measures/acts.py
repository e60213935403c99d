"""Measures named by a verb: "Brussels sanctioned Minsk", "the airline was banned by Berlin"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.codebook.measure_words import MeasureWords
from dragoman.measures.named import dates, open_step, there
from dragoman.records import Measure, Reading, fact_id
from dragoman.records.stream import Stream
from dragoman.statements.contents import last_word
from dragoman.statements.phrases import subject


def acts(words: Stream, reading: Reading, lexicon: MeasureWords) -> Iterator[Measure]:
    """Yield the measures that verbs name: "Brussels sanctioned Minsk"."""
    for at, text in enumerate(words.lower):
        kind = lexicon.acts.get(text)
        if kind is None or words.tokens[at].pos != "VERB" or not words.body(at):
            continue
        if reading.denies(*words.entity_key(at)):
            continue
        passive = any(words.tokens[c].dep == "nsubj:pass" for c in words.kids(at, "nsubj"))
        agent = next((c for c in words.kids(at, "obl") if words.tokens[c].dep == "obl:agent"), None)
        by = there(words, agent if passive else subject(words, at), reading)
        on = there(words, subject(words, at) if passive else next(iter(words.kids(at, "obj")), None), reading)
        if by is None or on is None or by == on:
            continue
        status = "proposed" if open_step(words, at, reading=reading, lexicon=lexicon) else "in-force"
        start, until = dates(words, (at, at), status=status, reading=reading)
        span = words.span((min(words.left[at], at), min(words.right[at] + 1, last_word(words, at))))
        yield Measure(
            id=fact_id("me", reading.article, (kind, span.start, span.end)),
            what=f"{kind} on {on}" if kind in lexicon.words.kinds else f"{kind} of {on}",
            kind=kind,
            by=by,
            on=on,
            value=None,
            unit=None,
            from_=start,
            until=until,
            status=status,
            evidence=(span,),
            confidence=0.6,
        )
