"""Agreement: figures worked out by hand, or in Krippendorff's own example."""

from __future__ import annotations

import pytest

from dragoman.agreement import agreement, alpha, held_share


def said(fact: str, reviewer: str, verdict: str) -> dict[str, str]:
    return {"fact": fact, "reviewer": reviewer, "verdict": verdict}


def test_alpha_of_two_who_always_agree_is_one_and_of_chance_about_none() -> None:
    assert alpha([["right", "right"], ["wrong", "wrong"]]) == 1
    assert alpha([["right", "wrong"], ["wrong", "right"], ["right", "right"], ["wrong", "wrong"]]) == pytest.approx(
        0.125
    )


def test_alpha_of_krippendorffs_example() -> None:
    """Two observers, ten units of 0 and 1: alpha is .095 (Krippendorff, Computing alpha-reliability, section A)."""
    first, second = "0100000010", "1110010000"
    assert alpha([list(pair) for pair in zip(first, second, strict=True)]) == pytest.approx(0.095, abs=0.001)


def test_nothing_tells_agreement_from_chance_where_all_say_the_same() -> None:
    assert alpha([["right", "right"]] * 3) is None


def test_reviewers_and_machine() -> None:
    told = [said("1", "ana", "right"), said("1", "ben", "right"), said("2", "ana", "edit"), said("2", "ben", "right"),
            said("3", "ana", "note"), said("4", "ben", "wrong")]  # fmt: skip
    found = agreement(told)
    assert found["machine"][0] == {"reviewer": "ana", "n": 2, "percent": 50.0, "interval": [9.5, 90.5]}
    assert (found["pairs"][0]["n"], found["pairs"][0]["percent"]) == (2, 50.0)


def test_nobody_has_judged() -> None:
    assert agreement([]) == {"reviewers": None, "pairs": [], "machine": [], "together": None}


def test_interval_narrows_with_more_units() -> None:
    few = held_share({str(i): {"ana": "right"} for i in range(5)}, "ana")["interval"]
    many = held_share({str(i): {"ana": "right"} for i in range(500)}, "ana")["interval"]
    assert few[0] < many[0] <= 100
