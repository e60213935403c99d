"""Actors: who each mention stands for, and why."""

from __future__ import annotations

import pytest

from tests.reading import cast, who

KOR, JPN, USA = ("South Korea", "KOR"), ("Japan", "JPN"), ("United States", "USA")


def test_a_surname_finds_the_person_named_before() -> None:
    """South Korean President Lee Jae-myung spoke. Lee agreed."""
    found = cast("South Korean President Lee Jae - myung spoke", "Lee agreed")
    assert who(found, "Lee") == [("Lee Jae-myung", "KOR")]


def test_two_persons_of_one_surname_are_told_apart_by_title() -> None:
    """President Lee spoke with Minister Lee Jong-seok; President Lee agreed."""
    found = cast(
        "South Korean President Lee Jae - myung met Unification Minister Lee Jong - seok",
        "President Lee agreed",
        "Minister Lee agreed",
    )
    assert who(found, "President Lee") == [("Lee Jae-myung", "KOR")]
    assert who(found, "Minister Lee") == [("Lee Jong-seok", "KOR")]


def test_the_table_dates_a_bare_title() -> None:
    """President Trump spoke."""
    found = cast("President Trump spoke", published="2025-08-23")
    assert who(found, "President Trump") == [("Donald Trump", "USA")]
    (actor,) = found.actors
    assert "table of office-holders" in actor.reasons[0]


def test_the_table_knows_a_president_by_any_form_of_the_name() -> None:
    """President Robert Fox, Jr. is not in the table; President Joseph R. Biden, Jr. is."""
    found = cast("President Joseph R. Biden , Jr. spoke", published="2022-08-23")
    assert [(a.name, a.country) for a in found.actors] == [("Joseph R. Biden, Jr.", "USA")]


def test_the_text_wins_over_the_table() -> None:
    """Peruvian President Trump spoke."""
    assert who(cast("Peruvian President Trump spoke", published="2025-08-23"), "Peruvian President Trump") == [
        ("Trump", "PER")
    ]


def test_a_bare_title_is_of_another_state_than_the_foreigner_named_after_it() -> None:
    """Minister Ana Soto and his Peruvian counterpart Jon Vale met in Chile. Peru agreed."""
    found = cast(
        "Energy Minister Ana Soto met Peruvian Foreign Minister Jon Vale in Chile",
        "Peru agreed",
        "Peru and Peru agreed",
    )
    assert who(found, "Energy Minister Ana Soto") == [("Ana Soto", "CHL")]


def test_one_president_whom_everybody_knows_does_not_make_the_report_his_state_s() -> None:
    """Chile met Peru in Chile. Minister Ana Soto agreed. President Trump agreed."""
    found = cast(
        "Chile met Peru in Chile",
        "Chile spoke",
        "Minister Ana Soto agreed",
        "President Trump agreed",
        published="2025-08-23",
    )
    assert who(found, "Minister Ana Soto") == [("Ana Soto", "CHL")]


def test_a_bare_spokesman_speaks_for_the_body_that_spoke_before() -> None:
    """Chile agreed. The Peruvian foreign ministry spoke. Spokesman Jon Vale agreed."""
    found = cast(
        "Chile agreed", "Chile and Chile voted", "the Peruvian foreign/ADJ ministry spoke", "spokesman Jon Vale agreed"
    )
    assert who(found, "spokesman Jon Vale") == [("Jon Vale", "PER")]


def test_an_office_without_a_name_is_its_bearer() -> None:
    """US Secretary of State Marco Rubio met Foreign Minister Cho Hyun of South Korea. The secretary of state spoke."""
    found = cast(
        "US Secretary of State Marco Rubio met South Korean Foreign Minister Cho Hyun",
        "the secretary of state spoke",
        "the foreign/ADJ minister agreed",
    )
    assert who(found, "secretary of state") == [("Marco Rubio", "USA")]
    assert who(found, "foreign minister") == [("Cho Hyun", "KOR")]


def test_titles_that_one_state_has() -> None:
    """Under Secretary of State Anna Holt spoke in Seoul."""
    assert who(cast("Under Secretary of State Anna Holt spoke in Seoul"), "Under Secretary of State Anna Holt") == [
        ("Anna Holt", "USA")
    ]


def test_machine_translated_surnames_find_their_bearer_by_role() -> None:
    """South Korean National Security Advisor Wi Song-rak returned. Director Wei agreed."""
    found = cast("South Korean National Security Advisor Wi Song - rak returned", "Director Wei agreed")
    assert who(found, "Director Wei") == [("Wi Song-rak", "KOR")]


def test_he_is_the_last_subject() -> None:
    """Lee Jae-myung of South Korea met Shigeru Ishiba. He agreed."""
    found = cast(
        "South Korean President Lee/PROPN/nsubj Jae - myung met Japanese Prime Minister Shigeru Ishiba/PROPN/obj",
        "He agreed",
    )
    assert who(found, "He") == [("Lee Jae-myung", "KOR")]


def test_a_surname_is_the_subject_of_the_sentence_before_rather_than_who_is_named_beside() -> None:
    """Chilean Minister Ana Soto, the sister of President Jon Soto, spoke. Soto agreed."""
    found = cast(
        "Chilean Foreign Minister Ana Soto/PROPN/nsubj criticized Chilean President Jon Soto/PROPN/obj", "Soto agreed"
    )
    assert who(found, "Soto") == [("Ana Soto", "CHL")]


def test_she_is_a_woman() -> None:
    """Queen Anna Holt met President Jon Vale of Peru. She agreed."""
    found = cast("Danish Queen Anna Holt met Peruvian President Jon/PROPN/nsubj Vale", "She agreed")
    assert who(found, "She") == [("Anna Holt", "DNK")]


def test_a_pronoun_before_its_name() -> None:
    """Peruvian President Jon Vale spoke. Despite his doubts, Chilean President Ana Soto agreed."""
    found = cast(
        "Peruvian President Jon Vale spoke", "Despite/ADP his doubts , Chilean President Luis Soto/PROPN/nsubj agreed"
    )
    assert who(found, "his") == [("Luis Soto", "CHL")]


def test_who_speaks_does_not_call_himself_by_name() -> None:
    """Peruvian President Jon Vale spoke. "Luis Soto agreed," he said."""
    found = cast(
        "Peruvian President Jon Vale spoke with Chilean President Luis Soto/PROPN/obj",
        '" Luis Soto/PROPN/nsubj agreed , " he said',
    )
    assert who(found, "he") == [("Jon Vale", "PER")]


def test_who_say_of_themselves_that_they_did() -> None:
    """Chile met Peru. The Peruvian troops said they had fired."""
    found = cast("Chile met Peru in Chile", "the Peruvian troops/NOUN/nsubj said they/PRON/nsubj voted/VERB/ccomp")
    assert [country for _, country in who(found, "they")] == ["PER"]


def test_its_is_the_state_of_the_sentence() -> None:
    """Chile moved its border."""
    assert who(cast("Chile moved its border"), "its") == [("Chile", "CHL")]


def test_the_two_leaders_are_those_who_met() -> None:
    """They discussed China and Iran before the two leaders agreed."""
    found = cast(
        "Peruvian President Jon Vale met with Chilean President Luis Soto",
        "they discussed China and Iran",
        "the two leaders agreed",
        "the two countries agreed",
    )
    assert who(found, "the two leaders") == [("Jon Vale", "PER"), ("Luis Soto", "CHL")]
    assert who(found, "the two countries") == [("Peru", "PER"), ("Chile", "CHL")]


def test_a_state_is_no_leader_whatever_its_code() -> None:
    """Peru, whose code is "per", met a president; two presidents met before."""
    found = cast(
        "Kenyan President Jon Vale met with Ghanaian President Ama Ode",
        "Peru met with Chilean President Luis Soto",
        "the two leaders agreed",
    )
    assert who(found, "the two leaders") == [("Jon Vale", "KEN"), ("Ama Ode", "GHA")]


def test_both_sides_are_the_two_sides_of_before() -> None:
    """An envoy who deals with one of them meanwhile is no side; two states that have nothing to do with them are."""
    before = ("Peru and Chile met", "the two sides agreed")
    assert who(cast(*before, "Kenya met with Peru", "both sides left"), "both sides") == [
        ("Peru", "PER"),
        ("Chile", "CHL"),
    ]
    assert who(cast(*before, "Kenya met with Ghana", "both sides left"), "both sides") == [
        ("Kenya", "KEN"),
        ("Ghana", "GHA"),
    ]


def test_an_armed_group_is_a_side_in_its_own_state() -> None:
    """The army and the rebels of one state are "both sides"; the state that speaks to them is none."""
    found = cast("Chadian soldiers and Chadian rebels clashed", "Peru urged both sides to stop")
    assert [code for _, code in who(found, "both sides")] == ["TCD", "TCD"]
    assert len({name for name, _ in who(found, "both sides")}) == 2


def test_the_two_countries_of_the_same_sentence() -> None:
    """South Korea called Japan a partner and wanted ties between the two countries and the United States."""
    found = cast("South Korea called Japan a partner and wanted ties between the two countries and the United States")
    assert who(found, "the two countries") == [KOR, JPN]


def test_three_countries() -> None:
    """Japan, South Korea and the United States met. The three countries agreed."""
    found = cast("Japan , South Korea and the United States met", "the three countries agreed")
    assert who(found, "the three countries") == [JPN, KOR, USA]


def test_the_leaders_of_two_states() -> None:
    """The leaders of the Czech Republic and Vietnam spoke."""
    found = cast("the leaders of the Czech Republic and Vietnam spoke")
    assert [c for _, c in who(found, "leaders of the Czech Republic and Vietnam")] == ["CZE", "VNM"]


def test_an_office_belongs_to_its_possessor() -> None:
    """Peruvian President Jon Vale spoke. His office agreed."""
    found = cast("Peruvian President Jon Vale spoke", "His office agreed")
    assert [c for _, c in who(found, "office")] == ["PER"]


def test_a_government_named_after_its_head() -> None:
    """The Trump administration waited."""
    found = cast("the Trump administration waited", published="2019-03-01")
    assert who(found, "Trump administration") == [("Trump administration", "USA")]


def test_its_allies_are_others() -> None:
    """The US asked its allies."""
    assert who(cast("the US asked its allies"), "allies") == [("allies", None)]


def test_a_bare_ministry_is_the_last_one_named() -> None:
    """The Chilean foreign ministry spoke in Lima. The ministry agreed."""
    found = cast("the Chilean foreign/ADJ ministry spoke in Lima", "the ministry agreed")
    assert [c for _, c in who(found, "ministry")] == ["CHL"]


def test_initials_stand_for_the_body_that_they_follow() -> None:
    """The Oromo Salvation Front (OSF) fired in Ethiopia. The OSF waited."""
    found = cast("the Oromo Salvation Front ( OSF ) fired in Ethiopia", "the OSF waited")
    assert who(found, "OSF") == [("Oromo Salvation Front", "ETH")]


def test_an_unnamed_official_is_the_one_quoted_before() -> None:
    """A Peruvian official spoke to Chilean officials. The official agreed."""
    found = cast("a Peruvian official spoke with Chilean lawmakers", "the official agreed")
    assert [c for _, c in who(found, "official")] == ["PER"]


def test_the_leaders_without_a_number() -> None:
    """Jon Vale held a call with Luis Soto and Ana Holt. The leaders agreed."""
    found = cast(
        "Peruvian President Jon Vale met with Chilean President Luis Soto and Danish Prime Minister Ana Holt",
        "the leaders agreed",
    )
    assert [c for _, c in who(found, "the leaders")] == ["PER", "CHL", "DNK"]


def test_every_word_of_a_mention_finds_it() -> None:
    """US Secretary of State Marco Rubio spoke."""
    found = cast("US Secretary of State Marco Rubio spoke")
    assert {found.at(0, i)[0].name for i in range(6)} == {"Marco Rubio"}


def test_nothing_leaks_between_articles() -> None:
    """South Korean President Lee Jae-myung spoke. / Lee waited."""
    assert who(cast("South Korean President Lee Jae - myung spoke"), "South Korean President Lee Jae-myung")
    assert not any(
        a.kind == "person" and a.name == "Lee Jae-myung" and a.evidence[0].text != "Lee"
        for a in cast("the Lee waited").actors
    )


def test_the_same_input_gives_the_same_cast() -> None:
    lines = ("Peruvian President Jon Vale met with Chilean President Luis Soto", "the two leaders agreed")
    assert cast(*lines) == cast(*lines)


def test_a_body_with_a_capital_is_the_one_named_before() -> None:
    """The Peace and Security Council met. Council agreed."""
    found = cast("the Peace and Security Council met/VERB", "Council/PROPN/nsubj agreed/VERB/root")
    assert who(found, "Council") == [("AU Peace and Security Council", "IGO")]


@pytest.mark.parametrize("words", ["the Peruvian leader", "the Peruvian head of state"])
def test_a_leader_answers_to_the_word_whatever_the_office(words: str) -> None:
    """Peruvian President Jon Vale spoke. The Peruvian leader agreed."""
    found = cast("Peruvian President Jon Vale spoke", f"{words} agreed")
    assert who(found, words.removeprefix("the ")) == [("Jon Vale", "PER")]


def test_the_diplomat_is_the_official_named_before() -> None:
    """Peruvian Foreign Minister Ana Soto spoke. The diplomat agreed."""
    found = cast("Peruvian Foreign Minister Ana Soto spoke", "the diplomat agreed")
    assert who(found, "diplomat") == [("Ana Soto", "PER")]


def test_a_premier_is_a_prime_minister() -> None:
    """Danish Prime Minister Ana Holt spoke. The premier agreed."""
    found = cast("Danish Prime Minister Ana Holt spoke", "the premier agreed")
    assert who(found, "premier") == [("Ana Holt", "DNK")]


def test_the_presidents_are_those_named_last() -> None:
    """Peruvian President Jon Vale received Chilean President Luis Soto. The presidents agreed."""
    found = cast("Peruvian President Jon Vale received Chilean President Luis Soto", "the presidents/NOUN agreed")
    assert [c for _, c in who(found, "the presidents")] == ["PER", "CHL"]


def test_a_comma_alone_joins_no_two_parties() -> None:
    """Jon Vale and Luis Soto met. To Chad, Ana Holt spoke. Both leaders agreed."""
    found = cast(
        "Peruvian President Jon Vale and Chilean President Luis Soto met",
        "the alliance moved to Chad , Danish envoy Ana Holt said",
        "both leaders agreed",
    )
    assert [c for _, c in who(found, "both leaders")] == ["PER", "CHL"]


def test_a_bare_title_goes_with_the_official_beside_it() -> None:
    """Chilean President Luis Soto asked Foreign Minister Ana Mora. Peruvian police waited."""
    found = cast(
        "Peruvian police waited in Lima",
        "Chilean President Luis Soto asked Foreign Minister Ana Mora",
        published="2001-01-01",
    )
    assert who(found, "Foreign Minister Ana Mora") == [("Ana Mora", "CHL")]


def test_an_envoy_belongs_to_whoever_sends_him() -> None:
    """The European Union met. The bloc's envoy, Ana Novak, spoke."""
    found = cast("the European Union met", "the bloc 's envoy , Ana Novak , spoke")
    assert who(found, "Ana Novak") == [("Ana Novak", "EUR")]


def test_a_possessive_teaches_the_sex() -> None:
    """Peruvian minister Asha Vale told her staff. He agreed."""
    found = cast("Peruvian minister Asha Vale told her staff", "he agreed")
    assert who(found, "he") == []


def test_gunmen_are_not_of_the_state_whose_people_they_kill() -> None:
    found = cast("gunmen killed/VERB/root four Peruvian/ADJ/amod engineers/NOUN/obj in Chad")
    assert [code for _, code in who(found, "gunmen")] == ["TCD"]
