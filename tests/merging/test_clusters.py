"""Tellings joined into happenings: the surest first, no chain that its ends deny, the same in any order."""

from __future__ import annotations

import random

from dragoman.merging.clusters import Pair, cluster


def pair(first: str, second: str, score: float = 7, *, is_same: bool = True) -> Pair:
    return Pair(first=first, second=second, score=score, is_same=is_same)


def joined(told: dict[str, set[int]], *pairs: Pair) -> set[str]:
    return {"".join(group) for group in cluster(told, pairs)}


def apart(names: str) -> dict[str, set[int]]:
    return {name: {number} for number, name in enumerate(names)}


def test_pairs_join() -> None:
    assert joined(apart("abc"), pair("a", "b")) == {"ab", "c"}


def test_a_chain_does_not_join_strangers() -> None:
    """a is b and c is d; that b is also c does not make a, which is a stranger to c and d, one with them."""
    chain = (pair("a", "b", 9), pair("c", "d", 8), pair("b", "c", 7))
    assert joined(apart("abcd"), *chain) == {"ab", "cd"}
    assert joined(apart("abcd"), *chain, pair("a", "c", 5, is_same=False), pair("a", "d", 5, is_same=False)) == {"abcd"}


def test_what_one_report_tells_apart_is_two_facts() -> None:
    told = {"a": {1}, "b": {1}, "c": {2}}
    assert joined(told, pair("a", "b", 9)) == {"a", "b", "c"}
    assert joined(told, pair("a", "b", 9), pair("a", "c", 8), pair("b", "c", 7)) == {"ac", "b"}


def test_any_order_gives_the_same() -> None:
    chance = random.Random(3)
    names = [f"{n:02}" for n in range(30)]
    pairs = [pair(*chance.sample(names, 2), chance.randint(5, 9), is_same=chance.random() < 0.6) for _ in range(80)]
    told = {name: {number} for number, name in enumerate(names)}
    results = set()
    for _ in range(20):
        chance.shuffle(pairs)
        chance.shuffle(names)
        turned = [Pair(first=p.second, second=p.first, score=p.score, is_same=p.is_same) for p in pairs]
        groups = cluster({name: told[name] for name in names}, chance.choice((pairs, turned)))
        results.add(tuple(sorted(map(tuple, groups))))
    assert len(results) == 1
