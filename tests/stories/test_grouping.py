"""Stories: reports of one development, told day by day."""

from __future__ import annotations

import random

from dragoman.codebook.book import load_codebook
from dragoman.stories import Sketch, group, make_sketch
from dragoman.stories.grouping import stories_of

BOOK = load_codebook()
SALMON = (
    "Ministers of Norway and Chile quarrel over salmon quotas, trawlers and the licences that Oslo sells by auction"
)
STARS = (
    "Astronomers in the Atacama desert say that a listening post disturbs the telescopes of the southern observatory"
)


def sketch(name: str, text: str, day: str | None) -> Sketch:
    return make_sketch(text, BOOK.rarity, id=name, day=day)


def told(*sketches: Sketch) -> list[str]:
    """The stories, each as its reports in order."""
    found = stories_of([s.id for s in sketches], group(sketches, BOOK.merging.stories))
    groups: dict[str, list[str]] = {}
    for id_, leader in sorted(found.items()):
        groups.setdefault(leader, []).append(id_)
    return sorted("".join(members) for members in groups.values())


def test_reports_of_one_development_join() -> None:
    a = sketch("a", SALMON, "2031-03-01")
    b = sketch("b", "Oslo's auction of salmon licences angers Chile, whose trawlers stay away", "2031-03-03")
    c = sketch("c", STARS, "2031-03-02")
    assert told(a, b, c) == ["ab", "c"]


def test_a_story_that_nobody_tells_any_more_is_over() -> None:
    assert told(sketch("a", SALMON, "2031-03-01"), sketch("b", SALMON, "2031-03-30")) == ["a", "b"]
    between = sketch("c", SALMON, "2031-03-10"), sketch("d", SALMON, "2031-03-20")
    assert told(sketch("a", SALMON, "2031-03-01"), *between, sketch("b", SALMON, "2031-03-30")) == ["abcd"]


def test_two_stories_join_when_a_report_tells_both() -> None:
    """The third report is like both; before it came the two were strangers."""
    a, b = (
        sketch("a", "Salmon quotas anger Chile", "2031-03-01"),
        sketch("b", "Trawlers blocked the quay of Valparaíso", "2031-03-01"),
    )
    c = sketch("c", "Salmon quotas anger Chile: trawlers blocked the quay of Valparaíso", "2031-03-02")
    assert told(a, b) == ["a", "b"]
    assert told(a, b, c) == ["abc"] or "c" not in told(a, b, c)


def test_the_undated_join_but_join_no_two_stories() -> None:
    a, b = sketch("a", SALMON, "2031-03-01"), sketch("b", SALMON, "2031-06-01")
    assert told(a, b, sketch("c", SALMON, None)) in (["ac", "b"], ["a", "bc"])


def test_the_order_of_reading_changes_nothing() -> None:
    chance = random.Random(5)
    words = (SALMON + " " + STARS).split()
    sketches = [
        sketch(f"{n:02}", " ".join(chance.choices(words, k=14)), f"2031-03-{chance.randint(1, 20):02}")
        for n in range(40)
    ]
    results = set()
    for _ in range(10):
        chance.shuffle(sketches)
        results.add(tuple(told(*sketches)))
    assert len(results) == 1
