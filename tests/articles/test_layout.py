"""Paragraphs as the page sets them, and sentences broken by the page."""

from __future__ import annotations

import textwrap

import pytest

from dragoman.articles.labels import is_signature
from dragoman.articles.layout import blocks_of
from tests.articles.pages import article, body, clues

TEXT = (
    "The foreign ministers of Chile and Peru met in Arica on Monday to discuss the border crossing, which had been closed for "
    "nine days after a landslide. They agreed to reopen one lane for lorries by Friday, and to ask engineers from both countries "
    "for a joint report. Neither side wanted to say who would pay for the repairs, which may take until the end of the year."
)


def blocks(text: str) -> list[str]:
    return [block.text for block in blocks_of(text, clues(), signs=lambda line: is_signature(line, clues()))]


def test_blank_lines_part_paragraphs() -> None:
    assert blocks("One sentence.\n\n\nAnother sentence.\n") == ["One sentence.", "Another sentence."]


def test_a_line_each() -> None:
    assert blocks("The envoy arrived.\nHe met the king.\nHe left.") == [
        "The envoy arrived.",
        "He met the king.",
        "He left.",
    ]


@pytest.mark.parametrize("width", [60, 72, 100])
def test_wrapped_lines_are_one_paragraph(width: int) -> None:
    wrapped = textwrap.fill(TEXT, width)
    assert blocks(f"{wrapped}\n\n{wrapped}") == [TEXT, TEXT]


def test_a_wrapped_text_may_break_paragraphs_by_short_lines() -> None:
    second = "Lorry drivers welcomed the news. " + TEXT
    assert blocks(textwrap.fill(TEXT, 72) + "\n" + textwrap.fill(second, 72)) == [TEXT, second]


@pytest.mark.parametrize("eaten", [True, False])
def test_lines_cut_every_so_many_characters(eaten: bool) -> None:
    """The cut falls inside words; the space at a cut may be eaten."""
    lines, rest = [], TEXT
    while rest:
        lines.append(rest[:64])
        rest = rest[64:].lstrip() if eaten else rest[64:]
    assert body(article("Chile and Peru reopen crossing\n\n" + "\n".join(lines))) == [TEXT]


def test_breaks_of_a_buffer_in_running_text() -> None:
    """Two breaks a round number of characters apart: the first between words, the second inside one."""
    filler = "Both governments have said for years that the road through the pass must be kept open in winter. "
    text = (filler * 40).strip()
    first = 300
    while not text[first - 1].isalpha() or text[first] != " ":
        first += 1
    second = first + 1 + 1023
    assert text[second - 1].isalpha()
    assert text[second].isalpha()
    broken = text[:first] + "\n" + text[first + 1 : second] + "\n" + text[second:]
    assert body(article(broken)) == [text]


def test_a_broken_sentence_is_joined() -> None:
    assert blocks("The minister is expected to travel to\nWindhoek on Tuesday.") == [
        "The minister is expected to travel to Windhoek on Tuesday."
    ]


def test_a_sentence_cut_short_is_not_joined_with_the_next() -> None:
    text = "He will meet the defence minister of Ghana and\nThe two sides may sign a treaty."
    assert len(blocks(text)) == 2


def test_entries_of_a_list_stay_apart() -> None:
    assert len(blocks("They discussed:\n- trade\n- visas\n- fishing rights")) == 4


def test_a_dash_in_a_wrapped_sentence_is_no_list() -> None:
    lines = [
        "The envoys spoke of the quarrel over the harbour and of its many causes",
        "– among them the fishing quotas of the last ten years and the fees that",
        "both sides ask for – and then left the hall by the back door without a",
        "word to the reporters.",
    ]
    assert blocks("\n".join([*lines, "", *lines])) == [" ".join(lines)] * 2


def test_windows_and_old_mac_line_ends() -> None:
    assert blocks("One.\r\n\r\nTwo.\rThree.") == ["One.", "Two.", "Three."]


def test_a_sentence_runs_on_across_an_advertisement() -> None:
    page = article(
        "Premier visits islands\n\nThe premier told reporters that the talks with the\n\nAdvertisement\n\n"
        "islanders would go on next week."
    )
    assert body(page) == ["The premier told reporters that the talks with the islanders would go on next week."]
