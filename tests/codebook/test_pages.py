"""The clues to pages: the shipped files are sound, mistakes are told with their file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dragoman.codebook.book import shipped
from dragoman.codebook.pages import anywhere, beginning, line_key, load_pages, present_tense
from dragoman.codebook.yaml_files import CodebookError


def test_the_shipped_clues_load() -> None:
    clues = load_pages(shipped())
    assert clues.outlets["the korea herald"] == "The Korea Herald"
    assert clues.headings["related"].starts.match("More from World")
    assert {"diplomacy", "the"} <= clues.words
    assert clues.eras
    assert all(era.start and " " in era.name for era in clues.eras)


def test_a_mistake_is_told_with_its_file(tmp_path: Path) -> None:
    shutil.copytree(shipped() / "en" / "lexicon", tmp_path / "en" / "lexicon")
    stamps = tmp_path / "en" / "lexicon" / "stamps.yaml"
    stamps.write_text(stamps.read_text(encoding="utf8").replace("korea time: KST", "korea time: KSTT"), encoding="utf8")
    with pytest.raises(CodebookError, match=r"stamps\.yaml.*KSTT"):
        load_pages(tmp_path)


@pytest.mark.parametrize(
    ("line", "key"),
    [("Comments (12)", "comments"), ("“Don’t miss”", "dont miss"), ("  E-mail  ", "e mail"), ("2025", "")],
)
def test_lines_are_compared_by_their_letters(line: str, key: str) -> None:
    assert line_key(line) == key


def test_phrases_are_whole_words() -> None:
    assert beginning(["watch"]).match("Watch the talks")
    assert not beginning(["watch"]).match("Watchers left")
    assert not anywhere(["ap photo"]).search("cheap photos")


def test_the_present_tense_is_no_infinitive() -> None:
    verbs = present_tense(["wave", "carry"], ["to", "the"])
    assert verbs.search("Supporters wave flags")
    assert verbs.search("A man carries a flag")
    assert not verbs.search("They came to wave flags, and the wave broke")
