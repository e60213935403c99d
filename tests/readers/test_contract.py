"""What every reader keeps to, whatever it is given."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.readers import READERS, read
from dragoman.records import Document, Rejection

WORDS = "The two ministers met on Monday “at last”, and agreed to go on talking about trade."
SAMPLES = {
    "text": f"\ufeff{WORDS}\r\n\r\n{WORDS}",
    "html": f"<html><body><article><p>{WORDS}</p><p>{WORDS}</p></article></body></html>",
    "json-lines": json.dumps({"id": "a", "text": WORDS}) + "\n" + json.dumps({"text": WORDS}),
    "json": json.dumps([{"id": "a", "text": WORDS}]),
    "feed": f'<rss version="2.0"><channel><item><guid>a</guid><description>{WORDS}</description></item></channel></rss>',
}
ENDINGS = sorted(ending for reader in READERS.values() for ending in reader.endings)
#: Pieces that lead into the corners of each format.
PIECES = st.sampled_from(
    [b"<", b">", b"</p>", b"<p>", b"<html>", b"<body>", b"<rss>", b"<channel>", b"<item>", b"<description>", b"<?xml ", b"&#0;", b"&#xD800;",
     b"&nbsp;", b"<!ENTITY", b"<!--", b"<![CDATA[", b"]]>", b'{"text": "', b'"}', b"\n", b"---\n", b"title: ", b"[", b"{", b"\\ud800", b"\xff\xfe",
     b"\xef\xbb\xbf", b"\0", b"NaN", b"<time datetime='", b"<title>", b"date: 99999999999", b"\x1f\x8b\x08", b"words of a report "]
)  # fmt: skip
ANY = st.one_of(st.binary(max_size=300), st.lists(st.one_of(PIECES, st.binary(max_size=8)), max_size=25).map(b"".join))


def check(items: list[Document | Rejection], file: str) -> None:
    for item in items:
        assert item.file == file
        if isinstance(item, Rejection):
            assert item.stage == "read"
            assert item.reason.endswith(".")
            assert len(item.reason.partition(": ")[0]) < 160
        else:
            assert item.text.strip()
            for value in (item.text, item.title, item.outlet, item.url, item.key, *item.warnings):
                (value or "").encode("utf8")
                assert "\0" not in (value or "")


def test_every_format_has_a_sample():
    assert SAMPLES.keys() == READERS.keys()


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
@pytest.mark.parametrize("name", READERS)
def test_readers_give_the_same_documents_every_time(reads, name, packed):
    for ending in READERS[name].endings:
        file = f"a{ending}.gz" if packed else f"a{ending}"
        content = gzip.compress(SAMPLES[name].encode()) if packed else SAMPLES[name]
        first, again = reads(file, content), reads(file, content)
        assert first == again
        check(first, file)
        for document in first:
            assert isinstance(document, Document)
            start = document.text.index("“at last”")
            assert document.text[start : start + 9] == "“at last”"
            assert document.language == "en"


@pytest.mark.parametrize("ending", ENDINGS)
@given(data=ANY)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_documents_or_sentences(tmp_path: Path, ending, data):
    path = tmp_path / f"any{ending}"
    path.write_bytes(data)
    found = list(read([str(path)]))
    assert found or ending in {".jsonl", ".ndjson"}
    check(found, str(path))


@given(
    rows=st.lists(
        st.recursive(
            st.one_of(st.none(), st.booleans(), st.floats(), st.text()),
            lambda v: st.dictionaries(
                st.sampled_from(["text", "id", "url", "title", "published", "outlet", "language"]), v
            ),
            max_leaves=8,
        ),
        min_size=1,
    )
)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_rows_give_one_answer_each(tmp_path: Path, rows):
    path = tmp_path / "any.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf8")
    found = list(read([str(path)]))
    assert len(found) == len(rows)
    check(found, str(path))


@given(text=st.text(min_size=1))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_stands_as_it_is(tmp_path: Path, text):
    path = tmp_path / "any.txt"
    path.write_bytes(text.encode())
    (item,) = read([str(path)])
    assert isinstance(item, Rejection) or item.text == path.open(encoding="utf8", newline="").read()
