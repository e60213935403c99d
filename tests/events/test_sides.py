"""Whose act it is where the sentence names a side elsewhere: hand-built parses in, events out."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.codebook.book import load_codebook
from dragoman.events.scene import Scene
from dragoman.records import Cast, Mention, Reading, Span
from tests.conftest import make_article, parsed
from tests.events.test_events import code, told


@pytest.fixture(scope="module")
def codebook() -> Any:
    return load_codebook()


def test_a_second_act_has_the_other_side_of_the_first(codebook: Any) -> None:
    """Chile accused Peru and recalled its ambassador: recalled him from Peru."""
    sentence = parsed("""
        Chile Chile PROPN 2 nsubj
        accused accuse VERB 0 root Tense=Past|VerbForm=Fin
        Peru Peru PROPN 2 obj
        and and CCONJ 5 cc
        recalled recall VERB 2 conj Tense=Past|VerbForm=Fin
        its its PRON 7 nmod:poss
        ambassador ambassador NOUN 5 obj""")
    _, recalled = code(sentence, codebook)
    assert told(recalled) == ("SANCTION", "withdraw", "occurred", "CHL", "PER")


def test_who_is_blamed_acts_in_the_clause(codebook: Any) -> None:
    """Chile alleged that Peru armed Bolivia: a charge against Peru alone."""
    sentence = parsed("""
        Chile Chile PROPN 2 nsubj
        alleged allege VERB 0 root Tense=Past|VerbForm=Fin
        that that SCONJ 5 mark
        Peru Peru PROPN 5 nsubj
        armed arm VERB 2 ccomp Tense=Past|VerbForm=Fin
        Bolivia Bolivia PROPN 5 obj""")
    assert [told(event) for event in code(sentence, codebook)] == [("ACCUSE", "allege", "occurred", "CHL", "PER")]


def test_a_particle_before_its_object_belongs_to_the_verb(codebook: Any) -> None:
    """Chile drafted in soldiers."""
    sentence = parsed("""
        Chile Chile PROPN 2 nsubj
        drafted draft VERB 0 root Tense=Past|VerbForm=Fin
        in in ADP 4 case
        soldiers soldier NOUN 2 obj""")
    (event,) = code(sentence, codebook)
    assert told(event) == ("MOBILIZE", "troops", "occurred", "CHL", "")


@pytest.mark.parametrize(("code", "sent"), [("PER", ["per"]), ("EUR", [])])
def test_an_envoy_to_a_body_of_states_is_sent_to_no_state(codebook: Any, code: str, sent: list[str]) -> None:
    """Its envoy to Peru, to the EU: only of the first is there a state from which he can be recalled."""
    sentence = parsed("""
        its its PRON 2 nmod:poss
        envoy envoy NOUN 0 root""")
    span = Span(start=4, end=9, text="envoy")
    envoy = Mention(sentence=0, first=1, last=2, head=1, kind="office", name="envoy", span=span, posting=code)
    cast = Cast(actors=(), entities={}, mentions=(envoy,))
    reading = Reading(article=make_article(sentence.text), sentences=(sentence,), cast=cast, times=(), propositions=())
    scene = Scene(reading, codebook.grammar, known=codebook.actors.actors)
    assert [state.id for state in scene.posting(0, 1)] == sent
