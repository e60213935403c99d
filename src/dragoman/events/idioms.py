"""Idioms: a verb with the words that make another verb of it ("threw its weight behind", "laid the blame at Peru's door")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.codebook.frames import Frames
from dragoman.events.scene import Scene
from dragoman.records import Proposition, Sentence, Token

#: How far behind its verb an idiom may begin, and how many words may stand between two of its own.
REACH, GAP = 12, 5
#: What ends a clause for an idiom, and what may stand inside it: its articles, owners and adjectives.
CLOSING = frozenset({",", ";", ":", ".", "?", "!"})
CLAUSAL = frozenset({"VERB", "AUX"})
WITHIN = frozenset({"DET", "ADJ", "PRON", "NUM", "ADV", "PART", "PROPN"})
#: What a word is to the verb whose object it is.
OBJECTS = frozenset({"obj", "iobj"})
OWNER, HYPHEN = "nmod:poss", "-"
#: What the last word of an idiom is not: the first of two nouns ("took side streets").
PART_OF_A_NOUN = "compound"
#: What makes a verb the beginning of another clause.
FINITE = "VerbForm=Fin"


def as_idioms(scene: Scene, proposition: Proposition, frames: Frames) -> Iterator[Proposition]:
    """Yield a verb as each idiom of the frames that it begins in its sentence, the longest first."""
    sentence = scene.sentence(proposition.sentence)
    verb = sentence.tokens[proposition.predicate].lemma.lower()
    tails = frames.idioms.get(verb, ()) if proposition.pos == "VERB" else ()
    if not tails:
        return
    behind = _clause(sentence.tokens, proposition.predicate)
    known = {word for token in behind for word in _forms(token)}
    for tail in tails:
        if known.issuperset(tail) and not (len(tail) == 1 and tail[0] in scene.grammar.particles):
            words = _words(sentence, tail, behind)
            if words:
                yield replace(
                    proposition, lemma=" ".join((verb, *tail)), roles=_roles(sentence, proposition.roles, words)
                )


def _clause(tokens: Sequence[Token], verb: int) -> list[Token]:
    """Return the words behind a verb, up to the next verb or stop."""
    found: list[Token] = []
    for token in tokens[verb + 1 : verb + 1 + REACH]:
        if token.text in CLOSING or (token.pos in CLAUSAL and token.has(FINITE)):
            break
        found.append(token)
    return found


def _words(sentence: Sentence, tail: tuple[str, ...], behind: Sequence[Token]) -> tuple[Token, ...]:
    """Return the words of an idiom: in order, with nothing between but what belongs to its nouns, and under no other preposition."""
    starts = (
        at
        for at, token in enumerate(behind)
        if tail[0] in _forms(token)
        and not any(case.i < token.i for case in sentence.children(token.i, "case"))
        and not _of_another(sentence, token, behind)
    )
    return next((found for at in starts if (found := _from(tail, behind[at:]))), ())


def _of_another(sentence: Sentence, token: Token, behind: Sequence[Token]) -> bool:
    """Tell a word that belongs to a verb between: "side" in "took down the post facing the other side"."""
    above = sentence.tokens[token.head]
    return token.dep in OBJECTS and above.pos in CLAUSAL and above.i < token.i and above in behind


def _from(tail: tuple[str, ...], behind: Sequence[Token]) -> tuple[Token, ...]:
    found: list[Token] = []
    gap = 0
    for token in behind:
        if tail[len(found)] in _forms(token):
            found.append(token)
            gap = 0
            if len(found) == len(tail):
                return tuple(found) if token.dep != PART_OF_A_NOUN else ()
        elif token.text == HYPHEN:
            continue
        elif gap == GAP or (token.pos not in WITHIN and token.dep != OWNER):
            return ()
        else:
            gap += 1
    return ()


def _roles(
    sentence: Sentence, roles: Mapping[str, tuple[int, ...]], words: tuple[Token, ...]
) -> dict[str, tuple[int, ...]]:
    """Return the roles of an idiom: those of its verb, and the phrases that hang on its nouns ("came to terms *with Peru*")."""
    found, own = dict(roles), {word.i for word in words}
    for word in words:
        for child in sentence.children(word.i, "nmod", "obl", "acl"):
            case = next(iter(sentence.children(child.i, "case", "mark")), None)
            if child.i > word.i and child.i not in own and case is not None:
                found.setdefault("do" if child.pos == "VERB" else case.lemma.lower(), (child.i,))
    return found


def _forms(token: Token) -> tuple[str, str]:
    return token.lemma.lower(), token.text.lower()
