"""Documents coded by several processes, in the order in which they come."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

from dragoman.pipeline import Pipeline, batches, load_pipeline
from dragoman.records import Document, Report
from dragoman.settings import load_settings

#: Documents, and characters, that a process is handed at once; fewer than the pipeline would parse together, so that all
#: processes are busy to the end.
SHARE, SHARE_CHARACTERS = 16, 100_000
#: Shares that wait for each process, so that none is idle while another is slow.
AHEAD = 2
#: Shares that are worth the start of processes, about a second each.
WORTH = 3

Reports = tuple[Report, ...]


class Workers:
    """A pipeline that hands longer runs to processes of its own; the results are the pipeline's."""

    def __init__(self, codebook: Path | None = None, *, strict: bool = False, count: int) -> None:
        self._codebook, self._strict, self._count = codebook, strict, count
        self._pool: ProcessPoolExecutor | None = None

    @cached_property
    def pipeline(self) -> Pipeline:
        """Return the pipeline, loaded when it is first asked for: a long run of the processes may do without."""
        return load_pipeline(self._codebook, strict=self._strict)

    @property
    def version(self) -> str:
        """Return what decides the result besides the text."""
        return self.pipeline.version

    def code(self, document: Document) -> Reports:
        """Return one report for each article of the document."""
        return self.pipeline.code(document)

    def stream(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Reports]]:
        """Yield each document with its reports, in order."""
        shares = batches(documents, count=SHARE, characters=SHARE_CHARACTERS)
        first = list(islice(shares, WORTH))
        if len(first) < WORTH and self._pool is None:
            yield from self.pipeline.stream(document for share in first for document in share)
            return
        pool = self._started()
        running: deque[tuple[list[Document], Future[list[Reports]]]] = deque()
        for share in chain(first, shares):
            running.append((share, pool.submit(_code, share)))
            if len(running) >= self._count * AHEAD:
                yield from _done(*running.popleft())
        while running:
            yield from _done(*running.popleft())

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._count,
                mp_context=get_context("spawn"),
                initializer=_load,
                initargs=(self._codebook, self._strict),
            )
        return self._pool

    def close(self) -> None:
        """End the processes; what they have not begun is dropped."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)


@contextmanager
def working(
    codebook: Path | None = None, *, strict: bool = False, count: int | None = None
) -> Iterator[Workers | Pipeline]:
    """Give a pipeline's workers, one for each core unless said otherwise; with one core the pipeline itself.

    Raises CodebookError and UsageError for a codebook or a model of the user's that cannot be used.
    """
    count = count or cores()
    workers = Workers(codebook, strict=strict, count=count)
    if count < 2:
        yield workers.pipeline
        return
    if codebook is not None or load_settings().model is not None:
        load_pipeline(codebook, strict=strict)  # so that its faults are told here, and not by a process that ends
    try:
        yield workers
    finally:
        workers.close()


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


#: The pipeline of a worker's process.
_own: list[Pipeline] = []


def _load(codebook: Path | None, strict: bool) -> None:  # noqa: FBT001  (a process is handed its arguments by place)
    """Make a worker's pipeline; an interruption is told to the process that waits for it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _own.append(load_pipeline(codebook, strict=strict))


def _code(documents: list[Document]) -> list[Reports]:
    return [reports for _, reports in _own[0].stream(documents)]


def _done(share: list[Document], coded: Future[list[Reports]]) -> Iterator[tuple[Document, Reports]]:
    yield from zip(share, coded.result(), strict=True)
