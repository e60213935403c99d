"""What holds for any text: nothing raises, segments cover what can be seen, anchors are exact, time is linear."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.articles import split
from dragoman.articles.lines import EDGE
from tests.articles.pages import clues
from tests.conftest import make_document

SCRAPS = [
    "The minister said.", "\n", "\n\n", "\r\n", "\r", "\ufeff", "\u200b", "\u00ad", "\u00a0", "\t", "- ", "•", "# Head", "SEOUL — ", "(Yonhap)",
    "By Jane Doe", "6 days ago", "Related Articles", "Most read", "###", "June 4, 2025", "20:00 JST", "Copyright (c) 2020 Daily", "Photo: x", "Kor", "ea",
    "diplo-", "matic", "said.The", "[x](https://a.b)", "**b**", "&nbsp;", "“", "”", '"', ".", "!", "Title of Some Story Here", "long words without an end",
    "한국", "𝔸", "\x00", "\u2028", "Comments", "1. ", "DOWNLOAD THE APP",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=6)), max_size=30).flatmap(
    lambda parts: st.sampled_from(["", " ", "\n"]).map(lambda glue: glue.join(parts))
)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text(text: str) -> None:
    found, rejected = split(make_document(text), clues())
    assert found or rejected
    covered, at = [False] * len(text), 0
    for page in found:
        for segment in page.segments:
            assert at <= segment.start < segment.end <= page.end
            at = segment.end
            covered[segment.start : segment.end] = [True] * (segment.end - segment.start)
        for paragraph in page.paragraphs:
            places = [paragraph.source(i) for i in range(len(paragraph.text))]
            assert places == sorted(places)
            assert paragraph.text == paragraph.text.strip(" ") != ""
            assert all(c in {" ", text[place]} for c, place in zip(paragraph.text, places, strict=True))
    if found:
        assert all(seen or c.isspace() for seen, c in zip(covered, text, strict=True))
    else:
        assert not text.strip(EDGE)


@pytest.mark.parametrize(
    "unit",
    [
        "x",
        "word ",
        "a\n",
        "-\n",
        "(",
        "June 4, 2025 ",
        "1 day ago\n",
        "Related Articles\nTitle Words Go Here\n",
        '"\n',
        "He met\nher.\n\n",
    ],
)
def test_time_grows_with_the_text_and_not_faster(unit: str) -> None:
    """Eight times the text must not cost more than thirty times the time; doubling work would cost sixty-four."""
    costs = []
    for size in (5_000, 40_000):
        document = make_document(unit * (size // len(unit)))
        start = time.process_time()
        split(document, clues())
        costs.append(time.process_time() - start)
    assert costs[1] < 30 * max(costs[0], 0.01)
