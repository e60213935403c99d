"""When reports are copies, tell one story, and say one fact."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dragoman.codebook.yaml_files import load_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRules:
    """What makes a copy; see the head of `merging.yaml`."""

    contained: float
    least: int
    exact: float
    whole: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRules:
    """What makes a story; see the head of `merging.yaml`."""

    alike: int
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    """All rules of merging."""

    copies: CopyRules
    stories: StoryRules


def load_merging(folder: Path) -> Merging:
    """Return the merging rules of the codebook in `folder`."""
    return load_yaml(folder / "merging.yaml", Merging)
