"""Measures: sentence in, what is in force by whom on whom out."""

from __future__ import annotations

from functools import cache

import pytest

from dragoman.codebook.book import shipped
from dragoman.codebook.measure_words import MeasureWords, load_measures
from dragoman.measures import code_measures
from dragoman.records import Measure
from tests.parses import actor, reading, time

WHO = {
    "Ottawa": actor("Canada", "CAN", "state"),
    "Mexican": actor("Mexico", "MEX", "state"),
    "Mexico": actor("Mexico", "MEX", "state"),
    "Cairo": actor("Egypt", "EGY", "state"),
    "Khartoum": actor("Sudan", "SDN", "state"),
}


@cache
def words() -> MeasureWords:
    return load_measures(shipped())


def coded(*lines: str) -> tuple[Measure, ...]:
    times = {
        "March": time("2024-03-01", "2024-03-31"),
        "June": time("2024-06-30", "2024-06-30", "until"),
        "1962": time("1962-01-01", None, "since"),
    }
    return code_measures(reading(*lines, who=WHO, times=times), words())


IMPOSED = (
    "Ottawa/PROPN/nsubj imposed/VERB/root 25/NUM/nummod/4 percent/NOUN/compound/5 tariffs/NOUN/obj on/ADP/case/8 Mexican/PROPN/amod/8 steel/NOUN/nmod/5 "
    "in/ADP/case/10 March/PROPN/obl ./PUNCT"
)


def test_a_tariff_with_its_rate() -> None:
    """Ottawa imposed 25 percent tariffs on Mexican steel in March."""
    (found,) = coded(IMPOSED)
    assert (found.kind, found.value, found.unit) == ("tariff", 25.0, "percent")
    assert (found.by, found.on, found.status, found.from_) == ("Canada", "Mexican steel", "in-force", "2024-03-01")
    assert found.evidence[0].text.startswith("imposed 25 percent tariffs")


@pytest.mark.parametrize(
    ("verb", "status"),
    [
        ("imposed", "in-force"),
        ("announced", "announced"),
        ("suspended", "paused"),
        ("lifted", "ended"),
        ("threatened", "proposed"),
    ],
)
def test_what_becomes_of_a_measure(verb: str, status: str) -> None:
    """Cairo lifted sanctions on Khartoum."""
    line = f"Cairo/PROPN/nsubj {verb}/VERB/root sanctions/NOUN/obj on/ADP/case/5 Khartoum/PROPN/nmod/3 ./PUNCT"
    assert [(m.kind, m.by, m.on, m.status) for m in coded(line)] == [("sanctions", "Egypt", "Sudan", status)]


def test_what_may_come_is_proposed() -> None:
    """Cairo will impose sanctions on Khartoum."""
    line = "Cairo/PROPN/nsubj/3 will/AUX/aux/3 impose/VERB/root sanctions/NOUN/obj on/ADP/case/6 Khartoum/PROPN/nmod/4 ./PUNCT"
    assert [m.status for m in coded(line)] == ["proposed"]


def test_what_may_be_lifted_is_in_force_and_not_his_who_asks_for_its_end() -> None:
    """Ottawa urged Cairo to lift sanctions on Khartoum."""
    line = (
        "Ottawa/PROPN/nsubj urged/VERB/root Cairo/PROPN/obj to/PART/mark/5 lift/VERB/xcomp/2 sanctions/NOUN/obj/5 "
        "on/ADP/case/8 Khartoum/PROPN/nmod/6 ./PUNCT"
    )
    assert [(m.by, m.on, m.status) for m in coded(line)] == [(None, "Sudan", "in-force")]


def test_until_when() -> None:
    """Cairo extended sanctions on Khartoum until June."""
    line = "Cairo/PROPN/nsubj extended/VERB/root sanctions/NOUN/obj on/ADP/case/5 Khartoum/PROPN/nmod/3 until/ADP/case/7 June/PROPN/obl ./PUNCT"
    assert [(m.status, m.until) for m in coded(line)] == [("in-force", "2024-06-30")]


def test_who_bears_a_tariff_did_not_impose_it() -> None:
    """Ottawa faces a 10 percent tariff."""
    line = (
        "Ottawa/PROPN/nsubj faces/VERB/root a/DET/det/6 10/NUM/nummod/5 percent/NOUN/compound/6 tariff/NOUN/obj ./PUNCT"
    )
    assert [(m.by, m.on, m.value) for m in coded(line)] == [(None, "Canada", 10.0)]


def test_soldiers_abroad() -> None:
    """28,500 Mexican troops are stationed in Khartoum."""
    line = "28,500/NUM/nummod/3 Mexican/PROPN/amod/3 troops/NOUN/nsubj/5 are/AUX/aux:pass/5 stationed/VERB/root in/ADP/case/7 Khartoum/PROPN/obl ./PUNCT"
    (found,) = coded(line)
    assert (found.kind, found.value, found.unit, found.by, found.on) == (
        "deployment",
        28500.0,
        "troops",
        "Mexico",
        "Sudan",
    )


def test_a_measure_told_twice_is_one() -> None:
    assert len(coded(IMPOSED, IMPOSED)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Tariff/NOUN/compound/2 policy/NOUN/nsubj/3 matters/VERB/root ./PUNCT",
        "They/PRON/nsubj discussed/VERB/root tariffs/NOUN/obj ./PUNCT",
        "Troops/NOUN/nsubj left/VERB/root ./PUNCT",
    ],
)
def test_words_without_a_measure(line: str) -> None:
    assert coded(line) == ()


def test_a_pause_on_these_tariffs_is_told_of_the_measure_named_before() -> None:
    """Cairo seeks exemptions from Mexico's 25 percent tariffs. A pause on these tariffs runs until June."""
    first = (
        "Cairo/PROPN/nsubj/2 seeks/VERB/root exemptions/NOUN/obj/2 from/ADP/case/9 Mexico/PROPN/nmod:poss/9 's/PART/case/5 "
        "25/NUM/nummod/8 percent/NOUN/compound/9 tariffs/NOUN/nmod/3 ./PUNCT"
    )
    second = (
        "A/DET/det/2 pause/NOUN/nsubj/6 on/ADP/case/5 these/DET/det/5 tariffs/NOUN/nmod/2 runs/VERB/root until/ADP/case/8 "
        "June/PROPN/obl/6 ./PUNCT"
    )
    (found,) = coded(first, second)
    assert (found.by, found.on, found.value, found.status, found.until) == (
        "Mexico",
        "Egypt",
        25.0,
        "paused",
        "2024-06-30",
    )
    assert len(found.evidence) == 2


def test_what_a_relative_clause_says_has_become_of_it() -> None:
    """A 25 percent tariff, which Ottawa suspended, stands."""
    line = (
        "A/DET/det/4 25/NUM/nummod/3 percent/NOUN/compound/4 tariff/NOUN/nsubj/10 ,/PUNCT/punct/8 which/PRON/obj/8 "
        "Ottawa/PROPN/nsubj/8 suspended/VERB/acl:relcl/4 ,/PUNCT/punct/8 stands/VERB/root ./PUNCT"
    )
    assert [(m.by, m.value, m.status) for m in coded(line)] == [("Canada", 25.0, "paused")]


def sides(line: str) -> list[tuple[str, str | None, str | None, str]]:
    return [(m.kind, m.by, m.on, m.status) for m in coded(line)]


def test_a_verb_names_a_measure() -> None:
    """Ottawa sanctioned Khartoum. Ottawa would sanction Khartoum. Khartoum was sanctioned by Ottawa."""
    done = "Ottawa/PROPN/nsubj sanctioned/VERB/root Khartoum/PROPN/obj ./PUNCT"
    may = "Ottawa/PROPN/nsubj/3 would/AUX/aux/3 sanction/VERB/root Khartoum/PROPN/obj/3 ./PUNCT"
    borne = "Khartoum/PROPN/nsubj:pass/3 was/AUX/aux:pass/3 sanctioned/VERB/root by/ADP/case/5 Ottawa/PROPN/obl:agent/3 ./PUNCT"
    assert sides(done) == sides(borne) == [("sanctions", "Canada", "Sudan", "in-force")]
    assert sides(may) == [("sanctions", "Canada", "Sudan", "proposed")]


def test_who_is_the_subject_of_sanctions_bears_them() -> None:
    """Khartoum is the subject of Ottawa sanctions since 1962."""
    line = (
        "Khartoum/PROPN/nsubj/4 is/AUX/cop/4 the/DET/det/4 subject/NOUN/root of/ADP/case/7 Ottawa/PROPN/compound/7 sanctions/NOUN/nmod/4 "
        "since/ADP/case/9 1962/NUM/obl/4 ./PUNCT"
    )
    (found,) = coded(line)
    assert (found.by, found.on, found.from_) == ("Canada", "Sudan", "1962-01-01")


def test_an_agreement_has_two_sides() -> None:
    """Ottawa suspended its trade agreement with Cairo."""
    line = "Ottawa/PROPN/nsubj suspended/VERB/root its/PRON/nmod:poss/5 trade/NOUN/compound/5 agreement/NOUN/obj with/ADP/case/7 Cairo/PROPN/nmod/5 ./PUNCT"
    assert sides(line) == [("agreement", "Canada", "Egypt", "paused")]


@pytest.mark.parametrize(
    ("line", "by"),
    [
        (
            "There/PRON/expl/2 are/VERB/root 300/NUM/nummod/5 Ottawa/PROPN/compound/5 soldiers/NOUN/nsubj in/ADP/case/7 Khartoum/PROPN/nmod/5 ./PUNCT",
            "Canada",
        ),
        (
            "Ottawa/PROPN/nsubj maintains/VERB/root 300/NUM/nummod/4 soldiers/NOUN/obj in/ADP/case/6 Khartoum/PROPN/obl ./PUNCT",
            "Canada",
        ),
    ],
)
def test_soldiers_that_are_somewhere(line: str, by: str) -> None:
    """There are 300 Canadian soldiers in Khartoum; Ottawa maintains 300 soldiers in Khartoum."""
    (found,) = coded(line)
    assert (found.kind, found.by, found.on, found.value) == ("deployment", by, "Sudan", 300.0)


def test_soldiers_nowhere_are_no_deployment() -> None:
    """There are 300 soldiers."""
    assert coded("There/PRON/expl/2 are/VERB/root 300/NUM/nummod/4 soldiers/NOUN/nsubj ./PUNCT") == ()


def test_what_somebody_must_do_something_not_to_bear_is_proposed() -> None:
    """Cairo must pay or face sanctions."""
    line = (
        "Cairo/PROPN/nsubj/3 must/AUX/aux/3 pay/VERB/root or/CCONJ/cc/5 face/VERB/conj/3 sanctions/NOUN/obj/5 ./PUNCT"
    )
    assert [(m.on, m.status) for m in coded(line)] == [("Egypt", "proposed")]


def test_a_participle_says_on_whom_a_measure_lies_and_asking_for_its_end_leaves_it() -> None:
    """Ottawa called for the lifting of sanctions imposed on Khartoum."""
    line = (
        "Ottawa/PROPN/nsubj called/VERB/root for/ADP/case/5 the/DET/det/5 lifting/NOUN/obl of/ADP/case/7 sanctions/NOUN/nmod/5 imposed/VERB/acl/7 "
        "on/ADP/case/10 Khartoum/PROPN/obl/8 ./PUNCT"
    )
    assert [(m.by, m.on, m.status) for m in coded(line)] == [(None, "Sudan", "in-force")]


@pytest.mark.parametrize(("verb", "status"), [("prolong", "in-force"), ("impose", "announced")])
def test_what_is_agreed_is_not_only_planned(verb: str, status: str) -> None:
    """Ottawa agreed to prolong sanctions against Cairo until June."""
    line = (
        f"Ottawa/PROPN/nsubj agreed/VERB/root to/PART/mark/4 {verb}/VERB/xcomp sanctions/NOUN/obj/4 against/ADP/case/7 Cairo/PROPN/nmod/5 "
        "until/ADP/case/9 June/PROPN/obl/4 ./PUNCT"
    )
    assert [(m.by, m.on, m.status, m.until) for m in coded(line)] == [("Canada", "Egypt", status, "2024-06-30")]


def test_the_ground_of_a_measure_is_not_what_it_lies_on() -> None:
    """Ottawa imposed sanctions over the raid."""
    line = (
        "Ottawa/PROPN/nsubj imposed/VERB/root sanctions/NOUN/obj over/ADP/case/6 the/DET/det/6 raid/NOUN/nmod/3 ./PUNCT"
    )
    assert [m.on for m in coded(line)] == [None]


def test_a_member_that_is_suspended() -> None:
    """Ottawa suspended Khartoum."""
    line = "Ottawa/PROPN/nsubj suspended/VERB/root Khartoum/PROPN/obj ./PUNCT"
    assert [(m.kind, m.by, m.on) for m in coded(line)] == [("suspension", "Canada", "Sudan")]


@pytest.mark.parametrize(
    "line",
    [
        "Ottawa/PROPN/nsubj/3 never/ADV/advmod/3 imposed/VERB/root tariffs/NOUN/obj/3 on/ADP/case/6 Mexico/PROPN/nmod/4",
        "Ottawans/PROPN/nsubj fail/VERB/root to/PART/mark/4 impose/VERB/xcomp/2 tariffs/NOUN/obj/4 on/ADP/case/7 Mexico/PROPN/nmod/5",
        "Ottawans/PROPN/nsubj avoid/VERB/root imposing/VERB/xcomp/2 tariffs/NOUN/obj/3 on/ADP/case/6 Mexico/PROPN/nmod/4",
    ],
)
def test_a_measure_that_was_not_taken_is_not_in_force(line: str) -> None:
    (found,) = coded(line)
    assert (found.on, found.status) == ("Mexico", "proposed")
