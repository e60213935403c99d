"""Ten copies of one despatch, made as editors make them: what it tells is one fact, from one source, and all are cited."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator

import pytest

from dragoman.codebook.book import load_codebook
from dragoman.pipeline import load_pipeline
from dragoman.readers import Defaults, read
from dragoman.records import Document, Report
from dragoman.store.happenings import merged
from dragoman.store.layer import catch_up
from dragoman.store.stories import Wanted, stories
from dragoman.store.views import Question
from tests.store.conftest import keep

BOOK = load_codebook()
LEAD = "OSLO, March 4, 2031 - Norwegian Foreign Minister Ingrid Solberg met Chilean Foreign Minister Tomas Rojas in Oslo on Tuesday."
BODY = (
    "The two ministers spent three hours on the salmon quotas that have divided the fishing fleets of both countries since the autumn.",
    "Solberg said that Norway would send a delegation of harbour inspectors to Valparaiso before the end of the spring season.",
    "Rojas said that Chile would not lift the landing fees for trawlers until the inspectors had published their findings.",
    "Fishermen from Tromso stood outside the ministry with banners and handed out smoked herring to the drivers of the motorcade.",
    "An auction of licences for the northern banks is planned for May, and both fleets have asked for a share of the catch.",
    "The ministry in Oslo counted eleven foreign vessels near the Lofoten islands during the last two weeks of February.",
)
OTHER = (
    "Astronomers in the Atacama desert repaired the mirror of an old telescope and found two comets within a single night.",
    "A choir from Iceland opened the music festival of Bergen with songs that whalers sang two hundred years ago.",
    "The railway to Narvik was closed for repairs after heavy snow had bent the overhead wires near the mountain pass.",
)


def copies() -> Iterator[tuple[str, str]]:
    """Yield the copies by the outlet that prints them."""
    chance = random.Random(4)
    mixed, words = list(BODY), " ".join(BODY)
    chance.shuffle(mixed)
    yield "Reprint Daily", "\n\n".join((LEAD, *BODY))
    yield "Headline Post", "\n\n".join(("Fish dispute: ministers talk for hours", LEAD, *BODY))
    yield "Short News", "\n\n".join((LEAD, *BODY[:2]))
    yield "Long Read", "\n\n".join((LEAD, *BODY, *OTHER[:1]))
    yield "Dropped Lines", "\n\n".join((LEAD, *BODY[::2]))
    yield "Mixed Up", "\n\n".join((LEAD, *mixed))
    yield (
        "Other Words",
        "\n\n".join((LEAD, words.replace("spent three hours on", "talked at length about").replace("autumn", "fall"))),
    )
    yield "Page of Others", "\n\n".join((*OTHER[1:], LEAD, *BODY))
    yield "One Paragraph", f"{LEAD} {words}"
    yield "Tail Cut", "\n\n".join((LEAD, *BODY[:4], BODY[4][:60] + " ..."))


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[Report]:
    """The report and its copies, coded once for all tests."""
    folder, found = tmp_path_factory.mktemp("copies"), list[Report]()
    for number, (outlet, text) in enumerate((("Fjord Wire", "\n\n".join((LEAD, *BODY))), *copies())):
        path = folder / f"{number:02}.txt"
        path.write_text(text, encoding="utf8")
        given = read([str(path)], defaults=Defaults(outlet=outlet, published="2031-03-05"))
        documents = [d for d in given if isinstance(d, Document)]
        found.extend(report for _, coded in load_pipeline().stream(documents) for report in coded)
    return found


@pytest.fixture
def desk(db: sqlite3.Connection, reports: list[Report]) -> sqlite3.Connection:
    for report in reports:
        keep(db, report)
    catch_up(db, BOOK)
    return db


def test_what_copies_tell_is_counted_once_and_cites_all(desk: sqlite3.Connection) -> None:
    (talks,) = (e for e in merged(desk, BOOK, Question(kind="events", types=("CONSULT",))) if e["status"] == "occurred")
    assert talks["sources"]["independent"] == 1
    assert talks["reports"] == 11
    assert len({account["document"]["outlet"] for account in talks["accounts"]}) == 11


def test_all_copies_stand_in_one_story_of_one_source(desk: sqlite3.Connection) -> None:
    (story,) = stories(desk, BOOK, Wanted(least=2))
    assert (story["reports"], story["sources"]) == (11, 1)
    assert all(report["copies"] for report in story["articles"])


def test_nobody_is_called_the_first_without_a_sign(desk: sqlite3.Connection) -> None:
    """All are of one day, and none credits another: that one holds the other is no sign."""
    (story,) = stories(desk, BOOK, Wanted(least=2))
    assert {copy["source"] for report in story["articles"] for copy in report["copies"]} == {None}
