"""Identity, version, fields and warnings of documents."""

from __future__ import annotations

import pytest

from dragoman.errors import UsageError
from dragoman.readers import Defaults, read
from dragoman.readers.documents import Fields, Origin, fields_of, make_document

TALKS = "The two ministers met on Monday and agreed to go on talking."


def made(text=TALKS, *, file="a.txt", key=None, whole=False, **fields):
    return make_document(text, Fields(**fields), Origin(file=file, key=key, whole=whole), defaults=Defaults())


def test_a_key_is_the_same_document_wherever_it_lies():
    assert made(key="row-a", file="a.jsonl").id == made("Other words.", key="row-a", file="b.jsonl").id


def test_a_bare_number_means_something_in_its_file_only():
    assert made(key="1", file="a.jsonl").id == made("Other words.", key="1", file="a.jsonl").id
    assert made(key="1", file="a.jsonl").id != made(key="1", file="b.jsonl").id


def test_an_address_is_the_same_document_unless_it_is_a_whole_site():
    page, site = "https://post.example/talks", "https://post.example/"
    assert made(url=page, file="a.html").id == made(url=page, file="b.html").id
    assert made(url=site, file="a.html").id != made(url=site, file="b.html").id


def test_a_path_is_the_same_document_in_any_spelling():
    assert made(file="a/b.txt", whole=True).id == made("Other.", file="./a//b.txt", whole=True).id


def test_rows_without_key_differ_by_their_text():
    assert made("One.", file="a.jsonl").id != made("Two.", file="a.jsonl").id


@pytest.mark.parametrize("changed", [{"title": "T"}, {"published": "2025-06-04"}, {"outlet": "O"}, {"url": "u"}])
def test_version_changes_with_what_matters(changed):
    assert made(**changed).version != made().version
    assert made("Other words.").version != made().version
    assert made().version == made().version


def test_defaults_fill_only_what_is_lacking(one):
    row = '{"text": "The ministers met.", "outlet": "Harbour Post"}'
    document = one("a.jsonl", row, outlet="Wire", published="4 June 2025", language="en-GB")
    assert (document.outlet, document.published, document.language) == ("Harbour Post", "2025-06-04", "en")


@pytest.mark.parametrize("wrong", [{"published": "soon"}, {"language": "Klingon"}])
def test_wrong_defaults_are_a_wrong_request(wrong):
    with pytest.raises(UsageError):
        Defaults(**wrong)


def test_other_languages_are_told_and_are_no_fault(one):
    document = one("a.txt", "외교부 장관은 금요일 상대국 장관과 만나 양국 관계를 논의했다.")
    assert (document.language, document.warnings) == ("ko", ())


def test_a_false_language_is_corrected(one):
    document = one(
        "a.jsonl", '{"text": "외교부 장관은 금요일 상대국 장관과 만나 양국 관계를 논의했다.", "language": "en"}'
    )
    assert document.language == "ko"
    assert "told from the letters" in document.warnings[0]


def test_fields_go_by_several_names_and_the_first_counts():
    fields = fields_of({"Date": "2025-06-05", "published": "2025-06-04", "link": "u", "headline": " Two\nlines "})
    assert (fields.published, fields.url, fields.title) == ("2025-06-04", "u", "Two lines")


def test_fields_of_a_wrong_type_are_left_out_with_a_warning():
    fields = fields_of({"title": ["a"], "outlet": {"name": "b"}, "url": True, "language": None})
    assert (fields.title, fields.outlet, fields.url, fields.language) == (None, None, None, None)
    assert len(fields.warnings) == 3


def test_nothing_is_read_of_no_paths():
    assert list(read([])) == []
