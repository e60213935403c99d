"""The page of a brief: claims from facts, each with what proves it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dragoman
from dragoman.codebook.wording import load_wording
from dragoman.dossier import bargained, judged, promised
from tests.test_brief import material

WORDING = load_wording(Path(dragoman.__file__).parent / "codebook")


def fact(n: int, start: int = 0, end: int = 10, **fields: Any) -> dict[str, Any]:
    evidence = [{"start": start, "end": end, "text": "x" * (end - start)}]
    return {
        "id": f"x{n}",
        "document": {"id": "a"},
        "reported": "2031-03-05",
        "confidence": 0.6,
        "evidence": evidence,
        **fields,
    }


def term(n: int, kind: str, *items: str, what: str = "package") -> dict[str, Any]:
    return fact(n, kind=kind, what=what, items=list(items))


def test_the_terms_of_a_kind_are_one_sentence_with_all_their_proofs() -> None:
    terms = [
        term(1, "item", "gas", "ships"),
        term(2, "item", "troops"),
        term(3, "track", "gas", what="two-track approach"),
        term(4, "item", "troops"),
    ]
    claims = list(bargained(terms, WORDING))
    assert [claim.text for claim in claims] == [
        "The talks run on: two-track approach.",
        "On the table: gas, ships; troops.",
    ]
    assert [f["id"] for f in claims[1].facts] == ["x1", "x2"]


def test_a_judgement_names_its_holder() -> None:
    said = fact(1, kind="assessment", speaker="the writer", content="The talks could fail.")
    quoted = fact(2, kind="statement", speaker="Rojas", content="We met.")
    assert [claim.text for claim in judged([said, quoted])] == ["The writer: “The talks could fail”."]


def promise(**fields: Any) -> dict[str, Any]:
    return fact(1, maker="United States", maker_country="USA", content="I will go and", due=None, **fields)


def test_a_promise_whose_words_break_off_says_so() -> None:
    told = fact(2, kind="statement", complete=False, speaker="x", content="I will go and")
    (whole,) = promised([promise()], material(), WORDING)
    (broken,) = promised([promise()], material(statements=[told]), WORDING)
    assert whole.text == "The United States promised: “I will go and”."
    assert broken.text == "The United States promised: “I will go and …” (the words break off)."


def test_where_somebody_stands_says_whose_the_matter_is() -> None:
    known = {"stance": "condemn", "issue_id": "missiles", "issue": "missile launches", "of": ["Iran", "United States"]}
    assert WORDING.stand(known) == "takes a critical line on missile launches of Iran, the United States"
    assert WORDING.stand({**known, "issue_id": None, "issue": "the raid"}) == "condemns the raid"
    assert WORDING.stand({**known, "issue_id": None, "issue": "We go."}) == "condemns “We go”"
