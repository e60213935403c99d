"""Reading text, each character of it tied to the source."""

from __future__ import annotations

import pytest

from dragoman.articles import as_is
from dragoman.articles.reading import Lexicon, joint, read_paragraph
from dragoman.records import Paragraph
from tests.articles.pages import clues
from tests.conftest import make_document


def read(text: str, *, cut: bool = False) -> Paragraph:
    return read_paragraph(text, [(0, len(text))], Lexicon(text, clues().words), kind="body", cut=cut)


@pytest.mark.parametrize(
    ("source", "reading"),
    [
        ("talks  with\u00a0 Oman", "talks with Oman"),
        ("talks\u200b with Oman\ufeff", "talks with Oman"),
        ("nego\u00adtiations", "negotiations"),
        ("the diplo-\nmatic corps", "the diplomatic corps"),
        ("the Indo-\nPacific", "the Indo-Pacific"),
        ("a cease-\nfire; the cease-fire", "a cease-fire; the cease-fire"),
        ("North K\norea said", "North Korea said"),
        ("ready to\r\nenhance ties", "ready to enhance ties"),
        ("he said.The two left", "he said. The two left"),
        ("“We agree.”The two left", "“We agree.” The two left"),
        ("the U.S.and the U.N.", "the U.S.and the U.N."),
        ("the [ministry](https://example.org/a) said", "the ministry said"),
        ("a **new** treaty", "a new treaty"),
        ("ties&nbsp;with Laos", "ties with Laos"),
        ("“quoted” and 'quoted'", "“quoted” and 'quoted'"),
    ],
)
def test_reading_text(source: str, reading: str) -> None:
    paragraph = read(source)
    assert paragraph.text == reading
    for i, character in enumerate(reading):
        assert character in {" ", source[paragraph.source(i)]}


def test_a_joined_word_points_at_both_of_its_halves() -> None:
    paragraph = read("North K\norea said")
    start = paragraph.text.index("Korea")
    assert (paragraph.source(start), paragraph.source_end(start + 5)) == (6, 12)


@pytest.mark.parametrize(
    ("left", "right", "how"),
    [
        ("went in", "to the hall", "space"),
        ("the nego", "tiations", "none"),
        ("President", "Ruto", "space"),
        ("Ruto arrived (", "by car", "none"),
        ("the minister", ", who", "none"),
        ("the year 20", "25 began", "space"),
    ],
)
def test_how_lines_are_joined(left: str, right: str, how: str) -> None:
    assert joint(left, right, Lexicon("", clues().words), cut=False) == how


def test_a_number_may_be_cut() -> None:
    assert joint("the year 20", "25 began", Lexicon("", clues().words), cut=True) == "none"


def test_a_name_that_the_document_has_elsewhere_is_joined() -> None:
    """Zelenskiy spoke. Later Zelen|skiy left."""
    assert read("Then Zelenskiy spoke. Later Zelen\nskiy left").text.endswith("Later Zelenskiy left")


def test_as_is_changes_no_offset() -> None:
    text = "A title\nof two lines.\n\n\tBody\u00a0text -\nall of it. (AP)\n"
    found = as_is(make_document(text))
    assert [p.text for p in found.paragraphs] == ["A title of two lines.", "Body text - all of it. (AP) "]
    for paragraph in found.paragraphs:
        for i, character in enumerate(paragraph.text):
            assert character in {" ", text[paragraph.source(i)]}
    assert [(s.kind, s.start, s.end) for s in found.segments] == [("body", 0, len(text) - 1)]
