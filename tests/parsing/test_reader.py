"""The shipped reader on spaCy documents: what is given stays, what is read is a tree, names end with their sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.parsing.network import SENSE
from dragoman.sentences import LONGEST_SENTENCE, SENSES, UNIVERSAL


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(Path(__file__).parents[2] / "src" / "dragoman" / "model")


def said(doc: Doc, word: str) -> tuple[str, str, str]:
    """Part of speech, relation and head of a word that stands once."""
    (token,) = (t for t in doc if t.text == word)
    return token.pos_, token.dep_, token.head.text


def test_a_sentence_is_read(nlp: Language) -> None:
    doc = nlp("Chile's foreign minister met the envoys of Peru in Lima on Friday.")
    assert said(doc, "minister") == ("NOUN", "nsubj", "met")
    assert said(doc, "Peru") == ("PROPN", "nmod", "envoys")
    assert said(doc, "Friday")[1:] == ("obl", "met")
    assert [t.lemma_ for t in doc if t.pos_ in {"VERB", "NOUN"}] == ["minister", "meet", "envoy"]
    assert {"Chile", "Peru", "Lima", "Friday"} <= {e.text for e in doc.ents}
    assert next(t for t in doc if t.text == "met").morph.get("Tense") == ["Past"]


def test_sentences_and_words_that_are_given_stay(nlp: Language) -> None:
    words = ["Talks", "failed", "in", "Lima", "they", "said"]
    doc = nlp(Doc(nlp.vocab, words, sent_starts=[True, False, False, False, True, False]))
    assert [s.text for s in doc.sents] == ["Talks failed in Lima", "they said"]
    whole = nlp(Doc(nlp.vocab, words, sent_starts=[True, *[False] * 5]))
    assert len(list(whole.sents)) == 1


def test_a_word_has_a_sense_where_it_stands(nlp: Language) -> None:
    charged, paid = nlp("The  police charged the crowd."), nlp("The police charged a fee.")
    senses = charged.user_data[SENSES]
    assert senses.shape == (len(charged), SENSE)
    assert not senses[1].any()  # the second space
    assert senses[3].any()
    assert (senses[3] != paid.user_data[SENSES][2]).any()


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n", "Talks.", " \n Talks failed.  They\t\tleft. ", "!?", "\u200b\u200b", "word " * 700, "a, " * 1500],
)
def test_every_sentence_is_one_tree(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert len(doc) == 0 or doc.has_annotation("DEP")
    for sentence in doc.sents:
        assert sum(t.head.i == t.i for t in sentence) == 1
        assert sum(not t.is_space for t in sentence) <= LONGEST_SENTENCE
    assert {t.dep_.split(":")[0].lower() for t in doc} <= UNIVERSAL
    assert {t.pos_ for t in doc if t.is_space} <= {"SPACE", ""}


def test_reading_together_changes_nothing(nlp: Language) -> None:
    texts = [
        "Oman hosts talks.",
        "",
        "Iraq's parliament voted on Sunday to end the mission. Envoys left.",
        "No comment.",
    ]
    alone = [[(t.text, t.head.i, t.dep_, t.lemma_, t.ent_type_) for t in nlp(text)] for text in texts]
    together = [[(t.text, t.head.i, t.dep_, t.lemma_, t.ent_type_) for t in doc] for doc in nlp.pipe(texts)]
    assert alone == together


def test_a_long_text_is_read_in_windows_that_agree(nlp: Language) -> None:
    text = "Oman's foreign minister received the envoy of Iraq in Muscat on Monday. " * 60
    sentences = list(nlp(text.strip()).sents)
    assert [s.text for s in sentences] == [text.split(".", maxsplit=1)[0] + "."] * 60
    assert {(s.root.text, *(t.text for t in s.root.children if t.dep_ in {"nsubj", "obj"})) for s in sentences} == {
        ("received", "minister", "envoy")
    }


def test_spacy_may_read_in_processes_of_its_own(nlp: Language) -> None:
    texts = ["Oman hosts talks."] * 3
    assert [[t.dep_ for t in doc] for doc in nlp.pipe(texts, n_process=2)] == [[t.dep_ for t in nlp(texts[0])]] * 3


def test_a_pipeline_on_disk_reads_the_same(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "copy")
    text = "Kenya recalled its ambassador."
    assert [(t.head.i, t.dep_) for t in spacy.load(tmp_path / "copy")(text)] == [(t.head.i, t.dep_) for t in nlp(text)]
