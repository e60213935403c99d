"""JSON Lines and JSON files."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from pathlib import Path

import pytest

from dragoman.readers import raw as raw_bytes
from dragoman.readers import read
from dragoman.readers.json_lines import lines
from dragoman.records import Document, Rejection

ROW = {
    "id": "r1",
    "url": "https://post.example/r1",
    "title": "Talks",
    "published": "2025-06-04",
    "outlet": "Harbour Post",
    "language": "en",
    "text": "The ministers met.\r\nThey agreed.",
}


def jsonl(*rows: object) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def test_a_row_is_a_document(one):
    document = one("a.jsonl", jsonl(ROW))
    assert {name: getattr(document, name) for name in ROW if name != "id"} == {
        n: v for n, v in ROW.items() if n != "id"
    }
    assert (document.key, document.file, document.warnings) == ("r1", "a.jsonl", ())


@pytest.mark.parametrize(
    ("row", "key"),
    [({"id": 7}, "7"), ({"url": "u"}, "u"), ({"id": None, "url": "u"}, "u"), ({"id": [1]}, None), ({}, None)],
)
def test_key_is_the_id_or_else_the_address(one, row, key):
    assert one("a.jsonl", jsonl(row | {"text": "The ministers met."})).key == key


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("not json", "not JSON"),
        ('{"text": "cut', "not JSON"),
        ("[1, 2]", "no row"),
        ('"text"', "no row"),
        ('{"body": "words"}', "it has body, so"),
        ("{}", "it has nothing"),
        ('{"text": null}', "no field 'text'"),
        ('{"text": 5}', "not a string"),
        ('{"text": NaN}', "no field 'text'"),
        ('{"text": ""}', "white space"),
        ('{"text": " \\n "}', "white space"),
        ("[" * 100_000, "nested too deeply"),
        ('{"text": "a", "n": ' + "9" * 5000 + "}", "too long"),
    ],
)
def test_a_faulty_line_is_rejected_by_number_and_the_rest_goes_on(reads, line, said):
    before, faulty, after = reads("a.jsonl", f"{jsonl(ROW)}\n{line}\n{jsonl(ROW | {'id': 'r2'})}")
    assert isinstance(before, Document)
    assert isinstance(after, Document)
    assert isinstance(faulty, Rejection)
    assert ": line 3; " in faulty.reason
    assert said in faulty.reason


def test_missing_values_of_tables_are_missing(one):
    document = one("a.jsonl", '{"text": "The ministers met.", "title": NaN, "published": NaN, "id": NaN}')
    assert (document.title, document.published, document.key, document.warnings) == (None, None, None, ())


def test_half_characters_are_replaced_at_the_same_length(one):
    document = one("a.jsonl", '{"text": "The \\ud83d minister\\u0000 met.", "title": "\\udc00"}')
    assert document.text == "The \ufffd minister\ufffd met."
    assert document.title == "\ufffd"
    assert "replaced" in document.warnings[0]
    json.dumps(document.text, ensure_ascii=False).encode()


def test_a_field_named_twice_is_told(one):
    document = one("a.jsonl", '{"text": "One thing.", "text": "Another thing."}')
    assert document.text == "Another thing."
    assert "twice" in document.warnings[0]


def test_a_mark_at_the_beginning_and_a_missing_newline_do_no_harm(reads):
    first, second = reads("a.jsonl", "\ufeff" + jsonl(ROW, ROW | {"id": "r2"}).rstrip())
    assert (first.key, second.key) == ("r1", "r2")


@pytest.mark.parametrize("content", ["", "\n\n", " \n"])
def test_a_file_without_rows_is_refused(refused, content):
    assert "nothing was read" in refused("a.jsonl", content)


def test_a_line_that_is_too_long_is_passed_over(reads, monkeypatch):
    monkeypatch.setattr("dragoman.readers.json_lines.LARGEST_TEXT", 1000)
    before, long, after = reads("a.jsonl", jsonl({"text": "Before."}, {"text": "x" * 2000}, {"text": "After."}))
    assert (before.text, after.text) == ("Before.", "After.")
    assert long.reason.startswith("A line is longer than")
    assert ": line 2; " in long.reason


def test_a_line_that_is_too_long_is_never_held_whole():
    pieces = (b"x" * 100_000 for _ in range(200))
    tracemalloc.start()
    assert list(lines(pieces, 200_000)) == [None]
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


def test_lines_are_the_same_however_the_bytes_come():
    data = b"one\ntwo\n\nfour"
    for size in range(1, len(data) + 1):
        pieces = (data[i : i + size] for i in range(0, len(data), size))
        assert list(lines(pieces, 10)) == [b"one", b"two", b"", b"four"]


def test_many_faulty_lines_end_in_a_number(reads):
    found = reads("a.jsonl", "oops\n" * 150 + jsonl(ROW))
    assert len(found) == 102
    assert found[-1].reason.startswith("More lines cannot be used either: 50 of them")
    assert found[-2].key == "r1"


def test_packed_rows_are_the_same_rows(reads):
    (packed,) = reads("a.jsonl.gz", gzip.compress(jsonl(ROW).encode()))
    (plain,) = reads("a.jsonl", jsonl(ROW))
    assert (packed.text, packed.id, packed.version) == (plain.text, plain.id, plain.version)


def test_several_packed_parts_are_one_file(reads):
    rows = reads("a.jsonl.gz", gzip.compress(jsonl(ROW).encode()) + gzip.compress(jsonl(ROW).encode()))
    assert [row.key for row in rows] == ["r1", "r1"]


def test_a_packed_file_that_is_cut_off_gives_what_it_holds(reads):
    packed = gzip.compress(jsonl(*(ROW | {"id": f"r{i}"} for i in range(50))).encode())
    *rows, last = reads("a.jsonl.gz", packed[:-12])
    assert rows
    assert all(isinstance(row, Document) for row in rows)
    assert "cut off" in last.reason


def test_a_damaged_packed_file_is_told(refused):
    packed = gzip.compress(jsonl(ROW).encode())
    assert "damaged" in refused("a.jsonl.gz", packed[:12] + b"xxxxxxxx" + packed[20:])


def test_a_packed_file_that_grows_without_end_is_stopped(refused, monkeypatch):
    monkeypatch.setattr(raw_bytes, "BOMB_SIZE", 2_000_000)
    assert "200-fold" in refused("a.jsonl.gz", gzip.compress(b" " * 5_000_000))


def test_utf16_rows_are_read(reads):
    first, second = reads("a.jsonl", jsonl(ROW, {"text": "둘째 보고서가 여기 있다."}).encode("utf-16"))
    assert (first.key, first.text) == ("r1", ROW["text"])
    assert second.text == "둘째 보고서가 여기 있다."


@pytest.mark.parametrize("content", [json.dumps(ROW), json.dumps([ROW], indent=2)])
def test_a_json_file_holds_a_row_or_a_list(one, content):
    assert one("a.json", content).key == "r1"


def test_a_faulty_row_of_a_list_is_rejected_by_number(reads):
    first, second = reads("a.json", json.dumps([ROW, {"id": "r2"}]))
    assert first.key == "r1"
    assert second.reason.startswith("The row has no field 'text': row 2; ")


@pytest.mark.parametrize("content", ["[]", "{", "5", "[" * 100_000])
def test_a_json_file_without_rows_is_refused(refused, content):
    assert refused("a.json", content)


def test_many_rows_take_no_more_memory_than_a_few(tmp_path: Path):
    path = tmp_path / "many.jsonl"
    text = "The minister of trade said that talks with the union will go on, and thanked its staff. " * 4
    path.write_text(jsonl(*({"id": f"row-{i}", "text": f"{text} {i}"} for i in range(2000))), encoding="utf8")
    tracemalloc.start()
    peaks = []
    for number, _ in enumerate(read([str(path)]), 1):
        if number % 200 == 0:
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.reset_peak()
    tracemalloc.stop()
    assert len(peaks) == 10
    assert max(peaks[5:]) < max(peaks[1:5]) * 1.2
