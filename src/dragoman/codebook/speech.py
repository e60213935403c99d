"""The words that report speech and thought, ready to be found in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from dragoman.codebook.inflection import inflect
from dragoman.codebook.yaml_files import load_yaml

Place = Literal["that", "bare", "wh", "to", "object", "as", "complement", "left", "quote"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A class of verbs: what they mean, where their content stands, who may be their subject."""

    words: tuple[str, ...]
    takes: frozenset[Place]
    addressee: Literal["object"] | None = None
    speaker: Literal["known", "document"] | None = None
    kind: Literal["statement", "assessment"] = "statement"
    adjective: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """What marks a judgement that nobody is reported to have made."""

    passives: tuple[str, ...]
    adjectives: frozenset[str]
    seeming: tuple[str, ...]
    excluding: tuple[str, ...]
    particles: frozenset[str]
    meaning: frozenset[str]
    modals: frozenset[str]
    writer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechFile:
    """The lexicon as it is written."""

    verbs: dict[str, Meaning]
    judging: Judging
    irregular: dict[str, tuple[str, ...]]
    nouns: dict[str, tuple[str, ...]]
    nobody: frozenset[str]
    sources: tuple[str, ...]
    owned_sources: dict[str, frozenset[str]]
    as_said: frozenset[str]
    people: frozenset[str]
    unnamed: frozenset[str]
    documents: frozenset[str]
    issued: frozenset[str]
    channels: tuple[str, ...]
    platforms: tuple[str, ...]
    posts: frozenset[str]
    posted: tuple[str, ...]
    pages: frozenset[str]
    channel_words: frozenset[str]
    languages: frozenset[str]
    alone: frozenset[str]
    hearers: frozenset[str]
    matters: frozenset[str]
    reportable: frozenset[str]
    idioms: dict[str, frozenset[str]]
    negations: frozenset[str]
    unreal: frozenset[str]
    doubting: frozenset[str]
    charges: frozenset[str]
    realized_by: frozenset[str]
    passive: frozenset[str]
    sure: frozenset[str]
    particles: frozenset[str]
    questions: frozenset[str]
    reasons: frozenset[str]
    askers: frozenset[str]
    answerers: frozenset[str]
    first_person: frozenset[str]
    authors: frozenset[str]
    owners: frozenset[str]
    equating: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CueWord:
    """One form of a verb or phrase: the words after the first, the form of the first, and all that it may mean."""

    lemma: str
    tail: tuple[str, ...]
    form: str
    names: tuple[str, ...]
    takes: frozenset[Place]
    addressee: bool = False
    known_speaker: bool = False
    document_speaks: bool = False
    kind: str = "statement"
    adjective: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """The lexicon of speech; `cues` lists by first word, the longest phrase first, what may report."""

    words: SpeechFile
    cues: Mapping[str, tuple[CueWord, ...]] = field(repr=False)
    sources: Mapping[str, tuple[tuple[str, ...], ...]]
    channels: Mapping[str, tuple[tuple[str, ...], ...]]
    platforms: Mapping[str, tuple[tuple[str, ...], ...]]
    posted: frozenset[str]
    judged: frozenset[str]
    seeming: frozenset[str]
    excluded: frozenset[str]
    nouns: Mapping[str, frozenset[str]]


def load_speech(folder: Path) -> Speech:
    """Load `en/lexicon/speech.yaml` of a codebook folder."""
    words = load_yaml(folder / "en" / "lexicon" / "speech.yaml", SpeechFile)
    nouns: dict[str, set[str]] = {}
    for link, names in words.nouns.items():
        for name in names:
            nouns.setdefault(name, set()).add(link)
    return Speech(
        words=words,
        cues=index(words.verbs, words.irregular),
        sources=phrases(words.sources),
        channels=phrases((*words.channels, *words.platforms)),
        platforms=phrases(words.platforms),
        posted=every_form(words.posted, words),
        judged=every_form(words.judging.passives, words),
        seeming=every_form(words.judging.seeming, words),
        excluded=every_form(words.judging.excluding, words),
        nouns={name: frozenset(links) for name, links in nouns.items()},
    )


def every_form(verbs: Iterable[str], words: SpeechFile) -> frozenset[str]:
    """Return all forms of some verbs."""
    return frozenset(form for verb in verbs for form in inflect(verb, words.irregular))


def phrases(lines: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return phrases word by word under their first word, the longest first."""
    split = sorted((tuple(line.lower().split()) for line in lines), key=lambda words: (-len(words), words))
    return {first: tuple(words for words in split if words[0] == first) for first in sorted({w[0] for w in split})}


def index(verbs: Mapping[str, Meaning], irregular: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[CueWord, ...]]:
    """Return the cue words by their first word; a word of several classes may do what any of them does."""
    classes: dict[str, list[str]] = {}
    for name, meaning in verbs.items():
        for phrase in meaning.words:
            classes.setdefault(phrase, []).append(name)
    found: dict[str, list[CueWord]] = {}
    for phrase, names in classes.items():
        for first, cue in forms(phrase, [(name, verbs[name]) for name in dict.fromkeys(names)], irregular):
            found.setdefault(first, []).append(cue)
    return {first: tuple(sorted(cues, key=lambda cue: -len(cue.tail))) for first, cues in found.items()}


def forms(
    phrase: str, meanings: list[tuple[str, Meaning]], irregular: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, CueWord]]:
    """Yield (first word, cue) for each form of a phrase."""
    head, *tail = phrase.lower().split()
    adjective = any(meaning.adjective for _, meaning in meanings)
    kinds = {head: "base"} if adjective else inflect(head, irregular)
    for first, form in kinds.items():
        yield (
            first,
            CueWord(
                lemma=phrase,
                tail=tuple(tail),
                form=form,
                names=tuple(name for name, _ in meanings),
                takes=frozenset().union(*(meaning.takes for _, meaning in meanings)),
                addressee=any(meaning.addressee for _, meaning in meanings),
                known_speaker=all(meaning.speaker for _, meaning in meanings),
                document_speaks=all(meaning.speaker == "document" for _, meaning in meanings),
                kind=meanings[0][1].kind,
                adjective=adjective,
            ),
        )
