"""Parses of coordinated verbs in, the verbs that they go on from out."""

from __future__ import annotations

from dragoman.rehung import rehung
from tests.conftest import parsed

SAID_WOULD = """
    Kenya Kenya PROPN 2 nsubj
    said say VERB 0 root Tense=Past|VerbForm=Fin
    it it PRON 5 nsubj
    would would AUX 5 aux VerbForm=Fin
    fight fight VERB 2 ccomp VerbForm=Inf
    and and CCONJ 7 cc
    urged urge VERB 5 conj {morph}
    Peru Peru PROPN 7 obj"""
SAID_HAD = """
    Kenya Kenya PROPN 2 nsubj
    said say VERB 0 root Tense=Past|VerbForm=Fin
    Chad Chad PROPN 5 nsubj
    had have AUX 5 aux Tense=Past|VerbForm=Fin
    fled flee VERB 2 ccomp Tense=Past|VerbForm=Part
    and and CCONJ 7 cc
    accused accuse VERB 5 conj Tense=Past|VerbForm=Fin
    Peru Peru PROPN 7 obj"""
WHILE_IT_FOUGHT = """
    Kenya Kenya PROPN 2 nsubj
    said say VERB 0 root Tense=Past|VerbForm=Fin
    Chad Chad PROPN 4 nsubj
    fought fight VERB 2 ccomp Tense=Past|VerbForm=Fin
    and and CCONJ 6 cc
    urged urge VERB 4 conj Tense=Past|VerbForm=Fin
    Peru Peru PROPN 6 obj"""


def head(sentence: str, verb: str) -> str:
    tokens = rehung(parsed(sentence).tokens)
    return next(tokens[t.head].text for t in tokens if t.text == verb)


def test_a_simple_past_does_not_go_on_from_would() -> None:
    assert head(SAID_WOULD.format(morph="Tense=Past|VerbForm=Fin"), "urged") == "said"


def test_who_said_that_another_had_goes_on_himself() -> None:
    assert head(SAID_HAD, "accused") == "said"


def test_another_infinitive_goes_on_from_would() -> None:
    assert head(SAID_WOULD.format(morph="VerbForm=Inf"), "urged") == "fight"


def test_a_past_stays_with_a_past() -> None:
    assert head(WHILE_IT_FOUGHT, "urged") == "fought"


def test_an_object_behind_a_phrase_is_the_verbs() -> None:
    """Kenya condemns in strong terms the raid."""
    tokens = rehung(
        parsed("""
            Kenya Kenya PROPN 2 nsubj
            condemns condemn VERB 0 root
            in in ADP 5 case
            strong strong ADJ 5 amod
            terms term NOUN 2 obl
            the the DET 7 det
            raid raid NOUN 5 appos""").tokens
    )
    assert (tokens[6].head, tokens[6].dep) == (1, "obj")


LEFT = """
    Boats boat NOUN 2 nsubj
    stuck stick VERB 8 advcl VerbForm=Part
    in in ADP 4 case
    Lagos Lagos PROPN 2 obl
    , , PUNCT 7 punct
    {joint} {joint} CCONJ 7 cc
    Kenya Kenya PROPN 4 conj
    left leave VERB 0 root Tense=Past|VerbForm=Fin"""


def test_a_main_verb_has_a_subject() -> None:
    """Boats were stuck in Lagos, and Kenya left."""
    tokens = rehung(parsed(LEFT.format(joint="and")).tokens)
    assert (tokens[6].head, tokens[6].dep) == (7, "nsubj")


def test_a_main_verb_with_a_subject_keeps_it() -> None:
    """Boats left Lagos, and Kenya: a list of two."""
    rows = LEFT.format(joint="and").replace("Boats boat NOUN 2 nsubj", "Boats boat NOUN 8 nsubj")
    assert rehung(parsed(rows).tokens)[6].dep == "conj"


def test_a_name_before_a_time_is_the_subject() -> None:
    """Oslo last week left."""
    rows = """
        Oslo Oslo PROPN 3 compound
        last last ADJ 3 amod
        week week NOUN 4 obl:unmarked
        left leave VERB 0 root Tense=Past|VerbForm=Fin"""
    assert (rehung(parsed(rows).tokens)[0].head, rehung(parsed(rows).tokens)[0].dep) == (3, "nsubj")


def test_a_subject_has_no_preposition() -> None:
    """Soto met with Vale."""
    rows = """
        Soto Soto PROPN 2 obl
        met meet VERB 0 root Tense=Past|VerbForm=Fin
        with with ADP 4 case
        Vale Vale PROPN 2 nsubj"""
    assert [t.dep for t in rehung(parsed(rows).tokens)] == ["nsubj", "root", "case", "obl"]
    right = rows.replace("2 obl", "2 nsubj").replace("Vale Vale PROPN 2 nsubj", "Vale Vale PROPN 2 obl")
    assert [t.dep for t in rehung(parsed(right).tokens)] == ["nsubj", "root", "case", "obl"]
