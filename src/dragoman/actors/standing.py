"""Which state a person acts for: from the text, from the dated table, from the article as a whole; each with its reason."""

from __future__ import annotations

from collections.abc import Container, Sequence

from dragoman.actors.homes import only_of, weights_of
from dragoman.actors.people import Held, Person, Register, head_word, votes
from dragoman.actors.untold import Untold
from dragoman.codebook.actor_table import ActorTable, Holder
from dragoman.codebook.words import fold
from dragoman.names.offices import portfolios, post
from dragoman.records import Article, Mention, Sentence

LEADER, MINISTER = "leader", "minister"


def settle(
    register: Register, article: Article, sentences: Sequence[Sentence], *, mentions: Sequence[Mention]
) -> tuple[str, ...]:
    """Give every person a country and a sector, as far as there is ground for one; return the states that the article is about."""
    named = {code for m in mentions for code in (m.country, *m.parts) if code}
    for person in register.people:
        _from_text(register.table, person)
    for person in register.people:
        if person.country is None or max(len(n.parts) for n in person.names) < 2:
            _from_table(register, person, named=named)
    for person in register.people:
        if person.country is None:
            _from_owner(register, person)
    weights = weights_of(article, sentences, mentions, register=register)
    untold = Untold(register, sentences, mentions, weights=weights)
    for person in register.people:
        if person.country is None and person.held and (found := untold.state_of(person)) is not None:
            person.country, why = found
            person.because(f"country {person.country}: {why}")
        _sector(register, person)
    return tuple(weights)


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


def _from_table(register: Register, person: Person, *, named: Container[str]) -> None:
    office = next((h.office for h in person.held), None)
    holder = register.holder(person.names, office, person.country)
    alone = max(len(n.parts) for n in person.names) == 1
    if holder is not None and alone and holder.country not in named and register.rank(office or "") == MINISTER:
        return  # "Minister Osmani", of a state of which nothing is told
    if holder is not None and not _contradicts(register, person, holder, named=named):
        take(person, holder)


def _contradicts(register: Register, person: Person, holder: Holder, *, named: Container[str]) -> bool:
    """Tell a lone surname with another office from the table's holder, and an office of now from one of years ago.

    The table's "Miller" is no "Judge Miller" where nothing is told of his state, `named` being those that the report tells of.
    """
    same = any(head_word(h.office) == head_word(holder.office) for h in person.held)
    alone = max(len(n.parts) for n in person.names) == 1
    if person.held and alone and _holds_another(register, person, holder):
        return True
    if same or not person.held:
        return False
    if alone:
        return holder.country not in named or any(register.rank(h.office) == "leader" for h in person.held)
    over = register.day is not None and not holder.holds(register.day) and holder.since <= register.day
    return over and any(head_word(h.office) in register.table.title_words.worldly for h in person.held)


def _holds_another(register: Register, person: Person, holder: Holder) -> bool:
    """Tell a minister of something else from the table's, and a minister from the leader of the day, who bear one surname."""
    rules, told = register.table.name_rules, [h.office for h in person.held if h.status in {None, "current"}]
    theirs = post(holder.office, rules)
    if told and all(portfolios(post(office, rules), theirs, rules) for office in told):
        return True
    rules_now = register.day is not None and holder.holds(register.day) and register.rank(holder.office) == LEADER
    return bool(told) and rules_now and all(register.rank(office) == MINISTER for office in told)


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
