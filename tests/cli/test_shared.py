"""The commands about what reports share: stories, one story, conflicts, relations, each fact once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.store import open_for_writing
from tests.cli.conftest import Run
from tests.store.conftest import keep
from tests.store.test_layer import REPORTS


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record whose reports nobody has compared yet: the first question does."""
    monkeypatch.chdir(tmp_path)
    with open_for_writing(tmp_path / "dragoman.db") as db:
        keep(db, *REPORTS)
    return tmp_path / "dragoman.db"


def test_stories(desk: Path, run: Run) -> None:
    found = json.loads(run("stories", "--json", "--least", "2").stdout)
    assert {
        "id",
        "title",
        "start",
        "end",
        "reports",
        "sources",
        "actors",
        "places",
        "issues",
        "facts",
        "articles",
    } <= found[0].keys()
    assert {"key", "report", "copies", "reported"} <= found[0]["articles"][0].keys()
    table = run("stories", "--least", "2", width=90).stdout
    assert "independent" in table
    assert "Talks on fish" in table
    assert "No stories" in run("stories", "--since", "2032-01-01").stdout


def test_one_story(desk: Path, run: Run) -> None:
    ids = {s["title"]: s["id"] for s in json.loads(run("stories", "--json").stdout)}
    talks = next(id_ for title, id_ in ids.items() if title.startswith("Talks"))
    shown = run("story", talks[:8], width=100).stdout
    assert "copied" in shown or "shares its text" in shown
    assert run("story", "sy_nothing").exit_code == 2
    assert json.loads(run("story", talks, "--json", "--as-of", "2031-03-02").stdout)["reports"] == 1


def test_conflicts(desk: Path, run: Run) -> None:
    found = json.loads(run("conflicts", "--json").stdout)
    assert {d["field"] for c in found if c["certain"] for d in c["differs"]} == {"date"}
    assert "date: 2031-03-05" in run("conflicts", width=120).stdout
    assert run("conflicts", "--kind", "rumours").exit_code == 2
    pairs = json.loads(run("conflicts", "--pairs", "--json").stdout)
    assert all(not pair["certain"] and pair["because"] for pair in pairs)


def test_relations(desk: Path, run: Run) -> None:
    found = json.loads(run("relations", "NOR", "CHL", "--by", "month", "--json").stdout)
    assert found["periods"][0]["quads"] == {
        "verbal cooperation": 1, "material cooperation": 0, "verbal conflict": 1, "material conflict": 0,
    }  # fmt: skip
    assert "█" in run("relations", "NOR", "CHL", width=100).stdout
    assert run("relations", "NOR").exit_code == 2
    assert "nobody called 'Atlantis'" in run("relations", "NOR", "Atlantis").stderr


def test_each_fact_once(desk: Path, run: Run) -> None:
    once = json.loads(run("events", "--once", "--json").stdout)
    assert len(once) < len(json.loads(run("events", "--json").stdout))
    assert "6 reports" in run("events", "--once", width=100).stdout
    shown = run("show", once[0]["id"][:9], width=100).stdout
    assert "reports tell one of the events" in shown
    assert json.loads(run("show", once[0]["id"], "--json").stdout)["accounts"]


def test_the_shared_export(desk: Path, run: Run) -> None:
    lines = [json.loads(line) for line in run("export", "merged").stdout.splitlines()]
    assert {key for line in lines for key in line} == {"happening", "story"}


def test_what_lies_ahead_once(desk: Path, run: Run) -> None:
    assert run("agenda", "--once", "--json").exit_code == 0
