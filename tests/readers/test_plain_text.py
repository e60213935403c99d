"""Plain text and Markdown."""

from __future__ import annotations

import pytest

from dragoman.readers import front_matter_end
from dragoman.readers.plain_text import front_matter

TALKS = "The two ministers met on Monday and agreed to go on talking."


@pytest.mark.parametrize(
    "text", [TALKS, f"\ufeff{TALKS}\r\n\r\n{TALKS}\r", f"\n\n{TALKS}\n", "Außenminister – “Gespräche”\u2028weiter\n"]
)
def test_text_stands_as_it_is(one, text):
    document = one("a.txt", text)
    assert document.text == text
    assert document.file == "a.txt"
    assert document.key is None


def test_front_matter_gives_fields_and_stays_in_the_text(one):
    text = (
        f"---\ntitle: 'Talks: resumed'\ndate: 2025-06-04 20:00 JST\nsource: Harbour Post\nlang: en-GB\n---\n\n{TALKS}"
    )
    document = one("a.md", text)
    assert document.text == text
    assert document.title == "Talks: resumed"
    assert document.published == "2025-06-04T20:00:00+09:00"
    assert document.outlet == "Harbour Post"
    assert document.language == "en"
    assert text[front_matter_end(text) :] == f"\n{TALKS}"


def test_a_source_that_is_an_address_is_no_outlet(one):
    document = one("a.md", f"---\ntitle: Talks\nsource: https://post.example/talks\n---\n{TALKS}")
    assert (document.outlet, document.url) == (None, "https://post.example/talks")


@pytest.mark.parametrize(
    "text",
    [
        TALKS,
        f"---\n{TALKS}\n---\n{TALKS}",
        f"---\nOslo: {TALKS}\n---\n{TALKS}",
        f"---\ntitle: [unclosed\n---\n{TALKS}",
        f"---\ntitle: Talks\n{TALKS}",
        f"{TALKS}\n---\ntitle: Talks\n---\n",
        "---\n---\n",
        "---\n- title\n- date\n---\n",
    ],
)
def test_what_is_no_front_matter(text):
    assert front_matter_end(text) == 0
    assert front_matter(text) == {}


def test_front_matter_ends_after_its_closing_line():
    text = "\ufeff---\r\ntitle: Talks\r\n---\r\nBody"
    assert text[front_matter_end(text) :] == "Body"
    assert front_matter(text) == {"title": "Talks"}


def test_a_date_that_names_no_day_is_told(one):
    document = one("a.md", f"---\ntitle: Talks\ndate: next spring\n---\n{TALKS}", published="2025-06-04")
    assert document.published == "2025-06-04"
    assert [w for w in document.warnings if "no certain day: 'next spring'" in w]
