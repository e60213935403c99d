"""Whose officials of two states are whom no name parts: "the ministers of both countries", "the governors met each other"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors.people import Register, head_word
from dragoman.actors.pointing import PAIR, counted, pair_of
from dragoman.actors.stage import Stage
from dragoman.codebook.words import fold
from dragoman.records import Mention, Sentence

#: Ranks of those of whom each state has one, and the words that pointers use for states and their sides.
EACH, STATE, SIDES = "leader", "state", frozenset({"state", "party"})
#: Kinds of mentions that are bodies or people of a state.
BODIES = frozenset({"organ", "group"})
#: Kinds of mentions that name a state, and what joins two of them in front of a noun.
NAMING, HYPHENS = frozenset({"state", "demonym"}), frozenset({"-", "\u2013", "/"})
#: Roles of what is met, called or seen.
OBJECTS = ("obj", "obl", "iobj", "nmod")


def states_of(stage: Stage, register: Register, mention: Mention) -> tuple[str, ...]:
    """Return the two states whose officials or bodies a plural means, where no word names them; none where it is not so."""
    if _is_shared(stage, mention):
        found = _hyphened(stage, mention) or _pair(stage, register, mention)
        return found if mention.country in {None, *found} else ()
    if mention.kind == "organ" and _is_of_both(stage, mention):
        return _pair(stage, register, mention)
    if not mention.plural:
        return ()
    pointer = _pointer(stage, mention)
    if pointer is not None:
        return _codes(stage, register, pointer, count=_count(stage, pointer) or PAIR)
    sentence = stage.sentences[mention.sentence]
    if _is_between(stage, sentence, mention) or _is_met(stage, register, mention):
        return _pair(stage, register, mention)
    if not _is_alone(stage, sentence, mention):
        return ()
    if _is_reciprocal(stage, sentence, mention) or (
        _meets(stage, sentence, mention) and _one_of_each(stage, register, mention)
    ):
        return _pair(stage, register, mention)
    return ()


def _is_shared(stage: Stage, mention: Mention) -> bool:
    """Tell "the Joint Border Commission", a body of two states."""
    words = [fold(word) for word in mention.span.text.replace("-", " ").split()]
    pointers = stage.table.pointers
    return words[-1] in pointers.shared_bodies and not pointers.shared.isdisjoint(words)


def _hyphened(stage: Stage, mention: Mention) -> tuple[str, ...]:
    """Return the states of "the Chadian-Libyan Joint Committee", of which the body's own name has the second."""
    here = stage.mentions.get(mention.sentence, ())
    before = (m.country for m in here if m.kind in NAMING and m.last == mention.first - 1)
    tokens = stage.sentences[mention.sentence].tokens
    first = next(before, None) if tokens[mention.first - 1].text in HYPHENS else None
    codes = [code for code in (first, mention.country) if code in stage.table.states]
    return tuple(code for code in codes if code) if len(codes) == PAIR else ()


def _pointer(stage: Stage, mention: Mention) -> Mention | None:
    """Return "both countries" in "the ministers of both countries"."""
    tokens = stage.sentences[mention.sentence].tokens
    for other in stage.mentions.get(mention.sentence, ()):
        hangs = tokens[other.head].head == mention.head and tokens[other.head].dep.startswith("nmod")
        sides = (other.kind == "nominal" and other.office in SIDES) or _is_of_both(stage, other)
        if sides and other.first >= mention.last and hangs:
            return replace(other, kind="nominal", office=STATE) if other.kind != "nominal" else other
    return None


def _is_of_both(stage: Stage, mention: Mention) -> bool:
    """Tell "the two border forces", "both navies", which no word says to be of one state."""
    return mention.kind in BODIES and not mention.country and mention.owner is None and _count(stage, mention) == PAIR


def _pair(stage: Stage, register: Register, mention: Mention) -> tuple[str, ...]:
    """Return the states that "the two countries" would mean in the place of a mention."""
    return _codes(stage, register, replace(mention, kind="nominal", office=STATE), count=PAIR)


def _codes(stage: Stage, register: Register, pointer: Mention, *, count: int) -> tuple[str, ...]:
    codes = [party.country or "" for party in counted(stage, register, pointer, count=count)]
    found = tuple(dict.fromkeys(code for code in codes if code in stage.table.states))
    return found if len(found) == count else pair_of(stage) if count == PAIR else ()


def _count(stage: Stage, mention: Mention) -> int:
    counts = stage.table.pointers.counts
    return next((counts[fold(word)] for word in mention.span.text.split() if fold(word) in counts), 0)


def _is_alone(stage: Stage, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether they are the subject, and nobody else is named beside them or behind "of" and "with"."""
    if not stage.is_subject(mention):
        return False
    verb = sentence.tokens[mention.head].head
    beside = {t.i for t in sentence.children(mention.head, "conj")}
    beside |= {t.i for t in sentence.children(verb, *OBJECTS)}
    others = (
        m
        for m in stage.mentions.get(mention.sentence, ())
        if m.head != mention.head and m.kind not in {"place", "capital"}
    )
    return not any(set(range(m.first, m.last)) & beside for m in others if m.kind != "pronoun")


def _is_between(stage: Stage, sentence: Sentence, mention: Mention) -> bool:
    """Tell "a call between the presidents", where nobody else is named beside them."""
    cases = sentence.children(mention.head, "case")
    beside = sentence.children(mention.head, "conj", "nmod")
    return not beside and any(t.text.lower() in stage.table.pointers.amid for t in cases)


def _is_met(stage: Stage, register: Register, mention: Mention) -> bool:
    """Tell "the meeting of the deputy premiers"."""
    sentence = stage.sentences[mention.sentence]
    word = sentence.tokens[mention.head]
    noun = sentence.tokens[word.head].lemma.lower()
    behind = any(t.text.lower() == "of" for t in sentence.children(word.i, "case"))
    return behind and noun in stage.table.pointers.meetings and _one_of_each(stage, register, mention)


def _meets(stage: Stage, sentence: Sentence, mention: Mention) -> bool:
    """Tell a verb of dealing without an object: "the presidents met in Lima"."""
    verb = sentence.tokens[sentence.tokens[mention.head].head]
    nouns = (t.lemma.lower() for t in sentence.children(verb.i, "obj"))
    meetings = stage.table.pointers.meetings
    objects = list(nouns)
    return (verb.lemma.lower() in meetings and not objects) or any(noun in meetings for noun in objects)


def _is_reciprocal(stage: Stage, sentence: Sentence, mention: Mention) -> bool:
    """Tell "saw each other", "rang one another up", "both met": those who act are as many as the states that deal."""
    verb = sentence.tokens[mention.head].head
    words = [t.text.lower() for t in sentence.tokens]
    eachother = any(
        f"{words[t.i - 1]} {words[t.i]}" in stage.table.pointers.mutual
        for t in sentence.children(verb, *OBJECTS)
        if t.i
    )
    return eachother or (_count(stage, mention) == PAIR and _meets(stage, sentence, mention))


def _one_of_each(stage: Stage, register: Register, mention: Mention) -> bool:
    """Tell an office of which a state has one, so that several are of several states: presidents, foreign ministers."""
    office = mention.office or mention.name
    singles = stage.table.pointers.one_of_each
    if register.rank(office) == EACH or head_word(office) in singles:
        return True
    written = fold(office).removesuffix("s")
    return any(
        written.endswith((single, single.rpartition(" ")[2])) and _is_second(stage, written) for single in singles
    ) or any(written.endswith(single) for single in singles)


def _is_second(stage: Stage, office: str) -> bool:
    """Tell "deputy minister", "vice premier"."""
    return not stage.table.pointers.deputies.isdisjoint(office.replace("-", " ").split())
