"""Statements whose speaker is named by a noun, a phrase or a clause of its own rather than by a verb of saying."""

from __future__ import annotations

import pytest

from tests.test_positions import stances
from tests.test_statements import said


def heard(line: str) -> list[tuple[str | None, str | None, str]]:
    return [(s.speaker, s.cue, s.content) for s in said(line)]


@pytest.mark.parametrize("hung", ["acl/4", "ccomp/2"])
def test_a_noun_of_somebody_that_is_known(hung: str) -> None:
    """Many like the remark of Haugen that Oslo would sign; the parser may hang the clause on the verb."""
    line = (
        "Many/ADJ/nsubj like/VERB/root the/DET/det/4 remark/NOUN/obj of/ADP/case/6 Haugen/PROPN/nmod/4 "
        f"that/SCONJ/mark/10 Oslo/PROPN/nsubj/10 would/AUX/aux/10 sign/VERB/{hung} ./PUNCT"
    )
    assert heard(line) == [("Anna Haugen", "remark", "Oslo would sign")]


def test_a_phrase_between_a_noun_and_its_clause_says_to_whom() -> None:
    """Haugen's warning to Oslo that rain would come faded."""
    line = (
        "Haugen/PROPN/nmod:poss/3 's/PART/case/1 warning/NOUN/nsubj/10 to/ADP/case/5 Oslo/PROPN/nmod/3 that/SCONJ/mark/9 "
        "rain/NOUN/nsubj/9 would/AUX/aux/9 come/VERB/acl/3 faded/VERB/root ./PUNCT"
    )
    assert heard(line) == [("Anna Haugen", "warning", "rain would come")]


def test_a_relative_clause_is_not_what_a_noun_says() -> None:
    """Haugen's line that divides Oslo stands."""
    line = (
        "Haugen/PROPN/nmod:poss/3 's/PART/case/1 line/NOUN/nsubj/7 that/PRON/nsubj/5 divides/VERB/acl:relcl/3 "
        "Oslo/PROPN/obj/5 stands/VERB/root ./PUNCT"
    )
    assert heard(line) == []


POSITION = (
    "{who}/PROPN/nmod:poss/3 's/PART/case/1 position/NOUN/nsubj/4 remains/VERB/root that/SCONJ/mark/9 Oslo/PROPN/nsubj/9 "
    "must/AUX/aux/9 now/ADV/advmod/9 {verb}/VERB/ccomp/4 ./PUNCT"
)


def test_what_a_position_is_said_to_be() -> None:
    """Haugen's position remains that Oslo must now sign."""
    assert heard(POSITION.format(who="Haugen", verb="sign")) == [("Anna Haugen", "position", "Oslo must now sign")]
    assert [(who, stance) for who, stance, _ in stances(POSITION.format(who="Silva", verb="leave"))] == [
        ("Marta Silva", "demand")
    ]


def test_in_the_words_of_somebody() -> None:
    """In Haugen's words, Oslo has signed."""
    line = (
        "In/ADP/case/4 Haugen/PROPN/nmod:poss/4 's/PART/case/2 words/NOUN/obl/8 ,/PUNCT/punct/8 Oslo/PROPN/nsubj/8 "
        "has/AUX/aux/8 signed/VERB/root ./PUNCT"
    )
    assert heard(line) == [("Anna Haugen", "In Haugen's words", "Oslo has signed")]


AS = "as/SCONJ/mark/3 Haugen/PROPN/nsubj/3 noted/VERB/advcl/{main} ,/PUNCT/punct/3 Oslo/PROPN/nsubj/7 has/AUX/aux/7 signed/VERB/root ./PUNCT"


def test_as_somebody_said_opens_a_sentence() -> None:
    """As Haugen noted, Oslo has signed."""
    assert heard(AS.format(main=7)) == [("Anna Haugen", "noted", "Oslo has signed")]


@pytest.mark.parametrize(
    ("no", "found"), [("now/ADV", [("Anna Haugen", "noted", "Oslo has now signed")]), ("not/PART", [])]
)
def test_as_somebody_said_behind_a_clause(no: str, found: list[tuple[str, str, str]]) -> None:
    """Oslo has now signed, as Haugen noted; of what is not so, nobody can tell what she said."""
    line = (
        f"Oslo/PROPN/nsubj/4 has/AUX/aux/4 {no}/advmod/4 signed/VERB/root ,/PUNCT/punct/8 as/SCONJ/mark/8 "
        "Haugen/PROPN/nsubj/8 noted/VERB/advcl/4 ./PUNCT"
    )
    assert heard(line) == found


def test_whoever_denies_backing_somebody_does_not_support_them() -> None:
    """Silva denies backing the sanctions."""
    line = "Silva/PROPN/nsubj deny/VERB/root backing/VERB/xcomp/2 the/DET/det/5 sanctions/NOUN/obj/3 ./PUNCT"
    assert ("Marta Silva", "support", "sanctions") not in stances(line)
    asserted = line.replace("deny/VERB/root", "began/VERB/root")
    assert ("Marta Silva", "support", "sanctions") in stances(asserted)
