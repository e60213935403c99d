"""Words of meetings, visits, votes and deadlines to come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.codebook.inflection import inflect
from dragoman.codebook.yaml_files import load_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaFile:
    """The lexicon's `agenda.yaml`; the file's comments say what each table is for."""

    nouns: dict[str, list[str]]
    verbs: dict[str, list[str]]
    irregular: dict[str, list[str]]
    acts: dict[str, str]
    joint: frozenset[str]
    attending: frozenset[str]
    moving: frozenset[str]
    awaited: frozenset[str]
    going: frozenset[str]
    destined: frozenset[str]
    will: frozenset[str]
    today: frozenset[str]
    happening: frozenset[str]
    sitting: frozenset[str]
    sitters: frozenset[str]
    onward: frozenset[str]
    effect_act: str
    holding: frozenset[str]
    due: str
    end: str
    extending: frozenset[str]
    granting: frozenset[str]
    phases: frozenset[str]
    no_acts: frozenset[str]
    travellers: frozenset[str]
    proposals: frozenset[str]
    bodies: frozenset[str]
    effects: frozenset[str]
    effect_verbs: frozenset[str]
    events: dict[str, str]
    modes: dict[str, str]
    journey: str
    planned: str
    coming: frozenset[str]
    upcoming: frozenset[str]
    background: frozenset[str]
    unset: frozenset[str]
    not_yet: frozenset[str]
    dates: frozenset[str]
    deadlines: frozenset[str]
    lasting: frozenset[str]
    limited: frozenset[str]
    said: frozenset[str]
    farthest: int
    states: dict[str, list[str]]
    state_irregular: dict[str, list[str]]
    not_held: dict[str, str]
    off_state: str
    unset_state: str
    set_state: str
    placing: frozenset[str]
    aims: frozenset[str]
    ends: frozenset[str]
    partners: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaWords:
    """The tables of `agenda.yaml` with the kind of every form of a noun or verb."""

    tables: AgendaFile
    nouns: Mapping[str, str]
    verbs: Mapping[str, str]
    acts: Mapping[str, str]
    states: Mapping[tuple[str, ...], str]


def load_agenda(folder: Path) -> AgendaWords:
    """Return the agenda words of the codebook in `folder`."""
    tables = load_yaml(folder / "en" / "lexicon" / "agenda.yaml", AgendaFile)
    nouns = {form: kind for kind, words in tables.nouns.items() for word in words for form in (word, f"{word}s")}
    verbs = {
        form: kind for kind, words in tables.verbs.items() for word in words for form in inflect(word, tables.irregular)
    }
    states = {
        tuple(form.split()): state
        for state, words in tables.states.items()
        for word in words
        for form in inflect(word, tables.state_irregular)
    }
    acts = {form: noun for verb, noun in tables.acts.items() for form in inflect(verb, tables.irregular)}
    return AgendaWords(tables=tables, nouns=nouns, verbs=verbs, acts=acts, states=states)
