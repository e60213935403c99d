"""A verb and the words behind it in, the idioms of the frames that they make out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import dragoman.codebook
from dragoman.codebook.frames import Frame, Frames
from dragoman.codebook.grammar import Grammar, load_grammar
from dragoman.events.idioms import as_idioms
from dragoman.events.scene import Scene
from dragoman.propositions import extract
from tests import parses

IDIOMS = ("throw weight", "come to terms", "lay at door", "call off", "throw")


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    return load_grammar(Path(dragoman.codebook.__file__).parent)


def idioms(line: str, grammar: Grammar) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the idioms of a parsed line, each with the words that fill its roles."""
    frames = Frames((Frame(id="a", verbs=IDIOMS, type="A"),))
    reading = parses.reading(line)
    scene = Scene(replace(reading, propositions=extract(reading.sentences, grammar, nouns=frozenset())), grammar)
    words = scene.sentence(0).tokens
    return {
        p.lemma: {role: tuple(words[i].text for i in heads) for role, heads in p.roles.items()}
        for found in scene.reading.propositions
        for p in as_idioms(scene, found, frames)
    }


def test_a_verb_with_its_noun(grammar: Grammar) -> None:
    """They throw their full weight behind Chile."""
    line = "They/PRON/nsubj/2 throw/VERB/root their/PRON/nmod:poss/5 full/ADJ/amod/5 weight/NOUN/obj/2 behind/ADP/case/7 Chile/PROPN/obl/2"
    found = idioms(line, grammar)
    assert list(found) == ["throw weight"]
    assert found["throw weight"]["behind"] == ("Chile",)


def test_what_hangs_on_the_noun_belongs_to_the_idiom(grammar: Grammar) -> None:
    """They come to terms with Peru."""
    line = "They/PRON/nsubj/2 come/VERB/root to/ADP/case/4 terms/NOUN/obl/2 with/ADP/case/6 Peru/PROPN/nmod/4"
    assert idioms(line, grammar)["come to terms"]["with"] == ("Peru",)


def test_an_owner_may_stand_inside(grammar: Grammar) -> None:
    """They lay it at Peru's door."""
    line = "They/PRON/nsubj/2 lay/VERB/root it/PRON/obj/2 at/ADP/case/7 Peru/PROPN/nmod:poss/7 's/PART/case/5 door/NOUN/obl/2"
    assert list(idioms(line, grammar)) == ["lay at door"]


@pytest.mark.parametrize(
    "line",
    [
        "They/PRON/nsubj/2 throw/VERB/root stones/NOUN/obj/2 of/ADP/case/5 weight/NOUN/nmod/3 ,/PUNCT/punct/2",
        "They/PRON/nsubj/2 come/VERB/root to/PART/mark/4 discuss/VERB/advcl/2 terms/NOUN/obj/4",
        "They/PRON/nsubj/2 throw/VERB/root it/PRON/obj/2 losing/VERB/advcl/2 weight/NOUN/obj/4",
        "They/PRON/nsubj/2 call/VERB/root Peru/PROPN/obj/2 off/ADP/case/5 shore/NOUN/obl/2",
    ],
)
def test_other_words_and_bare_particles_make_none(line: str, grammar: Grammar) -> None:
    assert not idioms(line, grammar)
