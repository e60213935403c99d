"""The reading engine: text in, sentences with source offsets out; the only tests that load the model."""

from __future__ import annotations

import pytest

from dragoman.records import Article, Paragraph
from dragoman.sentences import LONGEST_PIECE, SpacyEngine, cut, load_engine
from tests.conftest import make_article, make_document


@pytest.fixture(scope="module")
def engine() -> SpacyEngine:
    return load_engine()


def test_tokens_point_at_the_source(engine: SpacyEngine) -> None:
    article = make_article("Chile's president met Peru's envoy.\nThey spoke of fish.")
    (sentences,) = engine.parse([article])
    text = article.document.text
    assert [text[s.start : s.end] for s in sentences] == ["Chile's president met Peru's envoy.", "They spoke of fish."]
    assert all(text[t.start : t.end] == t.text for s in sentences for t in s.tokens)


def test_a_joined_line_still_points_at_the_source(engine: SpacyEngine) -> None:
    text = "Chile met Pe\nru."
    paragraph = Paragraph(text="Chile met Peru.", anchors=((0, 0), (12, 13)))
    article = Article(document=make_document(text), number=0, start=0, end=len(text), paragraphs=(paragraph,))
    ((sentence,),) = engine.parse([article])
    peru = next(t for t in sentence.tokens if t.text == "Peru")
    assert text[peru.start : peru.end] == "Pe\nru"


@pytest.mark.parametrize(
    "text", ["", " ", "  \t ", "\u200b", "((((((((((" * 50, "🙂 🙂", "مرحبا بكم", "\x00\x01", "a" * 3000]
)
def test_odd_text_neither_fails_nor_hangs(engine: SpacyEngine, text: str) -> None:
    (sentences,) = engine.parse([make_article(text)])
    assert all(text[t.start : t.end] == t.text for s in sentences for t in s.tokens)


def test_articles_keep_their_order_and_empty_ones_stay(engine: SpacyEngine) -> None:
    parsed = list(engine.parse([make_article("One."), make_article(""), make_article("Two. Three.")]))
    assert [len(sentences) for sentences in parsed] == [1, 0, 2]


def test_long_text_is_cut_at_white_space_without_losing_a_character() -> None:
    text = "word " * LONGEST_PIECE
    pieces = list(cut(Paragraph(text=text, anchors=((0, 100),))))
    assert "".join(p.text for p in pieces) == text
    assert all(len(p.text) <= LONGEST_PIECE for p in pieces)
    assert [p.source(0) - 100 for p in pieces] == [
        text.index(pieces[0].text) + sum(len(q.text) for q in pieces[:n]) for n in range(len(pieces))
    ]


def test_text_without_white_space_is_cut_too() -> None:
    text = "x" * 40_001
    pieces = [p.text for p in cut(Paragraph(text=text, anchors=((0, 0),)))]
    assert "".join(pieces) == text
    assert max(map(len, pieces)) == 300
