"""The words that tell where an actor stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from dragoman.codebook.speech import Meaning, Speech, index, load_speech
from dragoman.codebook.yaml_files import load_yaml

Stance = Literal["support", "oppose", "demand", "offer", "pledge", "condemn", "declined"]
#: Of a cue or noun that leaves the stance to the words that are reported.
CONTENT: Final = "content"


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceMeaning(Meaning):
    """A class of verbs and the stance they express; `content` leaves it to the words reported."""

    stance: Stance | Literal["content"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promising:
    """Nouns and participles that tell of promises, verbs that make or keep one, and what marks one that is acted on."""

    nouns: frozenset[str]
    participles: frozenset[str]
    owned: frozenset[str]
    makers: frozenset[str]
    on: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceFile:
    """The lexicon of stances as it is written."""

    cues: dict[str, StanceMeaning]
    nouns: dict[Stance | Literal["content"], dict[str, tuple[str, ...]]]
    holders: dict[Stance, frozenset[str]]
    values: frozenset[str]
    needs: frozenset[str]
    goods: frozenset[str]
    copulas: frozenset[str]
    duties: frozenset[str]
    futures: frozenset[str]
    selves: frozenset[str]
    speaking_selves: frozenset[str]
    alone: frozenset[str]
    idle: frozenset[str]
    engaged: frozenset[str]
    promised_acts: frozenset[str]
    effects: frozenset[str]
    harms: frozenset[str]
    unwanted: frozenset[str]
    obliging: frozenset[str]
    gifts: frozenset[str]
    doubted: frozenset[str]
    hopes: frozenset[str]
    feelings: dict[Stance, frozenset[str]]
    shared: frozenset[str]
    of_acts: frozenset[Stance]
    emotions: frozenset[str]
    accepting: frozenset[str]
    against: frozenset[str]
    fosters: frozenset[str]
    hampers: frozenset[str]
    planned: frozenset[str]
    silence: frozenset[str]
    empty: frozenset[str]
    owners: frozenset[str]
    links: frozenset[str]
    beneficiaries: frozenset[str]
    promising: Promising


@dataclass(frozen=True, slots=True, kw_only=True)
class Stances:
    """The lexicon of stances; `lexicon` finds its cues as speech is found, `nouns` gives the stance of (noun, link)."""

    words: StanceFile
    lexicon: Speech
    nouns: Mapping[tuple[str, str], Stance | Literal["content"]]


def load_stances(folder: Path) -> Stances:
    """Load `en/lexicon/stances.yaml`; the irregular verbs and the nouns for people are those of `speech.yaml`."""
    speech = load_speech(folder)
    words = load_yaml(folder / "en" / "lexicon" / "stances.yaml", StanceFile)
    nouns = {
        (noun, link): stance for stance, links in words.nouns.items() for link, names in links.items() for noun in names
    }
    links: dict[str, frozenset[str]] = {}
    for noun, link in nouns:
        links[noun] = links.get(noun, frozenset()) | {link}
    cues = index(words.cues, speech.words.irregular)
    return Stances(words=words, lexicon=replace(speech, cues=cues, nouns=links), nouns=nouns)
