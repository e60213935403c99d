"""The reader as a spaCy component: sentences, parts of speech, morphology, lemmas, dependencies and names in one pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.tokens import Doc

from dragoman.parsing.lemma_scripts import apply
from dragoman.parsing.network import Features, Network
from dragoman.parsing.trees import best_tree
from dragoman.sentences import LONGEST_SENTENCE, SENSES

#: How spaCy numbers a word inside, outside and at the beginning of a name.
INSIDE, OUTSIDE, BEGIN = 1, 2, 3
COLUMNS = [POS, MORPH, LEMMA, DEP, HEAD, ENT_IOB, ENT_TYPE]


ASSIGNS = ["token.pos", "token.morph", "token.lemma", "token.dep", "token.head", "doc.sents", "doc.ents"]


@Language.factory("dragoman_reader", assigns=ASSIGNS)  # type: ignore[untyped-decorator]  # spaCy has no types
def make_reader(nlp: Language, name: str) -> Reader:
    """Return a reader that has no network yet; spaCy fills it from the model's folder."""
    return Reader(nlp, name)


class Reader:
    """A network's word on texts, written onto spaCy documents; sentence starts that a document has already are kept."""

    network: Network  # set by from_disk, or by who trains one

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self.vocab = nlp.vocab

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the relations that the reader knows."""
        return tuple(self.network.deps)

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with all that is read off it."""
        words = [t.i for t in doc if not t.is_space]
        if words:
            spaces = [_spaced(doc, i) for i in words]
            features = self.network.read([doc[i].text for i in words], spaces)
            self._write(doc, words, features)
            senses = np.zeros((len(doc), features.sense.shape[1]), dtype=features.sense.dtype)
            senses[words] = features.sense
            doc.user_data[SENSES] = senses
        else:
            self._leave(doc)
        return doc

    def _write(self, doc: Doc, words: Sequence[int], features: Features) -> None:
        """Put the features onto the words of a document; white space hangs on the word before it."""
        network = self.network
        bounds = _sentences(doc, words, features.start)
        heads = np.concatenate([_heads(network.arcs(features, *bound), bound[0]) for bound in bounds])
        own = np.arange(len(words))
        deps = network.relations(features, np.where(heads == own, len(words), heads))
        place = np.asarray(words)
        table = np.zeros((len(doc), len(COLUMNS)), dtype=np.uint64)
        begin, kind = self._names(features.name, bounds)
        table[:, COLUMNS.index(ENT_IOB)] = OUTSIDE
        for column, values in (
            (POS, self._tags[0][features.tag]),
            (MORPH, self._tags[1][features.tag]),
            (LEMMA, self._lemmas(doc, words, features.lemma)),
            (DEP, self._deps[deps]),
            (HEAD, (place[heads] - place).astype(np.int64).view(np.uint64)),
            (ENT_IOB, begin),
            (ENT_TYPE, kind),
        ):
            table[place, COLUMNS.index(column)] = values
        self._spaces(doc, place, table)
        doc.from_array(COLUMNS, table)

    def _leave(self, doc: Doc) -> None:
        """Mark white space as read: each token a root of its own."""
        table = np.zeros((len(doc), len(COLUMNS)), dtype=np.uint64)
        table[:, COLUMNS.index(POS)] = IDS["SPACE"]
        table[:, COLUMNS.index(DEP)] = self.vocab.strings.add("ROOT")
        table[:, COLUMNS.index(ENT_IOB)] = OUTSIDE
        doc.from_array(COLUMNS, table)

    def _spaces(self, doc: Doc, place: NDArray[np.intp], table: NDArray[np.uint64]) -> None:
        """Hang each token of white space on the word before it, or on the first word."""
        if len(place) == len(doc):
            return
        spaces = np.setdiff1d(np.arange(len(doc)), place)
        before = place[np.maximum(np.searchsorted(place, spaces) - 1, 0)]
        table[spaces, COLUMNS.index(HEAD)] = (before - spaces).astype(np.int64).view(np.uint64)
        table[spaces, COLUMNS.index(POS)] = IDS["SPACE"]
        table[spaces, COLUMNS.index(DEP)] = self.vocab.strings.add("dep")
        table[spaces, COLUMNS.index(LEMMA)] = [doc[int(i)].orth for i in spaces]

    def _names(self, scores: NDArray[np.float32], bounds: Sequence[tuple[int, int]]) -> tuple[Any, Any]:
        """Return how each word stands to a name, and the name's kind; a name ends with its sentence."""
        iob, kinds = self._name_labels
        chosen = scores.argmax(1)
        begin, kind = iob[chosen].copy(), kinds[chosen]
        opens = np.zeros(len(chosen), dtype=bool)
        opens[[start for start, _ in bounds]] = True
        loose = (begin == INSIDE) & (opens | (np.roll(kind, 1) != kind))
        begin[loose] = BEGIN
        return begin, kind

    def _lemmas(self, doc: Doc, words: Sequence[int], scripts: NDArray[np.int32]) -> list[int]:
        add, lemmas = self.vocab.strings.add, self.network.lemmas
        return [add(apply(lemmas[s], doc[i].text)) for i, s in zip(words, scripts.tolist(), strict=True)]

    @cached_property
    def _tags(self) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
        """Return the number of the part of speech and of the morphology of each tag."""
        parts = [tag.split("|", 1) for tag in self.network.tags]
        pos = np.array([IDS[name] for name, _ in parts], dtype=np.uint64)
        return pos, np.array([self.vocab.morphology.add(feats) for _, feats in parts], dtype=np.uint64)

    @cached_property
    def _deps(self) -> NDArray[np.uint64]:
        """Return the number of each relation, the root's as spaCy writes it."""
        names = ["ROOT" if dep == "root" else dep for dep in self.network.deps]
        return np.array([self.vocab.strings.add(name) for name in names], dtype=np.uint64)

    @cached_property
    def _name_labels(self) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
        """Return the standing and the kind of each label of names."""
        standing = {"B": BEGIN, "I": INSIDE, "O": OUTSIDE}
        iob = np.array([standing[label[0]] for label in self.network.names], dtype=np.uint64)
        kinds = [self.vocab.strings.add(label[2:]) if label[2:] else 0 for label in self.network.names]
        return iob, np.array(kinds, dtype=np.uint64)

    def to_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> None:  # noqa: ARG002
        """Write the network's files into a folder."""
        folder = Path(path)
        folder.mkdir(exist_ok=True)
        for name, content in self.network.files.items():
            (folder / name).write_bytes(content)

    def from_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> Reader:  # noqa: ARG002
        """Read the network from a folder."""
        self.network = Network.load(Path(path))
        return self


def _spaced(doc: Doc, i: int) -> bool:
    """Tell whether white space, or the end, follows a word."""
    return bool(doc[i].whitespace_) or i + 1 == len(doc) or doc[i + 1].is_space


def _sentences(doc: Doc, words: Sequence[int], starts: NDArray[np.float32]) -> list[tuple[int, int]]:
    """Return the bounds of the sentences, as places among the words."""
    opens = starts > 0
    if doc.has_annotation("SENT_START"):
        given = [doc[i].is_sent_start for i in words]
        opens = np.array([found if told is None else told for found, told in zip(opens, given, strict=True)])
    opens[0] = True
    edges = [*np.flatnonzero(opens).tolist(), len(words)]
    return [piece for start, end in pairwise(edges) for piece in _portions(start, end, starts)]


def _portions(start: int, end: int, starts: NDArray[np.float32]) -> Iterator[tuple[int, int]]:
    """Yield a sentence in parts of at most LONGEST_SENTENCE words, cut where a start is likeliest."""
    while end - start > LONGEST_SENTENCE:
        half = start + LONGEST_SENTENCE // 2
        cut = half + int(starts[half : start + LONGEST_SENTENCE].argmax())
        yield start, cut
        start = cut
    yield start, end


def _heads(scores: NDArray[np.float32], start: int) -> NDArray[np.intp]:
    return np.asarray(best_tree(scores), dtype=np.intp) + start
