"""What is disputed, and who changed sides: between reports, not within one."""

from __future__ import annotations

import sqlite3

from dragoman.store.newest import disputes, material
from dragoman.store.stands import changes, matrix, positions
from tests.reports import CHILE, NORWAY, Maker
from tests.store.conftest import keep

FIRST = "Talks\nNorway met Chile. Norway backed the ban."
SECOND = "No talks\nNorway did not meet Chile. Norway opposed the ban."


def tell(db: sqlite3.Connection, *, apart: bool) -> None:
    one = Maker(FIRST, name="one.txt", published="2031-03-05")
    other = Maker(SECOND, name="two.txt", published="2031-03-06")
    met = one.event("Norway met Chile.", actors=(NORWAY, CHILE), on="2031-03-04")
    denied = other.event("Norway did not meet Chile.", actors=(NORWAY, CHILE), on="2031-03-04", status="negated")
    backed = one.position("Norway backed the ban.", issue="ban", holder=NORWAY)
    opposed = other.position("Norway opposed the ban.", issue="ban", holder=NORWAY, stance="oppose")
    if apart:
        keep(db, one.report(events=(met,), positions=(backed,)), other.report(events=(denied,), positions=(opposed,)))
    else:
        both = Maker(FIRST + "\n" + SECOND)
        keep(db, both.report(events=(both.event("Norway met Chile.", actors=(NORWAY, CHILE)),), positions=(
            both.position("Norway backed the ban.", issue="ban", holder=NORWAY),
            both.position("Norway opposed the ban.", issue="ban", holder=NORWAY, stance="oppose"))))  # fmt: skip


def told(db: sqlite3.Connection):
    return material(db, today="2031-03-06", as_of=None, states={})


def test_an_act_and_its_denial_stand_side_by_side(db: sqlite3.Connection) -> None:
    tell(db, apart=True)
    pairs = [(p["one"]["evidence"][0]["text"], p["other"]["evidence"][0]["text"]) for p in disputes(told(db))]
    assert pairs == [
        ("Norway met Chile.", "Norway did not meet Chile."),
        ("Norway backed the ban.", "Norway opposed the ban."),
    ]


def test_a_report_that_weighs_both_sides_disputes_nothing(db: sqlite3.Connection) -> None:
    tell(db, apart=False)
    assert disputes(told(db)) == []


def test_a_change_of_side_is_marked(db: sqlite3.Connection) -> None:
    tell(db, apart=True)
    db.execute("UPDATE facts SET body = json_set(body, '$.issue_id', 'ban') WHERE kind = 'positions'")
    db.execute("UPDATE facts SET day = '2031-04-01' WHERE type = 'oppose'")
    found = positions(db, "ban")
    (change,) = changes(found)
    assert (change["before"]["stance"], change["after"]["stance"]) == ("support", "oppose")
    (row,) = matrix(found)["rows"]
    assert [(cell["period"], cell["changed"]) for cell in row["cells"]] == [("2031-03", False), ("2031-04", True)]
