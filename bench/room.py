"""The reading room over a record of 100,000 reports and a million facts: how long pages take, alone and with fifty readers."""

from __future__ import annotations

import http.client
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

from bench import million
from bench.big_record import ARTICLES, make, reports
from dragoman.store import open_for_writing
from dragoman.store.writer import Writer

RECORD, TOLD = Path("out/bench-room.db"), Path("out/bench-told.db")
SEED, EACH, READERS, PAGES_EACH = 3, 8, 50, 6
WORDS = ("matter", "talks met", '"go on"', "item", "duty", "ambassador", "view", "envoy led", "Laren", "matter 777")
#: The same as one types it, letter by letter.
TYPED = tuple("ambassador talks"[:end] for end in range(1, 17))
Figures = dict[str, float]
Page = tuple[int, float, int]


def measures() -> dict[str, Callable[[], Figures]]:
    """Return what can be measured, by section of the floors."""
    return {"room": room, "room_stories": room_stories}


def room() -> Figures:
    """Measure pages one by one, then fifty readers beside one who writes."""
    RECORD.parent.mkdir(exist_ok=True)
    addresses = list(choose(make(RECORD)))
    with served(RECORD) as port:
        fetch(port, "/today")  # the first page loads the codebook
        fetch(
            port, next(address for address in addresses if address.endswith("/parse"))
        )  # and the first parse the model
        alone = [fetch(port, address) for address in addresses]
        crowd, written = together(port, addresses)
    waits = sorted(seconds for _, seconds, _ in crowd)
    return figures(addresses, alone, crowd) | {
        "crowd_median_ms": 1000 * statistics.median(waits),
        "crowd_pages_per_second": len(crowd) / sum(waits) * READERS,
        "written_meanwhile": written,
    }


def room_stories() -> Figures:
    """Measure the pages of what several reports tell, now and as of earlier days."""
    TOLD.parent.mkdir(exist_ok=True)
    if not TOLD.exists():
        part = TOLD.with_suffix(".part")
        part.unlink(missing_ok=True)
        million.make(part)
        million.compare(part)
        part.rename(TOLD)
    addresses = list(choose_stories(TOLD))
    with served(TOLD) as port:
        fetch(port, "/today")  # the first page loads the codebook
        alone = [fetch(port, address) for address in addresses]
    return figures(addresses, alone)


def figures(addresses: list[str], alone: list[Page], crowd: Iterable[Page] = ()) -> Figures:
    """Return how long pages took, by page on the screen, and how large they are."""
    times = sorted(seconds for _, seconds, _ in alone)
    by_page: dict[str, list[float]] = {}
    for address, (_, seconds, _) in zip(addresses, alone, strict=True):
        by_page.setdefault(name_of(address), []).append(1000 * seconds)
    for name, taken in sorted(by_page.items()):
        print(f"  {name:<22}{statistics.median(taken):>8.0f} ms median {max(taken):>8.0f} ms worst", file=sys.stderr)
    return {
        "median_ms": 1000 * statistics.median(times),
        "worst_page_median_ms": max(statistics.median(taken) for taken in by_page.values()),
        "worst_ms": 1000 * times[-1],
        "failed": sum(status != 200 for status, _, _ in (*alone, *crowd)),
        "heaviest_page_kb": max(size for _, _, size in alone) / 1000,
    }


def name_of(address: str) -> str:
    """Return of which page an address is; what is known as of a day counts apart."""
    path, _, query = address.partition("?")
    parsed = " parse" if path.endswith("/parse") else ""
    return path.split("/")[1] + parsed + (" as of a day" if "as_of=" in query else "")


def choose(record: Path) -> Iterator[str]:
    """Yield addresses of every page, of busy and of quiet actors, of many days."""
    dice = random.Random(SEED)
    people, states, issues, documents, facts = _known(record, dice)
    days = [f"{dice.randint(2021, 2025)}-{dice.randint(1, 8):02}-{dice.randint(1, 28):02}" for _ in range(EACH)]
    yield from (
        "/today",
        "/reports",
        "/actors",
        "/relations",
        "/issues",
        "/agenda",
        "/measures",
        "/map",
        "/runs",
        "/codebook",
        "/review",
    )
    for n, day in enumerate(days):
        yield from (f"/today?as_of={day}", f"/agenda?as_of={day}", f"/measures?on={day}", f"/map?until={day}")
        yield from (
            f"/report/{documents[n]}",
            f"/fact/{facts[n]}",
            f"/actor/{dice.choice(people)}",
            f"/actor/{states[n]}",
        )
        yield from (f"/relation/{states[n]},{states[n + 1]}", f"/relation/{states[0]},{dice.choice(states[20:])}")
        yield from (
            f"/negotiation/{states[n]}-{states[n + 1]}",
            f"/negotiation/{states[0]}-{dice.choice(states[20:])}?as_of={day}",
        )
        yield from (f"/negotiation/{issues[n]}", f"/fact/{facts[n]}/parse")
        yield from (f"/issue/{dice.choice(issues)}", f"/actors?q={dice.choice('abdlmnst')}", f"/reports?leaf={n + 1}")
    yield from (f"/search?q={word.replace(' ', '+')}" for word in (*WORDS, *TYPED))
    yield from (
        f"/relation/{','.join(states[:2])}/chart.json",
        f"/actor/{states[0]}?kind=statements&leaf=20",
        "/agenda.ics",
    )


def _known(record: Path, dice: random.Random) -> Iterator[list[str]]:
    """Yield persons, states (the busiest first), issues, documents and facts of the record."""
    rows = ", ".join(str(row) for row in dice.sample(range(1, ARTICLES), EACH))
    queries = (
        "SELECT DISTINCT entity FROM parties WHERE kind = 'offices' LIMIT 500",
        "SELECT lower(country) FROM parties WHERE rowid % 97 = 0 AND country IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC",
        "SELECT DISTINCT json_extract(body, '$.issue_id') FROM facts WHERE kind = 'positions' LIMIT 300",
        f"SELECT id FROM documents WHERE row IN ({rows})",
        f"SELECT id FROM facts WHERE row / 10 IN ({rows}) AND row % 10 = 1",
    )
    with closing(sqlite3.connect(record)) as db:
        yield from [[value for (value,) in db.execute(query)] for query in queries]


def choose_stories(record: Path) -> Iterator[str]:
    """Yield addresses of stories, large and small, of facts that several tell, of today and of earlier days."""
    dice = random.Random(SEED)
    with closing(sqlite3.connect(record)) as db:
        told = "SELECT story FROM stories GROUP BY story HAVING count(*) "
        large = [name for (name,) in db.execute(f"{told} > 2 ORDER BY count(*) DESC, story LIMIT ?", (EACH,))]
        small = [name for (name,) in db.execute(f"{told} BETWEEN 2 AND 9 ORDER BY story LIMIT 500")]
        days = [day for (day,) in db.execute("SELECT DISTINCT published FROM articles ORDER BY 1")]
        shared = [
            fact
            for (fact,) in db.execute(
                "SELECT facts.id FROM told JOIN facts ON facts.row = told.fact WHERE telling IN "
                "(SELECT first FROM pairs WHERE is_same ORDER BY first LIMIT 500)"
            )
        ]
    yield from ("/stories", "/review", f"/today?as_of={days[-1]}")
    for name, day in zip((*large, *dice.sample(small, EACH)), dice.choices(days, k=2 * EACH), strict=True):
        yield from (f"/story/{name}", f"/story/{name}?as_of={days[-1]}", f"/fact/{dice.choice(shared)}")
        yield from (f"/today?as_of={day}", f"/stories?as_of={day}")


@contextmanager
def served(record: Path) -> Iterator[int]:
    """Run `dragoman serve` while the block lasts; yield its port."""
    command = [sys.executable, "-u", "-m", "dragoman", "serve", str(record), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as site:
        line = site.stdout.readline() if site.stdout else ""
        try:
            yield int(re.findall(r":(\d+)/", line)[0])
        finally:
            site.terminate()


def fetch(port: int, address: str) -> Page:
    """Return the status of a page, the seconds it took, and its bytes."""
    begun = time.perf_counter()
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    link.request("GET", address.replace('"', "%22"))
    answer = link.getresponse()
    size = len(answer.read())
    link.close()
    return answer.status, time.perf_counter() - begun, size


def together(port: int, addresses: list[str]) -> tuple[list[Page], int]:
    """Let fifty readers leaf through the site while reports are written; return their pages, and how many were written."""
    with ThreadPoolExecutor(READERS) as readers:
        dice = random.Random(SEED)
        asked = [dice.choice(addresses) for _ in range(READERS * PAGES_EACH)]
        pages = readers.map(lambda address: fetch(port, address), asked)
        with open_for_writing(RECORD) as db:
            writer = Writer(db, pipeline="made up", command="bench", started="2026-01-02T00:00:00+00:00")
            written = 0
            for report in islice(reports(ARTICLES + 10, ARTICLES + 310), 300):
                with writer.batch():
                    writer.keep(report.article.document, [report])
                written += 1
            writer.finish("2026-01-02T01:00:00+00:00", {"articles": written})
        return list(pages), written
