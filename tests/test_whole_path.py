"""The whole path with the shipped model: the samples coded by the command as a stranger would run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import dragoman

SAMPLES = Path(dragoman.__file__).parent / "samples"
#: A few of each manner; all of them would take too long for every run.
CHOSEN = sorted(SAMPLES.glob("2025-08-2*"))[:5]
RUN = [sys.executable, "-c", "from dragoman.cli import app; app()"]


def code(*arguments: object, **more: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*RUN, "code", *map(str, arguments)], capture_output=True, check=False, stdin=subprocess.DEVNULL, **more
    )


@pytest.fixture(scope="module")
def coded() -> bytes:
    done = code(*CHOSEN)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@pytest.fixture(scope="module")
def reports(coded: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in coded.splitlines()]


def test_reports_come_in_the_order_given(reports: list[dict[str, Any]]) -> None:
    files = list(dict.fromkeys(report["document"]["file"] for report in reports))
    assert files == [str(path) for path in CHOSEN]


def test_facts_of_most_kinds_are_found(reports: list[dict[str, Any]]) -> None:
    found = {kind for report in reports for kind in report if isinstance(report[kind], list) and report[kind]}
    assert {"events", "statements", "positions", "schedule", "quantities", "offices"} <= found


def test_evidence_is_verbatim(reports: list[dict[str, Any]]) -> None:
    """Every span of every fact says what the file says at that place."""
    kinds = ("events", "statements", "positions", "schedule", "pledges", "measures", "quantities", "offices")
    for report in (r for r in reports if r["document"]["file"].endswith((".txt", ".md"))):
        text = Path(report["document"]["file"]).read_bytes().decode("utf8")
        for fact in (fact for kind in kinds for fact in report[kind]):
            assert fact["evidence"], f"{fact['id']} has no proof"
            assert all(text[span["start"] : span["end"]] == span["text"] for span in fact["evidence"])


def test_same_input_gives_the_same_bytes(coded: bytes) -> None:
    """In another process, with other hashes of strings."""
    again = code(*CHOSEN, env={**os.environ, "PYTHONHASHSEED": "77"})
    assert again.stdout == coded


def test_closed_pipe_is_no_error() -> None:
    """`dragoman code ... | head -c 1` ends without a word."""
    child = subprocess.Popen(
        [*RUN, "code", *map(str, CHOSEN)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL
    )
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.read(1)
    child.stdout.close()
    assert child.stderr.read() == b""
    child.wait(timeout=60)
