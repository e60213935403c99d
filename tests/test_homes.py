"""Which state a report is told from, and whose its bare titles and nouns are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.actors import resolve
from dragoman.mentions import detect
from dragoman.records import Cast
from tests.conftest import make_article, parsed
from tests.reading import cast, said, table, who

PUT = "Chad/PROPN/nsubj summoned Niger 's/PART ambassador/NOUN/obj"


def told(*lines: str, **fields: str | None) -> Cast:
    """The cast of sentences in an article with a dateline, an outlet or an agency."""
    sentences, start = [], 0
    for number, words in enumerate(lines):
        sentence = said(words, number=number, start=start)
        sentences.append(sentence)
        start = sentence.end + 1
    article = make_article(" ".join(s.text for s in sentences))
    article = replace(article, published="2015-03-02", **fields)  # type: ignore[arg-type]
    return resolve(article, sentences, detect(sentences, table()), table=table())


def test_the_subject_of_the_first_sentence_outweighs_the_state_most_spoken_of() -> None:
    """Chad summoned Niger's ambassador. Niger's army fired on Niger's farmers. Home Minister Ana Soto warned."""
    found = cast(PUT, "Niger 's/PART army fired", "Niger 's/PART police waited", "Interior Minister Ana Soto warned")
    assert who(found, "Interior Minister Ana Soto") == [("Ana Soto", "TCD")]


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"dateline": "NIAMEY"}, "NER"),
        ({"dateline": "Abeche, Chad"}, "TCD"),
        ({"agency": "GNA"}, "GHA"),
        ({"outlet": "Niger Times"}, "NER"),
        ({"agency": "Chad News Agency"}, "TCD"),
    ],
)
def test_a_dateline_and_an_outlet_tell_whose_bare_titles_are(fields: dict[str, str], state: str | None) -> None:
    """The police met with the police of Chad and Niger. Interior Minister Ana Soto warned."""
    found = told(
        "the talks/NOUN/nsubj waited with Chad and Niger/PROPN/obl", "Interior Minister Ana Soto warned", **fields
    )
    assert who(found, "Interior Minister Ana Soto") == [("Ana Soto", state)]


def test_a_report_is_told_from_where_officials_need_no_state() -> None:
    """Peru met Chile. David Cameron spoke. The minister agreed. (Everybody who reads it knows whose prime minister he is.)"""
    found = cast(
        "envoys from Peru met envoys from Fiji in London",
        "Foreign Secretary Philip Hammond spoke",
        "Home Secretary Jane Roe agreed",
        "Justice Minister Ana Soto agreed",
        published="2015-03-02",
    )
    assert who(found, "Justice Minister Ana Soto") == [("Ana Soto", "GBR")]


def test_an_office_that_few_states_have_is_one_of_theirs() -> None:
    """Fiji met India in Fiji. Foreign Secretary Ana Soto agreed."""
    found = cast("Fiji met India in Fiji", "Fiji waited", "Foreign Secretary Ana Soto agreed")
    assert who(found, "Foreign Secretary Ana Soto") == [("Ana Soto", "IND")]


def test_the_second_of_two_premiers_is_of_the_other_state() -> None:
    """Fiji waited. Prime Minister Jon Vale is to meet Prime Minister Luis Soto. Samoa agreed."""
    found = cast(
        "Fiji waited in Fiji", "Samoa agreed", "Prime Minister Jon Vale met/VERB Prime Minister Luis Soto/PROPN/obj"
    )
    assert who(found, "Prime Minister Jon Vale") == [("Jon Vale", "FJI")]
    assert who(found, "Prime Minister Luis Soto") == [("Luis Soto", "WSM")]


def test_two_presidents_side_by_side_are_not_told_apart() -> None:
    """Peru waited in Peru. Chile agreed. President Jon Vale and President Luis Soto met."""
    found = cast("Peru waited in Peru", "Chile agreed", "President Jon Vale and President Luis Soto met")
    assert [c for _, c in who(found, "President Jon Vale") + who(found, "President Luis Soto")] == [None, None]


def test_an_envoy_after_what_a_state_did_is_its_envoy() -> None:
    """Peru waited in Peru. Chile agreed. The ambassador, Jon Vale, spoke."""
    found = cast("Peru waited in Peru", "Chile agreed", "the ambassador , Jon Vale , spoke")
    assert who(found, "Jon Vale") == [("Jon Vale", "CHL")]


def test_the_prime_minister_is_not_a_minister_named_before() -> None:
    """Peruvian Foreign Minister Jon Vale met with Chile's defence minister. The prime minister agreed. The minister spoke."""
    found = cast(
        "Peru waited in Peru", "the defence/NOUN minister spoke", "the prime/ADJ minister agreed", "the minister spoke"
    )
    assert [n for n, _ in who(found, "prime minister")] == ["prime minister"]
    assert [n for n, _ in who(found, "minister")] == ["defence minister"]


def test_a_ministry_official_is_of_the_ministry_named_before() -> None:
    """Peru waited in Peru. Chile's foreign ministry protested. A ministry official spoke."""
    found = cast(
        "Peru waited in Peru", "Chile 's/PART foreign/ADJ ministry protested", "a ministry/NOUN official spoke"
    )
    assert [c for _, c in who(found, "ministry official")] == ["CHL"]


def test_the_president_is_not_who_an_administration_is_called_after() -> None:
    """President Jon Vale of Peru spoke. The Bush administration agreed. The president waited."""
    found = cast(
        "Peruvian President Jon Vale spoke",
        "the Bush administration/NOUN agreed",
        "the president waited",
        published="2005-03-02",
    )
    assert who(found, "president") == [("Jon Vale", "PER")]


def test_accused_of_something_is_no_office_of_it() -> None:
    """Peruvian Prime Minister Ana Soto spoke. The opposition accused the premier of graft."""
    first = said("Peruvian Prime Minister Ana Soto spoke")
    second = said("the opposition accused the premier of/ADP/case graft/NOUN/obl", number=1, start=first.end + 1)
    tokens = tuple(replace(t, head=6) if t.text == "of" else t for t in second.tokens)
    sentences = (first, replace(second, tokens=tokens))
    article = make_article("\n".join(s.text for s in sentences))
    found = resolve(article, sentences, detect(sentences, table()), table=table())
    assert who(found, "premier") == [("Ana Soto", "PER")]


def test_the_general_is_who_is_called_gen() -> None:
    """Tajik President Jon Vale met US Gen. David Holt. The general spoke."""
    found = cast("Tajik President Jon Vale met US Gen. David Holt", "the general spoke")
    assert who(found, "general") == [("David Holt", "USA")]


def test_who_acts_in_a_paragraph_has_its_bare_bodies_until_it_is_answered() -> None:
    """Peru waited in Peru. Chile's army fired. The navy is ready. The government rejected Chile's words."""
    sentences = [said("Peru waited in Peru"), said("Chile 's/PART army/NOUN/nsubj fired", number=1, start=30)]
    for number, words in enumerate(
        ("the navy/NOUN/nsubj spoke", "the government/NOUN/nsubj reject/VERB it/PRON"), start=2
    ):
        sentences.append(said(words, number=number, start=sentences[-1].end + 1))
    article = make_article("\n".join(s.text for s in sentences))
    found = resolve(article, sentences, detect(sentences, table()), table=table())
    assert [c for _, c in who(found, "navy")] == ["CHL"]
    assert [c for _, c in who(found, "government")] == ["PER"]


def test_a_capital_that_opens_a_sentence_has_the_minister() -> None:
    """Chile waited. In Lima, the foreign minister spoke."""
    found = cast("Chile waited in Chile", "in Lima/PROPN/obl , the foreign/ADJ minister/NOUN/nsubj spoke")
    assert [c for _, c in who(found, "foreign minister")] == ["PER"]


def test_an_ambassador_in_a_capital_is_not_its_own() -> None:
    """Fiji recalled its ambassador in Lima."""
    found = cast("Fiji/PROPN/nsubj recalled its/PRON/nmod:poss ambassador/NOUN/obj in Lima")
    assert [c for _, c in who(found, "ambassador")] == ["FJI"]


def test_a_name_after_one_without_is_the_same_ambassador() -> None:
    """Chad summoned Niger's ambassador. Ambassador Jon Vale spoke."""
    found = cast(PUT, "Ambassador Jon Vale spoke")
    assert who(found, "Ambassador Jon Vale") == [("Jon Vale", "NER")]


def test_the_head_of_a_mission_is_of_the_body_whose_it_is() -> None:
    """Chad waited. The head of the UN mission, Jon Vale, spoke."""
    found = cast("Chad waited in Chad", "the head of the UN mission , Jon Vale , spoke")
    assert who(found, "Jon Vale") == [("Jon Vale", "UNO")]


def test_what_a_count_tells_is_no_part_of_an_office() -> None:
    """Chad summoned Niger's ambassador for the third time."""
    found = cast("Chad summoned Niger 's/PART ambassador for the third/ADJ time")
    assert who(found, "Niger's ambassador") == [("Niger's ambassador", "NER")]


def test_the_country_is_that_of_the_official_who_speaks_of_it() -> None:
    """Chad waited in Chad. Niger's army chief said the country is calm."""
    found = cast("Chad waited in Chad", "Niger 's/PART president/NOUN/nsubj said the country waits/VERB")
    assert [c for _, c in who(found, "the country")] == ["NER"]


def test_a_trade_before_a_name_is_a_title() -> None:
    """Chad waited in Chad. Government spokesman Jon Vale spoke."""
    found = cast("Chad waited in Chad", "Government spokesman Jon Vale spoke")
    assert who(found, "Government spokesman Jon Vale") == [("Jon Vale", "TCD")]


def noun_phrases(rows: str) -> Cast:
    """The cast of a sentence told in full, after one that is told from Chile."""
    first = said("Chile waited in Chile")
    second = parsed(rows, number=1, start=first.end + 1)
    sentences = (first, second)
    article = make_article("\n".join(s.text for s in sentences))
    return resolve(article, sentences, detect(sentences, table()), table=table())


def test_a_conjunct_shares_the_adjective_before_the_first_noun() -> None:
    """Chilean police detained Bolivian officers and soldiers."""
    found = noun_phrases("""
        Chilean Chilean ADJ 2 amod
        police police NOUN 3 nsubj
        detained detain VERB 0 root
        Bolivian Bolivian ADJ 5 amod
        officers officer NOUN 3 obj Number=Plur
        and and CCONJ 7 cc
        soldiers soldier NOUN 5 conj Number=Plur
        . . PUNCT 3 punct
    """)
    assert [c for _, c in who(found, "soldiers")] == ["BOL"]


@pytest.mark.parametrize(("place", "state"), [("Strasbourg", "FRA"), ("Villarrica", "CHL")])
def test_people_near_a_city_are_of_its_state(place: str, state: str) -> None:
    """Farmers near Strasbourg protested. (A small town is of the state that is spoken of.)"""
    found = noun_phrases(f"""
        Farmers farmer NOUN 4 nsubj Number=Plur
        near near ADP 3 case
        {place} {place} PROPN 1 nmod
        protested protest VERB 0 root
        . . PUNCT 4 punct
    """)
    assert [c for _, c in who(found, "Farmers")] == [state]


def test_the_dateline_of_a_body_of_many_states_is_where_it_met() -> None:
    """ABUJA - ECOWAS suspended Togo. The army waited."""
    found = told("ECOWAS/PROPN/nsubj suspended Togo/PROPN/obj", "Togo waited", "the army agreed", dateline="ABUJA")
    assert [c for _, c in who(found, "army")] == ["TGO"]


def test_the_two_are_the_persons_of_the_sentence_before() -> None:
    """Peruvian envoy Jon Vale met Chilean Senator Ana Soto. The two agreed."""
    found = cast("Peruvian envoy Jon Vale met Chilean Senator Ana Soto", "the two agreed")
    assert [n for n, _ in who(found, "the two")] == ["Jon Vale", "Ana Soto"]


def test_a_vice_president_does_not_hold_the_president_s_office() -> None:
    """Peruvian President Jon Vale spoke in Peru. Vice President Ana Soto agreed."""
    found = cast("Peruvian President Jon Vale spoke in Peru", "Vice President Ana Soto agreed")
    assert who(found, "Vice President Ana Soto") == [("Ana Soto", "PER")]


def test_a_year_counts_no_army() -> None:
    """Chad waited. Most fled a 2017 army crackdown."""
    found = cast("Chad waited in Chad", "most fled/VERB a 2017/NUM army/NOUN/compound crackdown")
    assert [n for n, _ in who(found, "army")] == ["Chadian army"]


def test_the_head_of_a_wing_is_the_name_behind_the_comma() -> None:
    """Chad waited in Chad. The head of the Tigers' political wing, Jon Vale, spoke."""
    found = cast("Chad waited in Chad", "the head of the Tigers '/PART political/ADJ wing , Jon Vale , spoke")
    assert who(found, "Jon Vale") == [("Jon Vale", "TCD")]


def test_the_envoy_is_the_ambassador_named_before() -> None:
    """Chad summoned Niger's ambassador, Jon Vale. The envoy agreed."""
    found = cast("Chad/PROPN/nsubj summoned Niger 's/PART ambassador , Jon Vale", "the envoy agreed")
    assert who(found, "envoy") == [("Jon Vale", "NER")]


def test_who_is_of_a_body_is_of_its_state() -> None:
    """Chile summoned Secretary Jon Vale of the Bolivian foreign ministry."""
    found = noun_phrases("""
        Chile Chile PROPN 2 nsubj
        summoned summon VERB 0 root
        Secretary secretary PROPN 4 nmod:desc
        Jon Jon PROPN 2 obj
        Vale Vale PROPN 4 flat
        of of ADP 10 case
        the the DET 10 det
        Bolivian Bolivian ADJ 10 amod
        foreign foreign ADJ 10 amod
        ministry ministry NOUN 4 nmod
        . . PUNCT 2 punct
    """)
    assert who(found, "Secretary Jon Vale") == [("Jon Vale", "BOL")]


def test_a_state_in_which_two_others_deal_is_no_home_of_bare_bodies() -> None:
    """In Suva Chile met Peru. Peru agreed. The army waited: not Fiji's."""
    found = cast("in Suva Peru met Chile in Suva", "Chile waited for Peru in Suva", "the army waited")
    assert {c for _, c in who(found, "army")} <= {"PER", "CHL", None}
