"""The trained network: words in, for each word what stands about it; run by onnxruntime."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.parsing.windows import Window, seam, windows
from dragoman.parsing.wordpieces import CLOSE, OPEN, VOCABULARY, WordPieces, shape

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

#: Files of a network in its folder.
ENCODER, ARCS, RELATIONS = "encoder.onnx", "arcs.onnx", "relations.onnx"
LABELS, SENSES = "labels.json", "senses.npy"
#: The graph's last output, what inner layers make of each word, and how many numbers are kept of it by multiplying with SENSES.
HIDDEN, SENSE = "hidden", 64
#: The network's outputs for one window, an array each.
Outputs = list[NDArray[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What the network says of the words of one text: a row a word; tags and lemmas as label numbers."""

    arc_dep: Floats
    arc_head: Floats
    rel_dep: Floats
    rel_head: Floats
    tag: NDArray[np.int32]
    lemma: NDArray[np.int32]
    start: Floats
    name: Floats
    sense: NDArray[np.float16]


#: What is kept of the network's outputs, in the order of the graph.
OUTPUTS = tuple(Features.__slots__)


class Network:
    """A network read from its files; the session opens when the first word is read."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        labels = json.loads(files[LABELS])
        self.deps: list[str] = labels["deps"]
        self.tags: list[str] = labels["tags"]
        self.lemmas: list[str] = labels["lemmas"]
        self.names: list[str] = labels["names"]
        self.senses = np.load(io.BytesIO(files[SENSES])).astype(np.float32)
        self._pieces = WordPieces(files[VOCABULARY].decode("utf8").split("\n"))

    @classmethod
    def load(cls, folder: Path) -> Network:
        """Read a network from its folder."""
        return cls(
            {name: (folder / name).read_bytes() for name in (ENCODER, ARCS, RELATIONS, LABELS, SENSES, VOCABULARY)}
        )

    def __reduce__(self) -> tuple[type[Network], tuple[dict[str, bytes]]]:
        """Travel to another process as files: open sessions cannot."""
        return Network, (self.files,)

    @cached_property
    def _sessions(self) -> dict[str, Any]:
        """Return the graphs ready to run, each on one thread: two processes beat two threads in one."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_mem_pattern = False
        return {
            name: onnxruntime.InferenceSession(self.files[name], options, providers=["CPUExecutionProvider"])
            for name in (ENCODER, ARCS, RELATIONS)
        }

    def _run(self, graph: str, **inputs: NDArray[Any]) -> list[NDArray[Any]]:
        found: list[NDArray[Any]] = self._sessions[graph].run(None, inputs)
        return found

    def read(self, words: Sequence[str], spaces: Sequence[bool]) -> Features:
        """Return the features of the words of a text, each with whether a space follows it; there must be one at least.

        A long text is read in overlapping windows. Each window is run by itself: in 8 bits a number's grain depends on all that is
        computed with it, and a text must be read alike whatever is read beside it.
        """
        pieces = [self._pieces.of(word) for word in words]
        parts = []
        for window in windows([len(p) for p in pieces]):
            span = slice(window.start, window.end)
            *outputs, hidden = self._run(ENCODER, **self._feed(pieces[span], words[span], spaces[span]))
            sense = (hidden[0] @ self.senses).astype(np.float16)
            parts.append((window, [*(out[0] for out in outputs), sense]))
        return _joined(parts)

    def _feed(
        self, pieces: Sequence[tuple[int, ...]], words: Sequence[str], spaces: Sequence[bool]
    ) -> dict[str, Numbers]:
        """Return the graph's inputs for a window: pieces and shapes by piece, first and last piece by word."""
        sizes = np.fromiter(map(len, pieces), dtype=np.int64, count=len(pieces))
        ends = sizes.cumsum()
        ids = [self._pieces.ids[OPEN], *chain.from_iterable(pieces), self._pieces.ids[CLOSE]]
        shapes = np.zeros(len(ids), dtype=np.int64)
        shapes[1:-1] = np.repeat([shape(w, space=s) for w, s in zip(words, spaces, strict=True)], sizes)
        inputs = {"pieces": np.array(ids), "shapes": shapes, "first": ends - sizes + 1, "last": ends}
        return {name: values[None] for name, values in inputs.items()}

    def arcs(self, features: Features, start: int, end: int) -> Floats:
        """Return the scores of the words start to end as heads (columns, the last one the root) of each other (rows)."""
        (scores,) = self._run(ARCS, dep=features.arc_dep[start:end], head=features.arc_head[start:end])
        return scores

    def relations(self, features: Features, heads: Numbers) -> Numbers:
        """Return the number of each word's relation to its head; a head behind the last word is the root."""
        (scores,) = self._run(RELATIONS, dep=features.rel_dep, head=features.rel_head, heads=heads)
        root = self.deps.index("root")
        scores[:, root] = np.where(heads == len(heads), np.inf, -np.inf)
        chosen: Numbers = scores.argmax(1)
        return chosen


def _joined(parts: list[tuple[Window, Outputs]]) -> Features:
    """Return the windows of one text as one; each word is read off one of them."""
    score = OUTPUTS.index("start")
    edges = [0]
    for (window, outputs), (following, others) in pairwise(parts):
        shared = window.end - following.start
        edges.append(seam(window, following, outputs[score][-shared:] + others[score][:shared]))
    edges.append(parts[-1][0].end)
    kept = [
        [out[start - window.start : end - window.start] for out in outputs]
        for (window, outputs), (start, end) in zip(parts, pairwise(edges), strict=True)
    ]
    made = (np.concatenate(same) if len(same) > 1 else same[0] for same in zip(*kept, strict=True))
    return Features(**dict(zip(OUTPUTS, made, strict=True)))
