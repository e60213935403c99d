"""`show`, `why`, `verify`, `export`: one thing closely, and everything out."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from dragoman.cli import why
from dragoman.contract import FACTS
from dragoman.store import open_for_writing
from tests.cli.conftest import TEXT, Run


def ids(run: Run, kind: str = "events") -> list[str]:
    return [fact["id"] for fact in json.loads(run(kind, "--json").stdout)]


def test_show_gives_every_field_and_the_words_in_their_place(record: Path, run: Run) -> None:
    told = run("show", ids(run)[0][:8], width=100).stdout
    assert "«On Monday Foreign Minister Kari Solberg visited Chile.» Norway accused" in told
    for words in (
        "CONSULT",
        "Chile (CHL), GOV",
        "2031-03-03 (day, explicit: “On Monday”)",
        "attribution",
        "not stated",
        "North Wire",
    ):
        assert words in told


@pytest.mark.parametrize("width", [60, 80, 120])
def test_show_fits(record: Path, run: Run, width: int) -> None:
    documents = [fact["document"]["id"] for fact in json.loads(run("events", "--json").stdout)]
    for asked in (*ids(run), *ids(run, "actors"), documents[0]):
        result = run("show", asked, width=width)
        assert result.exit_code == 0
        assert max(map(len, result.stdout.splitlines())) <= width


def test_show_a_document_and_an_actor(record: Path, run: Run) -> None:
    document = json.loads(run("events", "--json").stdout)[0]["document"]["id"]
    told = run("show", document, width=200).stdout
    assert "article 1  Solberg in Santiago: 2 events, 1 offices" in told
    assert json.loads(run("show", document, "--json").stdout)["text"].startswith("Solberg in Santiago\n")
    assert "foreign minister, current (desk/solberg.txt, 2031-03-05)" in run("show", "pe_sol", width=200).stdout


@pytest.mark.parametrize(
    ("asked", "sentence"), [("ev_", "begins several ids: ev_"), ("zz", "Nothing in the record has an id")]
)
def test_an_id_must_lead_to_one_thing(record: Path, run: Run, asked: str, sentence: str) -> None:
    result = run("show", asked)
    assert result.exit_code == 2
    assert sentence in result.stderr


def test_why_tells_the_reasons(record: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    token = {"i": 0, "text": "visited", "lemma": "visit", "pos": "VERB", "morph": "", "head": 0, "dep": "root"}
    reasons = {
        "pipeline": "two", "frame": {"id": "go", "type": "CONSULT", "words": ["visit", "go"], "example": "She visited Peru."},
        "names": [{"name": "Kari Solberg", "text": "Solberg", "id": "pe_solberg", "reasons": ["title and name"]}],
        "dates": {"date": {"start": "2031-03-03", "end": "2031-03-03", "granularity": "day", "basis": "explicit", "span": None}},
        "published": {"published": "2031-03-05", "published_basis": "explicit"}, "attribution": ["an official"],
        "sentences": [{"text": "x", "start": 0, "end": 1, "tokens": [token]}],
    }  # fmt: skip
    monkeypatch.setattr(why, "explain", lambda fact, document: {"id": fact["id"], **reasons})
    told = run("why", ids(run)[0], width=100).stdout
    for words in (
        "«On Monday",
        "go of CONSULT",
        "“Solberg”; title and name",
        "an official",
        "visited  visit  VERB",
        "another codebook",
    ):
        assert words in told
    assert json.loads(run("why", ids(run)[0], "--json").stdout)["names"][0]["reasons"] == ["title and name"]


def test_why_of_an_actor_and_not_of_a_document(record: Path, run: Run) -> None:
    assert "named in desk/solberg.txt" in run("why", "pe_solberg", width=100).stdout
    document = json.loads(run("events", "--json").stdout)[0]["document"]["id"]
    assert run("why", document).exit_code == 2


def test_verify_stands_until_something_is_forged(record: Path, run: Run) -> None:
    result = run("verify")
    assert result.exit_code == 0
    assert result.stdout == "1 document, 8 facts, 11 spans: all stand as they were read.\n"
    with open_for_writing(record) as db:
        db.execute("UPDATE documents SET text = replace(text, 'Monday', 'Sunday')")
    result = run("verify")
    assert result.exit_code == 1
    assert "do not say 'On Monday Foreign Minister" in result.stdout
    assert json.loads(run("verify", "--json").stdout)["failed"] == 3


def test_export_jsonl_is_the_contract(record: Path, run: Run) -> None:
    (line,) = run("export", "jsonl").stdout.splitlines()
    data = json.loads(line)
    assert list(data) == ["document", *FACTS, "assessments", "segments", "rejections", "actors", "warnings"]
    assert data["events"][0]["id"] == ids(run)[0]
    assert data["segments"] == [{"kind": "body", "start": 0, "end": len(TEXT)}]


@pytest.mark.parametrize("kind", FACTS)
def test_export_csv_has_a_row_a_fact(record: Path, run: Run, kind: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "csv", "--kind", kind).stdout)))
    expected = {"events": 2, **dict.fromkeys(("pledges", "measures", "quantities"), 0)}.get(kind, 1)
    assert len(rows) == expected
    assert all(row["evidence_text"] and row["document_file"] == "desk/solberg.txt" for row in rows)


def test_export_to_a_file(record: Path, run: Run, tmp_path: Path) -> None:
    assert run("export", "csv", "--output", "out.csv").stdout == ""
    assert (tmp_path / "out.csv").read_text().splitlines()[1].split(",")[5] == "CONSULT"
    assert run("export", "csv", "-o", "nowhere/out.csv").exit_code == 1
    assert run("export", "csv", "--kind", "rumours").exit_code == 2
    assert [p.name for p in tmp_path.iterdir() if "part" in p.name] == []


def test_why_and_show_take_the_name_of_an_actor(record: Path, run: Run) -> None:
    assert json.loads(run("why", "solberg", "--json").stdout)["id"] == "pe_solberg"
    assert "foreign minister, current" in run("show", "Kari Solberg", width=200).stdout
    told = run("why", "nobody at all")
    assert (told.exit_code, "nobody is called so" in told.stderr) == (2, True)
