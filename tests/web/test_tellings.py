"""Stories in the browser: one development, its reports, and what several of them tell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.codebook.book import Codebook
from dragoman.records import Entity, Place
from dragoman.store import open_for_writing
from dragoman.store.layer import catch_up
from dragoman.web import tellings
from tests.reports import Maker, day
from tests.store.conftest import keep
from tests.web.conftest import TOLD, Site, told_reports


@pytest.fixture
def told(record: Path, site: Site, book: Codebook) -> TestClient:
    """The site over a record in which two outlets tell of one meeting."""
    with open_for_writing(record) as db:
        for report in told_reports():
            keep(db, report)
        catch_up(db, book)
    return site()


def test_a_story_has_its_reports_and_what_both_tell(told: TestClient) -> None:
    listed = told.get("/stories.json").json()["stories"]
    story = next(s for s in listed if s["reports"] == 2)
    assert story["sources"] == 2
    shown = told.get(f"/story/{story['id']}.json").json()
    assert [fact["reports"] for fact in shown["shared"]] == [2]
    html = told.get(f"/story/{story['id']}").text
    assert "Fjord Wire" in html
    assert "Andes Post" in html
    assert "2 independent sources" in html


def test_a_story_of_one_report_has_what_it_alone_tells(told: TestClient) -> None:
    story = next(s for s in told.get("/stories.json").json()["stories"] if s["reports"] == 1)
    shown = told.get(f"/story/{story['id']}.json").json()
    assert shown["shared"] == []
    assert [fact["type"] for fact in shown["alone"]] == ["CONSULT", "ACCUSE"]
    assert "Told by one of them" in told.get(f"/story/{story['id']}").text


def test_a_fact_names_who_else_tells_it(told: TestClient) -> None:
    (story,) = (s for s in told.get("/stories.json").json()["stories"] if s["reports"] == 2)
    (shared,) = told.get(f"/story/{story['id']}.json").json()["shared"]
    html = told.get(f"/fact/{shared['lead']}").text
    assert "Who else tells it" in html
    assert any(text in html for _, _, text in TOLD)


def test_today_counts_reports_as_the_record_has_joined_them(told: TestClient, record: Path, book: Codebook) -> None:
    """The generals' meeting of the day is another's, though the same two countries meet."""
    lines = {line["text"]: line["reports"] for line in told.get("/today.json").json()["happened"]}
    assert lines["Kari Solberg and Chile met, in Oslo"] == 2
    text = "Generals Nils Berg and Raul Soto went over their patrols in the Arctic for an hour on Monday in Bergen."
    berg, soto = (
        Entity(id=f"per_{name.lower()}", name=name, country=country, sector="MIL", text=name)
        for name, country in (("Nils Berg", "NOR"), ("Raul Soto", "CHL"))
    )
    make = Maker(text, name="c.txt", published="2031-04-08", outlet="Polar Times", language="en")
    meeting = replace(make.event(text, actors=(berg, soto), date=day("2031-04-07")), place=Place(name="Bergen"))
    with open_for_writing(record) as db:
        keep(db, make.report(events=(meeting,)))
        catch_up(db, book)
    happened = [(line["text"], line["reports"]) for line in told.get("/today.json").json()["happened"]]
    assert ("Kari Solberg and Chile met, in Oslo", 2) in happened
    assert all(reports < 3 for _, reports in happened)


def test_today_leads_to_the_story_but_not_before_it_was_told(told: TestClient) -> None:
    (story,) = told.get("/today.json").json()["stories"]
    assert f'href="/story/{story["id"]}"' in told.get("/today").text
    assert told.get("/today.json?as_of=2031-04-07").json()["stories"] == []


def test_before_a_day_nobody_told_it(told: TestClient) -> None:
    listed = told.get("/stories.json?as_of=2031-04-07").json()["stories"]
    assert all(story["reports"] == 1 for story in listed)


def test_undated_stories_have_a_list_of_their_own(
    record: Path, site: Site, book: Codebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many dated ones come before them."""
    monkeypatch.setattr(tellings, "LISTED", 1)
    with open_for_writing(record) as db:
        keep(db, Maker("Herring\nA herring was weighed.", name="old.txt", published=None).report())
        catch_up(db, book)
    room = site()
    assert [story["dated"] for story in room.get("/stories.json").json()["stories"]] == [True]
    assert 'href="/stories?undated=true"' in room.get("/stories").text
    (story,) = room.get("/stories.json?undated=true").json()["stories"]
    assert (story["title"], story["dated"], story["undated_reports"]) == ("Herring", False, 1)
    assert "undated" in room.get("/stories?undated=true").text
