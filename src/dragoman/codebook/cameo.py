"""The CAMEO code of each event, for those who compare with older data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dragoman.codebook.frames import Frames
from dragoman.codebook.ontology import Ontology
from dragoman.codebook.yaml_files import Where, check_known, load_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoRule:
    """A code and what an event must be to have it; the head of `cameo.yaml` says what the fields mean."""

    code: str
    type: str
    plover: str | None = None
    mode: str | None = None
    frame: str | None = None
    context: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cameo:
    """All rules, the first that fits wins."""

    rules: tuple[CameoRule, ...]

    def code(self, *, type_: str, plover: str, mode: str | None, frame: str, contexts: Iterable[str]) -> str | None:
        """Return the code of an event."""
        for rule in self.rules:
            if rule.type != type_ or (rule.plover or type_) != plover:
                continue
            fits = rule.mode in {None, mode} and rule.frame in {None, frame}
            if fits and (rule.context is None or rule.context in contexts):
                return rule.code
        return next((r.code for r in reversed(self.rules) if r.type == plover and r.plover is None), None)


def load_cameo(folder: Path, ontology: Ontology, frames: Frames) -> Cameo:
    """Return the codes of the codebook in `folder`, their types, modes, frames and contexts checked."""
    path = folder / "cameo.yaml"
    rules = load_yaml(path, list[CameoRule])
    types, contexts = list(ontology.types), load_yaml(folder / "contexts.yaml", list[str])
    ids = [frame.id for frame in frames.frames]
    for number, rule in enumerate(rules):
        where = Where(file=path, keys=(number,))
        check_known(rule.type, types, where, what="event type")
        for name, allowed, what in (
            (rule.plover, types, "event type"),
            (rule.mode, list(ontology.types[rule.type].modes), f"mode of {rule.type}"),
            (rule.frame, ids, "frame"),
            (rule.context, contexts, "context"),
        ):
            if name is not None:
                check_known(name, allowed, where, what=what)
    return Cameo(rules=tuple(rules))
