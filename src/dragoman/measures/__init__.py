"""Measures: tariffs, sanctions, pauses and troops abroad, with who set them on whom, how much and until when."""

from __future__ import annotations

from dataclasses import replace

from dragoman.codebook.measure_words import MeasureWords
from dragoman.measures.acts import acts
from dragoman.measures.deployments import forces
from dragoman.measures.named import Found, imposed, mentions
from dragoman.records import Measure, Reading
from dragoman.records.stream import Stream

__all__ = ["code_measures"]


def code_measures(reading: Reading, lexicon: MeasureWords) -> tuple[Measure, ...]:
    """Return the measures of an article, each once."""
    words = reading.words
    kept: dict[str, Measure] = {}
    for found in mentions(words, lexicon):
        known = named_before(words, found, kept=tuple(kept.values()), lexicon=lexicon)
        measure = imposed(words, found, reading=reading, lexicon=lexicon, known=known is not None)
        if measure and known:
            kept[key_of(known)] = updated(known, measure)
        elif measure:
            same = next((old for old in kept.values() if agrees(old, measure)), None)
            kept[key_of(same or measure)] = measure if same is None else merged(same, measure)
    for measure in (*forces(words, reading, lexicon), *acts(words, reading, lexicon)):
        kept.setdefault(key_of(measure), measure)
    return tuple(kept.values())


def key_of(measure: Measure) -> str:
    """Return what one measure of an article is kept under."""
    return measure.id


def agrees(old: Measure, new: Measure) -> bool:
    """Tell whether two mentions are of one measure: of one kind and rate, with nothing that differs."""
    if (old.kind, old.value) != (new.kind, new.value):
        return False
    if old.value is None:
        return (old.by, old.on) == (new.by, new.on)
    return all(a == b or a is None or b is None for a, b in ((old.by, new.by), (old.on, new.on)))


def merged(old: Measure, new: Measure) -> Measure:
    """Complete a measure with what a later mention gives."""
    from_, until = old.from_ or new.from_, old.until or new.until
    return replace(old, by=old.by or new.by, on=old.on or new.on, from_=from_, until=until)


def updated(old: Measure, new: Measure) -> Measure:
    """Return a measure with what a later mention says has become of it; both mentions prove it."""
    evidence = (*old.evidence, *new.evidence)
    return replace(merged(old, new), status=new.status, until=new.until or old.until, evidence=evidence)


def named_before(words: Stream, found: Found, *, kept: tuple[Measure, ...], lexicon: MeasureWords) -> Measure | None:
    """Return the measure that "these tariffs" comes back to: the last of the kind, one with a rate first."""
    again = any(words.lower[c] in lexicon.words.again for c in words.kids(found.head, "det"))
    alike = [measure for measure in kept if again and measure.kind == found.kind]
    rated = [measure for measure in alike if measure.value is not None]
    return next(reversed(rated or alike), None)
