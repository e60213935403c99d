"""Several named in the order of their states: "the foreign ministers of Ecuador and Peru, Ana Rojas and Luis Prado"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.actors.people import Held, Register
from dragoman.records import Mention, Sentence

COMMA = ","


def learn_respective(register: Register, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> None:
    """Give each of the persons behind a plural title its singular, and the state that stands in the same place."""
    joints = register.table.particles.joining | {COMMA}
    for group in (m for m in mentions if len(m.parts) > 1):
        named = _named_behind(group, sentences[group.sentence], mentions, joints=joints)
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
    group: Mention, sentence: Sentence, mentions: Sequence[Mention], *, joints: frozenset[str]
) -> list[Mention]:
    """Return the persons that follow a group and a comma, joined with one another."""
    persons = [m for m in mentions if m.sentence == group.sentence and m.kind == "person" and m.first >= group.last]
    found, at = list[Mention](), group.last
    for person in sorted(persons, key=lambda m: m.first):
        between = [t.text.lower() for t in sentence.tokens[at : person.first]]
        if not between or not joints.issuperset(between) or (not found and between[0] != COMMA):
            break
        found.append(person)
        at = person.last
    return found
