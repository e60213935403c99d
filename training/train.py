"""Rebuilds the English model that the package ships, from open treebanks, by one command.

usage: python training/train.py TREEBANKS [--out src/dragoman/model]

TREEBANKS is a folder with en_ewt-{train,dev}.conllu and en_gum-{train,dev}.conllu (Universal Dependencies 2.16). Needs
the packages of `requirements.txt` beside this file. About an hour on one core; the same up to numerical noise.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import spacy
from spacy.cli.train import train
from spacy.lookups import load_lookups
from spacy.tokens import DocBin
from treebank import documents

HERE = Path(__file__).parent
TREEBANKS = ("en_ewt", "en_gum")
#: Word lists (from WordNet) that check the lemmas of verbs, nouns and adjectives.
WORD_LISTS = ["lemma_index", "lemma_exc", "lemma_rules"]
META = {
    "name": "dragoman_cnn",
    "version": "0.1.0",
    "license": "Apache-2.0",
    "description": "English parts of speech, morphology, lemmas and universal dependencies for diplomatic news.",
    "sources": [
        {"name": "UD English EWT 2.16", "license": "CC BY-SA 4.0"},
        {"name": "UD English GUM 2.16, openly licensed genres", "license": "annotations CC BY 4.0"},
        {"name": "spacy-lookups-data (WordNet)", "license": "MIT"},
    ],
}


def main() -> None:
    """Convert, train, add the word lists, write."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("treebanks", type=Path)
    cli.add_argument("--out", type=Path, default=HERE.parent / "src" / "dragoman" / "model")
    args = cli.parse_args()
    paths = {half: [args.treebanks / f"{name}-{half}.conllu" for name in TREEBANKS] for half in ("train", "dev")}
    if missing := [str(path) for half in paths.values() for path in half if not path.is_file()]:
        sys.exit(f"Training needs the treebanks; not found: {', '.join(missing)}. See docs/model.md for where they come from.")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for half, files in paths.items():
            convert(files, work / f"{half}.spacy", augment=half == "train")
        overrides = {f"paths.{half}": str(work / f"{half}.spacy") for half in paths}
        train(HERE / "cnn.cfg", work / "model", overrides=overrides)
        finish(work / "model" / "model-best", args.out)


def convert(files: list[Path], out: Path, *, augment: bool) -> None:
    """Write CoNLL-U files as one spaCy corpus."""
    vocab = spacy.blank("en").vocab
    DocBin(docs=documents(vocab, files, augment=augment), store_user_data=False).to_disk(out)


def finish(trained: Path, out: Path) -> None:
    """Write the trained pipeline with the word lists and its card."""
    nlp = spacy.load(trained)
    nlp.vocab.lookups = load_lookups("en", WORD_LISTS)
    nlp.meta.update(META)
    nlp.to_disk(out)


if __name__ == "__main__":
    main()
