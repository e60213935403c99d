"""People named by their nation, who are not the state: "Italians", "thousands of Americans"."""

from __future__ import annotations

from dragoman.actors.bodies import body_id
from dragoman.codebook.actor_table import ActorTable
from dragoman.records import Entity, Mention, Sentence

#: The kind of the sentence whose words are short: "Russians retreat" may be of the army.
TITLE = "title"


def citizens(mention: Mention, sentence: Sentence, table: ActorTable) -> Entity | None:
    """Return "young Italians" as people of Italy; "the Italians" may be Italy itself, as may a side beside another."""
    head = sentence.tokens[mention.head]
    definite = any(t.text.lower() in table.particles.definite for t in sentence.children(head.i, "det"))
    joined = head.dep == "conj" or sentence.children(head.i, "conj")
    if not mention.plural or head.pos == "ADJ" or sentence.kind == TITLE or definite or joined:
        return None
    name, country = mention.span.text, mention.country
    return Entity(id=body_id(name, country), name=name, country=country, sector=table.roles["people"], text=name)
