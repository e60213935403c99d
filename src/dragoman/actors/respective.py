"""Several named in the order of their states: "the foreign ministers of Ecuador and Peru, Ana Rojas and Luis Prado"."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from dragoman.actors.people import Held, Register
from dragoman.records import Mention, Sentence

COMMA = ","


def learn_respective(register: Register, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> None:
    """Give each of the persons behind a plural title its singular, and the state that stands in the same place."""
    for group in mentions:
        several, joints = len(group.parts) > 1, {COMMA, *register.table.particles.joining}
        named = _named_behind(group, sentences[group.sentence], mentions, joints=joints) if several else []
        if len(named) != len(group.parts):
            continue
        head = sentences[group.sentence].tokens[group.head]
        office = (group.office or group.name).replace(head.text.lower(), head.lemma.lower())
        for mention, code in zip(named, group.parts, strict=True):
            person = register.at(mention.sentence, mention.first)
            if person is not None and mention.country in {None, code}:
                person.country = code
                person.held.append(Held(office, code, group.status, replace(group, country=code, parts=())))


def _named_behind(
    group: Mention, sentence: Sentence, mentions: Sequence[Mention], *, joints: Set[str]
) -> list[Mention]:
    """Return the persons that follow a group and a comma, joined with one another."""
    tokens, at, found = sentence.tokens, group.last, list[Mention]()
    persons = {m.first: m for m in mentions if m.sentence == group.sentence and m.kind == "person"}
    if at >= len(tokens) or tokens[at].text != COMMA:
        return []
    while at < len(tokens) and tokens[at].text.lower() in joints:
        while at < len(tokens) and tokens[at].text.lower() in joints:
            at += 1
        if at not in persons:
            break
        found.append(persons[at])
        at = persons[at].last
    return found
