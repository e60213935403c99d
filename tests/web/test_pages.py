"""Every page, and its twin: what an analyst finds on it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from starlette.testclient import TestClient

from dragoman.codebook.book import Codebook
from dragoman.store import open_for_writing
from dragoman.store.layer import catch_up
from dragoman.store.writer import Writer
from dragoman.web.app import PAGES, make_app
from dragoman.web.desk import Desk
from tests.reports import NORWAY, ROJAS, SOLBERG, Maker
from tests.store.conftest import keep
from tests.web.conftest import CHARGE, TEXT, VISIT, Site, fact_id, told_reports

#: An address for every page of the site.
ADDRESSES = {
    "/today": "/today", "/reports": "/reports", "/report/{id}": "/report/doc_", "/fact/{id}": "/fact/ev_",
    "/fact/{id}/parse": "/fact/ev_/parse", "/actors": "/actors",
    "/actor/{id}": "/actor/nor", "/relations": "/relations", "/relation/{sides}": "/relation/nor,chl", "/issues": "/issues",
    "/negotiation/{about}": "/negotiation/NOR-CHL", "/stories": "/stories", "/story/{id}": "/story/sy_",
    "/issue/{id}": "/issue/tariffs", "/agenda": "/agenda", "/measures": "/measures", "/map": "/map", "/search": "/search?q=overfishing",
    "/runs": "/runs?reason=No+frame", "/codebook": "/codebook", "/codebook/{type}": "/codebook/CONSULT", "/review": "/review",
}  # fmt: skip


def address(room: TestClient, path: str) -> str:
    known = ADDRESSES[path]
    return known.replace("/fact/ev_", f"/fact/{fact_id(room)}")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_page_and_twin_answer(room: TestClient, page: object) -> None:
    shown = address(room, page.path)
    html, twin = room.get(shown), room.get(re.sub(r"(\?|$)", r".json\1", shown, count=1))
    assert (html.status_code, twin.status_code) == (200, 200), html.text
    assert html.text.count("<main") == html.text.count("<h1") == 1
    assert twin.json()["title"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_page_needs_nothing_from_elsewhere_and_runs_nothing_inside(room: TestClient, page: object) -> None:
    html = room.get(address(room, page.path)).text
    assert re.findall(r'(?:src|href|action)="(?:https?:)?//', html) == []
    assert re.findall(r"<script(?![^>]* src=)|\sstyle=|<style|\son\w+=|javascript:", html) == []


def test_today_tells_what_happened_with_the_words(room: TestClient) -> None:
    html = room.get("/today").text
    assert "Kari Solberg visited Chile" in html
    assert VISIT in html
    assert "Norway and Chile meet" in html


def test_today_of_an_earlier_day_does_not_know_later_reports(room: TestClient) -> None:
    assert room.get("/today.json?as_of=2031-03-04").json()["happened"] == []


def test_today_leads_to_the_days_beside_it(record: Path, site: Site) -> None:
    with open_for_writing(record) as db:
        for number, published in enumerate(("2031-03-01", "2031-03-09")):
            keep(db, Maker("Fish\nNothing.", name=f"{number}.txt", published=published).report())
    room = site()
    html = room.get("/today?as_of=2031-03-05").text
    assert 'rel="prev" href="/today?as_of=2031-03-01"' in html
    assert 'rel="next" href="/today?as_of=2031-03-09"' in html


def test_an_actor_has_what_others_say_of_it(tmp_path: Path) -> None:
    text = "Fish\nRojas said that Norway took too much. Solberg said that Norway took little."
    make = Maker(text, name="fish.txt")
    said = (
        make.statement("Norway took too much", speaker=ROJAS),
        make.statement("Norway took little", speaker=SOLBERG),
    )
    with open_for_writing(tmp_path / "desk.db") as db:
        keep(
            db,
            make.report(
                statements=said, actors=(make.actor(NORWAY, kind="state"), make.actor(SOLBERG), make.actor(ROJAS))
            ),
        )
    room = TestClient(make_app(Desk(record=tmp_path / "desk.db")), base_url="http://127.0.0.1")
    about = room.get("/actor/nor.json").json()["about"]
    assert [fact["content"] for fact in about] == ["Norway took too much"]
    assert "Statements about" in room.get("/actor/nor").text
    assert room.get("/actor/pe_rojas.json").json()["about"] == []


def test_report_marks_the_words_and_tells_what_was_read_out_of_them(room: TestClient) -> None:
    document = room.get("/reports.json").json()["reports"][0]["id"]
    start = room.get(f"/report/{document}.json").json()["facts"][0]["evidence"][0]["start"]
    html = room.get(f"/report/{document}?at={start}").text
    assert 'class="m-events' in html
    assert 'id="at"' in html
    assert html.index('id="proof"') < html.index("Kari Solberg visited Chile", html.index('id="proof"'))


def test_runs_of_a_report_are_its_text(room: TestClient) -> None:
    """Cut and marked as it is, not a character is lost or doubled."""
    document = room.get("/reports.json").json()["reports"][0]["id"]
    shown = room.get(f"/report/{document}.json").json()
    for block in shown["blocks"]:
        assert "".join(run["text"] for run in block["runs"]) == block_text(shown, block)


def block_text(shown: dict, block: dict) -> str:
    from tests.web.conftest import TEXT

    return TEXT[block["start"] : block["end"]]


def test_fact_shows_words_reasons_and_citation(room: TestClient) -> None:
    html = room.get(f"/fact/{fact_id(room, words=CHARGE)}").text
    assert CHARGE in re.sub(r"<[^>]+>", "", html)
    assert 'class="m-events' in html
    assert "a charge" in html  # what stands around the words
    assert "named in desk/solberg.txt" in html
    assert "North Wire, 5 Mar 2031, characters" in html


def test_actor_shows_offices_spellings_and_partners(room: TestClient) -> None:
    assert "foreign minister" in room.get("/actor/pe_solberg").text
    assert [s["name"] for s in room.get("/actor/pe_solberg.json").json()["actor"]["spellings"]] == ["Solberg"]
    assert room.get("/actor/nor.json").json()["partners"] == [{"country": "CHL", "events": 2}]


def test_relation_counts_cooperation_and_conflict(room: TestClient) -> None:
    shown = room.get("/relation/nor,chl.json").json()
    assert sum(p["cooperation"] for p in shown["periods"]) == sum(p["conflict"] for p in shown["periods"]) == 1
    assert len(shown["events"]["facts"]) == 2
    assert len(room.get("/relation/nor,chl.json?until=2031-03-03").json()["events"]["facts"]) == 1
    assert room.get("/relation/nor,chl/chart.json").json()["data"]["values"]
    assert room.get("/relation/nor.json").status_code == 404


def test_agenda_is_a_calendar_too(room: TestClient) -> None:
    assert "3 Jun 2031" in room.get("/agenda").text
    (entry,) = Calendar.from_ical(room.get("/agenda.ics").content).walk("VEVENT")
    assert (str(entry["dtstart"].dt), str(entry["status"])) == ("2031-06-03", "TENTATIVE")


def test_measures_in_force_on_a_day(room: TestClient) -> None:
    assert [m["what"] for m in room.get("/measures.json?on=2031-03-05").json()["measures"]] == ["duty on fish"]
    assert room.get("/measures.json?on=2030-03-05").json()["measures"] == []


def test_search_finds_and_narrows(room: TestClient) -> None:
    found = room.get("/search.json?q=overfishing").json()
    assert {f["kind"] for f in found["facts"]} == {"events", "positions"}
    narrowed = room.get("/search.json?q=overfishing&kind=events").json()
    assert {f["kind"] for f in narrowed["facts"]} == {"events"}
    assert {"value": "positions", "number": 1} in narrowed["facets"]["kind"]
    assert room.get("/search.json?q=%22%20OR%20*").json()["facts"] == []


def test_a_word_that_is_still_being_typed_finds_those_that_begin_so(room: TestClient) -> None:
    found = room.get("/search.json?q=Norway+overf").json()
    assert "overfishing" in found["facts"][0]["evidence"][0]["text"]
    assert found["reports"]
    for begun in ("ov", "overfx", '"overf"', "*"):
        assert room.get("/search.json", params={"q": begun}).json()["facts"] == []


def test_map_places_a_city_that_the_gazetteer_knows(room: TestClient) -> None:
    (place,) = room.get("/map.json").json()["places"]
    assert place["name"] == "Oslo"
    assert 59 < place["lat"] < 60.5


def test_rejections_are_told_by_reason(room: TestClient) -> None:
    assert room.get("/runs.json?reason=No+frame").json()["cases"][0]["text"] == "Solberg"


def test_empty_record_says_what_to_do(tmp_path: Path, site: Site) -> None:
    with open_for_writing(tmp_path / "new.db"):
        pass
    assert "dragoman read FOLDER --record new.db" in site(record=tmp_path / "new.db").get("/today").text


@pytest.mark.parametrize(
    "path", ["/nothing", "/fact/none", "/issue/none", "/codebook/none", "/actor/nobody", "/relation/nor,xxx"]
)
def test_what_is_not_there_is_told_in_a_sentence(room: TestClient, path: str) -> None:
    html = room.get(path)
    assert html.status_code == 404
    assert "Traceback" not in html.text
    assert room.get(path + ".json").json()["error"].endswith(".")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("path", ["/today", "/stories", "/agenda", "/negotiation/NOR-CHL", "/actor/nor", "/agenda.ics"])
def test_the_ends_of_the_calendar_can_be_asked_for(room: TestClient, path: str, day: str) -> None:
    assert room.get(f"{path}?as_of={day}").status_code == 200


@pytest.mark.parametrize("about", ["%20-%20", "-", "%00", "'", "NOR-NOR"])
def test_a_negotiation_about_nobody_is_refused(room: TestClient, about: str) -> None:
    assert room.get(f"/negotiation/{about}").status_code == 404


def test_the_pulse_is_quiet_until_the_record_grows(room: TestClient) -> None:
    seen = re.search(r"/pulse\?seen=([\d-]+)", room.get("/today").text)[1]
    assert room.get(f"/pulse?seen={seen}").status_code == 204
    assert room.get("/pulse?seen=0-0-0-0").headers["HX-Trigger"] == "record-changed"


def test_how_far_a_reading_has_come_is_shown_while_it_goes_on(room: TestClient, record: Path) -> None:
    """A run says how far it is; when it gives no more sign of life, it was cut off, as was the one before it."""
    now = datetime.now(UTC)
    with open_for_writing(record) as db:
        writer = Writer(db, pipeline="coder", command="read", started=now.isoformat())
        seen = re.search(r"/pulse\?seen=([\d-]+)", room.get("/today").text)[1]
        assert "Reading: 0 reports" in room.get(f"/pulse?seen={seen}~").text
        writer.note(now.isoformat(), {"documents": {"new": 3}, "articles": 3, "facts": {"events": 40}}, share=0.25)
        told = room.get(f"/pulse?seen={seen}~")
        assert "Reading: 25%, 3 reports and 40 facts so far." in told.text
        assert "HX-Trigger" not in told.headers
        assert room.get(f"/pulse?seen={told.headers['X-Pulse']}").status_code == 204
        html = room.get("/runs").text
        assert '<progress max="1" value="0.25"' in html
        assert "25 %" in html
        writer.note((now - timedelta(hours=1)).isoformat(), {}, share=0.25)
        assert room.get("/runs").text.count("cut off") == 2
        assert room.get(f"/pulse?seen={seen}~").status_code == 204
        writer.finish(now.isoformat(), {})
        assert room.get("/runs").text.count("cut off") == 1


def test_what_two_sides_bargain_about_and_what_a_report_counts_have_pages(tmp_path: Path) -> None:
    make = Maker(TEXT, name="desk/solberg.txt")
    term = make.term(CHARGE, items=("fishing quotas",))
    precedent = make.precedent("They meet again on 3 June.", who=SOLBERG, partner=ROJAS)
    with open_for_writing(tmp_path / "desk.db") as db:
        keep(db, make.report(terms=(term,), precedents=(precedent,)))
    room = TestClient(make_app(Desk(record=tmp_path / "desk.db")), base_url="http://127.0.0.1")
    assert "on the table: fishing quotas" in room.get(f"/fact/{term.id}").text
    assert "second meeting" in room.get(f"/fact/{precedent.id}").text
    assert room.get(f"/report/{make.document.id}").status_code == 200


def test_a_negotiation_shows_its_headings_and_says_what_is_not_stated(room: TestClient) -> None:
    shown = room.get("/negotiation/tariffs.json").json()
    assert [part["heading"] for part in shown["parts"]][:3] == ["tracks", "joined in one package", "on the table"]
    assert "stated in these reports" in room.get("/negotiation/tariffs").text


def test_a_negotiation_about_nothing_known_is_refused(room: TestClient) -> None:
    assert room.get("/negotiation/nonsense").status_code == 404


def test_an_actor_is_found_by_name_where_it_is_one(room: TestClient) -> None:
    assert room.get("/actor/solberg.json").json()["actor"]["id"] == "pe_solberg"
    assert room.get("/actor/Norway.json").json()["actor"]["id"] == "nor"
    shown = room.get("/relation/norway,Chile.json").json()
    assert (shown["sides"], shown["title"]) == (["nor", "chl"], "Norway and Chile")
    several = room.get("/actor/%25.json")
    assert (several.status_code, "may be" in several.json()["error"]) == (404, True)


def test_what_several_reports_tell_stands_once_in_a_list(record: Path, site: Site, book: Codebook) -> None:
    with open_for_writing(record) as db:
        for report in told_reports():
            keep(db, report)
        catch_up(db, book)
    room = site()
    facts = room.get("/relation/nor,chl.json").json()["events"]["facts"]
    (meeting,) = (fact for fact in facts if fact["told"]["reports"] > 1)
    assert (meeting["told"]["reports"], len(meeting["told"]["also"])) == (2, 1)
    assert "told by 2 reports" in room.get("/relation/nor,chl").text
    shown = [fact["id"] for fact in facts]
    assert not set(meeting["told"]["also"]) & set(shown)


def test_a_map_is_of_the_year_before_its_last_day(room: TestClient) -> None:
    assert room.get("/map.json").json()["since"] == "2030-03-05"
    earlier = room.get("/map.json?until=2031-03-02").json()
    assert (earlier["since"], earlier["places"]) == ("2030-03-02", [])
    (fact,) = room.get("/map.json?place=Oslo").json()["events"][:1]
    assert fact["place"]["name"] == "Oslo"
