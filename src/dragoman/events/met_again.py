"""Meetings told without their parties ("a second round will be held in Lima on Friday"): those who met before meet again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.events.matching import Match, holding
from dragoman.events.scene import Scene
from dragoman.records import Proposition
from dragoman.times import time_of

if TYPE_CHECKING:
    from dragoman.codebook.book import Codebook

#: Sentences over which the next meeting is of those who were told to meet.
REACH = 6
#: What the frame is less sure of where its parties are not in the sentence.
DOUBT = 0.2
PARTIES = 2
#: Roles that tell where and when a meeting is, not who meets.
WHERE = frozenset({"in", "at", "on", "during", "before", "after"})


def met_again(
    scene: Scene, silent: Sequence[Proposition], fired: Sequence[Match], *, codebook: Codebook
) -> Iterator[Match]:
    """Yield the meetings that a sentence numbers and dates without naming who meets, with the parties of the last one told."""
    kind = codebook.ontology.multilateral.type
    meetings = [m for m in fired if m.frame.type == kind and _states(m) >= PARTIES]
    for proposition in silent:
        if not _is_next(scene, proposition):
            continue
        frame = next((f for f in holding(scene, proposition, codebook.frames) if f.type == kind), None)
        before = [m for m in meetings if 0 < proposition.sentence - m.proposition.sentence <= REACH]
        if frame is not None and before:
            last = before[-1]
            doubted = replace(frame, confidence=round(frame.confidence - DOUBT, 2))
            yield Match(frame=doubted, proposition=proposition, actors=(*last.actors, *last.recipients), recipients=())


def _states(found: Match) -> int:
    return len({e.country for e in (*found.actors, *found.recipients) if e.country})


def _is_next(scene: Scene, proposition: Proposition) -> bool:
    """Tell a dated "second meeting", "further session", of which the sentence names no party."""
    if proposition.pos != "NOUN":
        return False
    sentence, noun = scene.sentence(proposition.sentence), proposition.predicate
    counting = scene.grammar.singling | scene.grammar.differing
    token = sentence.tokens[noun]
    whole = {noun, token.head if token.dep == "nmod" else noun}  # "the next round of talks"
    numbered = any(t.lemma.lower() in counting for i in sorted(whole) for t in sentence.children(i, "amod", "det"))
    dated = time_of(scene.reading.times, sentence, noun) is not None
    heads = (head for role, found in proposition.roles.items() if role not in WHERE for head in found if head != noun)
    return numbered and dated and not any(scene.phrase(sentence.number, head) for head in heads)
