"""The whole story: one report in, its facts out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from dragoman.actors import resolve
from dragoman.agenda import code_agenda
from dragoman.articles import split
from dragoman.codebook.book import Codebook, load_codebook
from dragoman.contract import FACTS
from dragoman.events import code_events
from dragoman.events.learned import Learned
from dragoman.measures import code_measures
from dragoman.mentions import detect
from dragoman.offices import code_offices
from dragoman.pledges import code_pledges
from dragoman.positions import code_positions
from dragoman.precedents import code_precedents
from dragoman.propositions import extract
from dragoman.quantities import code_quantities
from dragoman.records import Article, Document, Reading, Rejection, Report, Sentence
from dragoman.sentences import Engine, load_engine, stretches
from dragoman.settings import load_settings
from dragoman.statements import attribute, in_order
from dragoman.statements.judging import judge
from dragoman.statements.stance import taken
from dragoman.terms import code_terms
from dragoman.times import normalise

#: Documents parsed together: enough to fill the model's batches, few enough to keep memory flat.
BATCH = 32
BATCH_CHARACTERS = 300_000
NO_DATE = "no publication date: facts are kept with unknown or inferred dates; --published gives one"


@dataclass(frozen=True)
class Pipeline:
    """The stages in order; `code` takes one document, `stream` many; with `strict`, only events that a frame knows are coded."""

    codebook: Codebook
    engine: Engine
    strict: bool = False

    @cached_property
    def version(self) -> str:
        """Return the versions of codebook and model, which with the text (and `strict`) decide the result."""
        return f"{self.codebook.version}; {self.engine.version}"

    @cached_property
    def learned(self) -> Learned | None:
        """Return the fallback for acts that no frame knows, unless frames alone are asked for."""
        return None if self.strict else Learned(self.codebook.frames)

    def code(self, document: Document) -> tuple[Report, ...]:
        """Return one report for each article of the document."""
        ((_, reports),) = self.stream([document])
        return reports

    def stream(self, documents: Iterable[Document]) -> Iterator[tuple[Document, tuple[Report, ...]]]:
        """Yield each document with its reports, in order; documents share the model's batches."""
        for batch in batches(documents):
            pages = [split(document, self.codebook.pages) for document in batch]
            articles = [article for found, _ in pages for article in found]
            readable = [article for article in articles if article.language in {None, self.codebook.language}]
            parsed = dict(zip(map(id, readable), self.engine.parse(readable), strict=True))
            for document, (found, rejected) in zip(batch, pages, strict=True):
                yield (
                    document,
                    tuple(
                        self._report(article, parsed.get(id(article)), rejected if number == 0 else ())
                        for number, article in enumerate(found)
                    ),
                )

    def read(self, article: Article, sentences: tuple[Sentence, ...]) -> Reading:
        """Return what stands in a stretch of an article: who is who, when, who does what, who says what."""
        book = self.codebook
        mentions = detect(sentences, book.actors)
        cast = resolve(article, sentences, mentions, table=book.actors)
        times = normalise(article, sentences, book.times)
        propositions = extract(sentences, book.grammar, nouns=book.frames.nouns)
        reading = Reading(article=article, sentences=sentences, cast=cast, times=times, propositions=propositions)
        return reading.with_statements(attribute(reading, book.speech))

    def _report(
        self, article: Article, sentences: tuple[Sentence, ...] | None, rejected: tuple[Rejection, ...]
    ) -> Report:
        """Return the report of an article, put together from its stretches; one in another language is kept uncoded."""
        if sentences is None:
            return Report(article=article, rejections=rejected, warnings=(_not_english(article),))
        report = _joined([self._coded(article, part) for part in stretches(sentences)])
        warnings = () if article.published else (NO_DATE,)
        return replace(report, rejections=(*rejected, *report.rejections), warnings=warnings)

    def _coded(self, article: Article, sentences: tuple[Sentence, ...]) -> Report:
        """Return the facts of a stretch; events come before the agenda, stances before positions and pledges."""
        book = self.codebook
        reading = self.read(article, sentences)
        events, set_aside = code_events(reading, book, learned=self.learned)
        stances = taken(reading, book.stances)
        return Report(
            article=article,
            events=events,
            statements=in_order((*reading.statements, *judge(reading, book.speech))),
            positions=code_positions(reading, stances, book),
            schedule=code_agenda(reading, events, book.agenda),
            pledges=code_pledges(reading, stances, book.stances),
            measures=code_measures(reading, book.measures),
            quantities=code_quantities(reading, book.units),
            offices=code_offices(reading),
            terms=code_terms(reading, book.terms, book.issues),
            precedents=code_precedents(reading, book.precedents),
            actors=reading.cast.actors,
            rejections=set_aside,
        )


def load_pipeline(codebook: Path | None = None, *, strict: bool = False) -> Pipeline:
    """Return the pipeline with the model of the settings and the shipped codebook, or the user's codebook folder."""
    return Pipeline(codebook=load_codebook(codebook), engine=load_engine(load_settings().model), strict=strict)


def batches(
    documents: Iterable[Document], *, count: int = BATCH, characters: int = BATCH_CHARACTERS
) -> Iterator[list[Document]]:
    """Yield documents in groups of so many, or of so many characters."""
    batch: list[Document] = []
    for document in documents:
        batch.append(document)
        if len(batch) == count or sum(len(d.text) for d in batch) >= characters:
            yield batch
            batch = []
    if batch:
        yield batch


def _joined(parts: Sequence[Report]) -> Report:
    """Return the stretches of one article as one report; what several of them found is kept once."""
    first, *more = parts
    if not more:
        return first
    facts: dict[str, Any] = {}
    for kind in (*FACTS, "actors"):
        found = [fact for part in parts for fact in getattr(part, kind)]
        seen = {fact.id: fact for fact in reversed(found)}
        facts[kind] = tuple(seen[id_] for id_ in dict.fromkeys(fact.id for fact in found))
    return replace(first, rejections=tuple(r for part in parts for r in part.rejections), **facts)


def _not_english(article: Article) -> str:
    return f"not English but {article.language!r}: kept and searchable, not coded"
