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
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

from bench.big_record import ARTICLES, make, reports
from dragoman.store import open_for_writing
from dragoman.store.writer import Writer

RECORD = Path("out/bench-room.db")
SEED, EACH, READERS, PAGES_EACH = 3, 8, 50, 6
WORDS = ("matter", "talks met", '"go on"', "item", "duty", "ambassador", "view", "envoy led", "Laren", "matter 777")
Figures = dict[str, float]


def measures() -> dict[str, Callable[[], Figures]]:
    """Return what can be measured, by section of the floors."""
    return {"room": room}


def room() -> Figures:
    """Measure pages one by one, then fifty readers beside one who writes."""
    RECORD.parent.mkdir(exist_ok=True)
    addresses = list(choose(make(RECORD)))
    with served(RECORD) as port:
        fetch(port, "/today")  # the first page loads the codebook
        alone = [fetch(port, address) for address in addresses]
        crowd, written = together(port, addresses)
    times = sorted(seconds for _, seconds, _ in alone)
    by_page: dict[str, list[float]] = {}
    for address, (_, seconds, _) in zip(addresses, alone, strict=True):
        by_page.setdefault(address.split("/")[1].partition("?")[0], []).append(1000 * seconds)
    for name, taken in sorted(by_page.items()):
        print(f"  {name:<12}{statistics.median(taken):>8.0f} ms median {max(taken):>8.0f} ms worst", file=sys.stderr)
    waits = sorted(seconds for _, seconds, _ in crowd)
    return {
        "median_ms": 1000 * statistics.median(times),
        "worst_page_median_ms": max(statistics.median(taken) for taken in by_page.values()),
        "worst_ms": 1000 * times[-1],
        "failed": sum(status != 200 for status, _, _ in (*alone, *crowd)),
        "crowd_median_ms": 1000 * statistics.median(waits),
        "crowd_pages_per_second": len(crowd) / sum(waits) * READERS,
        "written_meanwhile": written,
        "heaviest_page_kb": max(size for _, _, size in alone) / 1000,
    }


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
        yield from (f"/issue/{dice.choice(issues)}", f"/actors?q={dice.choice('abdlmnst')}", f"/reports?leaf={n + 1}")
    yield from (f"/search?q={word.replace(' ', '+')}" for word in WORDS)
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


def fetch(port: int, address: str) -> tuple[int, float, int]:
    """Return the status of a page, the seconds it took, and its bytes."""
    begun = time.perf_counter()
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    link.request("GET", address.replace('"', "%22"))
    answer = link.getresponse()
    size = len(answer.read())
    link.close()
    return answer.status, time.perf_counter() - begun, size


def together(port: int, addresses: list[str]) -> tuple[list[tuple[int, float, int]], int]:
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
