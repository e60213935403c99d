"""Takes the pictures of the reading room that stand beside this file: `python docs/pages/take.py RECORD`; needs chromium."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from dragoman.store import open_for_reading
from dragoman.web.app import make_app
from dragoman.web.desk import Desk

HERE = Path(__file__).parent
WIDE, PHONE = (1280, 900), (390, 844)


@contextmanager
def site(record: Path) -> Iterator[str]:
    """Serve a record on a free port while the block lasts; yield the address."""
    server = uvicorn.Server(uvicorn.Config(make_app(Desk(record=record, reviewer="desk")), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)


def browser(*, size: tuple[int, int] = WIDE, dark: bool = False) -> webdriver.Chrome:
    """Start a browser without a window."""
    options = Options()
    for word in (
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--enable-unsafe-swiftshader",
    ):
        options.add_argument(word)
    options.add_argument(f"--window-size={size[0]},{size[1]}")
    made = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    phone = size[0] < 600
    made.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": phone},
    )
    scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
    made.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})
    return made


def pages(record: Path) -> dict[str, str]:
    """Return the address of each picture by its name."""
    with open_for_reading(record) as db:
        report = "SELECT id FROM documents WHERE file LIKE '%rubio%' OR is_current ORDER BY file LIKE '%rubio-cho%' DESC LIMIT 1"
        (document,) = db.execute(report).fetchone()
        fact, start = db.execute(
            "SELECT facts.id, evidence.start_at FROM facts JOIN articles ON articles.row = facts.article "
            "JOIN documents ON documents.row = articles.document JOIN evidence ON evidence.fact = facts.row "
            "WHERE documents.id = ? AND facts.kind = 'events' ORDER BY facts.confidence DESC LIMIT 1",
            (document,),
        ).fetchone()
        (person,) = db.execute(
            "SELECT entity FROM parties WHERE kind = 'offices' AND entity IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
        ).fetchone()
    return {
        "today": "/today", "report": f"/report/{document}?at={start}#at", "fact": f"/fact/{fact}", "actor": f"/actor/{person}",
        "state": "/actor/kor", "relation": "/relation/kor,usa", "relations": "/relations", "issues": "/issues", "issue": "/issue/alliance",
        "agenda": "/agenda?as_of=2025-07-05", "measures": "/measures", "map": "/map", "search": "/search?q=tariff", "runs": "/runs",
        "codebook": "/codebook", "type": "/codebook/CONSULT", "review": "/review", "actors": "/actors", "reports": "/reports",
    }  # fmt: skip


def main() -> None:
    """Take all pictures, or those named after the record."""
    record, wanted = Path(sys.argv[1]), set(sys.argv[2:])
    with site(record) as address:
        looks = {"": {}, "-dark": {"dark": True}, "-phone": {"size": PHONE}}
        for suffix, look in looks.items():
            chrome = browser(**look)
            for name, path in pages(record).items():
                if (wanted and f"{name}{suffix}" not in wanted) or (
                    suffix and not wanted and name not in {"today", "report", "review"}
                ):
                    continue
                chrome.get(address + path)
                time.sleep(2.5 if name in {"relation", "map"} else 0.4)
                chrome.save_screenshot(str(HERE / f"{name}{suffix}.png"))
                print(name + suffix, [entry["message"] for entry in chrome.get_log("browser")])
            chrome.quit()


if __name__ == "__main__":
    main()
