"""Several named in the order of their states."""

from __future__ import annotations

import pytest

from tests.test_actors import cast, who


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "the foreign ministers of Peru and Chile , Jon Vale and Luis Soto , met",
            [("Jon Vale", "PER"), ("Luis Soto", "CHL")],
        ),
        (
            "the presidents of Kenya , Ghana and Chad , Ama Ode , Jon Vale and Luis Soto , met",
            [("Ama Ode", "KEN"), ("Jon Vale", "GHA"), ("Luis Soto", "TCD")],
        ),
    ],
)
def test_names_stand_in_the_order_of_their_states(line: str, expected: list[tuple[str, str]]) -> None:
    found = cast(line)
    assert [pair for name, _ in expected for pair in who(found, name)] == expected


def test_two_names_behind_three_states_say_nothing_of_whose_they_are() -> None:
    found = cast("the presidents of Kenya , Ghana and Chad , Ama Ode and Jon Vale , met")
    assert [code for name in ("Ama Ode", "Jon Vale") for _, code in who(found, name)] != ["KEN", "GHA"]
