"""The persons of an article: learned from full names and titles, dated by the table of office-holders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.actors.naming import Name
from dragoman.codebook.actor_table import ActorTable, Holder
from dragoman.codebook.words import fold, pieces
from dragoman.names import SAME, Decision, Known, compare, personal, same_surname
from dragoman.records import Entity, Mention, stable_id

#: What the ids of persons begin with, before an underscore.
PERSON = "per"
#: For how many years after his time a leader goes by his surname alone.
REMEMBERED = 10


@dataclass(slots=True)
class Held:
    """An office that the text gives a person."""

    office: str
    country: str | None
    status: str | None
    mention: Mention


@dataclass(slots=True, eq=False)
class Person:
    """Somebody in the article, as known so far."""

    names: list[Name]
    country: str | None = None
    sector: str | None = None
    woman: bool | None = None
    canonical: str | None = None
    held: list[Held] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Return the fullest name of the text; a lone surname yields to the table's spelling."""
        best = max(self.names, key=lambda n: len(n.parts))
        return self.canonical if self.canonical and len(best.parts) < 2 else best.text

    @property
    def id(self) -> str:
        """Return the id by name and country."""
        return stable_id(PERSON, fold(self.name), self.country)

    def is_called(self, entity: Entity) -> bool:
        """Tell whether a personal party has this id; the id is made of name and country, and hashing it costs more."""
        return self.country == entity.country and fold(self.name) == fold(entity.name)

    def because(self, reason: str) -> None:
        """Keep a reason once."""
        if reason not in self.reasons:
            self.reasons.append(reason)

    def bears(self, part: str) -> bool:
        """Tell whether a lone word can stand for the person."""
        return any(
            part in {n.surname, n.parts[-1], n.parts[0]} or (len(part) > 2 and part in n.parts)
            for n in self.names
            if n.parts
        )


def is_person(entity: Entity) -> bool:
    """Tell a person from other parties."""
    return entity.id.startswith(f"{PERSON}_")


def head_word(office: str) -> str:
    """Return the noun of an office: `minister` of "minister of trade", `secretary` of "secretary of state"."""
    for link in (" of ", " for ", " to ", " at ", " on "):
        office = office.partition(link)[0]
    return office.rpartition(" ")[2].rpartition("-")[2]


class Register:
    """All persons of one article; `day` is when it was published."""

    def __init__(self, table: ActorTable, day: str | None) -> None:
        self.table, self.day = table, day
        self.people: list[Person] = []
        self.persons: list[Mention] = []
        self.of: dict[tuple[int, int, int], Person] = {}

    def learn(self, mentions: Sequence[Mention]) -> None:
        """Take in full names first, then lone surnames with a title; lone surnames without one are left to the reader."""
        persons = [(m, Name(m.name, self.table)) for m in mentions if m.kind == "person"]
        self.persons = [m for m, _ in persons]
        for mention, name in persons:
            if len(name.parts) > 1:
                self._full(mention, name)
        for mention, name in persons:
            if len(name.parts) == 1 and mention.office:
                self._titled(mention, name)
        for mention in mentions:
            person = self._explained(mention)
            if person is not None and mention.kind in {"office", "group"}:
                self.teach(mention, person)

    def _explained(self, mention: Mention) -> Person | None:
        """Return whom an apposition explains; of somebody who is only called by a surname a new person is made."""
        if mention.same is None:
            return None
        person = self.at(mention.sentence, mention.same)
        if person is not None or mention.kind != "office":
            return person
        here = (m for m in self.persons if m.sentence == mention.sentence and m.first <= mention.same < m.last)
        named = next((m for m in here if m.office is None), None)
        if named is None:
            return None
        person = Person(names=[])
        self.people.append(person)
        self.tie(named, person, Name(named.name, self.table))
        return person

    def at(self, sentence: int, token: int) -> Person | None:
        """Return the person whose name covers a token."""
        found = next((p for (s, first, last), p in self.of.items() if s == sentence and first <= token < last), None)
        if found is not None:
            return found
        here = (m for m in self.persons if m.sentence == sentence and m.first <= token < m.last)
        return next((p for m in here if (p := self.bearing(m.name)) is not None), None)

    def teach(self, mention: Mention, person: Person) -> None:
        """Give a person the office or the state of an apposition."""
        self.of.setdefault(self.key(mention), person)
        if mention.kind == "office" and mention.office:
            person.held.append(Held(mention.office, mention.country, mention.status, mention))
        else:
            person.mentions.append(mention)

    def key(self, mention: Mention) -> tuple[int, int, int]:
        """Return where a mention stands."""
        return mention.sentence, mention.first, mention.last

    def _full(self, mention: Mention, name: Name) -> None:
        best = next((p for p in self.people if any(n.parts == name.parts for n in p.names)), None)
        if best is None:
            best, why = self._likest(mention, name)
            if best is None or why is None:
                best = Person(names=[])
                self.people.append(best)
            else:
                best.because(f"{name.text!r} is {best.name!r}: {', '.join(map(str, why.reasons))}")
        self.tie(mention, best, name)

    def _likest(self, mention: Mention, name: Name) -> tuple[Person | None, Decision | None]:
        """Return the person whom a full name in another spelling names, and why."""
        found = []
        office = (mention.office,) if mention.office else ()
        for place, person in enumerate(self.people):
            code = next((h.country for h in person.held if h.country), None)
            held = tuple(dict.fromkeys(h.office for h in person.held))
            ours = self._known(name, office, mention.country)
            for other in person.names:
                decision = compare(ours, self._known(other, held, code), self.table)
                if decision.verdict == SAME:
                    found.append((decision.score, -place, person, decision))
        return max(found, key=lambda f: f[:2])[2:] if found else (None, None)

    def _known(self, name: Name, offices: tuple[str, ...], country: str | None) -> Known:
        day = self.day or ""
        return Known(name=name.personal, offices=offices, country=country, first=day, last=day)

    def _titled(self, mention: Mention, name: Name) -> None:
        """Find "President Lee" among the persons, else in the table, else take a new person in."""
        part = name.parts[0]
        fitting = [p for p in self.people if p.bears(part) and self.compatible(p, mention)]
        if not fitting:
            fitting = [
                p for p in self.people if self._sounds_like(p, name) and self.compatible(p, mention, strict=True)
            ]
            if fitting:
                self.of[self.key(mention)] = fitting[0]
                fitting[0].mentions.append(mention)
                fitting[0].names.append(name)
                fitting[0].because(
                    f"{mention.span.text!r} is {fitting[0].name!r}: a romanization of the surname, and a title that fits"
                )
                return
        exact = [p for p in fitting if self._same_office(p, mention.office)]
        person = (exact or fitting or [Person(names=[])])[0]
        if not person.names:
            self.people.append(person)
        self.tie(mention, person, name)

    def _sounds_like(self, person: Person, name: Name) -> bool:
        """Tell whether a lone surname is another spelling of the person's."""
        country = votes(h.country for h in person.held)
        return any(same_surname(name.personal, n.personal, country, rules=self.table.name_rules) for n in person.names)

    def _same_office(self, person: Person, office: str | None) -> bool:
        return office is not None and any(head_word(h.office) == head_word(office) for h in person.held)

    def latest_term(self) -> str | None:
        """Return when the youngest term began of those whom the text calls by a title: the text is no older."""
        if self.day is not None:
            return self.day
        begun = []
        for person in self.people:
            for held in person.held:
                found = self.holder(person.names, held.office, person.country)
                if (
                    held.status in {None, "current"}
                    and found is not None
                    and head_word(found.office) == head_word(held.office)
                ):
                    begun.append(found.since)
        return max(begun, default=None)

    def compatible(self, person: Person, mention: Mention, *, strict: bool = False) -> bool:
        """Tell whether a title can be the person's: a leader is not called by a lesser one's title, nor a foreigner."""
        known = {h.country for h in person.held if h.country}
        if mention.country and known and mention.country not in known:
            return False
        if mention.office is None or not person.held or self._same_office(person, mention.office):
            return True
        ranks = {self.rank(h.office) for h in person.held}
        return ("leader" in ranks) == (self.rank(mention.office) == "leader") and not (strict and "leader" in ranks)

    def bearing(self, text: str) -> Person | None:
        """Return the first person whom a name can mean."""
        part = Name(text, self.table).parts
        return next((p for p in self.people if len(part) == 1 and p.bears(part[0])), None)

    def rank(self, office: str) -> str | None:
        """Return the rank of an office by its noun."""
        ranks = self.table.ranks
        return ranks.get(office) or ranks.get(" ".join(office.split()[-2:])) or ranks.get(head_word(office))

    def tie(self, mention: Mention, person: Person, name: Name) -> Person:
        """Note a mention of a person with what it teaches, and return the person."""
        self.of[self.key(mention)] = person
        person.mentions.append(mention)
        if name.text not in {n.text for n in person.names}:
            person.names.append(name)
        if mention.office:
            person.held.append(Held(mention.office, mention.country, mention.status, mention))
        words = set(fold(mention.span.text).replace(".", "").split()) | ({mention.office} if mention.office else set())
        if words & self.table.name_words.women:
            person.woman = True
        elif words & self.table.name_words.men and person.woman is None:
            person.woman = False
        return person

    def holder(self, names: Iterable[Name], office: str | None, country: str | None = None) -> Holder | None:
        """Return the one office-holder that bears a name, by office and day; several different ones give none."""
        found: list[Holder] = []
        for name in names:
            full = [h for key in (" ".join(pieces(name.text)),) for h in self.table.holders.get(fold(key), ())]
            if not full and len(name.parts) > 1:
                ends = dict.fromkeys((name.surname, name.parts[0], name.parts[-1]))
                full = [h for end in ends for h in self.table.surnames.get(end, ()) if self.is_holder(name, office, h)]
            if not full and len(name.parts) == 1:
                full = [h for h in self.table.surnames.get(name.parts[0], ()) if office or " " in h.name]
            found.extend(full)
        if country is not None:
            found = [h for h in found if h.country == country]
        if office is not None:
            found = [h for h in found if head_word(h.office) == head_word(office)] or found
        return self._at(found)

    def is_holder(self, name: Name, office: str | None, holder: Holder) -> bool:
        """Tell whether a name, with the office beside it, is an office-holder's of the table."""
        held = Known(name=personal(holder.name, self.table.name_rules), offices=(holder.office,))
        told = Known(name=name.personal, offices=(office,) if office else ())
        return compare(told, held, self.table).verdict == SAME

    def is_doubtful(self, holder: Holder, surname: str) -> bool:
        """Tell whom a surname alone does not tell where nothing else is told of his state: many bear it, or his time is long over."""
        day, until = self.day, holder.until
        over = day is not None and until is not None and int(day[:4]) - int(until[:4]) > REMEMBERED
        return surname in self.table.name_words.common or over

    def _at(self, found: list[Holder]) -> Holder | None:
        """Return the holder on the day of publication, else the last one before; None if several persons fit."""
        if self.day is not None:
            day = self.day
            found = [h for h in found if h.holds(day)] or [h for h in found if h.since <= day] or found
        if not found:
            return None
        surnames = {(h.country, Name(h.name, self.table).surname) for h in found}
        return max(found, key=lambda h: h.since) if len(surnames) == 1 else None

    def incumbent(self, office: str, country: str) -> Holder | None:
        """Return who held an office of a state on the day of publication."""
        if self.day is None:
            return None
        day, wanted = self.day, office
        found = [h for group in self.table.holders.values() for h in group if h.country == country and h.holds(day)]
        exact = [h for h in found if h.office == wanted]
        return exact[0] if exact else None


def votes(codes: Iterable[str | None]) -> str | None:
    """Return the most frequent code, the first of equals."""
    counted = Counter(code for code in codes if code)
    return counted.most_common(1)[0][0] if counted else None
