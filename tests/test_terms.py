"""Terms: sentence in, what is on the table out."""

from __future__ import annotations

import pytest

from dragoman.codebook.book import load_codebook
from dragoman.records import Term
from dragoman.terms import code_terms
from tests.parses import actor, reading

WHO = {"Oslo": actor("Norway", "NOR", "state"), "Riga": actor("Latvia", "LVA", "state")}


def coded(*lines: str) -> tuple[Term, ...]:
    book = load_codebook()
    return code_terms(reading(*lines, who=WHO), book.terms, book.issues)


def test_a_package_and_what_is_joined_in_it() -> None:
    """Oslo asked Riga to treat trade, fish and security as one package."""
    line = (
        "Oslo/PROPN/nsubj/2 asked/VERB/root Riga/PROPN/obj/2 to/PART/mark/5 treat/VERB/xcomp/2 trade/NOUN/obj/5 ,/PUNCT/punct/8 "
        "fish/NOUN/conj/6 and/CCONJ/cc/10 security/NOUN/conj/6 as/ADP/case/13 one/NUM/nummod/13 package/NOUN/obl/5 ./PUNCT"
    )
    (found,) = coded(line)
    assert (found.kind, found.items, found.parties) == ("package", ("trade", "fish", "security"), ("NOR", "LVA"))
    assert found.issues == ("trade",)
    assert found.evidence[0].text == "Oslo asked Riga to treat trade, fish and security as one package."


def test_an_item_is_the_known_issue_with_its_phrase() -> None:
    """Oslo's fishing quota is on the table."""
    line = "Oslo/PROPN/nmod/4 's/PART/case/1 fishing/NOUN/compound/4 quota/NOUN/nsubj/8 is/AUX/cop/8 on/ADP/case/8 the/DET/det/8 table/NOUN/root ./PUNCT"
    (found,) = coded(line)
    assert (found.kind, found.issues) == ("item", ("fisheries",))


def test_the_sides_may_stand_in_the_sentences_before() -> None:
    """Oslo met Riga. They keep a two-track approach."""
    first = "Oslo/PROPN/nsubj/2 met/VERB/root Riga/PROPN/obj/2 ./PUNCT"
    second = "They/PRON/nsubj/2 keep/VERB/root a/DET/det/7 two/NUM/nummod/7 -/PUNCT/punct/4 track/NOUN/compound/7 approach/NOUN/obj/2 ./PUNCT"
    (found,) = coded(first, second)
    assert (found.kind, found.what, found.parties) == ("track", "two - track approach", ("NOR", "LVA"))


@pytest.mark.parametrize(
    "line",
    [
        "Oslo/PROPN/nsubj/2 has/VERB/root yet/ADV/advmod/4 to/PART/mark/5 smile/VERB/xcomp/2 ./PUNCT",
        "Oslo/PROPN/nsubj/2 sent/VERB/root one/NUM/nummod/5 aid/NOUN/compound/5 package/NOUN/obj/2 ./PUNCT",
    ],
)
def test_no_bargaining(line: str) -> None:
    """What is open in no dealing, and a package of aid."""
    assert coded(line) == ()


def test_what_two_sides_discussed() -> None:
    """Oslo and Riga discussed fishing rights."""
    line = "Oslo/PROPN/nsubj/4 and/CCONJ/cc/3 Riga/PROPN/conj/1 discussed/VERB/root fishing/NOUN/compound/6 rights/NOUN/obj/4 ./PUNCT"
    (found,) = coded(line)
    assert (found.kind, found.items, found.parties) == ("discussed", ("fishing rights",), ("NOR", "LVA"))
    assert coded("Oslo/PROPN/nsubj/2 discussed/VERB/root fishing/NOUN/compound/4 rights/NOUN/obj/2 ./PUNCT") == ()
