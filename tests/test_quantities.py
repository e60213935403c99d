"""Quantities: a sentence in, numbers with unit and referent out."""

from __future__ import annotations

import re

import pytest

from dragoman.codebook.book import shipped
from dragoman.codebook.time_words import load_times
from dragoman.codebook.units import load_units
from dragoman.quantities import code_quantities
from dragoman.records import Cast, Quantity, Reading, Sentence, Token
from dragoman.times import normalise
from tests.conftest import make_article, parsed

UNITS, TIMES = load_units(shipped()), load_times(shipped())
ADPOSITIONS = {"of", "in", "on", "by", "for", "from", "to", "than", "within", "after", "about", "over", "at"}
DETERMINERS = {"the", "a", "an"}
VERBS = {"sent", "rose", "fell", "lasted", "signed", "killed", "met", "imposed", "marks", "spoke", "left", "is", "will"}
ADJECTIVES = {"new", "large", "reciprocal", "military", "nuclear", "Russian", "old", "long"}


def told(text: str) -> Sentence:
    """A flat parse with parts of speech from small lists; plural nouns end in s."""
    tokens: list[Token] = []
    pattern = r"US\$|\d[\d,]*\.?\d*(?:st|nd|rd|th|bn)?|\w\.\w\.|\w+|[^\w\s]"
    for i, match in enumerate(re.finditer(pattern, text)):
        word, lower = match.group(), match.group().lower()
        pos, morph = "NOUN", "Number=Plur" if lower.endswith("s") or lower in ("people", "troops") else "Number=Sing"
        if lower in ADPOSITIONS:
            pos = "ADP"
        elif lower in DETERMINERS:
            pos = "DET"
        elif lower in VERBS:
            pos = "VERB"
        elif word in ADJECTIVES:
            pos = "ADJ"
        elif word[0].isdigit() or lower in UNITS.numbers.small or lower in UNITS.numbers.scales:
            pos = "NUM"
        elif not word[0].isalnum():
            pos = "PUNCT"
        elif word[0].isupper() and i:
            pos = "PROPN"
        morph = morph if pos in ("NOUN", "PROPN") else ""
        tokens.append(
            Token(
                i=i,
                text=word,
                lemma=lower,
                pos=pos,
                morph=morph,
                head=0,
                dep="dep",
                start=match.start(),
                end=match.end(),
            )
        )
    return Sentence(number=0, paragraph=0, kind="body", start=0, end=len(text), text=text, tokens=tuple(tokens))


def quantities(text: str) -> tuple[Quantity, ...]:
    sentence, article = told(text), make_article(text, published="2025-08-23")
    times = normalise(article, [sentence], TIMES)
    return code_quantities(
        Reading(article=article, sentences=(sentence,), cast=Cast(actors=(), entities={}), times=times), UNITS
    )


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Exports rose by 3.5 percent.", 3.5, "percent"),
        ("Exports rose 12% in a year.", 12, "percent"),
        ("Rates rose by 2 percentage points.", 2, "percentage points"),
        ("Seoul signed a 26 trillion-won deal.", 26_000_000_000_000, "won"),
        ("Seoul signed a deal of $5 billion.", 5_000_000_000, "dollars"),
        ("Seoul signed a deal of US$5bn.", 5_000_000_000, "dollars"),
        ("The grant of 40 million euros lasted.", 40_000_000, "euros"),
        ("Moscow sent 28,500 Russian troops.", 28_500, "troops"),
        ("Moscow sent two new warships.", 2, "warships"),
        ("The call lasted 20 minutes.", 20, "minutes"),
        ("The 20-minute call lasted.", 20, "minutes"),
        ("The war lasted six months.", 6, "months"),
        ("The war lasted twenty-one days.", 21, "days"),
        ("It is the first in 1 year and 8 months.", 20, "months"),
        ("It marks the 60th anniversary of the pact.", 60, "years"),
        ("The raid killed two dozen people.", 24, "people"),
        ("Kyiv sent 150 trucks.", 150, "trucks"),
        ("The envoy is 12 kilometers from the border.", 12, "kilometers"),
        ("Troops will leave within 90 days.", 90, "days"),
    ],
)
def test_a_number_with_a_unit_is_a_quantity(text: str, value: float, unit: str) -> None:
    (found,) = quantities(text)
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "They met on August 4, 2025.",
        "They met two weeks ago.",
        "The two countries met.",
        "The three leaders spoke.",
        "He is 45 years old.",
        "The 45-year-old envoy left.",
        "Dozens of people met.",
        "They imposed Resolution 2270.",
        "Moscow sent an F-16 jet.",
        "The G7 met.",
        "He left the second round.",
        "They spoke of the 2016 elections.",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("opening", "expected"), [("about ", True), ("more than ", True), ("over ", True), ("", False)]
)
def test_words_that_leave_the_number_open(opening: str, expected: bool) -> None:
    (found,) = quantities(f"Moscow sent {opening}500 troops.")
    assert found.approximate is expected
    assert found.evidence[0].text == f"{opening}500 troops"


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Trade is 80 percent of the GDP.", "the GDP"),
        ("A 25 percent reciprocal tariff is new.", "reciprocal tariff"),
        ("The 20-minute call lasted.", "call"),
        ("Moscow sent 28,500 Russian troops.", "Russian troops"),
    ],
)
def test_what_is_measured(text: str, of: str) -> None:
    (found,) = quantities(text)
    assert found.of == of


def test_a_number_told_twice_is_one_quantity_with_two_proofs() -> None:
    (found,) = quantities("The 25 percent tariff is new, a 25 percent tariff.")
    assert [span.text for span in found.evidence] == ["The 25 percent tariff", "a 25 percent tariff"]


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("It is between $5 and $7 billion.", [5e9, 7e9], "dollars"),
        ("It is 16–17 percent of the trade.", [16, 17], "percent"),
        ("Moscow sent 300 to 400 soldiers.", [300, 400], "soldiers"),
        ("It is 5 million to 6 million euros.", [5e6, 6e6], "euros"),
    ],
)
def test_a_range_is_two_numbers_of_one_unit(text: str, values: list[float], unit: str) -> None:
    found = quantities(text)
    assert [(q.value, q.unit) for q in found] == [(value, unit) for value in values]


def test_two_numbers_of_different_things_are_no_range() -> None:
    assert [(q.value, q.unit) for q in quantities("Moscow sent 40 tanks and 30 trucks.")] == [
        (40, "tanks"),
        (30, "trucks"),
    ]


def test_what_lasts_and_what_is_done_for_so_long() -> None:
    """The talks lasted five weeks. Ghana suspended talks for five weeks."""
    lasted = """
        The the DET 2 det
        talks talk NOUN 3 nsubj Number=Plur
        lasted last VERB 0 root Tense=Past|VerbForm=Fin
        five five NUM 5 nummod
        weeks week NOUN 3 obj Number=Plur
        . . PUNCT 3 punct
    """
    done = """
        Ghana Ghana PROPN 2 nsubj
        suspended suspend VERB 0 root Tense=Past|VerbForm=Fin
        talks talk NOUN 2 obj Number=Plur
        for for ADP 6 case
        five five NUM 6 nummod
        weeks week NOUN 2 obl Number=Plur
        . . PUNCT 2 punct
    """
    assert [of(rows) for rows in (lasted, done)] == ["The talks", "suspended talks"]


def of(rows: str) -> str | None:
    sentence = parsed(rows)
    article = make_article(sentence.text)
    (found,) = code_quantities(
        Reading(article=article, sentences=(sentence,), cast=Cast(actors=(), entities={})), UNITS
    )
    return found.of


def suffered(rows: str) -> list[tuple[float, str]]:
    sentence = parsed(rows)
    article = make_article(sentence.text)
    reading = Reading(article=article, sentences=(sentence,), cast=Cast(actors=(), entities={}))
    return [(q.value, q.unit) for q in code_quantities(reading, UNITS)]


def test_whoever_is_killed_counts_from_one_on() -> None:
    """Two guards and one sailor were killed. Two rivals met."""
    killed = """
        Two two NUM 2 nummod
        guards guard NOUN 7 nsubj:pass Number=Plur
        and and CCONJ 5 cc
        one one NUM 5 nummod
        sailor sailor NOUN 2 conj Number=Sing
        were be AUX 7 aux:pass
        killed kill VERB 0 root Tense=Past|VerbForm=Part
        . . PUNCT 7 punct
    """
    met = """
        Two two NUM 2 nummod
        rivals rival NOUN 3 nsubj Number=Plur
        met meet VERB 0 root Tense=Past|VerbForm=Fin
        . . PUNCT 3 punct
    """
    assert (suffered(killed), suffered(met)) == ([(2, "guards"), (1, "sailor")], [])


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The plan left a million refugees.", 1_000_000, "refugees"),
        ("The plan left half a million refugees.", 500_000, "refugees"),
        ("The 1.3-square-kilometre island left.", 1.3, "square kilometers"),
        ("The raid killed 12 Palestinians.", 12, "Palestinians"),
        ("The raid killed three fighters.", 3, "fighters"),
    ],
)
def test_shares_of_a_scale_and_units_of_two_words(text: str, value: float, unit: str) -> None:
    (found,) = quantities(text)
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize(
    "text", ["They signed a six-point plan.", "They left two weeks before the vote.", "They met a dozen times."]
)
def test_what_counts_and_measures_nothing(text: str) -> None:
    assert quantities(text) == ()


def counted(rows: str) -> list[tuple[float, str, str | None, bool]]:
    sentence = parsed(rows)
    article = make_article(sentence.text, published="2025-08-23")
    found = Reading(article=article, sentences=(sentence,), cast=Cast(actors=(), entities={}), times=())
    return [(q.value, q.unit, q.of, q.approximate) for q in code_quantities(found, UNITS)]


def test_a_division_of_votes_is_two_quantities() -> None:
    """Members voted 82 to 24."""
    rows = """
        Members member NOUN 2 nsubj
        voted vote VERB 0 root
        82 82 NUM 2 obj
        to to ADP 5 case
        24 24 NUM 3 nmod
        . . PUNCT 2 punct
    """
    assert [(value, unit) for value, unit, _, _ in counted(rows)] == [(82, "votes"), (24, "votes")]


def test_a_total_counts_what_it_is_of() -> None:
    """The number of refugees rose to 1.6 million. The death toll rose to 45."""
    refugees = """
        The the DET 2 det
        number number NOUN 5 nsubj
        of of ADP 4 case
        refugees refugee NOUN 2 nmod
        rose rise VERB 0 root
        to to ADP 7 case
        1.6 1.6 NUM 8 compound
        million million NUM 5 obl
        . . PUNCT 5 punct
    """
    toll = """
        The the DET 3 det
        death death NOUN 3 compound
        toll toll NOUN 4 nsubj
        rose rise VERB 0 root
        to to ADP 6 case
        45 45 NUM 4 obl
        . . PUNCT 4 punct
    """
    assert [(value, unit) for value, unit, _, _ in counted(refugees)] == [(1_600_000, "refugees")]
    assert [(value, unit) for value, unit, _, _ in counted(toll)] == [(45, "deaths")]


def test_a_particle_leaves_a_number_exact_and_each_number_counts_its_own() -> None:
    """Rebels handed over 12 policemen and two soldiers."""
    rows = """
        Rebels rebel NOUN 2 nsubj
        handed hand VERB 0 root
        over over ADP 2 compound:prt
        12 12 NUM 5 nummod
        policemen policeman NOUN 2 obj Number=Plur
        and and CCONJ 8 cc
        two two NUM 8 nummod
        soldiers soldier NOUN 5 conj Number=Plur
        . . PUNCT 2 punct
    """
    assert counted(rows) == [(12, "policemen", "policemen", False), (2, "soldiers", "soldiers", False)]


def test_a_time_that_is_granted_is_for_an_act() -> None:
    """Leaders gave the junta 14 days to free him."""
    rows = """
        Leaders leader NOUN 2 nsubj
        gave give VERB 0 root
        the the DET 4 det
        junta junta NOUN 2 iobj
        14 14 NUM 6 nummod
        days day NOUN 2 obj Number=Plur
        to to PART 8 mark
        free free VERB 2 advcl
        him he PRON 8 obj
        . . PUNCT 2 punct
    """
    assert counted(rows) == [(14, "days", "to free him", False)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It cost 1 trillion 519.2 billion won.", 1_519_200_000_000, "won"),
        ("It cost 2 billion 300 million pesos.", 2_300_000_000, "pesos"),
        ("It sent two hundred and fifty soldiers.", 250, "soldiers"),
        ("It lasted half an hour.", 30, "minutes"),
        ("It lasted an hour and a half.", 1.5, "hours"),
        ("It lasted two and a half years.", 2.5, "years"),
        ("It lasted two hours and a half.", 2.5, "hours"),
        ("It cost forty thousand kina.", 40_000, "kina"),
        ("It cost 519.2 billion won.", 519_200_000_000, "won"),
        ("It holds 26 cubic metres.", 26, "cubic meters"),
    ],
)
def test_numbers_in_parts(text: str, value: float, unit: str) -> None:
    (found,) = quantities(text)
    assert (found.value, found.unit) == (value, unit)


def test_a_number_and_what_follows_it_are_two() -> None:
    """Two million and 300 soldiers: no number has such parts."""
    assert [q.value for q in quantities("It has 2 million people and 300 soldiers.")] == [2_000_000, 300]
