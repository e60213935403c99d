"""One report through everything, with the shipped model and codebook."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app

REPORT = """Talks in Santiago

SANTIAGO, March 5, 2031 (North Wire) - Norwegian Foreign Minister Kari Solberg met Chilean Foreign Minister Ines Rojas in
Santiago on Tuesday. "We shall keep our fleet at home," Rojas said. The two ministers will meet again in Oslo on June 3.
"""


def test_a_report_becomes_a_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text(REPORT)

    def run(*words: str) -> str:
        result = CliRunner().invoke(app, words, env={"COLUMNS": "200"})
        assert result.exit_code == 0, result.output
        return result.stdout

    assert "1 new" in run("read", "report.txt")
    (met, *_) = json.loads(run("events", "--actor", "NOR", "--target", "CHL", "--status", "occurred", "--json"))
    assert met["type"] == "CONSULT"
    assert {party["country"] for party in met["actors"]} == {"NOR", "CHL"}
    assert "fleet" in json.loads(run("statements", "--text", "fleet", "--json"))[0]["content"]
    reasons = json.loads(run("why", met["id"], "--json"))
    assert reasons["frame"]["type"] == "CONSULT"
    assert any(token["lemma"] == "meet" for token in reasons["sentences"][0]["tokens"])
    assert all(REPORT[s["start"] : s["end"]].split() == s["text"].split() for s in reasons["sentences"])
    assert "Kari Solberg met Chilean Foreign Minister" in run("why", met["id"])
    assert "all stand" in run("verify")
    assert "1 unchanged" in run("read", "report.txt")
    exported, (coded,) = run("export", "jsonl"), run("code", "report.txt").splitlines()
    assert exported.splitlines() == [coded]
