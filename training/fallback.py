"""`make fallback`: sentences with a type, the frames' own examples, and running text in, the weights of the learned fallback out."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import spacy
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

import dragoman
from dragoman.articles import split
from dragoman.codebook.book import Codebook, load_codebook, shipped
from dragoman.codebook.frames import Frames
from dragoman.codebook.yaml_files import load_yaml
from dragoman.events.beyond import doers, other_side
from dragoman.events.learned import NOUN, WEIGHTS, Features, Seen, look
from dragoman.events.scene import Scene
from dragoman.parsing.network import SENSE, SENSES
from dragoman.pipeline import Pipeline, batches
from dragoman.propositions import nominal
from dragoman.records import Document, Proposition, stable_id
from dragoman.sentences import SpacyEngine
from training import running
from training.export import array_file

Floats = NDArray[np.float32]
#: What is seen of an act, and the type it is.
Lesson = tuple[Seen, str]

PHRASES = Path("en") / "learned" / "phrases.yaml"
FOLDER = Path(__file__).parent
SENTENCES = FOLDER / "sentences.tsv"
#: Sentences whose act is named: label, predicate, sentence.
NAMED = (FOLDER / "sentences_a.tsv", FOLDER / "sentences_b.tsv")
MODEL = Path(dragoman.__file__).parent / "model"
NONE = ""
#: How `phrases.yaml` and the sentences call what is no event.
NOTHING = "none"
#: The two parties that phrases stand between: a pair without history, so that the words teach and not the names.
SUBJECT, OBJECT = "The government of Chile", "Peru"
FOLDS, SEED = 5, 1
SHARPNESS = np.linspace(0.3, 3.0, 55)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How the networks are taught, `networks` of them side by side over the same senses.

    `blind` is how often an act is seen as if no frame knew its verb, `scale` brings the hidden vectors to the size of the rest.
    """

    networks: int = 3
    width: int = 64
    passes: int = 18
    batch: int = 128
    rate: float = 4e-3
    decay: float = 1e-2
    drop: float = 0.35
    blind: float = 0.5
    scale: float = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is learned: from features to labels, by a course."""

    features: Features
    labels: list[str]
    course: Course = Course()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with its label, NONE for no event, and the words that name its act where they are told."""

    text: str
    label: str
    predicate: str | None = None


def sentences(codebook: Codebook) -> Iterator[Sentence]:
    """Yield phrases between two parties, whole sentences, and the examples of the frames."""
    for label, phrases in load_yaml(shipped() / PHRASES, dict[str, tuple[str, ...]]).items():
        for phrase in phrases:
            own = label == "PROTEST"
            yield Sentence(text=f"{'Chilean' if own else SUBJECT} {phrase} {OBJECT}.", label=_label(label))
    for label, text in _rows(SENTENCES):
        yield Sentence(text=text, label=_label(label))
    for path in NAMED:
        for label, predicate, text in _rows(path)[1:]:
            yield Sentence(text=text, label=_label(label), predicate=predicate)
    for frame in codebook.frames.frames:
        yield from (Sentence(text=example.text, label=frame.type) for example in frame.fire)
        yield from (Sentence(text=example.text, label=NONE) for example in frame.silent)


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _label(label: str) -> str:
    return NONE if label == NOTHING else label


def lessons(pipeline: Pipeline) -> list[Lesson]:
    """Return what is seen of the act of each sentence, and of every act of a sentence that tells no event."""
    given = list(dict.fromkeys(sentences(pipeline.codebook)))
    documents = [
        Document(id=i, version=i, file="lesson", text=s.text, published="2025-06-18", language="en")
        for s in given
        for i in [stable_id("doc", s.text)]
    ]
    found = []
    for scene, sentence in zip(scenes(pipeline, documents), given, strict=True):
        for act in acts(scene, sentence):
            actors = doers(scene, act)
            if seen := look(scene, act, actors=actors, recipients=other_side(scene, act, actors)):
                found.append((seen, sentence.label))
    return found


def scenes(pipeline: Pipeline, documents: Iterable[Document]) -> Iterator[Scene]:
    """Yield each document's first article as the event coder sees it."""
    for batch in batches(documents):
        articles = [split(document, pipeline.codebook.pages)[0][0] for document in batch]
        for article, parsed in zip(articles, pipeline.engine.parse(articles), strict=True):
            yield Scene(pipeline.read(article, parsed), pipeline.codebook.grammar)


def acts(scene: Scene, sentence: Sentence) -> Iterator[Proposition]:
    """Yield the act that is named, else the first verb that does not only report; where nothing happens the other verbs too."""
    verbs = [p for p in scene.reading.propositions if p.pos == "VERB"]
    if sentence.predicate is None:
        main = next((p for p in verbs if "that" not in p.roles), verbs[0] if verbs else None)
    else:
        main = _named(scene, sentence.predicate)
    if main is not None:
        yield main
    if sentence.predicate is not None and sentence.label == NONE:
        yield from (p for p in verbs if p is not main)


def _named(scene: Scene, words: str) -> Proposition | None:
    """Return the act that stands at some words: as a verb, as the noun that a verb carries, or as a noun by itself."""
    first = words.lower().split()[0]
    for parsed in scene.reading.sentences:
        for token in parsed.tokens:
            if token.text.lower() in {first, words.lower()} or first.startswith(f"{token.text.lower()}-"):
                known = scene.propositions.get((parsed.number, token.i))
                if known or token.pos == NOUN:
                    return known or nominal(parsed, token, scene.grammar)
    return None


class Networks(nn.Module):
    """Small networks of one hidden layer over the same features; of the senses a few dimensions are learned for all of them."""

    def __init__(self, sizes: tuple[int, int, int], course: Course) -> None:
        """`sizes` are the numbers of plain features, of hidden dimensions of one word, and of labels."""
        super().__init__()
        plain, hidden, labels = sizes
        self.hidden = hidden
        self.senses = nn.Linear(hidden, SENSE, bias=False)
        each = range(course.networks)
        self.inner = nn.ModuleList(nn.Linear(plain + 2 * SENSE, course.width) for _ in each)
        self.outer = nn.ModuleList(nn.Linear(course.width, labels) for _ in each)
        self.drop = nn.Dropout(course.drop)

    def forward(self, x: Tensor) -> Tensor:
        """Return the scores of each network, one beside the other."""
        plain, hidden = x[:, : -2 * self.hidden], x[:, -2 * self.hidden :].reshape(len(x), 2, self.hidden)
        scores = []
        for inner, outer in zip(self.inner, self.outer, strict=True):
            senses = self.senses(self.drop(hidden)).flatten(1)
            seen = torch.cat([self.drop(plain), senses], 1)
            scores.append(outer(self.drop(torch.relu(inner(seen)))))
        return torch.stack(scores, 1)


def train(task: Task, given: Sequence[Lesson]) -> Networks:
    """Return networks that have learned from lessons, rare labels nearly as much as others."""
    torch.manual_seed(SEED)
    features, labels, course = task.features, task.labels, task.course
    x = _tensor(task, given)
    y = torch.tensor([labels.index(label) for _, label in given])
    weight = torch.bincount(y, minlength=len(labels)).clamp(min=1)[y] ** -0.5
    weight = weight / weight.mean()
    hidden = len(given[0][0].senses) // 2
    net = Networks((x.shape[1] - 2 * hidden, hidden, len(labels)), course)
    optimizer = torch.optim.AdamW(net.parameters(), lr=course.rate, weight_decay=course.decay)
    steps = course.passes * -(-len(x) // course.batch)
    plan = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.02, 1 - step / steps))
    for _ in range(course.passes):
        for rows in torch.randperm(len(x)).split(course.batch):
            batch = x[rows]
            blind = torch.rand(len(rows)) < course.blind
            batch[:, features.of_verbs] *= ~blind[:, None]
            scores = net(batch)
            right = y[rows, None].expand(-1, scores.shape[1])
            loss = functional.cross_entropy(scores.transpose(1, 2), right, reduction="none").mean(1)
            optimizer.zero_grad()
            (loss * weight[rows]).mean().backward()
            optimizer.step()
            plan.step()
    return net.eval()


def _tensor(task: Task, given: Sequence[Lesson]) -> Tensor:
    """Return the features of lessons, their hidden vectors scaled."""
    x = np.array([task.features.of(seen) for seen, _ in given], dtype=np.float32)
    x[:, -len(given[0][0].senses) :] *= task.course.scale
    return torch.from_numpy(x)


def scores(net: Networks, task: Task, given: Sequence[Lesson]) -> Floats:
    """Return the mean of what the networks make of each lesson, as logarithms of shares."""
    with torch.no_grad():
        found: Floats = torch.log_softmax(net(_tensor(task, given)), -1).mean(1).numpy()
    return found


def without(frames: Frames, verbs: set[str]) -> Frames:
    """Return the frames as if they did not know some verbs."""
    return Frames(tuple(replace(f, verbs=tuple(w for w in f.verbs if w not in verbs)) for f in frames.frames))


def unseen(task: Task, given: Sequence[Lesson]) -> Floats:
    """Return for each lesson the scores of networks that have never met its verb, in lessons or frames."""
    verbs = sorted({seen.verb.split()[0] for seen, _ in given})
    fold = dict(zip(verbs, np.random.default_rng(SEED).integers(0, FOLDS, len(verbs)).tolist(), strict=True))
    at = np.array([fold[seen.verb.split()[0]] for seen, _ in given])
    held = np.zeros((len(given), len(task.labels)), dtype=np.float32)
    features = task.features
    for k in range(FOLDS):
        hidden = {w for f in features.frames.frames for w in f.verbs if fold.get(w.split()[0]) == k}
        less = replace(task, features=Features(without(features.frames, hidden), features.types, features.sectors))
        net = train(less, [lesson for lesson, n in zip(given, at, strict=True) if n != k])
        held[at == k] = scores(net, less, [lesson for lesson, n in zip(given, at, strict=True) if n == k])
    return held


def softmax(values: Floats) -> Floats:
    """Return scores as shares."""
    found: Floats = np.exp(values - values.max(1, keepdims=True))
    return found / found.sum(1, keepdims=True)


def sharpest(held: Floats, y: NDArray[np.intp]) -> float:
    """Return the factor with which scores of acts that were held back say how often they are right."""
    return float(min(SHARPNESS, key=lambda s: -np.log(softmax(held * s)[np.arange(len(y)), y]).mean()))


def tell(shares: Floats, y: NDArray[np.intp]) -> None:
    """Print how often the likeliest label is right, and of the events proposed, by how sure the model is."""
    right, sure = shares.argmax(1) == y, shares.max(1)
    proposed, events = shares.argmax(1) != shares.shape[1] - 1, (y != shares.shape[1] - 1).sum()
    print(f"{len(y)} acts of unseen verbs, right {right.mean():.3f}")
    for least in (0.5, 0.6, 0.7, 0.8, 0.9):
        kept = proposed & (sure >= least)
        precision, recall = (right & kept).sum() / max(1, kept.sum()), (right & kept).sum() / max(1, events)
        print(f"  events at {least}: {kept.sum()}, right {precision:.3f}, found {recall:.3f}")


def arrays(net: Networks) -> dict[str, NDArray[np.float16]]:
    """Return the weights of the networks as the package keeps them."""
    layers = {"inner": net.inner, "outer": net.outer}
    found = {}
    for name, parts in layers.items():
        found[name] = np.array([part.weight.detach().numpy().T for part in parts], dtype=np.float16)
        found[f"{name}_bias"] = np.array([part.bias.detach().numpy() for part in parts], dtype=np.float16)
    return found


def main() -> int:
    """Train, say how well acts of unseen verbs are told, and write the weights into the package."""
    command = argparse.ArgumentParser(prog="training.fallback", description=__doc__)
    command.add_argument("--data", type=Path, required=True, help="the folder with treebank/ and news/")
    asked = command.parse_args()
    if lacking := running.missing(asked.data):
        print(
            f"The fallback needs running text, and {asked.data} has no {', '.join(lacking)}; NOTICE says what they are.",
            file=sys.stderr,
        )
        return 1
    torch.set_num_threads(1)
    pipeline = hidden_pipeline()
    ontology, frames = pipeline.codebook.ontology, pipeline.codebook.frames
    told = lessons(pipeline)
    quiet = (running.uneventful(scene, pipeline.codebook) for scene in scenes(pipeline, running.documents(asked.data)))
    given = [*told, *((seen, NONE) for text in quiet for seen in text)]
    sectors = sorted({s for seen, _ in given for s in (seen.actor, seen.recipient) if s})
    task = Task(features=Features(frames, list(ontology.types), sectors), labels=[*ontology.types, NONE])
    y = np.array([task.labels.index(label) for _, label in given])
    held = unseen(task, given)
    sharpness = sharpest(held, y)
    tell(softmax(held * sharpness)[: len(told)], y[: len(told)])
    print(f"and {len(y) - len(told)} of running text that are none: ", end="")
    tell(softmax(held * sharpness)[len(told) :], y[len(told) :])
    net = train(task, given)
    senses = (net.senses.weight.detach().numpy().T * task.course.scale).astype(np.float16)
    (MODEL / "reader" / SENSES).write_bytes(array_file(senses))
    named = {"labels": np.array(task.labels), "sharpness": np.array(sharpness), "sectors": np.array(sectors)}
    np.savez_compressed(WEIGHTS, allow_pickle=False, **arrays(net), **named)
    print(f"sharpness {sharpness:.2f}; {WEIGHTS.stat().st_size / 1e3:.0f} kB")
    return 0


def hidden_pipeline() -> Pipeline:
    """Return the pipeline with a reader that tells all hidden dimensions of each word, of which the senses are to be learned."""
    nlp = spacy.load(MODEL)
    network = nlp.get_pipe("reader").network
    network.senses = np.eye(len(network.senses), dtype=np.float32)
    return Pipeline(codebook=load_codebook(), engine=SpacyEngine(nlp))


if __name__ == "__main__":
    sys.exit(main())
