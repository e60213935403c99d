"""Groups of facts as people hold them: joined where somebody says that two are one, parted where somebody says that they are not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Pair = tuple[str, str]


def regroup(
    groups: Iterable[Sequence[str]], *, same: Sequence[Pair], different: Sequence[Pair], alike: Iterable[Pair]
) -> list[list[str]]:
    """Return groups of ids, joined and parted by hand; `same` and `alike` come the strongest first.

    Where two that are held to be different stand together, the group is built anew from its pairs, and no pair joins the two.
    """
    of = {id_: group for group in map(list, groups) for id_ in group}
    for one, other in same:
        if one in of and other in of and of[one] is not of[other]:
            ours, theirs = of[one], of[other]
            ours.extend(theirs)
            of.update((id_, ours) for id_ in theirs)
    whole = list({id(group): group for group in of.values()}.values())
    apart = [(one, other) for one, other in different if one in of and other in of and of[one] is of[other]]
    torn = {id(of[one]) for one, _ in apart}
    kept = [group for group in whole if id(group) not in torn]
    beside = [*same, *alike]
    return kept + [part for group in whole if id(group) in torn for part in _parted(group, apart, beside)]


def _parted(group: Sequence[str], apart: Sequence[Pair], beside: Iterable[Pair]) -> list[list[str]]:
    """Return the parts of a group that are left when its pairs are joined again, the strongest first, but for those apart."""
    of = {id_: [id_] for id_ in group}
    against = {(a, b) for pair in apart for a, b in (pair, pair[::-1])}
    for one, other in beside:
        ours, theirs = of.get(one), of.get(other)
        if ours is None or theirs is None or ours is theirs or any((a, b) in against for a in ours for b in theirs):
            continue
        ours.extend(theirs)
        of.update((id_, ours) for id_ in theirs)
    return list({id(part): part for part in of.values()}.values())
