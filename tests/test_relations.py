"""Relations: happenings by period, cooperation and conflict apart, issues that are tied together."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.codebook.book import load_codebook
from dragoman.relations import by_period, linked_issues, period, scored

BOOK = load_codebook()


def happening(
    code: str, day: str | None, *, status: str = "occurred", fact: str = "ev_1", words: str = "They met."
) -> dict[str, Any]:
    account = {"fact": fact, "words": words, "reported": day, "document": {}}
    date = {"start": day, "end": day}
    return {"type": code, "mode": None, "status": status, "date": date, "reports": 2, "accounts": [account]}


def periods(*events: dict[str, Any], by: str = "month") -> list[dict[str, Any]]:
    return by_period(scored(events, BOOK.ontology, BOOK.relations, between={"ev_1"}), by, BOOK.relations)


def test_cooperation_and_conflict_are_apart() -> None:
    (march, april) = periods(
        happening("CONSULT", "2031-03-04"), happening("ACCUSE", "2031-03-20"), happening("SANCTION", "2031-04-01")
    )
    assert (march["cooperation"], march["conflict"], april["conflict"]) == (1, 1, 1)
    assert march["quads"] == {
        "verbal cooperation": 1,
        "material cooperation": 0,
        "verbal conflict": 1,
        "material conflict": 0,
    }
    assert march["cooperation_intensity"] == BOOK.ontology.intensity("CONSULT", None)
    assert march["conflict_intensity"] == BOOK.ontology.intensity("ACCUSE", None)


def test_what_did_not_take_place_does_not_count() -> None:
    assert (
        periods(happening("CONSULT", "2031-03-04", status="planned"), happening("AID", "2031-03-04", fact="ev_2")) == []
    )


@pytest.mark.parametrize(
    ("by", "name"), [("day", "2031-08-04"), ("month", "2031-08"), ("quarter", "2031-Q3"), ("year", "2031")]
)
def test_periods(by: str, name: str) -> None:
    assert period(happening("CONSULT", "2031-08-04"), by) == name
    assert period(happening("CONSULT", None), by) == "no date"


def test_issues_tied_into_one_package() -> None:
    """Two issues in one sentence are tied only where a word of the bargain stands beside them."""
    tied = happening("CONSULT", "2031-03-04", words="They want tariffs and defence spending settled as one package.")
    apart = happening("CONSULT", "2031-03-04", words="They spoke of tariffs and of defence spending.")
    events = scored([tied, apart], BOOK.ontology, BOOK.relations, between={"ev_1"})
    (found,) = linked_issues(events, BOOK.issues, BOOK.relations, rarity=BOOK.rarity)
    assert len(found["issues"]) == 2
    assert [proof["words"] for proof in found["proof"]] == [tied["accounts"][0]["words"]]
