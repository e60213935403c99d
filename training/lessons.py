"""Training of the reader: the loss of a batch, the steps, the mean of the weights, and how it does on what it has not seen."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import torch
from torch.nn import functional

from training.network import Reader
from training.treebank import Annotated
from training.windows import IGNORED, Batch, Coding, batches, windows

#: How much each head's loss weighs.
WEIGHTS = {"arc": 1.0, "dep": 1.0, "tag": 0.6, "lemma": 0.4, "start": 0.6, "name": 0.4}
SEED = 7
#: Words of a step on average, for the schedule, and the steps after which the losses are told.
WORDS_A_STEP, TOLD = 930, 200


@dataclass(frozen=True, kw_only=True)
class Course:
    """How long and how fast the reader learns."""

    passes: int = 11
    encoder_rate: float = 2e-4
    head_rate: float = 1.5e-3
    warmup: float = 0.06
    decay: float = 0.01
    kept: float = 0.998


def losses(net: Reader, batch: Batch) -> dict[str, torch.Tensor]:
    """Return each head's mean loss over the words that it is told about."""
    arc_dep, arc_head, rel_dep, rel_head, tag, lemma, start, name = net(
        batch.pieces, batch.shapes, batch.first, batch.last
    )
    scores = masked(net.arcs(arc_dep, arc_head), batch.sentence)
    words = batch.sentence >= 0
    dep = net.relations(rel_dep[words], chosen(net, rel_head, batch.heads.clamp(min=0))[words])
    return {
        "arc": functional.cross_entropy(scores[words], batch.heads[words]),
        "dep": functional.cross_entropy(dep, batch.deps[words], ignore_index=IGNORED),
        "tag": flat(tag, batch.tags),
        "lemma": flat(lemma, batch.lemmas),
        "start": flat(start, batch.starts),
        "name": flat(name, batch.names),
    }


def chosen(net: Reader, rel_head: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
    """Return the vector of each word's head; the root's place is behind the last word."""
    root = net.roots()[1].to(rel_head.dtype).expand(rel_head.shape[0], 1, -1)
    return torch.cat([rel_head, root], 1).gather(1, heads[:, :, None].expand(-1, -1, rel_head.shape[-1]))


def flat(scores: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """Return the mean loss over the labelled words; nothing where none is labelled."""
    told = right != IGNORED
    return functional.cross_entropy(scores[told].float(), right[told]) if told.any() else scores.sum() * 0.0


def masked(scores: torch.Tensor, sentence: torch.Tensor) -> torch.Tensor:
    """Return arc scores with what lies in another sentence, and each word itself, ruled out."""
    same = (sentence[:, :, None] == sentence[:, None, :]) & (sentence[:, None, :] >= 0)
    same &= ~torch.eye(sentence.shape[1], dtype=torch.bool)
    return scores.masked_fill(~functional.pad(same, (0, 1), value=True), -1e9)


def train(net: Reader, lessons: Sequence[list[Annotated]], *, course: Course, code: Coding) -> Iterator[int]:
    """Train for the passes of the course; after each pass yield its number while the net holds the mean of its late weights."""
    chance = random.Random(SEED)
    torch.manual_seed(SEED)
    parameters = list(net.parameters())
    mean = [p.detach().clone() for p in parameters]
    steps = course.passes * sum(len(s.words) for p in lessons for s in p) // WORDS_A_STEP
    optimizer = optimizer_of(net, course)
    rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: schedule(step / steps, course.warmup))
    step = 0
    for number in range(1, course.passes + 1):
        net.train()
        for batch in batches(windows(lessons, code.pieces, chance), code, chance=chance):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                parts = losses(net, batch)
            sum(WEIGHTS[name] * part for name, part in parts.items()).backward()
            torch.nn.utils.clip_grad_norm_(parameters, 5.0)
            optimizer.step()
            optimizer.zero_grad()
            rate.step()
            step += 1
            with torch.no_grad():
                torch._foreach_lerp_(mean, parameters, 1 - min(course.kept, (step + 1) / (step + 10)))
            if step % TOLD == 0:
                said = " ".join(f"{name} {part.item():.3f}" for name, part in parts.items())
                print(f"pass {number} step {step} of about {steps}: {said}", flush=True)
        with swapped(parameters, mean):
            yield number


def optimizer_of(net: Reader, course: Course) -> torch.optim.Optimizer:
    """Return an optimizer with one rate for the encoder and one for what is new."""
    encoder, heads = [], []
    for name, parameter in net.named_parameters():
        (encoder if name.startswith(("pieces", "positions", "norm", "layers")) else heads).append(parameter)
    groups = [{"params": encoder, "lr": course.encoder_rate}, {"params": heads, "lr": course.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=course.decay, betas=(0.9, 0.98), fused=True)


@contextmanager
def swapped(parameters: list[torch.nn.Parameter], others: list[torch.Tensor]) -> Iterator[None]:
    """Put other weights into the parameters for a while."""
    held = [p.detach().clone() for p in parameters]
    for parameter, other in zip(parameters, others, strict=True):
        parameter.data.copy_(other)
    yield
    for parameter, own in zip(parameters, held, strict=True):
        parameter.data.copy_(own)


def schedule(share: float, warmup: float) -> float:
    """Return the rate at a share of the way: up in a line, down as a cosine."""
    if share < warmup:
        return share / warmup
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, (share - warmup) / (1 - warmup))))


@torch.no_grad()
def score(net: Reader, dev: Sequence[list[Annotated]], code: Coding) -> dict[str, float]:
    """Return percentages of words read rightly, with given words and sentences; heads are chosen one by one."""
    net.eval()
    right: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for batch in batches([[s] for p in dev for s in p], code):
        arc_dep, arc_head, rel_dep, rel_head, tag, lemma, _, name = net(
            batch.pieces, batch.shapes, batch.first, batch.last
        )
        words = batch.sentence >= 0
        heads = masked(net.arcs(arc_dep, arc_head), batch.sentence).argmax(-1)
        dep = net.relations(rel_dep[words], chosen(net, rel_head, heads)[words]).argmax(-1)
        good = heads[words] == batch.heads[words]
        right.update(uas=int(good.sum()), las=int((good & (dep == batch.deps[words])).sum()))
        told.update(uas=len(good), las=len(good))
        for kind, scores, gold in (
            ("tag", tag, batch.tags),
            ("lemma", lemma, batch.lemmas),
            ("name", name, batch.names),
        ):
            known = gold != IGNORED
            right[kind] += int((scores[known].argmax(-1) == gold[known]).sum())
            told[kind] += int(known.sum())
    return {kind: round(100 * right[kind] / told[kind], 2) for kind in right if told[kind]}
