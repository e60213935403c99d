"""The sample reports, written for Dragoman in the manner of many kinds of outlet."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

__all__ = ["NOTICE", "folder"]

#: Stands in every sample file: what it says is public, how it says it is ours.
NOTICE = "Written for the Dragoman sample; not a news report."


def folder() -> Path:
    """Return the folder that holds the reports."""
    return Path(str(files(__package__)))
