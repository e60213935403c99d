"""`make fallback`: phrases and the frames' own examples in, the weights of the learned fallback out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.codebook.book import load_codebook, shipped
from dragoman.codebook.yaml_files import load_yaml
from dragoman.events.learned import WEIGHTS, Features
from dragoman.events.scene import Scene
from dragoman.pipeline import Pipeline, load_pipeline
from dragoman.records import Document, Proposition, stable_id

Floats = NDArray[np.float64]

PHRASES = Path("en") / "learned" / "phrases.yaml"
NONE = "none"
#: The two parties that phrases stand between: a pair without history, so that the words teach and not the names.
SUBJECT, OBJECT = "The government of Chile", "Peru"
FOLDS, STEPS, RATE, DECAY = 8, 600, 0.5, 2e-3
SHARPNESS = np.linspace(0.3, 2.0, 35)


def lessons() -> Iterator[tuple[str, str]]:
    """Yield (sentence, label): phrases between two parties, and the examples of the frames."""
    for label, phrases in load_yaml(shipped() / PHRASES, dict[str, tuple[str, ...]]).items():
        for phrase in phrases:
            own = label == "PROTEST"
            yield f"{'Chilean' if own else SUBJECT} {phrase} {OBJECT}.", label
    for frame in load_codebook().frames.frames:
        yield from ((example.text, frame.type) for example in frame.fire)
        yield from ((example.text, NONE) for example in frame.silent)


def acts(pipeline: Pipeline, sentences: list[str]) -> Iterator[tuple[Scene, Proposition] | None]:
    """Yield the main act of each sentence, with its scene."""
    documents = [
        Document(id=i, version=i, file="lesson", text=s, published="2025-06-18", language="en")
        for s in sentences
        for i in [stable_id("doc", s)]
    ]
    from dragoman.articles import split

    articles = [split(d, pipeline.codebook.pages)[0][0] for d in documents]
    for article, parsed in zip(articles, pipeline.engine.parse(articles), strict=True):
        scene = Scene(pipeline.read(article, parsed), pipeline.codebook.grammar)
        verbs = [p for p in scene.reading.propositions if p.pos == "VERB"]
        yield (scene, verbs[0]) if verbs else None


def fit(x: Floats, y: NDArray[np.intp], classes: int) -> Floats:
    """Return the weights of a softmax regression, by gradient descent with momentum; rare classes count as much as others."""
    weights, speed = np.zeros((x.shape[1], classes)), np.zeros((x.shape[1], classes))
    share = 1 / np.maximum(1, np.bincount(y, minlength=classes))
    weight = (share[y] ** 0.5) / (share[y] ** 0.5).mean()
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


def main() -> None:
    """Train, say how well unseen phrases are told, and write the weights into the package."""
    pipeline = load_pipeline()
    types = list(pipeline.codebook.ontology.types)
    features = Features(pipeline.codebook.frames, types)
    given = list(lessons())
    found = [(act, label) for act, (_, label) in zip(acts(pipeline, [s for s, _ in given]), given, strict=True) if act]
    labels = [*types, ""]
    x = np.array([features.of(*act) for act, _ in found], dtype=np.float64)
    y = np.array([labels.index("" if label == NONE else label) for _, label in found])
    fold = np.random.default_rng(1).integers(0, FOLDS, len(y))
    held = np.zeros((len(y), len(labels)))
    for k in range(FOLDS):
        held[fold == k] = x[fold == k] @ fit(x[fold != k], y[fold != k], len(labels))
    sharpness = min(SHARPNESS, key=lambda s: -np.log(softmax(held * s)[np.arange(len(y)), y]).mean())
    shares = softmax(held * sharpness)
    for sure in (0.0, 0.5, 0.7, 0.9):
        kept = shares.max(1) >= sure
        print(f"confidence {sure}: {kept.mean():.2f} of {len(y)}, right {(shares.argmax(1) == y)[kept].mean():.3f}")
    np.savez_compressed(
        WEIGHTS, weights=fit(x, y, len(labels)).astype(np.float32), labels=np.array(labels), sharpness=sharpness
    )
    print(f"sharpness {sharpness:.2f}; {WEIGHTS.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
