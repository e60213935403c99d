"""The one screen: what is chosen, how it is worded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

import dragoman
from dragoman import brief
from dragoman.brief import Material
from dragoman.codebook.ontology import load_ontology
from dragoman.codebook.wording import load_wording

CODEBOOK = Path(dragoman.__file__).parent / "codebook"
ONTOLOGY, WORDING = load_ontology(CODEBOOK), load_wording(CODEBOOK)


def party(name: str, country: str | None = None) -> dict[str, Any]:
    return {"id": name.lower(), "name": name, "country": country or name[:3].upper(), "sector": "GOV", "text": name}


def fact(n: int = 0, *, report: str = "a", reported: str = "2025-08-20", **fields: Any) -> dict[str, Any]:
    evidence = [{"start": 0, "end": 5, "text": "Words of a report."}]
    return {
        "id": f"x{n}",
        "confidence": 0.8,
        "evidence": evidence,
        "document": {"id": report},
        "reported": reported,
        **fields,
    }


def event(type_: str, actors: list[str], recipients: list[str] | None = None, **fields: Any) -> dict[str, Any]:
    day = fields.pop("day", "2025-08-19")
    return fact(
        **{
            "type": type_, "mode": None, "status": "occurred", "place": None, "date": {"start": day, "end": day, "granularity": "day"},
            "actors": [party(a) for a in actors], "recipients": [party(r) for r in recipients or []], **fields,
        }
    )  # fmt: skip


def material(**given: Any) -> Material:
    empty: dict[str, Any] = {kind: [] for kind in ("events", "statements", "positions", "schedule", "offices")}
    return Material(**{**empty, "states": {"CHL": "Chile", "FRA": "France"}, "today": "2025-08-20", **given})


def written(**given: Any) -> brief.Brief:
    return brief.write_brief(material(**given), ontology=ONTOLOGY, wording=WORDING)


def test_meeting_of_equals() -> None:
    assert brief.say_event(event("CONSULT", ["Chile", "Peru"]), WORDING) == "Chile and Peru met"


def test_visit_says_where() -> None:
    visit = event("CONSULT", ["Boric"], ["Peru"], mode="visit", place={"name": "Lima", "country": "PER"})
    assert brief.say_event(visit, WORDING) == "Boric visited Peru, in Lima"


def test_place_that_is_a_party_is_not_said_twice() -> None:
    visit = event("CONSULT", ["Boric"], ["Peru"], mode="visit", place={"name": "Peru", "country": "PER"})
    assert brief.say_event(visit, WORDING) == "Boric visited Peru"


def test_what_is_planned_is_not_said_as_done() -> None:
    planned = event("CONSULT", ["Chile"], ["Peru"], mode="phone", status="planned")
    assert brief.say_event(planned, WORDING) == "Chile plans to call Peru"


def test_many_names_are_cut() -> None:
    talks = event("CONSULT", ["Chile", "Peru", "Kenya", "Ghana", "Nepal"])
    assert brief.say_event(talks, WORDING) == "Chile, Peru, Kenya and 2 others met"


def test_one_happening_told_by_two_reports_is_one_line() -> None:
    told = [event("CONSULT", ["Chile", "Peru"], n=1, report="a"), event("CONSULT", ["Peru", "Chile"], n=2, report="b")]
    (line,) = written(events=told).happened
    assert line.reports == 2


def test_only_what_took_place_has_happened() -> None:
    told = [
        event("CONSULT", ["Chile", "Peru"], status=status)
        for status in ("planned", "negated", "hypothetical", "historical")
    ]
    assert written(events=told).happened == ()


def test_latest_stands_first() -> None:
    told = [
        event("CONSULT", ["Chile", "Peru"], day="2025-08-01"),
        event("SUPPORT", ["Chile"], ["Peru"], day="2025-08-18"),
    ]
    assert [line.when for line in written(events=told).happened] == ["18 Aug 2025", "1 Aug 2025"]


def test_one_type_does_not_fill_the_screen() -> None:
    told = [event("REQUEST", [f"{n:02}State"], [f"{n:02}Land"], n=n) for n in range(20)]
    assert len(written(events=told).happened) == brief.OF_A_TYPE


def test_views_are_spread_over_holders() -> None:
    def position(n: int, holder: str, issue: str) -> dict[str, Any]:
        return fact(n, holder=holder, stance="support", issue=issue, report=str(n))

    many = [position(n, "Chile", f"issue {n}") for n in range(20)]
    found = written(positions=[*many, position(99, "Peru", "the treaty")]).views
    assert "Peru supports the treaty" in [line.text for line in found]


def test_quotation_has_a_speaker_and_is_direct() -> None:
    long = "We will keep talking until there is a result that both sides can sign."
    said = [
        fact(1, speaker="Ana Ruiz", direct=True, content=long),
        fact(2, speaker=None, direct=True, content=long),
        fact(3, speaker="Ben Oduya", direct=False, content=long),
    ]
    assert [line.text for line in written(statements=said).quotes] == ["Ana Ruiz"]


def item(n: int, day: str | None, *, parties: tuple[str, ...] = (), what: str = "talks on fishing") -> dict[str, Any]:
    date = {"start": day, "end": day, "granularity": "day"}
    return fact(n, what=what, kind="meeting", date=date, parties=list(parties))


def test_what_is_over_does_not_lie_ahead() -> None:
    found = written(schedule=[item(1, "2025-08-25"), item(2, "2025-08-10"), item(3, None)]).ahead
    assert [line.when for line in found] == ["25 Aug 2025"]


def test_item_names_parties_that_its_words_leave_out() -> None:
    (line,) = written(schedule=[item(1, "2025-08-25", parties=("CHL", "FRA"), what="Chile's talks on fishing")]).ahead
    assert line.text == "Chile's talks on fishing (France)"


def test_planned_event_lies_ahead_once() -> None:
    planned = event("CONSULT", ["Chile", "France"], status="planned", day="2025-08-25")
    planned["actors"] = [party("Chile", "CHL"), party("France", "FRA")]
    assert len(written(events=[planned]).ahead) == 1
    assert len(written(events=[planned], schedule=[item(1, "2025-08-25", parties=("CHL",))]).ahead) == 1


def test_person_with_present_office_and_other_spellings() -> None:
    def office(n: int, person: str, office: str, status: str) -> dict[str, Any]:
        return fact(n, person=person, person_id="p", variants=[], office=office, status=status, country="CHL")

    (person,) = written(
        offices=[office(1, "Ana Ruiz", "envoy", "former"), office(2, "Anna Ruiz", "minister", "current")]
    ).people
    assert (person.name, person.office, person.country, person.variants) == (
        "Anna Ruiz",
        "minister",
        "Chile",
        ("Ana Ruiz",),
    )


def test_wording_knows_the_ontology() -> None:
    """Every type has words, and every mode that is worded exists."""
    words = yaml.safe_load((CODEBOOK / "en" / "lexicon" / "wording.yaml").read_text(encoding="utf8"))["types"]
    assert set(words) == set(ONTOLOGY.types)
    assert all(set(kind.get("modes", {})) <= set(ONTOLOGY.types[name].modes) for name, kind in words.items())
