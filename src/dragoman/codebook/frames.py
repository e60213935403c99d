"""Frames: which words, with which arguments, are which event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from dragoman.codebook.layers import LAST
from dragoman.codebook.ontology import Ontology
from dragoman.codebook.yaml_files import CodebookError, Where, check_known, load_yaml

#: What may stand in `when` and `unless` instead of a list of words.
KEYWORDS = frozenset(
    {"any", "actor", "duty", "future", "maybe", "official", "own-future", "own-refusal", "person", "wanted"}
)
#: Stands among the verbs of a frame that any verb may have, if its conditions hold; tried after the frames of the verb itself.
ANY_WORD = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence that must fire the frame, with the parties it must find ("KOR, JPN" or "KOR > JPN"), or must not fire it."""

    text: str
    parties: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One meaning class of an event type.

    `when` and `unless` map a role (or roles joined by "|") to words of which its phrase must hold one, or to a keyword:
    any (the role is filled), actor (by an actor), person, future (a clause about the future), own-future (the same, about
    the subject's own act), own-refusal (what the subject says it will not do), duty (what somebody else must do), wanted (what is to be
    done), maybe (what may be), official (somebody who acts in public). `actors` and `recipients` name roles in order of preference; `parties` are all taken together.
    `guess` marks a mode that holds only until the article says better ("spoke with" is mostly by telephone).
    A role with "*" means every actor named in the phrase; in a condition, where only the last may bear it, every word in
    any of the phrases. `modes` maps a mode to the words near the predicate that tell it.
    `absorbs` names the roles whose inner acts are part of this event and are not coded on their own.
    `state` marks what lasts (duties in force), `stands` what happened even where it is only mentioned (a launch condemned), `alleged` that what it
    absorbs is only alleged and never a fact of its own, `quarrel` words that tell violence, but between politicians a quarrel.
    A frame without words is off: so a codebook laid over ours takes one of ours away.
    `promise` marks a commitment, whose type is what the act in `absorbs` becomes while it lies ahead (a promised release); `denied` a
    refusal told by denying the verb ("would not hear of").
    `tie` marks what is cut or mended between two states: where none is named, it is toward the other of the two that the report is about.
    `operator` (asked, refused, threatened) takes the mode from the act in the roles of `absorbs`.
    `there` names the types of acts between two states of which the last one told lends its parties, where this one names none.
    """

    id: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    mode: str | None = None
    guess: bool = False
    modes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    when: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    unless: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    absorbs: tuple[str, ...] = ()
    operator: str | None = None
    state: bool = False
    stands: bool = False
    alleged: bool = False
    promise: bool = False
    denied: bool = False
    quarrel: bool = False
    tie: bool = False
    there: tuple[str, ...] = ()
    least: int = 1
    confidence: float = 0.8
    fire: tuple[Example, ...] = ()
    silent: tuple[Example, ...] = ()
    type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition of a frame made ready: in the phrases of which roles, whether in every word of them, what it wants: words or a keyword."""

    roles: tuple[str, ...]
    deep: bool
    wants: str | frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameFile:
    """One file of frames, all of one type."""

    type: str
    frames: tuple[Frame, ...]


@dataclass(frozen=True)
class Frames:
    """All frames, found by the part of speech and lemma of the predicate."""

    frames: tuple[Frame, ...]

    @cached_property
    def by_word(self) -> dict[tuple[str, str], tuple[Frame, ...]]:
        """Return the frames of each (VERB | NOUN | ADJ, lemma), the most demanding first."""
        found: dict[tuple[str, str], list[Frame]] = {}
        for frame in self.frames:
            for pos, words in (("VERB", frame.verbs), ("NOUN", frame.nouns), ("ADJ", frame.adjectives)):
                for word in words:
                    found.setdefault((pos, word), []).append(frame)
        return {key: tuple(sorted(group, key=lambda f: -len(f.when))) for key, group in found.items()}

    @cached_property
    def conditions(self) -> dict[str, tuple[tuple[Condition, ...], tuple[Condition, ...]]]:
        """Return by the id of a frame what must hold, and what must not."""
        return {f.id: (conditions_of(f.when), conditions_of(f.unless)) for f in self.frames}

    @cached_property
    def idioms(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """Return for each verb the words behind it that make another verb of it ("weight" for "throw weight"), the longest first."""
        found: dict[str, set[tuple[str, ...]]] = {}
        for words in (verb.split() for frame in self.frames for verb in frame.verbs if " " in verb):
            found.setdefault(words[0], set()).add(tuple(words[1:]))
        return {verb: tuple(sorted(tails, key=lambda tail: (-len(tail), tail))) for verb, tails in found.items()}

    @cached_property
    def there(self) -> frozenset[str]:
        """Return the first word of every predicate of a frame that needs no party named."""
        words = (w for f in self.frames if f.there for w in (*f.verbs, *f.nouns, *f.adjectives))
        return frozenset(word.split()[0] for word in words)

    @cached_property
    def nouns(self) -> frozenset[str]:
        """Return every noun that is the predicate of a frame."""
        return frozenset(word for frame in self.frames for word in frame.nouns)


def conditions_of(given: dict[str, str | tuple[str, ...]]) -> tuple[Condition, ...]:
    """Return the conditions of `when` or `unless`, as they are told."""
    return tuple(
        Condition(
            roles=tuple(role.rstrip("*") for role in roles.split("|")),
            deep=roles.endswith("*"),
            wants=value if isinstance(value, str) else frozenset(value),
        )
        for roles, value in given.items()
    )


def load_frames(folder: Path, ontology: Ontology) -> Frames:
    """Return all frames under `folder`/en/frames, word classes ("@talks") expanded, types and modes checked."""
    classes = load_yaml(folder / "en" / "lexicon" / "classes.yaml", dict[str, tuple[str, ...]])
    found: dict[str, Frame] = {}
    for path in sorted((folder / "en" / "frames").glob("*.yaml")):
        for number, frame in enumerate(_read(path, ontology)):
            where = Where(file=path, keys=("frames", number))
            if frame.id in found and not path.name.startswith(LAST):
                raise CodebookError(f"{where}: the id {frame.id!r} is taken already")
            found[frame.id] = _expand(frame, classes, where)
    return Frames(tuple(frame for frame in found.values() if frame.verbs or frame.nouns or frame.adjectives))


def _read(path: Path, ontology: Ontology) -> Iterator[Frame]:
    content = load_yaml(path, FrameFile)
    check_known(content.type, list(ontology.types), Where(file=path, keys=("type",)), what="event type")
    allowed = list(ontology.types[content.type].modes)
    operators = [operator for operator, type_ in ontology.combinations.items() if type_ == content.type]
    for number, frame in enumerate(content.frames):
        where = Where(file=path, keys=("frames", number))
        if frame.operator is not None:
            check_known(frame.operator, operators, where, what=f"operator of {content.type}")
        for other in frame.there:
            check_known(other, list(ontology.types), where, what="event type")
        for mode in filter(None, (frame.mode, *frame.modes)):
            check_known(mode, allowed, where, what=f"mode of {content.type}")
        if not (frame.fire and frame.silent) and (frame.verbs or frame.nouns or frame.adjectives):
            raise CodebookError(
                f"{where}: frame {frame.id!r} needs at least one sentence under `fire` and one under `silent`"
            )
        yield replace(frame, type=content.type)


def _expand(frame: Frame, classes: dict[str, tuple[str, ...]], where: Where) -> Frame:
    def words(given: tuple[str, ...]) -> tuple[str, ...]:
        found: list[str] = []
        for word in given:
            if word.startswith("@"):
                check_known(word[1:], list(classes), where, what="word class")
                found.extend(classes[word[1:]])
            else:
                found.append(word)
        return tuple(found)

    def conditions(given: dict[str, str | tuple[str, ...]]) -> dict[str, str | tuple[str, ...]]:
        for roles in given:
            if "*|" in roles:
                raise CodebookError(f"{where}: {roles!r}: the star stands at the end, for all of the roles")
        for value in given.values():
            if isinstance(value, str):
                check_known(value, sorted(KEYWORDS), where, what="keyword")
        return {role: value if isinstance(value, str) else words(value) for role, value in given.items()}

    return replace(
        frame,
        verbs=words(frame.verbs),
        nouns=words(frame.nouns),
        adjectives=words(frame.adjectives),
        modes={mode: words(given) for mode, given in frame.modes.items()},
        when=conditions(frame.when),
        unless=conditions(frame.unless),
    )
