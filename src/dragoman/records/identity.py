"""Ids that depend only on what they name."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from dragoman.records.texts import Article


def stable_id(prefix: str, *parts: object) -> str:
    """Return an id that depends only on its parts: `ev_` and twelve hexadecimal digits."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf8", "surrogatepass")).hexdigest()
    return f"{prefix}_{digest[:12]}"


def fact_id(prefix: str, article: Article, parts: Sequence[object]) -> str:
    """Return the id of a fact of an article: the same report and the same words give the same id."""
    return stable_id(prefix, article.document.id, article.number, *parts)
