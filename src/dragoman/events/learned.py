"""The learned fallback: a type for an act that no frame knows, from what its words mean, with a confidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.codebook.frames import Frames
from dragoman.events.scene import Scene
from dragoman.records import Proposition

FOLDER = Path(__file__).parent
MEANINGS, WEIGHTS = FOLDER / "meanings.npz", FOLDER / "learned.npz"
#: Roles in which the other party may stand; the first that holds one counts.
OTHER = ("object", "iobj", "to", "with", "for", "in", "from", "of", "on", "against", "at", "by", "into", "over")
#: Parts of speech that carry meaning, and how many words behind the verb are looked at.
CONTENT, LOOKED_AT = frozenset({"NOUN", "VERB", "ADJ"}), 8

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """The likeliest type, None for no event, and how sure the model is of it."""

    type: str | None
    confidence: float


class Meanings:
    """A vector for each known word; unknown words have none."""

    def __init__(self, path: Path = MEANINGS) -> None:
        with np.load(path) as stored:
            self.rows = {str(word): row for row, word in enumerate(stored["words"])}
            self.vectors = stored["vectors"]

    def __getitem__(self, words: Iterator[str] | list[str]) -> Floats:
        """Return the mean vector of the words."""
        rows = [self.rows[w] for w in words if w in self.rows]
        if not rows:
            return np.zeros(self.vectors.shape[1], dtype=np.float32)
        mean: Floats = self.vectors[rows].astype(np.float32).mean(0) / 127
        return mean


class Features:
    """What the model sees of an act: its words' meanings, whose frames know them, and where the other party stands."""

    def __init__(self, frames: Frames, types: list[str]) -> None:
        self.frames = frames
        self.types = types

    @cached_property
    def meanings(self) -> Meanings:
        """Return the vectors, read when the first act is looked at."""
        return Meanings()

    @cached_property
    def verbs(self) -> dict[str, Floats]:
        """Return for each verb of a frame which types have it."""
        return self._known((w, f.type) for f in self.frames.frames for w in f.verbs)

    @cached_property
    def things(self) -> dict[str, Floats]:
        """Return for each noun of a frame, and each word that a frame wants as its object, which types have it."""
        wanted = (
            (w, f.type)
            for f in self.frames.frames
            for roles, words in f.when.items()
            if "object" in roles and not isinstance(words, str)
            for w in words
        )
        return self._known((*((w, f.type) for f in self.frames.frames for w in f.nouns), *wanted))

    def _known(self, pairs: Any) -> dict[str, Floats]:
        found: dict[str, Floats] = {}
        for word, type_ in pairs:
            row = found.setdefault(word, np.zeros(len(self.types), dtype=np.float32))
            if type_ in self.types:  # a type that the user has added was not learned
                row[self.types.index(type_)] = 1
        return found

    def of(self, scene: Scene, proposition: Proposition) -> Floats:
        """Return the numbers that stand for an act."""
        tokens, number = scene.sentence(proposition.sentence).tokens, proposition.sentence
        nothing = np.zeros(len(self.types), dtype=np.float32)
        objects = [tokens[i].lemma.lower() for i in proposition.roles.get("object", ()) if not scene.person(number, i)]
        behind = [
            tokens[i].lemma.lower()
            for i in scene.behind(number, proposition.predicate)
            if tokens[i].pos in CONTENT and not scene.person(number, i)
        ]
        place = np.zeros(len(OTHER) + 1, dtype=np.float32)
        place[self._place(scene, proposition)] = 1
        verb = proposition.lemma
        shared = [self.things[w] for w in objects if w in self.things] or [nothing]
        return np.concatenate(
            (
                self.meanings[[verb if verb in self.meanings.rows else verb.split()[0]]],
                self.meanings[objects],
                self.meanings[behind[:LOOKED_AT]],
                self.verbs.get(verb, nothing),
                np.max(shared, axis=0),
                place,
                [float(proposition.modality != "actual"), float(not proposition.polarity), 1.0],
            ),
            dtype=np.float32,
        )

    def _place(self, scene: Scene, proposition: Proposition) -> int:
        for at, role in enumerate(OTHER):
            if any(scene.phrase(proposition.sentence, head) for head in proposition.roles.get(role, ())):
                return at
        return len(OTHER)


class Learned:
    """The model: weights that turn features into a type."""

    def __init__(self, frames: Frames, path: Path = WEIGHTS) -> None:
        with np.load(path) as stored:
            self.weights: Floats = stored["weights"]
            self.labels = [str(label) or None for label in stored["labels"]]
            self.sharpness = float(stored["sharpness"])
        self.features = Features(frames, [label for label in self.labels if label is not None])

    def guess(self, scene: Scene, proposition: Proposition) -> Guess:
        """Return the type of an act, with a calibrated confidence."""
        scores = self.features.of(scene, proposition) @ self.weights * self.sharpness
        shares = np.exp(scores - scores.max())
        best = int(shares.argmax())
        return Guess(type=self.labels[best], confidence=round(float(shares[best] / shares.sum()), 2))
