"""Positions over time: change and conflict."""

from __future__ import annotations

from typing import Any

from dragoman.standpoints import disputed, standpoints


def position(
    name: str, stance: str, *, report: str, on: str | None = None, published: str | None = None
) -> dict[str, Any]:
    document = {"id": report, "file": report, "published": published}
    return {
        "id": name, "holder": "Kari Solberg", "issue": "fishing quotas", "issue_id": "fisheries", "stance": stance,
        "date": {"start": on, "end": on}, "document": document, "evidence": [{"start": 0, "end": 1, "text": "x"}],
    }  # fmt: skip


def test_a_later_stance_on_the_other_side_is_a_change() -> None:
    march = position("po_1", "oppose", report="a", published="2031-03-05")
    may = position("po_2", "support", report="b", published="2031-05-07")
    first, second = standpoints([may, march])
    assert (first.position["id"], first.changes, first.since) == ("po_1", None, "2031-03-05")
    assert second.changes is march
    assert not second.conflicts
    assert disputed([first, second]) == []


def test_reports_of_one_day_that_contradict_each_other_are_a_conflict() -> None:
    one = position("po_1", "condemn", report="a", published="2031-03-05")
    other = position("po_2", "support", report="b", published="2031-03-05")
    points = standpoints([one, other])
    assert [point.conflicts[0]["id"] for point in points] == ["po_2", "po_1"]
    assert len(disputed(points)) == 1


def test_a_demand_is_on_neither_side() -> None:
    asked = position("po_1", "demand", report="a", published="2031-03-05")
    other = position("po_2", "oppose", report="b", published="2031-03-05")
    assert not any(point.conflicts or point.changes for point in standpoints([asked, other]))


def test_stances_on_the_acts_of_different_sides_do_not_contradict_each_other() -> None:
    one = {**position("po_1", "condemn", report="a", published="2031-03-05"), "of": ["Peru"]}
    other = {**position("po_2", "support", report="b", published="2031-03-05"), "of": ["Chile"]}
    assert not any(point.conflicts or point.changes for point in standpoints([one, other]))


def test_a_promise_on_a_matter_is_on_neither_side() -> None:
    one = position("po_1", "condemn", report="a", published="2031-03-05")
    other = position("po_2", "pledge", report="b", published="2031-03-05")
    assert not any(point.conflicts or point.changes for point in standpoints([one, other]))
