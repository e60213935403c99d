"""The command line over a small record of hand-made reports, with a stand-in for the pipeline."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import Result
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.records import Rejection
from dragoman.store import open_for_writing
from tests.reports import CHILE, NORWAY, ROJAS, SOLBERG, Coder, Maker, day, span
from tests.store.conftest import keep

TEXT = """Solberg in Santiago
On Monday Foreign Minister Kari Solberg visited Chile. Norway accused Chile of overfishing, a charge that officials in Santiago
rejected at once. “We shall keep our fleet at home,” Rojas said. They meet again on 3 June."""

Run = Callable[..., Result]


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record called dragoman.db in the current folder."""
    monkeypatch.chdir(tmp_path)
    make = Maker(TEXT, name="desk/solberg.txt", published="2031-03-05", outlet="North Wire", language="en")
    visit = "On Monday Foreign Minister Kari Solberg visited Chile."
    with open_for_writing(tmp_path / "dragoman.db") as db:
        keep(
            db,
            make.report(
                events=(
                    make.event(
                        visit, mode="visit", recipients=(CHILE,), date=day("2031-03-03", span(TEXT, "On Monday"))
                    ),
                    make.event(
                        "Norway accused Chile of overfishing",
                        code="ACCUSE",
                        actors=(NORWAY,),
                        recipients=(CHILE,),
                        on=None,
                    ),
                ),
                statements=(make.statement("We shall keep our fleet at home,", speaker=ROJAS),),
                positions=(
                    make.position(
                        "accused Chile of overfishing", issue="fishing quotas", stance="condemn", holder=NORWAY
                    ),
                ),
                schedule=(make.item("They meet again on 3 June.", what="Norway and Chile meet", on="2031-06-03"),),
                offices=(make.office("Foreign Minister Kari Solberg"),),
                actors=(
                    make.actor(NORWAY, kind="state"),
                    make.actor(CHILE, kind="state"),
                    make.actor(SOLBERG, variants=("Solberg",)),
                    make.actor(ROJAS),
                ),
                precedents=(make.precedent("They meet again on 3 June.", who=SOLBERG, partner=ROJAS),),
                terms=(make.term("Norway accused Chile of overfishing", items=("fishing quotas",)),),
                rejections=(Rejection(stage="events", reason="No frame", start=0, end=7),),
            ),
        )
    return tmp_path / "dragoman.db"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command line; `width` is that of the terminal."""
    workers = importlib.import_module("dragoman.workers")  # with the pipeline, before the stand-in takes its place
    monkeypatch.setattr(workers, "load_pipeline", lambda *_, **__: Coder())
    monkeypatch.setitem(sys.modules, "dragoman.pipeline", SimpleNamespace(load_pipeline=lambda *_, **__: Coder()))

    def runner(*words: str, width: int | None = None, given: str | None = None) -> Result:
        env = {"COLUMNS": str(width) if width else None}
        return CliRunner().invoke(app, words, env=env, input=given)

    return runner
