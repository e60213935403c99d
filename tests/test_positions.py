"""Positions: sentence in, who stands where out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.codebook.book import Codebook, load_codebook
from dragoman.positions import code_positions
from dragoman.records import Position, Reading
from dragoman.statements import attribute
from dragoman.statements.stance import taken
from tests.parses import actor, reading, time

WHO = {
    "Silva": actor("Marta Silva", "PRT"),
    "Duarte": actor("Rui Duarte", "BRA"),
    "Lisbon": actor("Portugal", "PRT", "state"),
    "Brasília": actor("Brazil", "BRA", "state"),
}


def book() -> Codebook:
    return load_codebook()


def read(*lines: str) -> Reading:
    found = reading(*lines, who=WHO, times={"Tuesday": time("2024-05-07")})
    return replace(found, statements=attribute(found, book().speech))


def coded(*lines: str) -> tuple[Position, ...]:
    found = read(*lines)
    return code_positions(found, taken(found, book().stances), book())


def stances(*lines: str) -> list[tuple[str, str, str]]:
    return [(p.holder, p.stance, p.issue) for p in coded(*lines)]


@pytest.mark.parametrize(
    ("verb", "stance"),
    [
        ("praised", "support"),
        ("welcomed", "support"),
        ("rejected", "oppose"),
        ("questioned", "oppose"),
        ("condemned", "condemn"),
        ("proposed", "offer"),
        ("demanded", "demand"),
    ],
)
def test_verbs_that_take_a_stance(verb: str, stance: str) -> None:
    """Silva rejected the sanctions."""
    line = f"Silva/PROPN/nsubj {verb}/VERB/root the/DET/det/4 sanctions/NOUN/obj ./PUNCT"
    assert stances(line) == [("Marta Silva", stance, "sanctions")]


def test_an_issue_is_known_by_its_phrase() -> None:
    (found,) = coded("Silva/PROPN/nsubj rejected/VERB/root the/DET/det/4 sanctions/NOUN/obj ./PUNCT")
    assert (found.issue, found.issue_id, found.holder_country) == ("sanctions", "sanctions", "PRT")
    assert found.evidence[0].text == "Silva rejected the sanctions"


def test_an_unknown_issue_is_its_phrase() -> None:
    (found,) = coded("Silva/PROPN/nsubj rejected/VERB/root the/DET/det/4 lighthouse/NOUN/obj ./PUNCT")
    assert (found.issue, found.issue_id) == ("the lighthouse", None)


def test_joint_holders_hold_one_position_each() -> None:
    """Silva and Duarte condemned the raid."""
    line = (
        "Silva/PROPN/nsubj/4 and/CCONJ/cc/3 Duarte/PROPN/conj/1 condemned/VERB/root the/DET/det/6 raid/NOUN/obj ./PUNCT"
    )
    assert stances(line) == [("Marta Silva", "condemn", "the raid"), ("Rui Duarte", "condemn", "the raid")]


def test_stressing_the_importance_is_support() -> None:
    """Silva stressed the importance of human rights."""
    line = "Silva/PROPN/nsubj stressed/VERB/root the/DET/det/4 importance/NOUN/obj of/ADP/case/7 human/ADJ/amod/7 rights/NOUN/nmod/4 ./PUNCT"
    assert stances(line) == [("Marta Silva", "support", "human rights")]


@pytest.mark.parametrize(("what", "stance"), [("withdrawal", "demand"), ("ties", "support")])
def test_calling_for_what_is_shared_supports_it(what: str, stance: str) -> None:
    """Silva called for a withdrawal. Silva called for closer ties."""
    line = f"Silva/PROPN/nsubj called/VERB/root for/ADP/case/5 closer/ADJ/amod/5 {what}/NOUN/obl ./PUNCT"
    assert [stance for _, stance, _ in stances(line)] == [stance]


def test_what_the_speaker_would_do_is_a_pledge() -> None:
    """Silva said she would reopen the border."""
    line = "Silva/PROPN/nsubj said/VERB/root she/PRON/nsubj/5 would/AUX/aux/5 reopen/VERB/ccomp the/DET/det/7 border/NOUN/obj/5 ./PUNCT"
    assert [(holder, stance) for holder, stance, _ in stances(line)] == [("Marta Silva", "pledge")]


def test_what_the_speaker_would_merely_prefer_is_none() -> None:
    """Silva said she would prefer the border."""
    line = "Silva/PROPN/nsubj said/VERB/root she/PRON/nsubj/5 would/AUX/aux/5 prefer/VERB/ccomp the/DET/det/7 border/NOUN/obj/5 ./PUNCT"
    assert stances(line) == []


def test_what_another_must_do_is_a_demand() -> None:
    """Silva said Brasília must withdraw."""
    line = "Silva/PROPN/nsubj said/VERB/root Brasília/PROPN/nsubj/5 must/AUX/aux/5 withdraw/VERB/ccomp ./PUNCT"
    assert [(holder, stance) for holder, stance, _ in stances(line)] == [("Marta Silva", "demand")]


def test_a_refusal_to_comment() -> None:
    """Silva declined to comment on the sanctions."""
    line = "Silva/PROPN/nsubj declined/VERB/root to/PART/mark/4 comment/VERB/xcomp on/ADP/case/7 the/DET/det/7 sanctions/NOUN/obl/4 ./PUNCT"
    assert stances(line) == [("Marta Silva", "declined", "sanctions")]


def test_a_refusal_to_act_is_not_silence() -> None:
    """Silva declined to sign."""
    assert stances("Silva/PROPN/nsubj declined/VERB/root to/PART/mark/4 sign/VERB/xcomp ./PUNCT") == []


def test_a_noun_with_an_owner() -> None:
    """Lisbon's demand for an apology was repeated."""
    line = (
        "Lisbon/PROPN/nmod:poss/3 's/PART/case/1 demand/NOUN/nsubj/8 for/ADP/case/6 an/DET/det/6 apology/NOUN/nmod/3 was/AUX/aux:pass/8 "
        "repeated/VERB/root ./PUNCT"
    )
    assert stances(line) == [("Portugal", "demand", "an apology")]


def test_an_advocate_of_something() -> None:
    """Silva is an advocate of free trade."""
    line = "Silva/PROPN/nsubj is/AUX/cop an/DET/det/4 advocate/NOUN/root of/ADP/case/7 free/ADJ/amod/7 trade/NOUN/nmod/4 ./PUNCT"
    assert stances(line) == [("Marta Silva", "support", "free trade agreement")]


def test_what_works_against_an_issue_is_not_for_it() -> None:
    """Silva praised efforts to curb migration."""
    line = "Silva/PROPN/nsubj praised/VERB/root efforts/NOUN/obj to/PART/mark/5 curb/VERB/acl/3 migration/NOUN/obj/5 ./PUNCT"
    (found,) = coded(line)
    assert (found.issue, found.issue_id) == ("efforts to curb migration", "migration")


def test_on_whose_word() -> None:
    """Duarte said Silva had rejected the sanctions."""
    line = (
        "Duarte/PROPN/nsubj said/VERB/root Silva/PROPN/nsubj/5 had/AUX/aux/5 rejected/VERB/ccomp the/DET/det/7 sanctions/NOUN/obj/5 on/ADP/case/9 "
        "Tuesday/PROPN/obl/5 ./PUNCT"
    )
    (found,) = coded(line)
    assert (found.holder, found.attribution) == ("Marta Silva", ("Rui Duarte",))


def test_we_in_a_quotation_is_the_one_quoted() -> None:
    """“We welcome the treaty,” said Silva."""
    line = "“/PUNCT We/PRON/nsubj/3 welcome/VERB/root the/DET/det/5 treaty/NOUN/obj/3 ,/PUNCT ”/PUNCT said/VERB/parataxis Silva/PROPN/nsubj/8 ./PUNCT"
    assert stances(line) == [("Marta Silva", "support", "the treaty")]


@pytest.mark.parametrize(
    "line",
    [
        "The/DET/det/2 move/NOUN/nsubj/3 welcomed/VERB/root rain/NOUN/obj ./PUNCT",
        "Silva/PROPN/nsubj/4 did/AUX/aux/4 not/PART/advmod/4 reject/VERB/root the/DET/det/6 sanctions/NOUN/obj ./PUNCT",
        "Silva/PROPN/nsubj said/VERB/root it/PRON/nsubj/4 rained/VERB/ccomp ./PUNCT",
    ],
)
def test_no_position(line: str) -> None:
    assert coded(line) == ()


@pytest.mark.parametrize(("verb", "stance"), [("recognize", "oppose"), ("comment", "declined")])
def test_a_refusal_opposes_or_is_silent(verb: str, stance: str) -> None:
    """Silva refused to recognize the result."""
    line = f"Silva/PROPN/nsubj refused/VERB/root to/PART/mark/4 {verb}/VERB/xcomp on/ADP/case/7 the/DET/det/7 result/NOUN/obl/4 ./PUNCT"
    assert [(p.holder, p.stance) for p in coded(line)] == [("Marta Silva", stance)]


def test_what_a_columnist_thinks_should_be_done() -> None:
    """I believe Lisbon should wait."""
    found = reading(
        "I/PRON/nsubj believe/VERB/root Lisbon/PROPN/nsubj/5 should/AUX/aux/5 wait/VERB/ccomp ./PUNCT", who=WHO
    )
    found = replace(found, article=replace(found.article, byline="Nora Lind"))
    assert [(p.holder, p.stance) for p in code_positions(found, taken(found, book().stances), book())] == [
        ("Nora Lind", "demand")
    ]


def of(*lines: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(p.holder, p.issue, p.of) for p in coded(*lines)]


def test_whose_the_matter_is() -> None:
    """Silva condemned the sanctions of Brasília. Silva condemned Brasília's sanctions."""
    after = "Silva/PROPN/nsubj condemned/VERB/root the/DET/det/4 sanctions/NOUN/obj of/ADP/case/6 Brasília/PROPN/nmod/4 ./PUNCT"
    before = (
        "Silva/PROPN/nsubj condemned/VERB/root Brasília/PROPN/nmod:poss/5 's/PART/case/3 sanctions/NOUN/obj ./PUNCT"
    )
    assert of(after) == of(before) == [("Marta Silva", "sanctions", ("Brazil",))]


def test_whose_the_act_is_that_is_demanded() -> None:
    """Silva urged Brasília to withdraw. Silva said Brasília must withdraw."""
    urged = "Silva/PROPN/nsubj urged/VERB/root Brasília/PROPN/obj to/PART/mark/5 withdraw/VERB/xcomp ./PUNCT"
    must = "Silva/PROPN/nsubj said/VERB/root Brasília/PROPN/nsubj/5 must/AUX/aux/5 withdraw/VERB/ccomp ./PUNCT"
    assert [whose for _, _, whose in (*of(urged), *of(must))] == [("Brazil",), ("Brazil",)]


def test_what_is_said_of_nobody_is_nobodys() -> None:
    assert of("Silva/PROPN/nsubj rejected/VERB/root the/DET/det/4 sanctions/NOUN/obj ./PUNCT")[0][2] == ()


def test_plots_against_somebody_are_no_stance_but_being_against_is() -> None:
    """Silva stopped plots against the treaty. Silva is against the treaty."""
    plots = (
        "Silva/PROPN/nsubj stopped/VERB/root plots/NOUN/obj against/ADP/case/6 the/DET/det/6 treaty/NOUN/nmod/3 ./PUNCT"
    )
    stand = "Silva/PROPN/nsubj/5 is/AUX/cop/5 against/ADP/case/5 the/DET/det/5 treaty/NOUN/root ./PUNCT"
    assert (stances(plots), stances(stand)) == ([], [("Marta Silva", "oppose", "the treaty")])


def test_what_remains_essential_is_supported() -> None:
    """Silva stressed that the treaty remains essential."""
    line = "Silva/PROPN/nsubj stressed/VERB/root that/SCONJ/mark/6 the/DET/det/5 treaty/NOUN/nsubj/6 remains/VERB/ccomp essential/ADJ/xcomp/6 ./PUNCT"
    assert [stance for _, stance, _ in stances(line)] == ["support"]


def test_a_second_verb_shares_the_should_of_the_first() -> None:
    """Lisbon should leave and seek talks."""
    line = (
        "Lisbon/PROPN/nsubj/3 should/AUX/aux/3 leave/VERB/root and/CCONJ/cc/5 seek/VERB/conj/3 talks/NOUN/obj/5 ./PUNCT"
    )
    assert stances(line) == []


def test_a_stance_on_what_is_open_is_not_support() -> None:
    """Duarte rejected Lisbon's stance on tariffs."""
    line = "Duarte/PROPN/nsubj rejected/VERB/root Lisbon/PROPN/nmod:poss/5 's/PART/case/3 stance/NOUN/obj on/ADP/case/7 tariffs/NOUN/nmod/5 ./PUNCT"
    assert stances(line) == [("Rui Duarte", "oppose", "tariffs")]


@pytest.mark.parametrize(("verb", "stance"), [("accept", "oppose"), ("attack", "pledge")])
def test_what_somebody_will_not_accept_he_opposes(verb: str, stance: str) -> None:
    """Silva said that Lisbon would not accept the pact."""
    line = (
        "Silva/PROPN/nsubj said/VERB/root that/SCONJ/mark/7 Lisbon/PROPN/nsubj/7 would/AUX/aux/7 not/PART/advmod/7 "
        f"{verb}/VERB/ccomp/2 the/DET/det/9 pact/NOUN/obj/7 ./PUNCT"
    )
    assert [found for holder, found, _ in stances(line) if holder == "Portugal"] == [stance]


def test_a_feeling_alone_is_no_matter() -> None:
    """Silva voiced deep concern. Silva opposed interference in Brasília."""
    assert stances("Silva/PROPN/nsubj voiced/VERB/root deep/ADJ/amod/4 concern/NOUN/obj ./PUNCT") == []
    line = "Silva/PROPN/nsubj opposed/VERB/root interference/NOUN/obj in/ADP/case/5 Brasília/PROPN/nmod/3 ./PUNCT"
    assert stances(line) == [("Marta Silva", "oppose", "interference in Brasília")]


def test_what_a_relative_clause_leaves_behind_is_what_came_before() -> None:
    """Brasília imposed sanctions, which Silva voiced regret about."""
    line = (
        "Brasília/PROPN/nsubj imposed/VERB/root sanctions/NOUN/obj ,/PUNCT which/PRON/obl/7 Silva/PROPN/nsubj/7 voiced/VERB/acl:relcl/3 "
        "regret/NOUN/obj/7 about/ADP/case/5 ./PUNCT"
    )
    assert [(holder, stance, issue) for holder, stance, issue in stances(line)] == [
        ("Marta Silva", "condemn", "sanctions")
    ]


@pytest.mark.parametrize(("act", "stance"), [("divide", None), ("withdraw", "pledge")])
def test_it_is_a_body_that_acts_or_a_thing_that_does_harm(act: str, stance: str | None) -> None:
    """Lisbon said it would divide the island."""
    line = f"Lisbon/PROPN/nsubj said/VERB/root it/PRON/nsubj/5 would/AUX/aux/5 {act}/VERB/ccomp the/DET/det/7 force/NOUN/obj/5 ./PUNCT"
    assert [p.stance for p in coded(line)] == ([stance] if stance else [])


@pytest.mark.parametrize(("act", "stance"), [("leave", "oppose"), ("attack", "pledge")])
def test_what_one_will_not_do_is_refused_or_spared(act: str, stance: str) -> None:
    """Silva said she would not leave the pact."""
    line = (
        f"Silva/PROPN/nsubj said/VERB/root she/PRON/nsubj/6 would/AUX/aux/6 not/PART/advmod/6 {act}/VERB/ccomp the/DET/det/8 "
        "pact/NOUN/obj/6 ./PUNCT"
    )
    assert [p.stance for p in coded(line)] == [stance]


@pytest.mark.parametrize(("act", "stance"), [("strengthen", "support"), ("talk", "offer"), ("retaliate", "pledge")])
def test_what_one_is_ready_to_do(act: str, stance: str) -> None:
    """Lisbon is ready to talk about fish."""
    line = f"Lisbon/PROPN/nsubj/3 is/AUX/cop/3 ready/ADJ/root to/PART/mark/5 {act}/VERB/xcomp about/ADP/case/7 fish/NOUN/obl/5 ./PUNCT"
    assert [p.stance for p in coded(line)] == [stance]


def test_what_one_wants_another_to_do_is_demanded() -> None:
    """Lisbon wants Brasília to sign. Lisbon wants to sign."""
    line = "Lisbon/PROPN/nsubj wants/VERB/root Brasília/PROPN/obj to/PART/mark/5 sign/VERB/xcomp ./PUNCT"
    assert [(p.holder, p.stance, p.of) for p in coded(line)] == [("Portugal", "demand", ("Brazil",))]
    assert coded("Lisbon/PROPN/nsubj wants/VERB/root to/PART/mark/4 sign/VERB/xcomp ./PUNCT") == ()


def test_who_would_not_say_declines_and_nobody_backs_anything() -> None:
    """Silva would not say whether Lisbon backs the bid."""
    line = (
        "Silva/PROPN/nsubj/4 would/AUX/aux/4 not/PART/advmod/4 say/VERB/root whether/SCONJ/mark/7 Lisbon/PROPN/nsubj/7 backs/VERB/ccomp "
        "the/DET/det/9 bid/NOUN/obj/7 ./PUNCT"
    )
    assert [(p.holder, p.stance) for p in coded(line)] == [("Marta Silva", "declined")]


def test_an_effort_to_fight_something_is_against_it() -> None:
    """Duarte praised Lisbon's efforts to combat smuggling."""
    line = (
        "Duarte/PROPN/nsubj praised/VERB/root Lisbon/PROPN/nmod:poss/5 's/PART/case/3 efforts/NOUN/obj to/PART/mark/7 combat/VERB/acl/5 "
        "smuggling/NOUN/obj/7 ./PUNCT"
    )
    assert ("Portugal", "oppose", "smuggling") in stances(line)


def test_what_is_only_alleged_is_no_stance() -> None:
    """Duarte discussed Lisbon's alleged support for rebels."""
    line = (
        "Duarte/PROPN/nsubj saw/VERB/root Lisbon/PROPN/nmod:poss/6 's/PART/case/3 alleged/ADJ/amod/6 support/NOUN/obj for/ADP/case/8 "
        "rebels/NOUN/nmod/6 ./PUNCT"
    )
    assert coded(line) == ()


def test_that_support_does_harm_is_no_support() -> None:
    """Silva agreed that support for rebels harms trade."""
    line = (
        "Silva/PROPN/nsubj agreed/VERB/root that/SCONJ/mark/7 support/NOUN/nsubj/7 for/ADP/case/6 rebels/NOUN/nmod/4 harms/VERB/ccomp "
        "trade/NOUN/obj/7 ./PUNCT"
    )
    assert coded(line) == ()


def test_money_announced_is_promised() -> None:
    """Lisbon announced 40 million euros for schools."""
    line = "Lisbon/PROPN/nsubj announced/VERB/root 40/NUM/compound/4 million/NUM/nummod/5 euros/NOUN/obj for/ADP/case/7 schools/NOUN/nmod/5 ./PUNCT"
    assert [(p.holder, p.stance) for p in coded(line)] == [("Portugal", "pledge")]


def test_a_name_that_nobody_knows_is_still_who_is_accused() -> None:
    """Silva accused the West of spying."""
    line = "Silva/PROPN/nsubj accused/VERB/root the/DET/det/4 West/PROPN/obj of/ADP/mark/6 spying/VERB/advcl ./PUNCT"
    assert [p.of for p in coded(line)] == [("West",)]


def test_a_far_word_is_not_the_issue() -> None:
    """Silva supported the rights of the old and sick who live under tariffs."""
    line = (
        "Silva/PROPN/nsubj supported/VERB/root the/DET/det/4 rights/NOUN/obj of/ADP/case/7 the/DET/det/7 old/NOUN/nmod/4 and/CCONJ/cc/9 sick/NOUN/conj/7 "
        "who/PRON/nsubj/11 live/VERB/acl:relcl/7 under/ADP/case/13 tariffs/NOUN/obl/11 ./PUNCT"
    )
    (found,) = coded(line)
    assert found.issue.startswith("the rights of the old")
    assert found.issue_id == "tariffs"


def test_a_statement_and_a_stance_have_one_speaker() -> None:
    """Silva denied that soldiers had fired and accused Brasília of spying."""
    line = (
        "Silva/PROPN/nsubj denied/VERB/root that/SCONJ/mark/6 soldiers/NOUN/nsubj/6 had/AUX/aux/6 fired/VERB/ccomp/2 and/CCONJ/cc/8 accused/VERB/conj/6 "
        "Brasília/PROPN/obj/8 of/ADP/mark/11 spying/VERB/advcl/8 ./PUNCT"
    )
    assert [(p.holder, p.stance) for p in coded(line)] == [("Marta Silva", "condemn")]
