"""Facts by the leaf: newest first, the undated last, one side or several."""

from __future__ import annotations

import sqlite3

from dragoman.store.leaves import Choice, leaf, numbers
from dragoman.store.names import Meant
from tests.reports import CHILE, NORWAY, ROJAS, SOLBERG, Maker
from tests.store.conftest import keep

TEXT = "Talks\nNorway met Chile. Norway warned. Chile spoke. Rojas left."
NOR, CHL = Meant(countries=("NOR",)), Meant(countries=("CHL",))


def fill(db: sqlite3.Connection) -> None:
    make = Maker(TEXT, published=None)
    keep(
        db,
        make.report(
            events=(
                make.event("Norway met Chile.", actors=(NORWAY, CHILE), on="2031-01-02"),
                make.event("Norway warned.", code="THREATEN", actors=(NORWAY, SOLBERG), on="2031-03-01"),
                make.event("Chile spoke.", actors=(CHILE,), on=None),
                make.event("Rojas left.", actors=(ROJAS,), on="2031-02-01"),
            )
        ),
    )


def words(db: sqlite3.Connection, **chosen: object) -> list[str]:
    return [f["evidence"][0]["text"].split()[1] for f in leaf(db, Choice(kind="events", **chosen))["facts"]]


def test_newest_first_the_undated_last(db: sqlite3.Connection) -> None:
    fill(db)
    assert words(db) == ["warned.", "left.", "met", "spoke."]
    assert words(db, since="2031-01-15", until="2031-02-28") == ["left."]


def test_a_side_is_told_of_once_even_where_two_of_it_act(db: sqlite3.Connection) -> None:
    fill(db)
    assert words(db, who=NOR) == ["warned.", "met"]
    assert words(db, who=NOR, other=(CHL,)) == ["met"]
    assert words(db, who=CHL, other=(NOR,)) == ["met"]
    assert numbers(db, NOR) == {"events": 2}


def test_several_names_of_one_are_one_stream(db: sqlite3.Connection) -> None:
    fill(db)
    assert words(db, who=Meant(entities=("pe_solberg", "NOR", "pe_rojas"))) == ["warned.", "left.", "met"]


def test_leaves_follow_each_other(db: sqlite3.Connection) -> None:
    fill(db)
    first, second = (leaf(db, Choice(kind="events"), number=n, size=2) for n in (1, 2))
    assert (len(first["facts"]), first["more"], len(second["facts"]), second["more"]) == (2, True, 2, False)


def test_an_earlier_version_is_not_shown(db: sqlite3.Connection) -> None:
    fill(db)
    keep(db, Maker("Talks are off", published=None).report())
    assert words(db) == []
    assert numbers(db, NOR) == {}
