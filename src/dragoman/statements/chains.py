"""On whose word a stretch of text stands."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.records import Statement


def chain_at(statements: Sequence[Statement], offset: int) -> tuple[Statement, ...]:
    """Return the statements whose content covers a source offset, the outermost first."""
    covering = [s for s in statements for span in s.evidence if span.start <= offset < span.end]
    return tuple(
        sorted(covering, key=lambda s: (-sum(span.end - span.start for span in s.evidence), s.evidence[0].start))
    )
