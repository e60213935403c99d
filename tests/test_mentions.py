"""Mentions: which words name an actor, and what the words alone say of it."""

from __future__ import annotations

import pytest

from dragoman.mentions import detect
from dragoman.records import Mention
from tests.conftest import parsed
from tests.reading import mentions, said, table


def only(kind: str, *lines: str) -> Mention:
    """The one mention of a kind."""
    (found,) = (m for m in mentions(*lines) if m.kind == kind)
    return found


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("U.S. exports to/ADP nobody", "USA"), ("the UK voted", "GBR"), ("S. Korea voted", "KOR"), ("the DPRK voted", "PRK"),
        ("they waited in Kyiv", "UKR"), ("Côte d'Ivoire voted", "CIV"), ("the Élysée waited", "FRA"), ("Türkiye waited", "TUR"),
        ("Kosovo voted", "KOS"), ("Palestinian Authority voted", "PSE"), ("the Kremlin waited", "RUS"), ("the Holy See waited", "VAT"),
        ("UAE voted", "ARE"), ("DR Congo voted", "COD"),
    ],
)  # fmt: skip
def test_states_are_found_under_all_their_names(words: str, country: str) -> None:
    assert {m.country for m in mentions(words) if m.kind in {"state", "capital"}} == {country}


def test_case_tells_the_state_from_the_pronoun() -> None:
    """They told us that the US waited."""
    found = [m for m in mentions("they told us/PRON that the US waited") if m.country]
    assert [m.span.text for m in found] == ["US"]


@pytest.mark.parametrize(
    ("words", "countries"),
    [
        ("S. Korea - U.S. talks", ["KOR", "USA"]), ("US - South Korea ties", ["USA", "KOR"]), ("Seoul - Tokyo ties", ["KOR", "JPN"]),
        ("Russia - Ukraine war", ["RUS", "UKR"]), ("the U.K.-based staff", ["GBR"]),
    ],
)  # fmt: skip
def test_hyphens_join_states(words: str, countries: list[str]) -> None:
    assert [m.country for m in mentions(words) if m.kind in {"state", "capital"}] == countries


def test_breakaway_areas_fall_to_the_claimant() -> None:
    """Abkhazia voted."""
    found = only("state", "Abkhazia voted")
    assert (found.country, found.sector) == ("GEO", "PRE")


@pytest.mark.parametrize(
    "words",
    [
        "Korea Herald reported",
        "Japan Airlines waited",
        "the Washington Post reported",
        "Bank of America waited",
        "China Daily reported",
    ],
)
def test_a_state_inside_a_name_is_no_state(words: str) -> None:
    assert {m.kind for m in mentions(words)} == {"organization"}


def test_treaties_and_seas_are_nobody() -> None:
    """The Minsk agreement and the South China Sea waited."""
    assert mentions("the Minsk agreement and the South China Sea waited") == ()


@pytest.mark.parametrize(
    ("words", "name", "office", "country"),
    [
        ("US Secretary of State Marco Rubio spoke", "Marco Rubio", "secretary of state", "USA"),
        ("South Korean Foreign Minister Cho Hyun spoke", "Cho Hyun", "foreign minister", "KOR"),
        ("Prime Minister Boris Johnson of the United Kingdom spoke", "Boris Johnson", "prime minister", "GBR"),
        ("Republic of Korea ( ROK ) President Yoon Suk Yeol spoke", "Yoon Suk Yeol", "president", "KOR"),
        ("Peru 's new/ADJ Foreign and Trade Minister Ana Soto spoke", "Ana Soto", "foreign and trade minister", "PER"),
        ("Deputy Crown Prince Mohammed bin Salman spoke", "Mohammed bin Salman", "deputy crown prince", None),
        ("Under Secretary of State for Political Affairs Anna Holt spoke", "Anna Holt", "under secretary of state for political affairs", None),
        ("Chairman Paul Stone of the Joint Chiefs of Staff spoke", "Paul Stone", "chairman of the joint chiefs of staff", None),
        ("South Korean Ambassador to the US Kim Min - ji spoke", "Kim Min-ji", "ambassador to united states", "KOR"),
        ("President Joseph R. Biden , Jr. spoke", "Joseph R. Biden, Jr.", "president", None),
        ("Russian foreign/ADJ ministry spokeswoman Maria Zakharova spoke", "Maria Zakharova", "foreign ministry spokeswoman", "RUS"),
    ],
)  # fmt: skip
def test_titles_and_names(words: str, name: str, office: str, country: str | None) -> None:
    found = only("person", words)
    assert (found.name, found.office, found.country) == (name, office, country)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("former/ADJ President Jon Vale spoke", "former"), ("acting/ADJ President Jon Vale spoke", "acting"),
        ("Prime Minister nominee Jon Vale spoke", "nominee"), ("President - elect Jon Vale spoke", "nominee"),
        ("presidential/ADJ candidate Jon Vale spoke", "candidate"), ("President Jon Vale spoke", None),
    ],
)  # fmt: skip
def test_status_of_a_title(words: str, status: str | None) -> None:
    assert only("person", words).status == status


def test_appositions_explain_the_name_before() -> None:
    """Kim Hyun-chong, the former trade minister, spoke."""
    office = only("office", "Kim Hyun - chong , the former/ADJ trade minister , spoke")
    assert (office.office, office.status, office.same) == ("trade minister", "former", 0)


def test_an_adviser_is_not_the_one_advised() -> None:
    """Akira Mori, special adviser to Japanese Prime Minister Shigeru Ishiba, spoke."""
    found = mentions("Akira Mori , special/ADJ adviser to Japanese Prime Minister Shigeru Ishiba , spoke")
    assert [(m.kind, m.country, m.office) for m in found if m.kind in {"office", "person"}] == [
        ("person", None, None), ("office", "JPN", "special adviser to the prime minister"), ("person", "JPN", "prime minister"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "countries"),
    [
        ("the leaders of the Czech Republic and Vietnam spoke", ("CZE", "VNM")),
        ("US and South Korean officials spoke", ("USA", "KOR")),
        ("officials from Peru and Chile spoke", ("PER", "CHL")),
    ],
)  # fmt: skip
def test_groups_of_several_states(words: str, countries: tuple[str, ...]) -> None:
    assert only("group", words).parts == countries


@pytest.mark.parametrize(
    ("words", "country", "sector"),
    [
        ("US troops waited", "USA", "MIL"), ("the South Korean foreign/ADJ ministry waited", "KOR", "GOV"), ("Peru 's parliament voted", "PER", "LEG"),
        ("Kenyan police waited", "KEN", "COP"), ("the government of Nepal waited", "NPL", "GOV"),
    ],
)  # fmt: skip
def test_organs_by_pattern(words: str, country: str, sector: str) -> None:
    found = only("organ", words)
    assert (found.country, found.sector) == (country, sector)


def test_short_names_need_the_long_one() -> None:
    """The North waited. / North Korea waited; the North fired."""
    assert [m.country for m in mentions("winds in the North waited")] == []
    assert [m.country for m in mentions("North Korea waited", "the North waited")] == ["PRK", "PRK"]


def test_headlines_hold_only_known_names() -> None:
    """Lee Visits Busan Naval Base Today: capitals say nothing there."""
    found = mentions("Lee Visits Large Naval Base Today", "Lee Jae - myung visited a base .")
    assert [m.name for m in found if m.kind == "person"] == ["Lee", "Lee Jae-myung"]


def test_a_surname_told_with_a_title_ends_a_name_of_the_headline() -> None:
    """Minister Marta Silva Urges Warmer Waters; Minister Silva waited."""
    above = said("Minister Marta Silva Urges/NOUN Warmer/ADJ Waters/NOUN", kind="title")
    below = said("Minister Silva waited in the rain", number=1, start=len(above.text) + 1)
    found = detect([above, below], table())
    assert [m.name for m in found if m.kind == "person"] == ["Marta Silva", "Silva"]


def test_an_arabic_article_joins_a_name_behind_a_comma() -> None:
    """The Sudanese foreign minister, Ali al-Sadiq, agreed."""
    found = mentions("the Sudanese foreign minister , Ali al - Sadiq , agreed")
    assert [m.name for m in found if m.kind == "person"] == ["Ali al-Sadiq"]


@pytest.mark.parametrize(
    ("words", "name"),
    [("Kim Jong Un met Donald Trump", "Kim Jong Un"), ("Hurricane Beryl Maria met Ana Soto", "Ana Soto")],
)
def test_what_may_be_a_name_without_a_title(words: str, name: str) -> None:
    assert name in [m.name for m in mentions(words) if m.kind == "person"]
    assert not [m for m in mentions(words) if m.name.startswith("Hurricane")]


def test_rebels_are_of_the_place_behind_them() -> None:
    """Two rebel commanders in Chad fled."""
    assert [m.country for m in mentions("two rebel commanders in Chad fled") if m.kind == "group"] == ["TCD"]


def test_cities_are_places_only() -> None:
    """The delegations met in Osaka."""
    (found,) = (m for m in mentions("they met in Osaka") if m.kind == "place")
    assert (found.name, found.country) == ("Osaka", "JPN")


@pytest.mark.parametrize(
    ("words", "rank"),
    [
        ("the two leaders agreed", "leader"),
        ("both sides agreed", "party"),
        ("the two neighboring/ADJ countries agreed", "state"),
        ("the two agreed", "leader"),
    ],
)
def test_counted_parties(words: str, rank: str) -> None:
    assert only("nominal", words).office == rank


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Sudan 's army - backed/VERB/amod foreign minister Ali Noor spoke", "SDN"), ("the envoy of the Republic of Senegal , Awa Sy , spoke", "SEN"),
        ("Chad , whose Foreign Minister Ali Noor spoke", "TCD"), ("the emir of Qatar , Sheikh Tamim bin Hamad , spoke", "QAT"),
    ],
)  # fmt: skip
def test_whose_an_official_is(words: str, country: str) -> None:
    assert {m.country for m in mentions(words) if m.office and m.kind in {"person", "office"}} - {None} == {country}


def test_affairs_are_part_of_the_office() -> None:
    """The Peruvian Minister of Foreign Affairs spoke."""
    assert only("office", "the Peruvian Minister of Foreign Affairs spoke").office == "minister of foreign affairs"


@pytest.mark.parametrize("words", ["Soldiers/NOUN", "British/ADJ soldiers/NOUN", "police/NOUN officers/NOUN"])
def test_a_group_may_be_all_that_a_headline_holds(words: str) -> None:
    assert [m.kind for m in detect([said(words, kind="title")], table())] == ["group"]


@pytest.mark.parametrize(
    ("words", "country"),
    [("the military in Seoul waited", "KOR"), ("the foreign ministry in Lima waited", "PER"), ("the embassy in Lima closed", None)],
)  # fmt: skip
def test_a_seat_of_government_names_whose_a_body_is_but_not_an_embassy(words: str, country: str | None) -> None:
    assert only("organ", words).country == country


@pytest.mark.parametrize(
    "words",
    [
        "they waited for justice",
        "they elected him president",
        "a judge - led/VERB inquiry waited",
    ],
)
def test_a_role_or_description_is_nobody(words: str) -> None:
    assert not [m for m in mentions(words) if m.kind == "office"]


def test_a_title_that_describes_the_next_noun_is_nobody() -> None:
    """The member states waited."""
    rows = """
        The    the    DET  3 det
        member member NOUN 3 compound
        states state  NOUN 4 nsubj
        waited wait   VERB 0 root
    """
    assert not [m for m in detect((parsed(rows),), table()) if m.kind == "office"]


@pytest.mark.parametrize(
    "words", ["John Radcliffe Hospital waited", "they waited in San Juan", "they left San Juan waiting"]
)
def test_a_thing_or_city_is_no_person(words: str) -> None:
    assert not [m for m in mentions(words) if m.kind == "person"]


def test_a_spokesman_for_a_ministry_of_a_state() -> None:
    """A spokesman for the Chinese foreign ministry, Wang Wenbin, spoke."""
    office = only("office", "a spokesman for the Chinese foreign/ADJ ministry , Wang Wenbin , spoke")
    assert (office.office, office.country, office.same) == ("spokesman for the foreign ministry", "CHN", 8)


def test_a_plural_title_is_shared() -> None:
    """Presidents Jon Vale of Nigeria and Luis Soto of Benin met."""
    rows = """
        Presidents president NOUN  8 nsubj Number=Plur
        Jon        Jon       PROPN 1 appos
        Vale       Vale      PROPN 2 flat
        of         of        ADP   5 case
        Nigeria    Nigeria   PROPN 2 nmod
        and        and       CCONJ 7 cc
        Luis       Luis      PROPN 2 conj
        Soto       Soto      PROPN 7 flat
        of         of        ADP   10 case
        Benin      Benin     PROPN 7 nmod
        met        meet      VERB  0 root
        .          .         PUNCT 11 punct
    """
    found = [m for m in detect((parsed(rows),), table()) if m.kind == "person"]
    assert [(m.name, m.office, m.country) for m in found] == [
        ("Jon Vale", "president", "NGA"),
        ("Luis Soto", "president", "BEN"),
    ]


def test_initials_of_a_party_count_where_its_state_is_named() -> None:
    """Ghana waited. The NDC agreed. / The NDC agreed."""
    assert [m.country for m in mentions("Ghana waited", "the NDC agreed") if m.kind == "organization"] == ["GHA"]
    assert not mentions("the NDC agreed")


def test_a_given_name_may_be_a_states() -> None:
    """Jordan Bardella spoke. / Jordan said no."""
    rows = """
        Jordan   Jordan   PROPN 3 nsubj
        Bardella Bardella PROPN 1 flat
        spoke    speak    VERB  0 root
        .        .        PUNCT 3 punct
    """
    assert [(m.kind, m.name) for m in detect((parsed(rows),), table())] == [("person", "Jordan Bardella")]
    assert [m.country for m in mentions("Jordan said no")] == ["JOR"]


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Syria waited and the SDF fired", "SYR"),
        ("Japan waited and the SDF fired", "JPN"),
        ("the SDF fired", None),
    ],
)
def test_initials_are_those_of_the_state_that_is_named(words: str, country: str | None) -> None:
    found = [m.country for m in mentions(words) if m.kind == "organization"]
    assert found == ([country] if country else [])


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Greenland voted", "GRL"),
        ("the Cook Islands voted", "COK"),
        ("Macau voted", "MAC"),
        ("Malacañang waited", "PHL"),
        ("the Merdeka Palace waited", "IDN"),
    ],
)
def test_territories_and_palaces(words: str, country: str) -> None:
    assert [m.country for m in mentions(words)] == [country]


@pytest.mark.parametrize(
    ("words", "office", "country"),
    [
        ("the president of the Tunisian League for Human Rights , Jon Vale , spoke", "president of the tunisian league for human rights", "TUN"),
        ("the chief of the Indonesian Counter Agency , Jon Vale , spoke", "chief of the indonesian counter agency", "IDN"),
        ("a senator , Jon Vale , said no", "senator", None),
        ("as Attorney General , Jon Vale waited", "attorney general", None),
    ],
)  # fmt: skip
def test_titles_that_explain_a_name(words: str, office: str, country: str | None) -> None:
    found = only("office", words)
    assert (found.office, found.country) == (office, country)
    assert found.same is not None


def test_two_titles_of_one_person() -> None:
    """Danish Deputy Prime Minister and Foreign Minister Ana Holt spoke."""
    found = mentions("Danish Deputy Prime Minister and Foreign Minister Ana Holt spoke")
    assert [(m.kind, m.office, m.country) for m in found] == [
        ("office", "deputy prime minister", "DNK"), ("person", "foreign minister", "DNK"),
    ]  # fmt: skip
    assert found[0].same is not None


@pytest.mark.parametrize(
    ("lines", "country"),
    [
        (("the House of Commons voted",), "GBR"),
        (("they waited in Ottawa", "the House of Commons voted"), "CAN"),
        (("France and Chile waited", "the House of Commons voted"), None),
        (("the UK and Chile waited", "the House of Commons voted"), "GBR"),
    ],
)
def test_a_common_name_is_the_tables_or_that_of_the_only_state(lines: tuple[str, ...], country: str | None) -> None:
    assert [m.country for m in mentions(*lines) if m.kind == "organization"] == [country]


def test_an_officer_is_handed_to_a_state_where_an_envoy_is_sent() -> None:
    assert [m.span.text for m in mentions("Kenya surrendered a general to Uganda") if m.kind == "office"] == ["general"]
    assert [m.span.text for m in mentions("the ambassador to Uganda waited") if m.kind == "office"] == [
        "ambassador to Uganda"
    ]


@pytest.mark.parametrize(("jailed", "whose"), [("jailed/VERB/root", None), ("jailed/ADJ/amod", "PER")])
def test_a_verb_is_no_part_of_what_stands_behind_it(jailed: str, whose: str | None) -> None:
    """Lima jailed two miners. / Lima's jailed miners agreed: only these are of Peru."""
    found = only("group", f"Lima/PROPN/nsubj {jailed} two miners/NOUN/obj")
    assert found.country == whose
