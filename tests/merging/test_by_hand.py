"""Groups as people hold them: joined and parted, whatever was computed."""

from __future__ import annotations

import pytest

from dragoman.merging.by_hand import regroup


@pytest.mark.parametrize(
    ("groups", "same", "different", "alike", "expected"),
    [
        (["a", "b"], [], [], [], ["a", "b"]),
        (["a", "b", "c"], ["ab"], [], [], ["ab", "c"]),
        (["a", "bc", "d"], ["ab", "cd"], [], [], ["abcd"]),
        (["ab"], [], ["ab"], [], ["a", "b"]),
        (["abcd"], [], ["ad"], ["ab", "bc", "cd"], ["abc", "d"]),
        (["abcd"], [], ["ad"], ["cd", "bc", "ab"], ["a", "bcd"]),
        (["abc"], [], ["ab", "ac"], ["ab", "bc"], ["a", "bc"]),
        (["ab", "c"], ["bc"], ["ab"], ["ab"], ["a", "bc"]),
        (["a"], ["ax"], ["ay"], ["ab"], ["a"]),
    ],
)
def test_joined_and_parted(
    groups: list[str], same: list[str], different: list[str], alike: list[str], expected: list[str]
) -> None:
    """Who stands between two that are different goes with the one it is more like; what is not known is left alone."""
    pairs = [[(pair[0], pair[1]) for pair in given] for given in (same, different, alike)]
    found = regroup([list(group) for group in groups], same=pairs[0], different=pairs[1], alike=pairs[2])
    assert sorted("".join(sorted(group)) for group in found) == expected
