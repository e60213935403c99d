"""The record: one SQLite file, written by one writer, asked by anybody."""

from __future__ import annotations

from dragoman.store.files import open_for_reading, open_for_writing

__all__ = ["open_for_reading", "open_for_writing"]
