"""Sets: the files that figures are measured on keep their form, so that a figure means what its notes say."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from bench.dates import SETS, Row, rows

from dragoman import samples

SAMPLES = Path(samples.__file__).parent
TYPES = {
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
}
STATUSES = {"occurred", "ongoing", "planned", "hypothetical", "negated", "historical"}
STATUS_FILES = (SETS / "status.tsv", SETS / "status_held.tsv")
STATUS_MORE_FILES = (SETS / "status_more.tsv", SETS / "status_more_held.tsv")
STATUS_THIRD_FILES = (SETS / "status_third.tsv", SETS / "status_third_held.tsv")
STATUS_SETS = {
    "status": (STATUS_FILES, 200, 25),
    "status_more": (STATUS_MORE_FILES, 300, 50),
    "status_third": (STATUS_THIRD_FILES, 320, 20),
}  # files, rows, fewest of a status
SAME_FACTS = SETS / "same_facts.tsv"
TELLINGS = (SETS / "tellings.tsv", SETS / "tellings_held.tsv")
TELLINGS_MORE = SETS / "tellings_more.tsv"
TELLINGS_THIRD = SETS / "tellings_third_held.tsv"
KEYS = {
    SAME_FACTS: (SAMPLES, 60, 60),
    TELLINGS[0]: (SETS / "tellings", 60, 30),
    TELLINGS[1]: (SETS / "tellings_held", 140, 50),
    TELLINGS_MORE: (SETS / "tellings_more", 150, 90),
    TELLINGS_THIRD: (SETS / "tellings_third_held", 200, 150),
}  # folder of the reports, fewest happenings told more than once, fewest told once
CODED_FILES = (SETS / "coded.tsv", SETS / "coded_held.tsv")
RUNNING_FILES = (SETS / "running.tsv", SETS / "running_held.tsv")
RUNNING_EVENTS = (SETS / "running_events.tsv", SETS / "running_events_held.tsv")
FROZEN = {
    "coded.md": CODED_FILES,
    "status.md": (*STATUS_FILES, *STATUS_MORE_FILES, *STATUS_THIRD_FILES),
    "running.md": (*RUNNING_FILES, *RUNNING_EVENTS),
    "same_facts.md": (SAME_FACTS,),
    "tellings.md": (*TELLINGS, TELLINGS_MORE, TELLINGS_THIRD),
}


def third(name: str) -> int:
    """Return the third of a set that an id falls into."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3


def status_rows(name: str) -> list[Row]:
    """Return all rows of one of the statuses' sets, the held ones too."""
    return [row for path in STATUS_SETS[name][0] for row in rows(path)]


@pytest.mark.parametrize("name", STATUS_SETS)
def test_a_predicate_stands_once_in_its_sentence(name: str) -> None:
    for row in status_rows(name):
        assert row["sentence"].count(row["predicate"]) == 1, row["id"]
        assert re.search(rf"\b{re.escape(row['predicate'])}\b", row["sentence"]), row["id"]


@pytest.mark.parametrize("name", STATUS_SETS)
def test_every_status_has_enough_rows(name: str) -> None:
    _, total, fewest = STATUS_SETS[name]
    found = Counter(row["status"] for row in status_rows(name))
    assert set(found) == STATUSES
    assert min(found.values()) >= fewest
    assert sum(found.values()) == total


@pytest.mark.parametrize("name", STATUS_SETS)
def test_types_are_the_contract_s_and_dates_are_days(name: str) -> None:
    assert {row["type"] for row in status_rows(name)} == TYPES
    for row in status_rows(name):
        assert date.fromisoformat(row["published"]).isoformat() == row["published"]


@pytest.mark.parametrize("name", STATUS_SETS)
def test_a_row_lies_in_the_file_of_its_third(name: str) -> None:
    open_rows, held_rows = (rows(path) for path in STATUS_SETS[name][0])
    assert {third(row["id"]) for row in open_rows} == {0, 1}
    assert {third(row["id"]) for row in held_rows} == {2}


def test_no_id_stands_twice_in_the_statuses_sets_and_no_sentence_in_the_second() -> None:
    names = [row["id"] for name in STATUS_SETS for row in status_rows(name)]
    assert len(names) == len(set(names))
    sentences = [row["sentence"] for row in status_rows("status_more")]
    assert len(sentences) == len(set(sentences))


def reports(folder: Path) -> dict[str, str]:
    """Return the text of each report of a folder by its file's name."""
    return {path.name: path.read_text(encoding="utf8") for path in sorted(folder.glob("*.txt"))}


@pytest.mark.parametrize("key", KEYS, ids=lambda path: path.name)
def test_a_telling_is_quoted_from_its_report_and_stands_there_once(key: Path) -> None:
    texts = reports(KEYS[key][0])
    for row in rows(key):
        assert texts[row["report"]].count(row["span"]) == 1, row


@pytest.mark.parametrize("key", KEYS, ids=lambda path: path.name)
def test_a_telling_has_a_known_kind_and_says_whether_it_lies_ahead(key: Path) -> None:
    for row in rows(key):
        assert row["kind"] in {"event", "statement", "agenda", "office", "quantity"}, row
        assert row["told"] in ({"done", "ahead", "off"} if row["kind"] in {"event", "agenda"} else {""}), row
        assert row["type"] in (TYPES if row["kind"] == "event" else {""}), row


@pytest.mark.parametrize("key", KEYS, ids=lambda path: path.name)
def test_a_happening_has_one_label_and_no_telling_twice(key: Path) -> None:
    found = rows(key)
    labels = {(row["happening"], row["kind"], row["label"]) for row in found}
    assert len(labels) == len({(row["happening"], row["kind"]) for row in found})
    tellings = Counter((row["report"], row["kind"], row["span"]) for row in found)
    assert max(tellings.values()) == 1


@pytest.mark.parametrize("key", KEYS, ids=lambda path: path.name)
def test_enough_happenings_are_told_more_than_once_and_enough_only_once(key: Path) -> None:
    _, repeated, single = KEYS[key]
    times = Counter((row["happening"], row["kind"]) for row in rows(key))
    assert sum(count > 1 for count in times.values()) >= repeated
    assert sum(count == 1 for count in times.values()) >= single


def test_a_report_of_the_tellings_lies_where_its_development_belongs_and_has_rows() -> None:
    for key in (*TELLINGS, TELLINGS_MORE, TELLINGS_THIRD):
        names = set(reports(KEYS[key][0]))
        for name in names:
            assert (told := re.fullmatch(r"(\d{4}-\d\d-\d\d)-[a-z]+-([a-z-]+)\.txt", name)), name
            assert date.fromisoformat(told[1]).isoformat() == told[1]
            if key in TELLINGS:
                assert int(hashlib.sha256(told[2].encode()).hexdigest(), 16) % 2 == TELLINGS.index(key), name
        assert {row["report"] for row in rows(key)} == names


def test_a_report_of_the_tellings_is_short_plain_and_as_the_notes_say() -> None:
    said = (SETS / "tellings.md").read_text(encoding="utf8")
    for key in (*TELLINGS, TELLINGS_MORE, TELLINGS_THIRD):
        texts = reports(KEYS[key][0])
        assert hashlib.sha256("".join(texts.values()).encode()).hexdigest() in said, key.stem
        for name, text in texts.items():
            assert 120 <= len(text.split()) <= 275, name
            assert unicodedata.normalize("NFC", text) == text
            assert text == text.strip() + "\n"
            assert "  " not in text


def coded_rows() -> list[Row]:
    """Return all rows of the set of coded sentences, the held ones too."""
    return [row for path in CODED_FILES for row in rows(path)]


def stands(words: str, sentence: str) -> bool:
    """Return whether the words stand in the sentence as whole words."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", sentence) is not None


def test_a_coded_row_has_the_columns_of_its_notes_and_a_day() -> None:
    columns = ["id", "published", "sentence", "predicate", "type", "actor", "recipient", "note"]
    for row in coded_rows():
        assert list(row) == columns
        assert date.fromisoformat(row["published"]).isoformat() == row["published"]


def test_a_coded_event_quotes_its_predicate_and_its_parties() -> None:
    for row in coded_rows():
        if row["type"] == "NONE":
            continue
        assert row["sentence"].count(row["predicate"]) == 1, row
        assert stands(row["predicate"], row["sentence"]), row
        assert row["actor"], row
        for party in f"{row['actor']} ; {row['recipient']}".removesuffix(" ; ").split(" ; "):
            assert stands(party, row["sentence"]), row


def test_a_sentence_without_events_has_one_empty_row() -> None:
    events = Counter(row["id"] for row in coded_rows())
    for row in coded_rows():
        if row["type"] == "NONE":
            assert events[row["id"]] == 1
            assert not row["predicate"] + row["actor"] + row["recipient"], row


def test_every_type_has_enough_coded_rows() -> None:
    found = Counter(row["type"] for row in coded_rows())
    assert set(found) == TYPES | {"NONE"}
    assert min(found.values()) >= 14
    assert found["NONE"] >= 40


def test_a_coded_sentence_lies_in_the_file_of_its_half_under_one_id() -> None:
    for half, path in enumerate(CODED_FILES):
        names = {row["id"] for row in rows(path)}
        assert {int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 for name in names} == {half}
    told = {(row["id"], row["published"], row["sentence"]) for row in coded_rows()}
    assert len(told) == len({row["id"] for row in coded_rows()}) == len({row["sentence"] for row in coded_rows()})


def test_no_two_coded_events_of_a_sentence_share_a_predicate() -> None:
    events = Counter((row["id"], row["predicate"]) for row in coded_rows() if row["type"] != "NONE")
    assert max(events.values()) == 1


def passages() -> dict[str, Row]:
    """Return the passages of running news by their names, the held ones too."""
    return {row["passage"]: row for path in RUNNING_FILES for row in rows(path)}


def test_a_passage_of_running_news_is_short_and_has_a_day_an_outlet_and_a_domain() -> None:
    found = passages()
    assert sum(len(rows(path)) for path in RUNNING_FILES) == len(found) == 182
    assert len({row["text"] for row in found.values()}) == len(found)
    for name, row in found.items():
        assert list(row) == ["passage", "date", "outlet", "domain", "text"]
        assert date.fromisoformat(row["date"]).isoformat() == row["date"]
        assert re.fullmatch(r"[^/]+/[A-Z]{3}", row["outlet"]), name
        assert 60 <= len(row["text"].split()) <= 110, name
    domains = Counter(row["domain"] for row in found.values())
    assert set(domains) == {"ordinary", "political"}
    assert min(domains.values()) >= 85


def test_an_event_of_running_news_quotes_its_passage_once_and_has_known_values() -> None:
    columns = ["passage", "type", "status", "actors", "recipients", "span", "optional"]
    found = passages()
    for path in RUNNING_EVENTS:
        for row in rows(path):
            assert list(row) == columns
            assert found[row["passage"]]["text"].count(row["span"]) == 1, row
            assert stands(row["span"], found[row["passage"]]["text"]), row
            assert 3 <= len(row["span"].split()) <= 12, row
            assert row["type"] in TYPES, row
            assert row["status"] in STATUSES, row
            assert row["optional"] in {"0", "1"}, row
            for codes in (row["actors"], row["recipients"]):
                assert re.fullmatch(r"-|[A-Z]{3}(\+[A-Z]{3})*", codes), row
                assert len(set(codes.split("+"))) == len(codes.split("+")), row


def test_no_two_events_of_running_news_share_a_span_and_every_type_is_required_somewhere() -> None:
    found = [row for path in RUNNING_EVENTS for row in rows(path)]
    assert max(Counter((row["passage"], row["span"]) for row in found).values()) == 1
    assert {row["type"] for row in found if row["optional"] == "0"} == TYPES


def test_a_passage_of_running_news_lies_in_the_file_of_its_half_with_its_events() -> None:
    for half, paths in enumerate(zip(RUNNING_FILES, RUNNING_EVENTS, strict=True)):
        for path in paths:
            names = {row["passage"] for row in rows(path)}
            assert {int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 for name in names} == {half}


@pytest.mark.parametrize("notes", FROZEN)
def test_a_frozen_set_is_as_its_notes_say(notes: str) -> None:
    """A correction needs a line in the notes' log and the new hash beside the first one."""
    said = (SETS / notes).read_text(encoding="utf8")
    for path in FROZEN[notes]:
        assert hashlib.sha256(path.read_bytes()).hexdigest() in said, path.name


@pytest.mark.parametrize(
    "path", sorted({path for paths in FROZEN.values() for path in paths}), ids=lambda path: Path(path).name
)
def test_a_set_is_plain_text_without_stray_spaces(path: Path) -> None:
    text = path.read_text(encoding="utf8")
    assert unicodedata.normalize("NFC", text) == text
    cells = [cell for line in text.splitlines() for cell in line.split("\t")]
    assert all(cell == cell.strip() and "  " not in cell for cell in cells)
    assert len({line.count("\t") for line in text.splitlines()}) == 1
