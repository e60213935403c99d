"""Who is one person across reports: spellings, namesakes, doubts, days, orders, and the desk's own word."""

from __future__ import annotations

import itertools
import sqlite3
from pathlib import Path

import pytest

from dragoman.codebook.book import load_codebook
from dragoman.errors import UsageError
from dragoman.records import Entity, stable_id
from dragoman.store import open_for_writing
from dragoman.store.desk_names import load_desk
from dragoman.store.layer import catch_up, is_behind
from dragoman.store.names import who_is_meant
from dragoman.store.register import everybody
from tests.reports import Maker
from tests.store.conftest import keep

#: A report: name, country, office, day of publication.
Told = tuple[str, str | None, str | None, str]


def person(name: str, country: str | None) -> Entity:
    return Entity(id=stable_id("per", name.lower(), country), name=name, country=country, sector="GOV", text=name)


def read(db: sqlite3.Connection, *reports: Told) -> None:
    """Keep a report for each, and compare."""
    for name, country, office, published in reports:
        make = Maker(f"{name} spoke.", name=f"{name}-{country}-{office}-{published}.txt", published=published)
        who = person(name, country)
        offices = (make.office(name, who=who, office=office),) if office else ()
        keep(db, make.report(actors=(make.actor(who),), offices=offices))
    catch_up(db, load_codebook())


def groups(db: sqlite3.Connection, as_of: str | None = None) -> list[list[str]]:
    """Who is one: all spellings of each person, sorted."""
    return sorted(sorted({a["name"], *a["variants"]}) for a in everybody(db, as_of).actors)


WI: Told = ("Wi Sung-lac", "KOR", "national security adviser", "2031-03-05")
WI_MT: Told = ("Wi Song-rak", "KOR", "head of national security office", "2031-03-06")
CHO: Told = ("Cho Hyun", "KOR", "foreign minister", "2031-03-05")
CHO_DONG: Told = ("Cho Hyun-dong", "KOR", "ambassador to united states", "2031-03-05")
KIM: Told = ("Kim Min-seok", "KOR", "prime minister", "2031-03-05")
KIM_SOO: Told = ("Kim Myung-soo", "KOR", "chairman of the joint chiefs of staff", "2031-03-05")


def test_two_spellings_are_one_person_and_two_persons_stay_two(db: sqlite3.Connection) -> None:
    read(db, WI, CHO, CHO_DONG, KIM, KIM_SOO, WI_MT)
    assert groups(db) == [
        ["Cho Hyun"], ["Cho Hyun-dong"], ["Kim Min-seok"], ["Kim Myung-soo"], ["Wi Song-rak", "Wi Sung-lac"],
    ]  # fmt: skip


def test_why_they_are_one(db: sqlite3.Connection) -> None:
    read(db, WI, WI_MT)
    (known,) = everybody(db).actors
    (link,) = known["joined"]
    assert {link["first"], link["second"]} == {"Wi Song-rak", "Wi Sung-lac"}
    assert [reason["feature"] for reason in link["because"]] == [
        "same_surname", "variant_given", "same_country", "same_office",
    ]  # fmt: skip


def test_a_lone_surname_with_an_office_finds_its_bearer(db: sqlite3.Connection) -> None:
    read(db, WI, ("Wei", "KOR", "national security office director", "2031-03-07"))
    assert groups(db) == [["Wei", "Wi Sung-lac"]]


def test_as_of_a_day_only_what_was_known(db: sqlite3.Connection) -> None:
    read(db, WI, WI_MT)
    assert groups(db, "2031-03-05") == [["Wi Sung-lac"]]
    assert groups(db, "2031-03-06") == [["Wi Song-rak", "Wi Sung-lac"]]


def test_namesakes_are_told_apart_by_office_and_day(db: sqlite3.Connection) -> None:
    spokesman: Told = ("Dmitry Orlin", "RUS", "kremlin spokesman", "2031-03-05")
    envoy: Told = ("Dmitry Orlin", "RUS", "presidential envoy for digital development", "2031-03-06")
    read(db, spokesman, envoy)
    found = everybody(db)
    assert [[o["office"] for o in a["offices"]] for a in found.actors] != []
    assert len(found.actors) == 2
    (doubt,) = found.doubts
    assert "at_once" in [reason["feature"] for reason in doubt["because"]]


def test_an_earlier_office_does_not_make_a_namesake(db: sqlite3.Connection) -> None:
    read(
        db,
        ("Kari Solberg", "NOR", "fisheries minister", "2029-03-05"),
        ("Kari Solberg", "NOR", "foreign minister", "2031-03-05"),
    )
    assert len(everybody(db).actors) == 1


def test_a_name_without_a_country_that_two_countries_have_is_uncertain(db: sqlite3.Connection) -> None:
    read(
        db,
        ("Kari Solberg", "NOR", None, "2031-03-05"),
        ("Kari Solberg", "CHL", None, "2031-03-05"),
        ("Kari Solberg", None, None, "2031-03-05"),
    )
    found = everybody(db)
    assert len(found.actors) == 3
    assert {reason["feature"] for doubt in found.doubts for reason in doubt["because"]} >= {"torn"}


def test_the_order_of_reports_decides_nothing(tmp_path: Path) -> None:
    reports = (
        WI,
        WI_MT,
        CHO,
        ("Wei", "KOR", "national security office director", "2031-03-07"),
        ("Jo Hyeon", "KOR", "foreign minister", "2031-03-08"),
    )
    seen = set()
    for number, order in enumerate(itertools.permutations(reports)):
        if number % 7:
            continue
        with open_for_writing(tmp_path / f"{number}.db") as db:
            for report in order:
                read(db, report)
            found = everybody(db)
            seen.add(repr((found.actors, found.doubts)))
    assert len(seen) == 1


def test_whoever_asks_for_one_spelling_means_all(db: sqlite3.Connection) -> None:
    read(db, WI, WI_MT, CHO)
    assert set(who_is_meant(db, "Wi Song-rak").entities) == {
        person(n, "KOR").id for n in ("Wi Sung-lac", "Wi Song-rak")
    }


def test_the_layer_knows_whom_it_has_not_met(db: sqlite3.Connection) -> None:
    read(db, WI)
    assert not is_behind(db, load_codebook())
    make = Maker("Cho Hyun spoke.", name="late.txt")
    keep(db, make.report(actors=(make.actor(person("Cho Hyun", "KOR")),)))
    assert is_behind(db, load_codebook())


# ---------------------------------------------------------------- the desk


def desk(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "desk.names.yaml"
    path.write_text(text, encoding="utf8")
    return path


def test_the_desk_wins(db: sqlite3.Connection, tmp_path: Path) -> None:
    read(db, WI, WI_MT, CHO, CHO_DONG)
    desk(
        tmp_path,
        "same: [[Cho Hyun, Cho Hyun-dong]]\ndifferent: [[Wi Sung-lac, Wi Song-rak (KOR)]]\nnames: {Wi Sung-lac: Wi Sung-rak}\n"
        "offices: [{person: Wi Song-rak, office: director of the office}]\n",
    )
    found = {a["name"]: a for a in everybody(db).actors}
    assert sorted(found) == ["Cho Hyun-dong", "Wi Song-rak", "Wi Sung-rak"]
    assert found["Cho Hyun-dong"]["joined"][0]["because"][0]["feature"] == "desk"
    assert found["Wi Song-rak"]["offices"][0]["office"] == "director of the office"
    assert found["Wi Sung-rak"]["variants"] == ["Wi Sung-lac"]


def test_the_desk_may_join_what_no_rule_compares(db: sqlite3.Connection, tmp_path: Path) -> None:
    read(db, WI, ("Ro Pit-chang", "KOR", None, "2031-03-05"))
    desk(tmp_path, "same: [[Wi Sung-lac, Ro Pit-chang]]")
    assert groups(db) == [["Ro Pit-chang", "Wi Sung-lac"]]
    assert len(who_is_meant(db, "Ro Pit").entities) == 2


def test_the_desk_parts_what_others_would_join(db: sqlite3.Connection, tmp_path: Path) -> None:
    """Three spellings of one sound; the desk knows that the first and the last are two."""
    read(db, WI, WI_MT, ("Wi Seong-rak", "KOR", "lawmaker", "2031-03-05"))
    assert len(groups(db)) == 1
    desk(tmp_path, "different: [[Wi Sung-lac, Wi Seong-rak]]")
    for group in groups(db):
        assert not {"Wi Sung-lac", "Wi Seong-rak"} <= set(group)


def test_two_whom_one_article_names_are_two_unless_the_desk_knows_better(
    db: sqlite3.Connection, tmp_path: Path
) -> None:
    make = Maker("Ivan Orlov met Iwan Orlow.")
    one, other = person("Ivan Orlov", "RUS"), person("Iwan Orlow", "RUS")
    keep(db, make.report(actors=(make.actor(one), make.actor(other))))
    catch_up(db, load_codebook())
    assert len(groups(db)) == 2
    desk(tmp_path, "same: [[Ivan Orlov, Iwan Orlow]]")
    assert len(groups(db)) == 1


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("same:\n- [Cho Hyun]", 2, "two persons or more"),
        ("same: [[A B, C D]]\ndifferent:\n- [C D, A B]", 3, "stand under `same` too"),
        ("sames: []", 1, "unknown key 'sames'"),
        ("offices:\n- {person: A B}", 2, "office"),
        ("same: [", 2, "not valid YAML"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(UsageError, match=said) as error:
        load_desk(desk(tmp_path, text))
    assert f"desk.names.yaml:{line}:" in str(error.value)
