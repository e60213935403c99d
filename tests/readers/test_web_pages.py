"""Web pages."""

from __future__ import annotations

import hashlib
import json

import pytest

FIRST = "The foreign ministers of the two states met on Wednesday and agreed to hold further talks on fisheries."
SECOND = "The talks, which lasted two hours, covered quotas, patrols and research in the northern waters."


def page(body: str = f"<p>{FIRST}</p><p>{SECOND}</p>", head: str = "", lang: str = "en") -> str:
    return (
        f'<!doctype html><html lang="{lang}"><head><title>Ministers meet | Harbour Post</title>{head}</head><body>'
        f'<nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Ministers meet</h1>{body}</article>'
        "<footer>Copyright 2019 Harbour Post</footer></body></html>"
    )


def test_the_report_is_taken_out_of_the_page(one):
    content = page(
        head='<meta property="og:site_name" content="Harbour Post"><link rel="canonical" href="https://post.example/a/b">'
    )
    document = one("a.html", content)
    assert FIRST in document.text
    assert SECOND in document.text
    assert "Home" not in document.text
    assert (document.title, document.outlet, document.url) == (
        "Ministers meet",
        "Harbour Post",
        "https://post.example/a/b",
    )
    assert document.language == "en"
    assert document.raw_hash == hashlib.sha256(content.encode()).hexdigest()


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2025-06-04T20:00:00+09:00">', "2025-06-04T20:00:00+09:00"),
        ('<script type="application/ld+json">{"datePublished": "2025-06-04T08:15:00Z"}</script>', "2025-06-04T08:15:00+00:00"),
        ('<meta name="date" content="2025-06-04">', "2025-06-04"),
        ("", None),
    ],
)  # fmt: skip
def test_publication_time_keeps_its_zone(one, head, published):
    assert one("a.html", page(head=head)).published == published


@pytest.mark.parametrize(
    "content", [page()[: page().index("patrols")], f"<p>{FIRST}<p>{SECOND[:60]}", f"<html><body>{FIRST}"]
)
def test_pages_that_end_too_early_are_read(one, content):
    assert FIRST[:60] in one("a.html", content).text


def test_a_short_page_is_read(one):
    assert one("a.html", "<html><body><p>The ministers met.</p></body></html>").text == "The ministers met."


@pytest.mark.parametrize(
    "content",
    ["<html><body></body></html>", "<script>var a = 'words';</script>", "<div>" * 50_000, "<html", "<!-- words -->"],
)
def test_a_page_without_a_report_is_refused(refused, content):
    assert "page" in refused("a.html", content)


def test_a_page_of_endless_elements_is_refused(refused):
    assert "elements" in refused("a.html", "<p>The minister met." * 60_000)


def test_the_page_names_its_encoding(one):
    content = page(
        "<p>Министр иностранных дел встретился в пятницу с коллегой, сообщили в ведомстве.</p>",
        '<meta charset="koi8-r">',
    )
    document = one("a.html", content.encode("koi8-r"))
    assert "Министр иностранных дел" in document.text
    assert document.language == "ru"


def test_the_language_is_that_of_the_text_not_of_the_page(one):
    assert one("a.html", page(lang="ko")).language == "en"


def test_scripts_and_entities_do_not_reach_the_text(one):
    document = one("a.html", page(f"<script>alert(1)</script><p>{FIRST} Trade &amp; tariffs &mdash; both.</p>"))
    assert "alert" not in document.text
    assert "Trade & tariffs — both." in document.text


def test_the_same_page_reads_the_same(one):
    assert one("a.html", page()) == one("a.html", page())


def test_a_page_in_linked_data_with_odd_values_is_read(one):
    data = json.dumps({"datePublished": None, "author": {"name": ["x", 5]}, "headline": {"a": 1}})
    assert FIRST in one("a.html", page(head=f'<script type="application/ld+json">{data}</script>')).text
