"""Takes the pictures of the reading room in docs/pages: `python -m tests.web.pictures RECORD [NAME...]`; needs chromium."""

from __future__ import annotations

import sys
import time
from base64 import b64decode
from pathlib import Path

from selenium import webdriver

from dragoman.store import open_for_reading
from dragoman.web.desk import Desk
from tests.web.browsing import PHONE, browser, served

OUT = Path(__file__).parents[2] / "docs" / "pages"
LOOKS = {"": {}, "-dark": {"dark": True}, "-phone": {"size": PHONE}}
#: Pages that are shown in the dark and on a phone too.
OFTEN = {"today", "report", "review"}
#: Seconds that charts and maps are waited for.
DRAWN = 60.0


def pages(record: Path) -> dict[str, str]:
    """Return the address of each picture by its name."""
    with open_for_reading(record) as db:
        fact, document, start = db.execute(
            "SELECT facts.id, documents.id, evidence.start_at FROM facts JOIN articles ON articles.row = facts.article "
            "JOIN documents ON documents.row = articles.document JOIN evidence ON evidence.fact = facts.row "
            "WHERE facts.kind = 'events' AND documents.is_current AND facts.status = 'occurred' "
            "ORDER BY documents.file LIKE '%rubio-cho%' DESC, facts.confidence DESC, facts.id LIMIT 1"
        ).fetchone()
        (story,) = db.execute(
            "SELECT story FROM stories JOIN facts USING (article) JOIN told ON told.fact = facts.row JOIN happenings USING (telling) "
            "WHERE kind = 'events' GROUP BY story ORDER BY count(*) - count(DISTINCT happening) DESC, story LIMIT 1"
        ).fetchone()
        (person,) = db.execute(
            "SELECT entity FROM parties WHERE kind = 'offices' AND entity IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1"
        ).fetchone()
    return {
        "today": "/today", "report": f"/report/{document}?at={start}", "fact": f"/fact/{fact}", "parse": f"/fact/{fact}/parse", "actor": f"/actor/{person}",
        "state": "/actor/kor", "relation": "/relation/kor,usa", "relations": "/relations", "issues": "/issues",
        "issue": "/issue/denuclearization", "agenda": "/agenda?as_of=2025-08-16", "measures": "/measures", "map": "/map",
        "search": "/search?q=tariff", "runs": "/runs", "codebook": "/codebook", "type": "/codebook/CONSULT", "review": "/review",
        "actors": "/actors", "reports": "/reports", "stories": "/stories", "story": f"/story/{story}",
        "negotiation": "/negotiation/KOR-USA",
    }  # fmt: skip


def settle(chrome: webdriver.Chrome, most: float) -> None:
    """Wait until the fonts are there and what is to be drawn is drawn."""
    time.sleep(0.5)
    until = time.monotonic() + most
    while time.monotonic() < until and not chrome.find_elements("css selector", "[data-drawn]"):
        time.sleep(0.2)
    time.sleep(0.5)


def main() -> None:
    """Take all pictures, or those that are named."""
    record, wanted = Path(sys.argv[1]), set(sys.argv[2:])
    OUT.mkdir(exist_ok=True)
    with served(Desk(record=record)) as address:
        for suffix, look in LOOKS.items():
            with browser(**look) as chrome:
                for name, path in pages(record).items():
                    if f"{name}{suffix}" not in wanted and (wanted or (suffix and name not in OFTEN)):
                        continue
                    chrome.get(address + path)
                    settle(chrome, DRAWN if name in {"relation", "map"} else 0.0)
                    picture = chrome.execute_cdp_cmd("Page.captureScreenshot", {"format": "webp", "quality": 80})[
                        "data"
                    ]
                    (OUT / f"{name}{suffix}.webp").write_bytes(b64decode(picture))
                    said = [entry["message"] for entry in chrome.get_log("browser") if entry["level"] == "SEVERE"]
                    print(name + suffix, *said)


if __name__ == "__main__":
    main()
