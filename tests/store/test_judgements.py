"""Judgements: only added, undone by one more, found again by their words, never lost."""

from __future__ import annotations

import sqlite3

import pytest

from dragoman.errors import UsageError
from dragoman.store.judgements import (
    Judgement,
    add,
    everything,
    from_line,
    judged,
    line_of,
    of_fact,
    orphans,
    standing,
    verdict_of,
)
from dragoman.store.views import Question, ask
from tests.reports import NORWAY, Maker
from tests.store.conftest import keep

TEXT = "Talks\nNorway accused Chile of overfishing. Norway met Chile."
CHARGE = "Norway accused Chile of overfishing."


def report(code: str = "ACCUSE", words: str = CHARGE, mode: str | None = None):
    make = Maker(TEXT)
    return make.report(events=(make.event(words, code=code, actors=(NORWAY,), mode=mode),))


def the_fact(db: sqlite3.Connection) -> dict:
    (fact,) = ask(db, Question(kind="events"))
    return fact | {"kind": "events"}


def judge(db: sqlite3.Connection, fact: dict, verdict: str, **rest: str) -> Judgement:
    made = of_fact(fact, verdict, **{"reviewer": "ana", "at": "2031-04-01T09:00:00", **rest})
    add(db, [made])
    return made


def verdict_now(db: sqlite3.Connection) -> str | None:
    (fact,) = judged(db, [the_fact(db)])
    return fact.get("verdict")


def test_facts_without_judgements_are_as_they_were(db: sqlite3.Connection) -> None:
    keep(db, report())
    assert judged(db, [the_fact(db)]) == [the_fact(db)]


def test_the_last_word_of_each_reviewer_counts(db: sqlite3.Connection) -> None:
    keep(db, report())
    judge(db, the_fact(db), "wrong")
    judge(db, the_fact(db), "right", at="2031-04-02T09:00:00")
    assert verdict_now(db) == "right"
    judge(db, the_fact(db), "wrong", reviewer="ben")
    assert verdict_now(db) == "disputed"


def test_a_judgement_cannot_be_altered_or_removed(db: sqlite3.Connection) -> None:
    keep(db, report())
    judge(db, the_fact(db), "wrong")
    for change in ("DELETE FROM judgements", "UPDATE judgements SET verdict = 'right'"):
        with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
            db.execute(change)


def test_a_judgement_finds_its_fact_under_another_id(db: sqlite3.Connection) -> None:
    """The article was read with another codebook and the act has another id, but says the same of the same words."""
    keep(db, report())
    judge(db, the_fact(db), "wrong")
    before = the_fact(db)["id"]
    db.execute("UPDATE facts SET id = 'ev_other', body = json_set(body, '$.id', 'ev_other')")
    assert the_fact(db)["id"] != before
    assert verdict_now(db) == "wrong"
    assert orphans(db) == []


def test_a_judgement_does_not_stick_to_another_reading_of_the_words(db: sqlite3.Connection) -> None:
    """It was wrong that they were a charge; that they are a refusal is another matter."""
    keep(db, report())
    lost = judge(db, the_fact(db), "wrong")
    keep(db, report(code="REJECT"), pipeline="two")
    assert verdict_now(db) is None
    assert [j["id"] for j in orphans(db)] == [lost.id]
    keep(db, report(), pipeline="three")
    assert verdict_now(db) == "wrong"
    assert orphans(db) == []


def test_lines_go_to_another_desk_once(db: sqlite3.Connection) -> None:
    keep(db, report())
    judge(db, the_fact(db), "edit", before='{"mode": null}', after='{"mode": "allege"}', reason="it says: accused")
    (line,) = map(line_of, everything(db))
    assert add(db, [from_line(line, "desk.jsonl:1")]) == 0
    assert line_of(next(everything(db))) == line


@pytest.mark.parametrize("change", [("ana", "ben"), ('"wrong"', '"great"'), ('{"id"', '{"no"'), ("{", "")])
def test_an_altered_line_is_refused(db: sqlite3.Connection, change: tuple[str, str]) -> None:
    keep(db, report())
    judge(db, the_fact(db), "wrong")
    line = line_of(next(everything(db))).replace(*change, 1)
    with pytest.raises(UsageError, match=r"^desk.jsonl:1: .*nothing was taken in"):
        from_line(line, "desk.jsonl:1")


def test_an_edit_may_not_touch_evidence_or_identity(db: sqlite3.Connection) -> None:
    keep(db, report())
    after = '{"evidence": [], "id": "x", "status": "planned", "mode": ["x"]}'
    judge(db, the_fact(db), "edit", before="{}", after=after)
    (fact,) = judged(db, [the_fact(db)])
    assert (fact["status"], fact["mode"], fact["id"]) == ("planned", None, the_fact(db)["id"])
    assert fact["evidence"]


def test_an_undo_can_be_undone() -> None:
    told = [
        {"id": "a", "verdict": "wrong", "other": None, "at": "1", "reviewer": "ana"},
        {"id": "b", "verdict": "undo", "other": "a", "at": "2", "reviewer": "ana"},
        {"id": "c", "verdict": "undo", "other": "b", "at": "3", "reviewer": "ana"},
    ]
    assert standing(told[:2]) == []
    assert standing(told) == told[:1]


def test_unsure_gives_way_to_a_verdict() -> None:
    said = [{"verdict": "unsure", "reviewer": "ana"}, {"verdict": "right", "reviewer": "ben"}]
    assert verdict_of(said) == "right"
    assert verdict_of(said[:1]) == "unsure"
    assert verdict_of([]) is None


def test_answers_carry_what_people_judge_and_keep_their_own_kind(db: sqlite3.Connection) -> None:
    make = Maker(TEXT)
    keep(db, make.report(schedule=(make.item(CHARGE, what="a charge", on="2031-06-03"),)))
    (item,) = ask(db, Question(kind="schedule"))
    add(db, [of_fact(item | {"kind": "schedule"}, "wrong", reviewer="ana", at="2031-04-01")])
    (item,) = ask(db, Question(kind="schedule"))
    assert (item["kind"], item["verdict"]) == ("meeting", "wrong")
