"""Sentences as the network reads them: windows of a paragraph, in batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch

from dragoman.parsing.lemma_scripts import script
from dragoman.parsing.wordpieces import CLOSE, MASK, OPEN, WordPieces, shape
from training.treebank import Annotated

#: Pieces of a window: one sentence, some, many.
SIZES = (1, 64, 192)
#: Words of a batch.
BATCH = 1000
#: Share of the windows whose quotation marks and apostrophes become curly (the news has them, the treebanks few), that are set
#: in capitals or with capitalized words as headlines are, that lose their last full stop, and of words that are masked.
CURLY, CAPITALS, TITLES, OPEN_ENDED, MASKED = 0.35, 0.015, 0.03, 0.04, 0.06
IGNORED = -100


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What each head can say, by number."""

    deps: dict[str, int]
    tags: dict[str, int]
    lemmas: dict[str, int]
    names: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """How words and labels become numbers."""

    pieces: WordPieces
    labels: Labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Tensors of some windows: pieces by window, words by window, and what is right."""

    pieces: torch.Tensor
    shapes: torch.Tensor
    first: torch.Tensor
    last: torch.Tensor
    sentence: torch.Tensor
    heads: torch.Tensor
    deps: torch.Tensor
    tags: torch.Tensor
    lemmas: torch.Tensor
    starts: torch.Tensor
    names: torch.Tensor


def windows(paragraphs: Sequence[list[Annotated]], pieces: WordPieces, chance: random.Random) -> list[list[Annotated]]:
    """Return the sentences of all paragraphs in windows of random size, changed as news differs from the treebanks."""
    found = []
    for paragraph in paragraphs:
        held: list[Annotated] = []
        room = chance.choice(SIZES)
        for sentence in paragraph:
            cost = sum(len(pieces.of(word)) for word in sentence.words)
            if held and cost > room:
                found.append(varied(held, chance))
                held = []
                room = chance.choice(SIZES)
            held.append(sentence)
            room -= cost
        found.append(varied(held, chance))
    return found


def varied(window: list[Annotated], chance: random.Random) -> list[Annotated]:
    """Return the window with the spelling that news may have, now and then."""
    if chance.random() < CURLY:
        window = [replace(s, words=curled(s)) for s in window]
    draw = chance.random()
    if draw < CAPITALS:
        window = [replace(s, words=tuple(map(str.upper, s.words))) for s in window]
    elif draw < CAPITALS + TITLES:
        window = [replace(s, words=tuple(w[:1].upper() + w[1:] for w in s.words)) for s in window]
    if chance.random() < OPEN_ENDED and window[-1].words[-1] == "." and len(window[-1].words) > 3:
        window = [*window[:-1], shortened(window[-1])]
    return window


def curled(sentence: Annotated) -> tuple[str, ...]:
    """Return the words with curly quotation marks and apostrophes, opening or closing by the space before them."""
    words = []
    for i, word in enumerate(sentence.words):
        if word in {'"', "``", "''"}:
            words.append("“" if i == 0 or sentence.spaces[i - 1] else "”")
        else:
            words.append(word.replace("'", "’"))
    return tuple(words)


def shortened(sentence: Annotated) -> Annotated:
    """Return the sentence without its last word, which nothing hangs on."""
    if len(sentence.words) - 1 in sentence.heads[:-1]:
        return sentence
    cut = {f: getattr(sentence, f)[:-1] for f in ("words", "spaces", "tags", "lemmas", "heads", "deps")}
    return replace(sentence, **cut, names=sentence.names and sentence.names[:-1])


def batches(found: Iterable[list[Annotated]], code: Coding, *, chance: random.Random | None = None) -> Iterator[Batch]:
    """Yield batches of windows of like length; with `chance` in random order and with words masked."""
    sized = [(sum(len(code.pieces.of(word)) for s in window for word in s.words), window) for window in found]
    if chance:
        chance.shuffle(sized)
    sized.sort(key=lambda item: item[0] // 8 if chance else item[0])
    groups: list[list[list[Annotated]]] = [[]]
    words = 0
    for _, window in sized:
        count = sum(len(s.words) for s in window)
        if groups[-1] and words + count > BATCH:
            groups.append([])
            words = 0
        groups[-1].append(window)
        words += count
    if chance:
        chance.shuffle(groups)
    for group in groups:
        yield collate([row(window, code, chance) for window in group])


Row = dict[str, list[int]]


def row(window: list[Annotated], code: Coding, chance: random.Random | None) -> Row:
    """Return one window as lists of numbers."""
    pieces, labels = code.pieces, code.labels
    made: Row = {name: [] for name in Batch.__slots__}
    made["pieces"], made["shapes"] = [pieces.ids[OPEN]], [0]
    for number, sentence in enumerate(window):
        base = len(made["heads"])
        for i, (word, space) in enumerate(zip(sentence.words, sentence.spaces, strict=True)):
            ids = pieces.of(word)
            if chance and chance.random() < MASKED:
                ids = (pieces.ids[MASK],) * len(ids)
            made["first"].append(len(made["pieces"]))
            made["pieces"] += ids
            made["shapes"] += [shape(word, space=space)] * len(ids)
            made["last"].append(len(made["pieces"]) - 1)
            made["sentence"].append(number)
            head = sentence.heads[i]
            made["heads"].append(IGNORED if head == i else base + head)
            made["deps"].append(labels.deps.get(sentence.deps[i], IGNORED))
            made["tags"].append(labels.tags.get(sentence.tags[i], IGNORED))
            made["lemmas"].append(labels.lemmas.get(script(word, sentence.lemmas[i]) or "", IGNORED))
            made["starts"].append(int(i == 0) if base + i else IGNORED)
            made["names"].append(labels.names[sentence.names[i]] if sentence.names else IGNORED)
    made["pieces"].append(pieces.ids[CLOSE])
    made["shapes"].append(0)
    return made


def collate(rows: list[Row]) -> Batch:
    """Return rows as padded tensors; a head that is the root is the number of words of the longest row."""
    longest = max(len(r["heads"]) for r in rows)
    padding = {"pieces": 0, "shapes": 0, "first": 0, "last": 0, "sentence": -1}
    made = {}
    for name in Batch.__slots__:
        wide = max(len(r[name]) for r in rows)
        table = np.full((len(rows), wide), padding.get(name, IGNORED), dtype=np.int64)
        for at, r in enumerate(rows):
            table[at, : len(r[name])] = r[name]
        made[name] = torch.from_numpy(table)
    made["heads"][(made["heads"] == IGNORED) & (made["sentence"] >= 0)] = longest
    return Batch(**made)
