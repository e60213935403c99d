"""Words: a sentence in, its words out."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokenizer import Tokenizer
from training.tokens import LONGEST_PEELED, tokenizer

TOKENIZER = tokenizer(spacy.blank("en").vocab)


def cut(text: str, by: Tokenizer = TOKENIZER) -> str:
    """The words with one space between them."""
    return " ".join(word.text for word in by(text) if not word.is_space)


# What is written below is how the words are cut; the text is the same with the marks "|" left out.
NAMES = [
    "The N. Korea|-|U.S. talks|, the U.S.|-|led drill| and the U.N.",
    "Gen. Okafor met Lt. Col. Brandt and Rep. Diaz of St. Lucia on Sept. 3|.",
    "GEN. OKAFOR and Sen. Hale |(|R|-|S.C.|)| were in Washington|, D.C.",
    "Ambassador Na Eun|-|bi met Omar al|-|Rashid|, O'Neil| and Xi'an officials|.",
    "The vice|-|minister left with his mother|-|in|-|law|.",
    "Moscow|-|Beijing|-|Tehran trade|; the 20|-|minute call|; an F|-|16C| and COVID|-|19",
    "AT&T| and the R&D office|, Acme Inc. and Bolt Co.|, Ltd.",
]
BOUND_PARTS = [
    "An ex-minister called for de-escalation| and non-proliferation| before the mid-2030s|.",
    "pro-Lima| and anti-ship| and inter-Arab| and co-founder| and re-elected| and pre-war",
    "Un|-|chan| and Bi|-|ying| are names|, and an e-mail| is not|.",
]
NUMBERS = [
    "$|5 billion|, US$|3|bn|, €|10|m|, HK$|20| and 26 trillion won",
    "At 10:30 a.m. on July 8|-|9|, 25|%| of 1,000| or 8.15|, 2025/07/11| and 2025-07-11",
    "10|am|-|5|pm|, 3|%|-|5|%|, $|4|bn|-|$|6|bn|, the 1990s|, the 1980's| and ’72",
    "No. 2|, No. 14| and “|No|.|”",
    "Rs. 1,50,000| on May 8|,|2031| under S/RES/2397",
]
CLITICS = [
    "They do|n’t|, do|n't| and DO|N'T|; she can|not| and wo|n’t| go|; I|'d|'ve",
    "Peru|’s| and Peru|'s| and the Andes|'| and the Andes|’| peaks|; THE UNION|’S",
    "“|[W]e| do|n't| hold the |“|moan|”|-|worthy post|;|.",
    "you|’ve|—|you|’ve| seen it|; its ID was well kept",
]
MARKS = [
    "allies|—|Chad| and Niger|—|met |(|KST|)| and |[|Breaking|]| said |...",
    '“|quoted|,|”| he said |‘|so|’|, then |"|no|"|… and |[...]| more|!!!',
    "•|Item ■|Item →|Item 3 ---- ==== |#|1| #AUKUS @envoy",
    "한국어 문장입니다|.| 李在明|(|Lee|)| 中文|，|日本語|。",
]
SPACE_MISSING = [
    "He said|.|The envoy left|,|then |(|Monday|)|.|He wept|.",
    'He said|,|"|We agree|.|"|They left in 2031|.|The rest stayed|.',
    "Gen.|Okafor| of N.|Korea| came on Nov.|28| to St.|Lucia",
]
KEPT = [
    "U.S.A| and e.g. that|, see www.example.org/a-b.html| or https://example.org/The-end?a=b.C",
    "Write to a.b-c@mail.example.org| about Example.com| and version 2.3.1|.",
    "They met in the U.S. The envoy left at 5 p.m. sharp|.",
]


@pytest.mark.parametrize(
    "marked", NAMES + BOUND_PARTS + NUMBERS + CLITICS + MARKS + SPACE_MISSING + KEPT, ids=lambda text: text[:24]
)
def test_words(marked: str) -> None:
    assert cut(marked.replace("|", "")) == " ".join(marked.replace("|", " ").split())


def test_written_to_disk_it_cuts_the_same(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.tokenizer = TOKENIZER
    nlp.to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model").tokenizer
    text = "The U.S.-led talks weren’t about $3bn.The envoy (Monday) pre-war F-16C; see example.org/a-b!!"
    assert cut(text, by=again) == cut(text)


@given(st.text(max_size=30) | st.text(alphabet="aB1.,-'’\"“!?($%/@ ", max_size=30))
@settings(max_examples=100, deadline=None)
def test_no_character_is_lost(text: str) -> None:
    words = TOKENIZER(text)
    assert words.text == text
    assert all(text[word.idx : word.idx + len(word.text)] == word.text for word in words)


@pytest.mark.parametrize(
    "unit",
    ["a", "1-", "(", "([{", "\"'", "!?.", "a.", "ab-", "n't", "a@", "http://a:", "😀", "سلام.", "\x00\u202e", "，日"],
)
def test_a_long_run_without_a_space_is_cut_in_one_sweep(unit: str) -> None:
    """Peeling one mark after the other off both ends would take minutes here."""
    text = unit * (100_000 // len(unit))
    assert TOKENIZER(text).text == text


def test_marks_are_peeled_off_runs_of_ordinary_length() -> None:
    run = "x" * (LONGEST_PEELED - 10)
    assert cut(f"“({run}).”") == f"“ ( {run} ) . ”"
