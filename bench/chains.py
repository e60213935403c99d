"""Event merging on given mentions: which words of different reports speak of one event, by the features that merge facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from bench.quality import Figures

#: How ids of events begin in the corpus, chained or alone.
EVENTS = ("ACT", "NEG", "Singleton_ACT", "Singleton_NEG")
#: What a mention's features weigh, and from how many points on two are one event: a mention has no parties and no date, but a
#: word of its own and the words around it. A light word ("said") counts less; that it is light is kept as its status.
WEIGHTS = {"same_act": 3.0, "other_act": -3.0, "same_numbers": 0.3, "same_words": 3.0, "same_status": -1.2}
SAME, MAYBE = 3.0, 2.0
#: Words before and after that say who and where; in a long sentence other things happen too.
NEAR = 6
#: Letters by which words of one root are known ("announced", "announcement"), and the weight of a word that says little by itself.
ROOT, LIGHT = 5, 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name an event, and those around them."""

    id: str
    chain: str
    document: str
    words: tuple[str, ...]
    near: tuple[str, ...]


Clusters = list[frozenset[str]]


def documents(path: Path) -> dict[str, list[list[tuple[str, str]]]]:
    """Return the sentences of each document as (word, chain)."""
    found: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for line in path.read_text(encoding="utf8").splitlines():
        cells = line.split("\t")
        if len(cells) >= 5:
            found.setdefault(cells[0], {}).setdefault(cells[1], []).append((cells[3], cells[4]))
    return {name: list(sentences.values()) for name, sentences in found.items()}


def mentions(corpus: Mapping[str, Sequence[Sequence[tuple[str, str]]]]) -> Iterator[Mention]:
    """Yield the mentions of events: neighbouring words of one chain."""
    for name, sentences in corpus.items():
        for number, sentence in enumerate(sentences):
            words = tuple(word for word, _ in sentence)
            start = 0
            while start < len(sentence):
                chain, end = sentence[start][1], start + 1
                while end < len(sentence) and sentence[end][1] == chain:
                    end += 1
                if chain.startswith(EVENTS):
                    yield Mention(
                        id=f"{name}.{number}.{start}",
                        chain=chain,
                        document=name,
                        words=words[start:end],
                        near=words[max(0, start - NEAR) : end + NEAR],
                    )
                start = end


def predicted(found: Sequence[Mention], story: Mapping[str, str]) -> Clusters:
    """Return the mentions by event, merged within each story by the features that merge facts."""
    from dragoman.codebook.book import load_codebook
    from dragoman.codebook.merging import KindRules
    from dragoman.merging.clusters import Pair, cluster
    from dragoman.merging.features import compare
    from dragoman.merging.tellings import Reader, Telling

    book = load_codebook()
    reader = Reader.of(book)
    rules = book.merging.facts
    rules.kinds["mentions"] = KindRules(same=SAME, maybe=MAYBE, weights=WEIGHTS)

    def telling(mention: Mention) -> Telling:
        said = " ".join(mention.words)
        head = book.acts.head(said) or said.lower()
        weight = max((book.rarity.weigh(word.lower())[1] for word in mention.words), default=0)
        return Telling(
            kind="mentions",
            act=head[:ROOT],
            acts=book.acts.find(said),
            status=None if weight >= LIGHT else "light",
            numbers=tuple(word for word in mention.near if word.isdigit()),
            words=reader.weigh(" ".join(mention.near), but=said),
        )

    told: dict[str, list[tuple[Mention, Telling]]] = defaultdict(list)
    for mention in found:
        told[story[mention.document]].append((mention, telling(mention)))
    clusters: Clusters = []
    for group in told.values():
        pairs = []
        for (a, x), (b, y) in combinations(group, 2):
            likeness = compare(x, y, rules)
            if likeness.score >= MAYBE:
                pairs.append(Pair(first=a.id, second=b.id, score=likeness.score, is_same=likeness.score >= SAME))
        apart: dict[str, frozenset[int]] = {mention.id: frozenset() for mention, _ in group}
        clusters.extend(map(frozenset, cluster(apart, pairs)))
    return clusters


# ---------------------------------------------------------------- the measure of the field


def conll(gold: Clusters, found: Clusters) -> float:
    """Return the mean F1 of MUC, B-cubed and CEAF-e."""
    scores = (muc(gold, found), b_cubed(gold, found), ceaf(gold, found))
    return sum(scores) / len(scores)


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def muc(gold: Clusters, found: Clusters) -> float:
    """Return the F1 of the links."""

    def recall(key: Clusters, response: Clusters) -> float:
        of = {id_: i for i, cluster in enumerate(response) for id_ in cluster}
        held = sum(len(cluster) - len({of.get(id_, id_) for id_ in cluster}) for cluster in key)
        return held / max(1, sum(len(cluster) - 1 for cluster in key))

    return f1(recall(found, gold), recall(gold, found))


def b_cubed(gold: Clusters, found: Clusters) -> float:
    """Return the F1 over mentions."""

    def recall(key: Clusters, response: Clusters) -> float:
        of = {id_: cluster for cluster in response for id_ in cluster}
        total = sum(len(cluster & of.get(id_, frozenset())) / len(cluster) for cluster in key for id_ in cluster)
        return total / max(1, sum(map(len, key)))

    return f1(recall(found, gold), recall(gold, found))


def ceaf(gold: Clusters, found: Clusters) -> float:
    """Return the F1 over events, each paired with at most one."""
    of = {id_: j for j, cluster in enumerate(found) for id_ in cluster}
    likeness = {
        (i, j): 2 * len(cluster & found[j]) / (len(cluster) + len(found[j]))
        for i, cluster in enumerate(gold)
        for j in {of[id_] for id_ in cluster if id_ in of}
    }
    total = sum(_best(part) for part in _parts(likeness))
    return f1(total / max(1, len(found)), total / max(1, len(gold)))


def _parts(likeness: Mapping[tuple[int, int], float]) -> Iterator[dict[tuple[int, int], float]]:
    """Yield the pairs in parts that share no event."""
    beside: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for pair in likeness:
        beside["gold", pair[0]].append(pair)
        beside["found", pair[1]].append(pair)
    left = set(likeness)
    while left:
        todo, part = [min(left)], {}
        while todo:
            pair = todo.pop()
            if pair in left:
                left.discard(pair)
                part[pair] = likeness[pair]
                todo.extend(beside["gold", pair[0]] + beside["found", pair[1]])
        yield part


def _best(part: Mapping[tuple[int, int], float]) -> float:
    """Return the sum of the best pairing of a part (the Hungarian method, on costs)."""
    rows, columns = sorted({i for i, _ in part}), sorted({j for _, j in part})
    if len(rows) > len(columns):
        return _best({(j, i): value for (i, j), value in part.items()})
    infinity, width = float("inf"), len(columns)
    u, v, match = [0.0] * (len(rows) + 1), [0.0] * (width + 1), [0] * (width + 1)
    for i in range(1, len(rows) + 1):
        match[0], at = i, 0
        least, way, used = [infinity] * (width + 1), [0] * (width + 1), [False] * (width + 1)
        while True:
            used[at], row, delta, nearest = True, match[at], infinity, 0
            for j in range(1, width + 1):
                if not used[j]:
                    cost = -part.get((rows[row - 1], columns[j - 1]), 0.0) - u[row] - v[j]
                    if cost < least[j]:
                        least[j], way[j] = cost, at
                    if least[j] < delta:
                        delta, nearest = least[j], j
            for j in range(width + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            at = nearest
            if match[at] == 0:
                break
        while at:
            match[at], at = match[way[at]], way[at]
    return sum(part.get((rows[match[j] - 1], columns[j - 1]), 0.0) for j in range(1, width + 1) if match[j])


def chains(path: Path) -> Figures:
    """Group the documents into stories, merge the mentions within each, and compare with the chains."""
    from dragoman.codebook.book import load_codebook
    from dragoman.stories import group, make_sketch
    from dragoman.stories.grouping import stories_of

    book, corpus = load_codebook(), documents(path)
    texts = {name: "\n".join(" ".join(w for w, _ in s) for s in sentences) for name, sentences in corpus.items()}
    sketches = [make_sketch(text, book.rarity, id=name) for name, text in texts.items()]
    story = stories_of(texts, group(sketches, book.merging.stories))
    found = list(mentions(corpus))
    by_chain: dict[str, set[str]] = defaultdict(set)
    for mention in found:
        by_chain[mention.chain].add(mention.id)
    gold = [frozenset(ids) for ids in by_chain.values()]
    clusters = predicted(found, story)
    return {
        "conll_f1": conll(gold, clusters),
        "muc_f1": muc(gold, clusters),
        "b_cubed_f1": b_cubed(gold, clusters),
        "ceaf_f1": ceaf(gold, clusters),
        "mentions": float(len(found)),
    }


def measures(shared: Path) -> dict[str, Callable[[], Figures]]:
    """Return what can be measured with the data at hand."""
    path = shared / "data" / "stories" / "ecbplus_dev.txt"
    return {"chains": lambda: chains(path)} if path.exists() else {}
