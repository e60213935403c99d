"""What people hold to be one or two: views follow, an undo takes it back, reading anew keeps it."""

from __future__ import annotations

import sqlite3

import pytest

from dragoman.codebook.book import Codebook, load_codebook
from dragoman.records import Entity
from dragoman.store.happenings import doubtful, happening, merged, reasons, uncertain
from dragoman.store.judgements import Judgement, add, of_actor, of_fact, orphans
from dragoman.store.layer import catch_up
from dragoman.store.names import who_is_meant
from dragoman.store.pairings import anchor, of_facts
from dragoman.store.profiles import actors_named, profile
from dragoman.store.relations import over_time, relations
from dragoman.store.views import Question, ask
from tests.reports import CHILE, NORWAY, SOLBERG, Maker
from tests.store.conftest import keep

TEXTS = {
    "a.txt": "Norwegian Foreign Minister Kari Solberg met her Chilean counterpart on Monday to settle the cod quotas, officials said.",
    "b.txt": "To settle the cod quotas Norwegian Foreign Minister Kari Solberg and her Chilean counterpart met on Monday.",
    "c.txt": "Norway protested to Chile over trawlers.",
}


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load_codebook()


def report(name: str, *, code: str = "CONSULT"):
    text = TEXTS[name]
    make = Maker(text, name=name, published="2031-04-08", outlet=f"The {name[0]}")
    code = "ACCUSE" if name == "c.txt" else code
    event = make.event(text, code=code, actors=(SOLBERG, CHILE), on="2031-04-07")
    actors = (make.actor(SOLBERG), make.actor(CHILE, kind="state"), make.actor(NORWAY, kind="state"))
    return make.report(events=(event,), actors=actors)


@pytest.fixture
def desk(db: sqlite3.Connection, book: Codebook) -> sqlite3.Connection:
    """Three reports, of which two tell of one meeting."""
    for name in TEXTS:
        keep(db, report(name))
    catch_up(db, book)
    return db


def facts(db: sqlite3.Connection) -> dict[str, dict]:
    return {fact["document"]["file"]: fact | {"kind": "events"} for fact in ask(db, Question(kind="events"))}


def judge(db: sqlite3.Connection, one: str, verdict: str, other: str, *, at: str = "2031-05-01T09:00:00") -> Judgement:
    known = facts(db)
    made = of_fact(known[one], verdict, other=known[other]["id"], after=anchor(known[other]), reviewer="ana", at=at)
    add(db, [made])
    return made


def groups(db: sqlite3.Connection, book: Codebook, **asked: str) -> list[str]:
    told = merged(db, book, Question(kind="events", **asked))
    return sorted("".join(sorted(a["document"]["file"][0] for a in each["accounts"])) for each in told)


def undo(db: sqlite3.Connection, undone: Judgement) -> None:
    names = ("fact", "kind", "document", "words", "claim")
    given = {name: getattr(undone, name) for name in names}
    add(db, [Judgement(**given, verdict="undo", other=undone.id, reviewer="ana", at="2031-05-09T09:00:00")])


def test_facts_are_one_where_somebody_says_so_and_both_are_kept(desk: sqlite3.Connection, book: Codebook) -> None:
    assert groups(desk, book) == ["ab", "c"]
    made = judge(desk, "b.txt", "same", "c.txt")
    assert groups(desk, book) == ["abc"]
    (told,) = merged(desk, book, Question(kind="events", types=("ACCUSE",)))
    assert told["held_one_by"] == ["ana"]
    assert {account["fact"] for account in told["accounts"]} == {fact["id"] for fact in facts(desk).values()}
    assert groups(desk, book, as_of="2031-04-08") == ["abc"]
    why = reasons(desk, book, facts(desk)["c.txt"]["id"])
    assert {reason["feature"] for fact in why["facts"] for reason in fact["because"]} >= {"by_hand"}
    undo(desk, made)
    assert groups(desk, book) == ["ab", "c"]


def test_facts_are_two_where_somebody_says_so(desk: sqlite3.Connection, book: Codebook) -> None:
    made = judge(desk, "a.txt", "different", "b.txt")
    assert groups(desk, book) == ["a", "b", "c"]
    for name in TEXTS:
        own = happening(desk, book, facts(desk)[name]["id"])
        assert [account["document"]["file"] for account in own["accounts"]] == [name]
    assert len({each["id"] for each in merged(desk, book, Question(kind="events"))}) == 3
    undo(desk, made)
    assert groups(desk, book) == ["ab", "c"]


def test_the_last_word_on_a_pair_counts(desk: sqlite3.Connection, book: Codebook) -> None:
    judge(desk, "a.txt", "different", "b.txt")
    judge(desk, "b.txt", "same", "a.txt", at="2031-05-02T09:00:00")
    assert groups(desk, book) == ["ab", "c"]


@pytest.mark.parametrize("anew", ["b.txt", "c.txt"])
def test_a_pair_outlives_reading_either_of_them_anew(desk: sqlite3.Connection, book: Codebook, anew: str) -> None:
    """The article has other ids when it is read with another codebook; its words and what is read out of them tell."""
    judge(desk, "b.txt", "same", "c.txt")
    old = facts(desk)[anew]["id"]
    desk.execute("UPDATE facts SET id = 'ev_new', body = json_set(body, '$.id', 'ev_new') WHERE id = ?", (old,))
    assert groups(desk, book) == ["abc"]
    assert any("ev_new" in pair for pair in of_facts(desk).same)
    assert orphans(desk) == []


def test_a_pair_of_which_one_is_read_otherwise_has_lost_its_place(desk: sqlite3.Connection) -> None:
    judge(desk, "c.txt", "same", "b.txt")
    desk.execute(
        "UPDATE facts SET id = 'ev_new', body = json_set(body, '$.id', 'ev_new', '$.type', 'AID') WHERE id = ?",
        (facts(desk)["b.txt"]["id"],),
    )
    assert not of_facts(desk)
    assert [judgement["verdict"] for judgement in orphans(desk)] == ["same"]


def test_what_is_decided_is_no_longer_doubtful(desk: sqlite3.Connection, book: Codebook) -> None:
    desk.execute("UPDATE pairs SET is_same = 0")
    question = Question(kind="events")
    first = facts(desk)["a.txt"]["id"]
    assert len(uncertain(desk, book, question)) == 1
    assert [beside["document"]["file"] for beside in doubtful(desk, book, first)] == ["b.txt"]
    judge(desk, "a.txt", "different", "b.txt")
    assert uncertain(desk, book, question) == []
    assert doubtful(desk, book, first) == []


def test_actors_are_one_and_two_as_people_say(desk: sqlite3.Connection) -> None:
    """One name leads to both, and the list has them once; what is different stays apart though it bears one name."""
    for id_, name in (("pe_karin", "Karin Solberg"), ("pe_k", "K. Solberg"), ("pe_namesake", "Kari Solberg")):
        desk.execute(
            "INSERT INTO actors (article, id, name, kind, country, body) SELECT article, ?, ?, kind, country, body FROM actors "
            "WHERE id = 'pe_solberg' LIMIT 1",
            (id_, name),
        )
    pairs = (
        ("pe_solberg", "same", "pe_karin"),
        ("pe_karin", "same", "pe_k"),
        ("pe_solberg", "different", "pe_namesake"),
    )
    for one, verdict, other in pairs:
        actor = profile(desk, one) | {"id": one}
        add(desk, [of_actor(actor, verdict, other=other, reviewer="ana", at="2031-05-01T09:00:00")])
    for one in ("pe_k", "pe_solberg"):
        assert profile(desk, one)["ids"] == ["pe_k", "pe_karin", "pe_solberg"]
    assert set(who_is_meant(desk, "Karin").entities) == {"pe_k", "pe_karin", "pe_solberg"}
    assert len([actor for actor in actors_named(desk, "Sol") if actor["kind"] == "person"]) == 1


def test_a_chart_counts_as_people_hold_it(desk: sqlite3.Connection, book: Codebook) -> None:
    """What is one is counted once, what is two twice; what is wrong is not counted, what is corrected as corrected."""

    def counts() -> tuple[int, int]:
        meant = [who_is_meant(desk, "NOR"), who_is_meant(desk, "CHL")]
        periods = over_time(desk, book, meant)
        whole = relations(desk, book, ["NOR", "CHL"], question=Question(kind="events"))["periods"]
        found = sum(p["cooperation"] for p in periods), sum(p["conflict"] for p in periods)
        assert found == (sum(p["cooperation"] for p in whole), sum(p["conflict"] for p in whole))
        return found

    assert counts() == (1, 1)
    apart = judge(desk, "a.txt", "different", "b.txt")
    assert counts() == (2, 1)
    undo(desk, apart)
    one = judge(desk, "b.txt", "same", "c.txt")
    assert sum(counts()) == 1
    undo(desk, one)
    edit = {"before": '{"type": "ACCUSE"}', "after": '{"type": "AID"}'}
    charge = facts(desk)["c.txt"]
    add(desk, [of_fact(charge, "edit", reviewer="ana", at="2031-05-11T09:00:00", **edit)])
    assert counts() == (2, 0)
    for name in ("a.txt", "c.txt"):
        add(desk, [of_fact(facts(desk)[name], "wrong", reviewer="ana", at="2031-05-12T09:00:00")])
    assert counts() == (1, 0)
    add(desk, [of_fact(facts(desk)["b.txt"], "wrong", reviewer="ana", at="2031-05-12T09:00:00")])
    assert counts() == (0, 0)


def test_an_actor_has_the_facts_of_all_spellings_and_stands_once_in_the_list(
    db: sqlite3.Connection, book: Codebook
) -> None:
    """Whichever of them is asked for: names that the register joins are one."""
    for number, name in enumerate(("Mohammed al-Sayegh", "Muhammad Al Sayegh")):
        who = Entity(id=f"per_{number}", name=name, country="EGY", sector="GOV", text=name)
        text = f"Foreign Minister {name} spoke."
        make = Maker(text, name=f"{number}.txt", published=f"2031-03-0{number + 1}")
        keep(db, make.report(actors=(make.actor(who),), offices=(make.office(text, who=who),)))
    catch_up(db, book)
    for asked in ("per_0", "per_1"):
        found = profile(db, asked)
        assert (found["ids"], found["articles"], found["facts"]) == (["per_0", "per_1"], 2, {"offices": 2})
    (listed,) = actors_named(db, "M")
    assert listed["articles"] == 2
