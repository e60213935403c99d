"""The site over a small record of hand-made reports, asked without a socket."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.codebook.book import Codebook, load_codebook
from dragoman.records import Rejection, Report
from dragoman.store import open_for_writing
from dragoman.store.layer import catch_up
from dragoman.web.app import make_app
from dragoman.web.desk import Desk
from tests.reports import CHILE, NORWAY, ROJAS, SOLBERG, Maker, day, span
from tests.store.conftest import keep

TEXT = """Solberg in Santiago
On Monday Foreign Minister Kari Solberg visited Chile. Norway accused Chile of overfishing, a charge that officials in Santiago
rejected at once. “We shall keep our fleet at home,” Rojas said. They meet again on 3 June. A duty of 10 percent stays."""
VISIT = "On Monday Foreign Minister Kari Solberg visited Chile."
CHARGE = "Norway accused Chile of overfishing"

#: What two outlets tell of one meeting.
TOLD = (
    ("a.txt", "Fjord Wire", "Norwegian Foreign Minister Kari Solberg met her Chilean counterpart on Monday to settle the cod quotas, officials said."),
    ("b.txt", "Andes Post", "To settle the cod quotas Norwegian Foreign Minister Kari Solberg and her Chilean counterpart met on Monday."),
)  # fmt: skip

Site = Callable[..., TestClient]


def visit_report(**rest: object) -> Report:
    """One report with a fact of each kind that pages show."""
    make = Maker(TEXT, name="desk/solberg.txt", published="2031-03-05", outlet="North Wire", language="en")
    measures = make.others("A duty of 10 percent stays.")["measures"]
    return make.report(
        events=(
            make.event(VISIT, mode="visit", recipients=(CHILE,), date=day("2031-03-03", span(TEXT, "On Monday"))),
            make.event(CHARGE, code="ACCUSE", actors=(NORWAY,), recipients=(CHILE,), on="2031-03-04"),
        ),
        statements=(make.statement("We shall keep our fleet at home,", speaker=ROJAS),),
        positions=(make.position("accused Chile of overfishing", issue="fishing quotas", stance="condemn", holder=NORWAY),),
        schedule=(make.item("They meet again on 3 June.", what="Norway and Chile meet", on="2031-06-03"),),
        offices=(make.office("Foreign Minister Kari Solberg"),),
        measures=measures,
        actors=(
            make.actor(NORWAY, kind="state"), make.actor(CHILE, kind="state"),
            make.actor(SOLBERG, variants=("Solberg",)), make.actor(ROJAS),
        ),
        rejections=(Rejection(stage="events", reason="No frame", start=0, end=7),),
        **rest,
    )  # fmt: skip


def told_reports() -> list[Report]:
    """The two reports of one meeting."""
    made = []
    for name, outlet, text in TOLD:
        make = Maker(text, name=name, published="2031-04-08", outlet=outlet, language="en")
        meeting = make.event(text, actors=(SOLBERG, CHILE), date=day("2031-04-07"))
        made.append(make.report(events=(meeting,)))
    return made


@pytest.fixture(scope="session")
def book() -> Codebook:
    return load_codebook()


@pytest.fixture
def record(tmp_path: Path, book: Codebook) -> Path:
    path = tmp_path / "desk.db"
    with open_for_writing(path) as db:
        keep(db, visit_report())
        catch_up(db, book)
    return path


@pytest.fixture
def site(record: Path) -> Iterator[Site]:
    """Opens the site; the arguments are those of the desk."""
    opened = []

    def opener(**given: object) -> TestClient:
        client = TestClient(
            make_app(Desk(**{"record": record, "reviewer": "ana", **given})), base_url="http://127.0.0.1"
        )
        opened.append(client)
        return client

    yield opener
    for client in opened:
        client.close()


@pytest.fixture
def room(site: Site) -> TestClient:
    """The site as one's own machine sees it."""
    return site()


def fact_id(room: TestClient, kind: str = "events", words: str = "") -> str:
    """The id of a fact of the record, by its words."""
    document = room.get("/reports.json").json()["reports"][0]["id"]
    facts = room.get(f"/report/{document}.json").json()["facts"]
    return next(f["id"] for f in facts if f["kind"] == kind and words in f["evidence"][0]["text"])
