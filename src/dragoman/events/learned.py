"""The learned fallback: a type for an act that no frame knows, from what its words mean, with a confidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.codebook.frames import Frames
from dragoman.events.scene import Scene
from dragoman.propositions.modality import ACTUAL
from dragoman.records import Entity, Proposition, Sentence

FOLDER = Path(__file__).parent
MEANINGS, WEIGHTS = FOLDER / "meanings.npz", FOLDER / "learned.npz"
#: Roles in which the other party may stand; the first that holds one counts.
OTHER = ("object", "iobj", "to", "with", "for", "in", "from", "of", "on", "against", "at", "by", "into", "over")
#: Parts of speech that carry meaning, and how many words behind the verb are looked at.
NOUN = "NOUN"
CONTENT, LOOKED_AT = frozenset({NOUN, "VERB", "ADJ"}), 8
#: Relations of clauses that are no part of the one they hang on: always, if they have a subject, if they are verbs.
APART, WITHIN, BESIDE = frozenset({"acl", "advcl"}), frozenset({"ccomp", "csubj"}), frozenset({"conj", "parataxis"})
VERBAL = frozenset({"VERB", "AUX"})
#: Confidence is told in so many steps, rounded down, so that the last digits of another processor change nothing.
STEPS = 20

Floats = NDArray[np.float32]
Entities = Sequence[Entity]


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

    def __getitem__(self, words: Sequence[str]) -> Floats:
        """Return the mean vector of the words."""
        rows = [self.rows[w] for w in words if w in self.rows]
        if not rows:
            return np.zeros(self.vectors.shape[1], dtype=np.float32)
        mean: Floats = self.vectors[rows].astype(np.float32).mean(0) / 127
        return mean


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the model looks at of an act: its words by their place, their senses, and who stands on its two sides."""

    verb: str
    objects: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    place: int = len(OTHER)
    actor: str | None = None
    recipient: str | None = None
    same_country: bool = False
    modality: str = ACTUAL
    polarity: bool = True
    noun: bool = False
    senses: Floats = field(compare=False)


def look(scene: Scene, proposition: Proposition, *, actors: Entities, recipients: Entities) -> Seen | None:
    """Return what is seen of an act between parties; nothing where the reading engine tells no senses."""
    sentence, number = scene.sentence(proposition.sentence), proposition.sentence
    if sentence.senses is None:
        return None
    tokens, roles = sentence.tokens, proposition.roles
    objects = roles.get("object", ())
    filled = [(at, head) for at, role in enumerate(OTHER) for head in roles.get(role, ()) if scene.phrase(number, head)]

    def named(heads: Iterable[int]) -> tuple[str, ...]:
        return tuple(tokens[i].lemma.lower() for i in heads if not scene.person(number, i))

    behind = (i for i in scene.behind(number, proposition.predicate) if tokens[i].pos in CONTENT and i not in objects)
    senses = sentence.senses[[proposition.predicate, *_clause(sentence, proposition.predicate)]].astype(np.float32)
    return Seen(
        verb=proposition.lemma,
        objects=named(objects),
        behind=named(behind)[:LOOKED_AT],
        subjects=tuple(tokens[i].lemma.lower() for i in roles.get("subject", ()) if tokens[i].pos == NOUN),
        others=tuple(tokens[i].lemma.lower() for _, i in filled if tokens[i].pos == NOUN)[:2],
        place=filled[0][0] if filled else len(OTHER),
        actor=actors[0].sector if actors else None,
        recipient=recipients[0].sector if recipients else None,
        same_country=bool(actors and recipients) and actors[0].country == recipients[0].country,
        modality=proposition.modality,
        polarity=proposition.polarity,
        noun=proposition.pos == NOUN,
        senses=np.concatenate((senses[0], senses[1:].mean(0))),
    )


def _clause(sentence: Sentence, predicate: int) -> list[int]:
    """Return a predicate and the words below it, without other clauses that have a subject, tell more of a noun, or stand beside."""
    found, todo = [predicate], [predicate]
    while todo:
        for child in sentence.children(todo.pop()):
            relation = child.dep.partition(":")[0]
            apart = relation in APART or (relation in WITHIN and sentence.children(child.i, "nsubj"))
            if child.pos != "PUNCT" and not apart and not (relation in BESIDE and child.pos in VERBAL):
                found.append(child.i)
                todo.append(child.i)
    return found


class Features:
    """Numbers for what is seen of an act: its words' meanings, whose frames know them, the sectors of its parties."""

    def __init__(self, frames: Frames, types: list[str], sectors: list[str]) -> None:
        self.frames = frames
        self.types = types
        self.sectors = sectors

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
        """Return for each noun of a frame, and each word that a frame wants of what the act is about, which types have it."""
        wanted = (
            (w, f.type)
            for f in self.frames.frames
            for roles, words in f.when.items()
            if "subject" not in roles and not isinstance(words, str)
            for w in words
        )
        return self._known((*((w, f.type) for f in self.frames.frames for w in f.nouns), *wanted))

    def _known(self, pairs: Iterable[tuple[str, str]]) -> dict[str, Floats]:
        found: dict[str, Floats] = {}
        for word, type_ in pairs:
            row = found.setdefault(word, np.zeros(len(self.types), dtype=np.float32))
            if type_ in self.types:  # a type that the user has added was not learned
                row[self.types.index(type_)] = 1
        return found

    @property
    def of_verbs(self) -> slice:
        """Return where the numbers stand that tell whose frames have the verb."""
        start = 5 * self.meanings.vectors.shape[1]
        return slice(start, start + len(self.types))

    def of(self, seen: Seen) -> Floats:
        """Return the numbers that stand for an act; its senses come last."""
        nothing = np.zeros(len(self.types), dtype=np.float32)
        known, verb = self.meanings.rows, seen.verb
        objects = [self.things[w] for w in seen.objects if w in self.things] or [nothing]
        behind = [self.things[w] for w in seen.behind if w in self.things] or [nothing]
        place = np.zeros(len(OTHER) + 1, dtype=np.float32)
        place[seen.place] = 1
        return np.concatenate(
            (
                self.meanings[[verb if verb in known else verb.split()[0]]],
                self.meanings[seen.objects],
                self.meanings[seen.behind],
                self.meanings[seen.subjects],
                self.meanings[seen.others],
                self.verbs.get(verb, nothing),
                np.max(objects, axis=0),
                np.mean(behind, axis=0),
                place,
                self._sector(seen.actor),
                self._sector(seen.recipient),
                [seen.modality != ACTUAL, not seen.polarity, seen.same_country, seen.recipient is None, seen.noun],
                seen.senses,
            ),
            dtype=np.float32,
        )

    def _sector(self, sector: str | None) -> Floats:
        row = np.zeros(len(self.sectors), dtype=np.float32)
        if sector in self.sectors:
            row[self.sectors.index(sector)] = 0.5
        return row


class Learned:
    """The model: some small networks of one hidden layer, whose mean turns features into a type."""

    def __init__(self, frames: Frames, path: Path = WEIGHTS) -> None:
        with np.load(path) as stored:
            self.inner, self.inner_bias, self.outer, self.outer_bias = (
                stored[name].astype(np.float32) for name in ("inner", "inner_bias", "outer", "outer_bias")
            )
            self.labels = [str(label) or None for label in stored["labels"]]
            self.sharpness = float(stored["sharpness"])
            sectors = [str(sector) for sector in stored["sectors"]]
        self.features = Features(frames, [label for label in self.labels if label is not None], sectors)

    @cached_property
    def modes(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Return for each type the words by which its frames tell modes, the more telling frame first."""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for frame in self.features.frames.frames:
            known = found.setdefault(frame.type, {})
            for mode, words in frame.modes.items():
                known[mode] = tuple(dict.fromkeys((*known.get(mode, ()), *words)))
        return found

    def shares(self, features: Floats) -> Floats:
        """Return how likely each label is."""
        hidden = np.maximum(0, features @ self.inner + self.inner_bias)
        scores = np.einsum("nh,nhc->nc", hidden, self.outer) + self.outer_bias
        scores -= scores.max(1, keepdims=True)
        mean = (scores - np.log(np.exp(scores).sum(1, keepdims=True))).mean(0) * self.sharpness
        likely = np.exp(mean - mean.max())
        found: Floats = likely / likely.sum()
        return found

    def guess(self, seen: Seen) -> Guess:
        """Return the type of an act, with a calibrated confidence."""
        shares = self.shares(self.features.of(seen))
        best = int(shares.argmax())
        return Guess(type=self.labels[best], confidence=int(shares[best] * STEPS) / STEPS)
