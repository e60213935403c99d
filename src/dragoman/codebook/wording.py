"""How a brief says an event or a stance in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sized
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dragoman.codebook.yaml_files import load_yaml

#: Statuses of what took place: said in the past tense.
PAST = frozenset({"occurred", "ongoing", "historical"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The verb phrases of a mode, "past | plain"; see the head of `wording.yaml`."""

    toward: str | None = None
    together: str | None = None
    alone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypePhrases(Phrases):
    """The verb phrases of a type, and of those of its modes that are said otherwise."""

    modes: dict[str, Phrases] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of the brief."""

    types: dict[str, TypePhrases]
    statuses: dict[str, str]
    stances: dict[str, str]
    terms: dict[str, str]
    articled: frozenset[str]

    def verb(self, type_: str, mode: str | None, *, form: str, status: str) -> str:
        """Return the verb phrase of an event; `form` is what `form_of` gives."""
        kind = self.types.get(type_, TypePhrases())
        levels = (kind.modes[mode], kind) if mode in kind.modes else (kind,)
        found = next((phrase for level in levels for phrase in (getattr(level, form),) if phrase), None)
        past, _, plain = (found or kind.toward or type_.lower()).partition("|")
        if status in PAST:
            return past.strip()
        return self.statuses.get(status, "{act}").format(act=(plain or past).strip())

    def stance(self, stance: str, *, named: bool) -> str:
        """Return a stance as a verb, before the name of an issue or before the words of the report."""
        free, _, known = self.stances.get(stance, stance).partition("|")
        return (known if named and known else free).strip()

    def stand(self, position: Mapping[str, Any]) -> str:
        """Return where somebody stands, and whose the matter is where its name does not say so."""
        named = bool(position["issue_id"]) and position["issue"][:1] not in "“\"'"
        verb, issue = self.stance(position["stance"], named=named), " ".join(position["issue"].split())
        whose = [self.party(name) for name in position.get("of") or () if name not in issue] if named else []
        if not named and issue[:1].isupper():  # a sentence of the speaker's
            return f"{verb} “{issue.rstrip(' .,')}”"
        return f"{verb} {issue}" + (f" of {', '.join(whose)}" if whose else "")

    def party(self, name: str) -> str:
        """Return a name as it stands within a sentence: "the United States"."""
        return f"the {name}" if name in self.articled else name


def form_of(actors: Sized, recipients: Sized) -> str:
    """Return which phrase of an event's type says it: toward somebody, together, or alone."""
    return "toward" if recipients else "together" if len(actors) > 1 else "alone"


def load_wording(folder: Path) -> Wording:
    """Return the wording of the codebook in `folder`."""
    return load_yaml(folder / "en" / "lexicon" / "wording.yaml", Wording)
