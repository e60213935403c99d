"""Which state a person acts for: from the text, from the dated table, from the article as a whole; each with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.actors.homes import weights_of
from dragoman.actors.people import Held, Person, Register, head_word, votes
from dragoman.codebook.actor_table import ActorTable, Holder
from dragoman.codebook.words import fold
from dragoman.records import Article, Mention, Sentence

#: By how much the foremost state must be ahead of the next to have the officials whom a text leaves without one.
AHEAD = 1.1
#: How many sentences back the body stands that a bare spokesman speaks for.
NEAR = 2


def settle(
    register: Register, article: Article, sentences: Sequence[Sentence], *, mentions: Sequence[Mention]
) -> tuple[str, ...]:
    """Give every person a country and a sector, as far as there is ground for one; return the states that the article is about."""
    for person in register.people:
        _from_text(register.table, person)
    for person in register.people:
        if person.country is None or max(len(n.parts) for n in person.names) < 2:
            _from_table(register, person)
    for person in register.people:
        if person.country is None:
            _from_owner(register, person)
    weights = weights_of(article, sentences, mentions, register=register)
    homes = tuple(weights)
    named = frozenset(code for m in mentions for code in (m.country, *m.parts) if code)
    for person in register.people:
        if person.country is None:
            foreign = _foreign(register, person)
            own = {code: weight for code, weight in weights.items() if code not in foreign}
            _from_article(register, person, sentences, mentions=mentions, home=_foremost(own), named=named, foreign=foreign)
        _sector(register, person)
    return homes


def sent(table: ActorTable, office: str | None, country: str | None) -> bool:
    """Tell whether the body before a title is where its bearer is sent: "UN ambassador"."""
    return office is not None and country in table.stateless and head_word(office) in table.title_words.sent


def _from_text(table: ActorTable, person: Person) -> None:
    codes = [h.country for h in person.held if not sent(table, h.office, h.country)]
    codes += [m.country for m in person.mentions if m.kind == "group" or not m.office]
    person.country = votes(codes)
    if person.country:
        proof = [
            *(m for m in person.mentions if m.country == person.country),
            *(h.mention for h in person.held if h.country == person.country),
        ]
        words = proof[0].span.text
        person.because(f"country {person.country}: named in {words!r}")


def _from_table(register: Register, person: Person) -> None:
    office = next((h.office for h in person.held), None)
    holder = register.holder(person.names, office, person.country)
    if holder is not None and not _contradicts(register, person, holder):
        take(person, holder)


def _contradicts(register: Register, person: Person, holder: Holder) -> bool:
    """Tell a leader known by a lone surname from the table's holder of a lesser office."""
    if max(len(n.parts) for n in person.names) > 1 or not person.held:
        return False
    return not any(head_word(h.office) == head_word(holder.office) for h in person.held) and any(
        register.rank(h.office) == "leader" for h in person.held
    )


def take(person: Person, holder: Holder) -> None:
    """Take country, sex and spelling from the table."""
    person.canonical = holder.name
    person.woman = holder.woman if person.woman is None else person.woman
    if person.country is not None:
        return
    person.country = holder.country
    until = f" to {holder.until}" if holder.until else ""
    person.because(
        f"country {holder.country}: {holder.name}, {holder.office} from {holder.since}{until} in the table of office-holders"
    )


def _from_owner(register: Register, person: Person) -> None:
    """Take the state of the one who has the person: "Lee's chief of staff"; then of an office that only one state has."""
    for held in person.held:
        owner = register.at(held.mention.sentence, held.mention.owner) if held.mention.owner is not None else None
        if owner is not None and owner.country:
            person.country = owner.country
            person.because(f"country {owner.country}: {held.mention.span.text!r} of {owner.name}")
            return
    for held in person.held:
        code = only_of(register.table, held.office)
        if code is not None:
            person.country = code
            person.because(f"country {code}: no other state has a {held.office}")
            return


def only_of(table: ActorTable, office: str) -> str | None:
    """Return the one state that has an office."""
    return next((code for code, offices in table.title_words.only.items() if office.startswith(offices)), None)


def _from_article(
    register: Register,
    person: Person,
    sentences: Sequence[Sentence],
    *,
    mentions: Sequence[Mention],
    home: str | None,
    named: frozenset[str],
    foreign: frozenset[str],
) -> None:
    if not person.held:
        return
    if any(n.korean for n in person.names) or (
        len(person.names[0].parts) == 1 and person.names[0].parts[0] in register.table.korean
    ):
        code = next((c for c in register.table.korean_states if c in named), None)
        if code is not None:
            person.country = code
            person.because(f"country {code}: a Korean surname in an article on {code}")
            return
    free = [h for h in person.held if h.mention.owner is None]
    public = any(register.rank(h.office) not in {None, "none"} for h in free)
    speaks = _speaks_for(register, person, mentions, sentences=sentences)
    if speaks is not None:
        person.country = speaks
        person.because(f"country {speaks}: speaks for the body of {speaks} named before")
        return
    beside = _beside(register, person, sentences)
    if public and beside is not None and beside not in foreign:
        person.country = beside
        person.because(f"country {beside}: a title without a state, beside an official of {beside}")
    elif public and home is not None and not _taken(register, person, home):
        person.country = home
        person.because(f"country {home}: a title without a state, in an article mainly on {home}")


def _foremost(weights: Mapping[str, float]) -> str | None:
    """Return the state that an article is mainly about, if it is ahead of the next."""
    (first, most), (_, next_most) = [*weights.items(), ("", 0.0), ("", 0.0)][:2]
    return first if first and most >= AHEAD * next_most else None


def _taken(register: Register, person: Person, code: str) -> bool:
    """Tell whether somebody else has the office in a state, by the article or by the table on its day."""
    for held in person.held:
        head = head_word(held.office)
        if held.status not in {None, "current"} or register.rank(held.office) != "leader":
            continue
        if any(p is not person and p.country == code and any(_holds(h, head) for h in p.held) for p in register.people):
            return True
        holder = register.incumbent(held.office, code)
        if holder is not None and not any(register.is_holder(n, held.office, holder) for n in person.names):
            return True
    return False


def _holds(held: Held, head: str) -> bool:
    return held.status in {None, "current"} and head_word(held.office) == head


def _beside(register: Register, person: Person, sentences: Sequence[Sentence]) -> str | None:
    """Return the state of those named before in the sentence that first gives the title, if it is one."""
    mention = person.held[0].mention
    if any(
        t.text.lower() == "with" for t in sentences[mention.sentence].tokens[max(0, mention.first - 1) : mention.first]
    ):
        return None
    found = {
        other.country
        for (sentence, first, _), other in register.of.items()
        if sentence == mention.sentence and first < mention.first and other is not person and other.held
    }
    return found.pop() if len(found) == 1 else None


def _foreign(register: Register, person: Person) -> frozenset[str]:
    """Return the states that a report gives to those whom it names after a bare title: "Minister Silva and Peruvian Minister Rojas"."""
    bare = {(h.mention.sentence, h.mention.first) for h in person.held if h.country is None}
    return frozenset(
        h.country
        for other in register.people
        for h in other.held
        if other is not person and h.country and h.mention.country == h.country
        if any(h.mention.sentence == sentence and h.mention.first > first for sentence, first in bare)
    )


def _speaks_for(
    register: Register, person: Person, mentions: Sequence[Mention], *, sentences: Sequence[Sentence]
) -> str | None:
    """Return the state of the body named just before a bare spokesman: "Turkey's foreign ministry said ... Spokesman Ak said"."""
    speaking = register.table.title_words.speaking
    bare = [h.mention for h in person.held if h.mention.owner is None and head_word(h.office) in speaking]
    if not bare:
        return None
    at = bare[0]
    before = [
        m
        for m in mentions
        if m.kind in {"organ", "organization"}
        and m.country in register.table.states
        and at.sentence - NEAR <= m.sentence
        and (m.sentence, m.first) < (at.sentence, at.first)
    ]
    acting = [m for m in before if sentences[m.sentence].tokens[m.head].dep.startswith("nsubj")]
    return next((m.country for m in reversed(acting or before)), None)


def _sector(register: Register, person: Person) -> None:
    table, roles = register.table, register.table.roles
    latest: list[Held] = [h for h in person.held if h.mention.sector]
    person.sector = votes(h.mention.sector for h in latest)
    if person.sector is None and person.canonical is not None:
        person.sector = roles["ruler"]
    if (
        latest
        and all(h.status == "former" for h in latest)
        and person.sector in {roles["ruler"], roles["legislature"], roles["military"]}
    ):
        person.sector = roles["retired"]
    if person.woman is None and any(fold(h.office) in table.name_words.women for h in person.held):
        person.woman = True
