"""Quality on annotated reports and open corpora, by the scripts that come with them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

Figures = dict[str, float]
NUMBER = r"(\d+(?:\.\d+)?)"

TREEBANKS = {"gum": "data/treebank/en_gum-dev.conllu", "ewt": "data/treebank/en_ewt-dev.conllu"}
PARSED = {name: f"{name} {NUMBER}" for name in ("token", "pos", "lemma", "las", "sentences")}
#: Section: the corpus that the script measures, its files, and the figure that each pattern finds in the script's line.
CORPORA: dict[str, tuple[str, list[str], dict[str, str]]] = {
    "readouts": (
        "readouts",
        ["data/readouts/readouts_dev.jsonl"],
        {"parties": f"parties {NUMBER}", "mode": f"mode {NUMBER}", "date": f"date {NUMBER}"},
    ),
    "relations": (
        "relations",
        ["data/relations/plv_train.jsonl"],
        {"macro_f1": f"macro-F1 {NUMBER}", "no_event": f"no event {NUMBER}"},
    ),
    "attribution": (
        "attribution",
        ["data/attribution/polnear_dev.jsonl"],
        {"content_f1": f"content F1 {NUMBER}", "source_right": f"source right in {NUMBER}"},
    ),
    **{f"parse_{name}": ("parse", [file], PARSED) for name, file in TREEBANKS.items()},
    "stories": ("stories", ["data/stories/ecbplus_dev.txt"], {"b_cubed_f1": f"B-cubed F1 {NUMBER}"}),
}


def seeds(shared: Path) -> Figures:
    """Code the annotated reports and score them."""
    folder = shared / "gold" / "seeds"
    with tempfile.TemporaryDirectory() as place:
        coded = Path(place) / "coded.jsonl"
        reports = [str(path) for path in sorted(folder.glob("*.txt"))]
        coded.write_text(run(["dragoman", "code", "--format", "jsonl", *reports]), encoding="utf8")
        scores = json.loads(run([sys.executable, str(shared / "gold" / "score.py"), str(folder), str(coded), "--json"]))
    kinds = ("events", "exact", "statements", "positions", "schedule", "quantities", "offices")
    figures = {f"{kind}_f1": float(scores[kind]["f1"]) for kind in kinds}
    matched = scores["attributes_of_matched_events"]
    figures |= {f"{part}_right": float(matched[part]) for part in ("date", "place", "status")}
    return {**figures, "evidence_not_verbatim": float(scores["evidence"]["not_verbatim"])}


def corpus(section: str, shared: Path) -> Figures:
    """Run the evaluation of one corpus and read the figures from its line."""
    name, files, patterns = CORPORA[section]
    line = run([sys.executable, str(shared / "gold" / "evaluate.py"), name, *(str(shared / file) for file in files)])
    found = {figure: re.search(pattern, line) for figure, pattern in patterns.items()}
    missing = [figure for figure, match in found.items() if match is None]
    if missing:
        raise RuntimeError(f"no {', '.join(missing)} in: {line.strip()}")
    return {figure: float(match[1]) for figure, match in found.items() if match}


def given_words(file: Path) -> Figures:
    """Measure the shipped model on a treebank with its own words and sentences."""
    import spacy

    import dragoman
    from bench.treebanks import measure

    return measure(spacy.load(Path(dragoman.__file__).with_name("model")), file)


def measures(shared: Path) -> dict[str, Callable[[], Figures]]:
    """Return what can be measured with the data at hand."""
    found: dict[str, Callable[[], Figures]] = {}
    if (shared / "gold" / "score.py").exists():
        found["seeds"] = lambda: seeds(shared)
    for section, (_, files, _) in CORPORA.items():
        if all((shared / file).exists() for file in files):
            found[section] = lambda section=section: corpus(section, shared)
    for name, file in TREEBANKS.items():
        if (shared / file).exists():
            found[f"words_{name}"] = lambda file=file: given_words(shared / file)
    return found


def run(command: list[str]) -> str:
    """Return what a command prints; raise with its last words where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment())
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[:3])} failed ({done.returncode}): {done.stderr.strip()[-300:]}")
    return done.stdout


def environment() -> dict[str, str]:
    """Return the environment with the `dragoman` of this Python first on the path."""
    return {**os.environ, "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))}
