"""Titles with what belongs to them: posts abroad, states beside armed groups, "our country"."""

from __future__ import annotations

from tests.reading import mentions


def test_an_armed_group_has_no_part_in_the_government_beside_it() -> None:
    assert [m.span.text for m in mentions("the government of Colombia and the ELN met")] == [
        "government of Colombia",
        "ELN",
    ]


def test_an_office_of_our_country_goes_with_the_name_behind_it() -> None:
    (found,) = (m for m in mentions("the head of state of our country Jon Vale left") if m.kind == "person")
    assert (found.name, found.office) == ("Jon Vale", "head of state")


def test_where_an_envoy_is_sent() -> None:
    lines = (
        "Ecuador recalled its ambassador to Uganda",
        "Ecuador recalled its ambassador in Kampala",
        "the Ugandan ambassador left",
    )
    assert [m.posting for m in mentions(*lines) if m.kind == "office"] == ["UGA", "UGA", None]
