"""Precedents: sentence in, what the report counts and compares out."""

from __future__ import annotations

from dragoman.codebook.book import load_codebook
from dragoman.precedents import code_precedents
from dragoman.records import Precedent
from tests.parses import actor, reading

WHO = {
    "Berg": actor("Nils Berg", "SWE"),
    "Oslo": actor("Norway", "NOR", "state"),
    "Riga": actor("Latvia", "LVA", "state"),
    "Vilnius": actor("Lithuania", "LTU", "state"),
}


def coded(*lines: str) -> tuple[Precedent, ...]:
    return code_precedents(reading(*lines, who=WHO), load_codebook().precedents)


def names(found: Precedent) -> tuple[list[str], list[str]]:
    return [e.name for e in found.by], [e.name for e in found.partners]


def test_a_call_in_its_order() -> None:
    """Berg's second call was to Riga."""
    line = "Berg/PROPN/nmod/4 's/PART/case/1 second/ADJ/amod/4 call/NOUN/nsubj/7 was/AUX/cop/7 to/ADP/case/7 Riga/PROPN/root ./PUNCT"
    (found,) = coded(line)
    assert (found.kind, found.dealing, found.numbers) == ("order", "call", (2,))
    assert names(found) == (["Nils Berg"], ["Latvia"])


def test_two_ranks_and_the_partners_of_the_next_sentence() -> None:
    """Berg's fourth and fifth calls surprised. He spoke with Riga and Vilnius."""
    first = (
        "Berg/PROPN/nmod/6 's/PART/case/1 fourth/ADJ/amod/6 and/CCONJ/cc/5 fifth/ADJ/conj/3 calls/NOUN/nsubj/7 "
        "surprised/VERB/root ./PUNCT"
    )
    second = (
        "He/PRON/nsubj/2 spoke/VERB/root with/ADP/case/4 Riga/PROPN/obl/2 and/CCONJ/cc/6 Vilnius/PROPN/conj/4 ./PUNCT"
    )
    (found,) = coded(first, second)
    assert found.numbers == (4, 5)
    assert names(found) == (["Nils Berg"], ["Latvia", "Lithuania"])


def test_the_first_since() -> None:
    """It is Berg's first visit to Oslo since taking office."""
    line = (
        "It/PRON/nsubj/6 is/AUX/cop/6 Berg/PROPN/nmod/6 's/PART/case/3 first/ADJ/amod/6 visit/NOUN/root to/ADP/case/8 Oslo/PROPN/nmod/6 "
        "since/SCONJ/mark/10 taking/VERB/acl/6 office/NOUN/obj/10 ./PUNCT"
    )
    (found,) = coded(line)
    assert (found.kind, found.since) == ("first", "since taking office")
    assert names(found) == (["Nils Berg"], ["Norway"])


def test_an_anniversary() -> None:
    """They mark the 60th anniversary of relations."""
    line = "They/PRON/nsubj/2 mark/VERB/root the/DET/det/5 60th/ADJ/amod/5 anniversary/NOUN/obj/2 of/ADP/case/7 relations/NOUN/nmod/5 ./PUNCT"
    (found,) = coded(line)
    assert (found.kind, found.numbers, found.what) == ("anniversary", (60,), "relations")


def test_one_act_before_another() -> None:
    """Before visiting Oslo, Berg called Riga."""
    line = (
        "Before/SCONJ/mark/2 visiting/VERB/advcl/6 Oslo/PROPN/obj/2 ,/PUNCT/punct/6 Berg/PROPN/nsubj/6 called/VERB/root "
        "Riga/PROPN/obj/6 ./PUNCT"
    )
    (found,) = coded(line)
    assert (found.kind, found.since) == ("before", "Before visiting Oslo")


def test_the_first_day_counts_no_dealing() -> None:
    """Berg spoke on the first day."""
    assert (
        coded("Berg/PROPN/nsubj/2 spoke/VERB/root on/ADP/case/6 the/DET/det/6 first/ADJ/amod/6 day/NOUN/obl/2 ./PUNCT")
        == ()
    )
