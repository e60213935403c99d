"""The reading engine: text in, sentences with source offsets out; the only tests that load the model."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

import dragoman
from dragoman.errors import UsageError
from dragoman.records import Article, Paragraph
from dragoman.sentences import LONGEST_PIECE, SpacyEngine, _lacking, cut, load_engine
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


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left.She stayed on.", ["He left.", "She stayed on."]),
        ("The U.S. rejected it. Mr. Kim of the U.N. agreed.", ["The U.S. rejected it.", "Mr. Kim of the U.N. agreed."]),
        ("“We will not go. We stay,” the envoy of Oman said.", None),
        (
            "Oman hosts talks\n\nThe envoy of Iraq came on Friday.",
            ["Oman hosts talks", "The envoy of Iraq came on Friday."],
        ),
        ("SEOUL, July 11 (Wire) -- The two leaders met.", ["SEOUL, July 11 (Wire) -- The two leaders met."]),
        ("Talks failed! Why? Nobody said.", ["Talks failed!", "Why?", "Nobody said."]),
        ("They met in Busan, he said, and in Kobe", ["They met in Busan, he said, and in Kobe"]),
    ],
)
def test_sentences_of_news(engine: SpacyEngine, text: str, sentences: list[str] | None) -> None:
    (found,) = engine.parse([make_article(text)])
    assert "".join(s.text for s in found).replace(" ", "") == "".join(text.split())
    assert sentences is None or [s.text for s in found] == sentences


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The S. Korea-U.S. alliance costs $5 billion.", "The S. Korea - U.S. alliance costs $ 5 billion ."),
        ("O'Neil paid 26 trillion won.", "O'Neil paid 26 trillion won ."),
        ("Korea’s envoy didn’t say.", "Korea ’s envoy did n’t say ."),
    ],
)
def test_words_of_news(engine: SpacyEngine, text: str, words: str) -> None:
    ((sentence,),) = engine.parse([make_article(text)])
    assert [t.text for t in sentence.tokens] == words.split()


def test_a_word_with_a_hyphen_is_one_word(engine: SpacyEngine) -> None:
    ((sentence,),) = engine.parse([make_article("A build-up worried Peru - up to a point.")])
    assert [word for t in sentence.tokens if (word := sentence.hyphenated(t.i))] == ["build-up"]


def test_a_form_is_not_of_a_verb_that_cannot_make_it(engine: SpacyEngine) -> None:
    ((sentence,),) = engine.parse([make_article("Kenya deplored the raid and deployed troops.")])
    assert [t.lemma for t in sentence.tokens if t.pos == "VERB"] == ["deplore", "deploy"]


def test_a_very_long_sentence_is_read(engine: SpacyEngine) -> None:
    text = "The minister of Oman, who " + "met the envoy of Iraq, who " * 30 + "came on Friday, said nothing."
    found = [s for sentences in engine.parse([make_article(text)]) for s in sentences]
    assert sum(len(s.tokens) for s in found) == len(text.replace(",", " ,").replace(".", " .").split())


def test_each_token_has_a_sense_of_the_shipped_model_and_none_of_another(engine: SpacyEngine) -> None:
    article = make_article("Chile's  president met Peru's envoy. They spoke.")
    (sentences,) = engine.parse([article])
    assert [len(s.senses) for s in sentences] == [len(s.tokens) for s in sentences]
    other = spacy.blank("en")
    other.add_pipe("sentencizer")
    (plain,) = SpacyEngine(other).parse([article])
    assert [s.senses for s in plain] == [None, None]


def test_a_pipeline_of_the_desk_reads_in_place_of_the_shipped_one() -> None:
    folder = Path(dragoman.__file__).with_name("model")
    assert load_engine(str(folder)).version == load_engine().version


@pytest.mark.parametrize("name", ["no_such_pipeline", "/no/such/folder"])
def test_a_pipeline_that_is_not_there(name: str) -> None:
    with pytest.raises(UsageError, match=r"dragoman\.toml names, cannot be loaded"):
        load_engine(name)


def test_a_pipeline_that_does_not_parse(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(UsageError, match="no universal parts of speech"):
        load_engine(str(tmp_path / "blank"))


def test_relations_of_another_scheme_are_named() -> None:
    nlp = spacy.blank("en")
    for label in ("nsubj", "dobj", "pobj"):
        nlp.add_pipe("parser") if "parser" not in nlp.pipe_names else None
        nlp.get_pipe("parser").add_label(label)
    assert any("dobj, pobj" in lack for lack in _lacking(nlp))
