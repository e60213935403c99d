"""A record of a million facts that are made here: what it costs to add a day of 5,000 articles, and how much memory."""

from __future__ import annotations

import argparse
import gc
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from bench.quality import Figures, environment

FACTS, DAY, EACH = 1_000_000, 5_000, 20
#: Articles of an ordinary day, and the first day.
ORDINARY, FIRST = 200, date(2030, 1, 1)
#: Words of an article, of which so many are of its story.
WORDS, OWN = 220, 70
VOCABULARY, COUNTRIES = 30_000, 150
BATCH = 200


@dataclass(slots=True, kw_only=True)
class Tale:
    """A development that several outlets report: its sides, its words, what happened in it."""

    day: date
    sides: tuple[int, int]
    words: list[str]
    acts: list[tuple[str, str]]
    quotes: list[str]


@dataclass(slots=True, kw_only=True)
class Press:
    """Makes the articles of a day: stories of many reports and of few, and what is told once."""

    seed: int
    types: list[str] = field(default_factory=list)

    def tales(self, day: date, number: int) -> Iterator[tuple[Tale, int, random.Random]]:
        """Yield (tale, number of the report in it, chance) for each article of a day."""
        chance = random.Random(f"{self.seed} {day}")
        left = number
        while left > 0:
            tale = self._tale(day, chance)
            reports = min(left, max(1, int(chance.paretovariate(0.9))), 80)
            for i in range(reports):
                yield tale, i, chance
            left -= reports

    def articles(self, day: date, number: int, *, serial: int) -> Iterator[tuple[Any, Any]]:
        """Yield the documents of a day, each with its report."""
        for place, (tale, i, chance) in enumerate(self.tales(day, number)):
            yield article_of(tale, (serial + place, i), chance)

    def _tale(self, day: date, chance: random.Random) -> Tale:
        sides = tuple(chance.sample(range(min(COUNTRIES, 1 + int(chance.paretovariate(0.6)) + 3)), 2))
        words = [_word(chance.randrange(VOCABULARY)) for _ in range(OWN)]
        acts = [(chance.choice(self.types), " ".join(chance.sample(words, 12))) for _ in range(4)]
        quotes = [" ".join(chance.sample(words, 10)) for _ in range(5)]
        return Tale(day=day, sides=(sides[0], sides[1]), words=words, acts=acts, quotes=quotes)


def _word(number: int) -> str:
    """Return a word of letters for a number."""
    letters = ""
    while True:
        number, rest = divmod(number, 20)
        letters += "bcdfghjklmnprstvwxyz"[rest] + "aeiou"[rest % 5]
        if number == 0:
            return letters + "q"


def write(path: Path, day: date, articles: int, *, serial: int) -> float:
    """Write the articles of a day into a record, with their facts; return the seconds of the processor, but for making them."""
    from dragoman.codebook.book import load_codebook
    from dragoman.store import open_for_writing
    from dragoman.store.writer import Writer

    press = Press(seed=7, types=sorted(load_codebook().ontology.types))
    made = press.articles(day, articles, serial=serial)
    spent = 0.0
    with open_for_writing(path) as connection:
        writer = Writer(connection, pipeline="bench", command="bench", started=f"{day}T00:00:00+00:00")
        while pending := list(islice(made, BATCH)):
            begun = time.process_time()
            with writer.batch():
                for document, report in pending:
                    writer.keep(document, [report])
            spent += time.process_time() - begun
    return spent


def article_of(tale: Tale, place: tuple[int, int], chance: random.Random) -> tuple[Any, Any]:
    """Return a document and its report of a tale: some facts are those of the tale, some are told here alone."""
    from dragoman.records import Article, Document, Paragraph, Report, stable_id

    serial, _ = place
    own = [_word(chance.randrange(VOCABULARY)) for _ in range(WORDS - OWN)]
    sentences = [" ".join([f"act{serial}x{n}", text]) for n, (_, text) in enumerate(tale.acts)]
    text = "\n".join([" ".join(chance.sample(tale.words, OWN)), *sentences, *tale.quotes, " ".join(own)])
    name = f"{serial:08}"
    document = Document(
        id=stable_id("doc", name), version=stable_id("v", name), file=f"{name}.txt", text=text, published=str(tale.day)
    )
    article = Article(
        document=document, number=0, start=0, end=len(text), title=sentences[0], published=str(tale.day), published_basis="given",
        outlet=f"Outlet {chance.randrange(400)}", language="en", paragraphs=(Paragraph(text=text, anchors=((0, 0),)),),
    )  # fmt: skip
    maker = Maker(article=article, tale=tale, chance=chance)
    return document, Report(article=article, events=tuple(maker.events(sentences)), statements=tuple(maker.statements(own)),
                            positions=tuple(maker.positions(own)), offices=tuple(maker.offices()))  # fmt: skip


@dataclass(slots=True, kw_only=True)
class Maker:
    """Makes the twenty facts of one article."""

    article: Any
    tale: Tale
    chance: random.Random

    def events(self, sentences: list[str]) -> Iterator[Any]:
        """Yield the four acts of the tale, and two of this article alone."""
        from dragoman.records import Event, Time

        day = self.tale.day
        for number, sentence in enumerate([*sentences, *sentences[:2]]):
            shared = number < len(sentences)
            type_ = self.tale.acts[number % 4][0]
            on = str(day if shared else day - timedelta(days=self.chance.randrange(2, 200)))
            span = self._span(sentence)
            yield Event(
                id=self._id("ev", number), type=type_, plover_type=type_, mode=None, contexts=(), actors=(self._person(0),),
                recipients=(self._person(1),), status="occurred", date=Time(start=on, end=on, granularity="day", basis="relative"),
                place=None, attribution=(), frame="bench", confidence=0.7, evidence=(span,), cue=span,
            )  # fmt: skip

    def statements(self, own: list[str]) -> Iterator[Any]:
        """Yield five quotations of the tale, of which some are heard elsewhere too, and three of this article alone."""
        from dragoman.records import Statement

        alone = [" ".join(own[12 * n : 12 * n + 10]) for n in range(3)]
        for number, content in enumerate([*self.tale.quotes, *alone]):
            speaker = self._person(number % 2)
            yield Statement(
                id=self._id("st", number), speaker=speaker.name, speaker_text=speaker.name, speaker_country=speaker.country, cue="said",
                content=content, direct=True, kind="statement", evidence=(self._span(content),), speaker_id=speaker.id,
            )  # fmt: skip

    def positions(self, own: list[str]) -> Iterator[Any]:
        """Yield four positions."""
        from dragoman.records import Position

        for number in range(4):
            holder, issue = self._person(number % 2), " ".join(own[50 + 6 * number : 55 + 6 * number])
            yield Position(
                id=self._id("po", number), holder=holder.name, holder_country=holder.country, issue=issue, stance="support",
                evidence=(self._span(issue),), holder_id=holder.id,
            )  # fmt: skip

    def offices(self) -> Iterator[Any]:
        """Yield the offices of both persons."""
        from dragoman.records import Office

        for number in range(2):
            person = self._person(number)
            yield Office(
                id=self._id("of", number), person=person.name, variants=(person.name,), office="minister", country=person.country,
                status="current", evidence=(self._span(self.tale.quotes[0]),), person_id=person.id,
            )  # fmt: skip

    def _person(self, side: int) -> Any:
        from dragoman.records import Entity

        country = self.tale.sides[side]
        code = "".join(chr(65 + (country // 26**n) % 26) for n in (2, 1, 0))
        return Entity(id=f"per_{code}", name=f"Min {_word(country + 7).title()}", country=code, sector="GOV", text=code)

    def _span(self, words: str) -> Any:
        from dragoman.records import Span

        start = self.article.document.text.index(words)
        return Span(start=start, end=start + len(words), text=words)

    def _id(self, prefix: str, number: int) -> str:
        from dragoman.records import fact_id

        return fact_id(prefix, self.article, (number,))


# ---------------------------------------------------------------- the measure


def make(path: Path, facts: int = FACTS) -> tuple[date, int]:
    """Write a record of so many facts; return the day after its last, and how many articles it has."""
    last, serial = FIRST, 0
    while serial * EACH < facts:
        write(path, last, ORDINARY, serial=serial)
        serial, last = serial + ORDINARY, last + timedelta(days=1)
    return last, serial


def compare(path: Path) -> dict[str, float]:
    """Compare all that is in a record, in a process of its own; return what that takes."""
    return _run(["compare", str(path)])


def million(facts: int = FACTS, day: int = DAY) -> Figures:
    """Make a record, compare all that is in it, add a day in a process of its own, and see what that costs."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "record.db"
        last, serial = make(path, facts)
        compared = compare(path)
        added = _run(["add", str(path), str(last), str(day), str(serial)])
    return {
        "facts": float(serial * EACH),
        "compare_seconds": compared["seconds"],
        "compare_megabytes": compared["megabytes"],
        "add_seconds": added["seconds"],
        "add_megabytes": added["megabytes"],
    }


def _run(words: list[str]) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.million", *words], capture_output=True, text=True, check=False,
        env=environment(), cwd=Path(__file__).parents[1],
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"bench.million {words[0]} failed: {done.stderr.strip()[-500:]}")
    said: dict[str, float] = json.loads(done.stdout)
    return said


def step(asked: argparse.Namespace) -> None:
    """Do one step, as the command line would, and say what it took of the processor and of memory."""
    from dragoman.__main__ import GARBAGE
    from dragoman.codebook.book import load_codebook
    from dragoman.store import open_for_writing
    from dragoman.store.layer import catch_up

    gc.set_threshold(GARBAGE, *gc.get_threshold()[1:])
    begun = time.process_time()
    book = load_codebook()
    spent = time.process_time() - begun
    if asked.step == "add":
        spent += write(asked.record, date.fromisoformat(asked.day), asked.articles, serial=asked.serial)
    begun = time.process_time()
    with open_for_writing(asked.record) as connection:
        catch_up(connection, book)
    spent += time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(json.dumps({"seconds": spent, "megabytes": peak}))


def measures() -> dict[str, Callable[[], Figures]]:
    """Return what can be measured on any machine."""
    return {"million": million}


if __name__ == "__main__":
    command = argparse.ArgumentParser(prog="bench.million", description=__doc__)
    command.add_argument("step", choices=["compare", "add"])
    command.add_argument("record", type=Path)
    command.add_argument("day", nargs="?")
    command.add_argument("articles", nargs="?", type=int)
    command.add_argument("serial", nargs="?", type=int)
    step(command.parse_args())
