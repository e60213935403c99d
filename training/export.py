"""A trained network as the files that the package ships: graphs in 8 bits, labels, vocabulary."""

from __future__ import annotations

import io
import json
import tempfile
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn

from dragoman.parsing.network import ARCS, ENCODER, HIDDEN, LABELS, RELATIONS, SENSE, SENSES
from dragoman.parsing.wordpieces import VOCABULARY
from training.network import ARC, ATTENTION, OUTPUTS, RELATION, WIDTH, Reader
from training.windows import Coding, Labels

#: Layers, counted from none, whose word on a word is given out beside what is read off the last one.
GIVEN_OUT = (1, 3)


class EightBitEmbedding(nn.Module):
    """A table of vectors in 8 bits, with one scale a row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-9) / 127
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """Return the vectors of ids."""
        return nn.functional.embedding(ids, self.rows).float() * nn.functional.embedding(ids, self.scale)


class Words(nn.Module):
    """The reader with the labels of tags and lemmas chosen already, and one score for the start of a sentence."""

    def __init__(self, net: Reader) -> None:
        super().__init__()
        self.net = net

    def forward(  # noqa: PLR0917  (a graph names its inputs by place)
        self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, ...]:
        """Return OUTPUTS for each word; the vectors of dependents are multiplied with the arcs' weights already."""
        dep, *vectors, tag, lemma, start, name = self.net(pieces, shapes, first, last)
        arc = self.net.arc
        dep = dep @ arc[:-1] + arc[-1]
        return (dep, *vectors, tag.argmax(-1).int(), lemma.argmax(-1).int(), start[..., 1] - start[..., 0], name)


class Arcs(nn.Module):
    """Scores of the words of a sentence as heads of each other, the root last."""

    def __init__(self, net: Reader) -> None:
        super().__init__()
        self.register_buffer("root", net.roots()[0].detach()[None])

    def forward(self, dep: Tensor, head: Tensor) -> Tensor:
        """Return a row for each dependent."""
        return dep @ torch.cat([head, self.root]).T


class Relations(nn.Module):
    """Scores of the relations between words and their heads, the root behind the last word."""

    def __init__(self, net: Reader) -> None:
        super().__init__()
        wide, labels, _ = net.rel.shape
        self.labels = labels
        rel = net.rel.detach()
        self.register_buffer("weight", rel[:-1].reshape(wide - 1, labels * wide))
        self.register_buffer("bias", rel[-1].reshape(labels * wide))
        self.register_buffer("root", net.roots()[1].detach()[None])

    def forward(self, dep: Tensor, head: Tensor, heads: Tensor) -> Tensor:
        """Return a row for each word; `heads` are the places of the heads."""
        chosen = torch.cat([head, self.root])[heads]
        mixed = (dep @ self.weight + self.bias).view(-1, self.labels, chosen.shape[-1] + 1)
        return (mixed[..., :-1] @ chosen[:, :, None])[..., 0] + mixed[..., -1]


def files(net: Reader, code: Coding) -> dict[str, bytes]:
    """Return what Network.load reads, by file name; the net's own table of pieces is replaced."""
    net.eval()
    labels = {kind: getattr(code.labels, kind) for kind in Labels.__slots__}
    lists = {kind: sorted(numbers, key=numbers.get) for kind, numbers in labels.items()}
    ids, words = torch.randint(1000, 2000, (2, 17)), torch.arange(1, 10).expand(2, -1)
    arcs, rels, heads = torch.zeros(9, ARC), torch.zeros(9, RELATION), torch.arange(9)
    dep_head = {"dep": {0: "word"}, "head": {0: "word"}}
    made = {
        LABELS: json.dumps(lists, ensure_ascii=False, indent=0).encode("utf8"),
        VOCABULARY: "\n".join(code.pieces.ids).encode("utf8"),
        SENSES: array_file(np.zeros((WIDTH * len(GIVEN_OUT), SENSE), dtype=np.float16)),  # `make fallback` learns them
        ARCS: exported(Arcs(net), {"dep": arcs, "head": arcs}, axes=dep_head),
        RELATIONS: eight_bit(
            exported(
                Relations(net), {"dep": rels, "head": rels, "heads": heads}, axes=dep_head | {"heads": {0: "word"}}
            )
        ),
    }
    net.pieces = EightBitEmbedding(net.pieces.weight.detach())
    inputs = {"pieces": ids, "shapes": torch.ones_like(ids), "first": words, "last": words}
    axes = {name: {0: "window", 1: "piece" if name in {"pieces", "shapes"} else "word"} for name in inputs}
    outputs = {name: {0: "window", 1: "word"} for name in OUTPUTS}
    words = eight_bit(fused(exported(Words(net), inputs, axes=axes | outputs, outputs=tuple(OUTPUTS))))
    made[ENCODER] = with_hidden(words)
    return made


def exported(
    module: nn.Module,
    inputs: dict[str, Tensor],
    *,
    axes: dict[str, dict[int, str]],
    outputs: tuple[str, ...] = ("scores",),
) -> bytes:
    """Return a module as a graph whose named axes may have any length."""
    made = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module.eval(),
            tuple(inputs.values()),
            made,
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
    return made.getvalue()


def fused(graph: bytes) -> bytes:
    """Return a transformer's graph with its usual steps joined."""
    options = FusionOptions("bert")
    options.enable_embed_layer_norm = False
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "graph.onnx"
        path.write_bytes(graph)
        joined = optimize_model(
            str(path), "bert", num_heads=ATTENTION, hidden_size=WIDTH, optimization_options=options, opt_level=0
        )
        joined.save_model_to_file(str(path))
        return path.read_bytes()


def eight_bit(graph: bytes) -> bytes:
    """Return a graph with its weights in 7 of 8 bits: processors without VNNI overflow on the eighth."""
    with tempfile.TemporaryDirectory() as place:
        before, after = Path(place) / "before.onnx", Path(place) / "after.onnx"
        before.write_bytes(graph)
        quantize_dynamic(
            str(before),
            str(after),
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": 1},
        )
        return after.read_bytes()


def with_hidden(graph: bytes) -> bytes:
    """Return an encoder's graph that gives out HIDDEN too: for each word what the layers GIVEN_OUT make of its first and last piece."""
    model = onnx.load_from_string(graph)
    nodes = model.graph.node
    first, last = (node.input[1] for node in nodes if node.op_type == "GatherElements")
    model.graph.initializer.append(onnx.numpy_helper.from_array(np.float32(0.5), "half"))
    for layer in GIVEN_OUT:
        made = f"/net/layers.{layer}/last/LayerNormalization_output_0"
        for which, places in (("first", first), ("last", last)):
            nodes.append(onnx.helper.make_node("GatherElements", [made, places], [f"{HIDDEN}.{layer}.{which}"], axis=1))
        nodes.append(
            onnx.helper.make_node("Add", [f"{HIDDEN}.{layer}.{w}" for w in ("first", "last")], [f"{HIDDEN}.{layer}"])
        )
    nodes.append(
        onnx.helper.make_node("Concat", [f"{HIDDEN}.{layer}" for layer in GIVEN_OUT], [f"{HIDDEN}.both"], axis=2)
    )
    nodes.append(onnx.helper.make_node("Mul", [f"{HIDDEN}.both", "half"], [HIDDEN]))
    shape = ("window", "word", WIDTH * len(GIVEN_OUT))
    model.graph.output.append(onnx.helper.make_tensor_value_info(HIDDEN, onnx.TensorProto.FLOAT, shape))
    return bytes(model.SerializeToString())


def array_file(values: NDArray[np.float16]) -> bytes:
    """Return numbers as a file of numpy's."""
    made = io.BytesIO()
    np.save(made, values)
    return made.getvalue()
