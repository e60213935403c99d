"""The site in a real browser: every page, by keyboard alone, without scripts, on a phone, while the record grows."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from dragoman.codebook.book import load_codebook
from dragoman.store import open_for_writing
from dragoman.store.layer import catch_up
from dragoman.web.desk import Desk
from tests.reports import CHILE, NORWAY, Maker
from tests.store.conftest import keep
from tests.web.conftest import TOLD, VISIT, told_reports, visit_report

selenium = pytest.importorskip("selenium", reason="selenium is not installed")
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.support.ui import WebDriverWait  # noqa: E402

from tests.web.browsing import CHROMIUM, DRIVER, PHONE, browser, served  # noqa: E402

pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="there is no chromium with its driver on this machine"
)

#: Seconds for a page to do what it is asked, on a busy machine.
PATIENCE = 30
#: Bytes of a page with all that it loads before anybody scrolls.
WEIGHT = 500_000
PATHS = (
    "/today", "/reports", "/actors", "/actor/nor", "/actor/pe_solberg", "/relations", "/relation/nor,chl", "/issues", "/stories",
    "/issue/tariffs", "/negotiation/NOR-CHL", "/agenda", "/measures", "/map", "/search?q=overfishing", "/runs", "/codebook", "/codebook/CONSULT", "/review",
    "/nothing",
)  # fmt: skip


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("browser") / "desk.db"
    with open_for_writing(path) as db:
        for report in (visit_report(), *told_reports()):
            keep(db, report)
        catch_up(db, load_codebook())
    return path


@pytest.fixture(scope="module")
def address(record: Path) -> Iterator[str]:
    with served(Desk(record=record, reviewer="ana")) as found:
        yield found


@pytest.fixture(scope="module")
def chrome() -> Iterator[object]:
    with browser() as found:
        yield found


def wait(chrome: object, until: object) -> object:
    going = (NoSuchElementException, StaleElementReferenceException)
    return WebDriverWait(chrome, PATIENCE, poll_frequency=0.1, ignored_exceptions=going).until(until)


def press(chrome: object, *keys: str) -> None:
    for key in keys:
        chrome.switch_to.active_element.send_keys(key)


def inner(chrome: object, address: str) -> list[str]:
    """The addresses of a fact and of its report."""
    chrome.get(address + "/search?q=Solberg+visited")
    fact = chrome.find_element(By.CSS_SELECTOR, ".fact h3 a").get_attribute("href")
    report = chrome.find_element(By.CSS_SELECTOR, ".fact .source").get_attribute("href")
    return [fact.removeprefix(address), report.removeprefix(address)]


def deep(chrome: object, address: str) -> list[str]:
    """The addresses of pages that have an id in them."""
    fact, report = inner(chrome, address)
    return [fact, report, f"{fact}/parse"]


def test_no_page_complains_loads_from_elsewhere_or_weighs_much(chrome: object, address: str) -> None:
    for path in (*PATHS, *deep(chrome, address)):
        chrome.get(address + path)
        loaded = chrome.execute_script("return performance.getEntries().map(e => [e.name, e.encodedBodySize || 0])")
        assert [name for name, _ in loaded if name.startswith("http") and not name.startswith(address)] == []
        at_once = [size for name, size in loaded if not any(late in name for late in ("vega", "maplibre", "countries"))]
        assert sum(at_once) < WEIGHT, path
        severe = [
            entry["message"]
            for entry in chrome.get_log("browser")
            if entry["level"] == "SEVERE" and "404" not in entry["message"]
        ]
        assert severe == [], path


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_everybody_can_use_every_page(address: str, *, dark: bool) -> None:
    """axe finds nothing serious: names, roles, contrast, order."""
    axe = resources.files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf8")
    with browser(dark=dark) as chrome:
        for path in (*PATHS, *deep(chrome, address)):
            chrome.get(address + path)
            chrome.execute_script(axe)
            found = chrome.execute_async_script("axe.run().then(arguments[0])")["violations"]
            serious = [
                f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found if v["impact"] in {"serious", "critical"}
            ]
            assert serious == [], path


def test_a_phone_shows_every_page_without_scrolling_sideways(address: str) -> None:
    with browser(size=PHONE) as phone:
        for path in (*PATHS, *deep(phone, address)):
            phone.get(address + path)
            assert phone.execute_script("return document.documentElement.scrollWidth") <= PHONE[0], path


def test_a_chart_is_drawn_when_seen_and_brushed(chrome: object, address: str) -> None:
    chrome.get(address + "/relation/nor,chl")
    chart = wait(chrome, lambda c: c.find_element(By.CSS_SELECTOR, ".chart[data-drawn] canvas"))
    assert chart.size["height"] > 100
    assert not chrome.find_elements(By.CSS_SELECTOR, ".no-chart")


def test_words_of_a_report_show_their_facts_when_chosen(chrome: object, address: str) -> None:
    _, report = inner(chrome, address)
    chrome.get(address + report.partition("?")[0])
    chrome.find_element(By.XPATH, "//mark/a[contains(., 'On Monday')]").click()
    wait(chrome, lambda c: "Kari Solberg visited Chile" in c.find_element(By.ID, "proof").text)
    assert "?at=" in chrome.current_url
    lit = "".join(mark.text for mark in chrome.find_elements(By.CSS_SELECTOR, ".text mark.here"))
    assert lit.replace(" ", "") == VISIT.replace(" ", "")


def test_from_today_to_a_judgement_by_keyboard_alone_and_it_outlives_reading_anew(
    chrome: object, address: str, record: Path
) -> None:
    chrome.get(address + "/today")
    press(chrome, "j")
    for _ in range(12):
        if "visited" in chrome.switch_to.active_element.text:
            break
        press(chrome, "j")
    press(chrome, Keys.ENTER)
    wait(chrome, lambda c: "/fact/" in c.current_url)
    assert VISIT in chrome.find_element(By.CSS_SELECTOR, ".evidence").text
    press(chrome, "n")
    stamp = wait(chrome, lambda c: c.find_element(By.CSS_SELECTOR, ".kicker .stamp"))
    assert stamp.text == "judged wrong by ana"
    with open_for_writing(record) as db:
        keep(db, visit_report(), pipeline="another")
    chrome.refresh()
    assert "judged wrong by ana" in chrome.find_element(By.CSS_SELECTOR, ".kicker").text
    press(chrome, "z")
    wait(chrome, lambda c: not c.find_elements(By.CSS_SELECTOR, ".kicker .stamp"))


def test_from_today_through_its_story_to_a_judgement_that_outlives_reading_anew(
    chrome: object, address: str, record: Path
) -> None:
    chrome.get(address + "/today")
    chrome.find_element(By.CSS_SELECTOR, "a[href^='/story/']").send_keys(Keys.ENTER)
    wait(chrome, lambda c: "/story/" in c.current_url)
    assert {outlet for _, outlet, _ in TOLD} <= {
        e.text.split(",")[0] for e in chrome.find_elements(By.CSS_SELECTOR, ".source")
    }
    chrome.find_element(By.CSS_SELECTOR, ".cards h3 a").send_keys(Keys.ENTER)
    wait(chrome, lambda c: "/fact/" in c.current_url)
    words = "".join(mark.text for mark in chrome.find_elements(By.CSS_SELECTOR, ".evidence mark"))
    assert words.replace(" ", "") in {text.replace(" ", "") for _, _, text in TOLD}
    press(chrome, "y")
    wait(chrome, lambda c: "held right by ana" in c.find_element(By.CSS_SELECTOR, ".kicker").text)
    with open_for_writing(record) as db:
        for report in told_reports():
            keep(db, report, pipeline="yet another")
        catch_up(db, load_codebook())
    chrome.refresh()
    assert "held right by ana" in chrome.find_element(By.CSS_SELECTOR, ".kicker").text
    press(chrome, "z")
    wait(chrome, lambda c: not c.find_elements(By.CSS_SELECTOR, ".kicker .stamp"))


def test_the_parse_comes_when_it_is_asked_for(chrome: object, address: str) -> None:
    fact, _ = inner(chrome, address)
    chrome.get(address + fact)
    assert not chrome.find_elements(By.CSS_SELECTOR, "svg .word")
    press(chrome, "p")
    wait(chrome, lambda c: "Chile" in [word.text for word in c.find_elements(By.CSS_SELECTOR, ".parsed svg .word")])


def test_the_queue_is_worked_with_one_key_each(chrome: object, address: str) -> None:
    chrome.get(address + "/review")
    waiting = len(chrome.find_elements(By.CSS_SELECTOR, ".ask"))
    key = "y" if chrome.find_elements(By.CSS_SELECTOR, ".ask.now [data-key=y]") else "d"
    press(chrome, key)
    wait(chrome, lambda c: len(c.find_elements(By.CSS_SELECTOR, ".ask")) == waiting - 1)
    press(chrome, "z")
    wait(chrome, lambda c: len(c.find_elements(By.CSS_SELECTOR, ".ask")) == waiting)


def test_search_finds_as_one_types(chrome: object, address: str) -> None:
    chrome.get(address + "/search")
    chrome.find_element(By.CSS_SELECTOR, "main input[type=search]").send_keys("overfishing")
    wait(chrome, lambda c: c.find_elements(By.CSS_SELECTOR, "#found .fact"))


def test_reading_and_judging_need_no_scripts(address: str) -> None:
    with browser(scripts=False) as plain:
        fact, report = inner(plain, address)
        plain.get(address + report)
        assert "Kari Solberg visited Chile" in plain.find_element(By.ID, "proof").text
        plain.get(address + fact)
        plain.find_element(By.CSS_SELECTOR, "button[value=unsure]").click()
        stamp = wait(plain, lambda c: c.find_element(By.CSS_SELECTOR, ".kicker .stamp"))
        assert stamp.text == "unsure by ana"
        plain.find_element(By.CSS_SELECTOR, "button[value=undo]").click()
        wait(plain, lambda c: not c.find_elements(By.CSS_SELECTOR, ".kicker .stamp"))
        plain.get(address + fact)
        plain.find_element(By.CSS_SELECTOR, "details.parsed summary").click()
        plain.find_element(By.CSS_SELECTOR, "details.parsed a").click()
        assert "visited" in [word.text for word in plain.find_elements(By.CSS_SELECTOR, "svg .word")]
        plain.get(address + "/relation/nor,chl")
        assert not plain.find_element(By.CSS_SELECTOR, ".needs-js").is_displayed()
        assert plain.find_elements(By.CSS_SELECTOR, ".figures table")


def test_new_facts_appear_without_loading_the_page_again(chrome: object, address: str, record: Path) -> None:
    chrome.get(address + "/today")
    chrome.execute_script("window.same = true")
    text = "Fresh\nNorway thanked Chile at noon."
    make = Maker(text, name="fresh.txt", published="2031-03-06", outlet="South Wire")
    event = make.event(text.split("\n")[1], code="SUPPORT", actors=(NORWAY,), recipients=(CHILE,), on="2031-03-06")
    with open_for_writing(record) as db:
        keep(db, make.report(events=(event,)))
    wait(chrome, lambda c: "Norway thanked Chile at noon." in c.find_element(By.ID, "main").text)
    assert chrome.execute_script("return window.same")
    assert "The record has grown" in chrome.find_element(By.ID, "news").text
