"""What paths name."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from dragoman.readers import Defaults, count, measure, read
from dragoman.records import Document, Rejection

TALKS = "The two ministers met on Monday and agreed to go on talking."


@pytest.fixture(autouse=True)
def _in_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def write(*names: str, text: str = TALKS) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf8")


def files(*paths: str) -> list[str | None]:
    return [item.file for item in read(paths)]


def reason(*paths: str) -> str:
    (found,) = read(paths)
    assert isinstance(found, Rejection)
    return found.reason


def test_folders_are_read_in_order_without_what_is_hidden_or_unknown():
    write(
        "in/b.txt",
        "in/a/z.md",
        "in/a/c.HTML",
        "in/.hidden.txt",
        "in/.git/x.txt",
        "in/notes.docx",
        "in/b.txt~",
        text=f"<p>{TALKS}",
    )
    assert files("in") == ["in/a/c.HTML", "in/a/z.md", "in/b.txt"]


def test_paths_keep_their_order_and_are_read_once():
    write("a.txt", "b.txt", "in/c.txt")
    assert files("b.txt", "in", "a.txt", "./b.txt", "in/c.txt") == ["b.txt", "in/c.txt", "a.txt"]


def test_patterns_are_read_in_order():
    write("b.txt", "a.txt", "in/deep/c.txt")
    assert files("*.txt") == ["a.txt", "b.txt"]
    assert files("**/c.txt") == ["in/deep/c.txt"]


def test_a_name_that_looks_like_a_pattern_is_a_name():
    write("[1].txt", "1.txt")
    assert files("[1].txt") == ["[1].txt"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("missing.txt", "no such file"),
        ("*.nothing", "No file matches"),
        ("a.txt/b.txt", "Part of this path is a file"),
        ("x" * 300, "longer than"),
        ("a\0b", "cannot be the name"),
        ("", "no such file"),
        ("/dev/zero", "device"),
    ],
)
def test_paths_that_name_nothing(path, said):
    write("a.txt")
    assert said in reason(path)


def test_a_folder_without_reports_is_told():
    Path("in/sub").mkdir(parents=True)
    assert "no file of a known kind" in reason("in")


def test_a_folder_named_like_a_file_is_told():
    Path("in/x.txt").mkdir(parents=True)
    write("in/y.txt")
    folder, document = read(["in"])
    assert "folder although" in folder.reason
    assert isinstance(document, Document)


def test_a_folder_named_like_a_file_is_entered():
    write("in/x.txt/y.txt")
    assert files("in") == ["in/x.txt/y.txt"]


def test_a_link_to_itself_is_told():
    Path("self.txt").symlink_to("self.txt")
    assert "leads back to itself" in reason("self.txt")


def test_a_broken_link_is_told():
    Path("broken.txt").symlink_to("gone.txt")
    assert "leads nowhere" in reason("broken.txt")


def test_circles_of_folders_end():
    write("in/a/x.txt", "in/b/y.txt")
    Path("in/a/back").symlink_to("..")
    Path("in/b/over").symlink_to("../a")
    found = list(read(["in"]))
    assert [item.file for item in found if isinstance(item, Document)] == ["in/a/x.txt", "in/b/y.txt"]
    assert {item.file for item in found if isinstance(item, Rejection)} == {"in/a/back", "in/b/over"}


def test_pipes_in_a_folder_do_not_block():
    write("in/z.txt")
    os.mkfifo("in/pipe.txt")
    pipe, document = read(["in"])
    assert "pipe" in pipe.reason
    assert document.file == "in/z.txt"


@pytest.mark.parametrize("error", [PermissionError(13, "denied"), OSError(5, "io"), OSError(None, None)])
def test_a_file_that_cannot_be_opened_is_told_and_the_rest_goes_on(monkeypatch, error):
    write("in/a.txt", "in/b.txt")
    opens = Path.open

    def stubborn(self: Path, *args, **kwargs):
        if self.name == "a.txt":
            raise error
        return opens(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", stubborn)
    refused, document = read(["in"])
    assert isinstance(refused, Rejection)
    assert refused.file == "in/a.txt"
    assert "a copy" in refused.reason
    assert document.file == "in/b.txt"


def test_a_folder_that_cannot_be_listed_is_told(monkeypatch):
    write("in/a.txt", "in/shut/b.txt")
    lists = os.scandir

    def stubborn(path: str):
        if path.endswith("shut"):
            raise PermissionError(13, "denied")
        return lists(path)

    monkeypatch.setattr(os, "scandir", stubborn)
    document, refused = read(["in"])
    assert document.file == "in/a.txt"
    assert "Permission" in refused.reason


def test_a_file_that_is_too_large_is_refused_unread():
    with Path("big.txt").open("wb") as file:
        file.truncate(500_000_000)
    assert "too large" in reason("big.txt")


def test_names_that_are_not_utf8_can_be_printed():
    Path(os.fsdecode(b"caf\xe9.txt")).write_text(TALKS, encoding="utf8")
    (document,) = read(["."])
    assert document.file == "./caf\ufffd.txt"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (TALKS, TALKS),
        ("[Wire] The ministers met.", "[Wire] The ministers met."),
        ('{"text": "A row."}\n{"text": "Two."}\n', "A row."),
        ('[\n {"text": "A row."}]', "A row."),
        ('{\n "text": "A row."}', "A row."),
        (f"<!-- saved -->\n<!DOCTYPE html><html><body><p>{TALKS}</p></body></html>", TALKS),
        (
            f'<?xml version="1.0"?><rss version="2.0"><channel><item><description>{TALKS}</description></item></channel></rss>',
            TALKS,
        ),
    ],
)
def test_content_tells_what_a_name_does_not(content, text):
    write("report", text=content)
    assert next(read(["report"])).text == text


def test_standard_input_is_read(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TALKS.encode())))
    (document,) = read(["-"])
    assert (document.file, document.text) == ("-", TALKS)


@pytest.mark.parametrize("stdin", [None, io.TextIOWrapper(io.BytesIO())])
def test_standard_input_that_is_closed_or_empty_is_told(monkeypatch, stdin):
    monkeypatch.setattr(sys, "stdin", stdin)
    assert reason("-")


def test_a_broken_pipe_is_told(monkeypatch):
    class Broken(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer) -> int:
            raise BrokenPipeError(32, "Broken pipe")

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Broken())))
    assert "Broken pipe" in reason("-")


def test_progress_adds_up_to_what_was_measured():
    write("in/a.txt", "in/b.jsonl", "in/c.html")
    Path("in/empty.txt").touch()
    with Path("in/big.txt").open("wb") as file:
        file.truncate(50_000_000)
    seen: list[int] = []
    files_seen = {item.file for item in read(["in"], defaults=Defaults(), seen=seen.append)}
    assert sum(seen) == measure(["in"]) == 50_000_000 + 3 * len(TALKS)
    assert len(files_seen) == count(["in"]) == 5
