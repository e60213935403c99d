"""Quantities whose unit stands elsewhere, and what a rate is charged on: a parse in one line in, numbers out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.codebook.book import shipped
from dragoman.codebook.units import load_units
from dragoman.quantities import code_quantities
from dragoman.records import Cast, Reading
from tests.conftest import make_article
from tests.parses import sentence as read

UNITS = load_units(shipped())


def in_line(line: str, *plural: str) -> list[tuple[float, str, str | None, bool]]:
    """Quantities of a one-line parse, in which some words are plurals."""
    sentence = read(line)
    morphs = dict.fromkeys(plural, "Number=Plur") | {"The": "Definite=Def"}
    tokens = tuple(replace(t, morph=morphs.get(t.text, t.morph)) for t in sentence.tokens)
    sentence = replace(sentence, tokens=tokens)
    reading = Reading(article=make_article(sentence.text), sentences=(sentence,), cast=Cast(actors=(), entities={}))
    return [(q.value, q.unit, q.of, q.approximate) for q in code_quantities(reading, UNITS)]


@pytest.mark.parametrize(
    ("line", "plural", "told"),
    [
        (
            "Nine/NUM/nsubj/6 of/ADP/case/4 our/PRON/nmod:poss/4 people/NOUN/nmod/1 are/AUX/aux/6 missing/VERB/root",
            "people",
            [(9, "people", "people", False)],
        ),
        (
            "Some/ADV/advmod/2 1,200/NUM/nsubj/7 of/ADP/case/6 the/DET/det/6 3,000/NUM/nummod/6 soldiers/NOUN/nmod/2 left/VERB/root",
            "soldiers",
            [(1200, "soldiers", "soldiers", True), (3000, "soldiers", "soldiers", False)],
        ),
        (
            "It/PRON/nsubj/2 held/VERB/root 19/NUM/nummod/4 people/NOUN/obj/2 two/NUM/nsubj/8 of/ADP/case/7 them/PRON/nmod/5 monks/NOUN/parataxis/2",
            "monks",
            [(19, "people", "people", False), (2, "monks", "monks", False)],
        ),
        (
            "About/ADV/advmod/2 18,000/NUM/nummod/5 South/PROPN/compound/4 Korean/ADJ/amod/5 troops/NOUN/nsubj/6 left/VERB/root",
            "troops",
            [(18000, "troops", "South Korean troops", True)],
        ),
        (
            "They/PRON/nsubj/2 freed/VERB/root 22/NUM/nummod/4 members/NOUN/obj/2 of/ADP/case/7 the/DET/det/7 crew/NOUN/nmod/4",
            "members",
            [(22, "crew", "members of the crew", False)],
        ),
        (
            "A/DET/det/2 crew/NOUN/nsubj/5 of/ADP/case/4 22/NUM/nmod/2 left/VERB/root",
            "",
            [(22, "crew", "A crew", False)],
        ),
        (
            "Police/NOUN/nsubj/2 put/VERB/root the/DET/det/4 number/NOUN/obj/2 of/ADP/case/6 prisoners/NOUN/nmod/4 at/ADP/case/8 19/NUM/obl/2",
            "prisoners",
            [(19, "prisoners", "the number of prisoners", False)],
        ),
        (
            "The/DET/det/2 clash/NOUN/nsubj/3 kill/VERB/root 12/NUM/obj/3 and/CCONJ/cc/6 wound/VERB/conj/3 30/NUM/obj/6",
            "",
            [(12, "people", None, False), (30, "people", None, False)],
        ),
        (
            "The/DET/det/2 troops/NOUN/nsubj/4 are/AUX/cop/4 45,000/NUM/root ,/PUNCT/punct/9 the/DET/det/7 number/NOUN/nsubj/9 is/AUX/cop/9 28,500/NUM/conj/4",
            "troops",
            [(45000, "troops", "The troops", False), (28500, "troops", "the number", False)],
        ),
        (
            "The/DET/det/2 arrest/NOUN/nsubj/6 of/ADP/case/5 two/NUM/nummod/5 cooks/NOUN/nmod/2 hurt/VERB/root",
            "cooks",
            [(2, "cooks", "cooks", False)],
        ),
        (
            "The/DET/det/3 two/NUM/nummod/3 pilots/NOUN/nsubj/4 left/VERB/root",
            "pilots",
            [],
        ),
        (
            "Two/NUM/nummod/2 pilots/NOUN/nsubj/3 left/VERB/root",
            "pilots",
            [(2, "pilots", "pilots", False)],
        ),
        (
            "Some/ADV/advmod/2 40/NUM/compound/4 -/PUNCT/punct/2 odd/ADJ/amod/5 ships/NOUN/nsubj/6 left/VERB/root",
            "ships",
            [(40, "ships", "ships", True)],
        ),
    ],
)
def test_numbers_of_some(line: str, plural: str, told: list[tuple[float, str, str | None, bool]]) -> None:
    assert in_line(line, *plural.split()) == told


CARS = "Duties/NOUN/nsubj/4 on/ADP/case/3 cars/NOUN/nmod/1 stand/VERB/root"
STEEL = "those/PRON/conj/7 on/ADP/case/11 steel/NOUN/nmod/9"
CUT = "cut/VERB/root its/PRON/nmod:poss/4 tariff/NOUN/obj/2 on/ADP/case/6 wine/NOUN/nmod/4 from/ADP/case/9 25/NUM/nummod/9 percent/NOUN/obl/2"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (f"Chile/PROPN/nsubj/2 {CUT}", ["its tariff on wine"]),
        ("It/PRON/nsubj/2 put/VERB/root 15/NUM/nummod/4 percent/NOUN/obj/2 on/ADP/case/6 beef/NOUN/nmod/4", ["beef"]),
        (
            "Tariffs/NOUN/nsubj/7 of/ADP/case/4 25/NUM/nummod/4 percent/NOUN/nmod/1 on/ADP/case/6 steel/NOUN/nmod/4 begin/VERB/root",
            ["Tariffs on steel"],
        ),
        (
            "A/DET/det/4 30/NUM/nummod/3 percent/NOUN/compound/4 tariff/NOUN/nsubj/7 on/ADP/case/6 lemons/NOUN/nmod/4 hurts/VERB/root",
            ["tariff on lemons"],
        ),
        (
            f"{CARS} at/ADP/case/7 25/NUM/nummod/7 percent/NOUN/obl/4 and/CCONJ/cc/9 {STEEL} at/ADP/case/14 25/NUM/nummod/14 percent/NOUN/nmod/9",
            ["Duties on cars", "Duties on steel"],
        ),
    ],
)
def test_what_a_rate_is_charged_on(line: str, told: list[str]) -> None:
    assert [of for _, _, of, _ in in_line(line)] == told
