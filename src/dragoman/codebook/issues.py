"""The issues that diplomacy deals with, found by their phrases."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from dragoman.codebook.inflection import singular
from dragoman.codebook.yaml_files import CodebookError, Where, check_known, load_yaml

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
#: Words that are remembered as they are compared.
REMEMBERED = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A matter between states: its phrases, its PLOVER contexts, the wider issues it belongs to, and its neighbours."""

    id: str
    name: str
    phrases: tuple[str, ...]
    contexts: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Issues:
    """All issues, and their phrases by first word, the longest first."""

    by_id: Mapping[str, Issue]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = field(repr=False)

    def find(self, text: str) -> tuple[Issue, ...]:
        """Return the issues that a text names, in order of place; a longer phrase hides the shorter ones in it."""
        written = WORD.findall(text)
        words = [fold(word) for word in written]
        found: dict[str, Issue] = {}
        at = 0
        while at < len(words):
            hit = next((p for p in self.phrases.get(words[at], ()) if tuple(words[at : at + len(p[0])]) == p[0]), None)
            if hit and not _in_name(written, at, len(hit[0])):
                found.setdefault(hit[1], self.by_id[hit[1]])
            at += len(hit[0]) if hit else 1
        return tuple(found.values())


def _in_name(words: list[str], at: int, size: int) -> bool:
    """Tell whether a word stands inside a longer name: the "Energy" of an Atomic Energy Agency is no issue."""
    after = at + size
    return (
        size == 1
        and words[at][0].isupper()
        and after < len(words)
        and words[after][0].isupper()
        and at > 0
        and words[at - 1][0].isupper()
    )


@lru_cache(maxsize=REMEMBERED)
def fold(word: str) -> str:
    """Return a word in lower case without possessive and plural endings."""
    return singular(word.lower().replace("’", "'").removesuffix("'s"))


def load_issues(folder: Path) -> Issues:
    """Load every file of `issues/` in a codebook folder; raise CodebookError on a repeated id, an unknown parent or context."""
    contexts = load_yaml(folder / "contexts.yaml", list[str])
    by_id: dict[str, Issue] = {}
    places: dict[str, Where] = {}
    for path in sorted((folder / "issues").glob("*.yaml")):
        for number, issue in enumerate(load_yaml(path, list[Issue])):
            if issue.id in by_id:
                raise CodebookError(f"{Where(file=path, keys=(number,))}: issue {issue.id!r} is defined twice")
            by_id[issue.id], places[issue.id] = issue, Where(file=path, keys=(number,))
    for issue in by_id.values():
        for context in issue.contexts:
            check_known(context, contexts, places[issue.id], what="context")
        for name in (*issue.parents, *issue.links):
            check_known(name, list(by_id), places[issue.id], what="issue")
    return Issues(by_id=by_id, phrases=by_first_word(by_id))


def by_first_word(by_id: Mapping[str, Issue]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Index the folded phrases of all issues."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for issue in by_id.values():
        for phrase in dict.fromkeys((issue.name, *issue.phrases)):
            words = tuple(fold(word) for word in WORD.findall(phrase))
            index.setdefault(words[0], []).append((words, issue.id))
    return {first: tuple(sorted(entries, key=lambda e: (-len(e[0]), e))) for first, entries in index.items()}
