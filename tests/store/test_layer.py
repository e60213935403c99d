"""What reports share, in the record: the same in any order and in any parts, and as it was known on any day."""

from __future__ import annotations

import io
import random
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from dragoman.codebook.book import load_codebook
from dragoman.exports import EXPORTS
from dragoman.exports.wanted import Wanted
from dragoman.records import Report
from dragoman.store import open_for_writing
from dragoman.store.happenings import conflicts, happening, merged, reasons
from dragoman.store.layer import catch_up, is_behind, open_shared
from dragoman.store.names import who_is_meant
from dragoman.store.relations import counted, over_time, relations
from dragoman.store.stories import Wanted as WantedStories
from dragoman.store.stories import stories, story
from dragoman.store.views import Question
from tests.reports import CHILE, NORWAY, ROJAS, SOLBERG, Maker
from tests.store.conftest import keep, number

BOOK = load_codebook()
TALKS = "Ministers Solberg and Rojas met in Oslo on Tuesday and spoke of salmon quotas, trawlers and the fjord patrols."
QUOTE = "We shall keep our trawlers at anchor until the quotas are settled"
BODY = f"""{TALKS} The harbour commission of Bergen counted eleven Chilean trawlers off Lofoten during the herring season.
Fishermen of Valparaíso had blocked the quay twice in protest against licences that Oslo sells by auction. “{QUOTE},” Rojas said."""


def report(
    name: str, published: str | None = "2031-03-05", *, text: str = BODY, outlet: str | None = None, **given: Any
) -> Report:
    """A report of the talks: its own headline, its own first line, the same body."""
    whole = f"Talks on fish, says {name}\n{text}"
    make = Maker(whole, name=name, published=published, outlet=outlet or f"The {name}")
    given = {"actors": (SOLBERG, ROJAS)} | given
    statements = (make.statement(QUOTE, speaker=ROJAS),) if QUOTE in whole else ()
    return make.report(events=(make.event(TALKS, **given),), statements=statements)


def other(name: str, published: str | None = "2031-03-05", **given: Any) -> Report:
    """A report of something else in words of its own."""
    text = f"Rocket over the desert\nNorway accused Chile of listening to the telescopes of Atacama, {name} learned from astronomers."
    make = Maker(text, name=name, published=published, outlet="Sky Watch")
    words = "Norway accused Chile of listening to the telescopes of Atacama"
    return make.report(events=(make.event(words, code="ACCUSE", actors=(NORWAY,), recipients=(CHILE,), **given),))


REPORTS = (
    report("a.txt", "2031-03-02", status="planned", text=f"{TALKS} That is the plan for the week, officials of both ministries confirmed."),
    report("b.txt"),
    report("c.txt", outlet="The b.txt"),
    report("d.txt", "2031-03-06", text=f"{TALKS} A short note of the wire."),
    report("e.txt", "2031-03-06", on="2031-03-05", text=f"{TALKS} Nobody spoke of the whales this time, a diplomat in the room recalled."),
    report("f.txt", None),
    report("g.txt", "2031-05-20", on="2031-05-19"),
    other("h.txt"),
    other("i.txt", "2031-03-07"),
    other("j.txt", "2031-06-01", on="2031-05-30"),
)  # fmt: skip


def exported(db: sqlite3.Connection, as_of: str | None = None) -> str:
    out = io.StringIO()
    EXPORTS["merged"](db, out, Wanted(as_of=as_of))
    return out.getvalue()


def filled(path: Path, *parts: Sequence[Report]) -> str:
    with open_for_writing(path) as db:
        for part in parts:
            keep(db, *part)
            catch_up(db, BOOK)
        return exported(db)


@pytest.fixture
def desk(db: sqlite3.Connection) -> sqlite3.Connection:
    keep(db, *REPORTS)
    catch_up(db, BOOK)
    return db


def test_any_order_in_any_parts_gives_the_same_bytes(tmp_path: Path) -> None:
    chance = random.Random(20251130)
    reports, seen = list(REPORTS), set()
    for turn in range(50):
        chance.shuffle(reports)
        cuts = sorted(chance.sample(range(1, len(reports)), chance.randrange(5)))
        parts = [reports[a:b] for a, b in zip([0, *cuts], [*cuts, len(reports)], strict=True)]
        seen.add(filled(tmp_path / f"{turn}.db", *parts))
    assert len(seen) == 1


@pytest.mark.parametrize("day", ["2031-03-02", "2031-03-05", "2031-03-06", "2031-05-31"])
def test_as_of_a_day_only_what_was_reported_by_then_is_used(desk: sqlite3.Connection, tmp_path: Path, day: str) -> None:
    by_then = [r for r in REPORTS if (r.article.published or "2031-04-01") <= day]
    assert exported(desk, day) == filled(tmp_path / "then.db", by_then)


def test_as_of_a_day_before_a_correction_the_first_version_counts(desk: sqlite3.Connection, tmp_path: Path) -> None:
    """The correction stands under a later day; what was told meanwhile is told as it was then."""
    keep(desk, other("b.txt", "2031-03-20"))
    catch_up(desk, BOOK)
    by_then = [r for r in REPORTS if (r.article.published or "2031-04-01") <= "2031-03-07"]
    assert exported(desk, "2031-03-07") == filled(tmp_path / "then.db", by_then)
    assert exported(desk, "2031-03-20") != exported(desk, "2031-03-07")


def test_reports_of_one_meeting_are_one_happening(desk: sqlite3.Connection) -> None:
    found = merged(desk, BOOK, Question(kind="events", types=("CONSULT",)))
    talks, later = found
    assert (talks["reports"], talks["status"], later["reports"]) == (6, "occurred", 1)
    assert talks["sources"]["independent"] < talks["reports"]
    assert [state["status"] for state in talks["history"]][:2] == ["planned", "occurred"]
    assert [d["field"] for d in talks["differs"]] == ["date"]


def test_facts_stay_as_they_were_coded(desk: sqlite3.Connection) -> None:
    bodies = {row["body"] for row in desk.execute("SELECT body FROM facts")}
    assert number(desk, "facts") == sum(len(r.events) + len(r.statements) for r in REPORTS)
    assert all("happening" not in body for body in bodies)


def test_a_late_report_joins_and_one_that_changes_leaves(db: sqlite3.Connection) -> None:
    keep(db, report("b.txt"))
    catch_up(db, BOOK)
    assert not is_behind(db, BOOK)
    keep(db, report("d.txt", "2031-03-06"))
    assert is_behind(db, BOOK)
    catch_up(db, BOOK)
    (talks,) = merged(db, BOOK, Question(kind="events"))
    assert (talks["reports"], talks["sources"]["independent"]) == (2, 1)
    assert [s["reports"] for s in stories(db, BOOK, WantedStories())] == [2]
    changed = Maker("Nothing was said of fish at all.", name="d.txt", published="2031-03-06")
    keep(db, changed.report())
    catch_up(db, BOOK)
    (talks,) = merged(db, BOOK, Question(kind="events"))
    assert talks["reports"] == 1
    assert sorted(s["reports"] for s in stories(db, BOOK, WantedStories())) == [1, 1]


def test_stories_hold_their_reports_in_order_and_their_copies(desk: sqlite3.Connection) -> None:
    found = stories(desk, BOOK, WantedStories(least=2))
    talks = next(s for s in found if s["title"].startswith("Talks"))
    assert next(r["file"] for r in talks["articles"]) == "a.txt"
    assert (talks["start"], talks["end"]) == ("2031-03-02", "2031-03-06")
    assert {"f.txt", "g.txt"} in [{r["file"] for r in s["articles"]} for s in found]
    copied = next(r for r in talks["articles"] if r["file"] == "c.txt")
    assert {c["kind"] for c in copied["copies"]} <= {"exact", "near", "abridged", "partial"}
    assert copied["copies"]
    assert story(desk, BOOK, talks["id"][:8])["id"] == talks["id"]
    assert {a["country"] for a in talks["actors"]} == {"NOR", "CHL"}


@pytest.mark.parametrize("day", [None, "2031-03-05", "2031-03-07", "2031-06-01"])
@pytest.mark.parametrize("least", [1, 2])
@pytest.mark.parametrize("undated", [0, 1])
def test_the_latest_stories_are_those_that_looking_at_all_would_find(
    db: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, day: str | None, least: int, undated: int
) -> None:
    monkeypatch.setattr("dragoman.store.stories.RECENT", 1)
    monkeypatch.setattr("dragoman.store.stories.MORE", 2)
    keep(db, *(r for r in REPORTS if undated or r.article.published))
    catch_up(db, BOOK)
    every = stories(db, BOOK, WantedStories(as_of=day, least=least))
    last = sorted(every, key=lambda s: (s["end"] if s["dated"] else "", s["id"]), reverse=True)
    assert every or least > 1
    for number_of in range(1, 6):
        found = stories(db, BOOK, WantedStories(as_of=day, least=least, latest=number_of))
        assert sorted(s["id"] for s in found) == sorted(s["id"] for s in last[:number_of])
        assert all(story(db, BOOK, s["id"], as_of=day) == s for s in found)


def test_why_a_fact_is_one_with_others(desk: sqlite3.Connection) -> None:
    fact = REPORTS[3].events[0].id
    found = reasons(desk, BOOK, fact)
    assert found is not None
    features = {reason["feature"] for each in found["facts"] for reason in each["because"]}
    assert {"same_parties", "same_day"} <= features
    assert found["happening"] == (happening(desk, BOOK, fact) or {})["id"]


def test_conflicts_show_each_value_with_its_words(desk: sqlite3.Connection) -> None:
    dates = [c for c in conflicts(desk, BOOK, Question(kind="events")) if c["certain"]]
    (difference,) = dates[0]["differs"]
    assert [value["value"] for value in difference["values"]] == ["2031-03-04", "2031-03-05"]
    assert all(told["words"] == TALKS for value in difference["values"] for told in value["told"])


def test_relations_count_a_happening_once_and_keep_cooperation_apart(desk: sqlite3.Connection) -> None:
    found = relations(desk, BOOK, ["NOR", "CHL"], question=Question(kind="events"), by="month")
    assert [(p["period"], p["cooperation"], p["conflict"]) for p in found["periods"]] == [
        ("2031-03", 1, 1),
        ("2031-05", 1, 1),
    ]
    assert [p["conflict_intensity"] < 0 < p["cooperation_intensity"] for p in found["periods"]] == [True, True]


def test_the_chart_of_the_reading_room_counts_what_the_command_counts(desk: sqlite3.Connection) -> None:
    keep(desk, report("k.txt", "2031-07-01", status="planned", on="2031-07-05"))
    catch_up(desk, BOOK)
    sides = ["NOR", "CHL"]
    asked = relations(desk, BOOK, sides, question=Question(kind="events"))
    told = {event["id"]: event for event in asked["events"] if event["counts"]}
    meant = [who_is_meant(desk, side) for side in sides]
    light = counted(desk, BOOK, meant)
    assert {event["id"] for event in light} == set(told)
    for event in light:
        assert {name: told[event["id"]][name] for name in ("type", "mode", "status", "reports")} == {
            name: event[name] for name in ("type", "mode", "status", "reports")
        }
        assert told[event["id"]]["date"]["start"] == event["date"]["start"]
    chart = over_time(desk, BOOK, meant)
    for kind in ("cooperation", "conflict"):
        assert sum(period[kind] for period in chart) == sum(period[kind] for period in asked["periods"])


def test_what_both_do_together_toward_others_is_none_of_their_dealings(db: sqlite3.Connection) -> None:
    make = Maker("Norway and Chile accused Peru of dumping tuna.", name="p.txt")
    peru = CHILE.__class__(id="PER", name="Peru", country="PER", sector="GOV", text="Peru")
    act = make.event(
        "Norway and Chile accused Peru of dumping tuna", code="ACCUSE", actors=(NORWAY, CHILE), recipients=(peru,)
    )
    keep(db, make.report(events=(act,)))
    catch_up(db, BOOK)
    found = relations(db, BOOK, ["NOR", "CHL"], question=Question(kind="events"))
    assert (found["periods"], found["events"][0]["joint"]) == ([], True)
    assert relations(db, BOOK, ["NOR", "PER"], question=Question(kind="events"))["periods"][0]["conflict"] == 1


def test_while_another_program_writes_the_record_answers_as_last_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.store.files.PATIENCE", 0.05)
    path = tmp_path / "desk.db"
    filled(path, [report("b.txt")])
    with open_for_writing(path) as other_program:
        keep(other_program, report("d.txt", "2031-03-06"))
        other_program.execute("BEGIN IMMEDIATE")
        with open_shared(path) as (db, book):
            assert is_behind(db, book)
            assert [s["reports"] for s in stories(db, book, WantedStories())] == [1]
        other_program.execute("ROLLBACK")
    with open_shared(path) as (db, book):
        assert [s["reports"] for s in stories(db, book, WantedStories())] == [2]


def test_a_document_that_is_coded_anew_brings_its_new_facts_and_no_old_ones(db: sqlite3.Connection) -> None:
    keep(db, report("b.txt"), report("d.txt", "2031-03-06"))
    catch_up(db, BOOK)
    again = Maker(REPORTS[1].article.document.text, name="b.txt", published="2031-03-05", outlet="The b.txt")
    keep(db, again.report(events=(again.event(TALKS, actors=(SOLBERG, ROJAS), status="planned"),)), pipeline="two")
    catch_up(db, BOOK)
    (talks,) = merged(db, BOOK, Question(kind="events"))
    assert (talks["reports"], [state["status"] for state in talks["history"]]) == (2, ["planned", "occurred"])
    assert len(merged(db, BOOK, Question(kind="statements"))) == number(db, "facts", "kind = 'statements'")
    assert number(db, "told") == number(db, "facts")
