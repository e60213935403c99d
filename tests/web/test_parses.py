"""The parse of a fact in the browser: drawn without scripts, and as a table."""

from __future__ import annotations

import re

from starlette.testclient import TestClient

from dragoman.web.parses import drawn, levels
from tests.parses import sentence
from tests.web.conftest import fact_id

SENTENCE = sentence("Solberg/PROPN/nsubj/2 visited/VERB/root Chile/PROPN/obj/2 ./PUNCT/punct/2")


def test_an_arc_stands_above_all_within_its_reach() -> None:
    found = levels([(1, 0), (1, 3), (3, 2), (4, 1), (4, 5)])
    assert found == {(1, 0): 1, (3, 2): 1, (4, 5): 1, (1, 3): 2, (4, 1): 3}


def test_a_sentence_is_laid_out_from_left_to_right() -> None:
    shown = drawn(SENTENCE, [], [{"start": 8, "end": 15}])
    places = [word["x"] for word in shown["words"]]
    assert places == sorted(places)
    assert shown["width"] > places[-1]
    assert len(shown["arcs"]) == len(shown["words"]) - 1
    assert all(0 < arc["peak"] < shown["line"] for arc in shown["arcs"])
    assert [word["text"] for word in shown["words"] if word["cue"]] == ["visited"]


def test_a_page_draws_the_parse_and_tells_it_as_a_table(room: TestClient) -> None:
    fact = fact_id(room)
    assert f'href="/fact/{fact}/parse"' in room.get(f"/fact/{fact}").text
    html = room.get(f"/fact/{fact}/parse").text
    assert "<svg" in html
    assert re.search(r"<text class=\"word[^>]*>visited</text>", html)
    assert re.search(r"<th scope=\"row\">Chile</th><td[^>]*>Chile</td><td>PROPN</td>", html)
    (sentence,) = room.get(f"/fact/{fact}/parse.json").json()["sentences"]
    assert sentence["text"].startswith("On Monday Foreign Minister Kari Solberg")


def test_what_is_no_fact_has_no_parse(room: TestClient) -> None:
    document = room.get("/reports.json").json()["reports"][0]["id"]
    assert room.get(f"/fact/{document}/parse.json").status_code == 404
