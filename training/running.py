"""Running text, from which the fallback learns what is no event: where the frames are silent, mostly nothing is done between parties."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from dragoman.codebook.book import Codebook
from dragoman.events import by_frames, unframed
from dragoman.events.beyond import Candidate, candidates
from dragoman.events.learned import Seen, look
from dragoman.events.scene import Scene
from dragoman.records import Document, stable_id

#: Treebanks, whose texts are read and not their trees, and news, of which every other article is left for measuring.
TREEBANKS = ("en_gum-train.conllu", "en_ewt-train.conllu")
NEWS, EVERY = "wikinews_2019.jsonl", 2
DAY = "2010-01-01"
DOCUMENT, PARAGRAPH, TEXT = r"(?m)^# newdoc id = ", r"(?m)^# newpar", r"(?m)^# text = (.*)$"


def missing(data: Path) -> list[str]:
    """Return the files that are needed and not there."""
    wanted = [*(data / "treebank" / name for name in TREEBANKS), data / "news" / NEWS]
    return [path.name for path in wanted if not path.exists()]


def documents(data: Path) -> Iterator[Document]:
    """Yield the texts of the treebanks, and every other news article."""
    for name in TREEBANKS:
        for block in re.split(DOCUMENT, (data / "treebank" / name).read_text(encoding="utf8"))[1:]:
            yield _document("\n\n".join(filter(None, map(_text, re.split(PARAGRAPH, block)))), DAY)
    lines = (data / "news" / NEWS).read_text(encoding="utf8").splitlines()
    for article in map(json.loads, lines[::EVERY]):
        yield _document(f"{article['title']}\n\n{article['text']}", article["published"][:10])


def _text(paragraph: str) -> str:
    return " ".join(re.findall(TEXT, paragraph))


def _document(text: str, day: str) -> Document:
    name = stable_id("doc", text)
    return Document(id=name, version=name, file="running", text=text, published=day, language="en")


def uneventful(scene: Scene, codebook: Codebook) -> Iterator[Seen]:
    """Yield what is seen of the acts of a text that the fallback would be asked about."""
    told, fired = by_frames(scene, codebook)
    known = {word for frame in codebook.frames.frames for word in frame.verbs}
    for act in candidates(scene, *unframed(scene, told, fired), public=codebook.ontology.public):
        seen = look(scene, act.proposition, actors=act.actors, recipients=act.recipients)
        if seen and not _doubtful(act, known):
            yield seen


def _doubtful(act: Candidate, known: set[str]) -> bool:
    """Tell what may well be an event: between two sides, by a verb that has a frame."""
    return bool(act.recipients) and act.proposition.lemma in known
