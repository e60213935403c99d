"""What stands outside the sentences of a report: its headline, and the lines above a list; and phrases that parsers hang astray."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dragoman.events import code_events
from dragoman.propositions import extract
from dragoman.records import Cast, Event, Reading, Sentence
from tests.conftest import make_article, parsed
from tests.events.test_events import KNOWN, code, codebook, told

__all__ = ["codebook"]


def read(*sentences: Sentence, codebook: Any) -> tuple[Event, ...]:
    """Events of parsed sentences in which Chile, Peru and Bolivia are known."""
    article = make_article(" ".join(s.text for s in sentences), published="2031-05-20")
    entities = {(s.number, t.i): (KNOWN[t.text],) for s in sentences for t in s.tokens if t.text in KNOWN}
    reading = Reading(
        article=article,
        sentences=sentences,
        cast=Cast(actors=(), entities=entities),
        propositions=extract(sentences, codebook.grammar, nouns=codebook.frames.nouns),
    )
    return code_events(reading, codebook)[0]


def test_a_headline_proves_what_the_body_tells_and_adds_nothing(codebook: Any) -> None:
    """Chile visits Peru. Chile visited Peru. / Chile invites Bolivia. Chile visited Peru."""
    told_of = "Chile Chile PROPN 2 nsubj\nvisits visit VERB 0 root Tense=Pres|VerbForm=Fin\nPeru Peru PROPN 2 obj"
    another = (
        "Chile Chile PROPN 2 nsubj\ninvites invite VERB 0 root Tense=Pres|VerbForm=Fin\nBolivia Bolivia PROPN 2 obj"
    )
    for rows, proofs in ((told_of, ["Chile visited Peru .", "Chile visits Peru"]), (another, ["Chile visited Peru ."])):
        title = replace(parsed(rows), kind="title")
        body = parsed(
            "Chile Chile PROPN 2 nsubj\nvisited visit VERB 0 root Tense=Past|VerbForm=Fin\nPeru Peru PROPN 2 obj\n. . PUNCT 2 punct",
            number=1,
            start=len(title.text) + 1,
        )
        (event,) = read(title, body, codebook=codebook)
        assert [span.text for span in event.evidence] == [proof.replace(" .", ".") for proof in proofs]


def test_an_item_of_a_list_has_the_subject_above_the_list(codebook: Any) -> None:
    """Chile and Peru: / agreed to expand patrols;"""
    above = parsed("Chile Chile PROPN 0 root\nand and CCONJ 3 cc\nPeru Peru PROPN 1 conj\n: : PUNCT 1 punct")
    item = parsed(
        "agreed agree VERB 0 root Tense=Past|VerbForm=Fin\nto to PART 3 mark\nexpand expand VERB 1 xcomp VerbForm=Inf\n"
        "patrols patrol NOUN 3 obj\n; ; PUNCT 1 punct",
        number=1,
        start=len(above.text) + 1,
    )
    (event,) = read(above, item, codebook=codebook)
    assert told(event) == ("AGREE", None, "occurred", "CHL PER", "")


def test_both_adjectives_before_a_noun_name_a_side(codebook: Any) -> None:
    """The firefight between Chile and Peru guards ended."""
    sentence = parsed("""
        The the DET 2 det
        firefight firefight NOUN 8 nsubj Number=Sing
        between between ADP 7 case
        Chile Chile ADJ 7 amod
        and and CCONJ 6 cc
        Peru Peru ADJ 4 conj
        guards guard NOUN 2 nmod Number=Plur
        ended end VERB 0 root Tense=Past|VerbForm=Fin""")
    (event,) = code(sentence, codebook)
    assert " ".join(e.country or "-" for e in (*event.actors, *event.recipients)) == "CHL PER"


def test_who_talks_stands_behind_the_place(codebook: Any) -> None:
    """The talks in Arica between Chile and Peru ended, where a parser hung the sides under the town."""
    sentence = parsed("""
        The the DET 2 det
        talks talk NOUN 9 nsubj Number=Plur
        in in ADP 4 case
        Arica Arica PROPN 2 nmod
        between between ADP 6 case
        Chile Chile PROPN 4 nmod
        and and CCONJ 8 cc
        Peru Peru PROPN 6 conj
        ended end VERB 0 root Tense=Past|VerbForm=Fin""")
    (event,) = code(sentence, codebook)
    assert told(event)[0::3] == ("CONSULT", "CHL PER")
