"""Who copied whom: by the runs of words that one article has from another."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from dragoman.codebook.book import load_codebook
from dragoman.stories.copies import Copy, find_copies
from dragoman.stories.sketches import Sketch, read_terms, runs_of

BOOK = load_codebook()
WORDS = [
    "envoy",
    "harbour",
    "treaty",
    "ferry",
    "quota",
    "salmon",
    "tariff",
    "border",
    "patrol",
    "minister",
    "cabinet",
    "fjord",
    "lantern",
    "copper",
    "vessel",
]


def telling(number: int, *, length: int = 120) -> str:
    """A text of its own: the same number gives the same words."""
    chance = random.Random(number)
    return " ".join(f"{chance.choice(WORDS)}{chance.randint(1, 400)}ly" for _ in range(length))


def sketch(text: str, name: str, **given: str | None) -> Sketch:
    words, terms = read_terms(text, BOOK.rarity)
    return Sketch(id=name, day=None, runs=runs_of(words), terms=terms, **given)


def found(*sketches: Sketch) -> list[Copy]:
    return list(find_copies([], sketches, BOOK.merging.copies))


def test_strangers_are_no_copies() -> None:
    assert found(sketch(telling(1), "a"), sketch(telling(2), "b")) == []


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (telling(1), "exact"),
        (telling(1)[:400], "abridged"),
        (f"{telling(2)}\n\n{telling(1)}\n\n{telling(3)}", "abridged"),
        (f"{telling(1)[:500]} {telling(4)}", "partial"),
    ],
)
def test_an_article_in_another(other: str, kind: str) -> None:
    """By containment: the page is five times as long as the article that stands in it."""
    (copy,) = found(sketch(telling(1), "a"), sketch(other, "b"))
    assert {copy.first, copy.second} == {"a", "b"}
    assert copy.kind == kind
    assert copy.source is None


def test_the_credited_agency_was_first_even_when_its_report_is_stamped_later() -> None:
    agency = sketch(telling(1), "a", outlet="Fjord Wire", origin="Fjord Wire", time="2031-03-05T09:00")
    paper = sketch(telling(1)[:600], "b", outlet="Harbour Post", origin="Fjord Wire", time="2031-03-05T08:00")
    (copy,) = found(paper, agency)
    assert copy.source == "a"
    assert "credits Fjord Wire" in str(copy.ground)


def test_else_the_clock_tells() -> None:
    early, late = sketch(telling(1), "z", time="2031-03-04"), sketch(telling(1), "a", time="2031-03-05")
    (copy,) = found(late, early)
    assert copy.source == "z"


def test_else_an_office_speaks_for_itself() -> None:
    paper = sketch(telling(1), "a", outlet="Harbour Post")
    office = replace(sketch(telling(1)[:600], "b", outlet="Ministry"), is_official=True)
    (copy,) = found(paper, office)
    assert copy.source == "b"
    assert copy.ground == "an office's own report, Ministry"


def test_a_page_that_holds_strangers_was_put_together_from_them() -> None:
    roots = ("comet", "nova", "quasar", "pulsar", "orbit")
    stars = " ".join(f"{root}{b}{a}" for root in roots for b in "bdfgklmnprtvz" for a in "aeiou")
    page = sketch(f"{telling(1)} {stars}", "page")
    copies = found(sketch(telling(1), "a"), sketch(stars, "b"), page)
    assert {(copy.source, copy.ground) for copy in copies} == {
        ("a", "page holds b too, which is about something else"),
        ("b", "page holds a too, which is about something else"),
    }


def test_two_parts_of_one_text_tell_nothing_of_who_was_first() -> None:
    """Both halves may be abridgements of the whole; they speak of one matter."""
    matter = " quota ferry treaty patrol harbour envoy" * 12
    first, second = f"{telling(1, length=60)}{matter}", f"{matter}{telling(2, length=60)}"
    assert {
        copy.source for copy in found(sketch(first, "a"), sketch(second, "b"), sketch(f"{first} {second}", "c"))
    } == {None}


def test_the_order_of_finding_changes_nothing() -> None:
    sketches = [sketch(telling(n % 7)[: 300 + 60 * n], f"{n:02}", time=f"2031-03-{1 + n % 3:02}") for n in range(20)]
    whole = sorted(found(*sketches), key=lambda c: (c.first, c.second))
    known = sorted(sketches, key=lambda s: str(s.time))
    first, rest = known[:12], known[12:]
    parts = [*find_copies([], first, BOOK.merging.copies), *find_copies(first, rest, BOOK.merging.copies)]
    assert sorted(parts, key=lambda c: (c.first, c.second)) == whole
