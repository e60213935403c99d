"""Review: one form a verdict, nothing lost, nothing altered."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.codebook.book import Codebook
from dragoman.records import Entity
from dragoman.store import open_for_reading, open_for_writing
from dragoman.store.layer import catch_up
from tests.reports import Maker
from tests.store.conftest import keep
from tests.web.conftest import CHARGE, Site, fact_id, told_reports, visit_report


def judge(room: TestClient, **form: str) -> object:
    """Send a form as a page gives it."""
    seal = re.search(r'name="seal" value="(\w+)"', room.get(f"/fact/{fact_id(room)}").text)[1]
    return room.post("/judge", data={"seal": seal, "reviewer": "ana", **form}, follow_redirects=False)


def test_a_judgement_is_shown_and_the_fact_stays(room: TestClient) -> None:
    fact = fact_id(room, words=CHARGE)
    back = judge(room, fact=fact, verdict="wrong", reason="a charge of officials", back=f"/fact/{fact}")
    assert (back.status_code, back.headers["Location"]) == (303, f"/fact/{fact}")
    shown = room.get(f"/fact/{fact}.json").json()
    assert shown["fact"]["verdict"] == "wrong"
    assert "judged" not in shown["extracted"]
    assert "judged wrong by ana" in room.get("/relation/nor,chl").text
    assert CHARGE not in room.get("/today").text


def test_an_undo_is_one_more_judgement(room: TestClient) -> None:
    fact = fact_id(room)
    judge(room, fact=fact, verdict="wrong")
    made = room.get(f"/fact/{fact}.json").json()["fact"]["judged"][0]["id"]
    judge(room, judgement=made, verdict="undo")
    assert "verdict" not in room.get(f"/fact/{fact}.json").json()["fact"]
    assert room.get("/review.json").json()["last"] == []
    undo = _all(room)[-1]
    judge(room, judgement=undo["id"], verdict="undo")  # and what was undone stands again
    assert room.get(f"/fact/{fact}.json").json()["fact"]["verdict"] == "wrong"
    assert [j["verdict"] for j in _all(room)] == ["wrong", "undo", "undo"]


def _all(room: TestClient) -> list[dict]:
    from dragoman.store.judgements import everything

    with open_for_reading(room.app.state.desk.record) as db:
        return list(everything(db))


def test_an_edit_lies_over_what_was_read(room: TestClient) -> None:
    fact = fact_id(room, words=CHARGE)
    judge(room, fact=fact, verdict="edit", new_status="hypothetical", new_type="ACCUSE", new_mode="")
    shown = room.get(f"/fact/{fact}.json").json()
    assert (shown["fact"]["status"], shown["extracted"]["status"]) == ("hypothetical", "occurred")
    assert shown["fact"]["judged"][0]["after"] == '{"status": "hypothetical"}'
    assert judge(room, fact=fact, verdict="edit", new_evidence="other words").status_code == 404  # nothing was changed


def test_two_reviewers_who_differ_are_shown_so(room: TestClient) -> None:
    fact = fact_id(room)
    judge(room, fact=fact, verdict="right")
    judge(room, fact=fact, verdict="wrong", reviewer="ben")
    assert room.get(f"/fact/{fact}.json").json()["fact"]["verdict"] == "disputed"
    assert room.get("/review.json").json()["agreement"]["pairs"][0]["percent"] == 0.0


@pytest.mark.parametrize("form", [{}, {"seal": ""}, {"seal": "0" * 64}, {"seal": "ü"}])
def test_a_form_without_its_seal_is_refused(room: TestClient, form: dict[str, str]) -> None:
    room.get("/today")
    answer = room.post("/judge", data={"fact": fact_id(room), "verdict": "wrong", **form})
    assert answer.status_code == 403
    assert _all(room) == []


def test_a_seal_of_another_session_is_refused(site: Site) -> None:
    room = site()
    seal = re.search(r'name="seal" value="(\w+)"', room.get(f"/fact/{fact_id(room)}").text)[1]
    other = TestClient(room.app, base_url="http://127.0.0.1")
    other.get("/today")
    assert other.post("/judge", data={"seal": seal, "fact": fact_id(room), "verdict": "wrong"}).status_code == 403


@pytest.mark.parametrize(
    "back", ["https://evil.example", "//evil.example", "/\\evil.example", "/ok\r\nX: y", "javascript:1"]
)
def test_a_form_leads_back_to_this_site_only(room: TestClient, back: str) -> None:
    assert judge(room, fact=fact_id(room), verdict="right", back=back).headers["Location"] == "/review"


@pytest.mark.parametrize(
    "form",
    [
        {"verdict": "great"},
        {"verdict": "same", "other": "none"},
        {"verdict": "undo", "judgement": "none"},
        {"fact": "none"},
    ],
)
def test_what_makes_no_sense_is_told(room: TestClient, form: dict[str, str]) -> None:
    assert judge(room, **{"fact": fact_id(room), "verdict": "right", **form}).status_code == 404


def test_two_names_can_be_held_to_be_one(room: TestClient) -> None:
    judge(room, actor="pe_solberg", other="pe_rojas", verdict="same")
    assert set(room.get("/actor/pe_rojas.json").json()["actor"]["ids"]) == {"pe_rojas", "pe_solberg"}
    judge(room, actor="pe_rojas", other="pe_solberg", verdict="different")
    assert room.get("/actor/pe_rojas.json").json()["actor"]["ids"] == ["pe_rojas"]


def test_a_judgement_survives_reading_anew(room: TestClient, record: Path) -> None:
    fact = fact_id(room, words=CHARGE)
    judge(room, fact=fact, verdict="wrong", reason="a charge")
    with open_for_writing(record) as db:
        keep(db, visit_report(), pipeline="two")
    assert room.get(f"/fact/{fact}.json").json()["fact"]["verdict"] == "wrong"


def test_doubtful_readings_wait_in_the_queue_until_judged(room: TestClient, record: Path) -> None:
    asked = room.get("/review.json").json()["queue"]
    statement = next(
        one["fact"]["id"] for one in asked if one["question"] == "right" and one["fact"]["kind"] == "statements"
    )
    judge(room, fact=statement, verdict="right")
    left = [one["fact"]["id"] for one in room.get("/review.json").json()["queue"] if one["question"] == "right"]
    assert statement not in left


def test_two_facts_that_may_be_one_are_asked_about_until_somebody_decides(
    record: Path, site: Site, book: Codebook
) -> None:
    with open_for_writing(record) as db:
        for report in told_reports():
            keep(db, report)
        catch_up(db, book)
        db.execute("UPDATE pairs SET is_same = 0")
    room = site()
    (asked,) = (q for q in room.get("/review.json").json()["queue"] if q["question"] == "one")
    one, other = (fact["id"] for fact in asked["facts"])
    assert "Is this one fact?" in room.get("/review").text
    judge(room, fact=one, other=other, verdict="different")
    assert all(q["question"] != "one" for q in room.get("/review.json").json()["queue"])


def test_a_fact_that_may_be_one_is_joined_and_parted_on_its_own_page(record: Path, site: Site, book: Codebook) -> None:
    """Both stay as they were read; the story tells them as one while somebody holds them to be one."""
    with open_for_writing(record) as db:
        for report in told_reports():
            keep(db, report)
        catch_up(db, book)
        db.execute("UPDATE pairs SET is_same = 0")
        db.execute("UPDATE happenings SET happening = 'hp_' || telling")
    room = site()
    (asked,) = (q for q in room.get("/review.json").json()["queue"] if q["question"] == "one")
    one, other = (fact["id"] for fact in asked["facts"])
    page = f"/fact/{one}"
    assert [beside["fact"] for beside in room.get(f"{page}.json").json()["may_be"]] == [other]
    assert 'data-key="s"' in room.get(page).text
    judge(room, fact=one, other=other, verdict="same")
    shown = room.get(f"{page}.json").json()
    assert (shown["may_be"], shown["told_by"]["held_one_by"]) == ([], ["ana"])
    assert {account["fact"] for account in shown["told_by"]["accounts"]} == {one, other}
    assert "held to be one by ana" in room.get(page).text
    (pair,) = room.get(f"/fact/{other}.json").json()["fact"]["judged"]
    judge(room, judgement=pair["id"], verdict="undo")
    assert room.get(f"{page}.json").json()["told_by"] is None


def test_only_facts_of_one_kind_can_be_one(room: TestClient) -> None:
    fact = fact_id(room, words=CHARGE)
    for other in (fact, fact_id(room, kind="offices")):
        answer = judge(room, fact=fact, other=other, verdict="same")
        assert answer.status_code == 404
        assert "no other fact of this kind" in answer.text


def test_persons_who_may_be_one_wait_in_the_queue_until_somebody_decides(
    record: Path, site: Site, book: Codebook
) -> None:
    """What the register leaves apart in doubt is asked, with what speaks for and against: a name that two countries have."""
    with open_for_writing(record) as db:
        for country in ("NOR", "CHL", None):
            who = Entity(id=f"pe_{country}", name="Astrid Solvang", country=country, sector="GOV", text="Solvang")
            make = Maker("Astrid Solvang spoke.", name=f"{country}.txt", published="2031-03-01")
            keep(db, make.report(actors=(make.actor(who),)))
        catch_up(db, book)
    room = site()
    asked = [q for q in room.get("/review.json").json()["queue"] if q["question"] == "same"]
    assert {one["name"] for q in asked for one in q["pair"]} == {"Astrid Solvang"}
    assert all(q["reason"] for q in asked)
    html = room.get("/review").text
    assert "Are these one?" in html
    one, other = (one["id"] for one in asked[0]["pair"])
    judge(room, actor=one, other=other, verdict="different")
    left = [q for q in room.get("/review.json").json()["queue"] if q["question"] == "same"]
    assert {one, other} not in [{each["id"] for each in q["pair"]} for q in left]
