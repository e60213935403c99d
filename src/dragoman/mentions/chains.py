"""A title with its surroundings, as it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.mentions.lines import Mark


@dataclass(slots=True)
class Chain:
    """A title, its surroundings, and the name that it goes with; all numbers count words."""

    title: Mark
    first: int
    last: int
    office: str
    name: tuple[int, int] | None = None
    countries: list[str] = field(default_factory=list)
    sector: str | None = None
    status: str | None = None
    owner: int | None = None
    article: str | None = None
    claimed: bool = False
    same: int | None = None
    plural: bool = False
    inner: int | None = None
    posting: str | None = None


def spoken(words: list[str]) -> str:
    """Join the words of an office as they are read: no space around hyphens and before possessive endings."""
    return " ".join(words).replace(" - ", "-").replace(" 's", "'s").replace(" ,", ",").replace(" ' ", "' ")
