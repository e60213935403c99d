"""Lemmas as scripts: how much a form loses, what it gains, and in which case (after Straka 2018, UDPipe 2.0)."""

from __future__ import annotations

from collections.abc import Callable

#: How a form is written before its ending is changed.
CASES: dict[str, Callable[[str], str]] = {"L": str.lower, "K": str, "T": str.title}


def script(form: str, lemma: str) -> str | None:
    """Return the script that makes the lemma of the form, e.g. "L3:y" for Ladies; None if only a word list would."""
    kept = 0
    low, want = form.lower(), lemma.lower()
    while kept < min(len(low), len(want)) and low[kept] == want[kept]:
        kept += 1
    lost, gained = len(form) - kept, lemma[kept:]
    return next((s for s in (f"{case}{lost}:{gained}" for case in CASES) if apply(s, form) == lemma), None)


def apply(script: str, form: str) -> str:
    """Return the lemma that a script makes of a form; a script that would leave nothing leaves the form."""
    lost, gained = script[1:].split(":", 1)
    kept = len(form) - int(lost)
    return CASES[script[0]](form)[: max(kept, 0)] + gained if kept > 0 or gained else form
