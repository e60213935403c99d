"""`make model`: treebanks in, the reader of the package out."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

import spacy
from spacy.cli.train import train
from spacy.lookups import load_lookups
from spacy.tokens import DocBin

import dragoman
from training.treebank import documents

#: English treebanks, each in a training and a development part.
TREEBANKS = ("en_ewt", "en_gum")
#: Word lists from WordNet that check the lemmas of verbs, nouns and adjectives (dragoman/lemmas.py).
WORD_LISTS = ["lemma_index", "lemma_exc", "lemma_rules"]
CONFIG = Path(__file__).with_name("cnn.cfg")
PACKAGED = Path(dragoman.__file__).with_name("model")
META = {
    "name": "dragoman_news",
    "version": dragoman.__version__,
    "description": "Parts of speech, morphology, lemmas and universal dependencies of English, for news.",
    "author": "The Dragoman authors",
    "license": "Apache-2.0",
    "sources": [
        {"name": "UD English EWT 2.16", "license": "CC BY-SA 4.0", "author": "Universal Dependencies contributors"},
        {
            "name": "UD English GUM 2.16, open genres",
            "license": "annotations CC BY 4.0",
            "author": "Amir Zeldes and others",
        },
        {"name": "spacy-lookups-data 1.0.5 (WordNet)", "license": "MIT", "author": "Explosion"},
    ],
}


def convert(treebanks: Path, folder: Path) -> dict[str, Path]:
    """Write the training and the development half as spaCy reads them."""
    vocab = spacy.blank("en").vocab
    written = {}
    for half in ("train", "dev"):
        sources = [treebanks / f"{name}-{half}.conllu" for name in TREEBANKS]
        docs = list(documents(vocab, sources, augment=half == "train"))
        written[half] = folder / f"{half}.spacy"
        DocBin(docs=docs, store_user_data=False).to_disk(written[half])
        print(f"{half}: {len(docs)} documents, {sum(map(len, docs))} words")
    return written


def ship(trained: Path, package: Path) -> None:
    """Put a trained model into the package, with its name and its sources."""
    nlp = spacy.load(trained)
    nlp.vocab.lookups = load_lookups("en", WORD_LISTS)
    nlp.meta.update(META)
    new = package.with_name("model.new")
    nlp.to_disk(new)
    shutil.rmtree(package, ignore_errors=True)
    new.rename(package)


def main() -> int:
    """Train for about an hour on one core, or put a model that is trained already into the package."""
    command = argparse.ArgumentParser(prog="training", description=__doc__)
    command.add_argument(
        "--treebanks", type=Path, required=True, help="the folder with en_ewt-train.conllu and its like"
    )
    command.add_argument("--package", type=Path, default=PACKAGED, help="where the model goes")
    command.add_argument("--trained", type=Path, help="a trained model to ship as it is")
    asked = command.parse_args()
    missing = [
        f"{name}-{half}.conllu"
        for name in TREEBANKS
        for half in ("train", "dev")
        if not (asked.treebanks / f"{name}-{half}.conllu").exists()
    ]
    if asked.trained is None and missing:
        print(
            f"Training needs the treebanks, and {asked.treebanks} has no {', '.join(missing)}; NOTICE says what they are.",
            file=sys.stderr,
        )
        return 1
    with tempfile.TemporaryDirectory() as place:
        trained = asked.trained
        if trained is None:
            halves = convert(asked.treebanks, Path(place))
            train(
                CONFIG, Path(place) / "model", overrides={f"paths.{half}": str(path) for half, path in halves.items()}
            )
            trained = Path(place) / "model" / "model-best"
        ship(trained, asked.package)
    return 0


if __name__ == "__main__":
    sys.exit(main())
