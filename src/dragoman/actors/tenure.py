"""Offices as facts: who holds, held or seeks which, on whose words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.actors.people import Held, Person, Register, head_word
from dragoman.actors.standing import sent
from dragoman.records import Article, Office, Sentence, fact_id

PUBLIC = frozenset({"leader", "minister", "official", "officer"})
#: Of several statuses that a text gives one office, the first of these counts.
ORDER = ("former", "nominee", "candidate", "acting", "current")
SURE, INFERRED = 0.9, 0.6


def offices_of(article: Article, sentences: Sequence[Sentence], register: Register) -> tuple[Office, ...]:
    """Return the offices of an article's persons, one for each person and office."""
    del sentences
    day = register.latest_term()
    return tuple(office for person in register.people for office in _of_person(article, register, person, day=day))


def _of_person(article: Article, register: Register, person: Person, *, day: str | None) -> Iterator[Office]:
    groups: dict[str, list[Held]] = {}
    written = register.table.title_words.written
    for held in person.held:
        if _public(register, person, held):
            groups.setdefault(written.get(held.office, held.office), []).append(held)
    styles = register.table.title_words.styles
    for office, found in groups.items():
        if office in styles and any(other not in styles for other in groups):
            continue
        if any(
            other != office and head_word(other) == head_word(office) and set(office.split()) < set(other.split())
            for other in groups
        ):
            continue
        country = (
            next((h.country for h in found if h.country and not sent(register.table, h.office, h.country)), None)
            or person.country
        )
        status = _status(register, person, found, day=day)
        yield Office(
            id=fact_id("of", article, (person.name, office, status)), person=person.name,
            variants=tuple(dict.fromkeys([n.text for n in person.names])), office=office, country=country, status=status,
            evidence=(article.span(found[0].mention.span.start, found[0].mention.span.end),),
            person_id=person.id, confidence=SURE if found[0].country or found[0].status else INFERRED,
        )  # fmt: skip


def _public(register: Register, person: Person, held: Held) -> bool:
    """Tell whether an office is a public role; a lesser post once held counts for those who have another."""
    if head_word(held.office) in register.table.title_words.mirrored:
        return False
    if register.rank(held.office) in PUBLIC:
        return True
    once = held.status == "former" and held.mention.same is not None and held.mention.owner is None
    return once and any(register.rank(h.office) in PUBLIC for h in person.held)


def _status(register: Register, person: Person, found: Sequence[Held], *, day: str | None) -> str:
    """Return the status that the text gives an office, else the one that the table knows for a day."""
    given = {h.status for h in found if h.status}
    if given:
        status = next(s for s in (*ORDER, *sorted(given)) if s in given)
        return "current" if status == "acting" else status
    if day is not None:
        holder = register.holder(person.names, found[0].office, person.country)
        over = holder is not None and holder.until is not None and holder.until < day[: len(holder.until)]
        if holder is not None and over and head_word(holder.office) == head_word(found[0].office):
            return "former"
    return "current"
