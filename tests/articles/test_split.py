"""Whole pages: what is read, what is set aside, and where one story ends and the next begins."""

from __future__ import annotations

from dragoman.articles import split
from tests.articles.pages import article, articles, body, clues, segments
from tests.conftest import make_document

LONG = (
    "Delegates of nine island states opened talks on fishing rights in the capital on Monday, the organisers said. " * 5
)
LIST = "Storm closes two ports in the north\nTeachers call off strike after pay deal\nRailway to the border is opened again"


def test_a_page_with_furniture_around_the_report() -> None:
    page = article(
        "Home\nNews\nSport\nZambia and Malawi sign power deal\n10 July 2014\nMary Banda\nDiplomatic correspondent\nShare\nSave\n"
        "The energy ministers of Zambia and Malawi shake hands outside parliament\n"
        "Zambia and Malawi have signed a power deal, the two governments have said.\n"
        "The line will be built by 2018.\nWhat does the deal say?\nZambia will sell power at a fixed price.\n"
        "Related topics\nMining\nEnergy\nTop stories\nStorm closes two ports\n© 2014 The Lusaka Post. All rights reserved."
    )
    assert (page.title, page.byline, page.published) == (
        "Zambia and Malawi sign power deal",
        "Mary Banda",
        "2014-07-10",
    )
    assert page.outlet == "The Lusaka Post"
    assert body(page) == [
        "Zambia and Malawi have signed a power deal, the two governments have said.",
        "The line will be built by 2018.",
        "What does the deal say?",
        "Zambia will sell power at a fixed price.",
    ]
    assert segments(page, "caption") == ["The energy ministers of Zambia and Malawi shake hands outside parliament"]
    assert segments(page, "related") == ["Related topics\nMining\nEnergy"]
    assert segments(page, "ranking") == ["Top stories\nStorm closes two ports"]


def test_a_page_without_a_title() -> None:
    page = article(
        "On Tuesday the two envoys met.\nThey will meet again.\n2016/03/11 09:50 KST\nCopyrights(C) Daily Harbour 88"
    )
    assert page.title is None
    assert (page.published, page.outlet) == ("2016-03-11T09:50+09:00", "Daily Harbour")
    assert body(page) == ["On Tuesday the two envoys met.", "They will meet again."]


def test_a_repeated_title_is_read_once() -> None:
    page = article("Envoys meet in Suva\nEnvoys meet in Suva\n\nThe envoys met.\n\nThey left.")
    assert [(p.kind, p.text) for p in page.paragraphs][:2] == [
        ("title", "Envoys meet in Suva"),
        ("body", "The envoys met."),
    ]
    assert len(segments(page, "title")) == 2


def test_a_title_that_the_source_gives() -> None:
    page = article("The envoys met.\n\nThey left.", title="Envoys meet in Suva")
    assert page.title == "Envoys meet in Suva"
    assert all(p.kind == "body" for p in page.paragraphs)


def test_a_title_with_a_full_stop_above_a_dateline() -> None:
    page = article("Envoys said to have met in secret.\n\nSUVA, Fiji (AP) — The envoys met on Monday.\n\nThey left.")
    assert page.title == "Envoys said to have met in secret."
    assert body(page) == ["The envoys met on Monday.", "They left."]


def test_the_first_sentence_is_no_title() -> None:
    page = article("The envoys met in Suva on Monday.\nThey left on Tuesday.\nNothing more is known.")
    assert page.title is None
    assert len(body(page)) == 3


def test_a_bare_caption_between_title_and_date() -> None:
    page = article(
        "Voters choose president\n\nSupporters of the winner celebrate in the streets of the capital on Sunday.\n"
        "21:00 CET, May 7, 2017\nPARIS — The winner spoke to a crowd.\nHe promised reform."
    )
    assert segments(page, "caption") == ["Supporters of the winner celebrate in the streets of the capital on Sunday."]
    assert body(page) == ["The winner spoke to a crowd.", "He promised reform."]


def test_captions_that_say_so() -> None:
    page = article(
        "Envoys meet in Suva\n\nThe envoys met.\n\nThe two envoys (left) greet each other in this file photo. (AP Photo/A. Person)\n\n"
        "Photo: Courtesy of the Presidency\n\nThey left."
    )
    assert body(page) == ["The envoys met.", "They left."]
    assert len(segments(page, "caption")) == 2


def test_a_ranking_below_the_report() -> None:
    page = article(
        'Envoys meet\n\nThe envoys met.\nThey left.\n"World" POPULAR ARTICLE\n-\n' + LIST.replace("\n", "\n-\n")
    )
    assert body(page) == ["The envoys met.", "They left."]
    assert len(segments(page, "ranking")) == 1


def test_teasers_are_not_read() -> None:
    page = article(
        f"Envoys meet\n\nThe envoys met.\n\n{LONG}\n\nRelated Stories\n\nStorm closes two ports\nGoods are held up, the harbour said.\n\n"
        "Teachers call off strike\nThe union took the offer late on Sunday.\n"
    )
    assert len(body(page)) == 2


def test_a_list_inside_the_report_does_not_end_it() -> None:
    page = article(f"Envoys meet in Suva\n\nThe envoys met.\n\nRead more\n\n{LIST}\n\n{LONG}\n\nThey left.")
    assert body(page) == ["The envoys met.", LONG.strip(), "They left."]


def test_stories_below_the_report_are_articles() -> None:
    repeated = "Island states open fishing talks\n" * 2
    found = articles(
        f"Envoys meet in Suva\n\nOcean Daily6 days ago\n\nThe envoys met.\n\nRelated Articles\n\n{repeated}\nOcean Daily\n\n"
        f"timea day ago\n\n{LONG}(AAP)\n\n[Ana Silva] Why islands need each other\nOcean Daily\n2 days ago\n\n{LONG}\n\nDOWNLOAD THE APP\n"
    )
    assert [a.title for a in found] == [
        "Envoys meet in Suva",
        "Island states open fishing talks",
        "[Ana Silva] Why islands need each other",
    ]
    assert [a.genre for a in found] == ["news", "news", "opinion"]
    assert [a.agency for a in found] == [None, "AAP", None]
    assert [(a.number, a.start, a.end) for a in found[1:]] == [
        (1, found[0].end, found[2].start),
        (2, found[1].end, len(found[0].document.text)),
    ]
    assert segments(found[0], "related") == ["Related Articles"]
    assert segments(found[2], "navigation") == ["DOWNLOAD THE APP"]


def test_a_digest() -> None:
    found = articles(
        f"World News Digest\n\n1. Turkey ratifies treaty\n\nANKARA, Jan 23 (Anadolu) — {LONG}\n\n2. Talks open in Muscat\n\nMUSCAT — {LONG}"
    )
    assert [a.dateline for a in found] == ["ANKARA", "MUSCAT"]


def test_a_chronicle_stays_one_report() -> None:
    page = article(
        f"How the talks began\n\n{LONG}\n\nMay 5, 2011\n\nThe first letter was sent.\n\nJune 7, 2012\n\nThe second letter was sent."
    )
    assert len(body(page)) == 5
    assert page.published is None


def test_a_press_release() -> None:
    page = article(
        "FOR IMMEDIATE RELEASE\nMay 5, 2012\n\nMinister speaks with counterpart\n\nThe ministers agreed on the following points:\n\n"
        "• To continue close work\n• To meet again in June\n\n###\n\nMedia contact\nJane Roe\njane.roe@example.org\n"
    )
    assert page.title == "Minister speaks with counterpart"
    assert body(page) == [
        "The ministers agreed on the following points:",
        "To continue close work",
        "To meet again in June",
    ]


def test_wrapped_markdown() -> None:
    page = article(
        "# Envoys meet\n\n*By Ana Silva, Suva*\n\nThe [envoys](https://example.org) met.\n\n## Related\n\n- [Storm closes port](https://example.org/1)\n"
    )
    assert (page.title, page.byline) == ("Envoys meet", "Ana Silva")
    assert body(page) == ["The envoys met."]


def test_short_reports_are_kept_whole() -> None:
    for text in (
        "The minister summoned the envoy.",
        "Minister summons envoy over remarks on Tuesday",
        "“No,” he said.",
    ):
        assert body(article(text)) == [text]


def test_points_without_marks_stay_in_the_body() -> None:
    page = article(
        "Envoys meet\n\nThe two sides agreed on:\nTrade in Fish\nVisas for Students\nA New Port\n\nThey left."
    )
    assert body(page) == ["The two sides agreed on:", "Trade in Fish", "Visas for Students", "A New Port", "They left."]


def test_phrases_of_pages_inside_sentences_do_no_harm() -> None:
    for text in (
        "Copyright law was the subject of the talks, the ministers of both countries said after they had met for three hours.",
        "The latest round of talks ended without a result.",
        "Reporting by the agency was wrong, the ministry said, and it asked for a correction of the article by Friday.",
    ):
        assert text in body(article(f"Envoys meet\n\nThe envoys met.\n\n{text}\n\nThey left."))


def test_an_empty_page_is_rejected() -> None:
    found, rejected = split(make_document(" \n\ufeff\n"), clues())
    assert found == ()
    assert [r.stage for r in rejected] == ["articles"]


def test_a_page_of_furniture_is_rejected_but_kept() -> None:
    (page,), rejected = split(make_document("Home\nLog in\nMost read\n" + LIST), clues())
    assert page.paragraphs == ()
    assert [(r.start, r.end) for r in rejected] == [(page.start, page.end)]


def test_the_name_of_a_picture_is_no_part_of_the_title() -> None:
    text = "Two leaders to meet in Lima over the price of copper\nlogo\nAndean Post\n\nThe leaders of Peru and Chile will meet in Lima, officials said. They will talk of copper.\n"
    (article,) = articles(text)
    assert article.title == "Two leaders to meet in Lima over the price of copper"


def test_a_columnist_stands_beside_the_name_of_the_section() -> None:
    text = "Lima must act now on copper\nAna Solis\nOpinion\n\nI believe that Lima should act. Its copper feeds half of the world.\n\nNobody else can do it.\n"
    (article,) = articles(text)
    assert article.byline == "Ana Solis"


def test_a_date_that_repeats_the_stamp_is_not_read() -> None:
    text = "Copper talks begin in Lima\n\nMinisters met for the first time in a year.\nPublished On 12 May 2025\n12 May 2025\nThe talks began in Lima on Monday, officials said.\n"
    (article,) = articles(text)
    assert [p.text for p in article.paragraphs if p.text == "12 May 2025"] == []
