"""Hand-made reports and a stand-in for the pipeline: what it codes stands in the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dragoman.records import (
    Actor,
    AgendaItem,
    Article,
    Document,
    Entity,
    Event,
    Measure,
    Office,
    Paragraph,
    Place,
    Pledge,
    Position,
    Precedent,
    Quantity,
    Rejection,
    Report,
    Segment,
    Span,
    Statement,
    Term,
    Time,
    fact_id,
    stable_id,
)

NORWAY = Entity(id="NOR", name="Norway", country="NOR", sector="GOV", text="Norway")
CHILE = Entity(id="CHL", name="Chile", country="CHL", sector="GOV", text="Chile")
SOLBERG = Entity(
    id="pe_solberg", name="Kari Solberg", country="NOR", sector="GOV", text="Foreign Minister Kari Solberg"
)
ROJAS = Entity(id="pe_rojas", name="Inés Rojas", country="CHL", sector="GOV", text="Rojas")


def document(text: str, *, name: str = "a.txt", **fields: str | None) -> Document:
    return Document(id=stable_id("doc", name), version=stable_id("v", text), file=name, text=text, **fields)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def day(iso: str | None, words: Span | None = None) -> Time:
    if iso is None:
        return Time()
    return Time(start=iso, end=iso, granularity="day", basis="explicit", span=words)


class Maker:
    """Makes the facts of one article, each proved by words that must stand in it."""

    def __init__(
        self, text: str, *, name: str = "a.txt", published: str | None = "2031-03-05", **fields: str | None
    ) -> None:
        self.document = document(text, name=name, **fields)
        self.text = text
        self.article = Article(
            document=self.document, number=0, start=0, end=len(text), title=text.split("\n", maxsplit=1)[0], published=published,
            published_basis="explicit" if published else None, outlet=fields.get("outlet"), language=fields.get("language"),
            segments=(Segment(kind="body", start=0, end=len(text)),), paragraphs=(Paragraph(text=text, anchors=((0, 0),)),),
        )  # fmt: skip

    def event(self, words: str, *, code: str = "CONSULT", mode: str | None = None, status: str = "occurred",
              on: str | None = "2031-03-04", actors: tuple[Entity, ...] = (SOLBERG,), recipients: tuple[Entity, ...] = (),
              date: Time | None = None, cue: str | None = None) -> Event:  # fmt: skip
        return Event(
            id=self._id("ev", words, code), type=code, plover_type=code, mode=mode, contexts=(), actors=actors,
            recipients=recipients, status=status, date=date or day(on), place=Place(name="Oslo", country="NOR"),
            attribution=(), frame=f"test.{cue}", confidence=0.8, evidence=(span(self.text, words),), cue=span(self.text, cue or words.rsplit(maxsplit=1)[-1]),
        )  # fmt: skip

    def statement(self, words: str, *, speaker: Entity = SOLBERG) -> Statement:
        return Statement(
            id=self._id("st", words), speaker=speaker.name, speaker_text=speaker.text, speaker_country=speaker.country,
            cue="said", content=words, direct=True, kind="statement", evidence=(span(self.text, words),), date=day("2031-03-04"),
            speaker_id=speaker.id,
        )  # fmt: skip

    def position(self, words: str, *, issue: str, stance: str = "support", holder: Entity = SOLBERG) -> Position:
        return Position(
            id=self._id("po", words), holder=holder.name, holder_country=holder.country, issue=issue, stance=stance,
            evidence=(span(self.text, words),), holder_id=holder.id, date=day("2031-03-04"),
        )  # fmt: skip

    def item(self, words: str, *, what: str, on: str | None, kind: str = "meeting") -> AgendaItem:
        return AgendaItem(
            id=self._id("ag", words),
            what=what,
            kind=kind,
            date=day(on),
            parties=("NOR", "CHL"),
            evidence=(span(self.text, words),),
        )

    def office(
        self, words: str, *, who: Entity = SOLBERG, office: str = "foreign minister", status: str = "current"
    ) -> Office:
        return Office(
            id=self._id("of", words, office, status), person=who.name, variants=(who.name.split()[-1],), office=office,
            country=who.country, status=status, evidence=(span(self.text, words),), person_id=who.id,
        )  # fmt: skip

    def precedent(self, words: str, *, who: Entity, partner: Entity) -> Precedent:
        return Precedent(
            id=self._id("pr", words), kind="order", what="second meeting", dealing="meeting", numbers=(2,), by=(who,), partners=(partner,),
            since=None, date=Time(), evidence=(span(self.text, words),),
        )  # fmt: skip

    def term(self, words: str, *, items: tuple[str, ...], kind: str = "item") -> Term:
        return Term(
            id=self._id("te", words), kind=kind, what="on the table", items=items, issues=("fisheries",), parties=("NOR", "CHL"),
            attribution=(), evidence=(span(self.text, words),),
        )  # fmt: skip

    def others(self, words: str) -> dict[str, tuple[object, ...]]:
        """One fact each of the kinds that few tests look at."""
        proof = (span(self.text, words),)
        return {
            "pledges": (
                Pledge(id=self._id("pl", words), maker="Norway", maker_country="NOR", beneficiary="Chile", content="aid",
                       due=None, evidence=proof),
            ),
            "measures": (
                Measure(id=self._id("me", words), what="duty on fish", kind="tariff", by="CHL", on="NOR", value=10.0,
                        unit="percent", from_="2031-01-01", until=None, status="in force", evidence=proof),
            ),
            "quantities": (
                Quantity(id=self._id("qu", words), value=10.0, unit="percent", of="duty", approximate=False, evidence=proof),
            ),
        }  # fmt: skip

    def actor(self, entity: Entity, *, kind: str = "person", variants: tuple[str, ...] = ()) -> Actor:
        return Actor(
            id=entity.id, name=entity.name, kind=kind, country=entity.country, sector=entity.sector, variants=variants,
            reasons=(f"named in {self.document.file}",),
        )  # fmt: skip

    def report(self, **facts: object) -> Report:
        return Report(article=self.article, **facts)

    def _id(self, prefix: str, *parts: object) -> str:
        return fact_id(prefix, self.article, parts)


class Coder:
    """Codes `X meets Y.` as a meeting of two countries; breaks at BOOM, and at KEY interrupts."""

    def __init__(self, version: str = "one") -> None:
        self.version = version
        self.coded: list[str] = []

    def code(self, document: Document) -> tuple[Report, ...]:
        if "BOOM" in document.text:
            raise ValueError("out of cheese")
        if "KEY" in document.text:
            raise KeyboardInterrupt
        self.coded.append(document.file)
        make = Maker(document.text, name=document.file, published=document.published, language=document.language)
        make.document = document
        make.article = Article(
            document=document, number=0, start=0, end=len(document.text), published=document.published,
            paragraphs=make.article.paragraphs,
        )  # fmt: skip
        events = tuple(
            make.event(m[0], actors=(party(m[1]), party(m[2])))
            for m in re.finditer(r"([A-Z]{3}) meets ([A-Z]{3})\.", document.text)
        )
        aside = Rejection(stage="code", reason="No frame: nothing fits", start=0, end=1)
        warnings = () if document.published else (f"{document.file}: No publication date: the facts stay undated",)
        return (make.report(events=events, rejections=(aside,), warnings=warnings),)

    def stream(self, documents: Iterable[Document]) -> Iterator[tuple[Document, tuple[Report, ...]]]:
        for one in documents:
            yield one, self.code(one)


def party(code: str) -> Entity:
    return Entity(id=code, name=code.title(), country=code, sector="GOV", text=code)
