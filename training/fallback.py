"""`make fallback`: phrases, sentences, and the frames' own words and examples in, the weights of the learned fallback out."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.codebook.book import Codebook, load_codebook, shipped
from dragoman.codebook.frames import ANY_WORD, Frame, Frames
from dragoman.codebook.yaml_files import load_yaml
from dragoman.events.learned import OTHER, WEIGHTS, Features, Seen, look
from dragoman.events.matching import fill
from dragoman.events.scene import Scene
from dragoman.pipeline import Pipeline, load_pipeline
from dragoman.records import Document, Entity, Proposition, stable_id

Floats = NDArray[np.float64]
#: What is seen of an act, and the type it is.
Lesson = tuple[Seen, str]

PHRASES = Path("en") / "learned" / "phrases.yaml"
SENTENCES = Path(__file__).with_name("sentences.tsv")
NONE = ""
#: How `phrases.yaml` and `sentences.tsv` call what is no event.
NOTHING = "none"
#: The two parties that phrases stand between: a pair without history, so that the words teach and not the names.
SUBJECT, OBJECT = "The government of Chile", "Peru"
FOLDS, STEPS, RATE, DECAY = 5, 400, 0.5, 5e-4
SHARPNESS = np.linspace(0.3, 3.0, 55)
#: Lessons made of a frame's word lists for each of its verbs, and what one of them counts beside a sentence.
MADE, MADE_WEIGHT = 2, 0.3


def sentences(codebook: Codebook) -> Iterator[tuple[str, str]]:
    """Yield (sentence, label): phrases between two parties, whole sentences, and the examples of the frames."""
    for label, phrases in load_yaml(shipped() / PHRASES, dict[str, tuple[str, ...]]).items():
        for phrase in phrases:
            own = label == "PROTEST"
            yield f"{'Chilean' if own else SUBJECT} {phrase} {OBJECT}.", _label(label)
    with SENTENCES.open(encoding="utf8", newline="") as lines:
        for label, sentence in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield sentence, _label(label)
    for frame in codebook.frames.frames:
        yield from ((example.text, frame.type) for example in frame.fire)
        yield from ((example.text, NONE) for example in frame.silent)


def _label(label: str) -> str:
    return NONE if label == NOTHING else label


def lessons(pipeline: Pipeline) -> list[Lesson]:
    """Return what is seen of the main act of each sentence."""
    given = list(sentences(pipeline.codebook))
    scenes = read(pipeline, [sentence for sentence, _ in given])
    return [(seen, label) for scene, (_, label) in zip(scenes, given, strict=True) if (seen := main_act(scene))]


def read(pipeline: Pipeline, given: list[str]) -> Iterator[Scene]:
    """Yield each sentence as the event coder sees it."""
    from dragoman.articles import split

    documents = [
        Document(id=i, version=i, file="lesson", text=s, published="2025-06-18", language="en")
        for s in given
        for i in [stable_id("doc", s)]
    ]
    articles = [split(d, pipeline.codebook.pages)[0][0] for d in documents]
    for article, parsed in zip(articles, pipeline.engine.parse(articles), strict=True):
        yield Scene(pipeline.read(article, parsed), pipeline.codebook.grammar)


def main_act(scene: Scene) -> Seen | None:
    """Return what is seen of the first verb that does not only report what others do."""
    verbs = [p for p in scene.reading.propositions if p.pos == "VERB"]
    act = next((p for p in verbs if "that" not in p.roles), verbs[0] if verbs else None)
    if act is None:
        return None
    actors = fill(scene, act, "subject")
    return look(scene, act, actors=actors, recipients=_others(scene, act, actors))


def _others(scene: Scene, act: Proposition, actors: Sequence[Entity]) -> tuple[Entity, ...]:
    own = {e.id for e in actors} | {e.country for e in actors if e.country}
    sides = (tuple(e for e in fill(scene, act, role) if e.id not in own and e.country not in own) for role in OTHER)
    return next((found for found in sides if found), ())


def made(frames: Frames) -> list[Lesson]:
    """Return lessons made of the frames' word lists: each verb with things that its frame wants."""
    chance = random.Random(1)
    return [
        (_act(frame, verb, chance), frame.type)
        for frame in frames.frames
        for verb in frame.verbs
        for _ in range(MADE)
        if verb != ANY_WORD
    ]


def _act(frame: Frame, verb: str, chance: random.Random) -> Seen:
    lists = [(roles, words) for roles, words in frame.when.items() if not isinstance(words, str)]

    def one(words: list[str]) -> tuple[str, ...]:
        return (chance.choice(words),) if words else ()

    objects = one([w for roles, words in lists if "object" in roles and "*" not in roles for w in words])
    return Seen(
        verb=verb,
        objects=objects,
        behind=one([w for r, ws in lists if ("object" not in r or "*" in r) and "subject" not in r for w in ws]),
        subjects=one([w for roles, words in lists if "subject" in roles for w in words]),
        place=OTHER.index("on") if objects else OTHER.index("object"),
        actor="GOV",
        recipient="GOV",
    )


def fit(x: Floats, y: NDArray[np.intp], weight: Floats, *, classes: int) -> Floats:
    """Return the weights of a softmax regression, by gradient descent with momentum; rare classes count as much as others."""
    weights, speed = np.zeros((x.shape[1], classes)), np.zeros((x.shape[1], classes))
    share = 1 / np.maximum(1, np.bincount(y, minlength=classes))
    weight = weight * share[y] ** 0.5
    weight = weight / weight.mean()
    goal = np.eye(classes)[y]
    for _ in range(STEPS):
        step = x.T @ ((softmax(x @ weights) - goal) * weight[:, None]) / len(x) + DECAY * weights
        speed = 0.9 * speed - RATE * step
        weights = weights + speed
    return weights


def softmax(scores: Floats) -> Floats:
    """Return scores as shares."""
    found: Floats = np.exp(scores - scores.max(1, keepdims=True))
    return found / found.sum(1, keepdims=True)


def train(features: Features, given: Sequence[Lesson], labels: list[str]) -> Floats:
    """Return weights learned from lessons, seen with and without what the frames know of their verbs, and from the frames' words."""
    words = made(features.frames)
    seen = [*((s, True) for s, _ in given), *((s, False) for s, _ in given), *((s, False) for s, _ in words)]
    x = np.array([features.of(act, framed=framed) for act, framed in seen], dtype=np.float64)
    y = np.array([labels.index(label) for label in (*(2 * [lab for _, lab in given]), *(lab for _, lab in words))])
    weight = np.array([1.0] * (2 * len(given)) + [MADE_WEIGHT] * len(words))
    return fit(x, y, weight, classes=len(labels))


def without(frames: Frames, verbs: set[str]) -> Frames:
    """Return the frames as if they did not know some verbs."""
    return Frames(tuple(replace(f, verbs=tuple(w for w in f.verbs if w not in verbs)) for f in frames.frames))


def unseen(features: Features, given: Sequence[Lesson], labels: list[str]) -> Floats:
    """Return for each lesson the scores of a model that has never met its verb, in lessons or frames."""
    fold = np.random.default_rng(1).integers(0, FOLDS, len(given))
    held = np.zeros((len(given), len(labels)))
    for k in range(FOLDS):
        verbs = {seen.verb for (seen, _), at in zip(given, fold, strict=True) if at == k}
        less = Features(without(features.frames, verbs), features.types, features.sectors)
        weights = train(less, [lesson for lesson in given if lesson[0].verb not in verbs], labels)
        for i in np.flatnonzero(fold == k):
            held[i] = less.of(given[i][0]) @ weights
    return held


def main() -> None:
    """Train, say how well acts of unseen verbs are told, and write the weights into the package."""
    pipeline = load_pipeline()
    ontology, frames = pipeline.codebook.ontology, load_codebook().frames
    given = lessons(pipeline)
    sectors = sorted({s for seen, _ in given for s in (seen.actor, seen.recipient) if s})
    features = Features(frames, list(ontology.types), sectors)
    labels = [*ontology.types, NONE]
    y = np.array([labels.index(label) for _, label in given])
    held = unseen(features, given, labels)
    sharpness = min(SHARPNESS, key=lambda s: -np.log(softmax(held * s)[np.arange(len(y)), y]).mean())
    shares = softmax(held * sharpness)
    for sure in (0.0, 0.5, 0.7, 0.9):
        kept = shares.max(1) >= sure
        print(f"confidence {sure}: {kept.mean():.2f} of {len(y)}, right {(shares.argmax(1) == y)[kept].mean():.3f}")
    np.savez_compressed(
        WEIGHTS,
        weights=train(features, given, labels).astype(np.float16),
        labels=np.array(labels),
        sharpness=sharpness,
        sectors=np.array(sectors),
    )
    print(f"sharpness {sharpness:.2f}; {WEIGHTS.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
