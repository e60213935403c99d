"""The thread of a report: to which day its telling has come, read by the shipped model."""

from __future__ import annotations

from functools import cache

import pytest

from dragoman.pipeline import Pipeline, load_pipeline
from dragoman.records import Document

NOWHERE: tuple[str | None, str | None] = (None, None)
WEEKLY = (
    "The firefight on Tuesday of last week cost three lives. Lima summoned the envoy of Bolivia that same night; La Paz protested the next day. "
    "Peru rejected the charge.\n\nOn Friday the two presidents met in Puno. Peru thanked Bolivia.\n\nBrazil praised Bolivia."
)
NEWS = (
    "LIMA - Peru expelled the ambassador of Bolivia on Wednesday.\n\nBolivia condemned the expulsion.\n\n"
    "On July 2 Bolivian guards shot a farmer. Peru accused Bolivia of murder.\n\nBrazil praised Bolivia."
)
YEAR = "Peru and Bolivia are friends again.\n\nIn January Bolivia expelled the ambassador of Peru. Peru closed the border.\n\nBrazil praised Bolivia."
FLASHBACK = "Peru and Bolivia are friends again.\n\nPeru had closed the border and Bolivia had expelled the ambassador. Then Peru freed ten Bolivian fishermen."
STAY = (
    "Peru's foreign minister, Ana Soto, went to Bolivia last week.\n\nAn accord was signed on the Tuesday. "
    "Soto met the president of Bolivia on arrival and saw the president of Chile on the day she left."
)
SINCE = "The row ended when Peru freed ten fishermen in May. Bolivia then thanked Peru."


@cache
def pipeline() -> Pipeline:
    return load_pipeline()


def told(text: str, published: str) -> dict[str, tuple[str | None, str | None]]:
    """The days of each act by its cue."""
    (report,) = pipeline().code(Document(id="d", version="d", file="d", text=text, published=published, language="en"))
    return {e.cue.text: (e.date.start, e.date.end) for e in report.events if e.cue is not None}


@pytest.mark.parametrize(
    ("text", "published", "acts"),
    [
        (  # a review: what has no day of its own lies between the day told last and publication
            WEEKLY,
            "2025-07-16",
            {
                "summoned": ("2025-07-08", "2025-07-08"),
                "protested": ("2025-07-09", "2025-07-09"),
                "rejected": ("2025-07-09", "2025-07-09"),
                "met": ("2025-07-11", "2025-07-11"),
                "thanked": ("2025-07-11", "2025-07-11"),
                "praised": ("2025-07-11", "2025-07-16"),
            },
        ),
        (  # news of the day: what has no day is of the day of the report, but for the story before it
            NEWS,
            "2025-07-16",
            {
                "expelled": ("2025-07-16", "2025-07-16"),
                "condemned": ("2025-07-16", "2025-07-16"),
                "accused": ("2025-07-02", "2025-07-02"),
                "praised": ("2025-07-16", "2025-07-16"),
            },
        ),
        (YEAR, "2025-07-16", {"closed": ("2025-01-01", "2025-01-31"), "praised": NOWHERE}),
        (FLASHBACK, "2025-07-16", {"freed": NOWHERE}),
        (  # whichever day of the stay that was
            STAY,
            "2025-07-15",
            {
                "went": ("2025-07-07", "2025-07-13"),
                "met": ("2025-07-07", "2025-07-13"),
                "saw": ("2025-07-07", "2025-07-13"),
            },
        ),
        (SINCE, "2025-07-16", {"thanked": ("2025-05-01", "2025-05-31")}),
    ],
    ids=["review", "news", "long-ago", "flashback", "stay", "then"],
)
def test_an_act_without_a_day_stays_with_the_story(
    text: str, published: str, acts: dict[str, tuple[str | None, str | None]]
) -> None:
    found = told(text, published)
    assert {cue: found.get(cue) for cue in acts} == acts
