"""Reports that try to be more than text: nothing of them runs, nothing breaks."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.codebook.book import load_codebook
from dragoman.records import Entity, Report
from dragoman.store import open_for_writing
from dragoman.store.layer import catch_up
from dragoman.web.app import make_app
from dragoman.web.desk import Desk
from tests.reports import CHILE, Maker
from tests.store.conftest import keep

TRICKS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</title><script>alert(1)</script>", "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)", "<style>*{display:none}</style>", "</style></textarea></blockquote>", "<iframe src=//evil.example></iframe>",
    "<form action=https://evil.example><button>", "<base href=//evil.example>", "<meta http-equiv=refresh content=0;url=//evil.example>",
    "{{ 7*7 }}", "{% raw %}", "{{ ''.__class__.__mro__ }}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{{config}}", "%(secret)s %s %n",
    "'; DROP TABLE facts; --", "\" OR 1=1 --", "NEAR(a b) OR *", "../../../etc/passwd", "..%2f..%2fetc%2fpasswd", "file:///etc/passwd",
    "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "[x](javascript:alert(1))", "&lt;script&gt;", "&#x3c;script&#x3e;",
    "\u202edlrow", "\u2028x\u2029", "a\x00b", "\x1b[31m", "<![CDATA[<script>]]>", "<!--", "-->", "]]>", "<math><mi//xlink:href=\"data:x\">",
    "hx-get=/judge hx-trigger=load", "<div hx-get=/judge hx-trigger=load>", "<a href=javascript:alert(1)>x</a>", "\\u003cscript\\u003e",
)  # fmt: skip
REPORTS = 200
#: What a page may hold of these elements: only what its own templates write.
FORBIDDEN = {"iframe", "object", "embed", "base", "style", "math", "svg", "img", "textarea"}


def hostile(number: int) -> Report:
    """A report all of whose words are tricks."""
    dice = random.Random(number)
    trick, other, third = dice.sample(TRICKS, 3)
    text = f"{trick} title\n{other} met {third} in the end.\n{trick}{other}{third} said so."
    url = dice.choice(("javascript:alert(1)", 'https://evil.example/"><script>', "data:text/html,x", other))
    make = Maker(
        text, name=f"{number}/{trick.replace(chr(0), '')}.txt", outlet=other, url=url, title=trick, language="en"
    )
    who = Entity(id=f"ac_{number}{third}", name=trick, country="NOR", sector="GOV", text=other)
    line = text.split("\n")[1]
    return make.report(
        events=(make.event(line, actors=(who,), recipients=(CHILE,)),),
        statements=(make.statement(line, speaker=who),),
        positions=(make.position(line, issue=third, holder=who, stance="oppose"),),
        schedule=(make.item(line, what=other, on="2031-06-03"),),
        offices=(make.office(line, who=who, office=third),),
        actors=(make.actor(who, variants=(other, third)),),
    )


class Elements(HTMLParser):
    """Notes what would run, load or lead away."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        scripts = tag == "script" and not given.get("src", "").startswith("/static/")
        handlers = [name for name in given if name.startswith("on") or name in {"style", "srcdoc"}]
        schemes = [
            v for n, v in given.items() if n in {"href", "src", "action"} and not re.match(r"(/(?!/)|#|https?://)", v)
        ]
        outside = given.get("href", "").startswith("http") and "noopener noreferrer" not in given.get("rel", "")
        htmx = [v for n, v in given.items() if n.startswith("hx-") and "/judge" in v]
        if tag in FORBIDDEN or scripts or handlers or schemes or outside or htmx:
            self.wrong.append(self.get_starttag_text() or tag)


def wrong_in(html: str) -> list[str]:
    parser = Elements()
    parser.feed(html)
    return parser.wrong


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = tmp_path_factory.mktemp("hostile") / "desk.db"
    with open_for_writing(path) as db:
        for number in range(REPORTS):
            keep(db, hostile(number))
        catch_up(db, load_codebook())
    with TestClient(make_app(Desk(record=path)), base_url="http://127.0.0.1") as client:
        yield client


def test_the_check_sees_what_it_looks_for() -> None:
    for trick in (
        "<script>1</script>",
        "<a href=javascript:1>",
        "<p onclick=1>",
        "<p style=x>",
        "<iframe>",
        '<a href="https://x">',
    ):
        assert wrong_in(trick), trick


def test_two_hundred_hostile_reports_are_only_text(room: TestClient) -> None:
    ids = [report["id"] for leaf in (1, 2, 3, 4) for report in room.get(f"/reports.json?leaf={leaf}").json()["reports"]]
    assert len(ids) == REPORTS
    for number, document in enumerate(ids):
        shown = room.get(f"/report/{document}?at=0")
        assert (shown.status_code, wrong_in(shown.text)) == (200, []), document
        if number % 5 == 0:
            for fact in room.get(f"/report/{document}.json").json()["facts"]:
                page = room.get(f"/fact/{fact['id']}")
                assert (page.status_code, wrong_in(page.text)) == (200, []), fact["id"]


@pytest.mark.parametrize(
    "path", ["/today", "/reports", "/actors", "/actor/nor", "/actor/nor?kind=offices", "/relations", "/relation/nor,chl", "/issues",
             "/agenda", "/measures", "/map", "/runs", "/review", "/search?q=met", "/stories", "/stories?as_of=2031-03-05",
             "/negotiation/NOR-CHL", "/negotiation/tariffs"],
)  # fmt: skip
def test_lists_of_hostile_reports_are_only_text(room: TestClient, path: str) -> None:
    page = room.get(path)
    assert page.status_code == 200
    assert wrong_in(page.text) == []
    assert "49" not in re.findall(r">\s*(49)\s*<", page.text)  # no template was worked out


@pytest.mark.parametrize("trick", TRICKS)
def test_a_hostile_question_is_only_a_question(room: TestClient, trick: str) -> None:
    for path, name in (
        ("/search", "q"),
        ("/actors", "q"),
        ("/runs", "reason"),
        ("/map", "place"),
        ("/search", "outlet"),
    ):
        page = room.get(path, params={name: trick})
        assert page.status_code == 200, (path, trick)
        assert wrong_in(page.text) == []
    for path in (
        *("/fact/", "/report/", "/actor/", "/issue/", "/relation/", "/story/", "/negotiation/"),
        *("/codebook/", "/static/", "/static/vendor/"),
    ):
        address = path + "".join(f"%{byte:02x}" for byte in trick.encode())
        page = room.get(address)
        assert page.status_code in {200, 404}, address
        assert "root:" not in page.text
        assert wrong_in(page.text) == []


def test_stories_and_parses_of_hostile_reports_are_only_text(room: TestClient) -> None:
    for story in room.get("/stories.json").json()["stories"][:5]:
        assert wrong_in(room.get(f"/story/{story['id']}").text) == []
    for report in room.get("/reports.json").json()["reports"][:15]:
        fact = room.get(f"/report/{report['id']}.json").json()["facts"][0]["id"]
        page = room.get(f"/fact/{fact}/parse")
        found = wrong_in(page.text)
        ours = [tag for tag in found if tag.startswith('<svg width="')]
        assert (page.status_code, found) == (200, ours), fact
        assert len(ours) == page.text.count("<figure")


def test_the_record_is_whole_afterwards(room: TestClient) -> None:
    from dragoman.store import open_for_reading
    from dragoman.store.proof import verify

    with open_for_reading(room.app.state.desk.record) as db:
        assert verify(db).failures == []
        assert db.execute("SELECT count(*) FROM facts").fetchone()[0] == 5 * REPORTS
    assert isinstance(room.app.state.desk.record, Path)
