"""Makes `en/lexicon/rarity.yaml` anew from open texts: in how many of them each word stands, in bands."""

from __future__ import annotations

import argparse
import re
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from bench.copies import originals
from dragoman.codebook.book import shipped
from dragoman.codebook.rarity import load_rarity

PLACE = Path("en") / "lexicon" / "rarity.yaml"
#: Words of YAML's own.
RESERVED = frozenset({"true", "false", "null"})
#: A word of fewer texts is as rare as any other.
LEAST = 3


def texts(shared: Path) -> Iterator[str]:
    """Yield the news articles, read-outs and press releases, and the documents of the treebanks."""
    yield from originals(shared)
    for name in ("en_ewt-train", "en_gum-train"):
        blocks = (shared / "data" / "treebank" / f"{name}.conllu").read_text(encoding="utf8").split("\n# newdoc")[1:]
        for block in blocks:
            yield " ".join(re.findall(r"# text = (.*)", block))


def main() -> None:
    """Count, and rewrite the bands of the file; what stands above them stays."""
    asked = argparse.ArgumentParser(prog="bench.rarity", description=__doc__)
    asked.add_argument("--shared", type=Path, default=Path("../shared"))
    shared: Path = asked.parse_args().shared
    path = shipped() / PLACE
    rarity, number = load_rarity(shipped()), 0
    counts: Counter[str] = Counter()
    for text in texts(shared):
        number += 1
        counts.update({rarity.stem(word) for word in rarity.words(text) if not word[0].isdigit()})
    bands: dict[int, list[str]] = defaultdict(list)
    for word, count in counts.items():
        if count >= LEAST and word not in RESERVED:
            bands[count.bit_length() - 1].append(word)
    head = path.read_text(encoding="utf8").partition("texts:")[0]
    body = [f"texts: {number}", "bands:"]
    for band in sorted(bands, reverse=True):
        listed = textwrap.fill(", ".join(sorted(bands[band])), 2000, initial_indent="    ", subsequent_indent="    ")
        body.append(f"  {band}:\n  - [\n{listed}\n    ]")
    path.write_text(head + "\n".join(body).replace("  - [", "    [") + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
