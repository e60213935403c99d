"""What a feature of likeness finds."""

from __future__ import annotations

from collections.abc import Callable, Set

#: What a feature finds: how much of it there is, 0 to 1, and why, told only when asked; None where it says nothing.
Found = tuple[float, Callable[[], str]] | None


def listed(names: Set[str] | Set[str | None]) -> str:
    """Return names in order."""
    return ", ".join(sorted(name for name in names if name))
