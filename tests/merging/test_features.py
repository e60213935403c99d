"""What makes two tellings one fact: the table of features, its weights, its reasons."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dragoman.codebook.book import load_codebook
from dragoman.codebook.yaml_files import CodebookError
from dragoman.contract import plain
from dragoman.merging.features import FEATURES, Likeness, Scorer, check, compare
from dragoman.merging.keys import keys
from dragoman.merging.tellings import Reader, Telling, from_json
from dragoman.records import Place, Span, Time
from tests.reports import CHILE, NORWAY, ROJAS, SOLBERG, Maker, day

PERU = replace(CHILE, id="per", name="Peru", country="PER", text="Peru")

BOOK = load_codebook()
READER = Reader.of(BOOK)
SCORER = Scorer(BOOK.merging.facts)
MET = "Solberg and Rojas met in Oslo on Tuesday to talk about salmon quotas"


def told(words: str = MET, *, published: str = "2031-03-05", **given: Any) -> Telling:
    """An event as it is told in a report of its own."""
    cue = next((word for word in words.split() if word != "held" and BOOK.acts.find(word)), None)
    given = {"actors": (SOLBERG, ROJAS), "cue": cue} | given
    event = Maker(words, published=published).event(words, **given)
    return READER.read("events", plain(event), published)


def looks_for(one: Telling, other: Telling) -> bool:
    """Whether the later of two tellings finds the other among those it is compared with."""
    ours, theirs = (keys(telling, BOOK.merging.facts) for telling in (one, other))
    return bool(ours.looks & theirs.stands)


def likeness(a: Telling, b: Telling) -> Likeness:
    one, other = compare(a, b, BOOK.merging.facts), compare(b, a, BOOK.merging.facts)
    assert one.score == other.score == SCORER.score(SCORER.see(a), SCORER.see(b))
    return one


def verdict(a: Telling, b: Telling) -> str:
    """One fact, perhaps, or two; tellings that share no key are never compared."""
    bounds = BOOK.merging.facts.kinds[a.kind]
    score = likeness(a, b).score if looks_for(a, b) else 0.0
    return "one" if score >= bounds.same else "perhaps" if score >= bounds.maybe else "two"


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (told("The ministers of Norway and Chile held talks on fish in Oslo"), "one"),
        (told("The ministers of Norway and Chile held talks in Oslo", on="2031-03-05"), "perhaps"),
        (told("They will meet in Oslo on Tuesday", status="planned", published="2031-03-01"), "one"),
        (told("Rojas and Solberg did not meet on Tuesday", status="negated"), "perhaps"),
        (told("They met in Oslo in April", on="2031-04-04"), "two"),
        (
            told(
                "Solberg visited Chile to talk of salmon quotas", mode="visit", recipients=(CHILE,), actors=(SOLBERG,)
            ),
            "two",
        ),
        (told("Norway accused Chile over salmon quotas", code="ACCUSE", actors=(NORWAY,), recipients=(CHILE,)), "two"),
    ],
)
def test_a_meeting_is_known_by_who_and_when(other: Telling, expected: str) -> None:
    assert verdict(told(), other) == expected


def test_who_comes_later_looks_for_who_came_before() -> None:
    """What is dated meets what is vague, whichever comes first; the dated of other days do not meet by their words."""
    vague = told(date=replace(day("2031-03-04"), start="2031-03-01", end="2031-03-31", granularity="month"))
    dated, other = told(), told(on="2031-03-20")
    assert looks_for(vague, dated)
    assert looks_for(dated, vague)
    assert not looks_for(dated, other)
    assert looks_for(dated, dated)


def test_two_demands_of_one_day_are_told_apart_by_their_words() -> None:
    given = {"code": "ACCUSE", "actors": (SOLBERG,), "recipients": (ROJAS,)}
    fish = told("Solberg accused Rojas of hiding trawlers in the fjord", **given)
    again = told("Rojas hides trawlers in a fjord, Solberg complained", **given)
    visas = told("Solberg blamed Rojas for refusing visas to nurses", **given)
    assert (verdict(fish, again), verdict(fish, visas)) == ("one", "two")


def test_who_did_it_to_whom_matters() -> None:
    ours = told("Norway accused Chile of overfishing cod", code="ACCUSE", actors=(NORWAY,), recipients=(CHILE,))
    theirs = told("Chile accused Norway of overfishing cod", code="ACCUSE", actors=(CHILE,), recipients=(NORWAY,))
    found = likeness(ours, theirs)
    assert "who did it and to whom are exchanged" in [reason.detail for reason in found.reasons]
    assert verdict(ours, theirs) != "one"


def test_reasons_add_up_to_the_score() -> None:
    found = likeness(told(), told("Norway and Chile met about quotas"))
    assert found.score == pytest.approx(sum(reason.points for reason in found.reasons))
    assert {"same_parties", "same_day", "once_a_day"} <= {reason.feature for reason in found.reasons}


def test_a_day_without_its_year() -> None:
    yearless = replace(day("2031-03-04"), start="--03-04", end="--03-04")
    assert (
        verdict(told(), told("The ministers of Norway and Chile met in Oslo on 4 March", date=yearless, published=None))
        == "one"
    )


def test_put_off() -> None:
    """Planned for the 4th and for the 20th: one meeting only where a report says that it was put off."""
    first = told("They are to meet in Oslo on 4 March", status="planned", published="2031-02-20")
    later = told(
        "Their meeting in Oslo was postponed to 20 March", status="planned", on="2031-03-20", published="2031-03-01"
    )
    another = told("They are to meet in Oslo on 20 March", status="planned", on="2031-03-20", published="2031-03-01")
    assert "moved" in [reason.feature for reason in likeness(first, later).reasons]
    assert verdict(first, later) in {"one", "perhaps"}
    assert verdict(first, another) == "two"


def said(words: str, speaker: Any = SOLBERG, published: str = "2031-03-05") -> Telling:
    return READER.read("statements", plain(Maker(words).statement(words, speaker=speaker)), published)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (said("We shall keep our trawlers at anchor until the quotas are settled"), "one"),
        (said("We shall keep our trawlers at anchor until the quotas are settled", ROJAS), "perhaps"),
        (said("The salmon belongs to those who feed it"), "two"),
        (said("We shall keep our trawlers at anchor until the quotas are settled", published="2031-05-01"), "two"),
    ],
)
def test_a_quotation_is_known_by_its_words_and_its_speaker(other: Telling, expected: str) -> None:
    assert verdict(said("We shall keep our trawlers at anchor until quotas are settled"), other) == expected


def test_what_is_said_in_one_word_is_said_by_many() -> None:
    assert verdict(said("regret"), said("regret")) != "one"


def test_a_telling_survives_the_record() -> None:
    assert from_json(told().json()) == told()
    assert told().id == from_json(told().json()).id


def test_every_feature_is_weighed_and_told_in_the_documentation() -> None:
    weighed = {name for kind in BOOK.merging.facts.kinds.values() for name in kind.weights}
    told = (Path(__file__).parents[2] / "docs" / "merging.md").read_text(encoding="utf8")
    assert weighed == FEATURES.keys()
    assert [name for name in FEATURES if name not in told] == []


def test_a_feature_that_does_not_exist_is_a_sentence() -> None:
    with pytest.raises(CodebookError, match="unknown feature 'same_hat'"):
        check(replace(BOOK.merging.facts, conflicting=["same_hat"]))


def test_another_spelling_is_the_same_person() -> None:
    """Whoever writes Kim Myeong-su means Kim Myung-soo; Park Yoon-joo is somebody else."""
    myung, myeong, park = (
        replace(SOLBERG, id=f"per_{name}", name=name, country="KOR")
        for name in ("Kim Myung-soo", "Kim Myeong-su", "Park Yoon-joo")
    )
    rojas = replace(ROJAS, id="per_rojas")
    features = [
        {reason.feature for reason in likeness(told(actors=(myung, rojas)), told(actors=(one, rojas))).reasons}
        for one in (myeong, park)
    ]
    assert ["other_persons" in found for found in features] == [False, True]
    assert ["same_pair" in found for found in features] == [True, False]


def test_acts_of_which_a_war_has_hundreds_a_day_meet_only_in_their_words() -> None:
    """Or a day of war would be compared with itself."""
    given = {"code": "ASSAULT", "actors": (NORWAY,), "recipients": (CHILE,)}
    harbour = told("Norway shelled the grain harbour of Antofagasta", **given)
    depot = told("Norway bombed an ammunition depot near Rancagua", **given)
    again = told("Shells hit grain silos at Antofagasta harbour", **given)
    assert (looks_for(harbour, depot), looks_for(harbour, again)) == (False, True)


def timed(
    start: str | None, end: str | None = None, *, basis: str = "explicit", grain: str = "day", words: str = ""
) -> Time:
    span = Span(start=0, end=len(words), text=words) if words else None
    return Time(start=start, end=end or start, granularity=grain, basis=basis, span=span)


@pytest.mark.parametrize(
    ("date", "published", "expected"),
    [
        (timed(None, basis="relative", grain="unknown", words="Tuesday"), None, "one"),  # 4 March 2031 is a Tuesday
        (timed(None, basis="relative", grain="unknown", words="Friday"), None, "two"),
        (timed("2031-03-07", basis="inferred"), "2031-03-07", "one"),  # the day of a report that gives none
        (timed("2031-03-01", basis="inferred"), "2031-03-01", "two"),  # nothing is told before it happens
    ],
)
def test_a_meeting_of_two_persons_whose_day_is_known_less_well(
    date: Time, published: str | None, expected: str
) -> None:
    other = told("Solberg met Rojas in Oslo to talk about salmon", date=date, published=published)
    assert verdict(told(), other) == expected


def test_a_visit_in_a_month_is_the_one_on_a_day_of_it() -> None:
    given = {"mode": "visit", "actors": (SOLBERG,), "recipients": (CHILE,), "status": "planned"}
    month = told("Solberg visits Chile in March", date=timed("2031-03-01", "2031-03-31", grain="month"), **given)
    coming = told("Solberg will come to Chile on 20 March", on="2031-03-20", **given)
    later = told("Solberg will come to Chile on 2 April", on="2031-04-02", **given)
    assert (verdict(month, coming), verdict(month, later)) == ("one", "two")


def test_a_town_and_a_day_make_up_for_a_side_that_is_left_out() -> None:
    place = Place(name="Oslo", country="NOR", city="Oslo")
    both = replace(told("Ministers of Norway and Chile are to meet in Oslo"), place=None)
    event = Maker("The ministers meet in Oslo about salmon quotas").event(
        "The ministers meet in Oslo about salmon quotas", actors=(NORWAY,), cue="meet"
    )
    one = READER.read("events", plain(replace(event, place=place)), "2031-03-05")
    other = READER.read("events", plain(replace(event, actors=(NORWAY, CHILE), place=place)), "2031-03-05")
    assert looks_for(one, other)
    assert "once_a_day" in {reason.feature for reason in likeness(one, other).reasons}
    assert "once_a_day" not in {reason.feature for reason in likeness(one, both).reasons}


def test_an_envoy_is_summoned_once_a_day_in_whatever_words() -> None:
    given = {"code": "ACCUSE", "mode": "disapprove", "actors": (NORWAY,), "recipients": (CHILE,)}
    summoned = told("Norway summoned the Chilean ambassador over a trawler", cue="summoned", **given)
    called = told("Its envoy was called to the ministry in Oslo", cue="called", **given)
    blamed = told("Norway blamed Chile for the collapse of stocks", cue="blamed", **given)
    assert (verdict(summoned, called), verdict(summoned, blamed)) == ("one", "two")


def test_a_town_may_lie_in_a_region_and_not_in_another_town() -> None:
    def at(name: str, city: str | None) -> Telling:
        place = Place(name=name, country="NOR", city=city)
        event = Maker(MET).event(MET, actors=(SOLBERG, ROJAS), cue="met")
        return READER.read("events", plain(replace(event, place=place)), "2031-03-05")

    oslo, bergen, west = at("Oslo", "Oslo"), at("Bergen", "Bergen"), at("Vestland", None)
    found = [{r.feature for r in likeness(a, b).reasons} for a, b in ((oslo, bergen), (bergen, west), (oslo, oslo))]
    assert ["other_place" in features for features in found] == [True, False, False]
    assert "same_place" in found[2]


def amount(words: str, sentence: str, *, value: float, unit: str, published: str = "2031-03-05") -> Telling:
    text = sentence
    at = text.index(words)
    fact = {
        "value": value, "unit": unit, "of": None, "parties": ["CHL", "NOR"],
        "sentence": {"start": 0, "end": len(text), "text": text}, "evidence": [{"start": at, "end": at + len(words), "text": words}],
    }  # fmt: skip
    return READER.read("quantities", fact, published)


def test_a_number_is_known_by_its_sentence_and_by_words_that_mean_one_thing() -> None:
    loan = amount(
        "300 million dollars", "Norway lends Chile 300 million dollars for trawlers", value=3e8, unit="dollars"
    )
    again = amount("$300m", "Chile is to pay back the $300m that Norway gave for trawlers", value=3e8, unit="dollars")
    other = amount("$900m", "Norway lends Chile $900m for trawlers", value=9e8, unit="dollars")
    moved = amount("400 residents", "Norway moved 400 residents of the fjord to Chile", value=400, unit="residents")
    people = amount("400 people", "The 400 people of the fjord are safe in Chile", value=400, unit="people")
    assert verdict(loan, again) == "one"
    assert verdict(loan, other) != "one"
    assert (moved.unit, verdict(moved, people)) == ("people", "one")


def test_an_office_under_other_words_and_a_name_cut_short() -> None:
    def held(person: str, office: str, country: str | None) -> Telling:
        return READER.read(
            "offices", {"person": person, "office": office, "country": country, "status": "current"}, None
        )

    premier = held("Talant Ormonov", "deputy prime minister", "KGZ")
    assert verdict(premier, held("T. Ormonov", "vice-premier", None)) == "one"
    assert verdict(premier, held("Aziz Karimov", "deputy prime minister", "KGZ")) != "one"
    foreign = held("Inés Rojas", "Minister of External Relations", "CHL")
    assert verdict(foreign, held("Inés Rojas", "foreign minister", "CHL")) == "one"


def test_an_odd_number_of_what_is_seldom_counted_is_told_of_one_thing() -> None:
    boats = amount("14 canoes", "Chile seized 14 canoes of Norway", value=14, unit="canoes")
    again = amount("fourteen canoes", "The fourteen canoes lie on the beach", value=14, unit="canoes")
    shares = amount("25 percent", "Norway owns 25 percent of the port", value=25, unit="percent")
    tariff = amount(
        "25 percent", "Chile wants a tariff of 25 percent", value=25, unit="percent", published="2031-03-20"
    )
    assert verdict(boats, again) == "one"
    assert verdict(shares, tariff) != "one"


def test_one_full_name_under_two_states_has_one_office() -> None:
    def held(office: str, country: str | None) -> Telling:
        fact = {"person": "Idris Kabo", "office": office, "country": country, "status": "current"}
        return READER.read("offices", fact, None)

    assert likeness(held("minister of security", "BFA"), held("minister", "NER")).score >= 3
    assert likeness(held("minister of security", "BFA"), held("general", "NER")).score < 3


def test_what_goes_on_is_one_for_a_season() -> None:
    def drills(published: str, text: str) -> Telling:
        going_on = replace(
            told(text, cue="cooperation"),
            type="COOPERATE",
            mode=None,
            status="ongoing",
            start=None,
            end=None,
            grain=None,
        )
        return replace(going_on, seen=published, place=None, land=None)

    first = drills("2031-03-05", "The military cooperation of Norway and Chile")
    assert verdict(first, drills("2031-04-02", "The growing military cooperation of Norway with Chile")) == "one"
    later = likeness(first, drills("2031-09-02", "The growing military cooperation of Norway with Chile"))
    assert "lasting" not in {reason.feature for reason in later.reasons}


def test_a_country_votes_once_a_day() -> None:
    def vote(what: str, day: str) -> Telling:
        date = {"start": day, "end": day, "granularity": "day", "basis": "explicit"}
        return READER.read("schedule", {"kind": "vote", "what": what, "date": date, "parties": ["CHL"]}, "2031-03-05")

    assert verdict(vote("presidential election", "2031-06-03"), vote("the election", "2031-06-03")) == "one"
    assert verdict(vote("presidential election", "2031-06-03"), vote("the election", "2031-06-09")) != "one"


def test_reports_of_one_development_tell_of_one_arrest() -> None:
    """Without a day the words by which the reports are known must say which is meant; a day that is told is not overruled."""
    given = {"code": "COERCE", "mode": "arrest", "actors": (NORWAY,), "recipients": (CHILE,)}
    unknown = replace(day("2031-03-04"), start=None, end=None, granularity="unknown", basis=None)
    here, elsewhere = (11, 12, 13, 14, 15, 16), (21, 22, 23, 24, 25, 26)
    dated = replace(told("Norway detained Chilean sailors", cue="detained", **given), setting=here)
    later = told(
        "A trawler crew was detained by Norway in spring", cue="detained", date=unknown, published="2031-05-20", **given
    )
    again = told("Norway detained Chilean sailors", cue="detained", on="2031-04-20", **given)
    assert verdict(dated, replace(later, setting=here)) == "one"
    assert verdict(dated, replace(later, setting=elsewhere)) == "two"
    assert verdict(dated, replace(again, setting=here)) == "two"


def test_a_day_of_a_report_long_after_overrules_nothing_in_one_development() -> None:
    guessed = replace(day("2031-05-20"), basis="inferred")
    here = (11, 12, 13, 14, 15, 16)
    first = replace(told("Norway freed five sailors", code="RETREAT", cue="freed"), setting=here)
    later = told("Then Norway freed the sailors", code="RETREAT", cue="freed", date=guessed, published="2031-05-20")
    found = {reason.feature for reason in likeness(first, replace(later, setting=here)).reasons}
    assert not found & {"other_day", "long_after"}
    assert "long_after" in {reason.feature for reason in likeness(first, later).reasons}


def test_who_was_met_besides_is_another() -> None:
    """Somebody who meets two others met them apart."""
    one = told("Solberg met Rojas in Oslo", actors=(SOLBERG,), recipients=(CHILE,))
    other = told("Solberg met the Peruvian minister in Oslo", actors=(SOLBERG,), recipients=(PERU,))
    assert "other_parties" in {reason.feature for reason in likeness(one, other).reasons}
