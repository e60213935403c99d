"""Tellings: what is compared of a fact; reports that tell a fact in one way share one telling."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from dragoman.codebook.acts import Acts
from dragoman.codebook.ontology import Ontology
from dragoman.codebook.rarity import BITS, HEAVIEST, Rarity
from dragoman.records import stable_id

if TYPE_CHECKING:
    from dragoman.codebook.book import Codebook

Fact = Mapping[str, Any]
#: The status of what goes on.
LASTING = "ongoing"
#: Kinds of facts whose day a report often leaves out, so that what else it tells must say which it means.
SET = frozenset({"events", "quantities", "schedule"})
#: The length of a vector of words, in whole numbers.
UNIT = 1000
#: The words that say most.
TELLING = 24
#: What is the word of a number that holds a word and its weight.
WORD = (1 << BITS) - 1
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
YEARLESS = re.compile(r"--(\d\d)-\d\d")
YEAR = re.compile(r"(?:19|20)\d\d")
#: The ground of a date that no words give.
INFERRED = "inferred"
#: Names that are remembered without case and accents, and offices in common words.
REMEMBERED = 50_000
#: How ids of persons begin, and those of whom a text only describes.
PERSON, DESCRIBED = "per_", "ac_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody in a fact: on which side, of which country, and by what name; without a name it is the state itself.

    `is_described` says that the name is a noun and no country is known ("two men"), which tells nobody from another.
    """

    side: str
    country: str | None
    name: str | None = None
    is_person: bool = False
    is_described: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One way in which a fact is told.

    `act` is the word that tells it and `acts` the classes of acts that this word is of. `start` and `end` are when it
    happened, `guessed` says that this is only the day of the report, `inferred` that of what it tells before, `yearless` is the month and day, or the month, where no year is known,
    `weekday` the day of the week (Monday is 0) where no more is known, `seen` the day of the report where that is unknown or
    says nothing. `place` is a town, `region` what is no known town, and `land` the code of its state. `subject` is what it
    is about by name (an issue, an office), `words` what it says, weighed. `setting` are the words by which its report is known.
    """

    kind: str
    type: str | None = None
    mode: str | None = None
    act: str | None = None
    acts: tuple[str, ...] = ()
    status: str | None = None
    start: str | None = None
    end: str | None = None
    grain: str | None = None
    guessed: bool | None = None
    inferred: bool | None = None
    yearless: str | None = None
    weekday: int | None = None
    seen: str | None = None
    parties: tuple[Party, ...] = ()
    place: str | None = None
    region: str | None = None
    land: str | None = None
    subject: str | None = None
    value: float | None = None
    unit: str | None = None
    numbers: tuple[str, ...] = ()
    words: tuple[tuple[int, int], ...] = ()
    setting: tuple[int, ...] = ()
    sides: frozenset[str] = field(init=False, repr=False, compare=False)
    people: tuple[Party, ...] = field(init=False, repr=False, compare=False)
    weights: Mapping[int, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep what every comparison asks for."""
        known = [party for party in self.parties if not party.is_described] or self.parties
        sides = frozenset(party.country or party.name or "" for party in known) - {""}
        object.__setattr__(self, "sides", sides)
        object.__setattr__(self, "people", tuple(party for party in self.parties if party.is_person))
        object.__setattr__(self, "weights", dict(self.words))

    @property
    def id(self) -> str:
        """Return a hash of all that is compared."""
        return stable_id("tl", self.json())

    @property
    def is_lasting(self) -> bool:
        """Tell what goes on, and since when is not told."""
        return self.status == LASTING and (self.start is None or bool(self.guessed))

    def json(self) -> str:
        """Return the telling as the record keeps it: what is empty left out."""
        held = zip(FIELDS, _HELD(self), strict=True)
        kept: dict[str, Any] = {name: value for name, value in held if value is not None and value != ()}
        if self.parties:
            kept["parties"] = [(p.side, p.country, p.name, p.is_person, p.is_described) for p in self.parties]
        return _ENCODER.encode(kept)


#: The fields by which a telling is known.
FIELDS = tuple(each.name for each in fields(Telling) if each.init)
_HELD = attrgetter(*FIELDS)
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def from_json(text: str) -> Telling:
    """Return the telling that the record keeps."""
    given = json.loads(text)
    parties = tuple(
        Party(side=side, country=country, name=name, is_person=is_person, is_described=is_described)
        for side, country, name, is_person, is_described in given.pop("parties", ())
    )
    for name in ("acts", "numbers", "words", "setting"):
        if name in given:
            given[name] = tuple(tuple(w) if isinstance(w, list) else w for w in given[name])
    return Telling(parties=parties, **given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Turns facts, as the contract has them, into tellings; `alike` gives words for units and offices their common name."""

    rarity: Rarity
    acts: Acts
    ontology: Ontology
    states: Mapping[str, str]
    weekdays: Mapping[str, int]
    alike: Mapping[str, str] = field(default_factory=dict)
    _offices_read: dict[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)

    @classmethod
    def of(cls, book: Codebook) -> Reader:
        """Return the reader that has the words of a codebook."""
        return cls(
            rarity=book.rarity,
            acts=book.acts,
            ontology=book.ontology,
            states=book.actors.states,
            weekdays=book.times.tables.weekdays,
            alike=book.merging.facts.common,
        )

    def read(self, kind: str, fact: Fact, published: str | None, *, setting: tuple[int, ...] = ()) -> Telling:
        """Return how a fact is told; `published` is the day of its report, `setting` the words by which that is known."""
        told: Telling = getattr(self, f"_{kind}")(fact, published)
        return replace(told, setting=setting) if kind in SET else told

    def _events(self, fact: Fact, published: str | None) -> Telling:
        kind = self.ontology.types[fact["type"]]
        equal = kind.mutual and fact["mode"] != self.ontology.journey
        sides = (("by", fact["actors"]), ("by" if equal else "to", fact["recipients"]))
        when = self._when(fact["date"], published)
        place = fact["place"]
        text = " ".join(span["text"] for span in fact["evidence"])
        return Telling(
            kind="events",
            type=fact["type"],
            mode=fact["mode"],
            act=self.acts.head(fact["cue"]["text"]),
            acts=(*self.acts.find(fact["cue"]["text"]), fact["frame"]),
            status=fact["status"],
            **when,
            parties=_parties(_entity(side, entity) for side, entities in sides for entity in entities),
            **self._where(place),
            numbers=_numbers(text, fact["date"].get("span")),
            words=self.weigh(text, but=" ".join(_called(entity) for _, entities in sides for entity in entities)),
        )

    def _statements(self, fact: Fact, published: str | None) -> Telling:
        speaker = _named("by", fact, ("speaker", "speaker_country", "speaker_id"))
        return Telling(
            kind="statements",
            seen=published,
            parties=speaker,
            numbers=_numbers(fact["content"]),
            words=self.weigh(fact["content"]),
        )

    def _positions(self, fact: Fact, published: str | None) -> Telling:
        holder = _named("by", fact, ("holder", "holder_country", "holder_id"))
        return Telling(
            kind="positions",
            type=fact["stance"],
            seen=published,
            parties=holder,
            subject=fact["issue_id"],
            words=() if fact["issue_id"] else self.weigh(fact["issue"]),
        )

    def _schedule(self, fact: Fact, published: str | None) -> Telling:
        parties = _parties(Party(side="by", country=code) for code in fact["parties"])
        return Telling(
            kind="schedule",
            type=fact["kind"],
            mode=fact["kind"],
            **self._when(fact["date"], published),
            parties=parties,
            words=self.weigh(fact["what"]),
        )

    def _pledges(self, fact: Fact, published: str | None) -> Telling:
        maker = _named("by", fact, ("maker", "maker_country", None))
        due = fact["due"] or {}
        when = self._when(due, published) | {"seen": published}
        return Telling(kind="pledges", **when, parties=maker, words=self.weigh(fact["content"]))

    def _measures(self, fact: Fact, published: str | None) -> Telling:
        sides = (("by", fact["by"]), ("to", fact["on"]))
        parties = (Party(side=side, country=None, name=fold(name)) for side, name in sides if name)
        return Telling(
            kind="measures",
            type=fact["kind"],
            status=fact["status"],
            start=_day(fact["from"]),
            end=_day(fact["until"]),
            seen=published,
            parties=_parties(parties),
            value=fact["value"],
            unit=fact["unit"],
            words=self.weigh(fact["what"]),
        )

    def _quantities(self, fact: Fact, published: str | None) -> Telling:
        around = fact.get("sentence") or {"text": ""}
        return Telling(
            kind="quantities",
            seen=published,
            parties=_parties(Party(side="by", country=code) for code in fact.get("parties", ())),
            value=fact["value"],
            unit=self.alike.get(fact["unit"], fact["unit"]),
            words=self.weigh(f"{fact['of'] or ''} {around['text']}"),
        )

    def _offices(self, fact: Fact, published: str | None) -> Telling:  # noqa: ARG002  (an office is held for long)
        person = Party(side="by", country=fact["country"], name=fold(fact["person"]), is_person=True)
        office = self._common(fold(fact["office"]))
        words = self.weigh(office)
        return Telling(kind="offices", status=fact["status"], parties=(person,), subject=office, words=words)

    def _common(self, office: str) -> str:
        """Return an office in its common words: "vice premier" is "deputy prime minister"; longer phrases first."""
        found = self._offices_read.get(office)
        if found is None:
            if len(self._offices_read) >= REMEMBERED:
                self._offices_read.clear()
            padded = f" {office} "
            for words in sorted(self.alike, key=lambda words: (-len(words), words)):
                padded = padded.replace(f" {words} ", f" {self.alike[words]} ")
            found = self._offices_read[office] = padded.strip()
        return found

    def _terms(self, fact: Fact, published: str | None) -> Telling:
        parties = _parties(Party(side="by", country=code) for code in fact["parties"])
        words = self.weigh(" ".join((fact["what"], *fact["items"])))
        return Telling(kind="terms", type=fact["kind"], seen=published, parties=parties, words=words)

    def _precedents(self, fact: Fact, published: str | None) -> Telling:
        sides = (("by", fact["by"]), ("to", fact["partners"]))
        parties = _parties(_entity(side, entity) for side, entities in sides for entity in entities)
        return Telling(
            kind="precedents",
            type=fact["kind"],
            **(self._when(fact["date"], published) | {"seen": published}),
            parties=parties,
            numbers=tuple(map(str, fact["numbers"])),
            words=self.weigh(" ".join(filter(None, (fact["what"], fact["since"])))),
        )

    def _where(self, place: Mapping[str, Any] | None) -> dict[str, Any]:
        if not place:
            return {}
        if place.get("city") and place["name"] == place["city"]:
            return {"place": fold(place["city"]), "land": place["country"]}
        is_state = place["name"] == self.states.get(place["country"] or "")
        return {"region": None if is_state else fold(place["name"]), "land": place["country"]}

    def _when(self, date: Mapping[str, Any], published: str | None) -> dict[str, Any]:
        """Return when it was: days, else a day without its year, else a day of the week, else that of the report."""
        start, end = _day(date.get("start")), _day(date.get("end"))
        if start or end:
            inferred = date["basis"] == INFERRED and date["granularity"] == "day"
            whence = {
                "guessed": (inferred and start == published) or None,
                "inferred": (inferred and start != published) or None,
            }
            return {"start": start, "end": end, "grain": date["granularity"], **whence}
        if yearless := YEARLESS.fullmatch(date.get("start") or ""):
            whole = date["start"] == date.get("end")
            return {"yearless": yearless[0].removeprefix("--") if whole else yearless[1]}
        said = re.findall(r"[a-z]+", (date["span"]["text"] if date.get("span") else "").lower())
        weekday = next((self.weekdays[word] for word in said if word in self.weekdays), None)
        return {"weekday": weekday, "seen": published}

    def weigh(self, text: str, *, but: str = "") -> tuple[tuple[int, int], ...]:
        """Return the telling words of a text as a vector of whole numbers, in order; names of parties are compared apart."""
        told = sorted({*self.rarity.telling(text)}.difference(self.rarity.telling(but)))[:TELLING]
        heavy = [(number & WORD, HEAVIEST - (number >> BITS)) for number in told]
        length = math.sqrt(sum([weight * weight for _, weight in heavy])) or 1.0
        return tuple(sorted([(key, round(UNIT * weight / length)) for key, weight in heavy]))


@lru_cache(maxsize=REMEMBERED)
def fold(text: str) -> str:
    """Return a name without case, accents and hyphens, and without dots ("Donald J. Trump")."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[\s\-‐‑–’'.]+", " ", plain.casefold()).strip()


def _day(iso: str | None) -> str | None:
    """Return a full day; others cannot be put in order."""
    return iso[:10] if iso and re.match(r"\d{4}-\d\d-\d\d", iso) else None


def _entity(side: str, entity: Mapping[str, Any]) -> Party:
    country, id_ = entity["country"], entity["id"]
    is_state = country is not None and id_ == country.lower()
    name = None if is_state else fold(entity["name"])
    return Party(
        side=side,
        country=country,
        name=name,
        is_person=id_.startswith(PERSON) and _is_name(entity["name"]),
        is_described=country is None and id_.startswith(DESCRIBED) and not _names_within(entity["name"]),
    )


def _called(entity: Mapping[str, Any]) -> str:
    return f"{entity['name']} {entity['text']}"


def _named(side: str, fact: Fact, fields: tuple[str, str, str | None]) -> tuple[Party, ...]:
    name, country, id_ = (fact[field] if field else None for field in fields)
    if not name:
        return ()
    is_person = (id_.startswith(PERSON) if id_ else True) and _is_name(name) and " " in name.strip()
    is_state = bool(id_ and country and id_ == country.lower())
    return (Party(side=side, country=country, name=None if is_state else fold(name), is_person=is_person),)


def _is_name(name: str) -> bool:
    """Tell a name from a description ("spokesperson")."""
    return name[:1].isupper()


def _names_within(name: str) -> bool:
    """Tell "Bishops of El Alto" from "Bishops": there is a name behind the first word."""
    return any(word[:1].isupper() for word in name.split()[1:])


def _parties(parties: Iterator[Party]) -> tuple[Party, ...]:
    return tuple(sorted(set(parties), key=lambda p: (p.side, p.country or "", p.name or "")))


def _numbers(text: str, date: Mapping[str, Any] | None = None) -> tuple[str, ...]:
    """Return the numbers of a text but for years and those of its date."""
    dated = set(NUMBER.findall(date["text"])) if date else set()
    found = {number.replace(",", "") for number in NUMBER.findall(text) if number not in dated}
    return tuple(sorted(number for number in found if not YEAR.fullmatch(number)))
