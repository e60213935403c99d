"""Questions to the record: filters, and the two clocks."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from dragoman.records import Time
from dragoman.store.reports import Shelf, articles, rejections
from dragoman.store.views import Question, ask, count, count_undated, matching, newest_report
from tests.reports import CHILE, NORWAY, ROJAS, SOLBERG, Maker
from tests.store.conftest import keep

MARCH = """Solberg in Santiago
Foreign Minister Kari Solberg visited Chile. She met Rojas. Norway accused Chile of overfishing. Chile will send ships."""
MAY = """Tariffs fall
Norway cut its duties on Chilean copper. Rojas thanked Solberg. They meet again on 3 June."""


@pytest.fixture
def desk(db: sqlite3.Connection) -> sqlite3.Connection:
    make = Maker(MARCH, name="march.txt", published="2031-03-05", outlet="North Wire")
    keep(
        db,
        make.report(
            events=(
                make.event("Foreign Minister Kari Solberg visited Chile.", mode="visit", on="2031-03-03", recipients=(CHILE,)),
                make.event("She met Rojas.", actors=(SOLBERG, ROJAS)),
                make.event("Norway accused Chile of overfishing.", code="ACCUSE", actors=(NORWAY,), recipients=(CHILE,), on=None),
                make.event("Chile will send ships.", code="AID", status="planned", actors=(CHILE,),
                           date=Time(start="2031-04-01", end="2031-04-30", granularity="month", basis="explicit")),
            ),
            schedule=(make.item("Chile will send ships.", what="ships sail", on="2031-04-10"),),
            positions=(make.position("accused Chile of overfishing", issue="fishing quotas", stance="condemn"),),
            statements=(make.statement("Chile will send ships"),),
            actors=(make.actor(NORWAY, kind="state", variants=("Kingdom of Norway",)), make.actor(SOLBERG),
                    make.actor(ROJAS, variants=("Ines Rojas-Vidal",))),
        ),
    )  # fmt: skip
    make = Maker(MAY, name="may.txt", published="2031-05-20", outlet="Cable South")
    keep(
        db,
        make.report(
            events=(make.event("Norway cut its duties on Chilean copper.", code="CONCEDE", actors=(NORWAY,), recipients=(CHILE,),
                               date=Time(start="2031-05-01", granularity="range", basis="explicit")),
                    make.event("Rojas thanked Solberg.", code="SUPPORT", actors=(ROJAS,), recipients=(SOLBERG,), on="2031-05-19")),
            schedule=(make.item("They meet again on 3 June.", what="meeting", on="2031-06-03"),
                      make.item("Rojas thanked Solberg.", what="a visit", on=None)),
        ),
    )  # fmt: skip
    return db


def types(db: sqlite3.Connection, **asked: object) -> list[str]:
    return [fact["type"] for fact in ask(db, Question(kind="events", **asked))]


def test_events_stand_in_the_order_of_time_the_undated_last(desk: sqlite3.Connection) -> None:
    assert types(desk) == ["CONSULT", "CONSULT", "AID", "CONCEDE", "SUPPORT", "ACCUSE"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"actor": "NOR"}, ["CONSULT", "CONSULT", "CONCEDE", "ACCUSE"]),
        ({"actor": "kingdom of norway"}, ["CONSULT", "CONSULT", "CONCEDE", "ACCUSE"]),
        ({"actor": "solberg"}, ["CONSULT", "CONSULT"]),
        ({"actor": "Ines rojas"}, ["CONSULT", "SUPPORT"]),
        ({"actor": "vidal"}, ["CONSULT", "SUPPORT"]),
        ({"actor": "berg"}, []),
        ({"target": "chl"}, ["CONSULT", "CONSULT", "CONCEDE", "ACCUSE"]),
        ({"actor": "NOR", "target": "Rojas"}, ["CONSULT"]),
        ({"target": "solberg"}, ["CONSULT", "SUPPORT"]),
        ({"types": ("consult", "AID")}, ["CONSULT", "CONSULT", "AID"]),
        ({"status": "Planned"}, ["AID"]),
        ({"text": "overfishing"}, ["ACCUSE"]),
        ({"text": "duty fish"}, []),
        ({"text": "duty copper"}, ["CONCEDE"]),
        ({"text": '"Chilean copper'}, ["CONCEDE"]),
        ({"text": '"copper Chilean"'}, []),
        ({"text": "ines"}, ["CONSULT", "SUPPORT"]),
        ({"text": "-() \"*"}, []),
        ({"since": "2031-04-15"}, ["AID", "CONCEDE", "SUPPORT"]),
        ({"since": "2031-07-01"}, ["CONCEDE"]),
        ({"until": "2031-03-04"}, ["CONSULT", "CONSULT"]),
        ({"since": "2031-04-30", "until": "2031-04-30"}, ["AID"]),
        ({"as_of": "2031-03-04"}, []),
        ({"as_of": "2031-05-19"}, ["CONSULT", "CONSULT", "AID", "ACCUSE"]),
        ({"limit": 2}, ["CONCEDE", "SUPPORT"]),
        ({"limit": 2, "status": "occurred", "until": "2031-04-01"}, ["CONSULT", "CONSULT"]),
    ],
)  # fmt: skip
def test_filters(desk: sqlite3.Connection, asked: dict, found: list[str]) -> None:
    assert types(desk, **asked) == found


def test_a_day_without_a_year_is_no_date_to_filter_by(db: sqlite3.Connection) -> None:
    make = Maker(MAY)
    keep(
        db,
        make.report(events=(make.event("They meet again", on="--06-03"), make.event("Rojas thanked", on="2031-05-01"))),
    )
    assert len(types(db, since="2031-01-01")) == 1
    assert [fact["date"]["start"] for fact in ask(db, Question(kind="events"))] == ["2031-05-01", "--06-03"]


def test_strict_leaves_out_what_no_frame_has_coded(db: sqlite3.Connection) -> None:
    make = Maker(MAY)
    guess = replace(make.event("They meet again"), frame="learned.consult")
    keep(db, make.report(events=(guess, make.event("Rojas thanked", code="SUPPORT"))))
    assert types(db) == ["CONSULT", "SUPPORT"]
    assert types(db, strict=True) == ["SUPPORT"]


def test_what_is_left_out_is_counted(desk: sqlite3.Connection) -> None:
    assert count(desk, Question(kind="events", limit=1)) == 6
    assert count_undated(desk, Question(kind="events", since="2031-01-01")) == 1


def test_an_answer_says_where_it_comes_from(desk: sqlite3.Connection) -> None:
    (fact,) = ask(desk, Question(kind="events", types=("ACCUSE",)))
    assert fact["document"]["outlet"] == "North Wire"
    assert fact["document"]["title"] == "Solberg in Santiago"
    assert fact["reported"] == "2031-03-05"


def test_other_kinds_take_the_same_filters(desk: sqlite3.Connection) -> None:
    assert len(ask(desk, Question(kind="statements", actor="nor", text="ships"))) == 1
    assert len(ask(desk, Question(kind="positions", issue="FISHING"))) == 1
    assert ask(desk, Question(kind="positions", issue="copper")) == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"ahead": "2031-04-01"}, ["ships sail", "meeting", "a visit"]),
        ({"ahead": "2031-04-10"}, ["ships sail", "meeting", "a visit"]),
        ({"ahead": "2031-04-11"}, ["meeting", "a visit"]),
        ({"ahead": "2031-04-01", "as_of": "2031-04-01"}, ["ships sail"]),
    ],
)
def test_what_lies_ahead_of_a_day(desk: sqlite3.Connection, asked: dict, found: list[str]) -> None:
    assert [item["what"] for item in ask(desk, Question(kind="schedule", **asked))] == found


def test_as_of_a_day_an_earlier_version_still_holds(db: sqlite3.Connection) -> None:
    for text, published in (("One.\nThey met.", "2031-03-05"), ("Two.\nThey quarrelled.", "2031-03-09")):
        make = Maker(text, published=published)
        keep(db, make.report(events=(make.event("They", code=text[:3].upper()),)))
    assert types(db) == ["TWO"]
    assert types(db, as_of="2031-03-08") == ["ONE"]
    assert types(db, as_of="2031-03-09") == ["TWO"]
    assert types(db, as_of="2031-03-04") == []


def test_articles_are_found_by_their_words_in_any_script(desk: sqlite3.Connection) -> None:
    keep(
        desk,
        Maker("日韓首脳会談\n東京で行われた。", name="ja.txt", published=None, language="ja").report(
            warnings=("Not English",)
        ),
    )
    assert [a["file"] for a in articles(desk, Shelf(text="overfish"))] == ["march.txt"]
    assert [a["file"] for a in articles(desk, Shelf(text="quotas ships"))] == []
    assert [a["file"] for a in articles(desk, Shelf(text="ships accused"))] == ["march.txt"]
    assert [(a["file"], a["facts"], a["reported"]) for a in articles(desk, Shelf(text="首脳"))] == [
        ("ja.txt", 0, "2031-04-01")
    ]
    assert [a["file"] for a in articles(desk, Shelf(outlet="cable"))] == ["may.txt"]
    assert [a["file"] for a in articles(desk, Shelf(since="2031-03-06", until="2031-04-30"))] == ["ja.txt"]
    assert newest_report(desk) == "2031-05-20"


def test_rejections_show_their_words(db: sqlite3.Connection) -> None:
    from dragoman.records import Rejection

    keep(db, Maker(MARCH).report(rejections=(Rejection(stage="events", reason="No frame", start=3, end=7),)))
    assert [(r["stage"], r["text"], r["file"]) for r in rejections(db)] == [("events", MARCH[3:7], "a.txt")]


def test_full_text_queries_are_only_words() -> None:
    assert matching('two words "one phrase" NEAR(') == '"two" "words" "one phrase" "NEAR("'
    assert matching("* -") == ""


def test_a_measure_has_ended_on_a_day_after_its_stated_end(db: sqlite3.Connection) -> None:
    """What was reported is kept beside it; a pause that is over says nothing of the measure."""
    make = Maker("Norway set a duty on salmon until 1 June. It paused a duty on cod until 1 June.")
    (duty,) = make.others("a duty on salmon until 1 June")["measures"]
    (pause,) = make.others("a duty on cod until 1 June")["measures"]
    given = (replace(duty, status="in-force", until="2031-06-01"), replace(pause, status="paused", until="2031-06-01"))
    keep(db, make.report(measures=given))

    def statuses(**asked: str) -> list[tuple[str, str | None]]:
        found = ask(db, Question(kind="measures", **asked))
        return sorted((fact["status"], fact.get("reported_status")) for fact in found)

    assert statuses() == [("in-force", None), ("paused", None)]
    assert statuses(as_of="2031-06-01") == [("in-force", None), ("paused", None)]
    assert statuses(as_of="2031-06-02") == [("ended", "in-force"), ("paused", None)]
    assert statuses(as_of="2031-06-02", status="ended") == [("ended", "in-force")]
    assert statuses(as_of="2031-06-02", status="in-force") == []
