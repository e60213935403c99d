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


def fact(
    n: int = 0, *, report: str = "a", reported: str = "2025-08-20", words: str = "Words.", **fields: Any
) -> dict[str, Any]:
    evidence = [{"start": 0, "end": len(words), "text": words}]
    return {
        "id": f"x{n}",
        "confidence": 0.8,
        "evidence": evidence,
        "document": {"id": report, "published": reported},
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
    empty: dict[str, Any] = {
        kind: [] for kind in ("events", "statements", "positions", "schedule", "offices", "actors")
    }
    return Material(**{**empty, "states": {"CHL": "Chile", "FRA": "France"}, "today": "2025-08-20", **given})


def said(happening: dict[str, Any]) -> str:
    return brief.say_event(happening, material(), WORDING)


def written(**given: Any) -> brief.Brief:
    return brief.write_brief(material(**given), ontology=ONTOLOGY, wording=WORDING)


def test_meeting_of_equals() -> None:
    assert said(event("CONSULT", ["Chile", "Peru"])) == "Chile and Peru met"


def test_visit_says_where() -> None:
    visit = event("CONSULT", ["Boric"], ["Peru"], mode="visit", place={"name": "Lima", "country": "PER"})
    assert said(visit) == "Boric visited Peru, in Lima"


def test_place_that_is_a_party_is_not_said_twice() -> None:
    visit = event("CONSULT", ["Boric"], ["Peru"], mode="visit", place={"name": "Peru", "country": "PER"})
    assert said(visit) == "Boric visited Peru"


def test_what_is_planned_is_not_said_as_done() -> None:
    planned = event("CONSULT", ["Chile"], ["Peru"], mode="phone", status="planned")
    assert said(planned) == "Chile to call Peru"


def test_many_names_are_cut() -> None:
    talks = event("CONSULT", ["Chile", "Peru", "Kenya", "Ghana", "Nepal"])
    assert said(talks) == "Chile, Peru, Kenya and 2 others met"


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
        event("SUPPORT", ["Chile"], ["Peru"], day="2025-08-18", words="Other."),
    ]
    assert [line.when for line in written(events=told).happened] == ["18 Aug 2025", "1 Aug 2025"]


def test_one_type_does_not_fill_the_screen() -> None:
    told = [event("REQUEST", [f"S{n:02}tate"], [f"L{n:02}and"], n=n, words=f"{n}") for n in range(20)]
    assert len(written(events=told).happened) == brief.OF_A_TYPE


def test_one_sentence_is_one_line() -> None:
    told = [event("CONSULT", ["Chile", "Peru"], n=1), event("AGREE", ["Chile", "Peru"], n=2)]
    assert len(written(events=told).happened) == 1


def test_description_gives_the_name_of_its_country() -> None:
    told = event("ACCUSE", ["Chile"])
    told["actors"] = [party("spokesperson", "FRA")]
    assert said(told) == "France voiced criticism"


def test_words_begin_a_little_before_the_cue() -> None:
    told = event("CONSULT", ["Chile", "Peru"], words=f"{'Much was said before. ' * 10}Chile and Peru met.")
    told["cue"] = {"start": told["evidence"][0]["text"].index("met"), "end": 238, "text": "met"}
    (line,) = written(events=[told]).happened
    assert line.words.startswith("… ")
    assert line.words.endswith("before. Chile and Peru met.")


def position(n: int, holder: str, *, issue: str, stance: str = "support") -> dict[str, Any]:
    return fact(
        n, holder=holder, holder_country=holder[:3].upper(), stance=stance, issue=issue, issue_id=None, report=str(n)
    )


def test_views_are_spread_over_the_sides() -> None:
    many = [position(n, "Chile", issue=f"issue {n}") for n in range(20)]
    found = written(positions=[*many, position(99, "Peru", issue="the treaty")]).views
    assert [line.text for line in found][1:] == ["Peru supports the treaty"]


def test_two_sides_do_not_say_the_same_where_they_say_more() -> None:
    shared = [position(1, "Chile", issue="the treaty"), position(2, "Peru", issue="the treaty")]
    found = written(positions=[*shared, position(3, "Peru", issue="the port", stance="oppose")]).views
    assert {line.text for line in found} == {"Chile supports the treaty", "Peru opposes the port"}


LONG = "We will keep talking until there is a result that both sides can sign."


def statement(n: int, speaker: str | None, *, direct: bool = True, reported: str = "2025-08-20") -> dict[str, Any]:
    return fact(n, speaker=speaker, speaker_country=None, direct=direct, content=LONG, reported=reported)


def test_quotation_has_a_speaker_and_is_direct() -> None:
    told = [statement(1, "Ana Ruiz"), statement(2, None), statement(3, "Ben Oduya", direct=False)]
    assert [line.text for line in written(statements=told).quotes] == ["Ana Ruiz"]


def test_office_holders_speak_first() -> None:
    told = [statement(1, "Ben Oduya", reported="2025-08-20"), statement(2, "Ana Ruiz", reported="2025-08-01")]
    found = written(statements=told, actors=[person("Ana Ruiz", ["minister"])]).quotes
    assert [line.text for line in found] == ["Ana Ruiz", "Ben Oduya"]


def person(name: str, offices: list[str], *, variants: tuple[str, ...] = (), status: str = "current") -> dict[str, Any]:
    held = [
        {"office": o, "country": "CHL", "status": status, "reported": f"2025-08-{n:02}"}
        for n, o in enumerate(offices, 1)
    ]
    return {
        "id": name,
        "ids": [name],
        "kind": "person",
        "name": name,
        "country": "CHL",
        "variants": list(variants),
        "offices": held,
    }


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


def test_person_with_latest_office_and_other_spellings() -> None:
    (found,) = written(
        actors=[person("Ana Ruiz", ["candidate's aide", "minister"], variants=("Anna Ruiz", "Ruiz"))]
    ).people
    assert (found.name, found.office, found.country, found.variants) == (
        "Ana Ruiz",
        "minister",
        "Chile",
        ("Anna Ruiz",),
    )


def test_past_office_is_said_to_be_past() -> None:
    (found,) = written(actors=[person("Ana Ruiz", ["minister"], status="former")]).people
    assert found.office == "former minister"


def test_wording_knows_the_ontology() -> None:
    """Every type has words, and every mode that is worded exists."""
    words = yaml.safe_load((CODEBOOK / "en" / "lexicon" / "wording.yaml").read_text(encoding="utf8"))["types"]
    assert set(words) == set(ONTOLOGY.types)
    assert all(set(kind.get("modes", {})) <= set(ONTOLOGY.types[name].modes) for name, kind in words.items())


def test_what_the_record_holds_for_two_happenings_is_told_twice_each_with_its_reports() -> None:
    """Two meetings of one day between the same countries, of other persons: the record has counted their reports."""

    def met(number: int, *names: str, reports: int) -> dict[str, Any]:
        people = [party(name) | {"id": f"per_{name}"} for name in names]
        return event("CONSULT", []) | {
            "id": f"ev_{number}", "actors": people, "told": {"reports": reports, "also": []},
            "evidence": [{"start": number, "end": number + 9, "text": f"they met {number}"}],
        }  # fmt: skip

    lines = written(events=[met(1, "Chile", "France", reports=4), met(2, "Chile", "France", reports=1)]).happened
    assert [line.reports for line in lines] == [4]
    other = met(2, "Chile", "France", reports=1)
    other["actors"] = [p | {"id": p["id"] + "2"} for p in other["actors"]]
    lines = written(events=[met(1, "Chile", "France", reports=4), other]).happened
    assert sorted(line.reports for line in lines) == [1, 4]
