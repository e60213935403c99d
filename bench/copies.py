"""Copies that are planted with a seed among open texts, found again: precision, recall and articles a second."""

from __future__ import annotations

import json
import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.quality import Figures

SEED = 20251129
#: How far the runs of three words of a planted copy must stand in its source, or its source in it.
LEAST = 0.3
#: Words of the shortest copy, and of the shortest original.
SHORTEST, ORIGINAL = 40, 90
Sentences = list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """One text of the corpus, and the originals whose words it holds."""

    text: str
    origins: frozenset[int]
    kind: str


def originals(shared: Path) -> Iterator[str]:
    """Yield the open texts: read-outs, news, press releases."""
    for name in ("readouts/readouts_dev.jsonl", "news/wikinews_2019.jsonl"):
        for line in (shared / "data" / name).read_text(encoding="utf8").splitlines():
            yield json.loads(line)["text"]
    feed = (shared / "data" / "news" / "state_department_press_releases.rss").read_text(encoding="utf8")
    for content in re.findall(r"<content:encoded><!\[CDATA\[(.*?)\]\]>", feed, re.S):
        yield re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", content))


def trigrams(text: str) -> set[tuple[str, ...]]:
    """Return all runs of three words of a text."""
    words = re.findall(r"\w+", text.lower())
    return set(zip(words, words[1:], words[2:], strict=False))


def contained(a: set[tuple[str, ...]], b: set[tuple[str, ...]]) -> float:
    """Return how much of the smaller set stands in the other."""
    return len(a & b) / max(1, min(len(a), len(b)))


def distinct(texts: Iterator[str]) -> list[str]:
    """Return the texts of some length that are no copies of one another by nature."""
    kept: list[tuple[str, set[tuple[str, ...]]]] = []
    for text in texts:
        grams = trigrams(text)
        if len(text.split()) >= ORIGINAL and all(contained(grams, other) < 0.2 for _, other in kept):
            kept.append((text, grams))
    return [text for text, _ in kept]


def sentences(text: str) -> Sentences:
    """Return the sentences of a text, roughly."""
    return [s for s in re.split(r"(?<=[.!?”\"])\s+", re.sub(r"\s+", " ", text)) if s]


# ---------------------------------------------------------------- what editors do


def replaced(text: str, share: float, *, chance: random.Random, words: Sequence[str]) -> str:
    """Return a text with a share of its words exchanged for others."""
    return " ".join(chance.choice(words) if chance.random() < share else word for word in text.split())


def abridged(own: Sentences, chance: random.Random) -> Sentences:
    """Return two fifths of the words: the first sentences, or some taken here and there; never a mere line."""
    order = list(range(len(own)))
    if chance.random() < 0.5:
        chance.shuffle(order)
    taken, words, wanted = [], 0, max(SHORTEST, 0.4 * sum(len(s.split()) for s in own))
    for i in order:
        if words >= wanted:
            break
        taken.append(i)
        words += len(own[i].split())
    return [own[i] for i in sorted(taken)]


def derivatives(own: Sentences, others: Callable[[int], Sentences], chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield (kind, text) of what becomes of an article elsewhere."""
    words = " ".join(others(30)).split()
    yield "exact", " ".join(own)
    yield "abridged", " ".join(abridged(own, chance))
    yield "extended", " ".join([*own, *others(len(own))])
    yield "replaced", replaced(" ".join(own), chance.uniform(0.05, 0.3), chance=chance, words=words)
    moved = [s for s in own if chance.random() < 0.75]
    moved = moved if len(" ".join(moved).split()) >= SHORTEST else own
    yield "reordered", " ".join(chance.sample(moved, len(moved)))
    yield (
        "abridged and replaced",
        replaced(" ".join(abridged(own, chance)), chance.uniform(0.05, 0.2), chance=chance, words=words),
    )
    part = [own[i] for i in sorted(chance.sample(range(len(own)), max(1, round(chance.uniform(0.35, 0.7) * len(own)))))]
    strange = others(round(len(own) * chance.uniform(0.2, 0.8)) + 1)
    yield "partly lifted", " ".join(chance.sample([*part, *strange], len(part) + len(strange)))


def filler(number: int, pool: Sequence[list[str]], chance: random.Random) -> Sentences:
    """Return sentences of other texts with their words in no order: the same one twice shares no run of words."""
    drawn = chance.choices(pool, k=number)
    return [" ".join(chance.sample(words, len(words))) for words in drawn]


def corpus(shared: Path, seed: int = SEED) -> list[Planted]:
    """Return originals, their derivatives, and pages that hold several of them, in no order."""
    chance = random.Random(seed)
    texts = distinct(originals(shared))
    chance.shuffle(texts)
    pool = [s.split() for text in texts[: len(texts) // 4] for s in sentences(text)]
    planted = []
    kept = texts[len(texts) // 4 :]
    for i, text in enumerate(kept):
        own = sentences(text)
        planted.append(Planted(text=text, origins=frozenset({i}), kind="original"))
        for kind, copy in derivatives(own, lambda n: filler(n, pool, chance), chance):
            planted.append(Planted(text=copy, origins=frozenset({i}), kind=kind))
    for _ in range(len(kept) // 2):
        chosen = chance.sample(range(len(kept)), chance.randint(3, 5))
        page = "\n\n".join(kept[i] for i in chosen)
        planted.append(Planted(text=page, origins=frozenset(chosen), kind="page"))
    chance.shuffle(planted)
    return planted


def copies(shared: Path, seed: int = SEED) -> Figures:
    """Find the planted copies; a pair counts for recall where one is the original of the other."""
    from dragoman.codebook.book import load_codebook
    from dragoman.stories.copies import find_copies
    from dragoman.stories.sketches import Sketch, read_terms, runs_of

    planted = corpus(shared, seed)
    book = load_codebook()
    read_terms("warm up", book.rarity)
    begun = time.process_time()
    made = []
    for i, one in enumerate(planted):
        words, terms = read_terms(one.text, book.rarity)
        made.append(Sketch(id=f"{i:06}", day=None, runs=runs_of(words), terms=terms))
    found = {(int(c.first), int(c.second)) for c in find_copies([], made, book.merging.copies)}
    seconds = time.process_time() - begun
    right = sum(bool(planted[i].origins & planted[j].origins) for i, j in found)
    wanted = list(_wanted(planted))
    missed = [(kind, held) for pair, kind, held in wanted if pair not in found]
    return {
        "precision": right / max(1, len(found)),
        "recall": 1 - len(missed) / max(1, len(wanted)),
        "pairs": float(len(wanted)),
        "articles_per_second": len(planted) / seconds,
    }


def _wanted(planted: Sequence[Planted]) -> Iterator[tuple[tuple[int, int], str, float]]:
    """Yield the pairs of an original and what holds enough of its words."""
    places = {next(iter(one.origins)): i for i, one in enumerate(planted) if one.kind == "original"}
    grams = [trigrams(one.text) for one in planted]
    for i, one in enumerate(planted):
        for origin in one.origins:
            j = places[origin]
            held = contained(grams[i], grams[j])
            if i != j and held >= LEAST:
                yield (min(i, j), max(i, j)), one.kind, held


def measures(shared: Path) -> dict[str, Callable[[], Figures]]:
    """Return what can be measured with the data at hand."""
    there = all((shared / "data" / name).exists() for name in ("readouts/readouts_dev.jsonl", "news"))
    return {"copies": lambda: copies(shared)} if there else {}
