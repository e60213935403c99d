"""The reader as a torch network: a MiniLM encoder, one vector a word, and a head for each thing that is read off it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from dragoman.parsing.wordpieces import SHAPES

WIDTH, LAYERS, ATTENTION, INNER, POSITIONS = 384, 6, 12, 1536, 512
ARC, RELATION = 320, 128
#: What is dropped between layers, before the heads, and of whole words.
DROP, HEAD_DROP = 0.12, 0.33
OUTPUTS = ("arc_dep", "arc_head", "rel_dep", "rel_head", "tag", "lemma", "start", "name")


@dataclass(frozen=True, kw_only=True)
class Sizes:
    """How many labels each head chooses from."""

    deps: int
    tags: int
    lemmas: int
    names: int


class Dropout(nn.Module):
    """Dropout from a pool of ready masks: on a CPU the drawing of numbers costs more than a layer's product."""

    POOL = 1 << 23

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share
        self.register_buffer("pool", ((torch.rand(self.POOL) > share) / (1 - share)).bfloat16(), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """Return x with a share of it set to nothing while training."""
        if not self.training:
            return x
        at = int(torch.randint(0, self.POOL - x.numel(), (1,)))
        return x * self.pool[at : at + x.numel()].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer, as BERT has it."""

    def __init__(self, drop: Dropout) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.last = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = drop

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return the layer's output; `mask` is added to the attention's scores."""
        batch, length, _ = x.shape
        heads = (batch, length, ATTENTION, WIDTH // ATTENTION)
        query, key, value = (m(x).view(heads).transpose(1, 2) for m in (self.query, self.key, self.value))
        scores = query @ key.transpose(-1, -2) * (WIDTH // ATTENTION) ** -0.5 + mask
        mixed = (scores.softmax(-1).to(value.dtype) @ value).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm(x + self.drop(self.out(mixed)))
        return self.last(x + self.drop(self.outer(functional.gelu(self.inner(x)))))


class Reader(nn.Module):
    """Pieces of words in, for each word its vectors and label scores out; relations are scored by `arcs` and `relations`."""

    def __init__(self, sizes: Sizes, *, pieces: int) -> None:
        super().__init__()
        self.drop, self.head_drop = Dropout(DROP), Dropout(HEAD_DROP)
        self.pieces = nn.Embedding(pieces, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(self.drop) for _ in range(LAYERS))
        self.arc_dep, self.arc_head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.rel_dep, self.rel_head = nn.Linear(WIDTH, RELATION), nn.Linear(WIDTH, RELATION)
        self.root = nn.Parameter(torch.zeros(WIDTH))
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.rel = nn.Parameter(torch.zeros(RELATION + 1, sizes.deps, RELATION + 1))
        self.tag = nn.Linear(WIDTH, sizes.tags)
        self.lemma = nn.Linear(WIDTH, sizes.lemmas)
        self.start = nn.Linear(WIDTH, 2)
        self.name = nn.Linear(WIDTH, sizes.names)
        nn.init.normal_(self.shapes.weight, std=0.005)
        nn.init.xavier_uniform_(self.arc[:ARC])

    def load_encoder(self, folder: Path) -> None:
        """Take the weights of a BERT encoder: a folder with model.safetensors."""
        found = load_file(folder / "model.safetensors")
        first = found["embeddings.token_type_embeddings.weight"][0]
        state = {
            "pieces.weight": found["embeddings.word_embeddings.weight"],
            "positions.weight": found["embeddings.position_embeddings.weight"] + first,
            "norm.weight": found["embeddings.LayerNorm.weight"],
            "norm.bias": found["embeddings.LayerNorm.bias"],
        }
        parts = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "out": "attention.output.dense",
            "norm": "attention.output.LayerNorm",
            "inner": "intermediate.dense",
            "outer": "output.dense",
            "last": "output.LayerNorm",
        }
        for i in range(LAYERS):
            for ours, theirs in parts.items():
                for kind in ("weight", "bias"):
                    state[f"layers.{i}.{ours}.{kind}"] = found[f"encoder.layer.{i}.{theirs}.{kind}"]
        missing, unexpected = self.load_state_dict(state, strict=False)
        if unexpected or any(name.startswith(("pieces", "positions", "norm", "layers")) for name in missing):
            raise ValueError(f"{folder} holds no encoder of this shape: {missing} {unexpected}")

    def encode(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        """Return a vector for each piece; pieces of id 0 are padding."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.pieces(pieces) + self.shapes(shapes) + self.positions(places)
        x = self.drop(self.norm(x))
        mask = (pieces == 0)[:, None, None, :].to(x.dtype) * -30000.0
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def forward(  # noqa: PLR0917  (a graph names its inputs by place)
        self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, ...]:
        """Return OUTPUTS for each word, from the places of its first and last piece."""
        x = self.encode(pieces, shapes)
        wide = x.shape[-1]
        words = 0.5 * (
            x.gather(1, first[:, :, None].expand(-1, -1, wide)) + x.gather(1, last[:, :, None].expand(-1, -1, wide))
        )
        dropped = self.drop(words)
        made = (functional.gelu(m(dropped)) for m in (self.arc_dep, self.arc_head, self.rel_dep, self.rel_head))
        return (*made, *(m(dropped) for m in (self.tag, self.lemma, self.start, self.name)))

    def roots(self) -> tuple[Tensor, Tensor]:
        """Return the vectors of the root as a head, for arcs and for relations."""
        return functional.gelu(self.arc_head(self.root)), functional.gelu(self.rel_head(self.root))

    def arcs(self, dep: Tensor, head: Tensor) -> Tensor:
        """Return the score of each word (row) hanging on each word (column); the last column is the root."""
        batch = head.shape[0]
        root = self.roots()[0].to(head.dtype).expand(batch, 1, -1)
        heads = self.head_drop(torch.cat([head, root], 1))
        deps = functional.pad(self.head_drop(dep), (0, 1), value=1.0)
        return (deps @ self.arc.to(dep.dtype) @ heads.transpose(1, 2)).float()

    def relations(self, dep: Tensor, head: Tensor) -> Tensor:
        """Return scores of the relations between words and their heads; each row a pair."""
        dep, head = (functional.pad(self.head_drop(x), (0, 1), value=1.0) for x in (dep, head))
        weight = self.rel.to(dep.dtype)
        wide, labels, _ = weight.shape
        mixed = (dep @ weight.reshape(wide, labels * wide)).view(-1, labels, wide)
        return (mixed * head[:, None, :]).sum(-1).float()
