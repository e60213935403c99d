"""What one of two states does to the other, told with one side only: the other is the one that the report is about."""

from __future__ import annotations

import pytest

from dragoman.codebook.book import load_codebook
from dragoman.events.scene import Scene
from dragoman.events.sides import both_sides
from dragoman.records import Cast, Entity, Mention, Reading
from tests.conftest import make_article, parsed

CHILE, PERU, BOLIVIA = (
    Entity(id=name[:3].lower(), name=name, country=code, sector="GOV", text=name)
    for name, code in (("Chile", "CHL"), ("Peru", "PER"), ("Bolivia", "BOL"))
)
STATES = {"CHL", "PER", "BOL"}


def scene(*named: tuple[Entity, ...]) -> Scene:
    """An article whose sentences each name some states, in a row of nouns."""
    rows = [
        "\n".join(f"{e.name} {e.name} PROPN {i and 1} {'conj' if i else 'root'}" for i, e in enumerate(line))
        for line in named
    ]
    sentences = tuple(parsed(row, number=number, start=100 * number) for number, row in enumerate(rows))
    mentions = tuple(
        Mention(
            sentence=s.number, first=t.i, last=t.i + 1, head=t.i, kind="state", name=t.text,
            span=make_article(s.text).span(0, 1), actor=None, country=None, sector=None, office=None, status=None,
        )
        for s in sentences
        for t in s.tokens
    )  # fmt: skip
    entities = {(number, i): (e,) for number, line in enumerate(named) for i, e in enumerate(line)}
    reading = Reading(
        article=make_article("x"), sentences=sentences, cast=Cast(actors=(), entities=entities, mentions=mentions)
    )
    return Scene(reading, load_codebook().grammar)


@pytest.mark.parametrize(
    ("lines", "recipient"),
    [
        ([(CHILE, PERU), (PERU, CHILE), (CHILE,)], [PERU]),  # the other of the two that it is about
        ([(CHILE, PERU), (PERU, CHILE), (CHILE, BOLIVIA)], [BOLIVIA]),  # the one that the sentence names
        ([(CHILE, PERU), (PERU, BOLIVIA), (BOLIVIA,), (CHILE,)], []),  # of three nobody knows
        ([(PERU, BOLIVIA), (BOLIVIA, PERU), (CHILE,)], []),  # about two others
        ([(CHILE, PERU), (CHILE,)], []),  # named once in passing
    ],
)
def test_the_other_side_of_who_acts(lines: list[tuple[Entity, ...]], recipient: list[Entity]) -> None:
    """Chile halted the flights."""
    actors, found = both_sides(scene(*lines), len(lines) - 1, actors=(CHILE,), recipients=(), states=STATES)
    assert (actors, list(found)) == ((CHILE,), recipient)


def test_who_did_it_to_the_side_that_is_named() -> None:
    """A Chilean diplomat was expelled: by Peru, whatever other state the sentence tells of."""
    about = scene((CHILE, PERU), (PERU, CHILE), (PERU, CHILE), (CHILE, BOLIVIA))
    assert both_sides(about, 3, actors=(), recipients=(CHILE,), states=STATES) == ((PERU,), (CHILE,))
