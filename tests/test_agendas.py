"""Items of the agenda as later reports leave them."""

from __future__ import annotations

from typing import Any

from dragoman.agendas import followed


def item(
    name: str, *, on: str | None, reported: str, state: str = "scheduled", parties: tuple[str, ...] = ("NOR", "CHL")
) -> dict[str, Any]:
    date = {"start": on, "end": on}
    return {"id": name, "kind": "meeting", "parties": list(parties), "state": state, "date": date, "reported": reported}


def later(*items: dict[str, Any]) -> list[str | None]:
    return [one["later"] and one["later"]["id"] for one in followed(items)]


def test_a_date_that_was_open_is_set_by_a_later_report() -> None:
    assert later(
        item("a", on=None, reported="2031-03-01", state="unset"), item("b", on="2031-04-02", reported="2031-03-20")
    ) == ["b", None]


def test_an_earlier_report_or_other_parties_set_nothing() -> None:
    open_ = item("a", on=None, reported="2031-03-01", state="unset")
    assert later(open_, item("b", on="2031-04-02", reported="2031-02-01")) == [None, None]
    assert later(open_, item("b", on="2031-04-02", reported="2031-03-20", parties=("NOR", "PER"))) == [None, None]


def test_what_was_set_is_called_off() -> None:
    set_ = item("a", on="2031-04-02", reported="2031-03-01")
    assert later(set_, item("b", on=None, reported="2031-03-20", state="cancelled"))[0] == "b"
    assert later(set_, item("b", on="2031-04-02", reported="2031-03-20")) == [None, None]
