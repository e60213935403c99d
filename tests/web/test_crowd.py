"""Many readers beside one who writes: nobody is turned away, nobody sees half of anything."""

from __future__ import annotations

import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from dragoman.store import open_for_writing
from dragoman.web.desk import Desk
from tests.reports import CHILE, NORWAY, Maker
from tests.store.conftest import keep
from tests.web.browsing import served

READERS, REPORTS = 20, 40
PATHS = ("/today", "/relation/nor,chl.json", "/search?q=norway", "/actor/nor", "/reports.json", "/review")


def test_readers_beside_a_writer(record: Path) -> None:
    with served(Desk(record=record)) as address, ThreadPoolExecutor(READERS) as readers:

        def read(number: int) -> int:
            with urllib.request.urlopen(address + PATHS[number % len(PATHS)], timeout=60) as answer:
                answer.read()
                return int(answer.status)

        asked = readers.map(read, range(READERS * len(PATHS)))
        with open_for_writing(record) as db:
            for number in range(REPORTS):
                make = Maker(f"Day {number}\nNorway met Chile.", name=f"{number}.txt")
                keep(db, make.report(events=(make.event("Norway met Chile.", actors=(NORWAY, CHILE)),)))
        assert set(asked) == {200}
        assert read(0) == 200
