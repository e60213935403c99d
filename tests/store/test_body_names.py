"""Bodies whose names may be two spellings of one: asked are only those that a person could not tell at a glance."""

from __future__ import annotations

import pytest

from dragoman.codebook.book import shipped
from dragoman.codebook.state_names import load_state_names
from dragoman.store.body_names import Body, alike

STATES = load_state_names(shipped())


def pairs(*names: str, country: str | None = "NOR") -> list[set[str]]:
    bodies = [Body(id=name, name=name, kind="organ", country=country, states=STATES) for name in names]
    return [{one.name, other.name} for one, other, _ in alike(bodies)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norway's foreign ministry", "Norwegian foreign ministry"),
        ("defence ministry in Oslo", "Norwegian defense ministry"),
        ("delegation of Norway", "Norwegian delegation"),
        ("Polar Research Institute", "Polar Reserch Institute"),
    ],
)
def test_names_that_may_be_one(one: str, other: str) -> None:
    assert pairs(one, other) == [{one, other}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norwegian defense ministry", "Norwegian finance ministry"),
        ("Norwegian ministry", "Norwegian ministries"),
        ("Norwegian embassy", "Norwegian embassies"),
        ("Norwegian military", "Norwegian ministry"),
        ("Norwegian side", "Norwegian parliament"),
    ],
)
def test_names_that_are_two(one: str, other: str) -> None:
    assert pairs(one, other) == []


def test_bodies_of_two_countries_are_two() -> None:
    ours = Body(id="a", name="foreign ministry", kind="organ", country="NOR", states=STATES)
    theirs = Body(id="b", name="Foreign Ministry", kind="organ", country="CHL", states=STATES)
    assert list(alike([ours, theirs])) == []
