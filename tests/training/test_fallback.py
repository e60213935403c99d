"""Lessons in, networks out that the package reads as they were taught; skipped where what training needs is not installed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")

from dragoman.codebook.book import load_codebook
from dragoman.events.learned import Features, Learned, Seen
from dragoman.parsing.network import SENSE
from training import fallback


def seen(verb: str, *, sense: float) -> Seen:
    return Seen(verb=verb, actor="GOV", recipient="GOV", senses=np.full(2 * SENSE, sense, dtype=np.float32))


@pytest.fixture(scope="module")
def task() -> fallback.Task:
    features = Features(load_codebook().frames, ["AID", "ASSAULT"], ["GOV"])
    course = fallback.Course(networks=2, width=8, passes=6, batch=8, scale=1)
    return fallback.Task(features=features, labels=["AID", "ASSAULT", fallback.NONE], course=course)


LESSONS = [
    (seen(verb, sense=sense), label)
    for label, sense, verbs in (
        ("AID", -1, ("bankroll", "foot", "defray")),
        ("ASSAULT", 0, ("pummel", "mangle", "gut")),
        (fallback.NONE, 1, ("resemble", "outscore", "age")),
    )
    for verb in verbs * 8
]


def test_the_package_reads_what_was_taught(task: fallback.Task, tmp_path: Path) -> None:
    net = fallback.train(task, LESSONS)
    with_names = {"labels": np.array(task.labels), "sharpness": np.array(1.0), "sectors": np.array(["GOV"])}
    np.savez(tmp_path / "learned.npz", **fallback.arrays(net), **with_names)
    model = Learned(task.features.frames, tmp_path / "learned.npz")
    projection = net.senses.weight.detach().numpy().T
    told = fallback.scores(net, task, LESSONS)
    for (act, label), score in list(zip(LESSONS, told, strict=True))[::8]:
        kept = np.concatenate([part @ projection for part in np.split(act.senses, 2)])
        shares = model.shares(model.features.of(seen_with(act, kept)))
        assert shares == pytest.approx(np.exp(score) / np.exp(score).sum(), abs=0.02)
        assert task.labels[int(shares.argmax())] == label


def seen_with(act: Seen, senses: np.ndarray) -> Seen:
    return Seen(verb=act.verb, actor=act.actor, recipient=act.recipient, senses=senses.astype(np.float32))


def test_a_verb_that_is_held_back_is_met_nowhere(task: fallback.Task) -> None:
    """What tells the types apart here are the senses, so that verbs never met are told as well."""
    held = fallback.unseen(task, LESSONS)
    right = [task.labels[int(row.argmax())] == label for row, (_, label) in zip(held, LESSONS, strict=True)]
    assert sum(right) > 0.6 * len(right)  # by chance a third


def test_scores_that_are_too_sure_are_made_less_sharp() -> None:
    sure, y = np.log(np.array([[0.99, 0.01]] * 10, dtype=np.float32)), np.array([0] * 6 + [1] * 4)
    assert fallback.sharpest(sure, y) < 0.5


def test_sentences_are_of_both_files_and_the_frames() -> None:
    found = list(fallback.sentences(load_codebook()))
    assert sum(s.predicate is not None for s in found) >= 1500
    assert all(s.predicate is None or s.predicate.split()[0].lower() in s.text.lower() for s in found)
    assert {s.label for s in found} == {*load_codebook().ontology.types, fallback.NONE}
