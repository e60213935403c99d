"""Who is who, joined across articles."""

from __future__ import annotations

import sqlite3

from dragoman.codebook.book import load_codebook
from dragoman.records import Entity
from dragoman.store.layer import catch_up
from dragoman.store.register import actors, country_names
from tests.reports import CHILE, NORWAY, SOLBERG, Maker
from tests.store.conftest import keep

PERU = Entity(id="PER", name="Peru", country="PER", sector="GOV", text="Lima")
TEXT = "Foreign Minister Kari Solberg, former mayor of Bergen, spoke."


def test_one_name_of_one_country_is_one_person(db: sqlite3.Connection) -> None:
    other = Entity(id="pe_2", name="KARI SOLBERG", country=None, sector="GOV", text="Solberg")
    namesake = Entity(id="pe_3", name="Kari Solberg", country="CHL", sector="GOV", text="Solberg")
    for name, entity, variants in (("a", SOLBERG, ("Solberg",)), ("b", SOLBERG, ("K. Solberg",)), ("c", other, ())):
        make = Maker(TEXT, name=name)
        keep(db, make.report(actors=(make.actor(entity, variants=variants),)))
    catch_up(db, load_codebook())
    (known,) = actors(db)
    assert (known["id"], known["name"], known["country"], known["articles"]) == ("pe_solberg", "Kari Solberg", "NOR", 3)
    assert known["variants"] == ["K. Solberg", "KARI SOLBERG", "Solberg"]
    assert known["ids"] == ["pe_2", "pe_solberg"]
    make = Maker(TEXT, name="d")
    keep(db, make.report(actors=(make.actor(namesake),)))
    catch_up(db, load_codebook())
    assert {(a["country"], a["articles"]) for a in actors(db)} == {("NOR", 2), ("CHL", 1), (None, 1)}


def test_offices_are_as_last_reported_and_as_of_a_day(db: sqlite3.Connection) -> None:
    for name, published, status in (("a", "2031-03-05", "nominee"), ("b", "2031-04-05", "current")):
        make = Maker(TEXT, name=name, published=published)
        offices = (make.office("Kari Solberg", status=status), make.office("mayor", office="mayor", status="former"))
        keep(db, make.report(actors=(make.actor(SOLBERG),), offices=offices))
    held = [(o["office"], o["status"]) for o in actors(db)[0]["offices"]]
    assert held == [("foreign minister", "current"), ("mayor", "former")]
    assert [o["status"] for o in actors(db, "2031-03-31")[0]["offices"]] == ["nominee", "former"]
    assert actors(db, "2031-03-01") == []


def test_states_name_the_countries(db: sqlite3.Connection) -> None:
    make = Maker(TEXT)
    keep(
        db, make.report(actors=(make.actor(NORWAY, kind="state"), make.actor(CHILE, kind="state"), make.actor(SOLBERG)))
    )
    keep(db, Maker(TEXT, name="b").report(actors=(make.actor(CHILE, kind="demonym"), make.actor(PERU, kind="capital"))))
    assert country_names(db) == {"PER": "Peru", "NOR": "Norway", "CHL": "Chile"}
    assert [a["name"] for a in actors(db)] == ["Chile", "Kari Solberg", "Norway", "Peru"]
    assert {a["kind"] for a in actors(db)} == {"state", "person"}
