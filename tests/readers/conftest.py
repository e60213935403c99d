"""Shared ways of reading files that a test writes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.readers import Defaults, read
from dragoman.records import Document, Rejection

Read = Callable[..., list[Document | Rejection]]


@pytest.fixture
def reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Write one file into an empty folder, and read it by its name."""
    monkeypatch.chdir(tmp_path)

    def read_file(name: str, content: str | bytes, **defaults: str) -> list[Document | Rejection]:
        Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
        return list(read([name], defaults=Defaults(**defaults)))

    return read_file


@pytest.fixture
def one(reads: Read) -> Callable[..., Document]:
    """Read a file that holds one document."""

    def read_one(name: str, content: str | bytes, **defaults: str) -> Document:
        (found,) = reads(name, content, **defaults)
        assert isinstance(found, Document), found
        return found

    return read_one


@pytest.fixture
def refused(reads: Read) -> Callable[[str, str | bytes], str]:
    """Read a file that gives nothing, and return the one sentence that says why."""

    def read_refused(name: str, content: str | bytes) -> str:
        (found,) = reads(name, content)
        assert isinstance(found, Rejection), found
        assert (found.stage, found.file) == ("read", name)
        return found.reason

    return read_refused
