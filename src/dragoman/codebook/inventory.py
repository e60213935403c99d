"""What a codebook holds, counted."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass
from typing import Any


def inventory(codebook: Any) -> Iterator[tuple[str, str, int]]:
    """Yield (section, what, how many) for every table and list of a codebook that is not empty."""
    for section in fields(codebook):
        value = getattr(codebook, section.name)
        if is_dataclass(value):
            for part in fields(value):
                yield from _count(section.name, part.name, getattr(value, part.name))
        else:
            yield from _count(section.name, section.name, value)


def _count(section: str, what: str, value: Any) -> Iterator[tuple[str, str, int]]:
    if isinstance(value, Collection) and not isinstance(value, str) and value:
        yield section.replace("_", " "), what.strip("_").replace("_", " "), len(value)
