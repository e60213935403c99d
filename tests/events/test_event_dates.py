"""Each act has its own date: sentences of a report of Saturday, 12 July 2025, read by the shipped model."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Pipeline, load_pipeline
from dragoman.records import Document

TODAY, NONE = "2025-07-12", None


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load_pipeline()


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        (
            "Lee met Ishiba in Tokyo on Monday, two months after Yoon Suk-yeol declared martial law.",
            {"met": ("occurred", "2025-07-07"), "declared": ("historical", "2025-05-01")},
        ),
        (
            "Turkey's president met Putin on Thursday, a day after Ankara expelled two Russian diplomats.",
            {"met": ("occurred", "2025-07-10"), "expelled": ("occurred", "2025-07-09")},
        ),
        (
            "China imposed sanctions on Taiwan when Pelosi visited Taipei in August 2022, and Beijing condemned the United States on Friday.",
            {
                "imposed": ("historical", "2022-08-01"),
                "visited": ("historical", "2022-08-01"),
                "condemned": ("occurred", "2025-07-11"),
            },
        ),
        ("South Korea has suffered since Yoon declared martial law.", {"declared": ("historical", NONE)}),
        ("He was prime minister when Yoon declared martial law.", {"declared": ("historical", NONE)}),
        (
            "Prosecutors questioned Han about the night when Yoon declared martial law.",
            {"questioned": ("occurred", TODAY), "declared": ("historical", NONE)},
        ),
        (
            "When Russia invaded Ukraine, Germany imposed sanctions on Moscow.",
            {"invaded": ("historical", NONE), "imposed": ("occurred", NONE)},
        ),
        ("Three people died when Israel bombed Gaza.", {"bombed": ("occurred", NONE)}),
        (
            "Trump, who imposed tariffs on Mexico, met Sheinbaum.",
            {"imposed": ("occurred", NONE), "met": ("occurred", TODAY)},
        ),
        (
            "Trump, who imposed tariffs on Mexico in March, met Sheinbaum.",
            {"imposed": ("historical", "2025-03-01"), "met": ("occurred", TODAY)},
        ),
        (
            "France recalled its ambassador to Algeria on Tuesday, saying that Algiers had expelled twelve French diplomats.",
            {"recalled": ("occurred", "2025-07-08"), "expelled": ("occurred", NONE)},
        ),
        (
            "Chinese gunboats attacked a Philippine ship carrying reporters on Monday.",
            {"attacked": ("occurred", "2025-07-07")},
        ),
        ("After meeting Xi on Monday, Macron called Putin.", {"meeting": ("occurred", "2025-07-07")}),
        ("Last year Trump withdrew the United States from the treaty with Iran.", {"withdrew": ("historical", "2024-01-01")}),
        ("Protesters have demonstrated in Hong Kong since June.", {"demonstrated": ("ongoing", "2025-06-01")}),
        (
            "Kenya's president met his Ugandan counterpart on Friday for the first time since January.",
            {"met": ("occurred", "2025-07-11")},
        ),
        (
            "North Korea's trade minister, No Kwang-chol, warned last week that any provocation of China would be met with force.",
            {"warned": ("occurred", "2025-06-30")},
        ),
        ("Putin's visit to Peru was the first since 2016.", {"visit": ("occurred", "2025-07-12")}),
        ("Houthi rebels have attacked Saudi Arabia previously.", {"attacked": ("historical", NONE)}),
    ],
)  # fmt: skip
def test_each_act_has_its_own_date(pipeline: Pipeline, sentence: str, acts: dict[str, tuple[str, str | None]]) -> None:
    document = Document(id="d", version="d", file="f", text=sentence, published=TODAY, language="en")
    (report,) = pipeline.code(document)
    found = {e.cue.text: (e.status, e.date.start) for e in report.events if e.cue is not None}
    assert {cue: found.get(cue) for cue in acts} == acts


def test_the_day_of_a_reporter_is_not_the_day_of_what_is_told(pipeline: Pipeline) -> None:
    """Published on Sunday the 13th: "the day before" counts from the visit on Saturday, not from the news of it."""
    text = (
        "Norway's foreign minister visited Chile on Saturday. The minister praised Chile, the agency reported on Sunday. "
        "The day before, the presidents of Peru and Bolivia had met in Lima."
    )
    (report,) = pipeline.code(Document(id="d", version="d", file="d", text=text, published="2025-07-13", language="en"))
    met = next(e for e in report.events if e.cue.text == "met")
    assert met.date.start == "2025-07-11"
