"""Documents in, the pipeline's own results out, whoever codes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.contract import json_line, report_data
from dragoman.errors import DragomanError
from dragoman.pipeline import Pipeline, load_pipeline
from dragoman.workers import SHARE, WORTH, Workers, working
from tests.conftest import make_document


def lines(coder: object, count: int) -> list[str]:
    documents = [make_document(f"Envoy {n} of Oman met the president of Iraq on Friday.") for n in range(count)]
    return [json_line(report_data(r)) for _, reports in coder.stream(documents) for r in reports]  # type: ignore[attr-defined]


def test_processes_change_nothing() -> None:
    pipeline = load_pipeline()
    many = SHARE * WORTH + 1
    with working(count=2) as coder:
        assert isinstance(coder, Workers)
        assert lines(coder, 2) == lines(pipeline, 2)
        assert lines(coder, many) == lines(pipeline, many)
        assert lines(coder, many) == lines(pipeline, many)


def test_one_core_needs_no_workers() -> None:
    with working(count=1) as coder:
        assert isinstance(coder, Pipeline)


@pytest.mark.parametrize("count", [1, 2])
def test_what_is_wrong_with_a_codebook_is_told_at_once(tmp_path: Path, count: int) -> None:
    with pytest.raises(DragomanError), working(tmp_path / "none", count=count):
        pass


def test_a_long_run_is_left_to_the_processes() -> None:
    with working(count=2) as coder:
        assert isinstance(coder, Workers)
        assert lines(coder, SHARE * WORTH)
        assert "pipeline" not in vars(coder)
