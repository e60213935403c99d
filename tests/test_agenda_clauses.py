"""The agenda: what clauses tell of meetings and journeys, held, moved or called off."""

from __future__ import annotations

import pytest

from dragoman.records import AgendaItem
from tests.test_agenda import agenda

#: Relations of some words that the rows below leave out.
LINES = {
    "to be held": """
        The the DET 2 det
        summit summit NOUN 14 nsubj Number=Sing
        of of ADP 4 case
        Ghana Ghana PROPN 2 nmod
        and and CCONJ 6 cc
        Togo Togo PROPN 4 conj
        to to PART 9 mark
        be be AUX 9 aux:pass VerbForm=Inf
        held hold VERB 2 acl Tense=Past|VerbForm=Part
        in in ADP 11 case
        Accra Accra PROPN 9 obl
        on on ADP 13 case
        Monday Monday PROPN 9 obl
        matters matter VERB 0 root Tense=Pres|VerbForm=Fin
        . . PUNCT 14 punct
    """,
    "open": """
        Talks talk NOUN 2 nsubj Number=Plur
        open open ADJ 0 root
        in in ADP 4 case
        Accra Accra PROPN 2 obl
        on on ADP 6 case
        Monday Monday PROPN 2 obl
        . . PUNCT 2 punct
    """,
    "not held": """
        The the DET 2 det
        talks talk NOUN 6 nsubj:pass Number=Plur
        will will AUX 6 aux VerbForm=Fin
        not not PART 6 advmod
        be be AUX 6 aux:pass VerbForm=Inf
        held hold VERB 0 root VerbForm=Part
        on on ADP 8 case
        Monday Monday PROPN 6 obl
        . . PUNCT 6 punct
    """,
    "no meeting": """
        There there PRON 3 expl
        will will AUX 3 aux VerbForm=Fin
        be be VERB 0 root VerbForm=Inf
        no no DET 5 det PronType=Neg
        meeting meeting NOUN 3 nsubj Number=Sing
        with with ADP 7 case
        Togo Togo PROPN 5 nmod
        on on ADP 9 case
        Monday Monday PROPN 3 obl
        . . PUNCT 3 punct
    """,
    "moved": """
        Ghana Ghana PROPN 2 nsubj
        moved move VERB 0 root Tense=Past|VerbForm=Fin
        the the DET 4 det
        summit summit NOUN 2 obj Number=Sing
        to to ADP 6 case
        Monday Monday PROPN 2 obl
        . . PUNCT 2 punct
    """,
    "sits": """
        The the DET 3 det
        joint joint ADJ 3 amod
        commission commission NOUN 4 nsubj Number=Sing
        sits sit VERB 0 root Tense=Pres|VerbForm=Fin
        in in ADP 6 case
        Accra Accra PROPN 4 obl
        on on ADP 8 case
        Monday Monday PROPN 4 obl
        . . PUNCT 4 punct
    """,
    "cat sits": """
        The the DET 2 det
        cat cat NOUN 3 nsubj Number=Sing
        sits sit VERB 0 root Tense=Pres|VerbForm=Fin
        in in ADP 5 case
        Accra Accra PROPN 3 obl
        on on ADP 7 case
        Monday Monday PROPN 3 obl
        . . PUNCT 3 punct
    """,
    "title": """
        The the DET 4 det
        exercise exercise NOUN 4 compound
        Long long ADJ 4 amod
        Shield Shield PROPN 6 nsubj
        will will AUX 6 aux VerbForm=Fin
        begin begin VERB 0 root VerbForm=Inf
        on on ADP 8 case
        Monday Monday PROPN 6 obl
        . . PUNCT 6 punct
    """,
}


def only(name: str) -> AgendaItem:
    (item,) = agenda(LINES[name])
    return item


@pytest.mark.parametrize(
    ("name", "kind", "what", "state"),
    [
        ("to be held", "meeting", "summit of Ghana and Togo in Accra", "scheduled"),
        ("open", "meeting", "Talks in Accra", "scheduled"),
        ("not held", "meeting", "talks", "cancelled"),
        ("no meeting", "meeting", "meeting with Togo", "cancelled"),
        ("moved", "meeting", "summit", "scheduled"),
        ("sits", "meeting", "session of joint commission in Accra", "scheduled"),
        ("title", "other", "start of exercise Long Shield", "scheduled"),
    ],
)
def test_what_clauses_tell_of_a_meeting(name: str, kind: str, what: str, state: str) -> None:
    item = only(name)
    assert (item.kind, item.what, item.state, item.date.start) == (kind, what, state, "2025-08-25")


def test_only_who_meets_sits() -> None:
    assert agenda(LINES["cat sits"]) == ()


def test_a_summit_has_the_parties_of_its_phrase() -> None:
    assert only("to be held").parties == ("GHA", "TGO")
