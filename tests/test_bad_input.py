"""What no report should be: read, or refused in a sentence, by every command, in bounded time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.articles import as_is, split
from dragoman.contract import json_line, report_data
from dragoman.pipeline import Pipeline, load_pipeline
from dragoman.readers import read
from dragoman.readers.documents import LONGEST_REPORT
from dragoman.records import Rejection
from dragoman.records.stream import edges
from dragoman.sentences import LONGEST_SENTENCE, LONGEST_STRETCH, stretches
from dragoman.store.proof import spans
from tests.conftest import make_article, make_document

NEWS = (
    "Talks on cod end in Oslo\n\nOSLO, March 4 (Fjord Wire) -- Norwegian Foreign Minister Kari Solberg met her Chilean "
    'counterpart on Tuesday. "We agree," Solberg said. Chile imposed duties of 10 percent until July 8.\n'
)
LISTS = ("events", "statements", "positions", "schedule", "pledges", "measures", "quantities", "offices")


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load_pipeline()


def coded(pipeline: Pipeline, text: str) -> Iterator[dict[str, Any]]:
    """Code a text; every span must slice to its words and every segment lie in its place."""
    for report in pipeline.code(make_document(text)):
        data = report_data(report)
        json_line(data).encode()
        for span in spans({kind: data[kind] for kind in LISTS}):
            assert text[span["start"] : span["end"]] == span["text"]
        assert all(fact["evidence"] for kind in LISTS for fact in data[kind])
        at = data["document"]["start"]
        for segment in data["segments"]:
            assert at <= segment["start"] < segment["end"] <= data["document"]["end"]
            at = segment["end"]
        yield data


FRAGMENTS = st.sampled_from(
    [
        *NEWS.split(),
        *("“", "”", '"', "'", "’s", "(", ")", "[", "{", "—", "--", "…", ".", ",", ":", ";", "©", "- ", "* ", "1. ", "#", "|"),
        *("\n", "\n\n", "\r\n", "\r", "\t", "\u2028", "\x0b", "\x00", "\u00a0", "\u200b", "\u202e", "\ufeff", "é", "ﬁ", "😀", "서울"),
        *("according to", "that", "said Kim", "Mr.", "he added", "next Monday (August 32)", "31 February 2025", "on the 0th"),
        *("$5 bn", "1,2,3", "-0", "99999999999 days ago", "Published: ", "By A B", "SEOUL (", "Related articles\n", "Read more: "),
        *("Sept 31", "0000-00-00", "25:61 GMT+99", "the two sides", "President", "minister of", "South", "and", "will not", "US-Japan"),
    ]
)  # fmt: skip
TEXTS = st.lists(st.tuples(FRAGMENTS, st.sampled_from([" ", " ", "", "\n"])), max_size=60).map(
    lambda parts: "".join(a + b for a, b in parts)
)


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(text=TEXTS)
def test_any_mixture_of_news_and_marks_is_coded(pipeline: Pipeline, text: str) -> None:
    list(coded(pipeline, text))


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(text=st.one_of(TEXTS, st.text(max_size=200)))
def test_any_text_is_split_and_each_paragraph_points_into_it(pipeline: Pipeline, text: str) -> None:
    document = make_document(text)
    articles = (*split(document, pipeline.codebook.pages)[0], as_is(document))
    for paragraph in (p for article in articles for p in article.paragraphs):
        places = [paragraph.source(at) for at in range(len(paragraph.text))]
        assert places == sorted(places)
        assert all(0 <= place < len(text) for place in places)


@pytest.mark.parametrize(
    "repeat", ["(", "“", "<", ". ", "Solberg said ", "minister of ", "“She said ‘", "1 ", "\n- \n"]
)
def test_what_is_repeated_without_end_costs_no_more_by_the_word(pipeline: Pipeline, repeat: str) -> None:
    text = NEWS + (repeat * 8000)[:8000] + "\n\n" + NEWS
    begun = time.process_time()
    assert any(data["events"] for data in coded(pipeline, text))
    assert time.process_time() - begun < 20  # a second or two; without bounds, minutes


@pytest.mark.parametrize("letter", ["é", "A", "-", "\n", " ", "*"])
def test_splitting_grows_with_the_text_and_not_with_its_square(pipeline: Pipeline, letter: str) -> None:
    begun = time.process_time()
    split(make_document(NEWS + letter * 60_000 + "\n" + NEWS), pipeline.codebook.pages)
    assert time.process_time() - begun < 15


def test_a_sentence_without_end_is_cut(pipeline: Pipeline) -> None:
    (sentences,) = pipeline.engine.parse([make_article("of the minister, " * 1000)])
    assert max(len(s.tokens) for s in sentences) <= LONGEST_SENTENCE
    assert sum(len(s.tokens) for s in sentences) == 4000
    for sentence in sentences:
        assert [t.i for t in sentence.tokens] == list(range(len(sentence.tokens)))
        assert [t.dep for t in sentence.tokens if t.head == t.i] == ["root"]
        assert all(0 <= t.head < len(sentence.tokens) for t in sentence.tokens)


def test_a_book_is_coded_in_stretches_and_no_fact_twice(pipeline: Pipeline) -> None:
    text = "\n\n".join(
        f"Norwegian Foreign Minister Kari Solberg met Chilean officials in round {n}." for n in range(1000)
    )
    (sentences,) = pipeline.engine.parse([make_article(text)])
    parts = list(stretches(sentences))
    assert [s.text for part in parts for s in part] == [s.text for s in sentences]
    assert all(s.number == place for part in parts for place, s in enumerate(part))
    assert 1 < len(parts) <= sum(len(s.tokens) for s in sentences) / LONGEST_STRETCH + 1
    (data,) = coded(pipeline, text)
    for kind in (*LISTS, "actors"):
        ids = [fact["id"] for fact in data[kind]]
        assert len(ids) == len(set(ids))
    assert data["events"][-1]["evidence"][-1]["end"] > len(text) * 0.9


def test_a_text_longer_than_any_report_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("word " * (LONGEST_REPORT // 5 + 1))
    (found,) = read([str(tmp_path / "a.txt")])
    assert isinstance(found, Rejection)
    assert found.reason.startswith("The text is too long to be one report: 1,000,005 characters")


def test_phrases_have_edges_also_where_words_hang_in_a_circle() -> None:
    assert edges((1, 1, 3, 1), ((), (0, 3), (), (2,))) == ((0, 0, 2, 2), (0, 3, 2, 3))
    assert edges((1, 0, 2), ((1,), (0,), ())) == ((0, 1, 2), (0, 1, 2))


def dragoman(*arguments: str, seed: int = 0) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", "from dragoman.cli import app; app()", *arguments],
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
        capture_output=True,
        timeout=100,
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One file of each fault among sound ones."""
    at = tmp_path_factory.mktemp("bad")
    for name, data in {
        "a.txt": NEWS.encode(),
        "bom.txt": b"\xef\xbb\xbf" + NEWS.replace("\n", "\r\n").encode(),
        "empty.txt": b"",
        "image.txt": b"\x89PNG\r\n\x1a\n\0\0",
        "latin.txt": ("Málaga. " + NEWS).encode("latin-1"),
        "half.html": f"<html><body><div><p>{NEWS}<table><tr><td><b>un<i>".encode(),
        "bomb.xml": b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><rss><channel><title>&d;</title></channel></rss>',
        "rows.jsonl": b'{"id": "r-one", "text": "Norway met Chile."}\n{"id":\n[1]\n{"text": 3}\n',
        "ko.txt": ("서울에서 외교부 장관 회담이 열렸다. " * 9).encode(),
    }.items():
        (at / name).write_bytes(data)
    (at / "folder.txt").mkdir()
    (at / "self.txt").symlink_to("self.txt")
    os.mkfifo(at / "pipe.txt")
    with (at / "vast.txt").open("wb") as file:
        file.truncate(500_000_000)
    return at


def test_code_prints_the_same_bytes_and_a_line_for_each_fault(folder: Path) -> None:
    first, second = (dragoman("code", "--format", "jsonl", str(folder), seed=seed) for seed in (1, 2))
    assert first.returncode == 1
    assert first.stderr == b""
    assert first.stdout == second.stdout
    lines = [json.loads(line) for line in first.stdout.splitlines()]
    refused = {Path(line["document"]["file"]).name for line in lines if line["document"]["id"] is None}
    assert refused == {
        *("bomb.xml", "empty.txt", "folder.txt", "image.txt", "pipe.txt", "rows.jsonl", "self.txt", "vast.txt")
    }


def test_a_record_of_a_bad_folder_verifies_and_has_no_doubles(folder: Path, tmp_path: Path) -> None:
    record = str(tmp_path / "desk.db")
    first = dragoman("read", str(folder), "--record", record, "--json")
    assert first.returncode == 1
    assert b"Traceback" not in first.stderr
    assert json.loads(first.stdout)["documents"] == {"new": 6}
    again = dragoman("read", str(folder), "--record", record, "--json", seed=3)
    assert json.loads(again.stdout)["documents"] == {"unchanged": 6}
    assert dragoman("verify", "--record", record).returncode == 0


@pytest.mark.parametrize("command", ["parse", "segments"])
def test_one_file_that_cannot_be_read_is_one_sentence(folder: Path, command: str) -> None:
    done = dragoman(command, str(folder / "image.txt"))
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().strip().endswith("This is an image; give the text of the report.")
    assert done.stderr.count(b"\n") == 1
