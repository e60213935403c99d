"""The read job: what readers give goes through the pipeline into the record, batch by batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Protocol

from dragoman.contract import FACTS
from dragoman.errors import DragomanError
from dragoman.records import Document, Rejection, Report
from dragoman.store.writer import Writer

#: Documents, and characters, that are coded and committed together; what an interruption can cost.
BATCH_DOCUMENTS = 64
BATCH_CHARACTERS = 1_000_000
#: Different reasons that are counted one by one; a run over anything must not grow with it.
REASONS = 200
#: Inputs without a reading that are told one by one.
TOLD = 20
#: Seconds between two notes of how far a run has come.
EVERY = 2.0


class Coder(Protocol):
    """What turns documents into reports; the pipeline, or a stand-in."""

    @property
    def version(self) -> str:
        """Return what decides the result besides the text."""
        ...

    def code(self, document: Document) -> tuple[Report, ...]:
        """Return a report for each article."""
        ...

    def stream(self, documents: Iterable[Document]) -> Iterator[tuple[Document, tuple[Report, ...]]]:
        """Yield each document with its reports, in order."""
        ...


@dataclass(slots=True, kw_only=True)
class Counts:
    """What a read job has done so far; `documents` counts by new, changed, recoded and unchanged.

    `told` holds the first inputs that could not be read, whole.
    """

    documents: Counter[str] = field(default_factory=Counter)
    articles: int = 0
    facts: Counter[str] = field(default_factory=Counter)
    rejections: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    unreadable: Counter[str] = field(default_factory=Counter)
    told: list[Rejection] = field(default_factory=list)

    def plain(self) -> dict[str, Any]:
        """Return the counts for JSON, most frequent first."""
        tables = ("documents", "facts", "rejections", "warnings", "unreadable")
        return {"articles": self.articles} | {name: dict(getattr(self, name).most_common()) for name in tables}

    def add(self, reports: Iterable[Report]) -> None:
        """Count what the articles of a document gave."""
        for report in reports:
            self.articles += 1
            for kind in FACTS:
                self.facts[kind] += len(getattr(report, kind))
            for rejection in report.rejections:
                _count(self.rejections, rejection.reason)
            document = report.article.document
            for warning in dict.fromkeys((*document.warnings, *report.warnings)):
                _count(self.warnings, warning.removeprefix(f"{document.file}: "))

    def refuse(self, rejections: Iterable[Rejection]) -> None:
        """Count inputs that gave nothing."""
        for rejection in rejections:
            _count(self.unreadable, rejection.reason)
            if len(self.told) < TOLD:
                self.told.append(rejection)


@dataclass(slots=True, kw_only=True)
class Course:
    """How far a run has come: told on the terminal by `tell` and `seen`, and noted in the record for those who look on."""

    writer: Writer
    whole: int
    tell: Callable[[Counts], None]
    seen: Callable[[int], None]
    clock: Callable[[], str]
    bytes: int = 0
    inputs: int = 0
    noted: float = 0.0

    def read(self, size: int) -> None:
        """Hear of bytes that were read."""
        self.bytes += size
        self.seen(size)

    def met(self, inputs: Iterable[Document | Rejection]) -> Iterator[Document | Rejection]:
        """Count what is read, which waits to be coded."""
        for item in inputs:
            self.inputs += 1
            yield item

    def note(self, counts: Counts) -> None:
        """Note how much of what is to be read was coded, every now and then."""
        self.tell(counts)
        if monotonic() - self.noted >= EVERY:
            self.noted = monotonic()
            done = counts.documents.total() + counts.unreadable.total()
            share = min(self.bytes / self.whole, 1) * min(done / max(self.inputs, 1), 1) if self.whole else None
            self.writer.note(self.clock(), counts.plain(), share=share)


@dataclass(slots=True, kw_only=True)
class Batch:
    """What is committed together: documents to code, each with what the record knows of it, and the rest to note."""

    fresh: list[Document] = field(default_factory=list)
    states: dict[tuple[str, str], str] = field(default_factory=dict)
    met: list[Document] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)

    def take(self, document: Document, state: str) -> bool:
        """Take a document that is to be coded; False for one that the record or this batch holds already."""
        identity = (document.id, document.version)
        if state == "unchanged" or identity in self.states:
            return False
        self.fresh.append(document)
        self.states[identity] = state
        return True

    def is_full(self) -> bool:
        """Tell whether it is time to code and commit."""
        size = len(self.fresh) + len(self.met) + len(self.rejected)
        return size >= BATCH_DOCUMENTS or sum(len(d.text) for d in self.fresh) >= BATCH_CHARACTERS


def read_job(
    inputs: Iterable[Document | Rejection],
    coder: Coder,
    writer: Writer,
    *,
    counts: Counts | None = None,
    tell: Callable[[Counts], None] = lambda _: None,
) -> Counts:
    """Code what is new into the record and return what was done; `counts` is kept up to date, `tell` hears of it.

    Interrupted, it keeps the documents that were coded by then.
    """
    counts = Counts() if counts is None else counts
    for batch in _batches(inputs, writer, counts):
        coded: list[tuple[Document, tuple[Report, ...]]] = []
        try:
            for document, reports in _coded(batch, coder):
                coded.append((document, reports))
                counts.documents[batch.states[document.id, document.version]] += 1
                counts.add(reports)
                tell(counts)
        finally:
            _commit(writer, batch, coded)
            counts.refuse(batch.rejected)
        tell(counts)
    return counts


def _batches(inputs: Iterable[Document | Rejection], writer: Writer, counts: Counts) -> Iterator[Batch]:
    """Yield what is read in batches; what the record already holds is not coded again."""
    batch = Batch()
    for item in inputs:
        rejection = item if isinstance(item, Rejection) else _unstorable(item)
        if rejection:
            batch.rejected.append(rejection)
        elif isinstance(item, Document) and not batch.take(item, writer.state(item)):
            counts.documents["unchanged"] += 1
            if (item.id, item.version) not in batch.states and not writer.is_settled(item):
                batch.met.append(item)
        if batch.is_full():
            yield batch
            batch = Batch()
    yield batch


def _coded(batch: Batch, coder: Coder) -> Iterator[tuple[Document, tuple[Report, ...]]]:
    """Yield the documents of a batch with their reports; one that breaks the coder is rejected, the others go on."""
    done = 0
    try:
        for pair in coder.stream(batch.fresh):
            yield pair
            done += 1
    except DragomanError:
        raise
    except Exception:  # a fault in one document must not cost the others
        for document in batch.fresh[done:]:
            try:
                reports = coder.code(document)
            except DragomanError:
                raise
            except Exception as error:
                batch.rejected.append(_failed(document, error))
            else:
                yield document, reports


def _commit(writer: Writer, batch: Batch, coded: list[tuple[Document, tuple[Report, ...]]]) -> None:
    """Write a batch in one transaction; one that changes nothing costs none."""
    if not (coded or batch.met or batch.rejected):
        return
    with writer.batch():
        for document in batch.met:
            writer.confirm(document)
        for document, reports in coded:
            writer.keep(document, reports)
        for rejection in batch.rejected:
            writer.reject(rejection)


def _count(counter: Counter[str], sentence: str) -> None:
    """Count a sentence under its words before any colon, which name no single case."""
    short = sentence.partition(": ")[0]
    counter[short if short in counter or len(counter) < REASONS else "other reasons"] += 1


def _unstorable(document: Document) -> Rejection | None:
    """Return why a text cannot be kept: half of a surrogate pair is no character."""
    given = (document.text, document.title, document.outlet, document.key, document.url, document.file)
    try:
        "".join(part or "" for part in given).encode()
    except UnicodeEncodeError:
        reason = "The text holds half characters (lone surrogates); repair its encoding and read it again."
        return Rejection(stage="read", reason=reason, file=document.file.encode(errors="replace").decode())
    return None


def _failed(document: Document, error: Exception) -> Rejection:
    said = f"{type(error).__name__}: {error}"
    reason = f"The document could not be coded, which is a fault of Dragoman: {said}"
    return Rejection(stage="code", reason=reason, file=document.file)
