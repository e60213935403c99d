"""Statements in less common clothes: joint texts, posts, turns, scenes before an announcement, what an outlet relays."""

from __future__ import annotations

import pytest

from dragoman.records import Entity
from tests.test_statements import WHO, said


def test_we_are_those_who_issued_the_text() -> None:
    """The statement was released by the ministry. We call on Oslo to sign."""
    first = "The/DET/det/2 statement/NOUN/nsubj:pass/4 was/AUX/aux:pass/4 released/VERB/root by/ADP/case/7 the/DET/det/7 ministry/NOUN/obl:agent ./PUNCT"
    second = "We/PRON/nsubj call/VERB/root on/ADP/case/4 Oslo/PROPN/obl to/PART/mark/6 sign/VERB/xcomp ./PUNCT"
    (found,) = said(first, second)
    assert (found.speaker, found.speaker_text, found.content) == ("foreign ministry", "We", "to sign")


def test_we_are_those_named_beside_it() -> None:
    """We, the ministry, reaffirm the treaty."""
    line = "We/PRON/nsubj/6 ,/PUNCT the/DET/det/4 ministry/NOUN/appos/1 ,/PUNCT reaffirm/VERB/root the/DET/det/8 treaty/NOUN/obj ./PUNCT"
    assert [(s.speaker, s.content) for s in said(line)] == [("foreign ministry", "the treaty")]


def test_a_turn_of_an_interview_is_one_statement() -> None:
    """HAUGEN: I said that Oslo would sign."""
    line = "HAUGEN/PROPN/dep/4 :/PUNCT I/PRON/nsubj/4 said/VERB/root that/SCONJ/mark/8 Oslo/PROPN/nsubj/8 would/AUX/aux/8 sign/VERB/ccomp ./PUNCT"
    assert [(s.cue, s.content) for s in said(line)] == [(":", "I said that Oslo would sign.")]


def test_what_is_not_to_be_done_keeps_its_not() -> None:
    """Haugen called on Oslo not to sign."""
    line = "Haugen/PROPN/nsubj called/VERB/root on/ADP/case/4 Oslo/PROPN/obl not/PART/advmod/7 to/PART/mark/7 sign/VERB/xcomp ./PUNCT"
    assert [s.content for s in said(line)] == ["not to sign"]


def test_the_matter_that_somebody_is_told_of() -> None:
    """Haugen informed Oslo of her wish to sign."""
    line = "Haugen/PROPN/nsubj informed/VERB/root Oslo/PROPN/obj of/ADP/case/6 her/PRON/nmod:poss/6 wish/NOUN/obl to/PART/mark/8 sign/VERB/acl/6 ./PUNCT"
    assert [(s.addressee, s.content) for s in said(line)] == [("Norway", "her wish to sign")]


def test_a_clause_before_the_main_one_ends_where_that_begins() -> None:
    """With Haugen urging Oslo to sign, banks closed."""
    line = (
        "With/SCONJ/mark/3 Haugen/PROPN/nsubj/3 urging/VERB/advcl/9 Oslo/PROPN/obj/3 to/PART/mark/6 sign/VERB/xcomp/3 ,/PUNCT/punct/3 "
        "banks/NOUN/nsubj closed/VERB/root ./PUNCT"
    )
    assert [s.content for s in said(line)] == ["to sign"]


def test_a_scene_before_an_announcement_is_not_what_is_announced() -> None:
    """While many wait, Oslo announced a plan."""
    line = "While/SCONJ/mark/3 many/ADJ/nsubj/3 wait/VERB/advcl/6 ,/PUNCT/punct/3 Oslo/PROPN/nsubj announced/VERB/root a/DET/det/8 plan/NOUN/obj ./PUNCT"
    assert [s.content for s in said(line)] == ["a plan"]


def test_a_phrase_between_commas_before_a_clause() -> None:
    """Haugen said, by way of example, Oslo would sign."""
    line = (
        "Haugen/PROPN/nsubj said/VERB/root ,/PUNCT by/ADP/case/5 way/NOUN/obl/11 of/ADP/case/7 example/NOUN/nmod/5 ,/PUNCT "
        "Oslo/PROPN/nsubj/11 would/AUX/aux/11 sign/VERB/ccomp ./PUNCT"
    )
    assert [s.content for s in said(line)] == ["Oslo would sign"]


@pytest.mark.parametrize(
    "line",
    [
        "Haugen/PROPN/nsubj declared/VERB/root martial/ADJ/amod/4 law/NOUN/obj ./PUNCT",
        "No/DET/det/2 ministry/NOUN/nsubj/3 said/VERB/root that/SCONJ/mark/7 Oslo/PROPN/nsubj/7 would/AUX/aux/7 sign/VERB/ccomp ./PUNCT",
        "Haugen/PROPN/nsubj agreed/VERB/root to/PART/mark/4 sign/VERB/xcomp ./PUNCT",
        "Haugen/PROPN/nsubj showed/VERB/root that/SCONJ/mark/6 Oslo/PROPN/nsubj/6 would/AUX/aux/6 sign/VERB/ccomp ./PUNCT",
    ],
)
def test_what_reports_no_words(line: str) -> None:
    """Martial law is declared and not said; nobody said it; to agree to an act is an act; to show is to do."""
    assert said(line) == ()


def test_a_quotation_that_goes_on_in_the_next_paragraph_has_not_broken_off() -> None:
    """Haugen said, “We sign. / “We go,” she added."""
    first = "Haugen/PROPN/nsubj said/VERB/root ,/PUNCT “/PUNCT We/PRON/nsubj/6 sign/VERB/ccomp ./PUNCT"
    second = "| “/PUNCT We/PRON/nsubj/3 go/VERB/root ,/PUNCT ”/PUNCT she/PRON/nsubj/7 added/VERB/parataxis/3 ./PUNCT"
    assert [(s.content, s.complete) for s in said(first, second)] == [("We sign.", True), ("We go,", True)]


def test_a_post_is_known_by_its_page_and_languages() -> None:
    """On Haugen's X page, an update was written in Finnish and English. A summary was provided in French."""
    first = (
        "On/ADP/case/5 Haugen/PROPN/nmod:poss/5 's/PART/case/2 X/PROPN/compound/5 page/NOUN/obl/10 ,/PUNCT an/DET/det/8 update/NOUN/nsubj:pass/10 "
        "was/AUX/aux:pass/10 written/VERB/root in/ADP/case/12 Finnish/PROPN/obl and/CCONJ/cc/14 English/PROPN/conj/12 ./PUNCT"
    )
    second = "A/DET/det/2 summary/NOUN/nsubj:pass/4 was/AUX/aux:pass/4 provided/VERB/root in/ADP/case/6 French/PROPN/obl ./PUNCT"
    assert [(s.speaker, s.channel, s.languages, s.content) for s in said(first, second)] == [
        ("Anna Haugen", "X", ("Finnish", "English"), "an update"),
        ("Anna Haugen", "X", ("French",), "A summary"),
    ]


def test_a_post_to_come_is_none() -> None:
    """Haugen will post a message in French."""
    line = "Haugen/PROPN/nsubj/3 will/AUX/aux/3 post/VERB/root a/DET/det/5 message/NOUN/obj/3 in/ADP/case/7 French/PROPN/nmod/5 ./PUNCT"
    assert said(line) == ()


WIRE = Entity(id="org_wire", name="Northern Wire", country=None, sector="JRN", text="Wire")


def test_what_an_outlet_relays_of_somebody_stands_on_its_word_further_on() -> None:
    """According to Wire, Haugen said that Oslo would sign. Haugen added that Oslo would wait."""
    who = {**WHO, "Wire": WIRE}
    first = (
        "According/VERB/case/3 to/ADP/fixed/1 Wire/PROPN/obl/6 ,/PUNCT Haugen/PROPN/nsubj/6 said/VERB/root that/SCONJ/mark/10 Oslo/PROPN/nsubj/10 "
        "would/AUX/aux/10 sign/VERB/ccomp ./PUNCT"
    )
    second = "Haugen/PROPN/nsubj added/VERB/root that/SCONJ/mark/6 Oslo/PROPN/nsubj/6 would/AUX/aux/6 wait/VERB/ccomp ./PUNCT"
    assert [s.attribution for s in said(first, second, who=who)] == [(), ("Northern Wire",), ("Northern Wire",)]
    assert [s.attribution for s in said(second, who=who)] == [()]


def test_a_particle_makes_another_verb() -> None:
    """Oslo called home its envoy."""
    line = "Oslo/PROPN/nsubj called/VERB/root home/ADV/advmod its/PRON/nmod:poss/5 envoy/NOUN/xcomp ./PUNCT"
    assert said(line) == ()


def test_a_relative_clause_is_not_what_is_agreed() -> None:
    """Oslo agreed to sign a pact that they want."""
    line = (
        "Oslo/PROPN/nsubj agreed/VERB/root to/PART/mark/4 sign/VERB/xcomp a/DET/det/6 pact/NOUN/obj/4 that/SCONJ/mark/9 "
        "they/PRON/nsubj/9 want/VERB/acl:relcl/6 ./PUNCT"
    )
    assert said(line) == ()


def test_who_is_asked_does_not_ask() -> None:
    """Asked whether Oslo would sign, Haugen left."""
    line = (
        "Asked/VERB/advcl/8 whether/SCONJ/mark/5 Oslo/PROPN/nsubj/5 would/AUX/aux/5 sign/VERB/ccomp/1 ,/PUNCT/punct/1 "
        "Haugen/PROPN/nsubj/8 left/VERB/root ./PUNCT"
    )
    assert said(line) == ()


def test_what_a_thing_is_called_may_stand_before_it() -> None:
    """Haugen rejected as frivolous a resolution."""
    line = "Haugen/PROPN/nsubj rejected/VERB/root as/ADP/case/4 frivolous/ADJ/obl a/DET/det/6 resolution/NOUN/appos/4 ./PUNCT"
    assert [s.content for s in said(line)] == ["a resolution"]


def test_what_a_thing_is_called_in_quotation_marks() -> None:
    """Haugen called the pact “a colonial trap” in July."""
    line = (
        "Haugen/PROPN/nsubj called/VERB/root the/DET/det/4 pact/NOUN/obj “/PUNCT/punct/8 a/DET/det/8 colonial/ADJ/amod/8 trap/NOUN/appos/4 "
        "”/PUNCT/punct/8 in/ADP/case/11 July/PROPN/obl ./PUNCT"
    )
    assert [(s.content, s.direct) for s in said(line)] == [("a colonial trap", True)]


def test_the_name_beside_an_office_is_the_speaker() -> None:
    """The delegate, Reyes, said Oslo would sign. The delegate said Oslo would wait."""
    office = Entity(id="org_delegate", name="delegate", country="ECU", sector="GOV", text="delegate")
    person = Entity(id="per_reyes", name="Ana Reyes", country=None, sector=None, text="Reyes")
    first = (
        "The/DET/det/2 delegate/NOUN/nsubj/6 ,/PUNCT Reyes/PROPN/appos/2 ,/PUNCT said/VERB/root Oslo/PROPN/nsubj/9 would/AUX/aux/9 "
        "sign/VERB/ccomp ./PUNCT"
    )
    second = (
        "The/DET/det/2 delegate/NOUN/nsubj/3 said/VERB/root Oslo/PROPN/nsubj/6 would/AUX/aux/6 wait/VERB/ccomp ./PUNCT"
    )
    found = said(first, second, who={**WHO, "delegate": office, "Reyes": person})
    assert [(s.speaker, s.speaker_country) for s in found] == [("Ana Reyes", "ECU"), ("Ana Reyes", "ECU")]


def test_an_occasion_is_no_listener() -> None:
    """Haugen told a news conference that Oslo would sign."""
    line = (
        "Haugen/PROPN/nsubj told/VERB/root a/DET/det/5 news/NOUN/compound/5 conference/NOUN/iobj that/SCONJ/mark/9 Oslo/PROPN/nsubj/9 "
        "would/AUX/aux/9 sign/VERB/ccomp ./PUNCT"
    )
    assert [(s.addressee, s.channel) for s in said(line)] == [(None, "news conference")]


def test_what_a_relative_clause_is_said_to_do() -> None:
    """Oslo opposes the dam, which it says breaks the treaty."""
    line = (
        "Oslo/PROPN/nsubj opposes/VERB/root the/DET/det/4 dam/NOUN/obj ,/PUNCT which/PRON/nsubj/9 it/PRON/nsubj/8 says/VERB/acl:relcl/4 "
        "breaks/VERB/ccomp/8 the/DET/det/11 treaty/NOUN/obj/9 ./PUNCT"
    )
    assert ("Norway", "breaks the treaty") in [(s.speaker, s.content) for s in said(line)]


def test_an_object_is_no_clause_of_the_verb_behind_it() -> None:
    """Oslo, which declared the arms, says they rust."""
    line = (
        "Oslo/PROPN/nsubj/8 ,/PUNCT which/PRON/nsubj/4 declared/VERB/acl:relcl/1 the/DET/det/6 arms/NOUN/obj/4 ,/PUNCT says/VERB/root "
        "they/PRON/nsubj/10 rust/VERB/ccomp/8 ./PUNCT"
    )
    assert [s.content for s in said(line)] == ["they rust"]


def test_a_quotation_goes_on_with_the_clause_before_its_cue() -> None:
    """They may meet, Haugen said, “but nothing is firm.”"""
    line = (
        "They/PRON/nsubj/3 may/AUX/aux/3 meet/VERB/ccomp/6 ,/PUNCT Haugen/PROPN/nsubj/6 said/VERB/root ,/PUNCT “/PUNCT but/CCONJ/cc/12 "
        "nothing/PRON/nsubj/12 is/AUX/cop/12 firm/ADJ/ccomp/6 ./PUNCT/punct/12 ”/PUNCT"
    )
    assert [s.content for s in said(line)] == ["They may meet but nothing is firm."]


def test_what_somebody_is_accused_of_is_not_said_by_the_accuser() -> None:
    """Haugen blamed Oslo for threatening to leave."""
    line = "Haugen/PROPN/nsubj blamed/VERB/root Oslo/PROPN/obj for/ADP/mark/5 threatening/VERB/advcl to/PART/mark/7 leave/VERB/xcomp/5 ./PUNCT"
    assert [s.cue for s in said(line)] == ["blamed"]


def test_the_second_half_alone_stands_on_a_source_named_in_the_middle() -> None:
    """Haugen came and, according to Oslo, left the town."""
    line = (
        "Haugen/PROPN/nsubj came/VERB/root and/CCONJ/cc/8 ,/PUNCT according/VERB/case/7 to/ADP/fixed/5 Oslo/PROPN/obl/9 ,/PUNCT "
        "left/VERB/conj/2 the/DET/det/11 town/NOUN/obj/9 ./PUNCT"
    )
    assert [(s.speaker, s.content) for s in said(line)] == [("Norway", "left the town")]


def test_a_day_is_no_listener() -> None:
    """Haugen warned last week that Oslo would sign."""
    line = "Haugen/PROPN/nsubj warned/VERB/root last/ADJ/amod/4 week/NOUN/obl that/SCONJ/mark/8 Oslo/PROPN/nsubj/8 would/AUX/aux/8 sign/VERB/ccomp ./PUNCT"
    assert [s.addressee for s in said(line)] == [None]


def test_what_you_said_is_nobodys() -> None:
    """You said that Oslo would sign."""
    line = "You/PRON/nsubj said/VERB/root that/SCONJ/mark/6 Oslo/PROPN/nsubj/6 would/AUX/aux/6 sign/VERB/ccomp ./PUNCT"
    assert said(line) == ()


def test_what_somebody_is_described_as_ends_before_the_main_verb() -> None:
    """Men, described by Haugen as rebels, left Oslo."""
    line = (
        "Men/NOUN/nsubj/9 ,/PUNCT/punct/3 described/VERB/acl/1 by/ADP/case/5 Haugen/PROPN/obl:agent/3 as/ADP/case/7 "
        "rebels/NOUN/obl/3 ,/PUNCT/punct/1 left/VERB/root Oslo/PROPN/obj ./PUNCT"
    )
    assert [(s.speaker, s.content) for s in said(line)] == [("Anna Haugen", "rebels")]


def test_joint_speakers_with_a_phrase_between_commas_behind_them() -> None:
    """Oslo and Haugen, for their part, said they left."""
    line = (
        "Oslo/PROPN/nsubj/9 and/CCONJ/cc/3 Haugen/PROPN/conj/1 ,/PUNCT for/ADP/case/7 their/PRON/nmod:poss/7 part/NOUN/obl/9 "
        ",/PUNCT said/VERB/root they/PRON/nsubj/11 left/VERB/ccomp/9 ./PUNCT"
    )
    assert [(s.speaker, s.content) for s in said(line)] == [("Norway and Anna Haugen", "they left")]
