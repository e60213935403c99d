"""Whose bodies, groups and titles are that the words alone leave open."""

from __future__ import annotations

import pytest

from tests.reading import cast, who


def test_their_teams_are_of_both() -> None:
    """Peru and Chile met. Their teams agreed."""
    found = cast("Peru and Chile met", "their/PRON/nmod:poss teams agreed")
    assert [c for _, c in who(found, "teams")] == ["PER", "CHL"]


@pytest.mark.parametrize("words", ["foreign/ADJ troops", "coalition/NOUN/compound forces"])
def test_who_is_from_elsewhere_is_not_at_home(words: str) -> None:
    """Peruvian police waited in Lima. Foreign troops agreed."""
    found = cast("Peruvian police waited in Lima", f"{words} agreed")
    bare = words.replace("/ADJ", "").replace("/NOUN/compound", "")
    assert [c for _, c in who(found, bare)] == [None]


def test_a_leader_without_a_state_is_not_given_one_that_has_another() -> None:
    """France and Germany called on Serbia. President Jovan Petrovic refused."""
    found = cast("France and Germany called on Serbia", "President Jovan Petrovic refused", published="2020-05-10")
    assert who(found, "President Jovan Petrovic") == [("Jovan Petrovic", None)]


def test_the_only_state_of_an_article_has_its_leader() -> None:
    """Serbia waited. President Jovan Petrovic refused."""
    found = cast("Serbia waited", "President Jovan Petrovic refused")
    assert who(found, "President Jovan Petrovic") == [("Jovan Petrovic", "SRB")]


def test_a_body_of_a_common_name_belongs_to_the_state_before_it() -> None:
    """Peru's Congress voted. Congress agreed. / The US waited. Congress agreed."""
    peru = cast("Peru 's Congress voted", "Congress agreed with the US")
    assert [c for _, c in who(peru, "Congress", nth=1)] == ["PER"]
    assert [c for _, c in who(cast("the US waited", "Congress agreed"), "Congress")] == ["USA"]


def test_the_table_knows_a_name_in_either_order() -> None:
    """Prime Minister Kishida Fumio spoke in Paris."""
    found = cast("Prime Minister Kishida Fumio spoke in Paris", published="2022-09-26")
    assert [c for _, c in who(found, "Prime Minister Kishida Fumio")] == ["JPN"]


def test_the_group_is_the_armed_one_named_before() -> None:
    """Houthi rebels fired. The group's spokesman, Yahya Holt, spoke."""
    found = cast("Houthi rebels fired", "the group 's spokesman , Yahya Holt , spoke")
    assert who(found, "Yahya Holt") == [("Yahya Holt", "YEM")]


def test_the_former_and_the_latter() -> None:
    """Peruvian President Jon Vale met with Chilean President Luis Soto. The former thanked the latter."""
    found = cast(
        "Peruvian President Jon Vale met with Chilean President Luis Soto", "the former/ADJ thanked/VERB the latter/ADJ"
    )
    assert [c for _, c in who(found, "the former") + who(found, "the latter")] == ["PER", "CHL"]


def test_who_sends_troops_sends_his_own() -> None:
    """Danish police waited in Denmark. Peru will send troops."""
    found = cast("Danish police waited in Denmark", "Peru/PROPN/nsubj will send/VERB troops/NOUN/obj")
    assert [c for _, c in who(found, "troops")] == ["PER"]


def test_the_leader_of_a_party_is_of_the_party() -> None:
    """Ana Holt, the leader of Spain's Vox, spoke."""
    found = cast("Ana Holt , the leader of Spain 's Vox , spoke")
    assert [(e.country, e.sector) for e in found.at(0, 0)] == [("ESP", "PTY")]


def test_a_lone_surname_stays_with_whom_the_article_calls_so() -> None:
    """Jon Vale led Peru. Vale spoke. Vale met. Vale agreed. Ana Vale waited. Vale agreed."""
    found = cast(
        "Peruvian President Jon Vale spoke", "Vale spoke", "Vale met", "Vale agreed", "Ana Vale/PROPN/nsubj waited/VERB", "Vale agreed"
    )  # fmt: skip
    assert who(found, "Vale", nth=3) == [("Jon Vale", "PER")]


def test_the_russian_leader_is_the_one_whom_the_table_knows() -> None:
    """Putin spoke. The Russian leader agreed."""
    found = cast("Putin spoke", "the Russian leader agreed", published="2024-05-10")
    assert who(found, "Russian leader") == [("Vladimir Putin", "RUS")]


def test_no_president_is_nobody_in_particular() -> None:
    """Peruvian President Jon Vale spoke. No Peruvian president waited."""
    found = cast("Peruvian President Jon Vale spoke", "no/DET Peruvian president waited")
    assert who(found, "Peruvian president") != [("Jon Vale", "PER")]


def test_the_government_is_the_one_at_home_again() -> None:
    """Peru's police waited; the Chilean government spoke; much later "the government" is Peru's."""
    found = cast(
        "Peru waited in Peru",
        "Peru waited",
        "the Chilean government spoke",
        *["Peru waited"] * 4,
        "the government agreed",
    )
    assert [c for _, c in who(found, "government")] == ["PER"]


def test_the_leader_of_something_else_is_not_the_president() -> None:
    """US President Jon Vale spoke. The leader of the sect waited."""
    found = cast("US President Jon Vale spoke", "the leader of the sect waited")
    assert [c for _, c in who(found, "leader")] == [None]


def test_the_department_is_the_one_that_was_named() -> None:
    """Russia waited in Russia; the Department of State spoke; the department agreed."""
    found = cast("Russia waited in Russia", "the Department of State spoke with the US", "the department agreed")
    assert who(found, "department") == [("US State Department", "USA")]


def test_the_parties_are_those_named_so_before() -> None:
    """Yemeni parties waited for Hans Holt and the US. The parties agreed."""
    found = cast("Yemeni parties waited for Peru and the US", "the parties/NOUN agreed")
    assert [c for _, c in who(found, "the parties")] == ["YEM"]


def test_an_organ_is_not_of_the_united_nations_because_an_envoy_is_near() -> None:
    """Peru waited in Peru. UN Special Envoy Hans Holt spoke with the administration."""
    found = cast("Peru waited in Peru", "UN special/ADJ envoy Hans Holt spoke with the administration")
    assert [c for _, c in who(found, "administration")] == ["PER"]


def test_a_common_surname_alone_needs_its_state() -> None:
    """Brown waited. / The Cook Islands waited; Brown agreed."""
    assert not who(cast("Brown waited", published="2024-05-10"), "Brown")
    found = cast("the Cook Islands waited", "Brown agreed", published="2024-05-10")
    assert who(found, "Brown") == [("Mark Brown", "COK")]


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("the joint border commission met in Lima", "the joint border commission"),
        ("the foreign ministers met in Lima", "foreign ministers"),
        ("two ministers met in Lima", "two ministers"),
    ],
)
def test_who_deals_for_two_states_that_are_not_named(words: str, phrase: str) -> None:
    """Peru met Chile. The joint border commission met in Lima."""
    found = cast("Peru met Chile", "Chile waited for Peru", words)
    assert sorted(c or "" for _, c in who(found, phrase)) == ["CHL", "PER"]


def test_ministers_of_one_state_who_meet_are_its_own() -> None:
    """Peru waited. Ministers met in Lima."""
    assert {c for _, c in who(cast("Peru waited for Chile", "ministers met in Lima"), "ministers")} <= {"PER", None}


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("the joint border commission of/ADP/case Peru and Chile met in Lima", "the commission"),
        ("the boundary commission met in Lima", "the commission"),
    ],
)
def test_a_body_of_two_states_is_taken_up_again_by_its_noun(first: str, again: str) -> None:
    """The joint border commission of Peru and Chile met. The commission agreed."""
    found = cast("Peru met Chile", "Chile waited for Peru", first, f"{again} agreed")
    assert sorted(c or "" for _, c in who(found, again)) == ["CHL", "PER"]


def test_a_body_is_of_the_two_states_that_a_hyphen_joins() -> None:
    """The Peruvian-Chilean Joint Water Committee met."""
    found = cast("the Peruvian - Chilean Joint Water Committee met")
    assert sorted(c or "" for _, c in who(found, "Chilean Joint Water Committee")) == ["CHL", "PER"]


def test_colleagues_are_somebodys_where_their_state_is_told() -> None:
    """Peru's minister met his Chilean colleague. / The minister met his colleagues."""
    named = cast("Peru 's minister met his/PRON/nmod:poss Chilean colleague")
    assert [c for _, c in who(named, "Chilean colleague")] == ["CHL"]
    assert not who(cast("Peru 's minister met his/PRON/nmod:poss colleagues"), "colleagues")
