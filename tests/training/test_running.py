"""Running text in, the acts of which frames say nothing out: what is no event."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.articles import split
from dragoman.events.scene import Scene
from dragoman.pipeline import load_pipeline
from dragoman.records import Document
from training import running

TREE = (
    "# newdoc id = a\n# newpar\n# text = Peru won.\n1\tPeru\n\n# text = Chile lost.\n\n# newpar\n# text = It rained.\n"
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "treebank").mkdir()
    (tmp_path / "news").mkdir()
    for name in running.TREEBANKS:
        (tmp_path / "treebank" / name).write_text(TREE, encoding="utf8")
    news = [{"title": f"Title {n}", "text": f"Text {n}.", "published": "2031-05-20T10:00"} for n in range(3)]
    lines = "".join(json.dumps(article) + "\n" for article in news)
    (tmp_path / "news" / running.NEWS).write_text(lines, encoding="utf8")
    return tmp_path


def test_texts_of_treebanks_and_every_other_article(data: Path) -> None:
    assert running.missing(data) == []
    texts = [(d.text, d.published) for d in running.documents(data)]
    assert texts[0] == ("Peru won. Chile lost.\n\nIt rained.", running.DAY)
    assert texts[len(running.TREEBANKS) :] == [
        ("Title 0\n\nText 0.", "2031-05-20"),
        ("Title 2\n\nText 2.", "2031-05-20"),
    ]


def test_what_is_missing_is_named(data: Path) -> None:
    (data / "news" / running.NEWS).unlink()
    assert running.missing(data) == [running.NEWS]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Norway outplayed Chile in the second half.", ["outplay"]),
        ("Norway praised Chile.", []),  # a frame fires
        ("The Norwegian minister turned sixty.", ["turn"]),
        ("The baker outplayed Chile.", []),  # nobody who acts in public
        ("Norway will overtake Chile.", ["overtake"]),
    ],
)
def test_acts_of_which_frames_say_nothing(text: str, verbs: list[str]) -> None:
    pipeline = load_pipeline()
    document = Document(id="d", version="d", file="d", text=text, published="2031-05-20", language="en")
    (article,), _ = split(document, pipeline.codebook.pages)
    (sentences,) = pipeline.engine.parse([article])
    scene = Scene(pipeline.read(article, sentences), pipeline.codebook.grammar)
    assert [seen.verb for seen in running.uneventful(scene, pipeline.codebook)] == verbs
